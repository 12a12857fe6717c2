use super::*;

const IRP: IrpId = IrpId(7);

fn answer() -> Answer {
    Answer { status: 0, information: 1, output: vec![7] }
}

/// A table with one call, of which the driver has the request.
fn called() -> Table {
    let mut table = Table::default();
    table.enter(1, 100, false).unwrap();
    table
}

#[test]
fn a_completion_in_the_callback_waits_for_its_return() {
    let mut table = called();
    assert_eq!(table.answer(1, answer()), None);
    assert_eq!(table.unanswered, 1);
    assert_eq!(table.sent(1, IRP), Some(answer()));
    assert_eq!((table.finish(1), table.unanswered), (Some(100), 0));
}

#[test]
fn a_later_completion_goes_to_the_client_at_once() {
    let mut table = called();
    assert_eq!(table.irp(1), None);
    assert_eq!(table.sent(1, IRP), None);
    assert_eq!((table.irp(1), table.unanswered), (Some(IRP), 0));
    assert_eq!(table.answer(1, answer()), Some(answer()));
    assert_eq!((table.finish(1), table.finish(1), table.unanswered), (Some(100), None, 0));
}

#[test]
fn a_call_without_an_answer_counts_against_the_limit_whether_its_thread_is_done_or_not() {
    let mut table = Table::default();
    for call in 0..limits::RUNNING as u64 {
        table.enter(call, 1, false).unwrap();
    }
    assert!(table.enter(9999, 1, false).is_err());
    table.finish(3);
    // The client has its answer and may call again, although the thread is not done.
    assert_eq!(table.running, limits::RUNNING);
    table.enter(9999, 1, false).unwrap();
}

#[test]
fn the_end_gives_the_create_requests_that_the_driver_keeps() {
    let mut table = Table::default();
    table.enter(1, 1, true).unwrap();
    table.enter(2, 1, true).unwrap();
    assert!(!table.opening(1, IRP));
    let (files, opening) = table.end();
    assert_eq!((files.len(), opening), (0, vec![IRP]));
    assert!(table.opening(2, IRP), "and who comes later cancels by itself");
}
