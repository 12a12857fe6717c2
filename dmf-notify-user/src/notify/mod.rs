//! NotifyUserWithRequest: what it is made of, and its lifecycle.
//!
//! C: `Dmf_NotifyUserWithRequest.[ch]`

mod coming;
mod completion;
mod config;
mod counts;
mod data;
mod deliver;
mod given;
mod log;
mod pending;
mod requests;
mod timestamps;
mod work;

use coming::Coming;
pub use completion::{Complete, Completion};
pub use config::Config;
use counts::Counts;
pub use counts::Statistics;
use dmf_buffer_queue::{BufferQueue, Payload};
use dmf_core::{etw::Provider, prelude::*};
use pending::Pending;
use timestamps::Delivering;
use work::Work;

/// Pairs the requests of an application with the data of the driver, oldest with oldest,
/// whichever comes first.
///
/// C: `DMF_NotifyUserWithRequest`. The application keeps several requests pending; each is
/// completed when the driver has a datum for it. A datum that finds no request waits in a
/// [`BufferQueue`], its child; when that is full the oldest datum is discarded.
///
/// # Config
///
/// See [`Config`].
///
/// # Payload
///
/// `T` is any `Send + 'static` type, or `[u8]`: bytes, at most as many as `Config::buffer_size`.
///
/// # Methods
///
/// | Method | C | what it does |
/// |---|---|---|
/// | [`request_process`](Self::request_process) | `RequestProcess` | a request waits, or gets the oldest datum |
/// | [`event_request_add`](Self::event_request_add) | `EventRequestAdd` | a request waits |
/// | `data_process` | `DataProcess` | a datum goes to the oldest request, or waits |
/// | [`request_return`](Self::request_return) | `RequestReturn` | the oldest request is completed, without a datum |
/// | [`request_return_ex`](Self::request_return_ex) | `RequestReturnEx` | the same, and says if there was one |
/// | [`request_return_all`](Self::request_return_all) | `RequestReturnAll` | all of them |
/// | [`request_timestamp`](Self::request_timestamp) | `RequestTimestampGet` | when a request came |
/// | [`data_timestamp`](Self::data_timestamp) | `DataBufferTimestampGet` | when the datum that is being delivered came |
/// | [`held_requests`](Self::held_requests) | - | how many requests callbacks keep |
/// | [`statistics`](Self::statistics) | - | what happened so far |
///
/// All may be called at `<= DISPATCH_LEVEL`, from every thread and from the completion callback.
///
/// # What is guaranteed
///
/// - A request and a datum never both stay pending (N3): whoever adds the second one of a pair
///   sees to it that the pair is delivered. (Except a request that was added by
///   [`event_request_add`](Self::event_request_add), which looks at no data.)
/// - Data are delivered in the order in which they came, to requests in the order in which they
///   came, and one completion callback at a time: the application's requests are completed in that
///   order (N4). A thread that adds a datum or request while another one delivers leaves it to
///   that one; so a call may deliver what others added meanwhile, and a callback that waits makes
///   others wait for delivery, but never for their own call. A callback runs on the thread and at
///   the IRQL of whichever call delivers: `DISPATCH_LEVEL`, if one of them is made there.
/// - What is discarded is the oldest datum that is not being delivered (N5). Each datum is
///   delivered, discarded or dropped at close, exactly once; its `Drop` runs not under a lock
///   (N10).
/// - The limit on pending requests is exact (N15), and a request that is not accepted is handed
///   back (N1, N2).
///
/// # Close
///
/// Methods that run end first, with the callbacks that they run; new ones are refused. Then requests
/// that wait are completed with `STATUS_CANCELLED` (the cancel callback is not called for them, as
/// in C) and data that wait are dropped.
///
/// Requests that a callback has kept are the client's: close does not wait for them (N13). But WDF
/// does, with the last handle of the application and with the device: a client that keeps requests
/// completes them at the latest when the application closes its handle or the device goes
/// (`file_cleanup`, `self_managed_io_suspend`). Such a request is never given to this Module again:
/// WDF does not forward a request to the queue that it came from.
///
/// Of a *dynamic* Module ([`Dynamic`](dmf_core::module::Dynamic)) the queue goes with the Module, and
/// WDF does not let a queue go whose requests are not completed: the thread that deletes the Module
/// would wait. So the client completes what it keeps ([`held_requests`](Self::held_requests)) before
/// it drops the Module. `kmdf-host` does not wait then; it stops and names the request.
///
/// # Events
///
/// With `Config::provider` the Module logs under that name:
///
/// | event | level | fields | when |
/// |---|---|---|---|
/// | `Open` | information | `MaximumPendingRequests`, `MaximumPendingData`, `MaximumAdditionalData`: u32 | the Module opened |
/// | `DataDiscarded` | warning | `Discarded`: u64, so far | the data queue was full, the oldest datum went |
/// | `RequestRejected` | warning | `Status`: NTSTATUS, `Rejected`: u64, so far | a request was not accepted, by a Module that is open |
/// | `RequestCancelled` | information | `Cancelled`: u64, so far | a request that waited was cancelled, not by close |
/// | `Close` | information | `Delivered`, `Discarded`, `Cancelled`, `Dropped`: u64 | the Module closes; `Cancelled` includes what close cancelled, `Dropped` data were still waiting |
///
/// # Example
///
/// ```
/// use dmf_core::prelude::*;
/// use dmf_notify_user::{Config, NotifyUserWithRequest};
///
/// #[device]
/// pub struct Button {
///     #[child(config = || Config::new(8).with_max_pending_data(16))]
///     notify: Child<NotifyUserWithRequest<u32>>,
/// }
///
/// #[callbacks]
/// impl Module for Button {
///     fn device_control(&self, request: Request, _control: IoControl) -> Result<(), Request> {
///         self.notify.request_process(request).unwrap_or_else(Rejected::complete);
///         Ok(())
///     }
/// }
///
/// impl Button {
///     /// Called by whatever finds out that the button was pressed.
///     pub fn pressed(&self, times: u32) -> Result<()> {
///         self.notify.data_process(
///             times,
///             |_, request, times, _| request.complete_with(times),
///             NtStatus::SUCCESS,
///         )
///     }
/// }
///
/// dmf_core::driver!(Button);
/// # let machine = kmdf_host::Machine::new();
/// # let driver = machine.load("button", driver_entry).unwrap();
/// # driver.plug_in().unwrap();
/// # driver.unload().unwrap();
/// ```
#[module(options = DispatchMaximum, config = Config<T>)]
#[doc(alias = "DMF_NotifyUserWithRequest")]
pub struct NotifyUserWithRequest<T: Payload + ?Sized> {
    /// Data that wait for a request; none if the Config says so.
    #[child(config = Config::events, lock = parent)]
    events: Option<Child<BufferQueue<T, Completion<T>>>>,
    /// Requests that wait for a datum.
    #[init(Self::make_queue)]
    waiting: ManualQueue,
    /// Held while a datum and a request are paired.
    pairing: ModuleLock<()>,
    /// How many data may wait, in whichever buffers.
    #[init(|wiring| Ok(wiring.config().data_limit()))]
    places: usize,
    /// How many requests wait, and how many may.
    pending: Pending,
    /// Whether data wait.
    coming: Coming,
    /// Which thread delivers.
    work: Work,
    counts: Counts,
    /// When the datum that is being delivered came.
    delivering: Delivering,
    #[init(Self::make_log)]
    log: Option<Provider>,
}

#[callbacks]
impl<T: Payload + ?Sized> Module for NotifyUserWithRequest<T> {
    fn open(&self) -> Result<()> {
        self.log_open();
        Ok(())
    }

    fn close(&self) {
        self.cancel_waiting();
        self.log_close();
    }
}
