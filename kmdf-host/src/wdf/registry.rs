//! `wdfregistry.h`.

/// What the object is besides an object.
pub(crate) struct Key;
