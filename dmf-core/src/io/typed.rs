//! A request whose buffers fit its control code.

use core::marker::PhantomData;

use zerocopy::{FromBytes, Immutable, IntoBytes};

use crate::{error::Result, io::Request};

/// A control request whose input buffer has room for an `I`, and the output buffer for an `O`.
///
/// ```
/// use dmf_core::prelude::*;
/// # use dmf_core::ioctl::{Access, DeviceType, Ioctl, Method};
///
/// const DOUBLE: Ioctl<u32, u64> =
///     Ioctl::new(DeviceType::UNKNOWN, 0x801, Method::Buffered, Access::Any);
///
/// fn double(request: Request) {
///     match request.accept(DOUBLE) {
///         Ok(request) => match request.input() {
///             Ok(number) => request.reply(&(u64::from(number) * 2)),
///             Err(error) => request.into_request().complete(error.status()),
///         },
///         Err(rejected) => rejected.complete(),
///     }
/// }
/// # #[device(symbolic_link = "Double")]
/// # pub struct Root {}
/// # #[callbacks]
/// # impl Module for Root {
/// #     fn device_control(&self, request: Request, _: IoControl) -> Result<(), Request> {
/// #         double(request);
/// #         Ok(())
/// #     }
/// # }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Root>(|machine, _| {
/// let file = machine.open(r"\\.\Double").unwrap();
/// let doubled = file.ioctl(DOUBLE.code(), &21_u32.to_ne_bytes(), 8).unwrap();
/// assert_eq!(doubled.output, 42_u64.to_ne_bytes());
/// let short = file.ioctl(DOUBLE.code(), &[21], 8).unwrap();
/// assert_eq!(short.status, NtStatus::BUFFER_TOO_SMALL.raw());
/// # });
/// ```
#[must_use = "a request must be completed, or handed on"]
#[derive(Debug)]
pub struct Typed<I, O> {
    request: Request,
    contract: PhantomData<fn(I) -> O>,
}

impl<I, O> Typed<I, O> {
    pub(super) const fn new(request: Request) -> Self {
        Self { request, contract: PhantomData }
    }

    /// The request, for calls that do not care for its buffers.
    pub fn into_request(self) -> Request {
        self.request
    }
}

impl<I: FromBytes, O> Typed<I, O> {
    /// The input, a copy. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// Those of [`Request::input`].
    pub fn input(&self) -> Result<I> {
        self.request.input()
    }
}

impl<I, O: IntoBytes + Immutable> Typed<I, O> {
    /// Completes the request with `STATUS_SUCCESS` and `value` as its output. `<= DISPATCH_LEVEL`.
    pub fn reply(self, value: &O) {
        self.request.complete_with(value);
    }
}

impl<I, O> From<Typed<I, O>> for Request {
    fn from(typed: Typed<I, O>) -> Self {
        typed.request
    }
}
