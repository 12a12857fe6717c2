//! Exports that belong nowhere else.

use wdk_sys::{_OSVERSIONINFOW as RTL_OSVERSIONINFOW, HANDLE, PVOID, UNICODE_STRING};

use crate::edge::abi::{Ptr, copy_from, display};
use crate::edge::{Cx, export_address};
use crate::machine::crash::{BugCheck, Fault, Reply, Stop};
use crate::machine::thread;

/// The process that drivers are called in unless a client calls: `System`.
const SYSTEM_PROCESS: usize = 4;

pub(crate) fn routine_address(_: &Cx, name: Ptr<UNICODE_STRING>) -> Reply<PVOID> {
    let name = display(name.required("SystemRoutineName")?);
    Ok(export_address(&name).unwrap_or(0) as PVOID)
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
    value.dwBuildNumber = 22_621;
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
