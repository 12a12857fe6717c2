//! The identity of a type of context memory.

use core::ffi::CStr;

use wdk_sys::{PCWDF_OBJECT_CONTEXT_TYPE_INFO, WDF_OBJECT_CONTEXT_TYPE_INFO};

use crate::ffi;

/// Names a kind of context; made by [`context_type!`](crate::context_type).
///
/// WDF tells contexts apart by the address of this value, so it is always a `static`. One serves
/// all instances of a generic Module: the size of the context is given when an object is created.
///
/// # Invariants
///
/// The structure holds the address of the `static` that it is part of.
#[repr(transparent)]
#[derive(Debug)]
pub struct ContextType(WDF_OBJECT_CONTEXT_TYPE_INFO);

// SAFETY: the structure is never written, and its pointers point to statics.
unsafe impl Sync for ContextType {}

impl ContextType {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(name: &'static CStr, own_address: &'static Self) -> Self {
        Self(WDF_OBJECT_CONTEXT_TYPE_INFO {
            Size: ffi::size_of_u32::<WDF_OBJECT_CONTEXT_TYPE_INFO>(),
            ContextName: name.as_ptr().cast(),
            ContextSize: 1,
            UniqueType: &raw const own_address.0,
            EvtDriverGetUniqueContextType: None,
        })
    }

    pub(crate) const fn as_ptr(&'static self) -> PCWDF_OBJECT_CONTEXT_TYPE_INFO {
        self.0.UniqueType
    }
}

/// Declares the `static` that identifies a type of context. C: `WDF_DECLARE_CONTEXT_TYPE`.
///
/// The name is what a debugger, or the dump of `kmdf-host`, shows for objects that have it.
///
/// ```
/// dmf_core::context_type!(COUNTER, "Counter");
/// ```
#[macro_export]
macro_rules! context_type {
    ($static:ident, $name:literal) => {
        static $static: $crate::__private::ContextType = $crate::__private::ContextType::new(
            $crate::__private::c_name(::core::concat!($name, "\0")),
            &$static,
        );
    };
}
