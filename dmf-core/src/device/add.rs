//! `EvtDriverDeviceAdd`: a device appears.

use core::ptr;

use wdk_sys::{
    _WDF_FILEOBJECT_CLASS, _WDF_TRI_STATE, NTSTATUS, PWDFDEVICE_INIT, WDF_FILEOBJECT_CONFIG,
    WDFDEVICE, WDFDRIVER, call_unsafe_wdf_function_binding,
};

use crate::{
    device::{Device, DeviceContext, TreeContext, files, pnp, queue},
    error::Result,
    ffi,
    io::{self, FileContext},
    module::{self, ModuleHeader},
    object::Attributes,
    print::print,
    status::NtStatus,
};

/// `EvtDriverDeviceAdd`.
pub(crate) unsafe extern "C" fn device_add<D: Device>(
    _driver: WDFDRIVER,
    init: PWDFDEVICE_INIT,
) -> NTSTATUS {
    // SAFETY: WDF passes the init structure of the device that is to be created.
    match unsafe { add::<D>(init) } {
        Ok(()) => NtStatus::SUCCESS.raw(),
        Err(error) => {
            print!("{} was not added: {error}", D::NAME);
            error.status().raw()
        }
    }
}

/// Creates the device with its Modules, and makes it known.
///
/// When a step fails WDF deletes the device, and with it what exists; its first child closes the
/// Modules that are open.
///
/// # Safety
///
/// `init` is that of `EvtDriverDeviceAdd`.
unsafe fn add<D: Device>(init: PWDFDEVICE_INIT) -> Result<()> {
    // SAFETY: the caller gives the structure, and it was not used yet.
    unsafe { prepare_power(init) };
    if D::FILTER {
        // SAFETY: as above.
        unsafe { call_unsafe_wdf_function_binding!(WdfFdoInitSetFilter, init) };
    }
    // SAFETY: as above.
    unsafe { prepare_io::<D>(init) };
    // SAFETY: as above.
    let device = unsafe { create_device(init) }?;
    // SAFETY: the device was just created with the attributes of its context.
    unsafe { create_modules::<D>(device) }?;
    // SAFETY: the device is valid.
    unsafe { publish::<D>(device) }
}

/// Makes the default queue and the Modules of a new device, and opens those that open at `Create`.
///
/// # Safety
///
/// The device was just created with the attributes of its context.
pub(super) unsafe fn create_modules<'d, D: Device>(device: WDFDEVICE) -> Result<&'d ModuleHeader> {
    // SAFETY: the caller's contract.
    let context = unsafe { DeviceContext::place(device, D::FILTER) };
    // SAFETY: the device is new, so it has no children yet.
    let tree = unsafe { TreeContext::create(device) }?;
    let root = module::create_client::<D>(device)?;
    tree.set(&root);
    context.set(&root);
    // SAFETY: the context was just told of the root.
    let root = unsafe { DeviceContext::root(device) }.ok_or(NtStatus::INTERNAL_ERROR)?;
    // SAFETY: the device and its Modules exist.
    unsafe { queue::create_default::<D>(device, root) }?;
    module::open(root)?;
    Ok(root)
}

/// Tells WDF before the device exists which plug-and-play and power events the framework wants.
///
/// # Safety
///
/// `init` is that of `EvtDriverDeviceAdd`, not yet used.
unsafe fn prepare_power(init: PWDFDEVICE_INIT) {
    let mut power = pnp::callbacks();
    // SAFETY: the caller's contract; WDF copies the structure.
    unsafe {
        call_unsafe_wdf_function_binding!(
            WdfDeviceInitSetPnpPowerEventCallbacks,
            init,
            &raw mut power
        );
    }
    let mut policy = pnp::policy_callbacks();
    // SAFETY: as above.
    unsafe {
        call_unsafe_wdf_function_binding!(
            WdfDeviceInitSetPowerPolicyEventCallbacks,
            init,
            &raw mut policy
        );
    }
}

/// Tells WDF before the device exists how files, requests and handles are to be.
///
/// # Safety
///
/// `init` is valid and not used for a device yet.
pub(super) unsafe fn prepare_io<D: Device>(init: PWDFDEVICE_INIT) {
    let mut file = WDF_FILEOBJECT_CONFIG {
        Size: ffi::size_of_u32::<WDF_FILEOBJECT_CONFIG>(),
        EvtDeviceFileCreate: Some(files::file_create::<D>),
        EvtFileClose: Some(files::file_close),
        EvtFileCleanup: Some(files::file_cleanup),
        FileObjectClass: _WDF_FILEOBJECT_CLASS::WdfFileObjectWdfCanUseFsContext,
        AutoForwardCleanupClose: _WDF_TRI_STATE::WdfUseDefault,
    };
    let mut attributes = D::FILE_CONTEXT.map(FileContext::attributes);
    let attributes = attributes.as_mut().map_or(ptr::null_mut(), Attributes::as_mut_ptr);
    // SAFETY: the caller's contract; WDF copies both structures.
    unsafe {
        call_unsafe_wdf_function_binding!(
            WdfDeviceInitSetFileObjectConfig,
            init,
            &raw mut file,
            attributes
        );
    }
    // SAFETY: as above.
    unsafe { io::prepare_requests(init) };
    let exclusive = ffi::boolean(D::EXCLUSIVE);
    // SAFETY: as above.
    unsafe { call_unsafe_wdf_function_binding!(WdfDeviceInitSetExclusive, init, exclusive) };
}

/// # Safety
///
/// `init` is valid and not used for a device yet.
pub(super) unsafe fn create_device(mut init: PWDFDEVICE_INIT) -> Result<WDFDEVICE> {
    let mut attributes = DeviceContext::attributes();
    let mut device: WDFDEVICE = ptr::null_mut();
    // SAFETY: the caller's contract; WDF copies the attributes.
    ffi::check(unsafe {
        call_unsafe_wdf_function_binding!(
            WdfDeviceCreate,
            &raw mut init,
            attributes.as_mut_ptr(),
            &raw mut device
        )
    })?;
    Ok(device)
}

/// Makes the device known to applications.
///
/// # Safety
///
/// The device is valid.
pub(super) unsafe fn publish<D: Device>(device: WDFDEVICE) -> Result<()> {
    if let Some(interface) = D::INTERFACE {
        let guid = ffi::guid(&interface);
        // SAFETY: the caller gives a valid device; the GUID is copied.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfDeviceCreateDeviceInterface,
                device,
                &raw const guid,
                ptr::null_mut()
            )
        })?;
    }
    if let Some(name) = D::SYMBOLIC_LINK {
        let link = ffi::KernelText::new(r"\DosDevices\", name)?;
        let link = link.as_unicode_string();
        // SAFETY: the caller gives a valid device; the name is copied.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(WdfDeviceCreateSymbolicLink, device, &raw const link)
        })?;
    }
    Ok(())
}
