//! The rules of the core, each test named after the rule that it shows.

#[path = "../support/mod.rs"]
mod support;

mod lock;
mod object;
