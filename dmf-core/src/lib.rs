//! The Driver Module Framework for drivers in Rust: safe WDF objects and the tree of Modules.
//!
//! A driver is composed of **Modules**: parts with a Config, a Context, Methods, Callbacks and child
//! Modules. This crate ties their lives and callbacks to the WDF device. C: `Dmf/Framework`.
//!
//! ```
//! use dmf_core::prelude::*;
//!
//! /// Counts what it is told to count.
//! #[module(options = Dispatch)]
//! pub struct Counter {
//!     count: ModuleLock<u32>,
//! }
//!
//! #[callbacks]
//! impl Module for Counter {}
//!
//! impl Counter {
//!     /// Adds one, and says how many there are.
//!     #[method(irql <= DISPATCH_LEVEL)]
//!     pub fn count(&self) -> Result<u32> {
//!         let mut count = self.count.lock();
//!         *count += 1;
//!         Ok(*count)
//!     }
//! }
//!
//! /// The client driver: a device with one Module.
//! #[device]
//! pub struct Sensor {
//!     #[child(config = || NoConfig)]
//!     counter: Child<Counter>,
//! }
//!
//! #[callbacks]
//! impl Module for Sensor {
//!     fn d0_entry(&self, _previous: PowerState) -> Result<()> {
//!         self.counter.count().map(|_| ())
//!     }
//! }
//!
//! dmf_core::driver!(Sensor);
//! # let machine = kmdf_host::Machine::new();
//! # let driver = machine.load("sensor", driver_entry).unwrap();
//! # driver.plug_in().unwrap();
//! # driver.unload().unwrap();
//! ```
//!
//! # How it is built
//!
//! | module | what it is |
//! |---|---|
//! | [`module`](mod@module) | Modules: what they are made of, their lifecycle, the order of callbacks |
//! | [`device`](mod@device) | the client driver: its entry, its devices, WDF's events |
//! | [`io`] | requests, queues, files |
//! | [`lock`] | locks that own what they guard |
//! | [`process`], [`timer`], [`work_item`], [`memory`], [`time`] | what Modules use of WDF and the kernel |
//! | [`etw`] | event logging |
//! | [`sync`] | atomics that tests can schedule |
//!
//! The crate is `no_std`, does not use `alloc`, and has no panics of its own. It calls WDF by name
//! through `wdk_sys`, which is the official crate on Windows with a WDK; elsewhere a KMDF runtime
//! such as `kmdf-host` answers.
//!
//! # At which IRQL
//!
//! Each function says up to which IRQL it may be called. One that says nothing computes with what it
//! has, calls neither WDF nor the kernel, and may be called at any. What a Method's maximum is follows
//! from `#[method]`, which writes it into the docs of the Method.
//!
//! # What a type guarantees
//!
//! - A [`Request`](io::Request) is moved into its completion: it cannot be completed twice.
//! - A [`Child`] is created before its parent, opens before it and closes after it.
//! - A Method (`#[method]`) runs only while its Module is open, and the Module closes only when no
//!   Method runs.
//! - A lock owns what it guards.

#![no_std]

pub mod device;
mod error;
pub mod etw;
mod ffi;
pub mod io;
mod irql;
pub mod lock;
pub mod memory;
pub mod module;
mod object;
pub mod prelude;
mod print;
pub mod process;
mod status;
pub mod sync;
pub mod time;
pub mod timer;
pub mod work_item;

pub use device::DeviceType;
pub use dmf_ioctl as ioctl;
pub use dmf_ioctl::Guid;
pub use dmf_macros::{ModuleConfig, callbacks, device, method, module};
pub use error::{ConfigError, Error, Refusal, Refused, Result};
pub use irql::Irql;
pub use module::{
    Callback, Callbacks, Child, Module, ModuleBase, ModuleConfig, ModuleType, NoConfig, OpenOption,
    Options, Wiring,
};
pub use status::NtStatus;

/// What the macros' output uses. Not for people; it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use wdk_sys::{DRIVER_OBJECT, NTSTATUS, PCUNICODE_STRING};

    pub use crate::{
        device::driver_entry,
        ffi::c_name,
        object::ContextType,
        private::{Text, debug_line, enter, invalid, level},
    };
}

mod private;
