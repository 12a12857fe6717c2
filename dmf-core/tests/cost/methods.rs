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

/// Something, and who is inside.
#[repr(C)]
pub struct Header {
    before: [u64; 12],
    inside: Inside,
}

/// Twice the number of those inside, plus one while it is closed; and who waits until it is empty.
#[repr(C)]
pub struct Inside {
    word: AtomicUsize,
    waiting: [u64; 3],
}

unsafe extern "C" {
    fn wake_closer(waiting: *const u64);
}

impl Plain {
    #[inline]
    fn enter(&self) -> Option<Guard<'_>> {
        // SAFETY: compiled only.
        let inside = &unsafe { self.header.as_ref() }.inside;
        let mut word = inside.word.load(Ordering::Relaxed);
        while word & 1 == 0 {
            let entered = inside.word.compare_exchange_weak(
                word,
                word + 2,
                Ordering::Acquire,
                Ordering::Relaxed,
            );
            match entered {
                Ok(_) => return Some(Guard(inside)),
                Err(now) => word = now,
            }
        }
        None
    }
}

/// Inside.
pub struct Guard<'a>(&'a Inside);

impl Drop for Guard<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.0.word.fetch_sub(2, Ordering::Release) == 3 {
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
