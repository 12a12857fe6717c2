//! A device with one Module that opens by itself, and does in each callback what a test says.

use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::sync::{Arc, Mutex};

use dmf_core::module::ModuleRef;
use dmf_core::prelude::*;
#[cfg(feature = "shuttle")]
use kmdf_host::JoinHandle;
use kmdf_host::{Device, Driver, Machine};

/// When the Module, or its parent for it, is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    Register,
    Open,
    Opened,
    Closes,
    /// The Module's `close` begins.
    Close,
    /// The Module's `close` ends.
    Closed,
    Unregister,
    /// The Module's memory goes.
    Dropped,
}

/// What a test does at a moment.
type Act = fn(&Arrivals, Moment);

/// What the Module's moments were, and the Module for whoever tells it of arrivals.
#[derive(Default)]
pub(crate) struct Seen {
    moments: Mutex<Vec<Moment>>,
    module: Mutex<Option<ModuleRef<Arrivals>>>,
}

impl Seen {
    pub(crate) fn add(&self, moment: Moment) {
        self.moments.lock().expect("nobody panics while recording").push(moment);
    }

    pub(crate) fn moments(&self) -> Vec<Moment> {
        self.moments.lock().expect("nobody panics while recording").clone()
    }

    pub(crate) fn count(&self, moment: Moment) -> usize {
        self.moments().iter().filter(|seen| **seen == moment).count()
    }
}

/// The Config: what to do, and where to write it down.
#[derive(Clone)]
pub(crate) struct Config {
    act: Act,
    pub(crate) seen: Arc<Seen>,
}

impl ModuleConfig for Config {
    fn validate(&self) -> Result<(), ConfigError> {
        Ok(())
    }

    fn describe(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a script")
    }
}

/// Writes down that the Module's memory goes.
struct Grave(Arc<Seen>);

impl Drop for Grave {
    fn drop(&mut self) {
        self.0.add(Moment::Dropped);
    }
}

/// The Module: what it waits for comes and goes as a test likes.
#[module(config = Config, options = Passive, open = NotifyCreate)]
pub(crate) struct Arrivals {
    #[init(|wiring| Ok(Grave(wiring.config().seen.clone())))]
    _grave: Grave,
}

impl Arrivals {
    fn act(&self, moment: Moment) {
        self.config().seen.add(moment);
        (self.config().act)(self, moment);
    }

    /// Does `f` inside the Module.
    #[method(irql <= PASSIVE_LEVEL)]
    pub(crate) fn visit<R>(&self, f: impl FnOnce(&Self) -> R) -> Result<R> {
        Ok(f(self))
    }
}

#[callbacks]
impl Module for Arrivals {
    fn notification_register(&self) -> Result<()> {
        let me = ModuleRef::new(self)?;
        *self.config().seen.module.lock().expect("nobody panics here") = Some(me);
        self.act(Moment::Register);
        Ok(())
    }

    fn notification_unregister(&self) {
        self.act(Moment::Unregister);
    }

    fn open(&self) -> Result<()> {
        self.act(Moment::Open);
        Ok(())
    }

    fn close(&self) {
        self.act(Moment::Close);
        self.config().seen.add(Moment::Closed);
    }
}

std::thread_local! {
    /// The Config of the device that this thread is about to plug in.
    static CONFIG: RefCell<Option<Config>> = const { RefCell::new(None) };
}

#[device]
struct Stage {
    #[child(config = || CONFIG.take().expect("the thread that plugs in left a Config"),
            opened = Self::opened, closes = Self::closes)]
    arrivals: Child<Arrivals>,
}

impl Stage {
    fn opened(&self, arrivals: &Arrivals) {
        assert!(arrivals.visit(|_| ()).is_ok(), "Methods work once the parent is told");
        assert!(self.arrivals.try_ref().is_ok(), "the child is open");
        arrivals.act(Moment::Opened);
    }

    fn closes(&self, arrivals: &Arrivals) {
        assert!(arrivals.visit(|_| ()).is_ok(), "Methods work until the parent was told");
        assert!(self.arrivals.try_ref().is_ok(), "the child is still open");
        arrivals.act(Moment::Closes);
    }
}

#[callbacks]
impl Module for Stage {}

dmf_core::driver!(Stage);

/// A started device with the Module, closed.
pub(crate) struct Rig {
    pub(crate) machine: Machine,
    driver: Driver,
    device: Device,
    pub(crate) seen: Arc<Seen>,
    /// Ended on a thread of the machine; a test that fails before leaves it.
    module: ManuallyDrop<Arc<ModuleRef<Arrivals>>>,
}

impl Rig {
    pub(crate) fn start(act: Act) -> Self {
        let machine = Machine::new();
        let driver = machine.load("stage", driver_entry).expect("DriverEntry succeeds");
        let seen = Arc::new(Seen::default());
        let config = Config { act, seen: Arc::clone(&seen) };
        let plugging = driver.clone();
        let device = machine
            .run(move || {
                CONFIG.set(Some(config));
                plugging.plug_in()
            })
            .expect("the machine goes on")
            .expect("the device starts");
        let module = seen.module.lock().expect("nobody panics here").take();
        let module = ManuallyDrop::new(Arc::new(module.expect("the Module asked to be told")));
        Self { machine, driver, device, seen, module }
    }

    /// Calls the Module, from outside of it.
    pub(crate) fn run<R: Send + 'static>(
        &self,
        f: impl FnOnce(&Arrivals) -> R + Send + 'static,
    ) -> R {
        let module = Arc::clone(&self.module);
        self.machine.run(move || f(&module)).unwrap_or_else(|crash| panic!("{crash}"))
    }

    /// As `run`, without waiting.
    #[cfg(feature = "shuttle")]
    pub(crate) fn spawn<R: Send + 'static>(
        &self,
        f: impl FnOnce(&Arrivals) -> R + Send + 'static,
    ) -> JoinHandle<R> {
        let module = Arc::clone(&self.module);
        self.machine.spawn(move || f(&module))
    }

    /// Waits for everything that was put off.
    pub(crate) fn settle(&self) {
        self.machine.settle().expect("the machine goes on");
    }

    pub(crate) fn is_open(&self) -> bool {
        self.run(|module| module.visit(|_| ()).is_ok())
    }

    /// Removes the device on a thread of its own.
    #[cfg(feature = "shuttle")]
    pub(crate) fn remove_meanwhile(&self) -> JoinHandle<()> {
        let device = self.device.clone();
        self.machine.spawn(move || device.remove().expect("the device goes"))
    }

    /// Removes the device, keeping the Module's memory.
    pub(crate) fn remove(&self) {
        self.device.remove().expect("the device goes");
    }

    /// Unloads the driver of a device that is gone.
    pub(crate) fn unload(self) {
        let Self { machine, driver, module, .. } = self;
        machine.run(move || drop(ManuallyDrop::into_inner(module))).expect("the machine goes on");
        driver.unload().expect("nothing leaks");
    }

    /// Removes the device and unloads its driver, which leaves nothing behind.
    pub(crate) fn finish(self) {
        self.remove();
        self.unload();
    }
}
