//! The memory of a request: what the driver gets addresses of, and what goes back to the client.
//!
//! As the I/O manager: a buffered request has one system buffer, large enough for input and output, with the input
//! at its start; what is behind the input is whatever was in the pool. A direct one has the input in a system buffer
//! and the client's output buffer mapped. With neither, the driver gets the client's own addresses, which are good in
//! its process: here from `EvtIoInCallerContext` to the completion.

use wdk_sys::{STATUS_BUFFER_TOO_SMALL, STATUS_INVALID_DEVICE_REQUEST};

use super::status::Status;
use crate::heap::{Block, Heap};

/// How the driver reaches a client's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Copied in and out.
    Buffered,
    /// Mapped.
    Direct,
    /// By the client's own addresses.
    Neither,
}

impl Access {
    /// What the lowest two bits of a control code say.
    pub(crate) const fn of_code(code: u32) -> Self {
        match code & 3 {
            0 => Self::Buffered,
            1 | 2 => Self::Direct,
            _ => Self::Neither,
        }
    }
}

/// What fresh pool holds: anything but zeroes, so that a driver that answers with it is seen.
const POOL: u8 = 0xC5;

/// The buffers of one request.
pub(crate) struct Buffers {
    access: Access,
    input: usize,
    output: usize,
    /// The system buffer; with neither method, the client's input.
    system: Option<Block>,
    /// The client's output.
    mapped: Option<Block>,
}

/// Address and length of a client's two buffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UserMemory {
    pub(crate) input: (usize, usize),
    pub(crate) output: (usize, usize),
}

impl UserMemory {
    /// Whether one of the two has all of these bytes.
    pub(crate) fn contains(self, address: usize, length: usize) -> bool {
        [self.input, self.output].into_iter().any(|(start, size)| {
            address >= start && length <= size && address - start <= size - length
        })
    }
}

impl Buffers {
    /// None: the request carries no data.
    pub(crate) const fn none() -> Self {
        Self { access: Access::Buffered, input: 0, output: 0, system: None, mapped: None }
    }

    /// Buffers of a request with this input and so much room for output.
    pub(crate) fn new(access: Access, input: &[u8], output: usize) -> Self {
        let system = match access {
            Access::Buffered => input.len().max(output),
            Access::Direct | Access::Neither => input.len(),
        };
        let mapped = if access == Access::Buffered { 0 } else { output };
        Self {
            access,
            input: input.len(),
            output,
            system: (system > 0).then(|| pool(system, input)),
            mapped: (mapped > 0).then(|| Block::new(mapped)),
        }
    }

    /// Address and length of the input.
    ///
    /// # Errors
    ///
    /// The status that the framework returns: there is no input, or no address of it.
    pub(crate) fn input(&self) -> Result<(usize, usize), Status> {
        self.address(self.system.as_ref(), self.input)
    }

    /// Address and length of the output.
    ///
    /// # Errors
    ///
    /// As for [`Buffers::input`].
    pub(crate) fn output(&self) -> Result<(usize, usize), Status> {
        self.address(self.output_block(), self.output)
    }

    fn address(&self, block: Option<&Block>, length: usize) -> Result<(usize, usize), Status> {
        if length == 0 {
            return Err(STATUS_BUFFER_TOO_SMALL);
        }
        let block = block.filter(|_| self.access != Access::Neither);
        block.map(|block| (block.address(), length)).ok_or(STATUS_INVALID_DEVICE_REQUEST)
    }

    /// The client's own addresses, with neither method. That of a buffer of no bytes is null.
    pub(crate) fn user(&self) -> Option<UserMemory> {
        let place =
            |block: &Option<Block>, length| (block.as_ref().map_or(0, Block::address), length);
        (self.access == Access::Neither).then(|| UserMemory {
            input: place(&self.system, self.input),
            output: place(&self.mapped, self.output),
        })
    }

    /// What the client sent.
    pub(crate) fn copy_input(&self) -> Vec<u8> {
        match &self.system {
            Some(block) if self.input > 0 => read(block, self.input),
            _ => Vec::new(),
        }
    }

    /// What the driver below the device put into the output buffer; no more than there is room for.
    pub(crate) fn fill_output(&self, bytes: &[u8]) {
        let length = bytes.len().min(self.output);
        if let Some(block) = self.output_block() {
            // SAFETY: the block has room for `output` bytes, and the bytes are not its own.
            unsafe { block.as_ptr::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), length) };
        }
    }

    const fn output_block(&self) -> Option<&Block> {
        match self.access {
            Access::Buffered => self.system.as_ref(),
            Access::Direct | Access::Neither => self.mapped.as_ref(),
        }
    }

    /// What the client finds in its buffer after completion: `information` bytes, if there is room for them and the
    /// request did not fail.
    pub(crate) fn answer(&self, status: Status, information: usize) -> Vec<u8> {
        const ERROR: u32 = 3;
        let failed = status.cast_unsigned() >> 30 == ERROR;
        let length = information.min(self.output);
        match self.output_block() {
            Some(block) if !failed && length > 0 => read(block, length),
            _ => Vec::new(),
        }
    }

    /// Ends the life of the buffers. False if somebody wrote beyond one.
    pub(crate) fn bury(&mut self, heap: &mut Heap, what: &str) -> bool {
        let mut intact = true;
        for block in [self.system.take(), self.mapped.take()].into_iter().flatten() {
            intact &= heap.bury(block, what);
        }
        intact
    }
}

/// A block of the pool with `content` at its start.
fn pool(size: usize, content: &[u8]) -> Block {
    assert!(content.len() <= size, "the system buffer has room for the input");
    let block = Block::new(size);
    let start = block.as_ptr::<u8>();
    // SAFETY: the block is `size` bytes long.
    unsafe { start.write_bytes(POOL, size) };
    // SAFETY: the content fits, and it is not the block's own.
    unsafe { start.copy_from_nonoverlapping(content.as_ptr(), content.len()) };
    block
}

fn read(block: &Block, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    // SAFETY: callers ask for no more than the block was made for; the driver may still write to it, as it may in the
    // kernel, so nothing but a raw copy is made.
    unsafe { block.as_ptr::<u8>().copy_to_nonoverlapping(bytes.as_mut_ptr(), length) };
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffered_request_has_one_buffer_for_input_and_output() {
        let buffers = Buffers::new(Access::Buffered, &[1, 2, 3], 8);
        let (input, output) = (buffers.input().unwrap(), buffers.output().unwrap());
        assert_eq!((input.0, input.1, output.1), (output.0, 3, 8));
        assert_eq!(
            buffers.answer(0, 4),
            [1, 2, 3, POOL],
            "what the driver did not write is not zero"
        );
    }

    #[test]
    fn a_direct_request_has_an_output_buffer_of_its_own() {
        let buffers = Buffers::new(Access::of_code(0x22_2002), &[1], 8);
        assert_ne!(buffers.input().unwrap().0, buffers.output().unwrap().0);
    }

    #[test]
    fn a_request_with_neither_method_has_its_clients_addresses_only() {
        let buffers = Buffers::new(Access::of_code(0x22_2003), &[1, 2], 8);
        assert_eq!(buffers.input(), Err(STATUS_INVALID_DEVICE_REQUEST));
        assert_eq!(buffers.output(), Err(STATUS_INVALID_DEVICE_REQUEST));
        let user = buffers.user().unwrap();
        assert_eq!((user.input.1, user.output.1), (2, 8));
        let (input, _) = user.input;
        assert!(user.contains(input, 2) && user.contains(input + 1, 1));
        assert!(!user.contains(input, 3) && !user.contains(input + 2, 1));
        assert!(!user.contains(input - 1, 2) && !user.contains(input, usize::MAX));
        assert_eq!(Buffers::new(Access::Direct, &[1], 8).user(), None);
    }

    #[test]
    fn an_empty_buffer_is_too_small() {
        let buffers = Buffers::new(Access::Buffered, &[], 0);
        assert_eq!(buffers.input(), Err(STATUS_BUFFER_TOO_SMALL));
        assert_eq!(buffers.output(), Err(STATUS_BUFFER_TOO_SMALL));
    }

    #[test]
    fn a_client_gets_no_more_than_its_buffer_and_nothing_of_a_failed_request() {
        let buffers = Buffers::new(Access::Buffered, &[7; 4], 4);
        assert_eq!(buffers.answer(0, 99), [7; 4]);
        assert_eq!(buffers.answer(0, 0), []);
        assert_eq!(buffers.answer(super::super::status::CANCELLED, 4), []);
        let warning = wdk_sys::STATUS_BUFFER_OVERFLOW;
        assert_eq!(buffers.answer(warning, 4), [7; 4], "a warning brings its data");
    }
}
