//! A request that comes back.

use crate::{
    error::{Error, Refused},
    io::Request,
};

/// A request that a call did not accept, and why. The caller owns the request again.
///
/// There is no conversion to [`Error`] on purpose: `?` would drop the request unseen.
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[module(options = Dispatch)]
/// pub struct Parking {
///     #[init(|wiring| wiring.manual_queue(|_, request| request.complete(NtStatus::CANCELLED)))]
///     places: ManualQueue,
/// }
/// # #[callbacks] impl Module for Parking {}
///
/// impl Parking {
///     /// Keeps a request, unless four wait already.
///     #[method(irql <= DISPATCH_LEVEL, refused = |refused| Err(Rejected::refused(request, refused)))]
///     pub fn park(&self, request: Request) -> Result<(), Rejected> {
///         if self.places.waiting() >= 4 {
///             return Err(Rejected::new(request, NtStatus::QUOTA_EXCEEDED));
///         }
///         request.forward(&self.places)
///     }
/// }
///
/// #[device(symbolic_link = "Garage")]
/// pub struct Garage {
///     #[child(config = || NoConfig)]
///     parking: Child<Parking>,
/// }
///
/// #[callbacks]
/// impl Module for Garage {
///     fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
///         // Whatever the reason, the application gets its status.
///         self.parking.park(request).unwrap_or_else(Rejected::complete);
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Garage>(|machine, _| {
/// let file = machine.open(r"\\.\Garage").unwrap();
/// let parked: Vec<_> = (0..4).map(|_| file.read_overlapped(1).unwrap()).collect();
/// assert_eq!(file.read(1).unwrap().status, NtStatus::QUOTA_EXCEEDED.raw());
/// assert!(parked.iter().all(|request| !request.is_done()));
/// # file.cancel_all().unwrap();
/// # });
/// ```
#[must_use = "the request in it must be completed, or handed on"]
#[derive(Debug)]
pub struct Rejected {
    /// The request.
    pub request: Request,
    /// Why it was not accepted.
    pub error: Error,
}

impl Rejected {
    /// The request, and why it was not accepted.
    pub fn new(request: Request, error: impl Into<Error>) -> Self {
        Self { request, error: error.into() }
    }

    /// The rejection of a request by a Method that may not be called.
    pub fn refused(request: Request, refused: Refused) -> Self {
        Self::new(request, refused)
    }

    /// Completes the request with the status of the error. `<= DISPATCH_LEVEL`.
    pub fn complete(self) {
        self.request.complete(self.error.status());
    }
}
