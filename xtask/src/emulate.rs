//! `cargo xtask emulate`: a second opinion on a packaged driver.
//!
//! The emulator is speakeasy, a Python package. It has a loader, a processor and a model of the
//! kernel and of KMDF's loader that owe nothing to this workspace: if it binds the image and the
//! entry point succeeds, the image is not only what `kmdf-host` takes for one.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use object::read::pe::PeFile64;

use crate::{package, shell};

/// What pip installs: the emulator and all that it needs, by version.
const REQUIREMENTS: &str = "emulator.txt";

/// Loads a file and says whether its entry point succeeded.
const SCRIPT: &str = "emulate.py";

/// `mov eax, STATUS_UNSUCCESSFUL; ret`.
const FAILS: [u8; 6] = [0xb8, 0x01, 0x00, 0x00, 0xc0, 0xc3];

/// Arguments of `cargo xtask emulate`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The driver: a folder under `samples`, or the path of one that `cargo xtask new` made.
    driver: String,
}

/// Packages the driver and emulates it.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    image(&package::driver(&args.driver)?)
}

/// Emulates the entry point of an image, and that of the same image when it fails: the emulator
/// must tell one from the other.
pub(crate) fn image(file: &Path) -> Result<(), String> {
    let python = python()?;
    let said = shell::output(&mut emulator(&python, file))?;
    println!("{said}");
    let broken = broken(file)?;
    if shell::output(&mut emulator(&python, &broken)).is_ok() {
        return Err(format!("the emulator accepts {}, which fails", broken.display()));
    }
    Ok(())
}

fn emulator(python: &Path, file: &Path) -> Command {
    let mut emulator = Command::new(python);
    emulator.arg(data(SCRIPT)).arg(file);
    emulator
}

/// A copy of the image whose entry point does nothing but fail.
fn broken(file: &Path) -> Result<PathBuf, String> {
    let mut bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let parsed = PeFile64::parse(&*bytes).map_err(|error| error.to_string())?;
    let entry = parsed.nt_headers().optional_header.address_of_entry_point;
    let at = parsed.section_table().iter().find_map(|section| {
        section.pe_file_range_at(entry.get(object::LittleEndian)).map(|(offset, _)| offset)
    });
    let at = at.and_then(|at| usize::try_from(at).ok()).ok_or("the image has no entry point")?;
    bytes[at..at + FAILS.len()].copy_from_slice(&FAILS);
    let broken = folder().join("broken.sys");
    fs::write(&broken, bytes).map_err(|error| format!("{}: {error}", broken.display()))?;
    Ok(broken)
}

/// The Python that has the emulator; made on first use and when its version changes.
fn python() -> Result<PathBuf, String> {
    let environment = folder().join("python");
    let python = environment.join("bin").join("python");
    let (wanted, installed) = (data(REQUIREMENTS), environment.join(REQUIREMENTS));
    let read = |path: &Path| fs::read(path).ok();
    if read(&installed).is_none_or(|has| Some(has) != read(&wanted)) {
        let mut make = Command::new("python3");
        make.args(["-m", "venv", "--clear"]).arg(&environment);
        shell::output(&mut make)
            .map_err(|why| format!("{why}\nThe emulator needs Python 3.10 or newer with venv."))?;
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", "--no-deps", "-r"]).arg(&wanted);
        shell::output(&mut install)?;
        fs::copy(&wanted, &installed).map_err(|error| error.to_string())?;
    }
    Ok(python)
}

fn folder() -> PathBuf {
    crate::workspace_root().join("target").join("emulator")
}

fn data(name: &str) -> PathBuf {
    crate::workspace_root().join("xtask").join("data").join(name)
}
