//! The compiler has nothing to say about what is right, however it is laid out.

#![deny(warnings, clippy::pedantic)]

use dmf_core::prelude::*;

/// What one may write on one line.
#[module(options = Dispatch)]
struct Counter {
    count: ModuleLock<u32>,
}

#[callbacks]
impl Module for Counter {}

#[rustfmt::skip]
impl Counter {
    #[method(irql <= DISPATCH_LEVEL)]
    fn count(&self) -> Option<u32> { Some(*self.count.lock()) }
}

/// A Module whose children live by their own callbacks: it never calls them.
#[module(options = Dispatch)]
struct Parent {
    #[child(config = |_| NoConfig)]
    one: Child<Counter>,
    #[child(config = |_| None)]
    none: Option<Child<Counter>>,
    #[child(config = |_| [NoConfig; 2])]
    several: [Child<Counter>; 2],
}

#[callbacks]
impl Module for Parent {}

#[device]
struct Monitor {
    #[child(config = || NoConfig)]
    child: Child<Parent>,
}

#[callbacks]
impl Module for Monitor {}

#[test]
fn no_warning_is_given() {
    let _ = (Counter::count, Monitor::CALLBACKS);
}
