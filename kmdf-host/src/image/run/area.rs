//! The part of the address space that images are mapped into, as the kernel has one for drivers.
//!
//! All images lie in one reserved range. So whether a function belongs to an image, and has its calling convention, is
//! one comparison; and an address in a driver that is gone still says what it was.

use std::collections::BTreeMap;
use std::ffi::c_void;
use std::num::NonZeroUsize;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use nix::sys::mman::{MapFlags, ProtFlags, mmap_anonymous, mprotect};

use crate::image::ImageError;
use crate::image::{Access, PAGE};

/// How much is reserved; nothing of it is memory until an image is there.
const SIZE: usize = 4 << 30;
/// What images are aligned to, on Windows too. At least a page between two of them is nobody's.
const ALIGNMENT: usize = 64 << 10;
/// The start of a range that no process has, so that nothing is in the area before it is reserved.
const NOWHERE: usize = 1 << 63;

static BASE: AtomicUsize = AtomicUsize::new(NOWHERE);

/// Whether an address is in the area of images.
pub(crate) fn contains(address: usize) -> bool {
    // Whoever has such an address got it after the area was reserved.
    address.wrapping_sub(BASE.load(Ordering::Relaxed)) < SIZE
}

/// Whether the area is there: whether an image has been loaded.
pub(super) fn is_reserved() -> bool {
    BASE.load(Ordering::Relaxed) != NOWHERE
}

/// What is where in the area.
#[derive(Default)]
struct Area {
    /// Start of the reserved range.
    base: Option<usize>,
    /// Where the next search starts, so that a place is used again as late as possible.
    next: usize,
    /// The images that are there now: offset, size and name.
    taken: BTreeMap<usize, (usize, String)>,
    /// The last image at each place where none is now.
    gone: BTreeMap<usize, (usize, String)>,
}

static AREA: Mutex<Option<Area>> = Mutex::new(None);

fn lock() -> MutexGuard<'static, Option<Area>> {
    AREA.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Memory for one image, at first readable and writable and all zero.
///
/// # Invariants
///
/// `size` bytes at `start` are in the area, are mapped, and belong to this value alone; both are multiples of a page.
pub(super) struct Memory {
    start: NonNull<u8>,
    size: usize,
}

// SAFETY: the memory is the value's own; driver code uses it from every thread, as in the kernel.
unsafe impl Send for Memory {}

impl Memory {
    /// Takes memory for the image `name`.
    pub(super) fn take(size: u32, name: &str) -> Result<Self, ImageError> {
        let size = usize::try_from(size).expect("hosts have 64-bit sizes");
        let mut area = lock();
        let area = area.get_or_insert_with(Area::default);
        let base = area.reserve()?;
        let offset = area.find(size).ok_or_else(|| full(size))?;
        let start = NonNull::new((base + offset) as *mut u8).expect("the area is not at zero");
        let memory = Self { start, size };
        memory.protect(0, size, Access::Write)?;
        area.occupy(offset, size, name);
        // INVARIANT: the place was free, and is entered as taken.
        Ok(memory)
    }

    /// Its first byte's address.
    pub(super) fn address(&self) -> usize {
        self.start.as_ptr() as usize
    }

    /// How many bytes it has.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// All of it, before any of it is run or protected.
    pub(super) fn bytes(&mut self) -> &mut [u8] {
        // SAFETY: by the invariant these bytes are this value's own, and it is borrowed.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.size) }
    }

    /// Sets what may be done with the pages of `length` bytes at `offset`.
    pub(super) fn protect(
        &self,
        offset: usize,
        length: usize,
        access: Access,
    ) -> Result<(), ImageError> {
        assert!(offset <= self.size && length <= self.size - offset);
        let flags = match access {
            Access::None => ProtFlags::PROT_NONE,
            Access::Read => ProtFlags::PROT_READ,
            Access::Write => ProtFlags::PROT_READ | ProtFlags::PROT_WRITE,
            Access::Execute => ProtFlags::PROT_READ | ProtFlags::PROT_EXEC,
        };
        let page = usize::try_from(PAGE).expect("a page is small");
        let length = length.next_multiple_of(page);
        let start = self.start.as_ptr().wrapping_add(offset);
        let start = NonNull::new(start.cast::<c_void>()).expect("the area is not at zero");
        // SAFETY: by the invariant the pages are this value's own; no reference to them is held.
        unsafe { mprotect(start, length, flags) }
            .map_err(|error| ImageError::Memory(error.to_string()))
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        let size = NonZeroUsize::new(self.size).expect("an image has a page at least");
        let mut area = lock();
        // SAFETY: by the invariant nobody else has these pages; a fresh reservation takes their place.
        let replaced = unsafe { reserve(NonZeroUsize::new(self.address()), size) };
        // Should the system refuse, the place stays taken.
        if let (Ok(_), Some(area)) = (replaced, area.as_mut()) {
            area.free(self.address());
        }
    }
}

/// Reserves address space without memory, at `at` if that is given.
///
/// # Safety
///
/// What is at `at` is the caller's own.
unsafe fn reserve(at: Option<NonZeroUsize>, size: NonZeroUsize) -> nix::Result<NonNull<c_void>> {
    let fixed = if at.is_some() { MapFlags::MAP_FIXED } else { MapFlags::empty() };
    let flags = MapFlags::MAP_PRIVATE | MapFlags::MAP_NORESERVE | fixed;
    // SAFETY: the caller's promise.
    unsafe { mmap_anonymous(at, size, ProtFlags::PROT_NONE, flags) }
}

fn full(size: usize) -> ImageError {
    ImageError::Memory(format!("there is no room for {size} bytes among the loaded images"))
}

impl Area {
    fn reserve(&mut self) -> Result<usize, ImageError> {
        if let Some(base) = self.base {
            return Ok(base);
        }
        let size = NonZeroUsize::new(SIZE + ALIGNMENT).expect("not zero");
        // SAFETY: no address is given.
        let start = unsafe { reserve(None, size) };
        let start = start.map_err(|error| ImageError::Memory(error.to_string()))?;
        let base = (start.as_ptr() as usize).next_multiple_of(ALIGNMENT);
        BASE.store(base, Ordering::Relaxed);
        Ok(*self.base.insert(base))
    }

    /// A free place, looked for from where the last search ended.
    fn find(&self, size: usize) -> Option<usize> {
        self.find_between(self.next, SIZE, size).or_else(|| self.find_between(0, SIZE, size))
    }

    fn find_between(&self, start: usize, end: usize, size: usize) -> Option<usize> {
        let before = self.taken.range(..start).next_back();
        let mut at = before.map_or(start, |(offset, (size, _))| start.max(after(*offset, *size)));
        for (offset, (taken, _)) in self.taken.range(start..) {
            if after(at, size) <= *offset {
                break;
            }
            at = at.max(after(*offset, *taken));
        }
        (at <= end && size < end - at).then_some(at)
    }

    fn occupy(&mut self, offset: usize, size: usize, name: &str) {
        let end = offset + size;
        self.gone.retain(|old, (size, _)| *old >= end || *old + *size <= offset);
        self.taken.insert(offset, (size, name.to_owned()));
        self.next = after(offset, size);
    }

    fn free(&mut self, address: usize) {
        let offset = self.base.and_then(|base| address.checked_sub(base));
        let freed = offset.and_then(|offset| Some((offset, self.taken.remove(&offset)?)));
        if let Some((offset, image)) = freed {
            self.gone.insert(offset, image);
        }
    }
}

/// The first place after an image: a page at least is left free.
fn after(offset: usize, size: usize) -> usize {
    (offset + size + 1).next_multiple_of(ALIGNMENT)
}

/// What an address in the area is, for people: `driver.sys+0x1234`.
pub(crate) fn describe(address: usize) -> String {
    let area = lock();
    let found = area.as_ref().and_then(|area| {
        let offset = address.checked_sub(area.base?)?;
        let within = |images: &BTreeMap<usize, (usize, String)>| {
            let (start, (size, name)) = images.range(..=offset).next_back()?;
            (offset < start + size).then(|| format!("{name}+{:#x}", offset - start))
        };
        within(&area.taken)
            .or_else(|| within(&area.gone).map(|place| format!("{place} (unloaded)")))
    });
    found.unwrap_or_else(|| format!("{address:#x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_lie_apart_and_places_are_used_again_late() {
        let mut area = Area::default();
        let page = usize::try_from(PAGE).unwrap();
        let mut place = |size| {
            let at = area.find(size).unwrap();
            area.occupy(at, size, "x");
            at
        };
        let (a, b, c) = (place(page), place(ALIGNMENT), place(page));
        assert_eq!((a, b, c), (0, ALIGNMENT, 3 * ALIGNMENT), "a page after each is free");
        area.taken.remove(&b);
        assert_eq!(area.find(page), Some(4 * ALIGNMENT), "not where one has just gone");
        area.next = SIZE;
        assert_eq!(area.find(page), Some(ALIGNMENT), "at the end it starts again");
        assert_eq!(area.find(SIZE), None);
    }

    #[test]
    fn nothing_ordinary_is_in_the_area() {
        let local = 0_u8;
        assert!(!contains(&raw const local as usize));
        assert!(!contains(nothing_ordinary_is_in_the_area as *const () as usize));
        assert!(!contains(0));
    }

    #[test]
    fn an_address_says_which_image_it_is_in_even_afterwards() {
        let memory = Memory::take(PAGE, "some.sys").unwrap();
        let inside = memory.address() + 0x10;
        assert!(contains(inside));
        assert_eq!(describe(inside), "some.sys+0x10");
        drop(memory);
        assert_eq!(describe(inside), "some.sys+0x10 (unloaded)");
    }
}
