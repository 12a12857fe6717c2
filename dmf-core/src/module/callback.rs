//! WDF objects that call a function of the Module that owns them.

use wdk_sys::WDFOBJECT;

use crate::{
    ffi,
    module::{Module, ModuleHeader, Wiring},
    object::ContextType,
};

/// What such an object remembers, in its context.
///
/// # Invariants
///
/// `owner` is the header of the `M` whose object is the parent of the object that has the context.
pub(crate) struct OwnedCallback<M> {
    owner: *const ModuleHeader,
    function: fn(&M),
}

impl<M: Module> OwnedCallback<M> {
    /// Writes the context of a new object.
    ///
    /// # Safety
    ///
    /// `object` was just created with a context of `kind` and of this size, and the Module under
    /// construction as its parent.
    pub(crate) unsafe fn place(
        wiring: &Wiring<'_, M>,
        object: WDFOBJECT,
        kind: &'static ContextType,
        function: fn(&M),
    ) {
        // SAFETY: the caller gives a valid handle.
        let context: *mut Self = unsafe { ffi::context_of(object, kind) }.cast();
        let owner = core::ptr::from_ref(wiring.header());
        // SAFETY: the context has the size of this type.
        unsafe { context.write(Self { owner, function }) };
    }

    /// Calls the function, if the Module is open.
    ///
    /// # Safety
    ///
    /// `object` has a context of `kind` that was written by [`place`](Self::place) for an `M`, and
    /// is not destroyed during the call.
    pub(crate) unsafe fn call(object: WDFOBJECT, kind: &'static ContextType) {
        // SAFETY: the caller gives a valid handle.
        let context: *const Self = unsafe { ffi::context_of(object, kind) }.cast();
        // SAFETY: the context was written when the object was created.
        let context = unsafe { &*context };
        // SAFETY: the owner's object is the parent of this one, so it is destroyed later.
        let owner = unsafe { &*context.owner };
        let Ok(_open) = owner.enter() else {
            return;
        };
        // SAFETY: a Module that is open was made.
        (context.function)(unsafe { &*owner.module.cast::<M>() });
    }
}
