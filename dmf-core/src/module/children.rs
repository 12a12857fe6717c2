//! Going through the children of a Module.

use core::{marker::PhantomData, ptr::NonNull};

use crate::module::ModuleHeader;

impl ModuleHeader {
    /// The headers below this one, first to last.
    pub(crate) fn children(&self) -> Children<'_> {
        Children { next: self.links.first_child.get(), backward: false, tree: PhantomData }
    }

    /// The headers below this one, last to first.
    pub(crate) fn children_backward(&self) -> Children<'_> {
        Children { next: self.links.last_child.get(), backward: true, tree: PhantomData }
    }
}

/// An iterator over the children of a Module.
pub(crate) struct Children<'t> {
    next: Option<NonNull<ModuleHeader>>,
    backward: bool,
    tree: PhantomData<&'t ModuleHeader>,
}

impl<'t> Iterator for Children<'t> {
    type Item = &'t ModuleHeader;

    fn next(&mut self) -> Option<Self::Item> {
        // SAFETY: linked headers exist as long as their parent, by the invariant of the header.
        let header = unsafe { self.next?.as_ref() };
        let links = &header.links;
        self.next = if self.backward { links.previous.get() } else { links.next.get() };
        Some(header)
    }
}
