//! The status values that the I/O rules speak of.

pub(crate) use wdk_sys::{
    NTSTATUS as Status, STATUS_CANCELLED as CANCELLED, STATUS_DELETE_PENDING as DELETE_PENDING,
    STATUS_DEVICE_BUSY as DEVICE_BUSY, STATUS_INSUFFICIENT_RESOURCES as INSUFFICIENT_RESOURCES,
    STATUS_INTERNAL_ERROR as INTERNAL_ERROR,
    STATUS_INVALID_DEVICE_REQUEST as INVALID_DEVICE_REQUEST,
    STATUS_INVALID_DEVICE_STATE as INVALID_DEVICE_STATE, STATUS_NO_MORE_ENTRIES as NO_MORE_ENTRIES,
    STATUS_NOT_FOUND as NOT_FOUND, STATUS_SUCCESS as SUCCESS,
};

macro_rules! framework_statuses {
    ($($name:ident = $value:literal;)*) => {
        $(
            #[doc = concat!("`STATUS_", stringify!($name), "`.")]
            pub(crate) const $name: Status = i32::from_ne_bytes(u32::to_ne_bytes($value));
        )*
    };
}

framework_statuses! {
    WDF_INTERNAL_ERROR = 0xC020_0201;
    WDF_PAUSED = 0xC020_0203;
    WDF_BUSY = 0xC020_0204;
    WDF_NO_CALLBACK = 0xC020_020B;
    WDF_NOT_ENOUGH_MAP_REGISTERS = 0xC020_0214;
}

/// The status that leaves the framework for one of its own.
///
/// A client knows no status of the framework's facility, so completion translates them.
pub(crate) const fn for_client(status: Status) -> Status {
    const FACILITY: i32 = 0x0020_0000;
    if status & 0x0FFF_0000 != FACILITY {
        return status;
    }
    match status {
        WDF_PAUSED | WDF_BUSY => DEVICE_BUSY,
        WDF_INTERNAL_ERROR => INTERNAL_ERROR,
        WDF_NOT_ENOUGH_MAP_REGISTERS => INSUFFICIENT_RESOURCES,
        _ => INVALID_DEVICE_REQUEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_sees_no_status_of_the_framework() {
        assert_eq!(for_client(WDF_BUSY), DEVICE_BUSY);
        assert_eq!(for_client(WDF_PAUSED), DEVICE_BUSY);
        assert_eq!(for_client(WDF_NO_CALLBACK), INVALID_DEVICE_REQUEST);
        assert_eq!(for_client(CANCELLED), CANCELLED);
        assert_eq!(for_client(SUCCESS), SUCCESS);
    }
}
