//! R1: producers, requesters, a canceller and a `request_return`, all at once, under many schedules.

use std::sync::Arc;

use kmdf_host::{JoinHandle, Pending, explore};

use crate::{
    compare::setting,
    rig::{ADD, App, Event, Log, Notify, inside::inside},
    scenarios::Ours,
};

/// Data 10, 11 and 20, 21: two producers with two each.
const DATA: [[u32; 2]; 2] = [[10, 11], [20, 21]];

fn everything_at_once<const PLACES: u32>() {
    let app = App::<Ours<8, PLACES>>::start();
    let cancelled = Arc::new(app.send(ADD, 1));
    let cancel = Arc::clone(&cancelled);
    let requesters: Vec<JoinHandle<[Pending; 2]>> = [30, 40]
        .map(|first| {
            let send = app.sender();
            app.spawn(move |_| [send(first), send(first + 1)])
        })
        .into();
    let producers = DATA.map(|numbers| app.spawn_data(numbers));
    let others = [
        app.machine.spawn(move || inside(|| cancel.cancel().expect("no crash"))),
        app.spawn(Notify::return_one),
    ];
    let requests: Vec<_> = requesters.into_iter().flat_map(|each| each.join().unwrap()).collect();
    producers.into_iter().chain(others).for_each(|thread| thread.join().unwrap());

    let (waiting, data) = app.waiting();
    assert!(waiting == 0 || data == 0, "{waiting} requests and {data} data wait");
    let done = requests.iter().filter(|pending| pending.is_done()).count() as u64;
    let done = done + u64::from(cancelled.is_done());
    assert_eq!(done + waiting, 5, "each request is completed or waits");
    let statistics = app.call(|notify| notify.statistics());
    assert_eq!(statistics.data, statistics.delivered + statistics.discarded + data);
    drop((requests, cancelled));
    let discarded = app.log.lost();
    check(&app.end(), &discarded);
}

/// What must be true of every log; `discarded` had gone before the device did.
fn check(log: &Log, discarded: &[u32]) {
    let events = log.events();
    for number in DATA.into_iter().flatten() {
        let ends = |event: &&Event| matches!(event, Event::Lost(datum) | Event::Used(datum) if *datum == number);
        assert_eq!(events.iter().filter(ends).count(), 1, "datum {number} ends once: {events:?}");
        let got = log.delivered().iter().filter(|datum| **datum == number).count();
        assert!(got <= 1, "datum {number} is delivered once: {events:?}");
    }
    // Of one producer, and of one requester, it is known which came first.
    for [first, second] in DATA {
        assert_order(&log.delivered(), first, second);
        let stayed = log.lost().contains(&first) && !discarded.contains(&first);
        assert!(!(stayed && discarded.contains(&second)), "{second} went, {first} stayed");
        assert!(
            !(log.lost().contains(&second) && is_delivered_last(&events, first, second)),
            "{second} went before {first} was delivered: {events:?}"
        );
    }
    for first in [30, 40] {
        assert_order(&log.requests(), first, first + 1);
    }
}

fn assert_order(numbers: &[u32], first: u32, second: u32) {
    let at = |number| numbers.iter().position(|other| *other == number);
    if let (Some(first), Some(second)) = (at(first), at(second)) {
        assert!(first < second, "{numbers:?}");
    }
}

/// Whether `first` was delivered by a callback that began after `second` had gone, with another
/// callback in between: then `first` was not in delivery when `second` went.
fn is_delivered_last(events: &[Event], first: u32, second: u32) -> bool {
    let went = events.iter().position(|event| *event == Event::Lost(second));
    let later = events.iter().skip(went.unwrap_or(events.len())).filter_map(|event| match event {
        Event::Delivered { datum, .. } => Some(*datum),
        _ => None,
    });
    later.skip(1).any(|datum| datum == first)
}

#[test]
fn r1_every_invariant_holds_whatever_the_schedule() {
    let half = setting("DMF_SCHEDULES", 5000).div_ceil(2);
    explore::random(half, everything_at_once::<4>);
    explore::pct(half, 4, everything_at_once::<4>);
}

#[test]
fn r1_also_when_there_is_one_place_for_data() {
    let half = setting("DMF_SCHEDULES", 5000).div_ceil(2);
    explore::random(half, everything_at_once::<1>);
    explore::pct(half, 4, everything_at_once::<1>);
}
