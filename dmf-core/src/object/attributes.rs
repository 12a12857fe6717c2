//! `WDF_OBJECT_ATTRIBUTES`, filled in.

use wdk_sys::{
    _WDF_EXECUTION_LEVEL, _WDF_SYNCHRONIZATION_SCOPE, PFN_WDF_OBJECT_CONTEXT_CLEANUP,
    PFN_WDF_OBJECT_CONTEXT_DESTROY, PWDF_OBJECT_ATTRIBUTES, WDF_OBJECT_ATTRIBUTES, WDFOBJECT,
};

use crate::{ffi, object::ContextType};

/// The attributes of an object that is about to be created.
pub(crate) struct Attributes(WDF_OBJECT_ATTRIBUTES);

impl Attributes {
    /// What C's `WDF_OBJECT_ATTRIBUTES_INIT` gives.
    pub(crate) fn new() -> Self {
        Self(WDF_OBJECT_ATTRIBUTES {
            Size: ffi::size_of_u32::<WDF_OBJECT_ATTRIBUTES>(),
            ExecutionLevel: _WDF_EXECUTION_LEVEL::WdfExecutionLevelInheritFromParent,
            SynchronizationScope:
                _WDF_SYNCHRONIZATION_SCOPE::WdfSynchronizationScopeInheritFromParent,
            ..WDF_OBJECT_ATTRIBUTES::default()
        })
    }

    /// The object goes when `parent` goes.
    pub(crate) fn parent(mut self, parent: WDFOBJECT) -> Self {
        self.0.ParentObject = parent;
        self
    }

    /// The object has a zeroed context of `size` bytes.
    pub(crate) fn context(mut self, context: &'static ContextType, size: usize) -> Self {
        self.0.ContextTypeInfo = context.as_ptr();
        self.0.ContextSizeOverride = size;
        self
    }

    /// The callbacks of the object run at `PASSIVE_LEVEL`.
    pub(crate) fn passive(mut self) -> Self {
        self.0.ExecutionLevel = _WDF_EXECUTION_LEVEL::WdfExecutionLevelPassive;
        self
    }

    /// The callbacks of the object run at `DISPATCH_LEVEL`.
    pub(crate) fn dispatch(mut self) -> Self {
        self.0.ExecutionLevel = _WDF_EXECUTION_LEVEL::WdfExecutionLevelDispatch;
        self
    }

    /// `callback` runs when the object is being deleted.
    pub(crate) fn on_cleanup(mut self, callback: PFN_WDF_OBJECT_CONTEXT_CLEANUP) -> Self {
        self.0.EvtCleanupCallback = callback;
        self
    }

    /// `callback` runs when the last reference is gone.
    pub(crate) fn on_destroy(mut self, callback: PFN_WDF_OBJECT_CONTEXT_DESTROY) -> Self {
        self.0.EvtDestroyCallback = callback;
        self
    }

    /// The pointer that WDF's create functions take; they copy what it points to.
    pub(crate) fn as_mut_ptr(&mut self) -> PWDF_OBJECT_ATTRIBUTES {
        &raw mut self.0
    }
}
