//! Modules that are created and deleted while the device runs.
#![cfg(not(feature = "shuttle"))]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use dmf_core::{ioctl, lock::SpinLock, module::Dynamic, prelude::*};
use kmdf_host::{FileHandle, Machine};

/// What the Modules of a test did. Each test has a number, which its driver is told.
static LOGS: Mutex<Vec<(u64, String)>> = Mutex::new(Vec::new());
static NEXT_TEST: AtomicUsize = AtomicUsize::new(1);

fn log(test: u64, what: &str) {
    LOGS.lock().unwrap().push((test, what.to_owned()));
}

fn logged(test: u64) -> Vec<String> {
    LOGS.lock()
        .unwrap()
        .iter()
        .filter(|(of, _)| *of == test)
        .map(|(_, what)| what.clone())
        .collect()
}

/// Says when it opens and closes.
#[module(options = Dispatch, config = SessionConfig)]
pub struct Session {
    #[child(config = |config: &SessionConfig| *config)]
    below: Child<Below>,
    used: SpinLock<u32>,
}

/// The Config of both.
#[derive(Clone, Copy, ModuleConfig)]
pub struct SessionConfig {
    /// The number of the test.
    pub test: u64,
    /// Whether the Module refuses to open.
    #[config(default = false)]
    pub refuses: bool,
}

#[callbacks]
impl Module for Session {
    fn open(&self) -> Result<()> {
        log(self.config().test, "session opens");
        if self.config().refuses { Err(NtStatus::UNSUCCESSFUL.into()) } else { Ok(()) }
    }

    fn close(&self) {
        log(self.config().test, "session closes");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        log(self.config().test, "session ends");
    }
}

impl Session {
    /// Uses the session while `inside` runs in one of its Methods.
    ///
    /// # Errors
    ///
    /// The session is not open.
    #[method(irql <= DISPATCH_LEVEL)]
    pub fn with(&self, inside: impl FnOnce()) -> Result<u32> {
        inside();
        let mut used = self.used.lock();
        *used += 1;
        Ok(*used)
    }
}

/// A child of a dynamic Module.
#[module(options = Dispatch, config = SessionConfig)]
pub struct Below {}

#[callbacks]
impl Module for Below {
    fn open(&self) -> Result<()> {
        log(self.config().test, "below opens");
        Ok(())
    }

    fn close(&self) {
        log(self.config().test, "below closes");
    }
}

/// Waits for requests in vain.
#[module(options = Dispatch)]
pub struct Listener {}

#[callbacks]
impl Module for Listener {
    fn device_control(&self, request: Request, _control: IoControl) -> Result<(), Request> {
        Err(request)
    }
}

const DO: ioctl::Ioctl<[u64; 2], ()> = ioctl::Ioctl::new(
    ioctl::DeviceType::UNKNOWN,
    0x801,
    ioctl::Method::Buffered,
    ioctl::Access::Any,
);

const CREATE: u64 = 1;
const DELETE: u64 = 2;
const DELETE_FROM_INSIDE: u64 = 3;
const DELETE_AT_DISPATCH: u64 = 4;
const CREATE_REFUSING: u64 = 5;
const CREATE_LISTENER: u64 = 6;
const USE: u64 = 7;

/// The client: owns at most one session.
#[device(symbolic_link = "Sessions")]
pub struct Sessions {
    session: SpinLock<Option<Dynamic<Session>>>,
}

dmf_core::driver!(Sessions);

#[callbacks]
impl Module for Sessions {
    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if !control.is(DO) {
            return Err(request);
        }
        let done = request.input::<[u64; 2]>().and_then(|[what, test]| self.act(what, test));
        request.complete(done.map_or_else(|error| error.status(), |()| NtStatus::SUCCESS));
        Ok(())
    }
}

impl Sessions {
    fn act(&self, what: u64, test: u64) -> Result<()> {
        match what {
            CREATE | CREATE_REFUSING => {
                let config = SessionConfig::new(test).with_refuses(what == CREATE_REFUSING);
                let session = self.base().create::<Session>("session", config)?;
                let before = self.session.lock().replace(session);
                drop(before);
            }
            CREATE_LISTENER => {
                drop(self.base().create::<Listener>("listener", NoConfig)?);
            }
            DELETE => {
                let session = self.session.lock().take();
                drop(session);
            }
            DELETE_FROM_INSIDE => {
                let session = self.session.lock().take().ok_or(NtStatus::NOT_FOUND)?;
                let module = dmf_core::module::ModuleRef::new(&*session)?;
                module.with(|| drop(session))?;
            }
            DELETE_AT_DISPATCH => {
                // The guard raises the IRQL until after the session is dropped.
                let mut session = self.session.lock();
                drop(session.take());
            }
            USE => {
                let session = self.session.lock();
                session.as_ref().ok_or(NtStatus::NOT_FOUND)?.with(|| ())?;
            }
            _ => return Err(NtStatus::INVALID_PARAMETER.into()),
        }
        Ok(())
    }
}

/// A running driver and what its Modules logged.
struct Rig {
    machine: Machine,
    driver: kmdf_host::Driver,
    device: kmdf_host::Device,
    file: Option<FileHandle>,
    test: u64,
}

impl Rig {
    fn start() -> Self {
        let machine = Machine::new();
        let driver = machine.load("sessions", driver_entry).unwrap();
        let device = driver.plug_in().unwrap();
        let file = Some(machine.open(r"\\.\Sessions").unwrap());
        let test = NEXT_TEST.fetch_add(1, Ordering::Relaxed) as u64;
        Self { machine, driver, device, file, test }
    }

    fn act(&self, what: u64) -> i32 {
        let input: Vec<u8> = [what, self.test].iter().flat_map(|n| n.to_ne_bytes()).collect();
        let file = self.file.as_ref().unwrap();
        file.ioctl(DO.code(), &input, 0).unwrap().status.0
    }

    /// Waits for work items.
    fn settle(&self) {
        self.machine.settle().unwrap();
    }

    fn stop(mut self) -> Vec<String> {
        drop(self.file.take());
        self.device.remove().unwrap();
        self.driver.unload().unwrap();
        logged(self.test)
    }
}

const LIFE: [&str; 5] =
    ["below opens", "session opens", "session closes", "below closes", "session ends"];

#[test]
fn a_dynamic_module_opens_when_created_and_closes_when_deleted() {
    let rig = Rig::start();
    assert_eq!(rig.act(CREATE), 0);
    assert_eq!(rig.act(USE), 0);
    assert_eq!(logged(rig.test), LIFE[..2]);
    assert_eq!(rig.act(DELETE), 0);
    rig.settle();
    assert_eq!(logged(rig.test), LIFE);
    assert_eq!(rig.stop(), LIFE);
}

#[test]
fn a_dynamic_module_that_is_not_deleted_closes_with_its_owner() {
    let rig = Rig::start();
    assert_eq!(rig.act(CREATE), 0);
    assert_eq!(rig.stop(), LIFE);
}

#[test]
fn n14_a_dynamic_module_can_be_deleted_from_inside_of_its_own_method() {
    let rig = Rig::start();
    assert_eq!(rig.act(CREATE), 0);
    assert_eq!(rig.act(DELETE_FROM_INSIDE), 0);
    rig.settle();
    assert_eq!(logged(rig.test), LIFE);
    rig.stop();
}

#[test]
fn a_dynamic_module_can_be_deleted_at_dispatch_level() {
    let rig = Rig::start();
    assert_eq!(rig.act(CREATE), 0);
    assert_eq!(rig.act(DELETE_AT_DISPATCH), 0);
    rig.settle();
    assert_eq!(logged(rig.test), LIFE);
    rig.stop();
}

#[test]
fn a_dynamic_module_that_does_not_open_is_gone_again() {
    let rig = Rig::start();
    assert_eq!(rig.act(CREATE_REFUSING), NtStatus::UNSUCCESSFUL.raw());
    let gone = ["below opens", "session opens", "below closes", "session ends"];
    assert_eq!(logged(rig.test), gone);
    assert_eq!(rig.act(USE), NtStatus::NOT_FOUND.raw());
    rig.stop();
}

#[test]
fn f9_a_dynamic_module_with_callbacks_that_nobody_calls_is_refused() {
    let rig = Rig::start();
    assert_eq!(rig.act(CREATE_LISTENER), NtStatus::NOT_SUPPORTED.raw());
    rig.stop();
}

#[test]
fn many_sessions_come_and_go_without_a_leak() {
    let rig = Rig::start();
    let test = Arc::new(rig.test);
    for round in 0..200 {
        assert_eq!(rig.act(CREATE), 0);
        assert_eq!(rig.act([DELETE, DELETE_FROM_INSIDE, DELETE_AT_DISPATCH][round % 3]), 0);
    }
    rig.settle();
    let ends = logged(*test).iter().filter(|what| *what == "session ends").count();
    assert_eq!(ends, 200);
    rig.stop();
}
