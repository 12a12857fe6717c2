//! `DriverEntry`, and what the framework keeps with the driver.

use core::{cell::OnceCell, ptr};

use wdk_sys::{
    _WDF_DRIVER_INIT_FLAGS, DRIVER_OBJECT, NTSTATUS, PCUNICODE_STRING, WDF_DRIVER_CONFIG,
    WDFDEVICE, WDFDRIVER, WDFOBJECT, call_unsafe_wdf_function_binding,
};

use crate::{
    context_type,
    device::{Device, control, device_add},
    error::Result,
    ffi,
    object::Attributes,
    print::print,
    process::ProcessSlot,
    status::NtStatus,
};

context_type!(DRIVER, "DmfDriver");

/// The context of the `WDFDRIVER`.
#[derive(Default)]
pub(crate) struct DriverContext {
    /// Who is told of processes.
    pub(crate) processes: ProcessSlot,
    /// The control device, of a driver without plug and play; set in `DriverEntry`.
    pub(super) control: OnceCell<WDFDEVICE>,
}

impl DriverContext {
    /// The context of a driver, which stays until the driver is unloaded.
    ///
    /// # Safety
    ///
    /// The driver is valid and was set up by this crate, and is not unloaded during `'a`.
    pub(crate) unsafe fn of<'a>(driver: WDFDRIVER) -> Option<&'a Self> {
        // SAFETY: the caller gives a valid driver.
        let context: *const Self = unsafe { ffi::context_of(driver.cast(), &DRIVER) }.cast();
        // SAFETY: the context was written before the first device could be added.
        unsafe { context.as_ref() }
    }
}

/// What a driver's `DriverEntry` does: creates the WDF driver, which then adds devices of type `D`.
/// `PASSIVE_LEVEL`. C: `DMF_DEFAULT_DRIVERENTRY`.
///
/// The status is for the loader; if it is not a success nothing is left of the driver.
///
/// [`driver!`](crate::driver) writes the `DriverEntry` that calls this.
///
/// # Safety
///
/// Called once by the loader of a driver, with the arguments of `DriverEntry`.
///
/// ```
/// use dmf_core::prelude::*;
/// use wdk_sys::{NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT};
///
/// #[device]
/// pub struct Lamp {}
///
/// #[callbacks]
/// impl Module for Lamp {}
///
/// /// As `driver!` writes it, for a driver that has something of its own to do first.
/// unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, registry_path: PCUNICODE_STRING) -> NTSTATUS {
///     // SAFETY: the loader calls this once, with the arguments of `DriverEntry`.
///     unsafe { dmf_core::device::driver_entry::<Lamp>(driver, registry_path) }
/// }
///
/// let machine = kmdf_host::Machine::new();
/// let driver = machine.load("lamp", entry).unwrap();
/// driver.plug_in().unwrap();
/// driver.unload().unwrap();
/// ```
pub unsafe fn driver_entry<D: Device>(
    driver: *mut DRIVER_OBJECT,
    registry_path: PCUNICODE_STRING,
) -> NTSTATUS {
    // SAFETY: the caller's contract.
    match unsafe { create::<D>(driver, registry_path) } {
        Ok(()) => NtStatus::SUCCESS.raw(),
        Err(error) => {
            print!("{} was not loaded: {error}", D::NAME);
            error.status().raw()
        }
    }
}

/// # Safety
///
/// The arguments are those of `DriverEntry`.
unsafe fn create<D: Device>(
    driver: *mut DRIVER_OBJECT,
    registry_path: PCUNICODE_STRING,
) -> Result<()> {
    let mut config = config::<D>();
    let mut attributes = Attributes::new()
        .context(&DRIVER, size_of::<DriverContext>())
        .on_destroy(Some(destroy_driver));
    let mut handle: WDFDRIVER = ptr::null_mut();
    // SAFETY: the first two are those of `DriverEntry`; WDF copies the structures.
    ffi::check(unsafe {
        call_unsafe_wdf_function_binding!(
            WdfDriverCreate,
            driver,
            registry_path,
            attributes.as_mut_ptr(),
            &raw mut config,
            &raw mut handle
        )
    })?;
    // SAFETY: the driver was just created with this context.
    let context = unsafe { ffi::context_of(handle.cast(), &DRIVER) };
    // SAFETY: the context has the size of this type.
    unsafe { context.cast::<DriverContext>().write(DriverContext::default()) };
    match D::CONTROL {
        None => Ok(()),
        // SAFETY: the driver was just created, as one without plug and play.
        Some(device) => unsafe { control::create::<D>(handle, device) },
    }
}

fn config<D: Device>() -> WDF_DRIVER_CONFIG {
    let config = WDF_DRIVER_CONFIG {
        Size: ffi::size_of_u32::<WDF_DRIVER_CONFIG>(),
        ..WDF_DRIVER_CONFIG::default()
    };
    if D::CONTROL.is_none() {
        return WDF_DRIVER_CONFIG { EvtDriverDeviceAdd: Some(device_add::<D>), ..config };
    }
    WDF_DRIVER_CONFIG {
        DriverInitFlags: _WDF_DRIVER_INIT_FLAGS::WdfDriverInitNonPnpDriver.cast_unsigned(),
        EvtDriverUnload: Some(control::unload),
        ..config
    }
}

/// `EvtDestroyCallback` of the driver.
unsafe extern "C" fn destroy_driver(object: WDFOBJECT) {
    // SAFETY: WDF passes the driver that the callback was set for; its context still exists.
    let context: *mut DriverContext = unsafe { ffi::context_of(object, &DRIVER) }.cast();
    // SAFETY: the context was written by `driver_entry`, and this is its end.
    unsafe { core::ptr::drop_in_place(context) };
}

/// Declares the driver: its devices are of the given type. C: `DMF_DEFAULT_DRIVERENTRY` and
/// `DMF_DEFAULT_DEVICEADD`.
///
/// Expands to `DriverEntry`. On Windows that is the function which the loader calls; a test or a
/// host passes it on, as in `machine.load("my-driver", my_driver::driver_entry)`.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[device]
/// pub struct Nothing {}
///
/// #[callbacks]
/// impl Module for Nothing {}
///
/// dmf_core::driver!(Nothing);
///
/// let machine = kmdf_host::Machine::new();
/// let driver = machine.load("nothing", driver_entry).unwrap();
/// driver.plug_in().unwrap();
/// driver.unload().unwrap();
/// ```
#[doc(alias("DMF_DEFAULT_DRIVERENTRY", "DMF_DEFAULT_DEVICEADD", "DriverEntry"))]
#[macro_export]
macro_rules! driver {
    ($device:ty) => {
        /// The driver's entry, for the loader.
        ///
        /// # Safety
        ///
        /// Called once by the loader of drivers, with the arguments of `DriverEntry`.
        // SAFETY: the name is the one that the loader looks for; a driver has it once.
        #[cfg_attr(target_os = "windows", unsafe(export_name = "DriverEntry"))]
        pub unsafe extern "C" fn driver_entry(
            driver: *mut $crate::__private::DRIVER_OBJECT,
            registry_path: $crate::__private::PCUNICODE_STRING,
        ) -> $crate::__private::NTSTATUS {
            // SAFETY: the caller's contract is that of the function.
            unsafe { $crate::__private::driver_entry::<$device>(driver, registry_path) }
        }
    };
}
