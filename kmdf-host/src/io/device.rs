//! What the I/O side knows of a device: its queues and who has it open.

use std::collections::{BTreeMap, BTreeSet};

use wdk_sys::{_WDF_DEVICE_IO_TYPE as IoType, _WDF_REQUEST_TYPE as Type};

use super::below::Below;
use super::buffer::Access;
use super::handlers::Handlers;
use super::ids::{DeviceId, FileId, QueueId};
use super::queue::{Dispatch, Rules};
use super::request::Kind;
use super::rule::{Outcome, Refusal, Rule};
use crate::machine::kernel::Effect;
use crate::state::State;
use crate::wdf::device::Device as Wdf;

/// A device as I/O sees it.
#[derive(Default)]
pub(crate) struct Device {
    pub(crate) default_queue: Option<QueueId>,
    /// The queues that get one type of request each.
    routes: BTreeMap<i32, QueueId>,
    /// It is in D0.
    pub(crate) powered: bool,
    /// It was started once: too late for a default queue.
    pub(crate) started: bool,
    /// It is being removed: a queue that is still created accepts nothing.
    pub(crate) leaving: bool,
    /// The driver below.
    pub(crate) below: Option<Below>,
    pub(crate) open: BTreeSet<FileId>,
    /// What happens when the last handle is closed.
    pub(crate) on_closed: Option<Effect>,
}

/// The `WDF_REQUEST_TYPE` of a request.
pub(crate) const fn type_of(kind: Kind) -> i32 {
    match kind {
        Kind::Create => Type::WdfRequestTypeCreate,
        Kind::Read(_) => Type::WdfRequestTypeRead,
        Kind::Write(_) => Type::WdfRequestTypeWrite,
        Kind::Ioctl(_) => Type::WdfRequestTypeDeviceControl,
        Kind::Internal(_) => Type::WdfRequestTypeDeviceControlInternal,
    }
}

impl Device {
    /// Whether a type of request can be given a queue of its own.
    pub(crate) const fn is_routable(request_type: i32) -> bool {
        matches!(
            request_type,
            Type::WdfRequestTypeCreate
                | Type::WdfRequestTypeRead
                | Type::WdfRequestTypeWrite
                | Type::WdfRequestTypeDeviceControl
                | Type::WdfRequestTypeDeviceControlInternal
        )
    }

    /// The queue that a request arrives at. Create requests go to a queue only if one was configured for them.
    pub(crate) fn route(&self, kind: Kind) -> Option<QueueId> {
        let own = self.routes.get(&type_of(kind)).copied();
        if kind == Kind::Create { own } else { own.or(self.default_queue) }
    }

    /// `WdfDeviceConfigureRequestDispatching`.
    pub(crate) fn set_route(
        &mut self,
        request_type: i32,
        queue: QueueId,
        rules: &Rules,
    ) -> Outcome<()> {
        if rules.dispatch != Dispatch::Manual && !rules.handlers.serves(request_type) {
            return Err(Refusal::Rule(Rule::NoHandler));
        }
        if request_type != Type::WdfRequestTypeCreate && self.default_queue == Some(queue) {
            return Err(Refusal::Rule(Rule::DispatchDefault));
        }
        if self.routes.contains_key(&request_type) {
            return Err(Refusal::Rule(Rule::DispatchTwice));
        }
        self.routes.insert(request_type, queue);
        Ok(())
    }

    /// A queue is gone.
    pub(crate) fn forget_queue(&mut self, queue: QueueId) {
        self.routes.retain(|_, routed| *routed != queue);
        self.default_queue = self.default_queue.filter(|default| *default != queue);
    }
}

impl Handlers {
    /// Whether a queue has a callback for a type of request.
    fn serves(&self, request_type: i32) -> bool {
        let own = match request_type {
            Type::WdfRequestTypeRead => self.read,
            Type::WdfRequestTypeWrite => self.write,
            Type::WdfRequestTypeDeviceControl => self.ioctl,
            Type::WdfRequestTypeDeviceControlInternal => self.internal,
            _ => None,
        };
        self.default.or(own).is_some()
    }
}

impl State {
    /// The I/O side of a device whose handle was looked up.
    pub(crate) fn io_device(&mut self, id: DeviceId) -> &mut Device {
        self.io.devices.entry(id).or_default()
    }

    /// The queue that a device's create requests go through on their way to `EvtDeviceFileCreate`.
    pub(crate) fn create_queue(&mut self, device: DeviceId) -> QueueId {
        let queue = QueueId::for_creates(device);
        if !self.io.table.queues.contains_key(&queue) {
            let rules = Rules {
                dispatch: Dispatch::Manual,
                handlers: Handlers::default(),
                allow_zero_length: true,
                power_managed: false,
                passive: false,
            };
            self.io.table.add_queue(queue, device, rules, true);
            if self.io_device(device).leaving {
                self.io.table.queue_mut(queue).shut();
            }
        }
        queue
    }

    /// If nobody has the device open, does what waits for that.
    pub(crate) fn check_closed(&mut self, id: DeviceId) {
        let device = self.io_device(id);
        if device.open.is_empty()
            && let Some(effect) = device.on_closed.take()
        {
            self.effects.push(effect);
        }
    }

    /// How a device's reads and writes reach their memory.
    pub(crate) fn transfer(&self, device: DeviceId) -> Access {
        match self.peek::<Wdf>(device.handle()).map(|device| device.init.io_type) {
            Some(IoType::WdfDeviceIoDirect) => Access::Direct,
            Some(IoType::WdfDeviceIoNeither) => Access::Neither,
            _ => Access::Buffered,
        }
    }

    /// A device is gone.
    pub(crate) fn io_device_gone(&mut self, id: DeviceId) {
        if let Some(device) = self.io.devices.remove(&id) {
            // What it keeps is let go when the state is unlocked.
            self.then(move |_| drop(device.below));
        }
        self.io.table.forget_queue(QueueId::for_creates(id));
    }
}
