//! Driver images: reading, loading and running them.
#![cfg(not(feature = "shuttle"))]

mod bad;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod c_driver;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod code;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod command;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod exports;
mod mutations;
mod pe;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod toolchain;
