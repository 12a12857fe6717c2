//! `cargo xtask run`: a sample on this machine, linked in or as the file that is deployed.

use std::process::Command;

use crate::{package, shell};

/// Arguments of `cargo xtask run`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The sample: a folder under `samples`.
    sample: String,
    /// Package the driver and run the .sys file.
    #[arg(long)]
    sys: bool,
    /// What the sample's application is told.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Runs the sample's application to its end.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(crate::workspace_root());
    cargo.args(["run", "--quiet", "--package", &args.sample, "--"]).args(&args.arguments);
    if args.sys {
        let file = package::driver(&args.sample)?;
        println!("the driver is {}", file.display());
        cargo.arg("--driver").arg(file);
    }
    shell::run(&mut cargo)
}
