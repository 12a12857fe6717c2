//! Calling the driver: callback stack, IRQL, and what a callback must leave as it found it.

use std::sync::Arc;

use super::crash::{BugCheck, Fault};
use super::kernel::Kernel;
use super::thread::{self, Frame, irql_name};
use crate::object::Handle;
use crate::sched;

impl Kernel {
    /// Calls driver code at the current IRQL on behalf of `object`.
    ///
    /// The callback must return at the IRQL it was called at and without a spin lock that it
    /// acquired; otherwise the machine stops. The state must not be locked.
    pub(crate) fn call_driver<R>(
        self: &Arc<Self>,
        callback: &'static str,
        object: Option<Handle>,
        f: impl FnOnce() -> R,
    ) -> R {
        if self.is_crashed() {
            sched::park_for_ever();
        }
        let driver = object
            .and_then(|object| self.with(|state| state.driver_of(object)))
            .or_else(thread::calling_driver);
        let frame = Frame { callback, object, driver };
        let (irql, held) = sched::with_thread(|data| {
            assert!(!data.in_state.get(), "kmdf-host: {callback} called with the state locked");
            data.frames.borrow_mut().push(frame);
            (data.irql.get(), data.spin.borrow().len())
        });
        let result = f();
        sched::with_thread(|data| data.frames.borrow_mut().pop());
        self.check_return(callback, object, irql, held);
        result
    }

    fn check_return(
        self: &Arc<Self>,
        callback: &'static str,
        object: Option<Handle>,
        irql: u8,
        held: usize,
    ) {
        let (now, holds) = sched::with_thread(|data| (data.irql.get(), data.spin.borrow().len()));
        let fault = if holds > held {
            let lock = sched::with_thread(|data| data.spin.borrow()[holds - 1].lock);
            Fault {
                code: BugCheck::InvalidLockOperation,
                object: Some(self.with(|state| state.describe_lock(lock))),
                rule: "A callback releases the spin locks that it acquires before it returns."
                    .into(),
                detail: format!("{callback} returned while it held {} more", holds - held),
            }
        } else if now != irql {
            Fault {
                code: BugCheck::IrqlMismatch,
                object: object.map(|object| self.with(|state| state.describe(object))),
                rule: "A callback returns at the IRQL that it was called at.".into(),
                detail: format!(
                    "{callback} was called at {} and returned at {}",
                    irql_name(irql),
                    irql_name(now)
                ),
            }
        } else {
            return;
        };
        self.halt(callback, fault)
    }
}
