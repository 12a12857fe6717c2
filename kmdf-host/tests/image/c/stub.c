/* The part of an image that WdfDriverEntry.lib is in a driver built with the WDK, in a form of our own. The tests
 * choose what it says to the loader. */
#include "driver.h"

#ifndef SIZE
#define SIZE 88
#endif
#ifndef MINOR
#define MINOR 33
#endif
#ifndef COUNT
#define COUNT 458
#endif
#ifndef COMPONENT
#define COMPONENT L"KmdfLibrary"
#endif

#if COUNT <= 438
/* Up to 1.13 the framework fills the driver's own table. */
static PVOID Table[COUNT];
#define PLACE Table
const PVOID *WdfFunctionsTable(void) { return Table; }
#else
static const PVOID *Table;
#define PLACE &Table
const PVOID *WdfFunctionsTable(void) { return Table; }
#endif

GLOBALS *WdfDriverGlobals;
static ULONG MinimumVersion = MINOR, FunctionCount = COUNT, StructureCount = 94;
static SIZE_T *Structures;
static BOOLEAN IsNewer = 0xEE;
static BIND_INFO Info = {
    SIZE, COMPONENT, 1, MINOR, 0, COUNT, (PVOID)PLACE, NULL,
    &MinimumVersion, &IsNewer, &FunctionCount, &StructureCount, &Structures,
};
static WCHAR PathBuffer[260];
static UNICODE_STRING Path = { 0, sizeof(PathBuffer), PathBuffer };
static void (*Displaced)(DRIVER_OBJECT *);

static void Unload(DRIVER_OBJECT *object)
{
    if (Displaced) {
        Displaced(object);
    }
    WdfVersionUnbind(&Path, &Info, WdfDriverGlobals);
}

NTSTATUS FxDriverEntry(DRIVER_OBJECT *object, UNICODE_STRING *path)
{
    NTSTATUS status;
    RtlCopyUnicodeString(&Path, path);
    status = WdfVersionBind(object, &Path, &Info, &WdfDriverGlobals);
    if (!NT_SUCCESS(status)) {
        return status;
    }
#ifdef CLASS
    {
        static CLASS_BIND_INFO class = { 80, CLASS };
        status = WdfVersionBindClass(&Info, WdfDriverGlobals, &class);
    }
#endif
    if (NT_SUCCESS(status)) {
        status = DriverEntry(object, path);
    }
    if (!NT_SUCCESS(status)) {
        WdfVersionUnbind(&Path, &Info, WdfDriverGlobals);
        return status;
    }
    if (SIZE == 88 && IsNewer) {
        DbgPrint("the framework is older than this driver\n");
    }
    if (WdfDriverGlobals->DisplaceDriverUnload) {
        Displaced = object->DriverUnload;
        object->DriverUnload = Unload;
    }
    return STATUS_SUCCESS;
}

int _fltused;
