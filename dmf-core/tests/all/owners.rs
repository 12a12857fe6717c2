//! Dynamic Modules and their owner: created while it opens, and deleted where one would expect it
//! least.

use std::sync::Mutex;

use dmf_core::{ModuleType, module::Dynamic, prelude::*};

use crate::support::{PLANNED, Rig, locked, publish, say, world};

/// A dynamic Module that opens by itself, and writes down what it does.
#[module(options = Passive, open = NotifyCreate)]
struct Guest {
    #[init(|wiring| wiring.manual_queue(Self::cancelled))]
    waiting: ManualQueue,
    #[child(config = |_| NoConfig)]
    below: Child<Below>,
}

#[module(options = Passive)]
struct Below {}

#[callbacks]
impl Module for Below {
    fn close(&self) {
        say("below closes");
    }
}

#[callbacks]
impl Module for Guest {
    fn notification_unregister(&self) {
        say("unregisters");
    }

    fn open(&self) -> Result<()> {
        if world().plans("leave in open") {
            leave();
        }
        say("opens");
        Ok(())
    }

    fn close(&self) {
        if world().plans("leave in close") {
            leave();
        }
        say(format!("closes, below is {}", self.below.tree().state()));
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        say("ends");
    }
}

impl Guest {
    /// Closes itself, which is put off until this has returned.
    #[method(irql <= PASSIVE_LEVEL)]
    fn close_soon(&self) {
        self.close_self();
    }

    /// Keeps the request until it is cancelled.
    #[method(irql <= PASSIVE_LEVEL, refused = |refused| Err(Rejected::refused(request, refused)))]
    fn park(&self, request: Request) -> Result<(), Rejected> {
        request.forward(&self.waiting)
    }

    fn cancelled(&self, request: Request) {
        leave();
        say(format!("cancelled, below is {}", self.below.tree().state()));
        request.complete(NtStatus::CANCELLED);
    }
}

/// Deletes the guest, wherever this is called.
fn leave() {
    let root = ROOTS.with_guest(Option::take);
    say("leaves");
    drop(root);
}

/// The guests of the tests that run, by their driver.
struct Guests(Mutex<Vec<(usize, Option<Dynamic<Guest>>)>>);

static ROOTS: Guests = Guests(Mutex::new(Vec::new()));

impl Guests {
    /// Reaches the guest of the driver that runs on this thread.
    fn with_guest<R>(&self, f: impl FnOnce(&mut Option<Dynamic<Guest>>) -> R) -> R {
        let driver = wdk_sys::WdfGetDriver().addr();
        let mut all = locked(&self.0);
        if !all.iter().any(|(of, _)| *of == driver) {
            all.push((driver, None));
        }
        let place = all.iter_mut().find(|(of, _)| *of == driver);
        f(&mut place.expect("it was just added").1)
    }
}

/// Creates its guest in its own `open`.
#[device(symbolic_link = "Owners")]
struct Host {
    second: SpinLock<Option<Dynamic<Below>>>,
}

/// The guest ends with its host.
impl Drop for Host {
    fn drop(&mut self) {
        drop(ROOTS.with_guest(Option::take));
    }
}

#[callbacks]
impl Module for Host {
    fn open(&self) -> Result<()> {
        publish(self);
        let guest = self.base().create::<Guest>("guest", NoConfig)?;
        ROOTS.with_guest(|place| *place = Some(guest));
        // F1: in C a dynamic Module that is created without attributes crashes the system.
        let second = self.base().create::<Below>("second", NoConfig)?;
        assert_eq!(second.tree().to_string(), "Below 'second': open");
        *self.second.lock() = Some(second);
        world().attempt("the host opens".into())
    }

    fn device_control(&self, request: Request, _: IoControl) -> Result<(), Request> {
        ROOTS.with_guest(|guest| match guest {
            Some(guest) => guest.park(request).map_err(|rejected| rejected.request),
            None => Err(request),
        })
    }
}

/// Opens the guest from outside of it.
fn open_guest(rig: &Rig) -> Result<()> {
    rig.on(|_: &Host| ROOTS.with_guest(|guest| guest.as_ref().map_or(Ok(()), |g| g.open_self())))
}

#[test]
fn f1_f2_a_module_creates_dynamic_ones_while_it_opens_and_they_close_with_it() {
    let (rig, device) = Rig::start::<Host>();
    assert_eq!(open_guest(&rig), Ok(()));
    assert_eq!(rig.said(), ["the host opens", "opens"]);
    device.remove().unwrap();
    let closed = ["below closes", "unregisters", "closes, below is open", "below closes", "ends"];
    assert_eq!(rig.said(), closed, "they close with their owner, the newest first");
    rig.unload();
}

#[test]
fn f2_what_a_module_creates_before_its_open_fails_is_closed() {
    let rig = Rig::load::<Host>();
    rig.plan("the host opens");
    match rig.driver.plug_in() {
        Err(kmdf_host::Error::Status { status, .. }) => assert_eq!(status, PLANNED.raw()),
        other => panic!("{other:?}"),
    }
    let closed = ["the host opens", "below closes", "unregisters", "below closes", "ends"];
    assert_eq!(rig.said(), closed);
    rig.unload();
}

/// What was said, but for the end of the registration: on another thread, that waits for none of the
/// guest's callbacks.
fn without_unregistering(rig: &Rig) -> Vec<String> {
    rig.said().into_iter().filter(|line| line != "unregisters").collect()
}

/// N14: it would be taken apart under its own feet.
#[test]
fn n14_a_dynamic_module_is_deleted_from_within_its_own_open() {
    let (rig, device) = Rig::start::<Host>();
    rig.plan("leave in open");
    let opened = rig.on(|_: &Host| {
        let guest = ROOTS.with_guest(|guest| {
            dmf_core::module::ModuleRef::new(&**guest.as_ref().unwrap()).unwrap()
        });
        guest.open_self()
    });
    assert_eq!(opened, Ok(()));
    rig.machine.settle().unwrap();
    let life =
        ["the host opens", "leaves", "opens", "closes, below is open", "below closes", "ends"];
    assert_eq!(without_unregistering(&rig), life);
    rig.end(&device);
}

#[test]
fn n14_a_dynamic_module_is_deleted_from_within_its_own_close() {
    let (rig, device) = Rig::start::<Host>();
    assert_eq!(open_guest(&rig), Ok(()));
    rig.plan("leave in close");
    rig.on(|_: &Host| {
        ROOTS.with_guest(|guest| guest.as_ref().unwrap().close_soon());
    });
    rig.machine.settle().unwrap();
    let life =
        ["the host opens", "opens", "leaves", "closes, below is open", "below closes", "ends"];
    assert_eq!(without_unregistering(&rig), life);
    rig.end(&device);
}

#[test]
fn n14_a_dynamic_module_is_deleted_from_within_its_cancel_callback() {
    let (rig, device) = Rig::start::<Host>();
    assert_eq!(open_guest(&rig), Ok(()));
    let file = rig.machine.open_device(&device).unwrap();
    let parked = file.ioctl_overlapped(0x22_2000, &[], 0).unwrap();
    parked.cancel().unwrap();
    assert_eq!(parked.wait().unwrap().status, NtStatus::CANCELLED.raw());
    drop(file);
    rig.machine.settle().unwrap();
    let life = [
        "the host opens",
        "opens",
        "leaves",
        "cancelled, below is open",
        "closes, below is open",
        "below closes",
        "ends",
    ];
    assert_eq!(without_unregistering(&rig), life);
    rig.end(&device);
}

/// A child of a dynamic Module that waits for hardware.
#[module(options = Passive, open = PrepareHardware)]
struct Late {}

#[callbacks]
impl Module for Late {}

#[module(options = Passive, open = NotifyCreate)]
struct Patient {
    #[child(config = |_| NoConfig)]
    late: Child<Late>,
}

#[callbacks]
impl Module for Patient {
    fn open(&self) -> Result<()> {
        self.late.try_ref().map(drop).map_err(Error::from)
    }
}

/// F9: C accepts it, and nothing ever calls it.
#[test]
fn f9_a_dynamic_module_with_a_child_that_nobody_would_open_is_refused() {
    let (rig, device) = Rig::start::<Host>();
    let refused =
        rig.on(|host: &Host| host.base().create::<Patient>("patient", NoConfig).map(drop));
    assert_eq!(refused, Err(Error::Status(NtStatus::NOT_SUPPORTED)));
    rig.end(&device);
}

#[test]
fn a_module_that_is_neither_open_nor_opening_creates_none() {
    let (rig, device) = Rig::start::<Host>();
    let kept = rig.on(|host: &Host| dmf_core::module::ModuleRef::new(host).unwrap());
    device.remove().unwrap();
    let created = rig.machine.run(move || kept.base().create::<Below>("late", NoConfig).map(drop));
    assert_eq!(created.unwrap(), Err(Error::Refused(Refused::Closed)));
    rig.unload();
}

/// A Module below a dynamic one whose `open` fails.
#[module(options = Passive)]
struct Refusing {
    #[child(config = |_| NoConfig)]
    below: Child<Below>,
}

#[callbacks]
impl Module for Refusing {
    fn open(&self) -> Result<()> {
        say(format!("refuses, below is {}", self.below.tree().state()));
        Err(PLANNED.into())
    }
}

/// A dynamic Module that never opens: of its children the first does, the second does not.
#[module(options = Passive)]
struct Pair {
    #[child(config = |_| [NoConfig; 2])]
    _first: [Child<Below>; 2],
    #[child(config = |_| NoConfig)]
    _second: Child<Refusing>,
    #[child(config = |_| NoConfig)]
    _never: Child<Below>,
}

#[callbacks]
impl Module for Pair {
    fn open(&self) -> Result<()> {
        say("WRONG: opens without its children");
        Ok(())
    }

    fn close(&self) {
        say("WRONG: closes what did not open");
    }
}

/// F3, B18: nothing stays open of a dynamic tree of which one Module fails.
#[test]
fn f3_b18_what_opened_of_a_dynamic_tree_that_fails_is_closed_at_every_depth() {
    let (rig, device) = Rig::start::<Host>();
    rig.said();
    let failed = rig.on(|host: &Host| host.base().create::<Pair>("pair", NoConfig).map(drop));
    assert_eq!(failed, Err(Error::Status(PLANNED)));
    // The one below the refusing Module, then the first two.
    assert_eq!(rig.said(), [&["refuses, below is open"][..], &["below closes"; 3]].concat());
    rig.end(&device);
}
