//! [`BufferPool`]: buffers that wait, empty in a Source or filled in a Sink.
//!
//! C: `Dmf_BufferPool.[ch]`

mod alarm;
mod config;
mod sink;
mod source;

use core::{fmt, marker::PhantomData};

use alarm::Alarm;
use dmf_core::{memory::LookasideList, memory::PoolType, prelude::*, sync::AtomicUsize};

pub use config::PoolConfig;
pub use sink::Sink;
pub use source::{Source, UnderLock};

use crate::buffer::{Context, Payload, Returned};

/// A pool of buffers. Which kind is the parameter `R`:
///
/// - a [`Source`] allocates its buffers when it opens, and gives them out empty;
/// - a [`Sink`] starts empty, and keeps filled buffers of any Source.
///
/// When a Sink closes, the payloads in it are dropped and the buffers return to their Sources. When
/// a Source closes, the buffers in it are freed, and those that are elsewhere as soon as they are
/// dropped.
///
/// ```
/// # use dmf_buffer_queue::{BufferPool, PoolConfig, Sink, Source};
/// # use dmf_core::prelude::*;
/// fn pass_on(from: &BufferPool<u64, Source>, to: &BufferPool<u64, Sink>) -> Result<()> {
///     to.put(from.get()?.write(42));
///     Ok(())
/// }
/// # #[device]
/// # pub struct Root {
/// #     #[child(config = || PoolConfig::source(4))]
/// #     from: Child<BufferPool<u64, Source>>,
/// #     #[child(config = || PoolConfig::sink())]
/// #     to: Child<BufferPool<u64, Sink>>,
/// # }
/// # #[callbacks]
/// # impl Module for Root {
/// #     fn d0_entry(&self, _: PowerState) -> Result<()> {
/// #         pass_on(&self.from, &self.to)?;
/// #         assert_eq!(self.to.take().as_deref(), Some(&42));
/// #         Ok(())
/// #     }
/// # }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
/// # example::with_device::<Root>(|_, _| ());
/// ```
///
/// C: `DMF_BufferPool`.
///
/// # Methods
///
/// All may be called at `<= DISPATCH_LEVEL`; those of a pool for `PASSIVE_LEVEL` (`passive` in the
/// `#[child]` attribute) only there.
///
/// | Method | of a | C | what it does |
/// |---|---|---|---|
/// | `get` | Source | `Get`, `GetWithMemory`, `GetWithMemoryDescriptor` | takes an empty buffer |
/// | `put`, `put_at_head` | Sink | `Put`, `PutAtHead` | a filled buffer comes to wait |
/// | `put_with_timer` | Sink | `PutInSinkWithTimer` | the same, until a deadline at most |
/// | `take` | Sink | `Get` and its variants | takes the oldest buffer |
/// | `enumerate` | Sink | `Enumerate` | shows each buffer, see [`Disposition`](crate::Disposition) |
/// | `count` | both | `Count` | how many buffers are in the pool |
/// | [`Filled::context`](crate::Filled::context), [`memory`](crate::Filled::memory) | buffer | `ContextGet`, `ParametersGet` | what belongs to a buffer |
/// | drop | buffer | `Put` to a Source | the buffer returns to its Source |
///
/// # Differences from C
///
/// - The mode is a type, the size of a typed payload is that of its type, and a buffer that was put
///   cannot be used, or put again (B12).
/// - A buffer is zeroed, or not readable, before its first use as before every other (B2).
/// - One timer serves all buffers of a Sink, which is there without being asked for
///   (`CreateWithTimer`); its callback runs at `DISPATCH_LEVEL` if the pool's Methods may, and not
///   always at `PASSIVE_LEVEL`.
/// - A buffer of a lookaside list is freed when it returns while there are more than `count`.
/// - What C asserts in checked builds is an error, or does not compile. In debug builds a guard lies
///   behind each payload; if it was written, the system stops (B11).
/// - A Sink that closes sends its buffers home, instead of destroying them (B8).
#[module(options = DispatchMaximum, config = PoolConfig)]
#[doc(alias = "DMF_BufferPool")]
pub struct BufferPool<T: Payload + ?Sized, R: Role, C: Context = ()> {
    list: ModuleLock<R::List<T, C>>,
    returned: Returned<T, C>,
    /// How many buffers there are above those that were allocated when the pool opened.
    additional: AtomicUsize,
    #[init(Self::make_lookaside)]
    lookaside: Option<LookasideList>,
    /// What wakes the pool when a buffer's time is over; a Sink has it.
    #[init(R::alarm)]
    alarm: Option<Alarm>,
    role: PhantomData<R>,
}

/// What a pool is for: [`Source`] or [`Sink`]. There are no others.
pub trait Role: sealed::Sealed + fmt::Debug + Send + Sync + Sized + 'static {
    /// What keeps the buffers that wait in the pool.
    #[doc(hidden)]
    type List<T: Payload + ?Sized, C: Context>: Default + Send;

    /// Makes the list that a growing pool takes its buffers from.
    #[doc(hidden)]
    fn lookaside<T: Payload + ?Sized, C: Context>(
        wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<LookasideList>>;

    /// Makes what wakes the pool when a buffer's time is over.
    #[doc(hidden)]
    fn alarm<T: Payload + ?Sized, C: Context>(
        wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<Alarm>>;

    /// Fills the pool, if that is what it does when it opens.
    #[doc(hidden)]
    fn open<T: Payload + ?Sized, C: Context>(pool: &BufferPool<T, Self, C>) -> Result<()>;

    /// Drops what waits in the pool, without its lock: dropping a payload runs the driver's code.
    #[doc(hidden)]
    fn empty<T: Payload + ?Sized, C: Context>(pool: &BufferPool<T, Self, C>);
}

mod sealed {
    /// Keeps the implementations of [`Role`](super::Role) in this crate.
    pub trait Sealed {}

    impl Sealed for super::Source {}
    impl Sealed for super::Sink {}
}

#[callbacks]
impl<T: Payload + ?Sized, R: Role, C: Context> Module for BufferPool<T, R, C> {
    /// On failure the buffers that were allocated before are freed (B18).
    fn open(&self) -> Result<()> {
        R::open(self).inspect_err(|_| R::empty(self))
    }

    fn close(&self) {
        R::empty(self);
    }
}

impl<T: Payload + ?Sized, R: Role, C: Context> BufferPool<T, R, C> {
    /// What waits here, for a parent that holds the lock which both share.
    pub(crate) const fn list(&self) -> &ModuleLock<R::List<T, C>> {
        &self.list
    }

    /// Makes the list that a growing pool takes its buffers from; also where it is seen that
    /// pageable buffers are used at `PASSIVE_LEVEL` only, before there are any (B15).
    fn make_lookaside(wiring: &Wiring<'_, Self>) -> Result<Option<LookasideList>> {
        let is_passive = wiring.maximum_irql() == Irql::PASSIVE_LEVEL;
        if wiring.config().pool_type == PoolType::Paged && !is_passive {
            return Err(NtStatus::INVALID_PARAMETER.into());
        }
        R::lookaside(wiring)
    }
}
