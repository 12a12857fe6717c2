//! Clients that send what they should not: they are told, and nobody else notices.

use std::net::Shutdown;

use kmdf_client::wire::{self, Ask, EndReason, MAGIC, Reply, Request, VERSION};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

use crate::bed::{Bed, ECHO, KEEP, NAME, RELEASE, WAIT};
use crate::raw::{Raw, hello, ioctl};

/// What the server says to these bytes after the greeting.
fn refused(bed: &Bed, bytes: &[u8]) -> (EndReason, String) {
    let mut raw = Raw::opened(bed);
    raw.bytes(bytes);
    let _ = raw.0.shutdown(Shutdown::Write);
    raw.last_words().expect("the server says why")
}

/// A client that keeps to the rules is served.
fn others_are_served(bed: &Bed) {
    let file = bed.connect().open(NAME).unwrap();
    assert_eq!(file.ioctl(ECHO, b"fine", 4).unwrap().output, b"fine");
}

#[test]
fn what_is_no_frame_ends_the_connection_with_a_reason() {
    let bed = Bed::new();
    let too_long = u32::try_from(wire::limits::FRAME + 1).unwrap().to_le_bytes();
    let mut trailing = wire::frame(&Request::Close { call: 9, handle: 1 });
    trailing.push(0);
    trailing[0] += 1;
    for (bytes, expected) in [
        (&[0; 4][..], "a frame has 0 bytes"),
        (&too_long, "a frame has 16777281 bytes"),
        (&[0xFF; 4], "a frame has 4294967295 bytes"),
        (&[1, 0, 0, 0, 0x55], "no message with tag 0x55"),
        (&[1, 0, 0, 0, 0x81], "no message with tag 0x81"),
        (&[3, 0, 0, 0, 4, 0, 0], "ends within a field"),
        (&[9, 0, 0, 0, 4, 0, 0], "ended within a frame"),
        (&[9, 0], "ended within a frame"),
        (&trailing, "1 bytes follow"),
    ] {
        let (reason, text) = refused(&bed, bytes);
        assert_eq!(reason, EndReason::NONSENSE);
        assert!(text.contains(expected), "{text}");
        others_are_served(&bed);
    }
    bed.end();
}

#[test]
fn what_makes_no_sense_ends_the_connection_with_a_reason() {
    let bed = Bed::new();
    let send = |handle| Request::Send { call: 9, handle, ask: Ask::Read { output: 1 } };
    for (requests, expected) in [
        (vec![hello()], "begins only once"),
        (vec![send(2)], "2 is no handle"),
        (vec![Request::Close { call: 9, handle: 0 }], "0 is no handle"),
        (vec![Request::CancelAll { call: 9, handle: u64::MAX }], "is no handle"),
        (
            vec![Request::Close { call: 9, handle: 1 }, Request::Close { call: 10, handle: 1 }],
            "1 is no handle",
        ),
        (vec![ioctl(9, WAIT, &[], 0), ioctl(9, WAIT, &[], 0)], "call 9 is not finished"),
    ] {
        let bytes: Vec<u8> = requests.iter().flat_map(wire::frame).collect();
        let (reason, text) = refused(&bed, &bytes);
        assert_eq!(reason, EndReason::NONSENSE);
        assert!(text.contains(expected), "{text}");
        others_are_served(&bed);
    }
    bed.end();
}

#[test]
fn a_connection_begins_with_a_greeting_of_this_version() {
    let bed = Bed::new();
    for (first, reason) in [
        (Request::Hello { magic: *b"nonsense", version: VERSION }, EndReason::NONSENSE),
        (Request::Hello { magic: MAGIC, version: VERSION + 1 }, EndReason::VERSION),
        (Request::Open { call: 1, path: NAME.to_owned() }, EndReason::NONSENSE),
    ] {
        let mut raw = Raw::connect(&bed);
        raw.send(&first);
        assert_eq!(raw.last_words().unwrap().0, reason);
    }
    assert_eq!(bed.rig.log(), [""; 0], "the driver has heard nothing of it");
    bed.end();
}

#[test]
fn cancelling_what_is_not_there_is_no_offence() {
    let bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    raw.send(&Request::Cancel { call: 2, request: 99 });
    assert_eq!(raw.receive(), Some(Reply::Done { call: 2 }));
    raw.leave();
    bed.end();
}

#[test]
fn a_client_that_says_nothing_more_still_gets_its_answers() {
    let bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    raw.send(&ioctl(5, ECHO, b"last", 4));
    let mut got = Vec::new();
    raw.0.shutdown(Shutdown::Write).unwrap();
    while let Some(reply) = raw.receive() {
        got.push(reply);
    }
    assert!(matches!(&got[..], [Reply::Completed { call: 5, output, .. }] if output == b"last"));
    bed.end();
}

#[test]
fn arbitrary_bytes_do_no_harm() {
    let bed = Bed::new();
    let mut runner = TestRunner::new(Config::with_cases(200));
    let bytes = (vec(any::<u8>(), 0..200), any::<bool>());
    let outcome = runner.run(&bytes, |(bytes, greeted)| {
        let mut raw = if greeted { Raw::opened(&bed) } else { Raw::connect(&bed) };
        raw.bytes(&bytes);
        raw.leave();
        Ok(())
    });
    outcome.unwrap();
    others_are_served(&bed);
    bed.end();
}

/// A session as a client might have it.
fn session() -> impl Strategy<Value = Vec<Request>> {
    let code = prop_oneof![Just(ECHO), Just(WAIT), Just(RELEASE), Just(KEEP), any::<u32>()];
    let send = (2..9_u64, 1..3_u64, code, vec(any::<u8>(), 0..20), 0..64_u32).prop_map(
        |(call, handle, code, input, output)| Request::Send {
            call,
            handle,
            ask: Ask::Ioctl { code, output, input },
        },
    );
    let request = prop_oneof![
        6 => send,
        2 => (2..9_u64).prop_map(|call| Request::Open { call, path: NAME.to_owned() }),
        1 => (2..9_u64, 1..9_u64).prop_map(|(call, request)| Request::Cancel { call, request }),
        1 => (2..9_u64, 1..3_u64).prop_map(|(call, handle)| Request::CancelAll { call, handle }),
        1 => (2..9_u64, 1..3_u64).prop_map(|(call, handle)| Request::Close { call, handle }),
        1 => (2..9_u64, 1..3_u64).prop_map(|(call, handle)| {
            Request::Send { call, handle, ask: Ask::Read { output: 4 } }
        }),
    ];
    vec(request, 1..20)
}

#[test]
fn sessions_with_wrong_bytes_in_them_do_no_harm() {
    let bed = Bed::new();
    let mut runner = TestRunner::new(Config::with_cases(300));
    let mutations = vec((any::<Index>(), any::<u8>()), 0..4);
    let cut = proptest::option::of(any::<Index>());
    let outcome = runner.run(&(session(), mutations, cut), |(session, mutations, cut)| {
        let mut bytes: Vec<u8> = session.iter().flat_map(wire::frame).collect();
        for (place, value) in mutations {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let mut raw = Raw::opened(&bed);
        raw.bytes(&bytes);
        raw.leave();
        Ok(())
    });
    outcome.unwrap();
    others_are_served(&bed);
    assert_eq!(bed.rig.machine.crash(), None);
    // Every handle of every session is closed, and no request is left: the device can be removed.
    bed.end();
}
