//! Buffers: the memory, who owns it, what is in it.

mod disposition;
mod due;
mod filled;
mod guard;
mod list;
mod node;
mod payload;
mod returned;
mod stack;
mod timeline;
mod vacant;

pub use disposition::Disposition;
pub(crate) use due::{Due, Expired};
pub use filled::Filled;
pub(crate) use list::List;
pub(crate) use node::Slot;
pub use payload::{Context, Payload};
pub(crate) use returned::Returned;
pub(crate) use stack::Stack;
pub(crate) use timeline::Timeline;
pub use vacant::Vacant;
