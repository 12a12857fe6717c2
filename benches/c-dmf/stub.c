/* The entry point, as the library WdfDriverEntry.lib of the WDK has it in each driver: binds to the framework, calls the
 * driver, and unbinds when it is unloaded. Class extensions and older frameworks are left out. */
#include <ntddk.h>
#include <wdf.h>

typedef struct {
    ULONG Size;
    const WCHAR *Component;
    ULONG Major, Minor, Build, FunctionCount;
    PVOID Functions, Module;
} BIND_INFO;

DECLSPEC_IMPORT NTSTATUS WdfVersionBind(DRIVER_OBJECT *, UNICODE_STRING *, BIND_INFO *, PWDF_DRIVER_GLOBALS *);
DECLSPEC_IMPORT NTSTATUS WdfVersionUnbind(UNICODE_STRING *, BIND_INFO *, PWDF_DRIVER_GLOBALS);

DRIVER_INITIALIZE DriverEntry, FxDriverEntry;

/* What the headers of WDF expect to be somewhere. */
const WDFFUNC *WdfFunctions;
PWDF_DRIVER_GLOBALS WdfDriverGlobals;
ULONG WdfFunctionCount = WdfFunctionTableNumEntries, WdfStructureCount;
size_t *WdfStructures;
BOOLEAN WdfClientVersionHigherThanFramework;

static BIND_INFO Info = {
    sizeof(Info), L"KmdfLibrary", KMDF_VERSION_MAJOR, KMDF_VERSION_MINOR, 0, WdfFunctionTableNumEntries, &WdfFunctions, NULL,
};
static WCHAR PathText[260];
static UNICODE_STRING Path = { 0, sizeof(PathText), PathText };
static DRIVER_UNLOAD *FrameworksUnload;

static void Unload(DRIVER_OBJECT *driver)
{
    if (FrameworksUnload) {
        FrameworksUnload(driver);
    }
    WdfVersionUnbind(&Path, &Info, WdfDriverGlobals);
}

NTSTATUS FxDriverEntry(DRIVER_OBJECT *driver, UNICODE_STRING *path)
{
    RtlCopyUnicodeString(&Path, path);
    NTSTATUS status = WdfVersionBind(driver, &Path, &Info, &WdfDriverGlobals);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = DriverEntry(driver, path);
    if (!NT_SUCCESS(status)) {
        WdfVersionUnbind(&Path, &Info, WdfDriverGlobals);
        return status;
    }
    FrameworksUnload = driver->DriverUnload;
    driver->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
