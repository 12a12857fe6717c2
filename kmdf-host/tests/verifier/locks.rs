//! Locks and IRQL.

use std::ptr::null_mut;

use kmdf_host::Crash;
use wdk_sys::ntddk::KeRaiseIrqlToDpcLevel;
use wdk_sys::{_POOL_TYPE, WDFMEMORY, WDFSPINLOCK, WDFSTRING, WDFWAITLOCK};

use crate::classes;
use crate::support::{crash_of, machine, sendable};
use crate::wdf;

fn spin_lock() -> WDFSPINLOCK {
    let mut lock: WDFSPINLOCK = null_mut();
    assert_eq!(wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock), 0);
    lock
}

fn wait_lock() -> WDFWAITLOCK {
    let mut lock: WDFWAITLOCK = null_mut();
    assert_eq!(wdf!(WdfWaitLockCreate, null_mut(), &raw mut lock), 0);
    lock
}

fn raise() {
    // SAFETY: callable up to DISPATCH_LEVEL.
    unsafe { KeRaiseIrqlToDpcLevel() };
}

classes! {
    "acquires a spin lock that it holds" SpinLockAlreadyOwned
    #[test]
    fn a_spin_lock_is_not_acquired_twice_by_one_thread() -> Crash {
        crash_of(|| {
            let lock = spin_lock();
            wdf!(WdfSpinLockAcquire, lock);
            wdf!(WdfSpinLockAcquire, lock);
        })
    }

    "waits for a wait lock at DISPATCH_LEVEL" IrqlNotLessOrEqual
    #[test]
    fn a_wait_lock_is_not_waited_for_at_dispatch_level() -> Crash {
        crash_of(|| {
            let (spin, wait) = (spin_lock(), wait_lock());
            wdf!(WdfSpinLockAcquire, spin);
            let _ = wdf!(WdfWaitLockAcquire, wait, null_mut());
        })
    }

    "releases a lock that another thread holds" InvalidLockOperation
    #[test]
    fn a_lock_is_released_by_the_thread_that_acquired_it() -> Crash {
        let (machine, _driver) = machine();
        let other = machine.clone();
        let held = machine.run(move || {
            let lock = wait_lock();
            assert_eq!(wdf!(WdfWaitLockAcquire, lock, null_mut()), 0);
            let lock = sendable(lock);
            other.spawn(move || wdf!(WdfWaitLockRelease, lock.as_raw())).join()
        });
        held.and_then(|released| released).expect_err("the kernel would have stopped")
    }

    "releases a lock that nobody holds" InvalidLockOperation
    #[test]
    fn a_lock_that_nobody_holds_is_not_released() -> Crash {
        crash_of(|| wdf!(WdfWaitLockRelease, wait_lock()))
    }

    "deletes a lock that is held" InvalidLockOperation
    #[test]
    fn a_lock_is_not_deleted_while_it_is_held() -> Crash {
        crash_of(|| {
            let lock = wait_lock();
            assert_eq!(wdf!(WdfWaitLockAcquire, lock, null_mut()), 0);
            wdf!(WdfObjectDelete, lock.cast());
        })
    }

    "calls a pageable function at DISPATCH_LEVEL" IrqlNotLessOrEqual
    #[test]
    fn a_function_for_passive_level_is_refused_at_dispatch_level() -> Crash {
        crash_of(|| {
            raise();
            let mut string: WDFSTRING = null_mut();
            let _ = wdf!(WdfStringCreate, std::ptr::null(), null_mut(), &raw mut string);
        })
    }

    "allocates pageable memory at DISPATCH_LEVEL" IrqlNotLessOrEqual
    #[test]
    fn pageable_memory_is_not_allocated_at_dispatch_level() -> Crash {
        crash_of(|| {
            raise();
            let (mut memory, none): (WDFMEMORY, _) = (null_mut(), null_mut());
            let pool = _POOL_TYPE::PagedPool;
            let _ = wdf!(WdfMemoryCreate, null_mut(), pool, 0, 8, &raw mut memory, none);
        })
    }
}
