//! The application of the process-monitor sample: prints the processes that start and end.
//!
//! The program that users run is in `main.rs`; this library holds its parts, one idea each:
//!
//! - [`source`]: the real processes of this machine; [`feeder`] takes them to the driver;
//! - [`host`]: where the driver runs, in this process or in another;
//! - [`port`]: an opened device, wherever its driver runs;
//! - [`reader`]: keeps requests pending and hands out events;
//! - [`mod@print`]: one line an event, for people or as JSON;
//! - [`monitor`]: the loop between the last two, and when it ends;
//! - [`session`]: all of them from beginning to end;
//! - [`offer`]: only the driver, for applications in other processes.

pub mod cli;
#[cfg(not(windows))]
pub mod feeder;
pub mod host;
pub mod monitor;
#[cfg(not(windows))]
pub mod offer;
pub mod port;
pub mod print;
pub mod reader;
pub mod session;
pub mod source;
pub mod status;
