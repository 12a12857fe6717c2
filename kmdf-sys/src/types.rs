// Written by `cargo xtask bindings` from kmdf-sys/abi. Do not edit.

use crate::bitfield::__BindgenBitfieldUnit;

pub type ACCESS_MASK = ULONG;

pub type BOOLEAN = UCHAR;

pub type CCHAR = ::core::ffi::c_char;

pub type CHAR = ::core::ffi::c_char;

pub type CLIENT_ID = _CLIENT_ID;

pub type CM_FULL_RESOURCE_DESCRIPTOR = _CM_FULL_RESOURCE_DESCRIPTOR;

pub type CM_PARTIAL_RESOURCE_DESCRIPTOR = _CM_PARTIAL_RESOURCE_DESCRIPTOR;

pub type CM_PARTIAL_RESOURCE_LIST = _CM_PARTIAL_RESOURCE_LIST;

pub type CSHORT = ::core::ffi::c_short;

pub mod DEVICE_REGISTRY_PROPERTY {
    pub type Type = ::core::ffi::c_int;
    pub const DevicePropertyDeviceDescription: Type = 0;
    pub const DevicePropertyHardwareID: Type = 1;
    pub const DevicePropertyCompatibleIDs: Type = 2;
    pub const DevicePropertyBootConfiguration: Type = 3;
    pub const DevicePropertyBootConfigurationTranslated: Type = 4;
    pub const DevicePropertyClassName: Type = 5;
    pub const DevicePropertyClassGuid: Type = 6;
    pub const DevicePropertyDriverKeyName: Type = 7;
    pub const DevicePropertyManufacturer: Type = 8;
    pub const DevicePropertyFriendlyName: Type = 9;
    pub const DevicePropertyLocationInformation: Type = 10;
    pub const DevicePropertyPhysicalDeviceObjectName: Type = 11;
    pub const DevicePropertyBusTypeGuid: Type = 12;
    pub const DevicePropertyLegacyBusType: Type = 13;
    pub const DevicePropertyBusNumber: Type = 14;
    pub const DevicePropertyEnumeratorName: Type = 15;
    pub const DevicePropertyAddress: Type = 16;
    pub const DevicePropertyUINumber: Type = 17;
    pub const DevicePropertyInstallState: Type = 18;
    pub const DevicePropertyRemovalPolicy: Type = 19;
    pub const DevicePropertyResourceRequirements: Type = 20;
    pub const DevicePropertyAllocatedResources: Type = 21;
    pub const DevicePropertyContainerID: Type = 22;
}

pub type DEVPROPGUID = GUID;

pub type DEVPROPID = ULONG;

pub type DEVPROPKEY = _DEVPROPKEY;

pub type DEVPROPTYPE = ULONG;

pub type DISPATCHER_HEADER = _DISPATCHER_HEADER;

pub mod DMA_COMPLETION_STATUS {
    pub type Type = ::core::ffi::c_int;
    pub const DmaComplete: Type = 0;
    pub const DmaAborted: Type = 1;
    pub const DmaError: Type = 2;
    pub const DmaCancelled: Type = 3;
}

pub type DRIVER_OBJECT = _DRIVER_OBJECT;

pub type ERESOURCE_THREAD = ULONG_PTR;

pub type EVENT_DESCRIPTOR = _EVENT_DESCRIPTOR;

pub type EX_RUNDOWN_REF = _EX_RUNDOWN_REF;

pub type GROUP_AFFINITY = _GROUP_AFFINITY;

pub type GUID = _GUID;

pub type HANDLE = *mut ::core::ffi::c_void;

pub type INITIAL_PRIVILEGE_SET = _INITIAL_PRIVILEGE_SET;

pub type IO_RESOURCE_DESCRIPTOR = _IO_RESOURCE_DESCRIPTOR;

pub type IO_RESOURCE_LIST = _IO_RESOURCE_LIST;

pub type IO_STATUS_BLOCK = _IO_STATUS_BLOCK;

pub type KAFFINITY = ULONG_PTR;

pub type KAPC = _KAPC;

pub type KDEVICE_QUEUE = _KDEVICE_QUEUE;

pub type KDEVICE_QUEUE_ENTRY = _KDEVICE_QUEUE_ENTRY;

pub type KDPC = _KDPC;

pub type KEVENT = _KEVENT;

pub type KIRQL = UCHAR;

pub type KPRIORITY = LONG;

pub type KPROCESSOR_MODE = CCHAR;

pub type KSPIN_LOCK = ULONG_PTR;

pub type KSPIN_LOCK_QUEUE = _KSPIN_LOCK_QUEUE;

pub type LARGE_INTEGER = _LARGE_INTEGER;

pub type LCID = ULONG;

pub type LIST_ENTRY = _LIST_ENTRY;

pub type LONG = i32;

pub type LONGLONG = i64;

pub type LONG_PTR = i64;

pub type LPCGUID = *const GUID;

pub type LPCSTR = *const CHAR;

pub type LPGUID = *mut GUID;

pub type LUID = _LUID;

pub type LUID_AND_ATTRIBUTES = _LUID_AND_ATTRIBUTES;

pub type NTSTATUS = LONG;

pub type OWNER_ENTRY = _OWNER_ENTRY;

pub type PACCESS_STATE = *mut _ACCESS_STATE;

pub type PACCESS_TOKEN = PVOID;

pub type PALLOCATE_ADAPTER_CHANNEL = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, DeviceObject: PDEVICE_OBJECT, NumberOfMapRegisters: ULONG, ExecutionRoutine: PDRIVER_CONTROL, Context: PVOID) -> NTSTATUS>;

pub type PALLOCATE_COMMON_BUFFER = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, Length: ULONG, LogicalAddress: PPHYSICAL_ADDRESS, CacheEnabled: BOOLEAN) -> PVOID>;

pub type PANSI_STRING = PSTRING;

pub type PBUILD_MDL_FROM_SCATTER_GATHER_LIST = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, ScatterGather: PSCATTER_GATHER_LIST, OriginalMdl: PMDL, TargetMdl: *mut PMDL) -> NTSTATUS>;

pub type PBUILD_SCATTER_GATHER_LIST = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, DeviceObject: PDEVICE_OBJECT, Mdl: PMDL, CurrentVa: PVOID, Length: ULONG, ExecutionRoutine: PDRIVER_LIST_CONTROL, Context: PVOID, WriteToDevice: BOOLEAN, ScatterGatherBuffer: PVOID, ScatterGatherLength: ULONG) -> NTSTATUS>;

pub type PCALCULATE_SCATTER_GATHER_LIST_SIZE = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, Mdl: PMDL, CurrentVa: PVOID, Length: ULONG, ScatterGatherListSize: PULONG, pNumberOfMapRegisters: PULONG) -> NTSTATUS>;

pub type PCCH = *const CHAR;

pub type PCEVENT_DESCRIPTOR = *const EVENT_DESCRIPTOR;

pub type PCHAR = *mut CHAR;

pub type PCLIENT_ID = *mut _CLIENT_ID;

pub type PCM_PARTIAL_RESOURCE_DESCRIPTOR = *mut _CM_PARTIAL_RESOURCE_DESCRIPTOR;

pub type PCM_RESOURCE_LIST = *mut _CM_RESOURCE_LIST;

pub type PCREATE_PROCESS_NOTIFY_ROUTINE = ::core::option::Option<unsafe extern "C" fn(ParentId: HANDLE, ProcessId: HANDLE, Create: BOOLEAN)>;

pub type PCREATE_PROCESS_NOTIFY_ROUTINE_EX = ::core::option::Option<unsafe extern "C" fn(Process: PEPROCESS, ProcessId: HANDLE, CreateInfo: PPS_CREATE_NOTIFY_INFO)>;

pub type PCSTR = *const CHAR;

pub type PCUNICODE_STRING = *const UNICODE_STRING;

pub type PCWCH = *const WCHAR;

pub type PCWDF_DEVICE_PNP_NOTIFICATION_DATA = *const WDF_DEVICE_PNP_NOTIFICATION_DATA;

pub type PCWDF_DEVICE_POWER_NOTIFICATION_DATA = *const WDF_DEVICE_POWER_NOTIFICATION_DATA;

pub type PCWDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA = *const WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA;

pub type PCWDF_OBJECT_CONTEXT_TYPE_INFO = *const _WDF_OBJECT_CONTEXT_TYPE_INFO;

pub type PCWSTR = *const WCHAR;

pub type PDEVICE_CAPABILITIES = *mut _DEVICE_CAPABILITIES;

pub type PDEVICE_OBJECT = *mut _DEVICE_OBJECT;

pub type PDEVPROPTYPE = *mut ULONG;

pub type PDMA_ADAPTER = *mut _DMA_ADAPTER;

pub type PDRIVER_ADD_DEVICE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DRIVER_OBJECT, arg2: *mut _DEVICE_OBJECT) -> NTSTATUS>;

pub type PDRIVER_CANCEL = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DEVICE_OBJECT, arg2: *mut _IRP)>;

pub type PDRIVER_CONTROL = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DEVICE_OBJECT, arg2: *mut _IRP, arg3: PVOID, arg4: PVOID) -> IO_ALLOCATION_ACTION>;

pub type PDRIVER_DISPATCH = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DEVICE_OBJECT, arg2: *mut _IRP) -> NTSTATUS>;

pub type PDRIVER_EXTENSION = *mut _DRIVER_EXTENSION;

pub type PDRIVER_INITIALIZE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DRIVER_OBJECT, arg2: PUNICODE_STRING) -> NTSTATUS>;

pub type PDRIVER_LIST_CONTROL = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DEVICE_OBJECT, arg2: *mut _IRP, arg3: *mut _SCATTER_GATHER_LIST, arg4: PVOID)>;

pub type PDRIVER_OBJECT = *mut _DRIVER_OBJECT;

pub type PDRIVER_STARTIO = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DEVICE_OBJECT, arg2: *mut _IRP)>;

pub type PDRIVER_UNLOAD = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DRIVER_OBJECT)>;

pub type PEPROCESS = *mut _EPROCESS;

pub type PETHREAD = *mut _ETHREAD;

pub type PETWENABLECALLBACK = ::core::option::Option<unsafe extern "C" fn(SourceId: LPCGUID, ControlCode: ULONG, Level: UCHAR, MatchAnyKeyword: ULONGLONG, MatchAllKeyword: ULONGLONG, FilterData: PEVENT_FILTER_DESCRIPTOR, CallbackContext: PVOID)>;

pub type PEVENT_DATA_DESCRIPTOR = *mut _EVENT_DATA_DESCRIPTOR;

pub type PEVENT_FILTER_DESCRIPTOR = *mut _EVENT_FILTER_DESCRIPTOR;

pub type PEX_RUNDOWN_REF = *mut _EX_RUNDOWN_REF;

pub type PFAST_IO_ACQUIRE_FILE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT)>;

pub type PFAST_IO_ACQUIRE_FOR_CCFLUSH = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: *mut _DEVICE_OBJECT) -> NTSTATUS>;

pub type PFAST_IO_ACQUIRE_FOR_MOD_WRITE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: *mut *mut _ERESOURCE, arg4: *mut _DEVICE_OBJECT) -> NTSTATUS>;

pub type PFAST_IO_CHECK_IF_POSSIBLE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: ULONG, arg4: BOOLEAN, arg5: ULONG, arg6: BOOLEAN, arg7: PIO_STATUS_BLOCK, arg8: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_DETACH_DEVICE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DEVICE_OBJECT, arg2: *mut _DEVICE_OBJECT)>;

pub type PFAST_IO_DEVICE_CONTROL = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: BOOLEAN, arg3: PVOID, arg4: ULONG, arg5: PVOID, arg6: ULONG, arg7: ULONG, arg8: PIO_STATUS_BLOCK, arg9: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_LOCK = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: PLARGE_INTEGER, arg4: PEPROCESS, arg5: ULONG, arg6: BOOLEAN, arg7: BOOLEAN, arg8: PIO_STATUS_BLOCK, arg9: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_MDL_READ = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: ULONG, arg4: ULONG, arg5: *mut PMDL, arg6: PIO_STATUS_BLOCK, arg7: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_MDL_READ_COMPLETE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PMDL, arg3: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_MDL_READ_COMPLETE_COMPRESSED = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PMDL, arg3: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_MDL_WRITE_COMPLETE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: PMDL, arg4: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_MDL_WRITE_COMPLETE_COMPRESSED = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: PMDL, arg4: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_PREPARE_MDL_WRITE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: ULONG, arg4: ULONG, arg5: *mut PMDL, arg6: PIO_STATUS_BLOCK, arg7: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_QUERY_BASIC_INFO = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: BOOLEAN, arg3: PFILE_BASIC_INFORMATION, arg4: PIO_STATUS_BLOCK, arg5: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_QUERY_NETWORK_OPEN_INFO = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: BOOLEAN, arg3: *mut _FILE_NETWORK_OPEN_INFORMATION, arg4: *mut _IO_STATUS_BLOCK, arg5: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_QUERY_OPEN = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _IRP, arg2: PFILE_NETWORK_OPEN_INFORMATION, arg3: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_QUERY_STANDARD_INFO = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: BOOLEAN, arg3: PFILE_STANDARD_INFORMATION, arg4: PIO_STATUS_BLOCK, arg5: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_READ = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: ULONG, arg4: BOOLEAN, arg5: ULONG, arg6: PVOID, arg7: PIO_STATUS_BLOCK, arg8: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_READ_COMPRESSED = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: ULONG, arg4: ULONG, arg5: PVOID, arg6: *mut PMDL, arg7: PIO_STATUS_BLOCK, arg8: *mut _COMPRESSED_DATA_INFO, arg9: ULONG, arg10: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_RELEASE_FILE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT)>;

pub type PFAST_IO_RELEASE_FOR_CCFLUSH = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: *mut _DEVICE_OBJECT) -> NTSTATUS>;

pub type PFAST_IO_RELEASE_FOR_MOD_WRITE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: *mut _ERESOURCE, arg3: *mut _DEVICE_OBJECT) -> NTSTATUS>;

pub type PFAST_IO_UNLOCK_ALL = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PEPROCESS, arg3: PIO_STATUS_BLOCK, arg4: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_UNLOCK_ALL_BY_KEY = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PVOID, arg3: ULONG, arg4: PIO_STATUS_BLOCK, arg5: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_UNLOCK_SINGLE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: PLARGE_INTEGER, arg4: PEPROCESS, arg5: ULONG, arg6: PIO_STATUS_BLOCK, arg7: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_WRITE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: ULONG, arg4: BOOLEAN, arg5: ULONG, arg6: PVOID, arg7: PIO_STATUS_BLOCK, arg8: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFAST_IO_WRITE_COMPRESSED = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _FILE_OBJECT, arg2: PLARGE_INTEGER, arg3: ULONG, arg4: ULONG, arg5: PVOID, arg6: *mut PMDL, arg7: PIO_STATUS_BLOCK, arg8: *mut _COMPRESSED_DATA_INFO, arg9: ULONG, arg10: *mut _DEVICE_OBJECT) -> BOOLEAN>;

pub type PFILE_BASIC_INFORMATION = *mut _FILE_BASIC_INFORMATION;

pub type PFILE_NETWORK_OPEN_INFORMATION = *mut _FILE_NETWORK_OPEN_INFORMATION;

pub type PFILE_OBJECT = *mut _FILE_OBJECT;

pub type PFILE_STANDARD_INFORMATION = *mut _FILE_STANDARD_INFORMATION;

pub type PFLUSH_ADAPTER_BUFFERS = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, Mdl: PMDL, MapRegisterBase: PVOID, CurrentVa: PVOID, Length: ULONG, WriteToDevice: BOOLEAN) -> BOOLEAN>;

pub type PFN_GET_UNIQUE_CONTEXT_TYPE = ::core::option::Option<unsafe extern "C" fn() -> PCWDF_OBJECT_CONTEXT_TYPE_INFO>;

pub type PFN_WDFCHILDLISTADDORUPDATECHILDDESCRIPTIONASPRESENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, IdentificationDescription: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER, AddressDescription: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDFCHILDLISTBEGINITERATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, Iterator: PWDF_CHILD_LIST_ITERATOR)>;

pub type PFN_WDFCHILDLISTBEGINSCAN = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST)>;

pub type PFN_WDFCHILDLISTCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Config: PWDF_CHILD_LIST_CONFIG, ChildListAttributes: PWDF_OBJECT_ATTRIBUTES, ChildList: *mut WDFCHILDLIST) -> NTSTATUS>;

pub type PFN_WDFCHILDLISTENDITERATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, Iterator: PWDF_CHILD_LIST_ITERATOR)>;

pub type PFN_WDFCHILDLISTENDSCAN = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST)>;

pub type PFN_WDFCHILDLISTGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST) -> WDFDEVICE>;

pub type PFN_WDFCHILDLISTREQUESTCHILDEJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, IdentificationDescription: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER) -> BOOLEAN>;

pub type PFN_WDFCHILDLISTRETRIEVEADDRESSDESCRIPTION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, IdentificationDescription: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER, AddressDescription: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDFCHILDLISTRETRIEVENEXTDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, Iterator: PWDF_CHILD_LIST_ITERATOR, Device: *mut WDFDEVICE, Info: PWDF_CHILD_RETRIEVE_INFO) -> NTSTATUS>;

pub type PFN_WDFCHILDLISTRETRIEVEPDO = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, RetrieveInfo: PWDF_CHILD_RETRIEVE_INFO) -> WDFDEVICE>;

pub type PFN_WDFCHILDLISTUPDATEALLCHILDDESCRIPTIONSASPRESENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST)>;

pub type PFN_WDFCHILDLISTUPDATECHILDDESCRIPTIONASMISSING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ChildList: WDFCHILDLIST, IdentificationDescription: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDFCMRESOURCELISTAPPENDDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, List: WDFCMRESLIST, Descriptor: PCM_PARTIAL_RESOURCE_DESCRIPTOR) -> NTSTATUS>;

pub type PFN_WDFCMRESOURCELISTGETCOUNT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, List: WDFCMRESLIST) -> ULONG>;

pub type PFN_WDFCMRESOURCELISTGETDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, List: WDFCMRESLIST, Index: ULONG) -> PCM_PARTIAL_RESOURCE_DESCRIPTOR>;

pub type PFN_WDFCMRESOURCELISTINSERTDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, List: WDFCMRESLIST, Descriptor: PCM_PARTIAL_RESOURCE_DESCRIPTOR, Index: ULONG) -> NTSTATUS>;

pub type PFN_WDFCMRESOURCELISTREMOVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, List: WDFCMRESLIST, Index: ULONG)>;

pub type PFN_WDFCMRESOURCELISTREMOVEBYDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, List: WDFCMRESLIST, Descriptor: PCM_PARTIAL_RESOURCE_DESCRIPTOR)>;

pub type PFN_WDFCOLLECTIONADD = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Collection: WDFCOLLECTION, Object: WDFOBJECT) -> NTSTATUS>;

pub type PFN_WDFCOLLECTIONCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, CollectionAttributes: PWDF_OBJECT_ATTRIBUTES, Collection: *mut WDFCOLLECTION) -> NTSTATUS>;

pub type PFN_WDFCOLLECTIONGETCOUNT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Collection: WDFCOLLECTION) -> ULONG>;

pub type PFN_WDFCOLLECTIONGETFIRSTITEM = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Collection: WDFCOLLECTION) -> WDFOBJECT>;

pub type PFN_WDFCOLLECTIONGETITEM = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Collection: WDFCOLLECTION, Index: ULONG) -> WDFOBJECT>;

pub type PFN_WDFCOLLECTIONGETLASTITEM = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Collection: WDFCOLLECTION) -> WDFOBJECT>;

pub type PFN_WDFCOLLECTIONREMOVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Collection: WDFCOLLECTION, Item: WDFOBJECT)>;

pub type PFN_WDFCOLLECTIONREMOVEITEM = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Collection: WDFCOLLECTION, Index: ULONG)>;

pub type PFN_WDFCOMMONBUFFERCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER, Length: usize, Attributes: PWDF_OBJECT_ATTRIBUTES, CommonBuffer: *mut WDFCOMMONBUFFER) -> NTSTATUS>;

pub type PFN_WDFCOMMONBUFFERCREATEWITHCONFIG = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER, Length: usize, Config: PWDF_COMMON_BUFFER_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, CommonBuffer: *mut WDFCOMMONBUFFER) -> NTSTATUS>;

pub type PFN_WDFCOMMONBUFFERGETALIGNEDLOGICALADDRESS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, CommonBuffer: WDFCOMMONBUFFER) -> PHYSICAL_ADDRESS>;

pub type PFN_WDFCOMMONBUFFERGETALIGNEDVIRTUALADDRESS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, CommonBuffer: WDFCOMMONBUFFER) -> PVOID>;

pub type PFN_WDFCOMMONBUFFERGETLENGTH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, CommonBuffer: WDFCOMMONBUFFER) -> usize>;

pub type PFN_WDFCOMPANIONTARGETSENDTASKSYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, CompanionTarget: WDFCOMPANIONTARGET, TaskQueueIdentifier: USHORT, TaskOperationCode: ULONG, InputBuffer: PWDF_MEMORY_DESCRIPTOR, OutputBuffer: PWDF_MEMORY_DESCRIPTOR, TaskOptions: PWDF_TASK_SEND_OPTIONS, BytesReturned: PULONG_PTR) -> NTSTATUS>;

pub type PFN_WDFCOMPANIONTARGETWDMGETCOMPANIONPROCESS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, CompanionTarget: WDFCOMPANIONTARGET) -> PEPROCESS>;

pub type PFN_WDFCONTROLDEVICEINITALLOCATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER, SDDLString: *const UNICODE_STRING) -> PWDFDEVICE_INIT>;

pub type PFN_WDFCONTROLDEVICEINITSETSHUTDOWNNOTIFICATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, Notification: PFN_WDF_DEVICE_SHUTDOWN_NOTIFICATION, Flags: UCHAR)>;

pub type PFN_WDFCONTROLFINISHINITIALIZING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE)>;

pub type PFN_WDFDEVICEADDDEPENDENTUSAGEDEVICEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DependentDevice: PDEVICE_OBJECT) -> NTSTATUS>;

pub type PFN_WDFDEVICEADDQUERYINTERFACE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, InterfaceConfig: PWDF_QUERY_INTERFACE_CONFIG) -> NTSTATUS>;

pub type PFN_WDFDEVICEADDREMOVALRELATIONSPHYSICALDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, PhysicalDevice: PDEVICE_OBJECT) -> NTSTATUS>;

pub type PFN_WDFDEVICEALLOCANDQUERYPROPERTY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceProperty: DEVICE_REGISTRY_PROPERTY::Type, PoolType: POOL_TYPE, PropertyMemoryAttributes: PWDF_OBJECT_ATTRIBUTES, PropertyMemory: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFDEVICEALLOCANDQUERYPROPERTYEX = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceProperty: PWDF_DEVICE_PROPERTY_DATA, PoolType: POOL_TYPE, PropertyMemoryAttributes: PWDF_OBJECT_ATTRIBUTES, PropertyMemory: *mut WDFMEMORY, Type: PDEVPROPTYPE) -> NTSTATUS>;

pub type PFN_WDFDEVICEASSIGNMOFRESOURCENAME = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, MofResourceName: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFDEVICEASSIGNPROPERTY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceProperty: PWDF_DEVICE_PROPERTY_DATA, Type: DEVPROPTYPE, Size: ULONG, Data: PVOID) -> NTSTATUS>;

pub type PFN_WDFDEVICEASSIGNS0IDLESETTINGS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Settings: PWDF_DEVICE_POWER_POLICY_IDLE_SETTINGS) -> NTSTATUS>;

pub type PFN_WDFDEVICEASSIGNSXWAKESETTINGS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Settings: PWDF_DEVICE_POWER_POLICY_WAKE_SETTINGS) -> NTSTATUS>;

pub type PFN_WDFDEVICECLEARREMOVALRELATIONSDEVICES = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE)>;

pub type PFN_WDFDEVICECONFIGUREREQUESTDISPATCHING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Queue: WDFQUEUE, RequestType: WDF_REQUEST_TYPE) -> NTSTATUS>;

pub type PFN_WDFDEVICECONFIGUREWDMIRPDISPATCHCALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Driver: WDFDRIVER, MajorFunction: UCHAR, EvtDeviceWdmIrpDispatch: PFN_WDFDEVICE_WDM_IRP_DISPATCH, DriverContext: WDFCONTEXT) -> NTSTATUS>;

pub type PFN_WDFDEVICECREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: *mut PWDFDEVICE_INIT, DeviceAttributes: PWDF_OBJECT_ATTRIBUTES, Device: *mut WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDFDEVICECREATEDEVICEINTERFACE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, InterfaceClassGUID: *const GUID, ReferenceString: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFDEVICECREATESYMBOLICLINK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, SymbolicLinkName: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFDEVICEENQUEUEREQUEST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Request: WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFDEVICEGETALIGNMENTREQUIREMENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> ULONG>;

pub type PFN_WDFDEVICEGETCHARACTERISTICS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> ULONG>;

pub type PFN_WDFDEVICEGETDEFAULTQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> WDFQUEUE>;

pub type PFN_WDFDEVICEGETDEVICEPNPSTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> WDF_DEVICE_PNP_STATE>;

pub type PFN_WDFDEVICEGETDEVICEPOWERPOLICYSTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> WDF_DEVICE_POWER_POLICY_STATE>;

pub type PFN_WDFDEVICEGETDEVICEPOWERSTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> WDF_DEVICE_POWER_STATE>;

pub type PFN_WDFDEVICEGETDEVICESTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceState: PWDF_DEVICE_STATE)>;

pub type PFN_WDFDEVICEGETDRIVER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> WDFDRIVER>;

pub type PFN_WDFDEVICEGETFILEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, FileObject: PFILE_OBJECT) -> WDFFILEOBJECT>;

pub type PFN_WDFDEVICEGETIOTARGET = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> WDFIOTARGET>;

pub type PFN_WDFDEVICEGETSYSTEMPOWERACTION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> POWER_ACTION::Type>;

pub type PFN_WDFDEVICEINDICATEWAKESTATUS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, WaitWakeStatus: NTSTATUS) -> NTSTATUS>;

pub type PFN_WDFDEVICEINITASSIGNNAME = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceName: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFDEVICEINITASSIGNSDDLSTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, SDDLString: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFDEVICEINITASSIGNWDMIRPPREPROCESSCALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, EvtDeviceWdmIrpPreprocess: PFN_WDFDEVICE_WDM_IRP_PREPROCESS, MajorFunction: UCHAR, MinorFunctions: PUCHAR, NumMinorFunctions: ULONG) -> NTSTATUS>;

pub type PFN_WDFDEVICEINITFREE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT)>;

pub type PFN_WDFDEVICEINITREGISTERPNPSTATECHANGECALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, PnpState: WDF_DEVICE_PNP_STATE, EvtDevicePnpStateChange: PFN_WDF_DEVICE_PNP_STATE_CHANGE_NOTIFICATION, CallbackTypes: ULONG) -> NTSTATUS>;

pub type PFN_WDFDEVICEINITREGISTERPOWERPOLICYSTATECHANGECALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, PowerPolicyState: WDF_DEVICE_POWER_POLICY_STATE, EvtDevicePowerPolicyStateChange: PFN_WDF_DEVICE_POWER_POLICY_STATE_CHANGE_NOTIFICATION, CallbackTypes: ULONG) -> NTSTATUS>;

pub type PFN_WDFDEVICEINITREGISTERPOWERSTATECHANGECALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, PowerState: WDF_DEVICE_POWER_STATE, EvtDevicePowerStateChange: PFN_WDF_DEVICE_POWER_STATE_CHANGE_NOTIFICATION, CallbackTypes: ULONG) -> NTSTATUS>;

pub type PFN_WDFDEVICEINITSETCHARACTERISTICS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceCharacteristics: ULONG, OrInValues: BOOLEAN)>;

pub type PFN_WDFDEVICEINITSETDEVICECLASS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceClassGuid: *const GUID)>;

pub type PFN_WDFDEVICEINITSETDEVICETYPE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceType: ULONG)>;

pub type PFN_WDFDEVICEINITSETEXCLUSIVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, IsExclusive: BOOLEAN)>;

pub type PFN_WDFDEVICEINITSETFILEOBJECTCONFIG = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, FileObjectConfig: PWDF_FILEOBJECT_CONFIG, FileObjectAttributes: PWDF_OBJECT_ATTRIBUTES)>;

pub type PFN_WDFDEVICEINITSETIOINCALLERCONTEXTCALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, EvtIoInCallerContext: PFN_WDF_IO_IN_CALLER_CONTEXT)>;

pub type PFN_WDFDEVICEINITSETIOTYPE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, IoType: WDF_DEVICE_IO_TYPE)>;

pub type PFN_WDFDEVICEINITSETIOTYPEEX = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, IoTypeConfig: PWDF_IO_TYPE_CONFIG)>;

pub type PFN_WDFDEVICEINITSETPNPPOWEREVENTCALLBACKS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, PnpPowerEventCallbacks: PWDF_PNPPOWER_EVENT_CALLBACKS)>;

pub type PFN_WDFDEVICEINITSETPOWERINRUSH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT)>;

pub type PFN_WDFDEVICEINITSETPOWERNOTPAGEABLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT)>;

pub type PFN_WDFDEVICEINITSETPOWERPAGEABLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT)>;

pub type PFN_WDFDEVICEINITSETPOWERPOLICYEVENTCALLBACKS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, PowerPolicyEventCallbacks: PWDF_POWER_POLICY_EVENT_CALLBACKS)>;

pub type PFN_WDFDEVICEINITSETPOWERPOLICYOWNERSHIP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, IsPowerPolicyOwner: BOOLEAN)>;

pub type PFN_WDFDEVICEINITSETRELEASEHARDWAREORDERONFAILURE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, ReleaseHardwareOrderOnFailure: WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE)>;

pub type PFN_WDFDEVICEINITSETREMOVELOCKOPTIONS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, Options: PWDF_REMOVE_LOCK_OPTIONS)>;

pub type PFN_WDFDEVICEINITSETREQUESTATTRIBUTES = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, RequestAttributes: PWDF_OBJECT_ATTRIBUTES)>;

pub type PFN_WDFDEVICEOPENDEVICEMAPKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, KeyName: PCUNICODE_STRING, DesiredAccess: ACCESS_MASK, KeyAttributes: PWDF_OBJECT_ATTRIBUTES, Key: *mut WDFKEY) -> NTSTATUS>;

pub type PFN_WDFDEVICEOPENREGISTRYKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceInstanceKeyType: ULONG, DesiredAccess: ACCESS_MASK, KeyAttributes: PWDF_OBJECT_ATTRIBUTES, Key: *mut WDFKEY) -> NTSTATUS>;

pub type PFN_WDFDEVICEQUERYPROPERTY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceProperty: DEVICE_REGISTRY_PROPERTY::Type, BufferLength: ULONG, PropertyBuffer: PVOID, ResultLength: PULONG) -> NTSTATUS>;

pub type PFN_WDFDEVICEQUERYPROPERTYEX = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceProperty: PWDF_DEVICE_PROPERTY_DATA, BufferLength: ULONG, PropertyBuffer: PVOID, RequiredSize: PULONG, Type: PDEVPROPTYPE) -> NTSTATUS>;

pub type PFN_WDFDEVICEREMOVEDEPENDENTUSAGEDEVICEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DependentDevice: PDEVICE_OBJECT)>;

pub type PFN_WDFDEVICEREMOVEREMOVALRELATIONSPHYSICALDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, PhysicalDevice: PDEVICE_OBJECT)>;

pub type PFN_WDFDEVICERESUMEIDLEACTUAL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Tag: PVOID, Line: LONG, File: PCCH)>;

pub type PFN_WDFDEVICERESUMEIDLENOTRACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE)>;

pub type PFN_WDFDEVICERETRIEVECOMPANIONTARGET = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, CompanionTarget: *mut WDFCOMPANIONTARGET) -> NTSTATUS>;

pub type PFN_WDFDEVICERETRIEVEDEVICEINTERFACESTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, InterfaceClassGUID: *const GUID, ReferenceString: PCUNICODE_STRING, String: WDFSTRING) -> NTSTATUS>;

pub type PFN_WDFDEVICERETRIEVEDEVICENAME = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, String: WDFSTRING) -> NTSTATUS>;

pub type PFN_WDFDEVICESETALIGNMENTREQUIREMENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, AlignmentRequirement: ULONG)>;

pub type PFN_WDFDEVICESETBUSINFORMATIONFORCHILDREN = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, BusInformation: PPNP_BUS_INFORMATION)>;

pub type PFN_WDFDEVICESETCHARACTERISTICS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceCharacteristics: ULONG)>;

pub type PFN_WDFDEVICESETDEVICEINTERFACESTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, InterfaceClassGUID: *const GUID, ReferenceString: PCUNICODE_STRING, IsInterfaceEnabled: BOOLEAN)>;

pub type PFN_WDFDEVICESETDEVICEINTERFACESTATEEX = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, InterfaceClassGUID: *const GUID, ReferenceString: PCUNICODE_STRING, IsInterfaceEnabled: BOOLEAN)>;

pub type PFN_WDFDEVICESETDEVICESTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, DeviceState: PWDF_DEVICE_STATE)>;

pub type PFN_WDFDEVICESETFAILED = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, FailedAction: WDF_DEVICE_FAILED_ACTION)>;

pub type PFN_WDFDEVICESETPNPCAPABILITIES = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, PnpCapabilities: PWDF_DEVICE_PNP_CAPABILITIES)>;

pub type PFN_WDFDEVICESETPOWERCAPABILITIES = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, PowerCapabilities: PWDF_DEVICE_POWER_CAPABILITIES)>;

pub type PFN_WDFDEVICESETSPECIALFILESUPPORT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, FileType: WDF_SPECIAL_FILE_TYPE, FileTypeIsSupported: BOOLEAN)>;

pub type PFN_WDFDEVICESETSTATICSTOPREMOVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Stoppable: BOOLEAN)>;

pub type PFN_WDFDEVICESTOPIDLEACTUAL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, WaitForD0: BOOLEAN, Tag: PVOID, Line: LONG, File: PCCH) -> NTSTATUS>;

pub type PFN_WDFDEVICESTOPIDLENOTRACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, WaitForD0: BOOLEAN) -> NTSTATUS>;

pub type PFN_WDFDEVICEWDMASSIGNPOWERFRAMEWORKSETTINGS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, PowerFrameworkSettings: PWDF_POWER_FRAMEWORK_SETTINGS) -> NTSTATUS>;

pub type PFN_WDFDEVICEWDMDISPATCHIRP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Irp: PIRP, DispatchContext: WDFCONTEXT) -> NTSTATUS>;

pub type PFN_WDFDEVICEWDMDISPATCHIRPTOIOQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Irp: PIRP, Queue: WDFQUEUE, Flags: ULONG) -> NTSTATUS>;

pub type PFN_WDFDEVICEWDMDISPATCHPREPROCESSEDIRP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Irp: PIRP) -> NTSTATUS>;

pub type PFN_WDFDEVICEWDMGETATTACHEDDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> PDEVICE_OBJECT>;

pub type PFN_WDFDEVICEWDMGETDEVICEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> PDEVICE_OBJECT>;

pub type PFN_WDFDEVICEWDMGETPHYSICALDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> PDEVICE_OBJECT>;

pub type PFN_WDFDEVICE_WDM_IRP_DISPATCH = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: UCHAR, arg3: UCHAR, arg4: ULONG, arg5: WDFCONTEXT, arg6: PIRP, arg7: WDFCONTEXT) -> NTSTATUS>;

pub type PFN_WDFDEVICE_WDM_IRP_PREPROCESS = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: PIRP) -> NTSTATUS>;

pub type PFN_WDFDEVICE_WDM_POST_PO_FX_REGISTER_DEVICE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: POHANDLE) -> NTSTATUS>;

pub type PFN_WDFDEVICE_WDM_PRE_PO_FX_UNREGISTER_DEVICE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: POHANDLE)>;

pub type PFN_WDFDMAENABLERCONFIGURESYSTEMPROFILE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER, ProfileConfig: PWDF_DMA_SYSTEM_PROFILE_CONFIG, ConfigDirection: WDF_DMA_DIRECTION) -> NTSTATUS>;

pub type PFN_WDFDMAENABLERCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Config: PWDF_DMA_ENABLER_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, DmaEnablerHandle: *mut WDFDMAENABLER) -> NTSTATUS>;

pub type PFN_WDFDMAENABLERGETFRAGMENTLENGTH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER, DmaDirection: WDF_DMA_DIRECTION) -> usize>;

pub type PFN_WDFDMAENABLERGETMAXIMUMLENGTH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER) -> usize>;

pub type PFN_WDFDMAENABLERGETMAXIMUMSCATTERGATHERELEMENTS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER) -> usize>;

pub type PFN_WDFDMAENABLERSETMAXIMUMSCATTERGATHERELEMENTS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER, MaximumFragments: usize)>;

pub type PFN_WDFDMAENABLERWDMGETDMAADAPTER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER, DmaDirection: WDF_DMA_DIRECTION) -> PDMA_ADAPTER>;

pub type PFN_WDFDMATRANSACTIONALLOCATERESOURCES = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, DmaDirection: WDF_DMA_DIRECTION, RequiredMapRegisters: ULONG, EvtReserveDmaFunction: PFN_WDF_RESERVE_DMA, EvtReserveDmaContext: PVOID) -> NTSTATUS>;

pub type PFN_WDFDMATRANSACTIONCANCEL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION) -> BOOLEAN>;

pub type PFN_WDFDMATRANSACTIONCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaEnabler: WDFDMAENABLER, Attributes: PWDF_OBJECT_ATTRIBUTES, DmaTransaction: *mut WDFDMATRANSACTION) -> NTSTATUS>;

pub type PFN_WDFDMATRANSACTIONDMACOMPLETED = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, Status: *mut NTSTATUS) -> BOOLEAN>;

pub type PFN_WDFDMATRANSACTIONDMACOMPLETEDFINAL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, FinalTransferredLength: usize, Status: *mut NTSTATUS) -> BOOLEAN>;

pub type PFN_WDFDMATRANSACTIONDMACOMPLETEDWITHLENGTH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, TransferredLength: usize, Status: *mut NTSTATUS) -> BOOLEAN>;

pub type PFN_WDFDMATRANSACTIONEXECUTE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, Context: WDFCONTEXT) -> NTSTATUS>;

pub type PFN_WDFDMATRANSACTIONFREERESOURCES = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION)>;

pub type PFN_WDFDMATRANSACTIONGETBYTESTRANSFERRED = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION) -> usize>;

pub type PFN_WDFDMATRANSACTIONGETCURRENTDMATRANSFERLENGTH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION) -> usize>;

pub type PFN_WDFDMATRANSACTIONGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION) -> WDFDEVICE>;

pub type PFN_WDFDMATRANSACTIONGETREQUEST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION) -> WDFREQUEST>;

pub type PFN_WDFDMATRANSACTIONGETTRANSFERINFO = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, MapRegisterCount: *mut ULONG, ScatterGatherElementCount: *mut ULONG)>;

pub type PFN_WDFDMATRANSACTIONINITIALIZE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, EvtProgramDmaFunction: PFN_WDF_PROGRAM_DMA, DmaDirection: WDF_DMA_DIRECTION, Mdl: PMDL, VirtualAddress: PVOID, Length: usize) -> NTSTATUS>;

pub type PFN_WDFDMATRANSACTIONINITIALIZEUSINGOFFSET = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, EvtProgramDmaFunction: PFN_WDF_PROGRAM_DMA, DmaDirection: WDF_DMA_DIRECTION, Mdl: PMDL, Offset: usize, Length: usize) -> NTSTATUS>;

pub type PFN_WDFDMATRANSACTIONINITIALIZEUSINGREQUEST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, Request: WDFREQUEST, EvtProgramDmaFunction: PFN_WDF_PROGRAM_DMA, DmaDirection: WDF_DMA_DIRECTION) -> NTSTATUS>;

pub type PFN_WDFDMATRANSACTIONRELEASE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION) -> NTSTATUS>;

pub type PFN_WDFDMATRANSACTIONSETCHANNELCONFIGURATIONCALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, ConfigureRoutine: PFN_WDF_DMA_TRANSACTION_CONFIGURE_DMA_CHANNEL, ConfigureContext: PVOID)>;

pub type PFN_WDFDMATRANSACTIONSETDEVICEADDRESSOFFSET = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, Offset: ULONG)>;

pub type PFN_WDFDMATRANSACTIONSETIMMEDIATEEXECUTION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, UseImmediateExecution: BOOLEAN)>;

pub type PFN_WDFDMATRANSACTIONSETMAXIMUMLENGTH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, MaximumLength: usize)>;

pub type PFN_WDFDMATRANSACTIONSETSINGLETRANSFERREQUIREMENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, RequireSingleTransfer: BOOLEAN)>;

pub type PFN_WDFDMATRANSACTIONSETTRANSFERCOMPLETECALLBACK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION, DmaCompletionRoutine: PFN_WDF_DMA_TRANSACTION_DMA_TRANSFER_COMPLETE, DmaCompletionContext: PVOID)>;

pub type PFN_WDFDMATRANSACTIONSTOPSYSTEMTRANSFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION)>;

pub type PFN_WDFDMATRANSACTIONWDMGETTRANSFERCONTEXT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DmaTransaction: WDFDMATRANSACTION) -> PVOID>;

pub type PFN_WDFDPCCANCEL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Dpc: WDFDPC, Wait: BOOLEAN) -> BOOLEAN>;

pub type PFN_WDFDPCCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Config: PWDF_DPC_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, Dpc: *mut WDFDPC) -> NTSTATUS>;

pub type PFN_WDFDPCENQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Dpc: WDFDPC) -> BOOLEAN>;

pub type PFN_WDFDPCGETPARENTOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Dpc: WDFDPC) -> WDFOBJECT>;

pub type PFN_WDFDPCWDMGETDPC = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Dpc: WDFDPC) -> PKDPC>;

pub type PFN_WDFDRIVERCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DriverObject: PDRIVER_OBJECT, RegistryPath: PCUNICODE_STRING, DriverAttributes: PWDF_OBJECT_ATTRIBUTES, DriverConfig: PWDF_DRIVER_CONFIG, Driver: *mut WDFDRIVER) -> NTSTATUS>;

pub type PFN_WDFDRIVERERRORREPORTAPIMISSING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER, FrameworkExtensionName: PCWSTR, ApiIndex: ULONG, DoesApiReturnNtstatus: BOOLEAN) -> NTSTATUS>;

pub type PFN_WDFDRIVERGETREGISTRYPATH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER) -> PWSTR>;

pub type PFN_WDFDRIVERISVERSIONAVAILABLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER, VersionAvailableParams: PWDF_DRIVER_VERSION_AVAILABLE_PARAMS) -> BOOLEAN>;

pub type PFN_WDFDRIVEROPENPARAMETERSREGISTRYKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER, DesiredAccess: ACCESS_MASK, KeyAttributes: PWDF_OBJECT_ATTRIBUTES, Key: *mut WDFKEY) -> NTSTATUS>;

pub type PFN_WDFDRIVEROPENPERSISTENTSTATEREGISTRYKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER, DesiredAccess: ACCESS_MASK, KeyAttributes: PWDF_OBJECT_ATTRIBUTES, Key: *mut WDFKEY) -> NTSTATUS>;

pub type PFN_WDFDRIVERREGISTERTRACEINFO = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DriverObject: PDRIVER_OBJECT, EvtTraceCallback: PFN_WDF_TRACE_CALLBACK, ControlBlock: PVOID) -> NTSTATUS>;

pub type PFN_WDFDRIVERRETRIEVEVERSIONSTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER, String: WDFSTRING) -> NTSTATUS>;

pub type PFN_WDFDRIVERWDMGETDRIVEROBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Driver: WDFDRIVER) -> PDRIVER_OBJECT>;

pub type PFN_WDFFDOADDSTATICCHILD = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Fdo: WDFDEVICE, Child: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDFFDOGETDEFAULTCHILDLIST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Fdo: WDFDEVICE) -> WDFCHILDLIST>;

pub type PFN_WDFFDOINITALLOCANDQUERYPROPERTY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceProperty: DEVICE_REGISTRY_PROPERTY::Type, PoolType: POOL_TYPE, PropertyMemoryAttributes: PWDF_OBJECT_ATTRIBUTES, PropertyMemory: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFFDOINITALLOCANDQUERYPROPERTYEX = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceProperty: PWDF_DEVICE_PROPERTY_DATA, PoolType: POOL_TYPE, PropertyMemoryAttributes: PWDF_OBJECT_ATTRIBUTES, PropertyMemory: *mut WDFMEMORY, Type: PDEVPROPTYPE) -> NTSTATUS>;

pub type PFN_WDFFDOINITOPENREGISTRYKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceInstanceKeyType: ULONG, DesiredAccess: ACCESS_MASK, KeyAttributes: PWDF_OBJECT_ATTRIBUTES, Key: *mut WDFKEY) -> NTSTATUS>;

pub type PFN_WDFFDOINITQUERYPROPERTY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceProperty: DEVICE_REGISTRY_PROPERTY::Type, BufferLength: ULONG, PropertyBuffer: PVOID, ResultLength: PULONG) -> NTSTATUS>;

pub type PFN_WDFFDOINITQUERYPROPERTYEX = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceProperty: PWDF_DEVICE_PROPERTY_DATA, BufferLength: ULONG, PropertyBuffer: PVOID, ResultLength: PULONG, Type: PDEVPROPTYPE) -> NTSTATUS>;

pub type PFN_WDFFDOINITSETDEFAULTCHILDLISTCONFIG = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, Config: PWDF_CHILD_LIST_CONFIG, DefaultChildListAttributes: PWDF_OBJECT_ATTRIBUTES)>;

pub type PFN_WDFFDOINITSETEVENTCALLBACKS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, FdoEventCallbacks: PWDF_FDO_EVENT_CALLBACKS)>;

pub type PFN_WDFFDOINITSETFILTER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT)>;

pub type PFN_WDFFDOINITWDMGETPHYSICALDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT) -> PDEVICE_OBJECT>;

pub type PFN_WDFFDOLOCKSTATICCHILDLISTFORITERATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Fdo: WDFDEVICE)>;

pub type PFN_WDFFDOQUERYFORINTERFACE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Fdo: WDFDEVICE, InterfaceType: LPCGUID, Interface: PINTERFACE, Size: USHORT, Version: USHORT, InterfaceSpecificData: PVOID) -> NTSTATUS>;

pub type PFN_WDFFDORETRIEVENEXTSTATICCHILD = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Fdo: WDFDEVICE, PreviousChild: WDFDEVICE, Flags: ULONG) -> WDFDEVICE>;

pub type PFN_WDFFDOUNLOCKSTATICCHILDLISTFROMITERATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Fdo: WDFDEVICE)>;

pub type PFN_WDFFILEOBJECTGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, FileObject: WDFFILEOBJECT) -> WDFDEVICE>;

pub type PFN_WDFFILEOBJECTGETFILENAME = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, FileObject: WDFFILEOBJECT) -> PUNICODE_STRING>;

pub type PFN_WDFFILEOBJECTGETFLAGS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, FileObject: WDFFILEOBJECT) -> ULONG>;

pub type PFN_WDFFILEOBJECTGETINITIATORPROCESSID = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, FileObject: WDFFILEOBJECT) -> ULONG>;

pub type PFN_WDFFILEOBJECTWDMGETFILEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, FileObject: WDFFILEOBJECT) -> PFILE_OBJECT>;

pub type PFN_WDFGETTRIAGEINFO = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS) -> PVOID>;

pub type PFN_WDFINTERRUPTACQUIRELOCK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT)>;

pub type PFN_WDFINTERRUPTCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Configuration: PWDF_INTERRUPT_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, Interrupt: *mut WDFINTERRUPT) -> NTSTATUS>;

pub type PFN_WDFINTERRUPTDISABLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT)>;

pub type PFN_WDFINTERRUPTENABLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT)>;

pub type PFN_WDFINTERRUPTGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT) -> WDFDEVICE>;

pub type PFN_WDFINTERRUPTGETINFO = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT, Info: PWDF_INTERRUPT_INFO)>;

pub type PFN_WDFINTERRUPTQUEUEDPCFORISR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT) -> BOOLEAN>;

pub type PFN_WDFINTERRUPTQUEUEWORKITEMFORISR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT) -> BOOLEAN>;

pub type PFN_WDFINTERRUPTRELEASELOCK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT)>;

pub type PFN_WDFINTERRUPTREPORTACTIVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT)>;

pub type PFN_WDFINTERRUPTREPORTINACTIVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT)>;

pub type PFN_WDFINTERRUPTSETEXTENDEDPOLICY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT, PolicyAndGroup: PWDF_INTERRUPT_EXTENDED_POLICY)>;

pub type PFN_WDFINTERRUPTSETPOLICY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT, Policy: WDF_INTERRUPT_POLICY, Priority: WDF_INTERRUPT_PRIORITY, TargetProcessorSet: KAFFINITY)>;

pub type PFN_WDFINTERRUPTSYNCHRONIZE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT, Callback: PFN_WDF_INTERRUPT_SYNCHRONIZE, Context: WDFCONTEXT) -> BOOLEAN>;

pub type PFN_WDFINTERRUPTTRYTOACQUIRELOCK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT) -> BOOLEAN>;

pub type PFN_WDFINTERRUPTWDMGETINTERRUPT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Interrupt: WDFINTERRUPT) -> PKINTERRUPT>;

pub type PFN_WDFIOQUEUEASSIGNFORWARDPROGRESSPOLICY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, ForwardProgressPolicy: PWDF_IO_QUEUE_FORWARD_PROGRESS_POLICY) -> NTSTATUS>;

pub type PFN_WDFIOQUEUECREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, Config: PWDF_IO_QUEUE_CONFIG, QueueAttributes: PWDF_OBJECT_ATTRIBUTES, Queue: *mut WDFQUEUE) -> NTSTATUS>;

pub type PFN_WDFIOQUEUEDRAIN = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, DrainComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT)>;

pub type PFN_WDFIOQUEUEDRAINSYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE)>;

pub type PFN_WDFIOQUEUEFINDREQUEST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, FoundRequest: WDFREQUEST, FileObject: WDFFILEOBJECT, Parameters: PWDF_REQUEST_PARAMETERS, OutRequest: *mut WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFIOQUEUEGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE) -> WDFDEVICE>;

pub type PFN_WDFIOQUEUEGETSTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, QueueRequests: PULONG, DriverRequests: PULONG) -> WDF_IO_QUEUE_STATE>;

pub type PFN_WDFIOQUEUEPURGE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, PurgeComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT)>;

pub type PFN_WDFIOQUEUEPURGESYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE)>;

pub type PFN_WDFIOQUEUEREADYNOTIFY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, QueueReady: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT) -> NTSTATUS>;

pub type PFN_WDFIOQUEUERETRIEVEFOUNDREQUEST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, FoundRequest: WDFREQUEST, OutRequest: *mut WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFIOQUEUERETRIEVENEXTREQUEST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, OutRequest: *mut WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFIOQUEUERETRIEVEREQUESTBYFILEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, FileObject: WDFFILEOBJECT, OutRequest: *mut WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFIOQUEUESTART = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE)>;

pub type PFN_WDFIOQUEUESTOP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, StopComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT)>;

pub type PFN_WDFIOQUEUESTOPANDPURGE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE, StopAndPurgeComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT)>;

pub type PFN_WDFIOQUEUESTOPANDPURGESYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE)>;

pub type PFN_WDFIOQUEUESTOPSYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Queue: WDFQUEUE)>;

pub type PFN_WDFIORESOURCELISTAPPENDDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ResourceList: WDFIORESLIST, Descriptor: PIO_RESOURCE_DESCRIPTOR) -> NTSTATUS>;

pub type PFN_WDFIORESOURCELISTCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, Attributes: PWDF_OBJECT_ATTRIBUTES, ResourceList: *mut WDFIORESLIST) -> NTSTATUS>;

pub type PFN_WDFIORESOURCELISTGETCOUNT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ResourceList: WDFIORESLIST) -> ULONG>;

pub type PFN_WDFIORESOURCELISTGETDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ResourceList: WDFIORESLIST, Index: ULONG) -> PIO_RESOURCE_DESCRIPTOR>;

pub type PFN_WDFIORESOURCELISTINSERTDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ResourceList: WDFIORESLIST, Descriptor: PIO_RESOURCE_DESCRIPTOR, Index: ULONG) -> NTSTATUS>;

pub type PFN_WDFIORESOURCELISTREMOVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ResourceList: WDFIORESLIST, Index: ULONG)>;

pub type PFN_WDFIORESOURCELISTREMOVEBYDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ResourceList: WDFIORESLIST, Descriptor: PIO_RESOURCE_DESCRIPTOR)>;

pub type PFN_WDFIORESOURCELISTUPDATEDESCRIPTOR = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ResourceList: WDFIORESLIST, Descriptor: PIO_RESOURCE_DESCRIPTOR, Index: ULONG)>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTAPPENDIORESLIST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, IoResList: WDFIORESLIST) -> NTSTATUS>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTGETCOUNT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST) -> ULONG>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTGETIORESLIST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, Index: ULONG) -> WDFIORESLIST>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTINSERTIORESLIST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, IoResList: WDFIORESLIST, Index: ULONG) -> NTSTATUS>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTREMOVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, Index: ULONG)>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTREMOVEBYIORESLIST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, IoResList: WDFIORESLIST)>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTSETINTERFACETYPE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, InterfaceType: INTERFACE_TYPE)>;

pub type PFN_WDFIORESOURCEREQUIREMENTSLISTSETSLOTNUMBER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequirementsList: WDFIORESREQLIST, SlotNumber: ULONG)>;

pub type PFN_WDFIOTARGETALLOCANDQUERYTARGETPROPERTY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, DeviceProperty: DEVICE_REGISTRY_PROPERTY::Type, PoolType: POOL_TYPE, PropertyMemoryAttributes: PWDF_OBJECT_ATTRIBUTES, PropertyMemory: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFIOTARGETCLOSE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET)>;

pub type PFN_WDFIOTARGETCLOSEFORQUERYREMOVE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET)>;

pub type PFN_WDFIOTARGETCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, IoTargetAttributes: PWDF_OBJECT_ATTRIBUTES, IoTarget: *mut WDFIOTARGET) -> NTSTATUS>;

pub type PFN_WDFIOTARGETFORMATREQUESTFORINTERNALIOCTL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, IoctlCode: ULONG, InputBuffer: WDFMEMORY, InputBufferOffset: PWDFMEMORY_OFFSET, OutputBuffer: WDFMEMORY, OutputBufferOffset: PWDFMEMORY_OFFSET) -> NTSTATUS>;

pub type PFN_WDFIOTARGETFORMATREQUESTFORINTERNALIOCTLOTHERS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, IoctlCode: ULONG, OtherArg1: WDFMEMORY, OtherArg1Offset: PWDFMEMORY_OFFSET, OtherArg2: WDFMEMORY, OtherArg2Offset: PWDFMEMORY_OFFSET, OtherArg4: WDFMEMORY, OtherArg4Offset: PWDFMEMORY_OFFSET) -> NTSTATUS>;

pub type PFN_WDFIOTARGETFORMATREQUESTFORIOCTL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, IoctlCode: ULONG, InputBuffer: WDFMEMORY, InputBufferOffset: PWDFMEMORY_OFFSET, OutputBuffer: WDFMEMORY, OutputBufferOffset: PWDFMEMORY_OFFSET) -> NTSTATUS>;

pub type PFN_WDFIOTARGETFORMATREQUESTFORREAD = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, OutputBuffer: WDFMEMORY, OutputBufferOffset: PWDFMEMORY_OFFSET, DeviceOffset: PLONGLONG) -> NTSTATUS>;

pub type PFN_WDFIOTARGETFORMATREQUESTFORWRITE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, InputBuffer: WDFMEMORY, InputBufferOffset: PWDFMEMORY_OFFSET, DeviceOffset: PLONGLONG) -> NTSTATUS>;

pub type PFN_WDFIOTARGETGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET) -> WDFDEVICE>;

pub type PFN_WDFIOTARGETGETSTATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET) -> WDF_IO_TARGET_STATE>;

pub type PFN_WDFIOTARGETOPEN = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, OpenParams: PWDF_IO_TARGET_OPEN_PARAMS) -> NTSTATUS>;

pub type PFN_WDFIOTARGETPURGE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Action: WDF_IO_TARGET_PURGE_IO_ACTION)>;

pub type PFN_WDFIOTARGETQUERYFORINTERFACE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, InterfaceType: LPCGUID, Interface: PINTERFACE, Size: USHORT, Version: USHORT, InterfaceSpecificData: PVOID) -> NTSTATUS>;

pub type PFN_WDFIOTARGETQUERYTARGETPROPERTY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, DeviceProperty: DEVICE_REGISTRY_PROPERTY::Type, BufferLength: ULONG, PropertyBuffer: PVOID, ResultLength: PULONG) -> NTSTATUS>;

pub type PFN_WDFIOTARGETSENDINTERNALIOCTLOTHERSSYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, IoctlCode: ULONG, OtherArg1: PWDF_MEMORY_DESCRIPTOR, OtherArg2: PWDF_MEMORY_DESCRIPTOR, OtherArg4: PWDF_MEMORY_DESCRIPTOR, RequestOptions: PWDF_REQUEST_SEND_OPTIONS, BytesReturned: PULONG_PTR) -> NTSTATUS>;

pub type PFN_WDFIOTARGETSENDINTERNALIOCTLSYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, IoctlCode: ULONG, InputBuffer: PWDF_MEMORY_DESCRIPTOR, OutputBuffer: PWDF_MEMORY_DESCRIPTOR, RequestOptions: PWDF_REQUEST_SEND_OPTIONS, BytesReturned: PULONG_PTR) -> NTSTATUS>;

pub type PFN_WDFIOTARGETSENDIOCTLSYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, IoctlCode: ULONG, InputBuffer: PWDF_MEMORY_DESCRIPTOR, OutputBuffer: PWDF_MEMORY_DESCRIPTOR, RequestOptions: PWDF_REQUEST_SEND_OPTIONS, BytesReturned: PULONG_PTR) -> NTSTATUS>;

pub type PFN_WDFIOTARGETSENDREADSYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, OutputBuffer: PWDF_MEMORY_DESCRIPTOR, DeviceOffset: PLONGLONG, RequestOptions: PWDF_REQUEST_SEND_OPTIONS, BytesRead: PULONG_PTR) -> NTSTATUS>;

pub type PFN_WDFIOTARGETSENDWRITESYNCHRONOUSLY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Request: WDFREQUEST, InputBuffer: PWDF_MEMORY_DESCRIPTOR, DeviceOffset: PLONGLONG, RequestOptions: PWDF_REQUEST_SEND_OPTIONS, BytesWritten: PULONG_PTR) -> NTSTATUS>;

pub type PFN_WDFIOTARGETSTART = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET) -> NTSTATUS>;

pub type PFN_WDFIOTARGETSTOP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET, Action: WDF_IO_TARGET_SENT_IO_ACTION)>;

pub type PFN_WDFIOTARGETWDMGETTARGETDEVICEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET) -> PDEVICE_OBJECT>;

pub type PFN_WDFIOTARGETWDMGETTARGETFILEHANDLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET) -> HANDLE>;

pub type PFN_WDFIOTARGETWDMGETTARGETFILEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET) -> PFILE_OBJECT>;

pub type PFN_WDFIOTARGETWDMGETTARGETPHYSICALDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, IoTarget: WDFIOTARGET) -> PDEVICE_OBJECT>;

pub type PFN_WDFLOOKASIDELISTCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, LookasideAttributes: PWDF_OBJECT_ATTRIBUTES, BufferSize: usize, PoolType: POOL_TYPE, MemoryAttributes: PWDF_OBJECT_ATTRIBUTES, PoolTag: ULONG, Lookaside: *mut WDFLOOKASIDE) -> NTSTATUS>;

pub type PFN_WDFMEMORYASSIGNBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Memory: WDFMEMORY, Buffer: PVOID, BufferSize: usize) -> NTSTATUS>;

pub type PFN_WDFMEMORYCOPYFROMBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DestinationMemory: WDFMEMORY, DestinationOffset: usize, Buffer: PVOID, NumBytesToCopyFrom: usize) -> NTSTATUS>;

pub type PFN_WDFMEMORYCOPYTOBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, SourceMemory: WDFMEMORY, SourceOffset: usize, Buffer: PVOID, NumBytesToCopyTo: usize) -> NTSTATUS>;

pub type PFN_WDFMEMORYCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Attributes: PWDF_OBJECT_ATTRIBUTES, PoolType: POOL_TYPE, PoolTag: ULONG, BufferSize: usize, Memory: *mut WDFMEMORY, Buffer: *mut PVOID) -> NTSTATUS>;

pub type PFN_WDFMEMORYCREATEFROMLOOKASIDE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Lookaside: WDFLOOKASIDE, Memory: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFMEMORYCREATEPREALLOCATED = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Attributes: PWDF_OBJECT_ATTRIBUTES, Buffer: PVOID, BufferSize: usize, Memory: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFMEMORYGETBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Memory: WDFMEMORY, BufferSize: *mut usize) -> PVOID>;

pub type PFN_WDFOBJECTACQUIRELOCK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Object: WDFOBJECT)>;

pub type PFN_WDFOBJECTALLOCATECONTEXT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Handle: WDFOBJECT, ContextAttributes: PWDF_OBJECT_ATTRIBUTES, Context: *mut PVOID) -> NTSTATUS>;

pub type PFN_WDFOBJECTCONTEXTGETOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ContextPointer: PVOID) -> WDFOBJECT>;

pub type PFN_WDFOBJECTCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Attributes: PWDF_OBJECT_ATTRIBUTES, Object: *mut WDFOBJECT) -> NTSTATUS>;

pub type PFN_WDFOBJECTDELETE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Object: WDFOBJECT)>;

pub type PFN_WDFOBJECTDEREFERENCEACTUAL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Handle: WDFOBJECT, Tag: PVOID, Line: LONG, File: PCCH)>;

pub type PFN_WDFOBJECTGETTYPEDCONTEXTWORKER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Handle: WDFOBJECT, TypeInfo: PCWDF_OBJECT_CONTEXT_TYPE_INFO) -> PVOID>;

pub type PFN_WDFOBJECTQUERY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Object: WDFOBJECT, Guid: *const GUID, QueryBufferLength: ULONG, QueryBuffer: PVOID) -> NTSTATUS>;

pub type PFN_WDFOBJECTREFERENCEACTUAL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Handle: WDFOBJECT, Tag: PVOID, Line: LONG, File: PCCH)>;

pub type PFN_WDFOBJECTRELEASELOCK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Object: WDFOBJECT)>;

pub type PFN_WDFPDOADDEJECTIONRELATIONSPHYSICALDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, PhysicalDevice: PDEVICE_OBJECT) -> NTSTATUS>;

pub type PFN_WDFPDOCLEAREJECTIONRELATIONSDEVICES = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE)>;

pub type PFN_WDFPDOGETPARENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> WDFDEVICE>;

pub type PFN_WDFPDOINITADDCOMPATIBLEID = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, CompatibleID: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFPDOINITADDDEVICETEXT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceDescription: PCUNICODE_STRING, DeviceLocation: PCUNICODE_STRING, LocaleId: LCID) -> NTSTATUS>;

pub type PFN_WDFPDOINITADDHARDWAREID = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, HardwareID: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFPDOINITALLOCATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ParentDevice: WDFDEVICE) -> PWDFDEVICE_INIT>;

pub type PFN_WDFPDOINITALLOWFORWARDINGREQUESTTOPARENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT)>;

pub type PFN_WDFPDOINITASSIGNCONTAINERID = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, ContainerID: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFPDOINITASSIGNDEVICEID = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceID: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFPDOINITASSIGNINSTANCEID = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, InstanceID: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFPDOINITASSIGNRAWDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DeviceClassGuid: *const GUID) -> NTSTATUS>;

pub type PFN_WDFPDOINITREMOVEPOWERDEPENDENCYONPARENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT)>;

pub type PFN_WDFPDOINITSETDEFAULTLOCALE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, LocaleId: LCID)>;

pub type PFN_WDFPDOINITSETEVENTCALLBACKS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceInit: PWDFDEVICE_INIT, DispatchTable: PWDF_PDO_EVENT_CALLBACKS)>;

pub type PFN_WDFPDOMARKMISSING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDFPDOREMOVEEJECTIONRELATIONSPHYSICALDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, PhysicalDevice: PDEVICE_OBJECT)>;

pub type PFN_WDFPDOREQUESTEJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE)>;

pub type PFN_WDFPDORETRIEVEADDRESSDESCRIPTION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, AddressDescription: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDFPDORETRIEVEIDENTIFICATIONDESCRIPTION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, IdentificationDescription: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDFPDOUPDATEADDRESSDESCRIPTION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, AddressDescription: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDFREGISTRYASSIGNMEMORY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, ValueType: ULONG, Memory: WDFMEMORY, MemoryOffsets: PWDFMEMORY_OFFSET) -> NTSTATUS>;

pub type PFN_WDFREGISTRYASSIGNMULTISTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, StringsCollection: WDFCOLLECTION) -> NTSTATUS>;

pub type PFN_WDFREGISTRYASSIGNSTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, String: WDFSTRING) -> NTSTATUS>;

pub type PFN_WDFREGISTRYASSIGNULONG = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, Value: ULONG) -> NTSTATUS>;

pub type PFN_WDFREGISTRYASSIGNUNICODESTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, Value: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFREGISTRYASSIGNVALUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, ValueType: ULONG, ValueLength: ULONG, Value: PVOID) -> NTSTATUS>;

pub type PFN_WDFREGISTRYCLOSE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY)>;

pub type PFN_WDFREGISTRYCREATEKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ParentKey: WDFKEY, KeyName: PCUNICODE_STRING, DesiredAccess: ACCESS_MASK, CreateOptions: ULONG, CreateDisposition: PULONG, KeyAttributes: PWDF_OBJECT_ATTRIBUTES, Key: *mut WDFKEY) -> NTSTATUS>;

pub type PFN_WDFREGISTRYOPENKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, ParentKey: WDFKEY, KeyName: PCUNICODE_STRING, DesiredAccess: ACCESS_MASK, KeyAttributes: PWDF_OBJECT_ATTRIBUTES, Key: *mut WDFKEY) -> NTSTATUS>;

pub type PFN_WDFREGISTRYQUERYMEMORY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, PoolType: POOL_TYPE, MemoryAttributes: PWDF_OBJECT_ATTRIBUTES, Memory: *mut WDFMEMORY, ValueType: PULONG) -> NTSTATUS>;

pub type PFN_WDFREGISTRYQUERYMULTISTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, StringsAttributes: PWDF_OBJECT_ATTRIBUTES, Collection: WDFCOLLECTION) -> NTSTATUS>;

pub type PFN_WDFREGISTRYQUERYSTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, String: WDFSTRING) -> NTSTATUS>;

pub type PFN_WDFREGISTRYQUERYULONG = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, Value: PULONG) -> NTSTATUS>;

pub type PFN_WDFREGISTRYQUERYUNICODESTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, ValueByteLength: PUSHORT, Value: PUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFREGISTRYQUERYVALUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING, ValueLength: ULONG, Value: PVOID, ValueLengthQueried: PULONG, ValueType: PULONG) -> NTSTATUS>;

pub type PFN_WDFREGISTRYREMOVEKEY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY) -> NTSTATUS>;

pub type PFN_WDFREGISTRYREMOVEVALUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY, ValueName: PCUNICODE_STRING) -> NTSTATUS>;

pub type PFN_WDFREGISTRYWDMGETHANDLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Key: WDFKEY) -> HANDLE>;

pub type PFN_WDFREQUESTALLOCATETIMER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFREQUESTCANCELSENTREQUEST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> BOOLEAN>;

pub type PFN_WDFREQUESTCHANGETARGET = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, IoTarget: WDFIOTARGET) -> NTSTATUS>;

pub type PFN_WDFREQUESTCOMPLETE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Status: NTSTATUS)>;

pub type PFN_WDFREQUESTCOMPLETEWITHINFORMATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Status: NTSTATUS, Information: ULONG_PTR)>;

pub type PFN_WDFREQUESTCOMPLETEWITHPRIORITYBOOST = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Status: NTSTATUS, PriorityBoost: CCHAR)>;

pub type PFN_WDFREQUESTCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequestAttributes: PWDF_OBJECT_ATTRIBUTES, IoTarget: WDFIOTARGET, Request: *mut WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFREQUESTCREATEFROMIRP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, RequestAttributes: PWDF_OBJECT_ATTRIBUTES, Irp: PIRP, RequestFreesIrp: BOOLEAN, Request: *mut WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFREQUESTFORMATREQUESTUSINGCURRENTTYPE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST)>;

pub type PFN_WDFREQUESTFORWARDTOIOQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, DestinationQueue: WDFQUEUE) -> NTSTATUS>;

pub type PFN_WDFREQUESTFORWARDTOPARENTDEVICEIOQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, ParentDeviceQueue: WDFQUEUE, ForwardOptions: PWDF_REQUEST_FORWARD_OPTIONS) -> NTSTATUS>;

pub type PFN_WDFREQUESTGETCOMPLETIONPARAMS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Params: PWDF_REQUEST_COMPLETION_PARAMS)>;

pub type PFN_WDFREQUESTGETFILEOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> WDFFILEOBJECT>;

pub type PFN_WDFREQUESTGETINFORMATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> ULONG_PTR>;

pub type PFN_WDFREQUESTGETIOQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> WDFQUEUE>;

pub type PFN_WDFREQUESTGETPARAMETERS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Parameters: PWDF_REQUEST_PARAMETERS)>;

pub type PFN_WDFREQUESTGETREQUESTORMODE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> KPROCESSOR_MODE>;

pub type PFN_WDFREQUESTGETREQUESTORPROCESSID = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> ULONG>;

pub type PFN_WDFREQUESTGETSTATUS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFREQUESTISCANCELED = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> BOOLEAN>;

pub type PFN_WDFREQUESTISFROM32BITPROCESS = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> BOOLEAN>;

pub type PFN_WDFREQUESTISRESERVED = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> BOOLEAN>;

pub type PFN_WDFREQUESTMARKCANCELABLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, EvtRequestCancel: PFN_WDF_REQUEST_CANCEL)>;

pub type PFN_WDFREQUESTMARKCANCELABLEEX = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, EvtRequestCancel: PFN_WDF_REQUEST_CANCEL) -> NTSTATUS>;

pub type PFN_WDFREQUESTPROBEANDLOCKUSERBUFFERFORREAD = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Buffer: PVOID, Length: usize, MemoryObject: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFREQUESTPROBEANDLOCKUSERBUFFERFORWRITE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Buffer: PVOID, Length: usize, MemoryObject: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFREQUESTREQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEINPUTBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, MinimumRequiredLength: usize, Buffer: *mut PVOID, Length: *mut usize) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEINPUTMEMORY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Memory: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEINPUTWDMMDL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Mdl: *mut PMDL) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEOUTPUTBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, MinimumRequiredSize: usize, Buffer: *mut PVOID, Length: *mut usize) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEOUTPUTMEMORY = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Memory: *mut WDFMEMORY) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEOUTPUTWDMMDL = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Mdl: *mut PMDL) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEUNSAFEUSERINPUTBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, MinimumRequiredLength: usize, InputBuffer: *mut PVOID, Length: *mut usize) -> NTSTATUS>;

pub type PFN_WDFREQUESTRETRIEVEUNSAFEUSEROUTPUTBUFFER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, MinimumRequiredLength: usize, OutputBuffer: *mut PVOID, Length: *mut usize) -> NTSTATUS>;

pub type PFN_WDFREQUESTREUSE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, ReuseParams: PWDF_REQUEST_REUSE_PARAMS) -> NTSTATUS>;

pub type PFN_WDFREQUESTSEND = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Target: WDFIOTARGET, Options: PWDF_REQUEST_SEND_OPTIONS) -> BOOLEAN>;

pub type PFN_WDFREQUESTSETCOMPLETIONROUTINE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, CompletionRoutine: PFN_WDF_REQUEST_COMPLETION_ROUTINE, CompletionContext: WDFCONTEXT)>;

pub type PFN_WDFREQUESTSETINFORMATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Information: ULONG_PTR)>;

pub type PFN_WDFREQUESTSTOPACKNOWLEDGE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Requeue: BOOLEAN)>;

pub type PFN_WDFREQUESTUNMARKCANCELABLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDFREQUESTWDMFORMATUSINGSTACKLOCATION = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST, Stack: PIO_STACK_LOCATION)>;

pub type PFN_WDFREQUESTWDMGETIRP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Request: WDFREQUEST) -> PIRP>;

pub type PFN_WDFSPINLOCKACQUIRE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, SpinLock: WDFSPINLOCK)>;

pub type PFN_WDFSPINLOCKCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, SpinLockAttributes: PWDF_OBJECT_ATTRIBUTES, SpinLock: *mut WDFSPINLOCK) -> NTSTATUS>;

pub type PFN_WDFSPINLOCKRELEASE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, SpinLock: WDFSPINLOCK)>;

pub type PFN_WDFSTRINGCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, UnicodeString: PCUNICODE_STRING, StringAttributes: PWDF_OBJECT_ATTRIBUTES, String: *mut WDFSTRING) -> NTSTATUS>;

pub type PFN_WDFSTRINGGETUNICODESTRING = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, String: WDFSTRING, UnicodeString: PUNICODE_STRING)>;

pub type PFN_WDFTIMERCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Config: PWDF_TIMER_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, Timer: *mut WDFTIMER) -> NTSTATUS>;

pub type PFN_WDFTIMERGETPARENTOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Timer: WDFTIMER) -> WDFOBJECT>;

pub type PFN_WDFTIMERSTART = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Timer: WDFTIMER, DueTime: LONGLONG) -> BOOLEAN>;

pub type PFN_WDFTIMERSTOP = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Timer: WDFTIMER, Wait: BOOLEAN) -> BOOLEAN>;

pub type PFN_WDFVERIFIERDBGBREAKPOINT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS)>;

pub type PFN_WDFVERIFIERKEBUGCHECK = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, BugCheckCode: ULONG, BugCheckParameter1: ULONG_PTR, BugCheckParameter2: ULONG_PTR, BugCheckParameter3: ULONG_PTR, BugCheckParameter4: ULONG_PTR)>;

pub type PFN_WDFWAITLOCKACQUIRE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Lock: WDFWAITLOCK, Timeout: PLONGLONG) -> NTSTATUS>;

pub type PFN_WDFWAITLOCKCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, LockAttributes: PWDF_OBJECT_ATTRIBUTES, Lock: *mut WDFWAITLOCK) -> NTSTATUS>;

pub type PFN_WDFWAITLOCKRELEASE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Lock: WDFWAITLOCK)>;

pub type PFN_WDFWDMDEVICEGETWDFDEVICEHANDLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DeviceObject: PDEVICE_OBJECT) -> WDFDEVICE>;

pub type PFN_WDFWDMDRIVERGETWDFDRIVERHANDLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, DriverObject: PDRIVER_OBJECT) -> WDFDRIVER>;

pub type PFN_WDFWMIINSTANCECREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, InstanceConfig: PWDF_WMI_INSTANCE_CONFIG, InstanceAttributes: PWDF_OBJECT_ATTRIBUTES, Instance: *mut WDFWMIINSTANCE) -> NTSTATUS>;

pub type PFN_WDFWMIINSTANCEDEREGISTER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiInstance: WDFWMIINSTANCE)>;

pub type PFN_WDFWMIINSTANCEFIREEVENT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiInstance: WDFWMIINSTANCE, EventDataSize: ULONG, EventData: PVOID) -> NTSTATUS>;

pub type PFN_WDFWMIINSTANCEGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiInstance: WDFWMIINSTANCE) -> WDFDEVICE>;

pub type PFN_WDFWMIINSTANCEGETPROVIDER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiInstance: WDFWMIINSTANCE) -> WDFWMIPROVIDER>;

pub type PFN_WDFWMIINSTANCEREGISTER = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiInstance: WDFWMIINSTANCE) -> NTSTATUS>;

pub type PFN_WDFWMIPROVIDERCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Device: WDFDEVICE, WmiProviderConfig: PWDF_WMI_PROVIDER_CONFIG, ProviderAttributes: PWDF_OBJECT_ATTRIBUTES, WmiProvider: *mut WDFWMIPROVIDER) -> NTSTATUS>;

pub type PFN_WDFWMIPROVIDERGETDEVICE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiProvider: WDFWMIPROVIDER) -> WDFDEVICE>;

pub type PFN_WDFWMIPROVIDERGETTRACINGHANDLE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiProvider: WDFWMIPROVIDER) -> ULONGLONG>;

pub type PFN_WDFWMIPROVIDERISENABLED = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WmiProvider: WDFWMIPROVIDER, ProviderControl: WDF_WMI_PROVIDER_CONTROL) -> BOOLEAN>;

pub type PFN_WDFWORKITEMCREATE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, Config: PWDF_WORKITEM_CONFIG, Attributes: PWDF_OBJECT_ATTRIBUTES, WorkItem: *mut WDFWORKITEM) -> NTSTATUS>;

pub type PFN_WDFWORKITEMENQUEUE = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WorkItem: WDFWORKITEM)>;

pub type PFN_WDFWORKITEMFLUSH = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WorkItem: WDFWORKITEM)>;

pub type PFN_WDFWORKITEMGETPARENTOBJECT = ::core::option::Option<unsafe extern "C" fn(DriverGlobals: PWDF_DRIVER_GLOBALS, WorkItem: WDFWORKITEM) -> WDFOBJECT>;

pub type PFN_WDF_CHILD_LIST_ADDRESS_DESCRIPTION_CLEANUP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER)>;

pub type PFN_WDF_CHILD_LIST_ADDRESS_DESCRIPTION_COPY = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER, arg3: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER)>;

pub type PFN_WDF_CHILD_LIST_ADDRESS_DESCRIPTION_DUPLICATE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER, arg3: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDF_CHILD_LIST_CREATE_DEVICE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER, arg3: PWDFDEVICE_INIT) -> NTSTATUS>;

pub type PFN_WDF_CHILD_LIST_DEVICE_REENUMERATED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: WDFDEVICE, arg3: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER, arg4: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER) -> BOOLEAN>;

pub type PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_CLEANUP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER)>;

pub type PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_COMPARE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER, arg3: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER) -> BOOLEAN>;

pub type PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_COPY = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER, arg3: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER)>;

pub type PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_DUPLICATE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST, arg2: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER, arg3: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER) -> NTSTATUS>;

pub type PFN_WDF_CHILD_LIST_SCAN_FOR_CHILDREN = ::core::option::Option<unsafe extern "C" fn(arg1: WDFCHILDLIST)>;

pub type PFN_WDF_DEVICE_ARM_WAKE_FROM_S0 = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_ARM_WAKE_FROM_SX = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_ARM_WAKE_FROM_SX_WITH_REASON = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: BOOLEAN, arg3: BOOLEAN) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_D0_ENTRY = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_POWER_DEVICE_STATE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_D0_ENTRY_POST_HARDWARE_ENABLED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_POWER_DEVICE_STATE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_D0_ENTRY_POST_INTERRUPTS_ENABLED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_POWER_DEVICE_STATE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_D0_EXIT = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_POWER_DEVICE_STATE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_D0_EXIT_PRE_HARDWARE_DISABLED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_POWER_DEVICE_STATE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_D0_EXIT_PRE_INTERRUPTS_DISABLED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_POWER_DEVICE_STATE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_DISABLE_WAKE_AT_BUS = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_DISARM_WAKE_FROM_S0 = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_DISARM_WAKE_FROM_SX = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_EJECT = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_ENABLE_WAKE_AT_BUS = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: SYSTEM_POWER_STATE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_FILE_CREATE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFREQUEST, arg3: WDFFILEOBJECT)>;

pub type PFN_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFIORESREQLIST) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_PNP_STATE_CHANGE_NOTIFICATION = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: PCWDF_DEVICE_PNP_NOTIFICATION_DATA)>;

pub type PFN_WDF_DEVICE_POWER_POLICY_STATE_CHANGE_NOTIFICATION = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: PCWDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA)>;

pub type PFN_WDF_DEVICE_POWER_STATE_CHANGE_NOTIFICATION = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: PCWDF_DEVICE_POWER_NOTIFICATION_DATA)>;

pub type PFN_WDF_DEVICE_PREPARE_HARDWARE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFCMRESLIST, arg3: WDFCMRESLIST) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_PROCESS_QUERY_INTERFACE_REQUEST = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: LPGUID, arg3: PINTERFACE, arg4: PVOID) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_QUERY_REMOVE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_QUERY_STOP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_RELATIONS_QUERY = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: DEVICE_RELATION_TYPE)>;

pub type PFN_WDF_DEVICE_RELEASE_HARDWARE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFCMRESLIST) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_REMOVE_ADDED_RESOURCES = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFCMRESLIST, arg3: WDFCMRESLIST) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_REPORTED_MISSING = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_RESOURCES_QUERY = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFCMRESLIST) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_RESOURCE_REQUIREMENTS_QUERY = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFIORESREQLIST) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_SELF_MANAGED_IO_CLEANUP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_SELF_MANAGED_IO_FLUSH = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_SELF_MANAGED_IO_INIT = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_SELF_MANAGED_IO_RESTART = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_SELF_MANAGED_IO_SUSPEND = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_SET_LOCK = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: BOOLEAN) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_SHUTDOWN_NOTIFICATION = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_SURPRISE_REMOVAL = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_USAGE_NOTIFICATION = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_SPECIAL_FILE_TYPE, arg3: BOOLEAN)>;

pub type PFN_WDF_DEVICE_USAGE_NOTIFICATION_EX = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDF_SPECIAL_FILE_TYPE, arg3: BOOLEAN) -> NTSTATUS>;

pub type PFN_WDF_DEVICE_WAKE_FROM_S0_TRIGGERED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DEVICE_WAKE_FROM_SX_TRIGGERED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE)>;

pub type PFN_WDF_DMA_ENABLER_DISABLE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMAENABLER) -> NTSTATUS>;

pub type PFN_WDF_DMA_ENABLER_ENABLE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMAENABLER) -> NTSTATUS>;

pub type PFN_WDF_DMA_ENABLER_FILL = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMAENABLER) -> NTSTATUS>;

pub type PFN_WDF_DMA_ENABLER_FLUSH = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMAENABLER) -> NTSTATUS>;

pub type PFN_WDF_DMA_ENABLER_SELFMANAGED_IO_START = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMAENABLER) -> NTSTATUS>;

pub type PFN_WDF_DMA_ENABLER_SELFMANAGED_IO_STOP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMAENABLER) -> NTSTATUS>;

pub type PFN_WDF_DMA_TRANSACTION_CONFIGURE_DMA_CHANNEL = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMATRANSACTION, arg2: WDFDEVICE, arg3: PVOID, arg4: PMDL, arg5: usize, arg6: usize) -> BOOLEAN>;

pub type PFN_WDF_DMA_TRANSACTION_DMA_TRANSFER_COMPLETE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMATRANSACTION, arg2: WDFDEVICE, arg3: WDFCONTEXT, arg4: WDF_DMA_DIRECTION, arg5: DMA_COMPLETION_STATUS::Type)>;

pub type PFN_WDF_DPC = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDPC)>;

pub type PFN_WDF_DRIVER_DEVICE_ADD = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDRIVER, arg2: PWDFDEVICE_INIT) -> NTSTATUS>;

pub type PFN_WDF_DRIVER_UNLOAD = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDRIVER)>;

pub type PFN_WDF_FILE_CLEANUP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFFILEOBJECT)>;

pub type PFN_WDF_FILE_CLOSE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFFILEOBJECT)>;

pub type PFN_WDF_INTERRUPT_DISABLE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFINTERRUPT, arg2: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_INTERRUPT_DPC = ::core::option::Option<unsafe extern "C" fn(arg1: WDFINTERRUPT, arg2: WDFOBJECT)>;

pub type PFN_WDF_INTERRUPT_ENABLE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFINTERRUPT, arg2: WDFDEVICE) -> NTSTATUS>;

pub type PFN_WDF_INTERRUPT_ISR = ::core::option::Option<unsafe extern "C" fn(arg1: WDFINTERRUPT, arg2: ULONG) -> BOOLEAN>;

pub type PFN_WDF_INTERRUPT_SYNCHRONIZE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFINTERRUPT, arg2: WDFCONTEXT) -> BOOLEAN>;

pub type PFN_WDF_INTERRUPT_WORKITEM = ::core::option::Option<unsafe extern "C" fn(arg1: WDFINTERRUPT, arg2: WDFOBJECT)>;

pub type PFN_WDF_IO_ALLOCATE_REQUEST_RESOURCES = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDF_IO_ALLOCATE_RESOURCES_FOR_RESERVED_REQUEST = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST) -> NTSTATUS>;

pub type PFN_WDF_IO_IN_CALLER_CONTEXT = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDEVICE, arg2: WDFREQUEST)>;

pub type PFN_WDF_IO_QUEUE_IO_CANCELED_ON_QUEUE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST)>;

pub type PFN_WDF_IO_QUEUE_IO_DEFAULT = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST)>;

pub type PFN_WDF_IO_QUEUE_IO_DEVICE_CONTROL = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST, arg3: usize, arg4: usize, arg5: ULONG)>;

pub type PFN_WDF_IO_QUEUE_IO_INTERNAL_DEVICE_CONTROL = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST, arg3: usize, arg4: usize, arg5: ULONG)>;

pub type PFN_WDF_IO_QUEUE_IO_READ = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST, arg3: usize)>;

pub type PFN_WDF_IO_QUEUE_IO_RESUME = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST)>;

pub type PFN_WDF_IO_QUEUE_IO_STOP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST, arg3: ULONG)>;

pub type PFN_WDF_IO_QUEUE_IO_WRITE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFREQUEST, arg3: usize)>;

pub type PFN_WDF_IO_QUEUE_STATE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: WDFCONTEXT)>;

pub type PFN_WDF_IO_TARGET_QUERY_REMOVE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFIOTARGET) -> NTSTATUS>;

pub type PFN_WDF_IO_TARGET_REMOVE_CANCELED = ::core::option::Option<unsafe extern "C" fn(arg1: WDFIOTARGET)>;

pub type PFN_WDF_IO_TARGET_REMOVE_COMPLETE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFIOTARGET)>;

pub type PFN_WDF_IO_WDM_IRP_FOR_FORWARD_PROGRESS = ::core::option::Option<unsafe extern "C" fn(arg1: WDFQUEUE, arg2: PIRP) -> WDF_IO_FORWARD_PROGRESS_ACTION>;

pub type PFN_WDF_OBJECT_CONTEXT_CLEANUP = ::core::option::Option<unsafe extern "C" fn(arg1: WDFOBJECT)>;

pub type PFN_WDF_OBJECT_CONTEXT_DESTROY = ::core::option::Option<unsafe extern "C" fn(arg1: WDFOBJECT)>;

pub type PFN_WDF_PROGRAM_DMA = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMATRANSACTION, arg2: WDFDEVICE, arg3: WDFCONTEXT, arg4: WDF_DMA_DIRECTION, arg5: PSCATTER_GATHER_LIST) -> BOOLEAN>;

pub type PFN_WDF_REQUEST_CANCEL = ::core::option::Option<unsafe extern "C" fn(arg1: WDFREQUEST)>;

pub type PFN_WDF_REQUEST_COMPLETION_ROUTINE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFREQUEST, arg2: WDFIOTARGET, arg3: PWDF_REQUEST_COMPLETION_PARAMS, arg4: WDFCONTEXT)>;

pub type PFN_WDF_RESERVE_DMA = ::core::option::Option<unsafe extern "C" fn(arg1: WDFDMATRANSACTION, arg2: PVOID)>;

pub type PFN_WDF_TIMER = ::core::option::Option<unsafe extern "C" fn(arg1: WDFTIMER)>;

pub type PFN_WDF_TRACE_CALLBACK = ::core::option::Option<unsafe extern "C" fn(arg1: UCHAR, arg2: PVOID, arg3: ULONG, arg4: PVOID, arg5: PVOID, arg6: PULONG) -> NTSTATUS>;

pub type PFN_WDF_WMI_INSTANCE_EXECUTE_METHOD = ::core::option::Option<unsafe extern "C" fn(arg1: WDFWMIINSTANCE, arg2: ULONG, arg3: ULONG, arg4: ULONG, arg5: PVOID, arg6: PULONG) -> NTSTATUS>;

pub type PFN_WDF_WMI_INSTANCE_QUERY_INSTANCE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFWMIINSTANCE, arg2: ULONG, arg3: PVOID, arg4: PULONG) -> NTSTATUS>;

pub type PFN_WDF_WMI_INSTANCE_SET_INSTANCE = ::core::option::Option<unsafe extern "C" fn(arg1: WDFWMIINSTANCE, arg2: ULONG, arg3: PVOID) -> NTSTATUS>;

pub type PFN_WDF_WMI_INSTANCE_SET_ITEM = ::core::option::Option<unsafe extern "C" fn(arg1: WDFWMIINSTANCE, arg2: ULONG, arg3: ULONG, arg4: PVOID) -> NTSTATUS>;

pub type PFN_WDF_WMI_PROVIDER_FUNCTION_CONTROL = ::core::option::Option<unsafe extern "C" fn(arg1: WDFWMIPROVIDER, arg2: WDF_WMI_PROVIDER_CONTROL, arg3: BOOLEAN) -> NTSTATUS>;

pub type PFN_WDF_WORKITEM = ::core::option::Option<unsafe extern "C" fn(arg1: WDFWORKITEM)>;

pub type PFREE_ADAPTER_CHANNEL = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER)>;

pub type PFREE_COMMON_BUFFER = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, Length: ULONG, LogicalAddress: PHYSICAL_ADDRESS, VirtualAddress: PVOID, CacheEnabled: BOOLEAN)>;

pub type PFREE_MAP_REGISTERS = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, MapRegisterBase: PVOID, NumberOfMapRegisters: ULONG)>;

pub type PGET_DMA_ALIGNMENT = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER) -> ULONG>;

pub type PGET_SCATTER_GATHER_LIST = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, DeviceObject: PDEVICE_OBJECT, Mdl: PMDL, CurrentVa: PVOID, Length: ULONG, ExecutionRoutine: PDRIVER_LIST_CONTROL, Context: PVOID, WriteToDevice: BOOLEAN) -> NTSTATUS>;

pub type PHANDLE = *mut HANDLE;

pub type PHYSICAL_ADDRESS = LARGE_INTEGER;

pub type PINTERFACE = *mut _INTERFACE;

pub type PINTERFACE_DEREFERENCE = ::core::option::Option<unsafe extern "C" fn(Context: PVOID)>;

pub type PINTERFACE_REFERENCE = ::core::option::Option<unsafe extern "C" fn(Context: PVOID)>;

pub type PIO_APC_ROUTINE = ::core::option::Option<unsafe extern "C" fn(ApcContext: PVOID, IoStatusBlock: PIO_STATUS_BLOCK, Reserved: ULONG)>;

pub type PIO_COMPLETION_CONTEXT = *mut _IO_COMPLETION_CONTEXT;

pub type PIO_COMPLETION_ROUTINE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _DEVICE_OBJECT, arg2: *mut _IRP, arg3: PVOID) -> NTSTATUS>;

pub type PIO_RESOURCE_DESCRIPTOR = *mut _IO_RESOURCE_DESCRIPTOR;

pub type PIO_RESOURCE_REQUIREMENTS_LIST = *mut _IO_RESOURCE_REQUIREMENTS_LIST;

pub type PIO_SECURITY_CONTEXT = *mut _IO_SECURITY_CONTEXT;

pub type PIO_STACK_LOCATION = *mut _IO_STACK_LOCATION;

pub type PIO_STATUS_BLOCK = *mut _IO_STATUS_BLOCK;

pub type PIO_TIMER = *mut _IO_TIMER;

pub type PIRP = *mut _IRP;

pub type PKDEFERRED_ROUTINE = ::core::option::Option<unsafe extern "C" fn(arg1: *mut _KDPC, arg2: PVOID, arg3: PVOID, arg4: PVOID)>;

pub type PKDPC = *mut _KDPC;

pub type PKEVENT = *mut _KEVENT;

pub type PKINTERRUPT = *mut _KINTERRUPT;

pub type PKKERNEL_ROUTINE = ::core::option::Option<unsafe extern "C" fn(Apc: *mut _KAPC, NormalRoutine: *mut PKNORMAL_ROUTINE, NormalContext: *mut PVOID, SystemArgument1: *mut PVOID, SystemArgument2: *mut PVOID)>;

pub type PKLOCK_QUEUE_HANDLE = *mut _KLOCK_QUEUE_HANDLE;

pub type PKNORMAL_ROUTINE = ::core::option::Option<unsafe extern "C" fn(NormalContext: PVOID, SystemArgument1: PVOID, SystemArgument2: PVOID)>;

pub type PKRUNDOWN_ROUTINE = ::core::option::Option<unsafe extern "C" fn(Apc: *mut _KAPC)>;

pub type PKSEMAPHORE = *mut _KSEMAPHORE;

pub type PKSPIN_LOCK = *mut ULONG_PTR;

pub type PKSTART_ROUTINE = ::core::option::Option<unsafe extern "C" fn(arg1: PVOID)>;

pub type PKTHREAD = *mut _KTHREAD;

pub type PKTIMER = *mut _KTIMER;

pub type PKWAIT_BLOCK = *mut _KWAIT_BLOCK;

pub type PLARGE_INTEGER = *mut _LARGE_INTEGER;

pub type PLONG = *mut LONG;

pub type PLONGLONG = *mut i64;

pub type PMAILSLOT_CREATE_PARAMETERS = *mut _MAILSLOT_CREATE_PARAMETERS;

pub type PMAP_TRANSFER = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, Mdl: PMDL, MapRegisterBase: PVOID, CurrentVa: PVOID, Length: PULONG, WriteToDevice: BOOLEAN) -> PHYSICAL_ADDRESS>;

pub type PMDL = *mut _MDL;

pub type PNAMED_PIPE_CREATE_PARAMETERS = *mut _NAMED_PIPE_CREATE_PARAMETERS;

pub type POBJECT_ATTRIBUTES = *mut _OBJECT_ATTRIBUTES;

pub type POBJECT_HANDLE_INFORMATION = *mut _OBJECT_HANDLE_INFORMATION;

pub type POBJECT_TYPE = *mut _OBJECT_TYPE;

pub type POHANDLE = *mut POHANDLE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct POHANDLE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(POHANDLE__);

pub type POOL_FLAGS = ULONG64;

pub mod POWER_ACTION {
    pub type Type = ::core::ffi::c_int;
    pub const PowerActionNone: Type = 0;
    pub const PowerActionReserved: Type = 1;
    pub const PowerActionSleep: Type = 2;
    pub const PowerActionHibernate: Type = 3;
    pub const PowerActionShutdown: Type = 4;
    pub const PowerActionShutdownReset: Type = 5;
    pub const PowerActionShutdownOff: Type = 6;
    pub const PowerActionWarmEject: Type = 7;
    pub const PowerActionDisplayOff: Type = 8;
}

pub type POWER_STATE = _POWER_STATE;

pub type POWNER_ENTRY = *mut _OWNER_ENTRY;

pub type PO_FX_COMPONENT_IDLE_STATE = _PO_FX_COMPONENT_IDLE_STATE;

pub type PO_FX_COMPONENT_V2 = _PO_FX_COMPONENT_V2;

pub type PPHYSICAL_ADDRESS = *mut LARGE_INTEGER;

pub type PPNP_BUS_INFORMATION = *mut _PNP_BUS_INFORMATION;

pub type PPOWER_SEQUENCE = *mut _POWER_SEQUENCE;

pub type PPO_FX_COMPONENT = *mut PO_FX_COMPONENT_V2;

pub type PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK = ::core::option::Option<unsafe extern "C" fn(arg1: *mut ::core::ffi::c_void, arg2: ULONG)>;

pub type PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK = ::core::option::Option<unsafe extern "C" fn(arg1: *mut ::core::ffi::c_void, arg2: ULONG)>;

pub type PPO_FX_COMPONENT_IDLE_STATE_CALLBACK = ::core::option::Option<unsafe extern "C" fn(arg1: *mut ::core::ffi::c_void, arg2: ULONG, arg3: ULONG)>;

pub type PPO_FX_POWER_CONTROL_CALLBACK = ::core::option::Option<unsafe extern "C" fn(arg1: *mut ::core::ffi::c_void, arg2: *const GUID, arg3: *mut ::core::ffi::c_void, arg4: SIZE_T, arg5: *mut ::core::ffi::c_void, arg6: SIZE_T, arg7: *mut SIZE_T) -> NTSTATUS>;

pub type PPROCESSOR_NUMBER = *mut _PROCESSOR_NUMBER;

pub type PPS_CREATE_NOTIFY_INFO = *mut _PS_CREATE_NOTIFY_INFO;

pub type PPUT_DMA_ADAPTER = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER)>;

pub type PPUT_SCATTER_GATHER_LIST = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER, ScatterGather: PSCATTER_GATHER_LIST, WriteToDevice: BOOLEAN)>;

pub type PREAD_DMA_COUNTER = ::core::option::Option<unsafe extern "C" fn(DmaAdapter: PDMA_ADAPTER) -> ULONG>;

pub type PREGHANDLE = *mut ULONGLONG;

pub type PRIVILEGE_SET = _PRIVILEGE_SET;

pub type PRKDPC = *mut _KDPC;

pub type PRKEVENT = *mut _KEVENT;

pub type PRTL_OSVERSIONINFOW = *mut _OSVERSIONINFOW;

pub type PSCATTER_GATHER_LIST = *mut _SCATTER_GATHER_LIST;

pub type PSECTION_OBJECT_POINTERS = *mut _SECTION_OBJECT_POINTERS;

pub type PSECURITY_DESCRIPTOR = PVOID;

pub type PSECURITY_QUALITY_OF_SERVICE = *mut _SECURITY_QUALITY_OF_SERVICE;

pub type PSECURITY_SUBJECT_CONTEXT = *mut _SECURITY_SUBJECT_CONTEXT;

pub type PSID = PVOID;

pub type PSTR = *mut CHAR;

pub type PSTRING = *mut _STRING;

pub type PS_CREATE_NOTIFY_INFO = _PS_CREATE_NOTIFY_INFO;

pub type PTIME_FIELDS = *mut _TIME_FIELDS;

pub type PUCHAR = *mut ::core::ffi::c_uchar;

pub type PULONG = *mut u32;

pub type PULONG64 = *mut u64;

pub type PULONG_PTR = *mut u64;

pub type PUNICODE_STRING = *mut _UNICODE_STRING;

pub type PUSHORT = *mut ::core::ffi::c_ushort;

pub type PVOID = *mut ::core::ffi::c_void;

pub type PVPB = *mut _VPB;

pub type PWDFDEVICE_INIT = *mut WDFDEVICE_INIT;

pub type PWDFMEMORY_OFFSET = *mut _WDFMEMORY_OFFSET;

pub type PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER = *mut _WDF_CHILD_ADDRESS_DESCRIPTION_HEADER;

pub type PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER = *mut _WDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER;

pub type PWDF_CHILD_LIST_CONFIG = *mut _WDF_CHILD_LIST_CONFIG;

pub type PWDF_CHILD_LIST_ITERATOR = *mut _WDF_CHILD_LIST_ITERATOR;

pub type PWDF_CHILD_RETRIEVE_INFO = *mut _WDF_CHILD_RETRIEVE_INFO;

pub type PWDF_COMMON_BUFFER_CONFIG = *mut _WDF_COMMON_BUFFER_CONFIG;

pub type PWDF_DEVICE_PNP_CAPABILITIES = *mut _WDF_DEVICE_PNP_CAPABILITIES;

pub type PWDF_DEVICE_POWER_CAPABILITIES = *mut _WDF_DEVICE_POWER_CAPABILITIES;

pub type PWDF_DEVICE_POWER_POLICY_IDLE_SETTINGS = *mut _WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS;

pub type PWDF_DEVICE_POWER_POLICY_WAKE_SETTINGS = *mut _WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS;

pub type PWDF_DEVICE_PROPERTY_DATA = *mut _WDF_DEVICE_PROPERTY_DATA;

pub type PWDF_DEVICE_STATE = *mut _WDF_DEVICE_STATE;

pub type PWDF_DMA_ENABLER_CONFIG = *mut _WDF_DMA_ENABLER_CONFIG;

pub type PWDF_DMA_SYSTEM_PROFILE_CONFIG = *mut _WDF_DMA_SYSTEM_PROFILE_CONFIG;

pub type PWDF_DPC_CONFIG = *mut _WDF_DPC_CONFIG;

pub type PWDF_DRIVER_CONFIG = *mut _WDF_DRIVER_CONFIG;

pub type PWDF_DRIVER_GLOBALS = *mut _WDF_DRIVER_GLOBALS;

pub type PWDF_DRIVER_VERSION_AVAILABLE_PARAMS = *mut _WDF_DRIVER_VERSION_AVAILABLE_PARAMS;

pub type PWDF_FDO_EVENT_CALLBACKS = *mut _WDF_FDO_EVENT_CALLBACKS;

pub type PWDF_FILEOBJECT_CONFIG = *mut _WDF_FILEOBJECT_CONFIG;

pub type PWDF_INTERRUPT_CONFIG = *mut _WDF_INTERRUPT_CONFIG;

pub type PWDF_INTERRUPT_EXTENDED_POLICY = *mut _WDF_INTERRUPT_EXTENDED_POLICY;

pub type PWDF_INTERRUPT_INFO = *mut _WDF_INTERRUPT_INFO;

pub type PWDF_IO_QUEUE_CONFIG = *mut _WDF_IO_QUEUE_CONFIG;

pub type PWDF_IO_QUEUE_FORWARD_PROGRESS_POLICY = *mut _WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY;

pub type PWDF_IO_TARGET_OPEN_PARAMS = *mut _WDF_IO_TARGET_OPEN_PARAMS;

pub type PWDF_IO_TYPE_CONFIG = *mut _WDF_IO_TYPE_CONFIG;

pub type PWDF_MEMORY_DESCRIPTOR = *mut _WDF_MEMORY_DESCRIPTOR;

pub type PWDF_OBJECT_ATTRIBUTES = *mut _WDF_OBJECT_ATTRIBUTES;

pub type PWDF_PDO_EVENT_CALLBACKS = *mut _WDF_PDO_EVENT_CALLBACKS;

pub type PWDF_PNPPOWER_EVENT_CALLBACKS = *mut _WDF_PNPPOWER_EVENT_CALLBACKS;

pub type PWDF_POWER_FRAMEWORK_SETTINGS = *mut _WDF_POWER_FRAMEWORK_SETTINGS;

pub type PWDF_POWER_POLICY_EVENT_CALLBACKS = *mut _WDF_POWER_POLICY_EVENT_CALLBACKS;

pub type PWDF_QUERY_INTERFACE_CONFIG = *mut _WDF_QUERY_INTERFACE_CONFIG;

pub type PWDF_REMOVE_LOCK_OPTIONS = *mut _WDF_REMOVE_LOCK_OPTIONS;

pub type PWDF_REQUEST_COMPLETION_PARAMS = *mut _WDF_REQUEST_COMPLETION_PARAMS;

pub type PWDF_REQUEST_FORWARD_OPTIONS = *mut _WDF_REQUEST_FORWARD_OPTIONS;

pub type PWDF_REQUEST_PARAMETERS = *mut _WDF_REQUEST_PARAMETERS;

pub type PWDF_REQUEST_REUSE_PARAMS = *mut _WDF_REQUEST_REUSE_PARAMS;

pub type PWDF_REQUEST_SEND_OPTIONS = *mut _WDF_REQUEST_SEND_OPTIONS;

pub type PWDF_TASK_SEND_OPTIONS = *mut _WDF_TASK_SEND_OPTIONS;

pub type PWDF_TIMER_CONFIG = *mut _WDF_TIMER_CONFIG;

pub type PWDF_USB_REQUEST_COMPLETION_PARAMS = *mut _WDF_USB_REQUEST_COMPLETION_PARAMS;

pub type PWDF_WMI_INSTANCE_CONFIG = *mut _WDF_WMI_INSTANCE_CONFIG;

pub type PWDF_WMI_PROVIDER_CONFIG = *mut _WDF_WMI_PROVIDER_CONFIG;

pub type PWDF_WORKITEM_CONFIG = *mut _WDF_WORKITEM_CONFIG;

pub type PWSTR = *mut WCHAR;

pub type REGHANDLE = ULONGLONG;

pub type SCATTER_GATHER_ELEMENT = _SCATTER_GATHER_ELEMENT;

pub type SECURITY_CONTEXT_TRACKING_MODE = BOOLEAN;

pub type SECURITY_INFORMATION = ULONG;

pub type SECURITY_SUBJECT_CONTEXT = _SECURITY_SUBJECT_CONTEXT;

pub type SHORT = ::core::ffi::c_short;

pub type SID = _SID;

pub type SID_IDENTIFIER_AUTHORITY = _SID_IDENTIFIER_AUTHORITY;

pub type SIZE_T = ULONG_PTR;

pub type SYSTEM_POWER_STATE_CONTEXT = _SYSTEM_POWER_STATE_CONTEXT;

pub type UCHAR = ::core::ffi::c_uchar;

pub type ULARGE_INTEGER = _ULARGE_INTEGER;

pub type ULONG = u32;

pub type ULONG64 = u64;

pub type ULONGLONG = u64;

pub type ULONG_PTR = u64;

pub type UNICODE_STRING = _UNICODE_STRING;

pub type USHORT = ::core::ffi::c_ushort;

pub type WAIT_CONTEXT_BLOCK = _WAIT_CONTEXT_BLOCK;

pub type WCHAR = wchar_t;

pub type WDFCHILDLIST = *mut WDFCHILDLIST__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFCHILDLIST__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFCHILDLIST__);

pub type WDFCMRESLIST = *mut WDFCMRESLIST__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFCMRESLIST__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFCMRESLIST__);

pub type WDFCOLLECTION = *mut WDFCOLLECTION__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFCOLLECTION__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFCOLLECTION__);

pub type WDFCOMMONBUFFER = *mut WDFCOMMONBUFFER__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFCOMMONBUFFER__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFCOMMONBUFFER__);

pub type WDFCOMPANIONTARGET = *mut WDFCOMPANIONTARGET__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFCOMPANIONTARGET__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFCOMPANIONTARGET__);

pub type WDFCONTEXT = PVOID;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFCXDEVICE_INIT {
    _unused: [u8; 0],
}

pub type WDFDEVICE = *mut WDFDEVICE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFDEVICE_INIT {
    _unused: [u8; 0],
}

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFDEVICE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFDEVICE__);

pub type WDFDMAENABLER = *mut WDFDMAENABLER__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFDMAENABLER__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFDMAENABLER__);

pub type WDFDMATRANSACTION = *mut WDFDMATRANSACTION__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFDMATRANSACTION__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFDMATRANSACTION__);

pub type WDFDPC = *mut WDFDPC__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFDPC__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFDPC__);

pub type WDFDRIVER = *mut WDFDRIVER__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFDRIVER__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFDRIVER__);

pub type WDFFILEOBJECT = *mut WDFFILEOBJECT__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFFILEOBJECT__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFFILEOBJECT__);

pub type WDFFUNC = ::core::option::Option<unsafe extern "C" fn()>;

pub type WDFINTERRUPT = *mut WDFINTERRUPT__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFINTERRUPT__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFINTERRUPT__);

pub type WDFIORESLIST = *mut WDFIORESLIST__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFIORESLIST__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFIORESLIST__);

pub type WDFIORESREQLIST = *mut WDFIORESREQLIST__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFIORESREQLIST__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFIORESREQLIST__);

pub type WDFIOTARGET = *mut WDFIOTARGET__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFIOTARGET__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFIOTARGET__);

pub type WDFKEY = *mut WDFKEY__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFKEY__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFKEY__);

pub type WDFLOOKASIDE = *mut WDFLOOKASIDE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFLOOKASIDE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFLOOKASIDE__);

pub type WDFMEMORY = *mut WDFMEMORY__;

pub type WDFMEMORY_OFFSET = _WDFMEMORY_OFFSET;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFMEMORY__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFMEMORY__);

pub type WDFOBJECT = HANDLE;

pub type WDFQUEUE = *mut WDFQUEUE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFQUEUE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFQUEUE__);

pub type WDFREQUEST = *mut WDFREQUEST__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFREQUEST__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFREQUEST__);

pub type WDFSPINLOCK = *mut WDFSPINLOCK__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFSPINLOCK__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFSPINLOCK__);

pub type WDFSTRING = *mut WDFSTRING__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFSTRING__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFSTRING__);

pub type WDFTIMER = *mut WDFTIMER__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFTIMER__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFTIMER__);

pub type WDFUSBDEVICE = *mut WDFUSBDEVICE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFUSBDEVICE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFUSBDEVICE__);

pub type WDFUSBINTERFACE = *mut WDFUSBINTERFACE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFUSBINTERFACE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFUSBINTERFACE__);

pub type WDFUSBPIPE = *mut WDFUSBPIPE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFUSBPIPE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFUSBPIPE__);

pub type WDFWAITLOCK = *mut WDFWAITLOCK__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFWAITLOCK__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFWAITLOCK__);

pub type WDFWMIINSTANCE = *mut WDFWMIINSTANCE__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFWMIINSTANCE__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFWMIINSTANCE__);

pub type WDFWMIPROVIDER = *mut WDFWMIPROVIDER__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFWMIPROVIDER__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFWMIPROVIDER__);

pub type WDFWORKITEM = *mut WDFWORKITEM__;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct WDFWORKITEM__ {
    pub unused: ::core::ffi::c_int,
}
crate::zeroed::default_is_zeroed!(WDFWORKITEM__);

pub type WDF_CHILD_ADDRESS_DESCRIPTION_HEADER = _WDF_CHILD_ADDRESS_DESCRIPTION_HEADER;

pub type WDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER = _WDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER;

pub type WDF_CHILD_LIST_CONFIG = _WDF_CHILD_LIST_CONFIG;

pub type WDF_CHILD_LIST_ITERATOR = _WDF_CHILD_LIST_ITERATOR;

pub type WDF_CHILD_RETRIEVE_INFO = _WDF_CHILD_RETRIEVE_INFO;

pub type WDF_COMMON_BUFFER_CONFIG = _WDF_COMMON_BUFFER_CONFIG;

pub type WDF_CUSTOM_TYPE_CONTEXT = _WDF_CUSTOM_TYPE_CONTEXT;

pub type WDF_DEVICE_PNP_CAPABILITIES = _WDF_DEVICE_PNP_CAPABILITIES;

pub type WDF_DEVICE_PNP_NOTIFICATION_DATA = _WDF_DEVICE_PNP_NOTIFICATION_DATA;

pub type WDF_DEVICE_POWER_CAPABILITIES = _WDF_DEVICE_POWER_CAPABILITIES;

pub type WDF_DEVICE_POWER_NOTIFICATION_DATA = _WDF_DEVICE_POWER_NOTIFICATION_DATA;

pub type WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS = _WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS;

pub type WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA = _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA;

pub type WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS = _WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS;

pub type WDF_DEVICE_PROPERTY_DATA = _WDF_DEVICE_PROPERTY_DATA;

pub type WDF_DEVICE_STATE = _WDF_DEVICE_STATE;

pub type WDF_DMA_ENABLER_CONFIG = _WDF_DMA_ENABLER_CONFIG;

pub type WDF_DMA_SYSTEM_PROFILE_CONFIG = _WDF_DMA_SYSTEM_PROFILE_CONFIG;

pub type WDF_DPC_CONFIG = _WDF_DPC_CONFIG;

pub type WDF_DRIVER_CONFIG = _WDF_DRIVER_CONFIG;

pub type WDF_DRIVER_GLOBALS = _WDF_DRIVER_GLOBALS;

pub type WDF_DRIVER_VERSION_AVAILABLE_PARAMS = _WDF_DRIVER_VERSION_AVAILABLE_PARAMS;

pub type WDF_FDO_EVENT_CALLBACKS = _WDF_FDO_EVENT_CALLBACKS;

pub type WDF_FILEOBJECT_CONFIG = _WDF_FILEOBJECT_CONFIG;

pub type WDF_INTERRUPT_CONFIG = _WDF_INTERRUPT_CONFIG;

pub type WDF_INTERRUPT_EXTENDED_POLICY = _WDF_INTERRUPT_EXTENDED_POLICY;

pub type WDF_INTERRUPT_INFO = _WDF_INTERRUPT_INFO;

pub type WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS = _WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS;

pub type WDF_IO_QUEUE_CONFIG = _WDF_IO_QUEUE_CONFIG;

pub type WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY = _WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY;

pub type WDF_IO_TARGET_OPEN_PARAMS = _WDF_IO_TARGET_OPEN_PARAMS;

pub type WDF_IO_TYPE_CONFIG = _WDF_IO_TYPE_CONFIG;

pub type WDF_MEMORY_DESCRIPTOR = _WDF_MEMORY_DESCRIPTOR;

pub type WDF_OBJECT_ATTRIBUTES = _WDF_OBJECT_ATTRIBUTES;

pub type WDF_OBJECT_CONTEXT_TYPE_INFO = _WDF_OBJECT_CONTEXT_TYPE_INFO;

pub type WDF_PDO_EVENT_CALLBACKS = _WDF_PDO_EVENT_CALLBACKS;

pub type WDF_PNPPOWER_EVENT_CALLBACKS = _WDF_PNPPOWER_EVENT_CALLBACKS;

pub type WDF_POWER_FRAMEWORK_SETTINGS = _WDF_POWER_FRAMEWORK_SETTINGS;

pub type WDF_POWER_POLICY_EVENT_CALLBACKS = _WDF_POWER_POLICY_EVENT_CALLBACKS;

pub type WDF_POWER_ROUTINE_TIMED_OUT_DATA = _WDF_POWER_ROUTINE_TIMED_OUT_DATA;

pub type WDF_QUERY_INTERFACE_CONFIG = _WDF_QUERY_INTERFACE_CONFIG;

pub type WDF_QUEUE_FATAL_ERROR_DATA = _WDF_QUEUE_FATAL_ERROR_DATA;

pub type WDF_REMOVE_LOCK_OPTIONS = _WDF_REMOVE_LOCK_OPTIONS;

pub type WDF_REQUEST_COMPLETION_PARAMS = _WDF_REQUEST_COMPLETION_PARAMS;

pub type WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH_DATA = _WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH_DATA;

pub type WDF_REQUEST_FORWARD_OPTIONS = _WDF_REQUEST_FORWARD_OPTIONS;

pub type WDF_REQUEST_PARAMETERS = _WDF_REQUEST_PARAMETERS;

pub type WDF_REQUEST_REUSE_PARAMS = _WDF_REQUEST_REUSE_PARAMS;

pub type WDF_REQUEST_SEND_OPTIONS = _WDF_REQUEST_SEND_OPTIONS;

pub type WDF_STRUCT_INFO = *mut usize;

pub type WDF_TASK_SEND_OPTIONS = _WDF_TASK_SEND_OPTIONS;

pub type WDF_TIMER_CONFIG = _WDF_TIMER_CONFIG;

pub type WDF_WMI_INSTANCE_CONFIG = _WDF_WMI_INSTANCE_CONFIG;

pub type WDF_WMI_PROVIDER_CONFIG = _WDF_WMI_PROVIDER_CONFIG;

pub type WDF_WORKITEM_CONFIG = _WDF_WORKITEM_CONFIG;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _ACCESS_STATE {
    pub OperationID: LUID,
    pub SecurityEvaluated: BOOLEAN,
    pub GenerateAudit: BOOLEAN,
    pub GenerateOnClose: BOOLEAN,
    pub PrivilegesAllocated: BOOLEAN,
    pub Flags: ULONG,
    pub RemainingDesiredAccess: ACCESS_MASK,
    pub PreviouslyGrantedAccess: ACCESS_MASK,
    pub OriginalDesiredAccess: ACCESS_MASK,
    pub SubjectSecurityContext: SECURITY_SUBJECT_CONTEXT,
    pub SecurityDescriptor: PSECURITY_DESCRIPTOR,
    pub AuxData: PVOID,
    pub Privileges: _ACCESS_STATE__bindgen_ty_1,
    pub AuditPrivileges: BOOLEAN,
    pub ObjectName: UNICODE_STRING,
    pub ObjectTypeName: UNICODE_STRING,
}
crate::zeroed::default_is_zeroed!(_ACCESS_STATE);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _ACCESS_STATE__bindgen_ty_1 {
    pub InitialPrivilegeSet: INITIAL_PRIVILEGE_SET,
    pub PrivilegeSet: PRIVILEGE_SET,
}
crate::zeroed::default_is_zeroed!(_ACCESS_STATE__bindgen_ty_1);

pub mod _BUS_QUERY_ID_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const BusQueryDeviceID: Type = 0;
    pub const BusQueryHardwareIDs: Type = 1;
    pub const BusQueryCompatibleIDs: Type = 2;
    pub const BusQueryInstanceID: Type = 3;
    pub const BusQueryDeviceSerialNumber: Type = 4;
    pub const BusQueryContainerID: Type = 5;
}
pub use self::_BUS_QUERY_ID_TYPE::Type as BUS_QUERY_ID_TYPE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _CLIENT_ID {
    pub UniqueProcess: HANDLE,
    pub UniqueThread: HANDLE,
}
crate::zeroed::default_is_zeroed!(_CLIENT_ID);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _CM_FULL_RESOURCE_DESCRIPTOR {
    pub InterfaceType: INTERFACE_TYPE,
    pub BusNumber: ULONG,
    pub PartialResourceList: CM_PARTIAL_RESOURCE_LIST,
}
crate::zeroed::default_is_zeroed!(_CM_FULL_RESOURCE_DESCRIPTOR);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR {
    pub Type: UCHAR,
    pub ShareDisposition: UCHAR,
    pub Flags: USHORT,
    pub u: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1 {
    pub Generic: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1,
    pub Port: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2,
    pub Interrupt: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3,
    pub MessageInterrupt: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4,
    pub Memory: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_5,
    pub Dma: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_6,
    pub DevicePrivate: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_7,
    pub BusNumber: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_8,
    pub DeviceSpecificData: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_9,
    pub Memory40: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_10,
    pub Memory48: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_11,
    pub Memory64: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_12,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1);

#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1 {
    pub Start: PHYSICAL_ADDRESS,
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1);

#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_10 {
    pub Start: PHYSICAL_ADDRESS,
    pub Length40: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_10);

#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_11 {
    pub Start: PHYSICAL_ADDRESS,
    pub Length48: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_11);

#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_12 {
    pub Start: PHYSICAL_ADDRESS,
    pub Length64: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_12);

#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2 {
    pub Start: PHYSICAL_ADDRESS,
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2);

#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3 {
    pub Level: ULONG,
    pub Vector: ULONG,
    pub Affinity: KAFFINITY,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4 {
    pub __bindgen_anon_1: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1 {
    pub Raw: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1__bindgen_ty_1,
    pub Translated: _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1__bindgen_ty_2,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1);

#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1__bindgen_ty_1 {
    pub Reserved: USHORT,
    pub MessageCount: USHORT,
    pub Vector: ULONG,
    pub Affinity: KAFFINITY,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1__bindgen_ty_1);

#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1__bindgen_ty_2 {
    pub Level: ULONG,
    pub Vector: ULONG,
    pub Affinity: KAFFINITY,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1__bindgen_ty_2);

#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_5 {
    pub Start: PHYSICAL_ADDRESS,
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_5);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_6 {
    pub Channel: ULONG,
    pub Port: ULONG,
    pub Reserved1: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_6);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_7 {
    pub Data: [ULONG; 3usize],
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_7);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_8 {
    pub Start: ULONG,
    pub Length: ULONG,
    pub Reserved: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_8);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_9 {
    pub DataSize: ULONG,
    pub Reserved1: ULONG,
    pub Reserved2: ULONG,
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_9);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _CM_PARTIAL_RESOURCE_LIST {
    pub Version: USHORT,
    pub Revision: USHORT,
    pub Count: ULONG,
    pub PartialDescriptors: [CM_PARTIAL_RESOURCE_DESCRIPTOR; 1usize],
}
crate::zeroed::default_is_zeroed!(_CM_PARTIAL_RESOURCE_LIST);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _CM_RESOURCE_LIST {
    pub Count: ULONG,
    pub List: [CM_FULL_RESOURCE_DESCRIPTOR; 1usize],
}
crate::zeroed::default_is_zeroed!(_CM_RESOURCE_LIST);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _COMPRESSED_DATA_INFO {
    pub CompressionFormatAndEngine: USHORT,
    pub CompressionUnitShift: UCHAR,
    pub ChunkShift: UCHAR,
    pub ClusterShift: UCHAR,
    pub Reserved: UCHAR,
    pub NumberOfChunks: USHORT,
    pub CompressedChunkSizes: [ULONG; 1usize],
}
crate::zeroed::default_is_zeroed!(_COMPRESSED_DATA_INFO);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DEVICE_CAPABILITIES {
    pub Size: USHORT,
    pub Version: USHORT,
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
    pub Address: ULONG,
    pub UINumber: ULONG,
    pub DeviceState: [DEVICE_POWER_STATE; 7usize],
    pub SystemWake: SYSTEM_POWER_STATE,
    pub DeviceWake: DEVICE_POWER_STATE,
    pub D1Latency: ULONG,
    pub D2Latency: ULONG,
    pub D3Latency: ULONG,
}
crate::zeroed::default_is_zeroed!(_DEVICE_CAPABILITIES);

#[repr(C, align(16))]
#[derive(Copy, Clone)]
pub struct _DEVICE_OBJECT {
    pub Type: CSHORT,
    pub Size: USHORT,
    pub ReferenceCount: LONG,
    pub DriverObject: *mut _DRIVER_OBJECT,
    pub NextDevice: *mut _DEVICE_OBJECT,
    pub AttachedDevice: *mut _DEVICE_OBJECT,
    pub CurrentIrp: *mut _IRP,
    pub Timer: PIO_TIMER,
    pub Flags: ULONG,
    pub Characteristics: ULONG,
    pub Vpb: PVPB,
    pub DeviceExtension: PVOID,
    pub DeviceType: ULONG,
    pub StackSize: CCHAR,
    pub Queue: _DEVICE_OBJECT__bindgen_ty_1,
    pub AlignmentRequirement: ULONG,
    pub DeviceQueue: KDEVICE_QUEUE,
    pub Dpc: KDPC,
    pub ActiveThreadCount: ULONG,
    pub SecurityDescriptor: PSECURITY_DESCRIPTOR,
    pub DeviceLock: KEVENT,
    pub SectorSize: USHORT,
    pub Spare1: USHORT,
    pub DeviceObjectExtension: *mut _DEVOBJ_EXTENSION,
    pub Reserved: PVOID,
}
crate::zeroed::default_is_zeroed!(_DEVICE_OBJECT);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DEVICE_OBJECT__bindgen_ty_1 {
    pub ListEntry: LIST_ENTRY,
    pub Wcb: WAIT_CONTEXT_BLOCK,
}
crate::zeroed::default_is_zeroed!(_DEVICE_OBJECT__bindgen_ty_1);

pub mod _DEVICE_POWER_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const PowerDeviceUnspecified: Type = 0;
    pub const PowerDeviceD0: Type = 1;
    pub const PowerDeviceD1: Type = 2;
    pub const PowerDeviceD2: Type = 3;
    pub const PowerDeviceD3: Type = 4;
    pub const PowerDeviceMaximum: Type = 5;
}
pub use self::_DEVICE_POWER_STATE::Type as DEVICE_POWER_STATE;

pub mod _DEVICE_RELATION_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const BusRelations: Type = 0;
    pub const EjectionRelations: Type = 1;
    pub const PowerRelations: Type = 2;
    pub const RemovalRelations: Type = 3;
    pub const TargetDeviceRelation: Type = 4;
    pub const SingleBusRelations: Type = 5;
    pub const TransportRelations: Type = 6;
}
pub use self::_DEVICE_RELATION_TYPE::Type as DEVICE_RELATION_TYPE;

pub mod _DEVICE_TEXT_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const DeviceTextDescription: Type = 0;
    pub const DeviceTextLocationInformation: Type = 1;
}
pub use self::_DEVICE_TEXT_TYPE::Type as DEVICE_TEXT_TYPE;

pub mod _DEVICE_USAGE_NOTIFICATION_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const DeviceUsageTypeUndefined: Type = 0;
    pub const DeviceUsageTypePaging: Type = 1;
    pub const DeviceUsageTypeHibernation: Type = 2;
    pub const DeviceUsageTypeDumpFile: Type = 3;
    pub const DeviceUsageTypeBoot: Type = 4;
    pub const DeviceUsageTypePostDisplay: Type = 5;
    pub const DeviceUsageTypeGuestAssigned: Type = 6;
}
pub use self::_DEVICE_USAGE_NOTIFICATION_TYPE::Type as DEVICE_USAGE_NOTIFICATION_TYPE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DEVOBJ_EXTENSION {
    pub Type: CSHORT,
    pub Size: USHORT,
    pub DeviceObject: PDEVICE_OBJECT,
}
crate::zeroed::default_is_zeroed!(_DEVOBJ_EXTENSION);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DEVPROPKEY {
    pub fmtid: DEVPROPGUID,
    pub pid: DEVPROPID,
}
crate::zeroed::default_is_zeroed!(_DEVPROPKEY);

pub mod _DIRECTORY_NOTIFY_INFORMATION_CLASS {
    pub type Type = ::core::ffi::c_int;
    pub const DirectoryNotifyInformation: Type = 1;
    pub const DirectoryNotifyExtendedInformation: Type = 2;
}
pub use self::_DIRECTORY_NOTIFY_INFORMATION_CLASS::Type as DIRECTORY_NOTIFY_INFORMATION_CLASS;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _DISPATCHER_HEADER {
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1,
    pub SignalState: LONG,
    pub WaitListHead: LIST_ENTRY,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1 {
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1,
    pub Lock: LONG,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1 {
    pub Type: UCHAR,
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1,
    pub __bindgen_anon_2: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2,
    pub __bindgen_anon_3: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1 {
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1,
    pub Abandoned: UCHAR,
    pub Signalling: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1 {
    pub TimerControlFlags: UCHAR,
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1 {
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 1usize]>,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2 {
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1,
    pub Size: UCHAR,
    pub Hand: UCHAR,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1 {
    pub ThreadControlFlags: UCHAR,
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1 {
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 1usize]>,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3 {
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1,
    pub __bindgen_anon_2: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2,
    pub DpcActive: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1 {
    pub TimerMiscFlags: UCHAR,
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1 {
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 1usize]>,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2 {
    pub DebugActive: BOOLEAN,
    pub __bindgen_anon_1: _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2__bindgen_ty_1 {
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 1usize]>,
}
crate::zeroed::default_is_zeroed!(_DISPATCHER_HEADER__bindgen_ty_1__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DMA_ADAPTER {
    pub Version: USHORT,
    pub Size: USHORT,
    pub DmaOperations: *mut _DMA_OPERATIONS,
}
crate::zeroed::default_is_zeroed!(_DMA_ADAPTER);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DMA_OPERATIONS {
    pub Size: ULONG,
    pub PutDmaAdapter: PPUT_DMA_ADAPTER,
    pub AllocateCommonBuffer: PALLOCATE_COMMON_BUFFER,
    pub FreeCommonBuffer: PFREE_COMMON_BUFFER,
    pub AllocateAdapterChannel: PALLOCATE_ADAPTER_CHANNEL,
    pub FlushAdapterBuffers: PFLUSH_ADAPTER_BUFFERS,
    pub FreeAdapterChannel: PFREE_ADAPTER_CHANNEL,
    pub FreeMapRegisters: PFREE_MAP_REGISTERS,
    pub MapTransfer: PMAP_TRANSFER,
    pub GetDmaAlignment: PGET_DMA_ALIGNMENT,
    pub ReadDmaCounter: PREAD_DMA_COUNTER,
    pub GetScatterGatherList: PGET_SCATTER_GATHER_LIST,
    pub PutScatterGatherList: PPUT_SCATTER_GATHER_LIST,
    pub CalculateScatterGatherList: PCALCULATE_SCATTER_GATHER_LIST_SIZE,
    pub BuildScatterGatherList: PBUILD_SCATTER_GATHER_LIST,
    pub BuildMdlFromScatterGatherList: PBUILD_MDL_FROM_SCATTER_GATHER_LIST,
}
crate::zeroed::default_is_zeroed!(_DMA_OPERATIONS);

pub mod _DMA_WIDTH {
    pub type Type = ::core::ffi::c_int;
    pub const Width8Bits: Type = 0;
    pub const Width16Bits: Type = 1;
    pub const Width32Bits: Type = 2;
    pub const Width64Bits: Type = 3;
    pub const WidthNoWrap: Type = 4;
    pub const MaximumDmaWidth: Type = 5;
}
pub use self::_DMA_WIDTH::Type as DMA_WIDTH;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DRIVER_EXTENSION {
    pub DriverObject: *mut _DRIVER_OBJECT,
    pub AddDevice: PDRIVER_ADD_DEVICE,
    pub Count: ULONG,
    pub ServiceKeyName: UNICODE_STRING,
}
crate::zeroed::default_is_zeroed!(_DRIVER_EXTENSION);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _DRIVER_OBJECT {
    pub Type: CSHORT,
    pub Size: CSHORT,
    pub DeviceObject: PDEVICE_OBJECT,
    pub Flags: ULONG,
    pub DriverStart: PVOID,
    pub DriverSize: ULONG,
    pub DriverSection: PVOID,
    pub DriverExtension: PDRIVER_EXTENSION,
    pub DriverName: UNICODE_STRING,
    pub HardwareDatabase: PUNICODE_STRING,
    pub FastIoDispatch: *mut _FAST_IO_DISPATCH,
    pub DriverInit: PDRIVER_INITIALIZE,
    pub DriverStartIo: PDRIVER_STARTIO,
    pub DriverUnload: PDRIVER_UNLOAD,
    pub MajorFunction: [PDRIVER_DISPATCH; 28usize],
}
crate::zeroed::default_is_zeroed!(_DRIVER_OBJECT);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _EPROCESS {
    _unused: [u8; 0],
}

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _ERESOURCE {
    pub SystemResourcesList: LIST_ENTRY,
    pub OwnerTable: POWNER_ENTRY,
    pub ActiveCount: SHORT,
    pub Flag: USHORT,
    pub SharedWaiters: PKSEMAPHORE,
    pub ExclusiveWaiters: PKEVENT,
    pub OwnerEntry: OWNER_ENTRY,
    pub ActiveEntries: ULONG,
    pub ContentionCount: ULONG,
    pub NumberOfSharedWaiters: ULONG,
    pub NumberOfExclusiveWaiters: ULONG,
    pub Reserved2: PVOID,
    pub __bindgen_anon_1: _ERESOURCE__bindgen_ty_1,
    pub SpinLock: KSPIN_LOCK,
}
crate::zeroed::default_is_zeroed!(_ERESOURCE);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _ERESOURCE__bindgen_ty_1 {
    pub Address: PVOID,
    pub CreatorBackTraceIndex: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_ERESOURCE__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _ETHREAD {
    _unused: [u8; 0],
}

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _EVENT_DATA_DESCRIPTOR {
    pub Ptr: ULONGLONG,
    pub Size: ULONG,
    pub Reserved: ULONG,
}
crate::zeroed::default_is_zeroed!(_EVENT_DATA_DESCRIPTOR);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _EVENT_DESCRIPTOR {
    pub Id: USHORT,
    pub Version: UCHAR,
    pub Channel: UCHAR,
    pub Level: UCHAR,
    pub Opcode: UCHAR,
    pub Task: USHORT,
    pub Keyword: ULONGLONG,
}
crate::zeroed::default_is_zeroed!(_EVENT_DESCRIPTOR);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _EVENT_FILTER_DESCRIPTOR {
    pub Ptr: ULONGLONG,
    pub Size: ULONG,
    pub Type: ULONG,
}
crate::zeroed::default_is_zeroed!(_EVENT_FILTER_DESCRIPTOR);

pub mod _EVENT_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const NotificationEvent: Type = 0;
    pub const SynchronizationEvent: Type = 1;
}
pub use self::_EVENT_TYPE::Type as EVENT_TYPE;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _EX_RUNDOWN_REF {
    pub __bindgen_anon_1: _EX_RUNDOWN_REF__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_EX_RUNDOWN_REF);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _EX_RUNDOWN_REF__bindgen_ty_1 {
    pub Count: ULONG_PTR,
    pub Ptr: PVOID,
}
crate::zeroed::default_is_zeroed!(_EX_RUNDOWN_REF__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _FAST_IO_DISPATCH {
    pub SizeOfFastIoDispatch: ULONG,
    pub FastIoCheckIfPossible: PFAST_IO_CHECK_IF_POSSIBLE,
    pub FastIoRead: PFAST_IO_READ,
    pub FastIoWrite: PFAST_IO_WRITE,
    pub FastIoQueryBasicInfo: PFAST_IO_QUERY_BASIC_INFO,
    pub FastIoQueryStandardInfo: PFAST_IO_QUERY_STANDARD_INFO,
    pub FastIoLock: PFAST_IO_LOCK,
    pub FastIoUnlockSingle: PFAST_IO_UNLOCK_SINGLE,
    pub FastIoUnlockAll: PFAST_IO_UNLOCK_ALL,
    pub FastIoUnlockAllByKey: PFAST_IO_UNLOCK_ALL_BY_KEY,
    pub FastIoDeviceControl: PFAST_IO_DEVICE_CONTROL,
    pub AcquireFileForNtCreateSection: PFAST_IO_ACQUIRE_FILE,
    pub ReleaseFileForNtCreateSection: PFAST_IO_RELEASE_FILE,
    pub FastIoDetachDevice: PFAST_IO_DETACH_DEVICE,
    pub FastIoQueryNetworkOpenInfo: PFAST_IO_QUERY_NETWORK_OPEN_INFO,
    pub AcquireForModWrite: PFAST_IO_ACQUIRE_FOR_MOD_WRITE,
    pub MdlRead: PFAST_IO_MDL_READ,
    pub MdlReadComplete: PFAST_IO_MDL_READ_COMPLETE,
    pub PrepareMdlWrite: PFAST_IO_PREPARE_MDL_WRITE,
    pub MdlWriteComplete: PFAST_IO_MDL_WRITE_COMPLETE,
    pub FastIoReadCompressed: PFAST_IO_READ_COMPRESSED,
    pub FastIoWriteCompressed: PFAST_IO_WRITE_COMPRESSED,
    pub MdlReadCompleteCompressed: PFAST_IO_MDL_READ_COMPLETE_COMPRESSED,
    pub MdlWriteCompleteCompressed: PFAST_IO_MDL_WRITE_COMPLETE_COMPRESSED,
    pub FastIoQueryOpen: PFAST_IO_QUERY_OPEN,
    pub ReleaseForModWrite: PFAST_IO_RELEASE_FOR_MOD_WRITE,
    pub AcquireForCcFlush: PFAST_IO_ACQUIRE_FOR_CCFLUSH,
    pub ReleaseForCcFlush: PFAST_IO_RELEASE_FOR_CCFLUSH,
}
crate::zeroed::default_is_zeroed!(_FAST_IO_DISPATCH);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _FILE_BASIC_INFORMATION {
    pub CreationTime: LARGE_INTEGER,
    pub LastAccessTime: LARGE_INTEGER,
    pub LastWriteTime: LARGE_INTEGER,
    pub ChangeTime: LARGE_INTEGER,
    pub FileAttributes: ULONG,
}
crate::zeroed::default_is_zeroed!(_FILE_BASIC_INFORMATION);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _FILE_GET_QUOTA_INFORMATION {
    pub NextEntryOffset: ULONG,
    pub SidLength: ULONG,
    pub Sid: SID,
}
crate::zeroed::default_is_zeroed!(_FILE_GET_QUOTA_INFORMATION);

pub mod _FILE_INFORMATION_CLASS {
    pub type Type = ::core::ffi::c_int;
    pub const FileDirectoryInformation: Type = 1;
    pub const FileFullDirectoryInformation: Type = 2;
    pub const FileBothDirectoryInformation: Type = 3;
    pub const FileBasicInformation: Type = 4;
    pub const FileStandardInformation: Type = 5;
    pub const FileInternalInformation: Type = 6;
    pub const FileEaInformation: Type = 7;
    pub const FileAccessInformation: Type = 8;
    pub const FileNameInformation: Type = 9;
    pub const FileRenameInformation: Type = 10;
    pub const FileLinkInformation: Type = 11;
    pub const FileNamesInformation: Type = 12;
    pub const FileDispositionInformation: Type = 13;
    pub const FilePositionInformation: Type = 14;
    pub const FileFullEaInformation: Type = 15;
    pub const FileModeInformation: Type = 16;
    pub const FileAlignmentInformation: Type = 17;
    pub const FileAllInformation: Type = 18;
    pub const FileAllocationInformation: Type = 19;
    pub const FileEndOfFileInformation: Type = 20;
    pub const FileAlternateNameInformation: Type = 21;
    pub const FileStreamInformation: Type = 22;
    pub const FilePipeInformation: Type = 23;
    pub const FilePipeLocalInformation: Type = 24;
    pub const FilePipeRemoteInformation: Type = 25;
    pub const FileMailslotQueryInformation: Type = 26;
    pub const FileMailslotSetInformation: Type = 27;
    pub const FileCompressionInformation: Type = 28;
    pub const FileObjectIdInformation: Type = 29;
    pub const FileCompletionInformation: Type = 30;
    pub const FileMoveClusterInformation: Type = 31;
    pub const FileQuotaInformation: Type = 32;
    pub const FileReparsePointInformation: Type = 33;
    pub const FileNetworkOpenInformation: Type = 34;
    pub const FileAttributeTagInformation: Type = 35;
    pub const FileTrackingInformation: Type = 36;
    pub const FileIdBothDirectoryInformation: Type = 37;
    pub const FileIdFullDirectoryInformation: Type = 38;
    pub const FileValidDataLengthInformation: Type = 39;
    pub const FileShortNameInformation: Type = 40;
    pub const FileIoCompletionNotificationInformation: Type = 41;
    pub const FileIoStatusBlockRangeInformation: Type = 42;
    pub const FileIoPriorityHintInformation: Type = 43;
    pub const FileSfioReserveInformation: Type = 44;
    pub const FileSfioVolumeInformation: Type = 45;
    pub const FileHardLinkInformation: Type = 46;
    pub const FileProcessIdsUsingFileInformation: Type = 47;
    pub const FileNormalizedNameInformation: Type = 48;
    pub const FileNetworkPhysicalNameInformation: Type = 49;
    pub const FileIdGlobalTxDirectoryInformation: Type = 50;
    pub const FileIsRemoteDeviceInformation: Type = 51;
    pub const FileUnusedInformation: Type = 52;
    pub const FileNumaNodeInformation: Type = 53;
    pub const FileStandardLinkInformation: Type = 54;
    pub const FileRemoteProtocolInformation: Type = 55;
    pub const FileRenameInformationBypassAccessCheck: Type = 56;
    pub const FileLinkInformationBypassAccessCheck: Type = 57;
    pub const FileVolumeNameInformation: Type = 58;
    pub const FileIdInformation: Type = 59;
    pub const FileIdExtdDirectoryInformation: Type = 60;
    pub const FileReplaceCompletionInformation: Type = 61;
    pub const FileHardLinkFullIdInformation: Type = 62;
    pub const FileIdExtdBothDirectoryInformation: Type = 63;
    pub const FileDispositionInformationEx: Type = 64;
    pub const FileRenameInformationEx: Type = 65;
    pub const FileRenameInformationExBypassAccessCheck: Type = 66;
    pub const FileDesiredStorageClassInformation: Type = 67;
    pub const FileStatInformation: Type = 68;
    pub const FileMemoryPartitionInformation: Type = 69;
    pub const FileStatLxInformation: Type = 70;
    pub const FileCaseSensitiveInformation: Type = 71;
    pub const FileLinkInformationEx: Type = 72;
    pub const FileLinkInformationExBypassAccessCheck: Type = 73;
    pub const FileStorageReserveIdInformation: Type = 74;
    pub const FileCaseSensitiveInformationForceAccessCheck: Type = 75;
    pub const FileMaximumInformation: Type = 76;
}
pub use self::_FILE_INFORMATION_CLASS::Type as FILE_INFORMATION_CLASS;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _FILE_NETWORK_OPEN_INFORMATION {
    pub CreationTime: LARGE_INTEGER,
    pub LastAccessTime: LARGE_INTEGER,
    pub LastWriteTime: LARGE_INTEGER,
    pub ChangeTime: LARGE_INTEGER,
    pub AllocationSize: LARGE_INTEGER,
    pub EndOfFile: LARGE_INTEGER,
    pub FileAttributes: ULONG,
}
crate::zeroed::default_is_zeroed!(_FILE_NETWORK_OPEN_INFORMATION);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _FILE_OBJECT {
    pub Type: CSHORT,
    pub Size: CSHORT,
    pub DeviceObject: PDEVICE_OBJECT,
    pub Vpb: PVPB,
    pub FsContext: PVOID,
    pub FsContext2: PVOID,
    pub SectionObjectPointer: PSECTION_OBJECT_POINTERS,
    pub PrivateCacheMap: PVOID,
    pub FinalStatus: NTSTATUS,
    pub RelatedFileObject: *mut _FILE_OBJECT,
    pub LockOperation: BOOLEAN,
    pub DeletePending: BOOLEAN,
    pub ReadAccess: BOOLEAN,
    pub WriteAccess: BOOLEAN,
    pub DeleteAccess: BOOLEAN,
    pub SharedRead: BOOLEAN,
    pub SharedWrite: BOOLEAN,
    pub SharedDelete: BOOLEAN,
    pub Flags: ULONG,
    pub FileName: UNICODE_STRING,
    pub CurrentByteOffset: LARGE_INTEGER,
    pub Waiters: ULONG,
    pub Busy: ULONG,
    pub LastLock: PVOID,
    pub Lock: KEVENT,
    pub Event: KEVENT,
    pub CompletionContext: PIO_COMPLETION_CONTEXT,
    pub IrpListLock: KSPIN_LOCK,
    pub IrpList: LIST_ENTRY,
    pub FileObjectExtension: PVOID,
}
crate::zeroed::default_is_zeroed!(_FILE_OBJECT);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _FILE_STANDARD_INFORMATION {
    pub AllocationSize: LARGE_INTEGER,
    pub EndOfFile: LARGE_INTEGER,
    pub NumberOfLinks: ULONG,
    pub DeletePending: BOOLEAN,
    pub Directory: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_FILE_STANDARD_INFORMATION);

pub mod _FSINFOCLASS {
    pub type Type = ::core::ffi::c_int;
    pub const FileFsVolumeInformation: Type = 1;
    pub const FileFsLabelInformation: Type = 2;
    pub const FileFsSizeInformation: Type = 3;
    pub const FileFsDeviceInformation: Type = 4;
    pub const FileFsAttributeInformation: Type = 5;
    pub const FileFsControlInformation: Type = 6;
    pub const FileFsFullSizeInformation: Type = 7;
    pub const FileFsObjectIdInformation: Type = 8;
    pub const FileFsDriverPathInformation: Type = 9;
    pub const FileFsVolumeFlagsInformation: Type = 10;
    pub const FileFsSectorSizeInformation: Type = 11;
    pub const FileFsDataCopyInformation: Type = 12;
    pub const FileFsMetadataSizeInformation: Type = 13;
    pub const FileFsFullSizeInformationEx: Type = 14;
    pub const FileFsMaximumInformation: Type = 15;
}
pub use self::_FSINFOCLASS::Type as FS_INFORMATION_CLASS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _GROUP_AFFINITY {
    pub Mask: KAFFINITY,
    pub Group: USHORT,
    pub Reserved: [USHORT; 3usize],
}
crate::zeroed::default_is_zeroed!(_GROUP_AFFINITY);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _GUID {
    pub Data1: u32,
    pub Data2: ::core::ffi::c_ushort,
    pub Data3: ::core::ffi::c_ushort,
    pub Data4: [::core::ffi::c_uchar; 8usize],
}
crate::zeroed::default_is_zeroed!(_GUID);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _INITIAL_PRIVILEGE_SET {
    pub PrivilegeCount: ULONG,
    pub Control: ULONG,
    pub Privilege: [LUID_AND_ATTRIBUTES; 3usize],
}
crate::zeroed::default_is_zeroed!(_INITIAL_PRIVILEGE_SET);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _INTERFACE {
    pub Size: USHORT,
    pub Version: USHORT,
    pub Context: PVOID,
    pub InterfaceReference: PINTERFACE_REFERENCE,
    pub InterfaceDereference: PINTERFACE_DEREFERENCE,
}
crate::zeroed::default_is_zeroed!(_INTERFACE);

pub mod _INTERFACE_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const InterfaceTypeUndefined: Type = -1;
    pub const Internal: Type = 0;
    pub const Isa: Type = 1;
    pub const Eisa: Type = 2;
    pub const MicroChannel: Type = 3;
    pub const TurboChannel: Type = 4;
    pub const PCIBus: Type = 5;
    pub const VMEBus: Type = 6;
    pub const NuBus: Type = 7;
    pub const PCMCIABus: Type = 8;
    pub const CBus: Type = 9;
    pub const MPIBus: Type = 10;
    pub const MPSABus: Type = 11;
    pub const ProcessorInternal: Type = 12;
    pub const InternalPowerBus: Type = 13;
    pub const PNPISABus: Type = 14;
    pub const PNPBus: Type = 15;
    pub const Vmcs: Type = 16;
    pub const ACPIBus: Type = 17;
    pub const MaximumInterfaceType: Type = 18;
}
pub use self::_INTERFACE_TYPE::Type as INTERFACE_TYPE;

pub mod _IO_ALLOCATION_ACTION {
    pub type Type = ::core::ffi::c_int;
    pub const KeepObject: Type = 1;
    pub const DeallocateObject: Type = 2;
    pub const DeallocateObjectKeepRegisters: Type = 3;
}
pub use self::_IO_ALLOCATION_ACTION::Type as IO_ALLOCATION_ACTION;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_COMPLETION_CONTEXT {
    pub Port: PVOID,
    pub Key: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_COMPLETION_CONTEXT);

pub mod _IO_PRIORITY_HINT {
    pub type Type = ::core::ffi::c_int;
    pub const IoPriorityVeryLow: Type = 0;
    pub const IoPriorityLow: Type = 1;
    pub const IoPriorityNormal: Type = 2;
    pub const IoPriorityHigh: Type = 3;
    pub const IoPriorityCritical: Type = 4;
    pub const MaxIoPriorityTypes: Type = 5;
}
pub use self::_IO_PRIORITY_HINT::Type as IO_PRIORITY_HINT;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR {
    pub Option: UCHAR,
    pub Type: UCHAR,
    pub ShareDisposition: UCHAR,
    pub Spare1: UCHAR,
    pub Flags: USHORT,
    pub Spare2: USHORT,
    pub u: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1 {
    pub Port: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1,
    pub Memory: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2,
    pub Interrupt: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3,
    pub Dma: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4,
    pub Generic: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_5,
    pub DevicePrivate: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_6,
    pub BusNumber: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_7,
    pub ConfigData: _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_8,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1 {
    pub Length: ULONG,
    pub Alignment: ULONG,
    pub MinimumAddress: PHYSICAL_ADDRESS,
    pub MaximumAddress: PHYSICAL_ADDRESS,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2 {
    pub Length: ULONG,
    pub Alignment: ULONG,
    pub MinimumAddress: PHYSICAL_ADDRESS,
    pub MaximumAddress: PHYSICAL_ADDRESS,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3 {
    pub MinimumVector: ULONG,
    pub MaximumVector: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4 {
    pub MinimumChannel: ULONG,
    pub MaximumChannel: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_4);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_5 {
    pub Length: ULONG,
    pub Alignment: ULONG,
    pub MinimumAddress: PHYSICAL_ADDRESS,
    pub MaximumAddress: PHYSICAL_ADDRESS,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_5);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_6 {
    pub Data: [ULONG; 3usize],
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_6);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_7 {
    pub Length: ULONG,
    pub MinBusNumber: ULONG,
    pub MaxBusNumber: ULONG,
    pub Reserved: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_7);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_8 {
    pub Priority: ULONG,
    pub Reserved1: ULONG,
    pub Reserved2: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_DESCRIPTOR__bindgen_ty_1__bindgen_ty_8);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_RESOURCE_LIST {
    pub Version: USHORT,
    pub Revision: USHORT,
    pub Count: ULONG,
    pub Descriptors: [IO_RESOURCE_DESCRIPTOR; 1usize],
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_LIST);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_RESOURCE_REQUIREMENTS_LIST {
    pub ListSize: ULONG,
    pub InterfaceType: INTERFACE_TYPE,
    pub BusNumber: ULONG,
    pub SlotNumber: ULONG,
    pub Reserved: [ULONG; 3usize],
    pub AlternativeLists: ULONG,
    pub List: [IO_RESOURCE_LIST; 1usize],
}
crate::zeroed::default_is_zeroed!(_IO_RESOURCE_REQUIREMENTS_LIST);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_SECURITY_CONTEXT {
    pub SecurityQos: PSECURITY_QUALITY_OF_SERVICE,
    pub AccessState: PACCESS_STATE,
    pub DesiredAccess: ACCESS_MASK,
    pub FullCreateOptions: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_SECURITY_CONTEXT);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_STACK_LOCATION {
    pub MajorFunction: UCHAR,
    pub MinorFunction: UCHAR,
    pub Flags: UCHAR,
    pub Control: UCHAR,
    pub Parameters: _IO_STACK_LOCATION__bindgen_ty_1,
    pub DeviceObject: PDEVICE_OBJECT,
    pub FileObject: PFILE_OBJECT,
    pub CompletionRoutine: PIO_COMPLETION_ROUTINE,
    pub Context: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IO_STACK_LOCATION__bindgen_ty_1 {
    pub Create: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_1,
    pub CreatePipe: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_2,
    pub CreateMailslot: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_3,
    pub Read: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_4,
    pub Write: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_5,
    pub QueryDirectory: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_6,
    pub NotifyDirectory: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_7,
    pub NotifyDirectoryEx: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_8,
    pub QueryFile: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_9,
    pub SetFile: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10,
    pub QueryEa: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_11,
    pub SetEa: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_12,
    pub QueryVolume: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_13,
    pub SetVolume: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_14,
    pub FileSystemControl: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_15,
    pub LockControl: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_16,
    pub DeviceIoControl: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_17,
    pub QuerySecurity: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_18,
    pub SetSecurity: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_19,
    pub MountVolume: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_20,
    pub VerifyVolume: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_21,
    pub Scsi: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_22,
    pub QueryQuota: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_23,
    pub SetQuota: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_24,
    pub QueryDeviceRelations: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_25,
    pub QueryInterface: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_26,
    pub DeviceCapabilities: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_27,
    pub FilterResourceRequirements: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_28,
    pub ReadWriteConfig: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_29,
    pub SetLock: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_30,
    pub QueryId: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_31,
    pub QueryDeviceText: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_32,
    pub UsageNotification: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_33,
    pub WaitWake: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_34,
    pub PowerSequence: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_35,
    pub Power: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_36,
    pub StartDevice: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_37,
    pub WMI: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_38,
    pub Others: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_39,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_1 {
    pub SecurityContext: PIO_SECURITY_CONTEXT,
    pub Options: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub FileAttributes: USHORT,
    pub ShareAccess: USHORT,
    pub __bindgen_padding_1: [u8; 4usize],
    pub EaLength: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub FileInformationClass: FILE_INFORMATION_CLASS,
    pub FileObject: PFILE_OBJECT,
    pub __bindgen_anon_1: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10__bindgen_ty_1 {
    pub __bindgen_anon_1: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10__bindgen_ty_1__bindgen_ty_1,
    pub ClusterCount: ULONG,
    pub DeleteHandle: HANDLE,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10__bindgen_ty_1__bindgen_ty_1 {
    pub ReplaceIfExists: BOOLEAN,
    pub AdvanceOnly: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_10__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_11 {
    pub Length: ULONG,
    pub EaList: PVOID,
    pub EaListLength: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub EaIndex: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_11);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_12 {
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_12);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_13 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub FsInformationClass: FS_INFORMATION_CLASS,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_13);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_14 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub FsInformationClass: FS_INFORMATION_CLASS,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_14);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_15 {
    pub OutputBufferLength: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub InputBufferLength: ULONG,
    pub __bindgen_padding_1: [u8; 4usize],
    pub FsControlCode: ULONG,
    pub Type3InputBuffer: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_15);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_16 {
    pub Length: PLARGE_INTEGER,
    pub Key: ULONG,
    pub ByteOffset: LARGE_INTEGER,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_16);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_17 {
    pub OutputBufferLength: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub InputBufferLength: ULONG,
    pub __bindgen_padding_1: [u8; 4usize],
    pub IoControlCode: ULONG,
    pub Type3InputBuffer: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_17);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_18 {
    pub SecurityInformation: SECURITY_INFORMATION,
    pub __bindgen_padding_0: [u8; 4usize],
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_18);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_19 {
    pub SecurityInformation: SECURITY_INFORMATION,
    pub SecurityDescriptor: PSECURITY_DESCRIPTOR,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_19);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_2 {
    pub SecurityContext: PIO_SECURITY_CONTEXT,
    pub Options: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub Reserved: USHORT,
    pub ShareAccess: USHORT,
    pub Parameters: PNAMED_PIPE_CREATE_PARAMETERS,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_20 {
    pub Vpb: PVPB,
    pub DeviceObject: PDEVICE_OBJECT,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_20);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_21 {
    pub Vpb: PVPB,
    pub DeviceObject: PDEVICE_OBJECT,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_21);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_22 {
    pub Srb: *mut _SCSI_REQUEST_BLOCK,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_22);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_23 {
    pub Length: ULONG,
    pub StartSid: PSID,
    pub SidList: *mut _FILE_GET_QUOTA_INFORMATION,
    pub SidListLength: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_23);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_24 {
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_24);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_25 {
    pub Type: DEVICE_RELATION_TYPE,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_25);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_26 {
    pub InterfaceType: *const GUID,
    pub Size: USHORT,
    pub Version: USHORT,
    pub Interface: PINTERFACE,
    pub InterfaceSpecificData: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_26);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_27 {
    pub Capabilities: PDEVICE_CAPABILITIES,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_27);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_28 {
    pub IoResourceRequirementList: PIO_RESOURCE_REQUIREMENTS_LIST,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_28);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_29 {
    pub WhichSpace: ULONG,
    pub Buffer: PVOID,
    pub Offset: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_29);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_3 {
    pub SecurityContext: PIO_SECURITY_CONTEXT,
    pub Options: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub Reserved: USHORT,
    pub ShareAccess: USHORT,
    pub Parameters: PMAILSLOT_CREATE_PARAMETERS,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_30 {
    pub Lock: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_30);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_31 {
    pub IdType: BUS_QUERY_ID_TYPE,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_31);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_32 {
    pub DeviceTextType: DEVICE_TEXT_TYPE,
    pub __bindgen_padding_0: [u8; 4usize],
    pub LocaleId: LCID,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_32);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_33 {
    pub InPath: BOOLEAN,
    pub Reserved: [BOOLEAN; 3usize],
    pub __bindgen_padding_0: [u8; 4usize],
    pub Type: DEVICE_USAGE_NOTIFICATION_TYPE,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_33);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_34 {
    pub PowerState: SYSTEM_POWER_STATE,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_34);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_35 {
    pub PowerSequence: PPOWER_SEQUENCE,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_35);

#[repr(C, align(8))]
#[derive(Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_36 {
    pub __bindgen_anon_1: _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_36__bindgen_ty_1,
    pub __bindgen_padding_0: [u8; 4usize],
    pub Type: POWER_STATE_TYPE,
    pub __bindgen_padding_1: [u8; 4usize],
    pub State: POWER_STATE,
    pub __bindgen_padding_2: [u8; 4usize],
    pub ShutdownType: POWER_ACTION::Type,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_36);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_36__bindgen_ty_1 {
    pub SystemContext: ULONG,
    pub SystemPowerStateContext: SYSTEM_POWER_STATE_CONTEXT,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_36__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_37 {
    pub AllocatedResources: PCM_RESOURCE_LIST,
    pub AllocatedResourcesTranslated: PCM_RESOURCE_LIST,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_37);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_38 {
    pub ProviderId: ULONG_PTR,
    pub DataPath: PVOID,
    pub BufferSize: ULONG,
    pub Buffer: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_38);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_39 {
    pub Argument1: PVOID,
    pub Argument2: PVOID,
    pub Argument3: PVOID,
    pub Argument4: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_39);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_4 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub Key: ULONG,
    pub Flags: ULONG,
    pub ByteOffset: LARGE_INTEGER,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_4);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_5 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub Key: ULONG,
    pub Flags: ULONG,
    pub ByteOffset: LARGE_INTEGER,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_5);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_6 {
    pub Length: ULONG,
    pub FileName: PUNICODE_STRING,
    pub FileInformationClass: FILE_INFORMATION_CLASS,
    pub __bindgen_padding_0: [u8; 4usize],
    pub FileIndex: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_6);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_7 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub CompletionFilter: ULONG,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_7);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_8 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub CompletionFilter: ULONG,
    pub __bindgen_padding_1: [u8; 4usize],
    pub DirectoryNotifyInformationClass: DIRECTORY_NOTIFY_INFORMATION_CLASS,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_8);

#[repr(C, align(8))]
#[derive(Debug, Copy, Clone)]
pub struct _IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_9 {
    pub Length: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub FileInformationClass: FILE_INFORMATION_CLASS,
}
crate::zeroed::default_is_zeroed!(_IO_STACK_LOCATION__bindgen_ty_1__bindgen_ty_9);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IO_STATUS_BLOCK {
    pub __bindgen_anon_1: _IO_STATUS_BLOCK__bindgen_ty_1,
    pub Information: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_IO_STATUS_BLOCK);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IO_STATUS_BLOCK__bindgen_ty_1 {
    pub Status: NTSTATUS,
    pub Pointer: PVOID,
}
crate::zeroed::default_is_zeroed!(_IO_STATUS_BLOCK__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IO_TIMER {
    _unused: [u8; 0],
}

#[repr(C, align(16))]
#[derive(Copy, Clone)]
pub struct _IRP {
    pub Type: CSHORT,
    pub Size: USHORT,
    pub MdlAddress: *mut _MDL,
    pub Flags: ULONG,
    pub AssociatedIrp: _IRP__bindgen_ty_1,
    pub ThreadListEntry: LIST_ENTRY,
    pub IoStatus: IO_STATUS_BLOCK,
    pub RequestorMode: KPROCESSOR_MODE,
    pub PendingReturned: BOOLEAN,
    pub StackCount: CHAR,
    pub CurrentLocation: CHAR,
    pub Cancel: BOOLEAN,
    pub CancelIrql: KIRQL,
    pub ApcEnvironment: CCHAR,
    pub AllocationFlags: UCHAR,
    pub UserIosb: PIO_STATUS_BLOCK,
    pub UserEvent: PKEVENT,
    pub Overlay: _IRP__bindgen_ty_2,
    pub CancelRoutine: PDRIVER_CANCEL,
    pub UserBuffer: PVOID,
    pub Tail: _IRP__bindgen_ty_3,
}
crate::zeroed::default_is_zeroed!(_IRP);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IRP__bindgen_ty_1 {
    pub MasterIrp: *mut _IRP,
    pub IrpCount: LONG,
    pub SystemBuffer: PVOID,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IRP__bindgen_ty_2 {
    pub AsynchronousParameters: _IRP__bindgen_ty_2__bindgen_ty_1,
    pub AllocationSize: LARGE_INTEGER,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_2);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IRP__bindgen_ty_2__bindgen_ty_1 {
    pub __bindgen_anon_1: _IRP__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1,
    pub UserApcContext: PVOID,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_2__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IRP__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1 {
    pub UserApcRoutine: PIO_APC_ROUTINE,
    pub IssuingProcess: PVOID,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_2__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IRP__bindgen_ty_3 {
    pub Overlay: _IRP__bindgen_ty_3__bindgen_ty_1,
    pub Apc: KAPC,
    pub CompletionKey: PVOID,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_3);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IRP__bindgen_ty_3__bindgen_ty_1 {
    pub __bindgen_anon_1: _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1,
    pub Thread: PETHREAD,
    pub AuxiliaryBuffer: PCHAR,
    pub __bindgen_anon_2: _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_2,
    pub OriginalFileObject: *mut _FILE_OBJECT,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_3__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1 {
    pub DeviceQueueEntry: KDEVICE_QUEUE_ENTRY,
    pub __bindgen_anon_1: _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1 {
    pub DriverContext: [PVOID; 4usize],
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_2 {
    pub ListEntry: LIST_ENTRY,
    pub __bindgen_anon_1: _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1 {
    pub CurrentStackLocation: *mut _IO_STACK_LOCATION,
    pub PacketType: ULONG,
}
crate::zeroed::default_is_zeroed!(_IRP__bindgen_ty_3__bindgen_ty_1__bindgen_ty_2__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KAPC {
    pub Type: UCHAR,
    pub SpareByte0: UCHAR,
    pub Size: UCHAR,
    pub SpareByte1: UCHAR,
    pub SpareLong0: ULONG,
    pub Thread: *mut _KTHREAD,
    pub ApcListEntry: LIST_ENTRY,
    pub KernelRoutine: PKKERNEL_ROUTINE,
    pub RundownRoutine: PKRUNDOWN_ROUTINE,
    pub NormalRoutine: PKNORMAL_ROUTINE,
    pub NormalContext: PVOID,
    pub SystemArgument1: PVOID,
    pub SystemArgument2: PVOID,
    pub ApcStateIndex: CCHAR,
    pub ApcMode: KPROCESSOR_MODE,
    pub Inserted: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_KAPC);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _KDEVICE_QUEUE {
    pub Type: CSHORT,
    pub Size: CSHORT,
    pub DeviceListHead: LIST_ENTRY,
    pub Lock: KSPIN_LOCK,
    pub __bindgen_anon_1: _KDEVICE_QUEUE__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_KDEVICE_QUEUE);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KDEVICE_QUEUE_ENTRY {
    pub DeviceListEntry: LIST_ENTRY,
    pub SortKey: ULONG,
    pub Inserted: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_KDEVICE_QUEUE_ENTRY);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _KDEVICE_QUEUE__bindgen_ty_1 {
    pub Busy: BOOLEAN,
    pub __bindgen_anon_1: _KDEVICE_QUEUE__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_KDEVICE_QUEUE__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KDEVICE_QUEUE__bindgen_ty_1__bindgen_ty_1 {
    pub _bindgen_align: [u64; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 8usize]>,
}
crate::zeroed::default_is_zeroed!(_KDEVICE_QUEUE__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KDPC {
    pub Type: UCHAR,
    pub Importance: UCHAR,
    pub Number: USHORT,
    pub DpcListEntry: LIST_ENTRY,
    pub DeferredRoutine: PKDEFERRED_ROUTINE,
    pub DeferredContext: PVOID,
    pub SystemArgument1: PVOID,
    pub SystemArgument2: PVOID,
    pub DpcData: PVOID,
}
crate::zeroed::default_is_zeroed!(_KDPC);

pub mod _KDPC_IMPORTANCE {
    pub type Type = ::core::ffi::c_int;
    pub const LowImportance: Type = 0;
    pub const MediumImportance: Type = 1;
    pub const HighImportance: Type = 2;
    pub const MediumHighImportance: Type = 3;
}
pub use self::_KDPC_IMPORTANCE::Type as KDPC_IMPORTANCE;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _KEVENT {
    pub Header: DISPATCHER_HEADER,
}
crate::zeroed::default_is_zeroed!(_KEVENT);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KINTERRUPT {
    _unused: [u8; 0],
}

pub mod _KINTERRUPT_MODE {
    pub type Type = ::core::ffi::c_int;
    pub const LevelSensitive: Type = 0;
    pub const Latched: Type = 1;
}
pub use self::_KINTERRUPT_MODE::Type as KINTERRUPT_MODE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KLOCK_QUEUE_HANDLE {
    pub LockQueue: KSPIN_LOCK_QUEUE,
    pub OldIrql: KIRQL,
}
crate::zeroed::default_is_zeroed!(_KLOCK_QUEUE_HANDLE);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _KSEMAPHORE {
    pub Header: DISPATCHER_HEADER,
    pub Limit: LONG,
}
crate::zeroed::default_is_zeroed!(_KSEMAPHORE);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KSPIN_LOCK_QUEUE {
    pub Next: *mut _KSPIN_LOCK_QUEUE,
    pub Lock: PKSPIN_LOCK,
}
crate::zeroed::default_is_zeroed!(_KSPIN_LOCK_QUEUE);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KTHREAD {
    _unused: [u8; 0],
}

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _KTIMER {
    pub Header: DISPATCHER_HEADER,
    pub DueTime: ULARGE_INTEGER,
    pub TimerListEntry: LIST_ENTRY,
    pub Dpc: *mut _KDPC,
    pub Processor: ULONG,
    pub Period: ULONG,
}
crate::zeroed::default_is_zeroed!(_KTIMER);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _KWAIT_BLOCK {
    pub WaitListEntry: LIST_ENTRY,
    pub Thread: *mut _KTHREAD,
    pub Object: PVOID,
    pub NextWaitBlock: *mut _KWAIT_BLOCK,
    pub WaitKey: USHORT,
    pub WaitType: UCHAR,
    pub BlockState: UCHAR,
    pub SpareLong: LONG,
}
crate::zeroed::default_is_zeroed!(_KWAIT_BLOCK);

pub mod _KWAIT_REASON {
    pub type Type = ::core::ffi::c_int;
    pub const Executive: Type = 0;
    pub const FreePage: Type = 1;
    pub const PageIn: Type = 2;
    pub const PoolAllocation: Type = 3;
    pub const DelayExecution: Type = 4;
    pub const Suspended: Type = 5;
    pub const UserRequest: Type = 6;
    pub const WrExecutive: Type = 7;
    pub const WrFreePage: Type = 8;
    pub const WrPageIn: Type = 9;
    pub const WrPoolAllocation: Type = 10;
    pub const WrDelayExecution: Type = 11;
    pub const WrSuspended: Type = 12;
    pub const WrUserRequest: Type = 13;
    pub const WrSpare0: Type = 14;
    pub const WrQueue: Type = 15;
    pub const WrLpcReceive: Type = 16;
    pub const WrLpcReply: Type = 17;
    pub const WrVirtualMemory: Type = 18;
    pub const WrPageOut: Type = 19;
    pub const WrRendezvous: Type = 20;
    pub const WrKeyedEvent: Type = 21;
    pub const WrTerminated: Type = 22;
    pub const WrProcessInSwap: Type = 23;
    pub const WrCpuRateControl: Type = 24;
    pub const WrCalloutStack: Type = 25;
    pub const WrKernel: Type = 26;
    pub const WrResource: Type = 27;
    pub const WrPushLock: Type = 28;
    pub const WrMutex: Type = 29;
    pub const WrQuantumEnd: Type = 30;
    pub const WrDispatchInt: Type = 31;
    pub const WrPreempted: Type = 32;
    pub const WrYieldExecution: Type = 33;
    pub const WrFastMutex: Type = 34;
    pub const WrGuardedMutex: Type = 35;
    pub const WrRundown: Type = 36;
    pub const WrAlertByThreadId: Type = 37;
    pub const WrDeferredPreempt: Type = 38;
    pub const WrPhysicalFault: Type = 39;
    pub const MaximumWaitReason: Type = 40;
}
pub use self::_KWAIT_REASON::Type as KWAIT_REASON;

#[repr(C)]
#[derive(Copy, Clone)]
pub union _LARGE_INTEGER {
    pub __bindgen_anon_1: _LARGE_INTEGER__bindgen_ty_1,
    pub u: _LARGE_INTEGER__bindgen_ty_2,
    pub QuadPart: LONGLONG,
}
crate::zeroed::default_is_zeroed!(_LARGE_INTEGER);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _LARGE_INTEGER__bindgen_ty_1 {
    pub LowPart: ULONG,
    pub HighPart: LONG,
}
crate::zeroed::default_is_zeroed!(_LARGE_INTEGER__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _LARGE_INTEGER__bindgen_ty_2 {
    pub LowPart: ULONG,
    pub HighPart: LONG,
}
crate::zeroed::default_is_zeroed!(_LARGE_INTEGER__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _LIST_ENTRY {
    pub Flink: *mut _LIST_ENTRY,
    pub Blink: *mut _LIST_ENTRY,
}
crate::zeroed::default_is_zeroed!(_LIST_ENTRY);

pub mod _LOCK_OPERATION {
    pub type Type = ::core::ffi::c_int;
    pub const IoReadAccess: Type = 0;
    pub const IoWriteAccess: Type = 1;
    pub const IoModifyAccess: Type = 2;
}
pub use self::_LOCK_OPERATION::Type as LOCK_OPERATION;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _LUID {
    pub LowPart: ULONG,
    pub HighPart: LONG,
}
crate::zeroed::default_is_zeroed!(_LUID);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _LUID_AND_ATTRIBUTES {
    pub Luid: LUID,
    pub Attributes: ULONG,
}
crate::zeroed::default_is_zeroed!(_LUID_AND_ATTRIBUTES);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _MAILSLOT_CREATE_PARAMETERS {
    pub MailslotQuota: ULONG,
    pub MaximumMessageSize: ULONG,
    pub ReadTimeout: LARGE_INTEGER,
    pub TimeoutSpecified: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_MAILSLOT_CREATE_PARAMETERS);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _MDL {
    pub Next: *mut _MDL,
    pub Size: CSHORT,
    pub MdlFlags: CSHORT,
    pub Process: *mut _EPROCESS,
    pub MappedSystemVa: PVOID,
    pub StartVa: PVOID,
    pub ByteCount: ULONG,
    pub ByteOffset: ULONG,
}
crate::zeroed::default_is_zeroed!(_MDL);

pub mod _MODE {
    pub type Type = ::core::ffi::c_int;
    pub const KernelMode: Type = 0;
    pub const UserMode: Type = 1;
    pub const MaximumMode: Type = 2;
}
pub use self::_MODE::Type as MODE;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _NAMED_PIPE_CREATE_PARAMETERS {
    pub NamedPipeType: ULONG,
    pub ReadMode: ULONG,
    pub CompletionMode: ULONG,
    pub MaximumInstances: ULONG,
    pub InboundQuota: ULONG,
    pub OutboundQuota: ULONG,
    pub DefaultTimeout: LARGE_INTEGER,
    pub TimeoutSpecified: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_NAMED_PIPE_CREATE_PARAMETERS);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _OBJECT_ATTRIBUTES {
    pub Length: ULONG,
    pub RootDirectory: HANDLE,
    pub ObjectName: PUNICODE_STRING,
    pub Attributes: ULONG,
    pub SecurityDescriptor: PVOID,
    pub SecurityQualityOfService: PVOID,
}
crate::zeroed::default_is_zeroed!(_OBJECT_ATTRIBUTES);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _OBJECT_HANDLE_INFORMATION {
    pub HandleAttributes: ULONG,
    pub GrantedAccess: ACCESS_MASK,
}
crate::zeroed::default_is_zeroed!(_OBJECT_HANDLE_INFORMATION);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _OBJECT_TYPE {
    _unused: [u8; 0],
}

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _OSVERSIONINFOW {
    pub dwOSVersionInfoSize: ULONG,
    pub dwMajorVersion: ULONG,
    pub dwMinorVersion: ULONG,
    pub dwBuildNumber: ULONG,
    pub dwPlatformId: ULONG,
    pub szCSDVersion: [WCHAR; 128usize],
}
crate::zeroed::default_is_zeroed!(_OSVERSIONINFOW);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _OWNER_ENTRY {
    pub OwnerThread: ERESOURCE_THREAD,
    pub __bindgen_anon_1: _OWNER_ENTRY__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_OWNER_ENTRY);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _OWNER_ENTRY__bindgen_ty_1 {
    pub __bindgen_anon_1: _OWNER_ENTRY__bindgen_ty_1__bindgen_ty_1,
    pub TableSize: ULONG,
}
crate::zeroed::default_is_zeroed!(_OWNER_ENTRY__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _OWNER_ENTRY__bindgen_ty_1__bindgen_ty_1 {
    pub _bindgen_align: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
crate::zeroed::default_is_zeroed!(_OWNER_ENTRY__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _PNP_BUS_INFORMATION {
    pub BusTypeGuid: GUID,
    pub LegacyBusType: INTERFACE_TYPE,
    pub BusNumber: ULONG,
}
crate::zeroed::default_is_zeroed!(_PNP_BUS_INFORMATION);

pub mod _POOL_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const NonPagedPool: Type = 0;
    pub const NonPagedPoolExecute: Type = 0;
    pub const PagedPool: Type = 1;
    pub const NonPagedPoolMustSucceed: Type = 2;
    pub const DontUseThisType: Type = 3;
    pub const NonPagedPoolCacheAligned: Type = 4;
    pub const PagedPoolCacheAligned: Type = 5;
    pub const NonPagedPoolCacheAlignedMustS: Type = 6;
    pub const MaxPoolType: Type = 7;
    pub const NonPagedPoolBase: Type = 0;
    pub const NonPagedPoolBaseMustSucceed: Type = 2;
    pub const NonPagedPoolBaseCacheAligned: Type = 4;
    pub const NonPagedPoolBaseCacheAlignedMustS: Type = 6;
    pub const NonPagedPoolSession: Type = 32;
    pub const PagedPoolSession: Type = 33;
    pub const NonPagedPoolMustSucceedSession: Type = 34;
    pub const DontUseThisTypeSession: Type = 35;
    pub const NonPagedPoolCacheAlignedSession: Type = 36;
    pub const PagedPoolCacheAlignedSession: Type = 37;
    pub const NonPagedPoolCacheAlignedMustSSession: Type = 38;
    pub const NonPagedPoolNx: Type = 512;
    pub const NonPagedPoolNxCacheAligned: Type = 516;
    pub const NonPagedPoolSessionNx: Type = 544;
}
pub use self::_POOL_TYPE::Type as POOL_TYPE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _POWER_SEQUENCE {
    pub SequenceD1: ULONG,
    pub SequenceD2: ULONG,
    pub SequenceD3: ULONG,
}
crate::zeroed::default_is_zeroed!(_POWER_SEQUENCE);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _POWER_STATE {
    pub SystemState: SYSTEM_POWER_STATE,
    pub DeviceState: DEVICE_POWER_STATE,
}
crate::zeroed::default_is_zeroed!(_POWER_STATE);

pub mod _POWER_STATE_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const SystemPowerState: Type = 0;
    pub const DevicePowerState: Type = 1;
}
pub use self::_POWER_STATE_TYPE::Type as POWER_STATE_TYPE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _PO_FX_COMPONENT_IDLE_STATE {
    pub TransitionLatency: ULONGLONG,
    pub ResidencyRequirement: ULONGLONG,
    pub NominalPower: ULONG,
}
crate::zeroed::default_is_zeroed!(_PO_FX_COMPONENT_IDLE_STATE);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _PO_FX_COMPONENT_V2 {
    pub Id: GUID,
    pub Flags: ULONGLONG,
    pub DeepestWakeableIdleState: ULONG,
    pub IdleStateCount: ULONG,
    pub IdleStates: *mut PO_FX_COMPONENT_IDLE_STATE,
    pub ProviderCount: ULONG,
    pub Providers: *mut ULONG,
}
crate::zeroed::default_is_zeroed!(_PO_FX_COMPONENT_V2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _PRIVILEGE_SET {
    pub PrivilegeCount: ULONG,
    pub Control: ULONG,
    pub Privilege: [LUID_AND_ATTRIBUTES; 1usize],
}
crate::zeroed::default_is_zeroed!(_PRIVILEGE_SET);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _PROCESSOR_NUMBER {
    pub Group: USHORT,
    pub Number: UCHAR,
    pub Reserved: UCHAR,
}
crate::zeroed::default_is_zeroed!(_PROCESSOR_NUMBER);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _PS_CREATE_NOTIFY_INFO {
    pub Size: SIZE_T,
    pub __bindgen_anon_1: _PS_CREATE_NOTIFY_INFO__bindgen_ty_1,
    pub ParentProcessId: HANDLE,
    pub CreatingThreadId: CLIENT_ID,
    pub FileObject: *mut _FILE_OBJECT,
    pub ImageFileName: PCUNICODE_STRING,
    pub CommandLine: PCUNICODE_STRING,
    pub CreationStatus: NTSTATUS,
}
crate::zeroed::default_is_zeroed!(_PS_CREATE_NOTIFY_INFO);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _PS_CREATE_NOTIFY_INFO__bindgen_ty_1 {
    pub Flags: ULONG,
    pub __bindgen_anon_1: _PS_CREATE_NOTIFY_INFO__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_PS_CREATE_NOTIFY_INFO__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _PS_CREATE_NOTIFY_INFO__bindgen_ty_1__bindgen_ty_1 {
    pub _bindgen_align: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
crate::zeroed::default_is_zeroed!(_PS_CREATE_NOTIFY_INFO__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _SCATTER_GATHER_ELEMENT {
    pub Address: PHYSICAL_ADDRESS,
    pub Length: ULONG,
    pub Reserved: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_SCATTER_GATHER_ELEMENT);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _SCATTER_GATHER_LIST {
    pub NumberOfElements: ULONG,
    pub Reserved: ULONG_PTR,
    pub Elements: [SCATTER_GATHER_ELEMENT; 1usize],
}
crate::zeroed::default_is_zeroed!(_SCATTER_GATHER_LIST);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _SCSI_REQUEST_BLOCK {
    pub _address: u8,
}
crate::zeroed::default_is_zeroed!(_SCSI_REQUEST_BLOCK);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _SECTION_OBJECT_POINTERS {
    pub DataSectionObject: PVOID,
    pub SharedCacheMap: PVOID,
    pub ImageSectionObject: PVOID,
}
crate::zeroed::default_is_zeroed!(_SECTION_OBJECT_POINTERS);

pub mod _SECURITY_IMPERSONATION_LEVEL {
    pub type Type = ::core::ffi::c_int;
    pub const SecurityAnonymous: Type = 0;
    pub const SecurityIdentification: Type = 1;
    pub const SecurityImpersonation: Type = 2;
    pub const SecurityDelegation: Type = 3;
}
pub use self::_SECURITY_IMPERSONATION_LEVEL::Type as SECURITY_IMPERSONATION_LEVEL;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _SECURITY_QUALITY_OF_SERVICE {
    pub Length: ULONG,
    pub ImpersonationLevel: SECURITY_IMPERSONATION_LEVEL,
    pub ContextTrackingMode: SECURITY_CONTEXT_TRACKING_MODE,
    pub EffectiveOnly: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_SECURITY_QUALITY_OF_SERVICE);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _SECURITY_SUBJECT_CONTEXT {
    pub ClientToken: PACCESS_TOKEN,
    pub ImpersonationLevel: SECURITY_IMPERSONATION_LEVEL,
    pub PrimaryToken: PACCESS_TOKEN,
    pub ProcessAuditId: PVOID,
}
crate::zeroed::default_is_zeroed!(_SECURITY_SUBJECT_CONTEXT);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _SID {
    pub Revision: UCHAR,
    pub SubAuthorityCount: UCHAR,
    pub IdentifierAuthority: SID_IDENTIFIER_AUTHORITY,
    pub SubAuthority: [ULONG; 1usize],
}
crate::zeroed::default_is_zeroed!(_SID);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _SID_IDENTIFIER_AUTHORITY {
    pub Value: [UCHAR; 6usize],
}
crate::zeroed::default_is_zeroed!(_SID_IDENTIFIER_AUTHORITY);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _STRING {
    pub Length: USHORT,
    pub MaximumLength: USHORT,
    pub Buffer: PCHAR,
}
crate::zeroed::default_is_zeroed!(_STRING);

pub mod _SYSTEM_POWER_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const PowerSystemUnspecified: Type = 0;
    pub const PowerSystemWorking: Type = 1;
    pub const PowerSystemSleeping1: Type = 2;
    pub const PowerSystemSleeping2: Type = 3;
    pub const PowerSystemSleeping3: Type = 4;
    pub const PowerSystemHibernate: Type = 5;
    pub const PowerSystemShutdown: Type = 6;
    pub const PowerSystemMaximum: Type = 7;
}
pub use self::_SYSTEM_POWER_STATE::Type as SYSTEM_POWER_STATE;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _SYSTEM_POWER_STATE_CONTEXT {
    pub __bindgen_anon_1: _SYSTEM_POWER_STATE_CONTEXT__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_SYSTEM_POWER_STATE_CONTEXT);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _SYSTEM_POWER_STATE_CONTEXT__bindgen_ty_1 {
    pub __bindgen_anon_1: _SYSTEM_POWER_STATE_CONTEXT__bindgen_ty_1__bindgen_ty_1,
    pub ContextAsUlong: ULONG,
}
crate::zeroed::default_is_zeroed!(_SYSTEM_POWER_STATE_CONTEXT__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _SYSTEM_POWER_STATE_CONTEXT__bindgen_ty_1__bindgen_ty_1 {
    pub _bindgen_align: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
crate::zeroed::default_is_zeroed!(_SYSTEM_POWER_STATE_CONTEXT__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _TIME_FIELDS {
    pub Year: CSHORT,
    pub Month: CSHORT,
    pub Day: CSHORT,
    pub Hour: CSHORT,
    pub Minute: CSHORT,
    pub Second: CSHORT,
    pub Milliseconds: CSHORT,
    pub Weekday: CSHORT,
}
crate::zeroed::default_is_zeroed!(_TIME_FIELDS);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _ULARGE_INTEGER {
    pub __bindgen_anon_1: _ULARGE_INTEGER__bindgen_ty_1,
    pub u: _ULARGE_INTEGER__bindgen_ty_2,
    pub QuadPart: ULONGLONG,
}
crate::zeroed::default_is_zeroed!(_ULARGE_INTEGER);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _ULARGE_INTEGER__bindgen_ty_1 {
    pub LowPart: ULONG,
    pub HighPart: ULONG,
}
crate::zeroed::default_is_zeroed!(_ULARGE_INTEGER__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _ULARGE_INTEGER__bindgen_ty_2 {
    pub LowPart: ULONG,
    pub HighPart: ULONG,
}
crate::zeroed::default_is_zeroed!(_ULARGE_INTEGER__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _UNICODE_STRING {
    pub Length: USHORT,
    pub MaximumLength: USHORT,
    pub Buffer: PWSTR,
}
crate::zeroed::default_is_zeroed!(_UNICODE_STRING);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _VPB {
    pub Type: CSHORT,
    pub Size: CSHORT,
    pub Flags: USHORT,
    pub VolumeLabelLength: USHORT,
    pub DeviceObject: *mut _DEVICE_OBJECT,
    pub RealDevice: *mut _DEVICE_OBJECT,
    pub SerialNumber: ULONG,
    pub ReferenceCount: ULONG,
    pub VolumeLabel: [WCHAR; 32usize],
}
crate::zeroed::default_is_zeroed!(_VPB);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WAIT_CONTEXT_BLOCK {
    pub WaitQueueEntry: KDEVICE_QUEUE_ENTRY,
    pub DeviceRoutine: PDRIVER_CONTROL,
    pub DeviceContext: PVOID,
    pub NumberOfMapRegisters: ULONG,
    pub DeviceObject: PVOID,
    pub CurrentIrp: PVOID,
    pub BufferChainingDpc: PKDPC,
}
crate::zeroed::default_is_zeroed!(_WAIT_CONTEXT_BLOCK);

pub mod _WAIT_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const WaitAll: Type = 0;
    pub const WaitAny: Type = 1;
}
pub use self::_WAIT_TYPE::Type as WAIT_TYPE;

pub mod _WDFFUNCENUM {
    pub type Type = ::core::ffi::c_int;
    pub const WdfChildListCreateTableIndex: Type = 0;
    pub const WdfChildListGetDeviceTableIndex: Type = 1;
    pub const WdfChildListRetrievePdoTableIndex: Type = 2;
    pub const WdfChildListRetrieveAddressDescriptionTableIndex: Type = 3;
    pub const WdfChildListBeginScanTableIndex: Type = 4;
    pub const WdfChildListEndScanTableIndex: Type = 5;
    pub const WdfChildListBeginIterationTableIndex: Type = 6;
    pub const WdfChildListRetrieveNextDeviceTableIndex: Type = 7;
    pub const WdfChildListEndIterationTableIndex: Type = 8;
    pub const WdfChildListAddOrUpdateChildDescriptionAsPresentTableIndex: Type = 9;
    pub const WdfChildListUpdateChildDescriptionAsMissingTableIndex: Type = 10;
    pub const WdfChildListUpdateAllChildDescriptionsAsPresentTableIndex: Type = 11;
    pub const WdfChildListRequestChildEjectTableIndex: Type = 12;
    pub const WdfCollectionCreateTableIndex: Type = 13;
    pub const WdfCollectionGetCountTableIndex: Type = 14;
    pub const WdfCollectionAddTableIndex: Type = 15;
    pub const WdfCollectionRemoveTableIndex: Type = 16;
    pub const WdfCollectionRemoveItemTableIndex: Type = 17;
    pub const WdfCollectionGetItemTableIndex: Type = 18;
    pub const WdfCollectionGetFirstItemTableIndex: Type = 19;
    pub const WdfCollectionGetLastItemTableIndex: Type = 20;
    pub const WdfCommonBufferCreateTableIndex: Type = 21;
    pub const WdfCommonBufferGetAlignedVirtualAddressTableIndex: Type = 22;
    pub const WdfCommonBufferGetAlignedLogicalAddressTableIndex: Type = 23;
    pub const WdfCommonBufferGetLengthTableIndex: Type = 24;
    pub const WdfControlDeviceInitAllocateTableIndex: Type = 25;
    pub const WdfControlDeviceInitSetShutdownNotificationTableIndex: Type = 26;
    pub const WdfControlFinishInitializingTableIndex: Type = 27;
    pub const WdfDeviceGetDeviceStateTableIndex: Type = 28;
    pub const WdfDeviceSetDeviceStateTableIndex: Type = 29;
    pub const WdfWdmDeviceGetWdfDeviceHandleTableIndex: Type = 30;
    pub const WdfDeviceWdmGetDeviceObjectTableIndex: Type = 31;
    pub const WdfDeviceWdmGetAttachedDeviceTableIndex: Type = 32;
    pub const WdfDeviceWdmGetPhysicalDeviceTableIndex: Type = 33;
    pub const WdfDeviceWdmDispatchPreprocessedIrpTableIndex: Type = 34;
    pub const WdfDeviceAddDependentUsageDeviceObjectTableIndex: Type = 35;
    pub const WdfDeviceAddRemovalRelationsPhysicalDeviceTableIndex: Type = 36;
    pub const WdfDeviceRemoveRemovalRelationsPhysicalDeviceTableIndex: Type = 37;
    pub const WdfDeviceClearRemovalRelationsDevicesTableIndex: Type = 38;
    pub const WdfDeviceGetDriverTableIndex: Type = 39;
    pub const WdfDeviceRetrieveDeviceNameTableIndex: Type = 40;
    pub const WdfDeviceAssignMofResourceNameTableIndex: Type = 41;
    pub const WdfDeviceGetIoTargetTableIndex: Type = 42;
    pub const WdfDeviceGetDevicePnpStateTableIndex: Type = 43;
    pub const WdfDeviceGetDevicePowerStateTableIndex: Type = 44;
    pub const WdfDeviceGetDevicePowerPolicyStateTableIndex: Type = 45;
    pub const WdfDeviceAssignS0IdleSettingsTableIndex: Type = 46;
    pub const WdfDeviceAssignSxWakeSettingsTableIndex: Type = 47;
    pub const WdfDeviceOpenRegistryKeyTableIndex: Type = 48;
    pub const WdfDeviceSetSpecialFileSupportTableIndex: Type = 49;
    pub const WdfDeviceSetCharacteristicsTableIndex: Type = 50;
    pub const WdfDeviceGetCharacteristicsTableIndex: Type = 51;
    pub const WdfDeviceGetAlignmentRequirementTableIndex: Type = 52;
    pub const WdfDeviceSetAlignmentRequirementTableIndex: Type = 53;
    pub const WdfDeviceInitFreeTableIndex: Type = 54;
    pub const WdfDeviceInitSetPnpPowerEventCallbacksTableIndex: Type = 55;
    pub const WdfDeviceInitSetPowerPolicyEventCallbacksTableIndex: Type = 56;
    pub const WdfDeviceInitSetPowerPolicyOwnershipTableIndex: Type = 57;
    pub const WdfDeviceInitRegisterPnpStateChangeCallbackTableIndex: Type = 58;
    pub const WdfDeviceInitRegisterPowerStateChangeCallbackTableIndex: Type = 59;
    pub const WdfDeviceInitRegisterPowerPolicyStateChangeCallbackTableIndex: Type = 60;
    pub const WdfDeviceInitSetIoTypeTableIndex: Type = 61;
    pub const WdfDeviceInitSetExclusiveTableIndex: Type = 62;
    pub const WdfDeviceInitSetPowerNotPageableTableIndex: Type = 63;
    pub const WdfDeviceInitSetPowerPageableTableIndex: Type = 64;
    pub const WdfDeviceInitSetPowerInrushTableIndex: Type = 65;
    pub const WdfDeviceInitSetDeviceTypeTableIndex: Type = 66;
    pub const WdfDeviceInitAssignNameTableIndex: Type = 67;
    pub const WdfDeviceInitAssignSDDLStringTableIndex: Type = 68;
    pub const WdfDeviceInitSetDeviceClassTableIndex: Type = 69;
    pub const WdfDeviceInitSetCharacteristicsTableIndex: Type = 70;
    pub const WdfDeviceInitSetFileObjectConfigTableIndex: Type = 71;
    pub const WdfDeviceInitSetRequestAttributesTableIndex: Type = 72;
    pub const WdfDeviceInitAssignWdmIrpPreprocessCallbackTableIndex: Type = 73;
    pub const WdfDeviceInitSetIoInCallerContextCallbackTableIndex: Type = 74;
    pub const WdfDeviceCreateTableIndex: Type = 75;
    pub const WdfDeviceSetStaticStopRemoveTableIndex: Type = 76;
    pub const WdfDeviceCreateDeviceInterfaceTableIndex: Type = 77;
    pub const WdfDeviceSetDeviceInterfaceStateTableIndex: Type = 78;
    pub const WdfDeviceRetrieveDeviceInterfaceStringTableIndex: Type = 79;
    pub const WdfDeviceCreateSymbolicLinkTableIndex: Type = 80;
    pub const WdfDeviceQueryPropertyTableIndex: Type = 81;
    pub const WdfDeviceAllocAndQueryPropertyTableIndex: Type = 82;
    pub const WdfDeviceSetPnpCapabilitiesTableIndex: Type = 83;
    pub const WdfDeviceSetPowerCapabilitiesTableIndex: Type = 84;
    pub const WdfDeviceSetBusInformationForChildrenTableIndex: Type = 85;
    pub const WdfDeviceIndicateWakeStatusTableIndex: Type = 86;
    pub const WdfDeviceSetFailedTableIndex: Type = 87;
    pub const WdfDeviceStopIdleNoTrackTableIndex: Type = 88;
    pub const WdfDeviceResumeIdleNoTrackTableIndex: Type = 89;
    pub const WdfDeviceGetFileObjectTableIndex: Type = 90;
    pub const WdfDeviceEnqueueRequestTableIndex: Type = 91;
    pub const WdfDeviceGetDefaultQueueTableIndex: Type = 92;
    pub const WdfDeviceConfigureRequestDispatchingTableIndex: Type = 93;
    pub const WdfDmaEnablerCreateTableIndex: Type = 94;
    pub const WdfDmaEnablerGetMaximumLengthTableIndex: Type = 95;
    pub const WdfDmaEnablerGetMaximumScatterGatherElementsTableIndex: Type = 96;
    pub const WdfDmaEnablerSetMaximumScatterGatherElementsTableIndex: Type = 97;
    pub const WdfDmaTransactionCreateTableIndex: Type = 98;
    pub const WdfDmaTransactionInitializeTableIndex: Type = 99;
    pub const WdfDmaTransactionInitializeUsingRequestTableIndex: Type = 100;
    pub const WdfDmaTransactionExecuteTableIndex: Type = 101;
    pub const WdfDmaTransactionReleaseTableIndex: Type = 102;
    pub const WdfDmaTransactionDmaCompletedTableIndex: Type = 103;
    pub const WdfDmaTransactionDmaCompletedWithLengthTableIndex: Type = 104;
    pub const WdfDmaTransactionDmaCompletedFinalTableIndex: Type = 105;
    pub const WdfDmaTransactionGetBytesTransferredTableIndex: Type = 106;
    pub const WdfDmaTransactionSetMaximumLengthTableIndex: Type = 107;
    pub const WdfDmaTransactionGetRequestTableIndex: Type = 108;
    pub const WdfDmaTransactionGetCurrentDmaTransferLengthTableIndex: Type = 109;
    pub const WdfDmaTransactionGetDeviceTableIndex: Type = 110;
    pub const WdfDpcCreateTableIndex: Type = 111;
    pub const WdfDpcEnqueueTableIndex: Type = 112;
    pub const WdfDpcCancelTableIndex: Type = 113;
    pub const WdfDpcGetParentObjectTableIndex: Type = 114;
    pub const WdfDpcWdmGetDpcTableIndex: Type = 115;
    pub const WdfDriverCreateTableIndex: Type = 116;
    pub const WdfDriverGetRegistryPathTableIndex: Type = 117;
    pub const WdfDriverWdmGetDriverObjectTableIndex: Type = 118;
    pub const WdfDriverOpenParametersRegistryKeyTableIndex: Type = 119;
    pub const WdfWdmDriverGetWdfDriverHandleTableIndex: Type = 120;
    pub const WdfDriverRegisterTraceInfoTableIndex: Type = 121;
    pub const WdfDriverRetrieveVersionStringTableIndex: Type = 122;
    pub const WdfDriverIsVersionAvailableTableIndex: Type = 123;
    pub const WdfFdoInitWdmGetPhysicalDeviceTableIndex: Type = 124;
    pub const WdfFdoInitOpenRegistryKeyTableIndex: Type = 125;
    pub const WdfFdoInitQueryPropertyTableIndex: Type = 126;
    pub const WdfFdoInitAllocAndQueryPropertyTableIndex: Type = 127;
    pub const WdfFdoInitSetEventCallbacksTableIndex: Type = 128;
    pub const WdfFdoInitSetFilterTableIndex: Type = 129;
    pub const WdfFdoInitSetDefaultChildListConfigTableIndex: Type = 130;
    pub const WdfFdoQueryForInterfaceTableIndex: Type = 131;
    pub const WdfFdoGetDefaultChildListTableIndex: Type = 132;
    pub const WdfFdoAddStaticChildTableIndex: Type = 133;
    pub const WdfFdoLockStaticChildListForIterationTableIndex: Type = 134;
    pub const WdfFdoRetrieveNextStaticChildTableIndex: Type = 135;
    pub const WdfFdoUnlockStaticChildListFromIterationTableIndex: Type = 136;
    pub const WdfFileObjectGetFileNameTableIndex: Type = 137;
    pub const WdfFileObjectGetFlagsTableIndex: Type = 138;
    pub const WdfFileObjectGetDeviceTableIndex: Type = 139;
    pub const WdfFileObjectWdmGetFileObjectTableIndex: Type = 140;
    pub const WdfInterruptCreateTableIndex: Type = 141;
    pub const WdfInterruptQueueDpcForIsrTableIndex: Type = 142;
    pub const WdfInterruptSynchronizeTableIndex: Type = 143;
    pub const WdfInterruptAcquireLockTableIndex: Type = 144;
    pub const WdfInterruptReleaseLockTableIndex: Type = 145;
    pub const WdfInterruptEnableTableIndex: Type = 146;
    pub const WdfInterruptDisableTableIndex: Type = 147;
    pub const WdfInterruptWdmGetInterruptTableIndex: Type = 148;
    pub const WdfInterruptGetInfoTableIndex: Type = 149;
    pub const WdfInterruptSetPolicyTableIndex: Type = 150;
    pub const WdfInterruptGetDeviceTableIndex: Type = 151;
    pub const WdfIoQueueCreateTableIndex: Type = 152;
    pub const WdfIoQueueGetStateTableIndex: Type = 153;
    pub const WdfIoQueueStartTableIndex: Type = 154;
    pub const WdfIoQueueStopTableIndex: Type = 155;
    pub const WdfIoQueueStopSynchronouslyTableIndex: Type = 156;
    pub const WdfIoQueueGetDeviceTableIndex: Type = 157;
    pub const WdfIoQueueRetrieveNextRequestTableIndex: Type = 158;
    pub const WdfIoQueueRetrieveRequestByFileObjectTableIndex: Type = 159;
    pub const WdfIoQueueFindRequestTableIndex: Type = 160;
    pub const WdfIoQueueRetrieveFoundRequestTableIndex: Type = 161;
    pub const WdfIoQueueDrainSynchronouslyTableIndex: Type = 162;
    pub const WdfIoQueueDrainTableIndex: Type = 163;
    pub const WdfIoQueuePurgeSynchronouslyTableIndex: Type = 164;
    pub const WdfIoQueuePurgeTableIndex: Type = 165;
    pub const WdfIoQueueReadyNotifyTableIndex: Type = 166;
    pub const WdfIoTargetCreateTableIndex: Type = 167;
    pub const WdfIoTargetOpenTableIndex: Type = 168;
    pub const WdfIoTargetCloseForQueryRemoveTableIndex: Type = 169;
    pub const WdfIoTargetCloseTableIndex: Type = 170;
    pub const WdfIoTargetStartTableIndex: Type = 171;
    pub const WdfIoTargetStopTableIndex: Type = 172;
    pub const WdfIoTargetGetStateTableIndex: Type = 173;
    pub const WdfIoTargetGetDeviceTableIndex: Type = 174;
    pub const WdfIoTargetQueryTargetPropertyTableIndex: Type = 175;
    pub const WdfIoTargetAllocAndQueryTargetPropertyTableIndex: Type = 176;
    pub const WdfIoTargetQueryForInterfaceTableIndex: Type = 177;
    pub const WdfIoTargetWdmGetTargetDeviceObjectTableIndex: Type = 178;
    pub const WdfIoTargetWdmGetTargetPhysicalDeviceTableIndex: Type = 179;
    pub const WdfIoTargetWdmGetTargetFileObjectTableIndex: Type = 180;
    pub const WdfIoTargetWdmGetTargetFileHandleTableIndex: Type = 181;
    pub const WdfIoTargetSendReadSynchronouslyTableIndex: Type = 182;
    pub const WdfIoTargetFormatRequestForReadTableIndex: Type = 183;
    pub const WdfIoTargetSendWriteSynchronouslyTableIndex: Type = 184;
    pub const WdfIoTargetFormatRequestForWriteTableIndex: Type = 185;
    pub const WdfIoTargetSendIoctlSynchronouslyTableIndex: Type = 186;
    pub const WdfIoTargetFormatRequestForIoctlTableIndex: Type = 187;
    pub const WdfIoTargetSendInternalIoctlSynchronouslyTableIndex: Type = 188;
    pub const WdfIoTargetFormatRequestForInternalIoctlTableIndex: Type = 189;
    pub const WdfIoTargetSendInternalIoctlOthersSynchronouslyTableIndex: Type = 190;
    pub const WdfIoTargetFormatRequestForInternalIoctlOthersTableIndex: Type = 191;
    pub const WdfMemoryCreateTableIndex: Type = 192;
    pub const WdfMemoryCreatePreallocatedTableIndex: Type = 193;
    pub const WdfMemoryGetBufferTableIndex: Type = 194;
    pub const WdfMemoryAssignBufferTableIndex: Type = 195;
    pub const WdfMemoryCopyToBufferTableIndex: Type = 196;
    pub const WdfMemoryCopyFromBufferTableIndex: Type = 197;
    pub const WdfLookasideListCreateTableIndex: Type = 198;
    pub const WdfMemoryCreateFromLookasideTableIndex: Type = 199;
    pub const WdfDeviceMiniportCreateTableIndex: Type = 200;
    pub const WdfDriverMiniportUnloadTableIndex: Type = 201;
    pub const WdfObjectGetTypedContextWorkerTableIndex: Type = 202;
    pub const WdfObjectAllocateContextTableIndex: Type = 203;
    pub const WdfObjectContextGetObjectTableIndex: Type = 204;
    pub const WdfObjectReferenceActualTableIndex: Type = 205;
    pub const WdfObjectDereferenceActualTableIndex: Type = 206;
    pub const WdfObjectCreateTableIndex: Type = 207;
    pub const WdfObjectDeleteTableIndex: Type = 208;
    pub const WdfObjectQueryTableIndex: Type = 209;
    pub const WdfPdoInitAllocateTableIndex: Type = 210;
    pub const WdfPdoInitSetEventCallbacksTableIndex: Type = 211;
    pub const WdfPdoInitAssignDeviceIDTableIndex: Type = 212;
    pub const WdfPdoInitAssignInstanceIDTableIndex: Type = 213;
    pub const WdfPdoInitAddHardwareIDTableIndex: Type = 214;
    pub const WdfPdoInitAddCompatibleIDTableIndex: Type = 215;
    pub const WdfPdoInitAddDeviceTextTableIndex: Type = 216;
    pub const WdfPdoInitSetDefaultLocaleTableIndex: Type = 217;
    pub const WdfPdoInitAssignRawDeviceTableIndex: Type = 218;
    pub const WdfPdoMarkMissingTableIndex: Type = 219;
    pub const WdfPdoRequestEjectTableIndex: Type = 220;
    pub const WdfPdoGetParentTableIndex: Type = 221;
    pub const WdfPdoRetrieveIdentificationDescriptionTableIndex: Type = 222;
    pub const WdfPdoRetrieveAddressDescriptionTableIndex: Type = 223;
    pub const WdfPdoUpdateAddressDescriptionTableIndex: Type = 224;
    pub const WdfPdoAddEjectionRelationsPhysicalDeviceTableIndex: Type = 225;
    pub const WdfPdoRemoveEjectionRelationsPhysicalDeviceTableIndex: Type = 226;
    pub const WdfPdoClearEjectionRelationsDevicesTableIndex: Type = 227;
    pub const WdfDeviceAddQueryInterfaceTableIndex: Type = 228;
    pub const WdfRegistryOpenKeyTableIndex: Type = 229;
    pub const WdfRegistryCreateKeyTableIndex: Type = 230;
    pub const WdfRegistryCloseTableIndex: Type = 231;
    pub const WdfRegistryWdmGetHandleTableIndex: Type = 232;
    pub const WdfRegistryRemoveKeyTableIndex: Type = 233;
    pub const WdfRegistryRemoveValueTableIndex: Type = 234;
    pub const WdfRegistryQueryValueTableIndex: Type = 235;
    pub const WdfRegistryQueryMemoryTableIndex: Type = 236;
    pub const WdfRegistryQueryMultiStringTableIndex: Type = 237;
    pub const WdfRegistryQueryUnicodeStringTableIndex: Type = 238;
    pub const WdfRegistryQueryStringTableIndex: Type = 239;
    pub const WdfRegistryQueryULongTableIndex: Type = 240;
    pub const WdfRegistryAssignValueTableIndex: Type = 241;
    pub const WdfRegistryAssignMemoryTableIndex: Type = 242;
    pub const WdfRegistryAssignMultiStringTableIndex: Type = 243;
    pub const WdfRegistryAssignUnicodeStringTableIndex: Type = 244;
    pub const WdfRegistryAssignStringTableIndex: Type = 245;
    pub const WdfRegistryAssignULongTableIndex: Type = 246;
    pub const WdfRequestCreateTableIndex: Type = 247;
    pub const WdfRequestCreateFromIrpTableIndex: Type = 248;
    pub const WdfRequestReuseTableIndex: Type = 249;
    pub const WdfRequestChangeTargetTableIndex: Type = 250;
    pub const WdfRequestFormatRequestUsingCurrentTypeTableIndex: Type = 251;
    pub const WdfRequestWdmFormatUsingStackLocationTableIndex: Type = 252;
    pub const WdfRequestSendTableIndex: Type = 253;
    pub const WdfRequestGetStatusTableIndex: Type = 254;
    pub const WdfRequestMarkCancelableTableIndex: Type = 255;
    pub const WdfRequestUnmarkCancelableTableIndex: Type = 256;
    pub const WdfRequestIsCanceledTableIndex: Type = 257;
    pub const WdfRequestCancelSentRequestTableIndex: Type = 258;
    pub const WdfRequestIsFrom32BitProcessTableIndex: Type = 259;
    pub const WdfRequestSetCompletionRoutineTableIndex: Type = 260;
    pub const WdfRequestGetCompletionParamsTableIndex: Type = 261;
    pub const WdfRequestAllocateTimerTableIndex: Type = 262;
    pub const WdfRequestCompleteTableIndex: Type = 263;
    pub const WdfRequestCompleteWithPriorityBoostTableIndex: Type = 264;
    pub const WdfRequestCompleteWithInformationTableIndex: Type = 265;
    pub const WdfRequestGetParametersTableIndex: Type = 266;
    pub const WdfRequestRetrieveInputMemoryTableIndex: Type = 267;
    pub const WdfRequestRetrieveOutputMemoryTableIndex: Type = 268;
    pub const WdfRequestRetrieveInputBufferTableIndex: Type = 269;
    pub const WdfRequestRetrieveOutputBufferTableIndex: Type = 270;
    pub const WdfRequestRetrieveInputWdmMdlTableIndex: Type = 271;
    pub const WdfRequestRetrieveOutputWdmMdlTableIndex: Type = 272;
    pub const WdfRequestRetrieveUnsafeUserInputBufferTableIndex: Type = 273;
    pub const WdfRequestRetrieveUnsafeUserOutputBufferTableIndex: Type = 274;
    pub const WdfRequestSetInformationTableIndex: Type = 275;
    pub const WdfRequestGetInformationTableIndex: Type = 276;
    pub const WdfRequestGetFileObjectTableIndex: Type = 277;
    pub const WdfRequestProbeAndLockUserBufferForReadTableIndex: Type = 278;
    pub const WdfRequestProbeAndLockUserBufferForWriteTableIndex: Type = 279;
    pub const WdfRequestGetRequestorModeTableIndex: Type = 280;
    pub const WdfRequestForwardToIoQueueTableIndex: Type = 281;
    pub const WdfRequestGetIoQueueTableIndex: Type = 282;
    pub const WdfRequestRequeueTableIndex: Type = 283;
    pub const WdfRequestStopAcknowledgeTableIndex: Type = 284;
    pub const WdfRequestWdmGetIrpTableIndex: Type = 285;
    pub const WdfIoResourceRequirementsListSetSlotNumberTableIndex: Type = 286;
    pub const WdfIoResourceRequirementsListSetInterfaceTypeTableIndex: Type = 287;
    pub const WdfIoResourceRequirementsListAppendIoResListTableIndex: Type = 288;
    pub const WdfIoResourceRequirementsListInsertIoResListTableIndex: Type = 289;
    pub const WdfIoResourceRequirementsListGetCountTableIndex: Type = 290;
    pub const WdfIoResourceRequirementsListGetIoResListTableIndex: Type = 291;
    pub const WdfIoResourceRequirementsListRemoveTableIndex: Type = 292;
    pub const WdfIoResourceRequirementsListRemoveByIoResListTableIndex: Type = 293;
    pub const WdfIoResourceListCreateTableIndex: Type = 294;
    pub const WdfIoResourceListAppendDescriptorTableIndex: Type = 295;
    pub const WdfIoResourceListInsertDescriptorTableIndex: Type = 296;
    pub const WdfIoResourceListUpdateDescriptorTableIndex: Type = 297;
    pub const WdfIoResourceListGetCountTableIndex: Type = 298;
    pub const WdfIoResourceListGetDescriptorTableIndex: Type = 299;
    pub const WdfIoResourceListRemoveTableIndex: Type = 300;
    pub const WdfIoResourceListRemoveByDescriptorTableIndex: Type = 301;
    pub const WdfCmResourceListAppendDescriptorTableIndex: Type = 302;
    pub const WdfCmResourceListInsertDescriptorTableIndex: Type = 303;
    pub const WdfCmResourceListGetCountTableIndex: Type = 304;
    pub const WdfCmResourceListGetDescriptorTableIndex: Type = 305;
    pub const WdfCmResourceListRemoveTableIndex: Type = 306;
    pub const WdfCmResourceListRemoveByDescriptorTableIndex: Type = 307;
    pub const WdfStringCreateTableIndex: Type = 308;
    pub const WdfStringGetUnicodeStringTableIndex: Type = 309;
    pub const WdfObjectAcquireLockTableIndex: Type = 310;
    pub const WdfObjectReleaseLockTableIndex: Type = 311;
    pub const WdfWaitLockCreateTableIndex: Type = 312;
    pub const WdfWaitLockAcquireTableIndex: Type = 313;
    pub const WdfWaitLockReleaseTableIndex: Type = 314;
    pub const WdfSpinLockCreateTableIndex: Type = 315;
    pub const WdfSpinLockAcquireTableIndex: Type = 316;
    pub const WdfSpinLockReleaseTableIndex: Type = 317;
    pub const WdfTimerCreateTableIndex: Type = 318;
    pub const WdfTimerStartTableIndex: Type = 319;
    pub const WdfTimerStopTableIndex: Type = 320;
    pub const WdfTimerGetParentObjectTableIndex: Type = 321;
    pub const WdfUsbTargetDeviceCreateTableIndex: Type = 322;
    pub const WdfUsbTargetDeviceRetrieveInformationTableIndex: Type = 323;
    pub const WdfUsbTargetDeviceGetDeviceDescriptorTableIndex: Type = 324;
    pub const WdfUsbTargetDeviceRetrieveConfigDescriptorTableIndex: Type = 325;
    pub const WdfUsbTargetDeviceQueryStringTableIndex: Type = 326;
    pub const WdfUsbTargetDeviceAllocAndQueryStringTableIndex: Type = 327;
    pub const WdfUsbTargetDeviceFormatRequestForStringTableIndex: Type = 328;
    pub const WdfUsbTargetDeviceGetNumInterfacesTableIndex: Type = 329;
    pub const WdfUsbTargetDeviceSelectConfigTableIndex: Type = 330;
    pub const WdfUsbTargetDeviceWdmGetConfigurationHandleTableIndex: Type = 331;
    pub const WdfUsbTargetDeviceRetrieveCurrentFrameNumberTableIndex: Type = 332;
    pub const WdfUsbTargetDeviceSendControlTransferSynchronouslyTableIndex: Type = 333;
    pub const WdfUsbTargetDeviceFormatRequestForControlTransferTableIndex: Type = 334;
    pub const WdfUsbTargetDeviceIsConnectedSynchronousTableIndex: Type = 335;
    pub const WdfUsbTargetDeviceResetPortSynchronouslyTableIndex: Type = 336;
    pub const WdfUsbTargetDeviceCyclePortSynchronouslyTableIndex: Type = 337;
    pub const WdfUsbTargetDeviceFormatRequestForCyclePortTableIndex: Type = 338;
    pub const WdfUsbTargetDeviceSendUrbSynchronouslyTableIndex: Type = 339;
    pub const WdfUsbTargetDeviceFormatRequestForUrbTableIndex: Type = 340;
    pub const WdfUsbTargetPipeGetInformationTableIndex: Type = 341;
    pub const WdfUsbTargetPipeIsInEndpointTableIndex: Type = 342;
    pub const WdfUsbTargetPipeIsOutEndpointTableIndex: Type = 343;
    pub const WdfUsbTargetPipeGetTypeTableIndex: Type = 344;
    pub const WdfUsbTargetPipeSetNoMaximumPacketSizeCheckTableIndex: Type = 345;
    pub const WdfUsbTargetPipeWriteSynchronouslyTableIndex: Type = 346;
    pub const WdfUsbTargetPipeFormatRequestForWriteTableIndex: Type = 347;
    pub const WdfUsbTargetPipeReadSynchronouslyTableIndex: Type = 348;
    pub const WdfUsbTargetPipeFormatRequestForReadTableIndex: Type = 349;
    pub const WdfUsbTargetPipeConfigContinuousReaderTableIndex: Type = 350;
    pub const WdfUsbTargetPipeAbortSynchronouslyTableIndex: Type = 351;
    pub const WdfUsbTargetPipeFormatRequestForAbortTableIndex: Type = 352;
    pub const WdfUsbTargetPipeResetSynchronouslyTableIndex: Type = 353;
    pub const WdfUsbTargetPipeFormatRequestForResetTableIndex: Type = 354;
    pub const WdfUsbTargetPipeSendUrbSynchronouslyTableIndex: Type = 355;
    pub const WdfUsbTargetPipeFormatRequestForUrbTableIndex: Type = 356;
    pub const WdfUsbInterfaceGetInterfaceNumberTableIndex: Type = 357;
    pub const WdfUsbInterfaceGetNumEndpointsTableIndex: Type = 358;
    pub const WdfUsbInterfaceGetDescriptorTableIndex: Type = 359;
    pub const WdfUsbInterfaceSelectSettingTableIndex: Type = 360;
    pub const WdfUsbInterfaceGetEndpointInformationTableIndex: Type = 361;
    pub const WdfUsbTargetDeviceGetInterfaceTableIndex: Type = 362;
    pub const WdfUsbInterfaceGetConfiguredSettingIndexTableIndex: Type = 363;
    pub const WdfUsbInterfaceGetNumConfiguredPipesTableIndex: Type = 364;
    pub const WdfUsbInterfaceGetConfiguredPipeTableIndex: Type = 365;
    pub const WdfUsbTargetPipeWdmGetPipeHandleTableIndex: Type = 366;
    pub const WdfVerifierDbgBreakPointTableIndex: Type = 367;
    pub const WdfVerifierKeBugCheckTableIndex: Type = 368;
    pub const WdfWmiProviderCreateTableIndex: Type = 369;
    pub const WdfWmiProviderGetDeviceTableIndex: Type = 370;
    pub const WdfWmiProviderIsEnabledTableIndex: Type = 371;
    pub const WdfWmiProviderGetTracingHandleTableIndex: Type = 372;
    pub const WdfWmiInstanceCreateTableIndex: Type = 373;
    pub const WdfWmiInstanceRegisterTableIndex: Type = 374;
    pub const WdfWmiInstanceDeregisterTableIndex: Type = 375;
    pub const WdfWmiInstanceGetDeviceTableIndex: Type = 376;
    pub const WdfWmiInstanceGetProviderTableIndex: Type = 377;
    pub const WdfWmiInstanceFireEventTableIndex: Type = 378;
    pub const WdfWorkItemCreateTableIndex: Type = 379;
    pub const WdfWorkItemEnqueueTableIndex: Type = 380;
    pub const WdfWorkItemGetParentObjectTableIndex: Type = 381;
    pub const WdfWorkItemFlushTableIndex: Type = 382;
    pub const WdfCommonBufferCreateWithConfigTableIndex: Type = 383;
    pub const WdfDmaEnablerGetFragmentLengthTableIndex: Type = 384;
    pub const WdfDmaEnablerWdmGetDmaAdapterTableIndex: Type = 385;
    pub const WdfUsbInterfaceGetNumSettingsTableIndex: Type = 386;
    pub const WdfDeviceRemoveDependentUsageDeviceObjectTableIndex: Type = 387;
    pub const WdfDeviceGetSystemPowerActionTableIndex: Type = 388;
    pub const WdfInterruptSetExtendedPolicyTableIndex: Type = 389;
    pub const WdfIoQueueAssignForwardProgressPolicyTableIndex: Type = 390;
    pub const WdfPdoInitAssignContainerIDTableIndex: Type = 391;
    pub const WdfPdoInitAllowForwardingRequestToParentTableIndex: Type = 392;
    pub const WdfRequestMarkCancelableExTableIndex: Type = 393;
    pub const WdfRequestIsReservedTableIndex: Type = 394;
    pub const WdfRequestForwardToParentDeviceIoQueueTableIndex: Type = 395;
    pub const WdfCxDeviceInitAllocateTableIndex: Type = 396;
    pub const WdfCxDeviceInitAssignWdmIrpPreprocessCallbackTableIndex: Type = 397;
    pub const WdfCxDeviceInitSetIoInCallerContextCallbackTableIndex: Type = 398;
    pub const WdfCxDeviceInitSetRequestAttributesTableIndex: Type = 399;
    pub const WdfCxDeviceInitSetFileObjectConfigTableIndex: Type = 400;
    pub const WdfDeviceWdmDispatchIrpTableIndex: Type = 401;
    pub const WdfDeviceWdmDispatchIrpToIoQueueTableIndex: Type = 402;
    pub const WdfDeviceInitSetRemoveLockOptionsTableIndex: Type = 403;
    pub const WdfDeviceConfigureWdmIrpDispatchCallbackTableIndex: Type = 404;
    pub const WdfDmaEnablerConfigureSystemProfileTableIndex: Type = 405;
    pub const WdfDmaTransactionInitializeUsingOffsetTableIndex: Type = 406;
    pub const WdfDmaTransactionGetTransferInfoTableIndex: Type = 407;
    pub const WdfDmaTransactionSetChannelConfigurationCallbackTableIndex: Type = 408;
    pub const WdfDmaTransactionSetTransferCompleteCallbackTableIndex: Type = 409;
    pub const WdfDmaTransactionSetImmediateExecutionTableIndex: Type = 410;
    pub const WdfDmaTransactionAllocateResourcesTableIndex: Type = 411;
    pub const WdfDmaTransactionSetDeviceAddressOffsetTableIndex: Type = 412;
    pub const WdfDmaTransactionFreeResourcesTableIndex: Type = 413;
    pub const WdfDmaTransactionCancelTableIndex: Type = 414;
    pub const WdfDmaTransactionWdmGetTransferContextTableIndex: Type = 415;
    pub const WdfInterruptQueueWorkItemForIsrTableIndex: Type = 416;
    pub const WdfInterruptTryToAcquireLockTableIndex: Type = 417;
    pub const WdfIoQueueStopAndPurgeTableIndex: Type = 418;
    pub const WdfIoQueueStopAndPurgeSynchronouslyTableIndex: Type = 419;
    pub const WdfIoTargetPurgeTableIndex: Type = 420;
    pub const WdfUsbTargetDeviceCreateWithParametersTableIndex: Type = 421;
    pub const WdfUsbTargetDeviceQueryUsbCapabilityTableIndex: Type = 422;
    pub const WdfUsbTargetDeviceCreateUrbTableIndex: Type = 423;
    pub const WdfUsbTargetDeviceCreateIsochUrbTableIndex: Type = 424;
    pub const WdfDeviceWdmAssignPowerFrameworkSettingsTableIndex: Type = 425;
    pub const WdfDmaTransactionStopSystemTransferTableIndex: Type = 426;
    pub const WdfCxVerifierKeBugCheckTableIndex: Type = 427;
    pub const WdfInterruptReportActiveTableIndex: Type = 428;
    pub const WdfInterruptReportInactiveTableIndex: Type = 429;
    pub const WdfDeviceInitSetReleaseHardwareOrderOnFailureTableIndex: Type = 430;
    pub const WdfGetTriageInfoTableIndex: Type = 431;
    pub const WdfDeviceInitSetIoTypeExTableIndex: Type = 432;
    pub const WdfDeviceQueryPropertyExTableIndex: Type = 433;
    pub const WdfDeviceAllocAndQueryPropertyExTableIndex: Type = 434;
    pub const WdfDeviceAssignPropertyTableIndex: Type = 435;
    pub const WdfFdoInitQueryPropertyExTableIndex: Type = 436;
    pub const WdfFdoInitAllocAndQueryPropertyExTableIndex: Type = 437;
    pub const WdfDeviceStopIdleActualTableIndex: Type = 438;
    pub const WdfDeviceResumeIdleActualTableIndex: Type = 439;
    pub const WdfDeviceGetSelfIoTargetTableIndex: Type = 440;
    pub const WdfDeviceInitAllowSelfIoTargetTableIndex: Type = 441;
    pub const WdfIoTargetSelfAssignDefaultIoQueueTableIndex: Type = 442;
    pub const WdfDeviceOpenDevicemapKeyTableIndex: Type = 443;
    pub const WdfDmaTransactionSetSingleTransferRequirementTableIndex: Type = 444;
    pub const WdfCxDeviceInitSetPnpPowerEventCallbacksTableIndex: Type = 445;
    pub const WdfFileObjectGetInitiatorProcessIdTableIndex: Type = 446;
    pub const WdfRequestGetRequestorProcessIdTableIndex: Type = 447;
    pub const WdfDeviceRetrieveCompanionTargetTableIndex: Type = 448;
    pub const WdfCompanionTargetSendTaskSynchronouslyTableIndex: Type = 449;
    pub const WdfCompanionTargetWdmGetCompanionProcessTableIndex: Type = 450;
    pub const WdfDriverOpenPersistentStateRegistryKeyTableIndex: Type = 451;
    pub const WdfDriverErrorReportApiMissingTableIndex: Type = 452;
    pub const WdfPdoInitRemovePowerDependencyOnParentTableIndex: Type = 453;
    pub const WdfCxDeviceInitAllocateContextTableIndex: Type = 454;
    pub const WdfCxDeviceInitGetTypedContextWorkerTableIndex: Type = 455;
    pub const WdfCxDeviceInitSetPowerPolicyEventCallbacksTableIndex: Type = 456;
    pub const WdfDeviceSetDeviceInterfaceStateExTableIndex: Type = 457;
    pub const WdfFunctionTableNumEntries: Type = 458;
}
pub use self::_WDFFUNCENUM::Type as WDFFUNCENUM;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDFMEMORY_OFFSET {
    pub BufferOffset: usize,
    pub BufferLength: usize,
}
crate::zeroed::default_is_zeroed!(_WDFMEMORY_OFFSET);

pub mod _WDFSTRUCTENUM {
    pub type Type = ::core::ffi::c_int;
    pub const INDEX_WDF_CHILD_ADDRESS_DESCRIPTION_HEADER: Type = 0;
    pub const INDEX_WDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER: Type = 1;
    pub const INDEX_WDF_CHILD_LIST_CONFIG: Type = 2;
    pub const INDEX_WDF_CHILD_LIST_ITERATOR: Type = 3;
    pub const INDEX_WDF_CHILD_RETRIEVE_INFO: Type = 4;
    pub const INDEX_WDF_CLASS_BIND_INFO: Type = 5;
    pub const INDEX_WDF_CLASS_BIND_INFO2: Type = 6;
    pub const INDEX_WDF_CLASS_EXTENSION_DESCRIPTOR: Type = 7;
    pub const INDEX_WDF_CLASS_LIBRARY_INFO: Type = 8;
    pub const INDEX_WDF_CLASS_VERSION: Type = 9;
    pub const INDEX_WDF_COMMON_BUFFER_CONFIG: Type = 10;
    pub const INDEX_WDF_CUSTOM_TYPE_CONTEXT: Type = 11;
    pub const INDEX_WDF_DEVICE_PNP_CAPABILITIES: Type = 12;
    pub const INDEX_WDF_DEVICE_PNP_NOTIFICATION_DATA: Type = 13;
    pub const INDEX_WDF_DEVICE_POWER_CAPABILITIES: Type = 14;
    pub const INDEX_WDF_DEVICE_POWER_NOTIFICATION_DATA: Type = 15;
    pub const INDEX_WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS: Type = 16;
    pub const INDEX_WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA: Type = 17;
    pub const INDEX_WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS: Type = 18;
    pub const INDEX_WDF_DEVICE_PROPERTY_DATA: Type = 19;
    pub const INDEX_WDF_DEVICE_STATE: Type = 20;
    pub const INDEX_WDF_DMA_ENABLER_CONFIG: Type = 21;
    pub const INDEX_WDF_DMA_SYSTEM_PROFILE_CONFIG: Type = 22;
    pub const INDEX_WDF_DPC_CONFIG: Type = 23;
    pub const INDEX_WDF_DRIVER_CONFIG: Type = 24;
    pub const INDEX_WDF_DRIVER_GLOBALS: Type = 25;
    pub const INDEX_WDF_DRIVER_VERSION_AVAILABLE_PARAMS: Type = 26;
    pub const INDEX_WDF_FDO_EVENT_CALLBACKS: Type = 27;
    pub const INDEX_WDF_FILEOBJECT_CONFIG: Type = 28;
    pub const INDEX_WDF_INTERRUPT_CONFIG: Type = 29;
    pub const INDEX_WDF_INTERRUPT_EXTENDED_POLICY: Type = 30;
    pub const INDEX_WDF_INTERRUPT_INFO: Type = 31;
    pub const INDEX_WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS: Type = 32;
    pub const INDEX_WDF_IO_QUEUE_CONFIG: Type = 33;
    pub const INDEX_WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY: Type = 34;
    pub const INDEX_WDF_IO_TARGET_OPEN_PARAMS: Type = 35;
    pub const INDEX_WDF_IO_TYPE_CONFIG: Type = 36;
    pub const INDEX_WDF_MEMORY_DESCRIPTOR: Type = 37;
    pub const INDEX_WDF_OBJECT_ATTRIBUTES: Type = 38;
    pub const INDEX_WDF_OBJECT_CONTEXT_TYPE_INFO: Type = 39;
    pub const INDEX_WDF_PDO_EVENT_CALLBACKS: Type = 40;
    pub const INDEX_WDF_PNPPOWER_EVENT_CALLBACKS: Type = 41;
    pub const INDEX_WDF_POWER_FRAMEWORK_SETTINGS: Type = 42;
    pub const INDEX_WDF_POWER_POLICY_EVENT_CALLBACKS: Type = 43;
    pub const INDEX_WDF_POWER_ROUTINE_TIMED_OUT_DATA: Type = 44;
    pub const INDEX_WDF_QUERY_INTERFACE_CONFIG: Type = 45;
    pub const INDEX_WDF_QUEUE_FATAL_ERROR_DATA: Type = 46;
    pub const INDEX_WDF_REMOVE_LOCK_OPTIONS: Type = 47;
    pub const INDEX_WDF_REQUEST_COMPLETION_PARAMS: Type = 48;
    pub const INDEX_WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH_DATA: Type = 49;
    pub const INDEX_WDF_REQUEST_FORWARD_OPTIONS: Type = 50;
    pub const INDEX_WDF_REQUEST_PARAMETERS: Type = 51;
    pub const INDEX_WDF_REQUEST_REUSE_PARAMS: Type = 52;
    pub const INDEX_WDF_REQUEST_SEND_OPTIONS: Type = 53;
    pub const INDEX_WDF_TASK_SEND_OPTIONS: Type = 54;
    pub const INDEX_WDF_TIMER_CONFIG: Type = 55;
    pub const INDEX_WDF_TRIAGE_INFO: Type = 56;
    pub const INDEX_WDF_USB_CONTINUOUS_READER_CONFIG: Type = 57;
    pub const INDEX_WDF_USB_DEVICE_CREATE_CONFIG: Type = 58;
    pub const INDEX_WDF_USB_DEVICE_INFORMATION: Type = 59;
    pub const INDEX_WDF_USB_DEVICE_SELECT_CONFIG_PARAMS: Type = 60;
    pub const INDEX_WDF_USB_INTERFACE_SELECT_SETTING_PARAMS: Type = 61;
    pub const INDEX_WDF_USB_INTERFACE_SETTING_PAIR: Type = 62;
    pub const INDEX_WDF_USB_PIPE_INFORMATION: Type = 63;
    pub const INDEX_WDF_USB_REQUEST_COMPLETION_PARAMS: Type = 64;
    pub const INDEX_WDF_WMI_INSTANCE_CONFIG: Type = 65;
    pub const INDEX_WDF_WMI_PROVIDER_CONFIG: Type = 66;
    pub const INDEX_WDF_WORKITEM_CONFIG: Type = 67;
    pub const INDEX_WDFCONTEXT_TRIAGE_INFO: Type = 68;
    pub const INDEX_WDFCONTEXTTYPE_TRIAGE_INFO: Type = 69;
    pub const INDEX_WDFCX_FILEOBJECT_CONFIG: Type = 70;
    pub const INDEX_WDFCX_PNPPOWER_EVENT_CALLBACKS: Type = 71;
    pub const INDEX_WDFDEVICE_TRIAGE_INFO: Type = 72;
    pub const INDEX_WDFFWDPROGRESS_TRIAGE_INFO: Type = 73;
    pub const INDEX_WDFIRP_TRIAGE_INFO: Type = 74;
    pub const INDEX_WDFIRPQUEUE_TRIAGE_INFO: Type = 75;
    pub const INDEX_WDFMEMORY_OFFSET: Type = 76;
    pub const INDEX_WDFOBJECT_TRIAGE_INFO: Type = 77;
    pub const INDEX_WDFQUEUE_TRIAGE_INFO: Type = 78;
    pub const INDEX_WDFREQUEST_TRIAGE_INFO: Type = 79;
    pub const INDEX_WDFCX_POWER_POLICY_EVENT_CALLBACKS: Type = 80;
    pub const WDF_STRUCTURE_TABLE_NUM_ENTRIES: Type = 81;
}
pub use self::_WDFSTRUCTENUM::Type as WDFSTRUCTENUM;

pub mod _WDF_BUGCHECK_CODES {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_POWER_ROUTINE_TIMED_OUT: Type = 1;
    pub const WDF_RECURSIVE_LOCK: Type = 2;
    pub const WDF_VERIFIER_FATAL_ERROR: Type = 3;
    pub const WDF_REQUIRED_PARAMETER_IS_NULL: Type = 4;
    pub const WDF_INVALID_HANDLE: Type = 5;
    pub const WDF_REQUEST_FATAL_ERROR: Type = 6;
    pub const WDF_OBJECT_ERROR: Type = 7;
    pub const WDF_DMA_FATAL_ERROR: Type = 8;
    pub const WDF_INVALID_INTERRUPT: Type = 9;
    pub const WDF_QUEUE_FATAL_ERROR: Type = 10;
    pub const WDF_INVALID_LOCK_OPERATION: Type = 11;
    pub const WDF_PNP_FATAL_ERROR: Type = 12;
    pub const WDF_POWER_MULTIPLE_PPO: Type = 13;
    pub const WDF_VERIFIER_IRQL_MISMATCH: Type = 14;
    pub const WDF_VERIFIER_CRITICAL_REGION_MISMATCH: Type = 15;
    pub const WDF_API_UNAVAILABLE: Type = 16;
}
pub use self::_WDF_BUGCHECK_CODES::Type as WDF_BUGCHECK_CODES;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_CHILD_ADDRESS_DESCRIPTION_HEADER {
    pub AddressDescriptionSize: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_CHILD_ADDRESS_DESCRIPTION_HEADER);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER {
    pub IdentificationDescriptionSize: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_CHILD_LIST_CONFIG {
    pub Size: ULONG,
    pub IdentificationDescriptionSize: ULONG,
    pub AddressDescriptionSize: ULONG,
    pub EvtChildListCreateDevice: PFN_WDF_CHILD_LIST_CREATE_DEVICE,
    pub EvtChildListScanForChildren: PFN_WDF_CHILD_LIST_SCAN_FOR_CHILDREN,
    pub EvtChildListIdentificationDescriptionCopy: PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_COPY,
    pub EvtChildListIdentificationDescriptionDuplicate: PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_DUPLICATE,
    pub EvtChildListIdentificationDescriptionCleanup: PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_CLEANUP,
    pub EvtChildListIdentificationDescriptionCompare: PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_COMPARE,
    pub EvtChildListAddressDescriptionCopy: PFN_WDF_CHILD_LIST_ADDRESS_DESCRIPTION_COPY,
    pub EvtChildListAddressDescriptionDuplicate: PFN_WDF_CHILD_LIST_ADDRESS_DESCRIPTION_DUPLICATE,
    pub EvtChildListAddressDescriptionCleanup: PFN_WDF_CHILD_LIST_ADDRESS_DESCRIPTION_CLEANUP,
    pub EvtChildListDeviceReenumerated: PFN_WDF_CHILD_LIST_DEVICE_REENUMERATED,
}
crate::zeroed::default_is_zeroed!(_WDF_CHILD_LIST_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_CHILD_LIST_ITERATOR {
    pub Size: ULONG,
    pub Flags: ULONG,
    pub Reserved: [PVOID; 4usize],
}
crate::zeroed::default_is_zeroed!(_WDF_CHILD_LIST_ITERATOR);

pub mod _WDF_CHILD_LIST_RETRIEVE_DEVICE_STATUS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfChildListRetrieveDeviceUndefined: Type = 0;
    pub const WdfChildListRetrieveDeviceSuccess: Type = 1;
    pub const WdfChildListRetrieveDeviceNotYetCreated: Type = 2;
    pub const WdfChildListRetrieveDeviceNoSuchDevice: Type = 3;
}
pub use self::_WDF_CHILD_LIST_RETRIEVE_DEVICE_STATUS::Type as WDF_CHILD_LIST_RETRIEVE_DEVICE_STATUS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_CHILD_RETRIEVE_INFO {
    pub Size: ULONG,
    pub IdentificationDescription: PWDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER,
    pub AddressDescription: PWDF_CHILD_ADDRESS_DESCRIPTION_HEADER,
    pub Status: WDF_CHILD_LIST_RETRIEVE_DEVICE_STATUS,
    pub EvtChildListIdentificationDescriptionCompare: PFN_WDF_CHILD_LIST_IDENTIFICATION_DESCRIPTION_COMPARE,
}
crate::zeroed::default_is_zeroed!(_WDF_CHILD_RETRIEVE_INFO);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_COMMON_BUFFER_CONFIG {
    pub Size: ULONG,
    pub AlignmentRequirement: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_COMMON_BUFFER_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_CUSTOM_TYPE_CONTEXT {
    pub Size: ULONG,
    pub Data: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_WDF_CUSTOM_TYPE_CONTEXT);

pub mod _WDF_DEVICE_FAILED_ACTION {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDeviceFailedUndefined: Type = 0;
    pub const WdfDeviceFailedAttemptRestart: Type = 1;
    pub const WdfDeviceFailedNoRestart: Type = 2;
}
pub use self::_WDF_DEVICE_FAILED_ACTION::Type as WDF_DEVICE_FAILED_ACTION;

pub mod _WDF_DEVICE_IO_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDeviceIoUndefined: Type = 0;
    pub const WdfDeviceIoNeither: Type = 1;
    pub const WdfDeviceIoBuffered: Type = 2;
    pub const WdfDeviceIoDirect: Type = 3;
    pub const WdfDeviceIoBufferedOrDirect: Type = 4;
    pub const WdfDeviceIoMaximum: Type = 5;
}
pub use self::_WDF_DEVICE_IO_TYPE::Type as WDF_DEVICE_IO_TYPE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_PNP_CAPABILITIES {
    pub Size: ULONG,
    pub LockSupported: WDF_TRI_STATE,
    pub EjectSupported: WDF_TRI_STATE,
    pub Removable: WDF_TRI_STATE,
    pub DockDevice: WDF_TRI_STATE,
    pub UniqueID: WDF_TRI_STATE,
    pub SilentInstall: WDF_TRI_STATE,
    pub SurpriseRemovalOK: WDF_TRI_STATE,
    pub HardwareDisabled: WDF_TRI_STATE,
    pub NoDisplayInUI: WDF_TRI_STATE,
    pub Address: ULONG,
    pub UINumber: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_PNP_CAPABILITIES);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_DEVICE_PNP_NOTIFICATION_DATA {
    pub Type: WDF_STATE_NOTIFICATION_TYPE,
    pub Data: _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_PNP_NOTIFICATION_DATA);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1 {
    pub EnterState: _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1,
    pub PostProcessState: _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2,
    pub LeaveState: _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1 {
    pub CurrentState: WDF_DEVICE_PNP_STATE,
    pub NewState: WDF_DEVICE_PNP_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2 {
    pub CurrentState: WDF_DEVICE_PNP_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3 {
    pub CurrentState: WDF_DEVICE_PNP_STATE,
    pub NewState: WDF_DEVICE_PNP_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_PNP_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3);

pub mod _WDF_DEVICE_PNP_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDevStatePnpInvalid: Type = 0;
    pub const WdfDevStatePnpObjectCreated: Type = 256;
    pub const WdfDevStatePnpCheckForDevicePresence: Type = 257;
    pub const WdfDevStatePnpEjectFailed: Type = 258;
    pub const WdfDevStatePnpEjectHardware: Type = 259;
    pub const WdfDevStatePnpEjectedWaitingForRemove: Type = 260;
    pub const WdfDevStatePnpInit: Type = 261;
    pub const WdfDevStatePnpInitStarting: Type = 262;
    pub const WdfDevStatePnpInitSurpriseRemoved: Type = 263;
    pub const WdfDevStatePnpHardwareAvailable: Type = 264;
    pub const WdfDevStatePnpEnableInterfaces: Type = 265;
    pub const WdfDevStatePnpHardwareAvailablePowerPolicyFailed: Type = 266;
    pub const WdfDevStatePnpQueryRemoveAskDriver: Type = 267;
    pub const WdfDevStatePnpQueryRemovePending: Type = 268;
    pub const WdfDevStatePnpQueryRemoveStaticCheck: Type = 269;
    pub const WdfDevStatePnpQueriedRemoving: Type = 270;
    pub const WdfDevStatePnpQueryStopAskDriver: Type = 271;
    pub const WdfDevStatePnpQueryStopPending: Type = 272;
    pub const WdfDevStatePnpQueryStopStaticCheck: Type = 273;
    pub const WdfDevStatePnpQueryCanceled: Type = 274;
    pub const WdfDevStatePnpRemoved: Type = 275;
    pub const WdfDevStatePnpPdoRemoved: Type = 276;
    pub const WdfDevStatePnpRemovedPdoWait: Type = 277;
    pub const WdfDevStatePnpRemovedPdoSurpriseRemoved: Type = 278;
    pub const WdfDevStatePnpRemovingDisableInterfaces: Type = 279;
    pub const WdfDevStatePnpRestarting: Type = 280;
    pub const WdfDevStatePnpStarted: Type = 281;
    pub const WdfDevStatePnpStartedCancelStop: Type = 282;
    pub const WdfDevStatePnpStartedCancelRemove: Type = 283;
    pub const WdfDevStatePnpStartedRemoving: Type = 284;
    pub const WdfDevStatePnpStartingFromStopped: Type = 285;
    pub const WdfDevStatePnpStopped: Type = 286;
    pub const WdfDevStatePnpStoppedWaitForStartCompletion: Type = 287;
    pub const WdfDevStatePnpStartedStopping: Type = 288;
    pub const WdfDevStatePnpSurpriseRemove: Type = 289;
    pub const WdfDevStatePnpInitQueryRemove: Type = 290;
    pub const WdfDevStatePnpInitQueryRemoveCanceled: Type = 291;
    pub const WdfDevStatePnpFdoRemoved: Type = 292;
    pub const WdfDevStatePnpRemovedWaitForChildren: Type = 293;
    pub const WdfDevStatePnpQueriedSurpriseRemove: Type = 294;
    pub const WdfDevStatePnpSurpriseRemoveIoStarted: Type = 295;
    pub const WdfDevStatePnpFailedPowerDown: Type = 296;
    pub const WdfDevStatePnpFailedIoStarting: Type = 297;
    pub const WdfDevStatePnpFailedOwnHardware: Type = 298;
    pub const WdfDevStatePnpFailed: Type = 299;
    pub const WdfDevStatePnpFailedSurpriseRemoved: Type = 300;
    pub const WdfDevStatePnpFailedStarted: Type = 301;
    pub const WdfDevStatePnpFailedWaitForRemove: Type = 302;
    pub const WdfDevStatePnpFailedInit: Type = 303;
    pub const WdfDevStatePnpPdoInitFailed: Type = 304;
    pub const WdfDevStatePnpRestart: Type = 305;
    pub const WdfDevStatePnpRestartReleaseHardware: Type = 306;
    pub const WdfDevStatePnpRestartHardwareAvailable: Type = 307;
    pub const WdfDevStatePnpPdoRestart: Type = 308;
    pub const WdfDevStatePnpFinal: Type = 309;
    pub const WdfDevStatePnpRemovedChildrenRemoved: Type = 310;
    pub const WdfDevStatePnpQueryRemoveEnsureDeviceAwake: Type = 311;
    pub const WdfDevStatePnpQueryStopEnsureDeviceAwake: Type = 312;
    pub const WdfDevStatePnpFailedPowerPolicyRemoved: Type = 313;
    pub const WdfDevStatePnpNull: Type = 314;
}
pub use self::_WDF_DEVICE_PNP_STATE::Type as WDF_DEVICE_PNP_STATE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_CAPABILITIES {
    pub Size: ULONG,
    pub DeviceD1: WDF_TRI_STATE,
    pub DeviceD2: WDF_TRI_STATE,
    pub WakeFromD0: WDF_TRI_STATE,
    pub WakeFromD1: WDF_TRI_STATE,
    pub WakeFromD2: WDF_TRI_STATE,
    pub WakeFromD3: WDF_TRI_STATE,
    pub DeviceState: [DEVICE_POWER_STATE; 7usize],
    pub DeviceWake: DEVICE_POWER_STATE,
    pub SystemWake: SYSTEM_POWER_STATE,
    pub D1Latency: ULONG,
    pub D2Latency: ULONG,
    pub D3Latency: ULONG,
    pub IdealDxStateForSx: DEVICE_POWER_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_CAPABILITIES);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_DEVICE_POWER_NOTIFICATION_DATA {
    pub Type: WDF_STATE_NOTIFICATION_TYPE,
    pub Data: _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_NOTIFICATION_DATA);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1 {
    pub EnterState: _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1,
    pub PostProcessState: _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2,
    pub LeaveState: _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1 {
    pub CurrentState: WDF_DEVICE_POWER_STATE,
    pub NewState: WDF_DEVICE_POWER_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2 {
    pub CurrentState: WDF_DEVICE_POWER_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3 {
    pub CurrentState: WDF_DEVICE_POWER_STATE,
    pub NewState: WDF_DEVICE_POWER_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS {
    pub Size: ULONG,
    pub IdleCaps: WDF_POWER_POLICY_S0_IDLE_CAPABILITIES,
    pub DxState: DEVICE_POWER_STATE,
    pub IdleTimeout: ULONG,
    pub UserControlOfIdleSettings: WDF_POWER_POLICY_S0_IDLE_USER_CONTROL,
    pub Enabled: WDF_TRI_STATE,
    pub PowerUpIdleDeviceOnSystemWake: WDF_TRI_STATE,
    pub IdleTimeoutType: WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE,
    pub ExcludeD3Cold: WDF_TRI_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA {
    pub Type: WDF_STATE_NOTIFICATION_TYPE,
    pub Data: _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1 {
    pub EnterState: _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1,
    pub PostProcessState: _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2,
    pub LeaveState: _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1 {
    pub CurrentState: WDF_DEVICE_POWER_POLICY_STATE,
    pub NewState: WDF_DEVICE_POWER_POLICY_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2 {
    pub CurrentState: WDF_DEVICE_POWER_POLICY_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3 {
    pub CurrentState: WDF_DEVICE_POWER_POLICY_STATE,
    pub NewState: WDF_DEVICE_POWER_POLICY_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA__bindgen_ty_1__bindgen_ty_3);

pub mod _WDF_DEVICE_POWER_POLICY_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDevStatePwrPolInvalid: Type = 0;
    pub const WdfDevStatePwrPolObjectCreated: Type = 1280;
    pub const WdfDevStatePwrPolStarting: Type = 1281;
    pub const WdfDevStatePwrPolStartingSucceeded: Type = 1282;
    pub const WdfDevStatePwrPolStartingFailed: Type = 1283;
    pub const WdfDevStatePwrPolStartingDecideS0Wake: Type = 1284;
    pub const WdfDevStatePwrPolStartedIdleCapable: Type = 1285;
    pub const WdfDevStatePwrPolTimerExpiredNoWake: Type = 1286;
    pub const WdfDevStatePwrPolTimerExpiredNoWakeCompletePowerDown: Type = 1287;
    pub const WdfDevStatePwrPolWaitingUnarmed: Type = 1288;
    pub const WdfDevStatePwrPolWaitingUnarmedQueryIdle: Type = 1289;
    pub const WdfDevStatePwrPolS0NoWakePowerUp: Type = 1290;
    pub const WdfDevStatePwrPolS0NoWakeCompletePowerUp: Type = 1291;
    pub const WdfDevStatePwrPolSystemSleepFromDeviceWaitingUnarmed: Type = 1292;
    pub const WdfDevStatePwrPolSystemSleepNeedWake: Type = 1293;
    pub const WdfDevStatePwrPolSystemSleepNeedWakeCompletePowerUp: Type = 1294;
    pub const WdfDevStatePwrPolSystemSleepPowerRequestFailed: Type = 1295;
    pub const WdfDevStatePwrPolCheckPowerPageable: Type = 1296;
    pub const WdfDevStatePwrPolSleepingWakeWakeArrived: Type = 1297;
    pub const WdfDevStatePwrPolSleepingWakeRevertArmWake: Type = 1298;
    pub const WdfDevStatePwrPolSystemAsleepWakeArmed: Type = 1299;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeEnabled: Type = 1300;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeEnabledWakeCanceled: Type = 1301;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeDisarm: Type = 1302;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeTriggered: Type = 1303;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeTriggeredS0: Type = 1304;
    pub const WdfDevStatePwrPolSystemWakeDeviceWokeDisarm: Type = 1305;
    pub const WdfDevStatePwrPolSleepingWakeWakeArrivedNP: Type = 34074;
    pub const WdfDevStatePwrPolSleepingWakeRevertArmWakeNP: Type = 34075;
    pub const WdfDevStatePwrPolSleepingWakePowerDownFailed: Type = 1308;
    pub const WdfDevStatePwrPolSleepingWakePowerDownFailedWakeCanceled: Type = 1309;
    pub const WdfDevStatePwrPolSystemAsleepWakeArmedNP: Type = 34078;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeEnabledNP: Type = 34079;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeEnabledWakeCanceledNP: Type = 34080;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeDisarmNP: Type = 34081;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeTriggeredNP: Type = 34082;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeTriggeredS0NP: Type = 34083;
    pub const WdfDevStatePwrPolSystemWakeDeviceWokeDisarmNP: Type = 34084;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeCompletePowerUp: Type = 1317;
    pub const WdfDevStatePwrPolSleeping: Type = 1318;
    pub const WdfDevStatePwrPolSleepingNoWakePowerDown: Type = 1319;
    pub const WdfDevStatePwrPolSleepingNoWakeCompletePowerDown: Type = 1320;
    pub const WdfDevStatePwrPolSleepingNoWakeDxRequestFailed: Type = 1321;
    pub const WdfDevStatePwrPolSleepingWakePowerDown: Type = 1322;
    pub const WdfDevStatePwrPolSleepingSendWake: Type = 1323;
    pub const WdfDevStatePwrPolSystemAsleepNoWake: Type = 1324;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeDisabled: Type = 1325;
    pub const WdfDevStatePwrPolSystemWakeDeviceToD0: Type = 1326;
    pub const WdfDevStatePwrPolSystemWakeDeviceToD0CompletePowerUp: Type = 1327;
    pub const WdfDevStatePwrPolSystemWakeQueryIdle: Type = 1328;
    pub const WdfDevStatePwrPolStartedWakeCapable: Type = 1329;
    pub const WdfDevStatePwrPolTimerExpiredDecideUsbSS: Type = 1330;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapablePowerDown: Type = 1331;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableSendWake: Type = 1332;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableUsbSS: Type = 1333;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeArrived: Type = 1334;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableCancelWake: Type = 1335;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeCanceled: Type = 1336;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableCleanup: Type = 1337;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableDxAllocFailed: Type = 1338;
    pub const WdfDevStatePwrPolTimerExpiredWakeCompletedPowerDown: Type = 1339;
    pub const WdfDevStatePwrPolTimerExpiredWakeCompletedPowerUp: Type = 1340;
    pub const WdfDevStatePwrPolWaitingArmedUsbSS: Type = 1341;
    pub const WdfDevStatePwrPolWaitingArmed: Type = 1342;
    pub const WdfDevStatePwrPolWaitingArmedQueryIdle: Type = 1343;
    pub const WdfDevStatePwrPolIoPresentArmed: Type = 1344;
    pub const WdfDevStatePwrPolIoPresentArmedWakeCanceled: Type = 1345;
    pub const WdfDevStatePwrPolS0WakeDisarm: Type = 1346;
    pub const WdfDevStatePwrPolS0WakeCompletePowerUp: Type = 1347;
    pub const WdfDevStatePwrPolTimerExpiredWakeSucceeded: Type = 1348;
    pub const WdfDevStatePwrPolTimerExpiredWakeCompletedDisarm: Type = 1349;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeSucceeded: Type = 1350;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeFailed: Type = 1351;
    pub const WdfDevStatePwrPolWakeFailedUsbSS: Type = 1352;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapablePowerDownFailedCancelWake: Type = 1353;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapablePowerDownFailedWakeCanceled: Type = 1354;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapablePowerDownFailedUsbSS: Type = 1355;
    pub const WdfDevStatePwrPolCancelingWakeForSystemSleep: Type = 1356;
    pub const WdfDevStatePwrPolCancelingWakeForSystemSleepWakeCanceled: Type = 1357;
    pub const WdfDevStatePwrPolDisarmingWakeForSystemSleepCompletePowerUp: Type = 1358;
    pub const WdfDevStatePwrPolPowerUpForSystemSleepFailed: Type = 1359;
    pub const WdfDevStatePwrPolWokeFromS0UsbSS: Type = 1360;
    pub const WdfDevStatePwrPolWokeFromS0: Type = 1361;
    pub const WdfDevStatePwrPolWokeFromS0NotifyDriver: Type = 1362;
    pub const WdfDevStatePwrPolStoppingResetDevice: Type = 1363;
    pub const WdfDevStatePwrPolStoppingResetDeviceCompletePowerUp: Type = 1364;
    pub const WdfDevStatePwrPolStoppingResetDeviceFailed: Type = 1365;
    pub const WdfDevStatePwrPolStoppingD0: Type = 1366;
    pub const WdfDevStatePwrPolStoppingD0Failed: Type = 1367;
    pub const WdfDevStatePwrPolStoppingDisarmWake: Type = 1368;
    pub const WdfDevStatePwrPolStoppingDisarmWakeCancelWake: Type = 1369;
    pub const WdfDevStatePwrPolStoppingDisarmWakeWakeCanceled: Type = 1370;
    pub const WdfDevStatePwrPolStopping: Type = 1371;
    pub const WdfDevStatePwrPolStoppingFailed: Type = 1372;
    pub const WdfDevStatePwrPolStoppingSendStatus: Type = 1373;
    pub const WdfDevStatePwrPolStoppingCancelTimer: Type = 1374;
    pub const WdfDevStatePwrPolStoppingWaitForIdleTimeout: Type = 1375;
    pub const WdfDevStatePwrPolStoppingCancelUsbSS: Type = 1376;
    pub const WdfDevStatePwrPolStoppingWaitForUsbSSCompletion: Type = 1377;
    pub const WdfDevStatePwrPolStoppingCancelWake: Type = 1378;
    pub const WdfDevStatePwrPolStopped: Type = 1379;
    pub const WdfDevStatePwrPolCancelUsbSS: Type = 1380;
    pub const WdfDevStatePwrPolStarted: Type = 1381;
    pub const WdfDevStatePwrPolStartedCancelTimer: Type = 1382;
    pub const WdfDevStatePwrPolStartedWaitForIdleTimeout: Type = 1383;
    pub const WdfDevStatePwrPolStartedWakeCapableCancelTimerForSleep: Type = 1384;
    pub const WdfDevStatePwrPolStartedWakeCapableWaitForIdleTimeout: Type = 1385;
    pub const WdfDevStatePwrPolStartedWakeCapableSleepingUsbSS: Type = 1386;
    pub const WdfDevStatePwrPolStartedIdleCapableCancelTimerForSleep: Type = 1387;
    pub const WdfDevStatePwrPolStartedIdleCapableWaitForIdleTimeout: Type = 1388;
    pub const WdfDevStatePwrPolDeviceD0PowerRequestFailed: Type = 1389;
    pub const WdfDevStatePwrPolDevicePowerRequestFailed: Type = 1390;
    pub const WdfDevStatePwrPolGotoDx: Type = 1391;
    pub const WdfDevStatePwrPolGotoDxInDx: Type = 1392;
    pub const WdfDevStatePwrPolDx: Type = 1393;
    pub const WdfDevStatePwrPolGotoD0: Type = 1394;
    pub const WdfDevStatePwrPolGotoD0InD0: Type = 1395;
    pub const WdfDevStatePwrPolFinal: Type = 1396;
    pub const WdfDevStatePwrPolSleepingPowerDownNotProcessed: Type = 1397;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapablePowerDownNotProcessed: Type = 1398;
    pub const WdfDevStatePwrPolTimerExpiredNoWakePowerDownNotProcessed: Type = 1399;
    pub const WdfDevStatePwrPolTimerExpiredNoWakePoweredDownDisableIdleTimer: Type = 1400;
    pub const WdfDevStatePwrPolStoppingWaitingForImplicitPowerDown: Type = 1401;
    pub const WdfDevStatePwrPolStoppingPoweringUp: Type = 1402;
    pub const WdfDevStatePwrPolStoppingPoweringDown: Type = 1403;
    pub const WdfDevStatePwrPolPowerUpForSystemSleepNotSeen: Type = 1404;
    pub const WdfDevStatePwrPolWaitingArmedStoppingCancelUsbSS: Type = 1405;
    pub const WdfDevStatePwrPolWaitingArmedWakeFailedCancelUsbSS: Type = 1406;
    pub const WdfDevStatePwrPolWaitingArmedIoPresentCancelUsbSS: Type = 1407;
    pub const WdfDevStatePwrPolWaitingArmedWakeSucceededCancelUsbSS: Type = 1408;
    pub const WdfDevStatePwrPolCancelingUsbSSForSystemSleep: Type = 1409;
    pub const WdfDevStatePwrPolStoppingD0CancelUsbSS: Type = 1410;
    pub const WdfDevStatePwrPolStartingPoweredUp: Type = 1411;
    pub const WdfDevStatePwrPolIdleCapableDeviceIdle: Type = 1412;
    pub const WdfDevStatePwrPolDeviceIdleReturnToActive: Type = 1413;
    pub const WdfDevStatePwrPolDeviceIdleSleeping: Type = 1414;
    pub const WdfDevStatePwrPolDeviceIdleStopping: Type = 1415;
    pub const WdfDevStatePwrPolTimerExpiredNoWakeUndoPowerDown: Type = 1416;
    pub const WdfDevStatePwrPolWakeCapableDeviceIdle: Type = 1417;
    pub const WdfDevStatePwrPolWakeCapableUsbSSCompleted: Type = 1418;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableUndoPowerDown: Type = 1419;
    pub const WdfDevStatePwrPolTimerExpiredWakeCompletedHardwareStarted: Type = 1420;
    pub const WdfDevStatePwrPolStoppedRemoving: Type = 1421;
    pub const WdfDevStatePwrPolRemoved: Type = 1422;
    pub const WdfDevStatePwrPolRestarting: Type = 1423;
    pub const WdfDevStatePwrPolRestartingFailed: Type = 1424;
    pub const WdfDevStatePwrPolStartingPoweredUpFailed: Type = 1425;
    pub const WdfDevStatePwrPolTimerExpiredNoWakeReturnToActive: Type = 1426;
    pub const WdfDevStatePwrPolWaitingArmedWakeInterruptFired: Type = 1427;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeInterruptFired: Type = 1428;
    pub const WdfDevStatePwrPolSystemWakeDeviceWakeInterruptFiredNP: Type = 34197;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeInterruptArrived: Type = 1430;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapablePowerDownFailedWakeInterruptArrived: Type = 1431;
    pub const WdfDevStatePwrPolWaitingArmedWakeInterruptFiredDuringPowerDown: Type = 1432;
    pub const WdfDevStatePwrPolStartedNotIdleCapableDirectedDown: Type = 1433;
    pub const WdfDevStatePwrPolStartedIdleCapableTimerCanceledForSleep: Type = 1434;
    pub const WdfDevStatePwrPolTimerExpiredNoWakeUndoPowerDownWaitForDirectedUp: Type = 1435;
    pub const WdfDevStatePwrPolIdleCapableTimerNotExpiredDirectedDown: Type = 1436;
    pub const WdfDevStatePwrPolIdleCapableDirectedDownTriggerDPNR: Type = 1437;
    pub const WdfDevStatePwrPolWaitingUnarmedDirectedDown: Type = 1438;
    pub const WdfDevStatePwrPolIdleCapableDirectedDownTriggerDPR: Type = 1439;
    pub const WdfDevStatePwrPolStartedWakeCapableTimerCanceledForSleep: Type = 1440;
    pub const WdfDevStatePwrPolWakeCapableTimerNotExpiredDirectedDown: Type = 1441;
    pub const WdfDevStatePwrPolWakeCapableDirectedDownTriggerDPNR: Type = 1442;
    pub const WdfDevStatePwrPolTimerExpiredWakeCompletedPowerDownWaitForDirectedUp: Type = 1443;
    pub const WdfDevStatePwrPolTimerExpiredWakeCompletedPowerDownDirectedTriggerDPR: Type = 1444;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableUndoPowerDownWaitForDirectedUp: Type = 1445;
    pub const WdfDevStatePwrPolWakeCapableUsbSSCompletedUndoWaitForDirectedUp: Type = 1446;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableUsbSSDirectedDown: Type = 1447;
    pub const WdfDevStatePwrPolWaitingArmedWakeInterruptFiredDuringPowerDownCheckDirected: Type = 1448;
    pub const WdfDevStatePwrPolTimerExpiredWakeCompletedPowerDownCheckDirected: Type = 1449;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeSucceededCheckDirected: Type = 1450;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeSucceededWaitForDirectedUp: Type = 1451;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeSucceededTriggerDPR: Type = 1452;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeFailedCheckDirected: Type = 1453;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeFailedWaitForDirectedUp: Type = 1454;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableWakeFailedTriggerDPR: Type = 1455;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownWakeInterruptFiredTriggerDPR: Type = 1456;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownWakeInterruptFired: Type = 1457;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDown: Type = 1458;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownWakeSucceededCancelUsbSS: Type = 1459;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownWakeFailedCancelUsbSS: Type = 1460;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownTriggerDPR: Type = 1461;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownWakeSucceededTriggerDPR: Type = 1462;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownUsbSSCompleted: Type = 1463;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownUsbSSCompletedTriggerDPR: Type = 1464;
    pub const WdfDevStatePwrPolWaitingArmedDirectedDownWakeFailedCancelUsbSSTriggerDPR: Type = 1465;
    pub const WdfDevStatePwrPolUsbSSCancelled: Type = 1466;
    pub const WdfDevStatePwrPolTimerExpiredWakeCapableRevertArmWake: Type = 1467;
    pub const WdfDevStatePwrPolSleepingWakeCancelWake: Type = 1468;
    pub const WdfDevStatePwrPolSleepingWakeCancelWakeNP: Type = 34237;
    pub const WdfDevStatePwrPolSystemWakeDeviceD0PowerRequestFailed: Type = 1470;
    pub const WdfDevStatePwrPolSystemWakeDevicePowerRequestFailed: Type = 1471;
    pub const WdfDevStatePwrPolNull: Type = 1472;
}
pub use self::_WDF_DEVICE_POWER_POLICY_STATE::Type as WDF_DEVICE_POWER_POLICY_STATE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS {
    pub Size: ULONG,
    pub DxState: DEVICE_POWER_STATE,
    pub UserControlOfWakeSettings: WDF_POWER_POLICY_SX_WAKE_USER_CONTROL,
    pub Enabled: WDF_TRI_STATE,
    pub ArmForWakeIfChildrenAreArmedForWake: BOOLEAN,
    pub IndicateChildWakeOnParentWake: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS);

pub mod _WDF_DEVICE_POWER_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDevStatePowerInvalid: Type = 0;
    pub const WdfDevStatePowerObjectCreated: Type = 768;
    pub const WdfDevStatePowerCheckDeviceType: Type = 769;
    pub const WdfDevStatePowerCheckDeviceTypeNP: Type = 33538;
    pub const WdfDevStatePowerCheckParentState: Type = 771;
    pub const WdfDevStatePowerCheckParentStateNP: Type = 33540;
    pub const WdfDevStatePowerEnablingWakeAtBus: Type = 773;
    pub const WdfDevStatePowerEnablingWakeAtBusNP: Type = 33542;
    pub const WdfDevStatePowerD0: Type = 775;
    pub const WdfDevStatePowerD0NP: Type = 33544;
    pub const WdfDevStatePowerD0BusWakeOwner: Type = 777;
    pub const WdfDevStatePowerD0BusWakeOwnerNP: Type = 33546;
    pub const WdfDevStatePowerD0ArmedForWake: Type = 779;
    pub const WdfDevStatePowerD0ArmedForWakeNP: Type = 33548;
    pub const WdfDevStatePowerD0DisarmingWakeAtBus: Type = 781;
    pub const WdfDevStatePowerD0DisarmingWakeAtBusNP: Type = 33550;
    pub const WdfDevStatePowerD0Starting: Type = 783;
    pub const WdfDevStatePowerD0StartingConnectInterrupt: Type = 784;
    pub const WdfDevStatePowerD0StartingDmaEnable: Type = 785;
    pub const WdfDevStatePowerD0StartingStartSelfManagedIo: Type = 786;
    pub const WdfDevStatePowerDecideD0State: Type = 787;
    pub const WdfDevStatePowerGotoD3Stopped: Type = 788;
    pub const WdfDevStatePowerStopped: Type = 789;
    pub const WdfDevStatePowerStartingCheckDeviceType: Type = 790;
    pub const WdfDevStatePowerStartingChild: Type = 791;
    pub const WdfDevStatePowerDxDisablingWakeAtBus: Type = 792;
    pub const WdfDevStatePowerDxDisablingWakeAtBusNP: Type = 33561;
    pub const WdfDevStatePowerGotoDx: Type = 794;
    pub const WdfDevStatePowerGotoDxNP: Type = 33563;
    pub const WdfDevStatePowerGotoDxIoStopped: Type = 796;
    pub const WdfDevStatePowerGotoDxIoStoppedNP: Type = 33565;
    pub const WdfDevStatePowerGotoDxNPFailed: Type = 33566;
    pub const WdfDevStatePowerDx: Type = 799;
    pub const WdfDevStatePowerDxNP: Type = 33568;
    pub const WdfDevStatePowerGotoDxArmedForWake: Type = 801;
    pub const WdfDevStatePowerGotoDxArmedForWakeNP: Type = 33570;
    pub const WdfDevStatePowerGotoDxIoStoppedArmedForWake: Type = 803;
    pub const WdfDevStatePowerGotoDxIoStoppedArmedForWakeNP: Type = 33572;
    pub const WdfDevStatePowerDxArmedForWake: Type = 805;
    pub const WdfDevStatePowerDxArmedForWakeNP: Type = 33574;
    pub const WdfDevStatePowerCheckParentStateArmedForWake: Type = 807;
    pub const WdfDevStatePowerCheckParentStateArmedForWakeNP: Type = 33576;
    pub const WdfDevStatePowerWaitForParentArmedForWake: Type = 809;
    pub const WdfDevStatePowerWaitForParentArmedForWakeNP: Type = 33578;
    pub const WdfDevStatePowerStartSelfManagedIo: Type = 811;
    pub const WdfDevStatePowerStartSelfManagedIoNP: Type = 33580;
    pub const WdfDevStatePowerStartSelfManagedIoFailed: Type = 813;
    pub const WdfDevStatePowerStartSelfManagedIoFailedNP: Type = 33582;
    pub const WdfDevStatePowerWaitForParent: Type = 815;
    pub const WdfDevStatePowerWaitForParentNP: Type = 33584;
    pub const WdfDevStatePowerWakePending: Type = 817;
    pub const WdfDevStatePowerWakePendingNP: Type = 33586;
    pub const WdfDevStatePowerWaking: Type = 819;
    pub const WdfDevStatePowerWakingNP: Type = 33588;
    pub const WdfDevStatePowerWakingConnectInterrupt: Type = 821;
    pub const WdfDevStatePowerWakingConnectInterruptNP: Type = 33590;
    pub const WdfDevStatePowerWakingConnectInterruptFailed: Type = 823;
    pub const WdfDevStatePowerWakingConnectInterruptFailedNP: Type = 33592;
    pub const WdfDevStatePowerWakingDmaEnable: Type = 825;
    pub const WdfDevStatePowerWakingDmaEnableNP: Type = 33594;
    pub const WdfDevStatePowerWakingDmaEnableFailed: Type = 827;
    pub const WdfDevStatePowerWakingDmaEnableFailedNP: Type = 33596;
    pub const WdfDevStatePowerReportPowerUpFailedDerefParent: Type = 829;
    pub const WdfDevStatePowerReportPowerUpFailed: Type = 830;
    pub const WdfDevStatePowerPowerFailedPowerDown: Type = 831;
    pub const WdfDevStatePowerReportPowerDownFailed: Type = 832;
    pub const WdfDevStatePowerInitialConnectInterruptFailed: Type = 833;
    pub const WdfDevStatePowerInitialDmaEnableFailed: Type = 834;
    pub const WdfDevStatePowerInitialSelfManagedIoFailed: Type = 835;
    pub const WdfDevStatePowerInitialPowerUpFailedDerefParent: Type = 836;
    pub const WdfDevStatePowerInitialPowerUpFailed: Type = 837;
    pub const WdfDevStatePowerDxStoppedDisarmWake: Type = 838;
    pub const WdfDevStatePowerDxStoppedDisarmWakeNP: Type = 33607;
    pub const WdfDevStatePowerGotoDxStoppedDisableInterruptNP: Type = 33608;
    pub const WdfDevStatePowerGotoDxStopped: Type = 841;
    pub const WdfDevStatePowerDxStopped: Type = 842;
    pub const WdfDevStatePowerGotoStopped: Type = 843;
    pub const WdfDevStatePowerStoppedCompleteDx: Type = 844;
    pub const WdfDevStatePowerDxStoppedDecideDxState: Type = 845;
    pub const WdfDevStatePowerDxStoppedArmForWake: Type = 846;
    pub const WdfDevStatePowerDxStoppedArmForWakeNP: Type = 33615;
    pub const WdfDevStatePowerFinalPowerDownFailed: Type = 848;
    pub const WdfDevStatePowerFinal: Type = 849;
    pub const WdfDevStatePowerGotoImplicitD3DisarmWakeAtBus: Type = 850;
    pub const WdfDevStatePowerUpFailed: Type = 851;
    pub const WdfDevStatePowerUpFailedDerefParent: Type = 852;
    pub const WdfDevStatePowerGotoDxFailed: Type = 853;
    pub const WdfDevStatePowerGotoDxStoppedDisableInterrupt: Type = 854;
    pub const WdfDevStatePowerUpFailedNP: Type = 33623;
    pub const WdfDevStatePowerUpFailedDerefParentNP: Type = 33624;
    pub const WdfDevStatePowerNotifyingD0ExitToWakeInterrupts: Type = 857;
    pub const WdfDevStatePowerNotifyingD0EntryToWakeInterrupts: Type = 858;
    pub const WdfDevStatePowerNotifyingD0ExitToWakeInterruptsNP: Type = 33627;
    pub const WdfDevStatePowerNotifyingD0EntryToWakeInterruptsNP: Type = 33628;
    pub const WdfDevStatePowerInitialPowerUpFailedPowerDown: Type = 861;
    pub const WdfDevStatePowerUpFailedPowerDown: Type = 862;
    pub const WdfDevStatePowerUpFailedPowerDownNP: Type = 33631;
    pub const WdfDevStatePowerInitialSelfManagedIoFailedStarted: Type = 864;
    pub const WdfDevStatePowerStartSelfManagedIoFailedStarted: Type = 865;
    pub const WdfDevStatePowerStartSelfManagedIoFailedStartedNP: Type = 33634;
    pub const WdfDevStatePowerWakingPostHardwareEnabled: Type = 867;
    pub const WdfDevStatePowerWakingPostHardwareEnabledNP: Type = 33636;
    pub const WdfDevStatePowerWakingPostHardwareEnabledFailed: Type = 869;
    pub const WdfDevStatePowerWakingPostHardwareEnabledFailedNP: Type = 33638;
    pub const WdfDevStatePowerD0StartingPostHardwareEnabled: Type = 871;
    pub const WdfDevStatePowerInitialPostHardwareEnabledFailed: Type = 872;
    pub const WdfDevStatePowerNull: Type = 873;
}
pub use self::_WDF_DEVICE_POWER_STATE::Type as WDF_DEVICE_POWER_STATE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_PROPERTY_DATA {
    pub Size: ULONG,
    pub PropertyKey: *const DEVPROPKEY,
    pub Lcid: LCID,
    pub Flags: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_PROPERTY_DATA);

pub mod _WDF_DEVICE_SHUTDOWN_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDeviceShutdown: Type = 1;
    pub const WdfDeviceLastChanceShutdown: Type = 2;
}
pub use self::_WDF_DEVICE_SHUTDOWN_FLAGS::Type as WDF_DEVICE_SHUTDOWN_FLAGS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DEVICE_STATE {
    pub Size: ULONG,
    pub Disabled: WDF_TRI_STATE,
    pub DontDisplayInUI: WDF_TRI_STATE,
    pub Failed: WDF_TRI_STATE,
    pub NotDisableable: WDF_TRI_STATE,
    pub Removed: WDF_TRI_STATE,
    pub ResourcesChanged: WDF_TRI_STATE,
    pub AssignedToGuest: WDF_TRI_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_DEVICE_STATE);

pub mod _WDF_DEVICE_STATE_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDevStateNP: Type = 32768;
}
pub use self::_WDF_DEVICE_STATE_FLAGS::Type as WDF_DEVICE_STATE_FLAGS;

pub mod _WDF_DISPATCH_IRP_TO_IO_QUEUE_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_DISPATCH_IRP_TO_IO_QUEUE_NO_FLAGS: Type = 0;
    pub const WDF_DISPATCH_IRP_TO_IO_QUEUE_INVOKE_INCALLERCTX_CALLBACK: Type = 1;
    pub const WDF_DISPATCH_IRP_TO_IO_QUEUE_PREPROCESSED_IRP: Type = 2;
}
pub use self::_WDF_DISPATCH_IRP_TO_IO_QUEUE_FLAGS::Type as WDF_DISPATCH_IRP_TO_IO_QUEUE_FLAGS;

pub mod _WDF_DMA_DIRECTION {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDmaDirectionReadFromDevice: Type = 0;
    pub const WdfDmaDirectionWriteToDevice: Type = 1;
}
pub use self::_WDF_DMA_DIRECTION::Type as WDF_DMA_DIRECTION;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DMA_ENABLER_CONFIG {
    pub Size: ULONG,
    pub Profile: WDF_DMA_PROFILE,
    pub MaximumLength: usize,
    pub EvtDmaEnablerFill: PFN_WDF_DMA_ENABLER_FILL,
    pub EvtDmaEnablerFlush: PFN_WDF_DMA_ENABLER_FLUSH,
    pub EvtDmaEnablerDisable: PFN_WDF_DMA_ENABLER_DISABLE,
    pub EvtDmaEnablerEnable: PFN_WDF_DMA_ENABLER_ENABLE,
    pub EvtDmaEnablerSelfManagedIoStart: PFN_WDF_DMA_ENABLER_SELFMANAGED_IO_START,
    pub EvtDmaEnablerSelfManagedIoStop: PFN_WDF_DMA_ENABLER_SELFMANAGED_IO_STOP,
    pub AddressWidthOverride: ULONG,
    pub WdmDmaVersionOverride: ULONG,
    pub Flags: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_DMA_ENABLER_CONFIG);

pub mod _WDF_DMA_ENABLER_CONFIG_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_DMA_ENABLER_CONFIG_NO_SGLIST_PREALLOCATION: Type = 1;
    pub const WDF_DMA_ENABLER_CONFIG_REQUIRE_SINGLE_TRANSFER: Type = 2;
}
pub use self::_WDF_DMA_ENABLER_CONFIG_FLAGS::Type as WDF_DMA_ENABLER_CONFIG_FLAGS;

pub mod _WDF_DMA_PROFILE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDmaProfileInvalid: Type = 0;
    pub const WdfDmaProfilePacket: Type = 1;
    pub const WdfDmaProfileScatterGather: Type = 2;
    pub const WdfDmaProfilePacket64: Type = 3;
    pub const WdfDmaProfileScatterGather64: Type = 4;
    pub const WdfDmaProfileScatterGatherDuplex: Type = 5;
    pub const WdfDmaProfileScatterGather64Duplex: Type = 6;
    pub const WdfDmaProfileSystem: Type = 7;
    pub const WdfDmaProfileSystemDuplex: Type = 8;
}
pub use self::_WDF_DMA_PROFILE::Type as WDF_DMA_PROFILE;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_DMA_SYSTEM_PROFILE_CONFIG {
    pub Size: ULONG,
    pub DemandMode: BOOLEAN,
    pub LoopedTransfer: BOOLEAN,
    pub DmaWidth: DMA_WIDTH,
    pub DeviceAddress: PHYSICAL_ADDRESS,
    pub DmaDescriptor: PCM_PARTIAL_RESOURCE_DESCRIPTOR,
}
crate::zeroed::default_is_zeroed!(_WDF_DMA_SYSTEM_PROFILE_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DPC_CONFIG {
    pub Size: ULONG,
    pub EvtDpcFunc: PFN_WDF_DPC,
    pub AutomaticSerialization: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_WDF_DPC_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DRIVER_CONFIG {
    pub Size: ULONG,
    pub EvtDriverDeviceAdd: PFN_WDF_DRIVER_DEVICE_ADD,
    pub EvtDriverUnload: PFN_WDF_DRIVER_UNLOAD,
    pub DriverInitFlags: ULONG,
    pub DriverPoolTag: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_DRIVER_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DRIVER_GLOBALS {
    pub Driver: WDFDRIVER,
    pub DriverFlags: ULONG,
    pub DriverTag: ULONG,
    pub DriverName: [CHAR; 32usize],
    pub DisplaceDriverUnload: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_WDF_DRIVER_GLOBALS);

pub mod _WDF_DRIVER_INIT_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfDriverInitNonPnpDriver: Type = 1;
    pub const WdfDriverInitNoDispatchOverride: Type = 2;
    pub const WdfVerifyOn: Type = 4;
    pub const WdfVerifierOn: Type = 8;
    pub const WdfDriverInitCompanion: Type = 16;
}
pub use self::_WDF_DRIVER_INIT_FLAGS::Type as WDF_DRIVER_INIT_FLAGS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_DRIVER_VERSION_AVAILABLE_PARAMS {
    pub Size: ULONG,
    pub MajorVersion: ULONG,
    pub MinorVersion: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_DRIVER_VERSION_AVAILABLE_PARAMS);

pub mod _WDF_EXECUTION_LEVEL {
    pub type Type = ::core::ffi::c_int;
    pub const WdfExecutionLevelInvalid: Type = 0;
    pub const WdfExecutionLevelInheritFromParent: Type = 1;
    pub const WdfExecutionLevelPassive: Type = 2;
    pub const WdfExecutionLevelDispatch: Type = 3;
}
pub use self::_WDF_EXECUTION_LEVEL::Type as WDF_EXECUTION_LEVEL;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_FDO_EVENT_CALLBACKS {
    pub Size: ULONG,
    pub EvtDeviceFilterAddResourceRequirements: PFN_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS,
    pub EvtDeviceFilterRemoveResourceRequirements: PFN_WDF_DEVICE_FILTER_RESOURCE_REQUIREMENTS,
    pub EvtDeviceRemoveAddedResources: PFN_WDF_DEVICE_REMOVE_ADDED_RESOURCES,
}
crate::zeroed::default_is_zeroed!(_WDF_FDO_EVENT_CALLBACKS);

pub mod _WDF_FILEOBJECT_CLASS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfFileObjectInvalid: Type = 0;
    pub const WdfFileObjectNotRequired: Type = 1;
    pub const WdfFileObjectWdfCanUseFsContext: Type = 2;
    pub const WdfFileObjectWdfCanUseFsContext2: Type = 3;
    pub const WdfFileObjectWdfCannotUseFsContexts: Type = 4;
    pub const WdfFileObjectCanBeOptional: Type = - 2147483648;
}
pub use self::_WDF_FILEOBJECT_CLASS::Type as WDF_FILEOBJECT_CLASS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_FILEOBJECT_CONFIG {
    pub Size: ULONG,
    pub EvtDeviceFileCreate: PFN_WDF_DEVICE_FILE_CREATE,
    pub EvtFileClose: PFN_WDF_FILE_CLOSE,
    pub EvtFileCleanup: PFN_WDF_FILE_CLEANUP,
    pub AutoForwardCleanupClose: WDF_TRI_STATE,
    pub FileObjectClass: WDF_FILEOBJECT_CLASS,
}
crate::zeroed::default_is_zeroed!(_WDF_FILEOBJECT_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_INTERRUPT_CONFIG {
    pub Size: ULONG,
    pub SpinLock: WDFSPINLOCK,
    pub ShareVector: WDF_TRI_STATE,
    pub FloatingSave: BOOLEAN,
    pub AutomaticSerialization: BOOLEAN,
    pub EvtInterruptIsr: PFN_WDF_INTERRUPT_ISR,
    pub EvtInterruptDpc: PFN_WDF_INTERRUPT_DPC,
    pub EvtInterruptEnable: PFN_WDF_INTERRUPT_ENABLE,
    pub EvtInterruptDisable: PFN_WDF_INTERRUPT_DISABLE,
    pub EvtInterruptWorkItem: PFN_WDF_INTERRUPT_WORKITEM,
    pub InterruptRaw: PCM_PARTIAL_RESOURCE_DESCRIPTOR,
    pub InterruptTranslated: PCM_PARTIAL_RESOURCE_DESCRIPTOR,
    pub WaitLock: WDFWAITLOCK,
    pub PassiveHandling: BOOLEAN,
    pub ReportInactiveOnPowerDown: WDF_TRI_STATE,
    pub CanWakeDevice: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_WDF_INTERRUPT_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_INTERRUPT_EXTENDED_POLICY {
    pub Size: ULONG,
    pub Policy: WDF_INTERRUPT_POLICY,
    pub Priority: WDF_INTERRUPT_PRIORITY,
    pub TargetProcessorSetAndGroup: GROUP_AFFINITY,
}
crate::zeroed::default_is_zeroed!(_WDF_INTERRUPT_EXTENDED_POLICY);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_INTERRUPT_INFO {
    pub Size: ULONG,
    pub Reserved1: ULONG64,
    pub TargetProcessorSet: KAFFINITY,
    pub Reserved2: ULONG,
    pub MessageNumber: ULONG,
    pub Vector: ULONG,
    pub Irql: KIRQL,
    pub Mode: KINTERRUPT_MODE,
    pub Polarity: WDF_INTERRUPT_POLARITY,
    pub MessageSignaled: BOOLEAN,
    pub ShareDisposition: UCHAR,
    pub __bindgen_padding_0: [u8; 6usize],
    pub Group: USHORT,
}
crate::zeroed::default_is_zeroed!(_WDF_INTERRUPT_INFO);

pub mod _WDF_INTERRUPT_POLARITY {
    pub type Type = ::core::ffi::c_int;
    pub const WdfInterruptPolarityUnknown: Type = 0;
    pub const WdfInterruptActiveHigh: Type = 1;
    pub const WdfInterruptActiveLow: Type = 2;
}
pub use self::_WDF_INTERRUPT_POLARITY::Type as WDF_INTERRUPT_POLARITY;

pub mod _WDF_INTERRUPT_POLICY {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIrqPolicyMachineDefault: Type = 0;
    pub const WdfIrqPolicyAllCloseProcessors: Type = 1;
    pub const WdfIrqPolicyOneCloseProcessor: Type = 2;
    pub const WdfIrqPolicyAllProcessorsInMachine: Type = 3;
    pub const WdfIrqPolicySpecifiedProcessors: Type = 4;
    pub const WdfIrqPolicySpreadMessagesAcrossAllProcessors: Type = 5;
}
pub use self::_WDF_INTERRUPT_POLICY::Type as WDF_INTERRUPT_POLICY;

pub mod _WDF_INTERRUPT_PRIORITY {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIrqPriorityUndefined: Type = 0;
    pub const WdfIrqPriorityLow: Type = 1;
    pub const WdfIrqPriorityNormal: Type = 2;
    pub const WdfIrqPriorityHigh: Type = 3;
}
pub use self::_WDF_INTERRUPT_PRIORITY::Type as WDF_INTERRUPT_PRIORITY;

pub mod _WDF_IO_FORWARD_PROGRESS_ACTION {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoForwardProgressActionInvalid: Type = 0;
    pub const WdfIoForwardProgressActionFailRequest: Type = 1;
    pub const WdfIoForwardProgressActionUseReservedRequest: Type = 2;
}
pub use self::_WDF_IO_FORWARD_PROGRESS_ACTION::Type as WDF_IO_FORWARD_PROGRESS_ACTION;

pub mod _WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoForwardProgressInvalidPolicy: Type = 0;
    pub const WdfIoForwardProgressReservedPolicyAlwaysUseReservedRequest: Type = 1;
    pub const WdfIoForwardProgressReservedPolicyUseExamine: Type = 2;
    pub const WdfIoForwardProgressReservedPolicyPagingIO: Type = 3;
}
pub use self::_WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY::Type as WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS {
    pub Policy: _WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS__bindgen_ty_1 {
    pub ExaminePolicy: _WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS__bindgen_ty_1__bindgen_ty_1 {
    pub EvtIoWdmIrpForForwardProgress: PFN_WDF_IO_WDM_IRP_FOR_FORWARD_PROGRESS,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_IO_QUEUE_CONFIG {
    pub Size: ULONG,
    pub DispatchType: WDF_IO_QUEUE_DISPATCH_TYPE,
    pub PowerManaged: WDF_TRI_STATE,
    pub AllowZeroLengthRequests: BOOLEAN,
    pub DefaultQueue: BOOLEAN,
    pub EvtIoDefault: PFN_WDF_IO_QUEUE_IO_DEFAULT,
    pub EvtIoRead: PFN_WDF_IO_QUEUE_IO_READ,
    pub EvtIoWrite: PFN_WDF_IO_QUEUE_IO_WRITE,
    pub EvtIoDeviceControl: PFN_WDF_IO_QUEUE_IO_DEVICE_CONTROL,
    pub EvtIoInternalDeviceControl: PFN_WDF_IO_QUEUE_IO_INTERNAL_DEVICE_CONTROL,
    pub EvtIoStop: PFN_WDF_IO_QUEUE_IO_STOP,
    pub EvtIoResume: PFN_WDF_IO_QUEUE_IO_RESUME,
    pub EvtIoCanceledOnQueue: PFN_WDF_IO_QUEUE_IO_CANCELED_ON_QUEUE,
    pub Settings: _WDF_IO_QUEUE_CONFIG__bindgen_ty_1,
    pub Driver: WDFDRIVER,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_QUEUE_CONFIG);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_IO_QUEUE_CONFIG__bindgen_ty_1 {
    pub Parallel: _WDF_IO_QUEUE_CONFIG__bindgen_ty_1__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_QUEUE_CONFIG__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_IO_QUEUE_CONFIG__bindgen_ty_1__bindgen_ty_1 {
    pub NumberOfPresentedRequests: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_QUEUE_CONFIG__bindgen_ty_1__bindgen_ty_1);

pub mod _WDF_IO_QUEUE_DISPATCH_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoQueueDispatchInvalid: Type = 0;
    pub const WdfIoQueueDispatchSequential: Type = 1;
    pub const WdfIoQueueDispatchParallel: Type = 2;
    pub const WdfIoQueueDispatchManual: Type = 3;
    pub const WdfIoQueueDispatchMax: Type = 4;
}
pub use self::_WDF_IO_QUEUE_DISPATCH_TYPE::Type as WDF_IO_QUEUE_DISPATCH_TYPE;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY {
    pub Size: ULONG,
    pub TotalForwardProgressRequests: ULONG,
    pub ForwardProgressReservedPolicy: WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY,
    pub ForwardProgressReservePolicySettings: WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS,
    pub EvtIoAllocateResourcesForReservedRequest: PFN_WDF_IO_ALLOCATE_RESOURCES_FOR_RESERVED_REQUEST,
    pub EvtIoAllocateRequestResources: PFN_WDF_IO_ALLOCATE_REQUEST_RESOURCES,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY);

pub mod _WDF_IO_QUEUE_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoQueueAcceptRequests: Type = 1;
    pub const WdfIoQueueDispatchRequests: Type = 2;
    pub const WdfIoQueueNoRequests: Type = 4;
    pub const WdfIoQueueDriverNoRequests: Type = 8;
    pub const WdfIoQueuePnpHeld: Type = 16;
}
pub use self::_WDF_IO_QUEUE_STATE::Type as WDF_IO_QUEUE_STATE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_IO_TARGET_OPEN_PARAMS {
    pub Size: ULONG,
    pub Type: WDF_IO_TARGET_OPEN_TYPE,
    pub EvtIoTargetQueryRemove: PFN_WDF_IO_TARGET_QUERY_REMOVE,
    pub EvtIoTargetRemoveCanceled: PFN_WDF_IO_TARGET_REMOVE_CANCELED,
    pub EvtIoTargetRemoveComplete: PFN_WDF_IO_TARGET_REMOVE_COMPLETE,
    pub TargetDeviceObject: PDEVICE_OBJECT,
    pub TargetFileObject: PFILE_OBJECT,
    pub TargetDeviceName: UNICODE_STRING,
    pub DesiredAccess: ACCESS_MASK,
    pub ShareAccess: ULONG,
    pub FileAttributes: ULONG,
    pub CreateDisposition: ULONG,
    pub CreateOptions: ULONG,
    pub EaBuffer: PVOID,
    pub EaBufferLength: ULONG,
    pub AllocationSize: PLONGLONG,
    pub FileInformation: ULONG,
    pub FileName: UNICODE_STRING,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_TARGET_OPEN_PARAMS);

pub mod _WDF_IO_TARGET_OPEN_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoTargetOpenUndefined: Type = 0;
    pub const WdfIoTargetOpenUseExistingDevice: Type = 1;
    pub const WdfIoTargetOpenByName: Type = 2;
    pub const WdfIoTargetOpenReopen: Type = 3;
    pub const WdfIoTargetOpenLocalTargetByFile: Type = 4;
}
pub use self::_WDF_IO_TARGET_OPEN_TYPE::Type as WDF_IO_TARGET_OPEN_TYPE;

pub mod _WDF_IO_TARGET_PURGE_IO_ACTION {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoTargetPurgeIoUndefined: Type = 0;
    pub const WdfIoTargetPurgeIoAndWait: Type = 1;
    pub const WdfIoTargetPurgeIo: Type = 2;
}
pub use self::_WDF_IO_TARGET_PURGE_IO_ACTION::Type as WDF_IO_TARGET_PURGE_IO_ACTION;

pub mod _WDF_IO_TARGET_SENT_IO_ACTION {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoTargetSentIoUndefined: Type = 0;
    pub const WdfIoTargetCancelSentIo: Type = 1;
    pub const WdfIoTargetWaitForSentIoToComplete: Type = 2;
    pub const WdfIoTargetLeaveSentIoPending: Type = 3;
}
pub use self::_WDF_IO_TARGET_SENT_IO_ACTION::Type as WDF_IO_TARGET_SENT_IO_ACTION;

pub mod _WDF_IO_TARGET_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfIoTargetStateUndefined: Type = 0;
    pub const WdfIoTargetStarted: Type = 1;
    pub const WdfIoTargetStopped: Type = 2;
    pub const WdfIoTargetClosedForQueryRemove: Type = 3;
    pub const WdfIoTargetClosed: Type = 4;
    pub const WdfIoTargetDeleted: Type = 5;
    pub const WdfIoTargetPurged: Type = 6;
}
pub use self::_WDF_IO_TARGET_STATE::Type as WDF_IO_TARGET_STATE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_IO_TYPE_CONFIG {
    pub Size: ULONG,
    pub ReadWriteIoType: WDF_DEVICE_IO_TYPE,
    pub DeviceControlIoType: WDF_DEVICE_IO_TYPE,
    pub DirectTransferThreshold: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_IO_TYPE_CONFIG);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_MEMORY_DESCRIPTOR {
    pub Type: WDF_MEMORY_DESCRIPTOR_TYPE,
    pub u: _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_MEMORY_DESCRIPTOR);

pub mod _WDF_MEMORY_DESCRIPTOR_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfMemoryDescriptorTypeInvalid: Type = 0;
    pub const WdfMemoryDescriptorTypeBuffer: Type = 1;
    pub const WdfMemoryDescriptorTypeMdl: Type = 2;
    pub const WdfMemoryDescriptorTypeHandle: Type = 3;
}
pub use self::_WDF_MEMORY_DESCRIPTOR_TYPE::Type as WDF_MEMORY_DESCRIPTOR_TYPE;

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1 {
    pub BufferType: _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1,
    pub MdlType: _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2,
    pub HandleType: _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3,
}
crate::zeroed::default_is_zeroed!(_WDF_MEMORY_DESCRIPTOR__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1 {
    pub Buffer: PVOID,
    pub Length: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2 {
    pub Mdl: PMDL,
    pub BufferLength: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3 {
    pub Memory: WDFMEMORY,
    pub Offsets: PWDFMEMORY_OFFSET,
}
crate::zeroed::default_is_zeroed!(_WDF_MEMORY_DESCRIPTOR__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_OBJECT_ATTRIBUTES {
    pub Size: ULONG,
    pub EvtCleanupCallback: PFN_WDF_OBJECT_CONTEXT_CLEANUP,
    pub EvtDestroyCallback: PFN_WDF_OBJECT_CONTEXT_DESTROY,
    pub ExecutionLevel: WDF_EXECUTION_LEVEL,
    pub SynchronizationScope: WDF_SYNCHRONIZATION_SCOPE,
    pub ParentObject: WDFOBJECT,
    pub ContextSizeOverride: usize,
    pub ContextTypeInfo: PCWDF_OBJECT_CONTEXT_TYPE_INFO,
}
crate::zeroed::default_is_zeroed!(_WDF_OBJECT_ATTRIBUTES);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_OBJECT_CONTEXT_TYPE_INFO {
    pub Size: ULONG,
    pub ContextName: LPCSTR,
    pub ContextSize: usize,
    pub UniqueType: PCWDF_OBJECT_CONTEXT_TYPE_INFO,
    pub EvtDriverGetUniqueContextType: PFN_GET_UNIQUE_CONTEXT_TYPE,
}
crate::zeroed::default_is_zeroed!(_WDF_OBJECT_CONTEXT_TYPE_INFO);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_PDO_EVENT_CALLBACKS {
    pub Size: ULONG,
    pub EvtDeviceResourcesQuery: PFN_WDF_DEVICE_RESOURCES_QUERY,
    pub EvtDeviceResourceRequirementsQuery: PFN_WDF_DEVICE_RESOURCE_REQUIREMENTS_QUERY,
    pub EvtDeviceEject: PFN_WDF_DEVICE_EJECT,
    pub EvtDeviceSetLock: PFN_WDF_DEVICE_SET_LOCK,
    pub EvtDeviceEnableWakeAtBus: PFN_WDF_DEVICE_ENABLE_WAKE_AT_BUS,
    pub EvtDeviceDisableWakeAtBus: PFN_WDF_DEVICE_DISABLE_WAKE_AT_BUS,
    pub EvtDeviceReportedMissing: PFN_WDF_DEVICE_REPORTED_MISSING,
}
crate::zeroed::default_is_zeroed!(_WDF_PDO_EVENT_CALLBACKS);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_PNPPOWER_EVENT_CALLBACKS {
    pub Size: ULONG,
    pub EvtDeviceD0Entry: PFN_WDF_DEVICE_D0_ENTRY,
    pub EvtDeviceD0EntryPostInterruptsEnabled: PFN_WDF_DEVICE_D0_ENTRY_POST_INTERRUPTS_ENABLED,
    pub EvtDeviceD0Exit: PFN_WDF_DEVICE_D0_EXIT,
    pub EvtDeviceD0ExitPreInterruptsDisabled: PFN_WDF_DEVICE_D0_EXIT_PRE_INTERRUPTS_DISABLED,
    pub EvtDevicePrepareHardware: PFN_WDF_DEVICE_PREPARE_HARDWARE,
    pub EvtDeviceReleaseHardware: PFN_WDF_DEVICE_RELEASE_HARDWARE,
    pub EvtDeviceSelfManagedIoCleanup: PFN_WDF_DEVICE_SELF_MANAGED_IO_CLEANUP,
    pub EvtDeviceSelfManagedIoFlush: PFN_WDF_DEVICE_SELF_MANAGED_IO_FLUSH,
    pub EvtDeviceSelfManagedIoInit: PFN_WDF_DEVICE_SELF_MANAGED_IO_INIT,
    pub EvtDeviceSelfManagedIoSuspend: PFN_WDF_DEVICE_SELF_MANAGED_IO_SUSPEND,
    pub EvtDeviceSelfManagedIoRestart: PFN_WDF_DEVICE_SELF_MANAGED_IO_RESTART,
    pub EvtDeviceSurpriseRemoval: PFN_WDF_DEVICE_SURPRISE_REMOVAL,
    pub EvtDeviceQueryRemove: PFN_WDF_DEVICE_QUERY_REMOVE,
    pub EvtDeviceQueryStop: PFN_WDF_DEVICE_QUERY_STOP,
    pub EvtDeviceUsageNotification: PFN_WDF_DEVICE_USAGE_NOTIFICATION,
    pub EvtDeviceRelationsQuery: PFN_WDF_DEVICE_RELATIONS_QUERY,
    pub EvtDeviceUsageNotificationEx: PFN_WDF_DEVICE_USAGE_NOTIFICATION_EX,
}
crate::zeroed::default_is_zeroed!(_WDF_PNPPOWER_EVENT_CALLBACKS);

pub mod _WDF_POWER_DEVICE_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfPowerDeviceInvalid: Type = 0;
    pub const WdfPowerDeviceD0: Type = 1;
    pub const WdfPowerDeviceD1: Type = 2;
    pub const WdfPowerDeviceD2: Type = 3;
    pub const WdfPowerDeviceD3: Type = 4;
    pub const WdfPowerDeviceD3Final: Type = 5;
    pub const WdfPowerDevicePrepareForHibernation: Type = 6;
    pub const WdfPowerDeviceMaximum: Type = 7;
}
pub use self::_WDF_POWER_DEVICE_STATE::Type as WDF_POWER_DEVICE_STATE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_POWER_FRAMEWORK_SETTINGS {
    pub Size: ULONG,
    pub EvtDeviceWdmPostPoFxRegisterDevice: PFN_WDFDEVICE_WDM_POST_PO_FX_REGISTER_DEVICE,
    pub EvtDeviceWdmPrePoFxUnregisterDevice: PFN_WDFDEVICE_WDM_PRE_PO_FX_UNREGISTER_DEVICE,
    pub Component: PPO_FX_COMPONENT,
    pub ComponentActiveConditionCallback: PPO_FX_COMPONENT_ACTIVE_CONDITION_CALLBACK,
    pub ComponentIdleConditionCallback: PPO_FX_COMPONENT_IDLE_CONDITION_CALLBACK,
    pub ComponentIdleStateCallback: PPO_FX_COMPONENT_IDLE_STATE_CALLBACK,
    pub PowerControlCallback: PPO_FX_POWER_CONTROL_CALLBACK,
    pub PoFxDeviceContext: PVOID,
    pub PoFxDeviceFlags: ULONGLONG,
    pub DirectedPoFxEnabled: WDF_TRI_STATE,
}
crate::zeroed::default_is_zeroed!(_WDF_POWER_FRAMEWORK_SETTINGS);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_POWER_POLICY_EVENT_CALLBACKS {
    pub Size: ULONG,
    pub EvtDeviceArmWakeFromS0: PFN_WDF_DEVICE_ARM_WAKE_FROM_S0,
    pub EvtDeviceDisarmWakeFromS0: PFN_WDF_DEVICE_DISARM_WAKE_FROM_S0,
    pub EvtDeviceWakeFromS0Triggered: PFN_WDF_DEVICE_WAKE_FROM_S0_TRIGGERED,
    pub EvtDeviceArmWakeFromSx: PFN_WDF_DEVICE_ARM_WAKE_FROM_SX,
    pub EvtDeviceDisarmWakeFromSx: PFN_WDF_DEVICE_DISARM_WAKE_FROM_SX,
    pub EvtDeviceWakeFromSxTriggered: PFN_WDF_DEVICE_WAKE_FROM_SX_TRIGGERED,
    pub EvtDeviceArmWakeFromSxWithReason: PFN_WDF_DEVICE_ARM_WAKE_FROM_SX_WITH_REASON,
}
crate::zeroed::default_is_zeroed!(_WDF_POWER_POLICY_EVENT_CALLBACKS);

pub mod _WDF_POWER_POLICY_IDLE_TIMEOUT_CONSTANTS {
    pub type Type = ::core::ffi::c_int;
    pub const IdleTimeoutDefaultConstant: Type = 0;
}
pub use self::_WDF_POWER_POLICY_IDLE_TIMEOUT_CONSTANTS::Type as WDF_POWER_POLICY_IDLE_TIMEOUT_CONSTANTS;

pub mod _WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const DriverManagedIdleTimeout: Type = 0;
    pub const SystemManagedIdleTimeout: Type = 1;
    pub const SystemManagedIdleTimeoutWithHint: Type = 2;
}
pub use self::_WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE::Type as WDF_POWER_POLICY_IDLE_TIMEOUT_TYPE;

pub mod _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES {
    pub type Type = ::core::ffi::c_int;
    pub const IdleCapsInvalid: Type = 0;
    pub const IdleCannotWakeFromS0: Type = 1;
    pub const IdleCanWakeFromS0: Type = 2;
    pub const IdleUsbSelectiveSuspend: Type = 3;
}
pub use self::_WDF_POWER_POLICY_S0_IDLE_CAPABILITIES::Type as WDF_POWER_POLICY_S0_IDLE_CAPABILITIES;

pub mod _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL {
    pub type Type = ::core::ffi::c_int;
    pub const IdleUserControlInvalid: Type = 0;
    pub const IdleDoNotAllowUserControl: Type = 1;
    pub const IdleAllowUserControl: Type = 2;
}
pub use self::_WDF_POWER_POLICY_S0_IDLE_USER_CONTROL::Type as WDF_POWER_POLICY_S0_IDLE_USER_CONTROL;

pub mod _WDF_POWER_POLICY_SX_WAKE_USER_CONTROL {
    pub type Type = ::core::ffi::c_int;
    pub const WakeUserControlInvalid: Type = 0;
    pub const WakeDoNotAllowUserControl: Type = 1;
    pub const WakeAllowUserControl: Type = 2;
}
pub use self::_WDF_POWER_POLICY_SX_WAKE_USER_CONTROL::Type as WDF_POWER_POLICY_SX_WAKE_USER_CONTROL;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_POWER_ROUTINE_TIMED_OUT_DATA {
    pub PowerState: WDF_DEVICE_POWER_STATE,
    pub PowerPolicyState: WDF_DEVICE_POWER_POLICY_STATE,
    pub DeviceObject: PDEVICE_OBJECT,
    pub Device: WDFDEVICE,
    pub TimedOutThread: PKTHREAD,
}
crate::zeroed::default_is_zeroed!(_WDF_POWER_ROUTINE_TIMED_OUT_DATA);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_QUERY_INTERFACE_CONFIG {
    pub Size: ULONG,
    pub Interface: PINTERFACE,
    pub InterfaceType: *const GUID,
    pub SendQueryToParentStack: BOOLEAN,
    pub EvtDeviceProcessQueryInterfaceRequest: PFN_WDF_DEVICE_PROCESS_QUERY_INTERFACE_REQUEST,
    pub ImportInterface: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_WDF_QUERY_INTERFACE_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_QUEUE_FATAL_ERROR_DATA {
    pub Queue: WDFQUEUE,
    pub Request: WDFREQUEST,
    pub Status: NTSTATUS,
}
crate::zeroed::default_is_zeroed!(_WDF_QUEUE_FATAL_ERROR_DATA);

pub mod _WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfReleaseHardwareOrderOnFailureInvalid: Type = 0;
    pub const WdfReleaseHardwareOrderOnFailureEarly: Type = 1;
    pub const WdfReleaseHardwareOrderOnFailureAfterDescendants: Type = 2;
}
pub use self::_WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE::Type as WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REMOVE_LOCK_OPTIONS {
    pub Size: ULONG,
    pub Flags: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_REMOVE_LOCK_OPTIONS);

pub mod _WDF_REMOVE_LOCK_OPTIONS_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_REMOVE_LOCK_OPTION_ACQUIRE_FOR_IO: Type = 1;
}
pub use self::_WDF_REMOVE_LOCK_OPTIONS_FLAGS::Type as WDF_REMOVE_LOCK_OPTIONS_FLAGS;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS {
    pub Size: ULONG,
    pub Type: WDF_REQUEST_TYPE,
    pub IoStatus: IO_STATUS_BLOCK,
    pub Parameters: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1 {
    pub Write: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_1,
    pub Read: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_2,
    pub Ioctl: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3,
    pub Others: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4,
    pub Usb: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_5,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_1 {
    pub Buffer: WDFMEMORY,
    pub Length: usize,
    pub Offset: usize,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_2 {
    pub Buffer: WDFMEMORY,
    pub Length: usize,
    pub Offset: usize,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3 {
    pub IoControlCode: ULONG,
    pub Input: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1,
    pub Output: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1 {
    pub Buffer: WDFMEMORY,
    pub Offset: usize,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2 {
    pub Buffer: WDFMEMORY,
    pub Offset: usize,
    pub Length: usize,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_3__bindgen_ty_2);

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4 {
    pub Argument1: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1,
    pub Argument2: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_2,
    pub Argument3: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_3,
    pub Argument4: _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_4,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1 {
    pub Ptr: PVOID,
    pub Value: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_1);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_2 {
    pub Ptr: PVOID,
    pub Value: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_2);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_3 {
    pub Ptr: PVOID,
    pub Value: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_3);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_4 {
    pub Ptr: PVOID,
    pub Value: ULONG_PTR,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_4__bindgen_ty_4);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_5 {
    pub Completion: PWDF_USB_REQUEST_COMPLETION_PARAMS,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_COMPLETION_PARAMS__bindgen_ty_1__bindgen_ty_5);

pub mod _WDF_REQUEST_FATAL_ERROR_CODES {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_REQUEST_FATAL_ERROR_NO_MORE_STACK_LOCATIONS: Type = 1;
    pub const WDF_REQUEST_FATAL_ERROR_NULL_IRP: Type = 2;
    pub const WDF_REQUEST_FATAL_ERROR_REQUEST_ALREADY_SENT: Type = 3;
    pub const WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH: Type = 4;
    pub const WDF_REQUEST_FATAL_ERROR_REQUEST_NOT_IN_QUEUE: Type = 5;
}
pub use self::_WDF_REQUEST_FATAL_ERROR_CODES::Type as WDF_REQUEST_FATAL_ERROR_CODES;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH_DATA {
    pub Request: WDFREQUEST,
    pub Irp: PIRP,
    pub OutputBufferLength: ULONG,
    pub Information: ULONG_PTR,
    pub MajorFunction: UCHAR,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH_DATA);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_FORWARD_OPTIONS {
    pub Size: ULONG,
    pub Flags: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_FORWARD_OPTIONS);

pub mod _WDF_REQUEST_FORWARD_OPTIONS_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_REQUEST_FORWARD_OPTION_SEND_AND_FORGET: Type = 1;
}
pub use self::_WDF_REQUEST_FORWARD_OPTIONS_FLAGS::Type as WDF_REQUEST_FORWARD_OPTIONS_FLAGS;

#[repr(C)]
#[derive(Copy, Clone)]
pub struct _WDF_REQUEST_PARAMETERS {
    pub Size: USHORT,
    pub MinorFunction: UCHAR,
    pub Type: WDF_REQUEST_TYPE,
    pub Parameters: _WDF_REQUEST_PARAMETERS__bindgen_ty_1,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_PARAMETERS);

#[repr(C)]
#[derive(Copy, Clone)]
pub union _WDF_REQUEST_PARAMETERS__bindgen_ty_1 {
    pub Create: _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_1,
    pub Read: _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_2,
    pub Write: _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_3,
    pub DeviceIoControl: _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_4,
    pub Others: _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_5,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_PARAMETERS__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_1 {
    pub SecurityContext: PIO_SECURITY_CONTEXT,
    pub Options: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub FileAttributes: USHORT,
    pub ShareAccess: USHORT,
    pub __bindgen_padding_1: [u8; 4usize],
    pub EaLength: ULONG,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_1);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_2 {
    pub Length: usize,
    pub Key: ULONG,
    pub DeviceOffset: LONGLONG,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_2);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_3 {
    pub Length: usize,
    pub Key: ULONG,
    pub DeviceOffset: LONGLONG,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_3);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_4 {
    pub OutputBufferLength: usize,
    pub InputBufferLength: usize,
    pub IoControlCode: ULONG,
    pub Type3InputBuffer: PVOID,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_4);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_5 {
    pub Arg1: PVOID,
    pub Arg2: PVOID,
    pub IoControlCode: ULONG,
    pub Arg4: PVOID,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_PARAMETERS__bindgen_ty_1__bindgen_ty_5);

pub mod _WDF_REQUEST_REUSE_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_REQUEST_REUSE_NO_FLAGS: Type = 0;
    pub const WDF_REQUEST_REUSE_SET_NEW_IRP: Type = 1;
}
pub use self::_WDF_REQUEST_REUSE_FLAGS::Type as WDF_REQUEST_REUSE_FLAGS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_REUSE_PARAMS {
    pub Size: ULONG,
    pub Flags: ULONG,
    pub Status: NTSTATUS,
    pub NewIrp: PIRP,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_REUSE_PARAMS);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_REQUEST_SEND_OPTIONS {
    pub Size: ULONG,
    pub Flags: ULONG,
    pub Timeout: LONGLONG,
}
crate::zeroed::default_is_zeroed!(_WDF_REQUEST_SEND_OPTIONS);

pub mod _WDF_REQUEST_SEND_OPTIONS_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_REQUEST_SEND_OPTION_TIMEOUT: Type = 1;
    pub const WDF_REQUEST_SEND_OPTION_SYNCHRONOUS: Type = 2;
    pub const WDF_REQUEST_SEND_OPTION_IGNORE_TARGET_STATE: Type = 4;
    pub const WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET: Type = 8;
    pub const WDF_REQUEST_SEND_OPTION_IMPERSONATE_CLIENT: Type = 65536;
    pub const WDF_REQUEST_SEND_OPTION_IMPERSONATION_IGNORE_FAILURE: Type = 131072;
}
pub use self::_WDF_REQUEST_SEND_OPTIONS_FLAGS::Type as WDF_REQUEST_SEND_OPTIONS_FLAGS;

pub mod _WDF_REQUEST_STOP_ACTION_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfRequestStopActionInvalid: Type = 0;
    pub const WdfRequestStopActionSuspend: Type = 1;
    pub const WdfRequestStopActionPurge: Type = 2;
    pub const WdfRequestStopRequestCancelable: Type = 268435456;
}
pub use self::_WDF_REQUEST_STOP_ACTION_FLAGS::Type as WDF_REQUEST_STOP_ACTION_FLAGS;

pub mod _WDF_REQUEST_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfRequestTypeCreate: Type = 0;
    pub const WdfRequestTypeCreateNamedPipe: Type = 1;
    pub const WdfRequestTypeClose: Type = 2;
    pub const WdfRequestTypeRead: Type = 3;
    pub const WdfRequestTypeWrite: Type = 4;
    pub const WdfRequestTypeQueryInformation: Type = 5;
    pub const WdfRequestTypeSetInformation: Type = 6;
    pub const WdfRequestTypeQueryEA: Type = 7;
    pub const WdfRequestTypeSetEA: Type = 8;
    pub const WdfRequestTypeFlushBuffers: Type = 9;
    pub const WdfRequestTypeQueryVolumeInformation: Type = 10;
    pub const WdfRequestTypeSetVolumeInformation: Type = 11;
    pub const WdfRequestTypeDirectoryControl: Type = 12;
    pub const WdfRequestTypeFileSystemControl: Type = 13;
    pub const WdfRequestTypeDeviceControl: Type = 14;
    pub const WdfRequestTypeDeviceControlInternal: Type = 15;
    pub const WdfRequestTypeShutdown: Type = 16;
    pub const WdfRequestTypeLockControl: Type = 17;
    pub const WdfRequestTypeCleanup: Type = 18;
    pub const WdfRequestTypeCreateMailSlot: Type = 19;
    pub const WdfRequestTypeQuerySecurity: Type = 20;
    pub const WdfRequestTypeSetSecurity: Type = 21;
    pub const WdfRequestTypePower: Type = 22;
    pub const WdfRequestTypeSystemControl: Type = 23;
    pub const WdfRequestTypeDeviceChange: Type = 24;
    pub const WdfRequestTypeQueryQuota: Type = 25;
    pub const WdfRequestTypeSetQuota: Type = 26;
    pub const WdfRequestTypePnp: Type = 27;
    pub const WdfRequestTypeOther: Type = 28;
    pub const WdfRequestTypeUsb: Type = 64;
    pub const WdfRequestTypeNoFormat: Type = 255;
    pub const WdfRequestTypeMax: Type = 256;
}
pub use self::_WDF_REQUEST_TYPE::Type as WDF_REQUEST_TYPE;

pub mod _WDF_RETRIEVE_CHILD_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfRetrieveUnspecified: Type = 0;
    pub const WdfRetrievePresentChildren: Type = 1;
    pub const WdfRetrieveMissingChildren: Type = 2;
    pub const WdfRetrievePendingChildren: Type = 4;
    pub const WdfRetrieveAddedChildren: Type = 5;
    pub const WdfRetrieveAllChildren: Type = 7;
}
pub use self::_WDF_RETRIEVE_CHILD_FLAGS::Type as WDF_RETRIEVE_CHILD_FLAGS;

pub mod _WDF_SPECIAL_FILE_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfSpecialFileUndefined: Type = 0;
    pub const WdfSpecialFilePaging: Type = 1;
    pub const WdfSpecialFileHibernation: Type = 2;
    pub const WdfSpecialFileDump: Type = 3;
    pub const WdfSpecialFileBoot: Type = 4;
    pub const WdfSpecialFilePostDisplay: Type = 5;
    pub const WdfSpecialFileGuestAssigned: Type = 6;
    pub const WdfSpecialFileMax: Type = 7;
}
pub use self::_WDF_SPECIAL_FILE_TYPE::Type as WDF_SPECIAL_FILE_TYPE;

pub mod _WDF_STATE_NOTIFICATION_TYPE {
    pub type Type = ::core::ffi::c_int;
    pub const StateNotificationInvalid: Type = 0;
    pub const StateNotificationEnterState: Type = 1;
    pub const StateNotificationPostProcessState: Type = 2;
    pub const StateNotificationLeaveState: Type = 4;
    pub const StateNotificationAllStates: Type = 7;
}
pub use self::_WDF_STATE_NOTIFICATION_TYPE::Type as WDF_STATE_NOTIFICATION_TYPE;

pub mod _WDF_SYNCHRONIZATION_SCOPE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfSynchronizationScopeInvalid: Type = 0;
    pub const WdfSynchronizationScopeInheritFromParent: Type = 1;
    pub const WdfSynchronizationScopeDevice: Type = 2;
    pub const WdfSynchronizationScopeQueue: Type = 3;
    pub const WdfSynchronizationScopeNone: Type = 4;
}
pub use self::_WDF_SYNCHRONIZATION_SCOPE::Type as WDF_SYNCHRONIZATION_SCOPE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_TASK_SEND_OPTIONS {
    pub Size: ULONG,
    pub Flags: ULONG,
    pub Timeout: LONGLONG,
}
crate::zeroed::default_is_zeroed!(_WDF_TASK_SEND_OPTIONS);

pub mod _WDF_TASK_SEND_OPTIONS_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WDF_TASK_SEND_OPTION_TIMEOUT: Type = 1;
    pub const WDF_TASK_SEND_OPTION_SYNCHRONOUS: Type = 2;
}
pub use self::_WDF_TASK_SEND_OPTIONS_FLAGS::Type as WDF_TASK_SEND_OPTIONS_FLAGS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_TIMER_CONFIG {
    pub Size: ULONG,
    pub EvtTimerFunc: PFN_WDF_TIMER,
    pub Period: ULONG,
    pub AutomaticSerialization: BOOLEAN,
    pub TolerableDelay: ULONG,
    pub __bindgen_padding_0: [u8; 4usize],
    pub UseHighResolutionTimer: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_WDF_TIMER_CONFIG);

pub mod _WDF_TRI_STATE {
    pub type Type = ::core::ffi::c_int;
    pub const WdfFalse: Type = 0;
    pub const WdfTrue: Type = 1;
    pub const WdfUseDefault: Type = 2;
}
pub use self::_WDF_TRI_STATE::Type as WDF_TRI_STATE;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_USB_REQUEST_COMPLETION_PARAMS {
    _unused: [u8; 0],
}

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_WMI_INSTANCE_CONFIG {
    pub Size: ULONG,
    pub Provider: WDFWMIPROVIDER,
    pub ProviderConfig: PWDF_WMI_PROVIDER_CONFIG,
    pub UseContextForQuery: BOOLEAN,
    pub Register: BOOLEAN,
    pub EvtWmiInstanceQueryInstance: PFN_WDF_WMI_INSTANCE_QUERY_INSTANCE,
    pub EvtWmiInstanceSetInstance: PFN_WDF_WMI_INSTANCE_SET_INSTANCE,
    pub EvtWmiInstanceSetItem: PFN_WDF_WMI_INSTANCE_SET_ITEM,
    pub EvtWmiInstanceExecuteMethod: PFN_WDF_WMI_INSTANCE_EXECUTE_METHOD,
}
crate::zeroed::default_is_zeroed!(_WDF_WMI_INSTANCE_CONFIG);

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_WMI_PROVIDER_CONFIG {
    pub Size: ULONG,
    pub Guid: GUID,
    pub Flags: ULONG,
    pub MinInstanceBufferSize: ULONG,
    pub EvtWmiProviderFunctionControl: PFN_WDF_WMI_PROVIDER_FUNCTION_CONTROL,
}
crate::zeroed::default_is_zeroed!(_WDF_WMI_PROVIDER_CONFIG);

pub mod _WDF_WMI_PROVIDER_CONTROL {
    pub type Type = ::core::ffi::c_int;
    pub const WdfWmiControlInvalid: Type = 0;
    pub const WdfWmiEventControl: Type = 1;
    pub const WdfWmiInstanceControl: Type = 2;
}
pub use self::_WDF_WMI_PROVIDER_CONTROL::Type as WDF_WMI_PROVIDER_CONTROL;

pub mod _WDF_WMI_PROVIDER_FLAGS {
    pub type Type = ::core::ffi::c_int;
    pub const WdfWmiProviderEventOnly: Type = 1;
    pub const WdfWmiProviderExpensive: Type = 2;
    pub const WdfWmiProviderTracing: Type = 4;
    pub const WdfWmiProviderValidFlags: Type = 7;
}
pub use self::_WDF_WMI_PROVIDER_FLAGS::Type as WDF_WMI_PROVIDER_FLAGS;

#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _WDF_WORKITEM_CONFIG {
    pub Size: ULONG,
    pub EvtWorkItemFunc: PFN_WDF_WORKITEM,
    pub AutomaticSerialization: BOOLEAN,
}
crate::zeroed::default_is_zeroed!(_WDF_WORKITEM_CONFIG);

pub type wchar_t = ::core::ffi::c_ushort;
