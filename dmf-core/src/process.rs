//! Being told of processes that start and end.
//!
//! C: `PsSetCreateProcessNotifyRoutineEx`.

mod start;

use core::{
    fmt,
    marker::PhantomData,
    ptr,
    sync::atomic::{AtomicPtr, Ordering},
};

use wdk_sys::{
    HANDLE, PEPROCESS, PPS_CREATE_NOTIFY_INFO, WDFDEVICE, WdfGetDriver,
    call_unsafe_wdf_function_binding, ntddk::PsSetCreateProcessNotifyRoutineEx,
};

pub use start::{ProcessId, ProcessStart};

use crate::{
    device::DriverContext,
    error::{Error, Result},
    ffi,
    module::{ModuleField, ModuleHeader, ModuleType, Wiring},
    status::NtStatus,
};

/// A Module that is told of processes; [`ProcessNotify`] has an example. Both functions run at
/// `PASSIVE_LEVEL`, in the context of the process that is concerned or of its creator.
///
/// C: `PCREATE_PROCESS_NOTIFY_ROUTINE_EX`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what it does when it is told of processes",
    note = "write `impl ProcessObserver for {Self}` with `process_started` and `process_ended`"
)]
pub trait ProcessObserver: ModuleType {
    /// A process is about to start: its first thread does not run yet.
    ///
    /// # Errors
    ///
    /// The process does not start; whoever creates it gets the status.
    fn process_started(&self, start: ProcessStart<'_>) -> Result<()>;

    /// A process ends.
    fn process_ended(&self, process: ProcessId);
}

/// The registration of a Module as the driver's observer of processes: a field of that Module.
///
/// A driver has one such observer at most. Nothing is reported to a Module that is not open.
/// Unregister in `close`; a registration that is dropped is unregistered as well.
///
/// ```
/// use dmf_core::prelude::*;
///
/// /// Keeps a process from being started.
/// #[module(options = Passive)]
/// pub struct Guard {
///     processes: ProcessNotify<Self>,
/// }
///
/// #[callbacks]
/// impl Module for Guard {
///     fn open(&self) -> Result<()> {
///         self.processes.register(self)
///     }
///
///     fn close(&self) {
///         self.processes.unregister();
///     }
/// }
///
/// impl ProcessObserver for Guard {
///     fn process_started(&self, start: ProcessStart<'_>) -> Result<()> {
///         let is_game = start.image().ends_with(&b"game.exe".map(u16::from));
///         if is_game { Err(NtStatus::ACCESS_DENIED.into()) } else { Ok(()) }
///     }
///
///     fn process_ended(&self, _process: ProcessId) {}
/// }
///
/// #[device]
/// pub struct Office {
///     #[child(config = || NoConfig)]
///     guard: Child<Guard>,
/// }
/// # #[callbacks] impl Module for Office {}
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Office>(|machine, _| {
/// let start = |image: &str| {
///     let image = Some(image.into());
///     let start = kmdf_host::ProcessStart { pid: 100, image, ..Default::default() };
///     NtStatus::from_raw(machine.processes().started(start).unwrap())
/// };
/// assert_eq!(start(r"C:\game.exe"), NtStatus::ACCESS_DENIED);
/// assert_eq!(start(r"C:\work.exe"), NtStatus::SUCCESS);
/// # });
/// ```
#[doc(alias = "PsSetCreateProcessNotifyRoutineEx")]
pub struct ProcessNotify<M: ProcessObserver> {
    /// The Module that is registered, or null.
    observer: AtomicPtr<ModuleHeader>,
    module: PhantomData<fn(&M)>,
}

/// Only a Module's creation makes one, and it stays the field that it becomes: a value that could be
/// moved away and forgotten would leave the system with a Module that is gone.
impl<M: ProcessObserver> ModuleField<M> for ProcessNotify<M> {
    fn make(_: &Wiring<'_, M>) -> Result<Self> {
        Ok(Self { observer: AtomicPtr::new(ptr::null_mut()), module: PhantomData })
    }
}

impl<M: ProcessObserver> ProcessNotify<M> {
    /// From now on `module` is told of processes. `PASSIVE_LEVEL`; call it from `open` with the
    /// Module that this registration is a field of.
    ///
    /// # Errors
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_PARAMETER` | a Module of this driver is registered already, or too many drivers are |
    /// | `STATUS_ACCESS_DENIED` | the driver's image was not linked with `/INTEGRITYCHECK` |
    /// | `STATUS_INVALID_DEVICE_STATE` | `module` is not the Module around this registration |
    pub fn register(&self, module: &M) -> Result<()> {
        if !self.is_part_of(module) {
            return Err(Error::Status(NtStatus::INVALID_DEVICE_STATE));
        }
        let header = ptr::from_ref(module.base().header()).cast_mut();
        let slot = slot_of(module.base().header().device)?;
        slot.0
            .compare_exchange(ptr::null_mut(), header, Ordering::Release, Ordering::Relaxed)
            .map_err(|_| Error::Status(NtStatus::INVALID_PARAMETER))?;
        // SAFETY: the routine finds its Module through the slot that was just filled.
        let status =
            unsafe { PsSetCreateProcessNotifyRoutineEx(Some(notify::<M>), ffi::boolean(false)) };
        if let Err(error) = ffi::check(status) {
            slot.0.store(ptr::null_mut(), Ordering::Relaxed);
            return Err(error);
        }
        self.observer.store(header, Ordering::Release);
        Ok(())
    }

    /// From now on nobody is told. Waits until the callbacks that run have returned.
    /// `PASSIVE_LEVEL`; not from within them.
    pub fn unregister(&self) {
        let header = self.observer.swap(ptr::null_mut(), Ordering::AcqRel);
        // SAFETY: the Module that was registered is the one around this field, so it exists.
        let Some(header) = (unsafe { header.as_ref() }) else {
            return;
        };
        // SAFETY: the routine was registered, and is not any more after this.
        let _gone =
            unsafe { PsSetCreateProcessNotifyRoutineEx(Some(notify::<M>), ffi::boolean(true)) };
        if let Ok(slot) = slot_of(header.device) {
            slot.0.store(ptr::null_mut(), Ordering::Release);
        }
    }

    /// Whether this value lies inside of `module`.
    fn is_part_of(&self, module: &M) -> bool {
        let start = ptr::from_ref(module).addr();
        (start..start + size_of::<M>()).contains(&ptr::from_ref(self).addr())
    }
}

impl<M: ProcessObserver> Drop for ProcessNotify<M> {
    fn drop(&mut self) {
        self.unregister();
    }
}

impl<M: ProcessObserver> fmt::Debug for ProcessNotify<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ProcessNotify").field(&self.observer).finish()
    }
}

/// Who is told of processes: kept with the driver, since the system's callback has no argument
/// for it.
///
/// # Invariants
///
/// Null, or the header of the Module whose type the registered routine was made for; it exists
/// until the routine is unregistered.
#[derive(Debug, Default)]
pub(crate) struct ProcessSlot(AtomicPtr<ModuleHeader>);

fn slot_of<'a>(device: WDFDEVICE) -> Result<&'a ProcessSlot> {
    // SAFETY: the device of a Module that exists is valid.
    let driver = unsafe { call_unsafe_wdf_function_binding!(WdfDeviceGetDriver, device) };
    // SAFETY: the driver of a device is valid, and stays longer than its devices.
    let context = unsafe { DriverContext::of(driver) };
    context.map(|context| &context.processes).ok_or(Error::Status(NtStatus::INVALID_DEVICE_STATE))
}

/// `PCREATE_PROCESS_NOTIFY_ROUTINE_EX`.
unsafe extern "C" fn notify<M: ProcessObserver>(
    _object: PEPROCESS,
    process: HANDLE,
    info: PPS_CREATE_NOTIFY_INFO,
) {
    let driver = WdfGetDriver();
    // SAFETY: the routine is registered while the driver has devices only.
    let Some(context) = (unsafe { DriverContext::of(driver) }) else {
        return;
    };
    let header = context.processes.0.load(Ordering::Acquire);
    // SAFETY: by the invariant of the slot the header exists until the routine is unregistered,
    // which waits for this call.
    let Some(header) = (unsafe { header.as_ref() }) else {
        return;
    };
    let Ok(_open) = header.enter() else {
        return;
    };
    // SAFETY: by the invariant of the slot it is an `M`, and one that is open was made.
    let module = unsafe { &*header.module.cast::<M>() };
    let process = ProcessId::of(process);
    // SAFETY: the system passes valid information, or none when the process ends.
    match unsafe { info.as_mut() } {
        None => module.process_ended(process),
        Some(info) => {
            if let Err(error) = module.process_started(ProcessStart { process, info }) {
                info.CreationStatus = error.status().raw();
            }
        }
    }
}
