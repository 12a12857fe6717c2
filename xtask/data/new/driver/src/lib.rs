//! A driver whose device counts what applications ask it to count.

#![no_std]

mod contract;
mod counter;

pub use contract::{ADD, INTERFACE};
use counter::{Config, Counter};
use dmf_core::prelude::*;

/// The device.
#[device(interface = INTERFACE)]
pub struct @TYPE@ {
    /// The count.
    #[child(config = || Config::new(1000))]
    counter: Child<Counter>,
}

dmf_core::driver!(@TYPE@);

#[callbacks]
impl Module for @TYPE@ {
    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if !control.is(ADD) {
            return Err(request);
        }
        match request.input().and_then(|more| self.counter.add(more)) {
            Ok(count) => request.complete_with(&count),
            Err(error) => request.complete(error.status()),
        }
        Ok(())
    }
}
