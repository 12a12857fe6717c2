//! What a parent decides about an instance: ranges, and which children there are.

use dmf_core::{module::InstanceName, prelude::*};

use crate::support::{Rig, publish};

#[derive(Clone, Debug, PartialEq, Eq, ModuleConfig)]
struct Settings {
    #[config(range = 1..=8)]
    count: u32,
    #[config(range = -5..=5, default = 0)]
    offset: i64,
    #[config(default = false)]
    spare: bool,
}

impl Settings {
    fn spare(&self) -> Option<Self> {
        self.spare.then(|| Self::new(self.count))
    }
}

/// A Module that may have one of its own kind below it.
#[module(config = Settings, options = Dispatch)]
struct Part {
    #[child(config = Settings::spare)]
    spare: Option<Child<Part>>,
    value: ModuleLock<u32>,
}

#[callbacks]
impl Module for Part {}

impl Part {
    #[method(irql <= DISPATCH_LEVEL)]
    fn add(&self) -> Result<u32> {
        let mut value = self.value.lock();
        *value += self.config().count;
        Ok(*value)
    }
}

/// One config function for each test's device.
macro_rules! device {
    ($name:ident, $one:expr, $array:expr) => {
        #[device]
        struct $name {
            #[child(config = || $one)]
            one: Child<Part>,
            #[child(config = || $array, name = "row")]
            array: [Child<Part>; 2],
        }

        #[callbacks]
        impl Module for $name {
            fn open(&self) -> Result<()> {
                publish(self);
                let _all = (&self.one, &self.array);
                Ok(())
            }
        }
    };
}

fn refused<D: dmf_core::device::Device>() -> String {
    let rig = Rig::load::<D>();
    match rig.driver.plug_in() {
        Err(kmdf_host::Error::Status { status, .. }) => {
            assert_eq!(status, NtStatus::INVALID_PARAMETER.raw());
        }
        other => panic!("{other:?}"),
    }
    let text = rig.debugger();
    rig.unload();
    text
}

#[test]
fn a_value_out_of_range_is_reported_with_module_instance_field_value_and_range() {
    device!(
        TooMany,
        Settings::new(9),
        [const { Settings { count: 1, offset: 0, spare: false } }, Settings::new(1)]
    );
    let text = refused::<TooMany>();
    assert!(text.contains("Part 'one' of TooMany: count = 9 is not in 1..=8"), "{text}");
    assert!(text.contains("TooMany was not added"), "{text}");
}

#[test]
fn an_instance_of_an_array_is_named_with_its_place() {
    device!(InArray, Settings::new(1), [Settings::new(1), Settings::new(1).with_offset(-6)]);
    let text = refused::<InArray>();
    assert!(text.contains("Part 'row[1]' of InArray: offset = -6 is not in -5..=5"), "{text}");
}

#[test]
fn nothing_is_clamped() {
    device!(
        Edges,
        Settings::new(8).with_offset(-5),
        [Settings::new(1).with_offset(5), Settings::new(2)]
    );
    let (rig, device) = Rig::start::<Edges>();
    rig.on(|edges: &Edges| {
        assert_eq!(*edges.one.config(), Settings { count: 8, offset: -5, spare: false });
        assert_eq!(edges.array[0].config().offset, 5);
    });
    rig.end(&device);
    for value in [0, 9, u32::MAX] {
        let config = Settings::new(value);
        let error = config.validate().unwrap_err();
        assert_eq!((error.field(), error.value()), ("count", value.into()));
        assert_eq!(config.count, value, "the check changes nothing");
    }
}

#[test]
fn one_type_of_module_side_by_side_and_nested() {
    device!(
        Several,
        Settings::new(1).with_spare(true),
        [Settings::new(2), Settings::new(3).with_spare(true)]
    );
    let (rig, device) = Rig::start::<Several>();
    rig.on(|several: &Several| {
        let nested = several.one.spare.as_ref().unwrap();
        assert!(several.array[0].spare.is_none());
        for round in 1..=2 {
            assert_eq!(several.one.add(), Ok(round));
            assert_eq!(nested.add(), Ok(round));
            assert_eq!(several.array[0].add(), Ok(2 * round));
            assert_eq!(several.array[1].add(), Ok(3 * round));
        }
        let names: Vec<_> = several.tree().children().map(|child| child.instance()).collect();
        let row = |index| InstanceName::indexed("row", index);
        assert_eq!(names, [InstanceName::new("one"), row(0), row(1)]);
    });
    rig.end(&device);
}

/// The second of an array is refused after the first was made: the first goes.
#[test]
fn the_rest_of_an_array_goes_with_the_one_that_is_refused() {
    device!(Half, Settings::new(1), [Settings::new(1).with_spare(true), Settings::new(0)]);
    let rig = Rig::load::<Half>();
    let objects = rig.machine.counters().objects;
    rig.driver.plug_in().unwrap_err();
    assert_eq!(rig.machine.counters().objects, objects);
    rig.unload();
}
