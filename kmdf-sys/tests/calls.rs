//! Calls by name reach the installed runtime, with the arguments of the caller.
#![cfg(not(all(windows, not(dmf_no_wdk))))]

extern crate kmdf_sys as wdk_sys;

use core::{
    ffi::CStr,
    ptr,
    sync::atomic::{AtomicI32, AtomicU8, Ordering},
};
use std::{sync::Mutex, thread};

use wdk_sys::{
    _WDFFUNCENUM, KIRQL, LARGE_INTEGER, NTSTATUS, PCSTR, PVOID, PWDF_DRIVER_GLOBALS,
    STATUS_NOT_SUPPORTED, STATUS_SUCCESS, ULONG, WDF_DRIVER_GLOBALS, WDFFUNC, WDFOBJECT,
    WDFREQUEST, call_unsafe_wdf_function_binding,
    host::{self, NtFunctions, Runtime},
    ntddk,
};

static IRQL: AtomicU8 = AtomicU8::new(0);
static COMPLETED_WITH: AtomicI32 = AtomicI32::new(0);
static PRINTED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// What the WDF functions of this test get as their first argument.
struct Globals(WDF_DRIVER_GLOBALS);
// SAFETY: nobody reads or writes it; only its address is compared.
unsafe impl Sync for Globals {}
static GLOBALS: Globals = Globals(WDF_DRIVER_GLOBALS {
    Driver: ptr::null_mut(),
    DriverFlags: 0,
    DriverTag: 0,
    DriverName: [0; 32],
    DisplaceDriverUnload: 0,
});

fn globals() -> PWDF_DRIVER_GLOBALS {
    (&raw const GLOBALS.0).cast_mut()
}

unsafe extern "C" fn complete(globals: PWDF_DRIVER_GLOBALS, _: WDFREQUEST, status: NTSTATUS) {
    assert_eq!(globals, self::globals());
    COMPLETED_WITH.store(status, Ordering::Relaxed);
}

unsafe extern "C" fn reference(
    globals: PWDF_DRIVER_GLOBALS,
    object: WDFOBJECT,
    _: PVOID,
    line: i32,
    _: PCSTR,
) {
    assert_eq!(globals, self::globals());
    assert_eq!(object.addr(), 0x1000);
    COMPLETED_WITH.store(line, Ordering::Relaxed);
}

unsafe extern "C" fn current_irql() -> KIRQL {
    IRQL.load(Ordering::Relaxed)
}

unsafe extern "C" fn raise_irql(new: KIRQL) -> KIRQL {
    IRQL.swap(new, Ordering::Relaxed)
}

unsafe extern "C" fn allocate(flags: u64, bytes: u64, tag: ULONG) -> PVOID {
    ptr::without_provenance_mut(usize::try_from(flags + bytes + u64::from(tag)).unwrap())
}

unsafe extern "C" fn counter(frequency: *mut LARGE_INTEGER) -> LARGE_INTEGER {
    // SAFETY: the test passes a valid place.
    unsafe {
        frequency.write(LARGE_INTEGER { QuadPart: 10_000_000 });
    };
    LARGE_INTEGER { QuadPart: -7 }
}

unsafe extern "C" fn print(text: PCSTR) {
    // SAFETY: the facade passes a C string.
    let text = unsafe { CStr::from_ptr(text) };
    PRINTED.lock().unwrap().push(text.to_str().unwrap().to_owned());
}

/// A table entry without its signature.
macro_rules! erased {
    ($function:ident as fn($($kind:ty),*)) => {{
        let function: unsafe extern "C" fn($($kind),*) = $function;
        // SAFETY: both are function pointers, and the caller casts back by the table index.
        Some(unsafe {
            core::mem::transmute::<unsafe extern "C" fn($($kind),*), unsafe extern "C" fn()>(function)
        })
    }};
}

unsafe extern "C" fn not_in_this_test() {
    unreachable!("only the functions of this test are called")
}

static WDF: [WDFFUNC; 458] = {
    let mut table: [WDFFUNC; 458] = [Some(not_in_this_test); 458];
    table[_WDFFUNCENUM::WdfRequestCompleteTableIndex as usize] =
        erased!(complete as fn(PWDF_DRIVER_GLOBALS, WDFREQUEST, NTSTATUS));
    table[_WDFFUNCENUM::WdfObjectReferenceActualTableIndex as usize] =
        erased!(reference as fn(PWDF_DRIVER_GLOBALS, WDFOBJECT, PVOID, i32, PCSTR));
    table
};

static NT: NtFunctions = NtFunctions {
    KeGetCurrentIrql: current_irql,
    KfRaiseIrql: raise_irql,
    ExAllocatePool2: allocate,
    KeQueryPerformanceCounter: counter,
    DebugPrint: print,
    ..NtFunctions::NO_RUNTIME
};

static RUNTIME: Runtime = Runtime {
    wdf: &WDF,
    globals: (&raw const GLOBALS.0).cast_mut(),
    nt: &NT,
    current_driver: core::ptr::null_mut,
};

#[test]
fn wdf_functions_are_called_by_name() {
    host::install(&RUNTIME);
    // SAFETY: the function takes any arguments.
    unsafe {
        call_unsafe_wdf_function_binding!(
            WdfRequestComplete,
            ptr::null_mut(),
            STATUS_NOT_SUPPORTED
        );
    }
    assert_eq!(COMPLETED_WITH.load(Ordering::Relaxed), STATUS_NOT_SUPPORTED);
    // SAFETY: the function takes any arguments.
    unsafe {
        call_unsafe_wdf_function_binding!(
            WdfObjectReferenceActual,
            ptr::without_provenance_mut(0x1000),
            ptr::null_mut(),
            STATUS_SUCCESS,
            c"here".as_ptr()
        );
    }
    assert_eq!(COMPLETED_WITH.load(Ordering::Relaxed), STATUS_SUCCESS);
}

#[test]
fn exports_are_called_by_name() {
    host::install(&RUNTIME);
    // SAFETY: the test's own exports.
    let before = unsafe { ntddk::KfRaiseIrql(2) };
    // SAFETY: as above.
    let after = unsafe { ntddk::KeGetCurrentIrql() };
    assert_eq!((before, after), (0, 2));

    // SAFETY: as above; the result is not dereferenced.
    let memory = unsafe { ntddk::ExAllocatePool2(wdk_sys::POOL_FLAG_NON_PAGED, 0x1000, 7) };
    assert_eq!(memory.addr(), 0x1047);

    let mut frequency = LARGE_INTEGER::default();
    // SAFETY: the place is valid.
    let now = unsafe { ntddk::KeQueryPerformanceCounter(&raw mut frequency) };
    // SAFETY: every bit pattern is an integer.
    assert_eq!(unsafe { now.QuadPart }, -7);
    // SAFETY: as above.
    assert_eq!(unsafe { frequency.QuadPart }, 10_000_000);
}

#[test]
fn text_is_printed_as_it_is() {
    host::install(&RUNTIME);
    wdk_sys::debug_print(c"100%s of %d");
    assert_eq!(PRINTED.lock().unwrap().as_slice(), ["100%s of %d"]);
}

#[test]
fn installing_again_from_many_threads_changes_nothing() {
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                host::install(&RUNTIME);
                // SAFETY: this thread's own `install` returned.
                assert_eq!(unsafe { wdk_sys::WdfFunctions }, WDF.as_ptr());
                assert_eq!(wdk_sys::wdf::__private::get_wdf_function_count(), 458);
            });
        }
    });
}

/// Counts the entries of the list of exports, as a runtime walks it to build its own tables.
macro_rules! names {
    ($($(#[$attribute:meta])* fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty;)*) => {
        &[$(stringify!($name)),*]
    };
}

#[test]
fn other_crates_can_walk_the_list_of_exports() {
    let names: &[&str] = wdk_sys::nt_exports!(names);
    assert!(names.is_sorted());
    assert!(names.contains(&"KeWaitForSingleObject"));
    assert!(!names.contains(&"DbgPrint"), "variadic functions are not in the list");
}
