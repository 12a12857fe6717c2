//! Processes, and what is told of one that starts.

use core::fmt;

use wdk_sys::{HANDLE, PCUNICODE_STRING, PS_CREATE_NOTIFY_INFO};

/// The number of a process: what an application gets from `GetCurrentProcessId`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProcessId(pub u32);

impl ProcessId {
    /// A process's handle is its number, which has 32 bits.
    #[expect(clippy::cast_possible_truncation, reason = "the system's numbers fit")]
    pub(super) fn of(handle: HANDLE) -> Self {
        Self(handle.addr() as u32)
    }
}

/// A process that is about to start: what [`ProcessObserver::process_started`](super::ProcessObserver::process_started) is told.
/// C: `PS_CREATE_NOTIFY_INFO`.
///
/// [`ProcessNotify`](super::ProcessNotify) has an example.
#[derive(Clone, Copy)]
pub struct ProcessStart<'a> {
    pub(super) process: ProcessId,
    pub(super) info: &'a PS_CREATE_NOTIFY_INFO,
}

impl<'a> ProcessStart<'a> {
    /// The new process.
    #[must_use]
    pub const fn process(&self) -> ProcessId {
        self.process
    }

    /// The process whose child it is.
    #[must_use]
    pub fn parent(&self) -> ProcessId {
        ProcessId::of(self.info.ParentProcessId)
    }

    /// The process that creates it, which may be another than its parent.
    #[must_use]
    pub fn creator(&self) -> ProcessId {
        ProcessId::of(self.info.CreatingThreadId.UniqueProcess)
    }

    /// The name of its image file in UTF-16; empty if the system does not say.
    #[must_use]
    pub fn image(&self) -> &'a [u16] {
        // SAFETY: the system passes a string that stays during the callback, or none.
        unsafe { units(self.info.ImageFileName) }
    }

    /// Its command line in UTF-16; empty if the system does not say.
    #[must_use]
    pub fn command_line(&self) -> &'a [u16] {
        // SAFETY: as above.
        unsafe { units(self.info.CommandLine) }
    }
}

impl fmt::Debug for ProcessStart<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcessStart")
            .field("process", &self.process)
            .field("parent", &self.parent())
            .finish_non_exhaustive()
    }
}

/// The text of a kernel string.
///
/// # Safety
///
/// `string` is null or valid, with its text, during `'a`.
unsafe fn units<'a>(string: PCUNICODE_STRING) -> &'a [u16] {
    // SAFETY: the caller's contract.
    match unsafe { string.as_ref() } {
        Some(string) if !string.Buffer.is_null() => {
            let length = usize::from(string.Length / 2);
            // SAFETY: the caller's contract; `Length` counts the bytes of the text.
            unsafe { core::slice::from_raw_parts(string.Buffer, length) }
        }
        _ => &[],
    }
}
