//! The image of the @NAME@ driver: its entry point, for the loader.

#![no_std]

#[cfg(not(dmf_no_wdk))]
extern crate wdk_panic;

pub use @CRATE@_driver::driver_entry;
