//! A Module with everything that `#[module]` wires, its config, callbacks and Methods.

use dmf_core::lock::ModuleLock;
use dmf_core::{Child, Error, Module, ModuleConfig, Result, Wiring};
use dmf_core::{callbacks, method, module};

/// A Module to compose others of.
#[module(options = DispatchMaximum)]
pub struct Pool<T: Send + Sync + 'static> {
    content: ModuleLock<Option<T>>,
}

#[callbacks]
impl<T: Send + Sync + 'static> Module for Pool<T> {
    fn close(&self) {
        let _ = &self.content;
    }
}

/// What a parent decides about a [`BufferQueue`].
#[derive(Clone, ModuleConfig)]
pub struct Config {
    /// Number of buffers allocated up front.
    #[config(range = 1..=65_536)]
    pub count: u32,
    /// Allocate more buffers when all are in use.
    #[config(default = false)]
    pub lookaside: bool,
}

impl Config {
    fn pool(_: &Self) -> dmf_core::NoConfig {
        dmf_core::NoConfig
    }

    fn spare(&self) -> Option<dmf_core::NoConfig> {
        self.lookaside.then(|| Self::pool(self))
    }

    fn lanes(&self) -> [dmf_core::NoConfig; 2] {
        [Self::pool(self), Self::pool(self)]
    }
}

/// Two pools of buffers: one of empty ones, one of filled ones.
#[module(name = "BufferQueue", config = Config, options = DispatchMaximum, open = Create)]
pub struct BufferQueue<T: Send + Sync + 'static> {
    #[child(config = Config::pool)]
    producer: Child<Pool<T>>,
    #[child(config = Config::pool, name = "filled", lock = parent)]
    consumer: Child<Pool<T>>,
    #[child(config = Config::spare, passive, opened = Self::spare_opened, closes = |queue, _| queue.tell(1))]
    spare: Option<Child<Pool<T>>>,
    #[child(config = Config::lanes)]
    lanes: [Child<Pool<T>>; 2],
    #[init(Self::capacity)]
    capacity: u32,
    taken: ModuleLock<u32>,
}

#[callbacks]
impl<T: Send + Sync + 'static> Module for BufferQueue<T> {
    fn close(&self) {
        let _ = (&self.producer, &self.consumer, &self.spare, &self.lanes, &self.taken);
    }
}

impl<T: Send + Sync + 'static> BufferQueue<T> {
    fn spare_opened(&self, _spare: &Pool<T>) {
        self.tell(0);
    }

    fn tell(&self, what: u32) {
        let _ = (what, &self.taken);
    }

    #[expect(clippy::unnecessary_wraps, reason = "`#[init]` takes functions that may fail")]
    fn capacity(wiring: &Wiring<'_, Self>) -> Result<u32> {
        Ok(wiring.config().count)
    }

    /// How many buffers there are.
    ///
    /// # Errors
    ///
    /// When the queue is not open.
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn capacity_left(&self) -> Result<u32> {
        Ok(self.capacity)
    }

    /// Gives `value` back when the queue is not open.
    ///
    /// # Errors
    ///
    /// The value, and why it was not taken.
    #[method(irql <= DISPATCH_LEVEL, refused = |refused| Err((value, refused.into())))]
    pub fn put<U: Into<T>>(&self, value: U) -> Result<(), (U, Error)>
    where
        T: Copy,
    {
        drop(value);
        Ok(())
    }
}
