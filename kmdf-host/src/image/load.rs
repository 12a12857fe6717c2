//! Loading a driver from its file.

use std::fs;
use std::path::Path;

use super::{Image, ImageError, Import, LoadError, Mapped, run};
use crate::edge::win64::{Export, export};
use crate::host::Driver;
use crate::machine::Machine;

impl Machine {
    /// Loads the driver `name` from the content of its `.sys` file: maps it, links it, and runs its entry point at
    /// `PASSIVE_LEVEL`.
    ///
    /// From then on it is a driver like one of [`Machine::load`]. What the processor refuses it, such as to read where
    /// nothing is, is a bug check that says where in the image that was. `name` is the service's name, which the
    /// registry path has.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let machine = kmdf_host::Machine::new();
    /// let driver = machine.load_image("echo", &std::fs::read("echo.sys")?)?;
    /// let device = driver.plug_in()?;
    /// device.remove()?;
    /// driver.unload()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`LoadError::Image`] if the image cannot be run: it is damaged, or imports what kmdf-host does not have, or this is
    /// not x86-64 Linux, or a controlled schedule. [`LoadError::Driver`] with the status of an entry point that failed,
    /// or the crash that stopped the machine.
    pub fn load_image(&self, name: &str, content: &[u8]) -> Result<Driver, LoadError> {
        let image = Image::parse(content)?;
        self.run_image(name, &image)
    }

    /// As [`Machine::load_image`], from a file whose name without extension is the driver's.
    ///
    /// # Errors
    ///
    /// As there, or the file cannot be read.
    pub fn load_file(&self, path: impl AsRef<Path>) -> Result<Driver, LoadError> {
        let path = path.as_ref();
        let unreadable =
            |why: String| ImageError::Unreadable { path: path.display().to_string(), why };
        let content = fs::read(path).map_err(|error| unreadable(error.to_string()))?;
        let name = path.file_stem().ok_or_else(|| unreadable("it has no name".into()))?;
        self.load_image(&name.to_string_lossy(), &content)
    }

    fn run_image(&self, name: &str, image: &Image<'_>) -> Result<Driver, LoadError> {
        run::begin()?;
        let exports = |import: &Import| match export(&import.file, &import.name)? {
            Export::Present(address) | Export::Unimplemented(address) => Some(address),
        };
        self.load_mapped(name, Mapped::new(image, &format!("{name}.sys"), exports)?)
            .map_err(LoadError::from)
    }
}
