//! Loading and unloading a driver.

use std::fmt;
use std::sync::Arc;

use wdk_sys::{
    DEVICE_POWER_STATE, DEVICE_REGISTRY_PROPERTY, DRIVER_OBJECT, NT_SUCCESS, NTSTATUS,
    PCUNICODE_STRING, PDRIVER_OBJECT, PDRIVER_UNLOAD, PFN_WDF_DRIVER_UNLOAD,
    STATUS_INVALID_DEVICE_REQUEST, SYSTEM_POWER_STATE, UNICODE_STRING,
};

use super::Device;
use super::leaks;
use crate::edge::callback::Callback as _;
use crate::image::Mapped;
use crate::machine::Machine;
use crate::machine::crash::{BugCheck, Error, Fault};
use crate::machine::kernel::Kernel;
use crate::object::Handle;
use crate::pnp::settings::WakeCapabilities;
use crate::pnp::{self, Removal};
use crate::wdf::driver::{Driver as Payload, Image, registry_path, wide_block};
use crate::wdf::property::text;

/// A driver's entry point.
pub type DriverEntry = unsafe extern "C" fn(PDRIVER_OBJECT, PCUNICODE_STRING) -> NTSTATUS;

/// A driver that a machine has loaded.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let entry = example_driver::entry;
/// let machine = kmdf_host::Machine::new();
/// let driver = machine.load("example", entry)?; // `DriverEntry`
/// let device = driver.plug_in()?; // `EvtDriverDeviceAdd` and what starts the device
/// device.remove()?;
/// driver.unload()?; // whatever the driver has left behind is a crash that names it
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Driver {
    pub(crate) machine: Machine,
    pub(crate) handle: Handle,
}

impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Driver").field("handle", &self.handle).finish_non_exhaustive()
    }
}

impl Machine {
    /// Loads the driver `name`: runs its entry point at `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// The status of an entry point that failed, or the crash that stopped the machine.
    pub fn load(&self, name: &str, entry: DriverEntry) -> Result<Driver, Error> {
        self.load_from(Image::new(name), entry)
    }

    /// Loads a driver from a file that is in memory.
    pub(crate) fn load_mapped(&self, name: &str, mapped: Mapped) -> Result<Driver, Error> {
        let entry = mapped.entry();
        self.load_from(Image::of_file(name, mapped), entry)
    }

    fn load_from(&self, image: Image, entry: DriverEntry) -> Result<Driver, Error> {
        let kernel = Arc::clone(&self.kernel);
        let handle = self.run(move || load(&kernel, image, entry))??;
        Ok(Driver { machine: self.clone(), handle })
    }
}

fn load(kernel: &Arc<Kernel>, image: Image, entry: DriverEntry) -> Result<Handle, Error> {
    let name = image.name.clone();
    let object: *mut DRIVER_OBJECT = image.object.as_ptr();
    let address = image.object.address();
    let path = wide_block(&registry_path(&name));
    let bytes =
        u16::try_from(registry_path(&name).encode_utf16().count() * 2).expect("a short path");
    let path_string =
        UNICODE_STRING { Length: bytes, MaximumLength: bytes + 2, Buffer: path.as_ptr() };
    kernel.with(|state| state.namespace.images.push(image));
    let status = kernel.call_driver("DriverEntry", None, || {
        // SAFETY: the caller of `Machine::load` gave a driver's entry point; both arguments outlive
        // the call.
        unsafe { entry.invoke((object, &raw const path_string)) }
    });
    let driver = kernel.with(|state| {
        let image =
            state.namespace.images.iter().find(|image| image.object.address() == address)?;
        if let Some(Err(error)) = image.mapped.as_ref().map(Mapped::discard) {
            unreachable!("the system protects its own memory: {error}");
        }
        image.driver
    });
    match driver {
        Some(driver) if NT_SUCCESS(status) => Ok(driver),
        None if NT_SUCCESS(status) => kernel.halt(
            "DriverEntry",
            Fault {
                code: BugCheck::VerifierError,
                object: None,
                rule: "A KMDF driver calls WdfDriverCreate before DriverEntry returns success."
                    .into(),
                detail: "there is no WDFDRIVER".into(),
            },
        ),
        _ => {
            forget(kernel, driver, address);
            Err(Error::Status { what: "DriverEntry", status })
        }
    }
}

/// The driver is out of memory: nothing of it may be left.
fn forget(kernel: &Arc<Kernel>, driver: Option<Handle>, image: usize) {
    if let Some(driver) = driver {
        kernel.delete_driver(driver);
    }
    let _ = kernel.settle_system();
    leaks::check(kernel, driver);
    kernel.with(|state| {
        let images = &mut state.namespace.images;
        let position = images.iter().position(|loaded| loaded.object.address() == image);
        if let Some(loaded) = position.map(|position| images.remove(position)) {
            let what = format!("the DRIVER_OBJECT of {}", loaded.name);
            state.heap.bury(loaded.object, &what);
        }
    });
}

impl Driver {
    /// The `WDFDRIVER`.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.handle
    }

    /// The machine that loaded it.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// Sets a text among the properties of the driver's devices, as its INF would: what
    /// `WdfDeviceQueryProperty` gives for this number of `DEVICE_REGISTRY_PROPERTY`.
    pub fn set_device_property(&self, property: DEVICE_REGISTRY_PROPERTY::Type, value: &str) {
        self.machine.kernel.with(|state| {
            if let Some(driver) = state.peek_mut::<Payload>(self.handle) {
                driver.properties.insert(property, text(value));
            }
        });
    }

    /// Says what the bus of the driver's devices reports about wake, for those plugged in from now on: the deepest
    /// states of the device and of the system from which a device can signal it.
    ///
    /// Nothing at first, as at the bus of a root-enumerated device: settings with which a device is to wake itself or
    /// the system are then refused with `STATUS_POWER_STATE_INVALID`.
    pub fn set_wake_capabilities(&self, device: DEVICE_POWER_STATE, system: SYSTEM_POWER_STATE) {
        self.machine.kernel.with(|state| {
            if let Some(driver) = state.peek_mut::<Payload>(self.handle) {
                driver.wake = WakeCapabilities { device, system };
            }
        });
    }

    /// Whether it takes devices: a driver without `EvtDriverDeviceAdd` has control devices at most.
    #[must_use]
    pub fn takes_devices(&self) -> bool {
        self.machine.kernel.with(|state| {
            let data = state.peek::<Payload>(self.handle);
            data.is_some_and(|data| data.config.EvtDriverDeviceAdd.is_some())
        })
    }

    /// A root-enumerated device appears: the driver adds it and the machine starts it.
    ///
    /// # Errors
    ///
    /// The first callback that failed, after what came before it was undone; or a crash.
    pub fn plug_in(&self) -> Result<Device, Error> {
        let (kernel, driver) = (Arc::clone(&self.machine.kernel), self.handle);
        let handle = self.machine.run(move || pnp::plug_in(&kernel, driver))??;
        Ok(Device { machine: self.machine.clone(), handle })
    }

    /// Removes the driver's devices, unloads it, and checks that it left nothing behind.
    ///
    /// # Errors
    ///
    /// A device that cannot be removed, or a crash: a leak is one.
    pub fn unload(self) -> Result<(), Error> {
        let (kernel, driver) = (Arc::clone(&self.machine.kernel), self.handle);
        self.machine.run(move || unload(&kernel, driver))?
    }
}

fn unload(kernel: &Arc<Kernel>, driver: Handle) -> Result<(), Error> {
    // A device may be going already, with its last handle.
    let _ = kernel.settle_system();
    let devices = kernel.with(|state| {
        let children = state.objects.try_get(driver).map(|driver| driver.children.clone());
        let is_pnp = |device: &Handle| {
            state
                .peek::<crate::wdf::device::Device>(*device)
                .is_some_and(|device| !device.init.control)
        };
        children.unwrap_or_default().into_iter().filter(is_pnp).collect::<Vec<_>>()
    });
    for device in devices {
        pnp::remove(kernel, device, Removal::Orderly)?;
    }
    let data = kernel.with(|state| {
        let data = state.peek::<Payload>(driver)?;
        let (unload, object) = (data.config.EvtDriverUnload, data.wdm_object);
        let image = state.image(object).ok()?;
        let routine = image.mapped.is_some().then(|| image.unload_routine());
        Some((unload, object, routine))
    });
    let Some((unload, image, routine)) = data else {
        return Err(Error::NotFound("the driver".into()));
    };
    match routine {
        Some(routine) => unload_image(kernel, driver, image, routine)?,
        None => call_unload(kernel, driver, unload),
    }
    forget(kernel, Some(driver), image);
    Ok(())
}

/// Calls `EvtDriverUnload`, if the driver has one.
pub(crate) fn call_unload(kernel: &Arc<Kernel>, driver: Handle, unload: PFN_WDF_DRIVER_UNLOAD) {
    if let Some(unload) = unload {
        kernel.call_driver("EvtDriverUnload", Some(driver), || {
            // SAFETY: the driver gave this callback for its driver object.
            unsafe { unload.invoke((driver.as_raw(),)) }
        });
    }
}

/// A driver from a file is unloaded as the kernel does it: through the routine in its driver object. That calls the
/// framework's, which calls `EvtDriverUnload`, and then ends the binding.
fn unload_image(
    kernel: &Arc<Kernel>,
    driver: Handle,
    object: usize,
    routine: PDRIVER_UNLOAD,
) -> Result<(), Error> {
    let Some(routine) = routine else {
        // A non-PnP driver without EvtDriverUnload stays until the system is shut down.
        let status = STATUS_INVALID_DEVICE_REQUEST;
        return Err(Error::Status { what: "unloading a driver without EvtDriverUnload", status });
    };
    kernel.call_driver("DriverUnload", Some(driver), || {
        // SAFETY: the driver put its routine there, or left the framework's.
        unsafe { routine.invoke((object as PDRIVER_OBJECT,)) }
    });
    Ok(())
}
