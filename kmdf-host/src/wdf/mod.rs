//! The WDF functions, one file for each of the framework's headers.

pub(crate) mod bind;
pub(crate) mod collection;
pub(crate) mod control;
pub(crate) mod device;
pub(crate) mod device_init;
pub(crate) mod driver;
pub(crate) mod file;
pub(crate) mod interface;
pub(crate) mod lock;
pub(crate) mod lookaside;
pub(crate) mod memory;
pub(crate) mod namespace;
pub(crate) mod object;
pub(crate) mod queue;
pub(crate) mod queue_create;
pub(crate) mod registry;
pub(crate) mod request;
pub(crate) mod request_buffer;
pub(crate) mod serialize;
pub(crate) mod status;
pub(crate) mod string;
pub(crate) mod timer;
pub(crate) mod workitem;
