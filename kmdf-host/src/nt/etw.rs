//! Event tracing: providers, who listens to them, and what they wrote.

use std::collections::BTreeMap;
use std::sync::Arc;

use wdk_sys::{
    _EVENT_DATA_DESCRIPTOR as EVENT_DATA_DESCRIPTOR, EVENT_DESCRIPTOR, GUID, NTSTATUS,
    PETWENABLECALLBACK, PVOID, REGHANDLE, STATUS_INVALID_HANDLE, STATUS_SUCCESS,
};

use super::tracelogging::{self, EtwValue};
use crate::edge::Cx;
use crate::edge::abi::{Ptr, copy_from};
use crate::edge::callback::Callback as _;
use crate::machine::Machine;
use crate::machine::crash::{Crash, Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::machine::thread;
use crate::object::{Handle, Origin};
use crate::wdf::namespace::Guid;

/// What a listener asked for.
#[derive(Clone, Copy)]
struct Session {
    level: u8,
    keyword: u64,
}

impl Session {
    fn wants(self, level: u8, keyword: u64) -> bool {
        (self.level == 0 || level <= self.level) && (keyword == 0 || keyword & self.keyword != 0)
    }
}

#[derive(Clone)]
struct Provider {
    guid: GUID,
    callback: PETWENABLECALLBACK,
    /// The driver's, passed back to it.
    context: usize,
    driver: Option<Handle>,
    made: Origin,
}

/// What the kernel knows of event tracing.
#[derive(Default)]
pub(crate) struct Etw {
    providers: BTreeMap<REGHANDLE, Provider>,
    sessions: BTreeMap<Guid, Session>,
    events: Vec<EtwEvent>,
}

/// One event that a driver wrote while somebody listened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EtwEvent {
    /// The provider's GUID, as `{…}`.
    pub provider_guid: String,
    /// The provider's name, if its events describe themselves.
    pub provider: String,
    /// The event's name, if it describes itself.
    pub name: String,
    /// The event's id; 0 for events that describe themselves.
    pub id: u16,
    /// From 1 (critical) to 5 (verbose).
    pub level: u8,
    /// What the event is about, one bit each.
    pub keyword: u64,
    /// The start of an activity, its end, or something else.
    pub opcode: u8,
    /// Names and values; without a self-description one unnamed value for each datum.
    pub fields: Vec<(String, EtwValue)>,
}

impl EtwEvent {
    /// The value of a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&EtwValue> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }
}

impl Etw {
    pub(crate) fn left(&self, driver: Option<Handle>) -> Vec<String> {
        let mine = self.providers.values().filter(|left| left.driver == driver);
        mine.map(|left| format!("ETW provider {}, {}", Guid::from(left.guid), left.made.describe()))
            .collect()
    }

    fn session(&self, handle: REGHANDLE) -> Option<(Guid, Option<Session>)> {
        let guid = Guid::from(self.providers.get(&handle)?.guid);
        Some((guid, self.sessions.get(&guid).copied()))
    }
}

/// Tells a provider that somebody listens, or nobody any more.
fn tell(kernel: &Arc<Kernel>, provider: &Provider, session: Option<Session>) {
    let Some(callback) = provider.callback else {
        return;
    };
    let (on, level, keyword) =
        session.map_or((0, 0, 0), |session| (1, session.level, session.keyword));
    kernel.call_driver("the ETW enable callback", provider.driver, || {
        let context = provider.context as PVOID;
        // SAFETY: the driver registered this callback with this context.
        unsafe {
            callback.invoke((
                &raw const provider.guid,
                on,
                level,
                keyword,
                0,
                std::ptr::null_mut(),
                context,
            ));
        }
    });
}

pub(crate) fn register(
    cx: &Cx,
    guid: Ptr<GUID>,
    callback: PETWENABLECALLBACK,
    context: PVOID,
    handle: Ptr<REGHANDLE>,
) -> Reply {
    let guid = guid.required("ProviderId")?.read();
    let handle = handle.required("RegHandle")?;
    let (provider, session, number) = cx.with(|state| {
        state.allocate(cx.function)?;
        let driver = thread::calling_driver().or_else(|| state.only_driver());
        let made = Origin::here(cx.function);
        let provider = Provider { guid, callback, context: context as usize, driver, made };
        let number = state.next_id() << 4;
        state.nt.etw.providers.insert(number, provider.clone());
        Ok::<_, Stop>((provider, state.nt.etw.sessions.get(&Guid::from(guid)).copied(), number))
    })?;
    handle.write(number);
    if session.is_some() {
        tell(&cx.kernel, &provider, session);
    }
    Ok(())
}

pub(crate) fn unregister(cx: &Cx, handle: REGHANDLE) -> Reply {
    let known = cx.with(|state| state.nt.etw.providers.remove(&handle).is_some());
    if known { Ok(()) } else { Err(Stop::Status(STATUS_INVALID_HANDLE)) }
}

pub(crate) fn provider_enabled(cx: &Cx, handle: REGHANDLE, level: u8, keyword: u64) -> Reply<bool> {
    let session = cx.with(|state| state.nt.etw.session(handle));
    Ok(session
        .and_then(|(_, session)| session)
        .is_some_and(|session| session.wants(level, keyword)))
}

pub(crate) fn write(
    cx: &Cx,
    handle: REGHANDLE,
    descriptor: Ptr<EVENT_DESCRIPTOR>,
    _activity: Ptr<GUID>,
    count: u32,
    data: Ptr<EVENT_DATA_DESCRIPTOR>,
) -> Reply<NTSTATUS> {
    let descriptor = descriptor.required("EventDescriptor")?.read();
    let Some((guid, session)) = cx.with(|state| state.nt.etw.session(handle)) else {
        return Err(Stop::Status(STATUS_INVALID_HANDLE));
    };
    if !session.is_some_and(|session| session.wants(descriptor.Level, descriptor.Keyword)) {
        return Ok(STATUS_SUCCESS);
    }
    let mut blobs = Vec::new();
    for index in 0..count as usize {
        let part = Ptr::from_field(data.raw().wrapping_add(index)).required("UserData")?.read();
        let address = Ptr::from_field(usize::try_from(part.Ptr).expect("an address") as *mut u8);
        let bytes = address.optional().map(|start| copy_from(start, part.Size as usize));
        blobs.push((part.Reserved & 0xFF, bytes.unwrap_or_default()));
    }
    let decoded = tracelogging::decode(&blobs);
    let event = EtwEvent {
        provider_guid: guid.to_string(),
        provider: decoded.provider,
        name: decoded.event,
        id: descriptor.Id,
        level: descriptor.Level,
        keyword: descriptor.Keyword,
        opcode: descriptor.Opcode,
        fields: decoded.fields,
    };
    cx.with(|state| state.nt.etw.events.push(event));
    Ok(STATUS_SUCCESS)
}

pub(crate) fn write_transfer(
    cx: &Cx,
    handle: REGHANDLE,
    descriptor: Ptr<EVENT_DESCRIPTOR>,
    activity: Ptr<GUID>,
    _related: Ptr<GUID>,
    count: u32,
    data: Ptr<EVENT_DATA_DESCRIPTOR>,
) -> Reply<NTSTATUS> {
    write(cx, handle, descriptor, activity, count, data)
}

/// A machine's event tracing, as a listener has it.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// use std::ptr;
/// use wdk_sys::{EVENT_DESCRIPTOR, GUID, ntddk::{EtwRegister, EtwUnregister, EtwWriteTransfer}};
///
/// const PROVIDER: GUID = GUID { Data1: 1, Data2: 2, Data3: 3, Data4: [4; 8] };
/// machine.etw().enable(PROVIDER, 3, 0)?; // up to warnings
///
/// // What a driver does.
/// machine.run(|| unsafe {
///     let mut provider = 0;
///     EtwRegister(&PROVIDER, None, ptr::null_mut(), &mut provider);
///     for level in [2, 4] {
///         let event = EVENT_DESCRIPTOR { Id: 7, Level: level, ..Default::default() };
///         EtwWriteTransfer(provider, &event, ptr::null(), ptr::null(), 0, ptr::null_mut());
///     }
///     EtwUnregister(provider);
/// })?;
/// let events = machine.etw().take_events();
/// assert_eq!(events.iter().map(|event| (event.id, event.level)).collect::<Vec<_>>(), [(7, 2)]);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct EtwTrace {
    machine: Machine,
}

impl Machine {
    /// The machine's event tracing.
    #[must_use]
    pub fn etw(&self) -> EtwTrace {
        EtwTrace { machine: self.clone() }
    }
}

impl EtwTrace {
    /// Listens to a provider, registered now or later: events up to `level` (0 for all) that have a
    /// bit of `keyword` or no keyword at all.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    pub fn enable(&self, provider: GUID, level: u8, keyword: u64) -> Result<(), Crash> {
        self.listen(provider, Some(Session { level, keyword }))
    }

    /// Stops listening to a provider.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    pub fn disable(&self, provider: GUID) -> Result<(), Crash> {
        self.listen(provider, None)
    }

    fn listen(&self, guid: GUID, session: Option<Session>) -> Result<(), Crash> {
        let kernel = Arc::clone(&self.machine.kernel);
        self.machine.run(move || {
            let wanted = Guid::from(guid);
            let providers: Vec<Provider> = kernel.with(|state| {
                let etw = &mut state.nt.etw;
                match session {
                    Some(session) => drop(etw.sessions.insert(wanted, session)),
                    None => drop(etw.sessions.remove(&wanted)),
                }
                etw.providers
                    .values()
                    .filter(|there| Guid::from(there.guid) == wanted)
                    .cloned()
                    .collect()
            });
            for provider in &providers {
                tell(&kernel, provider, session);
            }
        })
    }

    /// What was written so far while somebody listened.
    #[must_use]
    pub fn events(&self) -> Vec<EtwEvent> {
        self.machine.kernel.with(|state| state.nt.etw.events.clone())
    }

    /// As [`EtwTrace::events`], and forgets them.
    #[must_use]
    pub fn take_events(&self) -> Vec<EtwEvent> {
        self.machine.kernel.with(|state| std::mem::take(&mut state.nt.etw.events))
    }
}
