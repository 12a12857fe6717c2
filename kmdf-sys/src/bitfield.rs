//! Storage of C bit fields.

/// The bytes that hold a group of C bit fields, under bindgen's name.
///
/// bindgen also generates one accessor method a field; this crate keeps the bytes only, for their
/// place in the layout.
#[repr(C)]
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct __BindgenBitfieldUnit<Storage> {
    storage: Storage,
}

impl<Storage> __BindgenBitfieldUnit<Storage> {
    /// Wraps the bytes.
    #[inline]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }
}
