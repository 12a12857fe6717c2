//! The order of callbacks, once more, from `dmf-semantics` 1.4.
//!
//! One difference from C is deliberate (F11): where C ends the walk of a callback that stops
//! things at the first failure, every Module is called and the first failure is reported.

use dmf_core::module::{First, ORDER, Siblings, Stop};
use dmf_core::prelude::*;

/// Each row: the callback, `P`arent or `C`hildren first, siblings and top-level Modules forward
/// (`>`) or backward (`<`), and what ends the walk: a `!` failure, a module that takes it `?`,
/// nothing `-`, or nothing though a failure is reported `+`.
pub(crate) const ROWS: &[(Callback, &str)] = &[
    (Callback::PrepareHardware, "C>>!"),
    (Callback::ReleaseHardware, "P><+"),
    (Callback::D0Entry, "C>>!"),
    (Callback::D0EntryPostInterruptsEnabled, "C>>!"),
    (Callback::D0ExitPreInterruptsDisabled, "P><+"),
    (Callback::D0Exit, "P><+"),
    (Callback::Read, "P>>?"),
    (Callback::Write, "P>>?"),
    (Callback::DeviceControl, "P>>?"),
    (Callback::InternalDeviceControl, "P>>?"),
    (Callback::FileCreate, "P>>?"),
    (Callback::FileCleanup, "P>>?"),
    (Callback::FileClose, "P>>?"),
    (Callback::SelfManagedIoInit, "C>>!"),
    (Callback::SelfManagedIoRestart, "C>>!"),
    (Callback::SelfManagedIoSuspend, "P<>+"),
    (Callback::SelfManagedIoFlush, "P<>-"),
    (Callback::SelfManagedIoCleanup, "P<>-"),
    (Callback::SurpriseRemoval, "P<>-"),
    (Callback::QueryRemove, "P<>!"),
    (Callback::QueryStop, "P<>!"),
    (Callback::RelationsQuery, "C>>-"),
    (Callback::UsageNotification, "C>>!"),
    (Callback::ArmWakeFromS0, "P<>!"),
    (Callback::ArmWakeFromSx, "P>>!"),
    (Callback::DisarmWakeFromS0, "C>>-"),
    (Callback::DisarmWakeFromSx, "C>>-"),
    (Callback::WakeFromS0Triggered, "C>>-"),
    (Callback::WakeFromSxTriggered, "C>>-"),
    (Callback::ResourcesAssign, "C>>!"),
    (Callback::NotificationRegister, "C>>!"),
    (Callback::NotificationUnregister, "P<<-"),
    (Callback::Open, "C>>!"),
    (Callback::Close, "P<<-"),
];

/// The row of `callback`, as four letters.
pub(crate) fn row(callback: Callback) -> [char; 4] {
    let (_, row) = ROWS.iter().find(|(of, _)| *of == callback).expect("every callback has a row");
    let letters: Vec<char> = row.chars().collect();
    letters.try_into().expect("a row has four letters")
}

fn direction(siblings: Siblings) -> char {
    match siblings {
        Siblings::Forward => '>',
        Siblings::Backward => '<',
    }
}

#[test]
fn the_order_of_callbacks_is_that_of_the_document() {
    assert_eq!(ORDER.len(), ROWS.len());
    for order in ORDER {
        let first = if order.first == First::Parent { 'P' } else { 'C' };
        let stop = match order.stop {
            Stop::Failure => '!',
            Stop::Handled => '?',
            Stop::Never => '-',
            Stop::Report => '+',
        };
        let letters = [first, direction(order.siblings), direction(order.top), stop];
        assert_eq!(letters, row(order.callback), "{:?}", order.callback);
    }
}

#[test]
fn the_client_is_called_as_the_last_of_its_modules_would_be() {
    for order in ORDER {
        assert_eq!(order.client_is_first(), row(order.callback)[2] == '<', "{:?}", order.callback);
    }
}
