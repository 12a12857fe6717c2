//! What a driver keeps with each open handle.

use core::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use dmf_core::prelude::*;
use kmdf_host::Error as HostError;

use crate::support::{Rig, say};

/// How often a handle was used; says when it is made and when it goes.
struct Visit(AtomicUsize);

impl Default for Visit {
    fn default() -> Self {
        say("made");
        Self(AtomicUsize::new(0))
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        say(format!("dropped after {}", self.0.load(SeqCst)));
    }
}

/// A Module below the client, which reaches it as the client does.
#[module(options = Dispatch)]
struct Guest {}

#[callbacks]
impl Module for Guest {
    fn file_create(&self, request: Request, file: FileObject<'_>) -> Result<(), Request> {
        let visit = file.context::<Visit>().unwrap();
        visit.0.fetch_add(10, SeqCst);
        Err(request)
    }
}

#[device(symbolic_link = "Inn", file_context = Visit)]
struct Inn {
    #[child(config = || NoConfig)]
    guest: Child<Guest>,
    room: SpinLock<Option<()>>,
    #[init(|wiring| wiring.manual_queue(|_, request| request.complete(NtStatus::CANCELLED)))]
    waiting: ManualQueue,
}

#[callbacks]
impl Module for Inn {
    /// One handle at a time has the room.
    fn file_create(&self, request: Request, _: FileObject<'_>) -> Result<(), Request> {
        if self.room.lock().replace(()).is_some() {
            request.complete(NtStatus::ACCESS_DENIED);
            return Ok(());
        }
        Err(request)
    }

    fn read(&self, request: Request, _length: usize) -> Result<(), Request> {
        request.forward(&self.waiting).unwrap_or_else(Rejected::complete);
        Ok(())
    }

    fn write(&self, request: Request, length: usize) -> Result<(), Request> {
        let file = request.file().unwrap();
        assert!(file.context::<usize>().is_none(), "it is of another type");
        file.context::<Visit>().unwrap().0.fetch_add(1, SeqCst);
        request.complete_with_information(NtStatus::SUCCESS, length);
        Ok(())
    }

    fn file_cleanup(&self, file: FileObject<'_>) -> ControlFlow<()> {
        say(format!("cleanup after {}", file.context::<Visit>().unwrap().0.load(SeqCst)));
        *self.room.lock() = None;
        ControlFlow::Continue(())
    }

    fn file_close(&self, file: FileObject<'_>) -> ControlFlow<()> {
        say(format!("close after {}", file.context::<Visit>().unwrap().0.load(SeqCst)));
        ControlFlow::Continue(())
    }
}

#[test]
fn a_handle_has_its_context_from_before_create_until_after_close() {
    let (rig, device) = Rig::start::<Inn>();
    for _ in 0..2 {
        let file = rig.machine.open(r"\\.\Inn").unwrap();
        file.write(b"!").unwrap();
        file.write(b"!").unwrap();
        assert_eq!(rig.said(), ["made"]);
        file.close().unwrap();
        assert_eq!(rig.said(), ["cleanup after 12", "close after 12", "dropped after 12"]);
    }
    rig.end(&device);
}

#[test]
fn a_handle_that_is_not_opened_keeps_nothing() {
    let (rig, device) = Rig::start::<Inn>();
    let first = rig.machine.open(r"\\.\Inn").unwrap();
    rig.said();
    let refused = rig.machine.open(r"\\.\Inn").unwrap_err();
    assert!(
        matches!(refused, HostError::Status { status, .. } if status == NtStatus::ACCESS_DENIED.raw())
    );
    assert_eq!(rig.said(), ["made", "dropped after 10"]);
    drop(first);
    rig.end(&device);
}

#[test]
fn a_request_that_waits_keeps_the_context_of_its_handle() {
    let (rig, device) = Rig::start::<Inn>();
    let file = rig.machine.open(r"\\.\Inn").unwrap();
    let waiting = file.read_overlapped(1).unwrap();
    rig.said();
    file.close().unwrap();
    assert_eq!(waiting.wait().unwrap().status, NtStatus::CANCELLED.raw());
    assert_eq!(rig.said(), ["cleanup after 10", "close after 10", "dropped after 10"]);
    rig.end(&device);
}

#[test]
fn a_context_that_cannot_be_allocated_leaves_nothing() {
    let (rig, device) = Rig::start::<Inn>();
    for nth in 1.. {
        rig.machine.fail_allocation(nth);
        let opened = rig.machine.open(r"\\.\Inn");
        rig.machine.fail_allocation(0);
        let said = rig.said();
        if let Ok(file) = opened {
            assert!(nth > 1, "something was allocated");
            drop(file);
            break;
        }
        assert!(said.is_empty() || said == ["made", "dropped after 10"], "{nth}: {said:?}");
    }
    rig.end(&device);
}

/// A device that keeps nothing.
#[device(symbolic_link = "Street")]
struct Street {}

#[callbacks]
impl Module for Street {
    fn file_create(&self, request: Request, file: FileObject<'_>) -> Result<(), Request> {
        say(format!("{}", file.context::<()>().is_some()));
        Err(request)
    }
}

#[test]
fn without_the_argument_there_is_no_context() {
    let (rig, device) = Rig::start::<Street>();
    drop(rig.machine.open(r"\\.\Street").unwrap());
    assert_eq!(rig.said(), ["false"]);
    rig.end(&device);
}
