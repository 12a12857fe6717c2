//! The status of a request, and how statuses are shown.

use std::fmt;

/// The status that a request was completed with.
///
/// It can be compared with whatever status a driver is written with: one that becomes a number.
///
/// ```
/// use kmdf_client::NtStatus;
///
/// assert!(NtStatus::SUCCESS.is_success());
/// assert!(!NtStatus::CANCELLED.is_success());
/// assert_eq!(NtStatus::CANCELLED.to_string(), "0xC0000120 (STATUS_CANCELLED)");
/// assert_eq!(NtStatus(7).to_string(), "0x00000007"); // one that drivers seldom use
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NtStatus(pub i32);

impl NtStatus {
    /// `STATUS_SUCCESS`.
    pub const SUCCESS: Self = Self(0);
    /// `STATUS_CANCELLED`.
    pub const CANCELLED: Self = Self(0xC000_0120_u32.cast_signed());

    /// Whether it is a success or an information.
    #[must_use]
    pub const fn is_success(self) -> bool {
        self.0 >= 0
    }
}

impl<S: Copy + Into<i32>> PartialEq<S> for NtStatus {
    fn eq(&self, other: &S) -> bool {
        self.0 == (*other).into()
    }
}

impl fmt::Display for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#010X}", self.0)?;
        match self.name() {
            Some(name) => write!(f, " ({name})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Declares the names that are known here.
macro_rules! names {
    ($($value:literal = $name:ident;)*) => {
        impl NtStatus {
            /// What the C headers call it, if it is one that drivers often use.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self.0.cast_unsigned() {
                    $($value => Some(stringify!($name)),)*
                    _ => None,
                }
            }
        }
    };
}

names! {
    0x0000_0000 = STATUS_SUCCESS;
    0x0000_0102 = STATUS_TIMEOUT;
    0x0000_0103 = STATUS_PENDING;
    0x8000_0005 = STATUS_BUFFER_OVERFLOW;
    0x8000_0011 = STATUS_DEVICE_BUSY;
    0x8000_001A = STATUS_NO_MORE_ENTRIES;
    0xC000_0001 = STATUS_UNSUCCESSFUL;
    0xC000_0002 = STATUS_NOT_IMPLEMENTED;
    0xC000_0004 = STATUS_INFO_LENGTH_MISMATCH;
    0xC000_0008 = STATUS_INVALID_HANDLE;
    0xC000_000D = STATUS_INVALID_PARAMETER;
    0xC000_000E = STATUS_NO_SUCH_DEVICE;
    0xC000_000F = STATUS_NO_SUCH_FILE;
    0xC000_0010 = STATUS_INVALID_DEVICE_REQUEST;
    0xC000_0011 = STATUS_END_OF_FILE;
    0xC000_0016 = STATUS_MORE_PROCESSING_REQUIRED;
    0xC000_0017 = STATUS_NO_MEMORY;
    0xC000_0022 = STATUS_ACCESS_DENIED;
    0xC000_0023 = STATUS_BUFFER_TOO_SMALL;
    0xC000_0033 = STATUS_OBJECT_NAME_INVALID;
    0xC000_0034 = STATUS_OBJECT_NAME_NOT_FOUND;
    0xC000_0035 = STATUS_OBJECT_NAME_COLLISION;
    0xC000_003E = STATUS_DATA_ERROR;
    0xC000_0043 = STATUS_SHARING_VIOLATION;
    0xC000_0044 = STATUS_QUOTA_EXCEEDED;
    0xC000_0056 = STATUS_DELETE_PENDING;
    0xC000_0058 = STATUS_UNKNOWN_REVISION;
    0xC000_009A = STATUS_INSUFFICIENT_RESOURCES;
    0xC000_00A3 = STATUS_DEVICE_NOT_READY;
    0xC000_00B5 = STATUS_IO_TIMEOUT;
    0xC000_00BB = STATUS_NOT_SUPPORTED;
    0xC000_00C0 = STATUS_DEVICE_DOES_NOT_EXIST;
    0xC000_00E5 = STATUS_INTERNAL_ERROR;
    0xC000_00E8 = STATUS_INVALID_USER_BUFFER;
    0xC000_0120 = STATUS_CANCELLED;
    0xC000_0182 = STATUS_DEVICE_CONFIGURATION_ERROR;
    0xC000_0184 = STATUS_INVALID_DEVICE_STATE;
    0xC000_0206 = STATUS_INVALID_BUFFER_SIZE;
    0xC000_0225 = STATUS_NOT_FOUND;
    0xC000_02B6 = STATUS_DEVICE_REMOVED;
    0xC000_02D3 = STATUS_POWER_STATE_INVALID;
}
