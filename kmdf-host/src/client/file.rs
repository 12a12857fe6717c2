//! A handle to a device.

use std::fmt;
use std::sync::Arc;

use super::{Completion, Pending};
use crate::io::ids::FileId;
use crate::io::irp::{Answer, Ask, IrpId};
use crate::io::request::{Ioctl, Kind};
use crate::io::{file, send};
use crate::machine::Machine;
use crate::machine::crash::Error;

/// A handle to a device, which [`Machine::open`] gave.
///
/// Closing it, by [`FileHandle::close`] or by dropping it, is `CloseHandle`: the driver's `EvtFileCleanup` is called, the
/// handle's requests that still wait on a queue are cancelled, and, when the driver has completed all of its requests,
/// `EvtFileClose` is called. As in Windows, nothing is cancelled that the driver owns: it is the driver's to complete, in
/// `EvtFileCleanup`. (A process that ends has its requests cancelled first; that is [`FileHandle::cancel_all`].)
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, _device) = example()?;
/// let file = machine.open(r"\\.\Example")?;
/// let done = file.ioctl(ECHO, b"hello", 16)?;
/// assert!(done.status.is_success());
/// assert_eq!(done.output, b"hello");
///
/// let pending = file.ioctl_overlapped(PEND, &[], 16)?;
/// assert!(!pending.is_done());
/// file.close()?;
/// assert_eq!(pending.wait()?.status, kmdf_host::NtStatus::CANCELLED);
/// # Ok(())
/// # }
/// ```
pub struct FileHandle {
    machine: Machine,
    id: FileId,
    closed: bool,
}

impl fmt::Debug for FileHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileHandle").field("id", &self.id.0).finish_non_exhaustive()
    }
}

impl FileHandle {
    pub(super) fn new(machine: Machine, id: FileId) -> Self {
        Self { machine, id, closed: false }
    }

    /// Sends a device control request and waits for its end.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn ioctl(&self, code: u32, input: &[u8], output: usize) -> Result<Completion, Error> {
        self.ioctl_overlapped(code, input, output)?.wait()
    }

    /// Sends a device control request; returns when the driver's callback has returned.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn ioctl_overlapped(
        &self,
        code: u32,
        input: &[u8],
        output: usize,
    ) -> Result<Pending, Error> {
        let ioctl = Ioctl { code, input: input.len(), output };
        self.send(Ask { kind: Kind::Ioctl(ioctl), input: input.to_vec() })
    }

    /// Sends an internal device control request, as another driver would, and waits for its end.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn internal_ioctl(
        &self,
        code: u32,
        input: &[u8],
        output: usize,
    ) -> Result<Completion, Error> {
        let ioctl = Ioctl { code, input: input.len(), output };
        self.send(Ask { kind: Kind::Internal(ioctl), input: input.to_vec() })?.wait()
    }

    /// Reads up to `length` bytes.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn read(&self, length: usize) -> Result<Completion, Error> {
        self.read_overlapped(length)?.wait()
    }

    /// As [`FileHandle::read`], without waiting.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn read_overlapped(&self, length: usize) -> Result<Pending, Error> {
        self.send(Ask { kind: Kind::Read(length), input: Vec::new() })
    }

    /// Writes bytes.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn write(&self, bytes: &[u8]) -> Result<Completion, Error> {
        self.write_overlapped(bytes)?.wait()
    }

    /// As [`FileHandle::write`], without waiting.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn write_overlapped(&self, bytes: &[u8]) -> Result<Pending, Error> {
        self.send(Ask { kind: Kind::Write(bytes.len()), input: bytes.to_vec() })
    }

    /// Cancels everything that was sent through this handle and is not completed.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn cancel_all(&self) -> Result<(), Error> {
        let (kernel, id) = (Arc::clone(&self.machine.kernel), self.id);
        self.check()?;
        Ok(self.machine.kernel.run("CancelIoEx", move || send::cancel_all(&kernel, id))?)
    }

    /// Closes the handle; see [`FileHandle`].
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn close(mut self) -> Result<(), Error> {
        self.end()
    }

    fn end(&mut self) -> Result<(), Error> {
        if std::mem::replace(&mut self.closed, true) {
            return Ok(());
        }
        self.check()?;
        let (kernel, id) = (Arc::clone(&self.machine.kernel), self.id);
        Ok(self.machine.kernel.run("CloseHandle", move || file::close(&kernel, id))?)
    }

    fn send(&self, ask: Ask) -> Result<Pending, Error> {
        self.check()?;
        let (kernel, id) = (Arc::clone(&self.machine.kernel), self.id);
        let irp =
            self.machine.kernel.run("DeviceIoControl", move || send::send(&kernel, id, &ask))?;
        Ok(Pending::new(self.machine.clone(), irp))
    }

    /// Sends a request; `then` gets its answer, on whichever thread brings it.
    pub(crate) fn send_then(
        &self,
        ask: Ask,
        then: impl FnOnce(Answer) + Send + 'static,
    ) -> Result<IrpId, Error> {
        self.check()?;
        let (kernel, id) = (Arc::clone(&self.machine.kernel), self.id);
        let send = move || send::send_then(&kernel, id, &ask, then);
        Ok(self.machine.kernel.run("DeviceIoControl", send)?)
    }

    fn check(&self) -> Result<(), Error> {
        if !self.machine.kernel.is_crashed() {
            return Ok(());
        }
        self.machine.crash().map_or(Ok(()), |crash| Err(crash.into()))
    }
}

impl Drop for FileHandle {
    fn drop(&mut self) {
        // A crash is reported by everything that returns a result.
        let _ = self.end();
    }
}
