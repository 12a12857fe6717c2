//! The WDF functions that this runtime implements, those for I/O apart.
//!
//! Each line: index, function-pointer type, name with parameters, highest IRQL, implementation.
//! The types are checked against the function-pointer type when the table is built.

macro_rules! wdf_functions {
    ($consumer:ident) => {
        $consumer! {
            13 PFN_WDFCOLLECTIONCREATE WdfCollectionCreate(CollectionAttributes: PWDF_OBJECT_ATTRIBUTES, Collection: *mut WDFCOLLECTION) -> NTSTATUS, DISPATCH, crate::wdf::collection::create;
            14 PFN_WDFCOLLECTIONGETCOUNT WdfCollectionGetCount(Collection: WDFCOLLECTION) -> ULONG, DISPATCH, crate::wdf::collection::get_count;
            15 PFN_WDFCOLLECTIONADD WdfCollectionAdd(Collection: WDFCOLLECTION, Object: WDFOBJECT) -> NTSTATUS, DISPATCH, crate::wdf::collection::add;
            16 PFN_WDFCOLLECTIONREMOVE WdfCollectionRemove(Collection: WDFCOLLECTION, Item: WDFOBJECT) -> (), DISPATCH, crate::wdf::collection::remove;
            17 PFN_WDFCOLLECTIONREMOVEITEM WdfCollectionRemoveItem(Collection: WDFCOLLECTION, Index: ULONG) -> (), DISPATCH, crate::wdf::collection::remove_item;
            18 PFN_WDFCOLLECTIONGETITEM WdfCollectionGetItem(Collection: WDFCOLLECTION, Index: ULONG) -> WDFOBJECT, DISPATCH, crate::wdf::collection::get_item;
            19 PFN_WDFCOLLECTIONGETFIRSTITEM WdfCollectionGetFirstItem(Collection: WDFCOLLECTION) -> WDFOBJECT, DISPATCH, crate::wdf::collection::get_first;
            20 PFN_WDFCOLLECTIONGETLASTITEM WdfCollectionGetLastItem(Collection: WDFCOLLECTION) -> WDFOBJECT, DISPATCH, crate::wdf::collection::get_last;
            28 PFN_WDFDEVICEGETDEVICESTATE WdfDeviceGetDeviceState(Device: WDFDEVICE, DeviceState: PWDF_DEVICE_STATE) -> (), DISPATCH, crate::wdf::device::get_device_state;
            29 PFN_WDFDEVICESETDEVICESTATE WdfDeviceSetDeviceState(Device: WDFDEVICE, DeviceState: PWDF_DEVICE_STATE) -> (), DISPATCH, crate::wdf::device::set_device_state;
            30 PFN_WDFWDMDEVICEGETWDFDEVICEHANDLE WdfWdmDeviceGetWdfDeviceHandle(DeviceObject: PDEVICE_OBJECT) -> WDFDEVICE, DISPATCH, crate::wdf::device::from_device_object;
            31 PFN_WDFDEVICEWDMGETDEVICEOBJECT WdfDeviceWdmGetDeviceObject(Device: WDFDEVICE) -> PDEVICE_OBJECT, DISPATCH, crate::wdf::device::wdm_get_device_object;
            39 PFN_WDFDEVICEGETDRIVER WdfDeviceGetDriver(Device: WDFDEVICE) -> WDFDRIVER, DISPATCH, crate::wdf::device::get_driver;
            43 PFN_WDFDEVICEGETDEVICEPNPSTATE WdfDeviceGetDevicePnpState(Device: WDFDEVICE) -> WDF_DEVICE_PNP_STATE, DISPATCH, crate::wdf::device::get_pnp_state;
            44 PFN_WDFDEVICEGETDEVICEPOWERSTATE WdfDeviceGetDevicePowerState(Device: WDFDEVICE) -> WDF_DEVICE_POWER_STATE, DISPATCH, crate::wdf::device::get_power_state;
            50 PFN_WDFDEVICESETCHARACTERISTICS WdfDeviceSetCharacteristics(Device: WDFDEVICE, DeviceCharacteristics: ULONG) -> (), DISPATCH, crate::wdf::device::set_characteristics;
            51 PFN_WDFDEVICEGETCHARACTERISTICS WdfDeviceGetCharacteristics(Device: WDFDEVICE) -> ULONG, DISPATCH, crate::wdf::device::get_characteristics;
            52 PFN_WDFDEVICEGETALIGNMENTREQUIREMENT WdfDeviceGetAlignmentRequirement(Device: WDFDEVICE) -> ULONG, DISPATCH, crate::wdf::device::get_alignment_requirement;
            53 PFN_WDFDEVICESETALIGNMENTREQUIREMENT WdfDeviceSetAlignmentRequirement(Device: WDFDEVICE, AlignmentRequirement: ULONG) -> (), DISPATCH, crate::wdf::device::set_alignment_requirement;
            54 PFN_WDFDEVICEINITFREE WdfDeviceInitFree(DeviceInit: PWDFDEVICE_INIT) -> (), DISPATCH, crate::wdf::device_init::free;
            55 PFN_WDFDEVICEINITSETPNPPOWEREVENTCALLBACKS WdfDeviceInitSetPnpPowerEventCallbacks(DeviceInit: PWDFDEVICE_INIT, PnpPowerEventCallbacks: PWDF_PNPPOWER_EVENT_CALLBACKS) -> (), DISPATCH, crate::wdf::device_init::set_pnp_power_event_callbacks;
            56 PFN_WDFDEVICEINITSETPOWERPOLICYEVENTCALLBACKS WdfDeviceInitSetPowerPolicyEventCallbacks(DeviceInit: PWDFDEVICE_INIT, PowerPolicyEventCallbacks: PWDF_POWER_POLICY_EVENT_CALLBACKS) -> (), DISPATCH, crate::wdf::device_init::set_power_policy_event_callbacks;
            57 PFN_WDFDEVICEINITSETPOWERPOLICYOWNERSHIP WdfDeviceInitSetPowerPolicyOwnership(DeviceInit: PWDFDEVICE_INIT, IsPowerPolicyOwner: BOOLEAN) -> (), DISPATCH, crate::wdf::device_init::set_power_policy_ownership;
            61 PFN_WDFDEVICEINITSETIOTYPE WdfDeviceInitSetIoType(DeviceInit: PWDFDEVICE_INIT, IoType: WDF_DEVICE_IO_TYPE) -> (), DISPATCH, crate::wdf::device_init::set_io_type;
            62 PFN_WDFDEVICEINITSETEXCLUSIVE WdfDeviceInitSetExclusive(DeviceInit: PWDFDEVICE_INIT, IsExclusive: BOOLEAN) -> (), DISPATCH, crate::wdf::device_init::set_exclusive;
            63 PFN_WDFDEVICEINITSETPOWERNOTPAGEABLE WdfDeviceInitSetPowerNotPageable(DeviceInit: PWDFDEVICE_INIT) -> (), DISPATCH, crate::wdf::device_init::set_power_not_pageable;
            64 PFN_WDFDEVICEINITSETPOWERPAGEABLE WdfDeviceInitSetPowerPageable(DeviceInit: PWDFDEVICE_INIT) -> (), DISPATCH, crate::wdf::device_init::set_power_pageable;
            65 PFN_WDFDEVICEINITSETPOWERINRUSH WdfDeviceInitSetPowerInrush(DeviceInit: PWDFDEVICE_INIT) -> (), DISPATCH, crate::wdf::device_init::set_power_inrush;
            66 PFN_WDFDEVICEINITSETDEVICETYPE WdfDeviceInitSetDeviceType(DeviceInit: PWDFDEVICE_INIT, DeviceType: ULONG) -> (), DISPATCH, crate::wdf::device_init::set_device_type;
            67 PFN_WDFDEVICEINITASSIGNNAME WdfDeviceInitAssignName(DeviceInit: PWDFDEVICE_INIT, DeviceName: PCUNICODE_STRING) -> NTSTATUS, PASSIVE, crate::wdf::device_init::assign_name;
            68 PFN_WDFDEVICEINITASSIGNSDDLSTRING WdfDeviceInitAssignSDDLString(DeviceInit: PWDFDEVICE_INIT, SDDLString: PCUNICODE_STRING) -> NTSTATUS, PASSIVE, crate::wdf::device_init::assign_sddl_string;
            69 PFN_WDFDEVICEINITSETDEVICECLASS WdfDeviceInitSetDeviceClass(DeviceInit: PWDFDEVICE_INIT, DeviceClassGuid: *const GUID) -> (), DISPATCH, crate::wdf::device_init::set_device_class;
            70 PFN_WDFDEVICEINITSETCHARACTERISTICS WdfDeviceInitSetCharacteristics(DeviceInit: PWDFDEVICE_INIT, DeviceCharacteristics: ULONG, OrInValues: BOOLEAN) -> (), DISPATCH, crate::wdf::device_init::set_characteristics;
            71 PFN_WDFDEVICEINITSETFILEOBJECTCONFIG WdfDeviceInitSetFileObjectConfig(DeviceInit: PWDFDEVICE_INIT, FileObjectConfig: PWDF_FILEOBJECT_CONFIG, FileObjectAttributes: PWDF_OBJECT_ATTRIBUTES) -> (), DISPATCH, crate::wdf::device_init::set_file_object_config;
            72 PFN_WDFDEVICEINITSETREQUESTATTRIBUTES WdfDeviceInitSetRequestAttributes(DeviceInit: PWDFDEVICE_INIT, RequestAttributes: PWDF_OBJECT_ATTRIBUTES) -> (), DISPATCH, crate::wdf::device_init::set_request_attributes;
            74 PFN_WDFDEVICEINITSETIOINCALLERCONTEXTCALLBACK WdfDeviceInitSetIoInCallerContextCallback(DeviceInit: PWDFDEVICE_INIT, EvtIoInCallerContext: PFN_WDF_IO_IN_CALLER_CONTEXT) -> (), DISPATCH, crate::wdf::device_init::set_io_in_caller_context;
            75 PFN_WDFDEVICECREATE WdfDeviceCreate(DeviceInit: *mut PWDFDEVICE_INIT, DeviceAttributes: PWDF_OBJECT_ATTRIBUTES, Device: *mut WDFDEVICE) -> NTSTATUS, PASSIVE, crate::wdf::device::create;
            76 PFN_WDFDEVICESETSTATICSTOPREMOVE WdfDeviceSetStaticStopRemove(Device: WDFDEVICE, Stoppable: BOOLEAN) -> (), DISPATCH, crate::wdf::device::set_static_stop_remove;
            83 PFN_WDFDEVICESETPNPCAPABILITIES WdfDeviceSetPnpCapabilities(Device: WDFDEVICE, PnpCapabilities: PWDF_DEVICE_PNP_CAPABILITIES) -> (), DISPATCH, crate::wdf::device::set_pnp_capabilities;
            84 PFN_WDFDEVICESETPOWERCAPABILITIES WdfDeviceSetPowerCapabilities(Device: WDFDEVICE, PowerCapabilities: PWDF_DEVICE_POWER_CAPABILITIES) -> (), DISPATCH, crate::wdf::device::set_power_capabilities;
            87 PFN_WDFDEVICESETFAILED WdfDeviceSetFailed(Device: WDFDEVICE, FailedAction: WDF_DEVICE_FAILED_ACTION) -> (), DISPATCH, crate::wdf::device::set_failed;
            116 PFN_WDFDRIVERCREATE WdfDriverCreate(DriverObject: PDRIVER_OBJECT, RegistryPath: PCUNICODE_STRING, DriverAttributes: PWDF_OBJECT_ATTRIBUTES, DriverConfig: PWDF_DRIVER_CONFIG, Driver: *mut WDFDRIVER) -> NTSTATUS, PASSIVE, crate::wdf::driver::create;
            117 PFN_WDFDRIVERGETREGISTRYPATH WdfDriverGetRegistryPath(Driver: WDFDRIVER) -> PWSTR, PASSIVE, crate::wdf::driver::get_registry_path;
            118 PFN_WDFDRIVERWDMGETDRIVEROBJECT WdfDriverWdmGetDriverObject(Driver: WDFDRIVER) -> PDRIVER_OBJECT, DISPATCH, crate::wdf::driver::wdm_get_driver_object;
            120 PFN_WDFWDMDRIVERGETWDFDRIVERHANDLE WdfWdmDriverGetWdfDriverHandle(DriverObject: PDRIVER_OBJECT) -> WDFDRIVER, HIGH, crate::wdf::driver::from_driver_object;
            123 PFN_WDFDRIVERISVERSIONAVAILABLE WdfDriverIsVersionAvailable(Driver: WDFDRIVER, VersionAvailableParams: PWDF_DRIVER_VERSION_AVAILABLE_PARAMS) -> BOOLEAN, PASSIVE, crate::wdf::driver::is_version_available;
            129 PFN_WDFFDOINITSETFILTER WdfFdoInitSetFilter(DeviceInit: PWDFDEVICE_INIT) -> (), PASSIVE, crate::wdf::device_init::set_filter;
            192 PFN_WDFMEMORYCREATE WdfMemoryCreate(Attributes: PWDF_OBJECT_ATTRIBUTES, PoolType: POOL_TYPE, PoolTag: ULONG, BufferSize: usize, Memory: *mut WDFMEMORY, Buffer: *mut PVOID) -> NTSTATUS, DISPATCH, crate::wdf::memory::create;
            193 PFN_WDFMEMORYCREATEPREALLOCATED WdfMemoryCreatePreallocated(Attributes: PWDF_OBJECT_ATTRIBUTES, Buffer: PVOID, BufferSize: usize, Memory: *mut WDFMEMORY) -> NTSTATUS, DISPATCH, crate::wdf::memory::create_preallocated;
            194 PFN_WDFMEMORYGETBUFFER WdfMemoryGetBuffer(Memory: WDFMEMORY, BufferSize: *mut usize) -> PVOID, HIGH, crate::wdf::memory::get_buffer;
            195 PFN_WDFMEMORYASSIGNBUFFER WdfMemoryAssignBuffer(Memory: WDFMEMORY, Buffer: PVOID, BufferSize: usize) -> NTSTATUS, HIGH, crate::wdf::memory::assign_buffer;
            196 PFN_WDFMEMORYCOPYTOBUFFER WdfMemoryCopyToBuffer(SourceMemory: WDFMEMORY, SourceOffset: usize, Buffer: PVOID, NumBytesToCopyTo: usize) -> NTSTATUS, HIGH, crate::wdf::memory::copy_to_buffer;
            197 PFN_WDFMEMORYCOPYFROMBUFFER WdfMemoryCopyFromBuffer(DestinationMemory: WDFMEMORY, DestinationOffset: usize, Buffer: PVOID, NumBytesToCopyFrom: usize) -> NTSTATUS, HIGH, crate::wdf::memory::copy_from_buffer;
            198 PFN_WDFLOOKASIDELISTCREATE WdfLookasideListCreate(LookasideAttributes: PWDF_OBJECT_ATTRIBUTES, BufferSize: usize, PoolType: POOL_TYPE, MemoryAttributes: PWDF_OBJECT_ATTRIBUTES, PoolTag: ULONG, Lookaside: *mut WDFLOOKASIDE) -> NTSTATUS, DISPATCH, crate::wdf::lookaside::create;
            199 PFN_WDFMEMORYCREATEFROMLOOKASIDE WdfMemoryCreateFromLookaside(Lookaside: WDFLOOKASIDE, Memory: *mut WDFMEMORY) -> NTSTATUS, DISPATCH, crate::wdf::lookaside::create_memory;
            202 PFN_WDFOBJECTGETTYPEDCONTEXTWORKER WdfObjectGetTypedContextWorker(Handle: WDFOBJECT, TypeInfo: PCWDF_OBJECT_CONTEXT_TYPE_INFO) -> PVOID, HIGH, crate::wdf::object::get_typed_context;
            203 PFN_WDFOBJECTALLOCATECONTEXT WdfObjectAllocateContext(Handle: WDFOBJECT, ContextAttributes: PWDF_OBJECT_ATTRIBUTES, Context: *mut PVOID) -> NTSTATUS, DISPATCH, crate::wdf::object::allocate_context;
            204 PFN_WDFOBJECTCONTEXTGETOBJECT WdfObjectContextGetObject(ContextPointer: PVOID) -> WDFOBJECT, HIGH, crate::wdf::object::context_get_object;
            205 PFN_WDFOBJECTREFERENCEACTUAL WdfObjectReferenceActual(Handle: WDFOBJECT, Tag: PVOID, Line: LONG, File: PCCH) -> (), DISPATCH, crate::wdf::object::reference;
            206 PFN_WDFOBJECTDEREFERENCEACTUAL WdfObjectDereferenceActual(Handle: WDFOBJECT, Tag: PVOID, Line: LONG, File: PCCH) -> (), DISPATCH, crate::wdf::object::dereference;
            207 PFN_WDFOBJECTCREATE WdfObjectCreate(Attributes: PWDF_OBJECT_ATTRIBUTES, Object: *mut WDFOBJECT) -> NTSTATUS, DISPATCH, crate::wdf::object::create;
            208 PFN_WDFOBJECTDELETE WdfObjectDelete(Object: WDFOBJECT) -> (), DISPATCH, crate::wdf::object::delete;
            209 PFN_WDFOBJECTQUERY WdfObjectQuery(Object: WDFOBJECT, Guid: *const GUID, QueryBufferLength: ULONG, QueryBuffer: PVOID) -> NTSTATUS, HIGH, crate::wdf::object::query;
            308 PFN_WDFSTRINGCREATE WdfStringCreate(UnicodeString: PCUNICODE_STRING, StringAttributes: PWDF_OBJECT_ATTRIBUTES, String: *mut WDFSTRING) -> NTSTATUS, PASSIVE, crate::wdf::string::create;
            309 PFN_WDFSTRINGGETUNICODESTRING WdfStringGetUnicodeString(String: WDFSTRING, UnicodeString: PUNICODE_STRING) -> (), PASSIVE, crate::wdf::string::get_unicode_string;
            312 PFN_WDFWAITLOCKCREATE WdfWaitLockCreate(LockAttributes: PWDF_OBJECT_ATTRIBUTES, Lock: *mut WDFWAITLOCK) -> NTSTATUS, DISPATCH, crate::wdf::lock::wait_create;
            313 PFN_WDFWAITLOCKACQUIRE WdfWaitLockAcquire(Lock: WDFWAITLOCK, Timeout: PLONGLONG) -> NTSTATUS, DISPATCH, crate::wdf::lock::wait_acquire;
            314 PFN_WDFWAITLOCKRELEASE WdfWaitLockRelease(Lock: WDFWAITLOCK) -> (), DISPATCH, crate::wdf::lock::wait_release;
            315 PFN_WDFSPINLOCKCREATE WdfSpinLockCreate(SpinLockAttributes: PWDF_OBJECT_ATTRIBUTES, SpinLock: *mut WDFSPINLOCK) -> NTSTATUS, DISPATCH, crate::wdf::lock::spin_create;
            316 PFN_WDFSPINLOCKACQUIRE WdfSpinLockAcquire(SpinLock: WDFSPINLOCK) -> (), DISPATCH, crate::wdf::lock::spin_acquire;
            317 PFN_WDFSPINLOCKRELEASE WdfSpinLockRelease(SpinLock: WDFSPINLOCK) -> (), DISPATCH, crate::wdf::lock::spin_release;
            318 PFN_WDFTIMERCREATE WdfTimerCreate(Config: PWDF_TIMER_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, Timer: *mut WDFTIMER) -> NTSTATUS, DISPATCH, crate::wdf::timer::create;
            319 PFN_WDFTIMERSTART WdfTimerStart(Timer: WDFTIMER, DueTime: LONGLONG) -> BOOLEAN, DISPATCH, crate::wdf::timer::start;
            320 PFN_WDFTIMERSTOP WdfTimerStop(Timer: WDFTIMER, Wait: BOOLEAN) -> BOOLEAN, DISPATCH, crate::wdf::timer::stop;
            321 PFN_WDFTIMERGETPARENTOBJECT WdfTimerGetParentObject(Timer: WDFTIMER) -> WDFOBJECT, DISPATCH, crate::wdf::timer::get_parent;
            367 PFN_WDFVERIFIERDBGBREAKPOINT WdfVerifierDbgBreakPoint() -> (), HIGH, crate::wdf::object::verifier_break_point;
            368 PFN_WDFVERIFIERKEBUGCHECK WdfVerifierKeBugCheck(BugCheckCode: ULONG, BugCheckParameter1: ULONG_PTR, BugCheckParameter2: ULONG_PTR, BugCheckParameter3: ULONG_PTR, BugCheckParameter4: ULONG_PTR) -> (), HIGH, crate::wdf::object::verifier_bug_check;
            379 PFN_WDFWORKITEMCREATE WdfWorkItemCreate(Config: PWDF_WORKITEM_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, WorkItem: *mut WDFWORKITEM) -> NTSTATUS, DISPATCH, crate::wdf::workitem::create;
            380 PFN_WDFWORKITEMENQUEUE WdfWorkItemEnqueue(WorkItem: WDFWORKITEM) -> (), DISPATCH, crate::wdf::workitem::enqueue;
            381 PFN_WDFWORKITEMGETPARENTOBJECT WdfWorkItemGetParentObject(WorkItem: WDFWORKITEM) -> WDFOBJECT, DISPATCH, crate::wdf::workitem::get_parent;
            382 PFN_WDFWORKITEMFLUSH WdfWorkItemFlush(WorkItem: WDFWORKITEM) -> (), PASSIVE, crate::wdf::workitem::flush;
            388 PFN_WDFDEVICEGETSYSTEMPOWERACTION WdfDeviceGetSystemPowerAction(Device: WDFDEVICE) -> POWER_ACTION::Type, DISPATCH, crate::wdf::device::get_system_power_action;
            430 PFN_WDFDEVICEINITSETRELEASEHARDWAREORDERONFAILURE WdfDeviceInitSetReleaseHardwareOrderOnFailure(DeviceInit: PWDFDEVICE_INIT, ReleaseHardwareOrderOnFailure: WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE) -> (), DISPATCH, crate::wdf::device_init::set_release_hardware_order;
            432 PFN_WDFDEVICEINITSETIOTYPEEX WdfDeviceInitSetIoTypeEx(DeviceInit: PWDFDEVICE_INIT, IoTypeConfig: PWDF_IO_TYPE_CONFIG) -> (), DISPATCH, crate::wdf::device_init::set_io_type_ex;
        }
    };
}
pub(super) use wdf_functions;
