//! What the image tells the KMDF loader about itself.

use core::ptr::null_mut;

use crate::{
    globals::FUNCTION_COUNT,
    types::{
        BOOLEAN, NTSTATUS, PDRIVER_OBJECT, PUNICODE_STRING, PVOID, PWDF_DRIVER_GLOBALS, ULONG,
        WDFFUNC,
    },
};

unsafe extern "C" {
    /// Finds the framework, fills what the bind information points to, and makes the globals.
    pub(super) fn WdfVersionBind(
        driver: PDRIVER_OBJECT,
        registry_path: PUNICODE_STRING,
        info: *mut WdfBindInfo,
        globals: *mut PWDF_DRIVER_GLOBALS,
    ) -> NTSTATUS;

    /// Deletes the driver's objects and globals.
    pub(super) fn WdfVersionUnbind(
        registry_path: PUNICODE_STRING,
        info: *mut WdfBindInfo,
        globals: PWDF_DRIVER_GLOBALS,
    ) -> NTSTATUS;
}

/// The version of the framework that the image is built for.
#[repr(C)]
pub(super) struct Version {
    major: ULONG,
    minor: ULONG,
    build: ULONG,
}

/// The first form of the bind information.
#[repr(C)]
pub(super) struct WdfBindInfo {
    size: ULONG,
    component: *const u16,
    version: Version,
    function_count: ULONG,
    /// Where the loader stores the address of the table.
    function_table: *mut *const WDFFUNC,
    /// The loader's own.
    module: PVOID,
}

/// The second form, which also serves drivers that are newer than the framework they meet.
#[repr(C)]
pub(super) struct WdfBindInfo2 {
    first: WdfBindInfo,
    minimum_version: *mut ULONG,
    client_is_newer: *mut BOOLEAN,
    function_count: *mut ULONG,
    structure_count: *mut ULONG,
    structures: *mut *mut usize,
}

const _: () = assert!(size_of::<WdfBindInfo>() == 48 && size_of::<WdfBindInfo2>() == 88);

/// The name of the framework, ending in a NUL.
static COMPONENT: [u16; 12] = {
    let name = b"KmdfLibrary\0";
    let mut wide = [0; 12];
    let mut at = 0;
    while at < wide.len() {
        wide[at] = name[at] as u16;
        at += 1;
    }
    wide
};

/// The bind information of this image. The framework keeps its address and writes to it.
pub(super) static mut BIND_INFO: WdfBindInfo2 = WdfBindInfo2 {
    first: WdfBindInfo {
        size: size_of::<WdfBindInfo2>() as ULONG,
        component: COMPONENT.as_ptr(),
        version: Version { major: 1, minor: 33, build: 0 },
        function_count: FUNCTION_COUNT as ULONG,
        function_table: &raw mut crate::WdfFunctions,
        module: null_mut(),
    },
    minimum_version: &raw mut crate::WdfMinimumVersionRequired,
    client_is_newer: &raw mut crate::WdfClientVersionHigherThanFramework,
    function_count: &raw mut crate::WdfFunctionCount,
    structure_count: &raw mut crate::WdfStructureCount,
    structures: &raw mut crate::WdfStructures,
};
