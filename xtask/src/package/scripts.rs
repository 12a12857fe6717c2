//! What installs the package on a Windows machine, and what takes it away again.

use std::path::Path;

use super::{Package, Result};

const INSTALL: &str = include_str!("../../data/install.ps1");
const UNINSTALL: &str = include_str!("../../data/uninstall.ps1");

/// Writes both scripts, with the line ends of Windows.
pub(super) fn write(package: &Package, folder: &Path) -> Result<()> {
    for (name, text) in [("install.ps1", INSTALL), ("uninstall.ps1", UNINSTALL)] {
        let text = text.replace("@NAME@", &package.name).replace('\n', "\r\n");
        super::write(&folder.join(name), &text)?;
    }
    Ok(())
}
