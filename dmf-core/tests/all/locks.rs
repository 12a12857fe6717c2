//! Locks: what they exclude, what they do to the IRQL, and two values under one lock.

use dmf_core::{
    lock::{Guard, Key, Spin, Wait},
    prelude::*,
};
use kmdf_host::BugCheck;

use crate::support::{Rig, publish};

/// A child whose data is guarded by its parent's lock.
#[module(options = Dispatch)]
struct Inner {
    inside: ModuleLock<u32>,
}

#[callbacks]
impl Module for Inner {}

impl Inner {
    fn add(&self, key: &mut Key<'_>) -> Result<u32> {
        let inside = self.inside.under(key)?;
        *inside += 1;
        Ok(*inside)
    }
}

#[module(options = Dispatch)]
struct Outer {
    #[child(config = |_| NoConfig, lock = parent)]
    shared: Child<Inner>,
    #[child(config = |_| NoConfig)]
    separate: Child<Inner>,
    one: ModuleLock<u32>,
    other: ModuleLock<u32>,
    spin: SpinLock<u32>,
}

#[callbacks]
impl Module for Outer {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

#[module(options = Passive)]
struct Waiting {
    value: ModuleLock<u32>,
    wait: WaitLock<u32>,
    spin: SpinLock<u32>,
}

#[callbacks]
impl Module for Waiting {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

#[device]
struct Root {
    #[child(config = || NoConfig)]
    outer: Child<Outer>,
    #[child(config = || NoConfig)]
    waiting: Child<Waiting>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        assert!(self.outer.base().is_open() && self.waiting.base().is_open());
        Ok(())
    }
}

#[test]
fn a_spin_lock_raises_to_dispatch_level_and_back() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|outer: &Outer| {
        for _ in 0..2 {
            let own = outer.one.lock();
            assert_eq!(Irql::current(), Irql::DISPATCH_LEVEL);
            drop(own);
            assert_eq!(Irql::current(), Irql::PASSIVE_LEVEL);
        }
    });
    rig.end(&device);
}

#[test]
fn a_wait_lock_leaves_the_irql() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|waiting: &Waiting| {
        let _value = waiting.value.lock();
        let _wait = waiting.wait.lock();
        assert_eq!(Irql::current(), Irql::PASSIVE_LEVEL);
    });
    rig.end(&device);
}

#[test]
fn a_value_under_the_same_lock_is_reached_without_locking_again() {
    let (rig, device) = Rig::start::<Root>();
    let before = rig.machine.counters();
    rig.on(|outer: &Outer| {
        let mut guard = outer.one.lock();
        let (one, mut key) = guard.split();
        *one += 1;
        *outer.other.under(&mut key).unwrap() += 1;
        assert_eq!(outer.shared.add(&mut key), Ok(1), "a child under its parent's lock");
        assert_eq!(outer.shared.add(&mut key), Ok(2));
        assert_eq!(*one, 1);
    });
    assert_eq!(rig.machine.counters().since(&before).locks_acquired, 1);
    rig.end(&device);
}

/// Nothing is lent with the key alone, so it reaches every value of the lock, and two at once.
#[test]
fn a_key_alone_reaches_every_value_of_its_lock() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|outer: &Outer| {
        let mut guard = outer.one.lock();
        let mut key = guard.key();
        *outer.one.under(&mut key).unwrap() += 1;
        let (one, other) = key.both(&outer.one, &outer.other).unwrap();
        *other += *one;
        assert_eq!((*one, *other), (1, 1));
        assert_eq!(key.both(&outer.one, &outer.one).err(), Some(Error::OtherLock), "it is one");
        assert_eq!(key.both(&outer.one, &outer.spin).err(), Some(Error::OtherLock));
        assert_eq!(outer.shared.add(&mut key), Ok(1), "a child under its parent's lock");
        assert_eq!(*guard, 1);
    });
    rig.end(&device);
}

#[test]
fn a_key_is_refused_by_another_lock_and_by_the_value_that_is_lent() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|outer: &Outer| {
        let mut guard = outer.one.lock();
        let (_one, mut key) = guard.split();
        assert_eq!(outer.one.under(&mut key), Err(Error::OtherLock), "it is lent already");
        assert_eq!(outer.spin.under(&mut key), Err(Error::OtherLock), "another lock");
        assert_eq!(outer.separate.add(&mut key), Err(Error::OtherLock), "another Module's lock");
        assert_eq!(*outer.other.under(&mut key).unwrap(), 0, "the refusals did no harm");
    });
    rig.end(&device);
}

/// Runs `f` on a published Module, and gives back why the machine stopped.
fn crash<M: Module>(f: impl FnOnce(&M) + Send + 'static) -> BugCheck {
    let (rig, _device) = Rig::start::<Root>();
    let kept = rig.on(|module: &M| dmf_core::module::ModuleRef::new(module).unwrap());
    rig.machine.run(move || f(&kept)).expect_err("a bug check").code
}

#[test]
fn a_wait_lock_at_dispatch_level_stops_the_system() {
    let code = crash(|waiting: &Waiting| {
        let _raised = waiting.spin.lock();
        let _value = waiting.wait.lock();
    });
    assert_eq!(code, BugCheck::IrqlNotLessOrEqual);
}

#[test]
fn a_lock_is_not_recursive() {
    let code = crash(|outer: &Outer| {
        let _once = outer.one.lock();
        let _twice = outer.other.lock();
    });
    assert_eq!(code, BugCheck::SpinLockAlreadyOwned);
}

/// A child with a spin lock cannot run under its parent's wait lock.
/// It has no `Default`.
#[derive(Debug, PartialEq)]
struct First(u32);

#[device]
struct Begun {
    before: ModuleLock<u32>,
    #[init(|wiring| wiring.module_lock(First(1)))]
    module: ModuleLock<First>,
    #[init(|wiring| wiring.auxiliary_lock(First(2)))]
    auxiliary: AuxiliaryLock<First>,
    #[init(|wiring| wiring.spin_lock(First(3)))]
    spin: SpinLock<First>,
    #[init(|wiring| wiring.wait_lock(First(4)))]
    wait: WaitLock<First>,
}

#[callbacks]
impl Module for Begun {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }
}

#[test]
fn a_lock_begins_with_the_value_that_it_was_made_with() {
    let (rig, device) = Rig::start::<Begun>();
    rig.on(|begun: &Begun| {
        assert_eq!(*begun.wait.lock(), First(4));
        let mut before = begun.before.lock();
        let (_, mut key) = before.split();
        assert_eq!(begun.module.under(&mut key), Ok(&mut First(1)), "the Module's lock");
        assert_eq!(*begun.auxiliary.lock(), First(2), "another lock");
        assert_eq!(*begun.spin.lock(), First(3));
    });
    rig.end(&device);
}

#[test]
fn locks_of_different_kinds_are_not_shared() {
    #[module(options = Passive)]
    struct Parent {
        #[child(config = |_| NoConfig, lock = parent)]
        inner: Child<Inner>,
    }
    #[callbacks]
    impl Module for Parent {}
    #[device]
    struct Odd {
        #[child(config = || NoConfig)]
        parent: Child<Parent>,
    }
    #[callbacks]
    impl Module for Odd {
        fn open(&self) -> Result<()> {
            panic!("{:?}", self.parent.inner)
        }
    }
    let rig = Rig::load::<Odd>();
    match rig.driver.plug_in() {
        Err(kmdf_host::Error::Status { status, .. }) => {
            assert_eq!(status, Error::OtherLock.status().raw());
        }
        other => panic!("{other:?}"),
    }
    assert!(rig.debugger().contains("the lock held is not"), "{}", rig.debugger());
    rig.unload();
}

/// The compiler picks an implementation only if exactly one applies.
macro_rules! assert_not {
    ($trait:ident: $($type:ty),*) => {$(
        const _: fn() = || {
            trait Ambiguous<A> { fn item() {} }
            impl<T: ?Sized> Ambiguous<()> for T {}
            struct Second;
            impl<T: ?Sized + $trait> Ambiguous<Second> for T {}
            <$type as Ambiguous<_>>::item();
        };
    )*};
}

assert_not!(Send: Guard<'static, u32, Spin>, Guard<'static, u32, Wait>, Key<'static>);
assert_not!(Sync: Guard<'static, std::cell::Cell<u32>, Spin>);
assert_not!(Copy: Request, Key<'static>);
assert_not!(Clone: Request, ManualQueue, Guard<'static, u32, Spin>, Key<'static>);
