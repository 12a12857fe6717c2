//! `wdftimer.h`: timers.

use std::sync::Arc;

use wdk_sys::{
    _WDF_EXECUTION_LEVEL as Level, PFN_WDF_TIMER, STATUS_INVALID_PARAMETER, STATUS_NOT_SUPPORTED,
    WDF_OBJECT_ATTRIBUTES, WDF_TIMER_CONFIG, WDFTIMER,
};

use super::serialize::{self, Serialization};
use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::edge::callback::Callback as _;
use crate::machine::clock::{Alarm, MILLISECOND, Ticks};
use crate::machine::crash::{BugCheck, Fault, Reply, Stop};
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::thread::{self, DISPATCH, PASSIVE};
use crate::machine::wait::WaitKey;
use crate::object::attributes::{ParentRule, Rules};
use crate::object::{Attributes, Handle, Life};
use crate::state::State;

/// What a `WDFTIMER` is besides an object.
#[expect(clippy::struct_excessive_bools, reason = "a timer's flags are independent")]
pub(crate) struct Timer {
    callback: PFN_WDF_TIMER,
    parent: Handle,
    /// 0 for a timer that expires once.
    period: Ticks,
    passive: bool,
    lock: Option<Handle>,
    /// Whether it is in the system's queue of timers.
    armed: bool,
    /// Counts starts and stops, so that an expiry of before is known as such.
    round: u64,
    /// Whether a thread works for it.
    busy: bool,
    /// Whether it expired again while a thread worked for it.
    again: bool,
    /// The thread that is in the callback; 0 for none.
    thread: u64,
    /// Whether somebody stops it and waits.
    stopping: bool,
}

pub(crate) fn create(
    cx: &Cx,
    config: Ptr<WDF_TIMER_CONFIG>,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    timer: Ptr<WDFTIMER>,
) -> Reply {
    let rules = Rules {
        required: true,
        parent: ParentRule::Required,
        execution_level: true,
        ..Rules::default()
    };
    let attributes = Attributes::read(attributes, rules)?;
    let config = config.required("Config")?.read_sized()?;
    let timer = timer.required("Timer")?;
    let passive = attributes.execution_level == Level::WdfExecutionLevelPassive;
    if i32::try_from(config.Period).is_err()
        || (config.UseHighResolutionTimer != 0 && config.TolerableDelay > 0)
    {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    if config.Period > 0 && passive {
        return Err(Stop::Status(STATUS_NOT_SUPPORTED));
    }
    let serialization = Serialization { automatic: config.AutomaticSerialization, passive };
    let handle = serialize::create(cx, &attributes, &serialization, |parent, lock| {
        let payload = Timer {
            callback: config.EvtTimerFunc,
            parent,
            period: Ticks::from(config.Period) * MILLISECOND,
            passive,
            lock,
            armed: false,
            round: 0,
            busy: false,
            again: false,
            thread: 0,
            stopping: false,
        };
        payload.into()
    })?;
    timer.write(handle.as_raw());
    Ok(())
}

pub(crate) fn start(cx: &Cx, timer: Handle, due: i64) -> Reply<bool> {
    cx.with(|state| {
        let when = state.clock.deadline(due);
        let data = state.get::<Timer>(timer)?;
        if data.stopping {
            // The framework ignores it, lest the stop never ends.
            return Ok(false);
        }
        data.round += 1;
        let (round, was_armed) = (data.round, std::mem::replace(&mut data.armed, true));
        let object = state.object(timer)?;
        if object.life != Life::Alive {
            let rule = "A timer is not started any more once its deletion has begun.";
            let stop = Stop::fault(BugCheck::ObjectError, rule, "it was");
            return Err(stop.about(object.describe()));
        }
        state.clear_timer_alarms(timer);
        state.set_alarm(&cx.kernel, when, Alarm::Timer(timer, round));
        Ok(was_armed)
    })
}

pub(crate) fn stop(cx: &Cx, timer: Handle, wait: u8) -> Reply<bool> {
    let inside = cx.with(|state| Ok(state.get::<Timer>(timer)?.thread == thread::number()))?;
    if wait == 0 {
        return Ok(disarm(&cx.kernel, timer));
    }
    if inside {
        return Err(Stop::Halt(Box::new(waits_for_itself(&cx.kernel, timer))));
    }
    cx.check_irql(PASSIVE)?;
    cx.with(|state| state.reference(timer, false))?;
    let was_armed = stop_and_wait(&cx.kernel, timer);
    cx.with(|state| state.release(timer));
    Ok(was_armed)
}

fn waits_for_itself(kernel: &Arc<Kernel>, timer: Handle) -> Fault {
    Fault {
        code: BugCheck::VerifierError,
        object: Some(kernel.with(|state| state.describe(timer))),
        rule: "A timer's callback does not stop or delete its timer and wait for itself.".into(),
        detail: "the call would wait for the callback that makes it".into(),
    }
}

/// Takes the timer out of the queue; whether it was there.
fn disarm(kernel: &Arc<Kernel>, timer: Handle) -> bool {
    kernel.with(|state| {
        state.clear_timer_alarms(timer);
        let Some(data) = state.peek_mut::<Timer>(timer) else {
            return false;
        };
        data.round += 1;
        std::mem::replace(&mut data.armed, false)
    })
}

fn stop_and_wait(kernel: &Arc<Kernel>, timer: Handle) -> bool {
    let set = |stopping: bool| {
        kernel.with(|state| {
            if let Some(data) = state.peek_mut::<Timer>(timer) {
                data.stopping = stopping;
            }
        });
    };
    set(true);
    let was_armed = disarm(kernel, timer);
    kernel.wait(WaitKey::Object(timer), None, |state| {
        state.peek::<Timer>(timer).is_none_or(|data| !data.busy).then_some(())
    });
    set(false);
    was_armed
}

pub(crate) fn get_parent(cx: &Cx, timer: Handle) -> Reply<Handle> {
    cx.with(|state| Ok(state.get::<Timer>(timer)?.parent))
}

/// The clock has reached the timer's due time.
pub(crate) fn expire(state: &mut State, kernel: &Arc<Kernel>, timer: Handle, round: u64) {
    let next = state.clock.now();
    let Some(data) = state.peek_mut::<Timer>(timer) else {
        return;
    };
    if !data.armed || data.round != round {
        return;
    }
    data.armed = data.period > 0;
    let period = data.period;
    if data.busy {
        // A passive timer's expiry is lost while its callback runs; a DPC is queued once more.
        data.again = !data.passive;
    } else {
        data.busy = true;
        let kernel = Arc::clone(kernel);
        if state.reference(timer, false).is_ok() {
            let work = {
                let kernel = Arc::clone(&kernel);
                move || call_back(&kernel, timer)
            };
            state.start_job(&kernel, JobKind::System, "timer", work);
        }
    }
    if period > 0 {
        state.set_alarm(kernel, next + period, Alarm::Timer(timer, round));
    }
}

/// Calls the driver for one expiry, and for another that came meanwhile.
fn call_back(kernel: &Arc<Kernel>, timer: Handle) {
    loop {
        let found = kernel.with(|state| {
            let data = state.peek_mut::<Timer>(timer)?;
            Some((data.callback, data.passive, data.lock))
        });
        let Some((callback, passive, lock)) = found else {
            return;
        };
        let irql = if passive { PASSIVE } else { DISPATCH };
        let before = thread::set_irql(irql);
        serialize::call(kernel, lock, || {
            set_thread(kernel, timer, thread::number());
            if let Some(callback) = callback {
                kernel.call_driver("EvtTimerFunc", Some(timer), || {
                    // SAFETY: the driver gave this callback for the timer, which the job references.
                    unsafe { callback.invoke((timer.as_raw(),)) }
                });
            }
            set_thread(kernel, timer, 0);
        });
        thread::set_irql(before);
        let again = kernel.with(|state| {
            let Some(data) = state.peek_mut::<Timer>(timer) else {
                return false;
            };
            let again = std::mem::take(&mut data.again);
            data.busy = again;
            if !again {
                state.wake(WaitKey::Object(timer));
                state.release(timer);
            }
            again
        });
        if !again {
            return;
        }
    }
}

fn set_thread(kernel: &Arc<Kernel>, timer: Handle, thread: u64) {
    kernel.with(|state| {
        if let Some(data) = state.peek_mut::<Timer>(timer) {
            data.thread = thread;
        }
    });
}

/// Before the cleanup callback: the timer is stopped, and its callback has returned.
pub(crate) fn dispose(kernel: &Arc<Kernel>, timer: Handle) {
    let me = thread::number();
    if kernel.with(|state| state.peek::<Timer>(timer).is_some_and(|data| data.thread == me)) {
        kernel.halt("WdfObjectDelete", waits_for_itself(kernel, timer));
    }
    stop_and_wait(kernel, timer);
}
