//! Control codes against numbers that Windows has published, and against themselves.

extern crate std;

use proptest::prelude::*;

use super::*;

/// The parts of a known code.
type Parts = (u16, u16, Method, Access);

/// Codes as Microsoft's headers define them.
const KNOWN: [(&str, u32, Parts); 8] = [
    ("IOCTL_DISK_GET_DRIVE_GEOMETRY", 0x0007_0000, (0x07, 0x000, Method::Buffered, Access::Any)),
    (
        "IOCTL_DISK_SET_DRIVE_LAYOUT",
        0x0007_c010,
        (0x07, 0x004, Method::Buffered, Access::ReadWrite),
    ),
    ("IOCTL_STORAGE_QUERY_PROPERTY", 0x002d_1400, (0x2d, 0x500, Method::Buffered, Access::Any)),
    ("IOCTL_CDROM_READ_TOC", 0x0002_4000, (0x02, 0x000, Method::Buffered, Access::Read)),
    ("IOCTL_CDROM_RAW_READ", 0x0002_403e, (0x02, 0x00f, Method::OutDirect, Access::Read)),
    (
        "IOCTL_SCSI_PASS_THROUGH_DIRECT",
        0x0004_d014,
        (0x04, 0x405, Method::Buffered, Access::ReadWrite),
    ),
    ("FSCTL_GET_REPARSE_POINT", 0x0009_00a8, (0x09, 0x02a, Method::Buffered, Access::Any)),
    ("FSCTL_QUERY_USN_JOURNAL", 0x0009_00f4, (0x09, 0x03d, Method::Buffered, Access::Any)),
];

#[test]
fn known_codes_are_made_of_their_parts() {
    for (name, code, (device, function, method, access)) in KNOWN {
        let made = ControlCode::new(DeviceType::new(device), function, method, access);
        assert_eq!(made.value(), code, "{name}");
    }
}

#[test]
fn known_codes_come_apart() {
    for (name, code, parts) in KNOWN {
        let code = ControlCode::from(code);
        let found = (code.device().value(), code.function(), code.method(), code.access());
        assert_eq!(found, parts, "{name}");
    }
}

#[test]
#[should_panic(expected = "it is at most 0xfff")]
fn a_function_of_13_bits_is_refused() {
    let _ = ControlCode::new(DeviceType::UNKNOWN, 0x1000, Method::Buffered, Access::Any);
}

#[test]
#[should_panic(expected = "Microsoft's to assign")]
fn a_custom_device_type_is_not_microsofts() {
    let _ = DeviceType::custom(0x7fff);
}

proptest! {
    #[test]
    fn every_number_is_the_code_of_its_parts(value: u32) {
        let code = ControlCode::from(value);
        let made = ControlCode::new(code.device(), code.function(), code.method(), code.access());
        prop_assert_eq!(made.value(), value);
    }
}
