//! Process notifications.

use kmdf_host::{BugCheck, Error, ProcessStart};
use wdk_sys::ntddk::{
    KeGetCurrentIrql, PsGetProcessId, PsSetCreateProcessNotifyRoutine,
    PsSetCreateProcessNotifyRoutineEx,
};
use wdk_sys::{
    HANDLE, PEPROCESS, PPS_CREATE_NOTIFY_INFO, STATUS_ACCESS_DENIED, STATUS_INVALID_PARAMETER,
    STATUS_PROCEDURE_NOT_FOUND, STATUS_SUCCESS,
};

use crate::support::{crash_of, machine, say, text_of};

type Routine = unsafe extern "C" fn(PEPROCESS, HANDLE, PPS_CREATE_NOTIFY_INFO);

fn set(routine: Routine, remove: bool) -> i32 {
    // SAFETY: the tests' routines live as long as the process.
    unsafe { PsSetCreateProcessNotifyRoutineEx(Some(routine), u8::from(remove)) }
}

unsafe extern "C" fn watch(process: PEPROCESS, pid: HANDLE, info: PPS_CREATE_NOTIFY_INFO) {
    // SAFETY: the system's process object.
    assert_eq!(unsafe { PsGetProcessId(process) }, pid);
    // SAFETY: callable at every IRQL.
    assert_eq!(unsafe { KeGetCurrentIrql() }, 0);
    // SAFETY: null or valid during the call.
    let Some(info) = (unsafe { info.as_mut() }) else {
        return say(&format!("{} ended", pid as usize));
    };
    // SAFETY: null or valid during the call.
    let image = unsafe { info.ImageFileName.as_ref() }.map(text_of).unwrap_or_default();
    let command =
        if info.CommandLine.is_null() { "without a command line" } else { "with a command line" };
    say(&format!(
        "{} of {} started: {image} {command}",
        pid as usize, info.ParentProcessId as usize
    ));
    if image.ends_with("evil.exe") {
        info.CreationStatus = STATUS_ACCESS_DENIED;
    }
}

fn start(pid: u32, image: &str) -> ProcessStart {
    ProcessStart { pid, parent: 4, creator: (4, 8), image: Some(image.into()), command_line: None }
}

#[test]
fn a_driver_is_told_of_starts_and_ends_and_may_refuse_a_start() {
    let (machine, driver) = machine();
    assert_eq!(machine.run(|| set(watch, false)), Ok(STATUS_SUCCESS));
    let processes = machine.processes();
    assert_eq!(processes.started(start(100, r"\??\C:\good.exe")), Ok(STATUS_SUCCESS));
    processes.exited(100).unwrap();
    assert_eq!(processes.started(start(104, r"\??\C:\evil.exe")), Ok(STATUS_ACCESS_DENIED));
    let expected = [
        r"100 of 4 started: \??\C:\good.exe without a command line",
        "100 ended",
        r"104 of 4 started: \??\C:\evil.exe without a command line",
    ];
    assert_eq!(machine.debug_output(), expected);
    assert_eq!(machine.run(|| set(watch, true)), Ok(STATUS_SUCCESS));
    driver.unload().unwrap();
}

#[test]
fn a_routine_is_registered_once_and_taken_back_once() {
    let (machine, _driver) = machine();
    let statuses =
        machine.run(|| [set(watch, false), set(watch, false), set(watch, true), set(watch, true)]);
    let expected =
        [STATUS_SUCCESS, STATUS_INVALID_PARAMETER, STATUS_SUCCESS, STATUS_PROCEDURE_NOT_FOUND];
    assert_eq!(statuses, Ok(expected));
}

#[test]
fn a_registration_left_at_unload_is_noticed() {
    let (machine, driver) = machine();
    machine.run(|| set(watch, false)).unwrap();
    let Err(Error::Crashed(crash)) = driver.unload() else { panic!("not noticed") };
    assert_eq!(crash.code, BugCheck::DriverUnloadedWithoutCancelling);
    assert!(crash.detail.contains("a process notify routine"), "{crash}");
}

#[test]
fn taking_a_registration_back_waits_for_the_routine() {
    unsafe extern "C" fn slow(_: PEPROCESS, _: HANDLE, _: PPS_CREATE_NOTIFY_INFO) {
        say("in");
        let mut interval = wdk_sys::LARGE_INTEGER { QuadPart: -10_000_000 };
        // SAFETY: the interval outlives the call.
        let _ = unsafe { wdk_sys::ntddk::KeDelayExecutionThread(0, 0, &raw mut interval) };
        say("out");
    }
    let (machine, _driver) = machine();
    machine.run(|| set(slow, false)).unwrap();
    let other = machine.clone();
    let told = std::thread::spawn(move || other.processes().started(start(8, "a.exe")));
    while machine.debug_output().is_empty() {
        std::thread::yield_now();
    }
    let removal = machine.spawn(|| {
        assert_eq!(set(slow, true), STATUS_SUCCESS);
        say("removed");
    });
    while !removal.is_finished() {
        machine.advance(std::time::Duration::from_secs(1)).unwrap();
    }
    assert_eq!(machine.debug_output(), ["in", "out", "removed"]);
    assert_eq!(told.join().unwrap(), Ok(STATUS_SUCCESS));
}

#[test]
fn a_routine_must_not_take_itself_back() {
    unsafe extern "C" fn removes_itself(_: PEPROCESS, _: HANDLE, _: PPS_CREATE_NOTIFY_INFO) {
        set(removes_itself, true);
    }
    let (machine, _driver) = machine();
    machine.run(|| set(removes_itself, false)).unwrap();
    assert_eq!(machine.processes().exited(1).unwrap_err().code, BugCheck::VerifierError);
}

#[test]
fn a_process_object_that_the_system_did_not_pass_is_refused() {
    let crash = crash_of(|| {
        // SAFETY: what a wrong driver does; the machine refuses it.
        let _ = unsafe { PsGetProcessId(8 as PEPROCESS) };
    });
    assert_eq!(crash.code, BugCheck::InvalidHandle);
}

unsafe extern "C" fn watch_plainly(parent: wdk_sys::HANDLE, pid: wdk_sys::HANDLE, starts: u8) {
    say(&format!("{} of {}: {starts}", pid as usize, parent as usize));
}

#[test]
fn a_plain_routine_is_told_the_process_and_its_parent() {
    let (machine, driver) = machine();
    let set = |remove: bool| {
        // SAFETY: the routine lives for ever.
        unsafe { PsSetCreateProcessNotifyRoutine(Some(watch_plainly), u8::from(remove)) }
    };
    assert_eq!(machine.run(move || set(false)), Ok(STATUS_SUCCESS));
    assert_eq!(machine.processes().started(start(100, r"\??\C:\good.exe")), Ok(STATUS_SUCCESS));
    machine.processes().exited(100).unwrap();
    assert_eq!(machine.debug_output(), ["100 of 4: 1", "100 of 4: 0"]);
    assert_eq!(machine.run(move || set(true)), Ok(STATUS_SUCCESS));
    driver.unload().unwrap();
}
