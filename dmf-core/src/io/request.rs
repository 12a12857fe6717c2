//! A request that the driver owns.

use core::{fmt, mem::ManuallyDrop, ptr::NonNull};

use dmf_ioctl::Ioctl;
use wdk_sys::{WDFREQUEST, WDFREQUEST__, call_unsafe_wdf_function_binding};
use zerocopy::{FromBytes, Immutable, IntoBytes};

use crate::{
    error::{Error, Result},
    ffi,
    io::{FileObject, ManualQueue, Rejected, Typed, buffers::Buffer},
    status::NtStatus,
};

/// A request of an application or another driver, owned by this driver until it is completed or
/// handed on. C: `WDFREQUEST`.
///
/// It is moved into whatever ends its life here, so it cannot be completed twice or touched after
/// it was completed. A call that refuses it hands it back, in a [`Rejected`]. If it is dropped all
/// the same, it is completed with `STATUS_INTERNAL_ERROR` and the debugger is told which it was: an application
/// never hangs because a driver forgot it. That is for `<= DISPATCH_LEVEL`, as everything here.
///
/// ```compile_fail,E0382
/// # use dmf_core::prelude::*;
/// fn twice(request: Request) {
///     request.complete(NtStatus::SUCCESS);
///     request.complete(NtStatus::SUCCESS); // it was moved
/// }
/// ```
///
/// ```compile_fail,E0382
/// # use dmf_core::prelude::*;
/// fn touched(request: Request, queue: &ManualQueue) -> bool {
///     let refused = request.forward(queue);
///     refused.is_ok() && request.is_cancelled() // it may be completed by now
/// }
/// ```
///
/// ```
/// use dmf_core::prelude::*;
///
/// /// Answers a control request with its own text, in capitals.
/// #[device(symbolic_link = "Capitals")]
/// pub struct Capitals {}
///
/// #[callbacks]
/// impl Module for Capitals {
///     fn device_control(&self, request: Request, _: IoControl) -> Result<(), Request> {
///         let mut text = [0; 16];
///         match request.copy_input(&mut text) {
///             Ok(length) => {
///                 text.make_ascii_uppercase();
///                 request.complete_with(text.get(..length).unwrap_or_default());
///             }
///             Err(error) => request.complete(error.status()),
///         }
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Capitals>(|machine, _| {
/// let file = machine.open(r"\\.\Capitals").unwrap();
/// assert_eq!(file.ioctl(0x22_2000, b"quiet", 16).unwrap().output, b"QUIET");
/// assert_eq!(file.ioctl(0x22_2000, b"quiet", 2).unwrap().status, NtStatus::BUFFER_TOO_SMALL.raw());
/// # });
/// ```
///
/// # Invariants
///
/// The handle is valid, and completing it or handing it on is up to this value alone.
#[must_use = "a request must be completed, or handed on"]
#[doc(alias = "WDFREQUEST")]
pub struct Request(NonNull<WDFREQUEST__>);

// SAFETY: requests may be used on every thread, by one owner at a time.
unsafe impl Send for Request {}
// SAFETY: shared use reads properties that do not change, which WDF allows on every thread.
unsafe impl Sync for Request {}

impl Request {
    /// Takes over a request that WDF presented to the driver.
    ///
    /// # Safety
    ///
    /// The handle is that of a request which WDF presented to the driver and the driver owns, and
    /// nobody else will complete it or hand it on. (One that the driver created is not completed.)
    pub const unsafe fn from_raw(raw: WDFREQUEST) -> Self {
        // INVARIANT: the caller gives up its ownership.
        // SAFETY: the caller's contract: the handle of a request is not null.
        Self(unsafe { NonNull::new_unchecked(raw) })
    }

    /// The handle, while the request stays this value's.
    pub(super) const fn as_raw(&self) -> WDFREQUEST {
        self.0.as_ptr()
    }

    /// The handle, for calls that this crate does not have. The caller now owns the request.
    #[must_use]
    pub fn into_raw(self) -> WDFREQUEST {
        ManuallyDrop::new(self).as_raw()
    }

    /// Completes the request without output. `<= DISPATCH_LEVEL`.
    #[doc(alias = "WdfRequestComplete")]
    pub fn complete(self, status: NtStatus) {
        let request = self.into_raw();
        // SAFETY: by the type's invariant the request is ours to complete; it is not used again.
        unsafe { call_unsafe_wdf_function_binding!(WdfRequestComplete, request, status.raw()) };
    }

    /// Completes the request and says how many bytes were transferred. `<= DISPATCH_LEVEL`.
    ///
    /// For a buffered request these bytes of the output buffer go back to the application.
    #[doc(alias = "WdfRequestCompleteWithInformation")]
    pub fn complete_with_information(self, status: NtStatus, information: usize) {
        let request = self.into_raw();
        // SAFETY: by the type's invariant the request is ours to complete; it is not used again.
        unsafe {
            call_unsafe_wdf_function_binding!(
                WdfRequestCompleteWithInformation,
                request,
                status.raw(),
                information as u64
            );
        };
    }

    /// Copies `value` to the output buffer and completes the request: with `STATUS_SUCCESS` and
    /// the value's size, or with an error and nothing. `<= DISPATCH_LEVEL`.
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_BUFFER_TOO_SMALL` | the output buffer is shorter than the value |
    /// | `STATUS_INVALID_DEVICE_REQUEST` | the request has no output buffer that a driver may use |
    ///
    /// A value without bytes, such as `()`, needs no buffer.
    pub fn complete_with<T: IntoBytes + Immutable + ?Sized>(self, value: &T) {
        self.reply(value).unwrap_or_else(Rejected::complete);
    }

    /// As [`complete_with`](Self::complete_with), but hands the request back if the value does not
    /// fit. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// The request and why its output buffer cannot take the value; see `complete_with`.
    pub fn reply<T: IntoBytes + Immutable + ?Sized>(self, value: &T) -> Result<(), Rejected> {
        let size = size_of_val(value);
        if size == 0 {
            self.complete(NtStatus::SUCCESS);
            return Ok(());
        }
        // SAFETY: by the type's invariant the request is valid and not completed.
        match unsafe { Buffer::output_start(self.as_raw(), size) } {
            Ok(output) => {
                let written = output.write(value);
                self.complete_with_information(NtStatus::SUCCESS, written);
                Ok(())
            }
            Err(error) => Err(Rejected::new(self, error)),
        }
    }

    /// Checks that the buffers fit `ioctl`, so that its input can be read and its output written.
    /// `<= DISPATCH_LEVEL`. [`Typed`] has an example.
    ///
    /// # Errors
    ///
    /// The request, and
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_BUFFER_TOO_SMALL` | a buffer is shorter than its type |
    /// | `STATUS_INVALID_DEVICE_REQUEST` | the code's method is `Neither`: WDF has no buffer of it |
    /// | `STATUS_INSUFFICIENT_RESOURCES` | a direct buffer could not be mapped |
    pub fn accept<I, O>(self, ioctl: Ioctl<I, O>) -> Result<Typed<I, O>, Rejected> {
        let _ = ioctl;
        match self.check_buffers(size_of::<I>(), size_of::<O>()) {
            Ok(()) => Ok(Typed::new(self)),
            Err(error) => Err(Rejected::new(self, error)),
        }
    }

    fn check_buffers(&self, input: usize, output: usize) -> Result<()> {
        if input > 0 {
            // SAFETY: by the type's invariant the request is valid and not completed.
            unsafe { Buffer::input(self.as_raw(), input) }?;
        }
        if output > 0 {
            // SAFETY: as above.
            unsafe { Buffer::output(self.as_raw(), output) }?;
        }
        Ok(())
    }

    /// The value at the start of the input buffer; one without bytes, such as `()`, needs no
    /// buffer. `<= DISPATCH_LEVEL`.
    ///
    /// It is a copy: what the application does to its memory later does not change it.
    ///
    /// # Errors
    ///
    /// `STATUS_BUFFER_TOO_SMALL` if the input is shorter than a `T`; the others as for
    /// [`accept`](Self::accept).
    #[doc(alias = "WdfRequestRetrieveInputBuffer")]
    pub fn input<T: FromBytes>(&self) -> Result<T> {
        if let Ok(nothing) = T::read_from_bytes(&[]) {
            return Ok(nothing);
        }
        // SAFETY: by the type's invariant the request is valid and not completed.
        let buffer = unsafe { Buffer::input(self.as_raw(), size_of::<T>()) }?;
        buffer.read().ok_or(Error::Status(NtStatus::BUFFER_TOO_SMALL))
    }

    /// Copies the start of the input buffer to `target` and says how many bytes it copied: what
    /// both have room for. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_BUFFER_TOO_SMALL` if there is no input; the others as for [`accept`](Self::accept).
    pub fn copy_input(&self, target: &mut [u8]) -> Result<usize> {
        // SAFETY: by the type's invariant the request is valid and not completed.
        Ok(unsafe { Buffer::input(self.as_raw(), 0) }?.copy_to(target))
    }

    /// How many bytes the output buffer has. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_BUFFER_TOO_SMALL` if there is no output buffer; the others as for
    /// [`accept`](Self::accept).
    #[doc(alias = "WdfRequestRetrieveOutputBuffer")]
    pub fn output_len(&self) -> Result<usize> {
        // SAFETY: by the type's invariant the request is valid and not completed.
        Ok(unsafe { Buffer::output(self.as_raw(), 0) }?.len())
    }

    /// Puts the request into `queue`, where it waits and can be cancelled. `<= DISPATCH_LEVEL`.
    /// [`ManualQueue`] has an example.
    ///
    /// If it is cancelled already, the queue's cancel function may run before this returns.
    ///
    /// # Errors
    ///
    /// The request and the status of WDF: `STATUS_WDF_BUSY` if the queue takes no requests (its
    /// device is being removed). A request of another device, or one that was taken out of this
    /// very queue, must not be forwarded to it: WDF's verifier stops the system.
    #[doc(alias = "WdfRequestForwardToIoQueue")]
    pub fn forward(self, queue: &ManualQueue) -> Result<(), Rejected> {
        let raw = self.into_raw();
        // SAFETY: both handles are valid, and the request is ours to hand on. If it is accepted
        // the queue owns it, whatever happens to it meanwhile.
        let status = unsafe {
            call_unsafe_wdf_function_binding!(WdfRequestForwardToIoQueue, raw, queue.raw())
        };
        ffi::check(status).map_err(|error| {
            // SAFETY: a request that the queue did not accept is still the caller's.
            Rejected::new(unsafe { Self::from_raw(raw) }, error)
        })
    }

    /// The file that the request came through, if it came from an application. `<= DISPATCH_LEVEL`.
    /// [`FileObject`] has an example.
    #[must_use]
    #[doc(alias = "WdfRequestGetFileObject")]
    pub fn file(&self) -> Option<FileObject<'_>> {
        // SAFETY: by the type's invariant the request is valid and not completed.
        let file =
            unsafe { call_unsafe_wdf_function_binding!(WdfRequestGetFileObject, self.as_raw()) };
        (!file.is_null()).then(|| FileObject::new(file))
    }

    /// Whether somebody wants the request to be cancelled. `<= DISPATCH_LEVEL`.
    #[must_use]
    #[doc(alias = "WdfRequestIsCanceled")]
    pub fn is_cancelled(&self) -> bool {
        // SAFETY: by the type's invariant the request is valid and ours.
        unsafe { call_unsafe_wdf_function_binding!(WdfRequestIsCanceled, self.as_raw()) != 0 }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Request({:p})", self.as_raw())
    }
}
