//! The client driver: its entry, its devices, and how WDF's events reach the Modules.
//!
//! C: `DMF_DEFAULT_DRIVERENTRY`, `DMF_DEFAULT_DEVICEADD`, `DMF_ModulesCreate`, the container's
//! WDF callbacks and the Bridge.

mod add;
mod awake;
mod context;
mod control;
mod driver;
mod files;
mod filter;
mod pnp;
mod policy;
mod power;
mod power_settings;
mod presented;
mod queue;
mod queue_config;

pub(crate) use add::device_add;
pub use awake::Awake;
pub(crate) use context::{DeviceContext, TreeContext};
pub use control::ControlDevice;
pub(crate) use driver::DriverContext;
pub use driver::driver_entry;
pub(crate) use filter::Unhandled;
pub use policy::PowerPolicy;
pub use power::{DeviceRelation, PowerState, Resources, SpecialFile};
pub use power_settings::{IdleSettings, WakeSettings};

pub use queue_config::DefaultQueue;

use dmf_ioctl::Guid;

use crate::{
    io::FileContext,
    module::{Module, ModuleType, NoConfig},
};

/// The client driver's device struct: the root of the device's Modules.
///
/// `#[device]` writes this. The struct's own callbacks are those of [`Module`]: they come last on
/// the way up and for requests, and first on the way down.
///
/// C: what a driver does with its `WDFDEVICE_INIT` before `DMF_ModulesCreate`, and the Bridge.
///
/// ```
/// use dmf_core::{DeviceType, Guid, prelude::*};
///
/// #[device(
///     interface = Guid::parse("8a2a0ad6-0d9b-4c1b-9a5e-6e2b6f1a7c11"),
///     symbolic_link = "Scanner",
///     exclusive
/// )]
/// pub struct Scanner {}
///
/// #[callbacks]
/// impl Module for Scanner {}
///
/// assert!(Scanner::INTERFACE.is_some() && Scanner::EXCLUSIVE && !Scanner::FILTER);
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Scanner>(|machine, _| {
/// let file = machine.open(r"\\.\Scanner").unwrap();
/// assert!(machine.open(r"\\.\Scanner").is_err(), "one handle at a time");
/// # });
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not declared as a device",
    note = "put `#[device(interface = ..)]` on the struct"
)]
pub trait DeviceType: ModuleType<Config = NoConfig> {
    /// The device interface under which applications find the device.
    const INTERFACE: Option<Guid>;
    /// A name under which applications find the device, as in `\\.\Name`.
    const SYMBOLIC_LINK: Option<&'static str>;
    /// Whether only one handle may be open at a time.
    const EXCLUSIVE: bool;
    /// Whether the driver filters another one's device: what it does not handle goes down to that.
    const FILTER: bool = false;
    /// How requests are presented.
    const QUEUE: DefaultQueue = DefaultQueue::parallel();
    /// What is kept with each handle that an application opens.
    const FILE_CONTEXT: Option<FileContext> = None;
    /// The control device, of a driver without plug and play.
    const CONTROL: Option<ControlDevice> = None;
}

/// A device struct with its callbacks: what `driver!` takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a device with its callbacks",
    label = "a driver's devices are of such a type",
    note = "put `#[device]` on the struct, with `#[child(config = ..)]` fields for its Modules",
    note = "write `#[callbacks] impl Module for {Self} {{}}` with the callbacks it has, if any"
)]
pub trait Device: DeviceType + Module {}

impl<D: DeviceType + Module> Device for D {}
