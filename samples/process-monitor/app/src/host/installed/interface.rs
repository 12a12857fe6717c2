//! Finds devices by their interface.

use std::ffi::OsString;
use std::os::windows::ffi::OsStringExt;
use std::path::PathBuf;
use std::ptr;

use process_monitor_api::INTERFACE;
use windows_sys::Win32::Devices::DeviceAndDriverInstallation::{
    CM_GET_DEVICE_INTERFACE_LIST_PRESENT, CM_Get_Device_Interface_List_SizeW,
    CM_Get_Device_Interface_ListW, CR_BUFFER_SMALL, CR_SUCCESS,
};
use windows_sys::core::GUID;

use super::InstalledError;
use crate::host::list::{self, Filled};

/// Only interfaces that are enabled: their devices are started.
const FLAGS: u32 = CM_GET_DEVICE_INTERFACE_LIST_PRESENT;

/// The first device that has the interface.
pub(super) fn first() -> Result<Option<PathBuf>, InstalledError> {
    let dmf_ioctl::Guid { data1, data2, data3, data4 } = INTERFACE;
    let class = GUID { data1, data2, data3, data4 };
    let list = list::read(|| size(&class), |list| fill(&class, list));
    let list = list.map_err(InstalledError::Configuration)?;
    Ok(list::strings(&list).next().map(OsString::from_wide).map(PathBuf::from))
}

/// How many units the list has.
fn size(class: &GUID) -> Result<u32, u32> {
    let mut size = 0;
    // SAFETY: both pointers are to locals, and no device instance is named.
    let answer =
        unsafe { CM_Get_Device_Interface_List_SizeW(&raw mut size, class, ptr::null(), FLAGS) };
    if answer == CR_SUCCESS { Ok(size) } else { Err(answer) }
}

/// Fills the list, unless there are more devices now than when its size was asked for.
fn fill(class: &GUID, list: &mut [u16]) -> Result<Filled, u32> {
    let len = u32::try_from(list.len()).unwrap_or(u32::MAX);
    // SAFETY: the list has room for as many units as is said.
    let answer =
        unsafe { CM_Get_Device_Interface_ListW(class, ptr::null(), list.as_mut_ptr(), len, FLAGS) };
    match answer {
        CR_SUCCESS => Ok(Filled::Whole),
        CR_BUFFER_SMALL => Ok(Filled::TooSmall),
        error => Err(error),
    }
}
