//! The client driver.

use std::{
    any::Any,
    collections::HashMap,
    sync::{Arc, Mutex},
};

use dmf_core::{
    module::{ModuleRef, open, options},
    prelude::*,
};
use dmf_notify_user::NotifyUserWithRequest;
use wdk_sys::{NTSTATUS, PCUNICODE_STRING, PDRIVER_OBJECT};

use crate::rig::{Datum, inside::inside};

/// Requests of the application: hand out the device's Modules; wait for a datum; only wait.
pub const ATTACH: u32 = 0x22_2000;
pub const WAIT: u32 = 0x22_2004;
pub const ADD: u32 = 0x22_2008;

/// Which Module a test uses, and how it configures it.
pub trait Setup: Send + Sync + 'static {
    type Notify: Notify;

    fn config() -> <Self::Notify as ModuleType>::Config;
}

/// A Module that pairs requests with data.
pub trait Notify: Module<Opens = open::Create, Options = options::DispatchMaximum> {
    /// A request gets a datum or waits.
    fn request(&self, request: Request) -> Result<(), Rejected>;

    /// A request waits.
    fn add(&self, request: Request) -> Result<(), Rejected>;

    /// A datum goes to a request or waits.
    fn data(&self, datum: Datum) -> Result<()>;

    /// The oldest request is completed without a datum.
    fn return_one(&self);

    /// How many requests and data wait.
    fn waiting(&self) -> (u64, u64);
}

impl Notify for NotifyUserWithRequest<Datum> {
    fn request(&self, request: Request) -> Result<(), Rejected> {
        self.request_process(request)
    }

    fn add(&self, request: Request) -> Result<(), Rejected> {
        self.event_request_add(request)
    }

    fn data(&self, datum: Datum) -> Result<()> {
        let complete = |_: &Self, request, datum: &Datum, status| datum.deliver(request, status);
        self.data_process(datum, complete, NtStatus::SUCCESS)
    }

    fn return_one(&self) {
        self.request_return(|request| request.complete(NtStatus::NO_MORE_ENTRIES));
    }

    fn waiting(&self) -> (u64, u64) {
        let statistics = self.statistics();
        (statistics.pending_requests, statistics.pending_data)
    }
}

/// The device.
#[device]
pub struct Rig<S: Setup> {
    #[child(config = S::config)]
    pub notify: Child<S::Notify>,
}

#[callbacks]
impl<S: Setup> Module for Rig<S> {
    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        match control.code() {
            ATTACH => {
                let [id, _] = request.input::<[u32; 2]>().map_err(|_| ()).unwrap();
                give(id, Arc::new(ModuleRef::new(self).expect("the Module is there")));
                request.complete(NtStatus::SUCCESS);
            }
            WAIT => inside(|| self.notify.request(request)).unwrap_or_else(Rejected::complete),
            ADD => inside(|| self.notify.add(request)).unwrap_or_else(Rejected::complete),
            _ => return Err(request),
        }
        Ok(())
    }
}

type Given = HashMap<u32, Arc<dyn Any + Send + Sync>>;

/// What devices handed out, by the number of the log of whoever asked.
static GIVEN: Mutex<Option<Given>> = Mutex::new(None);

fn give(id: u32, module: Arc<dyn Any + Send + Sync>) {
    GIVEN.lock().unwrap().get_or_insert_default().insert(id, module);
}

/// Takes what a device handed out.
pub fn take<S: Setup>(id: u32) -> Arc<ModuleRef<Rig<S>>> {
    let given = GIVEN.lock().unwrap().get_or_insert_default().remove(&id);
    given.unwrap().downcast().expect("the device of this setup")
}

/// `DriverEntry`.
pub unsafe extern "C" fn entry<S: Setup>(
    driver: PDRIVER_OBJECT,
    path: PCUNICODE_STRING,
) -> NTSTATUS {
    // SAFETY: the machine passes the arguments of `DriverEntry`.
    unsafe { dmf_core::__private::driver_entry::<Rig<S>>(driver, path) }
}
