//! `wdfstring.h`.

/// What the object is besides an object.
pub(crate) struct Text;
