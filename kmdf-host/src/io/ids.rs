//! Names of queues, requests and files inside the I/O state.
//!
//! Each is the value of the WDF handle, so that a report can print it; the I/O state itself never looks inside.

use core::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) struct $name(pub(crate) u64);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($what, " {:#x}"), self.0)
            }
        }
    };
}

id!(
    /// A queue: a WDFQUEUE, or the queue that the runtime keeps for a device's create requests.
    QueueId,
    "queue"
);
id!(
    /// A request: a WDFREQUEST.
    RequestId,
    "request"
);
id!(
    /// An open file: one handle that a client holds.
    FileId,
    "file"
);
id!(
    /// A device: a WDFDEVICE.
    DeviceId,
    "device"
);
id!(
    /// Somebody who waits until a queue is idle.
    WaiterId,
    "waiter"
);
