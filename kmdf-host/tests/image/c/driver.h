/* What a KMDF driver in C needs of the headers, as far as the drivers of these tests go: facts of KMDF 1.33 for x64. */
#pragma once

typedef unsigned char UCHAR, BOOLEAN, KIRQL;
typedef unsigned short USHORT, WCHAR;
typedef int LONG, NTSTATUS;
typedef unsigned int ULONG;
typedef long long LONGLONG;
typedef unsigned long long ULONGLONG, SIZE_T;
typedef void *PVOID, *WDFDRIVER, *WDFDEVICE, *WDFQUEUE, *WDFREQUEST, *WDFOBJECT, *WDFTIMER, *WDFSPINLOCK;
typedef void WDFDEVICE_INIT;

#define NULL ((void *)0)
#define STATUS_SUCCESS 0
#define STATUS_UNSUCCESSFUL ((NTSTATUS)0xC0000001)
#define STATUS_INVALID_DEVICE_REQUEST ((NTSTATUS)0xC0000010)
#define NT_SUCCESS(status) ((status) >= 0)

typedef struct { USHORT Length, MaximumLength; WCHAR *Buffer; } UNICODE_STRING;
typedef struct { ULONG Data1; USHORT Data2, Data3; UCHAR Data4[8]; } GUID;

typedef struct _DRIVER_OBJECT {
    UCHAR Opaque[0x68];
    void (*DriverUnload)(struct _DRIVER_OBJECT *);
} DRIVER_OBJECT;

typedef struct { WDFDRIVER Driver; ULONG Flags, Tag; char Name[32]; BOOLEAN DisplaceDriverUnload; } GLOBALS;

typedef struct {
    ULONG Size;
    const char *ContextName;
    SIZE_T ContextSize;
    const void *UniqueType;
    PVOID EvtDriverGetUniqueContextType;
} CONTEXT_TYPE;

typedef struct {
    ULONG Size;
    void (*EvtCleanupCallback)(WDFOBJECT);
    void (*EvtDestroyCallback)(WDFOBJECT);
    int ExecutionLevel, SynchronizationScope;
    WDFOBJECT ParentObject;
    SIZE_T ContextSizeOverride;
    const CONTEXT_TYPE *ContextTypeInfo;
} ATTRIBUTES;

typedef struct {
    ULONG Size;
    NTSTATUS (*EvtDriverDeviceAdd)(WDFDRIVER, WDFDEVICE_INIT *);
    void (*EvtDriverUnload)(WDFDRIVER);
    ULONG DriverInitFlags, DriverPoolTag;
} DRIVER_CONFIG;

typedef struct {
    ULONG Size;
    int DispatchType, PowerManaged;
    BOOLEAN AllowZeroLengthRequests, DefaultQueue;
    PVOID EvtIoDefault, EvtIoRead, EvtIoWrite;
    void (*EvtIoDeviceControl)(WDFQUEUE, WDFREQUEST, SIZE_T, SIZE_T, ULONG);
    PVOID EvtIoInternalDeviceControl, EvtIoStop, EvtIoResume, EvtIoCanceledOnQueue;
    ULONG NumberOfPresentedRequests;
    PVOID Driver;
} QUEUE_CONFIG;

typedef struct {
    ULONG Size;
    void (*EvtTimerFunc)(WDFTIMER);
    ULONG Period;
    BOOLEAN AutomaticSerialization;
    ULONG TolerableDelay;
    BOOLEAN UseHighResolutionTimer __attribute__((aligned(8)));
} TIMER_CONFIG;

enum { DispatchParallel = 2, DispatchManual = 3 };

/* The entry stub's own: the table, the globals, and what binds them. */
typedef struct {
    ULONG Size;
    const WCHAR *Component;
    ULONG Major, Minor, Build, FuncCount;
    PVOID FuncTable, Module;
    ULONG *MinimumVersionRequired;
    BOOLEAN *ClientVersionHigherThanFramework;
    ULONG *FuncCountPtr, *StructCountPtr;
    SIZE_T **StructTable;
} BIND_INFO;

typedef struct { ULONG Size; const WCHAR *ClassName; ULONG Rest[18]; } CLASS_BIND_INFO;

extern const PVOID *WdfFunctionsTable(void);
extern GLOBALS *WdfDriverGlobals;
NTSTATUS DriverEntry(DRIVER_OBJECT *, UNICODE_STRING *);

/* A WDF function by its index. */
#define WDF(index, result, ...) ((result(*)(GLOBALS *, __VA_ARGS__))WdfFunctionsTable()[index])
#define WdfDeviceCreate(init, attributes, device) WDF(75, NTSTATUS, WDFDEVICE_INIT **, ATTRIBUTES *, WDFDEVICE *)(WdfDriverGlobals, init, attributes, device)
#define WdfDeviceCreateDeviceInterface(device, guid) WDF(77, NTSTATUS, WDFDEVICE, const GUID *, UNICODE_STRING *)(WdfDriverGlobals, device, guid, NULL)
#define WdfDriverCreate(object, path, config) WDF(116, NTSTATUS, DRIVER_OBJECT *, UNICODE_STRING *, ATTRIBUTES *, DRIVER_CONFIG *, WDFDRIVER *)(WdfDriverGlobals, object, path, NULL, config, NULL)
#define WdfIoQueueCreate(device, config, queue) WDF(152, NTSTATUS, WDFDEVICE, QUEUE_CONFIG *, ATTRIBUTES *, WDFQUEUE *)(WdfDriverGlobals, device, config, NULL, queue)
#define WdfIoQueueGetDevice(queue) WDF(157, WDFDEVICE, WDFQUEUE)(WdfDriverGlobals, queue)
#define WdfIoQueueRetrieveNextRequest(queue, request) WDF(158, NTSTATUS, WDFQUEUE, WDFREQUEST *)(WdfDriverGlobals, queue, request)
#define WdfObjectGetTypedContext(object, type) WDF(202, PVOID, WDFOBJECT, const CONTEXT_TYPE *)(WdfDriverGlobals, object, type)
#define WdfRequestComplete(request, status) WDF(263, void, WDFREQUEST, NTSTATUS)(WdfDriverGlobals, request, status)
#define WdfRequestCompleteWithInformation(request, status, information) WDF(265, void, WDFREQUEST, NTSTATUS, SIZE_T)(WdfDriverGlobals, request, status, information)
#define WdfRequestRetrieveInputBuffer(request, least, buffer, length) WDF(269, NTSTATUS, WDFREQUEST, SIZE_T, PVOID *, SIZE_T *)(WdfDriverGlobals, request, least, buffer, length)
#define WdfRequestRetrieveOutputBuffer(request, least, buffer, length) WDF(270, NTSTATUS, WDFREQUEST, SIZE_T, PVOID *, SIZE_T *)(WdfDriverGlobals, request, least, buffer, length)
#define WdfRequestForwardToIoQueue(request, queue) WDF(281, NTSTATUS, WDFREQUEST, WDFQUEUE)(WdfDriverGlobals, request, queue)
#define WdfSpinLockCreate(attributes, lock) WDF(315, NTSTATUS, ATTRIBUTES *, WDFSPINLOCK *)(WdfDriverGlobals, attributes, lock)
#define WdfSpinLockAcquire(lock) WDF(316, void, WDFSPINLOCK)(WdfDriverGlobals, lock)
#define WdfSpinLockRelease(lock) WDF(317, void, WDFSPINLOCK)(WdfDriverGlobals, lock)
#define WdfTimerCreate(config, attributes, timer) WDF(318, NTSTATUS, TIMER_CONFIG *, ATTRIBUTES *, WDFTIMER *)(WdfDriverGlobals, config, attributes, timer)
#define WdfTimerStart(timer, due) WDF(319, BOOLEAN, WDFTIMER, LONGLONG)(WdfDriverGlobals, timer, due)
#define WdfTimerGetParentObject(timer) WDF(321, WDFOBJECT, WDFTIMER)(WdfDriverGlobals, timer)

#define IMPORT __declspec(dllimport)
IMPORT ULONG DbgPrint(const char *, ...);
IMPORT ULONG DbgPrintEx(ULONG, ULONG, const char *, ...);
IMPORT int sprintf_s(char *, SIZE_T, const char *, ...);
IMPORT int _vsnprintf(char *, SIZE_T, const char *, char *);
IMPORT void *memcpy(void *, const void *, SIZE_T);
IMPORT void *memset(void *, int, SIZE_T);
IMPORT int memcmp(const void *, const void *, SIZE_T);
IMPORT SIZE_T strlen(const char *);
IMPORT void RtlInitUnicodeString(UNICODE_STRING *, const WCHAR *);
IMPORT void RtlCopyUnicodeString(UNICODE_STRING *, const UNICODE_STRING *);
IMPORT PVOID MmGetSystemRoutineAddress(UNICODE_STRING *);
IMPORT void ExFreePoolWithTag(PVOID, ULONG);
IMPORT PVOID KeGetCurrentThread(void);
IMPORT NTSTATUS WdfVersionBind(DRIVER_OBJECT *, UNICODE_STRING *, BIND_INFO *, GLOBALS **);
IMPORT NTSTATUS WdfVersionUnbind(UNICODE_STRING *, BIND_INFO *, GLOBALS *);
IMPORT NTSTATUS WdfVersionBindClass(BIND_INFO *, GLOBALS *, CLASS_BIND_INFO *);
