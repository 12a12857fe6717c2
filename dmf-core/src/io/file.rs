//! An open handle, as the driver sees it.

use core::marker::PhantomData;

use wdk_sys::WDFFILEOBJECT;

/// A file object: what one `CreateFile` of an application made. C: `WDFFILEOBJECT`.
///
/// It is WDF's, and there as long as the callback or the request that it was got from. A driver can
/// keep something with each, see [`FileContext`](super::FileContext).
///
/// ```
/// use core::ops::ControlFlow;
/// use dmf_core::prelude::*;
///
/// /// Knows who came first, as long as they stay.
/// #[device(symbolic_link = "Chair")]
/// pub struct Chair {
///     holder: SpinLock<Option<usize>>,
/// }
///
/// #[callbacks]
/// impl Module for Chair {
///     fn file_create(&self, request: Request, file: FileObject<'_>) -> Result<(), Request> {
///         self.holder.lock().get_or_insert(file.id());
///         Err(request) // everybody may open
///     }
///
///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
///         let writer = request.file().map(|file| file.id());
///         let holds = writer.is_some() && writer == *self.holder.lock();
///         let status = if holds { NtStatus::SUCCESS } else { NtStatus::ACCESS_DENIED };
///         request.complete_with_information(status, if holds { length } else { 0 });
///         Ok(())
///     }
///
///     fn file_cleanup(&self, file: FileObject<'_>) -> ControlFlow<()> {
///         self.holder.lock().take_if(|holder| *holder == file.id());
///         ControlFlow::Continue(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Chair>(|machine, _| {
/// let first = machine.open(r"\\.\Chair").unwrap();
/// let second = machine.open(r"\\.\Chair").unwrap();
/// assert!(first.write(b"!").unwrap().status.is_success());
/// assert_eq!(second.write(b"!").unwrap().status, NtStatus::ACCESS_DENIED.raw());
/// # });
/// ```
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

    pub(super) const fn raw(&self) -> WDFFILEOBJECT {
        self.raw
    }

    /// A value that tells this file object from all others that are open now; it may come again when
    /// this one is closed.
    #[must_use]
    pub fn id(&self) -> usize {
        self.raw.addr()
    }
}
