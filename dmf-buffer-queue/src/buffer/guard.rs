//! What shows that somebody wrote past the end of a buffer.
//!
//! Safe code cannot. A device that is given the buffer's memory can, and so can `unsafe` code.
//! C: the sentinels of `BUFFERPOOL_ENTRY`; there they lie up to 15 bytes behind the end (B11).

use dmf_core::memory;

/// The bytes that lie right behind a payload in debug builds.
const GUARD: [u8; 8] = *b"DMFGUARD";

/// How many bytes the guard takes.
pub(super) const SIZE: usize = if cfg!(debug_assertions) { GUARD.len() } else { 0 };

/// Sets the guard.
///
/// # Safety
///
/// There are `SIZE` bytes at `end`, which belong to the caller.
pub(super) unsafe fn set(end: *mut u8) {
    // SAFETY: the caller's contract.
    unsafe { end.copy_from_nonoverlapping(GUARD.as_ptr(), SIZE) };
}

/// Stops the system if the guard is not as it was set. `size` is for the debugger.
///
/// # Safety
///
/// [`set`] was called for `end`, and the memory is still there.
pub(super) unsafe fn check(end: *const u8, size: usize) {
    if cfg!(debug_assertions) {
        // SAFETY: the caller's contract; the bytes were written, and may have any alignment.
        let found: [u8; GUARD.len()] = unsafe { end.cast::<[u8; GUARD.len()]>().read_unaligned() };
        if found != GUARD {
            memory::stop_after_overrun(end, size);
        }
    }
}
