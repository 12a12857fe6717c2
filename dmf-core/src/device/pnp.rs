//! Plug and play and power: WDF's events, passed to the Modules.

use wdk_sys::{
    BOOLEAN, DEVICE_RELATION_TYPE, NTSTATUS, WDF_PNPPOWER_EVENT_CALLBACKS, WDF_POWER_DEVICE_STATE,
    WDF_POWER_POLICY_EVENT_CALLBACKS, WDF_SPECIAL_FILE_TYPE, WDFCMRESLIST, WDFDEVICE,
};

use crate::{
    device::{DeviceContext, DeviceRelation, PowerState, Resources, SpecialFile},
    error::Result,
    ffi,
    module::{self, Event, ModuleHeader},
    status::NtStatus,
};

/// The plug-and-play and power events that the framework wants.
pub(super) fn callbacks() -> WDF_PNPPOWER_EVENT_CALLBACKS {
    WDF_PNPPOWER_EVENT_CALLBACKS {
        Size: ffi::size_of_u32::<WDF_PNPPOWER_EVENT_CALLBACKS>(),
        EvtDevicePrepareHardware: Some(prepare_hardware),
        EvtDeviceReleaseHardware: Some(release_hardware),
        EvtDeviceD0Entry: Some(d0_entry),
        EvtDeviceD0EntryPostInterruptsEnabled: Some(d0_entry_post_interrupts_enabled),
        EvtDeviceD0ExitPreInterruptsDisabled: Some(d0_exit_pre_interrupts_disabled),
        EvtDeviceD0Exit: Some(d0_exit),
        EvtDeviceSelfManagedIoInit: Some(self_managed_io_init),
        EvtDeviceSelfManagedIoSuspend: Some(self_managed_io_suspend),
        EvtDeviceSelfManagedIoRestart: Some(self_managed_io_restart),
        EvtDeviceSelfManagedIoFlush: Some(self_managed_io_flush),
        EvtDeviceSelfManagedIoCleanup: Some(self_managed_io_cleanup),
        EvtDeviceSurpriseRemoval: Some(surprise_removal),
        EvtDeviceQueryRemove: Some(query_remove),
        EvtDeviceQueryStop: Some(query_stop),
        EvtDeviceRelationsQuery: Some(relations_query),
        EvtDeviceUsageNotificationEx: Some(usage_notification),
        ..WDF_PNPPOWER_EVENT_CALLBACKS::default()
    }
}

/// The power policy events that the framework wants.
pub(super) fn policy_callbacks() -> WDF_POWER_POLICY_EVENT_CALLBACKS {
    WDF_POWER_POLICY_EVENT_CALLBACKS {
        Size: ffi::size_of_u32::<WDF_POWER_POLICY_EVENT_CALLBACKS>(),
        EvtDeviceArmWakeFromS0: Some(arm_wake_from_s0),
        EvtDeviceDisarmWakeFromS0: Some(disarm_wake_from_s0),
        EvtDeviceWakeFromS0Triggered: Some(wake_from_s0_triggered),
        EvtDeviceArmWakeFromSxWithReason: Some(arm_wake_from_sx),
        EvtDeviceDisarmWakeFromSx: Some(disarm_wake_from_sx),
        EvtDeviceWakeFromSxTriggered: Some(wake_from_sx_triggered),
        ..WDF_POWER_POLICY_EVENT_CALLBACKS::default()
    }
}

/// Passes something to the Modules of a device. One without Modules has nothing to say.
///
/// # Safety
///
/// The device is valid and was set up by this crate.
unsafe fn pass(
    device: WDFDEVICE,
    to_modules: impl FnOnce(&ModuleHeader) -> Result<()>,
) -> NTSTATUS {
    // SAFETY: the caller's contract.
    let Some(root) = (unsafe { DeviceContext::root(device) }) else {
        return NtStatus::SUCCESS.raw();
    };
    match to_modules(root) {
        Ok(()) => NtStatus::SUCCESS.raw(),
        Err(error) => error.status().raw(),
    }
}

/// Declares the WDF callbacks that return a status: their arguments after the device, and what is
/// done with them.
macro_rules! events {
    ($($name:ident($($argument:ident: $ty:ty),*) => |$root:ident| $pass:expr;)*) => {
        $(unsafe extern "C" fn $name(device: WDFDEVICE, $($argument: $ty),*) -> NTSTATUS {
            // SAFETY: WDF passes a device that was created with this callback.
            unsafe { pass(device, |$root| $pass) }
        })*
    };
}

/// Declares the WDF callbacks that return nothing.
macro_rules! notices {
    ($($name:ident($($argument:ident: $ty:ty),*) => $event:expr;)*) => {
        $(unsafe extern "C" fn $name(device: WDFDEVICE, $($argument: $ty),*) {
            // SAFETY: WDF passes a device that was created with this callback.
            let _nobody_asks = unsafe { pass(device, |root| module::run(root, $event)) };
        })*
    };
}

events! {
    prepare_hardware(raw: WDFCMRESLIST, translated: WDFCMRESLIST) => |root| {
        module::prepare_hardware(root, Resources::new(raw, translated))
    };
    release_hardware(_translated: WDFCMRESLIST) => |root| module::release_hardware(root);
    d0_entry(previous: WDF_POWER_DEVICE_STATE) => |root| {
        module::d0_entry(root, PowerState::from_raw(previous))
    };
    d0_exit(target: WDF_POWER_DEVICE_STATE) => |root| {
        module::d0_exit(root, PowerState::from_raw(target))
    };
    d0_entry_post_interrupts_enabled(previous: WDF_POWER_DEVICE_STATE) => |root| {
        module::run(root, Event::D0EntryPostInterruptsEnabled(PowerState::from_raw(previous)))
    };
    d0_exit_pre_interrupts_disabled(target: WDF_POWER_DEVICE_STATE) => |root| {
        module::run(root, Event::D0ExitPreInterruptsDisabled(PowerState::from_raw(target)))
    };
    self_managed_io_init() => |root| module::run(root, Event::SelfManagedIoInit);
    self_managed_io_suspend() => |root| module::run(root, Event::SelfManagedIoSuspend);
    self_managed_io_restart() => |root| module::run(root, Event::SelfManagedIoRestart);
    query_remove() => |root| module::run(root, Event::QueryRemove);
    query_stop() => |root| module::run(root, Event::QueryStop);
    usage_notification(file: WDF_SPECIAL_FILE_TYPE, in_path: BOOLEAN) => |root| {
        module::run(root, Event::UsageNotification(SpecialFile::from_raw(file), in_path != 0))
    };
    arm_wake_from_s0() => |root| module::run(root, Event::ArmWakeFromS0);
    arm_wake_from_sx(for_device: BOOLEAN, for_children: BOOLEAN) => |root| {
        module::run(root, Event::ArmWakeFromSx(for_device != 0, for_children != 0))
    };
}

notices! {
    self_managed_io_flush() => Event::SelfManagedIoFlush;
    self_managed_io_cleanup() => Event::SelfManagedIoCleanup;
    surprise_removal() => Event::SurpriseRemoval;
    relations_query(relation: DEVICE_RELATION_TYPE) => {
        Event::RelationsQuery(DeviceRelation::from_raw(relation))
    };
    disarm_wake_from_s0() => Event::DisarmWakeFromS0;
    wake_from_s0_triggered() => Event::WakeFromS0Triggered;
    disarm_wake_from_sx() => Event::DisarmWakeFromSx;
    wake_from_sx_triggered() => Event::WakeFromSxTriggered;
}
