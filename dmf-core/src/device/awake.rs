//! A device that is kept in its working state.

use core::{ffi::CStr, fmt, ptr};

use wdk_sys::{WDFDEVICE, call_unsafe_wdf_function_binding};

use crate::{error::Result, ffi, object::ObjectRef};

/// What WDF's debugger extension shows as the place of the call.
const FILE: &CStr = c"dmf-core";

/// Keeps a device in its working state until it is dropped, at `<= DISPATCH_LEVEL`.
///
/// It may be a field of a Module, or come and go with a request that does not pass through a
/// power-managed queue. When the system sleeps, so does the device; it comes back with the system.
///
/// ```
/// use core::time::Duration;
/// use dmf_core::{
///     device::{Awake, IdleSettings, PowerPolicy},
///     prelude::*,
///     sync::{AtomicBool, Ordering},
/// };
///
/// /// Sleeps when nobody needs it for two seconds, but not while it plays.
/// #[device(symbolic_link = "Player", queue = DefaultQueue::parallel().not_power_managed())]
/// pub struct Player {
///     plays: SpinLock<Option<Awake>>,
///     is_asleep: AtomicBool,
/// }
///
/// #[callbacks]
/// impl Module for Player {
///     fn open(&self) -> Result<()> {
///         let settings = IdleSettings::cannot_wake().after(Duration::from_secs(2));
///         PowerPolicy::of(self.base()).assign_idle(settings)
///     }
///
///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
///         let awake = PowerPolicy::of(self.base()).keep_awake();
///         let before = awake.map(|awake| self.plays.lock().replace(awake));
///         drop(before);
///         request.complete_with_information(NtStatus::SUCCESS, length);
///         Ok(())
///     }
/// #
/// #     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
/// #         request.complete_with(&u8::from(self.is_asleep.load(Ordering::Relaxed)));
/// #         Ok(())
/// #     }
/// #
/// #     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
/// #         self.is_asleep.store(false, Ordering::Relaxed);
/// #         Ok(())
/// #     }
/// #
/// #     fn d0_exit(&self, _target: PowerState) -> Result<()> {
/// #         self.is_asleep.store(true, Ordering::Relaxed);
/// #         Ok(())
/// #     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Player>(|machine, _| {
/// # let file = machine.open(r"\\.\Player").unwrap();
/// # let is_asleep = || file.read(1).unwrap().output == [1];
/// machine.advance(Duration::from_secs(2)).unwrap();
/// assert!(is_asleep());
/// file.write(b"music").unwrap();
/// machine.advance(Duration::from_secs(60)).unwrap();
/// assert!(!is_asleep());
/// # });
/// ```
///
/// # Invariants
///
/// The object is a device whose idling was stopped for this value.
#[must_use = "the device may sleep again when this is dropped"]
#[doc(alias("WdfDeviceStopIdle", "WdfDeviceResumeIdle"))]
pub struct Awake(ObjectRef);

impl Awake {
    /// # Safety
    ///
    /// The device is valid.
    pub(super) unsafe fn hold(device: WDFDEVICE, wait: bool) -> Result<Self> {
        let wait = ffi::boolean(wait);
        // SAFETY: the caller's contract; the tag and the place are for a debugger only.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceStopIdleActual,
                device,
                wait,
                ptr::null_mut(),
                0,
                FILE.as_ptr().cast()
            )
        })?;
        // INVARIANT: idling was just stopped; a status that says "soon" is a success, too.
        // SAFETY: the caller gives a valid device.
        Ok(Self(unsafe { ObjectRef::retain(device.cast()) }))
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        // SAFETY: by the type's invariant this takes back what was stopped for this value.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceResumeIdleActual,
                self.0.raw().cast(),
                ptr::null_mut(),
                0,
                FILE.as_ptr().cast()
            );
        }
    }
}

impl fmt::Debug for Awake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Awake({:p})", self.0.raw())
    }
}
