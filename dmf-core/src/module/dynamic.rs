//! Modules that are created and deleted while the device runs.
//!
//! C: `DMF_[Name]_Create` and `WdfObjectDelete` of its handle.

use core::{fmt, mem, ops::Deref};

use wdk_sys::WDFOBJECT;

use crate::{
    error::Result,
    ffi,
    irql::Irql,
    module::{
        Callback, Callbacks, InstanceName, Module, ModuleBase, ModuleHeader, ModuleRef, ModuleType,
        create::{self, Owner},
        lifecycle,
        observer::Observer,
        open,
    },
    status::NtStatus,
    sync::Ordering,
};

/// A Module that another Module created at run time; dropping this deletes it.
///
/// It is open from the beginning, and closes when it is deleted or when its owner closes,
/// whichever comes first; afterwards its Methods are refused.
///
/// Dropping it never waits for the caller itself (N14): if somebody is inside of it or of a Module
/// below it, in a Method, in `open` or in `close`, or if the IRQL is above `PASSIVE_LEVEL`, it is closed
/// and deleted on a thread of the system, when those inside have left. That cannot fail: what it takes
/// was made with the device. So a `Dynamic` may be dropped anywhere at `<= DISPATCH_LEVEL`, open or
/// closed. (WDF lets an object be deleted there, but not what a Module has: its timers, its work items,
/// and what its fields do when they are dropped.)
///
/// An owner that wants to hear when it opens and closes creates it with
/// [`create_dynamic`](ModuleType::create_dynamic).
///
/// ```
/// use dmf_core::{module::Dynamic, prelude::*};
///
/// #[module(options = Dispatch)]
/// pub struct Session {}
/// # #[callbacks] impl Module for Session {}
///
/// /// Has a session while somebody is logged on.
/// #[module(options = Passive)]
/// pub struct Sessions {
///     current: ModuleLock<Option<Dynamic<Session>>>,
/// }
/// # #[callbacks] impl Module for Sessions {}
///
/// impl Sessions {
///     /// Begins a session; one that there was ends.
///     #[method(irql <= PASSIVE_LEVEL)]
///     pub fn log_on(&self) -> Result<()> {
///         let session = self.base().create::<Session>("session", NoConfig)?;
///         let before = self.current.lock().replace(session);
///         drop(before); // no lock is held while it closes
///         Ok(())
///     }
/// }
/// # #[device]
/// # pub struct Computer {
/// #     #[child(config = || NoConfig, passive)]
/// #     sessions: Child<Sessions>,
/// # }
/// # #[callbacks]
/// # impl Module for Computer {
/// #     fn d0_entry(&self, _: PowerState) -> Result<()> {
/// #         self.sessions.log_on()?;
/// #         self.sessions.log_on()
/// #     }
/// # }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Computer>(|_, _| ());
/// ```
///
/// One for each handle that an application opens; in C that is the context of a `WDFFILEOBJECT`. A
/// lock holds the table, and a [`ModuleRef`] is what one calls a Method through after it is released.
///
/// ```
/// use core::ops::ControlFlow;
/// use dmf_core::{module::{Dynamic, ModuleRef}, prelude::*};
///
/// /// What an application has asked for through one handle.
/// #[module(options = Dispatch)]
/// pub struct Order {
///     sum: ModuleLock<u32>,
/// }
///
/// # #[callbacks] impl Module for Order {}
/// impl Order {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn add(&self, more: u32) -> Result<u32> {
///         let mut sum = self.sum.lock();
///         *sum += more;
///         Ok(*sum)
///     }
/// }
///
/// #[device(symbolic_link = "Shop")]
/// pub struct Shop {
///     orders: SpinLock<[Option<(usize, Dynamic<Order>)>; 2]>,
/// }
///
/// #[callbacks]
/// impl Module for Shop {
///     fn file_create(&self, request: Request, file: FileObject<'_>) -> Result<(), Request> {
///         match self.begin(file.id()) {
///             Ok(()) => return Err(request), // nobody takes it: the handle opens
///             Err(error) => request.complete(error.status()),
///         }
///         Ok(())
///     }
///
///     fn file_cleanup(&self, file: FileObject<'_>) -> ControlFlow<()> {
///         let mut orders = self.orders.lock();
///         let ended = orders.iter_mut().find_map(|order| order.take_if(|(id, _)| *id == file.id()));
///         drop(orders); // first: the Module closes, for which it may wait
///         drop(ended);
///         ControlFlow::Continue(())
///     }
///
///     fn write(&self, request: Request, _length: usize) -> Result<(), Request> {
///         let sum = request.input().and_then(|more| self.order(&request)?.add(more));
///         match sum {
///             Ok(sum) => request.complete_with_information(NtStatus::SUCCESS, sum as usize),
///             Err(error) => request.complete(error.status()),
///         }
///         Ok(())
///     }
/// }
///
/// impl Shop {
///     fn begin(&self, file: usize) -> Result<()> {
///         let order = self.base().create::<Order>("order", NoConfig)?;
///         let mut orders = self.orders.lock();
///         // The guard was made last, and is dropped before `order` is.
///         let free = orders.iter_mut().find(|order| order.is_none()).ok_or(NtStatus::QUOTA_EXCEEDED)?;
///         *free = Some((file, order));
///         Ok(())
///     }
///
///     fn order(&self, request: &Request) -> Result<ModuleRef<Order>> {
///         let file = request.file().ok_or(NtStatus::INVALID_DEVICE_REQUEST)?;
///         let orders = self.orders.lock();
///         let mut orders = orders.iter().flatten();
///         let found = orders.find(|(id, _)| *id == file.id()).ok_or(NtStatus::NOT_FOUND)?;
///         Ok(ModuleRef::new(&*found.1)?)
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Shop>(|machine, _| {
/// let open = || machine.open(r"\\.\Shop");
/// let (one, other) = (open().unwrap(), open().unwrap());
/// assert!(open().is_err(), "there is room for two");
/// let add = |file: &kmdf_host::FileHandle| file.write(&2_u32.to_ne_bytes()).unwrap().information;
/// assert_eq!([add(&one), add(&one), add(&other)], [2, 4, 2]);
/// drop(one);
/// assert_eq!(add(&open().unwrap()), 2);
/// # });
/// ```
#[must_use = "the Module is deleted when this is dropped"]
pub struct Dynamic<M: ModuleType>(mem::ManuallyDrop<ModuleRef<M>>);

/// The callbacks that a dynamic Module, and what is below it, can have: nothing would call the
/// others (F9).
const POSSIBLE: Callbacks = Callbacks::NONE
    .with(Callback::Open)
    .with(Callback::Close)
    .with(Callback::NotificationRegister)
    .with(Callback::NotificationUnregister);

impl<C> ModuleBase<C> {
    /// Creates a Module that belongs to this one, and opens it. `PASSIVE_LEVEL`.
    ///
    /// This Module is open, or in its own `open`. If that fails, what it created is closed.
    ///
    /// # Errors
    ///
    /// Those of the new Module's creation and of its `open`; what was made is gone again. And
    ///
    /// | NTSTATUS | cause |
    /// |---|---|
    /// | `STATUS_INVALID_DEVICE_STATE` | this Module is neither open nor opening |
    /// | `STATUS_INVALID_DEVICE_REQUEST` | called above `PASSIVE_LEVEL` |
    /// | `STATUS_NOT_SUPPORTED` | the new Module, or one below it, has callbacks that nobody would call, or opens when nobody would open it |
    #[doc(alias = "DMF_ModuleCreate")]
    pub fn create<M: Module<Opens: open::OnCreate>>(
        &self,
        name: &'static str,
        config: M::Config,
    ) -> Result<Dynamic<M>> {
        create_in(self.header(), Observer::default(), name, config)
    }
}

/// Creates a Module that belongs to `owner`, and opens it; see [`ModuleBase::create`].
pub(super) fn create_in<M: Module>(
    owner: &ModuleHeader,
    observer: Observer,
    name: &'static str,
    config: M::Config,
) -> Result<Dynamic<M>> {
    Irql::PASSIVE_LEVEL.require()?;
    let _stays_open = match owner.enter() {
        Ok(entered) => Some(entered),
        // Nobody can close it before its `open` has returned.
        Err(_) if owner.opens_here() => None,
        Err(refused) => return Err(refused.into()),
    };
    let place = Owner::Dynamic(owner, observer);
    let module = create::create::<M>(place, InstanceName::new(name), config)?;
    let header = module.base().header();
    if let Err(error) = check_tree(header).and_then(|()| lifecycle::open(header)) {
        header.delete_once();
        return Err(error);
    }
    owner.dynamic.add(header);
    Ok(Dynamic(mem::ManuallyDrop::new(module)))
}

/// Refuses what a dynamic Module, or one below it, would wait for in vain: callbacks, or a phase of
/// the device in which it opens.
fn check_tree(header: &ModuleHeader) -> Result<()> {
    let is_possible = header.vtable.callbacks.is_within(POSSIBLE)
        && header.vtable.open.phase() == lifecycle::Phase::Create;
    if !is_possible {
        return Err(NtStatus::NOT_SUPPORTED.into());
    }
    header.children().try_for_each(check_tree)
}

/// For an owner that hears what a dynamic Module which opens by itself waits for. Each has these two,
/// so that the callbacks of the same names are not called in their place.
impl<M: ModuleType> Dynamic<M> {
    /// Opens the Module: what it stands for has arrived. `PASSIVE_LEVEL`. See
    /// [`ModuleType::open_self`], which has an example.
    ///
    /// # Errors
    ///
    /// As there.
    #[doc(alias = "DMF_ModuleOpen")]
    pub fn open(&self) -> Result<()>
    where
        M::Opens: open::Notify,
    {
        self.0.open_self()
    }

    /// Closes the Module, which may open again: what it stands for has gone. `PASSIVE_LEVEL`. See
    /// [`ModuleType::close_self`].
    #[doc(alias = "DMF_ModuleClose")]
    pub fn close(&self)
    where
        M::Opens: open::Notify,
    {
        self.0.close_self();
    }
}

impl<M: Module> Deref for Dynamic<M> {
    type Target = M;

    #[inline]
    fn deref(&self) -> &M {
        &self.0
    }
}

impl<M: ModuleType> Drop for Dynamic<M> {
    fn drop(&mut self) {
        // SAFETY: this is the last use of the reference.
        let module = unsafe { mem::ManuallyDrop::take(&mut self.0) };
        let header = module.base().header();
        // What follows waits for those who are inside, open it or close it, of whom this thread may
        // be one.
        let may_wait = Irql::current() == Irql::PASSIVE_LEVEL
            && !header.has_turn_below()
            && !header.is_used_below();
        if may_wait {
            header.close_and_delete();
        } else if let Some(reaper) = header.reaper() {
            reaper.take(header);
        }
    }
}

impl<M: ModuleType> fmt::Debug for Dynamic<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dynamic({:?})", self.0)
    }
}

impl ModuleHeader {
    /// Closes a dynamic Module and what is below it, and deletes it.
    pub(super) fn close_and_delete(&self) {
        lifecycle::close(self);
        self.delete_once();
    }

    /// Deletes the Module's object, unless that is done already, here or by WDF with the owner.
    fn delete_once(&self) {
        if !self.deleted.swap(true, Ordering::AcqRel) {
            // SAFETY: the handle is valid while the caller has a reference, and was not deleted.
            unsafe { ffi::delete(self.object) };
        }
    }

    /// WDF cleans the object of a dynamic Module up: because it was deleted, or with its owner.
    pub(super) fn leave_owner(&self) {
        self.deleted.store(true, Ordering::Release);
        let _stays = self.owner_reference.take();
        // SAFETY: the reference taken above keeps the owner.
        if let Some(owner) = self.parent.map(|owner| unsafe { owner.as_ref() }) {
            owner.dynamic.remove(self);
        }
    }
}

/// `EvtCleanupCallback` of a dynamic Module.
pub(super) unsafe extern "C" fn cleanup<M: Module>(object: WDFOBJECT) {
    // SAFETY: WDF passes the object that the callback was set for, which has this context.
    let context = unsafe { ffi::context_of(object, M::context_type()) };
    // SAFETY: the header comes first in the context, and was written when the object was created.
    unsafe { &*context.cast::<ModuleHeader>() }.leave_owner();
}
