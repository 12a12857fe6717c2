//! Requests: buffers, ownership, and the queue in which they wait.

use dmf_core::{
    ioctl::{Access, DeviceType, Ioctl, Method},
    prelude::*,
};
use kmdf_host::{BugCheck, Completion, Device, FileHandle};
use wdk_sys as nt;

use crate::support::{Rig, publish, say};

const fn ioctl<I, O>(function: u16) -> Ioctl<I, O> {
    Ioctl::new(DeviceType::UNKNOWN, function, Method::Buffered, Access::Any)
}

const DOUBLE: Ioctl<u32, u64> = ioctl(0x800);
const ACKNOWLEDGE: Ioctl<u32, ()> = ioctl(0x801);
const QUESTION: Ioctl<(), u64> = ioctl(0x802);
const COUNT_BYTES: Ioctl<(), ()> = ioctl(0x803);
const FORGET: Ioctl<(), ()> = ioctl(0x804);
const PARK: Ioctl<u32, ()> = ioctl(0x805);
const KEEP: Ioctl<(), ()> = ioctl(0x806);
const PARTLY: Ioctl<(), ()> = ioctl(0x807);
const SLICE: Ioctl<(), ()> = ioctl(0x808);
const FILE: Ioctl<(), ()> = ioctl(0x809);
/// The length of a read or a write that the driver forgets.
const FORGOTTEN: usize = 77;

#[device]
struct Root {
    #[init(|wiring| wiring.manual_queue(Self::cancelled))]
    parked: ManualQueue,
    kept: SpinLock<Option<Request>>,
}

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        Ok(())
    }

    fn device_control(&self, request: Request, control: IoControl) -> Result<(), Request> {
        if control.is(DOUBLE) {
            let doubled = request.accept(DOUBLE).map(|request| match request.input() {
                Ok(number) => request.reply(&(u64::from(number) * 2)),
                Err(error) => request.into_request().complete(error.status()),
            });
            doubled.unwrap_or_else(Rejected::complete);
        } else if control.is(ACKNOWLEDGE) {
            let taken = request.accept(ACKNOWLEDGE).map(|request| request.reply(&()));
            taken.unwrap_or_else(Rejected::complete);
        } else if control.is(QUESTION) {
            let answered = request.accept(QUESTION).map(|request| {
                say(format!("no input: {:?}", request.input()));
                request.reply(&7);
            });
            answered.unwrap_or_else(Rejected::complete);
        } else if control.is(COUNT_BYTES) {
            let mut bytes = [0; 4];
            let copied = request.copy_input(&mut bytes);
            say(format!("{copied:?} {bytes:?} of {}", control.input_len()));
            say(format!("{:?} of {}", request.output_len(), control.output_len()));
            request.complete(NtStatus::SUCCESS);
        } else if control.is(FORGET) {
            drop(request);
        } else if control.is(PARK) {
            say(format!("parks {:?}", request.input::<u32>()));
            request.forward(&self.parked).unwrap_or_else(Rejected::complete);
        } else if control.is(KEEP) {
            *self.kept.lock() = Some(request);
        } else if control.is(PARTLY) {
            request.complete_with_information(NtStatus::SUCCESS, 3);
        } else if control.is(SLICE) {
            request.complete_with(&[1_u8, 2, 3, 4, 5][..]);
        } else if control.is(FILE) {
            say(format!("file {:?}", request.file().map(|file| file.id())));
            request.complete(NtStatus::SUCCESS);
        } else {
            return Err(request);
        }
        Ok(())
    }

    fn read(&self, request: Request, length: usize) -> Result<(), Request> {
        if length == FORGOTTEN {
            drop(request);
            return Ok(());
        }
        say(format!("read {length}"));
        request.complete_with(&[9_u8; 2]);
        Ok(())
    }

    fn write(&self, request: Request, length: usize) -> Result<(), Request> {
        if length == FORGOTTEN {
            drop(request);
            return Ok(());
        }
        say(format!("write {length}: {:?}", request.input::<[u8; 2]>()));
        request.complete_with_information(NtStatus::SUCCESS, length);
        Ok(())
    }

    fn file_create(&self, request: Request, file: FileObject<'_>) -> Result<(), Request> {
        say(format!("create {}", file.id()));
        Err(request)
    }
}

impl Root {
    fn cancelled(&self, request: Request) {
        say(format!("cancelled {:?}, {} wait", request.input::<u32>(), self.parked.waiting()));
        request.complete(NtStatus::CANCELLED);
    }
}

fn start() -> (Rig, Device, FileHandle) {
    let (rig, device) = Rig::start::<Root>();
    let file = rig.machine.open_device(&device).unwrap();
    rig.said();
    (rig, device, file)
}

fn end(rig: Rig, device: &Device, file: FileHandle) {
    file.close().unwrap();
    rig.end(device);
}

fn send<I, O>(file: &FileHandle, ioctl: Ioctl<I, O>, input: &[u8], output: usize) -> Completion {
    file.ioctl(ioctl.code(), input, output).unwrap()
}

#[test]
fn a_typed_request_reads_its_input_and_writes_its_output() {
    let (rig, device, file) = start();
    let done = send(&file, DOUBLE, &21_u32.to_le_bytes(), 8);
    assert_eq!(done.ok().unwrap(), 42_u64.to_le_bytes());
    let longer = send(&file, DOUBLE, &[1, 0, 0, 0, 9, 9], 12);
    assert_eq!((longer.information, longer.output), (8, 2_u64.to_le_bytes().to_vec()));
    end(rig, &device, file);
}

#[test]
fn short_buffers_are_refused_before_the_driver_works() {
    let (rig, device, file) = start();
    for (input, output) in [(&[][..], 8), (&[1, 2, 3], 8), (&[1, 0, 0, 0], 7), (&[1, 0, 0, 0], 0)] {
        let done = send(&file, DOUBLE, input, output);
        assert_eq!(done.status, nt::STATUS_BUFFER_TOO_SMALL, "{} and {output}", input.len());
        assert_eq!((done.information, done.output), (0, vec![]));
    }
    end(rig, &device, file);
}

/// Nothing fits into no buffer, and can be read from none.
#[test]
fn a_side_without_data_needs_no_buffer() {
    let (rig, device, file) = start();
    let done = send(&file, ACKNOWLEDGE, &[1, 0, 0, 0], 0);
    assert_eq!((done.status.0, done.information), (nt::STATUS_SUCCESS, 0));
    let done = send(&file, QUESTION, &[], 8);
    assert_eq!(done.ok().unwrap(), 7_u64.to_le_bytes());
    assert_eq!(rig.said(), ["no input: Ok(())"]);
    end(rig, &device, file);
}

#[test]
fn input_is_copied_as_far_as_both_have_room() {
    let (rig, device, file) = start();
    send(&file, COUNT_BYTES, &[1, 2], 5);
    send(&file, COUNT_BYTES, &[1, 2, 3, 4, 5, 6], 1);
    send(&file, COUNT_BYTES, &[], 0);
    let small = format!("{:?}", Err::<usize, _>(Error::Status(NtStatus::BUFFER_TOO_SMALL)));
    let expected = [
        "Ok(2) [1, 2, 0, 0] of 2".to_owned(),
        "Ok(5) of 5".into(),
        "Ok(4) [1, 2, 3, 4] of 6".into(),
        "Ok(1) of 1".into(),
        format!("{small} [0, 0, 0, 0] of 0"),
        format!("{small} of 0"),
    ];
    assert_eq!(rig.said(), expected);
    end(rig, &device, file);
}

#[test]
fn the_driver_says_how_much_goes_back() {
    let (rig, device, file) = start();
    assert_eq!(send(&file, PARTLY, &[], 8).information, 3);
    assert_eq!(send(&file, SLICE, &[], 8).output, [1, 2, 3, 4, 5]);
    let short = send(&file, SLICE, &[], 4);
    assert_eq!((short.status.0, short.information), (nt::STATUS_BUFFER_TOO_SMALL, 0));
    end(rig, &device, file);
}

#[test]
fn reads_and_writes_have_buffers_too() {
    let (rig, device, file) = start();
    assert_eq!(file.read(5).unwrap().output, [9, 9]);
    assert_eq!(file.write(&[4, 5, 6]).unwrap().information, 3);
    assert_eq!(rig.said(), ["read 5", "write 3: Ok([4, 5])"]);
    end(rig, &device, file);
}

#[test]
fn empty_reads_and_writes_end_before_they_reach_the_driver() {
    let (rig, device, file) = start();
    for done in [file.read(0).unwrap(), file.write(&[]).unwrap()] {
        assert_eq!((done.status.0, done.information), (nt::STATUS_SUCCESS, 0));
    }
    assert_eq!(rig.said(), [""; 0]);
    end(rig, &device, file);
}

/// An application never hangs because a driver forgot its request.
#[test]
fn a_request_that_is_dropped_fails_and_the_debugger_hears_of_it() {
    let (rig, device, file) = start();
    assert_eq!(send(&file, FORGET, &[], 0).status, nt::STATUS_INTERNAL_ERROR);
    assert_eq!(file.read(FORGOTTEN).unwrap().status, nt::STATUS_INTERNAL_ERROR);
    assert_eq!(file.write(&[0; FORGOTTEN]).unwrap().status, nt::STATUS_INTERNAL_ERROR);
    let said = rig.debugger();
    for kind in
        [&format!("control request, {:#010x},", FORGET.code()), "read request", "write request"]
    {
        assert!(
            said.contains(&format!("a {kind} was dropped and not completed")),
            "{kind}: {said}"
        );
    }
    end(rig, &device, file);
}

#[test]
fn the_file_of_a_request_is_the_one_that_was_created() {
    let (rig, device, file) = start();
    let other = rig.machine.open_device(&device).unwrap();
    let created = rig.said();
    let id = created[0].strip_prefix("create ").unwrap().to_owned();
    send(&other, FILE, &[], 0);
    send(&file, FILE, &[], 0);
    let said = rig.said();
    assert_eq!(said[0], format!("file Some({id})"));
    assert_ne!(said[0], said[1]);
    other.close().unwrap();
    end(rig, &device, file);
}

#[test]
fn a_kept_request_knows_that_it_is_to_be_cancelled() {
    let (rig, device, file) = start();
    let pending = file.ioctl_overlapped(KEEP.code(), &[], 0).unwrap();
    let is_cancelled = |root: &Root| root.kept.lock().as_ref().map(Request::is_cancelled);
    assert_eq!(rig.on(is_cancelled), Some(false));
    pending.cancel().unwrap();
    assert_eq!(rig.on(is_cancelled), Some(true));
    rig.on(|root: &Root| {
        let request = root.kept.lock().take();
        request.unwrap().complete(NtStatus::CANCELLED);
    });
    assert_eq!(pending.wait().unwrap().status, nt::STATUS_CANCELLED);
    end(rig, &device, file);
}

#[test]
fn a_manual_queue_is_first_in_first_out() {
    let (rig, device, file) = start();
    let park = |number: u32| file.ioctl_overlapped(PARK.code(), &number.to_le_bytes(), 4).unwrap();
    let pending = [park(1), park(2), park(3)];
    rig.on(|root: &Root| {
        for number in 1..=3 {
            assert_eq!(root.parked.waiting(), 4 - number as usize);
            let request = root.parked.take().unwrap();
            assert_eq!(request.input::<u32>(), Ok(number));
            request.complete_with(&number);
        }
        assert!(root.parked.take().is_none());
        assert_eq!(root.parked.waiting(), 0);
    });
    for (pending, number) in pending.iter().zip(1_u32..) {
        assert_eq!(pending.wait().unwrap().output, number.to_le_bytes());
    }
    end(rig, &device, file);
}

#[test]
fn the_cancel_function_owns_the_request_that_was_waiting() {
    let (rig, device, file) = start();
    let park = |number: u32| file.ioctl_overlapped(PARK.code(), &number.to_le_bytes(), 0).unwrap();
    let pending = [park(1), park(2)];
    rig.said();
    pending[0].cancel().unwrap();
    assert_eq!(pending[0].wait().unwrap().status, nt::STATUS_CANCELLED);
    assert_eq!(rig.said(), ["cancelled Ok(1), 1 wait"]);
    assert!(!pending[1].is_done());
    file.close().unwrap();
    assert_eq!(pending[1].wait().unwrap().status, nt::STATUS_CANCELLED);
    assert_eq!(rig.said(), ["cancelled Ok(2), 0 wait"], "closing the handle cancels the rest");
    rig.end(&device);
}

#[test]
fn what_waits_when_the_device_is_taken_away_is_cancelled_while_the_module_is_there() {
    let (rig, device, file) = start();
    let pending = file.ioctl_overlapped(PARK.code(), &[5, 0, 0, 0], 0).unwrap();
    let other = rig.machine.open_device(&device).unwrap();
    rig.said();
    device.surprise_remove().unwrap();
    assert!(!pending.is_done(), "the device is pulled out, but it has handles");
    file.close().unwrap();
    assert_eq!(pending.wait().unwrap().status, nt::STATUS_CANCELLED);
    assert_eq!(rig.said(), ["cancelled Ok(5), 0 wait"], "its own handle is closed, not the last");
    other.close().unwrap();
    rig.unload();
}

/// A queue takes no request that it gave out itself.
#[test]
fn a_request_that_is_forwarded_to_the_queue_it_came_from_stops_the_system() {
    let (rig, _device, file) = start();
    let _pending = file.ioctl_overlapped(PARK.code(), &[6, 0, 0, 0], 0).unwrap();
    let kept = rig.on(|root: &Root| dmf_core::module::ModuleRef::new(root).unwrap());
    let forward = move || kept.parked.take().unwrap().forward(&kept.parked).is_ok();
    assert_eq!(rig.machine.run(forward).unwrap_err().code, BugCheck::RequestError);
}

#[test]
fn a_rejection_says_why_a_method_refused_the_request() {
    let (rig, device, file) = start();
    let pending = file.ioctl_overlapped(KEEP.code(), &[], 0).unwrap();
    rig.on(|root: &Root| {
        let request = root.kept.lock().take().unwrap();
        Rejected::refused(request, Refused::Closed).complete();
    });
    assert_eq!(pending.wait().unwrap().status, nt::STATUS_INVALID_DEVICE_STATE);
    end(rig, &device, file);
}
