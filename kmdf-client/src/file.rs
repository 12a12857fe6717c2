//! A handle to a device.

use std::fmt;
use std::sync::Arc;

use crate::link::Link;
use crate::wire::{Ask, Request};
use crate::{Completion, Error, Pending};

/// A handle to a device, which [`Connection::open`](crate::Connection::open) gave.
///
/// Closing it, by [`FileHandle::close`] or by dropping it, is `CloseHandle`: the driver's `EvtFileCleanup` is called, the
/// handle's requests that still wait on a queue are cancelled, and, when the driver has completed all of its requests,
/// `EvtFileClose` is called. Nothing is cancelled that the driver owns; [`FileHandle::cancel_all`] does that.
pub struct FileHandle {
    link: Arc<Link>,
    handle: u64,
    closed: bool,
}

impl fmt::Debug for FileHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileHandle").field("handle", &self.handle).finish_non_exhaustive()
    }
}

impl FileHandle {
    pub(crate) fn new(link: Arc<Link>, handle: u64) -> Self {
        Self { link, handle, closed: false }
    }

    /// Sends a device control request and waits for its end.
    ///
    /// # Errors
    ///
    /// The machine has crashed, or the connection is lost.
    pub fn ioctl(&self, code: u32, input: &[u8], output: usize) -> Result<Completion, Error> {
        self.ioctl_overlapped(code, input, output)?.wait()
    }

    /// Sends a device control request; returns when the driver's callback has returned.
    ///
    /// # Errors
    ///
    /// As [`FileHandle::ioctl`].
    pub fn ioctl_overlapped(
        &self,
        code: u32,
        input: &[u8],
        output: usize,
    ) -> Result<Pending, Error> {
        self.send(Ask::Ioctl { code, output: size(output), input: input.to_vec() })
    }

    /// Reads up to `length` bytes.
    ///
    /// # Errors
    ///
    /// As [`FileHandle::ioctl`].
    pub fn read(&self, length: usize) -> Result<Completion, Error> {
        self.read_overlapped(length)?.wait()
    }

    /// As [`FileHandle::read`], without waiting.
    ///
    /// # Errors
    ///
    /// As [`FileHandle::ioctl`].
    pub fn read_overlapped(&self, length: usize) -> Result<Pending, Error> {
        self.send(Ask::Read { output: size(length) })
    }

    /// Writes bytes.
    ///
    /// # Errors
    ///
    /// As [`FileHandle::ioctl`].
    pub fn write(&self, bytes: &[u8]) -> Result<Completion, Error> {
        self.write_overlapped(bytes)?.wait()
    }

    /// As [`FileHandle::write`], without waiting.
    ///
    /// # Errors
    ///
    /// As [`FileHandle::ioctl`].
    pub fn write_overlapped(&self, bytes: &[u8]) -> Result<Pending, Error> {
        self.send(Ask::Write { input: bytes.to_vec() })
    }

    /// Cancels everything that was sent through this handle and is not completed.
    ///
    /// # Errors
    ///
    /// As [`FileHandle::ioctl`].
    pub fn cancel_all(&self) -> Result<(), Error> {
        let handle = self.handle;
        let call = self.link.call(|call| Request::CancelAll { call, handle })?;
        self.link.finish(call).map(drop)
    }

    /// Closes the handle; see [`FileHandle`].
    ///
    /// # Errors
    ///
    /// As [`FileHandle::ioctl`].
    pub fn close(mut self) -> Result<(), Error> {
        self.end()
    }

    fn end(&mut self) -> Result<(), Error> {
        if std::mem::replace(&mut self.closed, true) {
            return Ok(());
        }
        let handle = self.handle;
        let call = self.link.call(|call| Request::Close { call, handle })?;
        self.link.finish(call).map(drop)
    }

    fn send(&self, ask: Ask) -> Result<Pending, Error> {
        let handle = self.handle;
        let call = self.link.call(|call| Request::Send { call, handle, ask })?;
        Ok(Pending::new(Arc::clone(&self.link), call))
    }
}

/// A length that the wire can carry; one that it cannot is refused for being too much.
fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Drop for FileHandle {
    fn drop(&mut self) {
        // A crash or a lost connection is reported by everything that returns a result.
        let _ = self.end();
    }
}
