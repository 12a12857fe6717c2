//! An open handle, as the driver sees it.

use core::marker::PhantomData;

use wdk_sys::WDFFILEOBJECT;

/// A file object: what one `CreateFile` of an application made. C: `WDFFILEOBJECT`.
#[doc(alias = "WDFFILEOBJECT")]
#[derive(Clone, Copy, Debug)]
pub struct FileObject<'a> {
    raw: WDFFILEOBJECT,
    callback: PhantomData<&'a ()>,
}

impl FileObject<'_> {
    pub(crate) const fn new(raw: WDFFILEOBJECT) -> Self {
        Self { raw, callback: PhantomData }
    }

    /// A value that tells this file object from all others that are open now.
    #[must_use]
    pub fn id(&self) -> usize {
        self.raw.addr()
    }
}
