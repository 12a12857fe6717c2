//! How much memory the drivers ask for: contexts, memory objects and pool.
//!
//! The runtime gives a driver memory that is zeroed and aligned to 16 bytes, as the kernel's pool is,
//! with 16 guard bytes behind it; nothing else that it allocates is both.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering},
};

use dmf_benches::{
    App, Limits, Subject,
    subject::{ByHand, Modules},
};

/// Counts what is zeroed and aligned to 16 bytes.
struct Counting;

/// So many bytes so far; dead memory stays for a while in the runtime, so what is freed says nothing.
static ASKED: AtomicUsize = AtomicUsize::new(0);
const GUARD: usize = 16;

fn counts(layout: Layout) -> usize {
    if layout.align() == 16 { layout.size() - GUARD.min(layout.size()) } else { 0 }
}

// SAFETY: every call goes on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(counts(layout), Ordering::Relaxed);
        // SAFETY: the caller's contract.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, start: *mut u8, layout: Layout) {
        // SAFETY: the caller's contract.
        unsafe { System.dealloc(start, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a device takes of which so many data may wait.
fn memory_of<S: Subject>(data: u32) -> usize {
    let before = ASKED.load(Ordering::Relaxed);
    let app = App::<S>::start(Limits::new(1, data)).expect("the driver starts");
    let bytes = ASKED.load(Ordering::Relaxed) - before;
    app.end().expect("nothing leaks");
    bytes
}

/// The bytes of one datum that may wait, and of a device without data.
fn measure<S: Subject>() -> (usize, usize) {
    let [few, many] = [memory_of::<S>(64), memory_of::<S>(64 + 1024)];
    let each = (many - few) / 1024;
    (each, few - 64 * each)
}

/// One test: both count what the whole process has.
#[test]
fn memory_is_bounded() {
    let (datum, device) = measure::<Modules>();
    let (datum_by_hand, device_by_hand) = measure::<ByHand>();
    println!("Modules: {datum} bytes for a datum of 8, {device} for the device with its Modules");
    println!("by hand: {datum_by_hand} bytes for a datum of 8, {device_by_hand} for the device");
    // A head of links, lengths and owner, the callback and status that wait with the datum, and
    // the datum itself.
    assert!(datum <= 192, "{datum} bytes for a datum of 8");
    // Both have what the runtime gives every device. The rest is five Modules: the device itself,
    // NotifyUserWithRequest, BufferQueue and two BufferPools.
    let modules = device - device_by_hand;
    assert!(modules <= 5 * 1024, "{modules} bytes for five Modules");
}
