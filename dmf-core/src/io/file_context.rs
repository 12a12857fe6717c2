//! What a driver keeps with each open handle.

use core::{any::TypeId, ptr::NonNull};

use wdk_sys::{WDFFILEOBJECT, WDFOBJECT};

use crate::{context_type, ffi, io::FileObject, object::Attributes};

context_type!(FILE, "DmfFile");

/// A type of which there is a value for each handle that an application opens.
///
/// `#[device(file_context = Order)]` writes `FileContext::of::<Order>()`. WDF allocates the value
/// together with the file object, so there is no failure of its own. It is `T::default()`, made before
/// the first Module hears of the file (`file_create`), and dropped with the file object, after the last
/// one has (`file_close`), or if the handle was not opened; `<= DISPATCH_LEVEL`. [`FileObject::context`]
/// reaches it.
///
/// C: `WDF_DECLARE_CONTEXT_TYPE_WITH_NAME` and the attributes of `WdfDeviceInitSetFileObjectConfig`.
///
/// ```
/// use core::sync::atomic::{AtomicUsize, Ordering};
/// use dmf_core::prelude::*;
///
/// /// What was written through one handle so far, in bytes.
/// #[derive(Default)]
/// pub struct Written(AtomicUsize);
///
/// #[device(symbolic_link = "Meter", file_context = Written)]
/// pub struct Meter {}
///
/// #[callbacks]
/// impl Module for Meter {
///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
///         if let Some(written) = request.file().and_then(|file| file.context::<Written>()) {
///             written.0.fetch_add(length, Ordering::Relaxed);
///         }
///         request.complete_with_information(NtStatus::SUCCESS, length);
///         Ok(())
///     }
///
///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
///         let written = request.file().and_then(|file| file.context::<Written>());
///         let total = written.map_or(0, |written| written.0.load(Ordering::Relaxed));
///         request.complete_with(&total);
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Meter>(|machine, _| {
/// let [one, other] = [(); 2].map(|()| machine.open(r"\\.\Meter").unwrap());
/// one.write(b"two").unwrap();
/// one.write(b"words").unwrap();
/// other.write(b"one").unwrap();
/// assert_eq!(one.read(8).unwrap().output, 8_usize.to_ne_bytes());
/// assert_eq!(other.read(8).unwrap().output, 3_usize.to_ne_bytes());
/// # });
/// ```
#[doc(alias("WDF_DECLARE_CONTEXT_TYPE_WITH_NAME", "WdfDeviceInitSetFileObjectConfig"))]
#[derive(Clone, Copy, Debug)]
pub struct FileContext {
    size: usize,
    make: unsafe fn(NonNull<Head>),
}

/// The start of the memory that WDF keeps with a file object; the value follows.
///
/// # Invariants
///
/// WDF zeroes it, so there is nothing in it at first. While `kind` is the function of a `T`, the memory
/// is a `Held<T>`, and `drop` drops its value.
#[repr(C)]
struct Head {
    kind: Option<fn() -> TypeId>,
    drop: Option<unsafe fn(NonNull<Head>)>,
}

#[repr(C)]
struct Held<T> {
    head: Head,
    value: T,
}

impl FileContext {
    /// A `T` for each handle. Its alignment may be 16 at most; it is made on the kernel's stack.
    #[must_use]
    pub const fn of<T: Default + Send + Sync + 'static>() -> Self {
        const { assert!(align_of::<Held<T>>() <= 16, "WDF aligns contexts to 16 bytes") };
        Self { size: size_of::<Held<T>>(), make: make::<T> }
    }

    /// The attributes of the file objects of a device.
    pub(crate) fn attributes(self) -> Attributes {
        Attributes::new().context(&FILE, self.size).on_destroy(Some(destroy))
    }

    /// Makes the value of a new file object.
    ///
    /// # Safety
    ///
    /// The file is of a device with these [`attributes`](Self::attributes), and nobody but the caller
    /// knows it yet.
    pub(crate) unsafe fn make(self, file: WDFFILEOBJECT) {
        // SAFETY: the caller gives a valid file.
        if let Some(head) = unsafe { head(file.cast()) } {
            // SAFETY: the memory was made for this type, and is the caller's.
            unsafe { (self.make)(head) };
        }
    }
}

impl<'a> FileObject<'a> {
    /// What the driver keeps with this handle, if that is a `T`: see [`FileContext`]. Any IRQL.
    ///
    /// `None` for a device whose `#[device]` does not say `file_context = T`, and for a file that WDF
    /// did not tell the driver of.
    #[must_use]
    #[doc(alias = "WdfObjectGetTypedContext")]
    pub fn context<T: 'static>(&self) -> Option<&'a T> {
        // SAFETY: the file exists as long as this value's lifetime.
        let head = unsafe { head(self.raw().cast()) }?;
        // SAFETY: by the type's invariant it is a head, which nobody writes while the file is known.
        let kind = unsafe { head.as_ref() }.kind?;
        if kind() != TypeId::of::<T>() {
            return None;
        }
        // SAFETY: by the type's invariant, and the value is there as long as the file.
        Some(&unsafe { head.cast::<Held<T>>().as_ref() }.value)
    }
}

/// The memory that WDF keeps with a file object, if it has any of this crate's.
///
/// # Safety
///
/// `file` is a valid file object.
unsafe fn head(file: WDFOBJECT) -> Option<NonNull<Head>> {
    // SAFETY: the caller gives a valid handle.
    NonNull::new(unsafe { ffi::context_of(file, &FILE) }.cast())
}

/// # Safety
///
/// The place is that of a `Held<T>`, and nobody else knows it.
unsafe fn make<T: Default + 'static>(place: NonNull<Head>) {
    let head = Head { kind: Some(TypeId::of::<T>), drop: Some(drop_value::<T>) };
    // SAFETY: the caller's contract.
    unsafe { place.cast().write(Held { head, value: T::default() }) };
}

/// # Safety
///
/// It is the head of a `Held<T>`, whose value is not used again.
unsafe fn drop_value<T>(head: NonNull<Head>) {
    let held = head.cast::<Held<T>>().as_ptr();
    // SAFETY: the caller's contract.
    let value = unsafe { &raw mut (*held).value };
    // SAFETY: as above.
    unsafe { value.drop_in_place() };
}

/// `EvtDestroyCallback` of a file object.
unsafe extern "C" fn destroy(file: WDFOBJECT) {
    // SAFETY: WDF passes an object that was created with this callback, whose context still exists.
    let Some(mut head) = (unsafe { head(file) }) else { return };
    // SAFETY: nobody else uses the object any more.
    let drop = unsafe { head.as_mut() }.drop.take();
    if let Some(drop) = drop {
        // SAFETY: by the type's invariant.
        unsafe { drop(head) };
    }
}
