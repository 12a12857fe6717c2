//! Plug and play: the documented order of a device's callbacks, from its arrival to its end.
//!
//! Everything here runs on a machine thread at `PASSIVE_LEVEL`.

mod idle;
pub(crate) mod policy;
mod power;
mod rebalance;
mod relations;
pub(crate) mod settings;
mod start;
mod stop;
mod turn;
mod usage;
mod wake;

use std::sync::Arc;

use wdk_sys::{
    NT_SUCCESS, NTSTATUS, STATUS_DELETE_PENDING, STATUS_INVALID_DEVICE_STATE, WDF_DEVICE_PNP_STATE,
    WDF_DEVICE_POWER_STATE, WDF_PNPPOWER_EVENT_CALLBACKS, WDF_POWER_DEVICE_STATE, WDFDEVICE,
};

use self::idle::KeptAwake;
pub(crate) use self::power::{resume, sleep};
pub(crate) use self::rebalance::{query_stop, restart, stop};
pub(crate) use self::relations::query_relations;
pub(crate) use self::stop::{query_remove, remove};
use self::turn::Turn;
pub(crate) use self::usage::notify_usage;
pub(crate) use self::wake::signal_wake;
use crate::edge::callback::Callback as _;
use crate::machine::crash::{Error, Stop};
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::wait::WaitKey;
use crate::object::{Attributes, Handle, NewObject};
use crate::state::State;
use crate::wdf::device::Device;
use crate::wdf::device_init::DeviceInit;
use crate::wdf::driver::Driver;

/// How far a device's self-managed I/O has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SelfManagedIo {
    /// Never started.
    Created,
    /// Starting it failed.
    InitFailed,
    Started,
    Suspended,
    /// Suspending or restarting it failed.
    Failed,
    Flushed,
    Final,
}

/// What the system has made of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It is being added or started.
    Starting,
    /// It works.
    Started,
    /// It works, and is without power while nobody needs it.
    Idle(WDF_POWER_DEVICE_STATE),
    /// The system sleeps, and it is without power in this state.
    Asleep(WDF_POWER_DEVICE_STATE),
    /// It is without power and hardware: the system redistributes its resources.
    Stopped,
    /// It is gone, or will be when the last handle is closed.
    Gone,
}

/// A removal's reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Removal {
    /// The system asks first.
    Orderly,
    /// The device is gone already.
    Surprise,
    /// Starting it failed.
    FailedStart,
}

/// One device while the machine works on it.
struct Node<'a> {
    kernel: &'a Arc<Kernel>,
    device: Handle,
    callbacks: WDF_PNPPOWER_EVENT_CALLBACKS,
}

/// A device node appears: the driver adds its device, which is then started.
pub(crate) fn plug_in(kernel: &Arc<Kernel>, driver: Handle) -> Result<Handle, Error> {
    let device = add(kernel, driver)?;
    let _turn = Turn::take(kernel, device)?;
    let node = Node::new(kernel, device);
    match node.start() {
        Ok(()) => Ok(device),
        Err(error) => {
            node.end(Removal::FailedStart);
            Err(error)
        }
    }
}

/// The driver says that its device does not work any more: the system takes it away as soon as it can.
pub(crate) fn take_away(state: &mut State, kernel: &Arc<Kernel>, device: Handle) {
    let own = Arc::clone(kernel);
    state.start_job(kernel, JobKind::System, "removing a device that failed", move || {
        // It may be gone by then.
        let _ = remove(&own, device, Removal::Surprise);
    });
}

/// Calls `EvtDriverDeviceAdd` and gives back the device that it created.
fn add(kernel: &Arc<Kernel>, driver: Handle) -> Result<Handle, Error> {
    let what = "EvtDriverDeviceAdd";
    let (callback, init) = kernel.with(|state| {
        let callback =
            state.peek::<Driver>(driver).and_then(|driver| driver.config.EvtDriverDeviceAdd);
        let attributes = Attributes::default();
        let payload = DeviceInit::new(driver).into();
        let new = NewObject {
            function: "the system",
            payload,
            parent: Some(driver),
            attributes: &attributes,
        };
        (callback, state.create_for_driver(new))
    });
    let init = init.map_err(|stop| Error::Status { what, status: status_of(&stop) })?;
    let Some(callback) = callback else {
        kernel.with(|state| state.discard(init));
        return Err(Error::NotFound(what.into()));
    };
    let status = kernel.call_driver(what, Some(driver), || {
        // SAFETY: the driver gave this callback for its driver object.
        unsafe { callback.invoke((driver.as_raw(), init.as_raw())) }
    });
    let device = kernel.with(|state| {
        let device = state.peek::<DeviceInit>(init).and_then(|init| init.created);
        state.discard(init);
        device
    });
    match device {
        Some(device) if NT_SUCCESS(status) => Ok(device),
        Some(device) => {
            Node::new(kernel, device).end(Removal::FailedStart);
            Err(Error::Status { what, status })
        }
        None if NT_SUCCESS(status) => {
            Err(Error::NotFound("a device made by EvtDriverDeviceAdd".into()))
        }
        None => Err(Error::Status { what, status }),
    }
}

fn status_of(stop: &Stop) -> NTSTATUS {
    match stop {
        Stop::Status(status) => *status,
        Stop::Halt(_) => STATUS_DELETE_PENDING,
    }
}

impl<'a> Node<'a> {
    fn new(kernel: &'a Arc<Kernel>, device: Handle) -> Self {
        let callbacks =
            kernel.with(|state| state.peek::<Device>(device).map(|device| device.init.pnp));
        Self { kernel, device, callbacks: callbacks.unwrap_or_default() }
    }

    fn change<R>(&self, f: impl FnOnce(&mut Device) -> R) -> Option<R> {
        self.kernel.with(|state| state.peek_mut::<Device>(self.device).map(f))
    }

    fn set_pnp(&self, new: WDF_DEVICE_PNP_STATE) {
        self.change(|device| device.pnp_state = new);
    }

    fn set_power(&self, new: WDF_DEVICE_POWER_STATE) {
        self.change(|device| device.power_state = new);
    }

    fn phase(&self) -> Phase {
        self.change(|device| device.phase).unwrap_or(Phase::Gone)
    }

    /// From here on the device is in another phase: who waits for its power, or needs it, looks again.
    fn set_phase(&self, new: Phase) {
        self.kernel.with(|state| {
            if let Some(device) = state.peek_mut::<Device>(self.device) {
                device.phase = new;
                device.policy.running &= !matches!(new, Phase::Stopped | Phase::Gone);
            }
            state.wake(WaitKey::Object(self.device));
            state.review_idle(self.kernel, self.device);
        });
    }

    /// The device must be in this phase for `what`.
    fn expect(&self, phase: Phase, what: &'static str) -> Result<(), Error> {
        self.expect_that(self.phase() == phase, what)
    }

    /// The device must work for `what`, with power or without.
    fn expect_working(&self, what: &'static str) -> Result<(), Error> {
        self.expect_that(matches!(self.phase(), Phase::Started | Phase::Idle(_)), what)
    }

    /// The device must work for `what`. It is powered up if it idles, and does not idle until the result is dropped.
    fn awake(&self, what: &'static str) -> Result<KeptAwake<'_>, Error> {
        self.end_idleness()?;
        self.expect(Phase::Started, what)?;
        Ok(KeptAwake::new(self))
    }

    #[expect(clippy::unused_self, reason = "said of the device")]
    fn expect_that(&self, right: bool, what: &'static str) -> Result<(), Error> {
        if right {
            Ok(())
        } else {
            Err(Error::Status { what, status: STATUS_INVALID_DEVICE_STATE })
        }
    }

    /// Calls a callback if the driver has it.
    fn call<F>(
        &self,
        what: &'static str,
        callback: Option<F>,
        f: impl FnOnce(F, WDFDEVICE) -> NTSTATUS,
    ) -> Result<(), Error> {
        let Some(callback) = callback else {
            return Ok(());
        };
        let status =
            self.kernel.call_driver(what, Some(self.device), || f(callback, self.device.as_raw()));
        if NT_SUCCESS(status) { Ok(()) } else { Err(Error::Status { what, status }) }
    }
}
