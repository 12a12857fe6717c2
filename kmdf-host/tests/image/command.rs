//! The command `kmdf-host`, as a person runs it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;

use crate::pe::{Pe, rich};
use crate::toolchain::echo;

/// A folder with a driver's file in it.
struct File {
    folder: TempDir,
    path: PathBuf,
}

impl File {
    fn new(name: &str, content: &[u8]) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("the folder can be written");
        Self { folder, path }
    }

    /// The driver in C; nothing without the tools that build it.
    fn echo() -> Option<Self> {
        echo(&[]).map(|image| Self::new("echo.sys", &image))
    }
}

fn kmdf_host(arguments: &[&str], file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kmdf-host"));
    command.arg(arguments[0]).arg(file).args(&arguments[1..]).env_remove("RUST_BACKTRACE");
    command
}

fn run(arguments: &[&str], file: &Path) -> Output {
    kmdf_host(arguments, file).output().expect("the command starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[track_caller]
fn has(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.contains(line), "'{line}' is not in:\n{text}");
    }
}

#[test]
fn inspect_says_what_an_image_is_and_imports() {
    let file = File::new("good.sys", &rich().write());
    let output = run(&["inspect"], &file.path);
    assert_eq!(output.status.code(), Some(0));
    has(
        &text(&output.stdout),
        &[
            "a driver image for x86-64",
            "security cookie  yes",
            "INIT",
            "gone after the entry point",
            "ntoskrnl.exe!DbgPrint\n",
            "WDFLDR.SYS!WdfVersionBind\n",
        ],
    );
}

#[test]
fn inspect_tells_what_works_from_what_does_not() {
    let image = Pe::of_code(&[0xC3])
        .importing("ntoskrnl.exe", &["memcpy", "PsCreateSystemThread", "NoSuchExport"]);
    let file = File::new("bad.sys", &image.write());
    let output = run(&["inspect"], &file.path);
    assert_eq!(output.status.code(), Some(1));
    has(
        &text(&output.stdout),
        &[
            "ntoskrnl.exe!memcpy\n",
            "ntoskrnl.exe!PsCreateSystemThread  (a bug check if it is called)\n",
            "ntoskrnl.exe!NoSuchExport  (missing)\n",
        ],
    );
    has(&text(&output.stderr), &["one import is missing"]);
}

#[test]
fn what_is_no_driver_is_an_error() {
    let file = File::new("text.sys", b"this is text");
    for arguments in [&["inspect"][..], &["run"]] {
        let output = run(arguments, &file.path);
        assert_eq!(output.status.code(), Some(1));
        let expected =
            format!("kmdf-host: {}: not a driver image for 64-bit Windows", file.path.display());
        has(&text(&output.stderr), &[&expected]);
    }
    let output = run(&["run"], Path::new("no/such/file.sys"));
    assert_eq!(output.status.code(), Some(1));
    has(&text(&output.stderr), &["cannot read no/such/file.sys"]);
    let output = run(&["run", "--devices", "many"], &file.path);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_driver_entry_that_fails_is_an_error_with_its_status() {
    let file = File::new("fails.sys", &Pe::of_code(&[0xB8, 0x22, 0, 0, 0xC0, 0xC3]).write());
    let output = run(&["run"], &file.path);
    assert_eq!(output.status.code(), Some(1));
    has(&text(&output.stderr), &["DriverEntry returned status 0xC0000022"]);
}

#[test]
fn a_bug_check_is_reported_and_has_an_exit_code_of_its_own() {
    let file = File::new("crash.sys", &Pe::of_code(&[0x31, 0xC0, 0x48, 0x8B, 0x00]).write());
    let output = run(&["run"], &file.path);
    assert_eq!(output.status.code(), Some(3));
    has(
        &text(&output.stderr),
        &[
            "*** BUG CHECK 0x50 PAGE_FAULT_IN_NONPAGED_AREA",
            "where:  driver code, called from DriverEntry",
            "crash.sys+0x1002",
        ],
    );
}

#[test]
fn a_run_shows_devices_output_objects_and_counters() {
    let Some(file) = File::echo() else { return };
    let output =
        run(&["run", "--devices", "2", "--duration", "0", "--dump", "--stats"], &file.path);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let shown = text(&output.stdout);
    has(
        &shown,
        &[
            r"debug | echo: loaded from \Registry\Machine\System\CurrentControlSet\Services\echo",
            "started\n    interface {8f1c2a30-57d4-4b6e-9a11-223344556677} as ",
            "running for 0 seconds",
            "[ECHO_CONTEXT]",
            "debug | echo: unloaded by its name",
            "unloaded; nothing is left of it",
            "  WdfDeviceCreate\n",
            "objects alive at once",
        ],
    );
    assert_eq!(shown.matches(", started\n").count(), 2, "{shown}");
    assert!(shown.contains("         2  WdfDeviceCreate\n"), "{shown}");
}

#[test]
fn a_run_without_a_device_has_none() {
    let Some(file) = File::echo() else { return };
    let output = run(&["run", "--no-device", "--duration", "0"], &file.path);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!text(&output.stdout).contains("device "), "{}", text(&output.stdout));
}

/// A run that goes on.
struct Running {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Running {
    fn start(arguments: &[&str], file: &Path) -> Self {
        let mut command = kmdf_host(arguments, file);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the command starts");
        let output = BufReader::new(child.stdout.take().expect("it is a pipe"));
        Self { child, output }
    }

    /// Reads until a line that starts so.
    fn wait_for(&mut self, start: &str) {
        let mut line = String::new();
        while !line.starts_with(start) {
            line.clear();
            assert!(self.output.read_line(&mut line).expect("text") > 0, "it has ended");
        }
    }

    /// Presses Ctrl-C; the exit code, and the rest of what it prints.
    fn interrupt(mut self) -> (Option<i32>, String) {
        let pid = Pid::from_raw(self.child.id().try_into().expect("a process id"));
        kill(pid, Signal::SIGINT).expect("it runs");
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).expect("text");
        let mut errors = String::new();
        let stderr = self.child.stderr.as_mut().expect("it is a pipe");
        stderr.read_to_string(&mut errors).expect("text");
        (self.child.wait().expect("it ends").code(), rest + &errors)
    }
}

#[test]
fn ctrl_c_takes_the_devices_away_and_unloads_the_driver() {
    let Some(file) = File::echo() else { return };
    let mut running = Running::start(&["run"], &file.path);
    running.wait_for("running until Ctrl-C");
    let (code, rest) = running.interrupt();
    assert_eq!(code, Some(0), "{rest}");
    has(&rest, &["unloaded; nothing is left of it"]);
}

/// The number of a device control request of the driver in C.
fn ioctl(number: u32) -> u32 {
    0x22 << 16 | (0x800 + number) << 2
}

const CLASS: kmdf_client::Guid = kmdf_client::Guid {
    data1: 0x8F1C_2A30,
    data2: 0x57D4,
    data3: 0x4B6E,
    data4: [0x9A, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77],
};

#[test]
fn another_process_uses_the_devices_that_are_served() {
    let Some(file) = File::echo() else { return };
    let socket = file.folder.path().join("own/echo");
    let path = socket.to_str().expect("UTF-8");
    let mut running = Running::start(&["run", "--serve", path], &file.path);
    running.wait_for("running until Ctrl-C");
    let connection = kmdf_client::Connection::to(&socket).expect("it is served");
    let device = connection.open_interface(&CLASS).expect("its interface is there");
    let done = device.ioctl(ioctl(0), b"from outside", 64).expect("it answers");
    assert_eq!(done.output, b"from outside");
    device.close().expect("it is open");
    let (code, rest) = running.interrupt();
    assert_eq!(code, Some(0), "{rest}");
    assert!(!socket.exists(), "the socket is gone");
}

#[test]
fn a_crash_during_a_run_ends_it() {
    let Some(file) = File::echo() else { return };
    let socket = file.folder.path().join("own/echo");
    let path = socket.to_str().expect("UTF-8");
    let mut running = Running::start(&["run", "--serve", path, "--stats"], &file.path);
    running.wait_for("running until Ctrl-C");
    let connection = kmdf_client::Connection::to(&socket).expect("it is served");
    let device = connection.open_interface(&CLASS).expect("its interface is there");
    let outcome = device.ioctl(ioctl(6), &[], 0);
    assert!(outcome.is_err(), "{outcome:?}");
    let output = running.child.wait_with_output().expect("it ends by itself");
    assert_eq!(output.status.code(), Some(3));
    has(&text(&output.stderr), &["*** BUG CHECK 0x50", "echo.sys+0x"]);
}
