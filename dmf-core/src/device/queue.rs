//! The default queue of a device, in which all requests arrive.

use core::ptr;

use wdk_sys::{ULONG, WDF_IO_QUEUE_CONFIG, WDFDEVICE, WDFQUEUE, call_unsafe_wdf_function_binding};

use super::presented;
use crate::{
    context_type, device::Device, error::Result, ffi, module::ModuleHeader, object::Attributes,
};

context_type!(DEFAULT_QUEUE, "DmfDefaultQueue");

/// How many requests a parallel queue may present at once: no limit.
const UNLIMITED: ULONG = ULONG::MAX;

/// The context of the default queue.
///
/// # Invariants
///
/// `device` is the queue's device and keeps `root`, the root of its Modules, whose Module is `client`:
/// the device's own struct, of the type that the queue's callbacks were made for.
pub(super) struct QueueContext {
    pub(super) client: *const (),
    pub(super) root: *const ModuleHeader,
    pub(super) device: WDFDEVICE,
}

impl QueueContext {
    /// # Safety
    ///
    /// WDF called with the queue, which was made by [`create_default`].
    #[inline]
    pub(super) unsafe fn of<'a>(queue: WDFQUEUE) -> &'a Self {
        // SAFETY: the queue is valid.
        let context = unsafe { ffi::context_of(queue.cast(), &DEFAULT_QUEUE) };
        // SAFETY: the context was written when the queue was created.
        unsafe { &*context.cast::<Self>() }
    }
}

/// Creates the queue in which all requests arrive.
///
/// # Safety
///
/// The device is valid, and `root` is the root of its Modules, a `D`.
pub(super) unsafe fn create_default<D: Device>(
    device: WDFDEVICE,
    root: &ModuleHeader,
) -> Result<()> {
    let queue = D::QUEUE;
    let mut config = WDF_IO_QUEUE_CONFIG {
        Size: ffi::size_of_u32::<WDF_IO_QUEUE_CONFIG>(),
        DispatchType: queue.dispatch_type(),
        PowerManaged: queue.power_managed(),
        DefaultQueue: ffi::boolean(true),
        ..WDF_IO_QUEUE_CONFIG::default()
    };
    presented::set_callbacks::<D>(&mut config, root);
    if !queue.is_sequential() {
        config.Settings.Parallel.NumberOfPresentedRequests = UNLIMITED;
    }
    let attributes = Attributes::new().context(&DEFAULT_QUEUE, size_of::<QueueContext>());
    let mut attributes = if queue.is_passive() { attributes.passive() } else { attributes };
    let mut queue: WDFQUEUE = ptr::null_mut();
    // SAFETY: the device is valid; WDF copies both structures.
    ffi::check(unsafe {
        call_unsafe_wdf_function_binding!(
            WdfIoQueueCreate,
            device,
            &raw mut config,
            attributes.as_mut_ptr(),
            &raw mut queue
        )
    })?;
    // SAFETY: the queue was just created with this context.
    let context = unsafe { ffi::context_of(queue.cast(), &DEFAULT_QUEUE) };
    // SAFETY: as above; the device is not started, so no request reads the context yet.
    unsafe {
        context.cast::<QueueContext>().write(QueueContext { client: root.module, root, device });
    }
    Ok(())
}
