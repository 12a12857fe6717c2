//! How the tree, which does not know the types of its Modules, calls them.

use core::{any::TypeId, fmt, ops::ControlFlow};

use crate::{
    error::Result,
    io::{FileObject, IoControl, Request},
    module::{
        Callback, Callbacks, Event, Module, ModuleConfig, OpenOption,
        open::When,
        options::{Options, Works},
    },
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
    pub(crate) open: OpenOption,
    pub(crate) callbacks: Callbacks,
    pub(crate) run: unsafe fn(*const (), Event<'_>) -> Result<()>,
    /// Not of a client: [`offer_client`](crate::module::offer_client) knows its type.
    pub(crate) io: unsafe fn(*const (), Io, Request) -> Result<(), Request>,
    pub(crate) file: unsafe fn(*const (), FileEvent, FileObject<'_>) -> ControlFlow<()>,
    pub(crate) describe: unsafe fn(*const (), &mut fmt::Formatter<'_>) -> fmt::Result,
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
                options: M::Options::OPTIONS,
                open: M::Opens::OPTION,
                callbacks: M::CALLBACKS,
                run: run::<M>,
                io: io::<M>,
                file: file::<M>,
                describe: describe::<M>,
            }
        }
    }

    /// The table of a client `M`.
    pub(crate) const fn of_client<M: Module>() -> &'static Self {
        const { &Self { io: not_offered, ..*Self::of::<M>() } }
    }
}

/// # Safety
///
/// None.
unsafe fn not_offered(_: *const (), _: Io<'_>, request: Request) -> Result<(), Request> {
    Err(request)
}

/// # Safety
///
/// See [`ModuleVTable`].
unsafe fn run<M: Module>(module: *const (), event: Event<'_>) -> Result<()> {
    // SAFETY: the caller gives a Module of this type.
    let module = unsafe { &*module.cast::<M>() };
    event.run(module)
}

/// # Safety
///
/// See [`ModuleVTable`].
#[inline]
pub(super) unsafe fn io<M: Module>(
    module: *const (),
    io: Io<'_>,
    request: Request,
) -> Result<(), Request> {
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

/// # Safety
///
/// See [`ModuleVTable`].
unsafe fn describe<M: Module>(module: *const (), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // SAFETY: the caller gives a Module of this type.
    unsafe { &*module.cast::<M>() }.config().describe(f)
}
