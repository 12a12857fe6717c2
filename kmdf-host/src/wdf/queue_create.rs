//! `wdfio.h`: creating a queue.

use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_IO_QUEUE_DISPATCH_TYPE as DispatchType,
    _WDF_SYNCHRONIZATION_SCOPE as Scope, _WDF_TRI_STATE as TriState, STATUS_INFO_LENGTH_MISMATCH,
    STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_DEVICE_STATE, STATUS_INVALID_PARAMETER,
    STATUS_INVALID_PARAMETER_4, STATUS_UNSUCCESSFUL, WDF_IO_QUEUE_CONFIG, WDF_OBJECT_ATTRIBUTES,
    WDFQUEUE,
};

use super::device::Device;
use super::queue::fail;
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::io::Queue;
use crate::io::code::Code;
use crate::io::handlers::Handlers;
use crate::io::ids::{DeviceId, QueueId};
use crate::io::queue::{Dispatch, Rules as QueueRules};
use crate::io::status::WDF_NO_CALLBACK;
use crate::machine::crash::Reply;
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle, NewObject};
use crate::state::State;

pub(crate) fn create(
    cx: &Cx,
    device: Handle,
    config: Ptr<WDF_IO_QUEUE_CONFIG>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    out: Ptr<WDFQUEUE>,
) -> Reply {
    cx.with(|state| state.get::<Device>(device).map(|_| ()))?;
    let config = config.required("Config")?;
    let allowed = Rules { execution_level: true, synchronization: true, ..Rules::default() };
    let attributes = Attributes::read(attributes, allowed)?;
    let config = config.read_sized_as(STATUS_INFO_LENGTH_MISMATCH)?;
    let is_default = config.DefaultQueue != 0;
    let out = out.optional();
    if !is_default && out.is_none() {
        return fail(STATUS_INVALID_PARAMETER_4);
    }
    let handle = cx.with(|state| make(state, cx.function, device, &config, &attributes))?;
    if let Some(out) = out {
        out.write(handle.as_raw());
    }
    Ok(())
}

fn make(
    state: &mut State,
    function: &'static str,
    device: Handle,
    config: &WDF_IO_QUEUE_CONFIG,
    attributes: &Attributes,
) -> Reply<Handle> {
    let id = DeviceId::of(device);
    let is_default = config.DefaultQueue != 0;
    if is_default && state.get::<Device>(device)?.pnp_state != PnpState::WdfDevStatePnpInit {
        return fail(STATUS_INVALID_DEVICE_STATE);
    }
    let parent = attributes.parent.unwrap_or(device);
    if state.object(parent).map(|object| object.handle).map(|parent| state.device_of(parent))?
        != Some(device)
    {
        return fail(STATUS_INVALID_DEVICE_REQUEST);
    }
    let rules = rules(state, device, config, attributes)?;
    if is_default && state.io_device(id).default_queue.is_some() {
        return fail(STATUS_UNSUCCESSFUL);
    }
    let new = NewObject { function, payload: Queue.into(), parent: Some(parent), attributes };
    let handle = state.create(new)?;
    let object = state.object(handle)?;
    object.no_delete = is_default;
    object.passive |= rules.passive;
    let queue = QueueId::of(handle);
    let entry = state.io_device(id);
    let (powered, leaving) = (entry.powered, entry.leaving);
    if is_default {
        entry.default_queue = Some(queue);
    }
    state.io.table.add_queue(queue, id, rules, powered);
    if leaving {
        state.io.table.queue_mut(queue).shut();
    }
    Ok(handle)
}

/// Validates a configuration as the framework does.
fn rules(
    state: &State,
    device: Handle,
    config: &WDF_IO_QUEUE_CONFIG,
    attributes: &Attributes,
) -> Reply<QueueRules> {
    let constraints =
        state.constraints(device, attributes.execution_level, attributes.synchronization);
    let of_device = state.device_constraints(device);
    if constraints.scope == Scope::WdfSynchronizationScopeDevice
        && constraints.passive != of_device.passive
    {
        return fail(STATUS_INVALID_PARAMETER);
    }
    // SAFETY: every bit pattern of the union is a number.
    let limit = unsafe { config.Settings.Parallel }.NumberOfPresentedRequests;
    let handlers = handlers(config);
    let dispatch = match config.DispatchType {
        DispatchType::WdfIoQueueDispatchSequential => Dispatch::Sequential,
        DispatchType::WdfIoQueueDispatchParallel => Dispatch::Parallel(limit),
        DispatchType::WdfIoQueueDispatchManual => Dispatch::Manual,
        _ => return fail(STATUS_INVALID_PARAMETER),
    };
    let is_manual = dispatch == Dispatch::Manual;
    if !is_manual && !handlers.any_request_callback() {
        return fail(WDF_NO_CALLBACK);
    }
    let limited = limit != 0 && !matches!(dispatch, Dispatch::Parallel(_));
    if is_manual && handlers.any_request_callback() || limited {
        return fail(STATUS_INVALID_PARAMETER);
    }
    let filter = state.peek::<Device>(device).is_some_and(|device| device.init.filter);
    let power_managed = match config.PowerManaged {
        TriState::WdfTrue => true,
        TriState::WdfFalse => false,
        _ => !filter,
    };
    let allow_zero_length = config.AllowZeroLengthRequests != 0;
    Ok(QueueRules {
        dispatch,
        handlers,
        allow_zero_length,
        power_managed,
        passive: constraints.passive,
    })
}

fn handlers(config: &WDF_IO_QUEUE_CONFIG) -> Handlers {
    Handlers {
        default: Code::plain(config.EvtIoDefault),
        read: Code::transfer(config.EvtIoRead),
        write: Code::transfer(config.EvtIoWrite),
        ioctl: Code::control(config.EvtIoDeviceControl),
        internal: Code::control(config.EvtIoInternalDeviceControl),
        stop: Code::stop(config.EvtIoStop),
        resume: Code::plain(config.EvtIoResume),
        canceled_on_queue: Code::plain(config.EvtIoCanceledOnQueue),
    }
}
