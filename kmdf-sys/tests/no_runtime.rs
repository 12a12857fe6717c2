//! Without a runtime, and with two, the process ends with a message that says what to do.
//!
//! Each case runs in a process of its own: this test binary, started again for one case.
#![cfg(not(all(windows, not(dmf_no_wdk))))]

extern crate kmdf_sys as wdk_sys;

use std::{env, process::Command, ptr};

use wdk_sys::{
    STATUS_SUCCESS, WDFFUNC, call_unsafe_wdf_function_binding,
    host::{self, NtFunctions, Runtime},
    ntddk,
};

/// Names the case that the started process runs.
const CASE: &str = "KMDF_SYS_TEST_CASE";

unsafe extern "C" fn nothing() {}

static WDF: [WDFFUNC; 458] = [Some(nothing); 458];
static NT: NtFunctions = NtFunctions::NO_RUNTIME;
static FIRST: Runtime =
    Runtime { wdf: &WDF, globals: ptr::null_mut(), nt: &NT, current_driver: core::ptr::null_mut };
static SECOND: Runtime =
    Runtime { wdf: &WDF, globals: ptr::null_mut(), nt: &NT, current_driver: core::ptr::null_mut };

fn run(case: &str) {
    match case {
        // SAFETY: the call ends the process before anything reads the arguments.
        "wdf" => unsafe {
            call_unsafe_wdf_function_binding!(WdfRequestComplete, ptr::null_mut(), STATUS_SUCCESS);
        },
        "export" => {
            // SAFETY: the export has no arguments.
            let _ = unsafe { ntddk::KeGetCurrentIrql() };
        }
        "print" => wdk_sys::debug_print(c"lost"),
        "second" => {
            host::install(&FIRST);
            host::install(&SECOND);
        }
        _ => unreachable!("unknown case {case}"),
    }
}

/// Runs one case in a process of its own and returns what it wrote before it ended badly.
fn fatal(case: &str) -> String {
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "case_of_the_environment", "--nocapture"])
        .env(CASE, case)
        .output()
        .unwrap();
    assert!(!output.status.success(), "{case} did not end the process");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn case_of_the_environment() {
    if let Ok(case) = env::var(CASE) {
        run(&case);
    }
}

#[test]
fn calls_without_a_runtime_name_what_is_missing() {
    for (case, called) in
        [("wdf", "a WDF function"), ("export", "KeGetCurrentIrql"), ("print", "debug_print")]
    {
        let written = fatal(case);
        assert!(written.contains("no KMDF runtime in this process: link kmdf-host"), "{written}");
        assert!(written.contains(&format!("{called} was called")), "{written}");
    }
}

#[test]
fn a_second_runtime_is_refused() {
    let written = fatal("second");
    assert!(written.contains("a second KMDF runtime in this process"), "{written}");
}
