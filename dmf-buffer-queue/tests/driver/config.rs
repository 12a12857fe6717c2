//! What a Config may say, and what an empty pool answers: B14, B17, Q4.

use dmf_buffer_queue::{BufferPool, BufferQueue, Config, Payload, PoolConfig, Sink, Source};
use dmf_core::{Error, ModuleConfig, NtStatus, Refused};
use kmdf_host::{Error as HostError, Machine};

use crate::support::Rig;

/// Whether a queue of `T` with this Config opens; if not, the status that says why.
fn opens<T: Payload + ?Sized>(config: Config) -> Result<(), NtStatus> {
    match Rig::<BufferQueue<T>>::try_start(&Machine::new(), config) {
        Ok(rig) => {
            rig.finish();
            Ok(())
        }
        Err(HostError::Status { status, .. }) => Err(NtStatus::from_raw(status)),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn b14_empty_no_memory_and_closed_are_told_apart() {
    let rig = Rig::<BufferQueue<u64>>::start(Config::new(1));
    let growing = Rig::<BufferQueue<u64>>::start(Config::new(1).with_lookaside(true));
    let machine = growing.machine.clone();
    let empty = rig.run(|queue| {
        let _all = queue.fetch().unwrap();
        queue.fetch().unwrap_err()
    });
    let no_memory = growing.run(move |queue| {
        let _all = queue.fetch().unwrap();
        machine.fail_allocation(1);
        queue.fetch().unwrap_err()
    });
    rig.remove();
    let closed = rig.run(|queue| queue.fetch().unwrap_err());
    assert_eq!(empty, Error::Status(NtStatus::NO_MORE_ENTRIES));
    assert_eq!(no_memory, Error::Status(NtStatus::INSUFFICIENT_RESOURCES));
    assert_eq!(closed, Error::Refused(Refused::Closed));
    rig.unload().unwrap();
    growing.finish();
}

#[test]
fn b17_a_size_out_of_range_is_refused_by_name() {
    for (config, field) in [
        (Config::new(0), "count"),
        (Config::new(131_074), "count"),
        (Config::new(1).with_buffer_size(1_048_577), "buffer_size"),
        (Config::new(1).with_buffer_size(u32::MAX), "buffer_size"),
    ] {
        assert_eq!(config.validate().unwrap_err().field(), field);
    }
    let machine = Machine::new();
    assert!(Rig::<BufferQueue<u64>>::try_start(&machine, Config::new(0)).is_err());
    let said = machine.debug_output().concat();
    assert!(said.contains("BufferQueue 'module'") && said.contains("count = 0"), "{said}");
}

#[test]
fn b17_bytes_need_a_size_and_types_have_theirs() {
    assert_eq!(opens::<[u8]>(Config::new(1)), Err(NtStatus::INVALID_PARAMETER));
    assert_eq!(
        opens::<[u8]>(Config::new(1).with_lookaside(true)),
        Err(NtStatus::INVALID_PARAMETER)
    );
    assert_eq!(opens::<[u8]>(Config::new(1).with_buffer_size(1)), Ok(()));
    assert_eq!(opens::<[u8]>(Config::new(1).with_buffer_size(1_048_576)), Ok(()));
    assert_eq!(opens::<u64>(Config::new(1).with_buffer_size(8)), Err(NtStatus::INVALID_PARAMETER));
    assert_eq!(opens::<()>(Config::new(1)), Ok(()));
}

/// A parent may want one buffer more than it keeps, whatever the most is that its own Config
/// allows; the pool below takes what the queue takes.
#[test]
fn the_largest_queue_opens() {
    assert_eq!(opens::<u8>(Config::new(131_073)), Ok(()));
}

#[test]
fn a_source_without_buffers_lives_from_its_lookaside_list() {
    let config = PoolConfig::source(0).with_lookaside(true);
    let rig = Rig::<BufferPool<u64, Source>>::start(config);
    rig.run(|pool| {
        let buffer = pool.get().unwrap();
        drop(buffer);
        assert_eq!(pool.count(), 0, "what was allocated for one use is freed after it");
    });
    rig.finish();
}

#[test]
fn q4_an_empty_queue_says_nothing_but_none() {
    let rig = Rig::<BufferQueue<[u8]>>::start(Config::new(1).with_buffer_size(4));
    rig.run(|queue| assert!(queue.dequeue().is_none()));
    rig.finish();
    let sink = Rig::<BufferPool<u64, Sink>>::start(PoolConfig::sink());
    sink.run(|sink| assert!(sink.take().is_none()));
    sink.finish();
}
