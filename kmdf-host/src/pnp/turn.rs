//! One change of a device's state at a time, as the framework's state machine takes one event at a time.

use std::sync::Arc;

use wdk_sys::STATUS_DEVICE_BUSY;

use crate::machine::crash::Error;
use crate::machine::kernel::Kernel;
use crate::machine::thread;
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::wdf::device::Device;

/// The right to change the state of a device, given back when it is dropped.
pub(super) struct Turn<'a> {
    kernel: &'a Arc<Kernel>,
    device: Handle,
}

impl<'a> Turn<'a> {
    /// Waits until no other thread changes the device's state.
    ///
    /// # Errors
    ///
    /// The device is gone, or a callback for such a change asks for another one and would wait for itself.
    pub(super) fn take(kernel: &'a Arc<Kernel>, device: Handle) -> Result<Self, Error> {
        let me = thread::number();
        let taken = kernel.wait(WaitKey::Object(device), None, |state| {
            let Some(data) = state.peek_mut::<Device>(device) else {
                return Some(Err(Error::NotFound("the device".into())));
            };
            match data.changed_by {
                0 => {
                    data.changed_by = me;
                    Some(Ok(()))
                }
                thread if thread == me => {
                    let what = "a change of the device's state inside of another";
                    Some(Err(Error::Status { what, status: STATUS_DEVICE_BUSY }))
                }
                _ => None,
            }
        });
        taken.expect("the wait has no time limit")?;
        Ok(Self { kernel, device })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.kernel.with(|state| {
            if let Some(data) = state.peek_mut::<Device>(self.device) {
                data.changed_by = 0;
            }
            state.wake(WaitKey::Object(self.device));
        });
    }
}
