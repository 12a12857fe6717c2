//! The application of the process-monitor sample: prints the processes that start and end.

pub mod source;
