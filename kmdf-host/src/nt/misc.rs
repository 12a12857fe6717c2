//! Exports that belong nowhere else.

use wdk_sys::{_OSVERSIONINFOW as RTL_OSVERSIONINFOW, HANDLE, PVOID, UNICODE_STRING};

use crate::edge::abi::{Ptr, copy_from, display};
use crate::edge::win64::{Export, kernel_export};
use crate::edge::{Cx, export_address};
use crate::machine::crash::{BugCheck, Fault, Reply, Stop};
use crate::machine::thread;

/// The process that drivers are called in unless a client calls: `System`.
const SYSTEM_PROCESS: usize = 4;

/// The build of the system that this runtime says it is: Windows 11, 22H2.
pub(crate) const BUILD: u32 = 22_621;

pub(crate) fn routine_address(_: &Cx, name: Ptr<UNICODE_STRING>) -> Reply<PVOID> {
    let name = display(name.required("SystemRoutineName")?);
    Ok(export_address(&name).unwrap_or(0) as PVOID)
}

/// As [`routine_address`], for drivers that were loaded from an image.
pub(crate) fn routine_address_for_image(_: &Cx, name: Ptr<UNICODE_STRING>) -> Reply<PVOID> {
    let name = display(name.required("SystemRoutineName")?);
    match kernel_export(&name) {
        Some(Export::Present(address)) => Ok(address as PVOID),
        _ => Ok(std::ptr::null_mut()),
    }
}

pub(crate) fn current_process_id(_: &Cx) -> Reply<HANDLE> {
    Ok(SYSTEM_PROCESS as HANDLE)
}

pub(crate) fn current_thread_id(_: &Cx) -> Reply<HANDLE> {
    Ok(usize::try_from(thread::number() * 4).expect("few threads") as HANDLE)
}

pub(crate) fn processor_number(_: &Cx, number: Ptr<wdk_sys::_PROCESSOR_NUMBER>) -> Reply<u32> {
    if let Some(number) = number.optional() {
        number.write(wdk_sys::_PROCESSOR_NUMBER::default());
    }
    Ok(0)
}

pub(crate) fn version(_: &Cx, version: Ptr<RTL_OSVERSIONINFOW>) -> Reply {
    let version = version.required("lpVersionInformation")?;
    let mut value = version.read();
    value.dwMajorVersion = 10;
    value.dwMinorVersion = 0;
    value.dwBuildNumber = BUILD;
    value.dwPlatformId = 2;
    version.write(value);
    Ok(())
}

pub(crate) fn compare_memory(
    _: &Cx,
    a: Ptr<std::ffi::c_void>,
    b: Ptr<std::ffi::c_void>,
    length: u64,
) -> Reply<u64> {
    let length = usize::try_from(length).expect("hosts have 64-bit sizes");
    let (a, b) =
        (copy_from(a.required("Source1")?, length), copy_from(b.required("Source2")?, length));
    Ok(a.iter().zip(&b).take_while(|(a, b)| a == b).count() as u64)
}

pub(crate) fn assertion(
    _: &Cx,
    failed: PVOID,
    file: PVOID,
    line: u32,
    _message: *mut std::ffi::c_char,
) -> Reply {
    let text = |pointer: PVOID| {
        // SAFETY: the export takes strings that end in a NUL.
        let text =
            (!pointer.is_null()).then(|| unsafe { std::ffi::CStr::from_ptr(pointer.cast()) });
        text.map(|text| text.to_string_lossy().into_owned()).unwrap_or_default()
    };
    let detail = format!("{}:{line}: {}", text(file), text(failed));
    Err(Stop::fault(BugCheck::ByDriver(0xE2), "The driver's assertion holds.", detail))
}

/// The `KTHREAD` of the calling thread, which an image also finds through GS.
pub(crate) fn current_thread(_: &Cx) -> Reply<PVOID> {
    Ok(crate::image::current() as PVOID)
}

/// No activity is ever attached to an IRP here, as on a system where nobody traces it.
pub(crate) fn activity_id(_: &Cx, irp: Ptr<wdk_sys::_IRP>, _guid: Ptr<wdk_sys::GUID>) -> Reply {
    irp.required("Irp")?;
    Err(Stop::Status(wdk_sys::STATUS_NOT_FOUND))
}

/// `KeBugCheck`, as images call it.
pub(crate) fn bug_check_of_image(_: &Cx, code: u32) -> Reply {
    bug_check(code, [0; 4])
}

/// `KeBugCheckEx`, as images call it.
pub(crate) fn bug_check_ex_of_image(_: &Cx, code: u32, a: u64, b: u64, c: u64, d: u64) -> Reply {
    bug_check(code, [a, b, c, d])
}

/// `KeBugCheckEx`, which never returns.
pub(crate) fn bug_check(code: u32, parameters: [u64; 4]) -> ! {
    let function = "KeBugCheckEx";
    let Some(kernel) = thread::current_kernel() else {
        eprintln!("kmdf-host: {function}({code:#x}) on a thread that no machine owns");
        std::process::abort();
    };
    let [a, b, c, d] = parameters;
    let fault = Fault {
        code: BugCheck::ByDriver(code),
        object: None,
        rule: "The driver ends the system's work with KeBugCheckEx.".into(),
        detail: format!("it did, with {code:#X} ({a:#x}, {b:#x}, {c:#x}, {d:#x})"),
    };
    kernel.halt(function, fault)
}
