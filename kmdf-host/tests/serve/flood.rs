//! Clients that want too much, or do not read what they asked for.

use std::sync::Arc;

use kmdf_client::wire::{Ask, EndReason, Reply, Request, limits};
use kmdf_client::{Connection, Error};

use crate::bed::{Bed, ECHO, NAME, WAIT};
use crate::raw::{Raw, ioctl};

/// What the server says to a client that goes on with `next` until it is told to stop.
fn until_refused(raw: &mut Raw, mut next: impl FnMut(u64) -> Request) -> String {
    for call in 2.. {
        raw.send(&next(call));
        match raw.receive().unwrap() {
            Reply::End { reason, text } => {
                assert_eq!(reason, EndReason::TOO_MUCH);
                return text;
            }
            Reply::Sent { .. } | Reply::Opened { .. } => {}
            other => panic!("{other:?}"),
        }
    }
    unreachable!()
}

#[test]
fn too_many_handles_are_refused_and_all_are_closed() {
    let bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    let open = |call| Request::Open { call, path: NAME.to_owned() };
    assert!(until_refused(&mut raw, open).contains("1024 handles"));
    bed.until_closed(limits::HANDLES);
    bed.end();
}

#[test]
fn too_many_connections_are_refused_and_there_is_room_again() {
    let bed = Bed::new();
    let mut connections: Vec<_> = (0..64).map(|_| bed.connect()).collect();
    let refused = Connection::to(bed.path()).unwrap_err().to_string();
    assert!(refused.contains("there are 64 connections already"), "{refused}");
    connections.pop();
    // The server notices that in its own time.
    while Connection::to(bed.path()).is_err() {
        std::thread::yield_now();
    }
    bed.end();
}

#[test]
fn too_many_requests_are_refused_and_all_are_cancelled() {
    let bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    let text = until_refused(&mut raw, |call| ioctl(call, WAIT, &[], 0));
    assert!(text.contains("8192 calls"), "{text}");
    bed.end();
}

#[test]
fn buffers_beyond_the_limits_are_refused() {
    let bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    let text = until_refused(&mut raw, |call| ioctl(call, WAIT, &[], 16 << 20));
    assert!(text.contains("67108864 bytes in all buffers"), "{text}");
    let mut raw = Raw::opened(&bed);
    let one = u32::try_from(limits::TRANSFER + 1).unwrap();
    let text = until_refused(&mut raw, |call| ioctl(call, WAIT, &[], one));
    assert!(text.contains("16777216 bytes in a buffer"), "{text}");
    bed.end();
}

#[test]
fn who_does_not_read_is_refused_and_holds_up_nobody() {
    let bed = Bed::new();
    let mut raw = Raw::opened(&bed);
    // Nobody reads the answers; so the server takes questions only until their answers are too much.
    let (input, size) = (vec![7; 1 << 20], 1 << 20);
    let quick = bed.connect().open(NAME).unwrap();
    for call in 2..200 {
        raw.send(&ioctl(call, ECHO, &input, size));
        assert_eq!(quick.ioctl(ECHO, b"quick", 5).unwrap().output, b"quick");
    }
    drop(quick);
    // Both have been closed although the answers are still there.
    bed.until_closed(2);
    bed.end();
}

#[test]
fn the_client_library_keeps_to_the_limits_by_itself() {
    let bed = Bed::new();
    let connection = bed.connect();
    let file = connection.open(NAME).unwrap();
    let mut pending = Vec::new();
    let refused = loop {
        match file.ioctl_overlapped(WAIT, &[], 8 << 20) {
            Ok(request) => pending.push(request),
            Err(refused) => break refused,
        }
    };
    assert!(matches!(refused, Error::TooMuch(_)), "{refused}");
    assert!(matches!(file.read(usize::MAX), Err(Error::TooMuch(_))));
    assert!(matches!(connection.open(&"x".repeat(1 << 20)), Err(Error::TooMuch(_))));
    let mut files = Vec::new();
    let refused = loop {
        match connection.open(NAME) {
            Ok(file) => files.push(file),
            Err(refused) => break refused,
        }
    };
    assert!(matches!(refused, Error::TooMuch(_)), "{refused}");
    // The connection is as good as before.
    assert_eq!(file.ioctl(ECHO, b"fine", 4).unwrap().output, b"fine");
    file.cancel_all().unwrap();
    drop((files, file));
    bed.end();
}

#[test]
fn more_threads_than_calls_at_once_wait_for_their_turn() {
    let bed = Bed::new();
    let connection = bed.connect();
    let file = connection.open(NAME).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..limits::RUNNING + 50 {
            scope.spawn(|| assert_eq!(file.ioctl(ECHO, b"turn", 4).unwrap().output, b"turn"));
        }
    });
    drop(file);
    bed.end();
}

#[test]
fn calls_without_number_at_once_are_refused() {
    let script = crate::bed::script().on("EvtDeviceFileCreate", |env, event| {
        env.keep(event.request);
        if env.kept.lock().unwrap().len() == 1 {
            event.complete(0);
        }
    });
    let bed = Bed::with(script);
    let mut raw = Raw::opened(&bed);
    for call in 2..=u64::try_from(limits::RUNNING).unwrap() + 2 {
        raw.send(&Request::Open { call, path: NAME.to_owned() });
    }
    raw.send(&Request::Send { call: 9999, handle: 1, ask: Ask::Read { output: 1 } });
    let end = raw.last_words().unwrap();
    assert!(end.1.contains("256 calls that are being carried out"), "{end:?}");
    // The driver keeps the others, and has to look whether they are cancelled.
    let kept = Arc::clone(&bed.rig.env.kept);
    bed.until(|_| kept.lock().unwrap().len() == limits::RUNNING + 1);
    bed.rig.run(move || {
        for request in &kept.lock().unwrap()[1..] {
            crate::rig::complete(*request, wdk_sys::STATUS_CANCELLED);
        }
    });
    bed.end();
}
