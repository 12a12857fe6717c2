//! The image of the process-monitor driver: its entry point, for the loader.

#![no_std]

#[cfg(not(dmf_no_wdk))]
extern crate wdk_panic;

pub use process_monitor_driver::driver_entry;
