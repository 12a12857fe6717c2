//! The entry point of a `.sys` that is built without the WDK.
//!
//! A C driver links `WdfDriverEntry.lib`, whose `FxDriverEntry` binds the image to its framework and
//! then calls the driver's own `DriverEntry`. This module is that part of an image, with the same
//! names and the same order of steps. Class extensions and shared context types, which that library
//! binds as well, are C only: no Rust driver can declare one.

mod bind;
mod panic;

use core::ptr::{null, null_mut};

use self::bind::{WdfBindInfo, WdfVersionBind, WdfVersionUnbind};
use crate::{
    NT_SUCCESS, ntddk,
    types::{
        DRIVER_OBJECT, NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT, PDRIVER_UNLOAD, PUNICODE_STRING,
        PWDF_DRIVER_GLOBALS, UNICODE_STRING, WDFDRIVER,
    },
};

unsafe extern "C" {
    /// The driver's own entry point.
    fn DriverEntry(driver: PDRIVER_OBJECT, registry_path: PCUNICODE_STRING) -> NTSTATUS;
}

/// How many UTF-16 units of the registry path are kept.
const PATH_UNITS: usize = 260;
/// `DPFLTR_IHVDRIVER_ID`: who speaks, for the filter of the kernel debugger.
const COMPONENT: u32 = 77;
/// `DPFLTR_ERROR_LEVEL`.
const ERROR_LEVEL: u32 = 0;

static mut PATH_BUFFER: [u16; PATH_UNITS] = [0; PATH_UNITS];
/// The copy of the registry path: the loader's own is gone when the driver is unloaded.
static mut PATH: UNICODE_STRING =
    UNICODE_STRING { Length: 0, MaximumLength: 0, Buffer: null_mut() };
/// The unload routine that the framework gave the driver object.
static mut DISPLACED_UNLOAD: PDRIVER_UNLOAD = None;

/// What a miniport calls instead of the framework's function when its port driver unloads it.
// SAFETY: C objects find the variable by this name, and nothing else in the image defines it.
#[unsafe(no_mangle)]
static mut WdfDriverMiniportUnloadOverride: unsafe extern "C" fn(PWDF_DRIVER_GLOBALS, WDFDRIVER) =
    unload_miniport;

/// Compilers refer to this name from code that uses floating-point numbers, which needs nothing
/// of it.
// SAFETY: nothing else in the image defines it.
#[unsafe(no_mangle)]
static _fltused: i32 = 0;

/// Where the kernel enters the image.
///
/// # Safety
///
/// Called by the kernel only, once, at `PASSIVE_LEVEL`, as it calls an image's entry point.
// SAFETY: the linker's `/ENTRY` looks for this name, and nothing else in the image defines it.
#[unsafe(export_name = "FxDriverEntry")]
unsafe extern "C" fn fx_driver_entry(
    driver: PDRIVER_OBJECT,
    registry_path: PUNICODE_STRING,
) -> NTSTATUS {
    if driver.is_null() {
        // SAFETY: a library for other drivers is entered without a driver object and not bound.
        return unsafe { DriverEntry(driver, registry_path) };
    }
    // SAFETY: the kernel enters an image once, and nothing else of it runs before.
    unsafe { remember(registry_path) };
    // SAFETY: the driver object is the kernel's, the path and the bind information are statics.
    let status = unsafe {
        WdfVersionBind(
            driver,
            &raw mut PATH,
            (&raw mut bind::BIND_INFO).cast::<WdfBindInfo>(),
            &raw mut crate::WdfDriverGlobals,
        )
    };
    if !NT_SUCCESS(status) {
        return status;
    }
    // SAFETY: the image is bound, and the arguments are the kernel's.
    let status = unsafe { DriverEntry(driver, registry_path) };
    if !NT_SUCCESS(status) {
        // SAFETY: the format takes one number.
        unsafe {
            ntddk::DbgPrintEx(
                COMPONENT,
                ERROR_LEVEL,
                c"DriverEntry failed 0x%x\n".as_ptr(),
                status,
            );
        }
        // SAFETY: the driver failed, so nothing of it runs any more.
        unsafe { unbind() };
        return status;
    }
    // SAFETY: the driver object is the kernel's, and the image is bound.
    unsafe { displace_unload(driver) };
    crate::STATUS_SUCCESS
}

/// Copies the registry path, cut off where it is longer than the buffer.
///
/// # Safety
///
/// Nothing else uses the statics, and the path is the kernel's.
unsafe fn remember(registry_path: PUNICODE_STRING) {
    let path = UNICODE_STRING {
        Length: 0,
        MaximumLength: (PATH_UNITS * size_of::<u16>()) as u16,
        Buffer: (&raw mut PATH_BUFFER).cast(),
    };
    // SAFETY: the caller lets nothing else use the static.
    unsafe { PATH = path };
    // SAFETY: both strings are valid, and the destination says how much it can hold.
    unsafe { ntddk::RtlCopyUnicodeString(&raw mut PATH, registry_path) };
}

/// Puts this module's unload routine before the framework's, unless the driver unloads itself.
///
/// # Safety
///
/// `driver` is the driver object of this image, which is bound.
unsafe fn displace_unload(driver: *mut DRIVER_OBJECT) {
    // SAFETY: the image is bound, so the globals are the framework's.
    let displaces = unsafe { (*crate::WdfDriverGlobals).DisplaceDriverUnload };
    if displaces == 0 {
        return;
    }
    // SAFETY: the driver object is valid as long as the image is loaded.
    let slot = unsafe { &raw mut (*driver).DriverUnload };
    // SAFETY: as above, and nothing else writes it while the driver loads.
    let theirs = unsafe { slot.replace(Some(unload)) };
    // SAFETY: the static is written here only, before the driver can be unloaded.
    unsafe { DISPLACED_UNLOAD = theirs };
}

/// The unload routine of the image: the framework's, then the end of the binding.
unsafe extern "C" fn unload(driver: PDRIVER_OBJECT) {
    // SAFETY: written before the driver could be unloaded.
    if let Some(displaced) = unsafe { DISPLACED_UNLOAD } {
        // SAFETY: it is the framework's routine for this driver object.
        unsafe { displaced(driver) };
    }
    // SAFETY: the framework has unloaded the driver.
    unsafe { unbind() };
}

/// Unloads a driver whose port driver owns the unload routine.
unsafe extern "C" fn unload_miniport(_: PWDF_DRIVER_GLOBALS, _: WDFDRIVER) {
    // SAFETY: a miniport calls this as the last thing it does.
    unsafe { unbind() };
}

/// Ends the binding; no WDF function may be called after it.
///
/// # Safety
///
/// The image is bound, and nothing of the driver runs any more.
unsafe fn unbind() {
    // SAFETY: the caller gives the last use of the binding.
    let globals = unsafe { crate::WdfDriverGlobals };
    // SAFETY: the path and the bind information are those of the binding.
    unsafe {
        WdfVersionUnbind(&raw mut PATH, (&raw mut bind::BIND_INFO).cast::<WdfBindInfo>(), globals);
    }
    // SAFETY: nobody reads it any more; a late reader meets null instead of freed memory.
    unsafe { crate::WdfFunctions = null() };
}
