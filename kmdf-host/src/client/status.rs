//! The statuses of `kmdf-client`, against the headers, which it does not see.

use crate::NtStatus;

#[test]
fn statuses_are_compared_with_those_of_the_headers() {
    assert!(NtStatus::SUCCESS.is_success());
    assert!(!NtStatus(wdk_sys::STATUS_CANCELLED).is_success());
    assert_eq!(NtStatus::SUCCESS, wdk_sys::STATUS_SUCCESS);
    assert_eq!(NtStatus::CANCELLED, wdk_sys::STATUS_CANCELLED);
    assert_eq!(NtStatus::CANCELLED.to_string(), "0xC0000120 (STATUS_CANCELLED)");
    assert_eq!(NtStatus(7).to_string(), "0x00000007");
}

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
