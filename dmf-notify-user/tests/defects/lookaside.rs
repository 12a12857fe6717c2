//! More data than there are buffers: how many more is said in the Config.

use dmf_notify_user::Config;

use crate::{
    rig::{App, Datum, Notify as _, Setup, answer},
    setups::Notify,
};

/// Two data may wait in buffers that are there, and three in others.
struct TwoAndThree;

impl Setup for TwoAndThree {
    type Notify = Notify;

    fn config() -> Config<Datum> {
        Config::new(8).with_max_pending_data(2).with_max_additional_data(3)
    }
}

/// In C a lookaside list takes the limit away, and the driver grows until the memory is gone.
#[test]
fn the_lookaside_list_is_bounded_too() {
    let app = App::<TwoAndThree>::start();
    let empty = app.machine.counters().objects;
    for round in 0..3 {
        app.data(10 * round..10 * round + 7);
        assert_eq!(app.waiting(), (0, 5));
        for number in 10 * round + 2..10 * round + 7 {
            assert_eq!(answer(&app.wait(number)), number, "the oldest two were discarded");
        }
        assert_eq!(app.machine.counters().objects, empty, "what was allocated is freed again");
    }
    assert_eq!(app.log.lost(), [0, 1, 10, 11, 20, 21]);
    app.end();
}

/// A datum for which there is no memory takes the place of the oldest; it is never the one that goes.
#[test]
fn n5_without_memory_the_oldest_datum_is_discarded() {
    let app = App::<TwoAndThree>::start();
    app.data([1, 2]);
    for number in 3..=5 {
        let (datum, machine) = (app.log.datum(number), app.machine.clone());
        app.call(move |notify| {
            // The third takes the buffer that is kept for delivery; the others must be allocated.
            machine.fail_allocation(u64::from(number > 3));
            let accepted = notify.data(datum);
            machine.fail_allocation(0);
            accepted
        })
        .expect("it is accepted");
    }
    assert_eq!((app.waiting(), app.log.lost()), ((0, 3), vec![1, 2]));
    assert_eq!([10, 11, 12].map(|number| answer(&app.wait(number))), [3, 4, 5]);
    app.end();
}
