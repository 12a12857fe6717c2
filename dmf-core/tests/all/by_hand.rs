//! A Module declared without any macro is the same to the framework as the macros' one.

use dmf_core::{
    __private::ContextType,
    ModuleBase, ModuleType, Wiring, context_type,
    module::{ChildOptions, open, options},
    prelude::*,
};

use kmdf_host::Snapshot;

use crate::support::{Rig, publish, say};

#[derive(Clone, ModuleConfig)]
pub(crate) struct Step {
    #[config(range = 1..=9)]
    step: u32,
}

impl Step {
    fn none(&self) -> NoConfig {
        assert!(self.step > 0);
        NoConfig
    }
}

#[module(options = Dispatch)]
pub(crate) struct Leaf {}

#[callbacks]
impl Module for Leaf {}

/// With macros.
mod generated {
    use super::*;

    #[module(name = "Counter", config = Step, options = Dispatch)]
    pub(crate) struct Counter {
        #[child(config = Step::none)]
        pub(crate) leaf: Child<Leaf>,
        pub(crate) count: ModuleLock<u32>,
    }

    #[callbacks]
    impl Module for Counter {
        fn open(&self) -> Result<()> {
            say("open");
            Ok(())
        }

        fn close(&self) {
            say("close");
        }
    }

    impl Counter {
        #[method(irql <= DISPATCH_LEVEL)]
        pub(crate) fn add(&self) -> Result<u32> {
            let mut count = self.count.lock();
            *count += self.config().step;
            Ok(*count)
        }
    }
}

/// The same, by hand.
mod written {
    use super::*;

    pub(crate) struct Counter {
        pub(crate) leaf: Child<Leaf>,
        pub(crate) count: ModuleLock<u32>,
        base: ModuleBase<Step>,
    }

    context_type!(COUNTER, "Counter");

    // SAFETY: what `finish` gives goes into `base` of the value that `create` returns.
    unsafe impl ModuleType for Counter {
        type Config = Step;
        type Options = options::Dispatch;
        type Opens = open::Create;
        const NAME: &'static str = "Counter";

        fn context_type() -> &'static ContextType {
            &COUNTER
        }

        fn base(&self) -> &ModuleBase<Step> {
            &self.base
        }

        fn create(mut wiring: Wiring<'_, Self>) -> Result<Self> {
            let config = wiring.config().none();
            Ok(Self {
                leaf: wiring.child("leaf", config, ChildOptions::new())?,
                count: wiring.field()?,
                base: wiring.finish(),
            })
        }
    }

    /// Without `#[callbacks]` all of them are called, most to find the empty default.
    impl Module for Counter {
        fn open(&self) -> Result<()> {
            say("open");
            Ok(())
        }

        fn close(&self) {
            say("close");
        }
    }

    impl Counter {
        pub(crate) fn add(&self) -> Result<u32> {
            let _inside = self.base.enter(Irql::DISPATCH_LEVEL)?;
            let mut count = self.count.lock();
            *count += self.config().step;
            Ok(*count)
        }
    }
}

macro_rules! device {
    ($name:ident, $counter:ty) => {
        #[device(name = "Root")]
        struct $name {
            #[child(config = || Step::new(3))]
            counter: Child<$counter>,
        }

        #[callbacks]
        impl Module for $name {
            fn open(&self) -> Result<()> {
                publish(self);
                Ok(())
            }

            fn close(&self) {
                say(format!("{:?}", self.counter.add()));
            }
        }
    };
}

device!(Generated, generated::Counter);
device!(Written, written::Counter);

/// Everything that can be seen of a run: log, tree, objects, allocations, calls.
#[derive(Debug, PartialEq)]
struct Seen {
    log: Vec<String>,
    tree: String,
    dump: Vec<String>,
    status: kmdf_host::NtStatus,
    counters: Snapshot,
}

macro_rules! run {
    ($device:ty) => {{
        let (rig, device) = Rig::start::<$device>();
        let file = rig.machine.open_device(&device).unwrap();
        let status = file.ioctl(0x22_2000, &[], 0).unwrap().status;
        file.close().unwrap();
        let tree = rig.on(|root: &$device| {
            assert_eq!((root.counter.add(), root.counter.add()), (Ok(3), Ok(6)));
            let _leaf = &root.counter.leaf;
            root.tree().to_string()
        });
        let dump: Vec<String> = rig.machine.dump().lines().map(without_addresses).collect();
        device.remove().unwrap();
        let seen = Seen { log: rig.said(), tree, dump, status, counters: rig.machine.counters() };
        rig.unload();
        seen
    }};
}

/// Handles differ from machine to machine.
fn without_addresses(line: &str) -> String {
    line.split(' ').filter(|word| !word.contains("0x")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_module_by_hand_is_as_the_macros_module() {
    let (mut generated, written) = (run!(Generated), run!(Written));
    assert_eq!(generated.log, ["open", "Ok(9)", "close"]);
    // The Module by hand says that it has every callback, so it is offered the one request.
    *generated.counters.calls.get_mut("WdfObjectGetTypedContextWorker").unwrap() += 1;
    assert_eq!(generated, written);
}

#[test]
fn the_callbacks_that_a_module_has_are_known() {
    const GENERATED: Callbacks = <generated::Counter as Module>::CALLBACKS;
    const WRITTEN: Callbacks = <written::Counter as Module>::CALLBACKS;
    assert_eq!(GENERATED, Callbacks::NONE.with(Callback::Open).with(Callback::Close));
    assert_eq!(WRITTEN, Callbacks::ALL);
    for callback in Callback::ALL {
        let has = matches!(callback, Callback::Open | Callback::Close);
        assert_eq!(GENERATED.contains(*callback), has);
        assert!(WRITTEN.contains(*callback));
    }
    assert_eq!(size_of::<generated::Counter>(), size_of::<written::Counter>());
}
