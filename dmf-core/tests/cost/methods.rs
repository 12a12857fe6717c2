//! Methods as `#[method]` writes them, next to what one would write by hand. Compiled by the test
//! `cost`, which compares the machine code.

use std::{
    ptr::NonNull,
    sync::atomic::{AtomicU32, AtomicUsize, Ordering},
};

use dmf_core::prelude::*;

/// A Module with a Method.
#[module(options = Dispatch)]
pub struct Counter {
    count: AtomicU32,
}

#[callbacks]
impl Module for Counter {}

impl Counter {
    /// With the macro.
    #[method(irql <= DISPATCH_LEVEL)]
    #[inline]
    pub fn add(&self, by: u32) -> Option<u32> {
        Some(self.count.fetch_add(by, Ordering::Relaxed))
    }
}

/// A Module with a child.
#[module(options = Dispatch)]
pub struct Parent {
    #[child(config = |_| NoConfig)]
    counter: Child<Counter>,
}

#[callbacks]
impl Module for Parent {}

/// No framework: a struct with a pointer to a header that knows who is inside.
pub struct Plain {
    count: AtomicU32,
    header: NonNull<Header>,
}

/// Who is inside, and something.
#[repr(C)]
pub struct Header {
    inside: Inside,
    behind: [u64; 12],
}

/// Four times the number of those inside, plus a mark while it is open: one if it is for
/// `DISPATCH_LEVEL`, two if it is for `PASSIVE_LEVEL`. And who waits until it is empty.
#[repr(C)]
pub struct Inside {
    word: AtomicUsize,
    waiting: [u64; 3],
}

/// Why not.
pub enum Refusal {
    Closed,
    TooHigh { current: u8, maximum: u8 },
}

unsafe extern "C" {
    fn wake_closer(waiting: *const u64);
}

// Elsewhere: here it would be inlined, or returned in another way.
unsafe extern "Rust" {
    #[cold]
    fn look_again(header: &Header, maximum: u8) -> Result<(), Refusal>;
}

impl Plain {
    #[inline]
    fn enter(&self) -> Option<Guard<'_>> {
        // SAFETY: compiled only.
        let header = unsafe { self.header.as_ref() };
        let word = &header.inside.word;
        let now = word.load(Ordering::Relaxed);
        let at_once = now & 1 != 0
            && word
                .compare_exchange_weak(now, now + 4, Ordering::Acquire, Ordering::Relaxed)
                .is_ok();
        // SAFETY: compiled only.
        if !at_once && unsafe { look_again(header, 2) }.is_err() {
            return None;
        }
        Some(Guard(&header.inside))
    }
}

/// Inside.
pub struct Guard<'a>(&'a Inside);

impl Drop for Guard<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.0.word.fetch_sub(4, Ordering::Release) == 4 {
            wake(self.0);
        }
    }
}

#[cold]
#[inline(never)]
fn wake(inside: &Inside) {
    // SAFETY: compiled only.
    unsafe { wake_closer(inside.waiting.as_ptr()) }
}

/// The body alone.
#[unsafe(no_mangle)]
pub fn cost_body(counter: &Plain, by: u32) -> Option<u32> {
    Some(counter.count.fetch_add(by, Ordering::Relaxed))
}

/// The hand-written twin.
#[unsafe(no_mangle)]
pub fn cost_written(counter: &Plain, by: u32) -> Option<u32> {
    let _inside = counter.enter()?;
    Some(counter.count.fetch_add(by, Ordering::Relaxed))
}

/// The Method.
#[unsafe(no_mangle)]
pub fn cost_generated(counter: &Counter, by: u32) -> Option<u32> {
    counter.add(by)
}

/// The Method, called by a parent through its child.
#[unsafe(no_mangle)]
pub fn cost_through_child(parent: &Parent, by: u32) -> Option<u32> {
    parent.counter.add(by)
}
