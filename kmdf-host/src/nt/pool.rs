//! The kernel's pool.

use std::collections::BTreeMap;

use wdk_sys::{
    POOL_FLAG_NON_PAGED, POOL_FLAG_NON_PAGED_EXECUTE, POOL_FLAG_PAGED, POOL_FLAG_UNINITIALIZED,
    PVOID,
};

use crate::edge::Cx;
use crate::heap::Block;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::thread::{self, APC, DISPATCH};
use crate::object::{Handle, Origin};
use crate::state::State;

/// What memory holds that was asked for uninitialized.
const UNINITIALIZED: u8 = 0xCD;

struct Allocation {
    block: Block,
    size: usize,
    tag: u32,
    paged: bool,
    driver: Option<Handle>,
    made: Origin,
}

/// The allocations that are not freed.
#[derive(Default)]
pub(crate) struct Pool(BTreeMap<usize, Allocation>);

/// A tag as debuggers show it.
fn tag_name(tag: u32) -> String {
    let letter = |byte: u8| {
        if byte.is_ascii_graphic() || byte == b' ' { char::from(byte) } else { '.' }
    };
    tag.to_le_bytes().map(letter).iter().collect()
}

impl Allocation {
    fn describe(&self) -> String {
        let kind = if self.paged { "paged" } else { "non-paged" };
        format!(
            "{} bytes of {kind} pool, tag '{}', {}",
            self.size,
            tag_name(self.tag),
            self.made.describe()
        )
    }
}

impl Pool {
    pub(crate) fn left(&self, driver: Option<Handle>) -> Vec<String> {
        self.0.values().filter(|left| left.driver == driver).map(Allocation::describe).collect()
    }
}

impl State {
    /// Allocates for the calling driver; gives back the address.
    pub(crate) fn pool_allocate(
        &mut self,
        function: &'static str,
        size: usize,
        tag: u32,
        paged: bool,
    ) -> Reply<usize> {
        self.allocate(function)?;
        let driver = thread::calling_driver().or_else(|| self.only_driver());
        let (block, made) = (Block::new(size), Origin::here(function));
        let address = block.address();
        self.nt.pool.0.insert(address, Allocation { block, size, tag, paged, driver, made });
        Ok(address)
    }
}

pub(crate) fn allocate(cx: &Cx, flags: u64, size: u64, tag: u32) -> Reply<PVOID> {
    let kind = flags & (POOL_FLAG_NON_PAGED | POOL_FLAG_NON_PAGED_EXECUTE | POOL_FLAG_PAGED);
    let paged = kind == POOL_FLAG_PAGED;
    cx.check_irql(if paged { APC } else { DISPATCH })?;
    let bad = |rule: &str, detail: String| Err(Stop::fault(BugCheck::BadPoolCaller, rule, detail));
    if kind.count_ones() != 1 {
        return bad(
            "An allocation is from exactly one kind of pool.",
            format!("the flags are {flags:#x}"),
        );
    }
    if tag == 0 || size == 0 {
        return bad("An allocation has a tag and a size.", format!("tag {tag:#x}, size {size}"));
    }
    let size = usize::try_from(size).expect("hosts have 64-bit sizes");
    let address = cx.with(|state| state.pool_allocate(cx.function, size, tag, paged))?;
    if flags & POOL_FLAG_UNINITIALIZED != 0 {
        cx.with(|state| {
            if let Some(made) = state.nt.pool.0.get(&address) {
                made.block.fill(UNINITIALIZED);
            }
        });
    }
    Ok(address as PVOID)
}

/// `ExAllocatePoolWithTag`: the older form, which leaves memory as it is.
pub(crate) fn allocate_with_tag(cx: &Cx, kind: i32, size: u64, tag: u32) -> Reply<PVOID> {
    // Of the flags that may be added to a kind of pool only the lowest bit tells paged from non-paged.
    let flags = if kind & 1 == 1 { POOL_FLAG_PAGED } else { POOL_FLAG_NON_PAGED };
    allocate(cx, flags | POOL_FLAG_UNINITIALIZED, size, tag)
}

/// `ExAllocatePool`, whose memory has the tag `None`.
pub(crate) fn allocate_untagged(cx: &Cx, kind: i32, size: u64) -> Reply<PVOID> {
    allocate_with_tag(cx, kind, size, u32::from_le_bytes(*b"None"))
}

pub(crate) fn free(cx: &Cx, memory: PVOID) -> Reply {
    free_with_tag(cx, memory, 0)
}

pub(crate) fn free_with_tag(cx: &Cx, memory: PVOID, tag: u32) -> Reply {
    let address = memory as usize;
    let (paged, expected) = cx.with(|state| {
        if let Some(made) = state.nt.pool.0.get(&address) {
            return Ok((made.paged, made.tag));
        }
        let detail = match state.heap.dead_at(address) {
            Some(what) => format!("{address:#x} is free already; it was {what}"),
            None => format!("{address:#x} was not allocated"),
        };
        let rule = "Memory is freed once, at the address it was allocated at.";
        Err(Stop::fault(BugCheck::BadPoolCaller, rule, detail))
    })?;
    if tag != 0 && tag != expected {
        let rule = "Memory is freed with the tag it was allocated with.";
        let detail = format!("allocated as '{}', freed as '{}'", tag_name(expected), tag_name(tag));
        return Err(Stop::fault(BugCheck::BadPoolCaller, rule, detail));
    }
    cx.check_irql(if paged { APC } else { DISPATCH })?;
    cx.with(|state| {
        let Some(made) = state.nt.pool.0.remove(&address) else {
            return Ok(());
        };
        let what = made.describe();
        if state.heap.bury(made.block, &what) {
            return Ok(());
        }
        let rule = "A driver writes only to the memory that it was given.";
        Err(Stop::fault(BugCheck::MemoryCorruption, rule, "it was written beyond its end")
            .about(what))
    })
}
