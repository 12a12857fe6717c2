//! When Modules open and close, and what is undone when a phase fails.
//!
//! `PHASES_TREES` sets how many random trees each property takes; the default is small.
#![cfg(not(feature = "shuttle"))]

mod failures;
mod model;
mod notify;
mod passive;
mod plan;
mod rig;
mod stage;
mod table;
mod times;
mod tree;
