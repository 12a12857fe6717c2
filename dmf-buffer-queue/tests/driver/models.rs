//! Plain models of the pools and of the queue, against which any sequence of operations is played.

use std::{collections::VecDeque, time::Duration};

use dmf_buffer_queue::{
    BufferPool, BufferQueue, Config, Disposition, Filled, PoolConfig, Sink, Source, Vacant,
};
use dmf_core::prelude::*;
use kmdf_host::Machine;
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
    /// A buffer whose time is over is dropped.
    fn put_with_timer(&self, buffer: Filled<Tracked, u64>, delay: Duration);
    fn enumerate(
        &self,
        visit: impl FnMut(&mut Tracked, &mut u64) -> Disposition,
    ) -> Option<Filled<Tracked, u64>>;
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
    fn put_with_timer(&self, buffer: Filled<Tracked, u64>, delay: Duration) {
        self.sink.put_with_timer(buffer, delay, |_, buffer| drop(buffer));
    }
    fn enumerate(
        &self,
        visit: impl FnMut(&mut Tracked, &mut u64) -> Disposition,
    ) -> Option<Filled<Tracked, u64>> {
        self.sink.enumerate(visit)
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
    fn put_with_timer(&self, buffer: Filled<Tracked, u64>, delay: Duration) {
        self.enqueue_with_timer(buffer, delay, |_, buffer| drop(buffer));
    }
    fn enumerate(
        &self,
        visit: impl FnMut(&mut Tracked, &mut u64) -> Disposition,
    ) -> Option<Filled<Tracked, u64>> {
        Self::enumerate(self, visit)
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
    /// With a deadline after so many milliseconds.
    PutWithTimer(usize, u8),
    /// Plays these dispositions, as far as there are buffers; then it stops.
    Enumerate([Disposition; 3]),
    /// Lets so many milliseconds go by.
    Advance(u8),
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
        3 => (any(), 0..6_u8).prop_map(|(which, delay)| Step::PutWithTimer(which, delay)),
        2 => [disposition(), disposition(), disposition()].prop_map(Step::Enumerate),
        2 => (0..6_u8).prop_map(Step::Advance),
        3 => Just(Step::Take),
        2 => any().prop_map(Step::DropFilled),
        1 => Just(Step::Flush),
    ]
}

fn disposition() -> impl Strategy<Value = Disposition> {
    prop_oneof![
        Just(Disposition::Continue),
        Just(Disposition::Stop),
        Just(Disposition::RemoveAndStop),
        Just(Disposition::StopTimerAndStop),
        Just(Disposition::StopTimerAndContinue),
        Just(Disposition::ResetTimerAndStop),
        Just(Disposition::ResetTimerAndContinue),
    ]
}

/// A buffer that waits: its number, and its deadline if it has one.
#[derive(Clone, Copy)]
struct Waiting {
    number: u64,
    due: Option<Deadline>,
}

/// When, and how many deadlines were set before; those at the same time come in that order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Deadline {
    at: u64,
    order: u64,
    delay: u8,
}

/// The model, and beside it the buffers that are held for real.
#[derive(Default)]
struct Model {
    /// Whether there may be more buffers than the Config's count.
    may_grow: bool,
    vacant: usize,
    additional: usize,
    waiting: VecDeque<Waiting>,
    now: u64,
    deadlines: u64,
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

    /// A deadline that is set now.
    fn deadline(&mut self, delay: u8) -> Deadline {
        self.deadlines += 1;
        Deadline { at: self.now + u64::from(delay), order: self.deadlines, delay }
    }

    /// Ends what is due.
    fn expire(&mut self) {
        let due = |waiting: &Waiting| waiting.due.filter(|due| due.at <= self.now);
        let mut expired: Vec<_> = self
            .waiting
            .iter()
            .filter_map(|waiting| Some((due(waiting)?, waiting.number)))
            .collect();
        self.waiting.retain(|waiting| due(waiting).is_none());
        expired.sort_unstable();
        for (_, number) in expired {
            self.end(number);
        }
    }

    fn enumerate(&mut self, subject: &impl Subject, dispositions: [Disposition; 3]) {
        use Disposition as D;

        let (mut seen, mut next) = (Vec::new(), dispositions.into_iter());
        let removed = subject.enumerate(|payload, context| {
            assert_eq!(payload.number, *context);
            seen.push(payload.number);
            next.next().unwrap_or(Disposition::Stop)
        });
        let mut at = 0;
        let mut expected = None;
        for disposition in dispositions.into_iter().chain([Disposition::Stop]) {
            let Some(waiting) = self.waiting.get(at).copied() else { break };
            assert_eq!(seen.get(at), Some(&waiting.number));
            at += 1;
            match disposition {
                D::RemoveAndStop => {
                    self.waiting.remove(at - 1);
                    expected = Some(waiting.number);
                }
                D::StopTimerAndStop | D::StopTimerAndContinue => self.waiting[at - 1].due = None,
                D::ResetTimerAndStop | D::ResetTimerAndContinue => {
                    self.waiting[at - 1].due = waiting.due.map(|due| self.deadline(due.delay));
                }
                D::Continue | D::Stop => {}
            }
            if !matches!(
                disposition,
                D::Continue | D::StopTimerAndContinue | D::ResetTimerAndContinue
            ) {
                break;
            }
        }
        assert_eq!((seen.len(), removed.as_ref().map(|buffer| buffer.number)), (at, expected));
        self.held_filled.extend(removed);
    }

    fn play(&mut self, subject: &impl Subject, machine: &Machine, ledger: &Ledger, step: Step) {
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
                    self.waiting.push_back(Waiting { number: buffer.number, due: None });
                    subject.put(buffer);
                }
            }
            Step::PutAtHead(which) => {
                if let Some(buffer) = pick(&mut self.held_filled, which) {
                    self.waiting.push_front(Waiting { number: buffer.number, due: None });
                    subject.put_at_head(buffer);
                }
            }
            Step::PutWithTimer(which, delay) => {
                if let Some(buffer) = pick(&mut self.held_filled, which) {
                    let due = Some(self.deadline(delay));
                    self.waiting.push_back(Waiting { number: buffer.number, due });
                    subject.put_with_timer(buffer, Duration::from_millis(delay.into()));
                }
            }
            Step::Enumerate(dispositions) => self.enumerate(subject, dispositions),
            Step::Advance(milliseconds) => {
                let by = Duration::from_millis(milliseconds.into());
                machine.advance(by).unwrap_or_else(|crash| panic!("{crash}"));
                self.now += u64::from(milliseconds);
                self.expire();
            }
            Step::Take => {
                let taken = subject.take();
                let oldest = self.waiting.pop_front().map(|waiting| waiting.number);
                assert_eq!(taken.as_ref().map(|buffer| buffer.number), oldest);
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
                while let Some(waiting) = self.waiting.pop_front() {
                    self.end(waiting.number);
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
    let machine = Machine::builder().virtual_time().build();
    let (rig, ledger) = (Rig::<Pools>::start_on(&machine, sizes), Ledger::default());
    let (clock, inside) = (machine.clone(), ledger.clone());
    let objects = move || usize::try_from(machine.counters().objects).expect("not that many");
    let others = objects() - count;
    let model = rig.run(move |pools| {
        for step in steps {
            model.play(subject(pools), &clock, &inside, step);
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
    model.ended.extend(model.waiting.iter().map(|waiting| waiting.number));
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
