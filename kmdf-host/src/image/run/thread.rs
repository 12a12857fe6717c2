//! What a processor register gives driver code: the GS base, and behind it the processor's control region.
//!
//! `KeGetCurrentThread` and its like are inline and read `gs:[0x188]`. Linux programs do not use GS, so each thread that
//! runs driver code of an image gets one that points to a region of its own.

use std::cell::Cell;
use std::io;

use nix::libc;

use super::area;

/// `arch_prctl`'s request, from `asm/prctl.h`.
const ARCH_SET_GS: libc::c_ulong = 0x1001;

/// How much of the region exists. Drivers know a few fields at its start.
const WORDS: usize = 512;
/// `KPCR.Self`.
const SELF: usize = 0x18 / 8;
/// `KPCR.CurrentPrcb`.
const CURRENT_PRCB: usize = 0x20 / 8;
/// `KPCR.Prcb`, which is inside of the region.
const PRCB: usize = 0x180 / 8;
/// `KPRCB.CurrentThread`: `gs:[0x188]`.
const CURRENT_THREAD: usize = 0x188 / 8;
/// How much of a `KTHREAD` exists, all zero: its content is the kernel's own.
const THREAD_WORDS: usize = 512;

/// The control region of the processor that a thread runs on, and the thread's `KTHREAD`.
///
/// # Invariants
///
/// Neither moves or goes as long as the thread lives.
struct Region {
    words: Box<[u64; WORDS]>,
    /// Kept for its address.
    _thread: Box<[u64; THREAD_WORDS]>,
}

thread_local! {
    static REGION: Region = Region::new();
    /// Whether the thread's GS base points to its region.
    static READY: Cell<bool> = const { Cell::new(false) };
}

impl Region {
    fn new() -> Self {
        let thread = Box::new([0; THREAD_WORDS]);
        let mut words = Box::new([0; WORDS]);
        let address = words.as_ptr() as u64;
        words[SELF] = address;
        words[CURRENT_PRCB] = address + 8 * PRCB as u64;
        words[CURRENT_THREAD] = thread.as_ptr() as u64;
        Self { words, _thread: thread }
    }
}

/// Readies the calling thread for code of an image.
pub(crate) fn prepare() {
    if READY.get() {
        return;
    }
    let address = REGION.with(|region| region.words.as_ptr() as libc::c_ulong);
    // SAFETY: GS is used by driver code only, which reads the region; it stays as long as the thread.
    let failed = unsafe { libc::syscall(libc::SYS_arch_prctl, ARCH_SET_GS, address) } != 0;
    assert!(!failed, "kmdf-host: the system refuses a GS base: {}", io::Error::last_os_error());
    READY.set(true);
}

/// Readies the calling thread if there may be an image whose code a test calls on it.
pub(crate) fn prepare_for_any() {
    if area::is_reserved() {
        prepare();
    }
}

/// The `KTHREAD` of the calling thread, as `KeGetCurrentThread` gives it.
pub(crate) fn current() -> usize {
    REGION.with(|region| usize::try_from(region.words[CURRENT_THREAD]).expect("an address"))
}

#[cfg(test)]
mod tests {
    use std::arch::asm;

    use super::*;

    fn gs(offset: u64) -> u64 {
        let value;
        // SAFETY: GS points to the region, of which this reads a word.
        unsafe { asm!("mov {}, gs:[{}]", out(reg) value, in(reg) offset) };
        value
    }

    #[test]
    fn each_thread_finds_its_own_kthread_behind_gs() {
        prepare();
        let mine = gs(0x188);
        assert_eq!(mine, current() as u64);
        assert_eq!(gs(gs(0x20) - gs(0x18) + 8), mine, "through CurrentPrcb as well");
        let others = std::thread::spawn(|| {
            prepare();
            (gs(0x188), current() as u64)
        });
        let (others, named) = others.join().unwrap();
        assert_eq!(others, named);
        assert_ne!(others, mine);
    }
}
