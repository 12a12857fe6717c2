//! Processes start and end, and the drivers that want to know are told.

use std::sync::Arc;

use wdk_sys::{
    _PS_CREATE_NOTIFY_INFO as PS_CREATE_NOTIFY_INFO, CLIENT_ID, NTSTATUS, STATUS_SUCCESS,
    UNICODE_STRING,
};

use super::process::{Routine, id};
use crate::edge::callback::Callback as _;
use crate::heap::Block;
use crate::machine::Machine;
use crate::machine::crash::Crash;
use crate::machine::kernel::Kernel;
use crate::machine::thread;
use crate::machine::wait::WaitKey;
use crate::object::Handle;
use crate::wdf::driver::wide_block;

/// A process that starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProcessStart {
    /// The new process.
    pub pid: u32,
    /// The process it inherits from.
    pub parent: u32,
    /// The process and thread that create it.
    pub creator: (u32, u32),
    /// The image's file name, if the system knows it.
    pub image: Option<String>,
    /// The command line, if the system knows it.
    pub command_line: Option<String>,
}

/// A machine's processes.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs"));
/// # fn main() -> Result<(), kmdf_host::Error> {
/// # let (machine, device) = example()?;
/// use kmdf_host::ProcessStart;
///
/// let image = Some(r"C:\app.exe".into());
/// let start = ProcessStart { pid: 100, parent: 4, image, ..ProcessStart::default() };
/// assert_eq!(machine.processes().listeners(), 0);
/// assert_eq!(machine.processes().started(start)?, 0, "so nobody refuses it");
/// machine.processes().exited(100)?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ProcessTable {
    machine: Machine,
}

impl Machine {
    /// The machine's processes, which a test starts and ends.
    #[must_use]
    pub fn processes(&self) -> ProcessTable {
        ProcessTable { machine: self.clone() }
    }
}

impl ProcessTable {
    /// A process starts: tells the drivers, and gives back their verdict, `STATUS_SUCCESS` or the
    /// status that the process is refused with.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    pub fn started(&self, start: ProcessStart) -> Result<NTSTATUS, Crash> {
        let kernel = Arc::clone(&self.machine.kernel);
        self.machine.run(move || {
            kernel.with(|state| state.nt.processes.parents.insert(start.pid, start.parent));
            let mut verdict = STATUS_SUCCESS;
            for_each(&kernel, |kernel, routine| {
                verdict = tell_start(kernel, routine, &start, verdict);
            });
            verdict
        })
    }

    /// A process has ended: tells the drivers.
    ///
    /// # Errors
    ///
    /// The crash that stopped the machine.
    pub fn exited(&self, pid: u32) -> Result<(), Crash> {
        let kernel = Arc::clone(&self.machine.kernel);
        self.machine.run(move || {
            for_each(&kernel, |kernel, routine| tell_exit(kernel, routine, pid));
            kernel.with(|state| {
                state.nt.processes.parents.remove(&pid);
                if let Some(object) = state.nt.processes.running.remove(&pid) {
                    state.heap.bury(object, "the object of a process that has ended");
                }
            });
        })
    }

    /// How many routines are registered.
    #[must_use]
    pub fn listeners(&self) -> usize {
        self.machine.kernel.with(|state| state.nt.processes.registrations.len())
    }
}

/// Calls every routine that is registered now, none of which can leave meanwhile.
fn for_each(kernel: &Arc<Kernel>, mut tell: impl FnMut(&Arc<Kernel>, &(Routine, Option<Handle>))) {
    let me = thread::number();
    let ids: Vec<u64> = kernel.with(|state| {
        state.nt.processes.registrations.iter().map(|registration| registration.id).collect()
    });
    for id in ids {
        let entered = kernel.with(|state| {
            let mut all = state.nt.processes.registrations.iter_mut();
            let found = all.find(|registration| registration.id == id && !registration.leaving)?;
            found.threads.push(me);
            Some((found.routine, found.driver))
        });
        let Some(routine) = entered else { continue };
        tell(kernel, &routine);
        kernel.with(|state| {
            let mut all = state.nt.processes.registrations.iter_mut();
            if let Some(found) = all.find(|registration| registration.id == id) {
                found.threads.retain(|thread| *thread != me);
            }
            state.wake(WaitKey::Notify(id));
        });
    }
}

/// A counted string and the memory of its text.
fn counted(text: Option<&String>) -> Option<(UNICODE_STRING, Block)> {
    let text = text?;
    let block = wide_block(text);
    let size = u16::try_from(text.encode_utf16().count() * 2).unwrap_or(u16::MAX - 3);
    Some((UNICODE_STRING { Length: size, MaximumLength: size + 2, Buffer: block.as_ptr() }, block))
}

fn tell_start(
    kernel: &Arc<Kernel>,
    (routine, driver): &(Routine, Option<Handle>),
    start: &ProcessStart,
    verdict: NTSTATUS,
) -> NTSTATUS {
    let process = kernel.with(|state| state.nt.processes.object(start.pid));
    let (image, command) = (counted(start.image.as_ref()), counted(start.command_line.as_ref()));
    let pointer = |string: &Option<(UNICODE_STRING, Block)>| {
        string.as_ref().map_or(std::ptr::null(), |(string, _)| &raw const *string)
    };
    let mut info = PS_CREATE_NOTIFY_INFO {
        Size: size_of::<PS_CREATE_NOTIFY_INFO>() as u64,
        ParentProcessId: id(start.parent),
        CreatingThreadId: CLIENT_ID {
            UniqueProcess: id(start.creator.0),
            UniqueThread: id(start.creator.1),
        },
        ImageFileName: pointer(&image),
        CommandLine: pointer(&command),
        CreationStatus: verdict,
        ..PS_CREATE_NOTIFY_INFO::default()
    };
    kernel.call_driver("the process notify routine", *driver, || match routine {
        Routine::Extended(Some(routine)) => {
            // SAFETY: the driver registered this routine; the information lives until it returns.
            unsafe { routine.invoke((process, id(start.pid), &raw mut info)) }
        }
        Routine::Plain(Some(routine)) => {
            // SAFETY: the driver registered this routine.
            unsafe { routine.invoke((id(start.parent), id(start.pid), 1)) }
        }
        _ => {}
    });
    info.CreationStatus
}

fn tell_exit(kernel: &Arc<Kernel>, (routine, driver): &(Routine, Option<Handle>), pid: u32) {
    let (process, parent) = kernel.with(|state| {
        let processes = &mut state.nt.processes;
        (processes.object(pid), processes.parents.get(&pid).copied().unwrap_or_default())
    });
    kernel.call_driver("the process notify routine", *driver, || match routine {
        Routine::Extended(Some(routine)) => {
            // SAFETY: the driver registered this routine; at an exit there is no information.
            unsafe { routine.invoke((process, id(pid), std::ptr::null_mut())) }
        }
        Routine::Plain(Some(routine)) => {
            // SAFETY: the driver registered this routine.
            unsafe { routine.invoke((id(parent), id(pid), 0)) }
        }
        _ => {}
    });
}
