//! Plug and play and power: WDF's events, passed to the Modules.

use wdk_sys::{
    NTSTATUS, WDF_PNPPOWER_EVENT_CALLBACKS, WDF_POWER_DEVICE_STATE,
    WDFCMRESLIST, WDFDEVICE,
};

use crate::{
    device::DeviceContext,
    ffi,
    module::{self, Callback},
    status::NtStatus,
};

/// The events that the framework wants.
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
        ..WDF_PNPPOWER_EVENT_CALLBACKS::default()
    }
}

/// Runs a callback in the Modules of a device. One without Modules has nothing to say.
///
/// # Safety
///
/// The device is valid and was set up by this crate.
unsafe fn run(device: WDFDEVICE, callback: Callback) -> NTSTATUS {
    // SAFETY: the caller's contract.
    let Some(root) = (unsafe { DeviceContext::root(device) }) else {
        return NtStatus::SUCCESS.raw();
    };
    match module::run(root, callback) {
        Ok(()) => NtStatus::SUCCESS.raw(),
        Err(error) => error.status().raw(),
    }
}

/// Declares the WDF callbacks that have the device as their only argument.
macro_rules! forward {
    ($($name:ident => $callback:ident;)*) => {
        $(unsafe extern "C" fn $name(device: WDFDEVICE) -> NTSTATUS {
            // SAFETY: WDF passes a device that was created with this callback.
            unsafe { run(device, Callback::$callback) }
        })*
    };
}

/// Declares the WDF callbacks that have the device as their only argument and cannot fail.
macro_rules! tell {
    ($($name:ident => $callback:ident;)*) => {
        $(unsafe extern "C" fn $name(device: WDFDEVICE) {
            // SAFETY: WDF passes a device that was created with this callback.
            let _nobody_asks = unsafe { run(device, Callback::$callback) };
        })*
    };
}

forward! {
    self_managed_io_init => SelfManagedIoInit;
    self_managed_io_suspend => SelfManagedIoSuspend;
    self_managed_io_restart => SelfManagedIoRestart;
    query_remove => QueryRemove;
    query_stop => QueryStop;
}

tell! {
    self_managed_io_flush => SelfManagedIoFlush;
    self_managed_io_cleanup => SelfManagedIoCleanup;
    surprise_removal => SurpriseRemoval;
}

/// Declares the WDF callbacks that are told from or to which power state the device goes.
macro_rules! power {
    ($($name:ident => $callback:ident;)*) => {
        $(unsafe extern "C" fn $name(
            device: WDFDEVICE,
            _other_state: WDF_POWER_DEVICE_STATE,
        ) -> NTSTATUS {
            // SAFETY: WDF passes a device that was created with this callback.
            unsafe { run(device, Callback::$callback) }
        })*
    };
}

power! {
    d0_entry => D0Entry;
    d0_entry_post_interrupts_enabled => D0EntryPostInterruptsEnabled;
    d0_exit_pre_interrupts_disabled => D0ExitPreInterruptsDisabled;
    d0_exit => D0Exit;
}

unsafe extern "C" fn prepare_hardware(
    device: WDFDEVICE,
    _raw: WDFCMRESLIST,
    _translated: WDFCMRESLIST,
) -> NTSTATUS {
    // SAFETY: WDF passes a device that was created with this callback.
    unsafe { run(device, Callback::PrepareHardware) }
}

unsafe extern "C" fn release_hardware(device: WDFDEVICE, _translated: WDFCMRESLIST) -> NTSTATUS {
    // SAFETY: WDF passes a device that was created with this callback.
    unsafe { run(device, Callback::ReleaseHardware) }
}
