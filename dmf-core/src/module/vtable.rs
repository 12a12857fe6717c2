//! How the tree, which does not know the types of its Modules, calls them.

use core::{any::TypeId, ops::ControlFlow};

use crate::{
    error::Result,
    io::{FileObject, IoControl, Request},
    module::{Callback, Callbacks, Module, Options},
};

/// One table for each type of Module.
///
/// # Safety
///
/// Each function takes a pointer to a Module of the type that the table was made for, which exists
/// for the duration of the call.
pub(crate) struct ModuleVTable {
    pub(crate) name: &'static str,
    pub(crate) type_id: fn() -> TypeId,
    pub(crate) options: Options,
    pub(crate) callbacks: Callbacks,
    pub(crate) run: unsafe fn(*const (), Callback) -> Result<()>,
    pub(crate) io: unsafe fn(*const (), Io, Request) -> Result<(), Request>,
    pub(crate) file: unsafe fn(*const (), FileEvent, FileObject<'_>) -> ControlFlow<()>,
}

/// A request on its way to whichever Module takes it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Io<'f> {
    DeviceControl(IoControl),
    InternalDeviceControl(IoControl),
    Read(usize),
    Write(usize),
    FileCreate(FileObject<'f>),
}

impl Io<'_> {
    pub(crate) const fn callback(&self) -> Callback {
        match self {
            Self::DeviceControl(_) => Callback::DeviceControl,
            Self::InternalDeviceControl(_) => Callback::InternalDeviceControl,
            Self::Read(_) => Callback::Read,
            Self::Write(_) => Callback::Write,
            Self::FileCreate(_) => Callback::FileCreate,
        }
    }
}

/// What happened to a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FileEvent {
    Cleanup,
    Close,
}

impl FileEvent {
    pub(crate) const fn callback(self) -> Callback {
        match self {
            Self::Cleanup => Callback::FileCleanup,
            Self::Close => Callback::FileClose,
        }
    }
}

impl ModuleVTable {
    /// The table of `M`.
    pub(crate) const fn of<M: Module>() -> &'static Self {
        const {
            &Self {
                name: M::NAME,
                type_id: TypeId::of::<M>,
                options: M::OPTIONS,
                callbacks: M::CALLBACKS,
                run: run::<M>,
                io: io::<M>,
                file: file::<M>,
            }
        }
    }
}

/// # Safety
///
/// See [`ModuleVTable`].
unsafe fn run<M: Module>(module: *const (), callback: Callback) -> Result<()> {
    // SAFETY: the caller gives a Module of this type.
    let module = unsafe { &*module.cast::<M>() };
    match callback {
        Callback::Open => module.open(),
        Callback::PrepareHardware => module.prepare_hardware(),
        Callback::ReleaseHardware => module.release_hardware(),
        Callback::D0Entry => module.d0_entry(),
        Callback::D0EntryPostInterruptsEnabled => module.d0_entry_post_interrupts_enabled(),
        Callback::D0ExitPreInterruptsDisabled => module.d0_exit_pre_interrupts_disabled(),
        Callback::D0Exit => module.d0_exit(),
        Callback::SelfManagedIoInit => module.self_managed_io_init(),
        Callback::SelfManagedIoSuspend => module.self_managed_io_suspend(),
        Callback::SelfManagedIoRestart => module.self_managed_io_restart(),
        Callback::QueryRemove => module.query_remove(),
        Callback::QueryStop => module.query_stop(),
        _ => {
            tell(module, callback);
            Ok(())
        }
    }
}

/// The callbacks that cannot fail.
fn tell<M: Module>(module: &M, callback: Callback) {
    match callback {
        Callback::Close => module.close(),
        Callback::SelfManagedIoFlush => module.self_managed_io_flush(),
        Callback::SelfManagedIoCleanup => module.self_managed_io_cleanup(),
        Callback::SurpriseRemoval => module.surprise_removal(),
        _ => {}
    }
}

/// # Safety
///
/// See [`ModuleVTable`].
unsafe fn io<M: Module>(module: *const (), io: Io<'_>, request: Request) -> Result<(), Request> {
    // SAFETY: the caller gives a Module of this type.
    let module = unsafe { &*module.cast::<M>() };
    match io {
        Io::DeviceControl(control) => module.device_control(request, control),
        Io::InternalDeviceControl(control) => module.internal_device_control(request, control),
        Io::Read(length) => module.read(request, length),
        Io::Write(length) => module.write(request, length),
        Io::FileCreate(file) => module.file_create(request, file),
    }
}

/// # Safety
///
/// See [`ModuleVTable`].
unsafe fn file<M: Module>(
    module: *const (),
    event: FileEvent,
    file: FileObject<'_>,
) -> ControlFlow<()> {
    // SAFETY: the caller gives a Module of this type.
    let module = unsafe { &*module.cast::<M>() };
    match event {
        FileEvent::Cleanup => module.file_cleanup(file),
        FileEvent::Close => module.file_close(file),
    }
}
