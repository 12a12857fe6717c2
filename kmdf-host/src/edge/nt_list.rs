//! The kernel exports that this runtime implements, `KeBugCheckEx` and `DebugPrint` apart.
//!
//! Each line: name with parameters, highest IRQL, implementation. The types are checked against
//! `wdk_sys::host::NtFunctions`.

macro_rules! nt_functions {
    ($consumer:ident) => {
        $consumer! {
            EtwProviderEnabled(RegHandle: REGHANDLE, Level: UCHAR, Keyword: ULONGLONG) -> BOOLEAN, HIGH, crate::nt::etw::provider_enabled;
            EtwRegister(ProviderId: LPCGUID, EnableCallback: PETWENABLECALLBACK, CallbackContext: PVOID, RegHandle: PREGHANDLE) -> NTSTATUS, PASSIVE, crate::nt::etw::register;
            EtwUnregister(RegHandle: REGHANDLE) -> NTSTATUS, PASSIVE, crate::nt::etw::unregister;
            EtwWrite(RegHandle: REGHANDLE, EventDescriptor: PCEVENT_DESCRIPTOR, ActivityId: LPCGUID, UserDataCount: ULONG, UserData: PEVENT_DATA_DESCRIPTOR) -> NTSTATUS, HIGH, crate::nt::etw::write;
            EtwWriteTransfer(RegHandle: REGHANDLE, EventDescriptor: PCEVENT_DESCRIPTOR, ActivityId: LPCGUID, RelatedActivityId: LPCGUID, UserDataCount: ULONG, UserData: PEVENT_DATA_DESCRIPTOR) -> NTSTATUS, HIGH, crate::nt::etw::write_transfer;
            ExAcquireRundownProtection(RunRef: PEX_RUNDOWN_REF) -> BOOLEAN, DISPATCH, crate::nt::rundown::acquire;
            ExAllocatePool2(Flags: POOL_FLAGS, NumberOfBytes: SIZE_T, Tag: ULONG) -> PVOID, DISPATCH, crate::nt::pool::allocate;
            ExFreePool(P: PVOID) -> (), DISPATCH, crate::nt::pool::free;
            ExFreePoolWithTag(P: PVOID, Tag: ULONG) -> (), DISPATCH, crate::nt::pool::free_with_tag;
            ExInitializeRundownProtection(RunRef: PEX_RUNDOWN_REF) -> (), HIGH, crate::nt::rundown::initialize;
            ExLocalTimeToSystemTime(LocalTime: PLARGE_INTEGER, SystemTime: PLARGE_INTEGER) -> (), HIGH, crate::nt::time::same_time;
            ExReInitializeRundownProtection(RunRef: PEX_RUNDOWN_REF) -> (), HIGH, crate::nt::rundown::reinitialize;
            ExReleaseRundownProtection(RunRef: PEX_RUNDOWN_REF) -> (), DISPATCH, crate::nt::rundown::release;
            ExRundownCompleted(RunRef: PEX_RUNDOWN_REF) -> (), DISPATCH, crate::nt::rundown::completed;
            ExSystemTimeToLocalTime(SystemTime: PLARGE_INTEGER, LocalTime: PLARGE_INTEGER) -> (), HIGH, crate::nt::time::same_time;
            ExWaitForRundownProtectionRelease(RunRef: PEX_RUNDOWN_REF) -> (), APC, crate::nt::rundown::wait;
            IoGetCurrentProcess() -> PEPROCESS, DISPATCH, crate::nt::process::current_process;
            KeAcquireInStackQueuedSpinLock(SpinLock: PKSPIN_LOCK, LockHandle: PKLOCK_QUEUE_HANDLE) -> (), DISPATCH, crate::nt::spin::acquire_queued;
            KeAcquireSpinLockRaiseToDpc(SpinLock: PKSPIN_LOCK) -> KIRQL, DISPATCH, crate::nt::spin::acquire;
            KeClearEvent(Event: PRKEVENT) -> (), DISPATCH, crate::nt::event::clear;
            KeDelayExecutionThread(WaitMode: KPROCESSOR_MODE, Alertable: BOOLEAN, Interval: PLARGE_INTEGER) -> NTSTATUS, APC, crate::nt::time::delay;
            KeGetCurrentIrql() -> KIRQL, HIGH, crate::nt::irql::get_current;
            KeGetCurrentProcessorNumberEx(ProcNumber: PPROCESSOR_NUMBER) -> ULONG, HIGH, crate::nt::misc::processor_number;
            KeInitializeEvent(Event: PRKEVENT, Type: EVENT_TYPE, State: BOOLEAN) -> (), HIGH, crate::nt::event::initialize;
            KeLowerIrql(NewIrql: KIRQL) -> (), HIGH, crate::nt::irql::lower;
            KeQueryInterruptTimePrecise(QpcTimeStamp: PULONG64) -> ULONG64, HIGH, crate::nt::time::interrupt_time;
            KeQueryPerformanceCounter(PerformanceFrequency: PLARGE_INTEGER) -> LARGE_INTEGER, HIGH, crate::nt::time::performance_counter;
            KeQuerySystemTimePrecise(CurrentTime: PLARGE_INTEGER) -> (), HIGH, crate::nt::time::system_time;
            KeRaiseIrqlToDpcLevel() -> KIRQL, DISPATCH, crate::nt::irql::raise_to_dpc;
            KeReleaseInStackQueuedSpinLock(LockHandle: PKLOCK_QUEUE_HANDLE) -> (), HIGH, crate::nt::spin::release_queued;
            KeReleaseSpinLock(SpinLock: PKSPIN_LOCK, NewIrql: KIRQL) -> (), HIGH, crate::nt::spin::release;
            KeResetEvent(Event: PRKEVENT) -> LONG, DISPATCH, crate::nt::event::reset;
            KeSetEvent(Event: PRKEVENT, Increment: KPRIORITY, Wait: BOOLEAN) -> LONG, DISPATCH, crate::nt::event::set;
            KeWaitForMultipleObjects(Count: ULONG, Object: *mut PVOID, WaitType: WAIT_TYPE, WaitReason: KWAIT_REASON, WaitMode: KPROCESSOR_MODE, Alertable: BOOLEAN, Timeout: PLARGE_INTEGER, WaitBlockArray: PKWAIT_BLOCK) -> NTSTATUS, DISPATCH, crate::nt::event::wait_for_several;
            KeWaitForSingleObject(Object: PVOID, WaitReason: KWAIT_REASON, WaitMode: KPROCESSOR_MODE, Alertable: BOOLEAN, Timeout: PLARGE_INTEGER) -> NTSTATUS, DISPATCH, crate::nt::event::wait_for_one;
            KfRaiseIrql(NewIrql: KIRQL) -> KIRQL, HIGH, crate::nt::irql::raise;
            MmGetSystemRoutineAddress(SystemRoutineName: PUNICODE_STRING) -> PVOID, PASSIVE, crate::nt::misc::routine_address;
            ObOpenObjectByPointer(Object: PVOID, HandleAttributes: ULONG, PassedAccessState: PACCESS_STATE, DesiredAccess: ACCESS_MASK, ObjectType: POBJECT_TYPE, AccessMode: KPROCESSOR_MODE, Handle: PHANDLE) -> NTSTATUS, PASSIVE, crate::nt::object::open_by_pointer;
            PsGetCurrentProcessId() -> HANDLE, DISPATCH, crate::nt::misc::current_process_id;
            PsGetCurrentThreadId() -> HANDLE, DISPATCH, crate::nt::misc::current_thread_id;
            PsGetProcessId(Process: PEPROCESS) -> HANDLE, DISPATCH, crate::nt::process::process_id;
            PsSetCreateProcessNotifyRoutine(NotifyRoutine: PCREATE_PROCESS_NOTIFY_ROUTINE, Remove: BOOLEAN) -> NTSTATUS, PASSIVE, crate::nt::process::set_notify;
            PsSetCreateProcessNotifyRoutineEx(NotifyRoutine: PCREATE_PROCESS_NOTIFY_ROUTINE_EX, Remove: BOOLEAN) -> NTSTATUS, PASSIVE, crate::nt::process::set_notify_ex;
            RtlAnsiStringToUnicodeString(DestinationString: PUNICODE_STRING, SourceString: PANSI_STRING, AllocateDestinationString: BOOLEAN) -> NTSTATUS, PASSIVE, crate::nt::text::from_ansi;
            RtlAssert(FailedAssertion: PVOID, FileName: PVOID, LineNumber: ULONG, Message: PSTR) -> (), HIGH, crate::nt::misc::assertion;
            RtlCompareMemory(Source1: *const ::core::ffi::c_void, Source2: *const ::core::ffi::c_void, Length: SIZE_T) -> SIZE_T, HIGH, crate::nt::misc::compare_memory;
            RtlCompareUnicodeString(String1: PCUNICODE_STRING, String2: PCUNICODE_STRING, CaseInSensitive: BOOLEAN) -> LONG, PASSIVE, crate::nt::text::compare;
            RtlCompareUnicodeStrings(String1: PCWCH, String1Length: SIZE_T, String2: PCWCH, String2Length: SIZE_T, CaseInSensitive: BOOLEAN) -> LONG, HIGH, crate::nt::text::compare_units;
            RtlCopyUnicodeString(DestinationString: PUNICODE_STRING, SourceString: PCUNICODE_STRING) -> (), DISPATCH, crate::nt::text::copy;
            RtlEqualUnicodeString(String1: *const UNICODE_STRING, String2: *const UNICODE_STRING, CaseInSensitive: BOOLEAN) -> BOOLEAN, PASSIVE, crate::nt::text::equal;
            RtlFreeAnsiString(AnsiString: PANSI_STRING) -> (), PASSIVE, crate::nt::text::free_ansi;
            RtlFreeUnicodeString(UnicodeString: PUNICODE_STRING) -> (), PASSIVE, crate::nt::text::free;
            RtlGUIDFromString(GuidString: PUNICODE_STRING, Guid: *mut GUID) -> NTSTATUS, PASSIVE, crate::nt::text::to_guid;
            RtlGetVersion(lpVersionInformation: PRTL_OSVERSIONINFOW) -> NTSTATUS, PASSIVE, crate::nt::misc::version;
            RtlInitUnicodeString(DestinationString: PUNICODE_STRING, SourceString: PCWSTR) -> (), DISPATCH, crate::nt::text::init;
            RtlStringFromGUID(Guid: *const GUID, GuidString: PUNICODE_STRING) -> NTSTATUS, PASSIVE, crate::nt::text::from_guid;
            RtlTimeFieldsToTime(TimeFields: PTIME_FIELDS, Time: PLARGE_INTEGER) -> BOOLEAN, HIGH, crate::nt::time::from_fields;
            RtlTimeToTimeFields(Time: PLARGE_INTEGER, TimeFields: PTIME_FIELDS) -> (), HIGH, crate::nt::time::to_fields;
            RtlUnicodeStringToAnsiString(DestinationString: PANSI_STRING, SourceString: PCUNICODE_STRING, AllocateDestinationString: BOOLEAN) -> NTSTATUS, PASSIVE, crate::nt::text::to_ansi;
            SeTokenIsAdmin(Token: PACCESS_TOKEN) -> BOOLEAN, PASSIVE, crate::nt::object::is_admin;
            ZwClose(Handle: HANDLE) -> NTSTATUS, PASSIVE, crate::nt::object::close;
            ZwSetSecurityObject(Handle: HANDLE, SecurityInformation: SECURITY_INFORMATION, SecurityDescriptor: PSECURITY_DESCRIPTOR) -> NTSTATUS, PASSIVE, crate::nt::object::set_security;
        }
    };
}
pub(super) use nt_functions;
