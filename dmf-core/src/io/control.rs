//! What a control request asks for.

use dmf_ioctl::{ControlCode, Ioctl};

/// The control code of a request and the lengths of its buffers.
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
