//! The same application, in the driver's process and in another: one source for both.

use kmdf_client::Guid;

use crate::bed::{Bed, CLASS};

/// What an application may rely on. `$client` is what opens devices, `$class` an interface's class.
macro_rules! suite {
    ($name:ident, $library:ident, $client:expr, $class:expr) => {
        mod $name {
            use std::time::Duration;

            use $library::{Error, NtStatus};

            use crate::bed::{Bed, ECHO, KEEP, NAME, RELEASE, WAIT};
            use crate::rig::Script;

            #[test]
            fn a_request_is_answered() {
                let bed = Bed::new();
                let file = ($client)(&bed).open(NAME).unwrap();
                let done = file.ioctl(ECHO, b"hello", 16).unwrap();
                assert_eq!((done.status, done.information), (NtStatus::SUCCESS, 5));
                assert_eq!(done.ok().unwrap(), b"hello");
                let failed = file.ioctl(0x22_2FFC, &[], 0).unwrap();
                assert_eq!(failed.status, wdk_sys::STATUS_INVALID_DEVICE_REQUEST);
                assert!(failed.ok().is_err());
                file.close().unwrap();
                assert_eq!(
                    bed.until_closed(1),
                    [
                        "EvtDeviceFileCreate",
                        "EvtIoDefault",
                        "EvtIoDefault",
                        "EvtFileCleanup",
                        "EvtFileClose"
                    ]
                );
                bed.end();
            }

            #[test]
            fn an_interface_is_opened_by_its_class() {
                let bed = Bed::new();
                let file = ($client)(&bed).open_interface(&$class(crate::bed::CLASS)).unwrap();
                assert_eq!(file.ioctl(ECHO, b"x", 1).unwrap().output, b"x");
                drop(file);
                let other = wdk_sys::GUID { Data1: 9, ..crate::bed::CLASS };
                let missing = ($client)(&bed).open_interface(&$class(other)).unwrap_err();
                assert!(matches!(missing, Error::NotFound(_)));
                assert_eq!(
                    missing.to_string(),
                    "interface {00000009-0002-0003-0404-040404040404} does not exist"
                );
                bed.end();
            }

            #[test]
            fn what_does_not_exist_is_not_found() {
                let bed = Bed::new();
                let missing = ($client)(&bed).open(r"\\.\Nothing").unwrap_err();
                assert_eq!(missing.to_string(), r"\\.\Nothing does not exist");
                bed.end();
            }

            #[test]
            fn a_driver_may_refuse_to_be_opened() {
                let refuses = |_: &_, event: crate::rig::Event| {
                    event.complete(wdk_sys::STATUS_ACCESS_DENIED);
                };
                let bed = Bed::with(crate::bed::script().on("EvtDeviceFileCreate", refuses));
                let refused = ($client)(&bed).open(NAME).unwrap_err();
                let denied = wdk_sys::STATUS_ACCESS_DENIED;
                assert!(matches!(refused, Error::Status { status, .. } if status == denied));
                let expected = "CreateFile returned status 0xC0000022 (STATUS_ACCESS_DENIED)";
                assert_eq!(refused.to_string(), expected);
                bed.end();
            }

            #[test]
            fn reads_and_writes_arrive_with_the_process_that_asks() {
                let bed = Bed::new();
                let client = ($client)(&bed);
                let file = client.open(NAME).unwrap();
                assert_eq!(file.read(4).unwrap().output, client.process().to_le_bytes());
                let refused = file.write(b"abc").unwrap();
                assert!(!refused.status.is_success());
                assert!(file.write_overlapped(b"abc").unwrap().wait().is_ok());
                assert!(file.read_overlapped(4).unwrap().wait().is_ok());
                drop(file);
                bed.end();
            }

            #[test]
            fn a_pending_request_is_completed_by_another() {
                let bed = Bed::new();
                let file = ($client)(&bed).open(NAME).unwrap();
                let (first, second) = (
                    file.ioctl_overlapped(WAIT, &[], 8).unwrap(),
                    file.ioctl_overlapped(WAIT, &[], 8).unwrap(),
                );
                assert!(!first.is_done());
                assert_eq!(first.wait_timeout(Duration::ZERO).unwrap(), None);
                file.ioctl(RELEASE, b"1", 0).unwrap();
                assert!(first.is_done() && !second.is_done());
                file.ioctl(RELEASE, b"2", 0).unwrap();
                assert_eq!(second.wait().unwrap().output, b"2");
                assert_eq!(first.wait().unwrap().output, b"1");
                assert_eq!(first.wait().unwrap().output, b"1", "as often as one likes");
                drop(file);
                bed.end();
            }

            #[test]
            fn a_request_that_is_completed_at_once_is_done_when_the_call_returns() {
                let bed = Bed::new();
                let file = ($client)(&bed).open(NAME).unwrap();
                assert!(file.ioctl_overlapped(ECHO, b"now", 3).unwrap().is_done());
                drop(file);
                bed.end();
            }

            #[test]
            fn one_request_is_cancelled_and_the_other_stays() {
                for code in [WAIT, KEEP] {
                    let bed = Bed::new();
                    let file = ($client)(&bed).open(NAME).unwrap();
                    let (first, second) = (
                        file.ioctl_overlapped(code, &[], 8).unwrap(),
                        file.ioctl_overlapped(code, &[], 8).unwrap(),
                    );
                    first.cancel().unwrap();
                    assert!(first.is_done() && !second.is_done());
                    assert_eq!(first.wait().unwrap().status, NtStatus::CANCELLED);
                    first.cancel().unwrap();
                    file.cancel_all().unwrap();
                    assert_eq!(second.wait().unwrap().status, NtStatus::CANCELLED);
                    drop(file);
                    bed.end();
                }
            }

            #[test]
            fn cancelling_and_closing_cleans_up_then_closes() {
                let bed = Bed::new();
                let file = ($client)(&bed).open(NAME).unwrap();
                let (kept, forgotten) = (
                    file.ioctl_overlapped(KEEP, &[], 8).unwrap(),
                    file.ioctl_overlapped(WAIT, &[], 8).unwrap(),
                );
                drop(forgotten);
                bed.rig.log();
                file.cancel_all().unwrap();
                file.close().unwrap();
                assert!(kept.is_done());
                assert_eq!(kept.wait().unwrap().status, NtStatus::CANCELLED);
                assert_eq!(bed.rig.log(), ["EvtRequestCancel", "EvtFileCleanup", "EvtFileClose"]);
                bed.end();
            }

            #[test]
            fn a_handle_is_closed_when_closing_it_returns_whatever_it_did_last() {
                let bed = Bed::new();
                let client = ($client)(&bed);
                for _ in 0..200 {
                    let file = client.open(NAME).unwrap();
                    drop(file.ioctl_overlapped(WAIT, &[], 8).unwrap());
                    file.cancel_all().unwrap();
                    bed.rig.log();
                    file.close().unwrap();
                    assert_eq!(bed.rig.log(), ["EvtFileCleanup", "EvtFileClose"]);
                }
                bed.end();
            }

            #[test]
            fn many_threads_get_their_own_answers() {
                let bed = Bed::new();
                let client = ($client)(&bed);
                let file = client.open(NAME).unwrap();
                std::thread::scope(|scope| {
                    for thread in 0..8_u32 {
                        let (file, client) = (&file, client.clone());
                        scope.spawn(move || {
                            let own = client.open(NAME).unwrap();
                            for number in 0..20 {
                                let bytes = (thread << 16 | number).to_le_bytes();
                                assert_eq!(file.ioctl(ECHO, &bytes, 4).unwrap().output, bytes);
                                assert_eq!(own.ioctl(ECHO, &bytes, 4).unwrap().output, bytes);
                            }
                        });
                    }
                });
                drop(file);
                bed.end();
            }

            #[test]
            fn a_device_that_is_taken_away_is_gone_for_who_waits_and_who_asks() {
                let bed = Bed::new();
                let file = ($client)(&bed).open(NAME).unwrap();
                let pending = file.ioctl_overlapped(WAIT, &[], 8).unwrap();
                bed.rig.device.surprise_remove().unwrap();
                assert!(!pending.wait().unwrap().status.is_success());
                let refused = file.ioctl(ECHO, b"anybody?", 8).unwrap();
                assert!(!refused.status.is_success());
                drop(file);
                bed.until_closed(1);
                let crate::bed::Bed { rig, server, .. } = bed;
                drop(server);
                rig.driver.unload().unwrap();
            }

            #[test]
            fn a_device_that_is_open_is_not_removed() {
                let bed = Bed::new();
                let file = ($client)(&bed).open(NAME).unwrap();
                let pending = file.ioctl_overlapped(WAIT, &[], 8).unwrap();
                assert!(bed.rig.device.remove().is_err());
                assert!(!pending.is_done(), "and nothing has happened to it");
                drop(file);
                bed.end();
            }

            #[test]
            fn after_a_crash_everything_is_an_error_and_nothing_hangs() {
                let bed = Bed::new();
                let client = ($client)(&bed);
                let file = client.open(NAME).unwrap();
                let pending = file.ioctl_overlapped(WAIT, &[], 8).unwrap();
                let crash = file.ioctl(crate::bed::CRASH, &[], 0).map(drop).unwrap_err();
                assert!(matches!(crash, Error::Crashed(_)));
                assert!(crash.to_string().contains("BUG CHECK"), "{crash}");
                assert!(matches!(pending.wait(), Err(Error::Crashed(_))));
                assert!(matches!(pending.cancel(), Err(Error::Crashed(_))));
                assert!(matches!(client.open(NAME), Err(Error::Crashed(_))));
                assert!(matches!(file.close(), Err(Error::Crashed(_))));
            }

            #[test]
            fn big_buffers_arrive_whole() {
                let bed = Bed::new();
                let file = ($client)(&bed).open(NAME).unwrap();
                let bytes: Vec<u8> = (0..1 << 20).map(|n: u32| n.to_le_bytes()[n as usize % 3]).collect();
                assert_eq!(file.ioctl(ECHO, &bytes, bytes.len()).unwrap().output, bytes);
                drop(file);
                bed.end();
            }

            #[test]
            fn an_open_that_the_driver_keeps_does_not_block_the_process() {
                let script: Script = crate::bed::script().on("EvtDeviceFileCreate", |env, event| {
                    env.keep(event.request);
                });
                let bed = Bed::with(script);
                let client = ($client)(&bed);
                std::thread::scope(|scope| {
                    let opening = scope.spawn(|| client.open(NAME).unwrap());
                    bed.until(|log| !log.is_empty());
                    assert!(matches!(client.open(r"\\.\Nothing"), Err(Error::NotFound(_))));
                    let request = bed.rig.env.kept();
                    bed.rig.run(move || crate::rig::complete(request, 0));
                    drop(opening.join().unwrap());
                });
                bed.end();
            }
        }
    };
}

suite!(in_the_drivers_process, kmdf_host, |bed: &Bed| bed.rig.machine.client(77), |class| class);
suite!(over_the_socket, kmdf_client, Bed::connect, crate::api::guid);

fn guid(class: wdk_sys::GUID) -> Guid {
    let wdk_sys::GUID { Data1: data1, Data2: data2, Data3: data3, Data4: data4 } = class;
    Guid { data1, data2, data3, data4 }
}

#[test]
fn the_process_is_the_one_at_the_other_end() {
    let bed = Bed::new();
    assert_eq!(bed.connect().process(), std::process::id());
    assert_eq!(guid(CLASS).data4, [4; 8]);
    bed.end();
}
