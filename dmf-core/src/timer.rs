//! Timers of a Module.

use core::{fmt, ptr, time::Duration};

use wdk_sys::{ULONG, WDF_TIMER_CONFIG, WDFTIMER, call_unsafe_wdf_function_binding};

use crate::{
    context_type,
    error::Result,
    ffi,
    module::{Module, OwnedCallback, Wiring},
    object::{Attributes, ObjectRef},
    status::NtStatus,
};

context_type!(TIMER, "ModuleTimer");

/// Says in the attributes of a timer at which level its function runs.
type Level = fn(Attributes) -> Attributes;

/// A timer that calls a function of its Module. C: `WDFTIMER`.
///
/// The function runs at `DISPATCH_LEVEL`, or at `PASSIVE_LEVEL` in a Module with
/// `options = Passive`. It is not called while the Module is not open. The timer is a field of its
/// Module, made by [`timer`](Wiring::timer), [`dispatch_timer`](Wiring::dispatch_timer) or
/// [`periodic_timer`](Wiring::periodic_timer), and goes with it.
///
/// If a timer expires at `PASSIVE_LEVEL` while its function still runs, that expiry is lost. Where
/// none may be, use a [`dispatch_timer`](Wiring::dispatch_timer), whose function runs once more.
///
/// ```
/// use core::time::Duration;
/// use dmf_core::{prelude::*, sync::{AtomicBool, Ordering}};
///
/// /// Notices when nobody has written for a second.
/// #[module(options = Dispatch)]
/// pub struct Watchdog {
///     #[init(|wiring| wiring.timer(Self::expired))]
///     patience: Timer,
///     barks: AtomicBool,
/// }
///
/// #[callbacks]
/// impl Module for Watchdog {
///     fn close(&self) {
///         self.patience.stop_and_wait();
///     }
/// }
///
/// impl Watchdog {
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn feed(&self) {
///         self.barks.store(false, Ordering::Relaxed);
///         self.patience.start(Duration::from_secs(1)); // anew, if it was running
///     }
///
///     #[method(irql <= DISPATCH_LEVEL)]
///     pub fn barks(&self) -> Result<bool> {
///         Ok(self.barks.load(Ordering::Relaxed))
///     }
///
///     fn expired(&self) {
///         self.barks.store(true, Ordering::Relaxed);
///     }
/// }
/// # #[device(symbolic_link = "Yard")]
/// # pub struct Yard {
/// #     #[child(config = || NoConfig)]
/// #     dog: Child<Watchdog>,
/// # }
/// # #[callbacks]
/// # impl Module for Yard {
/// #     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
/// #         self.dog.feed();
/// #         request.complete_with_information(NtStatus::SUCCESS, length);
/// #         Ok(())
/// #     }
/// #     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
/// #         let barks = self.dog.barks().unwrap_or_default();
/// #         request.complete_with(&u8::from(barks));
/// #         Ok(())
/// #     }
/// # }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Yard>(|machine, _| {
/// # let file = machine.open(r"\\.\Yard").unwrap();
/// # let barks = || file.read(1).unwrap().output == [1];
/// # let wait = |ms| machine.advance(Duration::from_millis(ms)).unwrap();
/// file.write(b"food").unwrap();
/// wait(999);
/// assert!(!barks());
/// file.write(b"food").unwrap();
/// wait(999);
/// assert!(!barks());
/// wait(1);
/// assert!(barks());
/// # });
/// ```
///
/// # Invariants
///
/// The object is a timer.
#[doc(alias("WDFTIMER", "EvtTimerFunc"))]
pub struct Timer(ObjectRef);

impl Timer {
    fn raw(&self) -> WDFTIMER {
        self.0.raw().cast()
    }

    /// Starts the timer, or starts it anew: the function is called after `delay`, then, if the
    /// timer is periodic, each period. Whether it was running. `<= DISPATCH_LEVEL`.
    ///
    /// `delay` counts in steps of 100 ns. How exact it is depends on the system's clock, which ticks
    /// every 1 to 16 ms.
    #[doc(alias = "WdfTimerStart")]
    #[expect(clippy::must_use_candidate, reason = "called for its effect")]
    pub fn start(&self, delay: Duration) -> bool {
        let due = -i64::try_from(delay.as_nanos() / 100).unwrap_or(i64::MAX);
        // SAFETY: by the type's invariant the handle is a timer.
        unsafe { call_unsafe_wdf_function_binding!(WdfTimerStart, self.raw(), due) != 0 }
    }

    /// Stops the timer. Whether it was running; if not, its function may be running now.
    /// `<= DISPATCH_LEVEL`.
    #[doc(alias = "WdfTimerStop")]
    #[expect(clippy::must_use_candidate, reason = "called for its effect")]
    pub fn stop(&self) -> bool {
        self.stop_with(false)
    }

    /// Stops the timer and waits until its function has returned. Whether it was running.
    /// `PASSIVE_LEVEL`; not from the timer's own function. C: `WdfTimerStop` with `Wait`.
    #[expect(clippy::must_use_candidate, reason = "called for its effect")]
    pub fn stop_and_wait(&self) -> bool {
        self.stop_with(true)
    }

    fn stop_with(&self, wait: bool) -> bool {
        let wait = ffi::boolean(wait);
        // SAFETY: by the type's invariant the handle is a timer.
        unsafe { call_unsafe_wdf_function_binding!(WdfTimerStop, self.raw(), wait) != 0 }
    }
}

impl fmt::Debug for Timer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timer({:p})", self.0.raw())
    }
}

impl<M: Module> Wiring<'_, M> {
    /// Makes a timer that calls `expired` once each time it is started; [`Timer`] has an example.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory.
    #[doc(alias = "WdfTimerCreate")]
    pub fn timer(&self, expired: fn(&M)) -> Result<Timer> {
        self.new_timer(0, self.level(), expired)
    }

    /// Makes a timer that calls `expired` once each time it is started, at `DISPATCH_LEVEL`
    /// whatever the Module's options: there it may do little more than enqueue a
    /// [`WorkItem`](crate::work_item::WorkItem) if the Module's Methods are for `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory.
    pub fn dispatch_timer(&self, expired: fn(&M)) -> Result<Timer> {
        self.new_timer(0, Attributes::dispatch, expired)
    }

    /// Makes a timer that, once started, calls `expired` every `period`, which is at least a
    /// millisecond.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory. `STATUS_NOT_SUPPORTED`: a periodic timer
    /// at `PASSIVE_LEVEL`, which WDF does not have. `STATUS_INVALID_PARAMETER`: the period is less
    /// than a millisecond, or more than `i32::MAX` of them.
    ///
    /// ```
    /// # use core::time::Duration;
    /// # use dmf_core::{prelude::*, sync::{AtomicU64, Ordering}};
    /// #[module(options = Dispatch)]
    /// pub struct Ticker {
    ///     #[init(|wiring| wiring.periodic_timer(Duration::from_millis(10), Self::tick))]
    ///     clock: Timer,
    ///     ticks: AtomicU64,
    /// }
    ///
    /// #[callbacks]
    /// impl Module for Ticker {
    ///     fn open(&self) -> Result<()> {
    ///         self.clock.start(Duration::from_millis(10)); // the first time; then each period
    ///         Ok(())
    ///     }
    ///
    ///     fn close(&self) {
    ///         self.clock.stop_and_wait();
    ///     }
    /// }
    ///
    /// impl Ticker {
    ///     fn tick(&self) {
    ///         self.ticks.fetch_add(1, Ordering::Relaxed);
    ///     }
    /// }
    /// # #[device]
    /// # pub struct Root {
    /// #     #[child(config = || NoConfig)]
    /// #     ticker: Child<Ticker>,
    /// # }
    /// # #[callbacks]
    /// # impl Module for Root {
    /// #     fn d0_exit(&self, _: PowerState) -> Result<()> {
    /// #         assert_eq!(self.ticker.ticks.load(Ordering::Relaxed), 3);
    /// #         Ok(())
    /// #     }
    /// # }
    /// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
    /// # example::with_device::<Root>(|machine, _| {
    /// #     machine.advance(Duration::from_millis(35)).unwrap();
    /// # });
    /// ```
    pub fn periodic_timer(&self, period: Duration, expired: fn(&M)) -> Result<Timer> {
        match ULONG::try_from(period.as_millis()) {
            Ok(0) | Err(_) => Err(NtStatus::INVALID_PARAMETER.into()),
            Ok(milliseconds) => self.new_timer(milliseconds, self.level(), expired),
        }
    }

    /// The level at which a timer's function runs, by the Module's options.
    fn level(&self) -> Level {
        if self.is_passive() { Attributes::passive } else { |attributes| attributes }
    }

    fn new_timer(&self, period: ULONG, level: Level, expired: fn(&M)) -> Result<Timer> {
        let mut config = WDF_TIMER_CONFIG {
            Size: ffi::size_of_u32::<WDF_TIMER_CONFIG>(),
            EvtTimerFunc: Some(expire::<M>),
            Period: period,
            AutomaticSerialization: ffi::boolean(false),
            ..WDF_TIMER_CONFIG::default()
        };
        let attributes =
            Attributes::new().parent(self.object()).context(&TIMER, size_of::<OwnedCallback<M>>());
        let mut attributes = level(attributes);
        let mut timer: WDFTIMER = ptr::null_mut();
        // SAFETY: the attributes name a valid parent; WDF copies both structures.
        ffi::check(unsafe {
            call_unsafe_wdf_function_binding!(
                WdfTimerCreate,
                &raw mut config,
                attributes.as_mut_ptr(),
                &raw mut timer
            )
        })?;
        // SAFETY: the timer was just created with a context for this callback.
        unsafe { OwnedCallback::place(self, timer.cast(), &TIMER, expired) };
        // SAFETY: WDF just returned the handle.
        Ok(Timer(unsafe { ObjectRef::retain(timer.cast()) }))
    }
}

/// `EvtTimerFunc`.
unsafe extern "C" fn expire<M: Module>(timer: WDFTIMER) {
    // SAFETY: WDF passes the timer that the callback was set for.
    unsafe { OwnedCallback::<M>::call(timer.cast(), &TIMER) };
}
