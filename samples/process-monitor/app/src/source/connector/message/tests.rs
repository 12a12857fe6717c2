//! Datagrams built as the kernel builds them, and any other bytes.

use proptest::prelude::*;
use zerocopy::IntoBytes;

use super::*;

/// A datagram with one report, as the kernel sends it.
fn datagram(cpu: u32, seq: u32, what: u32, data: &[u32]) -> Vec<u8> {
    // The kernel sends the whole union, whichever of its parts is used.
    let mut union = [0; 6];
    union[..data.len()].copy_from_slice(data);
    let report = ReportHeader { what, cpu, time: [0x1234, 0] };
    let connector = ConnectorHeader { id: PROC_CONNECTOR, seq, ack: 6, len: 40, flags: 0 };
    let netlink = NetlinkHeader { len: 76, kind: DONE, flags: 0, seq: 0, port: 0 };
    [netlink.as_bytes(), connector.as_bytes(), report.as_bytes(), union.as_bytes()].concat()
}

fn only(datagram: &[u8]) -> Report {
    let mut all = reports(datagram);
    let report = all.next().expect("a report");
    assert_eq!(all.next(), None);
    report
}

#[test]
fn a_fork_names_the_process_that_forked_and_not_its_thread() {
    let report = only(&datagram(3, 77, FORK, &[101, 100, 200, 200]));
    assert_eq!(report.what, What::Forked { parent: 100, child: 200 });
    assert_eq!((report.cpu, report.seq), (3, 77));
}

#[test]
fn a_thread_is_not_a_process() {
    let report = only(&datagram(0, 0, FORK, &[100, 100, 201, 100]));
    assert_eq!(report.what, What::Threaded { process: 100 });
}

#[test]
fn exec_and_exit_name_the_process() {
    let report = only(&datagram(0, 0, EXEC, &[200, 200]));
    assert_eq!(report.what, What::Executed { process: 200 });
    let report = only(&datagram(0, 0, EXIT, &[201, 200, 0, 17]));
    assert_eq!(report.what, What::Exited { process: 200, pid: 201 });
}

#[test]
fn an_acknowledgement_has_its_number_and_its_error() {
    let report = only(&datagram(0, 5, NONE, &[1]));
    assert_eq!(report.what, What::Acknowledged { number: 6, error: 1 });
}

#[test]
fn what_does_not_matter_still_has_its_number() {
    let report = only(&datagram(1, 9, 0x200, &[200, 200]));
    assert_eq!(report, Report { cpu: 1, seq: 9, what: What::Other });
}

#[test]
fn several_messages_in_a_datagram_are_all_read() {
    let both = [datagram(0, 1, EXEC, &[7, 7]), datagram(0, 2, EXIT, &[7, 7])].concat();
    assert_eq!(reports(&both).map(|report| report.seq).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn messages_for_others_are_passed_over() {
    let mut other = datagram(0, 1, EXEC, &[7, 7]);
    other[16] = 4;
    let both = [other, datagram(0, 2, EXIT, &[7, 7])].concat();
    assert_eq!(only(&both).seq, 2);
}

#[test]
fn a_length_that_does_not_cover_the_header_ends_the_datagram() {
    for len in 0..16_u32 {
        let mut bytes = datagram(0, 1, EXEC, &[7, 7]);
        bytes[..4].copy_from_slice(&len.to_ne_bytes());
        assert_eq!(reports(&bytes).count(), 0, "{len}");
    }
}

#[test]
fn a_message_that_is_cut_off_is_no_report() {
    let whole = datagram(0, 1, FORK, &[1, 1, 2, 2]);
    for len in 0..whole.len() {
        assert_eq!(reports(&whole[..len]).count(), 0, "{len}");
    }
}

#[test]
fn the_subscription_is_a_message_that_the_kernel_would_understand() {
    let bytes = Subscription::new(5);
    let mut messages = Messages(bytes.as_bytes());
    let (header, body) = messages.next().unwrap();
    assert_eq!((header.kind, body.len()), (DONE, 24));
    assert!(messages.next().is_none());
}

proptest! {
    #[test]
    fn any_bytes_come_to_an_end(bytes: Vec<u8>) {
        prop_assert!(reports(&bytes).count() <= bytes.len());
    }

    #[test]
    fn a_damaged_datagram_comes_to_an_end(
        damage in proptest::collection::vec((0..152_usize, any::<u8>()), 0..8),
    ) {
        let report = datagram(0, 1, FORK, &[1, 1, 2, 2]);
        let mut both = [report.as_slice(), &report].concat();
        for (at, byte) in damage {
            both[at] = byte;
        }
        prop_assert!(reports(&both).count() <= 9);
    }
}
