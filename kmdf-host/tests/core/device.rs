//! What a driver says of its device, before it is made and after.

use std::sync::Mutex;

use kmdf_host::{BugCheck, Crash, Error, Handle, Machine};
use wdk_sys::{
    _WDF_DEVICE_FAILED_ACTION as Failed, _WDF_DEVICE_IO_TYPE as IoType,
    _WDF_EXECUTION_LEVEL as Level, _WDF_RELEASE_HARDWARE_ORDER_ON_FAILURE as ReleaseOrder,
    _WDF_SYNCHRONIZATION_SCOPE as Scope, _WDF_TRI_STATE as TriState, GUID, NTSTATUS,
    PCUNICODE_STRING, PDRIVER_OBJECT, PWDFDEVICE_INIT, WDF_DEVICE_PNP_CAPABILITIES,
    WDF_DEVICE_POWER_CAPABILITIES, WDF_DEVICE_STATE, WDF_IO_TYPE_CONFIG, WDF_OBJECT_ATTRIBUTES,
    WDF_PNPPOWER_EVENT_CALLBACKS, WDF_POWER_POLICY_EVENT_CALLBACKS, WDFDEVICE, WDFDRIVER,
};

use crate::support::{Counted, attributes, child_of, create_driver, device, size};
use crate::wdf;

type Say = fn(PWDFDEVICE_INIT);

/// What the driver says of its next device, and whether it says it again when the device is made.
static NEXT: Mutex<Option<(Say, bool)>> = Mutex::new(None);
static PLUGGING: Mutex<()> = Mutex::new(());

unsafe extern "C" fn entry(driver: PDRIVER_OBJECT, path: PCUNICODE_STRING) -> NTSTATUS {
    create_driver(driver, path, Some(add))
}

unsafe extern "C" fn add(_: WDFDRIVER, mut init: PWDFDEVICE_INIT) -> NTSTATUS {
    let (say, again) = NEXT.lock().unwrap().take().expect("a test asked for it");
    let (stale, mut device) = (init, std::ptr::null_mut::<wdk_sys::WDFDEVICE__>());
    say(init);
    let status = wdf!(WdfDeviceCreate, &raw mut init, std::ptr::null_mut(), &raw mut device);
    assert!(init.is_null(), "the pointer is taken away when the device is made");
    if again {
        say(stale);
    }
    status
}

/// Plugs in a device of which the driver says something, once or twice.
fn plug_in(say: Say, again: bool) -> Result<(Machine, Handle), Error> {
    let _one = PLUGGING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("says", entry)?;
    *NEXT.lock().unwrap() = Some((say, again));
    let device = driver.plug_in()?;
    Ok((machine, device.handle()))
}

/// One structure with its size.
macro_rules! sized {
    ($kind:ident $(, $field:ident: $value:expr)*) => {
        $kind { Size: size::<$kind>(), $($field: $value,)* ..$kind::default() }
    };
}

/// Everything that is said of a device before it is made.
const SAID: [Say; 15] = [
    |init| {
        let mut callbacks = sized!(WDF_PNPPOWER_EVENT_CALLBACKS);
        wdf!(WdfDeviceInitSetPnpPowerEventCallbacks, init, &raw mut callbacks);
    },
    |init| {
        let mut callbacks = sized!(WDF_POWER_POLICY_EVENT_CALLBACKS);
        wdf!(WdfDeviceInitSetPowerPolicyEventCallbacks, init, &raw mut callbacks);
    },
    |init| wdf!(WdfDeviceInitSetPowerPolicyOwnership, init, 1),
    |init| wdf!(WdfDeviceInitSetIoType, init, IoType::WdfDeviceIoDirect),
    |init| {
        let direct = IoType::WdfDeviceIoDirect;
        let mut config = sized!(WDF_IO_TYPE_CONFIG, ReadWriteIoType: direct);
        wdf!(WdfDeviceInitSetIoTypeEx, init, &raw mut config);
    },
    |init| wdf!(WdfDeviceInitSetExclusive, init, 1),
    |init| wdf!(WdfDeviceInitSetPowerNotPageable, init),
    |init| wdf!(WdfDeviceInitSetPowerPageable, init),
    |init| wdf!(WdfDeviceInitSetPowerInrush, init),
    |init| wdf!(WdfDeviceInitSetDeviceType, init, 0x22),
    |init| wdf!(WdfDeviceInitSetDeviceClass, init, &raw const CLASS),
    |init| wdf!(WdfDeviceInitSetCharacteristics, init, 0x100, 0),
    |init| {
        let order = ReleaseOrder::WdfReleaseHardwareOrderOnFailureEarly;
        wdf!(WdfDeviceInitSetReleaseHardwareOrderOnFailure, init, order);
    },
    |init| {
        let sddl = Counted::new("D:P(A;;GA;;;SY)");
        assert_eq!(wdf!(WdfDeviceInitAssignSDDLString, init, sddl.raw()), 0);
    },
    |init| wdf!(WdfDeviceInitSetRequestAttributes, init, &mut attributes()),
];

static CLASS: GUID = GUID { Data1: 1, Data2: 2, Data3: 3, Data4: [4; 8] };

fn crash_in(result: Result<(Machine, Handle), Error>) -> Crash {
    match result {
        Err(Error::Crashed(crash)) => *crash,
        other => panic!("the kernel would have stopped, and not {other:?}"),
    }
}

#[test]
fn what_is_said_of_a_device_is_said_before_it_is_made_and_not_after() {
    for say in SAID {
        plug_in(say, false).unwrap();
        let crash = crash_in(plug_in(say, true));
        assert_eq!(crash.code, BugCheck::VerifierError);
        assert_eq!(crash.detail, "its device exists already", "{crash}");
    }
}

#[test]
fn a_structure_of_another_size_is_refused_where_no_status_can_be_returned() {
    let crash = crash_in(plug_in(
        |init| {
            let mut callbacks = WDF_PNPPOWER_EVENT_CALLBACKS::default();
            wdf!(WdfDeviceInitSetPnpPowerEventCallbacks, init, &raw mut callbacks);
        },
        false,
    ));
    assert!(crash.rule.contains("PnpPowerEventCallbacks.Size"), "{crash}");
}

/// The parent of a request is its device, and requests have no callbacks of their own.
#[test]
fn requests_have_no_parent_level_or_scope_of_their_own() {
    let refused: [Say; 3] = [
        |init| {
            let mut child = child_of(wdk_sys::WdfGetDriver());
            wdf!(WdfDeviceInitSetRequestAttributes, init, &raw mut child);
        },
        |init| {
            let level = Level::WdfExecutionLevelPassive;
            let mut passive = WDF_OBJECT_ATTRIBUTES { ExecutionLevel: level, ..attributes() };
            wdf!(WdfDeviceInitSetRequestAttributes, init, &raw mut passive);
        },
        |init| {
            let scope = Scope::WdfSynchronizationScopeDevice;
            let mut serial = WDF_OBJECT_ATTRIBUTES { SynchronizationScope: scope, ..attributes() };
            wdf!(WdfDeviceInitSetRequestAttributes, init, &raw mut serial);
        },
    ];
    for say in refused {
        let crash = crash_in(plug_in(say, false));
        assert_eq!(crash.code, BugCheck::VerifierError);
        assert!(crash.detail.contains("refused with"), "{crash}");
    }
}

#[test]
fn an_io_type_is_one_of_three() {
    let crash = crash_in(plug_in(|init| wdf!(WdfDeviceInitSetIoType, init, 7), false));
    assert_eq!(crash.code, BugCheck::VerifierError);
    assert_eq!(crash.detail, "it is 7");
}

#[test]
fn the_characteristics_of_a_device_are_those_said_before_or_after() {
    let (machine, device) = plug_in(
        |init| {
            wdf!(WdfDeviceInitSetCharacteristics, init, 0x100, 0);
            wdf!(WdfDeviceInitSetCharacteristics, init, 0x001, 1);
        },
        false,
    )
    .unwrap();
    machine
        .run(move || {
            assert_eq!(wdf!(WdfDeviceGetCharacteristics, device.as_raw()), 0x101);
            wdf!(WdfDeviceSetCharacteristics, device.as_raw(), 0x002);
            assert_eq!(wdf!(WdfDeviceGetCharacteristics, device.as_raw()), 0x002);
            assert_eq!(wdf!(WdfDeviceGetAlignmentRequirement, device.as_raw()), 0);
            wdf!(WdfDeviceSetAlignmentRequirement, device.as_raw(), 0x3F);
            assert_eq!(wdf!(WdfDeviceGetAlignmentRequirement, device.as_raw()), 0x3F);
        })
        .unwrap();
}

#[test]
fn a_device_knows_its_driver() {
    let (machine, driver, device) = device();
    let expected = driver.handle();
    let found = machine.run(move || Handle::of(wdf!(WdfDeviceGetDriver, device.as_raw())));
    assert_eq!(found, Ok(expected));
    driver.unload().unwrap();
}

#[test]
fn capabilities_are_given_with_a_structure() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            let mut pnp = sized!(WDF_DEVICE_PNP_CAPABILITIES);
            wdf!(WdfDeviceSetPnpCapabilities, device.as_raw(), &raw mut pnp);
            let mut power = sized!(WDF_DEVICE_POWER_CAPABILITIES);
            wdf!(WdfDeviceSetPowerCapabilities, device.as_raw(), &raw mut power);
        })
        .unwrap();
    driver.unload().unwrap();
    let (machine, _driver, device) = crate::support::device();
    let crash = machine
        .run(move || wdf!(WdfDeviceSetPnpCapabilities, device.as_raw(), std::ptr::null_mut()))
        .unwrap_err();
    assert_eq!(crash.code, BugCheck::RequiredParameterIsNull);
}

/// The device's state, with one change.
fn say_state(device: WDFDEVICE, change: fn(&mut WDF_DEVICE_STATE)) {
    let mut state = sized!(WDF_DEVICE_STATE);
    wdf!(WdfDeviceGetDeviceState, device, &raw mut state);
    assert_eq!(state.Failed, TriState::WdfUseDefault);
    change(&mut state);
    wdf!(WdfDeviceSetDeviceState, device, &raw mut state);
}

#[test]
fn the_state_of_a_device_is_what_the_driver_said_last() {
    let (machine, driver, device) = device();
    machine
        .run(move || {
            say_state(device.as_raw(), |state| state.DontDisplayInUI = TriState::WdfTrue);
            let mut state = sized!(WDF_DEVICE_STATE);
            wdf!(WdfDeviceGetDeviceState, device.as_raw(), &raw mut state);
            assert_eq!(state.DontDisplayInUI, TriState::WdfTrue);
        })
        .unwrap();
    machine.settle().unwrap();
    driver.unload().unwrap();
}

#[test]
fn a_state_that_is_no_tri_state_is_refused() {
    let (machine, _driver, device) = device();
    let crash =
        machine.run(move || say_state(device.as_raw(), |state| state.Disabled = 77)).unwrap_err();
    assert_eq!(crash.code, BugCheck::VerifierError);
}

#[test]
fn a_device_that_its_driver_calls_failed_or_removed_is_taken_away() {
    let ways: [fn(WDFDEVICE); 3] = [
        |device| wdf!(WdfDeviceSetFailed, device, Failed::WdfDeviceFailedNoRestart),
        |device| say_state(device, |state| state.Failed = TriState::WdfTrue),
        |device| say_state(device, |state| state.Removed = TriState::WdfTrue),
    ];
    for way in ways {
        let (machine, driver, device) = device();
        machine.run(move || way(device.as_raw())).unwrap();
        machine.settle().unwrap();
        assert!(!machine.dump().contains("WDFDEVICE"), "{}", machine.dump());
        driver.unload().unwrap();
    }
}

#[test]
fn a_failed_device_that_is_open_ends_with_its_last_handle() {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("plain", crate::support::device_entry).unwrap();
    let device = driver.plug_in().unwrap();
    let file = machine.open_device(&device).unwrap();
    let handle = device.handle();
    machine
        .run(move || {
            wdf!(WdfDeviceSetFailed, handle.as_raw(), Failed::WdfDeviceFailedAttemptRestart);
        })
        .unwrap();
    machine.settle().unwrap();
    assert!(machine.dump().contains("WDFDEVICE"));
    file.close().unwrap();
    machine.settle().unwrap();
    assert!(!machine.dump().contains("WDFDEVICE"));
    driver.unload().unwrap();
}
