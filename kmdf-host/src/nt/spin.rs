//! The kernel's own spin locks.

use wdk_sys::{_KLOCK_QUEUE_HANDLE as KLOCK_QUEUE_HANDLE, KIRQL};

use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid};
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::{self, DISPATCH, HeldSpin, irql_name};
use crate::machine::wait::WaitKey;
use crate::sched;
use crate::wdf::lock::forget_held;

fn acquire_at(cx: &Cx, lock: Valid<u64>) -> Reply<u8> {
    let (address, me) = (lock.address() as u64, thread::number());
    let about = |stop: Stop| stop.about(format!("KSPIN_LOCK at {address:#x}"));
    cx.with(|state| match state.nt.spin_owners.get(&address) {
        Some(owner) if *owner == me => {
            let rule = "A thread that holds a spin lock does not acquire it again.";
            let detail = "it would wait for itself for ever";
            Err(about(Stop::fault(BugCheck::SpinLockAlreadyOwned, rule, detail)))
        }
        None if lock.read() != 0 => {
            let rule = "A spin lock is initialized with KeInitializeSpinLock.";
            Err(about(Stop::fault(
                BugCheck::VerifierError,
                rule,
                format!("it holds {:#x}", lock.read()),
            )))
        }
        _ => Ok(()),
    })?;
    let previous = thread::set_irql(DISPATCH);
    cx.kernel.wait(WaitKey::Address(address), None, |state| {
        if state.nt.spin_owners.contains_key(&address) {
            return None;
        }
        state.nt.spin_owners.insert(address, me);
        state.locks_acquired += 1;
        lock.write(1);
        Some(())
    });
    sched::with_thread(|data| {
        data.spin.borrow_mut().push(HeldSpin { lock: address, previous });
    });
    Ok(previous)
}

fn release_at(cx: &Cx, lock: Valid<u64>, new_irql: u8) -> Reply {
    let (address, me) = (lock.address() as u64, thread::number());
    cx.with(|state| {
        let owner = state.nt.spin_owners.get(&address).copied();
        if owner == Some(me) {
            state.nt.spin_owners.remove(&address);
            lock.write(0);
            state.wake(WaitKey::Address(address));
            return Ok(());
        }
        let detail = if owner.is_none() { "nobody holds it" } else { "another thread holds it" };
        let rule = "A spin lock is released by the thread that acquired it.";
        let stop = Stop::fault(BugCheck::SpinLockNotOwned, rule, detail);
        Err(stop.about(format!("KSPIN_LOCK at {address:#x}")))
    })?;
    let irql = thread::irql();
    if irql < DISPATCH || new_irql > irql {
        let rule = "A spin lock is released at DISPATCH_LEVEL, to the IRQL it was acquired at.";
        let detail = format!("from {} to {}", irql_name(irql), irql_name(new_irql));
        return Err(Stop::fault(BugCheck::IrqlNotLessOrEqual, rule, detail));
    }
    forget_held(address);
    thread::set_irql(new_irql);
    Ok(())
}

pub(crate) fn acquire(cx: &Cx, lock: Ptr<u64>) -> Reply<KIRQL> {
    acquire_at(cx, lock.required("SpinLock")?)
}

pub(crate) fn release(cx: &Cx, lock: Ptr<u64>, new_irql: KIRQL) -> Reply {
    release_at(cx, lock.required("SpinLock")?, new_irql)
}

pub(crate) fn initialize(_: &Cx, lock: Ptr<u64>) -> Reply {
    lock.required("SpinLock")?.write(0);
    Ok(())
}

/// Only for a thread that is at `DISPATCH_LEVEL` already.
fn check_dpc(cx: &Cx) -> Reply {
    let irql = thread::irql();
    if irql == DISPATCH {
        return Ok(());
    }
    let rule = format!("{} is called at DISPATCH_LEVEL.", cx.function);
    let detail = format!("the IRQL is {}", irql_name(irql));
    Err(Stop::fault(BugCheck::IrqlNotLessOrEqual, rule, detail))
}

pub(crate) fn acquire_at_dpc(cx: &Cx, lock: Ptr<u64>) -> Reply {
    check_dpc(cx)?;
    acquire_at(cx, lock.required("SpinLock")?).map(drop)
}

pub(crate) fn release_from_dpc(cx: &Cx, lock: Ptr<u64>) -> Reply {
    check_dpc(cx)?;
    release_at(cx, lock.required("SpinLock")?, DISPATCH)
}

pub(crate) fn acquire_queued(cx: &Cx, lock: Ptr<u64>, handle: Ptr<KLOCK_QUEUE_HANDLE>) -> Reply {
    let handle = handle.required("LockHandle")?;
    let lock = lock.required("SpinLock")?;
    let previous = acquire_at(cx, lock)?;
    let mut value = KLOCK_QUEUE_HANDLE::default();
    value.LockQueue.Lock = lock.raw();
    value.OldIrql = previous;
    handle.write(value);
    Ok(())
}

pub(crate) fn release_queued(cx: &Cx, handle: Ptr<KLOCK_QUEUE_HANDLE>) -> Reply {
    let handle = handle.required("LockHandle")?.read();
    release_at(cx, Ptr::from_field(handle.LockQueue.Lock).required("LockHandle")?, handle.OldIrql)
}
