//! Runs a built `.sys` file, or says what it is.

mod devices;
mod inspect;
mod output;
mod run;
mod statistics;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kmdf_host::image::ImageError;

/// Runs KMDF drivers in an ordinary process.
#[derive(Parser)]
#[command(name = "kmdf-host", about, version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Load a driver, plug in a device, and keep it until Ctrl-C.
    Run(run::Args),
    /// Say what an image is and imports, and which of its imports kmdf-host has.
    Inspect(inspect::Args),
}

const EXIT_CODES: &str = "\
Exit codes:
  0  it ran, and left nothing behind
  1  it could not be loaded, or it failed
  2  the command line is wrong
  3  bug check: the driver broke a rule; the report says which";

/// Why the command ends without success.
enum Failure {
    /// What could not be done.
    Failed(String),
    /// The machine crashed; its report has been printed.
    BugCheck,
}

impl Failure {
    /// A file is no image that can be run. One that cannot be read is named in the error.
    fn bad_image(file: &Path, error: &ImageError) -> Self {
        match error {
            ImageError::Unreadable { .. } => Self::Failed(error.to_string()),
            error => Self::Failed(format!("{}: {error}", file.display())),
        }
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.to_string())
    }
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Run(args) => run::run(&args),
        Command::Inspect(args) => inspect::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Failed(why)) => {
            eprintln!("kmdf-host: {why}");
            ExitCode::FAILURE
        }
        Err(Failure::BugCheck) => ExitCode::from(3),
    }
}
