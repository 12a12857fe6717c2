//! Modules that come and go while they are used: R4, R5, R6, and R7 for allocations that fail.
//!
//! `DMF_STORMS=10000` sets how many Modules R5 opens and closes; that is the default.
#![cfg(not(feature = "shuttle"))]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use dmf_core::{module::Dynamic, prelude::*};
use dmf_notify_user::{Config, NotifyUserWithRequest};
use kmdf_host::{FileHandle, Machine, NtStatus as ClientStatus, Pending};
use wdk_sys::{STATUS_INSUFFICIENT_RESOURCES, STATUS_INVALID_DEVICE_STATE, STATUS_QUOTA_EXCEEDED};

/// What the application asks the device to do.
const OPEN: u32 = 0x22_2000;
const CLOSE: u32 = 0x22_2004;
const WAIT: u32 = 0x22_2008;
const GIVE: u32 = 0x22_200C;
const RETURN: u32 = 0x22_2010;
const GIVE_AND_KEEP: u32 = 0x22_2014;
const COMPLETE_KEPT: u32 = 0x22_2018;
const GIVE_AND_CLOSE: u32 = 0x22_201C;

type Notify = NotifyUserWithRequest<Datum>;

/// A datum that is counted.
pub struct Datum {
    counts: Arc<Counts>,
}

/// How many data were made, and ended.
#[derive(Default)]
struct Counts {
    made: AtomicU64,
    ended: AtomicU64,
    calls: AtomicU64,
}

impl Drop for Datum {
    fn drop(&mut self) {
        self.counts.ended.fetch_add(1, Relaxed);
    }
}

/// A device whose Module is created and deleted as the application asks.
#[device]
pub struct Storm {
    notify: Mutex<Option<Arc<Dynamic<Notify>>>>,
    kept: Mutex<Vec<Request>>,
    counts: Arc<Counts>,
}

#[callbacks]
impl Module for Storm {
    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        let Some(notify) = self.notify(control.code()) else {
            self.without_module(request, control.code());
            return Ok(());
        };
        match control.code() {
            WAIT => notify.request_process(request).unwrap_or_else(Rejected::complete),
            RETURN => {
                notify.request_return(|waiting| waiting.complete(NtStatus::SUCCESS));
                request.complete(NtStatus::SUCCESS);
            }
            GIVE => self.give(&notify, request, |_, waiting, datum, _| {
                datum.counts.calls.fetch_add(1, Relaxed);
                waiting.complete(NtStatus::SUCCESS);
            }),
            GIVE_AND_KEEP => self.give(&notify, request, |notify, waiting, datum, _| {
                let keep = |storm: &Storm| storm.kept.lock().unwrap().push(waiting);
                notify.base().with_client(keep).expect("the client is there");
                assert_eq!(notify.held_requests(), 1);
                datum.counts.calls.fetch_add(1, Relaxed);
            }),
            GIVE_AND_CLOSE => self.give(&notify, request, |notify, waiting, _, _| {
                let take = |storm: &Storm| storm.notify.lock().unwrap().take();
                drop(notify.base().with_client(take));
                // The Module is still there for whoever is inside.
                notify.request_return(|other| other.complete(NtStatus::SUCCESS));
                waiting.complete(NtStatus::SUCCESS);
            }),
            _ => return Err(request),
        }
        Ok(())
    }
}

impl Storm {
    fn notify(&self, code: u32) -> Option<Arc<Dynamic<Notify>>> {
        if [OPEN, CLOSE, COMPLETE_KEPT].contains(&code) {
            return None;
        }
        self.notify.lock().unwrap().clone()
    }

    fn without_module(&self, request: Request, code: u32) {
        match code {
            OPEN => {
                let config = Config::new(2).with_max_pending_data(2).with_time_stamping(true);
                match self.base().create::<Notify>("notify", config) {
                    Ok(notify) => {
                        let before = self.notify.lock().unwrap().replace(Arc::new(notify));
                        drop(before);
                        request.complete(NtStatus::SUCCESS);
                    }
                    Err(error) => request.complete(error.status()),
                }
            }
            CLOSE => {
                let notify = self.notify.lock().unwrap().take();
                drop(notify);
                request.complete(NtStatus::SUCCESS);
            }
            COMPLETE_KEPT => {
                let kept = std::mem::take(&mut *self.kept.lock().unwrap());
                for kept in kept {
                    kept.complete(NtStatus::SUCCESS);
                }
                request.complete(NtStatus::SUCCESS);
            }
            _ => request.complete(NtStatus::INVALID_DEVICE_STATE),
        }
    }

    fn give(&self, notify: &Notify, request: Request, complete: dmf_notify_user::Complete<Datum>) {
        self.counts.made.fetch_add(1, Relaxed);
        let datum = Datum { counts: Arc::clone(&self.counts) };
        let given = notify.data_process(datum, complete, NtStatus::SUCCESS);
        request.complete(given.map_or_else(|error| error.status(), |()| NtStatus::SUCCESS));
    }
}

impl Drop for Storm {
    fn drop(&mut self) {
        let counts = &self.counts;
        assert_eq!(counts.made.load(Relaxed), counts.ended.load(Relaxed), "each datum ends");
    }
}

dmf_core::driver!(Storm);

struct Bed {
    machine: Machine,
    driver: kmdf_host::Driver,
    device: kmdf_host::Device,
    file: Arc<FileHandle>,
}

impl Bed {
    fn start() -> Self {
        let machine = Machine::new();
        let driver = machine.load("storm", driver_entry).unwrap();
        let device = driver.plug_in().unwrap();
        let file = Arc::new(machine.open_device(&device).unwrap());
        Self { machine, driver, device, file }
    }

    fn ask(&self, code: u32) -> i32 {
        self.send(code).wait().unwrap().status.0
    }

    fn send(&self, code: u32) -> Pending {
        self.file.ioctl_overlapped(code, &[], 0).unwrap()
    }

    /// Everything goes, and nothing is left.
    fn end(self) {
        let Self { machine, driver, device, file } = self;
        drop(file);
        device.remove().unwrap();
        driver.unload().unwrap_or_else(|error| panic!("nothing leaks: {error}"));
        assert_eq!(machine.counters().objects, 0);
    }
}

/// A client deletes its Module in that Module's completion callback. In C it waits for itself; here
/// the deletion ends when the callback has.
#[test]
fn r4_a_callback_deletes_its_module() {
    let bed = Bed::start();
    for _ in 0..20 {
        assert_eq!(bed.ask(OPEN), 0);
        let waiting = [bed.send(WAIT), bed.send(WAIT)];
        assert_eq!(bed.ask(GIVE_AND_CLOSE), 0);
        assert!(waiting[0].wait().unwrap().status.is_success());
        // The other one was returned in the callback, or cancelled when the Module closed after it.
        waiting[1].wait().unwrap();
        assert_eq!(bed.ask(GIVE), STATUS_INVALID_DEVICE_STATE, "the Module is gone");
        bed.machine.settle().unwrap();
    }
    bed.end();
}

/// A client completes the request that it kept, and deletes the Module that it got it from.
#[test]
fn r6_a_dynamic_module_closes_after_the_request_that_was_kept() {
    let bed = Bed::start();
    for _ in 0..3 {
        assert_eq!(bed.ask(OPEN), 0);
        let kept = bed.send(WAIT);
        assert_eq!(bed.ask(GIVE_AND_KEEP), 0);
        assert!(!kept.is_done());
        assert_eq!(bed.ask(COMPLETE_KEPT), 0);
        assert!(kept.wait().unwrap().status.is_success());
        assert_eq!(bed.ask(CLOSE), 0);
    }
    bed.end();
}

/// The other order is against a rule of WDF, which would wait. It is not a silent hang: the machine
/// stops, and says which request it is.
#[test]
fn r6_a_dynamic_module_that_closes_before_the_request_that_was_kept_is_named() {
    let bed = Bed::start();
    assert_eq!(bed.ask(OPEN), 0);
    let _kept = bed.send(WAIT);
    assert_eq!(bed.ask(GIVE_AND_KEEP), 0);
    let closed = bed.file.ioctl_overlapped(CLOSE, &[], 0).and_then(|closing| closing.wait());
    assert!(closed.is_err());
    let crash = bed.machine.crash().unwrap();
    assert_eq!(crash.code, kmdf_host::BugCheck::DriverLeak);
    assert!(crash.detail.contains("0x00222008"), "{crash}");
    // A handle on a machine that stopped waits for a while before it gives up.
    std::mem::forget(bed);
}

/// What an application may be told in a storm.
fn is_expected(status: i32) -> bool {
    let cancelled = ClientStatus::CANCELLED.0;
    [0, cancelled, STATUS_INVALID_DEVICE_STATE, STATUS_QUOTA_EXCEEDED].contains(&status)
}

/// The Module is opened and closed again and again while three threads use it: each request is
/// completed with a status that its documentation has, each datum ends, and nothing leaks.
#[test]
fn r5_ten_thousand_openings_and_closings_under_load() {
    let storms = std::env::var("DMF_STORMS").map_or(10_000, |storms| storms.parse().unwrap());
    let bed = Bed::start();
    let (done, waits) = (AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while done.load(Relaxed) == 0 {
                    let waiting = bed.send(WAIT);
                    bed.ask(GIVE);
                    waiting.cancel().unwrap();
                    assert!(is_expected(waiting.wait().unwrap().status.0));
                    waits.fetch_add(1, Relaxed);
                }
            });
        }
        scope.spawn(|| {
            while done.load(Relaxed) == 0 {
                assert!(is_expected(bed.ask(GIVE)));
                assert!(is_expected(bed.ask(RETURN)));
            }
        });
        for _ in 0..storms {
            assert_eq!(bed.ask(OPEN), 0);
            assert_eq!(bed.ask(CLOSE), 0);
        }
        done.store(1, Relaxed);
    });
    println!("{storms} openings, {} requests", waits.load(Relaxed));
    bed.end();
}

/// R7: every allocation of an open, of a request and of a datum fails in turn; each is told, nothing
/// is lost, and the next attempt succeeds.
#[test]
fn r7_every_allocation_fails_in_turn() {
    let bed = Bed::start();
    let objects = bed.machine.counters().objects;
    let mut failed = 0;
    for failing in 1.. {
        bed.machine.fail_allocation(failing);
        let statuses = play(&bed);
        bed.machine.fail_allocation(0);
        let refused = |status: &i32| *status == STATUS_INSUFFICIENT_RESOURCES;
        let is_short = statuses.iter().any(refused);
        assert_eq!(bed.ask(CLOSE), 0);
        bed.machine.settle().unwrap();
        assert_eq!(bed.machine.counters().objects, objects, "allocation {failing}");
        if !is_short {
            assert_eq!(statuses, [0; 4]);
            break;
        }
        failed += 1;
    }
    assert!(failed > 10, "{failed}");
    bed.end();
}

/// Opens, and pairs a request and a datum in either order; what the application was told.
fn play(bed: &Bed) -> [i32; 4] {
    let opened = bed.ask(OPEN);
    let first = bed.send(WAIT);
    let given = [bed.ask(GIVE), bed.ask(GIVE)];
    let second = bed.send(WAIT);
    let [first, second] = [first, second].map(|waiting| {
        if !waiting.is_done() {
            waiting.cancel().unwrap();
        }
        waiting.wait().unwrap().status.0
    });
    let worst = if given[0] == 0 { given[1] } else { given[0] };
    [opened, first, worst, second]
}
