//! `cargo xtask package`: the files that a person copies to a Windows machine.
//!
//! With a WDK, `cargo wdk build` makes them. Without one, this command does: it builds the image
//! with the LLVM linker, fills the INF, signs with a test certificate of its own, and checks each
//! file by what Windows asks of it. The package appears only when all of it is good.

mod check;
pub(crate) mod files;
mod image;
pub(crate) mod imports;
mod inf;
mod link;
mod resource;
mod scripts;
mod sign;
mod source;
mod tools;
mod wdk;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub(crate) use self::source::{sample, unknown};
use self::{
    files::{compare, copy, fresh, publish, report, told, write},
    source::Package,
    tools::Tools,
};

/// Arguments of `cargo xtask package`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The driver: a folder under `samples`, or the path of one that `cargo xtask new` made.
    pub(crate) driver: String,
    /// Install missing tools with `apt-get`.
    #[arg(long)]
    pub(crate) install: bool,
    /// Build the image twice and compare.
    #[arg(long)]
    pub(crate) twice: bool,
    /// Sets the last two numbers of the version in the INF and in the image.
    #[arg(long, default_value = "0")]
    pub(crate) build_number: u16,
}

type Result<T> = std::result::Result<T, String>;

/// Makes the package and lists it.
pub(crate) fn run(args: &Args) -> Result<()> {
    report(&make(args)?)
}

/// Makes the package with the defaults and returns the path of its .sys file.
pub(crate) fn driver(driver: &str) -> Result<PathBuf> {
    let driver = driver.to_owned();
    let folder = make(&Args { driver, install: false, twice: false, build_number: 0 })?;
    sys(&folder)
}

/// The .sys file of a finished package.
pub(crate) fn sys(folder: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).map_err(|error| told("cannot list", folder, &error))?;
    let mut paths = entries.flatten().map(|entry| entry.path());
    let found = paths.find(|path| path.extension().is_some_and(|extension| extension == "sys"));
    found.ok_or_else(|| format!("{} has no .sys file", folder.display()))
}

/// Makes the package and returns its folder.
pub(crate) fn make(args: &Args) -> Result<PathBuf> {
    let package = Package::of(&args.driver, args.build_number)?;
    if cfg!(windows) {
        return wdk::package(&package);
    }
    let tools = Tools::find(args.install)?;
    let unsigned = image::build(&package, &tools)?;
    if args.twice {
        build_again(&package, &tools)?;
    }
    let staged = fresh(&package.work.join("staged"))?;
    let name = |extension: &str| staged.join(format!("{}.{extension}", package.name));
    let certificate = sign::certificate(&package.work)?;
    sign::sign(&certificate, &package.description, &unsigned.sys, &name("sys"))?;
    check::file(&name("sys"), &package)?;
    copy(&unsigned.map, &name("map"))?;
    copy(&unsigned.pdb, &name("pdb"))?;
    copy(&certificate.public, &name("cer"))?;
    write(&name("inf"), &inf::fill(&package)?)?;
    scripts::write(&package, &staged)?;
    inf::check(&name("inf"), &staged)?;
    publish(&staged, &package.finished)?;
    Ok(package.finished)
}

/// Builds a second time from nothing and compares. The folder is the same, because the debug
/// information names it and the image carries the hash of that.
fn build_again(package: &Package, tools: &Tools) -> Result<()> {
    let (folder, kept) = (package.work.join("image"), package.work.join("first"));
    if kept.exists() {
        fs::remove_dir_all(&kept).map_err(|error| told("cannot empty", &kept, &error))?;
    }
    fs::rename(&folder, &kept).map_err(|error| told("cannot move", &folder, &error))?;
    let again = image::build(package, tools)?;
    for file in [&again.sys, &again.map, &again.pdb] {
        let name = file.strip_prefix(&folder).map_err(|error| error.to_string())?;
        compare(&kept.join(name), file)?;
    }
    Ok(())
}
