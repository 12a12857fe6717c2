//! `wdfsync.h`: spin locks and wait locks.

use wdk_sys::{
    NTSTATUS, STATUS_SUCCESS, STATUS_TIMEOUT, WDF_OBJECT_ATTRIBUTES, WDFSPINLOCK, WDFWAITLOCK,
};

use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::{self, DISPATCH, HeldSpin, PASSIVE, irql_name};
use crate::machine::wait::WaitKey;
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle, NewObject, Payload};
use crate::sched;
use crate::state::State;

/// What a `WDFSPINLOCK` is besides an object.
#[derive(Default)]
pub(crate) struct SpinLock {
    /// The thread that holds it; 0 for none.
    owner: u64,
}

/// What a `WDFWAITLOCK` is besides an object.
#[derive(Default)]
pub(crate) struct WaitLock {
    /// The thread that holds it; 0 for none.
    owner: u64,
}

impl Payload {
    /// Whether it is a lock that a thread holds.
    pub(crate) fn is_held_lock(&self) -> bool {
        match self {
            Self::SpinLock(lock) => lock.owner != 0,
            Self::WaitLock(lock) => lock.owner != 0,
            _ => false,
        }
    }
}

impl State {
    /// A spin lock for messages: a framework object or a kernel lock's address.
    pub(crate) fn describe_lock(&self, lock: u64) -> String {
        let handle = Handle::from_bits(lock);
        match self.objects.try_get(handle) {
            Some(object) => object.describe(),
            None => format!("KSPIN_LOCK at {lock:#x}"),
        }
    }
}

fn create(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    payload: impl Into<Payload>,
) -> Reply<Handle> {
    let attributes = Attributes::read(attributes, Rules::default())?;
    let parent = cx.parent_or_driver(attributes.parent)?;
    let function = cx.function;
    let payload = payload.into();
    cx.with(|state| {
        state.create(NewObject { function, payload, parent: Some(parent), attributes: &attributes })
    })
}

pub(crate) fn spin_create(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    lock: Ptr<WDFSPINLOCK>,
) -> Reply {
    let lock = lock.required("SpinLock")?;
    lock.write(create(cx, attributes, SpinLock::default())?.as_raw());
    Ok(())
}

pub(crate) fn spin_acquire(cx: &Cx, lock: Handle) -> Reply {
    let me = thread::number();
    cx.with(|state| {
        let spin = state.get::<SpinLock>(lock)?;
        if spin.owner == me {
            let rule = "A thread that holds a spin lock does not acquire it again.";
            let stop = Stop::fault(
                BugCheck::SpinLockAlreadyOwned,
                rule,
                "it would wait for itself for ever",
            );
            return Err(stop.about(state.describe(lock)));
        }
        Ok(())
    })?;
    let previous = thread::set_irql(DISPATCH);
    cx.kernel
        .wait(WaitKey::Object(lock), None, |state| {
            let Some(spin) = state.peek_mut::<SpinLock>(lock) else {
                return Some(Err(()));
            };
            if spin.owner != 0 {
                return None;
            }
            spin.owner = me;
            state.locks_acquired += 1;
            Some(Ok(()))
        })
        .expect("the wait has no time limit")
        .map_err(|()| deleted_meanwhile())?;
    sched::with_thread(|data| {
        data.spin.borrow_mut().push(HeldSpin { lock: lock.bits(), previous });
    });
    Ok(())
}

fn deleted_meanwhile() -> Stop {
    let rule = "A lock exists for as long as somebody waits for it.";
    Stop::fault(BugCheck::InvalidLockOperation, rule, "it was destroyed meanwhile")
}

pub(crate) fn spin_release(cx: &Cx, lock: Handle) -> Reply {
    let me = thread::number();
    cx.with(|state| {
        let owner = state.get::<SpinLock>(lock)?.owner;
        if owner == me {
            state.get::<SpinLock>(lock)?.owner = 0;
            state.wake(WaitKey::Object(lock));
            return Ok(());
        }
        let detail = if owner == 0 { "nobody holds it" } else { "another thread holds it" };
        let rule = "A spin lock is released by the thread that acquired it.";
        Err(Stop::fault(BugCheck::InvalidLockOperation, rule, detail).about(state.describe(lock)))
    })?;
    let irql = thread::irql();
    if irql != DISPATCH {
        let rule = "WdfSpinLockRelease is called at DISPATCH_LEVEL.";
        let detail = format!("the IRQL is {}", irql_name(irql));
        return Err(Stop::fault(BugCheck::IrqlNotLessOrEqual, rule, detail));
    }
    thread::set_irql(forget_held(lock.bits()));
    Ok(())
}

/// Forgets that the thread holds a spin lock; gives back the IRQL to go to.
///
/// That is the one the lock was acquired at, even if locks are released in another order.
pub(crate) fn forget_held(lock: u64) -> u8 {
    sched::with_thread(|data| {
        let mut held = data.spin.borrow_mut();
        let position = held.iter().rposition(|held| held.lock == lock);
        position.map_or(PASSIVE, |position| held.remove(position).previous)
    })
}

pub(crate) fn wait_create(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    lock: Ptr<WDFWAITLOCK>,
) -> Reply {
    let lock = lock.required("Lock")?;
    lock.write(create(cx, attributes, WaitLock::default())?.as_raw());
    Ok(())
}

pub(crate) fn wait_acquire(cx: &Cx, lock: Handle, timeout: Ptr<i64>) -> Reply<NTSTATUS> {
    let timeout = timeout.optional().map(super::super::edge::abi::Valid::read);
    let me = thread::number();
    let owner = cx.with(|state| Ok(state.get::<WaitLock>(lock)?.owner))?;
    if timeout != Some(0) {
        cx.check_irql(PASSIVE)?;
    }
    if owner == me && timeout.is_none() {
        let rule = "A thread that holds a wait lock does not acquire it again.";
        let stop =
            Stop::fault(BugCheck::InvalidLockOperation, rule, "it would wait for itself for ever");
        return Err(stop.about(cx.with(|state| state.describe(lock))));
    }
    let deadline = timeout.map(|timeout| cx.with(|state| state.clock.deadline(timeout)));
    let deadline = if timeout == Some(0) { Some(0) } else { deadline };
    let acquired = cx.kernel.wait(WaitKey::Object(lock), deadline, |state| {
        let Some(wait) = state.peek_mut::<WaitLock>(lock) else {
            return Some(Err(()));
        };
        if wait.owner != 0 {
            return None;
        }
        wait.owner = me;
        state.locks_acquired += 1;
        Some(Ok(()))
    });
    match acquired {
        None => Ok(STATUS_TIMEOUT),
        Some(Ok(())) => Ok(STATUS_SUCCESS),
        Some(Err(())) => Err(deleted_meanwhile()),
    }
}

pub(crate) fn wait_release(cx: &Cx, lock: Handle) -> Reply {
    let me = thread::number();
    cx.with(|state| {
        let owner = state.get::<WaitLock>(lock)?.owner;
        if owner == me {
            state.get::<WaitLock>(lock)?.owner = 0;
            state.wake(WaitKey::Object(lock));
            return Ok(());
        }
        let detail = if owner == 0 { "nobody holds it" } else { "another thread holds it" };
        let rule = "A wait lock is released by the thread that acquired it.";
        Err(Stop::fault(BugCheck::InvalidLockOperation, rule, detail).about(state.describe(lock)))
    })
}
