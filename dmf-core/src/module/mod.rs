//! Modules: reusable parts of a driver with a Config, a Context, Methods, Callbacks and children.
//!
//! C: `DMFMODULE`, `DMF_OBJECT`.
//!
//! | in C | here |
//! |---|---|
//! | `DMF_MODULE_DESCRIPTOR` | [`ModuleType`], written by `#[module]` |
//! | Module Config | [`ModuleType::Config`], with `#[derive(ModuleConfig)]` |
//! | Module Context | the fields of the Module's struct |
//! | `DMF_CALLBACKS_DMF`, `DMF_CALLBACKS_WDF` | the methods of [`Module`] |
//! | `DMF_[Name]_ChildModulesAdd` | `#[child(config = ..)]` on a field of type [`Child`] |
//! | `DMF_ModuleReference` / `DMF_ModuleDereference` | `#[method]` |

mod base;
mod callback;
mod callbacks;
mod child;
mod child_field;
mod children;
mod closer;
mod config;
mod create;
mod dynamic;
mod dynamic_options;
mod entered;
mod event;
mod gate;
mod header;
mod instance_name;
mod lifecycle;
mod module_type;
mod observer;
pub mod open;
pub mod options;
mod order;
mod phase;
mod reach;
mod reaper;
mod reference;
mod roster;
mod rundown;
mod told;
mod traits;
mod tree;
mod vtable;
mod walk;
mod wiring;
mod work;

pub(crate) use base::sealed;
pub use base::{ModuleBase, OfDevice};
pub(crate) use callback::OwnedCallback;
pub use callbacks::{Callback, Callbacks};
pub use child::{Child, Open};
pub use child_field::{ChildField, ChildOptions};
pub use config::{ModuleConfig, NoConfig, OpenOption};
pub(crate) use create::create_client;
pub use create::{HEADER_SIZE, context_size};
pub use dynamic::Dynamic;
pub use dynamic_options::DynamicOptions;
pub use entered::Entered;
pub(crate) use event::Event;
pub(crate) use header::ModuleHeader;
pub use instance_name::InstanceName;
pub(crate) use lifecycle::{close, open};
pub use module_type::ModuleType;
pub use options::Options;
pub use order::{First, ORDER, Order, Siblings, Stop};
pub(crate) use phase::{d0_entry, d0_exit, prepare_hardware, release_hardware};
pub use reference::ModuleRef;
pub use traits::Module;
pub use tree::{ModuleTree, State};
pub(crate) use vtable::{FileEvent, Io};
pub(crate) use walk::{offer_below, offer_client, run, see_file};
pub use wiring::{ModuleField, Wiring};
