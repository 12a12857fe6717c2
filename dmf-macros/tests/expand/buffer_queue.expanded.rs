//! A Module with everything that `#[module]` wires, its config, callbacks and Methods.
use dmf_core::lock::ModuleLock;
use dmf_core::{Child, Error, Module, ModuleConfig, Result, Wiring};
use dmf_core::{callbacks, method, module};
/// A Module to compose others of.
pub struct Pool<T: Send + Sync + 'static> {
    content: ModuleLock<Option<T>>,
    base: ::dmf_core::ModuleBase<::dmf_core::NoConfig>,
}
const _: () = {
    ::dmf_core::context_type!(CONTEXT_TYPE, "Pool");
    #[automatically_derived]
    unsafe impl<T: Send + Sync + 'static> ::dmf_core::ModuleType for Pool<T> {
        type Config = ::dmf_core::NoConfig;
        type Options = ::dmf_core::module::options::DispatchMaximum;
        type Opens = ::dmf_core::module::open::Create;
        const NAME: &'static str = "Pool";
        fn context_type() -> &'static ::dmf_core::__private::ContextType {
            &CONTEXT_TYPE
        }
        fn base(&self) -> &::dmf_core::ModuleBase<Self::Config> {
            &self.base
        }
        fn create(mut wiring: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
            ::core::result::Result::Ok(Self {
                content: wiring.field::<ModuleLock<Option<T>>>()?,
                base: wiring.finish(),
            })
        }
    }
};
impl<T: Send + Sync + 'static> Module for Pool<T> {
    fn close(&self) {
        let _ = &self.content;
    }
    const CALLBACKS: ::dmf_core::Callbacks = ::dmf_core::Callbacks::NONE
        .with(::dmf_core::Callback::Close);
}
/// What a parent decides about a [`BufferQueue`].
#[derive(Clone)]
pub struct Config {
    /// Number of buffers allocated up front.
    pub count: u32,
    /// Allocate more buffers when all are in use.
    pub lookaside: bool,
}
impl Config {
    /// A config from the fields that have no default; the others have theirs.
    ///
    /// - `count`: Number of buffers allocated up front. Range: `1..=65_536`.
    #[must_use]
    pub fn new(count: u32) -> Self {
        Self { count, lookaside: false }
    }
    /// Sets [`lookaside`](Self::lookaside).
    ///
    /// Allocate more buffers when all are in use.
    ///
    /// Default: `false`.
    #[must_use]
    pub fn with_lookaside(mut self, lookaside: bool) -> Self {
        self.lookaside = lookaside;
        self
    }
}
#[automatically_derived]
impl ::dmf_core::ModuleConfig for Config {
    fn validate(&self) -> ::core::result::Result<(), ::dmf_core::ConfigError> {
        let allowed: ::core::ops::RangeInclusive<u32> = 1..=65_536;
        if !allowed.contains(&self.count) {
            return ::core::result::Result::Err(
                ::dmf_core::ConfigError::out_of_range(
                    "count",
                    self.count as i128,
                    *allowed.start() as i128,
                    *allowed.end() as i128,
                ),
            );
        }
        ::core::result::Result::Ok(())
    }
    fn describe(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Config")
            .field("count", &self.count)
            .field("lookaside", &self.lookaside)
            .finish()
    }
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
pub struct BufferQueue<T: Send + Sync + 'static> {
    #[allow(dead_code)]
    producer: Child<Pool<T>>,
    #[allow(dead_code)]
    consumer: Child<Pool<T>>,
    #[allow(dead_code)]
    spare: Option<Child<Pool<T>>>,
    #[allow(dead_code)]
    lanes: [Child<Pool<T>>; 2],
    capacity: u32,
    taken: ModuleLock<u32>,
    base: ::dmf_core::ModuleBase<Config>,
}
const _: () = {
    ::dmf_core::context_type!(CONTEXT_TYPE, "BufferQueue");
    #[automatically_derived]
    unsafe impl<T: Send + Sync + 'static> ::dmf_core::ModuleType for BufferQueue<T> {
        type Config = Config;
        type Options = ::dmf_core::module::options::DispatchMaximum;
        type Opens = ::dmf_core::module::open::Create;
        const NAME: &'static str = "BufferQueue";
        fn context_type() -> &'static ::dmf_core::__private::ContextType {
            &CONTEXT_TYPE
        }
        fn base(&self) -> &::dmf_core::ModuleBase<Self::Config> {
            &self.base
        }
        fn create(mut wiring: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
            ::core::result::Result::Ok(Self {
                producer: wiring
                    .child::<
                        Child<Pool<T>>,
                    >(
                        "producer",
                        Config::pool(wiring.config()),
                        ::dmf_core::module::ChildOptions::new(),
                    )?,
                consumer: wiring
                    .child::<
                        Child<Pool<T>>,
                    >(
                        "filled",
                        Config::pool(wiring.config()),
                        ::dmf_core::module::ChildOptions::new().with_parents_lock(),
                    )?,
                spare: wiring
                    .passive_child::<
                        Option<Child<Pool<T>>>,
                    >(
                        "spare",
                        Config::spare(wiring.config()),
                        ::dmf_core::module::ChildOptions::new()
                            .opened(Self::spare_opened)
                            .closes(|queue, _| queue.tell(1)),
                    )?,
                lanes: wiring
                    .child::<
                        [Child<Pool<T>>; 2],
                    >(
                        "lanes",
                        Config::lanes(wiring.config()),
                        ::dmf_core::module::ChildOptions::new(),
                    )?,
                capacity: ::core::convert::identity::<
                    ::dmf_core::Result<u32>,
                >(Self::capacity(&wiring))?,
                taken: wiring.field::<ModuleLock<u32>>()?,
                base: wiring.finish(),
            })
        }
    }
};
impl<T: Send + Sync + 'static> Module for BufferQueue<T> {
    fn close(&self) {
        let _ = (&self.producer, &self.consumer, &self.spare, &self.lanes, &self.taken);
    }
    const CALLBACKS: ::dmf_core::Callbacks = ::dmf_core::Callbacks::NONE
        .with(::dmf_core::Callback::Close);
}
impl<T: Send + Sync + 'static> BufferQueue<T> {
    fn spare_opened(&self, _spare: &Pool<T>) {
        self.tell(0);
    }
    fn tell(&self, what: u32) {
        let _ = (what, &self.taken);
    }
    #[expect(
        clippy::unnecessary_wraps,
        reason = "`#[init]` takes functions that may fail"
    )]
    fn capacity(wiring: &Wiring<'_, Self>) -> Result<u32> {
        Ok(wiring.config().count)
    }
    /// How many buffers there are.
    ///
    /// # Errors
    ///
    /// When the queue is not open.
    ///
    /// **Maximum IRQL**: `DISPATCH_LEVEL`
    pub fn capacity_left(&self) -> Result<u32> {
        let _entered = match ::dmf_core::__private::enter(
            self,
            ::dmf_core::__private::level::Dispatch,
        ) {
            ::core::result::Result::Ok(entered) => entered,
            ::core::result::Result::Err(refused) => {
                return ::dmf_core::Refusal::refusal(refused);
            }
        };
        { Ok(self.capacity) }
    }
    /// Gives `value` back when the queue is not open.
    ///
    /// # Errors
    ///
    /// The value, and why it was not taken.
    ///
    /// **Maximum IRQL**: `DISPATCH_LEVEL`
    pub fn put<U: Into<T>>(&self, value: U) -> Result<(), (U, Error)>
    where
        T: Copy,
    {
        let _entered = match ::dmf_core::__private::enter(
            self,
            ::dmf_core::__private::level::Dispatch,
        ) {
            ::core::result::Result::Ok(entered) => entered,
            ::core::result::Result::Err(refused) => {
                return ::core::result::Result::unwrap_or_else(
                    ::core::result::Result::Err(refused),
                    |refused| Err((value, refused.into())),
                );
            }
        };
        {
            drop(value);
            Ok(())
        }
    }
}
