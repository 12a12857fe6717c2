//! The four classes of `NTSTATUS`, which are macros in C and functions in `wdk-sys`.

use crate::types::NTSTATUS;

/// Bits 30 and 31, which hold the severity.
const fn severity(status: NTSTATUS) -> u32 {
    status.cast_unsigned() >> 30
}

/// Whether the status means success or is informational.
#[must_use]
#[expect(non_snake_case, reason = "the C macro's name")]
pub const fn NT_SUCCESS(nt_status: NTSTATUS) -> bool {
    nt_status >= 0
}

/// Whether the status is informational.
#[must_use]
#[expect(non_snake_case, reason = "the C macro's name")]
pub const fn NT_INFORMATION(nt_status: NTSTATUS) -> bool {
    severity(nt_status) == 1
}

/// Whether the status is a warning.
#[must_use]
#[expect(non_snake_case, reason = "the C macro's name")]
pub const fn NT_WARNING(nt_status: NTSTATUS) -> bool {
    severity(nt_status) == 2
}

/// Whether the status is an error.
#[must_use]
#[expect(non_snake_case, reason = "the C macro's name")]
pub const fn NT_ERROR(nt_status: NTSTATUS) -> bool {
    severity(nt_status) == 3
}
