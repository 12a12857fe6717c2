/* A driver whose device has one NotifyUserWithRequest of C DMF, and gives an application eight bytes for each of its
 * requests: the same as the subjects in `benches/src/subject`. */
#include <initguid.h>

#include "driver.h"

DEFINE_GUID(NotifyInterface, 0x6d1c39f5, 0x88a2, 0x4f0e, 0x9a, 0x53, 0x1b, 0xd2, 0x70, 0x4c, 0xe1, 0x66);

typedef struct { DMFMODULE Notify; } DEVICE_CONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(DEVICE_CONTEXT, DeviceContext)

DRIVER_INITIALIZE DriverEntry;
static EVT_WDF_DRIVER_DEVICE_ADD EvtDeviceAdd;
static EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL EvtIoDeviceControl;
static EVT_DMF_DEVICE_MODULES_ADD EvtModulesAdd;

static void AnswerWaysIn(WDFREQUEST request, DMFMODULE module)
{
    WAYS_IN *ways;
    NTSTATUS status = WdfRequestRetrieveOutputBuffer(request, sizeof(*ways), (PVOID *)&ways, NULL);
    if (NT_SUCCESS(status)) {
        *ways = WaysIn(module);
    }
    WdfRequestCompleteWithInformation(request, status, NT_SUCCESS(status) ? sizeof(*ways) : 0);
}

static void TakeDatum(WDFREQUEST request, size_t length, DMFMODULE module)
{
    ULONGLONG *datum = NULL;
    NTSTATUS status = STATUS_SUCCESS;
    if (length != 0) {
        status = WdfRequestRetrieveInputBuffer(request, sizeof(*datum), (PVOID *)&datum, NULL);
    }
    if (NT_SUCCESS(status)) {
        GiveFrom(module, datum);
    }
    WdfRequestComplete(request, status);
}

static void EvtIoDeviceControl(WDFQUEUE queue, WDFREQUEST request, size_t output, size_t input, ULONG code)
{
    DMFMODULE notify = DeviceContext(WdfIoQueueGetDevice(queue))->Notify;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    UNREFERENCED_PARAMETER(output);
    switch (code) {
    case IOCTL_WAYS_IN:
        AnswerWaysIn(request, notify);
        return;
    case IOCTL_GIVE:
        TakeDatum(request, input, notify);
        return;
    case IOCTL_WAIT:
        status = DMF_NotifyUserWithRequest_RequestProcess(notify, request);
    }
    /* A request that was accepted is the Module's. */
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(request, status);
    }
}

/* One of the numbers that the registry has for this driver; 0 if it has not. */
static ULONG Parameter(const WCHAR *name)
{
    UNICODE_STRING counted;
    ULONG number = 0;
    WDFKEY key;
    RtlInitUnicodeString(&counted, name);
    if (NT_SUCCESS(WdfDriverOpenParametersRegistryKey(WdfGetDriver(), KEY_READ, WDF_NO_OBJECT_ATTRIBUTES, &key))) {
        (void)WdfRegistryQueryULong(key, &counted, &number);
        WdfRegistryClose(key);
    }
    return number;
}

static void EvtModulesAdd(WDFDEVICE device, PDMFMODULE_INIT init)
{
    DMF_MODULE_ATTRIBUTES attributes;
    DMF_CONFIG_NotifyUserWithRequest config;
    DMF_CONFIG_NotifyUserWithRequest_AND_ATTRIBUTES_INIT(&config, &attributes);
    config.MaximumNumberOfPendingRequests = Parameter(L"Requests");
    config.MaximumNumberOfPendingDataBuffers = Parameter(L"Data");
    config.SizeOfDataBuffer = sizeof(ULONGLONG);
    config.TimeStamping = Parameter(L"TimeStamping") != 0;
    config.EvtDataCleanup = Parameter(L"Cleanup") != 0 ? EvtDataCleanup : NULL;
    DMF_DmfModuleAdd(init, &attributes, WDF_NO_OBJECT_ATTRIBUTES, &DeviceContext(device)->Notify);
}

/* The device, with its default queue and its Modules. */
static NTSTATUS AddDevice(PWDFDEVICE_INIT init, PDMFDEVICE_INIT *modules)
{
    WDF_IO_QUEUE_CONFIG queue;
    WDF_OBJECT_ATTRIBUTES attributes;
    DMF_EVENT_CALLBACKS events;
    WDFDEVICE device;
    DMF_DmfDeviceInitHookPnpPowerEventCallbacks(*modules, NULL);
    DMF_DmfDeviceInitHookFileObjectConfig(*modules, NULL);
    DMF_DmfDeviceInitHookPowerPolicyEventCallbacks(*modules, NULL);
    WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(&queue, WdfIoQueueDispatchParallel);
    queue.EvtIoDeviceControl = EvtIoDeviceControl;
    DMF_DmfDeviceInitHookQueueConfig(*modules, &queue);
    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, DEVICE_CONTEXT);
    NTSTATUS status = WdfDeviceCreate(&init, &attributes, &device);
    if (NT_SUCCESS(status)) {
        status = WdfIoQueueCreate(device, &queue, WDF_NO_OBJECT_ATTRIBUTES, NULL);
    }
    if (NT_SUCCESS(status)) {
        DMF_EVENT_CALLBACKS_INIT(&events);
        events.EvtDmfDeviceModulesAdd = EvtModulesAdd;
        DMF_DmfDeviceInitSetEventCallbacks(*modules, &events);
        status = DMF_ModulesCreate(device, modules);
    }
    return NT_SUCCESS(status) ? WdfDeviceCreateDeviceInterface(device, &NotifyInterface, NULL) : status;
}

static NTSTATUS EvtDeviceAdd(WDFDRIVER driver, PWDFDEVICE_INIT init)
{
    UNREFERENCED_PARAMETER(driver);
    PDMFDEVICE_INIT modules = DMF_DmfDeviceInitAllocate(init);
    NTSTATUS status = AddDevice(init, &modules);
    if (modules != NULL) {
        DMF_DmfDeviceInitFree(&modules);
    }
    return status;
}

NTSTATUS DriverEntry(DRIVER_OBJECT *driver, UNICODE_STRING *path)
{
    WDF_DRIVER_CONFIG config;
    WDF_DRIVER_CONFIG_INIT(&config, EvtDeviceAdd);
    return WdfDriverCreate(driver, path, WDF_NO_OBJECT_ATTRIBUTES, &config, WDF_NO_HANDLE);
}
