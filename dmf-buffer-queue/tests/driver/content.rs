//! What is in a buffer: B2, B5, B10, B11, Q2.

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, PoolConfig, Source, Vacant};
use dmf_core::NtStatus;
use kmdf_host::BugCheck;

use crate::support::{Ledger, Rig, Tracked};

const SIZE: u32 = 37;

/// Takes all of a buffer's bytes, which must be zeros, and leaves others.
fn use_up(buffer: Vacant<[u8]>) {
    let capacity = buffer.capacity();
    let used = buffer.fill(capacity, |bytes| {
        assert_eq!(bytes, [0; SIZE as usize]);
        bytes.fill(0xEE);
    });
    assert_eq!(*used.unwrap(), [0xEE; SIZE as usize]);
}

/// Fresh memory is not zero in kmdf-host, as in the kernel.
#[test]
fn b2_first_use_is_zeroed() {
    let config = PoolConfig::source(2).with_buffer_size(SIZE).with_lookaside(true);
    let rig = Rig::<BufferPool<[u8], Source>>::start(config);
    rig.run(|pool| {
        let buffers = [(); 4].map(|()| pool.get().unwrap());
        buffers.into_iter().for_each(use_up);
    });
    rig.finish();
}

#[test]
fn b2_later_uses_are_zeroed() {
    let rig = Rig::<BufferQueue<[u8]>>::start(Config::new(1).with_buffer_size(SIZE));
    rig.run(|queue| {
        for _ in 0..3 {
            use_up(queue.fetch().unwrap());
        }
        // Also what was longer than the last use.
        let mut short = queue.fetch().unwrap().copy_from(&[0xEE; SIZE as usize]).unwrap();
        short.overwrite(&[1]).unwrap();
        drop(short);
        use_up(queue.fetch().unwrap());
    });
    rig.finish();
}

#[test]
fn b2_overwriting_leaves_nothing_of_what_was_there() {
    let rig = Rig::<BufferQueue<[u8]>>::start(Config::new(1).with_buffer_size(8));
    rig.run(|queue| {
        let mut buffer = queue.fetch().unwrap().copy_from(&[0xEE; 8]).unwrap();
        buffer.overwrite(&[1, 2]).unwrap();
        assert_eq!(*buffer, [1, 2]);
        let refused = buffer.overwrite(&[7; 9]).unwrap_err();
        assert_eq!(refused.status(), NtStatus::INVALID_BUFFER_SIZE);
        assert_eq!(*buffer, [1, 2], "what is refused changes nothing");
        buffer.overwrite(&[3; 8]).unwrap();
        assert_eq!(*buffer, [3; 8]);
    });
    rig.finish();
}

#[test]
fn a_payload_longer_than_the_buffer_is_refused_and_the_buffer_returns() {
    let rig = Rig::<BufferQueue<[u8]>>::start(Config::new(1).with_buffer_size(4));
    rig.run(|queue| {
        let refused = queue.fetch().unwrap().copy_from(&[0; 5]).unwrap_err();
        assert_eq!(refused.status(), NtStatus::INVALID_BUFFER_SIZE);
        let never = queue.fetch().unwrap().fill(usize::MAX, |_| panic!("not called"));
        assert!(never.is_err());
        assert_eq!(*queue.fetch().unwrap().copy_from(&[]).unwrap(), []);
    });
    rig.finish();
}

#[test]
fn b5_a_context_of_no_size_has_no_memory_to_spoil() {
    let rig = Rig::<BufferQueue<u64>>::start(Config::new(1));
    rig.run(|queue| {
        let mut filled = queue.fetch().unwrap().write(7);
        // Writing it writes no byte: there is none.
        *filled.context_mut() = ();
        assert_eq!(size_of_val(filled.context()), 0);
        assert_eq!(*filled, 7);
    });
    rig.finish();
}

#[test]
fn q2_nothing_lies_behind_a_context() {
    let rig = Rig::<BufferQueue<[u8], [u8; 3]>>::start(Config::new(2).with_buffer_size(5));
    rig.run(|queue| {
        let mut one = queue.fetch().unwrap();
        *one.context() = [0xFF; 3];
        let mut other = queue.fetch().unwrap();
        assert_eq!(*other.context(), [0; 3], "each buffer has its own");
        queue.enqueue(one.copy_from(&[1; 5]).unwrap());
        queue.enqueue(other.copy_from(&[2; 5]).unwrap());
        let (one, other) = (queue.dequeue().unwrap(), queue.dequeue().unwrap());
        assert_eq!((&*one, one.context()), (&[1; 5][..], &[0xFF; 3]));
        assert_eq!((&*other, other.context()), (&[2; 5][..], &[0; 3]));
        drop((one, other));
        let mut fresh = [queue.fetch().unwrap(), queue.fetch().unwrap()];
        assert!(fresh.iter_mut().all(|buffer| *buffer.context() == [0; 3]), "each use starts anew");
    });
    rig.finish();
}

/// A context that owns something.
#[derive(Default)]
struct Owner(Option<Tracked>);

#[test]
fn what_a_context_owns_ends_with_each_use() {
    let (rig, ledger) = (Rig::<BufferQueue<u8, Owner>>::start(Config::new(1)), Ledger::default());
    let inside = ledger.clone();
    rig.run(move |queue| {
        let mut vacant = queue.fetch().unwrap();
        vacant.context().0 = Some(inside.issue(1));
        drop(vacant);
        assert_eq!(inside.ended(), [1]);
        let mut filled = queue.fetch().unwrap().write(0);
        assert!(filled.context().0.is_none());
        filled.context_mut().0 = Some(inside.issue(2));
        queue.enqueue(filled);
        assert_eq!(inside.ended(), [1]);
    });
    rig.finish();
    assert_eq!(ledger.ended(), [1, 2]);
}

/// The largest alignment that WDF gives.
#[repr(align(16))]
struct Aligned(u8);

#[test]
fn b10_payloads_and_contexts_are_aligned_whatever_their_sizes() {
    fn starts<T: Send + 'static, C: Default + Send + Sync + 'static>(value: fn() -> T) {
        let rig = Rig::<BufferQueue<T, C>>::start(Config::new(3).with_lookaside(true));
        rig.run(move |queue| {
            for buffer in [(); 5].map(|()| queue.fetch().unwrap().write(value())) {
                assert!((&raw const *buffer).is_aligned());
                assert!((&raw const *buffer.context()).is_aligned());
            }
        });
        rig.finish();
    }
    starts::<Aligned, [u8; 1]>(|| Aligned(1));
    starts::<Aligned, u64>(|| Aligned(2));
    starts::<u128, [u8; 17]>(|| u128::MAX);
    starts::<[u8; 3], u128>(|| [3; 3]);
    starts::<(), ()>(|| ());
    assert_eq!(Aligned(9).0, 9);
}

/// The first byte behind a buffer is not the buffer's, whatever its size. In debug builds the
/// buffer is checked when it is returned, and the system stops with its address and size.
#[test]
fn b11_no_slack_hides_an_overrun() {
    for size in [1, 15, 16, SIZE] {
        let rig = Rig::<BufferQueue<[u8]>>::start(Config::new(1).with_buffer_size(size));
        let machine = rig.machine.clone();
        let address = rig.run(move |queue| {
            let mut buffer = queue.fetch().unwrap().fill(size as usize, |_| ()).unwrap();
            let behind = buffer.as_mut_ptr().wrapping_add(size as usize);
            // SAFETY: none; it is the mistake that the test is about.
            unsafe { behind.write(2) };
            queue.enqueue(buffer);
            behind.addr()
        });
        let crash = machine.run(|| ()).err();
        assert!(crash.is_none(), "nobody has looked yet");
        assert!(rig.try_remove().is_err(), "it is checked when the buffer returns");
        let crash = machine.crash().unwrap();
        assert_eq!(crash.code, BugCheck::ByDriver(0xD6), "{crash}");
        assert!(crash.detail.contains(&format!("{address:x}")), "{crash}");
        assert!(machine.debug_output().concat().contains(&format!("a buffer of {size} bytes")));
    }
}
