//! Talking to valgrind from inside.
//!
//! Callgrind does not instrument what comes before and behind the events that are counted: setting
//! up a hundred thousand data would take minutes.

/// The number of callgrind's first request: `VG_USERREQ_TOOL_BASE('C', 'T')`.
const CALLGRIND: usize = (b'C' as usize) << 24 | (b'T' as usize) << 16;
/// Writes what was counted.
const DUMP_STATS: usize = CALLGRIND;
const START_INSTRUMENTATION: usize = CALLGRIND + 4;
const STOP_INSTRUMENTATION: usize = CALLGRIND + 5;

/// Counting starts; nothing happens outside of valgrind.
pub fn start() {
    request(START_INSTRUMENTATION);
}

/// Counting ends, and what was counted is written.
pub fn stop() {
    request(DUMP_STATS);
    request(STOP_INSTRUMENTATION);
}

#[cfg(target_arch = "x86_64")]
fn request(number: usize) {
    let arguments = [number, 0, 0, 0, 0, 0];
    // SAFETY: the rotations add up to whole turns, and the exchange is one of a register with
    // itself: a processor does nothing here. Valgrind knows the sequence, and reads the arguments.
    unsafe {
        std::arch::asm!(
            "rol rdi, 3",
            "rol rdi, 13",
            "rol rdi, 61",
            "rol rdi, 51",
            "xchg rbx, rbx",
            in("rax") arguments.as_ptr(),
            inout("rdx") 0_usize => _,
            options(nostack),
        );
    }
}

/// Counts of another processor's instructions would not be those of the table.
#[cfg(not(target_arch = "x86_64"))]
fn request(_number: usize) {}
