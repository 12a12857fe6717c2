//! Each scenario, for ours and for C's algorithm.

use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use kmdf_host::explore;

use crate::{
    bounded,
    scenarios::{C, Ours, Verdict, *},
};

/// A number from the environment.
pub fn setting(name: &str, default: usize) -> usize {
    env::var(name).map_or(default, |number| number.parse().expect("a number"))
}

/// Ours is right under random schedules, under some with few preemptions, and under all with one.
fn holds(scenario: fn() -> Verdict) {
    let test = move || scenario().expect("ours is right");
    let half = setting("DMF_SCHEDULES", 400).div_ceil(2);
    explore::random(half, test);
    bounded::some(4, half, Arc::default(), test);
    let preemptions = setting("DMF_PREEMPTIONS", 1);
    let tried = bounded::every(preemptions, test);
    println!("right in all {tried} schedules with at most {preemptions} preemptions");
}

/// C's algorithm is wrong under one with few preemptions.
fn breaks_in_c(scenario: fn() -> Verdict) {
    let found = Arc::new(AtomicBool::new(false));
    let note = Arc::clone(&found);
    let tried = bounded::some(3, 20_000, Arc::clone(&found), move || {
        if let Err(how) = scenario() {
            println!("C's algorithm: {how}");
            note.store(true, Ordering::Relaxed);
        }
    });
    println!("found in schedule {tried}");
    assert!(found.load(Ordering::Relaxed), "the schedules do not find the defect");
}

/// Declares the pair of tests of a scenario.
macro_rules! compare {
    ($($holds:ident / $breaks:ident: $scenario:ident, <$requests:literal, $data:literal>;)*) => {
        $(
            #[test]
            fn $holds() {
                holds($scenario::<Ours<$requests, $data>>);
            }

            #[test]
            fn $breaks() {
                breaks_in_c($scenario::<C<$requests, $data>>);
            }
        )*
    };
}

compare! {
    n3_no_request_and_datum_both_wait / n3_both_wait_in_c: a_datum_a_return_and_a_request, <4, 2>;
    n3_nor_when_a_request_is_cancelled / n3_both_wait_in_c_after_a_cancel:
        a_datum_a_cancel_and_a_request, <4, 2>;
    n4_data_are_delivered_in_order / n4_data_are_delivered_out_of_order_in_c:
        two_requests_for_two_data, <4, 2>;
    n4_requests_are_completed_in_order / n4_requests_are_completed_out_of_order_in_c:
        two_data_for_two_requests, <4, 2>;
    n4_data_stay_in_order / n4_data_are_put_back_out_of_order_in_c:
        two_requests_that_are_cancelled, <4, 2>;
    n5a_no_datum_is_lost_while_there_is_room / n5a_the_newest_is_lost_in_c:
        two_data_for_one_request_and_one_place, <4, 1>;
    n5b_the_oldest_is_discarded / n5b_the_wrong_one_is_discarded_in_c:
        a_datum_too_many_and_a_cancel, <4, 2>;
    n15_a_free_place_is_given / n15_a_free_place_is_refused_in_c: two_requests_for_one_place, <1, 2>;
}

/// The example of the specification. In C's algorithm it takes three preemptions at just the right
/// places, too rare to be looked for here.
#[test]
fn n3_nor_when_two_data_come_for_one_request() {
    holds(two_data_and_a_request::<Ours<4, 2>>);
}
