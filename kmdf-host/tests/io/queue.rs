//! Creating, stopping, draining and purging queues; synchronization.

use kmdf_host::Handle;
use wdk_sys::{
    _WDF_EXECUTION_LEVEL as Level, _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch,
    _WDF_SYNCHRONIZATION_SCOPE as Scope, DISPATCH_LEVEL, PASSIVE_LEVEL, STATUS_CANCELLED,
    STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_DEVICE_REQUEST, STATUS_INVALID_DEVICE_STATE,
    STATUS_INVALID_PARAMETER, STATUS_INVALID_PARAMETER_4, WDF_IO_QUEUE_CONFIG, WDFQUEUE,
    WDFSPINLOCK,
};

use crate::rig::{
    BUFFERED, Rig, Script, complete, config, create_queue, forward, io_default, on_cancel,
    plug_in_another, queue_state, retrieve,
};
use crate::support::attributes;
use crate::wdf;

const STATUS_WDF_PAUSED: i32 = 0xC020_0203_u32.cast_signed();
const STATUS_WDF_NO_CALLBACK: i32 = 0xC020_020B_u32.cast_signed();
const SEQUENTIAL: i32 = Dispatch::WdfIoQueueDispatchSequential;
const PARALLEL: i32 = Dispatch::WdfIoQueueDispatchParallel;
const MANUAL: i32 = Dispatch::WdfIoQueueDispatchManual;

/// What creating a queue with a wrong configuration returns.
fn refused(dispatch: i32, change: impl Fn(&mut WDF_IO_QUEUE_CONFIG) + Send + 'static) -> i32 {
    let rig = Script::usual().start();
    let device = rig.device.handle();
    let status = rig.run(move || {
        let mut config = config(dispatch);
        change(&mut config);
        create_queue(device, &mut config).expect_err("refused")
    });
    rig.end();
    status
}

#[test]
fn a_queue_configuration_is_validated_as_the_framework_does() {
    assert_eq!(refused(MANUAL, |config| config.Size -= 1), STATUS_INFO_LENGTH_MISMATCH);
    assert_eq!(refused(MANUAL, |config| config.DispatchType = 9), STATUS_INVALID_PARAMETER);
    assert_eq!(refused(SEQUENTIAL, |config| config.EvtIoDefault = None), STATUS_WDF_NO_CALLBACK);
    assert_eq!(
        refused(MANUAL, |config| config.EvtIoDefault = Some(io_default)),
        STATUS_INVALID_PARAMETER
    );
    let limited =
        |config: &mut WDF_IO_QUEUE_CONFIG| config.Settings.Parallel.NumberOfPresentedRequests = 1;
    assert_eq!(refused(SEQUENTIAL, limited), STATUS_INVALID_PARAMETER);
    assert_eq!(
        refused(PARALLEL, |config| config.DefaultQueue = 1),
        STATUS_INVALID_DEVICE_STATE,
        "after the start"
    );
}

#[test]
fn only_a_default_queue_may_be_created_without_taking_its_handle() {
    let rig = Script::usual().start();
    let device = rig.device.handle();
    let status = rig.run(move || {
        let mut config = config(MANUAL);
        wdf!(
            WdfIoQueueCreate,
            device.as_raw(),
            &raw mut config,
            std::ptr::null_mut(),
            std::ptr::null_mut()
        )
    });
    assert_eq!(status, STATUS_INVALID_PARAMETER_4);
    rig.end();
}

#[test]
fn the_parent_of_a_queue_belongs_to_its_device() {
    let rig = Script::usual().start();
    let other = plug_in_another(&rig, Script::usual());
    let (device, foreign) = (rig.device.handle(), other.queue("manual"));
    let status = rig.run(move || {
        let mut config = config(MANUAL);
        let mut with_parent = attributes();
        with_parent.ParentObject = foreign.as_raw();
        let mut queue: WDFQUEUE = std::ptr::null_mut();
        wdf!(
            WdfIoQueueCreate,
            device.as_raw(),
            &raw mut config,
            &raw mut with_parent,
            &raw mut queue
        )
    });
    assert_eq!(status, STATUS_INVALID_DEVICE_REQUEST);
}

fn state(rig: &Rig, queue: Handle) -> (i32, u32, u32) {
    rig.run(move || {
        let (mut waiting, mut owned) = (0, 0);
        let state = wdf!(WdfIoQueueGetState, queue.as_raw(), &raw mut waiting, &raw mut owned);
        (state, waiting, owned)
    })
}

/// A sequential queue whose requests are kept.
fn keeper() -> Rig {
    Script::new()
        .sequential()
        .manual()
        .on("EvtIoDefault", |env, event| env.keep(event.request))
        .start()
}

#[test]
fn the_state_of_a_queue_counts_what_waits_and_what_the_driver_owns() {
    let rig = keeper();
    let queue = rig.env.queue("default");
    assert_eq!(state(&rig, queue), (0x0F, 0, 0));
    let file = rig.open();
    let _pending = [(); 3].map(|()| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    assert_eq!(state(&rig, queue), (0x03, 2, 1));
    rig.run(move || wdf!(WdfIoQueueStop, queue.as_raw(), None, std::ptr::null_mut()));
    assert_eq!(state(&rig, queue), (0x01, 2, 1));
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    assert_eq!(state(&rig, queue), (0x09, 2, 0));
    drop(file);
    rig.end();
}

#[test]
fn a_stopped_queue_keeps_what_arrives_until_it_is_started() {
    let rig = Script::new().sequential().on("EvtIoDefault", |_, event| event.complete(0)).start();
    let (queue, file) = (rig.env.queue("default"), rig.open());
    rig.run(move || wdf!(WdfIoQueueStopSynchronously, queue.as_raw()));
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(!pending.is_done());
    rig.run(move || wdf!(WdfIoQueueStart, queue.as_raw()));
    assert!(pending.is_done());
    drop(file);
    rig.end();
}

#[test]
fn a_stopped_manual_queue_is_paused() {
    let rig = Script::usual().start();
    let queue = rig.env.queue("manual");
    let status = rig.run(move || {
        wdf!(WdfIoQueueStop, queue.as_raw(), None, std::ptr::null_mut());
        retrieve(queue)
    });
    assert_eq!(status, Err(STATUS_WDF_PAUSED));
    rig.end();
}

#[test]
fn stopping_synchronously_waits_for_the_drivers_requests() {
    let rig = keeper();
    let (queue, file) = (rig.env.queue("default"), rig.open());
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let stopping = rig.machine.spawn(move || wdf!(WdfIoQueueStopSynchronously, queue.as_raw()));
    while state(&rig, queue).0 & 0x02 != 0 {
        std::thread::yield_now();
    }
    assert!(!stopping.is_finished());
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    stopping.join().unwrap();
    assert!(pending.is_done());
    drop(file);
    rig.end();
}

#[test]
fn a_purged_queue_cancels_what_waits_and_refuses_what_comes_until_it_is_started() {
    let rig = keeper();
    let (queue, file) = (rig.env.queue("default"), rig.open());
    let [owned, waiting] = [(); 2].map(|()| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    rig.run(move || wdf!(WdfIoQueuePurge, queue.as_raw(), Some(queue_state), std::ptr::null_mut()));
    assert_eq!(waiting.wait().unwrap().status, STATUS_CANCELLED);
    assert!(!owned.is_done());
    assert_eq!(file.ioctl(BUFFERED, &[], 0).unwrap().status, STATUS_INVALID_DEVICE_STATE);
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    assert_eq!(rig.log(), ["EvtIoDefault", "EvtIoQueueState"], "told when nothing was left");
    rig.run(move || wdf!(WdfIoQueueStart, queue.as_raw()));
    let again = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(!again.is_done());
    let request = rig.env.kept.lock().unwrap()[1];
    rig.run(move || complete(request, 0));
    drop(file);
    rig.end();
}

#[test]
fn purging_calls_the_cancel_routines_of_cancelable_requests() {
    let rig = Script::usual()
        .on("EvtIoDefault", |_, event| event.mark_cancelable())
        .on("EvtRequestCancel", |_, event| event.complete(STATUS_CANCELLED))
        .start();
    let (queue, file) = (rig.env.queue("default"), rig.open());
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.run(move || wdf!(WdfIoQueuePurgeSynchronously, queue.as_raw()));
    assert_eq!(pending.wait().unwrap().status, STATUS_CANCELLED);
    drop(file);
    rig.end();
}

#[test]
fn draining_lets_everything_through_and_nothing_in() {
    let rig = keeper();
    let (queue, file) = (rig.env.queue("default"), rig.open());
    let pending = [(); 2].map(|()| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    let draining = rig.machine.spawn(move || wdf!(WdfIoQueueDrainSynchronously, queue.as_raw()));
    while state(&rig, queue).0 & 0x01 != 0 {
        std::thread::yield_now();
    }
    assert_eq!(file.ioctl(BUFFERED, &[], 0).unwrap().status, STATUS_INVALID_DEVICE_STATE);
    for at in 0..2 {
        let request = rig.env.kept.lock().unwrap()[at];
        rig.run(move || complete(request, 0));
    }
    draining.join().unwrap();
    assert!(pending.iter().all(|pending| pending.wait().unwrap().status.is_success()));
    drop(file);
    rig.end();
}

#[test]
fn ready_notify_tells_when_an_empty_queue_gets_a_request() {
    let rig = Script::new()
        .queue("manual", |queue| queue.DefaultQueue = 1)
        .on("EvtIoQueueState", |env, event| {
            while let Ok(request) = retrieve(event.queue) {
                env.log.add("retrieved");
                complete(request, 0);
            }
        })
        .start();
    let (queue, file) = (rig.env.queue("manual"), rig.open());
    let status = rig.run(move || {
        wdf!(WdfIoQueueReadyNotify, queue.as_raw(), Some(queue_state), std::ptr::null_mut())
    });
    assert_eq!(status, 0);
    for _ in 0..2 {
        assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
    }
    assert_eq!(rig.log(), ["EvtIoQueueState", "retrieved", "EvtIoQueueState", "retrieved"]);
    drop(file);
    rig.end();
}

fn irql() -> u32 {
    // SAFETY: callable at every IRQL.
    u32::from(unsafe { wdk_sys::ntddk::KeGetCurrentIrql() })
}

/// A queue whose callback logs its IRQL and completes, and that got one request at `DISPATCH_LEVEL`.
fn irql_of_callback(level: i32, scope: i32) -> Vec<String> {
    let rig = Script::usual()
        .setup(move |env, device| {
            let mut config = config(SEQUENTIAL);
            let mut constraints = attributes();
            constraints.ExecutionLevel = level;
            constraints.SynchronizationScope = scope;
            let mut queue: WDFQUEUE = std::ptr::null_mut();
            assert_eq!(
                wdf!(
                    WdfIoQueueCreate,
                    device,
                    &raw mut config,
                    &raw mut constraints,
                    &raw mut queue
                ),
                0
            );
            env.name("worker", Handle::of(queue));
        })
        .on("EvtIoDefault", |env, event| {
            if event.queue == env.queue("default") {
                env.keep(event.request);
            } else {
                env.log.add(format!("at {}", irql()));
                event.complete(0);
            }
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    let (request, worker) = (rig.env.kept(), rig.env.queue("worker"));
    rig.run(move || {
        let mut lock: WDFSPINLOCK = std::ptr::null_mut();
        assert_eq!(wdf!(WdfSpinLockCreate, std::ptr::null_mut(), &raw mut lock), 0);
        wdf!(WdfSpinLockAcquire, lock);
        assert_eq!(forward(request, worker), 0);
        wdf!(WdfSpinLockRelease, lock);
    });
    rig.machine.settle().unwrap();
    assert!(pending.is_done());
    let log = rig.log();
    drop(file);
    rig.end();
    log[2..].to_vec()
}

#[test]
fn a_passive_level_queue_is_dispatched_by_a_work_item_when_the_irql_is_too_high() {
    let seen =
        irql_of_callback(Level::WdfExecutionLevelPassive, Scope::WdfSynchronizationScopeNone);
    assert_eq!(seen, [format!("at {PASSIVE_LEVEL}")]);
}

#[test]
fn other_queues_are_dispatched_at_the_callers_irql() {
    let seen =
        irql_of_callback(Level::WdfExecutionLevelDispatch, Scope::WdfSynchronizationScopeNone);
    assert_eq!(seen, [format!("at {DISPATCH_LEVEL}")]);
}

#[test]
fn with_queue_scope_callbacks_hold_a_lock_at_dispatch_level() {
    let rig = Script::usual()
        .setup(move |env, device| {
            let mut config = config(PARALLEL);
            let mut constraints = attributes();
            constraints.SynchronizationScope = Scope::WdfSynchronizationScopeQueue;
            let mut queue: WDFQUEUE = std::ptr::null_mut();
            assert_eq!(
                wdf!(
                    WdfIoQueueCreate,
                    device,
                    &raw mut config,
                    &raw mut constraints,
                    &raw mut queue
                ),
                0
            );
            env.name("serial", Handle::of(queue));
        })
        .on("EvtIoDefault", |env, event| {
            if event.queue == env.queue("default") {
                let _ = event.forward(env.queue("serial"));
                return;
            }
            env.log.add(format!("begin at {}", irql()));
            env.log.add("end");
            wdf!(WdfRequestMarkCancelable, event.request.as_raw(), Some(on_cancel));
        })
        .on("EvtRequestCancel", |_, event| event.complete(STATUS_CANCELLED))
        .start();
    let file = rig.open();
    let pending = std::thread::scope(|scope| {
        let senders =
            [(); 4].map(|()| scope.spawn(|| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap()));
        senders.map(|sender| sender.join().unwrap())
    });
    rig.machine.settle().unwrap();
    let log: Vec<String> = rig.log().into_iter().filter(|line| line != "EvtIoDefault").collect();
    let once = [format!("begin at {DISPATCH_LEVEL}"), "end".to_owned()];
    assert_eq!(
        log,
        once.iter().cycle().take(8).cloned().collect::<Vec<_>>(),
        "one callback at a time"
    );
    file.cancel_all().unwrap();
    rig.machine.settle().unwrap();
    assert!(pending.iter().all(|pending| pending.wait().unwrap().status == STATUS_CANCELLED));
    drop(file);
    rig.end();
}

#[test]
fn a_dump_counts_the_requests_of_each_queue() {
    let rig = keeper();
    let file = rig.open();
    let _pending = [(); 3].map(|()| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
    let dump = rig.machine.dump();
    assert!(dump.contains("waiting=2 owned=1"), "{dump}");
    assert!(dump.contains("device control 0x00222000 is the driver's"), "{dump}");
    let queue = rig.env.queue("default");
    rig.run(move || wdf!(WdfIoQueueStop, queue.as_raw(), None, std::ptr::null_mut()));
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    drop(file);
    rig.end();
}

#[test]
fn draining_calls_back_when_the_driver_has_nothing_left() {
    let rig = keeper();
    let (queue, file) = (rig.env.queue("default"), rig.open());
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.run(move || wdf!(WdfIoQueueDrain, queue.as_raw(), Some(queue_state), std::ptr::null_mut()));
    assert_eq!(rig.log(), ["EvtIoDefault"]);
    let request = rig.env.kept();
    rig.run(move || complete(request, 0));
    assert_eq!(rig.log(), ["EvtIoQueueState"]);
    assert!(pending.is_done());
    drop(file);
    rig.end();
}

#[test]
fn stop_and_purge_cancels_what_waits_and_keeps_what_comes_until_the_queue_is_started() {
    for synchronously in [false, true] {
        let rig = keeper();
        let (queue, file) = (rig.env.queue("default"), rig.open());
        let [owned, waiting] = [(); 2].map(|()| file.ioctl_overlapped(BUFFERED, &[], 0).unwrap());
        let stopping = rig.machine.spawn(move || {
            let raw = queue.as_raw();
            if synchronously {
                wdf!(WdfIoQueueStopAndPurgeSynchronously, raw);
            } else {
                wdf!(WdfIoQueueStopAndPurge, raw, Some(queue_state), std::ptr::null_mut());
            }
        });
        assert_eq!(waiting.wait().unwrap().status, STATUS_CANCELLED);
        let later = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
        let request = rig.env.kept();
        rig.run(move || complete(request, 0));
        stopping.join().unwrap();
        assert!(owned.is_done() && !later.is_done(), "accepted, and not delivered");
        rig.run(move || wdf!(WdfIoQueueStart, queue.as_raw()));
        let request = rig.env.kept.lock().unwrap()[1];
        rig.run(move || complete(request, 0));
        assert!(later.wait().unwrap().status.is_success());
        drop(file);
        rig.end();
    }
}
