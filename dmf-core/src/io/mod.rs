//! Requests, the queues that hold them, and the files that they come through.

mod buffers;
mod context;
mod control;
mod dropped;
mod file;
mod file_context;
mod manual_queue;
mod rejected;
mod request;
mod time_stamp;
mod typed;

pub(crate) use context::prepare as prepare_requests;
pub use control::IoControl;
pub use file::FileObject;
pub use file_context::FileContext;
pub use manual_queue::ManualQueue;
pub use rejected::Rejected;
pub use request::Request;
pub use typed::Typed;
