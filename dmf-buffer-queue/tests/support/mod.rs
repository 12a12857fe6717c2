//! A device with one Module of the test's choice, and a way to call that Module.

mod payload;

use std::any::Any;
use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use dmf_core::module::{ModuleRef, open, options};
use dmf_core::prelude::*;
use kmdf_host::{Device, Driver, Error as HostError, JoinHandle, Machine};
use wdk_sys::{DRIVER_OBJECT, NTSTATUS, PCUNICODE_STRING};

pub(crate) use payload::{Ledger, Tracked};

/// A Module that a device can have as a child and use without asking whether it is open.
pub(crate) trait Testable:
    Module<Opens = open::Create, Options: options::Under<options::Passive>>
{
}

impl<M: Module<Opens = open::Create, Options: options::Under<options::Passive>>> Testable for M {}

std::thread_local! {
    /// The Config of the device that this thread is about to plug in.
    static CONFIG: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
    /// The device that this thread has just plugged in.
    static DEVICE: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// The device: a Module, and a place for what shall live longer than the Modules are open.
#[device]
pub(crate) struct Bench<M: Testable> {
    #[child(config = next_config::<M>)]
    pub(crate) module: Child<M>,
    #[cfg_attr(feature = "shuttle", expect(dead_code, reason = "not for schedules"))]
    pub(crate) keepsake: SpinLock<Option<Box<dyn Any + Send>>>,
}

#[callbacks]
impl<M: Testable> Module for Bench<M> {
    fn open(&self) -> Result<()> {
        let this: Box<dyn Any> = Box::new(ModuleRef::new(self)?);
        DEVICE.set(Some(this));
        Ok(())
    }
}

fn next_config<M: Testable>() -> M::Config {
    let config = CONFIG.take().expect("the thread that plugs in left a Config");
    *config.downcast().expect("it is for this Module")
}

unsafe extern "C" fn entry<M: Testable>(
    driver: *mut DRIVER_OBJECT,
    path: PCUNICODE_STRING,
) -> NTSTATUS {
    // SAFETY: the arguments are those of `DriverEntry`.
    unsafe { dmf_core::device::driver_entry::<Bench<M>>(driver, path) }
}

/// A started device with an `M`.
pub(crate) struct Rig<M: Testable> {
    pub(crate) machine: Machine,
    driver: Driver,
    device: Device,
    /// Ended on a thread of the machine; a test that fails before leaves it.
    bench: ManuallyDrop<Arc<ModuleRef<Bench<M>>>>,
}

impl<M: Testable> Rig<M> {
    /// A machine of its own with the device.
    pub(crate) fn start(config: M::Config) -> Self
    where
        M::Config: Send,
    {
        Self::start_on(&Machine::new(), config)
    }

    /// One more device in `machine`.
    pub(crate) fn start_on(machine: &Machine, config: M::Config) -> Self
    where
        M::Config: Send,
    {
        Self::try_start(machine, config)
            .unwrap_or_else(|error| panic!("the device starts: {error}"))
    }

    /// As `start_on`; a driver whose device does not start is unloaded, which shows its leaks.
    pub(crate) fn try_start(machine: &Machine, config: M::Config) -> Result<Self, HostError>
    where
        M::Config: Send,
    {
        let driver = machine.load("bench", entry::<M>)?;
        let plugging = driver.clone();
        let plugged = machine.run(move || {
            let config: Box<dyn Any> = Box::new(config);
            CONFIG.set(Some(config));
            let device = plugging.plug_in();
            CONFIG.take();
            let bench = DEVICE.take().map(|bench| bench.downcast().expect("it is of this type"));
            device.map(|device| (device, *bench.expect("a device that starts is opened")))
        })?;
        match plugged {
            Ok((device, bench)) => {
                let (machine, bench) = (machine.clone(), ManuallyDrop::new(Arc::new(bench)));
                Ok(Self { machine, driver, device, bench })
            }
            Err(error) => {
                driver.unload().expect("a device that does not start leaves nothing behind");
                Err(error)
            }
        }
    }

    /// Calls the Module on a thread of the machine.
    pub(crate) fn run<R: Send + 'static>(&self, f: impl FnOnce(&M) -> R + Send + 'static) -> R {
        self.on_bench(move |bench| f(&bench.module))
    }

    /// As `run`, with the device itself.
    pub(crate) fn on_bench<R: Send + 'static>(
        &self,
        f: impl FnOnce(&Bench<M>) -> R + Send + 'static,
    ) -> R {
        let bench = self.bench();
        self.machine.run(move || f(&bench)).unwrap_or_else(|crash| panic!("{crash}"))
    }

    fn bench(&self) -> Arc<ModuleRef<Bench<M>>> {
        Arc::clone(&self.bench)
    }

    /// As `run`, without waiting.
    pub(crate) fn spawn<R: Send + 'static>(
        &self,
        f: impl FnOnce(&M) -> R + Send + 'static,
    ) -> JoinHandle<R> {
        let bench = self.bench();
        self.machine.spawn(move || f(&bench.module))
    }

    /// Removes the device, so that its Modules close.
    pub(crate) fn remove(&self) {
        self.try_remove().unwrap_or_else(|error| panic!("the device goes: {error}"));
    }

    /// As `remove`, where that may be a crash.
    pub(crate) fn try_remove(&self) -> Result<(), HostError> {
        self.device.remove()
    }

    /// The same on a thread of its own, without waiting.
    #[cfg_attr(not(feature = "shuttle"), expect(dead_code, reason = "for schedules"))]
    pub(crate) fn remove_meanwhile(&self) -> JoinHandle<Result<(), HostError>> {
        let device = self.device.clone();
        self.machine.spawn(move || device.remove())
    }

    /// Unloads the driver of a device that was removed; what leaked is a crash.
    pub(crate) fn unload(self) -> Result<(), HostError> {
        let Self { machine, driver, bench, .. } = self;
        machine.run(move || drop(ManuallyDrop::into_inner(bench)))?;
        driver.unload()
    }

    /// Removes the device and unloads its driver, which leaves nothing behind.
    pub(crate) fn finish(self) {
        self.remove();
        self.unload().unwrap_or_else(|error| panic!("nothing leaks: {error}"));
    }
}

/// Ends a value that holds WDF objects on a thread of the machine.
pub(crate) fn drop_on<T: Send + 'static>(machine: &Machine, value: T) {
    machine.run(move || drop(value)).unwrap_or_else(|crash| panic!("{crash}"));
}
