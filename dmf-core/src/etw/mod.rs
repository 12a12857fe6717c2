//! Event logging under a provider's name: Event Tracing for Windows, without a manifest.
//!
//! Events describe themselves in the TraceLogging encoding, so that tools such as `tracelog`,
//! Windows Performance Analyzer or `logman` show their names and fields without the driver's
//! source. The provider's GUID follows from its name, as it does for .NET's `EventSource` and C's
//! `TRACELOGGING_DEFINE_PROVIDER` by convention: enable it by name.
//!
//! An event that nobody listens to costs one call and a branch. Nothing is allocated.

mod encode;
mod name;

use core::{fmt, ptr};

pub use encode::Value;
use encode::{EventData, Metadata, Part};
use wdk_sys::{
    EVENT_DESCRIPTOR, REGHANDLE,
    ntddk::{EtwProviderEnabled, EtwRegister, EtwUnregister, EtwWriteTransfer},
};

use crate::{error::Result, ffi};

/// How important an event is. A listener chooses up to which it wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Level {
    /// Something failed.
    Error = 2,
    /// Something was lost or refused, as the configuration says it must be.
    Warning = 3,
    /// Something happened as it should.
    Information = 4,
}

/// A registered provider of events, until it is dropped. `PASSIVE_LEVEL` at both ends, and
/// `<= DISPATCH_LEVEL` in between.
///
/// C: `TRACELOGGING_DEFINE_PROVIDER`, `TraceLoggingRegister`, `TraceLoggingWrite`.
///
/// ```
/// use dmf_core::{etw::{Level, Provider, Value}, prelude::*};
///
/// #[device(symbolic_link = "Reactor")]
/// pub struct Reactor {
///     #[init(|_| Provider::register("Example.Reactor"))]
///     events: Provider,
/// }
///
/// #[callbacks]
/// impl Module for Reactor {
///     fn write(&self, request: Request, length: usize) -> Result<(), Request> {
///         let temperature = request.input::<u32>().unwrap_or_default();
///         if temperature > 400 {
///             self.events.write(Level::Warning, "Hot", &[("Temperature", Value::U32(temperature))]);
///         }
///         request.complete_with_information(NtStatus::SUCCESS, length);
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Reactor>(|machine, _| {
/// # let guid = Provider::guid("Example.Reactor");
/// # let guid = wdk_sys::GUID {
/// #     Data1: guid.data1, Data2: guid.data2, Data3: guid.data3, Data4: guid.data4,
/// # };
/// machine.etw().enable(guid, Level::Warning as u8, 0).unwrap(); // somebody listens
/// let file = machine.open(r"\\.\Reactor").unwrap();
/// file.write(&451_u32.to_ne_bytes()).unwrap();
/// let events = machine.etw().take_events();
/// assert_eq!((events.len(), events[0].name.as_str()), (1, "Hot"));
/// # });
/// ```
///
/// # Invariants
///
/// The handle is that of a registration which only this value ends.
#[doc(alias("ClientDriverProviderName", "TRACELOGGING_DEFINE_PROVIDER"))]
pub struct Provider {
    name: &'static str,
    handle: REGHANDLE,
}

/// The channel of events that describe themselves.
const TRACELOGGING_CHANNEL: u8 = 11;

impl Provider {
    /// Registers a provider. `PASSIVE_LEVEL`.
    ///
    /// # Errors
    ///
    /// `STATUS_INSUFFICIENT_RESOURCES`: there is no memory. `STATUS_INVALID_PARAMETER`: the name
    /// has more than 128 bytes, or a NUL in it.
    #[doc(alias = "EtwRegister")]
    pub fn register(name: &'static str) -> Result<Self> {
        Metadata::provider(name)?;
        let guid = ffi::guid(&name::guid(name));
        let mut handle: REGHANDLE = 0;
        // SAFETY: the GUID and the place for the result are local; there is no callback.
        ffi::check(unsafe {
            EtwRegister(&raw const guid, None, ptr::null_mut(), &raw mut handle)
        })?;
        Ok(Self { name, handle })
    }

    /// The GUID under which listeners find a provider of this name. Case does not matter.
    ///
    /// ```
    /// use dmf_core::{Guid, etw::Provider};
    ///
    /// // The example that .NET's documentation gives.
    /// let known = Guid::parse("ce5fa4ea-ab00-5402-8b76-9f76ac858fb5");
    /// assert_eq!(Provider::guid("MyCompany.MyComponent"), known);
    /// ```
    #[must_use]
    pub fn guid(name: &str) -> crate::Guid {
        name::guid(name)
    }

    /// Writes an event, if anybody listens. Any IRQL up to `DISPATCH_LEVEL`.
    ///
    /// Of the event's name the first 128 bytes are written. From the first field on whose name does
    /// not fit (all of them have about 250 bytes together), or the seventh, fields are left out.
    #[doc(alias = "EtwWrite")]
    pub fn write(&self, level: Level, event: &str, fields: &[(&str, Value)]) {
        // SAFETY: by the type's invariant the handle is registered.
        let enabled = unsafe { EtwProviderEnabled(self.handle, level as u8, 0) };
        if enabled != 0 {
            self.write_now(level, event, fields);
        }
    }

    fn write_now(&self, level: Level, event: &str, fields: &[(&str, Value)]) {
        let Ok(provider) = Metadata::provider(self.name) else {
            return;
        };
        let (metadata, fields) = Metadata::event(event, fields);
        let data = EventData::new(fields);
        let mut parts = [Part::default(); EventData::MOST + 2];
        let used = data.describe(&provider, &metadata, &mut parts);
        let descriptor = EVENT_DESCRIPTOR {
            Channel: TRACELOGGING_CHANNEL,
            Level: level as u8,
            ..EVENT_DESCRIPTOR::default()
        };
        // SAFETY: the handle is registered; the parts describe local memory.
        let _lost_if_full = unsafe {
            EtwWriteTransfer(
                self.handle,
                &raw const descriptor,
                ptr::null(),
                ptr::null(),
                used,
                parts.as_mut_ptr().cast(),
            )
        };
    }
}

impl Drop for Provider {
    /// Ends the registration; `PASSIVE_LEVEL`.
    fn drop(&mut self) {
        // SAFETY: by the type's invariant the handle is registered, and this is its last use.
        let _ended = unsafe { EtwUnregister(self.handle) };
    }
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Provider({})", self.name)
    }
}
