//! Buffers: the memory, who owns it, what is in it.

mod filled;
mod list;
mod node;
mod payload;
mod returned;
mod vacant;

pub use filled::Filled;
pub(crate) use list::{Entry, List};
pub(crate) use node::Slot;
pub use payload::{Context, Payload};
pub(crate) use returned::Returned;
pub use vacant::Vacant;
