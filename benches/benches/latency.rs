//! How long it takes from the moment when the driver has a datum (`data_process`) until the
//! application has it, as a distribution: in one process, and between two.
//!
//! Each datum is the time at which it was given. The application keeps a few requests pending; the
//! driver gives the next datum when the application has had the last one, so nothing queues.

use std::{
    collections::VecDeque,
    env,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Command, ExitCode, Stdio},
    sync::mpsc,
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

use dmf_benches::{App, INTERFACE, Limits, WAIT, measure, subject::Modules};
use kmdf_client::{Connection, Guid};

/// How many requests wait.
const PENDING: usize = 4;
/// How many data are not counted, and how many are.
const WARM_UP: usize = 1_000;
const DATA: usize = 20_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [flag, path] if flag == "--client" => client(Path::new(path)),
        arguments if arguments.iter().any(|argument| argument == "--test") => {}
        _ => both(),
    }
    ExitCode::SUCCESS
}

fn both() {
    println!("| application | p50 | p90 | p99 | max |\n|---|--:|--:|--:|--:|");
    print("in the driver's process", in_process());
    print("in another process", across());
}

/// The time, in nanoseconds, by a clock that all processes have.
fn now() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    u64::try_from(elapsed.as_nanos()).expect("before 2554")
}

fn elapsed_since(output: &[u8]) -> u64 {
    now().saturating_sub(u64::from_ne_bytes(output.try_into().expect("eight bytes")))
}

fn start() -> App<Modules> {
    App::start(Limits::new(64, 64)).expect("the driver starts")
}

fn give(app: &App<Modules>) {
    let way = app.way().clone();
    let give = move || measure::give::<Modules>(&way, now());
    app.machine.run(give).expect("no crash");
}

fn in_process() -> Vec<u64> {
    let app = start();
    let times = thread::scope(|scope| {
        let (done, next) = mpsc::channel();
        let reader = scope.spawn(|| {
            let done = done;
            read(
                || app.wait().expect("no crash"),
                |pending| {
                    let elapsed = elapsed_since(&pending.wait().expect("no crash").output);
                    done.send(()).expect("the source listens");
                    elapsed
                },
            )
        });
        for _ in 0..WARM_UP + DATA {
            give(&app);
            next.recv().expect("the reader answers");
        }
        reader.join().expect("the reader ends")
    });
    app.end().expect("the driver goes");
    times
}

/// Sends requests with `send` and waits for them with `wait`, which gives the time that the datum
/// took.
fn read<P>(mut send: impl FnMut() -> P, mut wait: impl FnMut(P) -> u64) -> Vec<u64> {
    let mut sent: VecDeque<P> = (0..PENDING).map(|_| send()).collect();
    let mut times = Vec::with_capacity(WARM_UP + DATA);
    for count in 0..WARM_UP + DATA {
        let pending = sent.pop_front().expect("one was sent");
        times.push(wait(pending));
        if count + PENDING < WARM_UP + DATA {
            sent.push_back(send());
        }
    }
    times.split_off(WARM_UP)
}

fn across() -> Vec<u64> {
    let app = start();
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("own/socket");
    let server = app.machine.serve(&path).expect("the devices are offered");
    let mut child = Command::new(env::current_exe().expect("this program"))
        .arg("--client")
        .arg(&path)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the application starts");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut line = || lines.next().expect("the application lives").expect("a line");
    let mut times = Vec::with_capacity(WARM_UP + DATA);
    assert_eq!(line(), "ready");
    for _ in 0..WARM_UP + DATA {
        give(&app);
        times.push(line().parse().expect("a number"));
    }
    child.wait().expect("the application ends");
    server.stop();
    app.end().expect("the driver goes");
    times.split_off(WARM_UP)
}

/// The application in another process: a line for each datum, the time that it took.
fn client(path: &Path) {
    let file = Connection::to(path).and_then(|connection| connection.open_interface(&interface()));
    let file = file.expect("the device is there");
    let mut out = io::stdout().lock();
    let send = || file.ioctl_overlapped(WAIT, &[], size_of::<u64>()).expect("no crash");
    let mut first = true;
    read(send, |pending| {
        if std::mem::take(&mut first) {
            writeln!(out, "ready").expect("somebody reads");
        }
        let elapsed = elapsed_since(&pending.wait().expect("no crash").output);
        writeln!(out, "{elapsed}").expect("somebody reads");
        out.flush().expect("somebody reads");
        elapsed
    });
}

fn interface() -> Guid {
    Guid {
        data1: INTERFACE.data1,
        data2: INTERFACE.data2,
        data3: INTERFACE.data3,
        data4: INTERFACE.data4,
    }
}

fn print(what: &str, mut times: Vec<u64>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 1000).min(times.len() - 1)];
    let [p50, p90, p99, max] = [500, 900, 990, 1000].map(|share| {
        let [whole, tenths] = [at(share) / 1000, at(share) / 100 % 10];
        format!("{whole}.{tenths} µs")
    });
    println!("| {what} | {p50} | {p90} | {p99} | {max} |");
}
