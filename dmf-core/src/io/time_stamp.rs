//! When a request came.

use core::ptr;

use wdk_sys::{PVOID, call_unsafe_wdf_function_binding};

use crate::{context_type, error::Result, ffi, io::Request, object::Attributes};

context_type!(TIME_STAMP, "RequestTimeStamp");

impl Request {
    /// Notes a time with the request, in place of one that was noted before. `<= DISPATCH_LEVEL`.
    ///
    /// The unit is the caller's: `ticks` comes back from [`time_stamp`](Self::time_stamp) as it is.
    /// It goes with the request, wherever that is forwarded to.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory for it.
    ///
    /// ```
    /// use dmf_core::{prelude::*, time::interrupt_time};
    ///
    /// /// Answers a read, at the next write, with how long it waited.
    /// #[device(symbolic_link = "Wait")]
    /// pub struct Wait {
    ///     #[init(|wiring| wiring.manual_queue(|_, request| request.complete(NtStatus::CANCELLED)))]
    ///     readers: ManualQueue,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Wait {
    ///     fn read(&self, mut request: Request, _length: usize) -> Result<(), Request> {
    ///         let stamped = request.set_time_stamp(interrupt_time().cast_signed());
    ///         match stamped {
    ///             Ok(()) => request.forward(&self.readers).unwrap_or_else(Rejected::complete),
    ///             Err(error) => request.complete(error.status()),
    ///         }
    ///         Ok(())
    ///     }
    ///
    ///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
    ///         while let Some(reader) = self.readers.take() {
    ///             let came = reader.time_stamp().unwrap_or_default().cast_unsigned();
    ///             reader.complete_with(&(interrupt_time() - came));
    ///         }
    ///         request.complete_with_information(NtStatus::SUCCESS, length);
    ///         Ok(())
    ///     }
    /// }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Wait>(|machine, _| {
    /// let file = machine.open(r"\\.\Wait").unwrap();
    /// let reader = file.read_overlapped(8).unwrap();
    /// machine.advance(std::time::Duration::from_millis(3)).unwrap();
    /// file.write(b"!").unwrap();
    /// assert_eq!(reader.wait().unwrap().output, 30_000_u64.to_ne_bytes()); // of 100 ns
    /// # });
    /// ```
    #[doc(alias = "WdfObjectAllocateContext")]
    pub fn set_time_stamp(&mut self, ticks: i64) -> Result<()> {
        let mut attributes = Attributes::new().context(&TIME_STAMP, size_of::<i64>());
        let mut context: PVOID = ptr::null_mut();
        // SAFETY: by the type's invariant the request is valid; WDF copies the attributes. If it
        // has the context already, this succeeds with a status of its own, and finds it.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfObjectAllocateContext,
                self.as_raw().cast(),
                attributes.as_mut_ptr(),
                &raw mut context
            )
        })?;
        // SAFETY: the context has the size of the number, and belongs to this request's owner.
        unsafe { context.cast::<i64>().write(ticks) };
        Ok(())
    }

    /// The time that was noted with the request, if one was, in the unit of
    /// [`set_time_stamp`](Self::set_time_stamp). `<= DISPATCH_LEVEL`.
    #[must_use]
    pub fn time_stamp(&self) -> Option<i64> {
        // SAFETY: by the type's invariant the request is valid.
        let context = unsafe { ffi::context_of(self.as_raw().cast(), &TIME_STAMP) };
        // SAFETY: a context of this kind was written when it was made, by the line above.
        (!context.is_null()).then(|| unsafe { context.cast::<i64>().read() })
    }
}
