//! The KMDF loader: what binds a loaded image to the framework, and ends that.
//!
//! A driver that is linked into the process finds the framework through `wdk_sys` and is never bound.

use wdk_sys::{
    DRIVER_OBJECT, NTSTATUS, PVOID, PWDF_DRIVER_GLOBALS, STATUS_INVALID_PARAMETER,
    STATUS_NOT_SUPPORTED, UNICODE_STRING, WDF_DRIVER_GLOBALS, WDFFUNC,
};

use super::driver::Driver;
use crate::edge::Cx;
use crate::edge::abi::{Ptr, Valid};
use crate::edge::win64::wdf_table;
use crate::heap::Block;
use crate::host::call_unload;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::nt::{debug, format};
use crate::object::Handle;

/// `WDF_BIND_INFO`, or the first part of `WDF_BIND_INFO2`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct BindInfo {
    size: u32,
    component: *mut u16,
    version: [u32; 3],
    function_count: u32,
    /// The address of the variable for the table; in drivers for 1.13 or older, of the table itself.
    function_table: *mut *const WDFFUNC,
    module: PVOID,
}

/// `WDF_BIND_INFO2` adds what lets a driver run on a framework that is older than it.
#[repr(C)]
#[derive(Clone, Copy)]
struct BindInfo2 {
    first: BindInfo,
    minimum_version: *mut u32,
    client_is_newer: *mut u8,
    function_count: *mut u32,
    structure_count: *mut u32,
    structures: *mut *mut usize,
}

const _: () = assert!(size_of::<BindInfo>() == 48 && size_of::<BindInfo2>() == 88);

/// The start of `WDF_CLASS_BIND_INFO`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct ClassBindInfo {
    size: u32,
    class: *mut u16,
}

/// The framework's name.
const COMPONENT: &str = "KmdfLibrary";
/// The version of the framework.
const VERSION: (u32, u32) = (1, 33);
/// How many functions the released versions had, from 1.0 to 1.31. That of 1.33 is the last one too.
const RELEASED: [u32; 13] = [383, 386, 387, 396, 432, 438, 444, 446, 448, 451, 453, 454, 458];
/// The last count, that of 1.13, for which the driver has a table of its own that is filled.
const LAST_COPIED: u32 = 438;

/// What binds an image to the framework.
pub(crate) struct Binding {
    globals: Block,
    /// Where its bind information is, which names the binding when it ends.
    info: usize,
}

impl Binding {
    fn new(info: usize, name: &str) -> Self {
        let globals = Block::new(size_of::<WDF_DRIVER_GLOBALS>());
        let mut value =
            WDF_DRIVER_GLOBALS { DriverTag: tag(name), ..WDF_DRIVER_GLOBALS::default() };
        let room = value.DriverName.len() - 1;
        for (unit, letter) in value.DriverName[..room].iter_mut().zip(name.bytes()) {
            *unit = letter.cast_signed();
        }
        let binding = Self { globals, info };
        binding.write(value);
        binding
    }

    fn place(&self) -> Valid<WDF_DRIVER_GLOBALS> {
        Ptr::from_field(self.globals.as_ptr()).optional().expect("a block has an address")
    }

    fn write(&self, globals: WDF_DRIVER_GLOBALS) {
        self.place().write(globals);
    }

    /// Says in the globals which driver it is, for `WdfGetDriver`, and whether its unload routine may be displaced.
    pub(crate) fn created(&self, driver: Handle, displaces: bool) {
        let mut globals = self.place().read();
        globals.Driver = driver.as_raw();
        globals.DisplaceDriverUnload = u8::from(displaces);
        self.write(globals);
    }
}

/// The tag of a driver's memory: the first letters of its name.
fn tag(name: &str) -> u32 {
    let mut letters = [b' '; 4];
    for (letter, from) in letters.iter_mut().zip(name.bytes()) {
        *letter = from;
    }
    u32::from_le_bytes(letters)
}

/// Refuses to bind, and says why where drivers print.
fn refuse<T>(cx: &Cx, status: NTSTATUS, why: &str) -> Reply<T> {
    debug::print(&cx.kernel, format!("{}: {why}\n", cx.function));
    Err(Stop::Status(status))
}

fn name(text: *mut u16) -> String {
    let units = format::terminated(Ptr::from_field(text), 260).unwrap_or_default();
    String::from_utf16_lossy(&units)
}

/// After the framework's `FxLibraryCommonRegisterClient`.
pub(crate) fn bind(
    cx: &Cx,
    driver: Ptr<DRIVER_OBJECT>,
    _path: Ptr<UNICODE_STRING>,
    info: Ptr<BindInfo>,
    globals: Ptr<PWDF_DRIVER_GLOBALS>,
) -> Reply {
    let (driver, info) = (driver.required("DriverObject")?, info.required("BindInfo")?);
    let globals = globals.required("ComponentGlobals")?;
    globals.write(std::ptr::null_mut());
    let client = read(cx, info)?;
    let binding = cx.with(|state| {
        let image = state.image(driver.address())?;
        if image.binding.is_some() {
            let rule = "A driver is bound once.";
            return Err(Stop::fault(BugCheck::VerifierError, rule, "it is bound already"));
        }
        let binding = Binding::new(info.address(), &image.name);
        let address = binding.globals.as_ptr();
        image.binding = Some(binding);
        Ok(address)
    })?;
    give_table(&client)?;
    globals.write(binding);
    Ok(())
}

/// Reads bind information of either form; says why if the driver cannot be bound.
fn read(cx: &Cx, info: Valid<BindInfo>) -> Reply<BindInfo> {
    let client = info.read();
    let bad = |why: String| refuse(cx, STATUS_INVALID_PARAMETER, &why);
    let sizes = [size_of::<BindInfo>(), size_of::<BindInfo2>()];
    let size = usize::try_from(client.size).expect("hosts have 64-bit sizes");
    if !sizes.contains(&size) {
        return bad(format!("bind information has {sizes:?} bytes, and this has {size}"));
    }
    let component = name(client.component);
    if component != COMPONENT {
        return refuse(cx, STATUS_NOT_SUPPORTED, &format!("there is no framework {component}"));
    }
    let [major, minor, _] = client.version;
    if major != VERSION.0 || minor > VERSION.1 {
        let why = "this framework is KMDF 1.33, and does not serve drivers for newer ones";
        return bad(format!("the driver is for KMDF {major}.{minor}; {why}"));
    }
    if !RELEASED.contains(&client.function_count) {
        return bad(format!("no version of KMDF has {} functions", client.function_count));
    }
    if client.function_table.is_null() {
        return bad("there is no place for the function table".into());
    }
    if size == size_of::<BindInfo2>() {
        tell(info);
    }
    Ok(client)
}

/// Tells a driver that asks that the framework is not older than it.
fn tell(info: Valid<BindInfo>) {
    let second = Ptr::from_field(info.raw().cast::<BindInfo2>()).optional();
    let newer = second.and_then(|second| Ptr::from_field(second.read().client_is_newer).optional());
    if let Some(newer) = newer {
        newer.write(0);
    }
}

fn give_table(client: &BindInfo) -> Reply {
    let table = wdf_table();
    let place = Ptr::from_field(client.function_table).required("BindInfo->FuncTable")?;
    if client.function_count > LAST_COPIED {
        place.write(table.as_ptr());
        return Ok(());
    }
    let count = usize::try_from(client.function_count).expect("hosts have 64-bit sizes");
    let own = client.function_table.cast::<WDFFUNC>();
    for (index, function) in table[..count].iter().enumerate() {
        Ptr::from_field(own.wrapping_add(index)).required("BindInfo->FuncTable")?.write(*function);
    }
    Ok(())
}

/// Ends a binding: the driver object goes if it is still there, and no WDF call may follow.
pub(crate) fn unbind(
    cx: &Cx,
    _path: Ptr<UNICODE_STRING>,
    info: Ptr<BindInfo>,
    globals: Ptr<WDF_DRIVER_GLOBALS>,
) -> Reply {
    let (info, globals) = (info.required("BindInfo")?, globals.required("ComponentGlobals")?);
    let driver = cx.with(|state| {
        let images = &mut state.namespace.images;
        let bound = images.iter_mut().find(|image| {
            image.binding.as_ref().is_some_and(|binding| {
                binding.info == info.address() && binding.globals.address() == globals.address()
            })
        });
        let Some(image) = bound else {
            let rule = "WdfVersionUnbind is for what WdfVersionBind has bound.";
            return Err(Stop::fault(
                BugCheck::VerifierError,
                rule,
                "this is bound no more, or never was",
            ));
        };
        let binding = image.binding.take().expect("just found");
        let (name, driver) = (image.name.clone(), image.driver);
        state.heap.bury(binding.globals, &format!("the WDF_DRIVER_GLOBALS of {name}"));
        Ok(driver)
    })?;
    if let Some(driver) = driver {
        cx.kernel.delete_driver(driver);
    }
    Ok(())
}

/// Class extensions are drivers of their own, which are not here.
pub(crate) fn bind_class(
    cx: &Cx,
    _info: Ptr<BindInfo>,
    _globals: Ptr<WDF_DRIVER_GLOBALS>,
    class: Ptr<ClassBindInfo>,
) -> Reply {
    let class = name(class.required("ClassBindInfo")?.read().class);
    refuse(cx, STATUS_NOT_SUPPORTED, &format!("kmdf-host has no class extension {class}"))
}

/// The driver's entry code also unbinds the class that it failed to bind.
#[expect(clippy::unnecessary_wraps, reason = "implementations have one shape")]
pub(crate) fn unbind_class(
    _: &Cx,
    _info: Ptr<BindInfo>,
    _globals: Ptr<WDF_DRIVER_GLOBALS>,
    _class: Ptr<ClassBindInfo>,
) -> Reply<()> {
    Ok(())
}

/// The loader's own interfaces are for class extensions.
pub(crate) fn query_interface(_: &Cx, _interface: PVOID) -> Reply {
    Err(Stop::Status(STATUS_NOT_SUPPORTED))
}

/// The framework's unload routine, which it puts into the driver object of an image. The driver's entry code displaces
/// it and calls it first, before it ends the binding.
pub(crate) fn unload(cx: &Cx, driver: Ptr<DRIVER_OBJECT>) -> Reply<()> {
    let address = driver.required("DriverObject")?.address();
    let driver = cx.with(|state| state.image(address).map(|image| image.driver))?;
    let unload = cx.with(|state| state.peek::<Driver>(driver?)?.config.EvtDriverUnload);
    if let Some(driver) = driver {
        call_unload(&cx.kernel, driver, unload);
    }
    Ok(())
}
