//! Modules whose tree has the shape that a test asks for, and that tell of everything.

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    sync::{Arc, Mutex},
    time::Duration,
};

use dmf_core::{
    device::{IdleSettings, PowerPolicy, WakeSettings},
    module::ModuleField,
    prelude::*,
};

use crate::support::{Rig, World, locked, world};

/// A Module of the tree to be made: its name, and the Modules below it in field order.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) first: Option<Box<Shape>>,
    pub(crate) second: Option<Box<Shape>>,
    pub(crate) twins: Option<Box<TwinsShape>>,
}

/// A Module with an array of two.
#[derive(Clone, Debug)]
pub(crate) struct TwinsShape {
    pub(crate) name: String,
    pub(crate) both: [Shape; 2],
}

/// The tree as the tests look at it: any Module and those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plain {
    pub(crate) name: String,
    pub(crate) children: Vec<Plain>,
}

impl Shape {
    pub(crate) fn plain(&self) -> Plain {
        let direct = self.first.iter().chain(&self.second).map(|shape| shape.plain());
        let twins = self.twins.iter().map(|twins| Plain {
            name: twins.name.clone(),
            children: twins.both.iter().map(Self::plain).collect(),
        });
        Plain { name: self.name.clone(), children: direct.chain(twins).collect() }
    }

    /// Names every Module by its place: "0", "0.1", "0.1.0" ...
    pub(crate) fn named(mut self, name: &str) -> Self {
        let mut index = 0;
        let mut next = || {
            index += 1;
            format!("{name}.{}", index - 1)
        };
        self.first = self.first.map(|shape| Box::new(shape.named(&next())));
        self.second = self.second.map(|shape| Box::new(shape.named(&next())));
        self.twins = self.twins.map(|twins| Box::new(twins.named(&next())));
        name.clone_into(&mut self.name);
        self
    }
}

impl TwinsShape {
    fn named(self, name: &str) -> Self {
        let [one, other] = self.both;
        let both = [one.named(&format!("{name}.0")), other.named(&format!("{name}.1"))];
        Self { name: name.into(), both }
    }
}

impl Plain {
    /// Every Module, parents first, in field order.
    pub(crate) fn names(&self) -> Vec<String> {
        let below = self.children.iter().flat_map(Self::names);
        std::iter::once(self.name.clone()).chain(below).collect()
    }
}

/// The shape of the tree below the client of each driver.
static SHAPES: Mutex<BTreeMap<usize, [Option<Shape>; 2]>> = Mutex::new(BTreeMap::new());

/// A machine whose driver makes this tree below its device. It has no device yet.
pub(crate) fn load(top: [Option<Shape>; 2]) -> Rig {
    let rig = Rig::load::<Client>();
    locked(&SHAPES).insert(Arc::as_ptr(&rig.world).addr(), top);
    rig
}

fn top(index: usize) -> Option<Spec> {
    let shapes = locked(&SHAPES);
    let shape = shapes.get(&Arc::as_ptr(&world()).addr())?[index].clone()?;
    Some(Spec::new(Arc::new(shape)))
}

/// The client's tree, as the tests look at it.
pub(crate) fn client(top: &[Option<Shape>; 2]) -> Plain {
    let children = top.iter().flatten().map(Shape::plain).collect();
    Plain { name: "client".into(), children }
}

#[derive(Clone, ModuleConfig)]
pub(crate) struct Spec {
    shape: Arc<Shape>,
}

impl Spec {
    fn first(&self) -> Option<Self> {
        self.shape.first.clone().map(|shape| Self::new(shape.into()))
    }

    fn second(&self) -> Option<Self> {
        self.shape.second.clone().map(|shape| Self::new(shape.into()))
    }

    fn twins(&self) -> Option<TwinsSpec> {
        self.shape.twins.clone().map(|shape| TwinsSpec::new(shape.into()))
    }
}

#[derive(Clone, ModuleConfig)]
pub(crate) struct TwinsSpec {
    shape: Arc<TwinsShape>,
}

impl TwinsSpec {
    fn both(&self) -> [Spec; 2] {
        self.shape.both.clone().map(|shape| Spec::new(shape.into()))
    }
}

/// A field that says when it is made and dropped, and through which the callbacks speak.
pub(crate) struct Mark {
    name: String,
    place: &'static str,
    world: Arc<World>,
}

impl Mark {
    fn make(name: &str, place: &'static str) -> Result<Self> {
        let world = world();
        world.attempt(format!("+{name}.{place}"))?;
        Ok(Self { name: name.into(), place, world })
    }

    fn call(&self, callback: &str) -> Result<()> {
        self.world.attempt(format!("{callback} {}", self.name))
    }

    fn tell(&self, callback: &str) {
        self.world.say(format!("{callback} {}", self.name));
    }

    fn offer(&self, callback: &str, request: Request) -> Result<(), Request> {
        match self.call(callback) {
            Ok(()) => Err(request),
            Err(planned) => {
                request.complete(planned.status());
                Ok(())
            }
        }
    }

    fn show(&self, callback: &str) -> ControlFlow<()> {
        match self.call(callback) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        self.world.say(format!("-{}.{}", self.name, self.place));
    }
}

/// A Module with up to three direct children, one of them with an array.
#[module(config = Spec, options = Passive)]
pub(crate) struct Node {
    #[init(|wiring| Mark::make(&wiring.config().shape.name, "begin"))]
    begin: Mark,
    #[child(config = Spec::first)]
    first: Option<Child<Node>>,
    #[child(config = Spec::second)]
    second: Option<Child<Node>>,
    #[child(config = Spec::twins)]
    twins: Option<Child<Twins>>,
    #[init(|wiring| Mark::make(&wiring.config().shape.name, "end"))]
    end: Mark,
}

/// A Module with an array of children.
#[module(config = TwinsSpec, options = Passive)]
pub(crate) struct Twins {
    #[init(|wiring| Mark::make(&wiring.config().shape.name, "begin"))]
    begin: Mark,
    #[child(config = TwinsSpec::both)]
    both: [Child<Node>; 2],
    #[init(|wiring| Mark::make(&wiring.config().shape.name, "end"))]
    end: Mark,
}

/// A field that states the power policy of a device that can wake, if it can.
pub(crate) struct Policy;

impl ModuleField<Client> for Policy {
    fn make(wiring: &Wiring<'_, Client>) -> Result<Self> {
        let policy = PowerPolicy::of(wiring);
        policy.support_special_file(SpecialFile::Paging, true)?;
        // Only the tests of wake have a bus that lets a device wake.
        let _may_fail = policy.assign_wake(WakeSettings::new());
        let _may_fail = policy.assign_idle(IdleSettings::can_wake().after(IDLE));
        Ok(Self)
    }
}

/// After how long the client's device idles, if it can wake.
pub(crate) const IDLE: Duration = Duration::from_millis(50);

/// The client.
#[device(symbolic_link = "Tree")]
pub(crate) struct Client {
    #[expect(dead_code, reason = "made for what it states")]
    policy: Policy,
    #[init(|_| Mark::make("client", "begin"))]
    begin: Mark,
    #[child(config = || top(0))]
    first: Option<Child<Node>>,
    #[child(config = || top(1))]
    second: Option<Child<Node>>,
    #[init(|_| Mark::make("client", "end"))]
    end: Mark,
}

/// Implements every callback: it says its name and the Module's.
macro_rules! speaking {
    ($($module:ty),*) => {$(
        #[callbacks]
        impl Module for $module {
            fn open(&self) -> Result<()> { self.begin.call("Open") }
            fn close(&self) { self.begin.tell("Close") }
            fn prepare_hardware(&self, _: Resources<'_>) -> Result<()> { self.begin.call("PrepareHardware") }
            fn release_hardware(&self) -> Result<()> { self.begin.call("ReleaseHardware") }
            fn d0_entry(&self, _: PowerState) -> Result<()> { self.begin.call("D0Entry") }
            fn d0_entry_post_interrupts_enabled(&self, _: PowerState) -> Result<()> {
                self.begin.call("D0EntryPostInterruptsEnabled")
            }
            fn d0_exit_pre_interrupts_disabled(&self, _: PowerState) -> Result<()> {
                self.begin.call("D0ExitPreInterruptsDisabled")
            }
            fn d0_exit(&self, _: PowerState) -> Result<()> { self.begin.call("D0Exit") }
            fn self_managed_io_init(&self) -> Result<()> { self.begin.call("SelfManagedIoInit") }
            fn self_managed_io_suspend(&self) -> Result<()> {
                self.begin.call("SelfManagedIoSuspend")
            }
            fn self_managed_io_restart(&self) -> Result<()> {
                self.begin.call("SelfManagedIoRestart")
            }
            fn self_managed_io_flush(&self) { self.begin.tell("SelfManagedIoFlush") }
            fn self_managed_io_cleanup(&self) { self.begin.tell("SelfManagedIoCleanup") }
            fn surprise_removal(&self) { self.begin.tell("SurpriseRemoval") }
            fn relations_query(&self, _: DeviceRelation) { self.begin.tell("RelationsQuery") }
            fn query_remove(&self) -> Result<()> { self.begin.call("QueryRemove") }
            fn resources_assign(&self, _: Resources<'_>) -> Result<()> {
                self.begin.call("ResourcesAssign")
            }
            fn query_stop(&self) -> Result<()> { self.begin.call("QueryStop") }
            fn usage_notification(&self, _: SpecialFile, _: bool) -> Result<()> {
                self.begin.call("UsageNotification")
            }
            fn arm_wake_from_s0(&self) -> Result<()> { self.begin.call("ArmWakeFromS0") }
            fn disarm_wake_from_s0(&self) { self.begin.tell("DisarmWakeFromS0") }
            fn wake_from_s0_triggered(&self) { self.begin.tell("WakeFromS0Triggered") }
            fn arm_wake_from_sx(&self, _: bool, _: bool) -> Result<()> {
                self.begin.call("ArmWakeFromSx")
            }
            fn disarm_wake_from_sx(&self) { self.begin.tell("DisarmWakeFromSx") }
            fn wake_from_sx_triggered(&self) { self.begin.tell("WakeFromSxTriggered") }
            fn device_control(&self, request: Request, _: IoControl) -> Result<(), Request> {
                self.begin.offer("DeviceControl", request)
            }
            fn internal_device_control(
                &self, request: Request, _: IoControl,
            ) -> Result<(), Request> {
                self.begin.offer("InternalDeviceControl", request)
            }
            fn read(&self, request: Request, _: usize) -> Result<(), Request> {
                self.begin.offer("Read", request)
            }
            fn write(&self, request: Request, _: usize) -> Result<(), Request> {
                self.begin.offer("Write", request)
            }
            fn file_create(&self, request: Request, _: FileObject<'_>) -> Result<(), Request> {
                self.begin.offer("FileCreate", request)
            }
            fn file_cleanup(&self, _: FileObject<'_>) -> ControlFlow<()> {
                self.begin.show("FileCleanup")
            }
            fn file_close(&self, _: FileObject<'_>) -> ControlFlow<()> {
                self.begin.show("FileClose")
            }
        }

        /// A parent's own `drop` runs before the fields', so it may still use its children.
        impl Drop for $module {
            fn drop(&mut self) {
                self.begin.tell("drop");
                let _last_field_is_there = &self.end;
            }
        }
    )*};
}

speaking!(Node, Twins, Client);
