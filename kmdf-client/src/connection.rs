//! A connection to the process in which a driver runs.

use std::path::Path;
use std::sync::Arc;

use crate::link::{Answer, Link};
use crate::wire::{Guid, Request};
use crate::{Error, FileHandle};

/// A connection to the process in which a driver runs.
///
/// For the driver it is a process, with the identifier of this one. Cloning gives another reference to the same
/// connection; it ends when nothing refers to it any more, neither a clone nor a handle nor a pending request.
#[derive(Clone, Debug)]
pub struct Connection {
    link: Arc<Link>,
}

impl Connection {
    /// Connects to the server whose socket is at `path`.
    ///
    /// # Errors
    ///
    /// Nothing serves there, it may not be reached, or it refuses this process.
    pub fn to(path: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(Self { link: Arc::new(Link::connect(path.as_ref())?) })
    }

    /// The identifier by which the driver knows this process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.link.process()
    }

    /// Opens a device by a path such as `\\.\Name`, or what an enabled interface is called.
    ///
    /// # Errors
    ///
    /// There is nothing by that name, the driver refuses, the machine has crashed or the connection is lost.
    pub fn open(&self, path: &str) -> Result<FileHandle, Error> {
        self.open_by(|call| Request::Open { call, path: path.to_owned() })
    }

    /// Opens the first enabled interface of a class.
    ///
    /// # Errors
    ///
    /// As [`Connection::open`].
    pub fn open_interface(&self, class: &Guid) -> Result<FileHandle, Error> {
        self.open_by(|call| Request::OpenInterface { call, class: *class })
    }

    fn open_by(&self, request: impl FnOnce(u64) -> Request) -> Result<FileHandle, Error> {
        let call = self.link.call(request)?;
        match self.link.finish(call)? {
            Answer::Opened(handle) => Ok(FileHandle::new(Arc::clone(&self.link), handle)),
            Answer::Missing(what) => Err(Error::NotFound(what)),
            Answer::Failed(status) => Err(Error::Status { what: "CreateFile", status }),
            other => Err(unexpected(&other)),
        }
    }
}

/// An answer that does not fit to the question.
pub(crate) fn unexpected(answer: &Answer) -> Error {
    Error::Lost(crate::Lost::Nonsense(format!("it answered with {answer:?}")))
}
