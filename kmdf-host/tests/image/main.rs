//! Driver images: reading, loading and running them.

mod bad;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod code;
mod mutations;
mod pe;
