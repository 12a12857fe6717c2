//! [`BufferPool`]: buffers that wait, empty in a Source or filled in a Sink.
//!
//! C: `Dmf_BufferPool.[ch]`

mod config;
mod sink;
mod source;

use core::{fmt, marker::PhantomData};

use dmf_core::{memory::LookasideList, prelude::*, sync::AtomicUsize};

pub use config::PoolConfig;
pub use sink::Sink;
pub use source::{Source, UnderLock};

use crate::buffer::{Context, Entry, List, Payload, Returned};

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
    list: ModuleLock<List<R::Entry<T, C>>>,
    returned: Returned<T, C>,
    /// How many buffers there are above those that were allocated when the pool opened.
    additional: AtomicUsize,
    #[init(Self::make_lookaside)]
    lookaside: Option<LookasideList>,
    role: PhantomData<R>,
}

/// What a pool is for: [`Source`] or [`Sink`]. There are no others.
pub trait Role: sealed::Sealed + fmt::Debug + Send + Sync + Sized + 'static {
    /// What waits in the pool.
    #[doc(hidden)]
    type Entry<T: Payload + ?Sized, C: Context>: Entry<Payload = T, Context = C>;

    /// Makes the list that a growing pool takes its buffers from.
    #[doc(hidden)]
    fn lookaside<T: Payload + ?Sized, C: Context>(
        wiring: &Wiring<'_, BufferPool<T, Self, C>>,
    ) -> Result<Option<LookasideList>>;

    /// Fills the pool, if that is what it does when it opens.
    #[doc(hidden)]
    fn open<T: Payload + ?Sized, C: Context>(pool: &BufferPool<T, Self, C>) -> Result<()>;
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
        R::open(self).inspect_err(|_| self.empty())
    }

    fn close(&self) {
        self.empty();
    }
}

impl<T: Payload + ?Sized, R: Role, C: Context> BufferPool<T, R, C> {
    /// What waits here, for a parent that holds the lock which both share.
    pub(crate) const fn list(&self) -> &ModuleLock<List<R::Entry<T, C>>> {
        &self.list
    }

    fn make_lookaside(wiring: &Wiring<'_, Self>) -> Result<Option<LookasideList>> {
        R::lookaside(wiring)
    }

    /// Drops what waits here, one buffer at a time and not under the lock: dropping a payload runs
    /// the driver's code.
    fn empty(&self) {
        self.returned.drain_to(&mut List::default());
        loop {
            let first = self.list.lock().pop_front();
            if first.is_none() {
                return;
            }
        }
    }
}
