//! The status of a request, and how statuses are shown.

use std::fmt;

use wdk_sys::NTSTATUS;

/// The status that a request was completed with.
///
/// It can be compared with whatever status a driver is written with: one that becomes a number.
///
/// ```
/// use kmdf_host::NtStatus;
///
/// assert!(NtStatus::SUCCESS.is_success());
/// assert!(!NtStatus(wdk_sys::STATUS_CANCELLED).is_success());
/// assert_eq!(NtStatus::CANCELLED, wdk_sys::STATUS_CANCELLED);
/// assert_eq!(NtStatus::CANCELLED.to_string(), "0xC0000120 (STATUS_CANCELLED)");
/// assert_eq!(NtStatus(7).to_string(), "0x00000007"); // one that drivers seldom use
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NtStatus(pub NTSTATUS);

impl NtStatus {
    /// `STATUS_SUCCESS`.
    pub const SUCCESS: Self = Self(wdk_sys::STATUS_SUCCESS);
    /// `STATUS_CANCELLED`.
    pub const CANCELLED: Self = Self(wdk_sys::STATUS_CANCELLED);

    /// Whether it is a success or an information.
    #[must_use]
    pub const fn is_success(self) -> bool {
        self.0 >= 0
    }
}

impl<S: Copy + Into<NTSTATUS>> PartialEq<S> for NtStatus {
    fn eq(&self, other: &S) -> bool {
        self.0 == (*other).into()
    }
}

impl fmt::Display for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&kmdf_client::NtStatus(self.0), f)
    }
}

impl fmt::Debug for NtStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::NtStatus;

    /// The names of `kmdf-client`, which does not see the headers.
    #[test]
    fn a_status_is_shown_with_the_name_that_the_headers_have_for_it() {
        macro_rules! shown {
            ($($name:ident)*) => {$(
                let shown = NtStatus(wdk_sys::$name).to_string();
                assert!(shown.ends_with(concat!("(", stringify!($name), ")")), "{shown}");
            )*};
        }
        shown! {
            STATUS_SUCCESS STATUS_TIMEOUT STATUS_PENDING STATUS_BUFFER_OVERFLOW STATUS_DEVICE_BUSY
            STATUS_NO_MORE_ENTRIES STATUS_UNSUCCESSFUL STATUS_NOT_IMPLEMENTED
            STATUS_INFO_LENGTH_MISMATCH STATUS_INVALID_HANDLE STATUS_INVALID_PARAMETER
            STATUS_NO_SUCH_DEVICE STATUS_NO_SUCH_FILE STATUS_INVALID_DEVICE_REQUEST
            STATUS_END_OF_FILE STATUS_MORE_PROCESSING_REQUIRED STATUS_NO_MEMORY
            STATUS_ACCESS_DENIED STATUS_BUFFER_TOO_SMALL STATUS_OBJECT_NAME_INVALID
            STATUS_OBJECT_NAME_NOT_FOUND STATUS_OBJECT_NAME_COLLISION STATUS_DATA_ERROR
            STATUS_SHARING_VIOLATION STATUS_QUOTA_EXCEEDED STATUS_DELETE_PENDING
            STATUS_UNKNOWN_REVISION STATUS_INSUFFICIENT_RESOURCES STATUS_DEVICE_NOT_READY
            STATUS_IO_TIMEOUT STATUS_NOT_SUPPORTED STATUS_DEVICE_DOES_NOT_EXIST
            STATUS_INTERNAL_ERROR STATUS_INVALID_USER_BUFFER STATUS_CANCELLED
            STATUS_DEVICE_CONFIGURATION_ERROR STATUS_INVALID_DEVICE_STATE
            STATUS_INVALID_BUFFER_SIZE STATUS_NOT_FOUND STATUS_DEVICE_REMOVED
            STATUS_POWER_STATE_INVALID
        }
    }
}
