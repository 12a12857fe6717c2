//! WDF objects: who owns them, what they hold, how long they live.

mod attributes;
mod context;
mod reference;

pub(crate) use attributes::Attributes;
pub use context::ContextType;
pub(crate) use reference::ObjectRef;
