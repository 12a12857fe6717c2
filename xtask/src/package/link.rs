//! Linking an image with the LLVM linker.

use std::{path::Path, process::Command};

use super::{Package, Result, copy, imports, resource};
use crate::shell;

/// What the linker is told. The process callback that drivers may register asks for
/// `/INTEGRITYCHECK`; `/Brepro` takes the time of the build out of the image.
const OPTIONS: [&str; 13] = [
    "/NOLOGO",
    "/DRIVER",
    "/SUBSYSTEM:NATIVE,10.00",
    "/NODEFAULTLIB",
    "/ENTRY:FxDriverEntry",
    "/INTEGRITYCHECK",
    "/NXCOMPAT",
    "/DYNAMICBASE",
    "/HIGHENTROPYVA",
    "/RELEASE",
    "/DEBUG",
    "/Brepro",
    "/OPT:REF,ICF",
];

/// Links the library of the driver. All names are relative to the folder: they end up in the debug
/// information, and its hash in the image.
pub(super) fn link(package: &Package, folder: &Path, library: &Path) -> Result<()> {
    let name = &package.name;
    let driver = format!("{name}.lib");
    copy(library, &folder.join(&driver))?;
    let imports = imports::libraries(folder)?;
    let resource = resource::compile(package, folder)?;
    let mut linker = Command::new("lld-link-19");
    linker.current_dir(folder).args(OPTIONS).arg("/VERSION:10.0");
    for (option, extension) in [("OUT", "sys"), ("MAP", "map"), ("PDB", "pdb")] {
        linker.arg(format!("/{option}:{name}.{extension}"));
    }
    linker.arg(format!("/PDBALTPATH:{name}.pdb")).args([&driver, &resource]).args(imports);
    shell::output(&mut linker).map(drop)
}
