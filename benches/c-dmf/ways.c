/* The functions that a source of data calls, and what they let the Module call when a datum has found its request. */
#include "driver.h"

static volatile LONG CleanupCount;

void EvtDataCleanup(DMFMODULE module, void *buffer, void *context)
{
    UNREFERENCED_PARAMETER(module);
    UNREFERENCED_PARAMETER(buffer);
    UNREFERENCED_PARAMETER(context);
    InterlockedIncrement(&CleanupCount);
}

/* The application gets these numbers. */
static void Answer(WDFREQUEST request, NTSTATUS status, const ULONGLONG *numbers, size_t count)
{
    ULONGLONG *output;
    NTSTATUS found = WdfRequestRetrieveOutputBuffer(request, count * sizeof(*output), (PVOID *)&output, NULL);
    if (!NT_SUCCESS(found)) {
        WdfRequestComplete(request, found);
        return;
    }
    for (size_t each = 0; each < count; each++) {
        output[each] = numbers[each];
    }
    WdfRequestCompleteWithInformation(request, status, count * sizeof(*output));
}

static EVT_DMF_NotifyUserWithRequest_Complete Complete, CompleteTimed, CompleteAndGive;

static void Complete(DMFMODULE module, WDFREQUEST request, ULONG_PTR datum, NTSTATUS status)
{
    UNREFERENCED_PARAMETER(module);
    Answer(request, status, (ULONGLONG *)datum, 1);
}

void GiveFrom(DMFMODULE module, ULONGLONG *datum)
{
    DMF_NotifyUserWithRequest_DataProcess(module, Complete, datum, STATUS_SUCCESS);
}

static ULONGLONG Give(DMFMODULE module, ULONGLONG datum)
{
    GiveFrom(module, &datum);
    return 0;
}

static void CompleteTimed(DMFMODULE module, WDFREQUEST request, ULONG_PTR datum, NTSTATUS status)
{
    const ULONGLONG times[] = {
        DMF_NotifyUserWithRequest_RequestTimestampGet(module, request),
        DMF_NotifyUserWithRequest_DataBufferTimestampGet(module, (void *)datum),
    };
    Answer(request, status, times, ARRAYSIZE(times));
}

static ULONGLONG GiveTimed(DMFMODULE module, ULONGLONG datum)
{
    DMF_NotifyUserWithRequest_DataProcess(module, CompleteTimed, &datum, STATUS_SUCCESS);
    return 0;
}

static void CompleteAndGive(DMFMODULE module, WDFREQUEST request, ULONG_PTR datum, NTSTATUS status)
{
    Give(module, *(ULONGLONG *)datum + 1);
    Complete(module, request, datum, status);
}

static ULONGLONG GiveTwo(DMFMODULE module, ULONGLONG datum)
{
    DMF_NotifyUserWithRequest_DataProcess(module, CompleteAndGive, &datum, STATUS_SUCCESS);
    return 0;
}

static ULONGLONG Cleanups(DMFMODULE module, ULONGLONG datum)
{
    UNREFERENCED_PARAMETER(module);
    UNREFERENCED_PARAMETER(datum);
    return CleanupCount;
}

WAYS_IN WaysIn(DMFMODULE module)
{
    return (WAYS_IN){ module, Give, GiveTimed, GiveTwo, Cleanups };
}
