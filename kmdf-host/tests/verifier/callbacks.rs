//! What a callback leaves as it found it, and what it does not wait for.

use std::ptr::null_mut;
use std::time::Duration;

use kmdf_host::Crash;
use wdk_sys::ntddk::KeRaiseIrqlToDpcLevel;
use wdk_sys::{
    _WDF_EXECUTION_LEVEL as Level, WDF_OBJECT_ATTRIBUTES, WDF_TIMER_CONFIG, WDF_WORKITEM_CONFIG,
    WDFOBJECT, WDFTIMER, WDFWORKITEM,
};

use crate::classes;
use crate::support::{attributes, child_of, crash_of, device, object, size};
use crate::wdf;

unsafe extern "C" fn stops_its_timer(timer: WDFTIMER) {
    let _ = wdf!(WdfTimerStop, timer, 1);
}

unsafe extern "C" fn flushes_its_item(item: WDFWORKITEM) {
    wdf!(WdfWorkItemFlush, item);
}

unsafe extern "C" fn raises(_: WDFOBJECT) {
    // SAFETY: callable up to DISPATCH_LEVEL.
    unsafe { KeRaiseIrqlToDpcLevel() };
}

unsafe extern "C" fn acquires(_: WDFOBJECT) {
    let mut lock = null_mut();
    assert_eq!(wdf!(WdfSpinLockCreate, null_mut(), &raw mut lock), 0);
    wdf!(WdfSpinLockAcquire, lock);
}

/// What the cleanup of an object with this callback ends with.
fn crash_of_cleanup(callback: unsafe extern "C" fn(WDFOBJECT)) -> Crash {
    crash_of(move || {
        let mut attributes = attributes();
        attributes.EvtCleanupCallback = Some(callback);
        wdf!(WdfObjectDelete, object(&mut attributes));
    })
}

classes! {
    "returns from a callback at another IRQL" IrqlMismatch
    #[test]
    fn a_callback_returns_at_the_irql_it_was_called_at() -> Crash {
        crash_of_cleanup(raises)
    }

    "returns from a callback with a spin lock held" InvalidLockOperation
    #[test]
    fn a_callback_releases_the_spin_locks_that_it_acquires() -> Crash {
        crash_of_cleanup(acquires)
    }

    "stops a timer in its own callback and waits" VerifierError
    #[test]
    fn a_timer_is_not_stopped_and_waited_for_in_its_own_callback() -> Crash {
        let (machine, _driver, device) = device();
        machine
            .run(move || {
                let mut config = WDF_TIMER_CONFIG {
                    Size: size::<WDF_TIMER_CONFIG>(),
                    EvtTimerFunc: Some(stops_its_timer),
                    ..WDF_TIMER_CONFIG::default()
                };
                let mut attributes = WDF_OBJECT_ATTRIBUTES {
                    ExecutionLevel: Level::WdfExecutionLevelPassive,
                    ..child_of(device.as_raw::<wdk_sys::WDFDEVICE__>())
                };
                let mut timer: WDFTIMER = null_mut();
                let made =
                    wdf!(WdfTimerCreate, &raw mut config, &raw mut attributes, &raw mut timer);
                assert_eq!(made, 0);
                wdf!(WdfTimerStart, timer, -10_000)
            })
            .expect("nothing is wrong yet");
        machine.advance(Duration::from_millis(1)).expect_err("the kernel would have stopped")
    }

    "flushes a work item in its own callback" VerifierError
    #[test]
    fn a_work_item_is_not_flushed_in_its_own_callback() -> Crash {
        let (machine, _driver, device) = device();
        // The item may run before the call that enqueued it returns.
        let _ = machine.run(move || {
                let mut config = WDF_WORKITEM_CONFIG {
                    Size: size::<WDF_WORKITEM_CONFIG>(),
                    EvtWorkItemFunc: Some(flushes_its_item),
                    ..WDF_WORKITEM_CONFIG::default()
                };
                let mut attributes = child_of(device.as_raw::<wdk_sys::WDFDEVICE__>());
                let mut item: WDFWORKITEM = null_mut();
                let made =
                    wdf!(WdfWorkItemCreate, &raw mut config, &raw mut attributes, &raw mut item);
                assert_eq!(made, 0);
                wdf!(WdfWorkItemEnqueue, item);
            });
        let _ = machine.settle();
        machine.crash().expect("the kernel would have stopped")
    }

    "lets its device idle more often than it kept it awake" VerifierError
    #[test]
    fn idling_is_not_resumed_more_often_than_it_was_stopped() -> Crash {
        let (machine, _driver, device) = device();
        let resume = move || wdf!(WdfDeviceResumeIdleNoTrack, device.as_raw());
        machine.run(resume).expect_err("the kernel would have stopped")
    }

    "supports a special file that no device can hold" VerifierError
    #[test]
    fn a_type_of_file_that_no_device_supports_is_refused() -> Crash {
        let (machine, _driver, device) = device();
        let support = move || wdf!(WdfDeviceSetSpecialFileSupport, device.as_raw(), 7, 1);
        machine.run(support).expect_err("the kernel would have stopped")
    }
}
