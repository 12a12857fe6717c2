//! What a machine's thread knows about itself: machine, IRQL, callback stack, held spin locks.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::kernel::Kernel;
use crate::object::Handle;
use crate::sched;

/// `PASSIVE_LEVEL` as the kernel counts it.
pub(crate) const PASSIVE: u8 = 0;
/// `APC_LEVEL` as the kernel counts it.
pub(crate) const APC: u8 = 1;
/// `DISPATCH_LEVEL` as the kernel counts it.
pub(crate) const DISPATCH: u8 = 2;

/// The name of an IRQL.
pub(crate) fn irql_name(irql: u8) -> String {
    match irql {
        PASSIVE => "PASSIVE_LEVEL".into(),
        APC => "APC_LEVEL".into(),
        DISPATCH => "DISPATCH_LEVEL".into(),
        other => format!("IRQL {other}"),
    }
}

/// One driver callback that the thread is in.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    /// The callback's name, as `EvtDeviceD0Entry`.
    pub(crate) callback: &'static str,
    /// The object the callback was called for, if there is one.
    pub(crate) object: Option<Handle>,
    /// The driver whose callback it is, if there is one.
    pub(crate) driver: Option<Handle>,
}

/// A spin lock that the thread holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct HeldSpin {
    /// The handle of a framework lock or the address of a kernel lock.
    pub(crate) lock: u64,
    /// The IRQL to go back to.
    pub(crate) previous: u8,
}

/// The data of one thread; those that no machine owns have no kernel in it.
#[derive(Default)]
pub(crate) struct ThreadData {
    /// The machine that owns the thread.
    pub(crate) kernel: RefCell<Option<Arc<Kernel>>>,
    /// The thread's number in its machine, from 1.
    pub(crate) number: Cell<u64>,
    /// The job the thread works on.
    pub(crate) job: Cell<u64>,
    /// The simulated IRQL.
    pub(crate) irql: Cell<u8>,
    /// The callbacks the thread is in, innermost last.
    pub(crate) frames: RefCell<Vec<Frame>>,
    /// The spin locks the thread holds, latest last.
    pub(crate) spin: RefCell<Vec<HeldSpin>>,
    /// Set while the thread holds the machine's state, which driver code must never run under.
    pub(crate) in_state: Cell<bool>,
}

/// The machine that owns the calling thread.
pub(crate) fn current_kernel() -> Option<Arc<Kernel>> {
    sched::with_thread(|data| data.kernel.borrow().clone())
}

/// Whether `kernel` owns the calling thread.
pub(crate) fn is_on(kernel: &Arc<Kernel>) -> bool {
    sched::with_thread(|data| {
        data.kernel.borrow().as_ref().is_some_and(|own| Arc::ptr_eq(own, kernel))
    })
}

/// The calling thread's number in its machine; 0 for a thread that no machine owns.
pub(crate) fn number() -> u64 {
    sched::with_thread(|data| data.number.get())
}

/// The calling thread's IRQL.
pub(crate) fn irql() -> u8 {
    sched::with_thread(|data| data.irql.get())
}

/// Sets the calling thread's IRQL and gives back the one it had.
pub(crate) fn set_irql(irql: u8) -> u8 {
    sched::with_thread(|data| data.irql.replace(irql))
}

/// The innermost callback that the calling thread is in.
pub(crate) fn innermost() -> Option<Frame> {
    sched::with_thread(|data| data.frames.borrow().last().copied())
}

/// Whether the calling thread is in a callback of a driver's, and does not hold the machine's state.
///
/// A signal handler may ask.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub(crate) fn is_in_driver_without_state() -> bool {
    sched::with_thread(|data| {
        !data.in_state.get() && data.frames.try_borrow().is_ok_and(|frames| !frames.is_empty())
    })
}

/// The innermost driver whose callback the calling thread is in.
pub(crate) fn calling_driver() -> Option<Handle> {
    sched::with_thread(|data| data.frames.borrow().iter().rev().find_map(|frame| frame.driver))
}
