//! A device's power policy: when it may sleep, what wakes it, and who needs it awake.
//!
//! After the framework's `FxPowerPolicyOwnerSettings` and its `FxPowerIdleMachine`.

use std::sync::Arc;

use wdk_sys::{_SYSTEM_POWER_STATE as Sx, DEVICE_POWER_STATE, POWER_ACTION, SYSTEM_POWER_STATE};

use super::settings::{IdleSettings, WakeCapabilities, WakeSettings};
use super::{Phase, idle};
use crate::io::ids::DeviceId;
use crate::machine::clock::Alarm;
use crate::machine::jobs::JobKind;
use crate::machine::kernel::Kernel;
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::state::State;
use crate::wdf::device::Device;

/// For which wake signal a device is armed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Armed {
    /// The system works.
    S0,
    /// The system sleeps.
    Sx,
}

/// What the framework knows of a device's power besides the state that it is in.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "they change independently")]
pub(crate) struct PowerPolicy {
    pub(crate) owner: bool,
    pub(crate) capabilities: WakeCapabilities,
    pub(crate) idle: Option<IdleSettings>,
    pub(crate) wake: Option<WakeSettings>,
    /// The device was started once: too late to choose who manages the time-out.
    pub(crate) was_started: bool,
    /// The device is started: it can be kept awake.
    pub(crate) running: bool,
    /// It is in D0, and is not about to leave it.
    pub(crate) in_d0: bool,
    /// How many times somebody said that the device has to be in D0.
    pub(crate) references: u32,
    pub(crate) armed: Option<Armed>,
    /// The wake signal came.
    pub(crate) triggered: bool,
    /// Whether the idle time-out runs; it is the one of this round.
    timer: bool,
    round: u64,
    /// Whether a thread is on its way to power the device up.
    waking: bool,
    /// The settings changed while the device idled.
    changed: bool,
}

impl PowerPolicy {
    pub(crate) const fn new(owner: bool, capabilities: WakeCapabilities) -> Self {
        Self {
            owner,
            capabilities,
            idle: None,
            wake: None,
            was_started: false,
            running: false,
            in_d0: false,
            references: 0,
            armed: None,
            triggered: false,
            timer: false,
            round: 0,
            waking: false,
            changed: false,
        }
    }

    /// The settings, if the device may idle.
    pub(crate) fn idles(&self) -> Option<IdleSettings> {
        self.idle.filter(|idle| idle.enabled)
    }

    /// Where the device goes, armed, when the system goes to `system`.
    pub(crate) fn wakes_from(&self, system: SYSTEM_POWER_STATE) -> Option<DEVICE_POWER_STATE> {
        let wake = self.wake.filter(|wake| wake.enabled)?;
        (system <= self.capabilities.system).then_some(wake.state)
    }

    /// Ends the time-out; whether it was running.
    fn stop_timer(&mut self) -> bool {
        self.round += 1;
        std::mem::take(&mut self.timer)
    }
}

/// The system state that a power action leads to.
pub(crate) fn system_state(action: POWER_ACTION::Type) -> SYSTEM_POWER_STATE {
    match action {
        POWER_ACTION::PowerActionSleep => Sx::PowerSystemSleeping3,
        POWER_ACTION::PowerActionHibernate => Sx::PowerSystemHibernate,
        _ => Sx::PowerSystemShutdown,
    }
}

impl State {
    /// Whether somebody needs the device in D0: the driver, or a request on a power-managed queue.
    pub(super) fn needs_power(&self, device: Handle) -> bool {
        let id = DeviceId::of(device);
        let referenced = self.peek::<Device>(device).is_some_and(|data| data.policy.references > 0);
        let mut queues = self.io.table.queues.values();
        referenced
            || queues
                .any(|queue| queue.device == id && queue.rules.power_managed && queue.total() > 0)
    }

    /// Whether a callback of a power-managed queue may be running, perhaps for a request that is complete already. The
    /// framework gives a queue's power reference back when its last callback has returned.
    fn calls_driver(&self, device: Handle) -> bool {
        let id = DeviceId::of(device);
        let mut queues = self.io.table.queues.values();
        queues.any(|queue| queue.device == id && queue.rules.power_managed && queue.dispatching > 0)
    }

    /// Somebody began or ceased to need the device, or it came to another state: the idle time-out begins or ends, or
    /// a device that idles powers up.
    pub(crate) fn review_idle(&mut self, kernel: &Arc<Kernel>, device: Handle) {
        let found = self.peek::<Device>(device).map(|data| (data.phase, data.policy.idles()));
        let Some((phase, settings)) = found else { return };
        match (phase, settings) {
            (Phase::Started, Some(settings)) => self.time_idleness(kernel, device, settings),
            (Phase::Idle(_), _) => self.wake_idle(kernel, device),
            (_, Some(_)) => self.stop_idle_timer(device),
            // No time-out runs: whoever took the settings away has ended it. Most devices never had any.
            (_, None) => {}
        }
    }

    /// The driver has new settings: a device that idles powers up, and a time-out begins anew.
    pub(crate) fn idle_settings_changed(&mut self, kernel: &Arc<Kernel>, device: Handle) {
        if let Some(data) = self.peek_mut::<Device>(device) {
            data.policy.changed = matches!(data.phase, Phase::Idle(_));
        }
        self.stop_idle_timer(device);
        self.review_idle(kernel, device);
    }

    fn stop_idle_timer(&mut self, device: Handle) {
        if self.peek_mut::<Device>(device).is_some_and(|data| data.policy.stop_timer()) {
            self.clear_idle_alarms(device);
        }
    }

    fn time_idleness(&mut self, kernel: &Arc<Kernel>, device: Handle, settings: IdleSettings) {
        let needed = self.needs_power(device) || self.calls_driver(device);
        let when = self.clock.now() + settings.timeout;
        let Some(data) = self.peek_mut::<Device>(device) else { return };
        if !data.policy.in_d0 {
            // The time-out is over, and the device powers down whoever comes now. It comes back at once for them.
            return;
        }
        if needed {
            return self.stop_idle_timer(device);
        }
        let round = data.policy.round;
        if !std::mem::replace(&mut data.policy.timer, true) {
            self.set_alarm(kernel, when, Alarm::Idle(device, round));
        }
    }

    fn wake_idle(&mut self, kernel: &Arc<Kernel>, device: Handle) {
        let needed = self.needs_power(device);
        let Some(data) = self.peek_mut::<Device>(device) else { return };
        if (!needed && !data.policy.changed) || std::mem::replace(&mut data.policy.waking, true) {
            return;
        }
        let own = Arc::clone(kernel);
        self.start_job(kernel, JobKind::System, "powering up a device that idles", move || {
            idle::power_up(&own, device);
        });
    }

    /// The idle time-out is over. From here on the device counts as without power, though it still has it.
    pub(crate) fn idle_timed_out(&mut self, kernel: &Arc<Kernel>, device: Handle, round: u64) {
        let Some(data) = self.peek_mut::<Device>(device) else { return };
        if data.policy.round != round || !data.policy.stop_timer() {
            return;
        }
        data.policy.in_d0 = false;
        let round = data.policy.round;
        let own = Arc::clone(kernel);
        self.start_job(kernel, JobKind::System, "powering down a device that idles", move || {
            idle::power_down(&own, device, round);
        });
    }

    /// The settings by which the device powers down now, if nothing has happened to it since the time-out that `round`
    /// stands for. Else it is in D0 for good again, if it works.
    pub(super) fn still_idle(
        &mut self,
        kernel: &Arc<Kernel>,
        device: Handle,
        round: u64,
    ) -> Option<IdleSettings> {
        let data = self.peek::<Device>(device).filter(|data| data.phase == Phase::Started)?;
        let settings = data.policy.idles().filter(|_| data.policy.round == round);
        if settings.is_none() {
            self.set_in_d0(device, true);
            self.review_idle(kernel, device);
        }
        settings
    }

    /// The thread that was to power the device up has done what it could.
    pub(super) fn end_waking(&mut self, kernel: &Arc<Kernel>, device: Handle) {
        if let Some(data) = self.peek_mut::<Device>(device) {
            data.policy.waking = false;
        }
        self.review_idle(kernel, device);
    }

    /// The device is in D0 and stays there until [`State::let_idle`]; a time-out that has just ended counts for nothing.
    pub(super) fn hold_in_d0(&mut self, kernel: &Arc<Kernel>, device: Handle) {
        if let Some(data) = self.peek_mut::<Device>(device) {
            data.policy.references += 1;
            data.policy.round += 1;
        }
        self.set_in_d0(device, true);
        self.review_idle(kernel, device);
    }

    /// Takes back what [`State::hold_in_d0`] did.
    pub(super) fn let_idle(&mut self, kernel: &Arc<Kernel>, device: Handle) {
        if let Some(data) = self.peek_mut::<Device>(device) {
            data.policy.references = data.policy.references.saturating_sub(1);
        }
        self.review_idle(kernel, device);
    }

    /// The device cannot be kept awake any more. Whoever waits for D0 looks again.
    pub(super) fn end_running(&mut self, device: Handle) {
        if let Some(data) = self.peek_mut::<Device>(device) {
            data.policy.running = false;
        }
        self.wake(WaitKey::Object(device));
    }

    /// The device has come to D0, or leaves it. Whoever waits for that looks again.
    pub(super) fn set_in_d0(&mut self, device: Handle, in_d0: bool) {
        if let Some(data) = self.peek_mut::<Device>(device) {
            data.policy.in_d0 = in_d0;
            data.policy.changed &= !in_d0;
        }
        self.wake(WaitKey::Object(device));
    }
}
