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
/// # use dmf_buffer_queue::{BufferPool, Sink, Source};
/// # use dmf_core::Result;
/// fn pass_on(from: &BufferPool<u64, Source>, to: &BufferPool<u64, Sink>) -> Result<()> {
///     to.put(from.get()?.write(42));
///     Ok(())
/// }
/// ```
///
/// C: `DMF_BufferPool`. Its Methods are those of `BufferPool<T, Source>` and `BufferPool<T, Sink>`.
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
