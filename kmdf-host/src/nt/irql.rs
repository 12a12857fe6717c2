//! `KeGetCurrentIrql` and its neighbours.

use crate::edge::Cx;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::{self, DISPATCH, irql_name};

/// The highest IRQL that a driver without interrupts reaches here.
const HIGHEST: u8 = 15;

pub(crate) fn get_current(_: &Cx) -> Reply<u8> {
    Ok(thread::irql())
}

pub(crate) fn raise(_: &Cx, new: u8) -> Reply<u8> {
    let old = thread::irql();
    if new < old || new > HIGHEST {
        let rule = "KeRaiseIrql raises to an IRQL that is not below the current one.";
        let detail = format!("from {} to {}", irql_name(old), irql_name(new));
        return Err(Stop::fault(BugCheck::IrqlNotLessOrEqual, rule, detail));
    }
    Ok(thread::set_irql(new))
}

pub(crate) fn raise_to_dpc(_: &Cx) -> Reply<u8> {
    Ok(thread::set_irql(DISPATCH))
}

pub(crate) fn lower(_: &Cx, new: u8) -> Reply {
    let old = thread::irql();
    if new > old {
        let rule = "KeLowerIrql lowers to an IRQL that is not above the current one.";
        let detail = format!("from {} to {}", irql_name(old), irql_name(new));
        return Err(Stop::fault(BugCheck::IrqlNotLessOrEqual, rule, detail));
    }
    thread::set_irql(new);
    Ok(())
}
