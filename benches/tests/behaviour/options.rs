//! What a device can be asked for: time stamps, and a log.

use std::time::Duration;

use dmf_benches::{App, Limits, Subject, WAIT, subject::TOLD};
use dmf_core::etw::Provider;
use kmdf_host::{EtwEvent, Machine, Pending};

use crate::Start;

const NAME: &str = "Dmf.Benches";

/// A device for two requests and one datum.
fn limits() -> Limits {
    Limits::new(2, 1)
}

/// Sends a request with room for what [`Subject::give_timed`] gives.
fn wait<S: Subject>(app: &App<S>) -> Pending {
    app.send(WAIT, 4 * size_of::<i64>()).expect("no crash")
}

fn give<S: Subject>(app: &App<S>, datum: u64) {
    let way = app.way().clone();
    let given = app.machine.run(move || S::give_timed(&way, datum)).expect("no crash");
    assert_eq!(given, 0);
}

fn numbers(pending: &Pending) -> [i64; 4] {
    assert!(pending.is_done(), "the request waits");
    let output = pending.wait().expect("no crash").ok().expect("a datum");
    let mut numbers =
        output.chunks(8).map(|bytes| i64::from_ne_bytes(bytes.try_into().expect("eight")));
    [(); 4].map(|()| numbers.next().expect("four numbers"))
}

fn advance<S: Subject>(app: &App<S>, milliseconds: u64) {
    app.machine.advance(Duration::from_millis(milliseconds)).expect("no crash");
}

pub(crate) fn times<S: Subject>(_: &Start<S>) {
    let app = App::<S>::start(Limits { time_stamps: true, ..limits() }).expect("it starts");
    let now = app.machine.run(dmf_core::time::performance_counter).expect("no crash");
    let at = |milliseconds: i64| now + 10_000 * milliseconds;
    let first = wait(&app);
    advance(&app, 3);
    give(&app, 7);
    assert_eq!(numbers(&first), [7, at(0), at(3), TOLD.into()]);
    give(&app, 8);
    advance(&app, 4);
    assert_eq!(numbers(&wait(&app)), [8, at(7), at(3), TOLD.into()]);
    app.end().expect("nothing leaks");
}

pub(crate) fn no_times<S: Subject>(_: &Start<S>) {
    let app = App::<S>::start(limits()).expect("it starts");
    let first = wait(&app);
    advance(&app, 3);
    give(&app, 7);
    give(&app, 8);
    let told = i64::from(TOLD);
    assert_eq!(numbers(&first), [7, 0, 0, told]);
    assert_eq!(numbers(&wait(&app)), [8, 0, 0, told]);
    app.end().expect("nothing leaks");
}

/// A line for each event: its level, name, and fields.
fn line(event: &EtwEvent) -> String {
    format!("{} {} {:?}", event.level, event.name, event.fields)
}

fn log<S: Subject>(provider: Option<&'static str>) -> Vec<String> {
    let machine = Machine::builder().virtual_time().build();
    let guid = Provider::guid(NAME);
    let guid = wdk_sys::GUID {
        Data1: guid.data1,
        Data2: guid.data2,
        Data3: guid.data3,
        Data4: guid.data4,
    };
    machine.etw().enable(guid, 4, 0).expect("a listener");
    let app = App::<S>::start_on(&machine, Limits { provider, ..limits() }).expect("it starts");
    wait(&app).cancel().expect("no crash");
    let requests = [wait(&app), wait(&app), wait(&app)];
    (1..=4).for_each(|datum| give(&app, datum));
    assert!(requests.iter().all(Pending::is_done));
    app.end().expect("nothing leaks");
    machine.etw().events().iter().map(line).collect()
}

pub(crate) fn logged<S: Subject>(_: &Start<S>) {
    assert_eq!(log::<S>(None), [""; 0]);
    let expected = log::<dmf_benches::subject::Modules>(Some(NAME));
    let names: Vec<_> = expected.iter().filter_map(|line| line.split(' ').nth(1)).collect();
    let all = ["Open", "RequestCancelled", "RequestRejected", "DataDiscarded", "Close"];
    assert_eq!(names, all);
    assert_eq!(log::<S>(Some(NAME)), expected);
}
