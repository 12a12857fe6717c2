//! What a Module costs: the size of an instance, and what calling a Method takes. The figures are in
//! `docs/cost-of-a-module.md`.
#![cfg(not(feature = "shuttle"))]

#[cfg(target_arch = "x86_64")]
mod machine_code;

use std::{
    ptr::NonNull,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
};

use dmf_core::{
    module::{HEADER_SIZE, ModuleRef, context_size},
    prelude::*,
};
use kmdf_host::Machine;

#[module(options = Dispatch)]
struct Counter {
    count: AtomicU32,
}

#[callbacks]
impl Module for Counter {}

impl Counter {
    #[method(irql <= DISPATCH_LEVEL)]
    fn add(&self, by: u32) -> Option<u32> {
        Some(self.count.fetch_add(by, Ordering::Relaxed))
    }
}

/// A Module between the client and the counter.
#[module(options = Dispatch)]
struct Between {
    #[child(config = |_| NoConfig)]
    counter: Child<Counter>,
}

#[callbacks]
impl Module for Between {}

impl Between {
    #[method(irql <= DISPATCH_LEVEL)]
    fn add(&self, by: u32) -> Option<u32> {
        self.counter.add(by)
    }
}

#[device]
struct Client {
    #[child(config = || NoConfig)]
    between: Child<Between>,
}

static CLIENT: Mutex<Option<ModuleRef<Client>>> = Mutex::new(None);

#[callbacks]
impl Module for Client {
    fn open(&self) -> Result<()> {
        *CLIENT.lock().expect("nobody panics here") = Some(ModuleRef::new(self)?);
        Ok(())
    }
}

dmf_core::driver!(Client);

const CALLS: u32 = 1000;

/// Two Methods, one through the other: pointers only.
#[test]
fn a_method_calls_nothing_locks_nothing_and_allocates_nothing() {
    let machine = Machine::new();
    let driver = machine.load("cost", driver_entry).expect("DriverEntry succeeds");
    let device = driver.plug_in().expect("the device starts");
    let client = CLIENT.lock().expect("nobody panics here").take().expect("the device is open");
    let inside = machine.clone();
    let (before, after) = machine
        .run(move || {
            let counts = || (inside.counters(), inside.allocations());
            let before = counts();
            for call in 0..CALLS {
                assert_eq!(client.between.add(1), Some(call));
            }
            (before, counts())
        })
        .expect("no bug check");
    assert_eq!(after.1, before.1, "nothing was allocated");
    assert_eq!(after.0.locks_acquired, before.0.locks_acquired);
    let mut calls = after.0.calls;
    calls.retain(|name, count| before.0.calls.get(name).is_none_or(|before| before != count));
    if cfg!(debug_assertions) {
        // Each Method checks the IRQL.
        calls.remove("KeGetCurrentIrql");
    }
    assert!(calls.is_empty(), "{calls:?}");
    device.remove().expect("the device goes");
    driver.unload().expect("nothing leaks");
}

#[derive(Clone, Debug, ModuleConfig)]
struct Wide {
    #[config(default = 0)]
    first: u64,
    #[config(default = 0)]
    second: u64,
}

#[module(config = Wide, options = Passive)]
struct Empty {}

#[callbacks]
impl Module for Empty {}

#[test]
fn an_instance_is_its_fields_its_config_and_the_header() {
    assert_eq!(size_of::<Counter>(), size_of::<(AtomicU32, NonNull<()>)>());
    assert_eq!(size_of::<Between>(), size_of::<(Child<Counter>, NonNull<()>)>());
    assert_eq!(size_of::<Child<Counter>>(), 2 * size_of::<usize>(), "where, and a reference");
    assert_eq!(size_of::<Empty>(), size_of::<(Wide, NonNull<()>)>());
    for (context, module) in [
        (context_size::<Counter>(), size_of::<Counter>()),
        (context_size::<Between>(), size_of::<Between>()),
        (context_size::<Empty>(), size_of::<Empty>()),
        (context_size::<Client>(), size_of::<Client>()),
    ] {
        assert_eq!(context, HEADER_SIZE + module);
    }
}

/// The page says how much it is.
#[test]
#[cfg(target_pointer_width = "64")]
fn the_header_has_the_size_that_the_page_says() {
    let page = include_str!("../../../docs/cost-of-a-module.md");
    assert!(page.contains(&format!("**{HEADER_SIZE} bytes**")), "the header has {HEADER_SIZE}");
}
