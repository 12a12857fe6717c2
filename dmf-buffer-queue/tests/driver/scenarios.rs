//! The scenarios with which DMF tests its pools (P1 to P6, Q1, Q2), and R7: several threads, each
//! doing at random whatever can be done, with a clock that goes on and memory that is short.
//!
//! Each test prints its seed. `DMF_SEED=..` plays one again (as far as threads let it be the same),
//! `DMF_ROUNDS=..` sets how many actions each thread plays.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use dmf_buffer_queue::{
    BufferPool, BufferQueue, Config, Disposition, Filled, PoolConfig, Sink, Source, Vacant,
};
use dmf_core::prelude::*;
use kmdf_host::Machine;

use crate::support::Rig;

/// The sizes of DMF's test: 32 bytes, 16 buffers, and more from a lookaside list; threads stop to
/// add when 24 wait.
const SIZE: u32 = 32;
const BUFFERS: u32 = 16;
const ENOUGH: usize = 24;
const WORKERS: u64 = 2;

/// What DMF's test has in each buffer's context.
#[derive(Default)]
struct Stamp {
    signature: u32,
    checksum: u32,
}

const SIGNATURE: u32 = 0x5144_4D46;

type Buffer = Filled<[u8], Stamp>;
type Queue = BufferQueue<[u8], Stamp>;

/// Marsaglia's xorshift64.
#[derive(Clone)]
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn milliseconds(&mut self) -> Duration {
        Duration::from_millis(1 + self.below(100))
    }

    fn disposition(&mut self) -> Disposition {
        match self.below(7) {
            0 => Disposition::Continue,
            1 => Disposition::Stop,
            2 => Disposition::RemoveAndStop,
            3 => Disposition::StopTimerAndStop,
            4 => Disposition::StopTimerAndContinue,
            5 => Disposition::ResetTimerAndStop,
            _ => Disposition::ResetTimerAndContinue,
        }
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().expect("a number"))
}

/// The random numbers of each worker, from a seed that is said.
fn seeds(test: &str) -> Vec<Random> {
    let entropy = || {
        use std::hash::{BuildHasher, RandomState};
        RandomState::new().hash_one(test)
    };
    let seed = setting("DMF_SEED").unwrap_or_else(entropy);
    println!("{test}: DMF_SEED={seed}");
    (0..WORKERS).map(|worker| Random((seed ^ (worker << 17)).max(1))).collect()
}

fn rounds() -> u64 {
    setting("DMF_ROUNDS").unwrap_or(3000)
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(1, |sum, byte| sum.rotate_left(5) ^ u32::from(*byte))
}

/// Fills a buffer, which must be zeros before (B2), with bytes in sequence, and their checksum.
fn fill(buffer: Vacant<[u8], Stamp>, random: &mut Random) -> Buffer {
    let start = random.below(256).to_le_bytes()[0];
    let mut filled = buffer
        .fill(SIZE as usize, |bytes| {
            assert!(bytes.iter().all(|byte| *byte == 0), "a new use starts with zeros");
            let numbers = (0..=u8::MAX).cycle().skip(start.into());
            bytes.iter_mut().zip(numbers).for_each(|(byte, number)| *byte = number);
        })
        .unwrap();
    assert_eq!(filled.context().signature, 0, "and with a new context");
    let checksum = checksum(&filled);
    *filled.context_mut() = Stamp { signature: SIGNATURE, checksum };
    filled
}

fn validate(bytes: &[u8], stamp: &Stamp) {
    assert_eq!((bytes.len(), stamp.signature), (SIZE as usize, SIGNATURE));
    assert_eq!(checksum(bytes), stamp.checksum);
}

/// Looks at a buffer in one of the ways of C's getters: plain, with its memory, with a descriptor.
fn inspect(buffer: &mut Buffer, random: &mut Random) {
    validate(buffer, buffer.context());
    match random.below(3) {
        0 => {}
        1 => {
            let range = buffer.memory();
            assert_eq!((range.handle().is_null(), range.len()), (false, SIZE as usize));
        }
        _ => {
            let mut range = buffer.memory();
            let offset = range.offset();
            // SAFETY: a range's descriptor is of a handle, and its offset is in the range.
            let named = unsafe { range.descriptor().u.HandleType };
            // SAFETY: as above.
            assert_eq!(unsafe { (*named.Offsets).BufferLength }, offset.BufferLength);
        }
    }
}

/// Lets time go on until it is told to stop; and lets memory fail at random if it shall.
fn tick(machine: &Machine, failing: bool, mut random: Random) -> (Arc<AtomicBool>, JoinHandle<()>) {
    let (clock, done) = (machine.clone(), Arc::new(AtomicBool::new(false)));
    let stop = Arc::clone(&done);
    let ticking = thread::spawn(move || {
        while !stop.load(Relaxed) {
            if failing {
                clock.fail_allocation(random.below(4));
            }
            clock.advance(Duration::from_millis(1)).unwrap_or_else(|crash| panic!("{crash}"));
        }
        clock.fail_allocation(0);
    });
    (done, ticking)
}

/// Plays `worker` on each thread while the clock goes on.
fn play<M: crate::support::Testable>(
    rig: &Rig<M>,
    test: &str,
    failing: bool,
    worker: fn(&M, &mut Random),
) {
    let seeds = seeds(test);
    let (done, ticking) = tick(&rig.machine, failing, seeds[0].clone());
    let workers: Vec<_> = seeds
        .into_iter()
        .map(|mut random| {
            rig.spawn(move |module| (0..rounds()).for_each(|_| worker(module, &mut random)))
        })
        .collect();
    for worker in workers {
        worker.join().unwrap_or_else(|crash| panic!("{crash}"));
    }
    done.store(true, Relaxed);
    ticking.join().expect("time goes on");
}

/// A Source and a Sink.
#[module(options = Dispatch)]
struct Pools {
    #[child(config = |_| PoolConfig::source(BUFFERS).with_buffer_size(SIZE).with_lookaside(true))]
    source: Child<BufferPool<[u8], Source, Stamp>>,
    #[child(config = |_| PoolConfig::sink())]
    sink: Child<BufferPool<[u8], Sink, Stamp>>,
}

#[callbacks]
impl Module for Pools {}

/// How many buffers' time was over, in all tests of pools.
static EXPIRED: AtomicU64 = AtomicU64::new(0);

/// The same for P6.
static LATE: AtomicU64 = AtomicU64::new(0);

/// P5: the callback validates, and the buffer returns.
fn expire(_: &BufferPool<[u8], Sink, Stamp>, buffer: Buffer) {
    validate(&buffer, buffer.context());
    drop(buffer);
    EXPIRED.fetch_add(1, Relaxed);
}

impl Pools {
    /// P1: from the Source to the Sink.
    fn acquire(&self, random: &mut Random) {
        if self.sink.count() >= ENOUGH {
            return;
        }
        let Ok(buffer) = self.source.get() else { return };
        let mut buffer = fill(buffer, random);
        inspect(&mut buffer, random);
        match random.below(3) {
            0 => self.sink.put(buffer),
            1 => self.sink.put_at_head(buffer),
            _ => self.sink.put_with_timer(buffer, random.milliseconds(), expire),
        }
    }

    /// P2: from the Sink to the Source.
    fn give_back(&self, random: &mut Random) {
        if let Some(mut buffer) = self.sink.take() {
            inspect(&mut buffer, random);
        }
    }

    /// P3, with another disposition for each buffer.
    fn enumerate(&self, random: &mut Random) {
        let removed = self.sink.enumerate(|bytes, stamp| {
            validate(bytes, stamp);
            random.disposition()
        });
        if let Some(buffer) = removed {
            validate(&buffer, buffer.context());
        }
    }

    /// P4: two threads may both have seen one place.
    fn count(&self) {
        assert!(self.sink.count() <= ENOUGH + usize::try_from(WORKERS).unwrap());
    }

    /// P6: one deadline more, whose coming is counted by itself.
    fn late(&self, random: &mut Random) {
        if self.sink.count() >= ENOUGH {
            return;
        }
        if let Ok(buffer) = self.source.get() {
            let buffer = fill(buffer, random);
            self.sink.put_with_timer(buffer, random.milliseconds(), |_, buffer| {
                drop(buffer);
                LATE.fetch_add(1, Relaxed);
            });
        }
    }

    fn act(&self, random: &mut Random) {
        match random.below(8) {
            0..=3 => self.acquire(random),
            4 | 5 => self.give_back(random),
            6 => self.enumerate(random),
            _ => self.count(),
        }
    }
}

/// How many objects there are besides a pool's buffers: as many as before.
fn objects(machine: &Machine) -> u64 {
    machine.counters().objects
}

fn play_pools(test: &str, failing: bool) {
    let machine = Machine::builder().virtual_time().build();
    let rig = Rig::<Pools>::start_on(&machine, NoConfig);
    let before = objects(&machine);
    play(&rig, test, failing, Pools::act);
    // Whatever waits for no deadline any more is taken; then nothing is lost and nothing made up.
    rig.run(|pools| while pools.sink.take().is_some() {});
    assert_eq!(rig.run(|pools| pools.source.count()), BUFFERS as usize);
    assert_eq!(objects(&machine), before);
    rig.finish();
}

#[test]
fn p1_to_p5_buffers_go_from_source_to_sink_and_back() {
    // The clock is moved by a thread of its own, which may have no turn while the others play.
    let came = (0..100).any(|_| {
        play_pools("p1_to_p5", false);
        EXPIRED.load(Relaxed) > 0
    });
    assert!(came, "no deadline came");
}

#[test]
fn r7_buffers_are_conserved_when_memory_is_short() {
    play_pools("r7", true);
}

/// P6: the device goes with deadlines ahead and threads at work; nothing comes afterwards.
#[test]
fn p6_the_pools_close_under_load() {
    for _ in 0..8 {
        let machine = Machine::builder().virtual_time().build();
        let rig = Rig::<Pools>::start_on(&machine, NoConfig);
        let seeds = seeds("p6");
        let (done, ticking) = tick(&machine, false, seeds[0].clone());
        let workers: Vec<_> = seeds
            .into_iter()
            .map(|mut random| {
                rig.spawn(move |pools| {
                    while pools.base().is_open() {
                        pools.act(&mut random);
                        pools.late(&mut random);
                    }
                })
            })
            .collect();
        rig.remove();
        let closed = LATE.load(Relaxed);
        for worker in workers {
            worker.join().unwrap_or_else(|crash| panic!("{crash}"));
        }
        done.store(true, Relaxed);
        ticking.join().expect("time goes on");
        machine.advance(Duration::from_millis(200)).unwrap();
        assert_eq!(LATE.load(Relaxed), closed, "a callback came after close");
        rig.unload().unwrap();
        assert_eq!(objects(&machine), 0);
    }
}

/// Q1.
fn churn(queue: &Queue, random: &mut Random) {
    match random.below(16) {
        0..=6 if queue.count() < ENOUGH => {
            let Ok(buffer) = queue.fetch() else { return };
            let buffer = fill(buffer, random);
            if random.below(2) == 0 {
                queue.enqueue(buffer);
            } else {
                queue.enqueue_at_head(buffer);
            }
        }
        7..=12 => {
            if let Some(mut buffer) = queue.dequeue() {
                inspect(&mut buffer, random);
            }
        }
        13 => {
            let removed = queue.enumerate(|bytes, stamp| {
                validate(bytes, stamp);
                random.disposition()
            });
            drop(removed);
        }
        14 => queue.flush(),
        _ => assert!(queue.count() <= ENOUGH + usize::try_from(WORKERS).unwrap()),
    }
}

fn queue_config() -> Config {
    Config::new(BUFFERS).with_buffer_size(SIZE).with_lookaside(true)
}

#[test]
fn q1_a_queue_under_churn() {
    for failing in [false, true] {
        let machine = Machine::builder().virtual_time().build();
        let rig = Rig::<Queue>::start_on(&machine, queue_config());
        let before = objects(&machine);
        play(&rig, "q1", failing, churn);
        rig.run(BufferQueue::flush);
        assert_eq!(objects(&machine), before);
        rig.finish();
    }
}

/// Q2's callbacks.
static CALLED: AtomicU64 = AtomicU64::new(0);

/// Q2: buffers that are never dequeued, only expire.
#[test]
fn q2_a_queue_of_deadlines() {
    static PUT: AtomicU64 = AtomicU64::new(0);
    let machine = Machine::builder().virtual_time().build();
    let rig = Rig::<Queue>::start_on(&machine, queue_config());
    let before = objects(&machine);
    play(&rig, "q2", false, |queue, random| {
        if queue.count() >= ENOUGH {
            return;
        }
        let Ok(buffer) = queue.fetch() else { return };
        PUT.fetch_add(1, Relaxed);
        let buffer = fill(buffer, random);
        queue.enqueue_with_timer(buffer, random.milliseconds(), |_, buffer| {
            validate(&buffer, buffer.context());
            drop(buffer);
            CALLED.fetch_add(1, Relaxed);
        });
    });
    machine.advance(Duration::from_millis(100)).unwrap();
    assert_eq!(CALLED.load(Relaxed), PUT.load(Relaxed), "each expired, and once");
    assert!(PUT.load(Relaxed) > u64::from(BUFFERS));
    assert_eq!((rig.run(BufferQueue::count), objects(&machine)), (0, before));
    rig.finish();
}
