//! Work items that the framework has for a Module.

use wdk_sys::{WDFWORKITEM, call_unsafe_wdf_function_binding};

use crate::{
    context_type,
    error::Result,
    ffi,
    module::ModuleHeader,
    object::{Attributes, ObjectRef},
    work_item,
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
    let attributes = Attributes::new()
        .parent(header.object)
        .context(&MODULE_WORK, size_of::<*const ModuleHeader>());
    // SAFETY: the caller's function finds the Module in the context, where it is written below.
    let item = unsafe { work_item::create(attributes, function) }?;
    // SAFETY: the work item was just created with this context.
    let context = unsafe { ffi::context_of(item.raw(), &MODULE_WORK) };
    // SAFETY: the context has the size of a pointer.
    unsafe { context.cast::<*const ModuleHeader>().write(header) };
    Ok(item)
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
