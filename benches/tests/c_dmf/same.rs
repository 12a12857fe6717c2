//! Random sequences of what an application and a source of data do, one after the other: both drivers
//! complete the same requests, at the same time, in the same order, with the same bytes.

use dmf_benches::{
    App, Limits,
    c_dmf::{CDmf, Way},
    subject::Modules,
};
use kmdf_host::Pending;
use wdk_sys::{STATUS_INVALID_DEVICE_STATE, STATUS_QUOTA_EXCEEDED};

const WALKS: u64 = 300;
const STEPS: u64 = 60;

#[derive(Clone, Copy, Debug)]
enum Step {
    /// The application sends a request.
    Wait,
    /// A datum comes.
    Give(u64),
    /// The application cancels a request: one of those that it has sent.
    Cancel(u32),
}

/// What can be done with a driver.
trait Peer {
    fn wait(&self) -> Pending;
    fn give(&self, datum: u64);
}

impl Peer for CDmf {
    fn wait(&self) -> Pending {
        self.wait(size_of::<u64>()).expect("no crash")
    }

    fn give(&self, datum: u64) {
        self.call(Way::Give, datum).expect("no crash");
    }
}

impl Peer for App<Modules> {
    fn wait(&self) -> Pending {
        self.wait().expect("no crash")
    }

    fn give(&self, datum: u64) {
        assert_eq!(self.give(datum).expect("no crash"), 0);
    }
}

/// The requests that end in each step: which, with what status, and what bytes.
type Seen = Vec<Vec<(usize, i32, Vec<u8>)>>;

fn walk(peer: &impl Peer, steps: &[Step]) -> Seen {
    let (mut sent, mut waiting) = (Vec::new(), Vec::new());
    let step = |step: &Step| {
        match *step {
            Step::Wait => {
                waiting.push(sent.len());
                sent.push(peer.wait());
            }
            Step::Give(datum) => peer.give(datum),
            Step::Cancel(at) => {
                if let Some(at) = (at as usize).checked_rem(sent.len()) {
                    sent[at].cancel().expect("no crash");
                }
            }
        }
        let ended = waiting.extract_if(.., |number| sent[*number].is_done());
        let ended = ended.map(|number| {
            let end = sent[number].wait().expect("no crash");
            // N16: "too many requests" is another status.
            let refused = end.status == STATUS_INVALID_DEVICE_STATE;
            let status = if refused { STATUS_QUOTA_EXCEEDED } else { end.status.0 };
            (number, status, end.output)
        });
        ended.collect()
    };
    steps.iter().map(step).collect()
}

/// Numbers that look random, the same ones each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32 % limit
    }
}

#[test]
fn an_application_sees_the_same_of_both() {
    for seed in 1..=WALKS {
        let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let [requests, data] = [(); 2].map(|()| 1 + numbers.below(4));
        let steps: Vec<_> = (0..STEPS)
            .map(|number| match numbers.below(5) {
                0 | 1 => Step::Wait,
                2 | 3 => Step::Give(number),
                _ => Step::Cancel(numbers.below(60)),
            })
            .collect();
        let Some(c_dmf) = crate::start(requests, data, &[]) else { return };
        let modules = App::<Modules>::start(Limits::new(requests, data)).expect("it starts");
        let seen = (walk(&c_dmf, &steps), walk(&modules, &steps));
        assert_eq!(seen.0, seen.1, "C DMF, Modules; {requests} and {data} places: {steps:?}");
        c_dmf.end().expect("nothing is left");
        modules.end().expect("nothing is left");
    }
}
