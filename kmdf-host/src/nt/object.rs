//! Handles of the kernel's own objects, and who may do what with them.

use std::collections::BTreeMap;

use wdk_sys::{HANDLE, POBJECT_TYPE, PVOID, STATUS_INVALID_HANDLE, STATUS_INVALID_PARAMETER};

use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::crash::{Reply, Stop};
use crate::machine::thread;
use crate::object::{Handle, Origin};

/// What marks a handle as the kernel's own.
const KERNEL: u64 = 0xFFFF_FFFF_8000_0000;

struct Open {
    object: usize,
    driver: Option<Handle>,
    made: Origin,
}

/// The handles that drivers have opened and not closed.
#[derive(Default)]
pub(crate) struct Handles {
    open: BTreeMap<u64, Open>,
    last: u64,
}

impl Handles {
    /// What a driver has opened and not closed.
    pub(super) fn left(&self, driver: Option<Handle>) -> Vec<String> {
        let mine = self.open.values().filter(|open| open.driver == driver);
        mine.map(|open| {
            format!("a handle of the object at {:#x}, {}", open.object, open.made.describe())
        })
        .collect()
    }
}

fn number(handle: HANDLE) -> u64 {
    handle as u64
}

#[expect(clippy::too_many_arguments, reason = "as the export has them")]
pub(crate) fn open_by_pointer(
    cx: &Cx,
    object: PVOID,
    _attributes: u32,
    _state: wdk_sys::PACCESS_STATE,
    _access: u32,
    _kind: POBJECT_TYPE,
    _mode: i8,
    handle: Ptr<HANDLE>,
) -> Reply {
    let handle = handle.required("Handle")?;
    if object.is_null() {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    let (driver, made) = (thread::calling_driver(), Origin::here(cx.function));
    let number = cx.with(|state| {
        state.allocate(cx.function)?;
        let handles = &mut state.nt.handles;
        handles.last += 4;
        let number = KERNEL | handles.last;
        handles.open.insert(number, Open { object: object as usize, driver, made });
        Ok(number)
    })?;
    handle.write(usize::try_from(number).expect("hosts have 64-bit sizes") as HANDLE);
    Ok(())
}

pub(crate) fn close(cx: &Cx, handle: HANDLE) -> Reply {
    let closed = cx.with(|state| state.nt.handles.open.remove(&number(handle)));
    closed.map(drop).ok_or(Stop::Status(STATUS_INVALID_HANDLE))
}

/// Security descriptors are not looked at: clients of a machine are one user.
pub(crate) fn set_security(cx: &Cx, handle: HANDLE, _what: u32, descriptor: PVOID) -> Reply {
    if descriptor.is_null() {
        return Err(Stop::Status(wdk_sys::STATUS_ACCESS_VIOLATION));
    }
    let is_open = cx.with(|state| state.nt.handles.open.contains_key(&number(handle)));
    is_open.then_some(()).ok_or(Stop::Status(STATUS_INVALID_HANDLE))
}

/// No client of a machine is an administrator.
pub(crate) fn is_admin(_: &Cx, _token: PVOID) -> Reply<bool> {
    Ok(false)
}
