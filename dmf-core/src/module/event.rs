//! A callback with what it is told.

use crate::{
    device::{DeviceRelation, PowerState, Resources, SpecialFile},
    error::Result,
    module::{Callback, Module},
};

/// A callback that is neither about a request nor about a file, and its arguments.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Event<'a> {
    Open,
    Close,
    NotificationRegister,
    NotificationUnregister,
    ResourcesAssign(Resources<'a>),
    PrepareHardware(Resources<'a>),
    ReleaseHardware,
    D0Entry(PowerState),
    D0EntryPostInterruptsEnabled(PowerState),
    D0ExitPreInterruptsDisabled(PowerState),
    D0Exit(PowerState),
    SelfManagedIoInit,
    SelfManagedIoSuspend,
    SelfManagedIoRestart,
    SelfManagedIoFlush,
    SelfManagedIoCleanup,
    SurpriseRemoval,
    QueryRemove,
    QueryStop,
    RelationsQuery(DeviceRelation),
    UsageNotification(SpecialFile, bool),
    ArmWakeFromS0,
    DisarmWakeFromS0,
    WakeFromS0Triggered,
    ArmWakeFromSx(bool, bool),
    DisarmWakeFromSx,
    WakeFromSxTriggered,
}

impl Event<'_> {
    /// Which callback it is.
    pub(crate) const fn callback(&self) -> Callback {
        match self {
            Self::Open => Callback::Open,
            Self::Close => Callback::Close,
            Self::NotificationRegister => Callback::NotificationRegister,
            Self::NotificationUnregister => Callback::NotificationUnregister,
            Self::ResourcesAssign(_) => Callback::ResourcesAssign,
            Self::PrepareHardware(_) => Callback::PrepareHardware,
            Self::ReleaseHardware => Callback::ReleaseHardware,
            Self::D0Entry(_) => Callback::D0Entry,
            Self::D0EntryPostInterruptsEnabled(_) => Callback::D0EntryPostInterruptsEnabled,
            Self::D0ExitPreInterruptsDisabled(_) => Callback::D0ExitPreInterruptsDisabled,
            Self::D0Exit(_) => Callback::D0Exit,
            Self::SelfManagedIoInit => Callback::SelfManagedIoInit,
            Self::SelfManagedIoSuspend => Callback::SelfManagedIoSuspend,
            Self::SelfManagedIoRestart => Callback::SelfManagedIoRestart,
            Self::SelfManagedIoFlush => Callback::SelfManagedIoFlush,
            Self::SelfManagedIoCleanup => Callback::SelfManagedIoCleanup,
            Self::SurpriseRemoval => Callback::SurpriseRemoval,
            Self::QueryRemove => Callback::QueryRemove,
            Self::QueryStop => Callback::QueryStop,
            Self::RelationsQuery(_) => Callback::RelationsQuery,
            Self::UsageNotification(..) => Callback::UsageNotification,
            Self::ArmWakeFromS0 => Callback::ArmWakeFromS0,
            Self::DisarmWakeFromS0 => Callback::DisarmWakeFromS0,
            Self::WakeFromS0Triggered => Callback::WakeFromS0Triggered,
            Self::ArmWakeFromSx(..) => Callback::ArmWakeFromSx,
            Self::DisarmWakeFromSx => Callback::DisarmWakeFromSx,
            Self::WakeFromSxTriggered => Callback::WakeFromSxTriggered,
        }
    }

    /// Calls it.
    pub(crate) fn run<M: Module>(self, module: &M) -> Result<()> {
        match self {
            Self::Open => module.open(),
            Self::NotificationRegister => module.notification_register(),
            Self::ResourcesAssign(resources) => module.resources_assign(resources),
            Self::PrepareHardware(resources) => module.prepare_hardware(resources),
            Self::ReleaseHardware => module.release_hardware(),
            Self::D0Entry(previous) => module.d0_entry(previous),
            Self::D0EntryPostInterruptsEnabled(previous) => {
                module.d0_entry_post_interrupts_enabled(previous)
            }
            Self::D0ExitPreInterruptsDisabled(target) => {
                module.d0_exit_pre_interrupts_disabled(target)
            }
            Self::D0Exit(target) => module.d0_exit(target),
            Self::SelfManagedIoInit => module.self_managed_io_init(),
            Self::SelfManagedIoSuspend => module.self_managed_io_suspend(),
            Self::SelfManagedIoRestart => module.self_managed_io_restart(),
            Self::QueryRemove => module.query_remove(),
            Self::QueryStop => module.query_stop(),
            Self::UsageNotification(file, in_path) => module.usage_notification(file, in_path),
            Self::ArmWakeFromS0 => module.arm_wake_from_s0(),
            Self::ArmWakeFromSx(device, children) => module.arm_wake_from_sx(device, children),
            told => {
                told.tell(module);
                Ok(())
            }
        }
    }

    /// Calls one of those that cannot fail.
    fn tell<M: Module>(self, module: &M) {
        match self {
            Self::Close => module.close(),
            Self::NotificationUnregister => module.notification_unregister(),
            Self::SelfManagedIoFlush => module.self_managed_io_flush(),
            Self::SelfManagedIoCleanup => module.self_managed_io_cleanup(),
            Self::SurpriseRemoval => module.surprise_removal(),
            Self::RelationsQuery(relation) => module.relations_query(relation),
            Self::DisarmWakeFromS0 => module.disarm_wake_from_s0(),
            Self::WakeFromS0Triggered => module.wake_from_s0_triggered(),
            Self::DisarmWakeFromSx => module.disarm_wake_from_sx(),
            Self::WakeFromSxTriggered => module.wake_from_sx_triggered(),
            _ => {}
        }
    }
}
