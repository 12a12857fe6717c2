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
    book.sort(Reply::Sent { call });
    assert!(book.answered(call));
    assert_eq!(book.completion(call), None);
    book.sort(completed(call));
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
            book.sort(completed(call));
        } else {
            book.sort(completed(call));
            book.forget(call);
        }
    }
    assert!(book.calls.is_empty());
    assert_eq!((book.running, book.open, book.bytes), (0, 0, 0));
}

#[test]
fn replies_that_belong_to_nothing_change_nothing() {
    let mut book = Book::default();
    let (call, _) = book.enter(read(4)).unwrap();
    book.sort(completed(99));
    book.sort(Reply::Sent { call: 99 });
    book.sort(completed(call));
    book.sort(completed(call));
    book.sort(Reply::Sent { call });
    assert_eq!((book.running, book.open, book.bytes), (0, 0, 0));
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
    book.sort(Reply::Failed { call: refused, status: -1 });
    assert_eq!(book.handles, 0);
    let (opened, _) = book.enter(open).unwrap();
    book.sort(Reply::Opened { call: opened, handle: 3 });
    assert_eq!((book.handles, book.take(opened)), (1, Some(Answer::Opened(3))));
    let (closed, _) = book.enter(|call| Request::Close { call, handle: 3 }).unwrap();
    book.sort(Reply::Done { call: closed });
    assert_eq!(book.handles, 0);
}

#[test]
fn after_the_end_nothing_is_sent_but_what_has_come_can_be_had() {
    let mut book = Book::default();
    let (call, _) = book.enter(read(4)).unwrap();
    book.sort(completed(call));
    book.end(Ended::said(EndReason::CRASHED, "BUG CHECK".to_owned()));
    book.end(Ended::said(EndReason::STOPPED, String::new()));
    assert!(matches!(book.enter(read(4)), Err(Error::Crashed(_))), "the first word counts");
    assert!(book.completion(call).is_some());
}
