//! What an application does: open a device, send requests, wait for them, close.
//!
//! Everything here can be called from any thread. Requests reach the driver on a thread of the machine; a call returns
//! when the driver's dispatch callback has returned, as a system call does.

mod completion;
mod file;
mod names;
mod pending;
#[cfg(test)]
mod status;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use wdk_sys::GUID;

pub use self::completion::Completion;
pub use self::file::FileHandle;
pub use self::names::InterfaceClass;
pub use self::pending::Pending;
use crate::host::Device;
use crate::io::create;
use crate::io::ids::DeviceId;
use crate::io::irp::{IrpId, Requestor};
use crate::machine::Machine;
use crate::machine::crash::Error;
use crate::object::Handle;
pub use kmdf_client::NtStatus;

/// The process that opens what [`Machine::open`] opens.
const SOME_PROCESS: u32 = 4096;

/// A process that opens devices.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, _device) = example()?;
/// let client = machine.client(1234);
/// let file = client.open(r"\\.\Example")?;
/// assert_eq!(file.read(4)?.output, 1234u32.to_le_bytes());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    pub(crate) machine: Machine,
    requestor: Requestor,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("process", &self.requestor.process).finish_non_exhaustive()
    }
}

impl Machine {
    /// A process with this identifier.
    #[must_use]
    pub fn client(&self, process: u32) -> Client {
        Client { machine: self.clone(), requestor: Requestor { process, is_32_bit: false } }
    }

    /// Chooses how long the end of a queue or device waits for requests that the driver keeps; 10 seconds at first.
    ///
    /// Then the machine stops with a [`Crash`](crate::Crash) that names them, where Windows would wait for ever. It is
    /// the host's time, whatever clock the machine has.
    pub fn set_patience(&self, patience: Duration) {
        self.kernel.with(|state| state.io.patience = patience);
    }

    /// Opens a device by a path such as `\\.\Name`, or what an enabled interface is called.
    ///
    /// # Errors
    ///
    /// There is nothing by that name, the driver refuses, or the machine has crashed.
    pub fn open(&self, path: &str) -> Result<FileHandle, Error> {
        self.client(SOME_PROCESS).open(path)
    }

    /// Opens the first enabled interface of a class.
    ///
    /// ```no_run
    /// const INTERFACE: dmf_ioctl::Guid = dmf_ioctl::Guid::parse("80bbff02-76f1-454c-9e1b-fe994e8cb138");
    ///
    /// # let machine = kmdf_host::Machine::new();
    /// let file = machine.open_interface(&INTERFACE)?; // or a `wdk_sys::GUID`
    /// # Ok::<(), kmdf_host::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// No device has enabled one, the driver refuses, or the machine has crashed.
    pub fn open_interface(&self, class: &impl InterfaceClass) -> Result<FileHandle, Error> {
        self.client(SOME_PROCESS).open_interface(class)
    }

    /// Opens a device that may have no name at all.
    ///
    /// # Errors
    ///
    /// The device is gone, the driver refuses, or the machine has crashed.
    pub fn open_device(&self, device: &Device) -> Result<FileHandle, Error> {
        self.client(SOME_PROCESS).open_device(device)
    }
}

impl Client {
    /// The process's identifier.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.requestor.process
    }

    /// Makes it a 32-bit process.
    #[must_use]
    pub fn wow64(mut self) -> Self {
        self.requestor.is_32_bit = true;
        self
    }

    /// As [`Machine::open`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn open(&self, path: &str) -> Result<FileHandle, Error> {
        let (device, rest) = self.find(path)?;
        self.open_handle(device, rest, |_| ())
    }

    /// As [`Machine::open_interface`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn open_interface(&self, class: &impl InterfaceClass) -> Result<FileHandle, Error> {
        let (device, rest) = self.find_interface(&class.guid())?;
        self.open_handle(device, rest, |_| ())
    }

    /// As [`Machine::open_device`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn open_device(&self, device: &Device) -> Result<FileHandle, Error> {
        self.check()?;
        self.open_handle(device.handle(), String::new(), |_| ())
    }

    fn check(&self) -> Result<(), Error> {
        self.machine.crash().map_or(Ok(()), |crash| Err(crash.into()))
    }

    /// The device of a path, and what follows its name.
    pub(crate) fn find(&self, path: &str) -> Result<(Handle, String), Error> {
        self.check()?;
        let found = self.machine.kernel.with(|state| names::resolve(state, path));
        found.ok_or_else(|| Error::NotFound(path.to_owned()))
    }

    /// The device of a class's first enabled interface, and its reference string.
    pub(crate) fn find_interface(&self, class: &GUID) -> Result<(Handle, String), Error> {
        self.check()?;
        let found = self.machine.kernel.with(|state| names::interface(state, class));
        found.ok_or_else(|| Error::NotFound(names::describe(class)))
    }

    /// Opens a device; `shown` is told of the request when the driver has seen it.
    pub(crate) fn open_handle(
        &self,
        device: Handle,
        rest: String,
        shown: impl FnOnce(IrpId) + Send + 'static,
    ) -> Result<FileHandle, Error> {
        let (kernel, requestor) = (Arc::clone(&self.machine.kernel), self.requestor);
        let opened = self.machine.kernel.run("CreateFile", move || {
            let rest: Vec<u16> = rest.encode_utf16().collect();
            create::open(&kernel, DeviceId::of(device), &rest, requestor, shown)
        })?;
        match opened {
            Ok(id) => Ok(FileHandle::new(self.machine.clone(), id)),
            Err(status) => Err(Error::Status { what: "CreateFile", status }),
        }
    }
}
