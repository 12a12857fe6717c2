//! A queue in which requests wait until the driver takes them out.

use core::{fmt, ptr};

use wdk_sys::{
    _WDF_IO_QUEUE_DISPATCH_TYPE, _WDF_TRI_STATE, WDF_IO_QUEUE_CONFIG, WDFQUEUE, WDFREQUEST,
    call_unsafe_wdf_function_binding,
};

use crate::{
    context_type,
    error::Result,
    ffi,
    io::Request,
    module::{Module, ModuleHeader, Wiring, sealed::Sealed},
    object::{Attributes, ObjectRef},
    status::NtStatus,
};

context_type!(MANUAL_QUEUE, "ManualQueue");

/// What a queue remembers for its cancel callback.
///
/// # Invariants
///
/// `owner` is the header of the `M` whose object is the queue's parent.
struct CancelContext<M> {
    owner: *const ModuleHeader,
    cancelled: fn(&M, Request),
}

/// A manual `WDFQUEUE` of a Module: requests wait in it until the driver takes them out, in the
/// order in which they came. It is not power-managed: requests can wait while the device sleeps.
///
/// A request that waits can be cancelled; the queue then hands it to the function that it was
/// created with. That happens
///
/// | when | to which requests |
/// |---|---|
/// | the sender cancels its request | that one |
/// | a handle is closed | those that came through it |
/// | WDF removes the device | the rest, such as those of other drivers |
///
/// A device that is pulled out is not removed yet: WDF removes it when its last handle is closed. Until
/// then requests wait here as before, because the queue is not power-managed. A driver whose
/// applications are to hear of it at once takes the requests out itself and completes them, in
/// [`self_managed_io_flush`](Module::self_managed_io_flush): a power-managed default queue, such as a
/// device has if it says nothing, presents none any more by then that could get in here. In
/// [`surprise_removal`](Module::surprise_removal) it may still present some.
///
/// ```
/// use dmf_core::prelude::*;
///
/// /// Whoever reads waits for the next byte that somebody writes.
/// #[device(symbolic_link = "Pipe")]
/// pub struct Pipe {
///     #[init(|wiring| wiring.manual_queue(|_, request| request.complete(NtStatus::CANCELLED)))]
///     readers: ManualQueue,
/// }
///
/// #[callbacks]
/// impl Module for Pipe {
///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
///         request.forward(&self.readers).unwrap_or_else(Rejected::complete);
///         Ok(())
///     }
///
///     fn write(&self, request: Request, _length: usize) -> Result<(), Request> {
///         match (request.input::<u8>(), self.readers.take()) {
///             (Ok(byte), Some(reader)) => {
///                 reader.complete_with(&byte);
///                 request.complete_with_information(NtStatus::SUCCESS, 1);
///             }
///             (_, reader) => {
///                 reader.into_iter().for_each(|reader| reader.complete(NtStatus::DATA_ERROR));
///                 request.complete(NtStatus::NOT_FOUND); // nobody waits
///             }
///         }
///         Ok(())
///     }
///
///     fn self_managed_io_flush(&self) {
///         while let Some(reader) = self.readers.take() {
///             reader.complete(NtStatus::DEVICE_REMOVED);
///         }
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_driver::<Pipe>(|machine, driver| {
/// # let device = driver.plug_in().unwrap();
/// let file = machine.open(r"\\.\Pipe").unwrap();
/// assert_eq!(file.write(b"!").unwrap().status, NtStatus::NOT_FOUND.raw());
/// let reader = file.read_overlapped(1).unwrap();
/// file.write(b"!").unwrap();
/// assert_eq!(reader.wait().unwrap().output, b"!");
/// let reader = file.read_overlapped(1).unwrap();
/// device.surprise_remove().unwrap(); // the handle is still open
/// assert_eq!(reader.wait().unwrap().status, NtStatus::DEVICE_REMOVED.raw());
/// # });
/// ```
///
/// # Invariants
///
/// The object is a queue.
#[doc(alias = "WDFQUEUE")]
pub struct ManualQueue(ObjectRef);

impl ManualQueue {
    pub(crate) fn raw(&self) -> WDFQUEUE {
        self.0.raw().cast()
    }

    /// Takes out the request that waits longest. `<= DISPATCH_LEVEL`.
    #[doc(alias = "WdfIoQueueRetrieveNextRequest")]
    #[must_use = "the request in it must be completed, or handed on"]
    pub fn take(&self) -> Option<Request> {
        let mut request: WDFREQUEST = ptr::null_mut();
        // SAFETY: by the type's invariant the handle is a queue.
        let status = unsafe {
            call_unsafe_wdf_function_binding!(
                WdfIoQueueRetrieveNextRequest,
                self.raw(),
                &raw mut request
            )
        };
        if !NtStatus::from_raw(status).is_success() {
            return None;
        }
        // SAFETY: WDF gave the request to the driver, to this caller; it does whenever it succeeds.
        Some(unsafe { Request::from_raw(request) })
    }

    /// How many requests wait at this moment. `<= DISPATCH_LEVEL`.
    #[must_use]
    #[doc(alias = "WdfIoQueueGetState")]
    pub fn waiting(&self) -> usize {
        self.counts().0
    }

    /// How many requests were taken out and are not completed or handed on. `<= DISPATCH_LEVEL`.
    #[must_use]
    #[doc(alias = "WdfIoQueueGetState")]
    pub fn taken(&self) -> usize {
        self.counts().1
    }

    fn counts(&self) -> (usize, usize) {
        let (mut waiting, mut taken) = (0, 0);
        // SAFETY: by the type's invariant the handle is a queue.
        let _state = unsafe {
            call_unsafe_wdf_function_binding!(
                WdfIoQueueGetState,
                self.raw(),
                &raw mut waiting,
                &raw mut taken
            )
        };
        (waiting as usize, taken as usize)
    }
}

impl fmt::Debug for ManualQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ManualQueue({:p})", self.0.raw())
    }
}

impl<M: Module> Wiring<'_, M> {
    /// Makes a manual queue. A request that is cancelled while it waits goes to `cancelled`, which
    /// owns it then and completes it; `<= DISPATCH_LEVEL`, with no lock of this framework held.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory.
    ///
    /// ```
    /// use dmf_core::prelude::*;
    ///
    /// #[module(options = Dispatch)]
    /// pub struct Parking {
    ///     #[init(|wiring| wiring.manual_queue(Self::gone))]
    ///     waiting: ManualQueue,
    /// }
    ///
    /// impl Parking {
    ///     fn gone(&self, request: Request) {
    ///         request.complete(NtStatus::CANCELLED);
    ///     }
    /// }
    /// # #[callbacks]
    /// # impl Module for Parking {
    /// #     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
    /// #         request.forward(&self.waiting).unwrap_or_else(Rejected::complete);
    /// #         Ok(())
    /// #     }
    /// # }
    /// # #[device(symbolic_link = "Parking")]
    /// # pub struct Root {
    /// #     #[child(config = || NoConfig)]
    /// #     parking: Child<Parking>,
    /// # }
    /// # #[callbacks] impl Module for Root {}
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Root>(|machine, _| {
    /// let file = machine.open(r"\\.\Parking").unwrap();
    /// let parked = file.read_overlapped(1).unwrap();
    /// parked.cancel().unwrap();
    /// assert_eq!(parked.wait().unwrap().status, NtStatus::CANCELLED.raw());
    /// # });
    /// ```
    #[doc(alias("WdfIoQueueCreate", "EvtIoCanceledOnQueue"))]
    pub fn manual_queue(&self, cancelled: fn(&M, Request)) -> Result<ManualQueue> {
        let mut config = WDF_IO_QUEUE_CONFIG {
            Size: ffi::size_of_u32::<WDF_IO_QUEUE_CONFIG>(),
            DispatchType: _WDF_IO_QUEUE_DISPATCH_TYPE::WdfIoQueueDispatchManual,
            PowerManaged: _WDF_TRI_STATE::WdfFalse,
            EvtIoCanceledOnQueue: Some(canceled_on_queue::<M>),
            ..WDF_IO_QUEUE_CONFIG::default()
        };
        let mut attributes = Attributes::new()
            .parent(self.object())
            .context(&MANUAL_QUEUE, size_of::<CancelContext<M>>());
        let mut queue: WDFQUEUE = ptr::null_mut();
        // SAFETY: the device and the attributes' parent are valid; WDF copies both structures.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfIoQueueCreate,
                self.device(),
                &raw mut config,
                attributes.as_mut_ptr(),
                &raw mut queue
            )
        })?;
        // SAFETY: the queue was just created with a context of this size and kind.
        let context = unsafe { ffi::context_of(queue.cast(), &MANUAL_QUEUE) };
        let owner = core::ptr::from_ref(self.header());
        // SAFETY: as above; no request is in the queue yet, so nobody reads the context.
        unsafe { context.cast::<CancelContext<M>>().write(CancelContext { owner, cancelled }) };
        // SAFETY: WDF just returned the handle.
        Ok(ManualQueue(unsafe { ObjectRef::retain(queue.cast()) }))
    }
}

/// `EvtIoCanceledOnQueue`.
unsafe extern "C" fn canceled_on_queue<M: Module>(queue: WDFQUEUE, request: WDFREQUEST) {
    // SAFETY: WDF hands the cancelled request to the driver, to this callback.
    let request = unsafe { Request::from_raw(request) };
    // SAFETY: WDF passes the queue that the callback was set for.
    let context = unsafe { ffi::context_of(queue.cast(), &MANUAL_QUEUE) };
    // SAFETY: the context was written when the queue was created for an `M`.
    let context = unsafe { &*context.cast::<CancelContext<M>>() };
    // SAFETY: the owner's object is the parent of the queue, which WDF deletes before it.
    let owner = unsafe { &*context.owner };
    // A request may be cancelled when the Module is closed already. While it is open it stays open:
    // the function may delete the Module, but not under its own feet.
    let _stays_open = owner.enter();
    // SAFETY: a request gets into the queue only through the Module, which was made by then.
    let module = unsafe { &*owner.module.cast::<M>() };
    (context.cancelled)(module, request);
}
