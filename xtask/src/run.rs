//! `cargo xtask run`: a driver on this machine, linked in or as the file that is deployed.

use std::{path::Path, process::Command};

use crate::{package, shell};

/// Arguments of `cargo xtask run`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The driver: a folder under `samples`, or the path of one that `cargo xtask new` made.
    driver: String,
    /// Package the driver and run the .sys file.
    #[arg(long)]
    sys: bool,
    /// What the application is told.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Runs the driver's application to its end.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let home = crate::workspace_root();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet"]);
    if package::sample(&args.driver).is_some() {
        cargo.current_dir(home).args(["--package", &args.driver]);
    } else {
        let folder = Path::new(&args.driver).canonicalize();
        let folder = folder.map_err(|_| package::unknown(&args.driver))?;
        let name = folder.file_name().ok_or_else(|| package::unknown(&args.driver))?;
        cargo.current_dir(&folder).arg("--example").arg(name);
    }
    cargo.arg("--").args(&args.arguments);
    if args.sys {
        let file = package::driver(&args.driver)?;
        println!("the driver is {}", file.display());
        cargo.arg("--driver").arg(file);
    }
    shell::run(&mut cargo)
}
