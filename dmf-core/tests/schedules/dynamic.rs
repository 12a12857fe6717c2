//! Methods of a dynamic Module racing with its deletion, by whoever owns it and with its owner.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
};

use dmf_core::{
    module::{Dynamic, ModuleRef},
    prelude::*,
};

use crate::{
    Seen, explored,
    support::{Rig, locked, publish, say},
};

/// Complains about whoever is inside when it is closed, and about whatever comes after.
#[module(options = Dispatch)]
struct Session {
    inside: AtomicUsize,
    closed: AtomicBool,
    lock: SpinLock<u32>,
}

#[callbacks]
impl Module for Session {
    fn close(&self) {
        self.closed.store(true, SeqCst);
        // A place to go on elsewhere.
        drop(self.lock.lock());
        if self.inside.load(SeqCst) != 0 {
            say("WRONG: closed while somebody is inside");
        }
        say("closes");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        say("ends");
    }
}

impl Session {
    #[method(irql <= DISPATCH_LEVEL)]
    fn visit(&self) -> Result<()> {
        self.inside.fetch_add(1, SeqCst);
        if self.closed.load(SeqCst) {
            say("WRONG: inside of a Module that is closed");
        }
        drop(self.lock.lock());
        self.inside.fetch_sub(1, SeqCst);
        Ok(())
    }

    /// Deletes the session from inside.
    #[method(irql <= PASSIVE_LEVEL)]
    fn end(&self, itself: Option<Dynamic<Self>>) -> Result<()> {
        drop(itself);
        self.visit()
    }
}

/// Owns the session.
#[device]
struct Owner {
    session: Owned,
}

#[derive(Default)]
struct Owned(Mutex<Option<Dynamic<Session>>>);

#[callbacks]
impl Module for Owner {
    fn open(&self) -> Result<()> {
        publish(self);
        *locked(&self.session.0) = Some(self.base().create("session", NoConfig)?);
        Ok(())
    }
}

impl Owner {
    fn take(&self) -> Option<Dynamic<Session>> {
        locked(&self.session.0).take()
    }

    fn keep(&self) -> ModuleRef<Session> {
        ModuleRef::new(&**locked(&self.session.0).as_ref().unwrap()).unwrap()
    }
}

fn assert_right(rig: &Rig) {
    assert_eq!(rig.said(), ["closes", "ends"]);
}

#[test]
fn methods_and_the_deletion_of_their_module() {
    let (before, after) = (Seen::default(), Seen::default());
    let seen = [before.clone(), after.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Owner>();
        let kept = rig.on(|owner: &Owner| owner.keep());
        let visitor = rig.machine.spawn(move || (kept.visit().is_ok(), kept.visit().is_ok()));
        rig.on(|owner: &Owner| drop(owner.take()));
        let (first, second) = visitor.join().unwrap();
        assert!(first || !second, "it does not open again");
        seen[0].add(second);
        seen[1].add(!first);
        rig.machine.settle().unwrap();
        assert_right(&rig);
        rig.end(&device);
    });
    before.assert_some("the Methods came first");
    after.assert_some("the deletion came first");
}

#[test]
fn the_tree_is_shown_while_a_module_in_it_is_deleted() {
    let (with, without) = (Seen::default(), Seen::default());
    let seen = [with.clone(), without.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Owner>();
        let owner = rig.on(|owner: &Owner| ModuleRef::new(owner).unwrap());
        let tree = rig.machine.spawn(move || owner.tree().to_string());
        rig.on(|owner: &Owner| drop(owner.take()));
        let tree = tree.join().unwrap();
        let (first, rest) = tree.split_once('\n').unwrap_or((&tree, ""));
        assert_eq!(first, "Owner 'device': open");
        assert!(rest.is_empty() || rest.starts_with("  dynamic Session 'session': "), "{rest}");
        seen[0].add(!rest.is_empty());
        seen[1].add(rest.is_empty());
        rig.machine.settle().unwrap();
        assert_right(&rig);
        rig.end(&device);
    });
    with.assert_some("the tree was shown first");
    without.assert_some("the deletion came first");
}

/// F2: the session closes with its owner, while somebody uses it and somebody else deletes it.
#[test]
fn f2_methods_and_the_deletion_of_a_module_and_the_end_of_its_owner() {
    explored(|| {
        let (rig, device) = Rig::start::<Owner>();
        let kept = rig.on(|owner: &Owner| owner.keep());
        let session = rig.on(|owner: &Owner| owner.take());
        let visitor = rig.machine.spawn(move || drop((kept.visit(), kept)));
        let deletion = rig.machine.spawn(move || drop(session));
        device.remove().unwrap();
        visitor.join().unwrap();
        deletion.join().unwrap();
        rig.machine.settle().unwrap();
        assert_right(&rig);
        rig.unload();
    });
}

/// N14: the deletion from inside is put off; meanwhile the owner goes.
#[test]
fn n14_the_deletion_from_inside_and_the_end_of_the_owner() {
    let (let_in, late) = (Seen::default(), Seen::default());
    let seen = [let_in.clone(), late.clone()];
    explored(move || {
        let (rig, device) = Rig::start::<Owner>();
        let kept = rig.on(|owner: &Owner| owner.keep());
        let session = rig.on(|owner: &Owner| owner.take());
        let inside = rig.machine.spawn(move || kept.end(session).is_ok());
        device.remove().unwrap();
        let was_inside = inside.join().unwrap();
        seen[0].add(was_inside);
        seen[1].add(!was_inside);
        rig.machine.settle().unwrap();
        assert_right(&rig);
        rig.unload();
    });
    let_in.assert_some("the Method came first");
    late.assert_some("the end of the owner came first");
}
