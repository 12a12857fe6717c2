//! Import libraries of the two files that a KMDF driver imports from.
//!
//! They are made from lists of names that exist there, so that a driver which calls anything else
//! does not link, and the linker says what.

use std::{fmt::Write as _, path::Path, process::Command};

use super::{Result, write};
use crate::shell;

/// The exports of the kernel that Rust drivers of this workspace may import.
const KERNEL: &str = include_str!("../../data/ntoskrnl.txt");

/// The exports of the KMDF loader that an image of this workspace imports.
const LOADER: &str = "WdfVersionBind\nWdfVersionUnbind\n";

/// The names of each file that a driver may import from.
pub(crate) fn exports() -> [(&'static str, Vec<&'static str>); 2] {
    [("ntoskrnl.exe", KERNEL.lines().collect()), ("WDFLDR.SYS", LOADER.lines().collect())]
}

/// Makes the libraries and returns their names.
pub(crate) fn libraries(folder: &Path) -> Result<Vec<String>> {
    exports().iter().map(|(file, names)| library(folder, file, names)).collect()
}

fn library(folder: &Path, file: &str, names: &[&str]) -> Result<String> {
    let definition = folder.join(format!("{file}.def"));
    let library = folder.join(format!("{file}.lib"));
    let mut text = format!("LIBRARY \"{file}\"\nEXPORTS\n");
    for name in names {
        let _ = writeln!(text, "    {name}");
    }
    write(&definition, &text)?;
    let mut dlltool = Command::new("llvm-dlltool-19");
    dlltool.args(["-m", "i386:x86-64", "-d"]).arg(&definition).arg("-l").arg(&library);
    shell::output(&mut dlltool)?;
    Ok(format!("{file}.lib"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_has_each_name_once() {
        for (file, names) in exports() {
            assert!(names.is_sorted_by(|a, b| a < b), "{file}");
        }
    }

    #[test]
    fn every_export_that_kmdf_sys_declares_is_in_the_list() {
        let declared = include_str!("../../../kmdf-sys/src/nt_exports.rs");
        let [(_, kernel), _] = exports();
        for line in declared.lines().filter(|line| line.trim_end().ends_with(';')) {
            let Some((_, rest)) = line.split_once("fn ") else { continue };
            let name = rest.split('(').next().unwrap();
            assert!(kernel.contains(&name), "{name}");
        }
    }
}
