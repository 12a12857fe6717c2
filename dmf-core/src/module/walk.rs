//! Taking a callback through the tree, in the order that the table gives.

use core::ops::ControlFlow;

use crate::{
    error::Result,
    io::{FileObject, Request},
    module::{
        Callback, First, ModuleHeader, Order, Siblings, Stop,
        vtable::{FileEvent, Io},
    },
};

/// Runs a callback without arguments in every Module of the tree below `root`.
///
/// # Errors
///
/// The first failure, if the callback's row says that a failure ends the walk.
pub(crate) fn run(root: &ModuleHeader, callback: Callback) -> Result<()> {
    let order = Order::of(callback);
    let walked = walk(root, order, &mut |header| {
        // SAFETY: a linked Module was made, so the pointer is to a Module of the table's type.
        match unsafe { (header.vtable.run)(header.module, callback) } {
            Err(error) if order.stop == Stop::Failure => ControlFlow::Break(error),
            _ => ControlFlow::Continue(()),
        }
    });
    match walked {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(error) => Err(error),
    }
}

/// Offers a request to the Modules of the tree, and last to the client.
///
/// # Errors
///
/// The request, if nobody takes it.
pub(crate) fn run_io(root: &ModuleHeader, io: Io<'_>, request: Request) -> Result<(), Request> {
    let mut offered = Some(request);
    let _ended = walk(root, Order::of(io.callback()), &mut |header| {
        let Some(request) = offered.take() else {
            return ControlFlow::Break(());
        };
        // SAFETY: as in `run`.
        match unsafe { (header.vtable.io)(header.module, io, request) } {
            Ok(()) => ControlFlow::Break(()),
            Err(request) => {
                offered = Some(request);
                ControlFlow::Continue(())
            }
        }
    });
    offered.map_or(Ok(()), Err)
}

/// Shows what happened to a file to the Modules of the tree, and last to the client.
pub(crate) fn see_file(root: &ModuleHeader, event: FileEvent, file: FileObject<'_>) {
    let _ended = walk(root, Order::of(event.callback()), &mut |header| {
        // SAFETY: as in `run`.
        unsafe { (header.vtable.file)(header.module, event, file) }
    });
}

/// Visits the Modules that have the callback. The root is the client.
fn walk<B>(
    root: &ModuleHeader,
    order: &Order,
    visit: &mut dyn FnMut(&ModuleHeader) -> ControlFlow<B>,
) -> ControlFlow<B> {
    if order.client_is_first() {
        visit_one(root, order, visit)?;
    }
    each_child(root, order.top, &mut |top| below(top, order, visit))?;
    if !order.client_is_first() {
        visit_one(root, order, visit)?;
    }
    ControlFlow::Continue(())
}

/// Visits a Module and those below it.
fn below<B>(
    header: &ModuleHeader,
    order: &Order,
    visit: &mut dyn FnMut(&ModuleHeader) -> ControlFlow<B>,
) -> ControlFlow<B> {
    if order.first == First::Parent {
        visit_one(header, order, visit)?;
    }
    each_child(header, order.siblings, &mut |child| below(child, order, visit))?;
    if order.first == First::Children {
        visit_one(header, order, visit)?;
    }
    ControlFlow::Continue(())
}

fn each_child<B>(
    header: &ModuleHeader,
    siblings: Siblings,
    each: &mut dyn FnMut(&ModuleHeader) -> ControlFlow<B>,
) -> ControlFlow<B> {
    match siblings {
        Siblings::Forward => header.children().try_for_each(each),
        Siblings::Backward => header.children_backward().try_for_each(each),
    }
}

fn visit_one<B>(
    header: &ModuleHeader,
    order: &Order,
    visit: &mut dyn FnMut(&ModuleHeader) -> ControlFlow<B>,
) -> ControlFlow<B> {
    if header.vtable.callbacks.contains(order.callback) {
        visit(header)
    } else {
        ControlFlow::Continue(())
    }
}
