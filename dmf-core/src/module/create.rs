//! Making a Module, and taking a half-made one apart.

use core::{
    mem::{MaybeUninit, offset_of},
    ptr,
};

use wdk_sys::{WDFDEVICE, WDFOBJECT};

use crate::{
    error::{Error, Result},
    ffi,
    module::{
        InstanceName, Module, ModuleConfig, ModuleHeader, ModuleRef, ModuleType, NoConfig, Wiring,
        child_field::ChildPlace, dynamic, observer::Observer, options::Options, told,
        vtable::ModuleVTable,
    },
    object::{Attributes, ObjectRef},
};

/// A Module in the context of its WDF object: one allocation for both parts.
///
/// # Invariants
///
/// `module` is initialised once `header.created` is set.
#[repr(C)]
struct Placed<M> {
    header: ModuleHeader,
    module: MaybeUninit<M>,
}

/// How many bytes the framework keeps of each Module, in front of its struct.
pub const HEADER_SIZE: usize = size_of::<ModuleHeader>();

/// How many bytes of context the WDF object of an `M` has: the header and the struct, which is its
/// fields, its Config and a pointer. There is no other memory of a Module.
///
/// ```
/// # use dmf_core::{module::{HEADER_SIZE, context_size}, prelude::*};
/// #[module(options = Dispatch)]
/// pub struct Pair {
///     numbers: [u64; 2],
/// }
/// # #[callbacks] impl Module for Pair {}
///
/// assert_eq!(size_of::<Pair>(), size_of::<[u64; 2]>() + size_of::<usize>());
/// assert_eq!(context_size::<Pair>(), HEADER_SIZE + size_of::<Pair>());
/// ```
#[must_use]
pub const fn context_size<M: ModuleType>() -> usize {
    size_of::<Placed<M>>()
}

/// The alignment that WDF gives to contexts.
const CONTEXT_ALIGNMENT: usize = 16;

/// To whom a Module belongs.
#[derive(Clone, Copy)]
pub(crate) enum Owner<'a> {
    /// The client's device struct belongs to the device.
    Device(WDFDEVICE),
    /// A child belongs to its parent.
    Module(&'a ChildPlace<'a>),
    /// A dynamic Module belongs to the one that creates it, which may want to hear of it.
    Dynamic(&'a ModuleHeader, Observer),
}

impl<'a> Owner<'a> {
    pub(super) const fn module(&self) -> Option<&'a ModuleHeader> {
        match self {
            Self::Device(_) => None,
            Self::Module(place) => Some(place.parent),
            Self::Dynamic(owner, _) => Some(owner),
        }
    }

    /// What keeps the owner of a dynamic Module in memory.
    pub(super) fn reference(&self) -> Option<ObjectRef> {
        match self {
            // SAFETY: the caller is inside of the owner, or opens it, so its object exists.
            Self::Dynamic(owner, _) => Some(unsafe { ObjectRef::retain(owner.object) }),
            Self::Device(_) | Self::Module(_) => None,
        }
    }

    fn object(&self) -> WDFOBJECT {
        match self {
            Self::Device(device) => device.cast(),
            Self::Module(place) => place.parent.object,
            Self::Dynamic(owner, _) => owner.object,
        }
    }

    pub(super) const fn device(&self) -> WDFDEVICE {
        match self {
            Self::Device(device) => *device,
            Self::Module(place) => place.parent.device,
            Self::Dynamic(owner, _) => owner.device,
        }
    }

    /// Whether the instance is used at `PASSIVE_LEVEL` only: because its options or its parent say
    /// so, or because it shares the lock of a parent that is.
    pub(super) const fn is_passive(&self, options: Options) -> bool {
        match self {
            Self::Module(place) if place.is_passive => true,
            Self::Module(place) if place.shares_lock && options.allows_passive() => {
                place.parent.is_passive
            }
            _ => matches!(options, Options::Passive),
        }
    }

    pub(super) fn observer(&self) -> Observer {
        match self {
            Self::Device(_) => Observer::default(),
            Self::Module(place) => place.observer,
            Self::Dynamic(_, observer) => *observer,
        }
    }
}

/// Creates a client with everything below it.
///
/// # Errors
///
/// As for [`create`].
pub(crate) fn create_client<M: Module<Config = NoConfig>>(
    device: WDFDEVICE,
) -> Result<ModuleRef<M>> {
    let (table, name) = (ModuleVTable::of_client::<M>(), InstanceName::new("device"));
    create_as(table, Owner::Device(device), name, NoConfig)
}

/// Creates a Module with everything below it.
///
/// # Errors
///
/// The Config is not valid, or something cannot be made; what was made is gone again.
pub(crate) fn create<M: Module>(
    owner: Owner<'_>,
    name: InstanceName,
    config: M::Config,
) -> Result<ModuleRef<M>> {
    create_as(ModuleVTable::of::<M>(), owner, name, config)
}

/// Creates an `M`, which is called through `table`.
fn create_as<M: Module>(
    table: &'static ModuleVTable,
    owner: Owner<'_>,
    name: InstanceName,
    config: M::Config,
) -> Result<ModuleRef<M>> {
    check_config::<M>(&owner, name, &config)?;
    let object = create_object::<M>(&owner)?;
    // SAFETY: the object was just created with a context for a `Placed<M>`.
    let header = unsafe { place_header::<M>(table, object, &owner, name) };
    if let Err(error) = fill::<M>(header, &owner, config) {
        told::not_made(M::NAME, name, &owner, &error);
        destroy_children(header);
        // SAFETY: the object was created above and nobody else has it.
        unsafe { ffi::delete(object) };
        return Err(error);
    }
    if let Owner::Module(place) = owner {
        place.parent.link(header);
    }
    // SAFETY: the object was created above, and its creator's reference stays until it is deleted.
    let object = unsafe { ObjectRef::retain(object) };
    // SAFETY: the Module in the object's context was made.
    Ok(unsafe { ModuleRef::from_parts(header, object) })
}

/// Deletes the children of a Module that could not be made, last first.
pub(crate) fn destroy_children(header: &ModuleHeader) {
    for child in header.children_backward() {
        destroy_children(child);
        // SAFETY: a linked child is a valid object of this driver; its parent, which is the only
        // one to know it, does not use it any more.
        unsafe { ffi::delete(child.object) };
    }
}

/// Refuses a Config that is out of its ranges, and says so to the debugger.
fn check_config<M: Module>(
    owner: &Owner<'_>,
    name: InstanceName,
    config: &M::Config,
) -> Result<()> {
    config.validate().map_err(|error| {
        told::config(M::NAME, name, owner, &error);
        Error::Config(error)
    })
}

/// Creates the WDF object that holds the Module.
fn create_object<M: Module>(owner: &Owner<'_>) -> Result<WDFOBJECT> {
    const { assert!(align_of::<Placed<M>>() <= CONTEXT_ALIGNMENT, "WDF aligns contexts to 16") };
    let attributes = Attributes::new()
        .parent(owner.object())
        .context(M::context_type(), size_of::<Placed<M>>())
        .on_destroy(Some(destroy::<M>));
    let attributes = match owner {
        Owner::Dynamic(..) => attributes.on_cleanup(Some(dynamic::cleanup::<M>)),
        _ => attributes,
    };
    // SAFETY: the owner's object is valid, and the callback is that of a `Placed<M>`.
    unsafe { ffi::create_object(attributes) }
}

/// Writes the header into the context of a new object.
///
/// # Safety
///
/// `object` was created by `create_object::<M>`, and nobody else knows it.
unsafe fn place_header<'a, M: Module>(
    table: &'static ModuleVTable,
    object: WDFOBJECT,
    owner: &Owner<'_>,
    name: InstanceName,
) -> &'a ModuleHeader {
    // SAFETY: the caller gives a valid handle.
    let context = unsafe { ffi::context_of(object, M::context_type()) };
    let module = context.wrapping_byte_add(offset_of!(Placed<M>, module)).cast_const();
    let header = ModuleHeader::new(table, object, module, name, owner);
    let place: *mut ModuleHeader = context.cast();
    // SAFETY: the context has room for a `Placed<M>`, which starts with the header.
    unsafe { place.write(header) };
    // SAFETY: it was just written, and stays until the object is destroyed.
    let header = unsafe { &*place };
    // SAFETY: the header is at its final place and not yet known to anybody.
    unsafe { header.rundown.settle() };
    // SAFETY: as above.
    unsafe { header.gate.settle() };
    // SAFETY: as above.
    unsafe { header.dynamic.gate.settle() };
    header
}

/// Makes the Module's fields and puts it behind its header.
fn fill<M: Module>(header: &ModuleHeader, owner: &Owner<'_>, config: M::Config) -> Result<()> {
    if let Owner::Module(place) = owner
        && place.shares_lock
    {
        header.share_lock_of(place.parent)?;
    }
    if header.vtable.open.is_notify() {
        header.make_closer()?;
    }
    header.make_reaper(owner)?;
    let module = M::create(Wiring::new(header, config))?;
    // SAFETY: the place is that of an `M`, behind the header in the same context.
    unsafe { header.module.cast_mut().cast::<M>().write(module) };
    // INVARIANT: the Module is there.
    header.created.set(true);
    Ok(())
}

/// `EvtDestroyCallback`: the last reference is gone.
///
/// The Module is dropped here, and not in `EvtCleanupCallback`, because WDF cleans children up
/// before their parents: a parent's `Drop` may still use its children.
unsafe extern "C" fn destroy<M: Module>(object: WDFOBJECT) {
    // SAFETY: WDF passes the object that the callback was set for; its contexts still exist.
    let context = unsafe { ffi::context_of(object, M::context_type()) };
    let placed: *mut Placed<M> = context.cast();
    // SAFETY: the header was written right after the object was created.
    let placed = unsafe { &mut *placed };
    // From now on no reference is given any more.
    if placed.header.created.replace(false) {
        // SAFETY: by the invariant of `Placed` the Module is initialised; nobody has a reference.
        unsafe { placed.module.assume_init_drop() };
    }
    // SAFETY: nobody uses the header after the last reference is gone.
    unsafe { ptr::drop_in_place(&raw mut placed.header) };
}
