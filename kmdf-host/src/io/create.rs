//! Create requests: how a client comes by a handle.

use std::collections::BTreeSet;
use std::sync::Arc;

use wdk_sys::{
    _WDF_FILEOBJECT_CLASS as Class, NT_SUCCESS, STATUS_ACCESS_DENIED, STATUS_NO_SUCH_DEVICE,
    WDF_FILEOBJECT_CONFIG,
};

use super::file::OpenFile;
use super::flow::{Pick, Taken};
use super::ids::{DeviceId, FileId, QueueId, RequestId};
use super::irp::{Ask, IrpId, Requestor};
use super::objects::File;
use super::request::{Kind, Received};
use super::send::Next;
use super::status::{self, Status};
use crate::edge::callback::Callback as _;
use crate::machine::crash::Stop;
use crate::machine::kernel::Kernel;
use crate::machine::wait::WaitKey;
use crate::object::{Attributes, Handle, NewObject};
use crate::state::State;
use crate::wdf::device::Device as Wdf;

/// Opens a device by one of its names; `rest` is what follows the name.
///
/// `shown` is told of the request when the driver has seen it, which may not have completed it then.
///
/// # Errors
///
/// The status that the driver, or the system, refuses with.
pub(crate) fn open(
    kernel: &Arc<Kernel>,
    device: DeviceId,
    rest: &[u16],
    requestor: Requestor,
    shown: impl FnOnce(IrpId),
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
    shown(irp);
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
        unsafe { callback.invoke((device.as_raw(), request.handle().as_raw(), object)) }
    });
}

/// Before a create request that failed is completed: the file object goes, since there will be neither cleanup nor
/// close.
pub(super) fn before_completion(kernel: &Arc<Kernel>, id: RequestId, status: Status) {
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
        let handle = self.create_for_driver(new).map_err(|stop| match stop {
            Stop::Status(status) => status,
            Stop::Halt(_) => unreachable!("the device was just looked up"),
        })?;
        Ok(handle)
    }

    /// After the framework's `FxPkgGeneral::OnCreate`.
    fn dispatch_create(&mut self, device: DeviceId, irp: IrpId) -> Create {
        let config =
            self.peek::<Wdf>(device.handle()).and_then(|device| device.init.file_config.as_ref());
        let callback = config.and_then(|(config, _)| config.EvtDeviceFileCreate);
        let routed = self.io_device(device).route(Kind::Create);
        if routed.is_none() && callback.is_none() {
            return Create::Next(self.pass_or_refuse(device, irp, status::SUCCESS));
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
}

fn has_objects(config: &WDF_FILEOBJECT_CONFIG) -> bool {
    const OPTIONAL: u32 = 1 << 31;
    let class = config.FileObjectClass.cast_unsigned() & !OPTIONAL;
    class != Class::WdfFileObjectNotRequired.cast_unsigned()
        && class != Class::WdfFileObjectInvalid.cast_unsigned()
}
