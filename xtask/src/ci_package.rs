//! `cargo xtask ci-package`: everything about packages that can be checked off Windows.
//!
//! What needs no tools besides Rust is among the tests of the workspace. This is the rest: it
//! builds the drivers' files and runs what there is to run against them.

use std::{path::PathBuf, process::Command};

use crate::{
    emulate,
    package::{self, Args as Package},
    shell,
};

/// The target of Windows drivers and applications.
const TARGET: &str = "x86_64-pc-windows-msvc";

/// Arguments of `cargo xtask ci-package`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Do not install missing tools, but name them.
    #[arg(long)]
    no_install: bool,
}

/// Runs every check; the first that fails ends it.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    step("the process monitor's package, built twice and compared");
    let sys = package("process-monitor", !args.no_install, true)?;

    step("the debounced button's package: Modules, a timer and power");
    let button = package("debounced-button", !args.no_install, false)?;

    step("the tests of both against the built files");
    let mut tests = built_tests();
    tests.args(["--test", "driver", "--test", "image", "--test", "button"]);
    tests.args(["--test", "end_to_end", "--test", "two_processes"]);
    tests.env("PROCESS_MONITOR_SYS", &sys).env("DEBOUNCED_BUTTON_SYS", &button);
    shell::run(&mut tests)?;

    step("the emulator's opinion");
    for file in [&sys, &button] {
        emulate::image(file)?;
    }

    step("tests that need the tools: signatures, a new driver");
    shell::run(built_tests().args(["--bin", "xtask", "--", "--ignored"]))?;

    step("the application for Windows");
    let mut target = Command::new("rustup");
    shell::run(target.args(["target", "add", TARGET]))?;
    let mut check = cargo();
    check.args(["clippy", "--locked", "-p", "process-monitor", "--target", TARGET]);
    shell::run(check.args(["--target-dir", "target/windows", "--", "-D", "warnings"]))
}

/// Packages a driver and returns the .sys file.
fn package(driver: &str, install: bool, twice: bool) -> Result<PathBuf, String> {
    let driver = driver.to_owned();
    let folder = package::make(&Package { driver, install, twice, build_number: 0 })?;
    package::sys(&folder)
}

/// `cargo test` as it is run for everything, so that it builds nothing that `cargo test --workspace` has built: for one
/// package alone cargo would choose other features of the dependencies, and build the runtime anew.
fn built_tests() -> Command {
    let mut cargo = cargo();
    cargo.args(["test", "--locked", "--workspace"]);
    cargo
}

fn cargo() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(crate::workspace_root());
    cargo
}

fn step(what: &str) {
    println!("\n== {what}");
}
