//! Work of a Module that waits for `PASSIVE_LEVEL`.

use core::{fmt, ptr};

use wdk_sys::{WDF_WORKITEM_CONFIG, WDFWORKITEM, call_unsafe_wdf_function_binding};

use crate::{
    context_type,
    error::Result,
    ffi,
    module::{Module, OwnedCallback, Wiring},
    object::{Attributes, ObjectRef},
};

context_type!(WORK_ITEM, "ModuleWorkItem");

/// Calls a function of its Module at `PASSIVE_LEVEL`, on a system thread. C: `WDFWORKITEM`.
///
/// The function is not called while the Module is not open. The work item is a field of its Module,
/// made by [`work_item`](Wiring::work_item), and goes with it.
///
/// ```
/// use dmf_core::prelude::*;
///
/// /// Hears at `DISPATCH_LEVEL`, and does at `PASSIVE_LEVEL` what cannot be done there.
/// #[device(symbolic_link = "Doorbell")]
/// pub struct Doorbell {
///     rung: SpinLock<u32>,
///     answered: WaitLock<u32>,
///     #[init(|wiring| wiring.work_item(Self::answer))]
///     answer: WorkItem,
/// }
///
/// #[callbacks]
/// impl Module for Doorbell {
///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
///         *self.rung.lock() += 1;
///         self.answer.enqueue(); // once is enough for all who ring before it runs
///         request.complete_with_information(NtStatus::SUCCESS, length);
///         Ok(())
///     }
///
///     fn close(&self) {
///         self.answer.flush();
///     }
/// }
///
/// impl Doorbell {
///     fn answer(&self) {
///         assert_eq!(Irql::current(), Irql::PASSIVE_LEVEL);
///         let rung = core::mem::take(&mut *self.rung.lock());
///         *self.answered.lock() += rung;
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Doorbell>(|machine, _| {
/// #     let file = machine.open(r"\\.\Doorbell").unwrap();
/// #     file.write(b"!").unwrap();
/// #     machine.settle().unwrap();
/// # });
/// ```
///
/// # Invariants
///
/// The object is a work item.
#[doc(alias = "WDFWORKITEM")]
pub struct WorkItem(ObjectRef);

impl WorkItem {
    fn raw(&self) -> WDFWORKITEM {
        self.0.raw().cast()
    }

    /// Has the function called. If it is waiting to be called already, that call serves this one
    /// as well. `<= DISPATCH_LEVEL`.
    #[doc(alias = "WdfWorkItemEnqueue")]
    pub fn enqueue(&self) {
        // SAFETY: by the type's invariant the handle is a work item.
        unsafe { call_unsafe_wdf_function_binding!(WdfWorkItemEnqueue, self.raw()) };
    }

    /// Waits until no call is waiting or running. `PASSIVE_LEVEL`; not from the function itself.
    #[doc(alias = "WdfWorkItemFlush")]
    pub fn flush(&self) {
        // SAFETY: by the type's invariant the handle is a work item.
        unsafe { call_unsafe_wdf_function_binding!(WdfWorkItemFlush, self.raw()) };
    }
}

impl fmt::Debug for WorkItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WorkItem({:p})", self.0.raw())
    }
}

impl<M: Module> Wiring<'_, M> {
    /// Makes a work item that calls `work`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory.
    #[doc(alias = "WdfWorkItemCreate")]
    pub fn work_item(&self, work: fn(&M)) -> Result<WorkItem> {
        let attributes = Attributes::new()
            .parent(self.object())
            .context(&WORK_ITEM, size_of::<OwnedCallback<M>>());
        // SAFETY: `run` finds what is placed in the context, and nothing is enqueued before.
        let item = unsafe { create(attributes, run::<M>) }?;
        // SAFETY: the work item was just created with a context for this callback.
        unsafe { OwnedCallback::place(self, item.raw(), &WORK_ITEM, work) };
        Ok(WorkItem(item))
    }
}

/// Makes a work item as the child of the parent that the attributes name.
///
/// # Safety
///
/// The attributes name a parent, and what `function` needs is in the context when the work item is enqueued.
pub(crate) unsafe fn create(
    mut attributes: Attributes,
    function: unsafe extern "C" fn(WDFWORKITEM),
) -> Result<ObjectRef> {
    let mut config = WDF_WORKITEM_CONFIG {
        Size: ffi::size_of_u32::<WDF_WORKITEM_CONFIG>(),
        EvtWorkItemFunc: Some(function),
        AutomaticSerialization: ffi::boolean(false),
    };
    let mut item: WDFWORKITEM = ptr::null_mut();
    // SAFETY: the caller names a valid parent; WDF copies both structures.
    ffi::check(unsafe {
        call_unsafe_wdf_function_binding!(
            WdfWorkItemCreate,
            &raw mut config,
            attributes.as_mut_ptr(),
            &raw mut item
        )
    })?;
    // SAFETY: WDF just returned the handle.
    Ok(unsafe { ObjectRef::retain(item.cast()) })
}

/// `EvtWorkItemFunc`.
unsafe extern "C" fn run<M: Module>(item: WDFWORKITEM) {
    // SAFETY: WDF passes the work item that the callback was set for.
    unsafe { OwnedCallback::<M>::call(item.cast(), &WORK_ITEM) };
}
