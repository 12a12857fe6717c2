//! The rules of queues and requests, shown on the plain state.

mod bench;
mod cancel;
mod flow;
mod model;
mod quiet;
