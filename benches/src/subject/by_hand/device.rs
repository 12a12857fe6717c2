//! The driver's entry and its device: set up and taken down.

use std::{
    cell::UnsafeCell,
    ffi::CStr,
    ptr::{NonNull, null_mut},
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize},
    },
};

use dmf_core::etw::Provider;
use wdk_sys::{
    _POOL_TYPE, _WDF_EXECUTION_LEVEL, _WDF_IO_QUEUE_DISPATCH_TYPE, _WDF_SYNCHRONIZATION_SCOPE,
    _WDF_TRI_STATE, NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT, PVOID, PWDFDEVICE_INIT,
    STATUS_SUCCESS, ULONG, WDF_DRIVER_CONFIG, WDF_IO_QUEUE_CONFIG, WDF_OBJECT_ATTRIBUTES,
    WDF_OBJECT_CONTEXT_TYPE_INFO, WDF_PNPPOWER_EVENT_CALLBACKS, WDFDEVICE, WDFDRIVER, WDFMEMORY,
    WDFOBJECT, WDFQUEUE, WDFSPINLOCK,
};

use super::{
    requests::{canceled_on_queue, device_control},
    ring::{Event, Ring},
    rundown::Rundown,
    state::{State, StateRef},
    wdf,
};
use crate::{Limits, subject::hand_out};

/// The identity of a type of context.
pub(super) struct ContextType(WDF_OBJECT_CONTEXT_TYPE_INFO);

// SAFETY: nothing in it changes.
unsafe impl Sync for ContextType {}

impl ContextType {
    const fn new<T>(name: &'static CStr) -> Self {
        Self(WDF_OBJECT_CONTEXT_TYPE_INFO {
            Size: size::<WDF_OBJECT_CONTEXT_TYPE_INFO>(),
            ContextName: name.as_ptr().cast(),
            ContextSize: size_of::<T>(),
            UniqueType: std::ptr::null(),
            EvtDriverGetUniqueContextType: None,
        })
    }

    pub(super) fn of(&'static self, object: WDFOBJECT) -> PVOID {
        wdf!(WdfObjectGetTypedContextWorker, object, &raw const self.0)
    }
}

/// The default queue has the device's state; the device and the queue in which requests wait point
/// to it.
static STATE: ContextType = ContextType::new::<State>(c"State");
static POINTER: ContextType = ContextType::new::<*const State>(c"StatePointer");
/// Each request has room for the time at which it came.
pub(super) static STAMP: ContextType = ContextType::new::<i64>(c"RequestTime");

/// The state of a device.
///
/// # Safety
///
/// `queue` is the default queue of a device of this driver that was set up.
#[inline]
pub(super) unsafe fn state_of<'a>(queue: WDFQUEUE) -> &'a State {
    // SAFETY: the caller's contract; the context is as old as the queue.
    unsafe { &*STATE.of(queue.cast()).cast::<State>() }
}

/// The state of a device.
///
/// # Safety
///
/// `queue` is the queue of such a device in which requests wait.
pub(super) unsafe fn state_of_waiting<'a>(queue: WDFQUEUE) -> &'a State {
    // SAFETY: the caller's contract.
    unsafe { state_at(queue.cast()) }
}

/// # Safety
///
/// `object` has a context that points to the state.
unsafe fn state_at<'a>(object: WDFOBJECT) -> &'a State {
    // SAFETY: the caller's contract.
    let state = unsafe { *POINTER.of(object).cast::<*const State>() };
    // SAFETY: the state's queue goes with the same device.
    unsafe { &*state }
}

/// The size of a structure as its `Size` field has it.
#[expect(clippy::cast_possible_truncation, reason = "the structures of WDF are small")]
const fn size<T>() -> ULONG {
    size_of::<T>() as ULONG
}

/// Attributes with a context, and a parent or null.
fn attributes(parent: WDFOBJECT, context: Option<&'static ContextType>) -> WDF_OBJECT_ATTRIBUTES {
    WDF_OBJECT_ATTRIBUTES {
        Size: size::<WDF_OBJECT_ATTRIBUTES>(),
        ExecutionLevel: _WDF_EXECUTION_LEVEL::WdfExecutionLevelInheritFromParent,
        SynchronizationScope: _WDF_SYNCHRONIZATION_SCOPE::WdfSynchronizationScopeInheritFromParent,
        ParentObject: parent,
        ContextTypeInfo: context.map_or(std::ptr::null(), |context| &raw const context.0),
        ..WDF_OBJECT_ATTRIBUTES::default()
    }
}

fn check(status: NTSTATUS) -> Result<(), NTSTATUS> {
    if status < 0 { Err(status) } else { Ok(()) }
}

/// `DriverEntry`.
pub(super) unsafe extern "C" fn driver_entry(
    driver: PDRIVER_OBJECT,
    path: PCUNICODE_STRING,
) -> NTSTATUS {
    let mut config = WDF_DRIVER_CONFIG {
        Size: size::<WDF_DRIVER_CONFIG>(),
        EvtDriverDeviceAdd: Some(device_add),
        ..WDF_DRIVER_CONFIG::default()
    };
    wdf!(WdfDriverCreate, driver, path, null_mut(), &raw mut config, null_mut())
}

/// `EvtDriverDeviceAdd`.
unsafe extern "C" fn device_add(_: WDFDRIVER, init: PWDFDEVICE_INIT) -> NTSTATUS {
    create(init).map_or_else(|status| status, |()| STATUS_SUCCESS)
}

fn create(mut init: PWDFDEVICE_INIT) -> Result<(), NTSTATUS> {
    let mut power = WDF_PNPPOWER_EVENT_CALLBACKS {
        Size: size::<WDF_PNPPOWER_EVENT_CALLBACKS>(),
        EvtDeviceSelfManagedIoInit: Some(self_managed_io_init),
        EvtDeviceSelfManagedIoCleanup: Some(self_managed_io_cleanup),
        ..WDF_PNPPOWER_EVENT_CALLBACKS::default()
    };
    wdf!(WdfDeviceInitSetPnpPowerEventCallbacks, init, &raw mut power);
    let mut with_stamp = attributes(null_mut(), Some(&STAMP));
    wdf!(WdfDeviceInitSetRequestAttributes, init, &raw mut with_stamp);
    let mut with_pointer = WDF_OBJECT_ATTRIBUTES {
        EvtCleanupCallback: Some(device_cleanup),
        ..attributes(null_mut(), Some(&POINTER))
    };
    let mut device: WDFDEVICE = null_mut();
    check(wdf!(WdfDeviceCreate, &raw mut init, &raw mut with_pointer, &raw mut device))?;
    let waiting = create_waiting(device)?;
    let queue = create_default(device)?;
    let state = create_state(queue, waiting)?;
    let place: NonNull<State> = NonNull::new(STATE.of(queue.cast()).cast()).ok_or(-1)?;
    // SAFETY: the context has the size of the state, and nobody knows it yet.
    unsafe { place.write(state) };
    // SAFETY: it was just written, and goes with the queue.
    let state = unsafe { place.as_ref() };
    state.rundown.settle();
    state.log_open();
    // The device's own reference, until it is cleaned up.
    wdf!(WdfObjectReferenceActual, queue.cast(), null_mut(), 0, null_mut());
    for object in [device.cast(), waiting.cast()] {
        // SAFETY: both were created with a context for a pointer.
        unsafe { POINTER.of(object).cast::<*const State>().write(place.as_ptr()) };
    }
    // SAFETY: as above.
    hand_out(Arc::new(unsafe { StateRef::new(place, queue) }));
    Ok(())
}

/// The queue in which requests wait.
fn create_waiting(device: WDFDEVICE) -> Result<WDFQUEUE, NTSTATUS> {
    let config = WDF_IO_QUEUE_CONFIG {
        Size: size::<WDF_IO_QUEUE_CONFIG>(),
        DispatchType: _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchManual,
        PowerManaged: _WDF_TRI_STATE::WdfFalse,
        EvtIoCanceledOnQueue: Some(canceled_on_queue),
        ..WDF_IO_QUEUE_CONFIG::default()
    };
    create_queue(device, config, &POINTER)
}

/// The queue in which requests arrive.
fn create_default(device: WDFDEVICE) -> Result<WDFQUEUE, NTSTATUS> {
    let mut config = WDF_IO_QUEUE_CONFIG {
        Size: size::<WDF_IO_QUEUE_CONFIG>(),
        DispatchType: _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchParallel,
        PowerManaged: _WDF_TRI_STATE::WdfFalse,
        DefaultQueue: 1,
        EvtIoDeviceControl: Some(device_control),
        ..WDF_IO_QUEUE_CONFIG::default()
    };
    config.Settings.Parallel.NumberOfPresentedRequests = ULONG::MAX;
    create_queue(device, config, &STATE)
}

fn create_queue(
    device: WDFDEVICE,
    mut config: WDF_IO_QUEUE_CONFIG,
    context: &'static ContextType,
) -> Result<WDFQUEUE, NTSTATUS> {
    let mut attributes = attributes(null_mut(), Some(context));
    let mut queue: WDFQUEUE = null_mut();
    check(wdf!(WdfIoQueueCreate, device, &raw mut config, &raw mut attributes, &raw mut queue))?;
    Ok(queue)
}

fn create_state(queue: WDFQUEUE, waiting: WDFQUEUE) -> Result<State, NTSTATUS> {
    let limits = Limits::current();
    let mut lock: WDFSPINLOCK = null_mut();
    let mut with_parent = attributes(queue.cast(), None);
    check(wdf!(WdfSpinLockCreate, &raw mut with_parent, &raw mut lock))?;
    let ring = create_ring(queue, limits.data.max(1) as usize)?;
    let log = limits.provider.map(Provider::register).transpose();
    let log = log.map_err(|error| error.status().raw())?;
    Ok(State {
        lock,
        waiting,
        request_limit: limits.requests as usize,
        data_limit: limits.data as usize,
        time_stamps: limits.time_stamps,
        pending: AtomicUsize::new(0),
        coming: AtomicUsize::new(0),
        work: AtomicUsize::new(0),
        ring: UnsafeCell::new(ring),
        rundown: Rundown::new(),
        log: UnsafeCell::new(log),
        data: AtomicU64::new(0),
        delivered: AtomicU64::new(0),
        discarded: AtomicU64::new(0),
        cancelled: AtomicU64::new(0),
        rejected: AtomicU64::new(0),
    })
}

fn create_ring(queue: WDFQUEUE, capacity: usize) -> Result<Ring, NTSTATUS> {
    let mut attributes = attributes(queue.cast(), None);
    let mut memory: WDFMEMORY = null_mut();
    let mut start: PVOID = null_mut();
    check(wdf!(
        WdfMemoryCreate,
        &raw mut attributes,
        _POOL_TYPE::NonPagedPoolNx,
        ULONG::from_le_bytes(*b"Hand"),
        capacity * size_of::<Event>(),
        &raw mut memory,
        &raw mut start
    ))?;
    let start = NonNull::new(start.cast()).ok_or(-1)?;
    // SAFETY: the memory has that many places, and goes with the queue, as the state does.
    Ok(unsafe { Ring::new(start, capacity) })
}

/// `EvtDeviceSelfManagedIoInit`: the device has started.
unsafe extern "C" fn self_managed_io_init(_: WDFDEVICE) -> NTSTATUS {
    STATUS_SUCCESS
}

/// `EvtDeviceSelfManagedIoCleanup`: the device goes. No datum is accepted any more, and whoever is
/// inside with one ends first; what waits is let go.
unsafe extern "C" fn self_managed_io_cleanup(device: WDFDEVICE) {
    // SAFETY: WDF passes a device of this driver that was set up.
    let state = unsafe { state_at(device.cast()) };
    state.rundown.end();
    state.cancel_waiting();
    state.log_close();
}

/// `EvtCleanupCallback` of the device: nobody uses it any more.
unsafe extern "C" fn device_cleanup(device: WDFOBJECT) {
    let place: *const *const State = POINTER.of(device).cast();
    // SAFETY: the device was created with this context, which is zeroed until it is written.
    let state = unsafe { place.read() };
    // SAFETY: the device has a reference of the queue with which the state goes.
    let Some(state) = (unsafe { state.as_ref() }) else { return };
    // SAFETY: the queues, which are children of the device, are cleaned up, and data are refused.
    let log = unsafe { &mut *state.log.get() };
    drop(log.take());
    let queue = wdf!(WdfObjectContextGetObject, std::ptr::from_ref(state).cast_mut().cast());
    wdf!(WdfObjectDereferenceActual, queue, null_mut(), 0, null_mut());
}
