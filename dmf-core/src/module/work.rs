//! Work items that the framework has for a Module.

use core::ptr;

use wdk_sys::{WDF_WORKITEM_CONFIG, WDFWORKITEM, call_unsafe_wdf_function_binding};

use crate::{
    context_type,
    error::Result,
    ffi,
    module::ModuleHeader,
    object::{Attributes, ObjectRef},
};

context_type!(MODULE_WORK, "ModuleWork");

/// Creates a work item, a child of a Module's object, that knows the Module.
///
/// # Safety
///
/// `function` finds the Module with [`header_of`].
pub(super) unsafe fn passive_item(
    header: &ModuleHeader,
    function: unsafe extern "C" fn(WDFWORKITEM),
) -> Result<ObjectRef> {
    let mut config = WDF_WORKITEM_CONFIG {
        Size: ffi::size_of_u32::<WDF_WORKITEM_CONFIG>(),
        EvtWorkItemFunc: Some(function),
        AutomaticSerialization: ffi::boolean(false),
    };
    let mut attributes = Attributes::new()
        .parent(header.object)
        .context(&MODULE_WORK, size_of::<*const ModuleHeader>());
    let mut item: WDFWORKITEM = ptr::null_mut();
    // SAFETY: the parent is the object of a Module that exists; WDF copies both structures.
    ffi::check(unsafe {
        call_unsafe_wdf_function_binding!(
            WdfWorkItemCreate,
            &raw mut config,
            attributes.as_mut_ptr(),
            &raw mut item
        )
    })?;
    // SAFETY: the work item was just created with this context.
    let context = unsafe { ffi::context_of(item.cast(), &MODULE_WORK) };
    // SAFETY: the context has the size of a pointer.
    unsafe { context.cast::<*const ModuleHeader>().write(header) };
    // SAFETY: WDF just returned the handle.
    Ok(unsafe { ObjectRef::retain(item.cast()) })
}

/// The Module that a work item knows.
///
/// # Safety
///
/// The work item was made by [`passive_item`].
pub(super) unsafe fn header_of<'a>(item: WDFWORKITEM) -> &'a ModuleHeader {
    // SAFETY: the caller gives a valid work item.
    let context = unsafe { ffi::context_of(item.cast(), &MODULE_WORK) };
    // SAFETY: the context was written when the work item was created.
    let header = unsafe { *context.cast::<*const ModuleHeader>() };
    // SAFETY: the Module's object is the parent of the work item, so it is destroyed later.
    unsafe { &*header }
}

/// Has a work item called.
///
/// # Safety
///
/// The object is a work item.
pub(super) unsafe fn enqueue(item: &ObjectRef) {
    let item: WDFWORKITEM = item.raw().cast();
    // SAFETY: the caller's contract.
    unsafe { call_unsafe_wdf_function_binding!(WdfWorkItemEnqueue, item) };
}
