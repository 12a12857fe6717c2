//! Rundown protection: references that can be taken until somebody waits for their end.
//!
//! The driver's `EX_RUNDOWN_REF` holds twice the number of references, plus 1 from the moment
//! that the rundown has begun.

use wdk_sys::_EX_RUNDOWN_REF as EX_RUNDOWN_REF;

use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid};
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::wait::WaitKey;
use crate::state::State;

const ACTIVE: u64 = 1;
const ONE: u64 = 2;

fn fault(address: u64, rule: &str, detail: &str) -> Stop {
    Stop::fault(BugCheck::VerifierError, rule, detail)
        .about(format!("EX_RUNDOWN_REF at {address:#x}"))
}

/// The count of an initialised reference.
fn count(state: &State, reference: Ptr<EX_RUNDOWN_REF>) -> Reply<Valid<u64>> {
    let address = reference.required("RunRef")?.address() as u64;
    if state.nt.rundowns.contains(&address) {
        return Ptr::from_field(reference.raw().cast()).required("RunRef");
    }
    let rule =
        "A rundown reference is initialized with ExInitializeRundownProtection before it is used.";
    Err(fault(address, rule, "it is not"))
}

pub(crate) fn initialize(cx: &Cx, reference: Ptr<EX_RUNDOWN_REF>) -> Reply {
    let address = reference.required("RunRef")?.address() as u64;
    cx.with(|state| {
        state.nt.rundowns.insert(address);
        count(state, reference)?.write(0);
        Ok(())
    })
}

pub(crate) fn reinitialize(cx: &Cx, reference: Ptr<EX_RUNDOWN_REF>) -> Reply {
    cx.with(|state| {
        let count = count(state, reference)?;
        if count.read() != ACTIVE {
            let rule = "Rundown protection is re-initialized after it has run down.";
            return Err(fault(count.address() as u64, rule, "it has not"));
        }
        count.write(0);
        Ok(())
    })
}

pub(crate) fn acquire(cx: &Cx, reference: Ptr<EX_RUNDOWN_REF>) -> Reply<bool> {
    cx.with(|state| {
        let count = count(state, reference)?;
        let free = count.read() & ACTIVE == 0;
        if free {
            count.write(count.read() + ONE);
        }
        Ok(free)
    })
}

pub(crate) fn release(cx: &Cx, reference: Ptr<EX_RUNDOWN_REF>) -> Reply {
    cx.with(|state| {
        let count = count(state, reference)?;
        if count.read() < ONE {
            let rule = "Each ExReleaseRundownProtection matches an ExAcquireRundownProtection that succeeded.";
            return Err(fault(count.address() as u64, rule, "nobody holds a reference"));
        }
        count.write(count.read() - ONE);
        state.wake(WaitKey::Address(count.address() as u64));
        Ok(())
    })
}

pub(crate) fn wait(cx: &Cx, reference: Ptr<EX_RUNDOWN_REF>) -> Reply {
    let address = reference.required("RunRef")?.address() as u64;
    let count = cx.with(|state| count(state, reference))?;
    cx.kernel.wait(WaitKey::Address(address), None, |_| {
        count.write(count.read() | ACTIVE);
        (count.read() == ACTIVE).then_some(())
    });
    Ok(())
}

pub(crate) fn completed(cx: &Cx, reference: Ptr<EX_RUNDOWN_REF>) -> Reply {
    cx.with(|state| {
        count(state, reference)?.write(ACTIVE);
        Ok(())
    })
}
