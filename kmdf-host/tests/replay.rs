//! A schedule that fails is printed, and what is printed runs it again; small cases run under every schedule.
#![cfg(feature = "shuttle")]
#![allow(dead_code, reason = "the rig has more than is needed here")]

#[path = "io/rig.rs"]
mod rig;
mod support;

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kmdf_host::{FileHandle, Machine, explore};
use rig::{BUFFERED, Script, complete, retrieve};
use shuttle::thread;
use support::{machine, object};
use wdk_sys::STATUS_SUCCESS;

/// Lets others run in the middle of an increment.
fn increment(counter: &AtomicU32) {
    let value = counter.load(Ordering::SeqCst);
    wdf!(WdfObjectDelete, object(&mut support::attributes()));
    counter.store(value + 1, Ordering::SeqCst);
}

const RACE: &str = "two threads were inside at once";

/// Two threads of a driver race.
fn race() {
    let (machine, _driver) = machine();
    let counter = Arc::new(AtomicU32::new(0));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let counter = Arc::clone(&counter);
            machine.spawn(move || increment(&counter))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(counter.load(Ordering::SeqCst), 2, "{RACE}");
}

/// A driver completes a request that its client may have cancelled: wrong under some schedules only.
fn completes_twice() {
    let rig = Script::new()
        .parallel()
        .on("EvtIoDefault", |env, event| {
            event.mark_cancelable();
            env.keep(event.request);
        })
        .on("EvtRequestCancel", |_, event| event.complete(wdk_sys::STATUS_CANCELLED))
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).expect("no crash yet");
    let request = rig.env.kept();
    let completer = rig.machine.spawn(move || {
        // Wrong: the request may be completed by now, and so its handle is no good.
        if wdf!(WdfRequestUnmarkCancelable, request.as_raw()) == STATUS_SUCCESS {
            complete(request, STATUS_SUCCESS);
        }
    });
    let cancelled = pending.cancel();
    let completed = completer.join();
    assert!(cancelled.is_ok() && completed.is_ok(), "the machine has stopped");
    drop(file);
    rig.end();
}

#[test]
#[ignore = "it fails on purpose; another test runs it"]
fn fails_with_a_race() {
    explore::random(1000, race);
}

#[test]
#[ignore = "it fails on purpose; another test runs it"]
fn fails_with_a_bug_check() {
    explore::pct(1000, 3, completes_twice);
}

#[test]
#[ignore = "it fails on purpose; another test runs it"]
fn replays_a_race() {
    explore::replay(&std::env::var(SCHEDULE).expect("the other test gives it"), race);
}

#[test]
#[ignore = "it fails on purpose; another test runs it"]
fn replays_a_bug_check() {
    explore::replay(&std::env::var(SCHEDULE).expect("the other test gives it"), completes_twice);
}

/// The environment variable with the schedule to replay.
const SCHEDULE: &str = "KMDF_HOST_TEST_SCHEDULE";

/// Runs a test that fails in a process of its own; gives back what it printed.
fn fail(test: &str, schedule: &str) -> String {
    let itself = std::env::current_exe().expect("the test has a file");
    let arguments = ["--ignored", "--exact", "--nocapture", test];
    let child = Command::new(itself).args(arguments).env(SCHEDULE, schedule).output();
    let child = child.expect("it can be run again");
    assert!(!child.status.success(), "it fails");
    String::from_utf8_lossy(&child.stderr).into_owned()
}

/// The schedule in what a failed test printed.
fn schedule_in(printed: &str) -> &str {
    let (_, rest) = printed.split_once("failing schedule:\n\"\n").expect("the schedule is printed");
    rest.split_once("\n\"").expect("it ends").0
}

#[test]
fn a_printed_schedule_runs_the_same_race_again() {
    let printed = fail("fails_with_a_race", "");
    assert!(printed.contains(RACE), "{printed}");
    let again = fail("replays_a_race", schedule_in(&printed));
    assert!(again.contains(RACE), "{again}");
}

#[test]
fn a_printed_schedule_runs_into_the_same_bug_check_again() {
    let printed = fail("fails_with_a_bug_check", "");
    let stop = |text: &str| text.lines().find(|line| line.contains("BUG CHECK")).map(str::to_owned);
    let first = stop(&printed).expect("the machine stops");
    let again = fail("replays_a_bug_check", schedule_in(&printed));
    assert_eq!(stop(&again), Some(first));
}

/// A client that sends a request and cancels it, or not; tells whether it succeeded.
fn client(
    file: &Arc<FileHandle>,
    cancels: bool,
    ended: &Arc<AtomicU32>,
) -> thread::JoinHandle<u32> {
    let (file, ended) = (Arc::clone(file), Arc::clone(ended));
    thread::spawn(move || {
        let pending = file.ioctl_overlapped(BUFFERED, b"x", 1).expect("no crash");
        if cancels {
            pending.cancel().expect("no crash");
        }
        let succeeded = pending.wait().expect("no crash").status.is_success();
        ended.fetch_add(1, Ordering::SeqCst);
        u32::from(succeeded)
    })
}

/// A whole driver with its clients: requests go to a manual queue, and a thread of the driver serves them.
fn driver_with_clients() {
    let rig = Script::usual()
        .on("EvtIoDefault", |env, event| {
            assert_eq!(event.forward(env.queue("manual")), 0);
        })
        .start();
    let (file, ended) = (Arc::new(rig.open()), Arc::new(AtomicU32::new(0)));
    let clients = [false, true].map(|cancels| client(&file, cancels, &ended));
    let queue = rig.env.queue("manual");
    let server = rig.machine.spawn(move || {
        let mut served = 0;
        while ended.load(Ordering::SeqCst) < 2 {
            while let Ok(request) = retrieve(queue) {
                complete(request, STATUS_SUCCESS);
                served += 1;
            }
            thread::yield_now();
        }
        served
    });
    let succeeded: u32 = clients.map(|client| client.join().expect("no panic")).into_iter().sum();
    assert_eq!(server.join(), Ok(succeeded), "whoever was not served was cancelled");
    drop(file);
    rig.end();
}

#[test]
fn a_driver_with_clients_runs_under_random_schedules() {
    explore::random(200, driver_with_clients);
}

#[test]
fn a_driver_with_clients_runs_under_pct_schedules() {
    explore::pct(200, 3, driver_with_clients);
}

#[test]
fn a_small_case_runs_under_every_schedule() {
    let explored = explore::exhaustive(20_000, || {
        let machine = Machine::new();
        assert_eq!(machine.run(|| 7), Ok(7));
    });
    println!("{explored:?}");
    assert!(explored.complete && explored.schedules > 1, "{explored:?}");
}

#[test]
fn exploring_stops_at_the_number_of_schedules_that_it_was_given() {
    let explored = explore::exhaustive(50, race_without_a_check);
    assert_eq!(explored, explore::Explored { schedules: 50, complete: false });
}

/// As [`race`], whoever wins.
fn race_without_a_check() {
    let (machine, _driver) = machine();
    let counter = Arc::new(AtomicU32::new(0));
    let other = Arc::clone(&counter);
    let thread = machine.spawn(move || increment(&other));
    machine.run(move || increment(&counter)).unwrap();
    thread.join().unwrap();
}
