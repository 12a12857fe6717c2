//! What the framework keeps with a WDF device and its default queue.

use core::{cell::OnceCell, ptr::NonNull};

use wdk_sys::{WDFDEVICE, WDFOBJECT};

use crate::{
    context_type,
    device::Unhandled,
    error::Result,
    ffi,
    module::{self, ModuleHeader, ModuleRef, ModuleType},
    object::{Attributes, ObjectRef},
};

context_type!(DEVICE, "DmfDevice");
context_type!(TREE, "DmfModules");

/// The context of a `WDFDEVICE`: where its callbacks find the Modules.
///
/// It has no reference of the root, whose Modules have references of the device; the object of
/// [`TreeContext`] has one.
///
/// # Invariants
///
/// The cell is written while the device is being added only, which is one thread. It is the root of
/// the device's Modules, which exists until the device's children are let go; WDF calls no callback
/// with the device from then on.
pub(crate) struct DeviceContext {
    root: OnceCell<NonNull<ModuleHeader>>,
    unhandled: Unhandled,
}

impl DeviceContext {
    /// The attributes of a device that has this context.
    pub(crate) fn attributes() -> Attributes {
        const { assert!(!core::mem::needs_drop::<Self>(), "nobody drops it") };
        Attributes::new().context(&DEVICE, size_of::<Self>())
    }

    /// Writes the context of a new device.
    ///
    /// # Safety
    ///
    /// The device was just created with [`attributes`](Self::attributes).
    pub(crate) unsafe fn place<'a>(device: WDFDEVICE, is_filter: bool) -> &'a Self {
        // SAFETY: the caller gives a valid device.
        let context: *mut Self = unsafe { ffi::context_of(device.cast(), &DEVICE) }.cast();
        let unhandled = Unhandled::of(device, is_filter);
        // SAFETY: the context has the size of this type.
        unsafe { context.write(Self { root: OnceCell::new(), unhandled }) };
        // SAFETY: it was just written and stays as long as the device.
        unsafe { &*context }
    }

    /// The root of a device's Modules, if they exist.
    ///
    /// # Safety
    ///
    /// WDF called with the device, which was set up by this crate.
    pub(crate) unsafe fn root<'a>(device: WDFDEVICE) -> Option<&'a ModuleHeader> {
        // SAFETY: the caller gives a valid device.
        let context: *const Self = unsafe { ffi::context_of(device.cast(), &DEVICE) }.cast();
        // SAFETY: the context was written when the device was created.
        let root = unsafe { context.as_ref() }?.root.get()?;
        // SAFETY: by the type's invariant the root exists while WDF calls with the device.
        Some(unsafe { root.as_ref() })
    }

    /// Makes the root known.
    pub(crate) fn set<M: ModuleType>(&self, root: &ModuleRef<M>) {
        // A device is added once, so the cell is empty.
        let _first = self.root.set(NonNull::from(root.base().header()));
    }

    /// What becomes of a device's requests that nobody takes.
    ///
    /// # Safety
    ///
    /// WDF called with the device, which was set up by this crate.
    pub(crate) unsafe fn unhandled(device: WDFDEVICE) -> Unhandled {
        // SAFETY: the caller gives a valid device.
        let context: *const Self = unsafe { ffi::context_of(device.cast(), &DEVICE) }.cast();
        // SAFETY: the context was written when the device was created.
        unsafe { context.as_ref() }.map_or(Unhandled::Complete, |context| context.unhandled)
    }
}

/// The root of the Modules, and the reference that keeps it.
///
/// # Invariants
///
/// `header` is the header of the Module in the context of `object`.
struct Root {
    header: NonNull<ModuleHeader>,
    #[expect(dead_code, reason = "held for its reference only")]
    object: ObjectRef,
}

/// The context of the first child object of a device, whose cleanup closes the Modules.
///
/// WDF cleans the children of a device up in the order in which they were created. So this object
/// is created before any Module, queue or lock, and all of those still work while the Modules are
/// closed. C does the same with its Module collection.
///
/// # Invariants
///
/// The cell is written while the device is being added only, which is one thread.
#[derive(Default)]
pub(crate) struct TreeContext(OnceCell<Root>);

impl TreeContext {
    /// Creates the object.
    ///
    /// # Safety
    ///
    /// `device` is valid and has no children yet.
    pub(crate) unsafe fn create<'a>(device: WDFDEVICE) -> Result<&'a Self> {
        let attributes = Attributes::new()
            .parent(device.cast())
            .context(&TREE, size_of::<Self>())
            .on_cleanup(Some(close_tree))
            .on_destroy(Some(destroy_tree));
        // SAFETY: the parent is valid and the callbacks are those of this context.
        let object = unsafe { ffi::create_object(attributes) }?;
        // SAFETY: the object was just created.
        let context: *mut Self = unsafe { ffi::context_of(object, &TREE) }.cast();
        // SAFETY: the context has the size of this type.
        unsafe { context.write(Self::default()) };
        // SAFETY: it was just written and stays as long as the object.
        Ok(unsafe { &*context })
    }

    /// Makes the root known.
    pub(crate) fn set<M: ModuleType>(&self, root: &ModuleRef<M>) {
        // SAFETY: the reference that the caller has keeps the object.
        let object = unsafe { ObjectRef::retain(root.object().raw()) };
        // A device is added once, so the cell is empty.
        let _first = self.0.set(Root { header: NonNull::from(root.base().header()), object });
    }
}

/// `EvtCleanupCallback` of the first child: the device is going.
unsafe extern "C" fn close_tree(object: WDFOBJECT) {
    // SAFETY: WDF passes the object that the callback was set for.
    let context: *const TreeContext = unsafe { ffi::context_of(object, &TREE) }.cast();
    // SAFETY: the context was written right after the object was created.
    if let Some(root) = unsafe { context.as_ref() }.and_then(|context| context.0.get()) {
        // SAFETY: by the invariant of `Root` the object keeps the header.
        let root = unsafe { root.header.as_ref() };
        module::close(root);
        // Before WDF takes its work item away.
        root.end_reaper();
    }
}

/// `EvtDestroyCallback` of the first child.
unsafe extern "C" fn destroy_tree(object: WDFOBJECT) {
    // SAFETY: WDF passes the object that the callback was set for; its context still exists.
    let context: *mut TreeContext = unsafe { ffi::context_of(object, &TREE) }.cast();
    // SAFETY: the context was written when the object was created, and this is its end.
    unsafe { core::ptr::drop_in_place(context) };
}
