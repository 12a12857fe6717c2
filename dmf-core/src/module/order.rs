//! The order in which the Modules of a tree see each callback, as data.
//!
//! C: the walks in `DmfCall.c` and `DmfModuleCollection.c`, as they are coded there (the comment
//! table in `DmfCall.c` differs from the code in several rows).

use crate::module::Callback;

/// Who is called first: a Module or its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// A Module before its children.
    Parent,
    /// The children before their Module.
    Children,
}

/// In which direction siblings are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Siblings {
    /// In the order in which they were created: field order.
    Forward,
    /// In the reverse order.
    Backward,
}

/// What ends a walk before every Module was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The first Module that fails; its status is the result.
    Failure,
    /// Nothing: every Module is called, and the first failure is the result. C stops here at the
    /// first failure and so skips what the other Modules would have released (F11).
    Report,
    /// The first Module that takes the request or file.
    Handled,
    /// Nothing: every Module is called.
    Never,
}

/// How a callback travels through the tree.
///
/// The client driver's device struct is the root. Its own callback comes last for everything that
/// starts or serves (`client: Last`) and first for everything that stops.
///
/// ```
/// use dmf_core::{Callback, module::{First, ORDER, Siblings}};
///
/// let row = ORDER.iter().find(|row| row.callback == Callback::D0Exit).unwrap();
/// assert_eq!(row.first, First::Parent); // a Module stops before the Modules that it uses
/// assert_eq!(row.top, Siblings::Backward);
/// assert!(row.client_is_first());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The callback.
    pub callback: Callback,
    /// Within a Module of the tree.
    pub first: First,
    /// Among the children of a Module.
    pub siblings: Siblings,
    /// Among the Modules that the client declares.
    pub top: Siblings,
    /// What ends the walk.
    pub stop: Stop,
}

/// Shortens the rows of the table.
const fn row(
    callback: Callback,
    first: First,
    siblings: Siblings,
    top: Siblings,
    stop: Stop,
) -> Order {
    Order { callback, first, siblings, top, stop }
}

/// The table: one row for each callback, in the order of their declaration.
#[rustfmt::skip]
pub const ORDER: &[Order] = {
    use Callback as C;
    use First::{Children, Parent};
    use Siblings::{Backward, Forward};
    use Stop::{Failure, Handled, Never, Report};
    &[
        row(C::Open,                         Children, Forward,  Forward,  Failure),
        row(C::Close,                        Parent,   Backward, Backward, Never),
        row(C::NotificationRegister,         Children, Forward,  Forward,  Failure),
        row(C::NotificationUnregister,       Parent,   Backward, Backward, Never),
        row(C::ResourcesAssign,              Children, Forward,  Forward,  Failure),
        row(C::PrepareHardware,              Children, Forward,  Forward,  Failure),
        row(C::ReleaseHardware,              Parent,   Forward,  Backward, Report),
        row(C::D0Entry,                      Children, Forward,  Forward,  Failure),
        row(C::D0EntryPostInterruptsEnabled, Children, Forward,  Forward,  Failure),
        row(C::D0ExitPreInterruptsDisabled,  Parent,   Forward,  Backward, Report),
        row(C::D0Exit,                       Parent,   Forward,  Backward, Report),
        row(C::SelfManagedIoInit,            Children, Forward,  Forward,  Failure),
        row(C::SelfManagedIoSuspend,         Parent,   Backward, Forward,  Report),
        row(C::SelfManagedIoRestart,         Children, Forward,  Forward,  Failure),
        row(C::SelfManagedIoFlush,           Parent,   Backward, Forward,  Never),
        row(C::SelfManagedIoCleanup,         Parent,   Backward, Forward,  Never),
        row(C::SurpriseRemoval,              Parent,   Backward, Forward,  Never),
        row(C::QueryRemove,                  Parent,   Backward, Forward,  Failure),
        row(C::QueryStop,                    Parent,   Backward, Forward,  Failure),
        row(C::RelationsQuery,               Children, Forward,  Forward,  Never),
        row(C::UsageNotification,            Children, Forward,  Forward,  Failure),
        row(C::ArmWakeFromS0,                Parent,   Backward, Forward,  Failure),
        row(C::DisarmWakeFromS0,             Children, Forward,  Forward,  Never),
        row(C::WakeFromS0Triggered,          Children, Forward,  Forward,  Never),
        row(C::ArmWakeFromSx,                Parent,   Forward,  Forward,  Failure),
        row(C::DisarmWakeFromSx,             Children, Forward,  Forward,  Never),
        row(C::WakeFromSxTriggered,          Children, Forward,  Forward,  Never),
        row(C::DeviceControl,                Parent,   Forward,  Forward,  Handled),
        row(C::InternalDeviceControl,        Parent,   Forward,  Forward,  Handled),
        row(C::Read,                         Parent,   Forward,  Forward,  Handled),
        row(C::Write,                        Parent,   Forward,  Forward,  Handled),
        row(C::FileCreate,                   Parent,   Forward,  Forward,  Handled),
        row(C::FileCleanup,                  Parent,   Forward,  Forward,  Handled),
        row(C::FileClose,                    Parent,   Forward,  Forward,  Handled),
    ]
};

impl Order {
    /// The row of `callback`.
    #[must_use]
    pub(crate) fn of(callback: Callback) -> Self {
        const { assert!(rows_are_in_declaration_order()) };
        // The assertion above makes the index that of the row; the fallback is never taken.
        ORDER.get(callback as usize).copied().unwrap_or(OPEN)
    }

    /// Whether the client's own callback comes before those of its Modules.
    ///
    /// In C the client's callbacks are those of one more top-level Module, the last: so it is
    /// called last where top-level Modules are called forward, and first where backward.
    #[must_use]
    pub const fn client_is_first(&self) -> bool {
        matches!(self.top, Siblings::Backward)
    }
}

const OPEN: Order =
    row(Callback::Open, First::Children, Siblings::Forward, Siblings::Forward, Stop::Failure);

const fn rows_are_in_declaration_order() -> bool {
    let mut index = 0;
    while index < ORDER.len() {
        if ORDER[index].callback as usize != index {
            return false;
        }
        index += 1;
    }
    ORDER.len() == Callback::ALL.len()
}
