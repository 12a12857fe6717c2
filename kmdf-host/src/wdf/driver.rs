//! `wdfdriver.h`: the driver object.

use std::mem::transmute;
use std::sync::Arc;

use wdk_sys::{
    _WDF_DRIVER_INIT_FLAGS, DRIVER_OBJECT, PDRIVER_OBJECT, PDRIVER_UNLOAD, PVOID,
    STATUS_DRIVER_INTERNAL_ERROR, ULONG, UNICODE_STRING, WDF_DRIVER_CONFIG,
    WDF_DRIVER_VERSION_AVAILABLE_PARAMS, WDF_OBJECT_ATTRIBUTES, WDFDRIVER,
};

use super::bind::Binding;
use super::property::Properties;
use super::string::{Text, assign};
use crate::edge::abi::{Ptr, Valid, display};
use crate::edge::{Cx, win64};
use crate::heap::Block;
use crate::image::Mapped;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::object::attributes::{ParentRule, Rules};
use crate::object::{Attributes, Handle, NewObject, Payload};
use crate::pnp::settings::WakeCapabilities;
use crate::state::State;

/// What a `WDFDRIVER` is besides an object.
pub(crate) struct Driver {
    /// The service's name.
    pub(crate) name: String,
    pub(crate) config: WDF_DRIVER_CONFIG,
    /// What an INF said of its devices.
    pub(crate) properties: Properties,
    /// What the bus of its devices says about wake.
    pub(crate) wake: WakeCapabilities,
    /// The address of the driver's `DRIVER_OBJECT`.
    pub(crate) wdm_object: usize,
    /// The registry path, ending in a NUL.
    pub(crate) registry_path: Block,
}

/// A driver image that the machine has loaded.
pub(crate) struct Image {
    /// The service's name.
    pub(crate) name: String,
    /// The image's `DRIVER_OBJECT`.
    pub(crate) object: Block,
    /// What `WdfDriverCreate` made for it.
    pub(crate) driver: Option<Handle>,
    /// What binds it to the framework, if it was loaded from a file.
    pub(crate) binding: Option<Binding>,
    /// The file in memory, if it was loaded from one; unmapped last.
    pub(crate) mapped: Option<Mapped>,
}

/// `IO_TYPE_DRIVER`.
const DRIVER_TYPE: i16 = 4;
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "it is small")]
const OBJECT_SIZE: i16 = size_of::<DRIVER_OBJECT>() as i16;

impl Image {
    /// A loaded image that has not run yet.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            object: Block::new(size_of::<DRIVER_OBJECT>()),
            driver: None,
            binding: None,
            mapped: None,
        }
    }
}

impl Image {
    /// `WdfDriverCreate` has made the driver.
    fn created(&mut self, driver: Handle, config: &WDF_DRIVER_CONFIG) {
        self.driver = Some(driver);
        let Some(binding) = &self.binding else { return };
        let unloads_itself = _WDF_DRIVER_INIT_FLAGS::WdfDriverInitNoDispatchOverride
            | _WDF_DRIVER_INIT_FLAGS::WdfDriverInitNonPnpDriver;
        // Such a driver can be unloaded only if it says how.
        let flags = config.DriverInitFlags & unloads_itself.cast_unsigned();
        let displaces = flags == 0 || config.EvtDriverUnload.is_some();
        binding.created(driver, displaces);
        if displaces {
            self.set_unload();
        }
    }

    fn wdm_object(&self) -> Valid<DRIVER_OBJECT> {
        Ptr::from_field(self.object.as_ptr()).optional().expect("a block has an address")
    }

    /// Gives the driver object the framework's unload routine.
    fn set_unload(&self) {
        let routine = win64::driver_unload();
        // SAFETY: it is such a routine, but for its calling convention, which its caller in the image has too.
        let routine = unsafe { transmute::<usize, PDRIVER_UNLOAD>(routine) };
        let mut object = self.wdm_object().read();
        object.DriverUnload = routine;
        self.wdm_object().write(object);
    }

    /// The unload routine of a driver that was loaded from a file, in its driver object by now.
    pub(crate) fn unload_routine(&self) -> PDRIVER_UNLOAD {
        self.wdm_object().read().DriverUnload
    }

    /// Whether an address is in an image that was linked without `/INTEGRITYCHECK`.
    pub(crate) fn has_without_integrity_check(&self, address: usize) -> bool {
        self.mapped.as_ref().is_some_and(|mapped| {
            let (start, size) = mapped.place();
            address.wrapping_sub(start) < size && !mapped.has_integrity_check()
        })
    }

    /// A driver that was loaded from a file: its object says where it is.
    pub(crate) fn of_file(name: &str, mapped: Mapped) -> Self {
        let image = Self { mapped: None, ..Self::new(name) };
        let (start, size) = mapped.place();
        let mut object = image.wdm_object().read();
        (object.Type, object.Size) = (DRIVER_TYPE, OBJECT_SIZE);
        object.DriverStart = start as PVOID;
        object.DriverSize = u32::try_from(size).unwrap_or(u32::MAX);
        image.wdm_object().write(object);
        Self { mapped: Some(mapped), ..image }
    }
}

/// Where the configuration of the driver `name` lives in the registry.
pub(crate) fn registry_path(name: &str) -> String {
    format!(r"\Registry\Machine\System\CurrentControlSet\Services\{name}")
}

impl State {
    /// All `WDFDRIVER`s.
    pub(crate) fn drivers(&self) -> Vec<Handle> {
        self.namespace.images.iter().filter_map(|image| image.driver).collect()
    }

    /// The `WDFDRIVER` of a machine with one driver.
    pub(crate) fn only_driver(&self) -> Option<Handle> {
        match self.drivers()[..] {
            [driver] => Some(driver),
            _ => None,
        }
    }

    pub(crate) fn image(&mut self, driver_object: usize) -> Reply<&mut Image> {
        let found =
            self.namespace.images.iter_mut().find(|image| image.object.address() == driver_object);
        found.ok_or_else(|| {
            let rule = "The driver object is the one that the system passed to DriverEntry.";
            Stop::fault(
                BugCheck::InvalidHandle,
                rule,
                format!("{driver_object:#x} is not a driver object"),
            )
        })
    }
}

pub(crate) fn create(
    cx: &Cx,
    driver_object: Ptr<DRIVER_OBJECT>,
    path: Ptr<UNICODE_STRING>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    config: Ptr<WDF_DRIVER_CONFIG>,
    driver: Ptr<WDFDRIVER>,
) -> Reply {
    let driver_object = driver_object.required("DriverObject")?.address();
    let path = display(path.required("RegistryPath")?);
    let config = config.required("DriverConfig")?.read_sized()?;
    let rules = Rules {
        parent: ParentRule::NotAllowed,
        execution_level: true,
        synchronization: true,
        ..Rules::default()
    };
    let attributes = Attributes::read(attributes, rules)?;
    let handle = cx.with(|state| {
        let image = state.image(driver_object)?;
        if image.driver.is_some() {
            return Err(Stop::Status(STATUS_DRIVER_INTERNAL_ERROR));
        }
        let name = image.name.clone();
        let registry_path = wide_block(&path);
        let properties = Properties::new();
        let wake = WakeCapabilities::NONE;
        let wdm_object = driver_object;
        let payload = Driver { name, config, properties, wake, wdm_object, registry_path };
        let new = NewObject {
            function: cx.function,
            payload: payload.into(),
            parent: None,
            attributes: &attributes,
        };
        let handle = state.create(new)?;
        let object = state.object(handle)?;
        object.no_delete = true;
        object.passive = true;
        state.image(driver_object)?.created(handle, &config);
        Ok(handle)
    })?;
    name_the_caller(cx, handle);
    if let Some(driver) = driver.optional() {
        driver.write(handle.as_raw());
    }
    Ok(())
}

/// `DriverEntry` runs before there is a driver; from now on its calls are that driver's.
fn name_the_caller(_: &Cx, driver: Handle) {
    crate::sched::with_thread(|data| {
        for frame in
            data.frames.borrow_mut().iter_mut().filter(|frame| frame.callback == "DriverEntry")
        {
            frame.driver = Some(driver);
        }
    });
}

/// Text in memory of its own, ending in a NUL.
pub(crate) fn wide_block(text: &str) -> Block {
    let bytes: Vec<u8> = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let block = Block::new(bytes.len());
    let start: *mut u8 = block.as_ptr();
    // SAFETY: the block was just made with that many bytes and is nobody else's yet.
    unsafe { start.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
    block
}

pub(crate) fn get_registry_path(cx: &Cx, driver: Handle) -> Reply<*mut u16> {
    cx.with(|state| Ok(state.get::<Driver>(driver)?.registry_path.as_ptr()))
}

pub(crate) fn wdm_get_driver_object(cx: &Cx, driver: Handle) -> Reply<PDRIVER_OBJECT> {
    cx.with(|state| Ok(state.get::<Driver>(driver)?.wdm_object as PDRIVER_OBJECT))
}

pub(crate) fn from_driver_object(cx: &Cx, object: Ptr<DRIVER_OBJECT>) -> Reply<Option<Handle>> {
    let address = object.required("DriverObject")?.address();
    cx.with(|state| Ok(state.image(address)?.driver))
}

pub(crate) fn is_version_available(
    cx: &Cx,
    driver: Handle,
    asked: Ptr<WDF_DRIVER_VERSION_AVAILABLE_PARAMS>,
) -> Reply<bool> {
    const NEWEST: (ULONG, ULONG) = (1, 33);
    cx.with(|state| state.get::<Driver>(driver).map(|_| ()))?;
    let asked = asked.required("VersionAvailableParams")?.read();
    let good_size = asked.Size as usize == size_of::<WDF_DRIVER_VERSION_AVAILABLE_PARAMS>();
    Ok(good_size && (asked.MajorVersion, asked.MinorVersion) <= NEWEST && asked.MajorVersion == 1)
}

/// The framework's text for a driver that it verifies, as it does every driver here.
pub(crate) fn retrieve_version_string(cx: &Cx, driver: Handle, string: Handle) -> Reply {
    const VERSION: &str = "Kernel Mode Driver Framework (verifier on) version 1.33.0";
    cx.with(|state| {
        state.get::<Driver>(driver)?;
        state.get::<Text>(string)?;
        state.allocate(cx.function)?;
        assign(state, string, VERSION)
    })
}

impl Kernel {
    /// Ends a `WDFDRIVER` with everything below it.
    pub(crate) fn delete_driver(self: &Arc<Self>, driver: Handle) {
        let is_there = self.with(|state| {
            let object = state.objects.try_get_mut(driver)?;
            matches!(object.payload, Payload::Driver(_)).then_some(())
        });
        if is_there.is_some() {
            self.delete(driver);
        }
    }
}
