//! One simulated computer.

pub(crate) mod call;
pub(crate) mod clock;
pub(crate) mod counters;
pub(crate) mod crash;
pub(crate) mod jobs;
pub(crate) mod kernel;
pub(crate) mod span;
pub(crate) mod thread;
pub(crate) mod wait;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use self::clock::Clock;
use self::counters::Snapshot;
use self::crash::Crash;
use self::jobs::{JobKind, JoinHandle};
use self::kernel::Kernel;
use self::wait::WaitKey;
use crate::object::handle::MAX_MACHINE;
use crate::sched;
use crate::state::State;

/// One simulated computer with its kernel, drivers and devices.
///
/// Many machines may live in one process at once. Cloning gives another reference to the same
/// machine; it is switched off when the last one goes.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// let file = machine.open(r"\\.\Example")?;
/// assert_eq!(file.ioctl(ECHO, b"hello", 5)?.output, b"hello");
/// file.close()?;
/// println!("{}", machine.dump()); // what there is, as a tree
/// device.remove()?;
/// assert!(machine.crash().is_none());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Machine {
    pub(crate) kernel: Arc<Kernel>,
    _owner: Arc<Owner>,
}

/// Switches the machine off when nobody outside refers to it any more.
struct Owner(Arc<Kernel>);

impl Drop for Owner {
    fn drop(&mut self) {
        if std::thread::panicking() && sched::is_controlled() {
            // The schedule has failed and is printed: no task of it runs again.
            return;
        }
        // After a crash the stopped threads keep the machine's memory: their stacks refer to it.
        self.0.with(State::shut_down);
    }
}

/// Chooses how a machine is made.
///
/// ```
/// use std::time::{Duration, Instant};
///
/// let machine = kmdf_host::Machine::builder().virtual_time().build();
/// let started = Instant::now();
/// machine.advance(Duration::from_secs(3600)).unwrap();
/// assert!(started.elapsed() < Duration::from_secs(60), "an hour passes at once");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Builder {
    virtual_time: bool,
}

impl Builder {
    /// Time stands still but for [`Machine::advance`].
    ///
    /// Inside a shuttle execution this is always so.
    #[must_use]
    pub fn virtual_time(mut self) -> Self {
        self.virtual_time = true;
        self
    }

    /// Switches the machine on.
    #[must_use]
    pub fn build(self) -> Machine {
        static LAST: AtomicU32 = AtomicU32::new(0);
        crate::edge::install();
        let id = LAST.fetch_add(1, Ordering::Relaxed) % MAX_MACHINE + 1;
        let is_virtual = self.virtual_time || sched::is_controlled();
        let clock = if is_virtual { Clock::virtual_time() } else { Clock::real() };
        let kernel = Kernel::new(id, State::new(id, clock));
        Machine { _owner: Arc::new(Owner(Arc::clone(&kernel))), kernel }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine").field("id", &self.kernel.id).finish_non_exhaustive()
    }
}

impl Machine {
    /// A machine with a clock that runs by itself.
    #[must_use]
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// Chooses how a machine is made.
    #[must_use]
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Runs `f` on a thread of the machine at `PASSIVE_LEVEL` and waits for its result.
    ///
    /// This is how a test calls a driver's functions directly. On a machine thread `f` runs inline.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    pub fn run<R: Send + 'static>(
        &self,
        f: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, Crash> {
        self.kernel.run("Machine::run", f)
    }

    /// As [`Machine::run`], without waiting.
    pub fn spawn<R: Send + 'static>(
        &self,
        f: impl FnOnce() -> R + Send + 'static,
    ) -> JoinHandle<R> {
        self.kernel.start(JobKind::Client, "Machine::spawn", f)
    }

    /// Why the machine stopped, if it did.
    #[must_use]
    pub fn crash(&self) -> Option<Crash> {
        self.kernel.crash()
    }

    /// Waits until the machine crashes, which a good driver never lets happen.
    #[must_use]
    pub fn wait_for_crash(&self) -> Crash {
        let key = WaitKey::Never(self.kernel.with(State::next_id));
        match self.kernel.wait_client(key, |_| None::<std::convert::Infallible>) {
            Ok(never) => match never {},
            Err(crash) => crash,
        }
    }

    /// Moves a virtual clock forward; what becomes due runs in order, each until done or blocked.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    ///
    /// # Panics
    ///
    /// If the machine's clock runs by itself.
    pub fn advance(&self, by: Duration) -> Result<(), Crash> {
        self.kernel.advance(by)
    }

    /// Waits until every timer callback, work item and deferred clean-up is done or blocked.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    pub fn settle(&self) -> Result<(), Crash> {
        self.kernel.settle()
    }

    /// What the machine has counted so far.
    #[must_use]
    pub fn counters(&self) -> Snapshot {
        self.kernel.snapshot()
    }

    /// Makes the `n`-th allocation-like call from now fail; 1 is the next one. 0 makes none fail.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
    /// # fn main() {
    /// # let entry = example_driver::entry;
    /// let machine = kmdf_host::Machine::new();
    /// machine.fail_allocation(1);
    /// let refused = machine.load("example", entry).unwrap_err();
    /// assert!(refused.to_string().contains("0xC000009A"), "STATUS_INSUFFICIENT_RESOURCES");
    /// assert!(machine.load("example", entry).is_ok(), "only the next one failed");
    /// # }
    /// ```
    pub fn fail_allocation(&self, n: u64) {
        self.kernel.with(|state| state.faults.fails = (n > 0).then_some(state.faults.made + n));
    }

    /// How many allocation-like calls were made so far.
    #[must_use]
    pub fn allocations(&self) -> u64 {
        self.kernel.with(|state| state.faults.made)
    }

    /// Sets a number among the registry parameters of the driver `driver`, before or after it is loaded.
    pub fn set_parameter(&self, driver: &str, name: &str, number: u32) {
        let path = crate::wdf::registry::parameters(driver);
        self.kernel.with(|state| state.namespace.registry.set_u32(&path, name, number));
    }

    /// Sets a text among the registry parameters of the driver `driver`.
    pub fn set_parameter_text(&self, driver: &str, name: &str, text: &str) {
        let path = crate::wdf::registry::parameters(driver);
        self.kernel.with(|state| state.namespace.registry.set_text(&path, name, text));
    }

    /// What the drivers printed so far.
    #[must_use]
    pub fn debug_output(&self) -> Vec<String> {
        self.kernel.with(|state| state.nt.debug_output.kept().to_vec())
    }

    /// Gives what the drivers have printed, and what they will print, to `printer`; it is not kept any more.
    ///
    /// `printer` is called while the machine is locked: it must not use the machine.
    pub fn print_debug_output_with(&self, printer: impl FnMut(&str) + Send + 'static) {
        self.kernel.with(|state| state.nt.debug_output.print_with(Box::new(printer)));
    }
}
