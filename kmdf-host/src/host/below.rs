//! The driver below a device, as a test writes it.

use std::fmt;
use std::sync::Arc;

use wdk_sys::NTSTATUS;

use super::Device;
use crate::io::below;
use crate::io::ids::DeviceId;
use crate::io::irp::IrpId;
use crate::io::request::Kind;
use crate::machine::kernel::Kernel;

/// What a request that was sent down asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SentKind {
    /// To open the device.
    Create,
    /// To read.
    Read,
    /// To write.
    Write,
    /// A device control code.
    Ioctl(u32),
    /// A device control code that only drivers send.
    InternalIoctl(u32),
}

/// A request that a driver sent to its device's I/O target: the driver below has it now.
///
/// Whoever keeps it has a request pending. When its sender cancels it, it ends with `STATUS_CANCELLED`, as at a driver
/// that made it cancelable. One that is dropped ends with `STATUS_CANCELLED` too.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// use kmdf_host::SentKind;
///
/// // The driver passes `DOWN` on to the driver below it.
/// device.set_below(|request| {
///     assert_eq!((request.kind(), request.input()), (SentKind::Ioctl(DOWN), &b"hello"[..]));
///     request.complete(0, b"from below");
/// });
/// let file = machine.open(r"\\.\Example")?;
/// assert_eq!(file.ioctl(DOWN, b"hello", 16)?.output, b"from below");
/// # Ok(())
/// # }
/// ```
pub struct SentRequest {
    kernel: Arc<Kernel>,
    irp: IrpId,
    kind: SentKind,
    input: Vec<u8>,
    output: usize,
}

impl fmt::Debug for SentRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentRequest")
            .field("kind", &self.kind)
            .field("input", &self.input)
            .field("output", &self.output)
            .finish_non_exhaustive()
    }
}

impl SentRequest {
    fn new(kernel: &Arc<Kernel>, irp: IrpId) -> Option<Self> {
        kernel.with(|state| {
            let entry = state.io.irps.get(&irp)?;
            let (kind, output) = match entry.kind {
                Kind::Create => (SentKind::Create, 0),
                Kind::Read(length) => (SentKind::Read, length),
                Kind::Write(_) => (SentKind::Write, 0),
                Kind::Ioctl(ioctl) => (SentKind::Ioctl(ioctl.code), ioctl.output),
                Kind::Internal(ioctl) => (SentKind::InternalIoctl(ioctl.code), ioctl.output),
            };
            let input = entry.buffers.copy_input();
            Some(Self { kernel: Arc::clone(kernel), irp, kind, input, output })
        })
    }

    /// What it asks for.
    #[must_use]
    pub fn kind(&self) -> SentKind {
        self.kind
    }

    /// The input, or what is to be written.
    #[must_use]
    pub fn input(&self) -> &[u8] {
        &self.input
    }

    /// The length of the output buffer, or how much is to be read.
    #[must_use]
    pub fn output_length(&self) -> usize {
        self.output
    }

    /// Completes it; `information` is the length of `output`. False if it was cancelled already.
    ///
    /// The completion routine of the driver that sent it is called at `DISPATCH_LEVEL`, on this thread if it is one
    /// of the machine's.
    #[expect(clippy::must_use_candidate, reason = "who completes seldom minds a cancel")]
    pub fn complete(self, status: NTSTATUS, output: &[u8]) -> bool {
        self.finish(status, output.to_vec())
    }

    fn finish(&self, status: NTSTATUS, output: Vec<u8>) -> bool {
        let (kernel, irp) = (Arc::clone(&self.kernel), self.irp);
        let done = self.kernel.run("IoCompleteRequest", move || {
            below::complete(&kernel, irp, status, output.len(), &output)
        });
        // After a crash nothing is completed any more; whoever waits is told of the crash.
        done.unwrap_or(false)
    }
}

impl Drop for SentRequest {
    fn drop(&mut self) {
        if !self.kernel.is_crashed() {
            self.finish(crate::io::status::CANCELLED, Vec::new());
        }
    }
}

impl Device {
    /// Puts a driver below the device: `below` gets what the device's driver sends to its I/O target.
    ///
    /// Without one, requests to open the device succeed there and all others fail with
    /// `STATUS_INVALID_DEVICE_REQUEST`, as at the bus of a root-enumerated device.
    ///
    /// `below` is called on the thread that sends, at its IRQL. It completes the request or keeps it.
    pub fn set_below(&self, below: impl Fn(SentRequest) + Send + Sync + 'static) {
        let hand = move |kernel: &Arc<Kernel>, irp: IrpId| {
            if let Some(request) = SentRequest::new(kernel, irp) {
                below(request);
            }
        };
        let id = DeviceId::of(self.handle);
        let old = self.machine.kernel.with(|state| {
            let device = state.io_device(id);
            device.below.replace(Arc::new(hand))
        });
        drop(old);
    }
}
