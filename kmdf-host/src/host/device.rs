//! A device as the system sees it.

use std::fmt;
use std::sync::Arc;

use crate::machine::Machine;
use crate::machine::crash::Error;
use crate::object::Handle;
use crate::pnp::{self, Removal};

/// A device that a driver has added and the machine has started.
#[derive(Clone)]
pub struct Device {
    pub(crate) machine: Machine,
    pub(crate) handle: Handle,
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Device").field("handle", &self.handle).finish_non_exhaustive()
    }
}

impl Device {
    /// The `WDFDEVICE`.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.handle
    }

    /// The machine it is plugged into.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Removes the device; the driver is asked first.
    ///
    /// # Errors
    ///
    /// The driver refused, a client has the device open, or a crash.
    pub fn remove(&self) -> Result<(), Error> {
        self.end(Removal::Orderly)
    }

    /// Takes the device away without asking.
    ///
    /// While clients have it open, the driver still has its device object: its end comes with the last handle's.
    ///
    /// # Errors
    ///
    /// A crash.
    pub fn surprise_remove(&self) -> Result<(), Error> {
        self.end(Removal::Surprise)
    }

    fn end(&self, removal: Removal) -> Result<(), Error> {
        let (kernel, device) = (Arc::clone(&self.machine.kernel), self.handle);
        self.machine.run(move || {
            let is_there =
                kernel.with(|state| state.peek::<crate::wdf::device::Device>(device).is_some());
            if !is_there {
                return Err(Error::NotFound("the device".into()));
            }
            pnp::remove(&kernel, device, removal)
        })?
    }
}
