//! Time: real or virtual, in units of 100 ns since the machine was switched on.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::crash::Crash;
use super::jobs::JobKind;
use super::kernel::Kernel;
use super::wait::WaitKey;
use crate::io::below;
use crate::io::irp::IrpId;
use crate::object::Handle;
use crate::sched::{self, Parker};
use crate::state::State;

/// Units of 100 ns.
pub(crate) type Ticks = u64;

/// Ticks in a millisecond.
pub(crate) const MILLISECOND: Ticks = 10_000;

/// Interrupt time when a machine is switched on; not zero, so that nobody relies on it.
const START: Ticks = 10_000_000;

/// System time at which a virtual clock starts: 2026-01-01, counted from 1601.
const VIRTUAL_SYSTEM_START: Ticks = 134_117_280_000_000_000;

/// The Unix epoch, counted from 1601.
const UNIX_EPOCH_TICKS: Ticks = 116_444_736_000_000_000;

/// Converts a duration.
pub(crate) fn ticks(duration: Duration) -> Ticks {
    Ticks::try_from(duration.as_nanos() / 100).unwrap_or(Ticks::MAX)
}

/// What happens at a point in time.
pub(crate) enum Alarm {
    /// A waiting thread's time is up.
    Wake(WaitKey, u64),
    /// A timer expires; the number tells whether it was started again since.
    Timer(Handle, u64),
    /// A device was not needed for its idle time-out; the number tells whether it was needed meanwhile.
    Idle(Handle, u64),
    /// The time limit of a request that was sent down; the number tells which stay there.
    Sent(IrpId, u64),
}

/// A machine's clock and what it will do.
pub(crate) struct Clock {
    started: Option<Instant>,
    /// System time when interrupt time was 0.
    system_start: Ticks,
    now: Ticks,
    alarms: BTreeMap<(Ticks, u64), Alarm>,
    last_alarm: u64,
    keeper: Option<Parker>,
}

impl Clock {
    /// A clock that runs by itself.
    pub(crate) fn real() -> Self {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            started: Some(Instant::now()),
            system_start: UNIX_EPOCH_TICKS + ticks(unix) - START,
            ..Self::virtual_time()
        }
    }

    /// A clock that only [`Kernel::advance`] moves.
    pub(crate) fn virtual_time() -> Self {
        Self {
            started: None,
            system_start: VIRTUAL_SYSTEM_START,
            now: START,
            alarms: BTreeMap::new(),
            last_alarm: 0,
            keeper: None,
        }
    }

    /// Interrupt time.
    pub(crate) fn now(&self) -> Ticks {
        self.started.map_or(self.now, |started| START + ticks(started.elapsed()))
    }

    /// System time, counted from 1601.
    pub(crate) fn system_time(&self) -> Ticks {
        self.system_start + self.now()
    }

    /// The point in time that a kernel timeout means: negative is relative, positive is absolute.
    pub(crate) fn deadline(&self, timeout: i64) -> Ticks {
        if timeout < 0 {
            self.now().saturating_add(timeout.unsigned_abs())
        } else {
            timeout.cast_unsigned().saturating_sub(self.system_start)
        }
    }

    fn take_due(&mut self, until: Ticks) -> Option<(Ticks, Alarm)> {
        let first = self.alarms.first_entry()?;
        (first.key().0 <= until).then(|| (first.key().0, first.remove()))
    }

    pub(crate) fn is_virtual(&self) -> bool {
        self.started.is_none()
    }
}

impl State {
    /// Makes `alarm` happen at `when`.
    pub(crate) fn set_alarm(&mut self, kernel: &Arc<Kernel>, when: Ticks, alarm: Alarm) {
        self.clock.last_alarm += 1;
        self.clock.alarms.insert((when, self.clock.last_alarm), alarm);
        if self.clock.is_virtual() {
            return;
        }
        if let Some(keeper) = &self.clock.keeper {
            self.wakes.push(keeper.clone());
        } else {
            let parker = Parker::new();
            self.clock.keeper = Some(parker.clone());
            let kernel = Arc::downgrade(kernel);
            self.spawns.push(Box::new(move || {
                sched::spawn("kmdf-host clock", move || {
                    while let Some(kernel) = kernel.upgrade() {
                        let Some(pause) = kernel.tend_clock() else {
                            return;
                        };
                        drop(kernel);
                        parker.park_timeout(pause);
                    }
                });
            }));
        }
    }

    /// Lets the thread that tends a real clock look whether it is still needed.
    pub(crate) fn wake_clock_keeper(&mut self) {
        self.wakes.extend(self.clock.keeper.clone());
    }

    /// Forgets the time limit of a wait that is over.
    pub(crate) fn clear_alarms_of(&mut self, waiter: u64) {
        self.clock.alarms.retain(|_, alarm| !matches!(alarm, Alarm::Wake(_, id) if *id == waiter));
    }

    /// Forgets the expiry of a timer.
    pub(crate) fn clear_timer_alarms(&mut self, timer: Handle) {
        self.clock.alarms.retain(|_, alarm| !matches!(alarm, Alarm::Timer(of, _) if *of == timer));
    }

    /// Forgets the idle time-out of a device.
    pub(crate) fn clear_idle_alarms(&mut self, device: Handle) {
        self.clock.alarms.retain(|_, alarm| !matches!(alarm, Alarm::Idle(of, _) if *of == device));
    }

    /// What would reach a driver if the clock moved, with the time until then: a virtual clock does not by itself.
    pub(crate) fn held_up_by_clock(&self) -> Vec<String> {
        if !self.clock.is_virtual() {
            return Vec::new();
        }
        let now = self.clock.now();
        let alarms = self.clock.alarms.iter();
        let said = alarms.filter_map(|((when, _), alarm)| {
            let what = match alarm {
                Alarm::Timer(timer, _) => format!("{} expires", self.describe(*timer)),
                Alarm::Wake(..) => "a thread's wait ends".to_owned(),
                Alarm::Sent(..) => "a request that was sent down reaches its time limit".to_owned(),
                // It keeps nobody waiting.
                Alarm::Idle(..) => return None,
            };
            Some(format!("{what} in {:?}", Duration::from_nanos(when.saturating_sub(now) * 100)))
        });
        said.collect()
    }

    fn fire(&mut self, kernel: &Arc<Kernel>, alarm: &Alarm) {
        match *alarm {
            Alarm::Wake(key, id) => self.wake_one(key, id),
            Alarm::Sent(irp, stay) => {
                let own = Arc::clone(kernel);
                self.start_job(kernel, JobKind::System, "time limit of a request", move || {
                    below::time_out(&own, irp, stay);
                });
            }
            Alarm::Idle(device, round) => self.idle_timed_out(kernel, device, round),
            Alarm::Timer(timer, round) => crate::wdf::timer::expire(self, kernel, timer, round),
        }
    }
}

impl Kernel {
    /// Fires what is due on a real clock and tells how long nothing else will be.
    fn tend_clock(self: &Arc<Self>) -> Option<Duration> {
        self.with(|state| {
            if state.crash.is_some() || state.is_shut_down() {
                return None;
            }
            let now = state.clock.now();
            while let Some((_, alarm)) = state.clock.take_due(now) {
                state.fire(self, &alarm);
            }
            let next = state.clock.alarms.first_key_value().map(|((when, _), _)| *when);
            Some(next.map_or(Duration::from_hours(1), |when| {
                Duration::from_nanos(when.saturating_sub(now).saturating_mul(100))
            }))
        })
    }

    /// Moves a virtual clock, stopping at each alarm until what it started is done or blocked.
    pub(crate) fn advance(self: &Arc<Self>, by: Duration) -> Result<(), Crash> {
        let until = self.with(|state| state.clock.now().saturating_add(ticks(by)));
        loop {
            self.settle()?;
            let fired = self.with(|state| {
                assert!(state.clock.is_virtual(), "advance() needs a machine with virtual_time()");
                let Some((when, alarm)) = state.clock.take_due(until) else {
                    state.clock.now = until;
                    return false;
                };
                state.clock.now = state.clock.now.max(when);
                state.fire(self, &alarm);
                true
            });
            if !fired {
                return self.settle();
            }
        }
    }
}
