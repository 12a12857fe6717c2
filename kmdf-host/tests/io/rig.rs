//! A driver whose callbacks a test writes as closures.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kmdf_host::{Crash, Device, Driver, FileHandle, Handle, Machine};
use wdk_sys::{
    _DEVICE_POWER_STATE, _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch,
    _WDF_POWER_POLICY_S0_IDLE_CAPABILITIES as Caps,
    _WDF_POWER_POLICY_S0_IDLE_USER_CONTROL as Control, _WDF_TRI_STATE, NTSTATUS, PCUNICODE_STRING,
    PDRIVER_OBJECT, PWDFDEVICE_INIT, WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS, WDF_FILEOBJECT_CONFIG,
    WDF_IO_QUEUE_CONFIG, WDFDEVICE, WDFDRIVER, WDFFILEOBJECT, WDFQUEUE, WDFREQUEST,
};

use crate::support::{ContextType, Log, attributes, create_driver, size};
use crate::wdf;

/// A buffered device control code.
pub(crate) const BUFFERED: u32 = 0x22_2000;
/// A device control code with a direct output buffer.
pub(crate) const OUT_DIRECT: u32 = 0x22_2006;
/// A device control code with the client's own pointers.
pub(crate) const NEITHER: u32 = 0x22_200B;

/// After how long a device of [`Script::idling`] idles.
pub(crate) const IDLE_TIMEOUT: Duration = Duration::from_millis(100);

/// What a callback is called with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) queue: Handle,
    pub(crate) request: Handle,
    pub(crate) file: Handle,
    pub(crate) lengths: [usize; 2],
    pub(crate) code: u32,
}

/// The null handle.
pub(crate) fn null() -> Handle {
    Handle::of::<()>(std::ptr::null_mut())
}

/// An event of nothing.
pub(crate) fn nothing() -> Event {
    Event { queue: null(), request: null(), file: null(), lengths: [0; 2], code: 0 }
}

impl Event {
    pub(crate) fn complete(&self, status: NTSTATUS) {
        wdf!(WdfRequestComplete, self.request.as_raw(), status);
    }

    pub(crate) fn mark_cancelable(&self) {
        wdf!(WdfRequestMarkCancelable, self.request.as_raw(), Some(on_cancel));
    }

    pub(crate) fn mark_cancelable_ex(&self) -> NTSTATUS {
        wdf!(WdfRequestMarkCancelableEx, self.request.as_raw(), Some(on_cancel))
    }

    pub(crate) fn forward(&self, queue: Handle) -> NTSTATUS {
        forward(self.request, queue)
    }
}

pub(crate) fn forward(request: Handle, queue: Handle) -> NTSTATUS {
    wdf!(WdfRequestForwardToIoQueue, request.as_raw(), queue.as_raw())
}

/// Takes the next request of a queue.
pub(crate) fn retrieve(queue: Handle) -> Result<Handle, NTSTATUS> {
    let mut request: WDFREQUEST = std::ptr::null_mut();
    let status = wdf!(WdfIoQueueRetrieveNextRequest, queue.as_raw(), &raw mut request);
    if status == 0 { Ok(Handle::of(request)) } else { Err(status) }
}

/// Completes a request.
pub(crate) fn complete(request: Handle, status: NTSTATUS) {
    wdf!(WdfRequestComplete, request.as_raw(), status);
}

type Action = Arc<dyn Fn(&Env, Event) + Send + Sync>;

/// What the closures share with the test.
#[derive(Clone, Default)]
pub(crate) struct Env {
    pub(crate) log: Log,
    queues: Arc<Mutex<HashMap<&'static str, Handle>>>,
    /// Requests that a closure kept.
    pub(crate) kept: Arc<Mutex<Vec<Handle>>>,
}

impl Env {
    pub(crate) fn queue(&self, name: &str) -> Handle {
        self.queues.lock().unwrap()[name]
    }

    pub(crate) fn name(&self, name: &'static str, queue: Handle) {
        self.queues.lock().unwrap().insert(name, queue);
    }

    pub(crate) fn keep(&self, request: Handle) {
        self.kept.lock().unwrap().push(request);
    }

    /// The only request that was kept.
    pub(crate) fn kept(&self) -> Handle {
        let kept = self.kept.lock().unwrap();
        assert_eq!(kept.len(), 1, "one request was kept");
        kept[0]
    }
}

type Init = Box<dyn Fn(PWDFDEVICE_INIT) + Send + Sync>;
type Configure = Box<dyn Fn(&mut WDF_IO_QUEUE_CONFIG) + Send + Sync>;
type Setup = Box<dyn Fn(&Env, WDFDEVICE) + Send + Sync>;

/// What the driver is to do.
#[derive(Default)]
pub(crate) struct Script {
    init: Vec<Init>,
    queues: Vec<(&'static str, Configure)>,
    setup: Vec<Setup>,
    actions: HashMap<&'static str, Action>,
    env: Env,
}

static DEVICE_CONTEXT: ContextType = ContextType::new(c"Script", size_of::<*const Script>());

/// The script of the device that is being plugged in.
static NEXT: Mutex<Option<Arc<Script>>> = Mutex::new(None);
static PLUGGING: Mutex<()> = Mutex::new(());

pub(crate) fn config(dispatch: i32) -> WDF_IO_QUEUE_CONFIG {
    let mut config = WDF_IO_QUEUE_CONFIG {
        Size: size::<WDF_IO_QUEUE_CONFIG>(),
        DispatchType: dispatch,
        PowerManaged: _WDF_TRI_STATE::WdfUseDefault,
        ..WDF_IO_QUEUE_CONFIG::default()
    };
    if dispatch == Dispatch::WdfIoQueueDispatchParallel {
        config.Settings.Parallel.NumberOfPresentedRequests = u32::MAX;
    }
    if dispatch != Dispatch::WdfIoQueueDispatchManual {
        config.EvtIoDefault = Some(io_default);
    }
    config
}

/// `WdfIoQueueCreate`.
pub(crate) fn create_queue(
    device: Handle,
    config: &mut WDF_IO_QUEUE_CONFIG,
) -> Result<Handle, NTSTATUS> {
    let mut queue: WDFQUEUE = std::ptr::null_mut();
    let status =
        wdf!(WdfIoQueueCreate, device.as_raw(), config, std::ptr::null_mut(), &raw mut queue);
    if status == 0 { Ok(Handle::of(queue)) } else { Err(status) }
}

impl Script {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A parallel default queue, and a manual queue called "manual".
    pub(crate) fn usual() -> Self {
        Self::new().parallel().manual()
    }

    pub(crate) fn parallel(self) -> Self {
        self.queue("default", |queue| {
            *queue = config(Dispatch::WdfIoQueueDispatchParallel);
            queue.DefaultQueue = 1;
        })
    }

    pub(crate) fn sequential(self) -> Self {
        self.queue("default", |queue| {
            *queue = config(Dispatch::WdfIoQueueDispatchSequential);
            queue.DefaultQueue = 1;
        })
    }

    pub(crate) fn manual(self) -> Self {
        self.queue("manual", |queue| queue.EvtIoCanceledOnQueue = None)
    }

    /// A queue; manual unless `configure` changes that.
    pub(crate) fn queue(
        mut self,
        name: &'static str,
        configure: impl Fn(&mut WDF_IO_QUEUE_CONFIG) + Send + Sync + 'static,
    ) -> Self {
        self.queues.push((name, Box::new(configure)));
        self
    }

    /// Something to do with the `WDFDEVICE_INIT`.
    pub(crate) fn init(mut self, f: impl Fn(PWDFDEVICE_INIT) + Send + Sync + 'static) -> Self {
        self.init.push(Box::new(f));
        self
    }

    /// Something to do with the device after its queues are made.
    pub(crate) fn setup(mut self, f: impl Fn(&Env, WDFDEVICE) + Send + Sync + 'static) -> Self {
        self.setup.push(Box::new(f));
        self
    }

    /// The device idles when nobody has needed it for [`IDLE_TIMEOUT`].
    pub(crate) fn idling(self) -> Self {
        self.setup(|_, device| {
            let mut settings = WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS {
                Size: size::<WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS>(),
                IdleCaps: Caps::IdleCannotWakeFromS0,
                DxState: _DEVICE_POWER_STATE::PowerDeviceMaximum,
                IdleTimeout: 100,
                UserControlOfIdleSettings: Control::IdleDoNotAllowUserControl,
                Enabled: _WDF_TRI_STATE::WdfTrue,
                PowerUpIdleDeviceOnSystemWake: _WDF_TRI_STATE::WdfUseDefault,
                ..WDF_DEVICE_POWER_POLICY_IDLE_SETTINGS::default()
            };
            assert_eq!(wdf!(WdfDeviceAssignS0IdleSettings, device, &raw mut settings), 0);
        })
    }

    /// The file callbacks.
    pub(crate) fn files(self) -> Self {
        self.init(|init| {
            let mut config = WDF_FILEOBJECT_CONFIG {
                Size: size::<WDF_FILEOBJECT_CONFIG>(),
                EvtDeviceFileCreate: Some(file_create),
                EvtFileClose: Some(file_close),
                EvtFileCleanup: Some(file_cleanup),
                AutoForwardCleanupClose: _WDF_TRI_STATE::WdfUseDefault,
                FileObjectClass:
                    wdk_sys::_WDF_FILEOBJECT_CLASS::WdfFileObjectWdfCannotUseFsContexts,
            };
            wdf!(WdfDeviceInitSetFileObjectConfig, init, &raw mut config, std::ptr::null_mut());
        })
    }

    /// `EvtIoInCallerContext`, whose event has the device for its file.
    pub(crate) fn caller_context(self) -> Self {
        self.init(|init| {
            wdf!(WdfDeviceInitSetIoInCallerContextCallback, init, Some(in_caller_context));
        })
    }

    /// What a callback does; without this it only logs its name.
    pub(crate) fn on(
        mut self,
        name: &'static str,
        action: impl Fn(&Env, Event) + Send + Sync + 'static,
    ) -> Self {
        self.actions.insert(name, Arc::new(action));
        self
    }

    /// Loads the driver and plugs in its device.
    pub(crate) fn start(self) -> Rig {
        let machine = Machine::builder().virtual_time().build();
        let env = self.env.clone();
        let _one = PLUGGING.lock().unwrap_or_else(PoisonError::into_inner);
        *NEXT.lock().unwrap() = Some(Arc::new(self));
        let driver = machine.load("script", entry).expect("the driver loads");
        let device = driver.plug_in().expect("the device starts");
        Rig { machine, driver, device, env }
    }

    /// A callback is called.
    pub(crate) fn call(&self, name: &'static str, event: Event) {
        self.env.log.add(name);
        if let Some(action) = self.actions.get(name) {
            action(&self.env, event);
        }
    }
}

/// A machine with the scripted driver and its device.
pub(crate) struct Rig {
    pub(crate) machine: Machine,
    pub(crate) driver: Driver,
    pub(crate) device: Device,
    pub(crate) env: Env,
}

impl Rig {
    pub(crate) fn open(&self) -> FileHandle {
        self.machine.open_device(&self.device).expect("the device can be opened")
    }

    pub(crate) fn run<R: Send + 'static>(&self, f: impl FnOnce() -> R + Send + 'static) -> R {
        self.machine.run(f).expect("no crash")
    }

    pub(crate) fn log(&self) -> Vec<String> {
        self.env.log.take()
    }

    pub(crate) fn crash(&self) -> Crash {
        self.machine.crash().expect("the kernel would have stopped")
    }

    /// Ends everything without a leak.
    pub(crate) fn end(self) {
        self.device.remove().expect("the device can be removed");
        self.driver.unload().expect("nothing is left");
    }
}

unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
    create_driver(driver, path, Some(add))
}

unsafe extern "C" fn add(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
    let script = NEXT.lock().unwrap().take().expect("a script");
    for f in &script.init {
        f(init);
    }
    let mut with_context = attributes();
    with_context.ContextTypeInfo = DEVICE_CONTEXT.info();
    let mut device: WDFDEVICE = std::ptr::null_mut();
    let status = wdf!(WdfDeviceCreate, &raw mut init, &raw mut with_context, &raw mut device);
    assert_eq!(status, 0);
    let slot = wdf!(WdfObjectGetTypedContextWorker, device.cast(), DEVICE_CONTEXT.info());
    // SAFETY: the context has room for the pointer; the script lives for ever.
    unsafe { slot.cast::<*const Script>().write(Arc::into_raw(Arc::clone(&script))) };
    for (name, configure) in &script.queues {
        let mut config = config(Dispatch::WdfIoQueueDispatchManual);
        configure(&mut config);
        let queue = create_queue(Handle::of(device), &mut config).expect("the queue is made");
        script.env.name(name, queue);
    }
    for f in &script.setup {
        f(&script.env, device);
    }
    0
}

/// The script of a device.
pub(crate) fn script_of(device: WDFDEVICE) -> &'static Script {
    let slot = wdf!(WdfObjectGetTypedContextWorker, device.cast(), DEVICE_CONTEXT.info());
    // SAFETY: `add` put the pointer there.
    let script = unsafe { slot.cast::<*const Script>().read() };
    // SAFETY: the script lives for ever.
    unsafe { &*script }
}

fn queue_event(
    name: &'static str,
    queue: WDFQUEUE,
    request: WDFREQUEST,
    lengths: [usize; 2],
    code: u32,
) {
    let device = wdf!(WdfIoQueueGetDevice, queue);
    let (queue, request) = (Handle::of(queue), Handle::of(request));
    script_of(device).call(name, Event { queue, request, lengths, code, ..nothing() });
}

pub(crate) unsafe extern "C" fn io_default(queue: WDFQUEUE, request: WDFREQUEST) {
    queue_event("EvtIoDefault", queue, request, [0; 2], 0);
}

pub(crate) unsafe extern "C" fn io_read(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    queue_event("EvtIoRead", queue, request, [length, 0], 0);
}

pub(crate) unsafe extern "C" fn io_write(queue: WDFQUEUE, request: WDFREQUEST, length: usize) {
    queue_event("EvtIoWrite", queue, request, [0, length], 0);
}

pub(crate) unsafe extern "C" fn io_control(
    queue: WDFQUEUE,
    request: WDFREQUEST,
    out: usize,
    input: usize,
    code: u32,
) {
    queue_event("EvtIoDeviceControl", queue, request, [out, input], code);
}

pub(crate) unsafe extern "C" fn io_internal(
    queue: WDFQUEUE,
    request: WDFREQUEST,
    out: usize,
    input: usize,
    code: u32,
) {
    queue_event("EvtIoInternalDeviceControl", queue, request, [out, input], code);
}

pub(crate) unsafe extern "C" fn io_canceled_on_queue(queue: WDFQUEUE, request: WDFREQUEST) {
    queue_event("EvtIoCanceledOnQueue", queue, request, [0; 2], 0);
}

pub(crate) unsafe extern "C" fn io_stop(queue: WDFQUEUE, request: WDFREQUEST, flags: u32) {
    queue_event("EvtIoStop", queue, request, [0; 2], flags);
}

pub(crate) unsafe extern "C" fn io_resume(queue: WDFQUEUE, request: WDFREQUEST) {
    queue_event("EvtIoResume", queue, request, [0; 2], 0);
}

pub(crate) unsafe extern "C" fn queue_state(queue: WDFQUEUE, context: wdk_sys::PVOID) {
    queue_event("EvtIoQueueState", queue, std::ptr::null_mut(), [context as usize, 0], 0);
}

pub(crate) unsafe extern "C" fn on_cancel(request: WDFREQUEST) {
    let queue = wdf!(WdfRequestGetIoQueue, request);
    queue_event("EvtRequestCancel", queue, request, [0; 2], 0);
}

unsafe extern "C" fn file_create(device: WDFDEVICE, request: WDFREQUEST, file: WDFFILEOBJECT) {
    let (request, file) = (Handle::of(request), Handle::of(file));
    script_of(device).call("EvtDeviceFileCreate", Event { request, file, ..nothing() });
}

unsafe extern "C" fn in_caller_context(device: WDFDEVICE, request: WDFREQUEST) {
    let (request, file) = (Handle::of(request), Handle::of(device));
    script_of(device).call("EvtIoInCallerContext", Event { request, file, ..nothing() });
}

unsafe extern "C" fn file_cleanup(file: WDFFILEOBJECT) {
    let device = wdf!(WdfFileObjectGetDevice, file);
    script_of(device).call("EvtFileCleanup", Event { file: Handle::of(file), ..nothing() });
}

unsafe extern "C" fn file_close(file: WDFFILEOBJECT) {
    let device = wdf!(WdfFileObjectGetDevice, file);
    script_of(device).call("EvtFileClose", Event { file: Handle::of(file), ..nothing() });
}

/// The log of the script whose device a request was sent to.
pub(crate) fn log_of_request(request: WDFREQUEST) -> Log {
    let queue = wdf!(WdfRequestGetIoQueue, request);
    script_of(wdf!(WdfIoQueueGetDevice, queue)).env.log.clone()
}

/// Plugs another device into the same driver.
pub(crate) fn plug_in_another(rig: &Rig, script: Script) -> Env {
    let env = script.env.clone();
    let _one = PLUGGING.lock().unwrap_or_else(PoisonError::into_inner);
    *NEXT.lock().unwrap() = Some(Arc::new(script));
    rig.driver.plug_in().expect("the device starts");
    env
}
