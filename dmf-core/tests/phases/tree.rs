//! Modules for every time to open, with children of every kind that may be below them, if their
//! plan says so.

use std::cell::RefCell;

use dmf_core::prelude::*;

use crate::plan::{Plan, Said};

std::thread_local! {
    /// The plan of the device that this thread is about to plug in.
    pub(crate) static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// The plan of the device.
fn root() -> Plan {
    PLAN.with_borrow(Clone::clone).expect("the thread that plugs in left a plan")
}

/// A Module that has a plan.
pub(crate) trait Planned: ModuleType {
    fn plan(&self) -> &Plan;

    /// What a Module does when it is to be told of something that may be there already.
    fn arrive(&self) -> Result<()> {
        Ok(())
    }

    /// A Method works.
    fn ping(&self) -> Result<()>;
}

/// A child has opened, and can be used.
fn opened<P: Planned, M: Planned>(parent: &P, child: &M) {
    parent.plan().record.add(Said::Opened, child.plan().node.id);
    assert_eq!(child.ping(), Ok(()), "Methods work once the parent is told");
}

/// A child is about to close, and can still be used.
fn closes<P: Planned, M: Planned>(parent: &P, child: &M) {
    parent.plan().record.add(Said::Closes, child.plan().node.id);
    assert_eq!(child.ping(), Ok(()), "Methods work until the parent was told");
}

/// The callbacks of a Module: each does what the plan says.
macro_rules! callbacks_of {
    ($module:ident: $($fallible:ident($($argument:ident: $ty:ty),*) $callback:ident,)*;
     $($told:ident $heard:ident,)*) => {
        #[callbacks]
        impl Module for $module {
            fn notification_register(&self) -> Result<()> {
                self.arrive()?;
                self.plan().called(Callback::NotificationRegister)
            }

            fn relations_query(&self, _: DeviceRelation) {
                self.plan().told(Callback::RelationsQuery);
            }

            $(fn $fallible(&self $(, $argument: $ty)*) -> Result<()> {
                let _ = ($($argument,)*);
                self.plan().called(Callback::$callback)
            })*

            $(fn $told(&self) {
                self.plan().told(Callback::$heard);
            })*
        }
    };
    ($module:ident) => {
        callbacks_of! {
            $module:
            open() Open,
            resources_assign(resources: Resources<'_>) ResourcesAssign,
            prepare_hardware(resources: Resources<'_>) PrepareHardware,
            release_hardware() ReleaseHardware,
            d0_entry(previous: PowerState) D0Entry,
            d0_entry_post_interrupts_enabled(previous: PowerState) D0EntryPostInterruptsEnabled,
            d0_exit_pre_interrupts_disabled(target: PowerState) D0ExitPreInterruptsDisabled,
            d0_exit(target: PowerState) D0Exit,
            self_managed_io_init() SelfManagedIoInit,
            self_managed_io_suspend() SelfManagedIoSuspend,
            self_managed_io_restart() SelfManagedIoRestart,
            query_remove() QueryRemove,
            query_stop() QueryStop,
            usage_notification(file: SpecialFile, in_path: bool) UsageNotification,
            arm_wake_from_s0() ArmWakeFromS0,
            arm_wake_from_sx(device: bool, children: bool) ArmWakeFromSx,
            ;
            close Close,
            notification_unregister NotificationUnregister,
            self_managed_io_flush SelfManagedIoFlush,
            self_managed_io_cleanup SelfManagedIoCleanup,
            surprise_removal SurpriseRemoval,
            disarm_wake_from_s0 DisarmWakeFromS0,
            wake_from_s0_triggered WakeFromS0Triggered,
            disarm_wake_from_sx DisarmWakeFromSx,
            wake_from_sx_triggered WakeFromSxTriggered,
        }
    };
}

/// Declares the Module that opens at `$opens`, with two places for each kind of child.
macro_rules! opens {
    ($opens:ident $(with $arrive:ident)?: $($first:ident $second:ident: $child:ident,)*) => {
        #[module(config = Plan, options = Passive, open = $opens)]
        pub(crate) struct $opens {
            $(#[child(config = |plan| plan.child(OpenOption::$child, 0), opened = opened, closes = closes)]
            $first: Option<Child<$child>>,)*
            $(#[child(config = |plan| plan.child(OpenOption::$child, 1), opened = opened, closes = closes)]
            $second: Option<Child<$child>>,)*
        }

        callbacks_of!($opens);

        impl $opens {
            #[method(irql <= PASSIVE_LEVEL)]
            fn works(&self) -> Result<()> {
                let _children = ($(&self.$first, &self.$second,)*);
                Ok(())
            }
        }

        impl Planned for $opens {
            fn plan(&self) -> &Plan {
                self.config()
            }

            $(fn $arrive(&self) -> Result<()> {
                if self.plan().node.at_once { self.open_self() } else { Ok(()) }
            })?

            fn ping(&self) -> Result<()> {
                self.works()
            }
        }
    };
}

opens! { Create:
    a b: Create, i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}
opens! { PrepareHardware:
    a b: Create, c d: PrepareHardware,
    i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}
opens! { D0EntrySystemPowerUp:
    a b: Create, c d: PrepareHardware, e f: D0EntrySystemPowerUp,
    i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}
opens! { D0Entry:
    a b: Create, c d: PrepareHardware, e f: D0EntrySystemPowerUp, g h: D0Entry,
    i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}
opens! { NotifyCreate with arrive:
    a b: Create, c d: PrepareHardware, e f: D0EntrySystemPowerUp, g h: D0Entry,
    i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}
opens! { NotifyPrepareHardware with arrive:
    a b: Create, c d: PrepareHardware, e f: D0EntrySystemPowerUp, g h: D0Entry,
    i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}
opens! { NotifyD0Entry with arrive:
    a b: Create, c d: PrepareHardware, e f: D0EntrySystemPowerUp, g h: D0Entry,
    i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}

/// Declares the device, with two places for each kind of Module.
macro_rules! device_of {
    ($($first:ident $second:ident: $child:ident,)*) => {
        #[device]
        pub(crate) struct Bench {
            #[init(|_| Ok(root()))]
            plan: Plan,
            $(#[child(config = || root().child(OpenOption::$child, 0), opened = opened, closes = closes)]
            $first: Option<Child<$child>>,)*
            $(#[child(config = || root().child(OpenOption::$child, 1), opened = opened, closes = closes)]
            $second: Option<Child<$child>>,)*
        }

        impl Bench {
            #[method(irql <= PASSIVE_LEVEL)]
            fn works(&self) -> Result<()> {
                let _children = ($(&self.$first, &self.$second,)*);
                Ok(())
            }
        }
    };
}

device_of! {
    a b: Create, c d: PrepareHardware, e f: D0EntrySystemPowerUp, g h: D0Entry,
    i j: NotifyCreate, k l: NotifyPrepareHardware, m n: NotifyD0Entry,
}

callbacks_of!(Bench);

impl Planned for Bench {
    fn plan(&self) -> &Plan {
        &self.plan
    }

    fn ping(&self) -> Result<()> {
        self.works()
    }
}

dmf_core::driver!(Bench);
