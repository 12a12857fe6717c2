/* A driver with what C drivers do: a context, queues, a timer, a spin lock, text of either width, functions looked up by
 * name, and a stack frame that is probed. */
#include "driver.h"

#define IOCTL(number) (0x22 << 16 | (number) << 2)
#define IOCTL_ECHO IOCTL(0x800)
#define IOCTL_NEXT_TICK IOCTL(0x801)
#define IOCTL_FORMAT IOCTL(0x802)
#define IOCTL_LOOK_UP IOCTL(0x803)
#define IOCTL_STACK IOCTL(0x804)
#define IOCTL_THREAD IOCTL(0x805)
#define IOCTL_CRASH IOCTL(0x806)
#define IOCTL_INIT IOCTL(0x807)
#define IOCTL_BAD_COPY IOCTL(0x808)
#define IOCTL_FUNCTION IOCTL(0x809)
#define IOCTL_NULL IOCTL(0x80A)

#define DPFLTR_IHVDRIVER_ID 77

static const GUID InterfaceClass = { 0x8f1c2a30, 0x57d4, 0x4b6e, { 0x9a, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77 } };

typedef struct { WDFSPINLOCK Lock; WDFTIMER Timer; WDFQUEUE Waiting; ULONG Ticks; } CONTEXT;
static const CONTEXT_TYPE ContextType = { sizeof(CONTEXT_TYPE), "ECHO_CONTEXT", sizeof(CONTEXT), &ContextType, NULL };

static CONTEXT *Context(WDFOBJECT object) { return WdfObjectGetTypedContext(object, &ContextType); }

static void Initialize(ATTRIBUTES *attributes)
{
    memset(attributes, 0, sizeof(*attributes));
    attributes->Size = sizeof(*attributes);
    attributes->ExecutionLevel = attributes->SynchronizationScope = 1;
}

static void EvtTimer(WDFTIMER timer)
{
    CONTEXT *context = Context(WdfTimerGetParentObject(timer));
    WDFREQUEST request;
    ULONG ticks, *output;
    WdfSpinLockAcquire(context->Lock);
    ticks = ++context->Ticks;
    WdfSpinLockRelease(context->Lock);
    if (!NT_SUCCESS(WdfIoQueueRetrieveNextRequest(context->Waiting, &request))) {
        return;
    }
    NTSTATUS status = WdfRequestRetrieveOutputBuffer(request, sizeof(ULONG), (PVOID *)&output, NULL);
    if (NT_SUCCESS(status)) {
        *output = ticks;
    }
    WdfRequestCompleteWithInformation(request, status, sizeof(ULONG));
}

/* Windows' va_list is a pointer to the arguments, which are in one row. */
static int Format(char *buffer, SIZE_T size, const char *format, ...)
{
    __builtin_ms_va_list list;
    int length;
    __builtin_ms_va_start(list, format);
    length = _vsnprintf(buffer, size, format, list);
    __builtin_ms_va_end(list);
    return length;
}

static int FormatAll(char *output, SIZE_T size)
{
    UNICODE_STRING counted;
    char numbers[32];
    RtlInitUnicodeString(&counted, L"counted");
    sprintf_s(numbers, sizeof(numbers), "%d/%I64x/%03u", -7, 0x1234567890LL, 5);
    return Format(output, size, "%s|%ws|%wZ|%S|%c|%p|%lu", numbers, L"w\u00EFde", &counted, L"other", 'c', (PVOID)0xABCD, 9u);
}

/* Allocates with whichever of the two functions the system has. */
static NTSTATUS LookUp(void)
{
    UNICODE_STRING name;
    PVOID (*allocate)(ULONGLONG, SIZE_T, ULONG), (*older)(int, SIZE_T, ULONG), memory, other;
    RtlInitUnicodeString(&name, L"ExAllocatePool2");
    allocate = MmGetSystemRoutineAddress(&name);
    RtlInitUnicodeString(&name, L"ExAllocatePoolWithTag");
    older = MmGetSystemRoutineAddress(&name);
    RtlInitUnicodeString(&name, L"NoSuchRoutine");
    if (!allocate || !older || MmGetSystemRoutineAddress(&name)) {
        return STATUS_UNSUCCESSFUL;
    }
    memory = allocate(0x40, 100, 'tseT');
    other = older(0x200, 100, 'tseT');
    if (!memory || !other || *(ULONG *)memory != 0) {
        return STATUS_UNSUCCESSFUL;
    }
    ExFreePoolWithTag(memory, 'tseT');
    ExFreePoolWithTag(other, 'tseT');
    return STATUS_SUCCESS;
}

static __attribute__((noinline)) ULONG Sum(const volatile UCHAR *bytes, ULONG count)
{
    ULONG sum = 0;
    while (count--) {
        sum += bytes[count];
    }
    return sum;
}

/* A frame of several pages, which the compiler lets __chkstk probe. */
static __attribute__((noinline)) ULONG DeepFrame(void)
{
    UCHAR bytes[20000];
    memset(bytes, 1, sizeof(bytes));
    return Sum(bytes, sizeof(bytes));
}

/* Gives a function of the C library a null pointer. */
static void PassNull(UCHAR which)
{
    UCHAR bytes[16] = { 0 };
    void *volatile null = NULL;
    volatile SIZE_T unused;
    switch (which) {
    case 0:
        memcpy(null, bytes, sizeof(bytes));
        break;
    case 1:
        memcpy(bytes, null, sizeof(bytes));
        break;
    case 2:
        memset(null, 0, sizeof(bytes));
        break;
    case 3:
        unused = memcmp(bytes, null, sizeof(bytes));
        break;
    case 4:
        unused = strlen(null);
        break;
    default:
        memcpy(null, null, 0);
    }
    (void)unused;
}

/* Whether the current thread is where the inline KeGetCurrentThread of the headers looks for it. */
static BOOLEAN KnowsThread(void)
{
    return KeGetCurrentThread() == *(PVOID __attribute__((address_space(256))) *)0x188;
}

/* The system frees this when DriverEntry has returned. */
__declspec(code_seg("INIT")) __attribute__((noinline)) static NTSTATUS OnlyForDriverEntry(void)
{
    static volatile NTSTATUS result = STATUS_SUCCESS;
    return result;
}

static void Answer(WDFREQUEST request, const void *bytes, SIZE_T length)
{
    PVOID output;
    NTSTATUS status = WdfRequestRetrieveOutputBuffer(request, length, &output, NULL);
    if (NT_SUCCESS(status)) {
        memcpy(output, bytes, length);
    }
    WdfRequestCompleteWithInformation(request, status, NT_SUCCESS(status) ? length : 0);
}

static void Echo(WDFREQUEST request, SIZE_T room, SIZE_T length)
{
    PVOID input;
    NTSTATUS status = WdfRequestRetrieveInputBuffer(request, 1, &input, NULL);
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(request, status);
        return;
    }
    DbgPrintEx(DPFLTR_IHVDRIVER_ID, 0, "echo: %Iu bytes, room for %Iu, '%.5s', %ws\n", length, room, (char *)input, L"w\u00EFde");
    /* With buffered I/O the answer goes where the question is. */
    Answer(request, input, length);
}

static void EvtIoDeviceControl(WDFQUEUE queue, WDFREQUEST request, SIZE_T room, SIZE_T length, ULONG code)
{
    CONTEXT *context = Context(WdfIoQueueGetDevice(queue));
    char text[200];
    ULONG sum;
    BOOLEAN same;
    UCHAR *input;
    NTSTATUS status;
    switch (code) {
    case IOCTL_ECHO:
        Echo(request, room, length);
        return;
    case IOCTL_NEXT_TICK:
        status = WdfRequestForwardToIoQueue(request, context->Waiting);
        if (!NT_SUCCESS(status)) {
            WdfRequestComplete(request, status);
        } else {
            WdfTimerStart(context->Timer, -10 * 1000);
        }
        return;
    case IOCTL_FORMAT:
        Answer(request, text, FormatAll(text, sizeof(text)));
        return;
    case IOCTL_LOOK_UP:
        WdfRequestComplete(request, LookUp());
        return;
    case IOCTL_STACK:
        sum = DeepFrame();
        Answer(request, &sum, sizeof(sum));
        return;
    case IOCTL_THREAD:
        same = KnowsThread();
        Answer(request, &same, sizeof(same));
        return;
    case IOCTL_FUNCTION:
        Answer(request, &(BOOLEAN(*[])(void)){ KnowsThread }, sizeof(PVOID));
        return;
    case IOCTL_INIT:
        WdfRequestComplete(request, OnlyForDriverEntry());
        return;
    case IOCTL_BAD_COPY:
        memcpy((PVOID)16, text, sizeof(text));
        break;
    case IOCTL_NULL:
        if (NT_SUCCESS(WdfRequestRetrieveInputBuffer(request, 1, (PVOID *)&input, NULL))) {
            PassNull(*input);
        }
        break;
    case IOCTL_CRASH:
        *(volatile int *)8 = 0;
    }
    WdfRequestComplete(request, STATUS_INVALID_DEVICE_REQUEST);
}

static NTSTATUS Queues(WDFDEVICE device, CONTEXT *context)
{
    QUEUE_CONFIG config = { sizeof(config) };
    config.DispatchType = DispatchParallel;
    config.DefaultQueue = 1;
    config.PowerManaged = 2;
    config.NumberOfPresentedRequests = ~0u;
    config.EvtIoDeviceControl = EvtIoDeviceControl;
    NTSTATUS status = WdfIoQueueCreate(device, &config, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    memset(&config, 0, sizeof(config));
    config.Size = sizeof(config);
    config.DispatchType = DispatchManual;
    config.PowerManaged = 2;
    return WdfIoQueueCreate(device, &config, &context->Waiting);
}

static NTSTATUS EvtDeviceAdd(WDFDRIVER driver, WDFDEVICE_INIT *init)
{
    ATTRIBUTES attributes;
    TIMER_CONFIG timer = { sizeof(timer), EvtTimer, 0, 1 };
    WDFDEVICE device;
    NTSTATUS status;
    if (driver != WdfDriverGlobals->Driver) {
        return STATUS_UNSUCCESSFUL;
    }
    Initialize(&attributes);
    attributes.ContextTypeInfo = &ContextType;
    status = WdfDeviceCreate(&init, &attributes, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    CONTEXT *context = Context(device);
    status = Queues(device, context);
    if (NT_SUCCESS(status)) {
        Initialize(&attributes);
        attributes.ParentObject = device;
        status = WdfSpinLockCreate(&attributes, &context->Lock);
    }
    if (NT_SUCCESS(status)) {
        status = WdfTimerCreate(&timer, &attributes, &context->Timer);
    }
    return NT_SUCCESS(status) ? WdfDeviceCreateDeviceInterface(device, &InterfaceClass) : status;
}

static void EvtUnload(WDFDRIVER driver)
{
    DbgPrint("echo: unloaded %s\n", driver == WdfDriverGlobals->Driver ? "by its name" : "by another name");
}

NTSTATUS DriverEntry(DRIVER_OBJECT *object, UNICODE_STRING *path)
{
    DRIVER_CONFIG config = { sizeof(config), EvtDeviceAdd, EvtUnload };
#ifdef WITHOUT_UNLOAD
    config.EvtDriverDeviceAdd = NULL;
    config.EvtDriverUnload = NULL;
    config.DriverInitFlags = 1;
#endif
    DbgPrint("echo: loaded from %wZ\n", path);
    return NT_SUCCESS(OnlyForDriverEntry()) ? WdfDriverCreate(object, path, &config) : STATUS_UNSUCCESSFUL;
}
