// Written by `cargo xtask bindings` from kmdf-sys/abi. Do not edit.

/// Passes the list of kernel exports to the macro that is named by the argument.
///
/// Each entry is `fn Name(Parameter: TYPE, ...) -> TYPE;`, preceded by attributes.
#[doc(hidden)]
#[macro_export]
macro_rules! nt_exports {
    ($consumer:ident) => {
        $consumer! {
            fn EtwProviderEnabled(RegHandle: REGHANDLE, Level: UCHAR, Keyword: ULONGLONG) -> BOOLEAN;
            #[must_use] fn EtwRegister(ProviderId: LPCGUID, EnableCallback: PETWENABLECALLBACK, CallbackContext: PVOID, RegHandle: PREGHANDLE) -> NTSTATUS;
            #[must_use] fn EtwUnregister(RegHandle: REGHANDLE) -> NTSTATUS;
            #[must_use] fn EtwWrite(RegHandle: REGHANDLE, EventDescriptor: PCEVENT_DESCRIPTOR, ActivityId: LPCGUID, UserDataCount: ULONG, UserData: PEVENT_DATA_DESCRIPTOR) -> NTSTATUS;
            #[must_use] fn EtwWriteTransfer(RegHandle: REGHANDLE, EventDescriptor: PCEVENT_DESCRIPTOR, ActivityId: LPCGUID, RelatedActivityId: LPCGUID, UserDataCount: ULONG, UserData: PEVENT_DATA_DESCRIPTOR) -> NTSTATUS;
            fn ExAcquireRundownProtection(RunRef: PEX_RUNDOWN_REF) -> BOOLEAN;
            fn ExAllocatePool2(Flags: POOL_FLAGS, NumberOfBytes: SIZE_T, Tag: ULONG) -> PVOID;
            fn ExFreePool(P: PVOID) -> ();
            fn ExFreePoolWithTag(P: PVOID, Tag: ULONG) -> ();
            fn ExInitializeRundownProtection(RunRef: PEX_RUNDOWN_REF) -> ();
            fn ExLocalTimeToSystemTime(LocalTime: PLARGE_INTEGER, SystemTime: PLARGE_INTEGER) -> ();
            fn ExReInitializeRundownProtection(RunRef: PEX_RUNDOWN_REF) -> ();
            fn ExReleaseRundownProtection(RunRef: PEX_RUNDOWN_REF) -> ();
            fn ExRundownCompleted(RunRef: PEX_RUNDOWN_REF) -> ();
            fn ExSystemTimeToLocalTime(SystemTime: PLARGE_INTEGER, LocalTime: PLARGE_INTEGER) -> ();
            fn ExWaitForRundownProtectionRelease(RunRef: PEX_RUNDOWN_REF) -> ();
            fn IoAllocateErrorLogEntry(IoObject: PVOID, EntrySize: UCHAR) -> PVOID;
            #[must_use] fn IoCreateSymbolicLink(SymbolicLinkName: PUNICODE_STRING, DeviceName: PUNICODE_STRING) -> NTSTATUS;
            #[must_use] fn IoDeleteSymbolicLink(SymbolicLinkName: PUNICODE_STRING) -> NTSTATUS;
            fn IoGetCurrentProcess() -> PEPROCESS;
            fn IoGetRequestorProcessId(Irp: PIRP) -> ULONG;
            fn IoWriteErrorLogEntry(ElEntry: PVOID) -> ();
            fn KeAcquireInStackQueuedSpinLock(SpinLock: PKSPIN_LOCK, LockHandle: PKLOCK_QUEUE_HANDLE) -> ();
            fn KeAcquireSpinLockRaiseToDpc(SpinLock: PKSPIN_LOCK) -> KIRQL;
            fn KeBugCheckEx(BugCheckCode: ULONG, BugCheckParameter1: ULONG_PTR, BugCheckParameter2: ULONG_PTR, BugCheckParameter3: ULONG_PTR, BugCheckParameter4: ULONG_PTR) -> !;
            fn KeCancelTimer(arg1: PKTIMER) -> BOOLEAN;
            fn KeClearEvent(Event: PRKEVENT) -> ();
            #[must_use] fn KeDelayExecutionThread(WaitMode: KPROCESSOR_MODE, Alertable: BOOLEAN, Interval: PLARGE_INTEGER) -> NTSTATUS;
            fn KeGetCurrentIrql() -> KIRQL;
            fn KeGetCurrentProcessorNumberEx(ProcNumber: PPROCESSOR_NUMBER) -> ULONG;
            fn KeInitializeDpc(Dpc: PRKDPC, DeferredRoutine: PKDEFERRED_ROUTINE, DeferredContext: PVOID) -> ();
            fn KeInitializeEvent(Event: PRKEVENT, Type: EVENT_TYPE, State: BOOLEAN) -> ();
            fn KeInitializeTimer(Timer: PKTIMER) -> ();
            fn KeInsertQueueDpc(Dpc: PRKDPC, SystemArgument1: PVOID, SystemArgument2: PVOID) -> BOOLEAN;
            fn KeLowerIrql(NewIrql: KIRQL) -> ();
            fn KeQueryInterruptTimePrecise(QpcTimeStamp: PULONG64) -> ULONG64;
            fn KeQueryPerformanceCounter(PerformanceFrequency: PLARGE_INTEGER) -> LARGE_INTEGER;
            fn KeQuerySystemTimePrecise(CurrentTime: PLARGE_INTEGER) -> ();
            fn KeRaiseIrqlToDpcLevel() -> KIRQL;
            fn KeReleaseInStackQueuedSpinLock(LockHandle: PKLOCK_QUEUE_HANDLE) -> ();
            fn KeReleaseSpinLock(SpinLock: PKSPIN_LOCK, NewIrql: KIRQL) -> ();
            fn KeResetEvent(Event: PRKEVENT) -> LONG;
            fn KeSetEvent(Event: PRKEVENT, Increment: KPRIORITY, Wait: BOOLEAN) -> LONG;
            fn KeSetTimer(Timer: PKTIMER, DueTime: LARGE_INTEGER, Dpc: PKDPC) -> BOOLEAN;
            #[must_use] fn KeWaitForMultipleObjects(Count: ULONG, Object: *mut PVOID, WaitType: WAIT_TYPE, WaitReason: KWAIT_REASON, WaitMode: KPROCESSOR_MODE, Alertable: BOOLEAN, Timeout: PLARGE_INTEGER, WaitBlockArray: PKWAIT_BLOCK) -> NTSTATUS;
            #[must_use] fn KeWaitForSingleObject(Object: PVOID, WaitReason: KWAIT_REASON, WaitMode: KPROCESSOR_MODE, Alertable: BOOLEAN, Timeout: PLARGE_INTEGER) -> NTSTATUS;
            fn KfRaiseIrql(NewIrql: KIRQL) -> KIRQL;
            fn MmGetSystemRoutineAddress(SystemRoutineName: PUNICODE_STRING) -> PVOID;
            #[must_use] fn ObOpenObjectByPointer(Object: PVOID, HandleAttributes: ULONG, PassedAccessState: PACCESS_STATE, DesiredAccess: ACCESS_MASK, ObjectType: POBJECT_TYPE, AccessMode: KPROCESSOR_MODE, Handle: PHANDLE) -> NTSTATUS;
            #[must_use] fn ObReferenceObjectByHandle(Handle: HANDLE, DesiredAccess: ACCESS_MASK, ObjectType: POBJECT_TYPE, AccessMode: KPROCESSOR_MODE, Object: *mut PVOID, HandleInformation: POBJECT_HANDLE_INFORMATION) -> NTSTATUS;
            fn ObfDereferenceObject(Object: PVOID) -> LONG_PTR;
            fn ObfReferenceObject(Object: PVOID) -> LONG_PTR;
            #[must_use] fn PsCreateSystemThread(ThreadHandle: PHANDLE, DesiredAccess: ULONG, ObjectAttributes: POBJECT_ATTRIBUTES, ProcessHandle: HANDLE, ClientId: PCLIENT_ID, StartRoutine: PKSTART_ROUTINE, StartContext: PVOID) -> NTSTATUS;
            fn PsGetCurrentProcessId() -> HANDLE;
            fn PsGetCurrentThreadId() -> HANDLE;
            fn PsGetProcessId(Process: PEPROCESS) -> HANDLE;
            #[must_use] fn PsSetCreateProcessNotifyRoutine(NotifyRoutine: PCREATE_PROCESS_NOTIFY_ROUTINE, Remove: BOOLEAN) -> NTSTATUS;
            #[must_use] fn PsSetCreateProcessNotifyRoutineEx(NotifyRoutine: PCREATE_PROCESS_NOTIFY_ROUTINE_EX, Remove: BOOLEAN) -> NTSTATUS;
            #[must_use] fn PsTerminateSystemThread(ExitStatus: NTSTATUS) -> NTSTATUS;
            #[must_use] fn RtlAnsiStringToUnicodeString(DestinationString: PUNICODE_STRING, SourceString: PANSI_STRING, AllocateDestinationString: BOOLEAN) -> NTSTATUS;
            fn RtlAssert(FailedAssertion: PVOID, FileName: PVOID, LineNumber: ULONG, Message: PSTR) -> ();
            fn RtlCompareMemory(Source1: *const ::core::ffi::c_void, Source2: *const ::core::ffi::c_void, Length: SIZE_T) -> SIZE_T;
            fn RtlCompareUnicodeString(String1: PCUNICODE_STRING, String2: PCUNICODE_STRING, CaseInSensitive: BOOLEAN) -> LONG;
            fn RtlCompareUnicodeStrings(String1: PCWCH, String1Length: SIZE_T, String2: PCWCH, String2Length: SIZE_T, CaseInSensitive: BOOLEAN) -> LONG;
            fn RtlCopyUnicodeString(DestinationString: PUNICODE_STRING, SourceString: PCUNICODE_STRING) -> ();
            fn RtlEqualUnicodeString(String1: *const UNICODE_STRING, String2: *const UNICODE_STRING, CaseInSensitive: BOOLEAN) -> BOOLEAN;
            fn RtlFreeAnsiString(AnsiString: PANSI_STRING) -> ();
            fn RtlFreeUnicodeString(UnicodeString: PUNICODE_STRING) -> ();
            #[must_use] fn RtlGUIDFromString(GuidString: PUNICODE_STRING, Guid: *mut GUID) -> NTSTATUS;
            #[must_use] fn RtlGetVersion(lpVersionInformation: PRTL_OSVERSIONINFOW) -> NTSTATUS;
            fn RtlInitUnicodeString(DestinationString: PUNICODE_STRING, SourceString: PCWSTR) -> ();
            #[must_use] fn RtlStringFromGUID(Guid: *const GUID, GuidString: PUNICODE_STRING) -> NTSTATUS;
            fn RtlTimeFieldsToTime(TimeFields: PTIME_FIELDS, Time: PLARGE_INTEGER) -> BOOLEAN;
            fn RtlTimeToTimeFields(Time: PLARGE_INTEGER, TimeFields: PTIME_FIELDS) -> ();
            #[must_use] fn RtlUnicodeStringToAnsiString(DestinationString: PANSI_STRING, SourceString: PCUNICODE_STRING, AllocateDestinationString: BOOLEAN) -> NTSTATUS;
            fn SeCaptureSubjectContext(SubjectContext: PSECURITY_SUBJECT_CONTEXT) -> ();
            fn SeTokenIsAdmin(Token: PACCESS_TOKEN) -> BOOLEAN;
            #[must_use] fn ZwClose(Handle: HANDLE) -> NTSTATUS;
            #[must_use] fn ZwOpenEvent(EventHandle: PHANDLE, DesiredAccess: ACCESS_MASK, ObjectAttributes: POBJECT_ATTRIBUTES) -> NTSTATUS;
            #[must_use] fn ZwSetEvent(EventHandle: HANDLE, PreviousState: PLONG) -> NTSTATUS;
            #[must_use] fn ZwSetSecurityObject(Handle: HANDLE, SecurityInformation: SECURITY_INFORMATION, SecurityDescriptor: PSECURITY_DESCRIPTOR) -> NTSTATUS;
        }
    };
}
