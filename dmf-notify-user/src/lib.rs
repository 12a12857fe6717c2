//! The Module NotifyUserWithRequest: an application's requests wait in the driver until it has
//! data for them (the "inverted call").
//!
//! C: `Dmf_NotifyUserWithRequest.[ch]`. See [`NotifyUserWithRequest`].

#![no_std]

mod notify;

pub use dmf_buffer_queue::Payload;
pub use notify::{Complete, Completion, Config, NotifyUserWithRequest, Statistics};

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
