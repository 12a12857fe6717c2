//! `Default` as `wdk-sys` has it: every byte zero.

/// Implements `Default` as all zeros for a generated type.
macro_rules! default_is_zeroed {
    ($name:ident) => {
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                // SAFETY: the generated types hold integers, raw pointers, optional function
                // pointers and arrays, structs and unions of these; all-zero bytes are a value of
                // each of them.
                unsafe { ::core::mem::zeroed() }
            }
        }
    };
}
pub(crate) use default_is_zeroed;
