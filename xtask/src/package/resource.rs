//! The version resource, which Explorer and the kernel debugger show.

use std::{path::Path, process::Command};

use super::{Package, Result, write};
use crate::shell;

/// Makes the resource file and returns its name.
pub(super) fn compile(package: &Package, folder: &Path) -> Result<String> {
    let script = folder.join("version.rc");
    let compiled = folder.join("version.res");
    write(&script, &text(package))?;
    let mut rc = Command::new("llvm-rc-19");
    rc.arg("/no-preprocess")
        .arg("/FO")
        .arg(&compiled)
        .arg("/C")
        .arg("65001")
        .arg("--")
        .arg(&script);
    shell::output(&mut rc)?;
    Ok("version.res".to_owned())
}

/// The resource script: type `VFT_DRV`, subtype `VFT2_DRV_SYSTEM`.
fn text(package: &Package) -> String {
    let [a, b, c, d] = package.version;
    let (name, description) = (&package.name, &package.description);
    format!(
        r#"1 VERSIONINFO
FILEVERSION {a},{b},{c},{d}
PRODUCTVERSION {a},{b},{c},{d}
FILEOS 0x40004
FILETYPE 0x3
FILESUBTYPE 0x7
BEGIN
    BLOCK "StringFileInfo"
    BEGIN
        BLOCK "040904b0"
        BEGIN
            VALUE "FileDescription", "{description}"
            VALUE "FileVersion", "{a}.{b}.{c}.{d}"
            VALUE "InternalName", "{name}.sys"
            VALUE "OriginalFilename", "{name}.sys"
            VALUE "ProductName", "DMF for Rust"
            VALUE "ProductVersion", "{a}.{b}.{c}.{d}"
        END
    END
    BLOCK "VarFileInfo"
    BEGIN
        VALUE "Translation", 0x409, 1200
    END
END
"#
    )
}
