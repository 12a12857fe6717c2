//! A button whose contact bounces: the Module and the driver of `docs/writing-a-module.md`.

#![no_std]

pub mod api;
mod debounce;
mod driver;

pub use debounce::{Config, Debounce};
pub use driver::{ButtonPad, driver_entry};
