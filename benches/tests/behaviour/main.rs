//! What both drivers do: the one made of Modules, and the one written by hand that it is compared
//! with. The same tests for both, so that the comparison is one of equals.

mod load;
mod options;
mod rules;

/// Has each test for each driver.
macro_rules! for_both {
    ($($test:path as $name:ident;)*) => {
        mod modules {
            $(#[test]
            fn $name() {
                $test(&crate::start::<dmf_benches::subject::Modules>);
            })*
        }

        mod by_hand {
            $(#[test]
            fn $name() {
                $test(&crate::start::<dmf_benches::subject::ByHand>);
            })*
        }
    };
}

for_both! {
    crate::rules::request_first as a_datum_goes_to_the_request_that_waits;
    crate::rules::datum_first as a_request_gets_the_datum_that_waits;
    crate::rules::order as data_go_to_requests_oldest_to_oldest;
    crate::rules::discarded as the_oldest_datum_goes_when_too_many_wait;
    crate::rules::quota as no_more_requests_wait_than_may;
    crate::rules::cancelled as a_cancelled_request_gets_no_datum_and_frees_its_place;
    crate::rules::taken_away as requests_end_and_data_are_refused_when_the_device_goes;
    crate::rules::too_short as a_request_without_room_is_told_so;
    crate::rules::others as other_requests_are_not_supported;
    crate::rules::mixed as statistics_add_up;
    crate::rules::no_places as a_driver_without_places_for_data_takes_none;
    crate::options::times as completion_routines_see_when_both_came_and_the_status;
    crate::options::no_times as without_time_stamps_all_times_are_zero;
    crate::options::logged as what_happens_is_logged;
    crate::load::in_order as each_datum_arrives_once_and_in_the_order_of_its_producer;
    crate::load::cancel as requests_are_cancelled_under_load_and_no_datum_is_lost;
    crate::load::removal as the_device_is_taken_away_under_load;
}

/// How a test starts its driver, with so many requests and data that may wait.
type Start<S> = dyn Fn(u32, u32) -> dmf_benches::App<S>;

fn start<S: dmf_benches::Subject>(requests: u32, data: u32) -> dmf_benches::App<S> {
    let limits = dmf_benches::Limits::new(requests, data);
    dmf_benches::App::start(limits).expect("the driver starts")
}
