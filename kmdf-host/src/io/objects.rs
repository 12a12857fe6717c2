//! What the framework objects for I/O have besides the common part.
//!
//! The state of queues and requests is in [`super::table::Io`], under the value of the handle.

use wdk_sys::UNICODE_STRING;

use super::ids::{DeviceId, FileId, QueueId, RequestId};
use super::irp::IrpId;
use crate::heap::Block;
use crate::object::Handle;

/// A WDFQUEUE.
pub(crate) struct Queue;

/// A WDFREQUEST.
pub(crate) struct Request {
    pub(crate) irp: IrpId,
    /// The WDFMEMORY of its input buffer, once the driver has asked for it.
    pub(crate) input: Option<Handle>,
    /// The WDFMEMORY of its output buffer, once the driver has asked for it.
    pub(crate) output: Option<Handle>,
}

/// A WDFFILEOBJECT.
pub(crate) struct File {
    pub(crate) id: FileId,
    /// A `UNICODE_STRING` with its text behind it.
    pub(crate) name: Block,
}

impl File {
    /// A file object with a name.
    pub(crate) fn new(id: FileId, name: &[u16]) -> Self {
        let block = Block::new(size_of::<UNICODE_STRING>() + size_of_val(name));
        let bytes = u16::try_from(size_of_val(name)).unwrap_or(!1);
        let header = block.as_ptr::<UNICODE_STRING>();
        // SAFETY: the block is at least one header long.
        let text = unsafe { header.add(1) }.cast::<u16>();
        // SAFETY: the block has room for the text behind the header.
        unsafe { text.copy_from_nonoverlapping(name.as_ptr(), name.len()) };
        let string = UNICODE_STRING { Length: bytes, MaximumLength: bytes, Buffer: text };
        // SAFETY: blocks are aligned for every type, and this one has room for the header.
        unsafe { header.write(string) };
        Self { id, name: block }
    }
}

macro_rules! handles {
    ($($name:ident)*) => {
        $(impl $name {
            /// The name under which a handle's object is known to the I/O state.
            pub(crate) fn of(handle: Handle) -> Self {
                Self(handle.bits())
            }

            /// The handle.
            pub(crate) fn handle(self) -> Handle {
                Handle::from_bits(self.0)
            }
        })*
    };
}

handles!(DeviceId QueueId RequestId);

impl QueueId {
    /// The queue that the runtime keeps for a device's create requests; no handle is odd.
    pub(crate) fn for_creates(device: DeviceId) -> Self {
        Self(device.0 | 1)
    }

    /// Whether the driver has no handle of this queue.
    pub(crate) fn is_internal(self) -> bool {
        self.0 & 1 != 0
    }

    /// The device that an internal queue belongs to, else the queue: what a report names.
    pub(crate) fn owner(self) -> Handle {
        Handle::from_bits(self.0 & !1)
    }
}
