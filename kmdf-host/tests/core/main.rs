//! The rules of the core, each test named after the rule that it shows.
#![cfg(not(feature = "shuttle"))]

#[path = "../support/mod.rs"]
mod support;

mod collection;
mod context;
mod control;
mod device;
mod dpc;
mod driver;
mod etw;
mod event;
mod fault;
mod idle;
mod idle_settings;
mod idle_with_system;
mod interface;
mod irql;
mod lifetime;
mod lock;
mod memory;
mod nt;
mod object;
mod pnp;
mod pnp_driver;
mod policy_rig;
mod pool;
mod power;
mod process;
mod property;
mod registry;
mod rundown;
mod span;
mod text;
mod time;
mod timer;
mod usage;
mod waits_for_d0;
mod wake;
mod workitem;
