//! A driver without plug and play: one control device, from `DriverEntry` to unload.
//!
//! C: the non-PnP sample, `DMF_Invoke_DeviceCallbacksCreate` and `...Destroy`.

use core::ptr;

use wdk_sys::{PWDFDEVICE_INIT, WDFDEVICE, WDFDRIVER, call_unsafe_wdf_function_binding};

use crate::{
    device::{Device, DeviceContext, DriverContext, PowerState, Resources, add},
    error::Result,
    ffi::{self, KernelText},
    module::{self, ModuleHeader},
    status::NtStatus,
};

/// The device of a driver without plug and play: `#[device(control = ControlDevice::new("Name"))]`.
///
/// It exists while the driver is loaded. Its Modules see `PrepareHardware` and `D0Entry` once when
/// it is created, and `D0Exit` and `ReleaseHardware` when the driver is unloaded.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[device(
///     control = ControlDevice::new("Monitor").with_security("D:P(A;;GA;;;SY)"),
///     symbolic_link = "Monitor"
/// )]
/// pub struct Monitor {}
///
/// #[callbacks]
/// impl Module for Monitor {
///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
///         request.complete_with(b"fine");
///         Ok(())
///     }
/// }
///
/// dmf_core::driver!(Monitor);
///
/// // The device is there as soon as the driver is loaded.
/// let machine = kmdf_host::Machine::new();
/// let driver = machine.load("monitor", driver_entry).unwrap();
/// let file = machine.open(r"\\.\Monitor").unwrap();
/// assert_eq!(file.read(4).unwrap().output, b"fine");
/// file.close().unwrap();
/// driver.unload().unwrap();
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias("WdfControlDeviceInitAllocate", "DMF_ControlDeviceInitAllocate"))]
pub struct ControlDevice {
    name: &'static str,
    sddl: &'static str,
}

impl ControlDevice {
    /// The device `\Device\name`, open to the system and to administrators. An application needs a
    /// name of its own: `symbolic_link = ".."`.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, sddl: "D:P(A;;GA;;;SY)(A;;GA;;;BA)" }
    }

    /// Whom the device is open to, as a security descriptor string (SDDL): who may not open it gets
    /// `STATUS_ACCESS_DENIED`. One that WDF does not understand keeps the driver from being loaded.
    #[must_use]
    pub const fn with_security(self, sddl: &'static str) -> Self {
        Self { sddl, ..self }
    }
}

/// Creates the control device with its Modules.
///
/// # Safety
///
/// The driver was just created, as one without plug and play.
pub(super) unsafe fn create<D: Device>(driver: WDFDRIVER, control: ControlDevice) -> Result<()> {
    // SAFETY: the caller gives a valid driver.
    let init = unsafe { allocate_init(driver, control) }?;
    // SAFETY: the structure is new.
    let device = unsafe { create_device::<D>(init, control) }?;
    // SAFETY: the device was just created with the attributes of its context.
    if let Err(error) = unsafe { start::<D>(device) } {
        // SAFETY: the device is this driver's, and no handle to it can be open yet.
        unsafe { ffi::delete(device.cast()) };
        return Err(error);
    }
    // SAFETY: the caller gives a valid driver.
    if let Some(context) = unsafe { DriverContext::of(driver) } {
        // A driver has one control device, so the cell is empty.
        let _first = context.control.set(device);
    }
    // SAFETY: the device is complete; from now on handles can be opened.
    unsafe { call_unsafe_wdf_function_binding!(WdfControlFinishInitializing, device) };
    Ok(())
}

/// # Safety
///
/// The driver is valid.
unsafe fn allocate_init(driver: WDFDRIVER, control: ControlDevice) -> Result<PWDFDEVICE_INIT> {
    let sddl = KernelText::new("", control.sddl)?;
    let sddl = sddl.as_unicode_string();
    // SAFETY: the caller gives a valid driver; the text is copied.
    let init = unsafe {
        call_unsafe_wdf_function_binding!(WdfControlDeviceInitAllocate, driver, &raw const sddl)
    };
    if init.is_null() { Err(NtStatus::INSUFFICIENT_RESOURCES.into()) } else { Ok(init) }
}

/// # Safety
///
/// `init` is new. It is used up, or freed.
unsafe fn create_device<D: Device>(
    init: PWDFDEVICE_INIT,
    control: ControlDevice,
) -> Result<WDFDEVICE> {
    // SAFETY: the caller's contract.
    let named = unsafe { assign_name(init, control) };
    // SAFETY: as above.
    unsafe { add::prepare_io::<D>(init) };
    // SAFETY: as above.
    let created = named.and_then(|()| unsafe { add::create_device(init) });
    created.inspect_err(|_| {
        // SAFETY: no device was created from the structure, so it is still the driver's.
        unsafe { call_unsafe_wdf_function_binding!(WdfDeviceInitFree, init) };
    })
}

/// # Safety
///
/// `init` is valid and not used for a device yet.
unsafe fn assign_name(init: PWDFDEVICE_INIT, control: ControlDevice) -> Result<()> {
    let name = KernelText::new(r"\Device\", control.name)?;
    let name = name.as_unicode_string();
    // SAFETY: the caller's contract; the name is copied.
    ffi::check(unsafe {
        call_unsafe_wdf_function_binding!(WdfDeviceInitAssignName, init, &raw const name)
    })
}

/// Makes and opens the Modules, and takes them through the phases that plug and play would.
///
/// # Safety
///
/// The device was just created with the attributes of its context.
unsafe fn start<D: Device>(device: WDFDEVICE) -> Result<()> {
    // SAFETY: the caller's contract.
    let root = unsafe { add::create_modules::<D>(device) }?;
    let started = module::prepare_hardware(root, no_resources())
        .and_then(|()| module::d0_entry(root, PowerState::D3Final));
    if let Err(error) = started {
        // As WDF does when a device does not start, whichever of the two it was.
        let _first_error_counts = module::release_hardware(root);
        return Err(error);
    }
    // SAFETY: the device is valid.
    unsafe { add::publish::<D>(device) }.inspect_err(|_| stop(root))
}

/// `EvtDriverUnload`: the device goes with the driver, after this.
pub(super) unsafe extern "C" fn unload(driver: WDFDRIVER) {
    // SAFETY: WDF passes the driver that the callback was set for.
    let control = unsafe { DriverContext::of(driver) }.and_then(|context| context.control.get());
    let Some(device) = control else {
        return;
    };
    // SAFETY: the device exists as long as its driver.
    if let Some(root) = unsafe { DeviceContext::root(*device) } {
        stop(root);
    }
}

/// Takes the Modules through the phases at the end. A failure changes nothing: the driver goes.
fn stop(root: &ModuleHeader) {
    let _goes_anyway = module::d0_exit(root, PowerState::D3Final);
    let _goes_anyway = module::release_hardware(root);
}

const fn no_resources() -> Resources<'static> {
    Resources::new(ptr::null_mut(), ptr::null_mut())
}
