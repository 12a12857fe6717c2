//! What the tests have in common: a client driver with one Module, and an application that uses it.
//!
//! The driver can be made with this crate's Module or with any other [`Notify`]; the application is
//! the same. So the schedules that are tried on ours are tried on C's algorithm as well.
#![allow(dead_code, unused_imports, reason = "each test uses a part of it")]

mod app;
mod driver;
pub mod inside;
mod log;

pub use app::{App, answer};
pub use driver::{ADD, Notify, Rig, Setup, WAIT, entry};
pub use log::{Datum, Event, Log, request_number};
