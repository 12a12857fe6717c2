//! When a request came.

use crate::{
    error::Result,
    io::{Request, context::RequestContext},
};

impl Request {
    /// Notes a time with the request, in place of one that was noted before. `<= DISPATCH_LEVEL`.
    ///
    /// There is room for it in every request that WDF made for a device of this driver, so nothing
    /// is allocated. A request from elsewhere, see [`from_raw`](Self::from_raw), gets the room now.
    ///
    /// The unit is the caller's: `ticks` comes back from [`time_stamp`](Self::time_stamp) as it is.
    /// It goes with the request, wherever that is forwarded to.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: the request is from elsewhere, and there is no memory.
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
    #[doc(alias("WdfDeviceInitSetRequestAttributes", "WdfObjectAllocateContext"))]
    #[inline]
    pub fn set_time_stamp(&mut self, ticks: i64) -> Result<()> {
        // SAFETY: by the type's invariant the request is valid, and borrowed exclusively.
        let mut context = unsafe { RequestContext::of_any(self.as_raw()) }?;
        // SAFETY: as above; WDF zeroed the context, which is a value of its type.
        let context = unsafe { context.as_mut() };
        context.time_stamp = ticks;
        context.has_time_stamp = true;
        Ok(())
    }

    /// The time that was noted with the request, if one was, in the unit of
    /// [`set_time_stamp`](Self::set_time_stamp). `<= DISPATCH_LEVEL`.
    #[must_use]
    pub fn time_stamp(&self) -> Option<i64> {
        // SAFETY: by the type's invariant the request is valid; `set_time_stamp` needs it
        // exclusively.
        let context = unsafe { RequestContext::of(self.as_raw()) }?;
        // SAFETY: as above; WDF zeroed the context, which is a value of its type.
        let context = unsafe { context.as_ref() };
        context.has_time_stamp.then_some(context.time_stamp)
    }
}
