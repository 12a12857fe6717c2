//! Applications in other processes: the same as in the driver's, and harmless.
#![cfg(not(feature = "shuttle"))]
#![cfg(target_os = "linux")]

#[path = "../support/mod.rs"]
mod support;

#[path = "../io/rig.rs"]
#[allow(dead_code, reason = "the other tests use the rest")]
mod rig;

mod bed;

mod access;
mod api;
mod end;
mod flood;
mod hostile;
mod killed;
mod raw;
