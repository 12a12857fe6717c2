//! What a device with a planned tree does from its start to its end, told without the framework.

use dmf_core::prelude::*;

use crate::plan::{Failing, Node, Said};
use crate::table;

/// A device's life so far.
struct Model<'t> {
    root: &'t Node,
    failing: Failing,
    record: Vec<(Said, usize)>,
    /// What opened, or asked to be told, and has not ended.
    begun: Vec<&'t Node>,
    open: Vec<usize>,
}

/// A callback failed.
struct Failed;

/// What the device does, and whether it starts.
pub(crate) fn life(root: &Node, failing: Failing) -> (Vec<(Said, usize)>, bool) {
    let mut model =
        Model { root, failing, record: Vec::new(), begun: Vec::new(), open: Vec::new() };
    let started = model.start().is_ok();
    if started {
        model.remove();
    }
    for node in model.walk(Callback::Close) {
        model.end(node);
    }
    (model.record, started)
}

/// In which phase a Module opens: 0 when it is made, 1 with the hardware, 2 with the power.
fn phase(opens: OpenOption) -> u8 {
    match opens {
        OpenOption::Create | OpenOption::NotifyCreate => 0,
        OpenOption::PrepareHardware | OpenOption::NotifyPrepareHardware => 1,
        OpenOption::D0Entry | OpenOption::D0EntrySystemPowerUp | OpenOption::NotifyD0Entry => 2,
    }
}

fn by_itself(opens: OpenOption) -> bool {
    format!("{opens:?}").starts_with("Notify")
}

impl<'t> Model<'t> {
    fn start(&mut self) -> Result<(), Failed> {
        self.phase(0, Callback::Open, |model, node| {
            if phase(node.opens) == 0 { model.begin(node) } else { Ok(()) }
        })?;
        let prepared = self.phase(1, Callback::PrepareHardware, |model, node| {
            if phase(node.opens) > 0 {
                model.call(Callback::ResourcesAssign, node)?;
            }
            if phase(node.opens) == 1 {
                model.begin(node)?;
            }
            model.call(Callback::PrepareHardware, node)
        });
        let started = prepared.and_then(|()| self.power_up());
        if started.is_err() {
            self.leave(1, Callback::ReleaseHardware);
            self.given_up();
        }
        started
    }

    fn power_up(&mut self) -> Result<(), Failed> {
        self.phase(2, Callback::D0Entry, |model, node| {
            if phase(node.opens) == 2 {
                model.begin(node)?;
            }
            model.call(Callback::D0Entry, node)
        })?;
        if self.each(Callback::D0EntryPostInterruptsEnabled).is_err() {
            self.leave(2, Callback::D0Exit);
            return Err(Failed);
        }
        if self.each(Callback::SelfManagedIoInit).is_err() {
            let _reported = self.each(Callback::D0ExitPreInterruptsDisabled);
            self.leave(2, Callback::D0Exit);
            return Err(Failed);
        }
        Ok(())
    }

    fn remove(&mut self) {
        if self.each(Callback::QueryRemove).is_err() {
            let _never = self.each(Callback::SurpriseRemoval);
        }
        let _reported = self.each(Callback::SelfManagedIoSuspend);
        let _reported = self.each(Callback::D0ExitPreInterruptsDisabled);
        self.leave(2, Callback::D0Exit);
        self.leave(1, Callback::ReleaseHardware);
        self.given_up();
    }

    /// Self-managed I/O ends, if it was asked to begin.
    fn given_up(&mut self) {
        let began = (Said::Called(Callback::SelfManagedIoInit), 0);
        let asked = |(said, _): &(Said, usize)| *said == began.0;
        if self.record.iter().any(asked) {
            let _never = self.each(Callback::SelfManagedIoFlush);
            let _never = self.each(Callback::SelfManagedIoCleanup);
        }
    }

    /// A phase in which Modules begin; if it fails, those that did end in reverse.
    fn phase(
        &mut self,
        number: u8,
        callback: Callback,
        mut visit: impl FnMut(&mut Self, &'t Node) -> Result<(), Failed>,
    ) -> Result<(), Failed> {
        for node in self.walk(callback) {
            if visit(self, node).is_err() {
                let begun = self.begun.clone();
                let of_phase = begun.into_iter().rev().filter(|node| phase(node.opens) == number);
                of_phase.for_each(|node| self.end(node));
                return Err(Failed);
            }
        }
        Ok(())
    }

    /// A phase in which Modules end: all hear of it.
    fn leave(&mut self, number: u8, callback: Callback) {
        for node in self.walk(callback) {
            let _reported = self.call(callback, node);
            if phase(node.opens) == number {
                self.end(node);
            }
        }
    }

    /// A callback that opens and closes nothing.
    fn each(&mut self, callback: Callback) -> Result<(), Failed> {
        let stops = table::row(callback)[3] == '!';
        let mut result = Ok(());
        for node in self.walk(callback) {
            if self.call(callback, node).is_err() {
                result = Err(Failed);
                if stops {
                    break;
                }
            }
        }
        result
    }

    fn begin(&mut self, node: &'t Node) -> Result<(), Failed> {
        if by_itself(node.opens) {
            if node.at_once {
                self.open(node)?;
            }
            if self.call(Callback::NotificationRegister, node).is_err() {
                self.close(node);
                return Err(Failed);
            }
        } else {
            self.open(node)?;
        }
        self.begun.push(node);
        Ok(())
    }

    fn end(&mut self, node: &'t Node) {
        let Some(place) = self.begun.iter().position(|begun| begun.id == node.id) else {
            return;
        };
        self.begun.remove(place);
        if by_itself(node.opens) {
            let _never = self.call(Callback::NotificationUnregister, node);
        }
        self.close(node);
    }

    fn open(&mut self, node: &'t Node) -> Result<(), Failed> {
        self.call(Callback::Open, node)?;
        self.open.push(node.id);
        if node.id != 0 {
            self.record.push((Said::Opened, node.id));
        }
        Ok(())
    }

    fn close(&mut self, node: &'t Node) {
        let Some(place) = self.open.iter().position(|open| *open == node.id) else {
            return;
        };
        self.open.remove(place);
        if node.id != 0 {
            self.record.push((Said::Closes, node.id));
        }
        let _never = self.call(Callback::Close, node);
    }

    fn call(&mut self, callback: Callback, node: &Node) -> Result<(), Failed> {
        self.record.push((Said::Called(callback), node.id));
        if self.failing == Some((callback, node.id)) { Err(Failed) } else { Ok(()) }
    }

    /// The Modules in the order in which they see `callback`; the client is like a last one.
    fn walk(&self, callback: Callback) -> Vec<&'t Node> {
        let [first, siblings, top, _] = table::row(callback);
        let mut tops: Vec<Vec<&Node>> =
            self.root.children.iter().map(|top| below(top, first, siblings)).collect();
        tops.push(vec![self.root]);
        if top == '<' {
            tops.reverse();
        }
        tops.concat()
    }
}

fn below(node: &Node, first: char, siblings: char) -> Vec<&Node> {
    let mut children: Vec<Vec<&Node>> =
        node.children.iter().map(|child| below(child, first, siblings)).collect();
    if siblings == '<' {
        children.reverse();
    }
    let place = if first == 'P' { 0 } else { children.len() };
    children.insert(place, vec![node]);
    children.concat()
}
