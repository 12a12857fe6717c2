//! `cargo xtask c-dmf`: what an event costs in the original, C DMF, counted as for the Modules.
//!
//! The driver is `benches/c-dmf`, compiled with the sources of C DMF and the headers of WDF, which
//! are not in this repository. `kmdf-host` runs the image. The counts are those of the bench
//! `c_dmf`; the tests `c_dmf` of `dmf-benches` compare what an application sees.

mod build;
mod overlay;
mod sources;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use clap::Args as ClapArgs;

use crate::{shell, workspace_root};
use build::Build;
use sources::{DMF, Sources, WDF};

/// The document, in which the tables stand between two lines.
const DOCUMENT: &str = "docs/performance.md";
const START: &str = "<!-- C DMF: written by cargo xtask c-dmf -->\n";
const END: &str = "<!-- end of C DMF -->\n";

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// A checkout of C DMF; without it, one is fetched from GitHub.
    #[arg(long)]
    dmf: Option<PathBuf>,
    /// A checkout of Windows-Driver-Frameworks; without it, one is fetched from GitHub.
    #[arg(long)]
    wdf: Option<PathBuf>,
    /// The headers of mingw-w64.
    #[arg(long, default_value = "/usr/share/mingw-w64/include")]
    headers: PathBuf,
    /// Write the tables into docs/performance.md.
    #[arg(long)]
    write: bool,
}

/// # Errors
///
/// What is missing, or what went wrong.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let folder = workspace_root().join("target").join("c-dmf");
    let dmf = Sources::find(&DMF, args.dmf.as_deref(), &folder)?;
    let wdf = Sources::find(&WDF, args.wdf.as_deref(), &folder)?;
    let build = Build::new(&dmf, &wdf, &args.headers, &folder)?;
    // Rust drivers are optimised as a whole, so C's is as well, and once as its projects are.
    let images = [build.image("c_dmf", &[])?, build.image("c_dmf_lto", &["-flto"])?];
    let made_of = format!("{}, with {}, by {}", dmf.what, wdf.what, build::compiler()?);
    let tables = format!("{}\n\nCounted of {made_of}.\n", count(&images)?);
    println!("{tables}");
    for image in &images {
        compare(image)?;
    }
    if args.write { write(&tables) } else { Ok(()) }
}

fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Flags that change the code would change what is compared.
    cargo.current_dir(workspace_root()).env_remove("RUSTFLAGS");
    cargo
}

/// The counts, as tables.
fn count(images: &[PathBuf]) -> Result<String, String> {
    let mut bench = cargo();
    bench.args(["bench", "--quiet", "--locked", "--package", "dmf-benches", "--bench", "c_dmf"]);
    shell::output(bench.arg("--").args(images))
}

/// Compares what an application sees of either driver.
fn compare(image: &Path) -> Result<(), String> {
    let mut test = cargo();
    test.args(["test", "--quiet", "--locked", "--package", "dmf-benches", "--test", "c_dmf"]);
    shell::run(test.env("C_DMF_IMAGE", image))
}

fn write(tables: &str) -> Result<(), String> {
    let path = workspace_root().join(DOCUMENT);
    let document = fs::read_to_string(&path).map_err(|error| format!("{DOCUMENT}: {error}"))?;
    let lines = || format!("{DOCUMENT} needs the lines {START}and {END}");
    let (before, rest) = document.split_once(START).ok_or_else(lines)?;
    let (_, after) = rest.split_once(END).ok_or_else(lines)?;
    fs::write(&path, format!("{before}{START}\n{tables}\n{END}{after}"))
        .map_err(|error| format!("{DOCUMENT}: {error}"))
}
