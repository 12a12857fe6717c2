//! A client driver's device.

use dmf_core::{Child, Guid, Module, NoConfig, Result};
use dmf_core::{callbacks, device, method, module};

use super::buffer_queue::{BufferQueue, Config};

/// What applications look for.
pub const INTERFACE: Guid = Guid::from_u128(0x2aa0_2ab1_c26e_431b_8efe_85ee_8de1_02e4);

/// A Module that opens by itself.
#[module(options = Passive, open = NotifyPrepareHardware)]
pub struct Arrivals {}

#[callbacks]
impl Module for Arrivals {}

impl Arrivals {
    /// How many have arrived.
    ///
    /// # Errors
    ///
    /// When nothing can arrive.
    #[method(irql <= PASSIVE_LEVEL)]
    pub fn count(&self) -> Result<u32> {
        Ok(0)
    }
}

/// A watched device.
#[device(interface = INTERFACE, symbolic_link = "Monitor")]
pub struct Monitor {
    #[child(config = || NoConfig)]
    arrivals: Child<Arrivals>,
    #[child(config = Self::events)]
    events: Child<BufferQueue<u64>>,
}

impl Monitor {
    fn events() -> Config {
        Config::new(16)
    }
}

#[callbacks]
impl Module for Monitor {
    fn surprise_removal(&self) {
        let _ = self.events.capacity_left();
        let _ = self.arrivals.try_ref().map(|arrivals| arrivals.count());
    }
}
