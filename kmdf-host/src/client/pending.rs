//! A request that may not be completed yet.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{Completion, NtStatus};
use crate::io::irp::IrpId;
use crate::io::send;
use crate::machine::Machine;
use crate::machine::clock::ticks;
use crate::machine::crash::Error;
use crate::machine::wait::WaitKey;
use crate::state::State;

/// A request that was sent and may not be completed yet.
///
/// Dropping it does not cancel the request; closing its handle does.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, _device) = example()?;
/// let file = machine.open(r"\\.\Example")?;
/// let pending = file.ioctl_overlapped(PEND, &[], 16)?;
/// assert!(!pending.is_done());
/// file.ioctl(RELEASE, b"go", 0)?;
/// assert_eq!(pending.wait()?.output, b"go");
/// # Ok(())
/// # }
/// ```
pub struct Pending {
    machine: Machine,
    irp: IrpId,
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").field("irp", &self.irp.0).finish_non_exhaustive()
    }
}

impl Pending {
    pub(super) fn new(machine: Machine, irp: IrpId) -> Self {
        Self { machine, irp }
    }

    /// Waits until the request is completed, however long that takes: for ever, if the driver keeps it, or if nobody
    /// moves the machine's virtual clock. A test that means "by now" asks [`Pending::is_done`] first.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn wait(&self) -> Result<Completion, Error> {
        let irp = self.irp;
        Ok(self
            .machine
            .kernel
            .wait_client(WaitKey::Irp(irp.0), move |state| completion(state, irp))?)
    }

    /// As [`Pending::wait`], for at most `limit` of the machine's time, which with a virtual clock is what
    /// [`Machine::advance`] moves. Nothing is cancelled when the time is up.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn wait_timeout(&self, limit: Duration) -> Result<Option<Completion>, Error> {
        let irp = self.irp;
        let deadline =
            self.machine.kernel.with(|state| state.clock.now().saturating_add(ticks(limit)));
        let key = WaitKey::Irp(irp.0);
        Ok(self
            .machine
            .kernel
            .wait_for(key, Some(deadline), move |state| completion(state, irp))?)
    }

    /// Whether the request is completed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.machine.kernel.with(|state| completion(state, self.irp).is_some())
    }

    /// Cancels the request. Its completion, which may be a success all the same, is to be waited for.
    ///
    /// # Errors
    ///
    /// The machine has crashed.
    pub fn cancel(&self) -> Result<(), Error> {
        if let Some(crash) = self.machine.crash() {
            return Err(crash.into());
        }
        let (kernel, irp) = (Arc::clone(&self.machine.kernel), self.irp);
        Ok(self.machine.kernel.run("CancelIoEx", move || send::cancel(&kernel, irp))?)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.machine.kernel.with(|state| state.abandon(self.irp));
    }
}

fn completion(state: &mut State, irp: IrpId) -> Option<Completion> {
    let answer = state.io.irps.get(&irp)?.answer.as_ref()?;
    Some(Completion {
        status: NtStatus(answer.status),
        information: answer.information,
        output: answer.output.clone(),
    })
}
