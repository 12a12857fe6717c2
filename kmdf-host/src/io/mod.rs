//! Queues, requests and files.
//!
//! The rules are plain data and functions ([`table::Io`] and what is implemented for it in [`flow`], [`cancel`],
//! [`step`] and [`quiet`]): they never block, call the driver or know a thread, and so are shown by plain tests.

mod cancel;
mod flow;
mod ids;
mod queue;
mod quiet;
mod request;
mod rule;
mod status;
mod step;
mod table;
#[cfg(test)]
mod tests;

/// The I/O part of a machine's state.
#[derive(Default)]
pub(crate) struct IoState {
    pub(crate) table: table::Io,
}
