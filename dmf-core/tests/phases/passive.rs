//! Instances that are used at `PASSIVE_LEVEL` only.

use std::cell::RefCell;

use dmf_core::lock::SpinLock;
use dmf_core::module::ModuleRef;
use dmf_core::prelude::*;
use kmdf_host::Machine;

/// A Module whose author allows both.
#[module(options = DispatchMaximum)]
struct Store {
    content: ModuleLock<u32>,
}

#[callbacks]
impl Module for Store {}

impl Store {
    #[method(irql <= DISPATCH_LEVEL)]
    fn add(&self) -> Result<u32> {
        let mut content = self.content.lock();
        *content += 1;
        Ok(*content)
    }

    /// The IRQL at which its lock is held: that of a spin lock is `DISPATCH_LEVEL`.
    #[method(irql <= DISPATCH_LEVEL)]
    fn level_of_lock(&self) -> Result<Irql> {
        let _content = self.content.lock();
        Ok(Irql::current())
    }
}

/// One with a child that has the same lock.
#[module(options = DispatchMaximum)]
struct Pair {
    #[child(config = |_| NoConfig, lock = parent)]
    store: Child<Store>,
    _content: ModuleLock<u32>,
}

#[callbacks]
impl Module for Pair {}

impl Pair {
    #[method(irql <= DISPATCH_LEVEL)]
    fn level_of_lock(&self) -> Result<Irql> {
        self.store.level_of_lock()
    }
}

#[device]
struct Bench {
    #[child(config = || NoConfig)]
    usual: Child<Store>,
    #[child(config = || NoConfig, passive)]
    passive: Child<Store>,
    #[child(config = || NoConfig)]
    usual_pair: Child<Pair>,
    #[child(config = || NoConfig, passive)]
    passive_pair: Child<Pair>,
    raised: SpinLock<()>,
}

std::thread_local! {
    static BENCH: RefCell<Option<ModuleRef<Bench>>> = const { RefCell::new(None) };
}

#[callbacks]
impl Module for Bench {
    fn open(&self) -> Result<()> {
        BENCH.set(Some(ModuleRef::new(self)?));
        Ok(())
    }
}

dmf_core::driver!(Bench);

/// Runs `f` on a started device.
fn with<R: Send + 'static>(f: fn(&Bench) -> R) -> R {
    let machine = Machine::new();
    let driver = machine.load("passive", driver_entry).expect("DriverEntry succeeds");
    let plugging = driver.clone();
    let result = machine.run(move || {
        let device = plugging.plug_in().expect("the device starts");
        let result = BENCH.with_borrow(|bench| f(bench.as_ref().expect("the device is open")));
        BENCH.take();
        device.remove().expect("the device goes");
        result
    });
    driver.unload().expect("nothing leaks");
    result.expect("the machine goes on")
}

const REFUSED: Result<u32> = Err(Error::Refused(Refused::IrqlTooHigh {
    current: Irql::DISPATCH_LEVEL,
    maximum: Irql::PASSIVE_LEVEL,
}));

#[test]
fn its_lock_is_a_wait_lock() {
    let levels = with(|bench| (bench.usual.level_of_lock(), bench.passive.level_of_lock()));
    assert_eq!(levels, (Ok(Irql::DISPATCH_LEVEL), Ok(Irql::PASSIVE_LEVEL)));
}

/// B15: in C the author's maximum is all that is ever said, and nothing checks it.
#[test]
fn b15_at_dispatch_level_its_methods_are_refused() {
    let counts = with(|bench| {
        let _raised = bench.raised.lock();
        (bench.usual.add(), bench.passive.add())
    });
    assert_eq!(counts, (Ok(1), REFUSED));
    assert_eq!(with(|bench| bench.passive.add()), Ok(1));
}

#[test]
fn a_child_that_shares_its_lock_is_as_passive() {
    let levels =
        with(|bench| (bench.usual_pair.level_of_lock(), bench.passive_pair.level_of_lock()));
    assert_eq!(levels, (Ok(Irql::DISPATCH_LEVEL), Ok(Irql::PASSIVE_LEVEL)));
}
