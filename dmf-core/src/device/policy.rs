//! How a device saves power, and what it holds for the system.
//!
//! C has no layer for this: a client or Module calls WDF with `DMF_ParentDeviceGet`.

use core::{fmt, marker::PhantomData};

use wdk_sys::{WDFDEVICE, call_unsafe_wdf_function_binding};

use crate::{
    device::{IdleSettings, SpecialFile, WakeSettings, awake::Awake},
    error::Result,
    ffi,
    module::OfDevice,
    status::NtStatus,
};

/// The power policy of the device that a Module belongs to.
///
/// A client or Module states here when the device may sleep and what wakes it. WDF then calls
/// [`arm_wake_from_s0`](crate::Module::arm_wake_from_s0) and its like. Where its settings are not
/// taken a device works all the same and needs more power, so that a driver seldom fails for that.
///
/// ```
/// use core::time::Duration;
/// use dmf_core::{device::{IdleSettings, PowerPolicy}, prelude::*};
///
/// /// A device that sleeps when nobody has used it for two seconds.
/// #[device(symbolic_link = "Lamp")]
/// pub struct Lamp {}
///
/// #[callbacks]
/// impl Module for Lamp {
///     fn open(&self) -> Result<()> {
///         let settings = IdleSettings::cannot_wake().after(Duration::from_secs(2));
///         PowerPolicy::of(self.base()).assign_idle(settings)
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Lamp>(|_, _| ());
/// ```
#[derive(Clone, Copy)]
#[doc(alias("WdfDeviceAssignS0IdleSettings", "WdfDeviceAssignSxWakeSettings"))]
pub struct PowerPolicy<'a> {
    device: WDFDEVICE,
    owner: PhantomData<&'a ()>,
}

impl<'a> PowerPolicy<'a> {
    /// That of the device of a Module, or of one under construction.
    #[must_use]
    pub fn of(owner: &'a impl OfDevice) -> Self {
        Self { device: owner.device(), owner: PhantomData }
    }

    /// States whether the device sleeps while the system works and nobody needs it, and how.
    /// `<= DISPATCH_LEVEL`, at any time; a device that sleeps already wakes first.
    ///
    /// # Errors
    ///
    /// `STATUS_POWER_STATE_INVALID`: the device cannot signal wake, or not from this state.
    /// `STATUS_INVALID_DEVICE_REQUEST`: the driver does not own the device's power policy; a filter
    /// does not. `STATUS_INVALID_PARAMETER`: the state is none that a device sleeps in, or the time
    /// is less than a millisecond or more than `u32::MAX` of them.
    #[doc(alias = "WdfDeviceAssignS0IdleSettings")]
    pub fn assign_idle(&self, settings: IdleSettings) -> Result<()> {
        let mut raw = settings.raw()?;
        // SAFETY: the owner's device is valid as long as `self`; WDF copies the structure.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceAssignS0IdleSettings,
                self.device,
                &raw mut raw
            )
        })
    }

    /// States whether the device wakes the system when that sleeps. `<= DISPATCH_LEVEL`, at any
    /// time.
    ///
    /// # Errors
    ///
    /// As [`assign_idle`](Self::assign_idle).
    #[doc(alias = "WdfDeviceAssignSxWakeSettings")]
    pub fn assign_wake(&self, settings: WakeSettings) -> Result<()> {
        let mut raw = settings.raw()?;
        // SAFETY: as above.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceAssignSxWakeSettings,
                self.device,
                &raw mut raw
            )
        })
    }

    /// States whether the device may hold such a file of the system's own. `<= DISPATCH_LEVEL`.
    ///
    /// None is supported at first. The driver hears of each by
    /// [`usage_notification`](crate::Module::usage_notification).
    ///
    /// # Errors
    ///
    /// `STATUS_INVALID_PARAMETER`: no device supports this type.
    #[doc(alias = "WdfDeviceSetSpecialFileSupport")]
    pub fn support_special_file(&self, file: SpecialFile, supported: bool) -> Result<()> {
        if let SpecialFile::Other(_) = file {
            return Err(NtStatus::INVALID_PARAMETER.into());
        }
        let supported = ffi::boolean(supported);
        // SAFETY: the owner's device is valid as long as `self`.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceSetSpecialFileSupport,
                self.device,
                file.raw(),
                supported
            );
        }
        Ok(())
    }

    /// Has the device come to its working state and stay there until the result is dropped.
    /// `<= DISPATCH_LEVEL`; the device may not be there yet when this returns.
    ///
    /// # Errors
    ///
    /// `STATUS_POWER_STATE_INVALID`: the device is not started, or failed.
    /// `STATUS_INVALID_DEVICE_STATE`: the driver does not own the device's power policy.
    #[doc(alias = "WdfDeviceStopIdle")]
    pub fn keep_awake(&self) -> Result<Awake> {
        // SAFETY: the owner's device is valid as long as `self`.
        unsafe { Awake::hold(self.device, false) }
    }

    /// As [`keep_awake`](Self::keep_awake), and waits until the device works. `PASSIVE_LEVEL`; not
    /// where a device that is about to sleep waits for the caller: in a callback for its power or for
    /// a request of a power-managed queue, and in a Method of a Module that closes when it sleeps
    /// (`open = D0Entry`).
    ///
    /// # Errors
    ///
    /// As there.
    pub fn wake(&self) -> Result<Awake> {
        // SAFETY: as above.
        unsafe { Awake::hold(self.device, true) }
    }
}

impl fmt::Debug for PowerPolicy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PowerPolicy({:p})", self.device)
    }
}
