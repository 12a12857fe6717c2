//! The Modules [`BufferPool`] and [`BufferQueue`]: preallocated buffers that are handed around by move.
//!
//! C: `Dmf_BufferPool.[ch]`, `Dmf_BufferQueue.[ch]`.
//!
//! - [`BufferPool<T, Source>`](BufferPool) allocates buffers when it opens and gives them out empty.
//! - [`BufferPool<T, Sink>`](BufferPool) keeps filled buffers, in the order in which they came.
//! - [`BufferQueue<T>`](BufferQueue) composes one of each: fetch, fill, enqueue, dequeue.
//!
//! A buffer is an owned value, [`Vacant`] or [`Filled`], that knows where it belongs: dropping it
//! returns it to its Source, which is C's `DMF_BufferQueue_Reuse` and cannot be forgotten. What it
//! holds is a [`Payload`]: any type of the driver's, or bytes whose number the Config gives.
//!
//! ```
//! use dmf_buffer_queue::{BufferQueue, Config};
//! use dmf_core::prelude::*;
//!
//! #[device]
//! pub struct Sensor {
//!     #[child(config = || Config::new(32))]
//!     samples: Child<BufferQueue<u64>>,
//! }
//!
//! #[callbacks]
//! impl Module for Sensor {
//!     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
//!         let buffer = self.samples.fetch()?.write(42);
//!         self.samples.enqueue(buffer);
//!         let oldest = self.samples.dequeue();
//!         assert_eq!(oldest.as_deref(), Some(&42));
//!         Ok(())
//!     }
//! }
//!
//! dmf_core::driver!(Sensor);
//! # let machine = kmdf_host::Machine::new();
//! # let driver = machine.load("sensor", driver_entry).unwrap();
//! # let device = driver.plug_in().unwrap();
//! # device.remove().unwrap();
//! # driver.unload().unwrap();
//! ```

#![no_std]

mod buffer;
mod pool;
mod queue;

pub use buffer::{Context, Disposition, Filled, Payload, Vacant};
pub use dmf_core::memory::PoolType;
pub use pool::{BufferPool, PoolConfig, Role, Sink, Source, UnderLock as PoolUnderLock};
pub use queue::{BufferQueue, Config, FilledUnderLock, UnderLock};
