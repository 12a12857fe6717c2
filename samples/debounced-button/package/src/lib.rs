//! The image of the debounced-button driver: its entry point, for the loader.

#![no_std]

#[cfg(not(dmf_no_wdk))]
extern crate wdk_panic;

pub use debounced_button::driver_entry;
