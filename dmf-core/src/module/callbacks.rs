//! Which callbacks there are, and which of them a Module has.

/// Declares the callbacks once: the enum, its list and the names.
macro_rules! callbacks {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A callback that a Module can implement: a method of [`Module`](crate::Module).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Callback {
            $($(#[$doc])* $name,)*
        }

        impl Callback {
            /// Every callback, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

callbacks! {
    /// C: `DMF_ModuleDeviceOpen`.
    Open,
    /// C: `DMF_ModuleDeviceClose`.
    Close,
    /// C: `DMF_ModuleDeviceNotificationRegister`.
    NotificationRegister,
    /// C: `DMF_ModuleDeviceNotificationUnregister`.
    NotificationUnregister,
    /// C: `DMF_ModuleDeviceResourcesAssign`.
    ResourcesAssign,
    /// `EvtDevicePrepareHardware`.
    PrepareHardware,
    /// `EvtDeviceReleaseHardware`.
    ReleaseHardware,
    /// `EvtDeviceD0Entry`.
    D0Entry,
    /// `EvtDeviceD0EntryPostInterruptsEnabled`.
    D0EntryPostInterruptsEnabled,
    /// `EvtDeviceD0ExitPreInterruptsDisabled`.
    D0ExitPreInterruptsDisabled,
    /// `EvtDeviceD0Exit`.
    D0Exit,
    /// `EvtDeviceSelfManagedIoInit`.
    SelfManagedIoInit,
    /// `EvtDeviceSelfManagedIoSuspend`.
    SelfManagedIoSuspend,
    /// `EvtDeviceSelfManagedIoRestart`.
    SelfManagedIoRestart,
    /// `EvtDeviceSelfManagedIoFlush`.
    SelfManagedIoFlush,
    /// `EvtDeviceSelfManagedIoCleanup`.
    SelfManagedIoCleanup,
    /// `EvtDeviceSurpriseRemoval`.
    SurpriseRemoval,
    /// `EvtDeviceQueryRemove`.
    QueryRemove,
    /// `EvtDeviceQueryStop`.
    QueryStop,
    /// `EvtDeviceRelationsQuery`.
    RelationsQuery,
    /// `EvtDeviceUsageNotificationEx`.
    UsageNotification,
    /// `EvtDeviceArmWakeFromS0`.
    ArmWakeFromS0,
    /// `EvtDeviceDisarmWakeFromS0`.
    DisarmWakeFromS0,
    /// `EvtDeviceWakeFromS0Triggered`.
    WakeFromS0Triggered,
    /// `EvtDeviceArmWakeFromSxWithReason`.
    ArmWakeFromSx,
    /// `EvtDeviceDisarmWakeFromSx`.
    DisarmWakeFromSx,
    /// `EvtDeviceWakeFromSxTriggered`.
    WakeFromSxTriggered,
    /// `EvtIoDeviceControl`.
    DeviceControl,
    /// `EvtIoInternalDeviceControl`.
    InternalDeviceControl,
    /// `EvtIoRead`.
    Read,
    /// `EvtIoWrite`.
    Write,
    /// `EvtDeviceFileCreate`.
    FileCreate,
    /// `EvtFileCleanup`.
    FileCleanup,
    /// `EvtFileClose`.
    FileClose,
}

/// A set of callbacks. `#[callbacks]` writes the set of those that an `impl Module` has, so that a
/// walk over the tree skips Modules that have nothing to do.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = Passive)]
/// pub struct Fan {}
///
/// #[callbacks]
/// impl Module for Fan {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         Ok(())
///     }
/// }
///
/// assert_eq!(Fan::CALLBACKS, Callbacks::NONE.with(Callback::D0Entry));
/// assert!(Fan::CALLBACKS.is_within(Callbacks::ALL) && !Fan::CALLBACKS.contains(Callback::Open));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callbacks(u64);

impl Callbacks {
    /// None of them.
    pub const NONE: Self = Self(0);
    /// All of them: what a Module without `#[callbacks]` has. A walk then calls the defaults.
    pub const ALL: Self = Self(u64::MAX);

    /// This set and `callback`.
    #[must_use]
    pub const fn with(self, callback: Callback) -> Self {
        Self(self.0 | 1_u64 << callback as u8)
    }

    /// What is in this set or in `other`.
    #[must_use]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every callback of this set is in `other` as well.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether `callback` is in the set.
    #[must_use]
    pub const fn contains(self, callback: Callback) -> bool {
        self.0 & 1_u64 << callback as u8 != 0
    }
}
