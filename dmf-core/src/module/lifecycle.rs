//! Opening and closing Modules.
//!
//! | Module opens | opened | closed |
//! |---|---|---|
//! | `Create` | when all Modules of the device exist | before they are destroyed |
//! | `PrepareHardware` | with the hardware | `ReleaseHardware` |
//! | `D0EntrySystemPowerUp` | `D0Entry`, the first one and after hibernation | `D0Exit` for good or to hibernate, and before `ReleaseHardware` at the latest |
//! | `D0Entry` | `D0Entry` | `D0Exit` |
//! | `Notify..` | by itself, while it is registered | by itself, and when it is unregistered |

use crate::{
    error::Result,
    module::{Event, ModuleHeader, OpenOption, closer::Closer, gate::Turn},
    status::NtStatus,
    sync::Ordering,
};

/// When a Module was opened or registered by the framework, so that what a phase did can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Phase {
    Create,
    PrepareHardware,
    D0Entry,
}

impl OpenOption {
    /// The phase in which a Module with this option is opened or registered.
    pub(crate) const fn phase(self) -> Phase {
        match self {
            Self::Create | Self::NotifyCreate => Phase::Create,
            Self::PrepareHardware | Self::NotifyPrepareHardware => Phase::PrepareHardware,
            Self::D0Entry | Self::D0EntrySystemPowerUp | Self::NotifyD0Entry => Phase::D0Entry,
        }
    }

    /// Whether the Module opens by itself.
    pub(crate) const fn is_notify(self) -> bool {
        matches!(self, Self::NotifyCreate | Self::NotifyPrepareHardware | Self::NotifyD0Entry)
    }
}

impl ModuleHeader {
    /// Does what the Module's option asks for in its phase: opens it, or has it register.
    ///
    /// # Errors
    ///
    /// The Module's own. It is then neither open nor registered.
    pub(crate) fn begin(&self) -> Result<()> {
        if !self.vtable.open.is_notify() {
            return self.open_in(&self.gate.wait()?);
        }
        // What it waits for may be there at once, so it may open from now on.
        self.registered.store(true, Ordering::Release);
        self.call(Event::NotificationRegister).inspect_err(|_| {
            self.registered.store(false, Ordering::SeqCst);
            self.close_now();
        })
    }

    /// Undoes [`begin`](Self::begin), if it was done.
    pub(crate) fn end(&self) {
        if self.registered.swap(false, Ordering::SeqCst) {
            // It cannot fail: the trait's signature has no result.
            let _nothing = self.call(Event::NotificationUnregister);
        }
        self.close_now();
    }

    /// Opens the Module, unless it is open, in a turn of the gate.
    fn open_in(&self, _turn: &Turn<'_>) -> Result<()> {
        if self.rundown.is_open() {
            return Ok(());
        }
        self.opening.store(true, Ordering::Relaxed);
        let opened = self.call(Event::Open);
        self.opening.store(false, Ordering::Relaxed);
        // What `open` created before it failed belongs to a Module that will not be closed.
        opened.inspect_err(|_| self.dynamic.close_all())?;
        self.rundown.start(self.is_passive);
        self.observer.opened(self);
        Ok(())
    }

    /// Closes the Module, unless it is closed, and waits until it is. `PASSIVE_LEVEL`; not from
    /// within its Methods and callbacks.
    fn close_now(&self) {
        // The framework closes a Module from outside of it.
        if let Ok(turn) = self.gate.wait() {
            self.close_in(&turn);
        }
    }

    /// Closes the Module if it still is to be closed: since it asked for it, it may have been closed
    /// by somebody else, and have opened again.
    pub(crate) fn close_if_wanted(&self) {
        if let Ok(turn) = self.gate.wait()
            && self.closer().is_some_and(Closer::is_wanted)
        {
            self.close_in(&turn);
        }
    }

    /// Closes the Module in a turn of the gate.
    fn close_in(&self, _turn: &Turn<'_>) {
        if self.rundown.is_open() {
            self.observer.closes(self);
            self.rundown.end_and_wait();
            // It cannot fail: the trait's signature has no result.
            let _nothing = self.call(Event::Close);
            self.dynamic.close_all();
        }
        if let Some(closer) = self.closer() {
            closer.done();
        }
    }

    /// See [`ModuleType::open_self`](crate::ModuleType::open_self).
    pub(crate) fn open_by_itself(&self) -> Result<()> {
        // Whoever closes it waits for those inside, of whom this thread may be one (N14), and for
        // those who open or close a dynamic Module of it.
        let in_vain = || self.rundown.references() > 0 || self.opens_dynamic_here();
        let turn = self.gate.wait_unless(in_vain)?;
        // Asked within the turn: whoever ends the registration closes the Module in a later one.
        if !self.registered.load(Ordering::SeqCst) {
            return Err(NtStatus::INVALID_DEVICE_STATE.into());
        }
        if self.closer().is_some_and(Closer::is_wanted) {
            return Err(NtStatus::DEVICE_BUSY.into());
        }
        self.open_in(&turn)
    }

    /// See [`ModuleType::close_self`](crate::ModuleType::close_self).
    pub(crate) fn close_by_itself(&self) {
        // Closing it waits for this thread, in whose turn the dynamic Module is; until that ends the
        // Module is not deleted.
        if self.opens_dynamic_here() {
            return self.closer().into_iter().for_each(Closer::ask);
        }
        loop {
            match self.gate.try_pass() {
                Some(turn) if self.rundown.references() == 0 => {
                    return self.close_in(&turn);
                }
                _ => {}
            }
            // While this thread is inside, or has the turn, the device stays, and the closer's work
            // item with it: what is asked of it then is done.
            let inside = self.enter();
            if inside.is_ok() || self.gate.is_mine() {
                return self.closer().into_iter().for_each(Closer::ask);
            }
            if self.rundown.is_closing() {
                // Somebody closes it, and waits for those inside.
                return;
            }
            // Somebody else opens or closes it, and does not wait for this thread.
            drop(self.gate.wait());
        }
    }

    /// Whether this thread opens or closes a dynamic Module of this one, or one below that.
    fn opens_dynamic_here(&self) -> bool {
        self.dynamic.any(&mut Self::has_turn_below)
    }

    /// Runs a callback of this Module, if it has it.
    pub(crate) fn call(&self, event: Event<'_>) -> Result<()> {
        if !self.vtable.callbacks.contains(event.callback()) {
            return Ok(());
        }
        // SAFETY: a linked Module was made, so the pointer is to a Module of the table's type.
        let called = unsafe { (self.vtable.run)(self.module, event) };
        called.inspect_err(|error| self.tell_failure(event.callback(), error))
    }
}

/// Opens, or registers, every Module of the tree that asks for it at `Create`: children first, in
/// field order. `PASSIVE_LEVEL`.
///
/// # Errors
///
/// The error of the first Module that does not open. What this walk did is undone, in exact
/// reverse; the failing Module's own `close` is not called.
pub(crate) fn open(header: &ModuleHeader) -> Result<()> {
    for child in header.children() {
        if let Err(error) = open(child) {
            close_before(header, Some(child));
            return Err(error);
        }
    }
    if header.vtable.open.phase() == Phase::Create
        && let Err(error) = header.begin()
    {
        close_before(header, None);
        return Err(error);
    }
    Ok(())
}

/// Closes whatever is still open in the tree: parent first, children in reverse. `PASSIVE_LEVEL`.
///
/// Waits until no Method is running any more. A Module that is not open is passed over, so closing
/// twice is harmless.
pub(crate) fn close(header: &ModuleHeader) {
    header.end();
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
