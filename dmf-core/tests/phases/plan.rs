//! What one Module of a test's tree does, and the record of what all of them did.

use std::sync::{Arc, Mutex};

use dmf_core::prelude::*;

/// Something that a Module was told, or that its parent was told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Called(Callback),
    Opened,
    Closes,
}

/// What happened in a device, in order: what, and to which Module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record(Arc<Mutex<Vec<(Said, usize)>>>);

impl Record {
    pub(crate) fn add(&self, said: Said, id: usize) {
        self.0.lock().expect("nobody panics while recording").push((said, id));
    }

    pub(crate) fn take(&self) -> Vec<(Said, usize)> {
        std::mem::take(&mut self.0.lock().expect("nobody panics while recording"))
    }
}

/// The callback that fails, and in which Module.
pub(crate) type Failing = Option<(Callback, usize)>;

/// A Module of a tree, with those below it in the order in which they are made.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) id: usize,
    pub(crate) opens: OpenOption,
    /// For those that open by themselves: what they wait for is there when they ask to be told.
    pub(crate) at_once: bool,
    pub(crate) children: Vec<Node>,
}

/// The Config of a Module: its node, and what all of the tree share.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) node: Node,
    pub(crate) failing: Failing,
    pub(crate) record: Record,
}

impl ModuleConfig for Plan {
    fn validate(&self) -> Result<(), ConfigError> {
        Ok(())
    }

    fn describe(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a plan")
    }
}

impl Plan {
    /// The plan of the child that opens at `opens` and is the `index`-th of those.
    pub(crate) fn child(&self, opens: OpenOption, index: usize) -> Option<Self> {
        let mut same = self.node.children.iter().filter(|child| child.opens == opens);
        let node = same.nth(index)?.clone();
        Some(Self { node, failing: self.failing, record: self.record.clone() })
    }

    /// A callback was called; whether it is the one that fails.
    pub(crate) fn called(&self, callback: Callback) -> Result<()> {
        self.record.add(Said::Called(callback), self.node.id);
        if self.failing == Some((callback, self.node.id)) {
            return Err(NtStatus::UNSUCCESSFUL.into());
        }
        Ok(())
    }

    /// As `called`, for callbacks that cannot fail.
    pub(crate) fn told(&self, callback: Callback) {
        self.record.add(Said::Called(callback), self.node.id);
    }
}
