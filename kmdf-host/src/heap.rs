//! Memory that a driver gets addresses of: zeroed, 16-aligned, poisoned and kept after its life.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::collections::VecDeque;
use std::fmt;
use std::ptr::NonNull;

use crate::object::{Handle, Origin};

/// The alignment of the kernel's pool.
const ALIGN: usize = 16;
/// Bytes after a block whose change shows that somebody wrote beyond it.
const GUARD: usize = 16;
/// What the guard holds.
const GUARD_BYTE: u8 = 0xFB;
/// What memory holds after its life.
const POISON: u8 = 0xDD;
/// How much is compared at once.
const CHUNK: usize = 256;
/// How much dead memory is kept, so that late writes hit nothing else and are noticed.
const QUARANTINE: usize = 16 << 20;

/// A piece of memory with a stable address.
///
/// # Invariants
///
/// `start` points to `layout.size()` bytes from the global allocator, of which the last [`GUARD`]
/// belong to nobody; the block owns them and frees them once.
pub(crate) struct Block {
    start: NonNull<u8>,
    layout: Layout,
}

// SAFETY: a block owns its memory; driver code may use it from every thread, as in the kernel.
unsafe impl Send for Block {}

impl Block {
    /// Allocates `size` zero bytes.
    pub(crate) fn new(size: usize) -> Self {
        let layout = Layout::from_size_align(size.max(1) + GUARD, ALIGN)
            .expect("sizes of kernel objects are small");
        // SAFETY: the layout is not empty.
        let Some(start) = NonNull::new(unsafe { alloc_zeroed(layout) }) else {
            handle_alloc_error(layout)
        };
        let block = Self { start, layout };
        let guard = block.start.as_ptr().wrapping_add(block.guard_offset());
        // SAFETY: the guard is inside the allocation, by the invariant.
        unsafe { guard.write_bytes(GUARD_BYTE, GUARD) };
        block
    }

    fn guard_offset(&self) -> usize {
        self.layout.size() - GUARD
    }

    /// The first byte's address.
    pub(crate) fn address(&self) -> usize {
        self.start.as_ptr() as usize
    }

    /// The first byte, as whatever the driver calls it.
    pub(crate) fn as_ptr<T>(&self) -> *mut T {
        self.start.as_ptr().cast()
    }

    /// Sets every byte.
    pub(crate) fn fill(&self, byte: u8) {
        // SAFETY: these bytes are inside the allocation, and nobody else uses them yet.
        unsafe { self.start.write_bytes(byte, self.guard_offset()) };
    }

    fn byte(&self, offset: usize) -> u8 {
        assert!(offset < self.layout.size());
        let byte = self.start.as_ptr().wrapping_add(offset);
        // SAFETY: inside the allocation; volatile because driver code may have changed it.
        unsafe { byte.read_volatile() }
    }

    /// Whether nobody wrote beyond the end.
    pub(crate) fn is_intact(&self) -> bool {
        (self.guard_offset()..self.layout.size()).all(|offset| self.byte(offset) == GUARD_BYTE)
    }

    fn poison(&self) {
        // SAFETY: these bytes are inside the allocation, and their life is over.
        unsafe { self.start.write_bytes(POISON, self.guard_offset()) };
    }

    fn is_still_poisoned(&self) -> bool {
        // SAFETY: these bytes are inside the allocation, and whoever changes them now is wrong anyway.
        let bytes = unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.guard_offset()) };
        // Compared with one piece of memory after the other, which is fast without optimisation too.
        bytes.chunks(CHUNK).all(|chunk| *chunk == [POISON; CHUNK][..chunk.len()])
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        // SAFETY: by the invariant this is the allocation and its layout, and it is freed once.
        unsafe { dealloc(self.start.as_ptr(), self.layout) };
    }
}

/// What dead memory was; put into words only when somebody asks.
#[derive(Clone)]
pub(crate) enum Epitaph {
    /// Of a framework object.
    Object(&'static str, Handle, Origin),
    /// Of anything else.
    Other(String),
}

impl fmt::Display for Epitaph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object(kind, handle, made) => write!(f, "{kind} {handle} {}", made.describe()),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl From<&str> for Epitaph {
    fn from(text: &str) -> Self {
        Self::Other(text.to_owned())
    }
}

impl From<&String> for Epitaph {
    fn from(text: &String) -> Self {
        Self::Other(text.clone())
    }
}

impl From<&Self> for Epitaph {
    fn from(epitaph: &Self) -> Self {
        epitaph.clone()
    }
}

/// A machine's dead memory.
#[derive(Default)]
pub(crate) struct Heap {
    dead: VecDeque<(Block, Epitaph)>,
    bytes: usize,
}

impl Heap {
    /// Ends the life of a block; gives back whether it was intact.
    pub(crate) fn bury(&mut self, block: Block, what: impl Into<Epitaph>) -> bool {
        let intact = block.is_intact();
        block.poison();
        self.bytes += block.layout.size();
        self.dead.push_back((block, what.into()));
        while self.bytes > QUARANTINE {
            let Some((oldest, _)) = self.dead.pop_front() else {
                break;
            };
            self.bytes -= oldest.layout.size();
        }
        intact
    }

    /// What the memory was that somebody wrote to after its life, if any.
    pub(crate) fn written_after_free(&self) -> Option<String> {
        self.dead
            .iter()
            .find(|(block, _)| !block.is_still_poisoned())
            .map(|(_, what)| what.to_string())
    }

    /// What the dead memory at `address` was.
    pub(crate) fn dead_at(&self, address: usize) -> Option<String> {
        self.dead
            .iter()
            .rev()
            .find(|(block, _)| block.address() == address)
            .map(|(_, what)| what.to_string())
    }
}
