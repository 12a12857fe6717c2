//! Close, whatever else goes on: whoever is inside comes to an end, nobody gets in any more, each
//! request is completed and each datum dropped.

use std::sync::Arc;

use dmf_core::NtStatus;
use kmdf_host::explore;

use crate::{
    compare::setting,
    rig::{App, Event, Notify},
    scenarios::Ours,
};

/// The device was taken away; its end comes with the application's handle, which closes while data
/// come.
fn the_handle_closes_while_data_come() {
    let app = App::<Ours<2, 2>>::start();
    let requests = [app.wait(1), app.wait(2)];
    app.device.surprise_remove().expect("no crash");
    let producers = [[1, 2], [3, 4]].map(|numbers| {
        let data = numbers.map(|number| app.log.datum(number));
        app.spawn(move |notify| data.map(|datum| notify.data(datum).map_err(|e| e.status())))
    });
    let (log, machine) = (app.log.clone(), app.machine.clone());
    let driver = app.close();
    for accepted in producers.into_iter().flat_map(|producer| producer.join().unwrap()) {
        assert!(matches!(accepted, Ok(()) | Err(NtStatus::INVALID_DEVICE_STATE)));
    }
    for (request, number) in requests.iter().zip(1..) {
        let status = request.wait().expect("no crash").status;
        assert_eq!(status.is_success(), log.requests().contains(&number));
    }
    machine.settle().expect("no crash");
    driver.unload().expect("nothing leaks");
    let ends = |event: &&Event| matches!(event, Event::Lost(_) | Event::Used(_));
    assert_eq!(log.events().iter().filter(ends).count(), 4);
}

#[test]
fn r5_the_handle_closes_while_data_come() {
    let half = setting("DMF_SCHEDULES", 200).div_ceil(2);
    explore::random(half, the_handle_closes_while_data_come);
    explore::pct(half, 3, the_handle_closes_while_data_come);
}

/// A request is returned, cancelled by the application, and cancelled by the close of its handle.
fn three_ways_to_end() {
    let app = App::<Ours<4, 2>>::start();
    let requests = [1, 2].map(|number| Arc::new(app.wait(number)));
    let cancelled = Arc::clone(&requests[0]);
    app.device.surprise_remove().expect("no crash");
    let cancel = app.machine.spawn(move || cancelled.cancel().expect("no crash"));
    let all = app.spawn(|notify| {
        notify.request_return_all(|request| request.complete(NtStatus::NO_MORE_ENTRIES))
    });
    let machine = app.machine.clone();
    let driver = app.close();
    cancel.join().expect("no crash");
    let returned = all.join().expect("no crash");
    let ended: Vec<_> = requests.iter().map(|request| request.wait().unwrap().status).collect();
    let by_return = ended.iter().filter(|status| **status != kmdf_host::NtStatus::CANCELLED);
    assert_eq!(by_return.count(), returned);
    machine.settle().expect("no crash");
    driver.unload().expect("nothing leaks");
}

#[test]
fn r5_a_request_is_returned_cancelled_and_closed_at_once() {
    let half = setting("DMF_SCHEDULES", 200).div_ceil(2);
    explore::random(half, three_ways_to_end);
    explore::pct(half, 3, three_ways_to_end);
}
