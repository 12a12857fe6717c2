//! Why a file cannot be loaded as a driver.

use std::fmt;

use crate::machine::crash::Error;

/// Why a file cannot be loaded as a driver.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImageError {
    /// The file cannot be read.
    Unreadable {
        /// Which file.
        path: String,
        /// What the system says.
        why: String,
    },
    /// It is no image for 64-bit Windows at all, or is cut off.
    NotAnImage(String),
    /// It is for another processor; this is its machine number.
    WrongMachine(u16),
    /// It is a program or a library of user mode; this is its subsystem.
    NotNative(u16),
    /// Its headers contradict themselves or ask for what no driver has.
    Headers(String),
    /// A section is not where it may be, or asks for too much.
    Section {
        /// Its name.
        name: String,
        /// What is wrong with it.
        problem: String,
    },
    /// Its base relocations cannot be applied.
    Relocations(String),
    /// Its import table cannot be read.
    Imports(String),
    /// It imports what kmdf-host does not have; each is `file!name`.
    MissingImports(Vec<String>),
    /// Its security cookie is not where a cookie can be.
    SecurityCookie(String),
    /// The system gives no memory for it.
    Memory(String),
    /// Images can only be run by 64-bit x86 Linux, outside of controlled schedules.
    Unsupported(&'static str),
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => write!(f, "cannot read {path}: {why}"),
            Self::NotAnImage(why) => write!(f, "not a driver image for 64-bit Windows: {why}"),
            Self::WrongMachine(machine) => {
                write!(f, "the image is for machine {machine:#06x}, and not for x86-64 (0x8664)")
            }
            Self::NotNative(subsystem) => {
                write!(f, "the image is for subsystem {subsystem}, and not a driver (1, native)")
            }
            Self::Headers(problem) => write!(f, "the image's headers are bad: {problem}"),
            Self::Section { name, problem } => {
                write!(f, "the image's section {name} is bad: {problem}")
            }
            Self::Relocations(problem) => write!(f, "the image cannot be relocated: {problem}"),
            Self::Imports(problem) => write!(f, "the image's imports are bad: {problem}"),
            Self::MissingImports(names) => {
                write!(f, "kmdf-host does not have what the image imports: {}", names.join(", "))
            }
            Self::SecurityCookie(problem) => {
                write!(f, "the image's security cookie is bad: {problem}")
            }
            Self::Memory(why) => write!(f, "no memory for the image: {why}"),
            Self::Unsupported(why) => write!(f, "images cannot be run here: {why}"),
        }
    }
}

impl std::error::Error for ImageError {}

/// Why a driver was not loaded from its file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoadError {
    /// The file is no driver image that can be run.
    Image(ImageError),
    /// Its entry point failed, or the machine crashed.
    Driver(Error),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Image(error) => error.fmt(f),
            Self::Driver(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<ImageError> for LoadError {
    fn from(error: ImageError) -> Self {
        Self::Image(error)
    }
}

impl From<Error> for LoadError {
    fn from(error: Error) -> Self {
        Self::Driver(error)
    }
}
