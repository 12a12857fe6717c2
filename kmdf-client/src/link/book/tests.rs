use proptest::prelude::*;

use super::*;
use crate::wire::{Ask, EndReason};

fn read(output: u32) -> impl FnOnce(u64) -> Request {
    move |call| Request::Send { call, handle: 1, ask: Ask::Read { output } }
}

fn open(call: u64) -> Request {
    Request::Open { call, path: "x".to_owned() }
}

fn completed(call: u64) -> Reply {
    Reply::Completed { call, status: 0, information: 1, output: vec![7] }
}

#[test]
fn a_call_that_is_pending_is_answered_but_not_finished() {
    let mut book = Book::default();
    let (call, _) = book.enter(read(4)).unwrap();
    assert!(!book.answered(call));
    book.sort(Reply::Sent { call }).unwrap();
    assert!(book.answered(call));
    assert_eq!(book.completion(call), None);
    book.sort(completed(call)).unwrap();
    assert_eq!(book.completion(call).unwrap().output, [7]);
    assert_eq!((book.running, book.open, book.bytes), (0, 0, 0));
}

#[test]
fn what_was_forgotten_leaves_nothing_behind() {
    let mut book = Book::default();
    for forget_first in [true, false] {
        let (call, _) = book.enter(read(4)).unwrap();
        if forget_first {
            book.forget(call);
            book.sort(completed(call)).unwrap();
        } else {
            book.sort(completed(call)).unwrap();
            book.forget(call);
        }
    }
    assert!(book.calls.is_empty());
    assert_eq!((book.running, book.open, book.bytes), (0, 0, 0));
}

#[test]
fn what_makes_no_sense_is_an_error_and_changes_nothing() {
    let mut book = Book::default();
    let (call, _) = book.enter(read(4)).unwrap();
    let before = (book.running, book.open, book.bytes);
    for reply in [
        completed(99),
        Reply::Sent { call: 99 },
        Reply::Done { call },
        Reply::Opened { call, handle: 1 },
        Reply::Missing { call, what: "x".to_owned() },
        Reply::Welcome { version: 1, process: 1 },
    ] {
        book.sort(reply).unwrap_err();
        assert_eq!((book.running, book.open, book.bytes), before);
    }
    book.sort(Reply::Sent { call }).unwrap();
    book.sort(Reply::Sent { call }).unwrap_err();
    book.sort(completed(call)).unwrap();
    book.sort(completed(call)).unwrap_err();
    assert_eq!((book.running, book.open, book.bytes), (0, 0, 0));
}

proptest! {
    /// Whatever a server sends, the counts are those of the calls.
    #[test]
    fn no_replies_bring_the_counts_into_disorder(
        replies in proptest::collection::vec((0..4_u8, 0..8_u64, any::<bool>()), 0..60),
    ) {
        let mut book = Book::default();
        for (kind, number, calls) in replies {
            if calls {
                let request = |call| match kind {
                    0 => open(call),
                    _ => Request::Send { call, handle: 1, ask: Ask::Read { output: 4 } },
                };
                book.enter(request).unwrap();
            } else {
                let _ = book.sort(match kind {
                    0 => Reply::Opened { call: number, handle: 1 },
                    1 => Reply::Failed { call: number, status: -1 },
                    2 => Reply::Sent { call: number },
                    _ => completed(number),
                });
            }
            let finished = |call: &&Call| matches!(call.progress, Progress::Finished(_));
            let open = book.calls.values().filter(|call| !finished(call));
            prop_assert_eq!(book.open, open.clone().count());
            prop_assert_eq!(book.bytes, open.clone().map(|call| call.cost).sum::<usize>());
            let running = open.filter(|call| matches!(call.progress, Progress::Running));
            prop_assert_eq!(book.running, running.count());
        }
    }
}

#[test]
fn what_the_server_would_not_take_is_not_sent() {
    let mut book = Book::default();
    assert!(matches!(book.enter(read(u32::MAX)), Err(Error::TooMuch(_))));
    while book.enter(read(16 << 20)).is_ok() {}
    assert!(book.bytes <= limits::BYTES);
    // But closing and cancelling are always possible.
    book.enter(|call| Request::Close { call, handle: 1 }).unwrap();
}

#[test]
fn a_handle_counts_from_its_open_to_its_close() {
    let mut book = Book::default();
    let (refused, _) = book.enter(open).unwrap();
    book.sort(Reply::Failed { call: refused, status: -1 }).unwrap();
    assert_eq!(book.handles, 0);
    let (opened, _) = book.enter(open).unwrap();
    book.sort(Reply::Opened { call: opened, handle: 3 }).unwrap();
    assert_eq!((book.handles, book.take(opened)), (1, Some(Answer::Opened(3))));
    let (closed, _) = book.enter(|call| Request::Close { call, handle: 3 }).unwrap();
    book.sort(Reply::Done { call: closed }).unwrap();
    assert_eq!(book.handles, 0);
}

#[test]
fn after_the_end_nothing_is_sent_but_what_has_come_can_be_had() {
    let mut book = Book::default();
    let (call, _) = book.enter(read(4)).unwrap();
    book.sort(completed(call)).unwrap();
    book.end(Ended::said(EndReason::CRASHED, "BUG CHECK".to_owned()));
    book.end(Ended::said(EndReason::STOPPED, String::new()));
    assert!(matches!(book.enter(read(4)), Err(Error::Crashed(_))), "the first word counts");
    assert!(book.completion(call).is_some());
}
