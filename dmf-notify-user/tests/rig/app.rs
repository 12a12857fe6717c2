//! The application, and the machine that it runs on.

use std::sync::Arc;

use dmf_core::module::ModuleRef;
use kmdf_host::{Device, Driver, Error, FileHandle, JoinHandle, Machine, Pending};

use crate::rig::{
    Log, Rig, Setup, WAIT,
    driver::{ATTACH, entry, take},
    inside::inside,
};

/// An application that has the device open, and a way to call the driver's Module directly.
pub struct App<S: Setup> {
    pub machine: Machine,
    pub driver: Driver,
    pub device: Device,
    pub file: Arc<FileHandle>,
    pub log: Log,
    id: u32,
    module: Arc<ModuleRef<Rig<S>>>,
}

impl<S: Setup> App<S> {
    pub fn start() -> Self {
        Self::try_start(&Machine::builder().virtual_time().build()).expect("the device starts")
    }

    pub fn try_start(machine: &Machine) -> Result<Self, Error> {
        let driver = machine.load("rig", entry::<S>)?;
        let device = driver.plug_in()?;
        let file = Arc::new(machine.open_device(&device)?);
        let (log, id) = Log::new();
        file.ioctl(ATTACH, &input(id, 0), 0)?;
        let module = take(id);
        Ok(Self { machine: machine.clone(), driver, device, file, log, id, module })
    }

    /// Another application on the same device.
    pub fn attach(app: &Self) -> Self {
        let file = Arc::new(app.machine.open_device(&app.device).expect("the device is there"));
        Self {
            machine: app.machine.clone(),
            driver: app.driver.clone(),
            device: app.device.clone(),
            file,
            log: app.log.clone(),
            id: app.id,
            module: Arc::clone(&app.module),
        }
    }

    /// Sends a request that waits for a datum; `number` is what the log calls it.
    pub fn wait(&self, number: u32) -> Pending {
        self.send(WAIT, number)
    }

    pub fn send(&self, code: u32, number: u32) -> Pending {
        self.file.ioctl_overlapped(code, &input(self.id, number), 4).expect("no crash")
    }

    /// Sends such a request from a thread of its own.
    pub fn spawn_wait(&self, number: u32) -> JoinHandle<Pending> {
        let (file, id) = (Arc::clone(&self.file), self.id);
        self.machine
            .spawn(move || file.ioctl_overlapped(WAIT, &input(id, number), 4).expect("no crash"))
    }

    /// Another sender of requests, for a callback that plays the application.
    pub fn sender(&self) -> impl Fn(u32) -> Pending + Send + 'static {
        let (file, id) = (Arc::downgrade(&self.file), self.id);
        move |number| {
            let file = file.upgrade().expect("the application has the device open");
            file.ioctl_overlapped(WAIT, &input(id, number), 4).expect("no crash")
        }
    }

    /// Calls the Module in the machine.
    pub fn call<R: Send + 'static>(&self, f: impl FnOnce(&S::Notify) -> R + Send + 'static) -> R {
        self.spawn(f).join().expect("no crash")
    }

    /// Calls the Module in the machine, on a thread of its own.
    pub fn spawn<R: Send + 'static>(
        &self,
        f: impl FnOnce(&S::Notify) -> R + Send + 'static,
    ) -> JoinHandle<R> {
        let module = Arc::clone(&self.module);
        self.machine.spawn(move || inside(|| f(&module.notify)))
    }

    /// Gives the Module data, in this order.
    pub fn data(&self, numbers: impl IntoIterator<Item = u32>) {
        self.spawn_data(numbers).join().expect("no crash");
    }

    pub fn spawn_data(&self, numbers: impl IntoIterator<Item = u32>) -> JoinHandle<()> {
        use crate::rig::Notify;
        let data: Vec<_> = numbers.into_iter().map(|number| self.log.datum(number)).collect();
        self.spawn(move |notify| {
            for datum in data {
                notify.data(datum).expect("data are accepted");
            }
        })
    }

    /// How many requests and data wait.
    pub fn waiting(&self) -> (u64, u64) {
        use crate::rig::Notify;
        self.call(|notify| notify.waiting())
    }

    /// Closes the handle of a device that was taken away, with calls still under way. The driver.
    pub fn close(self) -> Driver {
        let Self { machine, driver, file, id, module, .. } = self;
        machine.run(move || drop(module)).expect("no crash");
        drop(file);
        Log::forget(id);
        driver
    }

    /// The end of the application, the device and the driver; nothing is left. What is still in the
    /// log.
    pub fn end(self) -> Log {
        let Self { machine, driver, device, file, log, id, module } = self;
        machine.run(move || drop(module)).expect("no crash");
        drop(file);
        Log::forget(id);
        device.remove().expect("the device goes");
        driver.unload().expect("nothing leaks");
        log
    }
}

/// What a request carries: where it is logged, and what it is called there.
fn input(id: u32, number: u32) -> [u8; 8] {
    let mut bytes = [0; 8];
    let (first, second) = bytes.split_at_mut(4);
    first.copy_from_slice(&id.to_ne_bytes());
    second.copy_from_slice(&number.to_ne_bytes());
    bytes
}

/// The number that a request was completed with.
pub fn answer(pending: &Pending) -> u32 {
    let output = pending.wait().expect("no crash").ok().expect("a datum");
    u32::from_ne_bytes(output.try_into().expect("four bytes"))
}
