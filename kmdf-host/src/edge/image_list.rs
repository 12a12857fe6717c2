//! What only a loaded image can name: the exports of the KMDF loader, and those of the kernel that `kmdf-sys` does not
//! declare because no Rust driver calls them by name.
//!
//! The lines are as in `nt_list.rs`. Variadic functions have no types: Windows' convention puts their arguments into
//! one row of eight bytes each, which [`Arguments`](crate::nt::format::Arguments) reads.

/// Exports of the kernel.
macro_rules! image_functions {
    ($consumer:ident) => {
        $consumer! {
            DbgBreakPoint() -> (), HIGH, crate::nt::debug::break_point;
            ExAllocatePool(PoolType: POOL_TYPE, NumberOfBytes: SIZE_T) -> PVOID, DISPATCH, crate::nt::pool::allocate_untagged;
            ExAllocatePoolWithTag(PoolType: POOL_TYPE, NumberOfBytes: SIZE_T, Tag: ULONG) -> PVOID, DISPATCH, crate::nt::pool::allocate_with_tag;
            IoGetActivityIdIrp(Irp: PIRP, Guid: *mut GUID) -> NTSTATUS, DISPATCH, crate::nt::misc::activity_id;
            KeAcquireSpinLockAtDpcLevel(SpinLock: PKSPIN_LOCK) -> (), DISPATCH, crate::nt::spin::acquire_at_dpc;
            KeBugCheck(BugCheckCode: ULONG) -> (), HIGH, crate::nt::misc::bug_check_of_image;
            KeBugCheckEx(BugCheckCode: ULONG, BugCheckParameter1: ULONG_PTR, BugCheckParameter2: ULONG_PTR, BugCheckParameter3: ULONG_PTR, BugCheckParameter4: ULONG_PTR) -> (), HIGH, crate::nt::misc::bug_check_ex_of_image;
            KeGetCurrentThread() -> PVOID, HIGH, crate::nt::misc::current_thread;
            KeInitializeSpinLock(SpinLock: PKSPIN_LOCK) -> (), HIGH, crate::nt::spin::initialize;
            KeReleaseSpinLockFromDpcLevel(SpinLock: PKSPIN_LOCK) -> (), DISPATCH, crate::nt::spin::release_from_dpc;
            MmGetSystemRoutineAddress(SystemRoutineName: PUNICODE_STRING) -> PVOID, PASSIVE, crate::nt::misc::routine_address_for_image;
            PsGetCurrentThread() -> PVOID, HIGH, crate::nt::misc::current_thread;
            RtlAppendUnicodeStringToString(Destination: PUNICODE_STRING, Source: PCUNICODE_STRING) -> NTSTATUS, APC, crate::nt::text::append;
            RtlAppendUnicodeToString(Destination: PUNICODE_STRING, Source: PCWSTR) -> NTSTATUS, APC, crate::nt::text::append_units;
            RtlInitAnsiString(DestinationString: PANSI_STRING, SourceString: PCSTR) -> (), HIGH, crate::nt::text::init_ansi;
            RtlInitString(DestinationString: PANSI_STRING, SourceString: PCSTR) -> (), HIGH, crate::nt::text::init_ansi;
            _vsnprintf(Buffer: PSTR, Count: usize, Format: PCSTR, Arguments: *const u64) -> i32, HIGH, crate::nt::print::vsnprintf::<std::ffi::c_char>;
            _vsnwprintf(Buffer: *mut u16, Count: usize, Format: PCWSTR, Arguments: *const u64) -> i32, HIGH, crate::nt::print::vsnprintf::<u16>;
            vDbgPrintEx(ComponentId: ULONG, Level: ULONG, Format: PCSTR, Arguments: *const u64) -> ULONG, HIGH, crate::nt::print::debug_print_list;
            vDbgPrintExWithPrefix(Prefix: PCSTR, ComponentId: ULONG, Level: ULONG, Format: PCSTR, Arguments: *const u64) -> ULONG, HIGH, crate::nt::print::debug_print_prefixed;
            vsprintf_s(Buffer: PSTR, Count: usize, Format: PCSTR, Arguments: *const u64) -> i32, HIGH, crate::nt::print::vsprintf_s::<std::ffi::c_char>;
            vswprintf_s(Buffer: *mut u16, Count: usize, Format: PCWSTR, Arguments: *const u64) -> i32, HIGH, crate::nt::print::vsprintf_s::<u16>;
        }
    };
}
pub(super) use image_functions;

/// Exports of the kernel that take a variable number of arguments.
macro_rules! variadic_functions {
    ($consumer:ident) => {
        $consumer! {
            DbgPrint -> ULONG, HIGH, crate::nt::print::debug_print;
            DbgPrintEx -> ULONG, HIGH, crate::nt::print::debug_print_ex;
            _snprintf -> i32, HIGH, crate::nt::print::snprintf::<std::ffi::c_char>;
            _snwprintf -> i32, HIGH, crate::nt::print::snprintf::<u16>;
            sprintf -> i32, HIGH, crate::nt::print::sprintf::<std::ffi::c_char>;
            sprintf_s -> i32, HIGH, crate::nt::print::sprintf_s::<std::ffi::c_char>;
            swprintf -> i32, HIGH, crate::nt::print::sprintf::<u16>;
            swprintf_s -> i32, HIGH, crate::nt::print::sprintf_s::<u16>;
        }
    };
}
pub(super) use variadic_functions;

/// Exports of `WDFLDR.SYS`.
macro_rules! loader_functions {
    ($consumer:ident) => {
        $consumer! {
            WdfLdrQueryInterface(Interface: PVOID) -> NTSTATUS, PASSIVE, crate::wdf::bind::query_interface;
            WdfVersionBind(DriverObject: PDRIVER_OBJECT, RegistryPath: PUNICODE_STRING, BindInfo: *mut crate::wdf::bind::BindInfo, ComponentGlobals: *mut PWDF_DRIVER_GLOBALS) -> NTSTATUS, PASSIVE, crate::wdf::bind::bind;
            WdfVersionBindClass(BindInfo: *mut crate::wdf::bind::BindInfo, ComponentGlobals: PWDF_DRIVER_GLOBALS, ClassBindInfo: *mut crate::wdf::bind::ClassBindInfo) -> NTSTATUS, PASSIVE, crate::wdf::bind::bind_class;
            WdfVersionUnbind(RegistryPath: PUNICODE_STRING, BindInfo: *mut crate::wdf::bind::BindInfo, ComponentGlobals: PWDF_DRIVER_GLOBALS) -> NTSTATUS, PASSIVE, crate::wdf::bind::unbind;
            WdfVersionUnbindClass(BindInfo: *mut crate::wdf::bind::BindInfo, ComponentGlobals: PWDF_DRIVER_GLOBALS, ClassBindInfo: *mut crate::wdf::bind::ClassBindInfo) -> (), PASSIVE, crate::wdf::bind::unbind_class;
        }
    };
}
pub(super) use loader_functions;

/// What the framework gives a driver object of an image, and nobody imports.
macro_rules! framework_functions {
    ($consumer:ident) => {
        $consumer! {
            DriverUnload(DriverObject: PDRIVER_OBJECT) -> (), PASSIVE, crate::wdf::bind::unload;
        }
    };
}
pub(super) use framework_functions;
