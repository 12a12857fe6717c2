//! The client driver: a device with one button.

use dmf_core::prelude::*;

use crate::{
    Config, Debounce,
    api::{EDGE, INTERFACE},
};

/// The device.
#[device(interface = INTERFACE)]
pub struct ButtonPad {
    #[child(config = || Config::new(16))]
    button: Child<Debounce>,
}

dmf_core::driver!(ButtonPad);

#[callbacks]
impl Module for ButtonPad {
    fn internal_device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if !control.is(EDGE) {
            return Err(request);
        }
        let told = request.input::<u32>().and_then(|level| self.button.edge(level != 0));
        request.complete(told.map_or_else(|error| error.status(), |()| NtStatus::SUCCESS));
        Ok(())
    }
}
