//! Work items that the framework has for a Module.

use core::ptr::NonNull;

use wdk_sys::{WDFWORKITEM, call_unsafe_wdf_function_binding};

use crate::{
    error::Result,
    ffi,
    module::ModuleHeader,
    object::{Attributes, ContextType, ObjectRef},
    status::NtStatus,
    work_item,
};

/// Creates a work item, a child of a Module's object, with `value` as its context of `kind`; and
/// where the value is.
///
/// `function` finds it with [`context`].
pub(super) fn passive_item<T>(
    header: &ModuleHeader,
    kind: &'static ContextType,
    value: T,
    function: unsafe extern "C" fn(WDFWORKITEM),
) -> Result<(ObjectRef, NonNull<T>)> {
    const { assert!(!core::mem::needs_drop::<T>(), "nobody drops it") };
    let attributes = Attributes::new().parent(header.object).context(kind, size_of::<T>());
    // SAFETY: the caller's function finds the value in the context, where it is written below.
    let object = unsafe { work_item::create(attributes, function) }?;
    // SAFETY: the work item was just created with this context.
    let place: *mut T = unsafe { ffi::context_of(object.raw(), kind) }.cast();
    let place = NonNull::new(place).ok_or(NtStatus::INTERNAL_ERROR)?;
    // SAFETY: the context has the size of a `T`, and nobody else knows it.
    unsafe { place.write(value) };
    Ok((object, place))
}

/// What a work item has in its context.
///
/// # Safety
///
/// The work item was made by [`passive_item`] with a `T` as its context of `kind`, and exists for
/// `'a`.
pub(super) unsafe fn context<'a, T>(item: WDFWORKITEM, kind: &'static ContextType) -> &'a T {
    // SAFETY: the caller gives a valid work item.
    let context: *const T = unsafe { ffi::context_of(item.cast(), kind) }.cast();
    // SAFETY: the context was written when the work item was created.
    unsafe { &*context }
}

/// Has a work item called. `<= DISPATCH_LEVEL`.
///
/// # Safety
///
/// The object is a work item, and not deleted.
pub(super) unsafe fn enqueue(item: &ObjectRef) {
    let item: WDFWORKITEM = item.raw().cast();
    // SAFETY: the caller's contract.
    unsafe { call_unsafe_wdf_function_binding!(WdfWorkItemEnqueue, item) };
}

/// Waits until no call is waiting or running. `PASSIVE_LEVEL`.
///
/// # Safety
///
/// The object is a work item, not deleted, and the caller is not its function.
pub(super) unsafe fn flush(item: &ObjectRef) {
    let item: WDFWORKITEM = item.raw().cast();
    // SAFETY: the caller's contract.
    unsafe { call_unsafe_wdf_function_binding!(WdfWorkItemFlush, item) };
}
