//! Opening and closing a tree of Modules.

use crate::{
    error::Result,
    module::{Callback, ModuleHeader},
};

/// Opens a Module and everything below it: children first, in field order. `PASSIVE_LEVEL`.
///
/// # Errors
///
/// The error of the first Module that does not open. What this walk opened is closed again, in
/// exact reverse; the failing Module's own `close` is not called.
pub(crate) fn open(header: &ModuleHeader) -> Result<()> {
    for child in header.children() {
        if let Err(error) = open(child) {
            close_before(header, Some(child));
            return Err(error);
        }
    }
    if let Err(error) = run(header, Callback::Open) {
        close_before(header, None);
        return Err(error);
    }
    header.rundown.start();
    Ok(())
}

/// Closes a Module and everything below it: parent first, children in reverse. `PASSIVE_LEVEL`.
///
/// Waits until no Method is running any more. A Module that is not open is passed over, so closing
/// twice is harmless.
pub(crate) fn close(header: &ModuleHeader) {
    if header.rundown.end_and_wait() {
        // `close` cannot fail: the trait's signature has no result.
        let _nothing = run(header, Callback::Close);
    }
    close_before(header, None);
}

/// Closes the children of a Module that come before `failed`, or all of them, in reverse.
fn close_before(header: &ModuleHeader, failed: Option<&ModuleHeader>) {
    let mut found = failed.is_none();
    for child in header.children_backward() {
        if found {
            close(child);
        }
        found |= failed.is_some_and(|failed| core::ptr::eq(failed, child));
    }
}

fn run(header: &ModuleHeader, callback: Callback) -> Result<()> {
    if !header.vtable.callbacks.contains(callback) {
        return Ok(());
    }
    // SAFETY: a linked Module was made, so the pointer is to a Module of the table's type.
    unsafe { (header.vtable.run)(header.module, callback) }
}
