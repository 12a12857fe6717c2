//! The Config of a queue, and those of its pools.

use dmf_core::{ModuleConfig, memory::PoolType};

use crate::pool::PoolConfig;

/// The Config of a [`BufferQueue`](crate::BufferQueue). C: `DMF_CONFIG_BufferQueue`.
#[derive(Clone, Copy, Debug, ModuleConfig)]
#[doc(alias = "DMF_CONFIG_BufferQueue")]
pub struct Config {
    /// How many buffers are allocated when the queue opens.
    #[config(range = 1..=131_073)]
    pub count: u32,
    /// The size of a buffer in bytes, for the payload `[u8]`; 0 for every other payload, whose
    /// type has its size.
    #[config(default = 0, range = 0..=1_048_576)]
    pub buffer_size: u32,
    /// Whether more buffers are allocated when all are in use. There is no bound then but memory.
    #[config(default = false)]
    pub lookaside: bool,
    /// From which pool of the kernel buffers come; see
    /// [`PoolConfig::pool_type`](crate::PoolConfig::pool_type).
    #[config(default = PoolType::NonPaged)]
    pub pool_type: PoolType,
}

impl Config {
    pub(super) fn producer(&self) -> PoolConfig {
        PoolConfig::source(self.count)
            .with_buffer_size(self.buffer_size)
            .with_lookaside(self.lookaside)
            .with_pool_type(self.pool_type)
    }
}
