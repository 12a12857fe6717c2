//! The framework's own status values that the bindings do not have.

use wdk_sys::NTSTATUS;

/// The attributes are not valid.
pub(crate) const STATUS_WDF_OBJECT_ATTRIBUTES_INVALID: NTSTATUS = 0xC020_0209_u32.cast_signed();
/// The parent calls back at another execution level.
pub(crate) const STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL: NTSTATUS = 0xC020_020C_u32.cast_signed();
/// The attributes name a parent where none can be chosen.
pub(crate) const STATUS_WDF_PARENT_ASSIGNMENT_NOT_ALLOWED: NTSTATUS = 0xC020_020F_u32.cast_signed();
/// The attributes have a synchronization scope where none can be chosen.
pub(crate) const STATUS_WDF_SYNCHRONIZATION_SCOPE_INVALID: NTSTATUS = 0xC020_0210_u32.cast_signed();
/// The attributes have an execution level where none can be chosen.
pub(crate) const STATUS_WDF_EXECUTION_LEVEL_INVALID: NTSTATUS = 0xC020_0211_u32.cast_signed();
/// The attributes or the parent in them are missing.
pub(crate) const STATUS_WDF_PARENT_NOT_SPECIFIED: NTSTATUS = 0xC020_0212_u32.cast_signed();
