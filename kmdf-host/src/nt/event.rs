//! Events, and waiting for them.
//!
//! An event's state is in the driver's `KEVENT` itself, where the kernel has it too.

use wdk_sys::{
    _EVENT_TYPE, _KEVENT as KEVENT, NTSTATUS, PVOID, STATUS_INVALID_PARAMETER, STATUS_SUCCESS,
    STATUS_TIMEOUT,
};

use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::clock::Ticks;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::{APC, DISPATCH};
use crate::machine::wait::WaitKey;
use crate::state::State;

/// The key of threads that wait for several objects: any change may be theirs.
const SEVERAL: WaitKey = WaitKey::Address(0);

/// An initialised event's bytes, looked at under the state's lock only.
#[derive(Clone, Copy)]
struct Event(u64);

impl Event {
    fn field<T>(self, offset: usize) -> Ptr<T> {
        Ptr::from_field((usize::try_from(self.0).expect("an address") + offset) as *mut T)
    }

    fn resets_itself(self) -> Reply<bool> {
        let kind: u8 = self.field(0).required("Event")?.read();
        Ok(i32::from(kind) == _EVENT_TYPE::SynchronizationEvent)
    }

    fn signal(self) -> Reply<i32> {
        Ok(self.field(4).required("Event")?.read())
    }

    fn set_signal(self, signal: i32) -> Reply<i32> {
        let before = self.signal()?;
        self.field(4).required("Event")?.write(signal);
        Ok(before)
    }
}

impl State {
    /// The event at an address that the driver passed.
    fn event(&self, address: usize) -> Reply<Event> {
        let address = address as u64;
        if self.nt.events.contains(&address) {
            return Ok(Event(address));
        }
        let rule =
            "An event is initialized with KeInitializeEvent, at the address where it is used.";
        let detail = format!("there is no event at {address:#x}");
        Err(Stop::fault(BugCheck::VerifierError, rule, detail))
    }
}

pub(crate) fn initialize(cx: &Cx, event: Ptr<KEVENT>, kind: i32, state: u8) -> Reply {
    let address = event.required("Event")?.address() as u64;
    let kind = u8::from(kind == _EVENT_TYPE::SynchronizationEvent);
    cx.with(|all| {
        let event = Event(address);
        event.field(0).required("Event")?.write(kind);
        event.field(4).required("Event")?.write(i32::from(state != 0));
        all.nt.events.insert(address);
        Ok(())
    })
}

pub(crate) fn set(cx: &Cx, event: Ptr<KEVENT>, _increment: i32, _wait: u8) -> Reply<i32> {
    let address = event.required("Event")?.address();
    cx.with(|state| {
        let before = state.event(address)?.set_signal(1)?;
        state.wake(WaitKey::Address(address as u64));
        state.wake(SEVERAL);
        Ok(before)
    })
}

pub(crate) fn reset(cx: &Cx, event: Ptr<KEVENT>) -> Reply<i32> {
    let address = event.required("Event")?.address();
    cx.with(|state| state.event(address)?.set_signal(0))
}

pub(crate) fn clear(cx: &Cx, event: Ptr<KEVENT>) -> Reply {
    reset(cx, event).map(|_| ())
}

/// Consumes the signal of an event that is set.
fn take(event: Event) -> Reply<bool> {
    if event.signal()? == 0 {
        return Ok(false);
    }
    if event.resets_itself()? {
        event.set_signal(0)?;
    }
    Ok(true)
}

/// When the wait ends; a wait that may block is not allowed at `DISPATCH_LEVEL`.
fn deadline(cx: &Cx, timeout: Ptr<wdk_sys::LARGE_INTEGER>) -> Reply<Option<Ticks>> {
    let timeout = timeout.optional().map(|timeout| quad(timeout.read()));
    cx.check_irql(if timeout == Some(0) { DISPATCH } else { APC })?;
    Ok(timeout.map(
        |timeout| {
            if timeout == 0 { 0 } else { cx.with(|state| state.clock.deadline(timeout)) }
        },
    ))
}

/// The 64-bit value of a `LARGE_INTEGER`.
pub(crate) fn quad(value: wdk_sys::LARGE_INTEGER) -> i64 {
    // SAFETY: all the union's views are plain integers of the same 64 bits.
    unsafe { value.QuadPart }
}

pub(crate) fn wait_for_one(
    cx: &Cx,
    object: PVOID,
    _reason: i32,
    _mode: i8,
    _alertable: u8,
    timeout: Ptr<wdk_sys::LARGE_INTEGER>,
) -> Reply<NTSTATUS> {
    let deadline = deadline(cx, timeout)?;
    let address = Ptr::from_field(object).required("Object")?.address();
    let event = cx.with(|state| state.event(address))?;
    let key = WaitKey::Address(address as u64);
    let waited = cx.kernel.wait(key, deadline, |_| match take(event) {
        Ok(false) => None,
        Ok(true) => Some(Ok(())),
        Err(stop) => Some(Err(stop)),
    });
    waited.map_or(Ok(STATUS_TIMEOUT), |ready| ready.map(|()| STATUS_SUCCESS))
}

#[expect(clippy::too_many_arguments, reason = "as many as the function has")]
pub(crate) fn wait_for_several(
    cx: &Cx,
    count: u32,
    objects: Ptr<PVOID>,
    wait_type: i32,
    _reason: i32,
    _mode: i8,
    _alertable: u8,
    timeout: Ptr<wdk_sys::LARGE_INTEGER>,
    _blocks: Ptr<wdk_sys::_KWAIT_BLOCK>,
) -> Reply<NTSTATUS> {
    const WAIT_ALL: i32 = 0;
    let deadline = deadline(cx, timeout)?;
    let objects = objects.required("Object")?;
    if count == 0 {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    let mut events = Vec::new();
    for index in 0..count as usize {
        let object = Ptr::from_field(objects.raw().wrapping_add(index)).required("Object")?.read();
        events.push(cx.with(|state| state.event(object as usize))?);
    }
    let ready = || -> Reply<Option<i32>> {
        if wait_type == WAIT_ALL {
            for event in &events {
                if event.signal()? == 0 {
                    return Ok(None);
                }
            }
            for event in &events {
                take(*event)?;
            }
            return Ok(Some(0));
        }
        for (index, event) in (0_i32..).zip(&events) {
            if take(*event)? {
                return Ok(Some(index));
            }
        }
        Ok(None)
    };
    let waited = cx.kernel.wait(SEVERAL, deadline, |_| ready().transpose());
    waited.unwrap_or(Ok(STATUS_TIMEOUT))
}
