// Written by `cargo xtask bindings` from kmdf-sys/abi. Do not edit.

layout! {
    WDFMEMORY_OFFSET: size 16, align 8 {
        BufferOffset => 0,
        BufferLength => 8,
    }
    WDF_CHILD_ADDRESS_DESCRIPTION_HEADER: size 4, align 4 {
        AddressDescriptionSize => 0,
    }
    WDF_CHILD_IDENTIFICATION_DESCRIPTION_HEADER: size 4, align 4 {
        IdentificationDescriptionSize => 0,
    }
    WDF_CHILD_LIST_CONFIG: size 96, align 8 {
        Size => 0,
        IdentificationDescriptionSize => 4,
        AddressDescriptionSize => 8,
        EvtChildListCreateDevice => 16,
        EvtChildListScanForChildren => 24,
        EvtChildListIdentificationDescriptionCopy => 32,
        EvtChildListIdentificationDescriptionDuplicate => 40,
        EvtChildListIdentificationDescriptionCleanup => 48,
        EvtChildListIdentificationDescriptionCompare => 56,
        EvtChildListAddressDescriptionCopy => 64,
        EvtChildListAddressDescriptionDuplicate => 72,
        EvtChildListAddressDescriptionCleanup => 80,
        EvtChildListDeviceReenumerated => 88,
    }
    WDF_CHILD_LIST_ITERATOR: size 40, align 8 {
        Size => 0,
        Flags => 4,
        Reserved => 8,
    }
    WDF_CHILD_RETRIEVE_INFO: size 40, align 8 {
        Size => 0,
        IdentificationDescription => 8,
        AddressDescription => 16,
        Status => 24,
        EvtChildListIdentificationDescriptionCompare => 32,
    }
    WDF_COMMON_BUFFER_CONFIG: size 8, align 4 {
        Size => 0,
        AlignmentRequirement => 4,
    }
    WDF_CUSTOM_TYPE_CONTEXT: size 16, align 8 {
        Size => 0,
        Data => 8,
    }
    WDF_DEVICE_PNP_CAPABILITIES: size 48, align 4 {
        Size => 0,
        LockSupported => 4,
        EjectSupported => 8,
        Removable => 12,
        DockDevice => 16,
        UniqueID => 20,
        SilentInstall => 24,
        SurpriseRemovalOK => 28,
        HardwareDisabled => 32,
        NoDisplayInUI => 36,
        Address => 40,
        UINumber => 44,
    }
    WDF_DEVICE_PNP_NOTIFICATION_DATA: size 12, align 4 {
        Type => 0,
        Data => 4,
        Data.EnterState => 4,
        Data.EnterState.CurrentState => 4,
        Data.EnterState.NewState => 8,
        Data.PostProcessState => 4,
        Data.PostProcessState.CurrentState => 4,
        Data.LeaveState => 4,
        Data.LeaveState.CurrentState => 4,
        Data.LeaveState.NewState => 8,
    }
    WDF_DEVICE_POWER_CAPABILITIES: size 80, align 4 {
        Size => 0,
        DeviceD1 => 4,
        DeviceD2 => 8,
        WakeFromD0 => 12,
        WakeFromD1 => 16,
        WakeFromD2 => 20,
        WakeFromD3 => 24,
        DeviceState => 28,
        DeviceWake => 56,
        SystemWake => 60,
        D1Latency => 64,
        D2Latency => 68,
        D3Latency => 72,
        IdealDxStateForSx => 76,
    }
    WDF_DEVICE_POWER_NOTIFICATION_DATA: size 12, align 4 {
        Type => 0,
        Data => 4,
        Data.EnterState => 4,
        Data.EnterState.CurrentState => 4,
        Data.EnterState.NewState => 8,
        Data.PostProcessState => 4,
        Data.PostProcessState.CurrentState => 4,
        Data.LeaveState => 4,
        Data.LeaveState.CurrentState => 4,
        Data.LeaveState.NewState => 8,
    }
    WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS: size 36, align 4 {
        Size => 0,
        IdleCaps => 4,
        DxState => 8,
        IdleTimeout => 12,
        UserControlOfIdleSettings => 16,
        Enabled => 20,
        PowerUpIdleDeviceOnSystemWake => 24,
        IdleTimeoutType => 28,
        ExcludeD3Cold => 32,
    }
    WDF_DEVICE_POWER_POLICY_NOTIFICATION_DATA: size 12, align 4 {
        Type => 0,
        Data => 4,
        Data.EnterState => 4,
        Data.EnterState.CurrentState => 4,
        Data.EnterState.NewState => 8,
        Data.PostProcessState => 4,
        Data.PostProcessState.CurrentState => 4,
        Data.LeaveState => 4,
        Data.LeaveState.CurrentState => 4,
        Data.LeaveState.NewState => 8,
    }
    WDF_DEVICE_POWER_POLICY_WAKE_SETTINGS: size 20, align 4 {
        Size => 0,
        DxState => 4,
        UserControlOfWakeSettings => 8,
        Enabled => 12,
        ArmForWakeIfChildrenAreArmedForWake => 16,
        IndicateChildWakeOnParentWake => 17,
    }
    WDF_DEVICE_PROPERTY_DATA: size 24, align 8 {
        Size => 0,
        PropertyKey => 8,
        Lcid => 16,
        Flags => 20,
    }
    WDF_DEVICE_STATE: size 32, align 4 {
        Size => 0,
        Disabled => 4,
        DontDisplayInUI => 8,
        Failed => 12,
        NotDisableable => 16,
        Removed => 20,
        ResourcesChanged => 24,
        AssignedToGuest => 28,
    }
    WDF_DMA_ENABLER_CONFIG: size 80, align 8 {
        Size => 0,
        Profile => 4,
        MaximumLength => 8,
        EvtDmaEnablerFill => 16,
        EvtDmaEnablerFlush => 24,
        EvtDmaEnablerDisable => 32,
        EvtDmaEnablerEnable => 40,
        EvtDmaEnablerSelfManagedIoStart => 48,
        EvtDmaEnablerSelfManagedIoStop => 56,
        AddressWidthOverride => 64,
        WdmDmaVersionOverride => 68,
        Flags => 72,
    }
    WDF_DMA_SYSTEM_PROFILE_CONFIG: size 32, align 8 {
        Size => 0,
        DemandMode => 4,
        LoopedTransfer => 5,
        DmaWidth => 8,
        DeviceAddress => 16,
        DmaDescriptor => 24,
    }
    WDF_DPC_CONFIG: size 24, align 8 {
        Size => 0,
        EvtDpcFunc => 8,
        AutomaticSerialization => 16,
    }
    WDF_DRIVER_CONFIG: size 32, align 8 {
        Size => 0,
        EvtDriverDeviceAdd => 8,
        EvtDriverUnload => 16,
        DriverInitFlags => 24,
        DriverPoolTag => 28,
    }
    WDF_DRIVER_GLOBALS: size 56, align 8 {
        Driver => 0,
        DriverFlags => 8,
        DriverTag => 12,
        DriverName => 16,
        DisplaceDriverUnload => 48,
    }
    WDF_DRIVER_VERSION_AVAILABLE_PARAMS: size 12, align 4 {
        Size => 0,
        MajorVersion => 4,
        MinorVersion => 8,
    }
    WDF_FDO_EVENT_CALLBACKS: size 32, align 8 {
        Size => 0,
        EvtDeviceFilterAddResourceRequirements => 8,
        EvtDeviceFilterRemoveResourceRequirements => 16,
        EvtDeviceRemoveAddedResources => 24,
    }
    WDF_FILEOBJECT_CONFIG: size 40, align 8 {
        Size => 0,
        EvtDeviceFileCreate => 8,
        EvtFileClose => 16,
        EvtFileCleanup => 24,
        AutoForwardCleanupClose => 32,
        FileObjectClass => 36,
    }
    WDF_INTERRUPT_CONFIG: size 104, align 8 {
        Size => 0,
        SpinLock => 8,
        ShareVector => 16,
        FloatingSave => 20,
        AutomaticSerialization => 21,
        EvtInterruptIsr => 24,
        EvtInterruptDpc => 32,
        EvtInterruptEnable => 40,
        EvtInterruptDisable => 48,
        EvtInterruptWorkItem => 56,
        InterruptRaw => 64,
        InterruptTranslated => 72,
        WaitLock => 80,
        PassiveHandling => 88,
        ReportInactiveOnPowerDown => 92,
        CanWakeDevice => 96,
    }
    WDF_INTERRUPT_EXTENDED_POLICY: size 32, align 8 {
        Size => 0,
        Policy => 4,
        Priority => 8,
        TargetProcessorSetAndGroup => 16,
    }
    WDF_INTERRUPT_INFO: size 64, align 8 {
        Size => 0,
        Reserved1 => 8,
        TargetProcessorSet => 16,
        Reserved2 => 24,
        MessageNumber => 28,
        Vector => 32,
        Irql => 36,
        Mode => 40,
        Polarity => 44,
        MessageSignaled => 48,
        ShareDisposition => 49,
        Group => 56,
    }
    WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY_SETTINGS: size 8, align 8 {
        Policy => 0,
        Policy.ExaminePolicy => 0,
        Policy.ExaminePolicy.EvtIoWdmIrpForForwardProgress => 0,
    }
    WDF_IO_QUEUE_CONFIG: size 96, align 8 {
        Size => 0,
        DispatchType => 4,
        PowerManaged => 8,
        AllowZeroLengthRequests => 12,
        DefaultQueue => 13,
        EvtIoDefault => 16,
        EvtIoRead => 24,
        EvtIoWrite => 32,
        EvtIoDeviceControl => 40,
        EvtIoInternalDeviceControl => 48,
        EvtIoStop => 56,
        EvtIoResume => 64,
        EvtIoCanceledOnQueue => 72,
        Settings => 80,
        Settings.Parallel => 80,
        Settings.Parallel.NumberOfPresentedRequests => 80,
        Driver => 88,
    }
    WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY: size 40, align 8 {
        Size => 0,
        TotalForwardProgressRequests => 4,
        ForwardProgressReservedPolicy => 8,
        ForwardProgressReservePolicySettings => 16,
        EvtIoAllocateResourcesForReservedRequest => 24,
        EvtIoAllocateRequestResources => 32,
    }
    WDF_IO_TARGET_OPEN_PARAMS: size 136, align 8 {
        Size => 0,
        Type => 4,
        EvtIoTargetQueryRemove => 8,
        EvtIoTargetRemoveCanceled => 16,
        EvtIoTargetRemoveComplete => 24,
        TargetDeviceObject => 32,
        TargetFileObject => 40,
        TargetDeviceName => 48,
        DesiredAccess => 64,
        ShareAccess => 68,
        FileAttributes => 72,
        CreateDisposition => 76,
        CreateOptions => 80,
        EaBuffer => 88,
        EaBufferLength => 96,
        AllocationSize => 104,
        FileInformation => 112,
        FileName => 120,
    }
    WDF_IO_TYPE_CONFIG: size 16, align 4 {
        Size => 0,
        ReadWriteIoType => 4,
        DeviceControlIoType => 8,
        DirectTransferThreshold => 12,
    }
    WDF_MEMORY_DESCRIPTOR: size 24, align 8 {
        Type => 0,
        u => 8,
        u.BufferType => 8,
        u.BufferType.Buffer => 8,
        u.BufferType.Length => 16,
        u.MdlType => 8,
        u.MdlType.Mdl => 8,
        u.MdlType.BufferLength => 16,
        u.HandleType => 8,
        u.HandleType.Memory => 8,
        u.HandleType.Offsets => 16,
    }
    WDF_OBJECT_ATTRIBUTES: size 56, align 8 {
        Size => 0,
        EvtCleanupCallback => 8,
        EvtDestroyCallback => 16,
        ExecutionLevel => 24,
        SynchronizationScope => 28,
        ParentObject => 32,
        ContextSizeOverride => 40,
        ContextTypeInfo => 48,
    }
    WDF_OBJECT_CONTEXT_TYPE_INFO: size 40, align 8 {
        Size => 0,
        ContextName => 8,
        ContextSize => 16,
        UniqueType => 24,
        EvtDriverGetUniqueContextType => 32,
    }
    WDF_PDO_EVENT_CALLBACKS: size 64, align 8 {
        Size => 0,
        EvtDeviceResourcesQuery => 8,
        EvtDeviceResourceRequirementsQuery => 16,
        EvtDeviceEject => 24,
        EvtDeviceSetLock => 32,
        EvtDeviceEnableWakeAtBus => 40,
        EvtDeviceDisableWakeAtBus => 48,
        EvtDeviceReportedMissing => 56,
    }
    WDF_PNPPOWER_EVENT_CALLBACKS: size 144, align 8 {
        Size => 0,
        EvtDeviceD0Entry => 8,
        EvtDeviceD0EntryPostInterruptsEnabled => 16,
        EvtDeviceD0Exit => 24,
        EvtDeviceD0ExitPreInterruptsDisabled => 32,
        EvtDevicePrepareHardware => 40,
        EvtDeviceReleaseHardware => 48,
        EvtDeviceSelfManagedIoCleanup => 56,
        EvtDeviceSelfManagedIoFlush => 64,
        EvtDeviceSelfManagedIoInit => 72,
        EvtDeviceSelfManagedIoSuspend => 80,
        EvtDeviceSelfManagedIoRestart => 88,
        EvtDeviceSurpriseRemoval => 96,
        EvtDeviceQueryRemove => 104,
        EvtDeviceQueryStop => 112,
        EvtDeviceUsageNotification => 120,
        EvtDeviceRelationsQuery => 128,
        EvtDeviceUsageNotificationEx => 136,
    }
    WDF_POWER_FRAMEWORK_SETTINGS: size 88, align 8 {
        Size => 0,
        EvtDeviceWdmPostPoFxRegisterDevice => 8,
        EvtDeviceWdmPrePoFxUnregisterDevice => 16,
        Component => 24,
        ComponentActiveConditionCallback => 32,
        ComponentIdleConditionCallback => 40,
        ComponentIdleStateCallback => 48,
        PowerControlCallback => 56,
        PoFxDeviceContext => 64,
        PoFxDeviceFlags => 72,
        DirectedPoFxEnabled => 80,
    }
    WDF_POWER_POLICY_EVENT_CALLBACKS: size 64, align 8 {
        Size => 0,
        EvtDeviceArmWakeFromS0 => 8,
        EvtDeviceDisarmWakeFromS0 => 16,
        EvtDeviceWakeFromS0Triggered => 24,
        EvtDeviceArmWakeFromSx => 32,
        EvtDeviceDisarmWakeFromSx => 40,
        EvtDeviceWakeFromSxTriggered => 48,
        EvtDeviceArmWakeFromSxWithReason => 56,
    }
    WDF_POWER_ROUTINE_TIMED_OUT_DATA: size 32, align 8 {
        PowerState => 0,
        PowerPolicyState => 4,
        DeviceObject => 8,
        Device => 16,
        TimedOutThread => 24,
    }
    WDF_QUERY_INTERFACE_CONFIG: size 48, align 8 {
        Size => 0,
        Interface => 8,
        InterfaceType => 16,
        SendQueryToParentStack => 24,
        EvtDeviceProcessQueryInterfaceRequest => 32,
        ImportInterface => 40,
    }
    WDF_QUEUE_FATAL_ERROR_DATA: size 24, align 8 {
        Queue => 0,
        Request => 8,
        Status => 16,
    }
    WDF_REMOVE_LOCK_OPTIONS: size 8, align 4 {
        Size => 0,
        Flags => 4,
    }
    WDF_REQUEST_COMPLETION_PARAMS: size 72, align 8 {
        Size => 0,
        Type => 4,
        IoStatus => 8,
        Parameters => 24,
        Parameters.Write => 24,
        Parameters.Write.Buffer => 24,
        Parameters.Write.Length => 32,
        Parameters.Write.Offset => 40,
        Parameters.Read => 24,
        Parameters.Read.Buffer => 24,
        Parameters.Read.Length => 32,
        Parameters.Read.Offset => 40,
        Parameters.Ioctl => 24,
        Parameters.Ioctl.IoControlCode => 24,
        Parameters.Ioctl.Input => 32,
        Parameters.Ioctl.Input.Buffer => 32,
        Parameters.Ioctl.Input.Offset => 40,
        Parameters.Ioctl.Output => 48,
        Parameters.Ioctl.Output.Buffer => 48,
        Parameters.Ioctl.Output.Offset => 56,
        Parameters.Ioctl.Output.Length => 64,
        Parameters.Others => 24,
        Parameters.Others.Argument1 => 24,
        Parameters.Others.Argument1.Ptr => 24,
        Parameters.Others.Argument1.Value => 24,
        Parameters.Others.Argument2 => 32,
        Parameters.Others.Argument2.Ptr => 32,
        Parameters.Others.Argument2.Value => 32,
        Parameters.Others.Argument3 => 40,
        Parameters.Others.Argument3.Ptr => 40,
        Parameters.Others.Argument3.Value => 40,
        Parameters.Others.Argument4 => 48,
        Parameters.Others.Argument4.Ptr => 48,
        Parameters.Others.Argument4.Value => 48,
        Parameters.Usb => 24,
        Parameters.Usb.Completion => 24,
    }
    WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH_DATA: size 40, align 8 {
        Request => 0,
        Irp => 8,
        OutputBufferLength => 16,
        Information => 24,
        MajorFunction => 32,
    }
    WDF_REQUEST_FORWARD_OPTIONS: size 8, align 4 {
        Size => 0,
        Flags => 4,
    }
    WDF_REQUEST_PARAMETERS: size 40, align 8 {
        Size => 0,
        MinorFunction => 2,
        Type => 4,
        Parameters => 8,
        Parameters.Create => 8,
        Parameters.Create.SecurityContext => 8,
        Parameters.Create.Options => 16,
        Parameters.Create.FileAttributes => 24,
        Parameters.Create.ShareAccess => 26,
        Parameters.Create.EaLength => 32,
        Parameters.Read => 8,
        Parameters.Read.Length => 8,
        Parameters.Read.Key => 16,
        Parameters.Read.DeviceOffset => 24,
        Parameters.Write => 8,
        Parameters.Write.Length => 8,
        Parameters.Write.Key => 16,
        Parameters.Write.DeviceOffset => 24,
        Parameters.DeviceIoControl => 8,
        Parameters.DeviceIoControl.OutputBufferLength => 8,
        Parameters.DeviceIoControl.InputBufferLength => 16,
        Parameters.DeviceIoControl.IoControlCode => 24,
        Parameters.DeviceIoControl.Type3InputBuffer => 32,
        Parameters.Others => 8,
        Parameters.Others.Arg1 => 8,
        Parameters.Others.Arg2 => 16,
        Parameters.Others.IoControlCode => 24,
        Parameters.Others.Arg4 => 32,
    }
    WDF_REQUEST_REUSE_PARAMS: size 24, align 8 {
        Size => 0,
        Flags => 4,
        Status => 8,
        NewIrp => 16,
    }
    WDF_REQUEST_SEND_OPTIONS: size 16, align 8 {
        Size => 0,
        Flags => 4,
        Timeout => 8,
    }
    WDF_TASK_SEND_OPTIONS: size 16, align 8 {
        Size => 0,
        Flags => 4,
        Timeout => 8,
    }
    WDF_TIMER_CONFIG: size 40, align 8 {
        Size => 0,
        EvtTimerFunc => 8,
        Period => 16,
        AutomaticSerialization => 20,
        TolerableDelay => 24,
        UseHighResolutionTimer => 32,
    }
    WDF_WMI_INSTANCE_CONFIG: size 64, align 8 {
        Size => 0,
        Provider => 8,
        ProviderConfig => 16,
        UseContextForQuery => 24,
        Register => 25,
        EvtWmiInstanceQueryInstance => 32,
        EvtWmiInstanceSetInstance => 40,
        EvtWmiInstanceSetItem => 48,
        EvtWmiInstanceExecuteMethod => 56,
    }
    WDF_WMI_PROVIDER_CONFIG: size 40, align 8 {
        Size => 0,
        Guid => 4,
        Flags => 20,
        MinInstanceBufferSize => 24,
        EvtWmiProviderFunctionControl => 32,
    }
    WDF_WORKITEM_CONFIG: size 24, align 8 {
        Size => 0,
        EvtWorkItemFunc => 8,
        AutomaticSerialization => 16,
    }
    UNICODE_STRING: size 16, align 8 {
        Length => 0,
        MaximumLength => 2,
        Buffer => 8,
    }
    GUID: size 16, align 4 {
        Data1 => 0,
        Data2 => 4,
        Data3 => 6,
        Data4 => 8,
    }
    LIST_ENTRY: size 16, align 8 {
        Flink => 0,
        Blink => 8,
    }
    LARGE_INTEGER: size 8, align 8 {
        __bindgen_anon_1 => 0,
        __bindgen_anon_1.LowPart => 0,
        __bindgen_anon_1.HighPart => 4,
        u => 0,
        u.LowPart => 0,
        u.HighPart => 4,
        QuadPart => 0,
    }
    ULARGE_INTEGER: size 8, align 8 {
        __bindgen_anon_1 => 0,
        __bindgen_anon_1.LowPart => 0,
        __bindgen_anon_1.HighPart => 4,
        u => 0,
        u.LowPart => 0,
        u.HighPart => 4,
        QuadPart => 0,
    }
    LUID: size 8, align 4 {
        LowPart => 0,
        HighPart => 4,
    }
    IO_STATUS_BLOCK: size 16, align 8 {
        __bindgen_anon_1 => 0,
        __bindgen_anon_1.Status => 0,
        __bindgen_anon_1.Pointer => 0,
        Information => 8,
    }
    DRIVER_OBJECT: size 336, align 8 {
        Type => 0,
        Size => 2,
        DeviceObject => 8,
        Flags => 16,
        DriverStart => 24,
        DriverSize => 32,
        DriverSection => 40,
        DriverExtension => 48,
        DriverName => 56,
        HardwareDatabase => 72,
        FastIoDispatch => 80,
        DriverInit => 88,
        DriverStartIo => 96,
        DriverUnload => 104,
        MajorFunction => 112,
    }
    KEVENT: size 24, align 8 {
        Header => 0,
    }
    KDPC: size 64, align 8 {
        Type => 0,
        Importance => 1,
        Number => 2,
        DpcListEntry => 8,
        DeferredRoutine => 24,
        DeferredContext => 32,
        SystemArgument1 => 40,
        SystemArgument2 => 48,
        DpcData => 56,
    }
    DISPATCHER_HEADER: size 24, align 8 {
        __bindgen_anon_1 => 0,
        __bindgen_anon_1.__bindgen_anon_1 => 0,
        __bindgen_anon_1.__bindgen_anon_1.Type => 0,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1 => 1,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1 => 1,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.TimerControlFlags => 1,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1 => 1,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1._bitfield_1 => 1,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.Abandoned => 1,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_1.Signalling => 1,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_2 => 2,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_2.__bindgen_anon_1 => 2,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_2.__bindgen_anon_1.ThreadControlFlags => 2,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_2.__bindgen_anon_1.__bindgen_anon_1 => 2,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_2.__bindgen_anon_1.__bindgen_anon_1._bitfield_1 => 2,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_2.Size => 2,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_2.Hand => 2,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3 => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_1 => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_1.TimerMiscFlags => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_1.__bindgen_anon_1 => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_1.__bindgen_anon_1._bitfield_1 => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_2 => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_2.DebugActive => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_2.__bindgen_anon_1 => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.__bindgen_anon_2.__bindgen_anon_1._bitfield_1 => 3,
        __bindgen_anon_1.__bindgen_anon_1.__bindgen_anon_3.DpcActive => 3,
        __bindgen_anon_1.Lock => 0,
        SignalState => 4,
        WaitListHead => 8,
    }
    EX_RUNDOWN_REF: size 8, align 8 {
        __bindgen_anon_1 => 0,
        __bindgen_anon_1.Count => 0,
        __bindgen_anon_1.Ptr => 0,
    }
    POWER_STATE: size 4, align 4 {
        SystemState => 0,
        DeviceState => 0,
    }
    SCATTER_GATHER_ELEMENT: size 24, align 8 {
        Address => 0,
        Length => 8,
        Reserved => 16,
    }
    CM_FULL_RESOURCE_DESCRIPTOR: size 36, align 4 {
        InterfaceType => 0,
        BusNumber => 4,
        PartialResourceList => 8,
    }
    CM_PARTIAL_RESOURCE_LIST: size 28, align 4 {
        Version => 0,
        Revision => 2,
        Count => 4,
        PartialDescriptors => 8,
    }
    CM_PARTIAL_RESOURCE_DESCRIPTOR: size 20, align 4 {
        Type => 0,
        ShareDisposition => 1,
        Flags => 2,
        u => 4,
        u.Generic => 4,
        u.Generic.Start => 4,
        u.Generic.Length => 12,
        u.Port => 4,
        u.Port.Start => 4,
        u.Port.Length => 12,
        u.Interrupt => 4,
        u.Interrupt.Level => 4,
        u.Interrupt.Vector => 8,
        u.Interrupt.Affinity => 12,
        u.MessageInterrupt => 4,
        u.MessageInterrupt.__bindgen_anon_1 => 4,
        u.MessageInterrupt.__bindgen_anon_1.Raw => 4,
        u.MessageInterrupt.__bindgen_anon_1.Raw.Reserved => 4,
        u.MessageInterrupt.__bindgen_anon_1.Raw.MessageCount => 6,
        u.MessageInterrupt.__bindgen_anon_1.Raw.Vector => 8,
        u.MessageInterrupt.__bindgen_anon_1.Raw.Affinity => 12,
        u.MessageInterrupt.__bindgen_anon_1.Translated => 4,
        u.MessageInterrupt.__bindgen_anon_1.Translated.Level => 4,
        u.MessageInterrupt.__bindgen_anon_1.Translated.Vector => 8,
        u.MessageInterrupt.__bindgen_anon_1.Translated.Affinity => 12,
        u.Memory => 4,
        u.Memory.Start => 4,
        u.Memory.Length => 12,
        u.Dma => 4,
        u.Dma.Channel => 4,
        u.Dma.Port => 8,
        u.Dma.Reserved1 => 12,
        u.DevicePrivate => 4,
        u.DevicePrivate.Data => 4,
        u.BusNumber => 4,
        u.BusNumber.Start => 4,
        u.BusNumber.Length => 8,
        u.BusNumber.Reserved => 12,
        u.DeviceSpecificData => 4,
        u.DeviceSpecificData.DataSize => 4,
        u.DeviceSpecificData.Reserved1 => 8,
        u.DeviceSpecificData.Reserved2 => 12,
        u.Memory40 => 4,
        u.Memory40.Start => 4,
        u.Memory40.Length40 => 12,
        u.Memory48 => 4,
        u.Memory48.Start => 4,
        u.Memory48.Length48 => 12,
        u.Memory64 => 4,
        u.Memory64.Start => 4,
        u.Memory64.Length64 => 12,
    }
    IO_RESOURCE_LIST: size 40, align 8 {
        Version => 0,
        Revision => 2,
        Count => 4,
        Descriptors => 8,
    }
    IO_RESOURCE_DESCRIPTOR: size 32, align 8 {
        Option => 0,
        Type => 1,
        ShareDisposition => 2,
        Spare1 => 3,
        Flags => 4,
        Spare2 => 6,
        u => 8,
        u.Port => 8,
        u.Port.Length => 8,
        u.Port.Alignment => 12,
        u.Port.MinimumAddress => 16,
        u.Port.MaximumAddress => 24,
        u.Memory => 8,
        u.Memory.Length => 8,
        u.Memory.Alignment => 12,
        u.Memory.MinimumAddress => 16,
        u.Memory.MaximumAddress => 24,
        u.Interrupt => 8,
        u.Interrupt.MinimumVector => 8,
        u.Interrupt.MaximumVector => 12,
        u.Dma => 8,
        u.Dma.MinimumChannel => 8,
        u.Dma.MaximumChannel => 12,
        u.Generic => 8,
        u.Generic.Length => 8,
        u.Generic.Alignment => 12,
        u.Generic.MinimumAddress => 16,
        u.Generic.MaximumAddress => 24,
        u.DevicePrivate => 8,
        u.DevicePrivate.Data => 8,
        u.BusNumber => 8,
        u.BusNumber.Length => 8,
        u.BusNumber.MinBusNumber => 12,
        u.BusNumber.MaxBusNumber => 16,
        u.BusNumber.Reserved => 20,
        u.ConfigData => 8,
        u.ConfigData.Priority => 8,
        u.ConfigData.Reserved1 => 12,
        u.ConfigData.Reserved2 => 16,
    }
    GROUP_AFFINITY: size 16, align 8 {
        Mask => 0,
        Group => 8,
        Reserved => 10,
    }
    DEVPROPKEY: size 20, align 4 {
        fmtid => 0,
        pid => 16,
    }
    SECURITY_SUBJECT_CONTEXT: size 32, align 8 {
        ClientToken => 0,
        ImpersonationLevel => 8,
        PrimaryToken => 16,
        ProcessAuditId => 24,
    }
    KAPC: size 88, align 8 {
        Type => 0,
        SpareByte0 => 1,
        Size => 2,
        SpareByte1 => 3,
        SpareLong0 => 4,
        Thread => 8,
        ApcListEntry => 16,
        KernelRoutine => 32,
        RundownRoutine => 40,
        NormalRoutine => 48,
        NormalContext => 56,
        SystemArgument1 => 64,
        SystemArgument2 => 72,
        ApcStateIndex => 80,
        ApcMode => 81,
        Inserted => 82,
    }
    KDEVICE_QUEUE: size 40, align 8 {
        Type => 0,
        Size => 2,
        DeviceListHead => 8,
        Lock => 24,
        __bindgen_anon_1 => 32,
        __bindgen_anon_1.Busy => 32,
        __bindgen_anon_1.__bindgen_anon_1 => 32,
        __bindgen_anon_1.__bindgen_anon_1._bitfield_1 => 32,
    }
    WAIT_CONTEXT_BLOCK: size 72, align 8 {
        WaitQueueEntry => 0,
        DeviceRoutine => 24,
        DeviceContext => 32,
        NumberOfMapRegisters => 40,
        DeviceObject => 48,
        CurrentIrp => 56,
        BufferChainingDpc => 64,
    }
    CLIENT_ID: size 16, align 8 {
        UniqueProcess => 0,
        UniqueThread => 8,
    }
    SID: size 12, align 4 {
        Revision => 0,
        SubAuthorityCount => 1,
        IdentifierAuthority => 2,
        SubAuthority => 8,
    }
}
