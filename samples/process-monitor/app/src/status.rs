//! The status with which a driver completes a request, and what it means to this application.

use std::fmt;

/// A status of the Windows kernel. Negative numbers are errors.
#[doc(alias = "NTSTATUS")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Status(pub i32);

/// Declares the statuses that have a meaning here, with their names.
macro_rules! statuses {
    ($($name:ident = $value:literal, $windows:literal;)*) => {
        impl Status {
            $(
                #[doc = concat!("`", $windows, "`.")]
                #[doc(alias = $windows)]
                pub const $name: Self = Self(u32::cast_signed($value));
            )*

            fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => Some($windows),)*
                    _ => None,
                }
            }
        }
    };
}

statuses! {
    SUCCESS = 0x0000_0000, "STATUS_SUCCESS";
    NO_SUCH_DEVICE = 0xC000_000E, "STATUS_NO_SUCH_DEVICE";
    INVALID_DEVICE_REQUEST = 0xC000_0010, "STATUS_INVALID_DEVICE_REQUEST";
    BUFFER_TOO_SMALL = 0xC000_0023, "STATUS_BUFFER_TOO_SMALL";
    QUOTA_EXCEEDED = 0xC000_0044, "STATUS_QUOTA_EXCEEDED";
    DELETE_PENDING = 0xC000_0056, "STATUS_DELETE_PENDING";
    INSUFFICIENT_RESOURCES = 0xC000_009A, "STATUS_INSUFFICIENT_RESOURCES";
    DEVICE_NOT_CONNECTED = 0xC000_009D, "STATUS_DEVICE_NOT_CONNECTED";
    NOT_SUPPORTED = 0xC000_00BB, "STATUS_NOT_SUPPORTED";
    DEVICE_DOES_NOT_EXIST = 0xC000_00C0, "STATUS_DEVICE_DOES_NOT_EXIST";
    CANCELLED = 0xC000_0120, "STATUS_CANCELLED";
    INVALID_DEVICE_STATE = 0xC000_0184, "STATUS_INVALID_DEVICE_STATE";
    DEVICE_REMOVED = 0xC000_02B6, "STATUS_DEVICE_REMOVED";
    WDF_BUSY = 0xC020_0204, "STATUS_WDF_BUSY";
}

impl Status {
    /// Whether the request was done.
    #[must_use]
    pub fn is_success(self) -> bool {
        self.0 >= 0
    }

    /// Whether the driver had no room for the request while it keeps others.
    ///
    /// ```
    /// use process_monitor::status::Status;
    ///
    /// assert!(Status::QUOTA_EXCEEDED.is_refusal());
    /// assert!(!Status::CANCELLED.is_refusal());
    /// ```
    #[must_use]
    pub fn is_refusal(self) -> bool {
        matches!(
            self,
            Self::QUOTA_EXCEEDED | Self::INSUFFICIENT_RESOURCES | Self::INVALID_DEVICE_STATE
        )
    }

    /// Whether the device is not there any more, or is about to go.
    #[must_use]
    pub fn is_gone(self) -> bool {
        matches!(
            self,
            Self::NO_SUCH_DEVICE
                | Self::DELETE_PENDING
                | Self::DEVICE_NOT_CONNECTED
                | Self::DEVICE_DOES_NOT_EXIST
                | Self::DEVICE_REMOVED
                | Self::WDF_BUSY
        )
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "status {:#010x}", self.0),
        }
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_status_has_its_name_and_any_other_its_number() {
        assert_eq!(Status::CANCELLED.to_string(), "STATUS_CANCELLED");
        assert_eq!(Status(0xC000_0001_u32.cast_signed()).to_string(), "status 0xc0000001");
    }
}
