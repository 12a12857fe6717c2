//! The Config of a pool.

use dmf_core::{ModuleConfig, memory::PoolType};

/// The Config of a [`BufferPool`](crate::BufferPool).
///
/// C: `DMF_CONFIG_BufferPool`. The mode is the type parameter of the pool, the size of a typed
/// payload is that of its type, and the context's is that of its type.
///
/// ```
/// use dmf_buffer_queue::{BufferPool, PoolConfig, Sink, Source};
/// use dmf_core::prelude::*;
///
/// /// One Source for two Sinks: what is urgent does not wait behind what is not.
/// #[device]
/// pub struct Office {
///     #[child(config = || PoolConfig::source(16))]
///     sheets: Child<BufferPool<u32, Source>>,
///     #[child(config = || [PoolConfig::sink(); 2])]
///     trays: [Child<BufferPool<u32, Sink>>; 2],
/// }
///
/// #[callbacks]
/// impl Module for Office {
///     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
///         let [urgent, other] = &self.trays;
///         other.put(self.sheets.get()?.write(1));
///         urgent.put(self.sheets.get()?.write(2));
///         assert_eq!(self.sheets.count(), 14);
///         let next = urgent.take().or_else(|| other.take());
///         assert_eq!(next.as_deref(), Some(&2));
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../dmf-core/tests/support/example.rs")); }
/// # example::with_device::<Office>(|_, _| ());
/// ```
#[derive(Clone, Copy, Debug, ModuleConfig)]
#[doc(alias = "DMF_CONFIG_BufferPool")]
pub struct PoolConfig {
    /// How many buffers a Source allocates when it opens. A Sink allocates none.
    #[config(range = 0..=131_073)]
    pub count: u32,
    /// The size of a buffer in bytes, for the payload `[u8]`; 0 for every other payload, whose
    /// type has its size.
    #[config(default = 0, range = 0..=1_048_576)]
    pub buffer_size: u32,
    /// Whether a Source allocates more buffers when all are in use. A buffer that returns while
    /// there are more than `count` is freed.
    #[config(default = false)]
    pub lookaside: bool,
    /// From which pool of the kernel a Source takes its buffers. Pageable ones need a Module for
    /// `PASSIVE_LEVEL` (`#[child(.., passive)]`), and are touched and dropped there only; otherwise
    /// the Module is not made, `STATUS_INVALID_PARAMETER` (B15).
    #[config(default = PoolType::NonPaged)]
    #[doc(alias = "PoolType")]
    pub pool_type: PoolType,
}

impl PoolConfig {
    /// A Source with `count` buffers.
    #[must_use]
    pub fn source(count: u32) -> Self {
        Self::new(count)
    }

    /// A Sink.
    #[must_use]
    pub fn sink() -> Self {
        Self::new(0)
    }
}
