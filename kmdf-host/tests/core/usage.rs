//! The system's own files on a device: which are taken, what the driver hears, and what follows.

use kmdf_host::{BugCheck, Device, Driver, Error, Machine};
use wdk_sys::{
    _WDF_SPECIAL_FILE_TYPE as File, STATUS_DEVICE_NOT_READY, STATUS_INVALID_DEVICE_STATE,
    STATUS_NOT_IMPLEMENTED, WDF_SPECIAL_FILE_TYPE,
};

use crate::pnp_driver::{entry, failed};
use crate::wdf;

/// What the system asks for, in errors.
const WHAT: &str = "IRP_MN_DEVICE_USAGE_NOTIFICATION";

/// All types that a device can support.
const SUPPORTABLE: [WDF_SPECIAL_FILE_TYPE; 5] = [
    File::WdfSpecialFilePaging,
    File::WdfSpecialFileHibernation,
    File::WdfSpecialFileDump,
    File::WdfSpecialFileBoot,
    File::WdfSpecialFileGuestAssigned,
];

struct Rig {
    machine: Machine,
    driver: Driver,
    device: Device,
}

impl Rig {
    /// A device whose driver has this parameter in the registry.
    fn start(parameter: &str) -> Self {
        let machine = Machine::builder().virtual_time().build();
        machine.set_parameter("pnp", parameter, 1);
        let driver = machine.load("pnp", entry).unwrap();
        let device = driver.plug_in().unwrap();
        Self { machine, driver, device }
    }

    /// One that supports every type.
    fn supporting(parameter: &str) -> Self {
        let rig = Self::start(parameter);
        for file in SUPPORTABLE {
            rig.support(file, 1).unwrap();
        }
        rig
    }

    fn support(&self, file: WDF_SPECIAL_FILE_TYPE, supported: u8) -> Result<(), kmdf_host::Crash> {
        let device = self.device.handle();
        self.machine
            .run(move || wdf!(WdfDeviceSetSpecialFileSupport, device.as_raw(), file, supported))
    }

    /// What the driver heard of special files.
    fn heard(&self) -> Vec<String> {
        let all = self.machine.debug_output();
        all.into_iter().filter(|line| line.starts_with("Usage")).collect()
    }

    fn ends(self) {
        self.device.remove().unwrap();
        self.driver.unload().unwrap();
    }
}

fn refused(status: i32) -> Result<(), Error> {
    Err(Error::Status { what: WHAT, status })
}

#[test]
fn a_special_file_is_refused_until_the_driver_supports_its_type() {
    let rig = Rig::start("");
    for file in SUPPORTABLE {
        assert_eq!(rig.device.notify_usage(file, true), refused(STATUS_NOT_IMPLEMENTED));
        rig.support(file, 1).unwrap();
        rig.device.notify_usage(file, true).unwrap();
        rig.device.notify_usage(file, false).unwrap();
        rig.support(file, 0).unwrap();
        assert_eq!(rig.device.notify_usage(file, true), refused(STATUS_NOT_IMPLEMENTED));
    }
    let expected: Vec<String> = SUPPORTABLE
        .into_iter()
        .flat_map(|file| {
            [true, false].map(|put| format!("UsageNotificationEx {file} {}", u8::from(put)))
        })
        .collect();
    assert_eq!(rig.heard(), expected);
    rig.ends();
}

#[test]
fn a_file_of_no_type_is_refused_by_every_driver() {
    for parameter in ["", "Filter"] {
        let rig = Rig::supporting(parameter);
        for file in [File::WdfSpecialFileUndefined, File::WdfSpecialFileMax, -1] {
            assert_eq!(rig.device.notify_usage(file, true), refused(STATUS_NOT_IMPLEMENTED));
            assert_eq!(rig.device.notify_usage(file, false), refused(STATUS_NOT_IMPLEMENTED));
        }
        rig.ends();
    }
}

#[test]
fn a_filter_takes_every_type_since_the_driver_below_decides() {
    let rig = Rig::start("Filter");
    let file = File::WdfSpecialFilePostDisplay;
    rig.device.notify_usage(file, true).unwrap();
    rig.device.notify_usage(file, false).unwrap();
    assert_eq!(rig.heard(), ["UsageNotificationEx 5 1", "UsageNotificationEx 5 0"]);
    rig.ends();
}

#[test]
fn the_older_callback_hears_of_files_and_cannot_refuse() {
    let rig = Rig::supporting("OldCallbacks");
    let file = File::WdfSpecialFileDump;
    rig.machine.set_parameter("pnp", "UsageNotification 3 1", 1);
    rig.device.notify_usage(file, true).unwrap();
    rig.device.notify_usage(file, false).unwrap();
    assert_eq!(rig.heard(), ["UsageNotification 3 1", "UsageNotification 3 0"]);
    rig.ends();
}

#[test]
fn a_driver_that_refuses_a_file_does_not_have_it() {
    let rig = Rig::supporting("UsageNotificationEx 1 1");
    let file = File::WdfSpecialFilePaging;
    let no = Err(failed("EvtDeviceUsageNotificationEx"));
    assert_eq!(rig.device.notify_usage(file, true), no);
    assert_eq!(rig.heard(), ["UsageNotificationEx 1 1"], "nothing takes it back");
    assert_eq!(rig.device.notify_usage(file, false), refused(STATUS_INVALID_DEVICE_STATE));
    rig.device.query_remove().unwrap();
    rig.ends();
}

#[test]
fn a_driver_that_does_not_let_a_file_go_still_has_it() {
    let rig = Rig::supporting("UsageNotificationEx 1 0");
    let file = File::WdfSpecialFilePaging;
    rig.device.notify_usage(file, true).unwrap();
    let no = Err(failed("EvtDeviceUsageNotificationEx"));
    assert_eq!(rig.device.notify_usage(file, false), no);
    rig.device.query_remove().unwrap_err();
}

#[test]
fn a_device_that_holds_a_special_file_is_neither_stopped_nor_removed() {
    let rig = Rig::supporting("");
    let not_ready =
        |what: &'static str| Err(Error::Status { what, status: STATUS_DEVICE_NOT_READY });
    for file in SUPPORTABLE {
        rig.device.notify_usage(file, true).unwrap();
        rig.device.notify_usage(file, true).unwrap();
        rig.device.notify_usage(file, false).unwrap();
        assert_eq!(rig.device.stop(), not_ready("stopping the device"), "one of two is left");
        assert_eq!(rig.device.remove(), not_ready("removing the device"));
        rig.device.notify_usage(file, false).unwrap();
        rig.device.query_stop().unwrap();
    }
    rig.ends();
}

#[test]
fn a_device_that_holds_a_special_file_can_still_be_gone() {
    let rig = Rig::supporting("");
    rig.device.notify_usage(File::WdfSpecialFilePaging, true).unwrap();
    rig.device.surprise_remove().unwrap();
    rig.driver.unload().unwrap();
}

#[test]
fn a_device_that_does_not_work_is_told_of_no_file() {
    let rig = Rig::supporting("");
    rig.device.sleep().unwrap();
    let file = File::WdfSpecialFilePaging;
    assert_eq!(rig.device.notify_usage(file, true), refused(STATUS_INVALID_DEVICE_STATE));
    rig.device.resume().unwrap();
    rig.ends();
}

#[test]
fn a_driver_gives_one_usage_callback_at_most() {
    let machine = Machine::builder().virtual_time().build();
    for parameter in ["OldCallbacks", "BothUsageCallbacks"] {
        machine.set_parameter("pnp", parameter, 1);
    }
    let Err(Error::Crashed(crash)) = machine.load("pnp", entry).unwrap().plug_in() else {
        panic!("the framework's verifier stops the machine")
    };
    assert_eq!(crash.code, BugCheck::VerifierError);
    assert!(crash.rule.contains("EvtDeviceUsageNotificationEx"), "{crash}");
}

#[test]
fn a_type_that_no_device_supports_is_a_bug_check() {
    for file in
        [File::WdfSpecialFileUndefined, File::WdfSpecialFilePostDisplay, File::WdfSpecialFileMax]
    {
        let rig = Rig::start("");
        let crash = rig.support(file, 1).unwrap_err();
        assert_eq!(crash.code, BugCheck::VerifierError);
        assert_eq!(crash.function, "WdfDeviceSetSpecialFileSupport");
        assert!(crash.object.unwrap().contains("WDFDEVICE"));
    }
}
