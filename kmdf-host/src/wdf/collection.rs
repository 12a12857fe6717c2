//! `wdfcollection.h`: collections of objects.

use std::sync::Arc;

use wdk_sys::{STATUS_INVALID_PARAMETER, WDF_OBJECT_ATTRIBUTES, WDFCOLLECTION};

use crate::edge::Cx;
use crate::edge::abi::Ptr;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::object::attributes::Rules;
use crate::object::{Attributes, Handle, NewObject};

/// What a `WDFCOLLECTION` is besides an object: it holds a reference on each item.
#[derive(Default)]
pub(crate) struct Collection {
    pub(crate) items: Vec<Handle>,
}

pub(crate) fn create(
    cx: &Cx,
    attributes: Ptr<WDF_OBJECT_ATTRIBUTES>,
    collection: Ptr<WDFCOLLECTION>,
) -> Reply {
    let collection = collection.required("Collection")?;
    let attributes = Attributes::read(attributes, Rules::default())?;
    let parent = Some(cx.parent_or_driver(attributes.parent)?);
    let (payload, function) = (Collection::default().into(), cx.function);
    let handle = cx.with(|state| {
        state.create(NewObject { function, payload, parent, attributes: &attributes })
    })?;
    collection.write(handle.as_raw());
    Ok(())
}

pub(crate) fn get_count(cx: &Cx, collection: Handle) -> Reply<u32> {
    cx.with(|state| {
        let count = state.get::<Collection>(collection)?.items.len();
        Ok(u32::try_from(count).expect("as many as there are objects"))
    })
}

pub(crate) fn add(cx: &Cx, collection: Handle, item: Handle) -> Reply {
    if item.is_null() {
        return Err(Stop::Status(STATUS_INVALID_PARAMETER));
    }
    cx.with(|state| {
        state.get::<Collection>(collection)?;
        state.object(item)?;
        state.allocate(cx.function)?;
        state.reference(item, false)?;
        state.get::<Collection>(collection)?.items.push(item);
        Ok(())
    })
}

fn not_found(what: &str) -> Stop {
    Stop::fault(BugCheck::VerifierError, "What is removed from a collection is in it.", what)
}

pub(crate) fn remove(cx: &Cx, collection: Handle, item: Handle) -> Reply {
    cx.with(|state| {
        let items = &mut state.get::<Collection>(collection)?.items;
        let position = items.iter().position(|held| *held == item);
        items.remove(position.ok_or_else(|| not_found("the object is not"))?);
        state.release(item);
        Ok(())
    })
}

pub(crate) fn remove_item(cx: &Cx, collection: Handle, index: u32) -> Reply {
    cx.with(|state| {
        let items = &mut state.get::<Collection>(collection)?.items;
        if index as usize >= items.len() {
            return Err(not_found("the index is beyond the last item"));
        }
        let item = items.remove(index as usize);
        state.release(item);
        Ok(())
    })
}

pub(crate) fn get_item(cx: &Cx, collection: Handle, index: u32) -> Reply<Option<Handle>> {
    cx.with(|state| Ok(state.get::<Collection>(collection)?.items.get(index as usize).copied()))
}

pub(crate) fn get_first(cx: &Cx, collection: Handle) -> Reply<Option<Handle>> {
    cx.with(|state| Ok(state.get::<Collection>(collection)?.items.first().copied()))
}

pub(crate) fn get_last(cx: &Cx, collection: Handle) -> Reply<Option<Handle>> {
    cx.with(|state| Ok(state.get::<Collection>(collection)?.items.last().copied()))
}

/// Before the cleanup callback: the items are let go.
pub(crate) fn dispose(kernel: &Arc<Kernel>, collection: Handle) {
    kernel.with(|state| {
        let items =
            state.peek_mut::<Collection>(collection).map(|data| std::mem::take(&mut data.items));
        for item in items.unwrap_or_default() {
            state.release(item);
        }
    });
}
