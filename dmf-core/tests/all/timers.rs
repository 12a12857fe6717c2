//! Timers and work items: when they call, at which IRQL, and that they do not when closed.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    time::Duration,
};

use dmf_core::{
    module::{ModuleRef, State},
    prelude::*,
};

use crate::support::{Rig, locked, publish, say};

const MS: Duration = Duration::from_millis(1);

#[module(options = Dispatch)]
struct Clock {
    #[init(|wiring| wiring.timer(Self::expired))]
    once: Timer,
    #[init(|wiring| wiring.periodic_timer(10 * MS, Self::expired))]
    often: Timer,
    #[init(|wiring| wiring.work_item(Self::work))]
    item: WorkItem,
    calls: AtomicU32,
    held: Held,
}

/// Lets a test hold a callback.
#[derive(Default)]
struct Held(Mutex<Option<(mpsc::Sender<()>, mpsc::Receiver<()>)>>);

#[callbacks]
impl Module for Clock {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }

    fn close(&self) {
        say("close");
        // The callbacks below find the Module closed.
        self.once.start(Duration::ZERO);
        self.once.stop_and_wait();
        self.item.enqueue();
        self.item.flush();
        say(format!("{} calls", self.calls.load(Ordering::Relaxed)));
    }
}

impl Clock {
    fn expired(&self) {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let held = locked(&self.held.0).take();
        if let Some((inside, leave)) = held {
            let _asked = inside.send(());
            let _told = leave.recv();
        }
        say(format!("expired at {}", Irql::current()));
    }

    fn work(&self) {
        self.calls.fetch_add(1, Ordering::Relaxed);
        say(format!("worked at {}", Irql::current()));
    }
}

#[module(options = Passive)]
struct Slow {
    #[init(|wiring| wiring.timer(Self::expired))]
    timer: Timer,
}

#[callbacks]
impl Module for Slow {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

impl Slow {
    fn expired(&self) {
        say(format!("{} at {}", self.base().name(), Irql::current()));
    }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    clock: Child<Clock>,
    #[child(config = || NoConfig)]
    slow: Child<Slow>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        assert!(self.clock.base().is_open() && self.slow.base().is_open());
        Ok(())
    }
}

const EXPIRED: &str = "expired at DISPATCH_LEVEL";

#[test]
fn a_timer_calls_once_each_time_it_is_started_and_not_before_it_is_due() {
    let (rig, device) = Rig::start::<Root>();
    assert!(!rig.on(|clock: &Clock| clock.once.start(5 * MS)), "it was not running");
    rig.machine.advance(Duration::from_nanos(4_999_900)).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.machine.advance(Duration::from_nanos(100)).unwrap();
    rig.machine.advance(100 * MS).unwrap();
    assert_eq!(rig.said(), [EXPIRED]);
    assert!(!rig.on(|clock: &Clock| clock.once.start(Duration::ZERO)));
    rig.machine.advance(MS).unwrap();
    assert_eq!(rig.said(), [EXPIRED]);
    rig.end(&device);
}

#[test]
fn starting_a_timer_anew_replaces_its_time() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|clock: &Clock| clock.once.start(5 * MS));
    rig.machine.advance(4 * MS).unwrap();
    assert!(rig.on(|clock: &Clock| clock.once.start(5 * MS)), "it was running");
    rig.machine.advance(4 * MS).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.machine.advance(MS).unwrap();
    assert_eq!(rig.said(), [EXPIRED]);
    rig.end(&device);
}

#[test]
fn a_timer_that_is_stopped_does_not_call() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|clock: &Clock| {
        clock.once.start(5 * MS);
        assert!(clock.once.stop());
        assert!(!clock.once.stop());
        clock.once.start(5 * MS);
        assert!(clock.once.stop_and_wait());
        assert!(!clock.once.stop_and_wait());
    });
    rig.machine.advance(50 * MS).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.end(&device);
}

/// Longer than the kernel can count is not "at once".
#[test]
fn a_timer_with_an_absurd_delay_does_not_call() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|clock: &Clock| clock.once.start(Duration::MAX));
    rig.machine.advance(Duration::from_secs(1 << 32)).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.end(&device);
}

#[test]
fn a_periodic_timer_calls_each_period_after_its_delay() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|clock: &Clock| clock.often.start(3 * MS));
    rig.machine.advance(3 * MS).unwrap();
    assert_eq!(rig.said().len(), 1);
    rig.machine.advance(40 * MS).unwrap();
    assert_eq!(rig.said().len(), 4);
    rig.on(|clock: &Clock| clock.often.stop_and_wait());
    rig.machine.advance(40 * MS).unwrap();
    assert_eq!(rig.said(), [""; 0]);
    rig.end(&device);
}

#[test]
fn a_passive_modules_timer_calls_at_passive_level() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|slow: &Slow| slow.timer.start(MS));
    rig.machine.advance(MS).unwrap();
    rig.machine.settle().unwrap();
    assert_eq!(rig.said(), ["slow at PASSIVE_LEVEL"]);
    rig.end(&device);
}

#[test]
fn wdf_has_no_periodic_timers_at_passive_level() {
    #[device]
    struct Odd {
        #[child(config = || NoConfig)]
        child: Child<Impossible>,
    }
    #[callbacks]
    impl Module for Odd {
        fn open(&self) -> Result<()> {
            panic!("{:?}", self.child.timer)
        }
    }
    #[module(options = Passive)]
    struct Impossible {
        #[init(|wiring| wiring.periodic_timer(MS, |_| ()))]
        timer: Timer,
    }
    #[callbacks]
    impl Module for Impossible {
        fn open(&self) -> Result<()> {
            self.timer.stop();
            Ok(())
        }
    }
    let rig = Rig::load::<Odd>();
    match rig.driver.plug_in() {
        Err(kmdf_host::Error::Status { status, .. }) => {
            assert_eq!(status, NtStatus::NOT_SUPPORTED.raw());
        }
        other => panic!("{other:?}"),
    }
    rig.unload();
}

#[test]
fn a_work_item_calls_at_passive_level_also_when_enqueued_at_dispatch_level() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|clock: &Clock| {
        // SAFETY: lowered below.
        let before = unsafe { wdk_sys::ntddk::KfRaiseIrql(2) };
        clock.item.enqueue();
        // SAFETY: back to what it was.
        unsafe { wdk_sys::ntddk::KeLowerIrql(before) };
        clock.item.flush();
    });
    assert_eq!(rig.said(), ["worked at PASSIVE_LEVEL"]);
    rig.end(&device);
}

/// In C a timer's callback may run after its Module was closed.
#[test]
fn b4_nothing_is_called_once_the_module_is_closed() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|clock: &Clock| clock.once.start(1000 * MS));
    device.remove().unwrap();
    rig.machine.advance(2000 * MS).unwrap();
    assert_eq!(rig.said(), ["close", "0 calls"]);
    rig.unload();
}

/// ... or while it is being closed: here the callback counts as a Method.
#[test]
fn b4_close_waits_for_the_callback_that_runs() {
    let (rig, device) = Rig::start::<Root>();
    let (inside, is_inside) = mpsc::channel();
    let (leave, left) = mpsc::channel();
    let kept = rig.on(|clock: &Clock| {
        *locked(&clock.held.0) = Some((inside, left));
        clock.once.start(MS);
        ModuleRef::new(clock).unwrap()
    });
    let clock = rig.machine.clone();
    let advancing = std::thread::spawn(move || clock.advance(MS));
    is_inside.recv().unwrap();
    let removal = {
        let device = device.clone();
        rig.machine.spawn(move || device.remove())
    };
    while kept.tree().state() != State::Closing {
        std::thread::yield_now();
    }
    assert_eq!(rig.said(), [""; 0]);
    leave.send(()).unwrap();
    removal.join().unwrap().unwrap();
    advancing.join().unwrap().unwrap();
    assert_eq!(rig.said(), [EXPIRED, "close", "1 calls"]);
    rig.machine.run(move || drop(kept)).unwrap();
    rig.unload();
}
