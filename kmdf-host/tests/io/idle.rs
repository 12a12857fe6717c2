//! What requests do to a device that idles, and idling to requests.

use wdk_sys::{
    _WDF_DEVICE_POWER_STATE as PowerState, _WDF_IO_QUEUE_DISPATCH_TYPE as Dispatch,
    _WDF_TRI_STATE as TriState,
};

use crate::rig::{
    BUFFERED, IDLE_TIMEOUT, Rig, Script, complete, config, io_control, io_default, retrieve,
};
use crate::wdf;

impl Rig {
    fn advance(&self) {
        self.machine.advance(IDLE_TIMEOUT).unwrap();
    }

    fn has_power(&self) -> bool {
        let device = self.device.handle();
        self.run(move || wdf!(WdfDeviceGetDevicePowerState, device.as_raw()))
            == PowerState::WdfDevStatePowerD0
    }
}

#[test]
fn a_request_to_a_power_managed_queue_brings_an_idle_device_back() {
    let rig = Script::usual().idling().on("EvtIoDefault", |_, event| event.complete(0)).start();
    let file = rig.open();
    rig.advance();
    assert!(!rig.has_power(), "that it is open does not keep it awake");
    assert!(file.ioctl(BUFFERED, &[], 0).unwrap().status.is_success());
    assert!(rig.has_power());
    rig.advance();
    assert!(!rig.has_power(), "the request is over");
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_the_driver_has_keeps_the_device_awake() {
    let rig =
        Script::usual().idling().on("EvtIoDefault", |env, event| env.keep(event.request)).start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.advance();
    rig.advance();
    assert!(rig.has_power());
    let kept = rig.env.kept();
    rig.run(move || complete(kept, 0));
    assert!(pending.wait().unwrap().status.is_success());
    rig.advance();
    assert!(!rig.has_power());
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_waits_in_a_power_managed_queue_keeps_the_device_awake() {
    let rig = Script::usual()
        .idling()
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.advance();
    assert!(rig.has_power());
    pending.cancel().unwrap();
    pending.wait().unwrap();
    rig.advance();
    assert!(!rig.has_power(), "also after a cancel there is none");
    drop(file);
    rig.end();
}

#[test]
fn a_request_in_a_queue_without_power_management_does_not_keep_the_device_awake() {
    let rig = Script::new()
        .parallel()
        .queue("manual", |queue| queue.PowerManaged = TriState::WdfFalse)
        .idling()
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("manual"));
        })
        .start();
    let file = rig.open();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    rig.advance();
    assert!(!rig.has_power());
    let queue = rig.env.queue("manual");
    rig.run(move || complete(retrieve(queue).unwrap(), 0));
    assert!(pending.wait().unwrap().status.is_success(), "and can be taken meanwhile");
    assert!(!rig.has_power());
    drop(file);
    rig.end();
}

#[test]
fn a_request_that_is_cancelled_before_the_device_is_back_does_not_keep_it_awake() {
    let rig = Script::usual().idling().on("EvtIoDefault", |_, event| event.complete(0)).start();
    let file = rig.open();
    rig.advance();
    rig.device.sleep().unwrap();
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    pending.cancel().unwrap();
    pending.wait().unwrap();
    rig.device.resume().unwrap();
    rig.machine.settle().unwrap();
    assert!(!rig.has_power());
    let pending = file.ioctl_overlapped(BUFFERED, &[], 0).unwrap();
    assert!(pending.wait().unwrap().status.is_success());
    drop(file);
    rig.end();
}

/// Lasts longer than two time-outs.
fn last_long() {
    let mut interval = wdk_sys::LARGE_INTEGER { QuadPart: -2_500_000 };
    // SAFETY: at PASSIVE_LEVEL, where a test's callbacks are.
    let _ = unsafe { wdk_sys::ntddk::KeDelayExecutionThread(0, 0, &raw mut interval) };
}

impl Rig {
    /// Sends a request to a callback that lasts long: the time-out begins when it has returned.
    fn send_what_lasts_long(&self) {
        let file = std::sync::Arc::new(self.open());
        let sender = std::sync::Arc::clone(&file);
        let client = std::thread::spawn(move || sender.ioctl(BUFFERED, &[], 0).unwrap().status);
        while self.machine.counters().calls_of("KeDelayExecutionThread") == 0 {
            std::thread::yield_now();
        }
        for _ in 0..3 {
            self.advance();
            assert!(self.has_power());
        }
        assert!(client.join().unwrap().is_success());
        self.advance();
        assert!(!self.has_power());
    }
}

#[test]
fn a_request_that_is_forwarded_to_a_power_managed_queue_keeps_the_device_awake() {
    let rig = Script::new()
        .queue("default", |queue| {
            *queue = config(Dispatch::WdfIoQueueDispatchParallel);
            queue.DefaultQueue = 1;
            queue.PowerManaged = TriState::WdfFalse;
            queue.EvtIoDefault = Some(io_default);
        })
        .queue("managed", |queue| {
            *queue = config(Dispatch::WdfIoQueueDispatchParallel);
            queue.EvtIoDefault = None;
            queue.EvtIoDeviceControl = Some(io_control);
        })
        .idling()
        .on("EvtIoDefault", |env, event| {
            event.forward(env.queue("managed"));
        })
        .on("EvtIoDeviceControl", |_, event| {
            last_long();
            event.complete(0);
        })
        .start();
    rig.send_what_lasts_long();
    rig.end();
}

#[test]
fn a_callback_that_goes_on_after_its_request_keeps_the_device_awake() {
    let rig = Script::usual()
        .idling()
        .on("EvtIoDefault", |_, event| {
            event.complete(0);
            last_long();
        })
        .start();
    rig.send_what_lasts_long();
    rig.end();
}
