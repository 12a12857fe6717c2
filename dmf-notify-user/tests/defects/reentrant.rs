//! Callbacks that call the Module again.

use std::cell::RefCell;

use dmf_core::{NtStatus, io::Request};
use kmdf_host::Pending;

use crate::{
    rig::{App, Datum, Event, Notify as _, answer},
    setups::{Limits, Notify, Roomy},
};

type Play = Box<dyn FnOnce(&Notify)>;

thread_local! {
    /// What the callback does next: it has no captures.
    static PLAY: RefCell<Option<Play>> = const { RefCell::new(None) };
}

fn deliver_and_play(notify: &Notify, request: Request, datum: &Datum, status: NtStatus) {
    datum.deliver(request, status);
    if let Some(play) = PLAY.take() {
        play(notify);
    }
    datum.log.add(Event::Note("end"));
}

/// Delivers datum 1 to a request that waits, and does `play` in its callback.
fn in_the_callback<S: crate::rig::Setup<Notify = Notify>, R: Send + 'static>(
    app: &App<S>,
    play: impl FnOnce(&Notify) -> R + Send + 'static,
) -> R {
    let datum = app.log.datum(1);
    app.call(move |notify| {
        let (sender, result) = std::sync::mpsc::channel();
        PLAY.set(Some(Box::new(move |notify| sender.send(play(notify)).unwrap())));
        notify.data_process(datum, deliver_and_play, NtStatus::SUCCESS).unwrap();
        result.recv().expect("the callback ran")
    })
}

/// C holds no lock there, but a reference that its close waits for; and its buffers can run out
/// (N5). Every Method works here, and none waits.
#[test]
fn n14_a_callback_calls_every_method() {
    let app = App::<Roomy>::start();
    let requests: Vec<_> = (1..=4).map(|number| app.wait(number)).collect();
    let (second, send) = (app.log.datum(2), app.sender());
    let sent = in_the_callback(&app, move |notify| {
        notify.request_return(|request| request.complete(NtStatus::SUCCESS));
        notify.request_return_ex(|request| request.complete(NtStatus::SUCCESS)).unwrap();
        assert_eq!(notify.request_return_all(|request| request.complete(NtStatus::SUCCESS)), 1);
        let sent = send(5);
        notify.data(second).unwrap();
        assert_eq!(notify.statistics().pending_data, 1, "the datum waits for this callback's end");
        assert!(!sent.is_done());
        sent
    });
    assert_eq!((answer(&requests[0]), answer(&sent)), (1, 2));
    assert!(requests[1..].iter().all(|request| request.wait().unwrap().status.is_success()));
    assert_eq!(app.waiting(), (0, 0));
    app.end();
}

/// One callback at a time: what a callback adds is delivered after it.
#[test]
fn n4_a_datum_from_a_callback_is_delivered_after_it() {
    let app = App::<Roomy>::start();
    let requests = [app.wait(1), app.wait(2)];
    let second = app.log.datum(2);
    in_the_callback(&app, move |notify| notify.data(second).unwrap());
    assert_eq!(requests.map(|request| answer(&request)), [1, 2]);
    let events = app.end().events();
    let at = |event: &Event| events.iter().position(|other| other == event);
    let second = Event::Delivered { request: 2, datum: 2, status: NtStatus::SUCCESS };
    assert!(at(&Event::Note("end")) < at(&second), "{events:?}");
}

/// The application answers each completion at once with its next request, and the callback adds a
/// datum for it: no recursion, however long it goes on.
#[test]
fn n14_a_chain_of_callbacks_does_not_grow_the_stack() {
    const LENGTH: u32 = 5_000;

    fn link(notify: &Notify, request: Request, datum: &Datum, status: NtStatus) {
        let next = datum.log.datum(datum.number + 1);
        datum.deliver(request, status);
        SENT.with_borrow_mut(|sent| {
            let (send, last) = sent.as_mut().expect("the chain goes on");
            *last = Some(send(next.number));
        });
        if next.number < LENGTH {
            notify.data_process(next, link, status).unwrap();
        }
    }

    type Sent = (Box<dyn Fn(u32) -> Pending>, Option<Pending>);
    thread_local! {
        static SENT: RefCell<Option<Sent>> = const { RefCell::new(None) };
    }

    let app = App::<Limits<1, 1>>::start();
    let (first, send, datum) = (app.wait(0), app.sender(), app.log.datum(0));
    let last = app.call(move |notify| {
        SENT.set(Some((Box::new(send), None)));
        notify.data_process(datum, link, NtStatus::SUCCESS).unwrap();
        SENT.take().and_then(|(_, last)| last).expect("a request was sent")
    });
    assert_eq!(answer(&first), 0);
    assert!(!last.is_done());
    assert_eq!(app.waiting(), (1, 0));
    assert_eq!(app.end().delivered().len(), LENGTH as usize);
}
