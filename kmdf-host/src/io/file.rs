//! Open handles: create, cleanup and close, in the order of their IRPs.

use std::collections::BTreeSet;
use std::sync::Arc;

use wdk_sys::WDF_FILEOBJECT_CONFIG;

use super::dispatch;
use super::ids::{DeviceId, FileId, QueueId, RequestId};
use super::irp::{IrpId, Requestor};
use crate::edge::callback::Callback as _;
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::state::State;
use crate::wdf::device::Device as Wdf;

/// One handle that a client holds, or is about to.
pub(crate) struct OpenFile {
    pub(crate) device: DeviceId,
    /// The WDFFILEOBJECT, if the driver wants them.
    pub(crate) object: Option<Handle>,
    pub(crate) requestor: Requestor,
    /// Its requests that are not completed.
    pub(crate) irps: BTreeSet<IrpId>,
    /// Cleaned up: it is closed with its last request.
    pub(super) closing: bool,
}

impl OpenFile {
    /// Whether it is time to close; true once.
    fn take_close(&mut self) -> bool {
        let now = self.closing && self.irps.is_empty();
        self.closing &= !now;
        now
    }
}

/// Closes a handle: cleanup, the end of what it left on queues, then, when all its requests are completed, close.
///
/// The I/O manager cancels nothing here: a driver completes what it owns of a handle when it hears of the cleanup.
pub(crate) fn close(kernel: &Arc<Kernel>, id: FileId) {
    let Some((device, object)) = kernel.with(|state| {
        let file = state.io.files.get(&id)?;
        Some((file.device, file.object))
    }) else {
        return;
    };
    call_file(kernel, object, "EvtFileCleanup", |config| config.EvtFileCleanup);
    for queue in kernel.with(|state| state.io.table.queues_of(device)) {
        let effects = kernel.with(|state| state.flush_file(queue, id));
        dispatch::carry_out(kernel, effects);
    }
    let now = kernel.with(|state| {
        let file = state.io.files.get_mut(&id).expect("only its close forgets it");
        file.closing = true;
        file.take_close()
    });
    if now {
        finish_close(kernel, id);
    }
}

/// One of the file callbacks, in its raw form.
type FileCallback = Option<unsafe extern "C" fn(wdk_sys::WDFFILEOBJECT)>;

fn call_file(
    kernel: &Arc<Kernel>,
    object: Option<Handle>,
    name: &'static str,
    pick: fn(&WDF_FILEOBJECT_CONFIG) -> FileCallback,
) {
    let Some(object) = object else { return };
    let callback = kernel.with(|state| {
        let device = state.device_of(object)?;
        let (config, _) = state.peek::<Wdf>(device)?.init.file_config.as_ref()?;
        pick(config)
    });
    let Some(callback) = callback else { return };
    kernel.call_driver(name, Some(object), || {
        // SAFETY: the driver gave this callback for the files of the device.
        unsafe { callback.invoke((object.as_raw(),)) }
    });
}

fn finish_close(kernel: &Arc<Kernel>, id: FileId) {
    let object = kernel.with(|state| state.io.files.get(&id).and_then(|file| file.object));
    call_file(kernel, object, "EvtFileClose", |config| config.EvtFileClose);
    if let Some(object) = object {
        kernel.delete(object);
    }
    kernel.with(|state| state.forget_file(id));
}

/// A request is completed: its handle may have waited for that to be closed.
///
/// The close, and with the last handle the end of a device that was taken away, waits for driver code to return. So it
/// never happens on the thread that completed the request, which may be in the middle of such code.
pub(super) fn after_irp(kernel: &Arc<Kernel>, file: FileId) {
    let closes =
        kernel.with(|state| state.io.files.get_mut(&file).is_some_and(OpenFile::take_close));
    if !closes {
        return;
    }
    let own = Arc::clone(kernel);
    kernel.with(|state| {
        state
            .start_job(kernel, JobKind::System, "deferred close", move || finish_close(&own, file));
    });
}

impl State {
    fn flush_file(&mut self, queue: QueueId, file: FileId) -> super::effects::Effects {
        if self.io.table.queues.contains_key(&queue) {
            self.io.table.flush_file(queue, file)
        } else {
            super::effects::Effects::none()
        }
    }

    pub(super) fn forget_file(&mut self, id: FileId) {
        let Some(file) = self.io.files.remove(&id) else { return };
        self.io_device(file.device).open.remove(&id);
        self.check_closed(file.device);
        self.wake(WaitKey::Queue(file.device.0));
    }

    /// Whether all handles to the device are closed but for requests that its driver has not completed.
    pub(super) fn is_kept_open_by_driver(&mut self, device: DeviceId) -> bool {
        let open = self.io_device(device).open.clone();
        !open.is_empty()
            && open.iter().all(|file| self.io.files.get(file).is_some_and(|file| file.closing))
    }

    /// The WDFFILEOBJECT of a request.
    pub(crate) fn file_object_of(&self, request: RequestId) -> Option<Handle> {
        let file = self.io.table.requests.get(&request)?.file;
        self.io.files.get(&file)?.object
    }
}
