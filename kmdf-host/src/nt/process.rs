//! Processes of the simulated system, and the drivers that are told about them.

use std::collections::BTreeMap;

use wdk_sys::{
    HANDLE, PCREATE_PROCESS_NOTIFY_ROUTINE, PCREATE_PROCESS_NOTIFY_ROUTINE_EX, PEPROCESS,
    STATUS_ACCESS_DENIED, STATUS_INVALID_PARAMETER, STATUS_PROCEDURE_NOT_FOUND,
};

use crate::edge::Cx;
use crate::heap::Block;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread;
use crate::machine::wait::WaitKey;
use crate::object::{Handle, Origin};
use crate::wdf::driver::Image;

/// How many routines the kernel keeps.
const MOST: usize = 64;

/// A driver's routine, of whichever kind.
#[derive(Clone, Copy)]
pub(super) enum Routine {
    Extended(PCREATE_PROCESS_NOTIFY_ROUTINE_EX),
    Plain(PCREATE_PROCESS_NOTIFY_ROUTINE),
}

impl Routine {
    fn address(self) -> usize {
        match self {
            Self::Extended(routine) => routine.map_or(0, |routine| routine as usize),
            Self::Plain(routine) => routine.map_or(0, |routine| routine as usize),
        }
    }
}

/// A routine that the kernel calls.
pub(super) struct Registration {
    pub(super) id: u64,
    pub(super) routine: Routine,
    pub(super) driver: Option<Handle>,
    made: Origin,
    /// The threads that are in the routine.
    pub(super) threads: Vec<u64>,
    /// Whether it is being removed.
    pub(super) leaving: bool,
}

/// What the kernel knows of processes.
#[derive(Default)]
pub(crate) struct Processes {
    pub(super) registrations: Vec<Registration>,
    /// The process objects by process id.
    pub(super) running: BTreeMap<u32, Block>,
    /// The parents of processes, as far as they were told.
    pub(super) parents: BTreeMap<u32, u32>,
}

impl Processes {
    pub(crate) fn left(&self, driver: Option<Handle>) -> Vec<String> {
        let mine = self.registrations.iter().filter(|left| left.driver == driver);
        mine.map(|left| format!("a process notify routine, {}", left.made.describe())).collect()
    }

    /// The object of a process, made when it is first asked for.
    pub(super) fn object(&mut self, pid: u32) -> PEPROCESS {
        self.running.entry(pid).or_insert_with(|| Block::new(64)).as_ptr()
    }

    /// The id of the process whose object is at an address.
    fn id_of(&self, process: PEPROCESS) -> Option<u32> {
        self.running.iter().find(|(_, block)| block.as_ptr() == process).map(|(pid, _)| *pid)
    }
}

fn change(cx: &Cx, routine: Routine, remove: u8) -> Reply {
    let address = routine.address();
    if address == 0 {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    if remove != 0 {
        return take_back(cx, address);
    }
    cx.with(|state| {
        let unchecked = |image: &Image| image.has_without_integrity_check(address);
        if matches!(routine, Routine::Extended(_)) && state.namespace.images.iter().any(unchecked) {
            // The kernel wants the image linked with /INTEGRITYCHECK.
            return Err(Stop::Status(STATUS_ACCESS_DENIED));
        }
        let driver = thread::calling_driver().or_else(|| state.only_driver());
        let id = state.next_id();
        let made = Origin::here(cx.function);
        state.allocate(cx.function)?;
        let all = &mut state.nt.processes.registrations;
        if all.len() >= MOST || all.iter().any(|there| there.routine.address() == address) {
            return Err(Stop::Status(STATUS_INVALID_PARAMETER));
        }
        all.push(Registration { id, routine, driver, made, threads: Vec::new(), leaving: false });
        Ok(())
    })
}

/// Waits until nobody is in the routine.
fn take_back(cx: &Cx, address: usize) -> Reply {
    let id = cx.with(|state| {
        let all = &mut state.nt.processes.registrations;
        let found =
            all.iter_mut().find(|there| there.routine.address() == address && !there.leaving);
        let Some(found) = found else {
            return Err(Stop::Status(STATUS_PROCEDURE_NOT_FOUND));
        };
        if found.threads.contains(&thread::number()) {
            let rule = "A process notify routine does not take back its own registration.";
            return Err(Stop::fault(
                BugCheck::VerifierError,
                rule,
                "it would wait for itself for ever",
            ));
        }
        found.leaving = true;
        Ok(found.id)
    })?;
    cx.kernel.wait(WaitKey::Notify(id), None, |state| {
        let all = &mut state.nt.processes.registrations;
        let position = all.iter().position(|there| there.id == id)?;
        all[position].threads.is_empty().then(|| drop(all.remove(position)))
    });
    Ok(())
}

pub(crate) fn set_notify_ex(
    cx: &Cx,
    routine: PCREATE_PROCESS_NOTIFY_ROUTINE_EX,
    remove: u8,
) -> Reply {
    change(cx, Routine::Extended(routine), remove)
}

pub(crate) fn set_notify(cx: &Cx, routine: PCREATE_PROCESS_NOTIFY_ROUTINE, remove: u8) -> Reply {
    change(cx, Routine::Plain(routine), remove)
}

pub(crate) fn process_id(cx: &Cx, process: PEPROCESS) -> Reply<HANDLE> {
    let pid = cx.with(|state| state.nt.processes.id_of(process));
    pid.map(id).ok_or_else(|| {
        let rule = "The argument is a process object that the system passed to the driver.";
        Stop::fault(BugCheck::InvalidHandle, rule, format!("{process:p} is none"))
    })
}

pub(crate) fn current_process(cx: &Cx) -> Reply<PEPROCESS> {
    Ok(cx.with(|state| state.nt.processes.object(4)))
}

/// An id as the kernel passes it.
pub(super) fn id(number: u32) -> HANDLE {
    number as usize as HANDLE
}
