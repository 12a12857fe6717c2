//! Sleep and resume, stop and restart: the order of callbacks, and what a failing one leads to.

use kmdf_host::{Device, Driver, Error, Machine};
use wdk_sys::{
    _WDF_DEVICE_PNP_STATE as PnpState, _WDF_DEVICE_POWER_STATE as PowerState, STATUS_DEVICE_BUSY,
    STATUS_INVALID_DEVICE_STATE,
};

use crate::pnp_driver::{entry, failed};
use crate::wdf;

/// A started device whose driver fails in one callback, from now on.
struct Rig {
    machine: Machine,
    driver: Driver,
    device: Device,
    said: usize,
}

impl Rig {
    fn start() -> Self {
        let machine = Machine::builder().virtual_time().build();
        let driver = machine.load("pnp", entry).unwrap();
        let device = driver.plug_in().unwrap();
        let said = machine.debug_output().len();
        Self { machine, driver, device, said }
    }

    fn failing(callback: &str) -> Self {
        let rig = Self::start();
        rig.machine.set_parameter("pnp", callback, 1);
        rig
    }

    /// The callbacks since the last question.
    fn called(&mut self) -> Vec<String> {
        let all = self.machine.debug_output();
        all[std::mem::replace(&mut self.said, all.len())..].to_vec()
    }

    fn states(&self) -> (i32, i32) {
        let device = self.device.handle();
        let ask = move || {
            let power = wdf!(WdfDeviceGetDevicePowerState, device.as_raw());
            (wdf!(WdfDeviceGetDevicePnpState, device.as_raw()), power)
        };
        self.machine.run(ask).unwrap()
    }

    /// The device is gone, and so is the driver without a leak.
    fn ends(self) {
        let gone = Err(Error::NotFound("the device".into()));
        assert_eq!(self.device.resume(), gone);
        assert_eq!(self.device.remove(), gone);
        self.driver.unload().unwrap();
    }
}

/// What follows a failure, once the hardware is released.
const TAKEN_AWAY: [&str; 5] = [
    "SelfManagedIoFlush",
    "SurpriseRemoval",
    "SelfManagedIoCleanup",
    "device cleanup",
    "device destroy",
];

fn then_taken_away(first: &[&'static str]) -> Vec<&'static str> {
    [first, &TAKEN_AWAY].concat()
}

#[test]
fn a_device_goes_to_sleep_and_resumes_in_the_documented_order() {
    let mut rig = Rig::start();
    rig.device.sleep().unwrap();
    let expected = [
        "SelfManagedIoSuspend",
        "system power action 2, D3:",
        "PreInterruptsDisabled",
        "system power action 2, D3:",
        "D0Exit",
    ];
    assert_eq!(rig.called(), expected);
    assert_eq!(
        rig.states(),
        (PnpState::WdfDevStatePnpStarted, PowerState::WdfDevStatePowerDx),
        "sleep is power's affair, not PnP's"
    );
    rig.device.resume().unwrap();
    let expected = [
        "system power action 2, D3:",
        "D0Entry",
        "system power action 2, D3:",
        "PostInterruptsEnabled",
        "SelfManagedIoRestart",
    ];
    assert_eq!(rig.called(), expected, "no hardware is released or prepared");
    assert_eq!(rig.states(), (PnpState::WdfDevStatePnpStarted, PowerState::WdfDevStatePowerD0));
    rig.device.remove().unwrap();
    assert_eq!(rig.called()[2], "PreInterruptsDisabled", "the system power action is none again");
    rig.driver.unload().unwrap();
}

#[test]
fn the_system_power_action_says_why_the_device_loses_power() {
    let mut rig = Rig::start();
    rig.device.hibernate().unwrap();
    assert_eq!(rig.called()[1], "system power action 3, D3:");
    rig.device.resume().unwrap();
    assert_eq!(rig.called()[0], "system power action 3, D3:");
    rig.device.shut_down().unwrap();
    assert_eq!(rig.called()[1], "system power action 4, D3Final:");
}

#[test]
fn self_managed_io_that_was_restarted_is_suspended_again() {
    let mut rig = Rig::start();
    for _ in 0..3 {
        rig.device.sleep().unwrap();
        assert_eq!(rig.called()[0], "SelfManagedIoSuspend");
        rig.device.resume().unwrap();
        assert_eq!(rig.called().last().unwrap(), "SelfManagedIoRestart");
    }
    rig.device.remove().unwrap();
    rig.ends();
}

#[test]
fn a_device_that_sleeps_is_not_put_to_sleep_and_one_that_works_is_not_resumed() {
    let rig = Rig::start();
    let status = STATUS_INVALID_DEVICE_STATE;
    assert_eq!(rig.device.resume(), Err(Error::Status { what: "resuming the device", status }));
    assert_eq!(
        rig.device.restart(),
        Err(Error::Status { what: "starting the device again", status })
    );
    rig.device.sleep().unwrap();
    assert_eq!(
        rig.device.sleep(),
        Err(Error::Status { what: "putting the device to sleep", status })
    );
    assert_eq!(rig.device.stop(), Err(Error::Status { what: "asking to stop the device", status }));
}

#[test]
fn when_suspending_self_managed_io_fails_the_device_leaves_d0_and_is_taken_away() {
    let mut rig = Rig::failing("SelfManagedIoSuspend");
    assert_eq!(rig.device.sleep(), Err(failed("EvtDeviceSelfManagedIoSuspend")));
    let called: Vec<String> =
        rig.called().into_iter().filter(|line| !line.starts_with("system")).collect();
    let first = ["SelfManagedIoSuspend", "PreInterruptsDisabled", "D0Exit", "ReleaseHardware"];
    assert_eq!(called, then_taken_away(&first));
    rig.ends();
}

#[test]
fn when_d0_exit_fails_the_device_is_taken_away() {
    for (callback, what) in [
        ("PreInterruptsDisabled", "EvtDeviceD0ExitPreInterruptsDisabled"),
        ("D0Exit", "EvtDeviceD0Exit"),
    ] {
        let mut rig = Rig::failing(callback);
        assert_eq!(rig.device.sleep(), Err(failed(what)));
        let called: Vec<String> =
            rig.called().into_iter().filter(|line| !line.starts_with("system")).collect();
        let first = ["SelfManagedIoSuspend", "PreInterruptsDisabled", "D0Exit", "ReleaseHardware"];
        assert_eq!(called, then_taken_away(&first), "the other steps of powering down are done");
        rig.ends();
    }
}

/// What a device that cannot resume gets to hear, without the lines about power actions.
fn resumes_not(callback: &'static str, what: &'static str) -> Vec<String> {
    let mut rig = Rig::start();
    rig.device.sleep().unwrap();
    rig.called();
    rig.machine.set_parameter("pnp", callback, 1);
    assert_eq!(rig.device.resume(), Err(failed(what)));
    let called = rig.called().into_iter().filter(|line| !line.starts_with("system")).collect();
    rig.ends();
    called
}

#[test]
fn when_d0_entry_fails_on_resume_the_device_is_taken_away() {
    let called = resumes_not("D0Entry", "EvtDeviceD0Entry");
    assert_eq!(called, then_taken_away(&["D0Entry", "ReleaseHardware"]), "without D0Exit");
}

#[test]
fn when_post_interrupts_enabled_fails_on_resume_the_device_leaves_d0_again() {
    let called = resumes_not("PostInterruptsEnabled", "EvtDeviceD0EntryPostInterruptsEnabled");
    let first = ["D0Entry", "PostInterruptsEnabled", "D0Exit", "ReleaseHardware"];
    assert_eq!(called, then_taken_away(&first));
}

#[test]
fn when_restarting_self_managed_io_fails_the_device_leaves_d0_again() {
    let called = resumes_not("SelfManagedIoRestart", "EvtDeviceSelfManagedIoRestart");
    let first = [
        "D0Entry",
        "PostInterruptsEnabled",
        "SelfManagedIoRestart",
        "PreInterruptsDisabled",
        "D0Exit",
        "ReleaseHardware",
    ];
    assert_eq!(called, then_taken_away(&first), "it is not suspended, since it does not run");
}

#[test]
fn a_device_stops_and_starts_again_in_the_documented_order() {
    let mut rig = Rig::start();
    rig.device.stop().unwrap();
    let stop =
        ["QueryStop", "SelfManagedIoSuspend", "PreInterruptsDisabled", "D0Exit", "ReleaseHardware"];
    assert_eq!(rig.called(), stop);
    assert_eq!(
        rig.states(),
        (PnpState::WdfDevStatePnpStopped, PowerState::WdfDevStatePowerStopped)
    );
    rig.device.restart().unwrap();
    let restart = ["PrepareHardware", "D0Entry", "PostInterruptsEnabled", "SelfManagedIoRestart"];
    assert_eq!(rig.called(), restart);
    assert_eq!(rig.states(), (PnpState::WdfDevStatePnpStarted, PowerState::WdfDevStatePowerD0));
    rig.device.remove().unwrap();
    rig.ends();
}

#[test]
fn a_driver_may_refuse_that_its_device_is_stopped() {
    let mut rig = Rig::failing("QueryStop");
    assert_eq!(rig.device.stop(), Err(failed("EvtDeviceQueryStop")));
    assert_eq!(rig.device.query_stop(), Err(failed("EvtDeviceQueryStop")));
    assert_eq!(rig.called(), ["QueryStop", "QueryStop"]);
    assert_eq!(rig.states(), (PnpState::WdfDevStatePnpStarted, PowerState::WdfDevStatePowerD0));
    rig.device.remove().unwrap();
    rig.ends();
}

#[test]
fn a_device_is_asked_and_goes_on_when_the_system_thinks_better_of_it() {
    let mut rig = Rig::start();
    rig.device.query_stop().unwrap();
    rig.device.query_remove().unwrap();
    assert_eq!(rig.called(), ["QueryStop", "QueryRemove"]);
    assert_eq!(rig.states(), (PnpState::WdfDevStatePnpStarted, PowerState::WdfDevStatePowerD0));
}

#[test]
fn a_device_that_is_open_may_be_stopped_but_not_removed() {
    let mut rig = Rig::start();
    let file = rig.machine.open_device(&rig.device).unwrap();
    let what = "removing a device that is open";
    let busy = Err(Error::Status { what, status: STATUS_DEVICE_BUSY });
    assert_eq!(rig.device.query_remove(), busy);
    rig.device.stop().unwrap();
    rig.device.restart().unwrap();
    assert!(!rig.called().contains(&"QueryRemove".to_owned()));
    drop(file);
}

#[test]
fn a_driver_may_say_for_good_that_its_device_is_not_stopped_or_removed() {
    let mut rig = Rig::start();
    let device = rig.device.handle();
    let machine = rig.machine.clone();
    let say = |stoppable: u8| {
        let say = move || wdf!(WdfDeviceSetStaticStopRemove, device.as_raw(), stoppable);
        machine.run(say)
    };
    say(0).unwrap();
    say(0).unwrap();
    say(1).unwrap();
    let status = STATUS_INVALID_DEVICE_STATE;
    assert_eq!(rig.device.stop(), Err(Error::Status { what: "stopping the device", status }));
    assert_eq!(rig.device.remove(), Err(Error::Status { what: "removing the device", status }));
    say(1).unwrap();
    assert_eq!(rig.called(), [""; 0], "the driver is not asked");
    rig.device.stop().unwrap();
    assert!(say(1).unwrap_err().rule.contains("WdfDeviceSetStaticStopRemove"));
}

#[test]
fn when_d0_exit_fails_while_the_device_stops_it_is_taken_away() {
    let mut rig = Rig::failing("D0Exit");
    assert_eq!(rig.device.stop(), Err(failed("EvtDeviceD0Exit")));
    let first =
        ["QueryStop", "SelfManagedIoSuspend", "PreInterruptsDisabled", "D0Exit", "ReleaseHardware"];
    assert_eq!(rig.called(), then_taken_away(&first));
    rig.ends();
}

#[test]
fn when_release_hardware_fails_while_the_device_stops_it_is_taken_away() {
    let mut rig = Rig::failing("ReleaseHardware");
    assert_eq!(rig.device.stop(), Err(failed("EvtDeviceReleaseHardware")));
    let called = rig.called();
    assert_eq!(called[4..], then_taken_away(&["ReleaseHardware"]), "the hardware is released once");
    rig.ends();
}

#[test]
fn when_prepare_hardware_fails_on_restart_the_hardware_is_released() {
    let mut rig = Rig::start();
    rig.device.stop().unwrap();
    rig.called();
    rig.machine.set_parameter("pnp", "PrepareHardware", 1);
    assert_eq!(rig.device.restart(), Err(failed("EvtDevicePrepareHardware")));
    assert_eq!(rig.called(), then_taken_away(&["PrepareHardware", "ReleaseHardware"]));
    rig.ends();
}

#[test]
fn when_d0_entry_fails_on_restart_the_hardware_is_released() {
    let mut rig = Rig::start();
    rig.device.stop().unwrap();
    rig.called();
    rig.machine.set_parameter("pnp", "D0Entry", 1);
    assert_eq!(rig.device.restart(), Err(failed("EvtDeviceD0Entry")));
    assert_eq!(rig.called(), then_taken_away(&["PrepareHardware", "D0Entry", "ReleaseHardware"]));
    rig.ends();
}

#[test]
fn a_sleeping_device_that_is_taken_away_does_not_leave_d0_again() {
    let mut rig = Rig::start();
    rig.device.sleep().unwrap();
    rig.called();
    rig.device.surprise_remove().unwrap();
    let expected = [
        "SurpriseRemoval",
        "ReleaseHardware",
        "SelfManagedIoFlush",
        "SelfManagedIoCleanup",
        "device cleanup",
        "device destroy",
    ];
    assert_eq!(rig.called(), expected);
    rig.ends();
}

#[test]
fn a_stopped_device_that_is_taken_away_has_no_hardware_to_release() {
    let mut rig = Rig::start();
    rig.device.stop().unwrap();
    rig.called();
    rig.device.surprise_remove().unwrap();
    assert_eq!(rig.called()[..2], ["SurpriseRemoval", "SelfManagedIoFlush"]);
    rig.ends();
}

#[test]
fn a_sleeping_device_resumes_before_the_driver_is_asked_to_let_it_go() {
    let mut rig = Rig::start();
    rig.device.sleep().unwrap();
    rig.called();
    rig.device.remove().unwrap();
    let called = rig.called();
    assert_eq!(called[4..6], ["SelfManagedIoRestart", "QueryRemove"]);
    rig.ends();
}

#[test]
fn a_device_that_failed_while_it_was_open_ends_with_its_last_handle() {
    let mut rig = Rig::failing("D0Exit");
    let file = rig.machine.open_device(&rig.device).unwrap();
    rig.device.sleep().unwrap_err();
    assert_eq!(rig.called().last().unwrap(), "SurpriseRemoval");
    let status = STATUS_DEVICE_BUSY;
    let open = Error::Status { what: "removing a device that is open", status };
    assert_eq!(rig.device.remove(), Err(open));
    drop(file);
    assert_eq!(rig.called(), ["SelfManagedIoCleanup", "device cleanup", "device destroy"]);
    rig.ends();
}

#[test]
fn changes_of_a_device_s_state_come_one_after_the_other() {
    let mut rig = Rig::start();
    let one = rig.device.clone();
    let other = rig.device.clone();
    let first = rig.machine.spawn(move || one.remove());
    let second = rig.machine.spawn(move || other.remove());
    let (first, second) = (first.join().unwrap(), second.join().unwrap());
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    assert_eq!(rig.called().iter().filter(|line| *line == "QueryRemove").count(), 1);
    rig.ends();
}
