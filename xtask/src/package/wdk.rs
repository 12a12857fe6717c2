//! The package as the WDK makes it.

use std::{fs, path::PathBuf, process::Command};

use super::{Package, Result, fresh, scripts, told};
use crate::shell;

/// Builds with `cargo wdk`, which also fills and checks the INF, makes the catalog and signs.
pub(super) fn package(package: &Package) -> Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&package.source).args(["wdk", "build", "--profile", "release"]);
    // What stampinf puts into DriverVer.
    let [a, b, c, d] = package.version;
    cargo.env("STAMPINF_VERSION", format!("{a}.{b}.{c}.{d}"));
    shell::run(&mut cargo).map_err(|why| {
        format!("{why}\nInstall the WDK, and cargo-wdk with `cargo install cargo-wdk`.")
    })?;
    let built = package.source.join("target").join("release");
    let built = built.join(format!("{}_package", package.name));
    fresh(&package.finished)?;
    let entries = fs::read_dir(&built).map_err(|error| told("cannot list", &built, &error))?;
    for entry in entries.flatten() {
        super::copy(&entry.path(), &package.finished.join(entry.file_name()))?;
    }
    scripts::write(package, &package.finished)?;
    Ok(package.finished.clone())
}
