//! Build, package and run commands of the workspace.
//!
//! One file a subcommand: each has a `run` that reports what went wrong as text.

mod bindings;
mod c_dmf;
mod ci_package;
mod emulate;
#[cfg(test)]
mod names;
mod new;
mod package;
mod perf;
mod run;
mod shell;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

/// What `cargo xtask` can do.
#[derive(Parser)]
#[command(name = "xtask", about, version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write kmdf-sys' generated sources from its ABI data.
    Bindings(bindings::Args),
    /// Make a driver to begin with: a Module, a device, a test, an INF.
    New(new::Args),
    /// Make the files that a driver is deployed with.
    Package(package::Args),
    /// Count what the Modules cost, and write or check the table of docs/performance.md.
    Perf(perf::Args),
    /// Count what an event costs in C DMF, and compare what an application sees.
    CDmf(c_dmf::Args),
    /// Run a driver on this machine, with its application.
    Run(run::Args),
    /// Let an emulator, which is none of ours, load a packaged driver and run its entry point.
    Emulate(emulate::Args),
    /// Check everything about packages that can be checked off Windows, as CI does.
    CiPackage(ci_package::Args),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Bindings(args) => bindings::run(&args),
        Command::New(args) => new::run(&args),
        Command::Package(args) => package::run(&args),
        Command::Perf(args) => perf::run(&args),
        Command::CDmf(args) => c_dmf::run(&args),
        Command::Run(args) => run::run(&args),
        Command::Emulate(args) => emulate::run(&args),
        Command::CiPackage(args) => ci_package::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

/// The workspace's root folder.
fn workspace_root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}
