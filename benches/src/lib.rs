//! What the Modules cost, measured.
//!
//! | module | what it is |
//! |---|---|
//! | [`subject`] | the drivers: one made of Modules, one that does the same by hand, one with pools |
//! | [`App`] | an application, and the machine of `kmdf-host` on which it runs with a driver |
//! | [`scenario`] | what is counted: events in either order, with much or little waiting, pools |
//! | `c_dmf` | the original, whose image `cargo xtask c-dmf` builds |
//! | [`measure`] | counting: WDF calls by the runtime, instructions by callgrind |
//!
//! `docs/performance.md` has the results, and says how to get them.

mod app;
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
pub mod c_dmf;
pub mod measure;
pub mod scenario;
pub mod subject;

pub use app::{App, Gone, INTERFACE, WAIT};
pub use subject::{Limits, Subject};
