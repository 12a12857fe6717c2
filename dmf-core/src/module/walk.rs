//! Taking a callback through the tree, in the order that the table gives.

use core::ops::ControlFlow;

use crate::{
    error::Result,
    io::{FileObject, Request},
    module::{
        Callback, Event, First, Module, ModuleHeader, Order, Siblings, Stop,
        vtable::{self, FileEvent, Io},
    },
};

/// Runs a callback in every Module of the tree below `root` that has it.
///
/// # Errors
///
/// The first failure, if the callback's row says that a failure ends the walk or is reported.
pub(crate) fn run(root: &ModuleHeader, event: Event<'_>) -> Result<()> {
    each(root, event.callback(), |header| header.call(event))
}

/// Visits every Module of the tree in the order of `callback`.
///
/// # Errors
///
/// As [`run`].
pub(super) fn each(
    root: &ModuleHeader,
    callback: Callback,
    mut visit: impl FnMut(&ModuleHeader) -> Result<()>,
) -> Result<()> {
    let order = Order::of(callback);
    let mut reported = Ok(());
    let walked = walk(root, order, &mut |header| match (visit(header), order.stop) {
        (Err(error), Stop::Failure) => ControlFlow::Break(error),
        (Err(error), Stop::Report) if reported.is_ok() => {
            reported = Err(error);
            ControlFlow::Continue(())
        }
        _ => ControlFlow::Continue(()),
    });
    match walked {
        ControlFlow::Continue(()) => reported,
        ControlFlow::Break(error) => Err(error),
    }
}

/// Offers a request to the client, which is a `D`.
///
/// # Errors
///
/// The request, if the client does not take it.
///
/// # Safety
///
/// `client` is a `D`.
#[expect(clippy::inline_always, reason = "as for the callbacks of the queue, which call it")]
#[inline(always)]
pub(crate) unsafe fn offer_client<D: Module>(
    client: *const (),
    io: Io<'_>,
    request: Request,
) -> Result<(), Request> {
    if !D::CALLBACKS.contains(io.callback()) {
        return Err(request);
    }
    // SAFETY: the caller's contract.
    unsafe { vtable::io::<D>(client, io, request) }
}

/// Offers a request to the Modules below the client.
///
/// # Errors
///
/// The request, if none of them takes it.
pub(crate) fn offer_below(
    root: &ModuleHeader,
    io: Io<'_>,
    request: Request,
) -> Result<(), Request> {
    let callback = io.callback();
    if !root.is_below(callback) {
        return Err(request);
    }
    let order = Order::of(callback);
    let mut offered = Some(request);
    let mut offer = |header: &ModuleHeader| {
        if !header.vtable.callbacks.contains(callback) {
            return ControlFlow::Continue(());
        }
        let Some(request) = offered.take() else {
            return ControlFlow::Break(());
        };
        // SAFETY: a linked Module was made, so the pointer is to a Module of the table's type.
        match unsafe { (header.vtable.io)(header.module, io, request) } {
            Ok(()) => ControlFlow::Break(()),
            Err(request) => {
                offered = Some(request);
                ControlFlow::Continue(())
            }
        }
    };
    let _ended = each_child(root, order.top, &mut |top| below(top, order, &mut offer));
    offered.map_or(Ok(()), Err)
}

/// Shows what happened to a file to the Modules of the tree, and last to the client.
pub(crate) fn see_file(root: &ModuleHeader, event: FileEvent, file: FileObject<'_>) {
    let callback = event.callback();
    let mut show = |header: &ModuleHeader| {
        if !header.vtable.callbacks.contains(callback) {
            return ControlFlow::Continue(());
        }
        // SAFETY: a linked Module was made, so the pointer is to a Module of the table's type.
        unsafe { (header.vtable.file)(header.module, event, file) }
    };
    let _ended = if root.is_below(callback) {
        walk(root, Order::of(callback), &mut show)
    } else {
        show(root)
    };
}

/// Visits the Modules of a tree. The root is the client.
fn walk<B>(
    root: &ModuleHeader,
    order: Order,
    visit: &mut dyn FnMut(&ModuleHeader) -> ControlFlow<B>,
) -> ControlFlow<B> {
    if order.client_is_first() {
        visit(root)?;
    }
    each_child(root, order.top, &mut |top| below(top, order, visit))?;
    if !order.client_is_first() {
        visit(root)?;
    }
    ControlFlow::Continue(())
}

/// Visits a Module and those below it.
fn below<B>(
    header: &ModuleHeader,
    order: Order,
    visit: &mut dyn FnMut(&ModuleHeader) -> ControlFlow<B>,
) -> ControlFlow<B> {
    if order.first == First::Parent {
        visit(header)?;
    }
    each_child(header, order.siblings, &mut |child| below(child, order, visit))?;
    if order.first == First::Children {
        visit(header)?;
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
