//! The rules of queues, requests and files, each test named after the rule that it shows.
#![cfg(not(feature = "shuttle"))]

#[path = "../support/mod.rs"]
mod support;

mod buffer;
mod cancel;
mod client;
mod dispatch;
mod file;
mod forward;
mod idle;
mod misuse;
mod object;
mod power;
mod queue;
mod removal;
mod rig;
mod target;
mod user_buffer;
