//! When a Module opens, as a type; so that what does not fit does not compile.

use crate::module::OpenOption;

/// When a Module opens: one of the types of this module.
pub trait When: 'static {
    /// The same as a value.
    const OPTION: OpenOption;
}

/// A time at which a child may open when its parent opens at `P`: never later.
///
/// A Module that opens by itself, and the parent of one, see to it themselves, as in C.
#[diagnostic::on_unimplemented(
    message = "this child opens at `{Self}`, later than its parent, which opens at `{P}`",
    label = "the parent would be open, and use the child, before the child is open",
    note = "open the parent at the same time or later: `#[module(open = ..)]`; or have the child open by itself (`open = NotifyCreate` and its like)"
)]
pub trait NotAfter<P: When>: When {}

/// A time from which on a Module is open as long as its parent is: its Methods can be called
/// through the [`Child`](crate::Child) without asking.
#[diagnostic::on_unimplemented(
    message = "this child may not be open: it opens at `{Self}`",
    label = "may not be open",
    note = "ask for it: `child.try_ref()?.method()`"
)]
pub trait AlwaysOpen: When {}

macro_rules! when {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug)] pub struct $name;

        impl When for $name {
            const OPTION: OpenOption = OpenOption::$name;
        })*
    };
}

when! {
    /// See [`OpenOption::Create`].
    Create
    /// See [`OpenOption::PrepareHardware`].
    PrepareHardware
    /// See [`OpenOption::D0EntrySystemPowerUp`].
    D0EntrySystemPowerUp
    /// See [`OpenOption::D0Entry`].
    D0Entry
    /// See [`OpenOption::NotifyCreate`].
    NotifyCreate
    /// See [`OpenOption::NotifyPrepareHardware`].
    NotifyPrepareHardware
    /// See [`OpenOption::NotifyD0Entry`].
    NotifyD0Entry
}

/// The client's device struct: it opens at `Create`, and may have children of every kind, which it
/// asks for if they open later.
#[derive(Clone, Copy, Debug)]
pub struct Device;

impl When for Device {
    const OPTION: OpenOption = OpenOption::Create;
}

/// Opens by itself, any number of times.
#[diagnostic::on_unimplemented(
    message = "a Module that opens at `{Self}` does not open and close itself",
    label = "the framework opens and closes this Module",
    note = "for a Module whose resource comes and goes write `#[module(open = NotifyCreate)]`, `NotifyPrepareHardware` or `NotifyD0Entry`"
)]
pub trait Notify: When {}

macro_rules! rules {
    (notify: $($notify:ident)*; $($child:ident not after $($parent:ident)*;)*) => {
        $(impl Notify for $notify {}
        impl<P: When> NotAfter<P> for $notify {})*
        $($(impl NotAfter<$parent> for $child {})*
        impl NotAfter<Device> for $child {}
        impl NotAfter<NotifyCreate> for $child {}
        impl NotAfter<NotifyPrepareHardware> for $child {}
        impl NotAfter<NotifyD0Entry> for $child {})*
    };
}

rules! {
    notify: NotifyCreate NotifyPrepareHardware NotifyD0Entry;
    Create not after Create PrepareHardware D0EntrySystemPowerUp D0Entry;
    PrepareHardware not after PrepareHardware D0EntrySystemPowerUp D0Entry;
    D0EntrySystemPowerUp not after D0EntrySystemPowerUp D0Entry;
    D0Entry not after D0Entry;
}

impl AlwaysOpen for Create {}

/// A time at which a dynamic Module can open: there is no other for it to wait for.
#[diagnostic::on_unimplemented(
    message = "a Module that opens at `{Self}` cannot be created while the device runs",
    note = "a dynamic Module opens when it is created: `open = Create`, or by itself: `open = NotifyCreate`"
)]
pub trait OnCreate: When {}

impl OnCreate for Create {}
impl OnCreate for NotifyCreate {}
