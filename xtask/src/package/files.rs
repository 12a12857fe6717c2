//! Files and folders of packages; errors say which one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::Result;

/// An empty folder.
pub(crate) fn fresh(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| told("cannot empty", folder, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| told("cannot make", folder, &error))?;
    Ok(folder.to_owned())
}

pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).map_err(|error| told("cannot copy", from, &error))
}

pub(crate) fn write(path: &Path, content: &str) -> Result<()> {
    fs::write(path, content).map_err(|error| told("cannot write", path, &error))
}

pub(super) fn compare(first: &Path, second: &Path) -> Result<()> {
    let read = |path: &Path| fs::read(path).map_err(|error| told("cannot read", path, &error));
    if read(first)? == read(second)? {
        return Ok(());
    }
    Err(format!("two builds differ: compare {} and {}", first.display(), second.display()))
}

/// Puts the finished package in its place, in one step.
pub(super) fn publish(staged: &Path, finished: &Path) -> Result<()> {
    fresh(finished)?;
    fs::rename(staged, finished).map_err(|error| told("cannot make", finished, &error))
}

pub(super) fn report(finished: &Path) -> Result<()> {
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

pub(crate) fn told(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("{what} {}: {error}", path.display())
}
