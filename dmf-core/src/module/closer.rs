//! Closing a Module on another thread than the one that asks for it.

use core::ptr;

use wdk_sys::{WDF_WORKITEM_CONFIG, WDFWORKITEM, call_unsafe_wdf_function_binding};

use crate::{
    context_type,
    error::Result,
    ffi,
    module::ModuleHeader,
    object::{Attributes, ObjectRef},
    sync::{AtomicBool, Ordering},
};

context_type!(CLOSER, "ModuleCloser");

/// A work item that closes a Module which opens by itself.
///
/// # Invariants
///
/// The object is a work item, a child of the Module's object, whose context is the Module's header.
pub(crate) struct Closer {
    item: ObjectRef,
    is_wanted: AtomicBool,
}

impl Closer {
    /// The work item of a Module.
    pub(crate) fn new(header: &ModuleHeader) -> Result<Self> {
        let mut config = WDF_WORKITEM_CONFIG {
            Size: ffi::size_of_u32::<WDF_WORKITEM_CONFIG>(),
            EvtWorkItemFunc: Some(close),
            AutomaticSerialization: ffi::boolean(false),
        };
        let mut attributes = Attributes::new()
            .parent(header.object)
            .context(&CLOSER, size_of::<*const ModuleHeader>());
        let mut item: WDFWORKITEM = ptr::null_mut();
        // SAFETY: the attributes name a valid parent; WDF copies both structures.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfWorkItemCreate,
                &raw mut config,
                attributes.as_mut_ptr(),
                &raw mut item
            )
        })?;
        // SAFETY: the work item was just created with this context.
        let context = unsafe { ffi::context_of(item.cast(), &CLOSER) };
        // SAFETY: the context has the size of a pointer.
        unsafe { context.cast::<*const ModuleHeader>().write(header) };
        // SAFETY: WDF just returned the handle.
        let item = unsafe { ObjectRef::retain(item.cast()) };
        Ok(Self { item, is_wanted: AtomicBool::new(false) })
    }

    /// Has the Module closed, soon.
    pub(crate) fn ask(&self) {
        self.is_wanted.store(true, Ordering::Release);
        let item: WDFWORKITEM = self.item.raw().cast();
        // SAFETY: by the type's invariant the handle is a work item.
        unsafe { call_unsafe_wdf_function_binding!(WdfWorkItemEnqueue, item) };
    }

    /// Whether the Module was asked to close and has not done so yet.
    pub(crate) fn is_wanted(&self) -> bool {
        self.is_wanted.load(Ordering::Acquire)
    }

    /// The Module has closed.
    pub(crate) fn done(&self) {
        self.is_wanted.store(false, Ordering::Release);
    }
}

/// `EvtWorkItemFunc`.
unsafe extern "C" fn close(item: WDFWORKITEM) {
    // SAFETY: WDF passes the work item that the callback was set for.
    let context = unsafe { ffi::context_of(item.cast(), &CLOSER) };
    // SAFETY: the context was written when the work item was created.
    let header = unsafe { *context.cast::<*const ModuleHeader>() };
    // SAFETY: the Module's object is the parent of the work item, so it is destroyed later.
    unsafe { &*header }.close_now();
}
