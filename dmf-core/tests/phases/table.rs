//! The order of callbacks, as the model of a device needs it.

use dmf_core::prelude::*;

#[path = "../data/order.rs"]
mod document;

use document::Stop;

/// The row of `callback` in the document: `P`arent or `C`hildren first, siblings and top-level
/// Modules forward (`>`) or backward (`<`), and what ends the walk: a `!` failure, a Module that
/// takes it `?`, nothing `-`, or nothing though a failure is reported `+`.
pub(crate) fn row(callback: Callback) -> [char; 4] {
    let row = document::row(callback);
    let direction = |forward| if forward { '>' } else { '<' };
    let stop = match row.stop {
        Stop::Failure => '!',
        Stop::Handled => '?',
        Stop::Never => '-',
        Stop::Report => '+',
    };
    let first = if row.parent_first { 'P' } else { 'C' };
    [first, direction(row.siblings_forward), direction(row.top_forward), stop]
}
