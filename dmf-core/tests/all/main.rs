//! Drivers made of Modules, run in `kmdf-host`: one binary, one file for each part of dmf-core.
//!
//! `DMF_CORE_CASES` sets how many random trees each property tries; the default is small.
#![cfg(not(feature = "shuttle"))]

mod support;
mod tree;

mod by_hand;
mod config;
mod doubts;
mod dump;
mod etw;
mod files;
mod first_driver;
mod heard;
mod late;
mod lifecycle;
mod locks;
mod memory;
mod order;
mod owners;
mod phases;
mod policy;
mod process;
mod requests;
mod rundown;
mod time_stamps;
mod timers;
mod told;
