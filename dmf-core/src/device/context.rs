//! What the framework keeps with a WDF device and its default queue.

use core::cell::OnceCell;

use wdk_sys::{WDFDEVICE, WDFOBJECT};

use crate::{
    context_type,
    error::Result,
    ffi,
    module::{self, ModuleHeader, ModuleRef, ModuleType},
    object::{Attributes, ObjectRef},
};

context_type!(DEVICE, "DmfDevice");
context_type!(TREE, "DmfModules");

/// The root of the Modules, and the reference that keeps it while it is known here.
///
/// # Invariants
///
/// `header` is the header of the Module in the context of `object`.
struct Root {
    header: *const ModuleHeader,
    #[expect(dead_code, reason = "held for its reference only")]
    object: ObjectRef,
}

/// A place in a WDF context that gets to know the root once.
///
/// # Invariants
///
/// The cell is written while the device is being added only, which is one thread.
#[derive(Default)]
pub(crate) struct RootCell(OnceCell<Root>);

impl RootCell {
    fn set<M: ModuleType>(&self, root: &ModuleRef<M>) {
        let object = root.object().raw();
        // SAFETY: the reference that the caller has keeps the object.
        let object = unsafe { ObjectRef::retain(object) };
        // A device is added once, so the cell is empty.
        let _first = self.0.set(Root { header: root.base().header(), object });
    }

    fn get(&self) -> Option<&ModuleHeader> {
        // SAFETY: by the invariant of `Root` the object keeps the header.
        self.0.get().map(|root| unsafe { &*root.header })
    }
}

/// The context of a `WDFDEVICE`.
pub(crate) struct DeviceContext(RootCell);

impl DeviceContext {
    /// The attributes of a device that has this context.
    pub(crate) fn attributes() -> Attributes {
        Attributes::new().context(&DEVICE, size_of::<Self>()).on_destroy(Some(destroy_device))
    }

    /// Writes the context of a new device.
    ///
    /// # Safety
    ///
    /// The device was just created with [`attributes`](Self::attributes).
    pub(crate) unsafe fn place<'a>(device: WDFDEVICE) -> &'a Self {
        // SAFETY: the caller gives a valid device.
        let context: *mut Self = unsafe { ffi::context_of(device.cast(), &DEVICE) }.cast();
        // SAFETY: the context has the size of this type.
        unsafe { context.write(Self(RootCell::default())) };
        // SAFETY: it was just written and stays as long as the device.
        unsafe { &*context }
    }

    /// The root of a device's Modules, if they exist.
    ///
    /// # Safety
    ///
    /// The device is valid and was set up by this crate.
    pub(crate) unsafe fn root<'a>(device: WDFDEVICE) -> Option<&'a ModuleHeader> {
        // SAFETY: the caller gives a valid device.
        let context: *const Self = unsafe { ffi::context_of(device.cast(), &DEVICE) }.cast();
        // SAFETY: the context was written when the device was created.
        unsafe { context.as_ref() }?.0.get()
    }

    /// Makes the root known.
    pub(crate) fn set<M: ModuleType>(&self, root: &ModuleRef<M>) {
        self.0.set(root);
    }
}

/// `EvtDestroyCallback` of a device.
unsafe extern "C" fn destroy_device(object: WDFOBJECT) {
    // SAFETY: WDF passes the device that the callback was set for; its context still exists.
    let context: *mut DeviceContext = unsafe { ffi::context_of(object, &DEVICE) }.cast();
    // SAFETY: the context was written when the device was created, and this is its end.
    unsafe { core::ptr::drop_in_place(context) };
}

/// The context of the first child object of a device, whose cleanup closes the Modules.
///
/// WDF cleans the children of a device up in the order in which they were created. So this object
/// is created before any Module, queue or lock, and all of those still work while the Modules are
/// closed. C does the same with its Module collection.
pub(crate) struct TreeContext(RootCell);

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
        unsafe { context.write(Self(RootCell::default())) };
        // SAFETY: it was just written and stays as long as the object.
        Ok(unsafe { &*context })
    }

    /// Makes the root known.
    pub(crate) fn set<M: ModuleType>(&self, root: &ModuleRef<M>) {
        self.0.set(root);
    }
}

/// `EvtCleanupCallback` of the first child: the device is going.
unsafe extern "C" fn close_tree(object: WDFOBJECT) {
    // SAFETY: WDF passes the object that the callback was set for.
    let context: *const TreeContext = unsafe { ffi::context_of(object, &TREE) }.cast();
    // SAFETY: the context was written right after the object was created.
    if let Some(root) = unsafe { context.as_ref() }.and_then(|context| context.0.get()) {
        module::close(root);
    }
}

/// `EvtDestroyCallback` of the first child.
unsafe extern "C" fn destroy_tree(object: WDFOBJECT) {
    // SAFETY: WDF passes the object that the callback was set for; its context still exists.
    let context: *mut TreeContext = unsafe { ffi::context_of(object, &TREE) }.cast();
    // SAFETY: the context was written when the object was created, and this is its end.
    unsafe { core::ptr::drop_in_place(context) };
}
