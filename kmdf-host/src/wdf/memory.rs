//! `wdfmemory.h`: memory objects.

use crate::heap::Block;
use crate::state::State;

/// What a `WDFMEMORY` is besides an object.
pub(crate) struct Memory {
    /// Memory of the runtime's own; nothing for a buffer that the driver assigned.
    pub(crate) block: Option<Block>,
    /// Where the buffer starts.
    pub(crate) address: usize,
    /// The buffer's length.
    pub(crate) size: usize,
}

impl Memory {
    /// Ends the buffer; whether it was intact, if it was the runtime's.
    pub(crate) fn end(self, state: &mut State, what: &str) -> Option<bool> {
        self.block.map(|block| state.heap.bury(block, what))
    }
}
