//! `cargo xtask package`: the files that a person copies to a Windows machine.
//!
//! With a WDK, `cargo wdk build` makes them. Without one, this command does: it builds the image
//! with the LLVM linker, fills the INF, signs with a test certificate of its own, and checks each
//! file by what Windows asks of it. The package appears only when all of it is good.

mod image;
mod inf;
mod resource;
mod scripts;
mod sign;
mod tools;
mod wdk;

pub(crate) mod check;
mod imports;

use std::{
    fs,
    path::{Path, PathBuf},
};

use self::tools::Tools;

/// Arguments of `cargo xtask package`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The sample: a folder under `samples`.
    sample: String,
    /// Install missing tools with `apt-get`.
    #[arg(long)]
    install: bool,
    /// Build the image twice and compare.
    #[arg(long)]
    twice: bool,
    /// Sets the last two numbers of the version in the INF and in the image.
    #[arg(long, default_value = "0")]
    build_number: u16,
}

type Result<T> = std::result::Result<T, String>;

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

/// What is packaged, and where.
struct Package {
    /// The package's folder in the sources.
    source: PathBuf,
    /// What its files are called.
    name: String,
    /// What it is, for people.
    description: String,
    /// Its version: four numbers.
    version: [u16; 4],
    /// The day of the last commit, as year, month, day.
    date: [u16; 3],
    /// Where everything on the way to the package goes.
    work: PathBuf,
    /// The finished package.
    finished: PathBuf,
}

/// Makes the package.
pub(crate) fn run(args: &Args) -> Result<()> {
    let package = Package::of(&args.sample, args.build_number)?;
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
    check::file(&name("sys"), package.version)?;
    copy(&unsigned.map, &name("map"))?;
    copy(&unsigned.pdb, &name("pdb"))?;
    copy(&certificate.public, &name("cer"))?;
    write(&name("inf"), &inf::fill(&package)?)?;
    scripts::write(&package, &staged)?;
    inf::check(&name("inf"), &staged)?;
    publish(&staged, &package.finished)?;
    report(&package.finished)
}

impl Package {
    fn of(sample: &str, build_number: u16) -> Result<Self> {
        let root = crate::workspace_root();
        let source = root.join("samples").join(sample).join("package");
        let manifest = source.join("Cargo.toml");
        let Ok(manifest) = fs::read_to_string(&manifest) else {
            return Err(format!("samples/{sample} has no package; see samples/process-monitor"));
        };
        let field = |name: &str| {
            manifest_field(&manifest, name).ok_or_else(|| format!("its Cargo.toml has no {name}"))
        };
        let mut version = [0; 4];
        for (number, text) in version.iter_mut().zip(field("version")?.split('.')) {
            *number = text.parse().map_err(|_| format!("{text} is no version number"))?;
        }
        version[3] = build_number;
        Ok(Self {
            name: field("name")?,
            description: field("description")?,
            version,
            date: date_of_sources(&root),
            work: root.join("target").join("package-work").join(sample),
            finished: root.join("target").join("package").join(sample),
            source,
        })
    }
}

/// The value of a text field in a manifest.
fn manifest_field(manifest: &str, name: &str) -> Option<String> {
    let value = manifest.lines().find_map(|line| {
        let (field, value) = line.split_once('=')?;
        (field.trim() == name).then(|| value.trim())
    })?;
    Some(value.trim_matches('"').to_owned())
}

/// The day of the last commit, so that the same sources give the same package; a fixed day
/// outside of a repository.
fn date_of_sources(root: &Path) -> [u16; 3] {
    let mut git = std::process::Command::new("git");
    git.current_dir(root).args(["log", "-1", "--format=%cs"]);
    let text = crate::shell::output(&mut git).unwrap_or_default();
    let numbers: Vec<u16> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    numbers.try_into().unwrap_or([2026, 1, 1])
}

/// An empty folder.
fn fresh(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| told("cannot empty", folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| told("cannot make", folder, &error))?;
    Ok(folder.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).map_err(|error| told("cannot copy", from, &error))
}

fn write(path: &Path, content: &str) -> Result<()> {
    fs::write(path, content).map_err(|error| told("cannot write", path, &error))
}

fn compare(first: &Path, second: &Path) -> Result<()> {
    let read = |path: &Path| fs::read(path).map_err(|error| told("cannot read", path, &error));
    if read(first)? == read(second)? {
        return Ok(());
    }
    Err(format!("two builds differ: compare {} and {}", first.display(), second.display()))
}

/// Puts the finished package in its place, in one step.
fn publish(staged: &Path, finished: &Path) -> Result<()> {
    fresh(finished)?;
    fs::rename(staged, finished).map_err(|error| told("cannot make", finished, &error))
}

fn report(finished: &Path) -> Result<()> {
    println!("{}", finished.display());
    let entries = fs::read_dir(finished).map_err(|error| told("cannot list", finished, &error))?;
    let mut lines = Vec::new();
    for entry in entries.flatten() {
        let size = entry.metadata().map_or(0, |data| data.len());
        lines.push(format!("  {:<24} {size:>8}", entry.file_name().to_string_lossy()));
    }
    lines.sort();
    println!("{}", lines.join("\n"));
    Ok(())
}

fn told(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("{what} {}: {error}", path.display())
}
