//! What the errors of Windows' functions were when the driver gave them.

use crate::status::Status;

/// The errors of `winerror.h` that a driver's status becomes, where it is refused before the
/// request is pending: then the status itself is not told.
const ERRORS: [(u32, Status); 12] = [
    (1, Status::INVALID_DEVICE_REQUEST),    // ERROR_INVALID_FUNCTION
    (2, Status::NO_SUCH_DEVICE),            // ERROR_FILE_NOT_FOUND
    (22, Status::INVALID_DEVICE_STATE),     // ERROR_BAD_COMMAND
    (50, Status::NOT_SUPPORTED),            // ERROR_NOT_SUPPORTED
    (55, Status::DEVICE_DOES_NOT_EXIST),    // ERROR_DEV_NOT_EXIST
    (122, Status::BUFFER_TOO_SMALL),        // ERROR_INSUFFICIENT_BUFFER
    (303, Status::DELETE_PENDING),          // ERROR_DELETE_PENDING
    (995, Status::CANCELLED),               // ERROR_OPERATION_ABORTED
    (1167, Status::DEVICE_NOT_CONNECTED),   // ERROR_DEVICE_NOT_CONNECTED
    (1450, Status::INSUFFICIENT_RESOURCES), // ERROR_NO_SYSTEM_RESOURCES
    (1617, Status::DEVICE_REMOVED),         // ERROR_DEVICE_REMOVED
    (1816, Status::QUOTA_EXCEEDED),         // ERROR_NOT_ENOUGH_QUOTA
];

/// The status behind an error, if it is one that this application knows.
pub(super) fn status(error: u32) -> Option<Status> {
    ERRORS.iter().find(|(code, _)| *code == error).map(|(_, status)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_known_as_one() {
        for error in [1450, 1816] {
            assert!(status(error).unwrap().is_refusal(), "{error}");
        }
        assert!(status(1617).unwrap().is_gone());
    }

    #[test]
    fn each_error_has_one_status_and_others_have_none() {
        assert!(ERRORS.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(ERRORS.iter().all(|(_, status)| !status.is_success()));
        assert_eq!(status(5), None);
    }
}
