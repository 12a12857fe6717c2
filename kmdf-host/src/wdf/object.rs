//! `wdfobject.h`: objects in general and their contexts.

use std::ffi::{CStr, c_char};

use wdk_sys::{
    GUID, NTSTATUS, PCWDF_OBJECT_CONTEXT_TYPE_INFO, PVOID, STATUS_NOT_FOUND, WDF_OBJECT_ATTRIBUTES,
    WDFOBJECT,
};

use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::attributes::{ParentRule, Rules};
use crate::object::{Attributes, Handle, NewObject, Site};

/// A general object, which has nothing but what all objects have.
pub(crate) struct General;

pub(crate) fn create(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    object: Ptr<WDFOBJECT>,
) -> Reply {
    let attributes = Attributes::read(attributes, Rules::default())?;
    let object = object.required("Object")?;
    let parent = cx.parent_or_driver(attributes.parent)?;
    let handle = cx.with(|state| {
        state.create(NewObject {
            function: cx.function,
            payload: General.into(),
            parent: Some(parent),
            attributes: &attributes,
        })
    })?;
    object.write(handle.as_raw());
    Ok(())
}

pub(crate) fn delete(cx: &Cx, object: Handle) -> Reply {
    cx.kernel.delete_by_driver(object)
}

pub(crate) fn get_typed_context(
    cx: &Cx,
    object: Handle,
    type_info: PCWDF_OBJECT_CONTEXT_TYPE_INFO,
) -> Reply<PVOID> {
    let address = cx.with(|state| state.find_context(object, type_info as usize))?;
    Ok(address as PVOID)
}

pub(crate) fn allocate_context(
    cx: &Cx,
    object: Handle,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    context: Ptr<PVOID>,
) -> Reply<NTSTATUS> {
    let rules = Rules { required: true, parent: ParentRule::NotAllowed, ..Rules::default() };
    cx.with(|state| state.object(object).map(|_| ()))?;
    let attributes = Attributes::read(attributes, rules)?;
    let (status, address) = cx.with(|state| state.add_context(object, &attributes))?;
    if let Some(context) = context.optional() {
        context.write(address as PVOID);
    }
    Ok(status)
}

pub(crate) fn context_get_object(cx: &Cx, context: PVOID) -> Reply<Handle> {
    cx.with(|state| state.object_of_context(context as usize))
}

pub(crate) fn reference(
    cx: &Cx,
    object: Handle,
    tag: PVOID,
    line: i32,
    file: Ptr<c_char>,
) -> Reply {
    let site = Site { tag: tag as usize, place: place(line, file) };
    cx.with(|state| {
        state.reference(object, true)?;
        state.object(object)?.sites.push(site);
        Ok(())
    })
}

pub(crate) fn dereference(
    cx: &Cx,
    object: Handle,
    tag: PVOID,
    _line: i32,
    _file: Ptr<c_char>,
) -> Reply {
    cx.with(|state| {
        let sites = &mut state.object(object)?.sites;
        // A driver that does not use tags gives back whichever reference came last.
        let matching = sites.iter().rposition(|site| site.tag == tag as usize);
        if let Some(position) = matching.or(sites.len().checked_sub(1)) {
            sites.remove(position);
        }
        state.dereference(object)
    })
}

/// Where the driver's source takes a reference.
fn place(line: i32, file: Ptr<c_char>) -> String {
    let Some(file) = file.optional() else {
        return format!("line {line}");
    };
    // SAFETY: by the function's definition the file's name ends in a NUL.
    let file = unsafe { CStr::from_ptr(file.raw()) };
    format!("{}:{line}", file.to_string_lossy())
}

pub(crate) fn query(cx: &Cx, object: Handle, _: Ptr<GUID>, _length: u32, _: PVOID) -> Reply {
    cx.with(|state| state.object(object).map(|_| ()))?;
    Err(Stop::Status(STATUS_NOT_FOUND))
}

pub(crate) fn verifier_bug_check(_: &Cx, code: u32, _: u64, _: u64, _: u64, _: u64) -> Reply {
    Err(Stop::fault(
        BugCheck::ByDriver(code),
        "The driver ends the system's work with WdfVerifierKeBugCheck.",
        format!("it did, with code {code:#X}"),
    ))
}

pub(crate) fn verifier_break_point(_: &Cx) -> Reply {
    Err(Stop::fault(
        BugCheck::ByDriver(0x80),
        "Nothing reaches WdfVerifierDbgBreakPoint in a correct driver.",
        "the driver hit its break point",
    ))
}
