//! The programs that a build without the WDK needs.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use super::Result;
use crate::shell;

/// A program and the Debian package that has it.
const PROGRAMS: [(&str, &str); 5] = [
    ("lld-link-19", "lld-19"),
    ("llvm-dlltool-19", "llvm-19"),
    ("llvm-rc-19", "llvm-19"),
    ("osslsigncode", "osslsigncode"),
    ("openssl", "openssl"),
];

/// The Debian packages that bring a toolchain with the sources of `core`.
const TOOLCHAIN: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// What the build runs.
pub(super) struct Tools {
    pub(super) cargo: PathBuf,
    pub(super) rustc: PathBuf,
    /// Where the sources of `core` are, as they appear in debug information.
    pub(super) sysroot: PathBuf,
}

impl Tools {
    /// Finds every tool, or says what to install.
    pub(super) fn find(install: bool) -> Result<Self> {
        if let Ok(tools) = Self::look() {
            return Ok(tools);
        }
        if install {
            install_missing(&missing())?;
        }
        Self::look()
    }

    fn look() -> Result<Self> {
        let missing = missing();
        match toolchain() {
            Some(tools) if missing.is_empty() => Ok(tools),
            _ => Err(format!(
                "this needs tools that are not here; run the command again with --install, or\n    \
                 apt-get update && apt-get install {}",
                missing.join(" ")
            )),
        }
    }
}

/// The packages of the tools that are not there.
fn missing() -> Vec<&'static str> {
    let mut packages: Vec<_> = PROGRAMS
        .iter()
        .filter(|(program, _)| find_in_path(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    packages.dedup();
    if toolchain().is_none() {
        packages.extend(TOOLCHAIN);
    }
    packages
}

fn install_missing(packages: &[&str]) -> Result<()> {
    let mut update = Command::new("apt-get");
    shell::output(update.arg("update"))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    shell::output(&mut install).map(drop)
}

/// A toolchain that has the sources of `core`: one that is set up by the developer, else Debian's.
fn toolchain() -> Option<Tools> {
    let folders = env::split_paths(&env::var_os("PATH")?).collect::<Vec<_>>();
    let system = PathBuf::from("/usr/bin");
    folders.into_iter().chain([system]).find_map(|folder| toolchain_in(&folder))
}

fn toolchain_in(folder: &Path) -> Option<Tools> {
    let (cargo, rustc) = (folder.join("cargo"), folder.join("rustc"));
    if !cargo.is_file() || !rustc.is_file() {
        return None;
    }
    let printed = shell::output(Command::new(&rustc).args(["--print", "sysroot"])).ok()?;
    let sysroot = PathBuf::from(printed);
    let sources = sysroot.join("lib/rustlib/src/rust/library/Cargo.lock");
    sources.is_file().then_some(Tools { cargo, rustc, sysroot })
}

fn find_in_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}
