//! The socket's file and its directory, for the user alone.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};

use nix::unistd::Uid;

use super::ServeError;

/// A socket's file; it goes with this.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    /// What tells the file from a later one with its name.
    identity: (u64, u64),
}

impl Place {
    /// Makes the socket, and its directory if there is none.
    pub(super) fn take(path: &Path) -> Result<(Self, UnixListener), ServeError> {
        let directory = match path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        make(directory)?;
        check(directory)?;
        // One at a time, or one might replace the other's socket between its look and its bind.
        let _turn = turn(directory)?;
        let listener = bind(path)?;
        // Nobody else can have got here before this, because of the directory.
        let owners = Permissions::from_mode(0o600);
        fs::set_permissions(path, owners).map_err(failed("cannot protect", path))?;
        let file = fs::symlink_metadata(path).map_err(failed("cannot look at", path))?;
        Ok((Self { path: path.to_owned(), identity: (file.dev(), file.ino()) }, listener))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let is_ours = fs::symlink_metadata(&self.path)
            .is_ok_and(|file| (file.dev(), file.ino()) == self.identity);
        if is_ours {
            // Whoever removed it in between has done what was wanted.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> ServeError {
    let path = path.to_owned();
    move |error| ServeError::System { what, path, error }
}

fn make(directory: &Path) -> Result<(), ServeError> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(directory);
    made.map_err(failed("cannot make the directory", directory))
}

fn check(directory: &Path) -> Result<(), ServeError> {
    let is = fs::metadata(directory).map_err(failed("cannot look at", directory))?;
    let problem = if is.uid() != Uid::effective().as_raw() {
        "belongs to another user"
    } else if is.mode() & 0o077 != 0 {
        "can be entered by others"
    } else {
        return Ok(());
    };
    Err(ServeError::Open { directory: directory.to_owned(), problem })
}

/// The right to make a socket in the directory, which goes with the file.
fn turn(directory: &Path) -> Result<File, ServeError> {
    let file = File::open(directory).and_then(|file| file.lock().map(|()| file));
    file.map_err(failed("cannot lock", directory))
}

/// Binds the socket; one that nobody listens to any more is replaced.
fn bind(path: &Path) -> Result<UnixListener, ServeError> {
    match UnixListener::bind(path) {
        Err(error) if error.kind() == ErrorKind::AddrInUse && is_abandoned(path) => {
            fs::remove_file(path).map_err(failed("cannot replace", path))?;
            UnixListener::bind(path).map_err(failed("cannot make the socket", path))
        }
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            Err(ServeError::InUse(path.to_owned()))
        }
        bound => bound.map_err(failed("cannot make the socket", path)),
    }
}

fn is_abandoned(path: &Path) -> bool {
    let is_socket = fs::symlink_metadata(path).is_ok_and(|file| file.file_type().is_socket());
    is_socket
        && UnixStream::connect(path)
            .is_err_and(|error| error.kind() == ErrorKind::ConnectionRefused)
}
