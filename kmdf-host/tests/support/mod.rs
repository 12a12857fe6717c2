//! Small helpers for the hand-written drivers of the tests.
#![allow(dead_code, reason = "each test uses some of them")]

use std::sync::{Arc, Mutex};

use kmdf_host::{Crash, Driver, Handle, Machine};
use wdk_sys::{
    _WDF_EXECUTION_LEVEL, _WDF_SYNCHRONIZATION_SCOPE, NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT,
    PFN_WDF_DRIVER_DEVICE_ADD, PWDFDEVICE_INIT, ULONG, UNICODE_STRING, WDF_DRIVER_CONFIG,
    WDF_OBJECT_ATTRIBUTES, WDF_OBJECT_CONTEXT_TYPE_INFO, WDFDEVICE, WDFDRIVER, WDFOBJECT,
};

/// Calls a WDF function by name.
// A report names the line of the call, and not this one.
#[collapse_debuginfo(yes)]
#[macro_export]
macro_rules! wdf {
    ($($call:tt)*) => {{
        // SAFETY: the tests pass what the function asks for, or what it must refuse.
        #[allow(unused_unsafe, clippy::macro_metavars_in_unsafe, reason = "one macro for all calls")]
        unsafe { wdk_sys::call_unsafe_wdf_function_binding!($($call)*) }
    }};
}

/// The size of a structure as its `Size` field has it.
pub(crate) fn size<T>() -> ULONG {
    u32::try_from(size_of::<T>()).expect("small")
}

/// Attributes with nothing in them.
pub(crate) fn attributes() -> WDF_OBJECT_ATTRIBUTES {
    WDF_OBJECT_ATTRIBUTES {
        Size: size::<WDF_OBJECT_ATTRIBUTES>(),
        ExecutionLevel: _WDF_EXECUTION_LEVEL::WdfExecutionLevelInheritFromParent,
        SynchronizationScope: _WDF_SYNCHRONIZATION_SCOPE::WdfSynchronizationScopeInheritFromParent,
        ..WDF_OBJECT_ATTRIBUTES::default()
    }
}

/// Attributes with a parent.
pub(crate) fn child_of<T>(parent: *mut T) -> WDF_OBJECT_ATTRIBUTES {
    WDF_OBJECT_ATTRIBUTES { ParentObject: parent.cast(), ..attributes() }
}

/// A context type; use it for a `static`.
pub(crate) struct ContextType(WDF_OBJECT_CONTEXT_TYPE_INFO);

// SAFETY: nothing in it changes.
unsafe impl Sync for ContextType {}

impl ContextType {
    pub(crate) const fn new(name: &'static std::ffi::CStr, size: usize) -> Self {
        Self(WDF_OBJECT_CONTEXT_TYPE_INFO {
            Size: 40,
            ContextName: name.as_ptr().cast(),
            ContextSize: size,
            UniqueType: std::ptr::null(),
            EvtDriverGetUniqueContextType: None,
        })
    }

    pub(crate) fn info(&'static self) -> *const WDF_OBJECT_CONTEXT_TYPE_INFO {
        &raw const self.0
    }
}

/// A driver that does nothing.
pub(crate) unsafe extern "C" fn plain_entry(
    driver: PDRIVER_OBJECT,
    path: PCUNICODE_STRING,
) -> NTSTATUS {
    create_driver(driver, path, None)
}

/// A driver whose devices do nothing.
pub(crate) unsafe extern "C" fn device_entry(
    driver: PDRIVER_OBJECT,
    path: PCUNICODE_STRING,
) -> NTSTATUS {
    create_driver(driver, path, Some(add_plain_device))
}

/// `WdfDriverCreate`.
pub(crate) fn create_driver(
    driver: PDRIVER_OBJECT,
    path: PCUNICODE_STRING,
    add: PFN_WDF_DRIVER_DEVICE_ADD,
) -> NTSTATUS {
    let mut config = WDF_DRIVER_CONFIG {
        Size: size::<WDF_DRIVER_CONFIG>(),
        EvtDriverDeviceAdd: add,
        ..WDF_DRIVER_CONFIG::default()
    };
    wdf!(WdfDriverCreate, driver, path, std::ptr::null_mut(), &raw mut config, std::ptr::null_mut())
}

pub(crate) unsafe extern "C" fn add_plain_device(
    _: WDFDRIVER,
    mut init: PWDFDEVICE_INIT,
) -> NTSTATUS {
    let mut device: WDFDEVICE = std::ptr::null_mut();
    wdf!(WdfDeviceCreate, &raw mut init, std::ptr::null_mut(), &raw mut device)
}

/// A machine with virtual time and a driver that does nothing.
pub(crate) fn machine() -> (Machine, Driver) {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("plain", plain_entry).expect("the driver loads");
    (machine, driver)
}

/// The crash that `f` must cause, run in a machine with a plain driver.
pub(crate) fn crash_of(f: impl FnOnce() + Send + 'static) -> Crash {
    let (machine, _driver) = machine();
    machine.run(f).expect_err("the kernel would have stopped")
}

/// A general object.
pub(crate) fn object(attributes: &mut WDF_OBJECT_ATTRIBUTES) -> WDFOBJECT {
    let mut object: WDFOBJECT = std::ptr::null_mut();
    assert_eq!(wdf!(WdfObjectCreate, attributes, &raw mut object), 0);
    object
}

/// A handle of whatever type, for closures that move to another thread.
pub(crate) fn sendable<T>(raw: *mut T) -> Handle {
    Handle::of(raw)
}

/// A record of what happened, in order.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    pub(crate) fn add(&self, what: impl Into<String>) {
        self.0.lock().expect("nobody panics while logging").push(what.into());
    }

    pub(crate) fn peek(&self) -> Vec<String> {
        self.0.lock().expect("nobody panics while logging").clone()
    }

    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().expect("nobody panics while logging"))
    }
}

/// A machine with virtual time and a started device that does nothing.
pub(crate) fn device() -> (Machine, Driver, Handle) {
    let machine = Machine::builder().virtual_time().build();
    let driver = machine.load("plain", device_entry).expect("the driver loads");
    let device = driver.plug_in().expect("the device starts").handle();
    (machine, driver, device)
}

/// Prints a line, which `Machine::debug_output` gives back.
pub(crate) fn say(text: &str) {
    wdk_sys::debug_print(&std::ffi::CString::new(text).expect("no NUL inside"));
}

/// A counted string and the memory of its text.
pub(crate) struct Counted(UNICODE_STRING, #[expect(dead_code, reason = "keeps the text")] Vec<u16>);

impl Counted {
    pub(crate) fn new(text: &str) -> Self {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        let bytes = u16::try_from(units.len() * 2).expect("short");
        Self(
            UNICODE_STRING { Length: bytes, MaximumLength: bytes, Buffer: units.as_mut_ptr() },
            units,
        )
    }

    pub(crate) fn raw(&self) -> PCUNICODE_STRING {
        &raw const self.0
    }
}

/// The text of a counted string.
pub(crate) fn text_of(string: &UNICODE_STRING) -> String {
    // SAFETY: the string's buffer has its length.
    let units =
        unsafe { std::slice::from_raw_parts(string.Buffer, usize::from(string.Length) / 2) };
    String::from_utf16_lossy(units)
}
