//! A driver that only moves buffers around.

use std::sync::Arc;

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, PoolConfig, Sink, Source};
use dmf_core::{module::ModuleRef, prelude::*};

use super::{HandsOut, hand_out};

/// The driver.
#[derive(Debug)]
pub struct Pools;

/// Its device.
#[device]
pub struct Buffers {
    #[child(config = || PoolConfig::source(16))]
    source: Child<BufferPool<u64, Source>>,
    #[child(config = PoolConfig::sink)]
    sink: Child<BufferPool<u64, Sink>>,
    #[child(config = || Config::new(16))]
    queue: Child<BufferQueue<u64>>,
}

dmf_core::driver!(Buffers);

#[callbacks]
impl Module for Buffers {
    fn open(&self) -> Result<()> {
        hand_out(Arc::new(ModuleRef::new(self)?));
        Ok(())
    }
}

impl HandsOut for Pools {
    type Way = Arc<ModuleRef<Buffers>>;
}

/// A buffer leaves its pool and comes back.
#[inline(never)]
pub(crate) fn get_and_drop(buffers: &Buffers) {
    drop(buffers.source.get());
}

/// A buffer is filled, waits in a Sink, and comes back.
#[inline(never)]
pub(crate) fn through_the_sink(buffers: &Buffers) {
    if let Ok(buffer) = buffers.source.get() {
        buffers.sink.put(buffer.write(1));
    }
    drop(buffers.sink.take());
}

/// The same in a queue.
#[inline(never)]
pub(crate) fn through_the_queue(buffers: &Buffers) {
    if let Ok(buffer) = buffers.queue.fetch() {
        buffers.queue.enqueue(buffer.write(1));
    }
    drop(buffers.queue.dequeue());
}
