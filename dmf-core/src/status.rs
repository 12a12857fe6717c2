//! NTSTATUS values.

use core::fmt;

/// How an operation ended. C: `NTSTATUS`.
///
/// ```
/// use dmf_core::NtStatus;
///
/// let status = NtStatus::from_raw(0xC000_0120_u32.cast_signed()); // as a C function returned it
/// assert_eq!(status, NtStatus::CANCELLED);
/// assert_eq!(status.to_string(), "STATUS_CANCELLED");
/// assert!(status.ok().is_err());
/// assert_eq!(NtStatus::from_raw(0x102).to_string(), "STATUS_TIMEOUT");
/// assert_eq!(NtStatus::from_raw(0x103).ok(), Ok(())); // STATUS_PENDING is a success
/// assert_eq!(NtStatus::from_raw(7).to_string(), "NTSTATUS 0x00000007"); // has no name here
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct NtStatus(i32);

/// Declares the named statuses once: the constant and its text.
macro_rules! statuses {
    ($($(#[$doc:meta])* $name:ident = $c_name:ident;)*) => {
        impl NtStatus {
            $(
                $(#[$doc])*
                #[doc = concat!(" `", stringify!($c_name), "`.")]
                pub const $name: Self = Self(wdk_sys::$c_name);
            )*

            /// The name of this status in the C headers, if it is one that this crate uses.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => Some(stringify!($c_name)),)*
                    _ => None,
                }
            }
        }
    };
}

statuses! {
    /// The operation succeeded.
    SUCCESS = STATUS_SUCCESS;
    /// The operation goes on; whoever owns the request completes it later.
    PENDING = STATUS_PENDING;
    /// The request was cancelled.
    CANCELLED = STATUS_CANCELLED;
    /// The operation failed for no reason that has a status of its own.
    UNSUCCESSFUL = STATUS_UNSUCCESSFUL;
    /// A parameter has a value that is not allowed.
    INVALID_PARAMETER = STATUS_INVALID_PARAMETER;
    /// The target does not know this kind of request.
    INVALID_DEVICE_REQUEST = STATUS_INVALID_DEVICE_REQUEST;
    /// The target is not in a state in which it can do this.
    INVALID_DEVICE_STATE = STATUS_INVALID_DEVICE_STATE;
    /// The device cannot be in this power state, or not come to it.
    POWER_STATE_INVALID = STATUS_POWER_STATE_INVALID;
    /// The operation is not supported.
    NOT_SUPPORTED = STATUS_NOT_SUPPORTED;
    /// There is no memory.
    INSUFFICIENT_RESOURCES = STATUS_INSUFFICIENT_RESOURCES;
    /// A limit that was set for this object is reached.
    QUOTA_EXCEEDED = STATUS_QUOTA_EXCEEDED;
    /// There is nothing (more) to take.
    NO_MORE_ENTRIES = STATUS_NO_MORE_ENTRIES;
    /// The buffer is too small for what belongs in it.
    BUFFER_TOO_SMALL = STATUS_BUFFER_TOO_SMALL;
    /// The buffer has a length that does not fit.
    INVALID_BUFFER_SIZE = STATUS_INVALID_BUFFER_SIZE;
    /// The data in the buffer is not of the expected form.
    DATA_ERROR = STATUS_DATA_ERROR;
    /// A rule of this framework was broken.
    INTERNAL_ERROR = STATUS_INTERNAL_ERROR;
    /// The object does not exist (any more).
    NOT_FOUND = STATUS_NOT_FOUND;
    /// The device is gone.
    DEVICE_REMOVED = STATUS_DEVICE_REMOVED;
    /// It is being deleted.
    DELETE_PENDING = STATUS_DELETE_PENDING;
    /// It is in use.
    DEVICE_BUSY = STATUS_DEVICE_BUSY;
    /// It exists already.
    OBJECT_NAME_COLLISION = STATUS_OBJECT_NAME_COLLISION;
    /// The time for it has passed.
    TIMEOUT = STATUS_TIMEOUT;
    /// Access is denied.
    ACCESS_DENIED = STATUS_ACCESS_DENIED;
}

impl NtStatus {
    /// The status with this numeric value.
    #[must_use]
    pub const fn from_raw(raw: i32) -> Self {
        Self(raw)
    }

    /// The numeric value.
    #[must_use]
    pub const fn raw(self) -> i32 {
        self.0
    }

    /// Whether this is a success or an information: C's `NT_SUCCESS`.
    ///
    /// ```
    /// # use dmf_core::NtStatus;
    /// assert!(NtStatus::SUCCESS.is_success());
    /// assert!(!NtStatus::CANCELLED.is_success());
    /// ```
    #[must_use]
    #[doc(alias = "NT_SUCCESS")]
    pub const fn is_success(self) -> bool {
        self.0 >= 0
    }

    /// `Ok` for a success, the error otherwise.
    ///
    /// # Errors
    ///
    /// The status itself, if it is not a success.
    pub const fn ok(self) -> Result<(), crate::Error> {
        if self.is_success() { Ok(()) } else { Err(crate::Error::Status(self)) }
    }
}

/// For whatever counts statuses as numbers, such as a test that compares one with what `kmdf-host`
/// says of a request.
///
/// ```
/// # use dmf_core::NtStatus;
/// assert_eq!(i32::from(NtStatus::CANCELLED), NtStatus::CANCELLED.raw());
/// assert_eq!(kmdf_host::NtStatus::CANCELLED, NtStatus::CANCELLED);
/// ```
impl From<NtStatus> for i32 {
    fn from(status: NtStatus) -> Self {
        status.0
    }
}

impl fmt::Debug for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "NTSTATUS {:#010x}", self.0),
        }
    }
}
