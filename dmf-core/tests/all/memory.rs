//! Memory and lookaside lists: what is in it, where it is, when it goes.

use std::sync::Mutex;

use dmf_core::{
    memory::{LookasideList, Memory},
    prelude::*,
};

use crate::support::{Rig, locked, publish};

#[device]
struct Root {
    own: Keep,
}

/// Memory that goes with the Module.
#[derive(Default)]
struct Keep(Mutex<Vec<Memory>>);

#[callbacks]
impl Module for Root {
    fn open(&self) -> Result<()> {
        publish(self);
        locked(&self.own.0).push(Memory::new(self.base(), 64)?);
        Ok(())
    }
}

#[test]
fn b2_first_use_is_zeroed_and_aligned() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|root: &Root| {
        for len in [1, 7, 16, 100, 5000] {
            let mut memory = Memory::new(root.base(), len).unwrap();
            assert_eq!(memory.as_slice(), vec![0; len]);
            assert_eq!(memory.as_ptr().as_ptr().align_offset(16), 0);
            memory.as_mut_slice().fill(0xAA);
            assert_eq!(memory.as_slice(), vec![0xAA; len]);
        }
    });
    rig.end(&device);
}

#[test]
fn b2_a_block_that_was_used_before_is_zeroed_again() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|root: &Root| {
        let list = LookasideList::new(root.base(), 48).unwrap();
        for _ in 0..4 {
            let mut block = list.block().unwrap();
            assert_eq!(block.as_slice(), [0; 48]);
            assert_eq!(block.as_ptr().as_ptr().align_offset(16), 0);
            block.as_mut_slice().fill(0xFF);
        }
    });
    rig.end(&device);
}

#[test]
fn memory_is_freed_when_it_is_dropped() {
    let (rig, device) = Rig::start::<Root>();
    let before = rig.machine.counters().objects;
    let memory = rig.on(|root: &Root| Memory::new(root.base(), 10).unwrap());
    assert_eq!(rig.machine.counters().objects, before + 1);
    rig.machine.run(move || drop(memory)).unwrap();
    assert_eq!(rig.machine.counters().objects, before);
    rig.end(&device);
}

#[test]
fn a_block_outlives_its_list() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|root: &Root| {
        let list = LookasideList::new(root.base(), 32).unwrap();
        let mut block = list.block().unwrap();
        drop(list);
        block.as_mut_slice().fill(3);
        assert_eq!(block.as_slice(), [3; 32]);
    });
    rig.end(&device);
}

#[test]
fn there_is_no_memory_without_a_length() {
    let (rig, device) = Rig::start::<Root>();
    rig.on(|root: &Root| {
        let nothing = Memory::new(root.base(), 0).unwrap_err();
        assert_eq!(nothing.status(), NtStatus::INVALID_PARAMETER);
        let nothing = LookasideList::new(root.base(), 0).unwrap_err();
        assert_eq!(nothing.status(), NtStatus::INVALID_PARAMETER);
    });
    rig.end(&device);
}

#[test]
fn b1_a_failed_allocation_leaves_nothing() {
    let (rig, device) = Rig::start::<Root>();
    let machine = rig.machine.clone();
    let objects = rig.machine.counters().objects;
    rig.on(move |root: &Root| {
        let no_memory = |error: Error| assert_eq!(error.status(), NtStatus::INSUFFICIENT_RESOURCES);
        machine.fail_allocation(1);
        no_memory(Memory::new(root.base(), 10).unwrap_err());
        machine.fail_allocation(1);
        no_memory(LookasideList::new(root.base(), 10).unwrap_err());
        let list = LookasideList::new(root.base(), 10).unwrap();
        machine.fail_allocation(1);
        no_memory(list.block().unwrap_err());
        assert!(list.block().is_ok());
    });
    assert_eq!(rig.machine.counters().objects, objects);
    rig.end(&device);
}

/// Memory belongs to the device; whoever holds it longer still has it.
#[test]
fn memory_outlives_the_module_and_the_device() {
    let (rig, device) = Rig::start::<Root>();
    let (mut memory, block) = rig.on(|root: &Root| {
        let list = LookasideList::new(root.base(), 16).unwrap();
        (Memory::new(root.base(), 8).unwrap(), list.block().unwrap())
    });
    device.remove().unwrap();
    rig.machine
        .run(move || {
            memory.as_mut_slice().fill(7);
            assert_eq!((memory.as_slice(), block.as_slice()), (&[7; 8][..], &[0; 16][..]));
        })
        .unwrap();
    rig.unload();
}
