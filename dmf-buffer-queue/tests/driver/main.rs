//! The Modules of this crate, driven as Modules of a driver in kmdf-host.
//!
//! `PROPTEST_CASES` sets how many cases each model runs; the default is small.
#![cfg(not(feature = "shuttle"))]

mod config;
mod content;
mod costs;
mod declaration;
mod descriptor;
mod enumerate;
mod memory;
mod models;
mod ownership;
mod pageable;
mod passive;
mod queue;
mod scenarios;
#[path = "../support/mod.rs"]
mod support;
mod timers;
