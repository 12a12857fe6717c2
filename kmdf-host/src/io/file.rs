//! Open handles: create, cleanup and close, in the order of their IRPs.

use std::collections::BTreeSet;
use std::sync::Arc;

use wdk_sys::{
    _WDF_FILEOBJECT_CLASS as Class, NT_SUCCESS, STATUS_ACCESS_DENIED, STATUS_NO_SUCH_DEVICE,
    WDF_FILEOBJECT_CONFIG,
};

use super::flow::{Pick, Taken};
use super::ids::{DeviceId, FileId, QueueId, RequestId};
use super::irp::{Ask, IrpId, Requestor};
use super::objects::File;
use super::request::{Kind, Received};
use super::send::Next;
use super::status::{self, Status};
use super::{dispatch, send};
use crate::machine::crash::Stop;
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, PASSIVE};
use crate::machine::wait::WaitKey;
use crate::object::{Attributes, Handle, NewObject};
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
    closing: bool,
}

impl OpenFile {
    /// Whether it is time to close; true once.
    fn take_close(&mut self) -> bool {
        let now = self.closing && self.irps.is_empty();
        self.closing &= !now;
        now
    }
}

/// Opens a device by one of its names; `rest` is what follows the name.
///
/// # Errors
///
/// The status that the driver, or the system, refuses with.
pub(crate) fn open(
    kernel: &Arc<Kernel>,
    device: DeviceId,
    rest: &[u16],
    requestor: Requestor,
) -> Result<FileId, Status> {
    let file = kernel.with(|state| state.new_file(device, rest, requestor))?;
    let ask = Ask { kind: Kind::Create, input: Vec::new() };
    let (irp, next) = kernel.with(|state| {
        let irp = state.new_irp(file, &ask);
        (irp, state.dispatch_create(device, irp))
    });
    match next {
        Create::Next(next) => next.go(kernel),
        Create::Callback(request, callback) => call_create(kernel, file, request, callback),
    }
    let answer = kernel.wait(WaitKey::Irp(irp.0), None, |state| state.take_answer(irp));
    let status = answer.expect("without a deadline the wait ends with an answer").status;
    if NT_SUCCESS(status) {
        return Ok(file);
    }
    kernel.with(|state| state.forget_file(file));
    Err(status)
}

/// How a create request goes on.
enum Create {
    Next(Next),
    Callback(
        RequestId,
        unsafe extern "C" fn(wdk_sys::WDFDEVICE, wdk_sys::WDFREQUEST, wdk_sys::WDFFILEOBJECT),
    ),
}

fn call_create(
    kernel: &Arc<Kernel>,
    file: FileId,
    request: RequestId,
    callback: unsafe extern "C" fn(wdk_sys::WDFDEVICE, wdk_sys::WDFREQUEST, wdk_sys::WDFFILEOBJECT),
) {
    let (device, object) = kernel.with(|state| {
        let file = &state.io.files[&file];
        (file.device.handle(), file.object)
    });
    kernel.call_driver("EvtDeviceFileCreate", Some(device), || {
        let object = object.map_or(std::ptr::null_mut(), Handle::as_raw);
        // SAFETY: the driver gave this callback for the device; the handles are good.
        unsafe { callback(device.as_raw(), request.handle().as_raw(), object) }
    });
}

/// Closes a handle: cancels what it left pending, then cleanup, then, when all its requests are completed, close.
pub(crate) fn close(kernel: &Arc<Kernel>, id: FileId) {
    let Some((device, object)) = kernel.with(|state| {
        let file = state.io.files.get(&id)?;
        Some((file.device, file.object))
    }) else {
        return;
    };
    send::cancel_all(kernel, id);
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
        unsafe { callback(object.as_raw()) }
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

/// Before a create request that failed is completed: the file object goes, since there will be neither cleanup nor
/// close.
pub(super) fn before_create_completes(kernel: &Arc<Kernel>, id: RequestId, status: Status) {
    let failed = !NT_SUCCESS(status::for_client(status));
    let object = kernel.with(|state| {
        let request = state.io.table.request(id);
        if request.kind != Kind::Create || !failed {
            return None;
        }
        let file = request.file;
        state.io.files.get_mut(&file)?.object.take()
    });
    if let Some(object) = object {
        kernel.delete(object);
    }
}

/// A request is completed: its handle may have waited for that to be closed.
pub(super) fn after_irp(kernel: &Arc<Kernel>, file: FileId) {
    let closes =
        kernel.with(|state| state.io.files.get_mut(&file).is_some_and(OpenFile::take_close));
    if !closes {
        return;
    }
    if thread::irql() == PASSIVE {
        return finish_close(kernel, file);
    }
    let own = Arc::clone(kernel);
    kernel.with(|state| {
        state
            .start_job(kernel, JobKind::System, "deferred close", move || finish_close(&own, file));
    });
}

impl State {
    fn new_file(
        &mut self,
        device: DeviceId,
        name: &[u16],
        requestor: Requestor,
    ) -> Result<FileId, Status> {
        let Some(entry) = self.peek::<Wdf>(device.handle()) else {
            return Err(STATUS_NO_SUCH_DEVICE);
        };
        let exclusive = entry.init.exclusive;
        let config = entry.init.file_config.clone();
        if exclusive && !self.io_device(device).open.is_empty() {
            return Err(STATUS_ACCESS_DENIED);
        }
        let id = FileId(self.next_id());
        let object = match config {
            Some((config, attributes)) if has_objects(&config) => {
                Some(self.new_file_object(device, id, name, &attributes)?)
            }
            _ => None,
        };
        let file = OpenFile { device, object, requestor, irps: BTreeSet::new(), closing: false };
        self.io.files.insert(id, file);
        self.io_device(device).open.insert(id);
        Ok(id)
    }

    fn new_file_object(
        &mut self,
        device: DeviceId,
        id: FileId,
        name: &[u16],
        attributes: &Attributes,
    ) -> Result<Handle, Status> {
        let payload = File::new(id, name).into();
        let new = NewObject {
            function: "the I/O manager",
            payload,
            parent: Some(device.handle()),
            attributes,
        };
        let handle = self.create(new).map_err(|stop| match stop {
            Stop::Status(status) => status,
            Stop::Halt(_) => unreachable!("the device was just looked up"),
        })?;
        let object = self.objects.try_get_mut(handle).expect("just made");
        object.no_delete = true;
        object.system = true;
        Ok(handle)
    }

    /// After the framework's `FxPkgGeneral::OnCreate`.
    fn dispatch_create(&mut self, device: DeviceId, irp: IrpId) -> Create {
        let config =
            self.peek::<Wdf>(device.handle()).and_then(|device| device.init.file_config.as_ref());
        let callback = config.and_then(|(config, _)| config.EvtDeviceFileCreate);
        let routed = self.io_device(device).route(Kind::Create);
        if routed.is_none() && callback.is_none() {
            return Create::Next(self.refuse_irp(irp, status::SUCCESS));
        }
        let request = match self.new_request(device, irp) {
            Ok(request) => request,
            Err(status) => return Create::Next(self.refuse_irp(irp, status)),
        };
        let Some(callback) = callback.filter(|_| routed.is_none()) else {
            let queue = routed.expect("there is a queue or a callback");
            return Create::Next(Next::Arrive(queue, request));
        };
        let queue = self.create_queue(device);
        if let Err(status) = self.io.table.admit(queue, request) {
            return Create::Next(Next::Finish(request, status));
        }
        self.take_create(queue, request);
        Create::Callback(request, callback)
    }

    fn take_create(&mut self, queue: QueueId, request: RequestId) {
        self.io.table.enqueue(queue, request);
        let taken = self.io.table.retrieve(queue, Pick::Tag(request), "EvtDeviceFileCreate");
        debug_assert_eq!(taken, Ok(Taken::Request(request)), "it was just put there");
        self.io.table.request_mut(request).received =
            Some(Received::Callback("EvtDeviceFileCreate"));
    }

    fn flush_file(&mut self, queue: QueueId, file: FileId) -> super::queue::Effects {
        if self.io.table.queues.contains_key(&queue) {
            self.io.table.flush_file(queue, file)
        } else {
            super::queue::Effects::none()
        }
    }

    fn forget_file(&mut self, id: FileId) {
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

fn has_objects(config: &WDF_FILEOBJECT_CONFIG) -> bool {
    const OPTIONAL: u32 = 1 << 31;
    let class = config.FileObjectClass.cast_unsigned() & !OPTIONAL;
    class != Class::WdfFileObjectNotRequired.cast_unsigned()
        && class != Class::WdfFileObjectInvalid.cast_unsigned()
}
