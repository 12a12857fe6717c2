//! Driver images: built `.sys` files.
//!
//! | module | what it does |
//! |---|---|
//! | `parse` | reads an image and checks it; maps and runs nothing |
//! | `section`, `relocations`, `imports`, `cookie` | the parts of an image |
//! | `layout` | what its bytes are in memory |
//! | `load` | [`Machine::load_image`](crate::Machine::load_image) |
//! | `run::area` | the address range that all images lie in |
//! | `run::map` | an image in memory: relocated, linked, protected |
//! | `run::thread` | the GS base that driver code expects |
//! | `run::fault` | what the processor refuses driver code, as bug checks |
//!
//! [`Image::parse`] is all that looks at the file; whatever it accepts can be mapped without another check. It works
//! on every system. Running an image takes x86-64 Linux: the code in it is for that processor, follows Windows'
//! calling convention (`extern "win64"`), and expects Windows' use of the GS register.
//!
//! Whether a driver's function has that convention is decided by its address, in `edge::callback`: all images lie in
//! one reserved range. What a driver calls is decided when it is loaded: its imports, and the table that
//! `WdfVersionBind` gives it, are functions of `edge::win64`, made from the same lists as those for drivers that are
//! linked into the process.
//!
//! Structured exceptions are not delivered: `.pdata` is not read. What would raise one is a bug check. Drivers that
//! catch them (`__try` around `ProbeForRead`) are therefore not served; Rust drivers, which are compiled with
//! `panic = "abort"`, raise none.

mod cookie;
mod error;
mod imports;
mod layout;
mod load;
mod parse;
mod relocations;
#[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), path = "unsupported.rs")]
mod run;
mod section;

pub use self::error::{ImageError, LoadError};
pub use self::parse::{Image, Import, Support};
#[cfg(target_arch = "x86_64")]
pub(crate) use self::run::prepare;
pub(crate) use self::run::{Mapped, contains, current, describe, prepare_for_any};
pub use self::section::{Access, Section};

/// The size of a page on x86-64.
const PAGE: u32 = 0x1000;
