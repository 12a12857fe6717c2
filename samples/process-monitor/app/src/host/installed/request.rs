//! One overlapped request.

use std::fs::File;
use std::io;
use std::os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle};
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::time::Duration;

use windows_sys::Win32::Foundation::{ERROR_IO_PENDING, HANDLE, WAIT_OBJECT_0, WAIT_TIMEOUT};
use windows_sys::Win32::System::IO::{CancelIoEx, DeviceIoControl, OVERLAPPED};
use windows_sys::Win32::System::Threading::{CreateEventW, INFINITE, WaitForSingleObject};

use crate::host::win32;
use crate::port::Completion;
use crate::status::Status;

/// What the system writes to while the request is pending.
struct Operation {
    overlapped: OVERLAPPED,
    output: Vec<u8>,
}

/// A request that was sent.
///
/// Until it is completed the system writes to the operation, so it is reached through a pointer
/// only, and not freed before. Invariant: `operation` is a leaked box of this request's own, and
/// nothing of the program touches what is in it unless `completed`.
#[derive(Debug)]
pub struct Sent {
    file: Arc<File>,
    /// Signalled by the system when the request is completed.
    event: OwnedHandle,
    operation: NonNull<Operation>,
    /// Set once the system is done with the operation.
    completed: bool,
    /// What the call itself answered, if the request was refused on the spot.
    refused: Option<Status>,
}

impl Sent {
    /// Sends a control code without input.
    pub(super) fn send(file: Arc<File>, code: u32, output_len: usize) -> io::Result<Self> {
        let event = new_event()?;
        let overlapped = OVERLAPPED { hEvent: event.as_raw_handle(), ..OVERLAPPED::default() };
        let len = u32::try_from(output_len).map_err(io::Error::other)?;
        let mut operation = Box::new(Operation { overlapped, output: vec![0; output_len] });
        let output = operation.output.as_mut_ptr();
        let operation = NonNull::from(Box::leak(operation));
        let mut sent = Self { file, event, operation, completed: false, refused: None };
        // SAFETY: the output has as many bytes, and both it and the OVERLAPPED stay where they are
        // until the request is completed.
        let done = unsafe {
            DeviceIoControl(
                sent.handle(),
                code,
                ptr::null(),
                0,
                output.cast(),
                len,
                ptr::null_mut(),
                sent.overlapped(),
            )
        };
        if done == 0 {
            let error = io::Error::last_os_error();
            let code = error.raw_os_error().unwrap_or_default().cast_unsigned();
            if code != ERROR_IO_PENDING {
                // The system did not take it, and will not write.
                sent.completed = true;
                sent.refused = Some(win32::status(code).ok_or(error)?);
            }
        }
        Ok(sent)
    }

    /// Waits for the completion. `None` if the request is still pending.
    pub(super) fn wait(&mut self, timeout: Duration) -> io::Result<Option<Completion>> {
        if let Some(status) = self.refused {
            return Ok(Some(Completion { status, output: Vec::new() }));
        }
        if !self.completed && !self.completes_within(milliseconds(timeout))? {
            return Ok(None);
        }
        // SAFETY: the request is completed, so the system is done with the operation.
        let operation = unsafe { self.operation.as_mut() };
        #[expect(clippy::cast_possible_truncation, reason = "the low half is an NTSTATUS")]
        let status = Status((operation.overlapped.Internal as u32).cast_signed());
        let written = operation.overlapped.InternalHigh.min(operation.output.len());
        let output = operation.output[..written].to_vec();
        Ok(Some(Completion { status, output }))
    }

    /// Asks for the request to be cancelled. It is completed all the same.
    pub(super) fn cancel(&self) {
        // SAFETY: the OVERLAPPED is that of a request that was sent on this handle.
        // It fails if the request is completed already, and then there is nothing to cancel.
        unsafe { CancelIoEx(self.handle(), self.overlapped()) };
    }

    fn completes_within(&mut self, milliseconds: u32) -> io::Result<bool> {
        // SAFETY: the event is this request's own.
        let answer = unsafe { WaitForSingleObject(self.event.as_raw_handle(), milliseconds) };
        match answer {
            WAIT_OBJECT_0 => self.completed = true,
            WAIT_TIMEOUT => {}
            _ => return Err(io::Error::last_os_error()),
        }
        Ok(self.completed)
    }

    fn handle(&self) -> HANDLE {
        self.file.as_raw_handle()
    }

    fn overlapped(&self) -> *mut OVERLAPPED {
        // SAFETY: the operation lives as long as this request; no reference is made.
        unsafe { &raw mut (*self.operation.as_ptr()).overlapped }
    }
}

impl Drop for Sent {
    fn drop(&mut self) {
        if !self.completed {
            self.cancel();
            // Until then the system may write.
            let _ = self.completes_within(INFINITE);
        }
        if self.completed {
            // SAFETY: it came from a box, and the system is done with it.
            drop(unsafe { Box::from_raw(self.operation.as_ptr()) });
        }
    }
}

/// An event that stays signalled, for one request.
fn new_event() -> io::Result<OwnedHandle> {
    // SAFETY: the event has no attributes and no name.
    let event = unsafe { CreateEventW(ptr::null(), 1, 0, ptr::null()) };
    if event.is_null() {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the handle was just made and is nobody else's.
    Ok(unsafe { OwnedHandle::from_raw_handle(event) })
}

/// A time as the system takes it: not shorter, and never for ever.
fn milliseconds(timeout: Duration) -> u32 {
    let milliseconds = timeout.as_nanos().div_ceil(1_000_000);
    u32::try_from(milliseconds).unwrap_or(INFINITE).min(INFINITE - 1)
}
