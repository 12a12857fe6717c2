//! How the requests of a device are presented to its Modules.

use wdk_sys::{
    _WDF_IO_QUEUE_DISPATCH_TYPE, _WDF_TRI_STATE, WDF_IO_QUEUE_DISPATCH_TYPE, WDF_TRI_STATE,
};

/// The default queue of a device: `#[device(queue = DefaultQueue::sequential())]`.
///
/// C: `DMF_DmfDeviceInitSetOverrideDefaultQueueConfig` and `...ObjectAttributes`.
///
/// A read or write of no bytes is completed by WDF, with success: no Module hears of it.
///
/// ```
/// use core::time::Duration;
/// use dmf_core::prelude::*;
///
/// /// Prints one page at a time, each for ten milliseconds.
/// #[device(queue = DefaultQueue::sequential(), symbolic_link = "Printer")]
/// pub struct Printer {
///     page: SpinLock<Option<Request>>,
///     #[init(|wiring| wiring.timer(Self::printed))]
///     print: Timer,
/// }
///
/// #[callbacks]
/// impl Module for Printer {
///     fn write(&self, request: Request, _length: usize) -> Result<(), Request> {
///         // No other page is there: its request would not be completed, and this one would wait.
///         *self.page.lock() = Some(request);
///         self.print.start(Duration::from_millis(10));
///         Ok(())
///     }
/// }
///
/// impl Printer {
///     fn printed(&self) {
///         let page = self.page.lock().take();
///         page.into_iter().for_each(|page| page.complete(NtStatus::SUCCESS));
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Printer>(|machine, _| {
/// let file = machine.open(r"\\.\Printer").unwrap();
/// let (first, second) = (file.write_overlapped(b"a").unwrap(), file.write_overlapped(b"b").unwrap());
/// machine.advance(Duration::from_millis(10)).unwrap();
/// assert!(first.is_done() && !second.is_done());
/// machine.advance(Duration::from_millis(10)).unwrap();
/// assert!(second.is_done());
/// # });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias("OverrideDefaultQueueConfig", "WDF_IO_QUEUE_CONFIG"))]
pub struct DefaultQueue {
    is_sequential: bool,
    is_passive: bool,
    is_power_managed: bool,
}

impl DefaultQueue {
    /// Requests are presented as they come, several at a time, at `<= DISPATCH_LEVEL`, and only
    /// while the device works. What a device has if it says nothing.
    #[must_use]
    pub const fn parallel() -> Self {
        Self { is_sequential: false, is_passive: false, is_power_managed: true }
    }

    /// The next request is presented when the one before is completed or handed on.
    #[must_use]
    pub const fn sequential() -> Self {
        Self { is_sequential: true, ..Self::parallel() }
    }

    /// Requests are presented at `PASSIVE_LEVEL`, where what they ask for may take a wait lock, or
    /// call a Method for that level. C: `WdfExecutionLevelPassive`.
    #[must_use]
    pub const fn passive(self) -> Self {
        Self { is_passive: true, ..self }
    }

    /// Requests are presented while the device sleeps, too.
    #[must_use]
    pub const fn not_power_managed(self) -> Self {
        Self { is_power_managed: false, ..self }
    }

    pub(super) const fn dispatch_type(self) -> WDF_IO_QUEUE_DISPATCH_TYPE {
        if self.is_sequential {
            _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchSequential
        } else {
            _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchParallel
        }
    }

    pub(super) const fn power_managed(self) -> WDF_TRI_STATE {
        if self.is_power_managed { _WDF_TRI_STATE::WdfUseDefault } else { _WDF_TRI_STATE::WdfFalse }
    }

    pub(super) const fn is_sequential(self) -> bool {
        self.is_sequential
    }

    pub(super) const fn is_passive(self) -> bool {
        self.is_passive
    }
}
