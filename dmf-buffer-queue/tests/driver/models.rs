//! Plain models of the pools and of the queue, against which any sequence of operations is played.

use std::collections::VecDeque;

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, Filled, PoolConfig, Sink, Source, Vacant};
use dmf_core::prelude::*;
use proptest::prelude::*;

use crate::support::{Ledger, Rig, Tracked};

/// A Source and a Sink, and a queue made of another two.
#[module(options = Dispatch, config = Sizes)]
pub(crate) struct Pools {
    #[child(config = Sizes::source)]
    source: Child<BufferPool<Tracked, Source, u64>>,
    #[child(config = |_| PoolConfig::sink())]
    sink: Child<BufferPool<Tracked, Sink, u64>>,
    #[child(config = Sizes::queue)]
    queue: Child<BufferQueue<Tracked, u64>>,
}

#[callbacks]
impl Module for Pools {}

#[derive(Clone, Debug, ModuleConfig)]
pub(crate) struct Sizes {
    count: u32,
    lookaside: bool,
}

impl Sizes {
    fn source(&self) -> PoolConfig {
        PoolConfig::source(self.count).with_lookaside(self.lookaside)
    }

    fn queue(&self) -> Config {
        Config::new(self.count).with_lookaside(self.lookaside)
    }
}

/// What both the pools and the queue can do.
trait Subject {
    fn fetch(&self) -> Result<Vacant<Tracked, u64>>;
    fn put(&self, buffer: Filled<Tracked, u64>);
    fn put_at_head(&self, buffer: Filled<Tracked, u64>);
    fn take(&self) -> Option<Filled<Tracked, u64>>;
    fn flush(&self);
    fn waiting(&self) -> usize;
    /// How many are empty, if that can be asked.
    fn vacant(&self) -> Option<usize>;
}

impl Subject for Pools {
    fn fetch(&self) -> Result<Vacant<Tracked, u64>> {
        self.source.get()
    }
    fn put(&self, buffer: Filled<Tracked, u64>) {
        self.sink.put(buffer);
    }
    fn put_at_head(&self, buffer: Filled<Tracked, u64>) {
        self.sink.put_at_head(buffer);
    }
    fn take(&self) -> Option<Filled<Tracked, u64>> {
        self.sink.take()
    }
    fn flush(&self) {
        while self.sink.take().is_some() {}
    }
    fn waiting(&self) -> usize {
        self.sink.count()
    }
    fn vacant(&self) -> Option<usize> {
        Some(self.source.count())
    }
}

impl Subject for BufferQueue<Tracked, u64> {
    fn fetch(&self) -> Result<Vacant<Tracked, u64>> {
        Self::fetch(self)
    }
    fn put(&self, buffer: Filled<Tracked, u64>) {
        self.enqueue(buffer);
    }
    fn put_at_head(&self, buffer: Filled<Tracked, u64>) {
        self.enqueue_at_head(buffer);
    }
    fn take(&self) -> Option<Filled<Tracked, u64>> {
        self.dequeue()
    }
    fn flush(&self) {
        Self::flush(self);
    }
    fn waiting(&self) -> usize {
        self.count()
    }
    fn vacant(&self) -> Option<usize> {
        None
    }
}

/// An operation; the number chooses one of the buffers that are held.
#[derive(Clone, Copy, Debug)]
enum Step {
    Fetch,
    Write(usize),
    DropVacant(usize),
    Put(usize),
    PutAtHead(usize),
    Take,
    DropFilled(usize),
    Flush,
}

fn step() -> impl Strategy<Value = Step> {
    let any = any::<usize>;
    prop_oneof![
        4 => Just(Step::Fetch),
        4 => any().prop_map(Step::Write),
        1 => any().prop_map(Step::DropVacant),
        3 => any().prop_map(Step::Put),
        1 => any().prop_map(Step::PutAtHead),
        3 => Just(Step::Take),
        2 => any().prop_map(Step::DropFilled),
        1 => Just(Step::Flush),
    ]
}

/// The model, and beside it the buffers that are held for real.
#[derive(Default)]
struct Model {
    /// Whether there may be more buffers than the Config's count.
    may_grow: bool,
    vacant: usize,
    additional: usize,
    waiting: VecDeque<u64>,
    issued: u64,
    ended: Vec<u64>,
    held_vacant: Vec<Vacant<Tracked, u64>>,
    held_filled: Vec<Filled<Tracked, u64>>,
}

fn pick<T>(held: &mut Vec<T>, which: usize) -> Option<T> {
    (!held.is_empty()).then(|| held.swap_remove(which % held.len()))
}

impl Model {
    fn new(sizes: &Sizes) -> Self {
        Self { may_grow: sizes.lookaside, vacant: sizes.count as usize, ..Self::default() }
    }

    /// A buffer returns to the Source.
    fn home(&mut self) {
        if self.additional > 0 {
            self.additional -= 1;
        } else {
            self.vacant += 1;
        }
    }

    fn end(&mut self, number: u64) {
        self.ended.push(number);
        self.home();
    }

    fn play(&mut self, subject: &impl Subject, ledger: &Ledger, step: Step) {
        match step {
            Step::Fetch => self.fetch(subject),
            Step::Write(which) => self.write(ledger, which),
            Step::DropVacant(which) => {
                if let Some(buffer) = pick(&mut self.held_vacant, which) {
                    drop(buffer);
                    self.home();
                }
            }
            Step::Put(which) => {
                if let Some(buffer) = pick(&mut self.held_filled, which) {
                    self.waiting.push_back(buffer.number);
                    subject.put(buffer);
                }
            }
            Step::PutAtHead(which) => {
                if let Some(buffer) = pick(&mut self.held_filled, which) {
                    self.waiting.push_front(buffer.number);
                    subject.put_at_head(buffer);
                }
            }
            Step::Take => {
                let taken = subject.take();
                assert_eq!(taken.as_ref().map(|buffer| buffer.number), self.waiting.pop_front());
                self.held_filled.extend(taken);
            }
            Step::DropFilled(which) => {
                if let Some(buffer) = pick(&mut self.held_filled, which) {
                    self.end(buffer.number);
                    drop(buffer);
                }
            }
            Step::Flush => {
                subject.flush();
                while let Some(number) = self.waiting.pop_front() {
                    self.end(number);
                }
            }
        }
    }

    fn fetch(&mut self, subject: &impl Subject) {
        let fetched = subject.fetch();
        if self.vacant > 0 {
            self.vacant -= 1;
        } else if self.may_grow {
            self.additional += 1;
        } else {
            assert_eq!(fetched.unwrap_err(), Error::Status(NtStatus::NO_MORE_ENTRIES));
            return;
        }
        let mut buffer = fetched.unwrap();
        assert_eq!(*buffer.context(), 0, "each use starts with a new context");
        self.held_vacant.push(buffer);
    }

    fn write(&mut self, ledger: &Ledger, which: usize) {
        if let Some(mut buffer) = pick(&mut self.held_vacant, which) {
            self.issued += 1;
            *buffer.context() = self.issued;
            self.held_filled.push(buffer.write(ledger.issue(self.issued)));
        }
    }

    /// How many buffers there must be: in the Source, in the Sink, and held.
    fn created(&self) -> usize {
        self.vacant + self.waiting.len() + self.held_vacant.len() + self.held_filled.len()
    }

    fn check(&self, subject: &impl Subject, ledger: &Ledger) {
        assert_eq!(subject.waiting(), self.waiting.len());
        assert!(subject.vacant().is_none_or(|vacant| vacant == self.vacant));
        assert_eq!(ledger.ended(), self.ended, "each payload ends once, when it should");
        assert!(self.held_filled.iter().all(|buffer| *buffer.context() == buffer.number));
    }
}

/// Plays `steps`, closes with what is held then, and ends that in any order afterwards.
fn play<S: Subject + 'static>(
    subject: fn(&Pools) -> &S,
    sizes: Sizes,
    steps: Vec<Step>,
    seed: usize,
) {
    let (mut model, count) = (Model::new(&sizes), sizes.count as usize);
    let (rig, ledger) = (Rig::<Pools>::start(sizes), Ledger::default());
    let (machine, inside) = (rig.machine.clone(), ledger.clone());
    let objects = move || usize::try_from(machine.counters().objects).expect("not that many");
    let others = objects() - count;
    let model = rig.run(move |pools| {
        for step in steps {
            model.play(subject(pools), &inside, step);
            model.check(subject(pools), &inside);
            assert_eq!(objects() - others, model.created(), "no buffer is lost or made up");
        }
        model
    });
    rig.remove();
    let after = ledger.clone();
    let issued = model.issued;
    rig.machine.run(move || end(model, &after, seed)).unwrap();
    rig.unload().unwrap();
    assert!(ledger.ended_sorted().into_iter().eq(1..=issued), "each ends exactly once");
}

/// After close: what waited has ended, what is held ends now, in any order.
fn end(mut model: Model, ledger: &Ledger, seed: usize) {
    model.ended.extend(&model.waiting);
    assert_eq!(ledger.ended(), model.ended, "what waits ends at close, in order");
    while let Some(buffer) = pick(&mut model.held_filled, seed) {
        model.ended.push(buffer.number);
        drop((buffer, pick(&mut model.held_vacant, seed)));
        assert_eq!(ledger.ended(), model.ended);
    }
}

fn sizes() -> impl Strategy<Value = Sizes> {
    (1..5_u32, any::<bool>()).prop_map(|(count, lookaside)| Sizes { count, lookaside })
}

/// A modest number of cases, unless the environment asks for another.
fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(64),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn pools_do_what_their_model_does(
        sizes in sizes(), steps in prop::collection::vec(step(), 0..80), seed: usize,
    ) {
        play(|pools| pools, sizes, steps, seed);
    }

    #[test]
    fn a_queue_does_what_its_model_does(
        sizes in sizes(), steps in prop::collection::vec(step(), 0..80), seed: usize,
    ) {
        play(|pools| &*pools.queue, sizes, steps, seed);
    }
}
