//! What a control request asks for.

use dmf_ioctl::{ControlCode, Ioctl};

/// The control code of a request and the lengths of its buffers.
///
/// C: the last three arguments of `EvtIoDeviceControl`.
///
/// ```
/// use dmf_core::{ioctl::{Access, DeviceType, Ioctl, Method}, prelude::*};
///
/// /// Part of what driver and application share.
/// const RESET: Ioctl<(), ()> =
///     Ioctl::new(DeviceType::UNKNOWN, 0x801, Method::Buffered, Access::Any);
///
/// #[device(symbolic_link = "Counter")]
/// pub struct Counter {
///     count: SpinLock<u32>,
/// }
///
/// #[callbacks]
/// impl Module for Counter {
///     fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
///         if !control.is(RESET) {
///             return Err(request); // for somebody else, or STATUS_NOT_SUPPORTED
///         }
///         *self.count.lock() = 0;
///         request.complete(NtStatus::SUCCESS);
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Counter>(|machine, _| {
/// let file = machine.open(r"\\.\Counter").unwrap();
/// assert!(file.ioctl(RESET.code(), &[], 0).unwrap().status.is_success());
/// assert_eq!(file.ioctl(0x22_2000, &[], 0).unwrap().status, NtStatus::NOT_SUPPORTED.raw());
/// # });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IoControl {
    code: u32,
    input_len: usize,
    output_len: usize,
}

impl IoControl {
    pub(crate) const fn new(code: u32, input_len: usize, output_len: usize) -> Self {
        Self { code, input_len, output_len }
    }

    /// Whether the request asks for `ioctl`.
    #[must_use]
    pub const fn is<I, O>(&self, ioctl: Ioctl<I, O>) -> bool {
        self.code == ioctl.code()
    }

    /// The number of the request. C: `IoControlCode`.
    #[must_use]
    pub const fn code(&self) -> u32 {
        self.code
    }

    /// The parts that the number is made of, for messages.
    #[must_use]
    pub fn control_code(&self) -> ControlCode {
        ControlCode::from(self.code)
    }

    /// The length of the application's input, in bytes.
    #[must_use]
    pub const fn input_len(&self) -> usize {
        self.input_len
    }

    /// The room that the application has for output, in bytes.
    #[must_use]
    pub const fn output_len(&self) -> usize {
        self.output_len
    }
}
