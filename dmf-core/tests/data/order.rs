//! The document's table of the order of callbacks, as data.

use dmf_core::Callback;

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) callback: Callback,
    pub(crate) parent_first: bool,
    pub(crate) siblings_forward: bool,
    pub(crate) top_forward: bool,
    pub(crate) stop: Stop,
}

/// What ends a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    Failure,
    Handled,
    Never,
    /// Nothing, but the first failure is the result.
    Report,
}

const DOCUMENT: &str = include_str!("callback-order.md");

/// Which of our callbacks a row of the document is about. No row is left out.
const NAMES: &[(&str, &[Callback])] = &[
    ("PrepareHardware", &[Callback::PrepareHardware]),
    ("ReleaseHardware", &[Callback::ReleaseHardware]),
    ("D0Entry", &[Callback::D0Entry]),
    ("D0EntryPostInterruptsEnabled", &[Callback::D0EntryPostInterruptsEnabled]),
    ("D0ExitPreInterruptsDisabled", &[Callback::D0ExitPreInterruptsDisabled]),
    ("D0Exit", &[Callback::D0Exit]),
    (
        "QueueIoRead, QueueIoWrite, DeviceIoControl, InternalDeviceIoControl",
        &[
            Callback::Read,
            Callback::Write,
            Callback::DeviceControl,
            Callback::InternalDeviceControl,
        ],
    ),
    ("FileCreate", &[Callback::FileCreate]),
    ("FileCleanup, FileClose", &[Callback::FileCleanup, Callback::FileClose]),
    ("SelfManagedIoInit / Restart", &[Callback::SelfManagedIoInit, Callback::SelfManagedIoRestart]),
    ("SelfManagedIoSuspend", &[Callback::SelfManagedIoSuspend]),
    (
        "SelfManagedIoFlush / Cleanup",
        &[Callback::SelfManagedIoFlush, Callback::SelfManagedIoCleanup],
    ),
    ("SurpriseRemoval", &[Callback::SurpriseRemoval]),
    ("QueryRemove, QueryStop", &[Callback::QueryRemove, Callback::QueryStop]),
    ("RelationsQuery", &[Callback::RelationsQuery]),
    ("UsageNotificationEx", &[Callback::UsageNotification]),
    ("ArmWakeFromS0", &[Callback::ArmWakeFromS0]),
    ("ArmWakeFromSxWithReason", &[Callback::ArmWakeFromSx]),
    (
        "Disarm*/WakeFrom*Triggered",
        &[
            Callback::DisarmWakeFromS0,
            Callback::WakeFromS0Triggered,
            Callback::DisarmWakeFromSx,
            Callback::WakeFromSxTriggered,
        ],
    ),
    ("ResourcesAssign", &[Callback::ResourcesAssign]),
    ("NotificationRegister", &[Callback::NotificationRegister]),
    ("NotificationUnregister", &[Callback::NotificationUnregister]),
    ("Open on create", &[Callback::Open]),
    ("Close on destroy", &[Callback::Close]),
    // Not a callback here: `#[child]` wires children.
    ("ChildModulesAdd", &[]),
];

/// Where this project goes on though C stops (F11): a Module that fails to release something must
/// not keep the others from releasing theirs.
const GOES_ON: &[Callback] = &[
    Callback::ReleaseHardware,
    Callback::D0ExitPreInterruptsDisabled,
    Callback::D0Exit,
    Callback::SelfManagedIoSuspend,
];

/// Every callback's row.
pub(crate) fn rows() -> Vec<Row> {
    let lines: Vec<_> = DOCUMENT.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert_eq!(lines.len(), NAMES.len(), "the document has a row without a name here");
    lines.into_iter().flat_map(parse).collect()
}

/// The row of `callback`.
pub(crate) fn row(callback: Callback) -> Row {
    rows().into_iter().find(|row| row.callback == callback).expect("every callback has a row")
}

fn parse(line: &str) -> Vec<Row> {
    let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [name, first, siblings, top, stop] = cells[..] else { panic!("{line}") };
    let (_, callbacks) =
        NAMES.iter().find(|(of, _)| *of == name).unwrap_or_else(|| panic!("{name} is unknown"));
    let row = |callback: &Callback| Row {
        callback: *callback,
        parent_first: first.starts_with('P'),
        siblings_forward: is_forward(siblings),
        // A row without an order of its own for the top has that of the siblings.
        top_forward: is_forward(if is_direction(top) { top } else { siblings }),
        stop: match stop {
            _ if GOES_ON.contains(callback) => Stop::Report,
            _ if stop.starts_with("never") => Stop::Never,
            _ if stop.starts_with("first failure") => Stop::Failure,
            _ if stop.starts_with("first TRUE") => Stop::Handled,
            _ if stop.starts_with("first module that returns TRUE") => Stop::Handled,
            _ => panic!("{stop} is unknown"),
        },
    };
    callbacks.iter().map(row).collect()
}

/// `fwd`, or `**fwd**` where the comment in the C source says otherwise.
fn is_direction(cell: &str) -> bool {
    let cell = cell.trim_start_matches('*');
    cell.starts_with("fwd") || cell.starts_with("bwd")
}

fn is_forward(cell: &str) -> bool {
    assert!(is_direction(cell), "{cell} is no direction");
    cell.trim_start_matches('*').starts_with("fwd")
}
