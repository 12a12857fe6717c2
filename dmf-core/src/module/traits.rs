//! The callbacks of a Module.

use core::ops::ControlFlow;

use crate::{
    device::{DeviceRelation, PowerState, Resources, SpecialFile},
    error::Result,
    io::{FileObject, IoControl, Request},
    module::{Callbacks, ModuleType},
};

/// The callbacks of a Module. Each has a default that does nothing.
///
/// The order in which the Modules of a device see a callback is the table
/// [`ORDER`](crate::module::ORDER). Put `#[callbacks]` on the `impl`, so that only the callbacks
/// it has are called.
///
/// C: `DMF_CALLBACKS_DMF`, `DMF_CALLBACKS_WDF`.
///
/// Callbacks run at `PASSIVE_LEVEL` unless they say otherwise. A callback that returns an error
/// ends the walk, and its status is what WDF gets.
///
/// # When a device does not start
///
/// The Modules that this phase opened are closed, in exact reverse. Nothing else is undone: the
/// Modules that were called before the one that failed are not called back for it. What they hear
/// is what WDF calls next, and all Modules hear that, also those that were not called before:
///
/// | what fails | what all Modules hear next |
/// |---|---|
/// | `prepare_hardware` | `release_hardware` |
/// | `d0_entry` | `release_hardware`, and no `d0_exit` |
/// | `d0_entry_post_interrupts_enabled` | `d0_exit`, `release_hardware` |
/// | `self_managed_io_init` | `d0_exit_pre_interrupts_disabled`, `d0_exit`, `release_hardware`, `self_managed_io_flush`, `self_managed_io_cleanup` |
///
/// So what a `d0_entry` did is undone by `d0_exit`, and once more by `release_hardware`, or by the
/// `close` of a Module that opens at `D0Entry`, for the case that there was no `d0_exit`. It is the
/// same in C, which closes fewer Modules.
///
/// ```
/// use dmf_core::prelude::*;
///
/// /// Blinks while the device works.
/// #[module(options = Passive)]
/// pub struct Lamp {
///     on: ModuleLock<bool>,
/// }
///
/// #[callbacks]
/// impl Module for Lamp {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         *self.on.lock() = true;
///         Ok(())
///     }
///
///     fn d0_exit(&self, _target: PowerState) -> Result<()> {
///         *self.on.lock() = false;
///         Ok(())
///     }
/// }
///
/// #[device]
/// pub struct Tower {
///     #[child(config = || NoConfig, passive)]
///     lamp: Child<Lamp>,
/// }
///
/// #[callbacks]
/// impl Module for Tower {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         assert!(*self.lamp.on.lock(), "the client is called after its Modules");
///         Ok(())
///     }
///
///     fn d0_exit(&self, _target: PowerState) -> Result<()> {
///         assert!(*self.lamp.on.lock(), "and before them on the way down");
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Tower>(|_, _| ());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `impl Module`",
    note = "write `#[callbacks] impl Module for {Self} {{}}` with the callbacks it has, if any"
)]
pub trait Module: ModuleType {
    /// Which callbacks the Module has; `#[callbacks]` writes it.
    const CALLBACKS: Callbacks = Callbacks::ALL;

    /// The Module starts to work; its children are open.
    ///
    /// # Errors
    ///
    /// The device does not start. The framework closes what this walk opened, in reverse; it does
    /// not call this Module's own `close`, so `open` undoes its own partial work.
    #[doc(alias("DMF_ModuleDeviceOpen", "DeviceOpen"))]
    fn open(&self) -> Result<()> {
        Ok(())
    }

    /// The Module stops working. No Method is running and no new ones are let in; the children are
    /// still open.
    #[doc(alias("DMF_ModuleDeviceClose", "DeviceClose"))]
    fn close(&self) {}

    /// The resource that the Module waits for may come and go from now on: it asks to be told.
    /// For Modules that open by themselves (`open = NotifyCreate` and its like).
    ///
    /// # Errors
    ///
    /// The device does not start.
    #[doc(alias = "DMF_ModuleDeviceNotificationRegister")]
    fn notification_register(&self) -> Result<()> {
        Ok(())
    }

    /// The Module is not to be told any more. It is closed afterwards, if it is still open.
    #[doc(alias = "DMF_ModuleDeviceNotificationUnregister")]
    fn notification_unregister(&self) {}

    /// The Module picks its hardware resources, before it opens or is told that the hardware is
    /// there. Not called in Modules that open at `Create`, as in C.
    ///
    /// # Errors
    ///
    /// The device does not start.
    #[doc(alias = "DMF_ModuleDeviceResourcesAssign")]
    fn resources_assign(&self, resources: Resources<'_>) -> Result<()> {
        let _ = resources;
        Ok(())
    }

    /// The device's hardware resources are there.
    ///
    /// # Errors
    ///
    /// The device does not start.
    #[doc(alias = "EvtDevicePrepareHardware")]
    fn prepare_hardware(&self, resources: Resources<'_>) -> Result<()> {
        let _ = resources;
        Ok(())
    }

    /// The device's hardware resources go.
    ///
    /// # Errors
    ///
    /// Reported to WDF. The other Modules are called all the same.
    #[doc(alias = "EvtDeviceReleaseHardware")]
    fn release_hardware(&self) -> Result<()> {
        Ok(())
    }

    /// The device entered its working state; it was in `previous`.
    ///
    /// # Errors
    ///
    /// The device fails. No Module's [`d0_exit`](Self::d0_exit) is called then, as
    /// [above](Module#when-a-device-does-not-start).
    #[doc(alias = "EvtDeviceD0Entry")]
    fn d0_entry(&self, previous: PowerState) -> Result<()> {
        let _ = previous;
        Ok(())
    }

    /// The device entered its working state and its interrupts are enabled.
    ///
    /// # Errors
    ///
    /// The device fails.
    #[doc(alias = "EvtDeviceD0EntryPostInterruptsEnabled")]
    fn d0_entry_post_interrupts_enabled(&self, previous: PowerState) -> Result<()> {
        let _ = previous;
        Ok(())
    }

    /// The device is about to leave its working state; its interrupts are still enabled.
    ///
    /// # Errors
    ///
    /// The device fails.
    #[doc(alias = "EvtDeviceD0ExitPreInterruptsDisabled")]
    fn d0_exit_pre_interrupts_disabled(&self, target: PowerState) -> Result<()> {
        let _ = target;
        Ok(())
    }

    /// The device leaves its working state, for `target`.
    ///
    /// # Errors
    ///
    /// The device fails. The other Modules are called all the same.
    #[doc(alias = "EvtDeviceD0Exit")]
    fn d0_exit(&self, target: PowerState) -> Result<()> {
        let _ = target;
        Ok(())
    }

    /// The device entered its working state for the first time.
    ///
    /// # Errors
    ///
    /// The device fails.
    #[doc(alias = "EvtDeviceSelfManagedIoInit")]
    fn self_managed_io_init(&self) -> Result<()> {
        Ok(())
    }

    /// The device is about to leave its working state.
    ///
    /// # Errors
    ///
    /// The device fails.
    #[doc(alias = "EvtDeviceSelfManagedIoSuspend")]
    fn self_managed_io_suspend(&self) -> Result<()> {
        Ok(())
    }

    /// The device is back in its working state.
    ///
    /// # Errors
    ///
    /// The device fails.
    #[doc(alias = "EvtDeviceSelfManagedIoRestart")]
    fn self_managed_io_restart(&self) -> Result<()> {
        Ok(())
    }

    /// The device goes, or has gone without notice: I/O that the driver manages itself is given up.
    /// `PASSIVE_LEVEL`, when power-managed queues present nothing any more. A device that was pulled
    /// out may still have open handles; see [`ManualQueue`](crate::io::ManualQueue).
    #[doc(alias = "EvtDeviceSelfManagedIoFlush")]
    fn self_managed_io_flush(&self) {}

    /// The device was removed: what `self_managed_io_init` made goes.
    #[doc(alias = "EvtDeviceSelfManagedIoCleanup")]
    fn self_managed_io_cleanup(&self) {}

    /// The device was taken away without notice. `PASSIVE_LEVEL`. Requests may still come meanwhile;
    /// those that wait are given up in [`self_managed_io_flush`](Self::self_managed_io_flush).
    #[doc(alias = "EvtDeviceSurpriseRemoval")]
    fn surprise_removal(&self) {}

    /// May the device be removed?
    ///
    /// # Errors
    ///
    /// It may not.
    #[doc(alias = "EvtDeviceQueryRemove")]
    fn query_remove(&self) -> Result<()> {
        Ok(())
    }

    /// May the device be stopped to move its resources?
    ///
    /// # Errors
    ///
    /// It may not.
    #[doc(alias = "EvtDeviceQueryStop")]
    fn query_stop(&self) -> Result<()> {
        Ok(())
    }

    /// The system asks which other devices belong to this one.
    #[doc(alias = "EvtDeviceRelationsQuery")]
    fn relations_query(&self, relation: DeviceRelation) {
        let _ = relation;
    }

    /// A special file, such as the paging file, comes to the device (`in_path`) or goes; see
    /// [`PowerPolicy::support_special_file`](crate::device::PowerPolicy::support_special_file).
    /// `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// It may not. Nobody tells the Modules that were asked before this one.
    #[doc(alias = "EvtDeviceUsageNotificationEx")]
    fn usage_notification(&self, file: SpecialFile, in_path: bool) -> Result<()> {
        let _ = (file, in_path);
        Ok(())
    }

    /// The device is about to sleep while the system works, and is to wake up by itself; see
    /// [`PowerPolicy::assign_idle`](crate::device::PowerPolicy::assign_idle). `PASSIVE_LEVEL`, after
    /// the power-managed queues have stopped and before [`d0_exit`](Self::d0_exit).
    ///
    /// # Errors
    ///
    /// It cannot: the device comes back to its working state at once. WDF disarms nobody then, also
    /// not the Modules that were armed before this one.
    #[doc(alias = "EvtDeviceArmWakeFromS0")]
    fn arm_wake_from_s0(&self) -> Result<()> {
        Ok(())
    }

    /// The device works again, and is not to wake up by itself any more. `PASSIVE_LEVEL`, after
    /// [`d0_entry`](Self::d0_entry) and before requests come.
    #[doc(alias = "EvtDeviceDisarmWakeFromS0")]
    fn disarm_wake_from_s0(&self) {}

    /// The device woke up by itself. `PASSIVE_LEVEL`, before it is disarmed.
    #[doc(alias = "EvtDeviceWakeFromS0Triggered")]
    fn wake_from_s0_triggered(&self) {}

    /// The system goes to sleep, and the device is to wake it up, for itself, for its children, or
    /// both; see [`PowerPolicy::assign_wake`](crate::device::PowerPolicy::assign_wake).
    /// `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// It cannot: the device sleeps without. WDF disarms it at once, and with it every Module, also
    /// those that were not armed.
    #[doc(alias = "EvtDeviceArmWakeFromSxWithReason")]
    fn arm_wake_from_sx(&self, for_device: bool, for_children: bool) -> Result<()> {
        let _ = (for_device, for_children);
        Ok(())
    }

    /// The device is not to wake up the system any more.
    #[doc(alias = "EvtDeviceDisarmWakeFromSx")]
    fn disarm_wake_from_sx(&self) {}

    /// The device may have woken the system.
    #[doc(alias = "EvtDeviceWakeFromSxTriggered")]
    fn wake_from_sx_triggered(&self) {}

    /// An application's `DeviceIoControl`. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// The request itself: it is not for this Module, and the next one is asked. A request that
    /// nobody takes is completed with `STATUS_NOT_SUPPORTED`.
    #[doc(alias = "EvtIoDeviceControl")]
    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        let _ = control;
        Err(request)
    }

    /// Another driver's control request. `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// As for [`device_control`](Self::device_control).
    #[doc(alias = "EvtIoInternalDeviceControl")]
    fn internal_device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        let _ = control;
        Err(request)
    }

    /// A read of `length` bytes, at least one. `<= DISPATCH_LEVEL`.
    ///
    /// WDF completes an empty read itself, with `STATUS_SUCCESS`: a queue presents those only if it was
    /// made with `AllowZeroLengthRequests`, and a device's default queue is not.
    ///
    /// # Errors
    ///
    /// As for [`device_control`](Self::device_control).
    #[doc(alias = "EvtIoRead")]
    fn read(&self, request: Request, length: usize) -> Result<(), Request> {
        let _ = length;
        Err(request)
    }

    /// A write of `length` bytes, at least one: WDF completes an empty write itself, as an empty
    /// [`read`](Self::read). `<= DISPATCH_LEVEL`.
    ///
    /// # Errors
    ///
    /// As for [`device_control`](Self::device_control).
    #[doc(alias = "EvtIoWrite")]
    fn write(&self, request: Request, length: usize) -> Result<(), Request> {
        let _ = length;
        Err(request)
    }

    /// A handle is being opened; whoever takes the request decides by completing it.
    ///
    /// # Errors
    ///
    /// The request itself: it is not for this Module. If nobody takes it, the handle opens.
    #[doc(alias = "EvtDeviceFileCreate")]
    fn file_create(&self, request: Request, file: FileObject<'_>) -> Result<(), Request> {
        let _ = file;
        Err(request)
    }

    /// The last handle to `file` was closed; `Break` keeps it from the Modules that follow.
    #[doc(alias = "EvtFileCleanup")]
    fn file_cleanup(&self, file: FileObject<'_>) -> ControlFlow<()> {
        let _ = file;
        ControlFlow::Continue(())
    }

    /// `file` goes; `Break` keeps it from the Modules that follow.
    #[doc(alias = "EvtFileClose")]
    fn file_close(&self, file: FileObject<'_>) -> ControlFlow<()> {
        let _ = file;
        ControlFlow::Continue(())
    }
}
