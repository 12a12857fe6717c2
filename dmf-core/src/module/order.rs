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

/// Declares the table, and its rows in its documentation.
macro_rules! order {
    ($(#[$doc:meta])* $($callback:ident $first:ident $siblings:ident $top:ident $stop:ident)*) => {
        $(#[$doc])*
        $(#[doc = concat!(
            "| [`", stringify!($callback), "`](Callback::", stringify!($callback), ") | ",
            stringify!($first), " | ", stringify!($siblings), " | ", stringify!($top), " | ",
            stringify!($stop), " |",
        )])*
        pub const ORDER: &[Order] = &[$(row(
            Callback::$callback,
            First::$first,
            Siblings::$siblings,
            Siblings::$top,
            Stop::$stop,
        ),)*];
    };
}

order! {
    /// The table: one row for each callback, in the order of their declaration.
    ///
    /// | callback | a Module and its children: [first](First) | [siblings](Siblings) | Modules of the client | ends at: [`Stop`] |
    /// |---|---|---|---|---|
    Open                         Children Forward  Forward  Failure
    Close                        Parent   Backward Backward Never
    NotificationRegister         Children Forward  Forward  Failure
    NotificationUnregister       Parent   Backward Backward Never
    ResourcesAssign              Children Forward  Forward  Failure
    PrepareHardware              Children Forward  Forward  Failure
    ReleaseHardware              Parent   Forward  Backward Report
    D0Entry                      Children Forward  Forward  Failure
    D0EntryPostInterruptsEnabled Children Forward  Forward  Failure
    D0ExitPreInterruptsDisabled  Parent   Forward  Backward Report
    D0Exit                       Parent   Forward  Backward Report
    SelfManagedIoInit            Children Forward  Forward  Failure
    SelfManagedIoSuspend         Parent   Backward Forward  Report
    SelfManagedIoRestart         Children Forward  Forward  Failure
    SelfManagedIoFlush           Parent   Backward Forward  Never
    SelfManagedIoCleanup         Parent   Backward Forward  Never
    SurpriseRemoval              Parent   Backward Forward  Never
    QueryRemove                  Parent   Backward Forward  Failure
    QueryStop                    Parent   Backward Forward  Failure
    RelationsQuery               Children Forward  Forward  Never
    UsageNotification            Children Forward  Forward  Failure
    ArmWakeFromS0                Parent   Backward Forward  Failure
    DisarmWakeFromS0             Children Forward  Forward  Never
    WakeFromS0Triggered          Children Forward  Forward  Never
    ArmWakeFromSx                Parent   Forward  Forward  Failure
    DisarmWakeFromSx             Children Forward  Forward  Never
    WakeFromSxTriggered          Children Forward  Forward  Never
    DeviceControl                Parent   Forward  Forward  Handled
    InternalDeviceControl        Parent   Forward  Forward  Handled
    Read                         Parent   Forward  Forward  Handled
    Write                        Parent   Forward  Forward  Handled
    FileCreate                   Parent   Forward  Forward  Handled
    FileCleanup                  Parent   Forward  Forward  Handled
    FileClose                    Parent   Forward  Forward  Handled
}

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
