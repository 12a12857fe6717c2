//! Bug checks: what stops a machine, and what is said about it.

use std::fmt;

use wdk_sys::NTSTATUS;

use crate::client::NtStatus;

/// Which rule was broken, named as the kernel or KMDF names the bug check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BugCheck {
    /// `WDF_VIOLATION`, `WDF_REQUIRED_PARAMETER_IS_NULL`.
    RequiredParameterIsNull,
    /// `WDF_VIOLATION`, `WDF_INVALID_HANDLE`: null, stale, of another type or of another machine.
    InvalidHandle,
    /// `WDF_VIOLATION`, `WDF_REQUEST_FATAL_ERROR`.
    RequestError,
    /// `WDF_VIOLATION`, `WDF_OBJECT_ERROR`: deletion or reference rules.
    ObjectError,
    /// `WDF_VIOLATION`, `WDF_QUEUE_FATAL_ERROR`.
    QueueError,
    /// `WDF_VIOLATION`, `WDF_INVALID_LOCK_OPERATION`.
    InvalidLockOperation,
    /// `WDF_VIOLATION`, `WDF_PNP_FATAL_ERROR`.
    PnpError,
    /// `WDF_VIOLATION`, `WDF_VERIFIER_IRQL_MISMATCH`: a callback returned at another IRQL.
    IrqlMismatch,
    /// `WDF_VIOLATION`, `WDF_VERIFIER_FATAL_ERROR`: any other rule of a framework function.
    VerifierError,
    /// `IRQL_NOT_LESS_OR_EQUAL`: called above the function's documented maximum.
    IrqlNotLessOrEqual,
    /// `SPIN_LOCK_ALREADY_OWNED`.
    SpinLockAlreadyOwned,
    /// `SPIN_LOCK_NOT_OWNED`.
    SpinLockNotOwned,
    /// `BAD_POOL_CALLER`.
    BadPoolCaller,
    /// `DRIVER_VERIFIER_DETECTED_VIOLATION`: something is left over when the driver unloads.
    DriverLeak,
    /// `DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS`: the kernel could still call it.
    DriverUnloadedWithoutCancelling,
    /// `KERNEL_SECURITY_CHECK_FAILURE`, `MEMORY_CORRUPTION`: memory written outside its bounds or life.
    MemoryCorruption,
    /// `KMODE_EXCEPTION_NOT_HANDLED`: an image raised this exception, which nobody handles here.
    Exception(u32),
    /// `PAGE_FAULT_IN_NONPAGED_AREA`: an image used an address where nothing is, or not what it tried.
    PageFault,
    /// `KERNEL_SECURITY_CHECK_FAILURE` with this code: an image found itself damaged (`__fastfail`).
    SecurityCheck(u32),
    /// The driver called `KeBugCheckEx` with this code.
    ByDriver(u32),
    /// The function exists in Windows and not here.
    NotImplemented,
    /// The system waits for what only the virtual clock can bring, and nobody moves it.
    ClockStandsStill,
}

impl BugCheck {
    /// The kernel's number for it; 0 where only this runtime stops.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::IrqlNotLessOrEqual => 0x0A,
            Self::SpinLockAlreadyOwned => 0x0F,
            Self::SpinLockNotOwned => 0x10,
            Self::Exception(_) => 0x1E,
            Self::PageFault => 0x50,
            Self::BadPoolCaller => 0xC2,
            Self::DriverLeak => 0xC4,
            Self::DriverUnloadedWithoutCancelling => 0xCE,
            Self::MemoryCorruption | Self::SecurityCheck(_) => 0x139,
            Self::ByDriver(code) => code,
            Self::NotImplemented | Self::ClockStandsStill => 0,
            _ => 0x10D,
        }
    }

    /// The kernel's name for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::RequiredParameterIsNull => "WDF_VIOLATION (WDF_REQUIRED_PARAMETER_IS_NULL)",
            Self::InvalidHandle => "WDF_VIOLATION (WDF_INVALID_HANDLE)",
            Self::RequestError => "WDF_VIOLATION (WDF_REQUEST_FATAL_ERROR)",
            Self::ObjectError => "WDF_VIOLATION (WDF_OBJECT_ERROR)",
            Self::QueueError => "WDF_VIOLATION (WDF_QUEUE_FATAL_ERROR)",
            Self::InvalidLockOperation => "WDF_VIOLATION (WDF_INVALID_LOCK_OPERATION)",
            Self::PnpError => "WDF_VIOLATION (WDF_PNP_FATAL_ERROR)",
            Self::IrqlMismatch => "WDF_VIOLATION (WDF_VERIFIER_IRQL_MISMATCH)",
            Self::VerifierError => "WDF_VIOLATION (WDF_VERIFIER_FATAL_ERROR)",
            Self::IrqlNotLessOrEqual => "IRQL_NOT_LESS_OR_EQUAL",
            Self::SpinLockAlreadyOwned => "SPIN_LOCK_ALREADY_OWNED",
            Self::SpinLockNotOwned => "SPIN_LOCK_NOT_OWNED",
            Self::BadPoolCaller => "BAD_POOL_CALLER",
            Self::DriverLeak => "DRIVER_VERIFIER_DETECTED_VIOLATION",
            Self::DriverUnloadedWithoutCancelling => {
                "DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS"
            }
            Self::MemoryCorruption => "KERNEL_SECURITY_CHECK_FAILURE (MEMORY_CORRUPTION)",
            Self::Exception(_) => "KMODE_EXCEPTION_NOT_HANDLED",
            Self::PageFault => "PAGE_FAULT_IN_NONPAGED_AREA",
            Self::SecurityCheck(_) => "KERNEL_SECURITY_CHECK_FAILURE",
            Self::ByDriver(_) => "KeBugCheckEx",
            Self::NotImplemented => "NOT_IMPLEMENTED",
            Self::ClockStandsStill => "CLOCK_STANDS_STILL",
        }
    }
}

/// Why a machine stopped.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// use kmdf_host::{BugCheck, Error};
///
/// // A driver that ends a request twice, say. Here a test calls WDF on its behalf, wrongly.
/// let device = device.handle();
/// let crash = machine.run(move || unsafe {
///     // The handle is that of a device, and not of a queue.
///     wdk_sys::call_unsafe_wdf_function_binding!(WdfIoQueueStart, device.as_raw())
/// });
/// let crash = crash.unwrap_err();
/// assert_eq!((crash.code, crash.code.code()), (BugCheck::InvalidHandle, 0x10D));
/// assert!(crash.function.starts_with("WdfIoQueueStart"));
/// // The machine has stopped; the process goes on.
/// assert!(matches!(machine.open(r"\\.\Example"), Err(Error::Crashed(again)) if *again == crash));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crash {
    /// Which kind of rule was broken.
    pub code: BugCheck,
    /// The function or callback in which it was noticed.
    pub function: String,
    /// Where the driver made the call that led there: the function and line of its source, as `evt_io (driver.rs:42)`,
    /// or the address of the call in its image, as `driver.sys+0x1234`. Not known without debug information, and none
    /// if the driver did not make a call.
    pub call: Option<Box<str>>,
    /// The object it was about, and where that was made.
    pub object: Option<String>,
    /// The documented rule.
    pub rule: String,
    /// What happened instead.
    pub detail: String,
}

impl fmt::Display for Crash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "*** BUG CHECK 0x{:X} {}", self.code.code(), self.code.name())?;
        writeln!(f, "    where:  {}", self.function)?;
        if let Some(call) = &self.call {
            writeln!(f, "    call:   {call}")?;
        }
        if let Some(object) = &self.object {
            writeln!(f, "    object: {object}")?;
        }
        writeln!(f, "    rule:   {}", self.rule)?;
        write!(f, "    but:    {}", self.detail)
    }
}

impl std::error::Error for Crash {}

/// A broken rule, before it is known in which function.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) code: BugCheck,
    pub(crate) object: Option<String>,
    pub(crate) rule: String,
    pub(crate) detail: String,
}

/// Why the implementation of a function stops early: with a status for the driver, or for good.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The driver gets this status.
    Status(NTSTATUS),
    /// The machine crashes.
    Halt(Box<Fault>),
}

/// What the implementation of a function gives back.
pub(crate) type Reply<T = ()> = Result<T, Stop>;

impl Stop {
    /// A broken rule.
    pub(crate) fn fault(
        code: BugCheck,
        rule: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        Self::Halt(Box::new(Fault { code, object: None, rule: rule.into(), detail: detail.into() }))
    }

    /// Says which object a broken rule is about.
    pub(crate) fn about(mut self, object: impl Into<String>) -> Self {
        if let Self::Halt(fault) = &mut self {
            fault.object = Some(object.into());
        }
        self
    }
}

/// What a client or a test can get instead of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The driver returned this status from `what`.
    Status {
        /// The callback or routine that failed.
        what: &'static str,
        /// What it returned.
        status: NTSTATUS,
    },
    /// The machine crashed.
    Crashed(Box<Crash>),
    /// There is nothing by that name, as no enabled interface or symbolic link.
    NotFound(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status { what, status } => {
                write!(f, "{what} returned status {}", NtStatus(*status))
            }
            Self::Crashed(crash) => crash.fmt(f),
            Self::NotFound(what) => write!(f, "{what} does not exist"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Crash> for Error {
    fn from(crash: Crash) -> Self {
        Self::Crashed(Box::new(crash))
    }
}
