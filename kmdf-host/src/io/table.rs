//! The I/O state of a machine: its queues and requests.

use rustc_hash::FxHashMap;

use super::ids::{DeviceId, FileId, QueueId, RequestId};
use super::queue::{Queue, Rules};
use super::request::{Kind, Place, Request};

/// All queues and requests of a machine.
///
/// Plain data: nothing here blocks, calls a driver or knows a thread. It is part of the machine's state and so under
/// its mutex; whatever has to happen outside of the mutex is returned as [`super::effects::Effects`] or
/// [`super::step::Step`].
#[derive(Debug, Default)]
pub(crate) struct Io {
    pub(crate) queues: FxHashMap<QueueId, Queue>,
    pub(crate) requests: FxHashMap<RequestId, Request>,
}

impl Io {
    /// Adds a queue.
    pub(crate) fn add_queue(&mut self, id: QueueId, device: DeviceId, rules: Rules, powered: bool) {
        let old = self.queues.insert(id, Queue::new(device, rules, powered));
        debug_assert!(old.is_none(), "{id:?} exists");
    }

    /// Adds a request that has just been sent.
    pub(crate) fn add_request(&mut self, id: RequestId, kind: Kind, file: FileId) {
        let old = self.requests.insert(id, Request::new(kind, file));
        debug_assert!(old.is_none(), "{id:?} exists");
    }

    /// Forgets a request whose object is destroyed.
    pub(crate) fn forget_request(&mut self, id: RequestId) {
        self.requests.remove(&id);
    }

    /// Forgets a queue whose object is destroyed.
    pub(crate) fn forget_queue(&mut self, id: QueueId) {
        self.queues.remove(&id);
    }

    /// A queue that a live handle or a request names.
    pub(crate) fn queue(&self, id: QueueId) -> &Queue {
        &self.queues[&id]
    }

    /// See [`Io::queue`].
    pub(crate) fn queue_mut(&mut self, id: QueueId) -> &mut Queue {
        self.queues.get_mut(&id).expect("a queue is forgotten only when nothing names it")
    }

    /// A request that a live handle or a queue names.
    pub(crate) fn request(&self, id: RequestId) -> &Request {
        &self.requests[&id]
    }

    /// See [`Io::request`].
    pub(crate) fn request_mut(&mut self, id: RequestId) -> &mut Request {
        self.requests.get_mut(&id).expect("a request is forgotten only when nothing names it")
    }

    /// The queues of a device, in the order of their handles.
    pub(crate) fn queues_of(&self, device: DeviceId) -> Vec<QueueId> {
        let mut found: Vec<_> = self
            .queues
            .iter()
            .filter(|(_, queue)| queue.device == device)
            .map(|(&id, _)| id)
            .collect();
        found.sort_unstable();
        found
    }

    /// Moves a request from its queue to the driver.
    pub(super) fn give(&mut self, queue: QueueId, id: RequestId) {
        self.queue_mut(queue).owned.push(id);
        self.request_mut(id).place = Place::Driver;
    }
}
