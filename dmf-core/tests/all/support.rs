//! A machine with one driver, what its Modules said, and a way to call them.

use std::{
    any::TypeId,
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use dmf_core::{Error, NtStatus, Result, device::Device as ClientDevice, module::Module};
use kmdf_host::{Device, Driver, DriverEntry, Machine};
use wdk_sys::{NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT, WdfGetDriver};

/// The status of every failure that a test plans.
pub(crate) const PLANNED: NtStatus = NtStatus::from_raw(0xC000_4242_u32.cast_signed());

/// What the Modules of one driver share with their test.
#[derive(Default)]
pub(crate) struct World {
    log: Mutex<Vec<String>>,
    plan: Mutex<Option<String>>,
    modules: Mutex<BTreeMap<TypeId, usize>>,
}

/// Locks, also after a test's assertion failed under the lock.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tests run in parallel in one process, so each finds its world by its driver's handle.
static WORLDS: Mutex<BTreeMap<usize, Arc<World>>> = Mutex::new(BTreeMap::new());

/// The world of the driver that runs on this thread.
pub(crate) fn world() -> Arc<World> {
    let driver = WdfGetDriver().addr();
    Arc::clone(locked(&WORLDS).entry(driver).or_default())
}

/// Writes a line into the log of the driver that runs on this thread.
pub(crate) fn say(line: impl Into<String>) {
    world().say(line);
}

/// Makes a Module known to its test; called from `open`, so that only what exists is found.
pub(crate) fn publish<M: Module>(module: &M) {
    let address = std::ptr::from_ref(module).addr();
    std::ptr::from_ref(module).expose_provenance();
    locked(&world().modules).insert(TypeId::of::<M>(), address);
}

impl World {
    pub(crate) fn say(&self, line: impl Into<String>) {
        locked(&self.log).push(line.into());
    }

    /// Writes the line, and fails if the test planned that.
    pub(crate) fn attempt(&self, line: String) -> Result<()> {
        let planned = self.plans(&line);
        self.say(line);
        if planned { Err(Error::Status(PLANNED)) } else { Ok(()) }
    }

    pub(crate) fn plans(&self, line: &str) -> bool {
        locked(&self.plan).as_deref() == Some(line)
    }
}

/// The entry point of a driver whose devices are `D`s.
pub(crate) unsafe extern "C" fn entry<D: ClientDevice>(
    driver: PDRIVER_OBJECT,
    registry_path: PCUNICODE_STRING,
) -> NTSTATUS {
    // SAFETY: the host passes the arguments of `DriverEntry`.
    unsafe { dmf_core::device::driver_entry::<D>(driver, registry_path) }
}

/// A machine with one driver.
pub(crate) struct Rig {
    pub(crate) machine: Machine,
    pub(crate) driver: Driver,
    pub(crate) world: Arc<World>,
}

impl Rig {
    /// The driver is loaded; it has no device yet. Time is virtual.
    pub(crate) fn load<D: ClientDevice>() -> Self {
        Self::load_entry(entry::<D>)
    }

    /// The same, with another entry point than the framework's.
    pub(crate) fn load_entry(entry: DriverEntry) -> Self {
        let machine = Machine::builder().virtual_time().build();
        let driver = machine.load("test", entry).expect("DriverEntry succeeds");
        let handle = driver.handle().as_raw::<wdk_sys::WDFDRIVER__>().addr();
        let world = Arc::clone(locked(&WORLDS).entry(handle).or_default());
        Self { machine, driver, world }
    }

    /// The driver is loaded and has one device, which works.
    pub(crate) fn start<D: ClientDevice>() -> (Self, Device) {
        let rig = Self::load::<D>();
        let device = rig.driver.plug_in().expect("the device starts");
        (rig, device)
    }

    /// Makes what writes this line fail, or take what it is offered.
    pub(crate) fn plan(&self, line: &str) {
        *locked(&self.world.plan) = Some(line.into());
    }

    /// What was said since the last call.
    pub(crate) fn said(&self) -> Vec<String> {
        std::mem::take(&mut *locked(&self.world.log))
    }

    /// Calls `f` with the published `M`, on a thread of the machine at `PASSIVE_LEVEL`.
    pub(crate) fn on<M: Module, R: Send + 'static>(
        &self,
        f: impl FnOnce(&M) -> R + Send + 'static,
    ) -> R {
        let address = locked(&self.world.modules)[&TypeId::of::<M>()];
        let call = move || {
            let module = std::ptr::with_exposed_provenance::<M>(address);
            // SAFETY: a Module was published at this address, and its device is still there.
            f(unsafe { &*module })
        };
        self.machine.run(call).expect("no crash")
    }

    /// Unloads the driver; nothing may be left of it.
    pub(crate) fn unload(self) {
        self.driver.unload().expect("the driver goes and leaves nothing");
    }

    /// Removes the device and unloads the driver.
    pub(crate) fn end(self, device: &Device) {
        device.remove().expect("the device goes");
        self.unload();
    }

    /// What was printed to the debugger, in one text.
    pub(crate) fn debugger(&self) -> String {
        self.machine.debug_output().concat()
    }
}
