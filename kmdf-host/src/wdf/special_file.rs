//! `WdfDeviceSetSpecialFileSupport`: which files of the system's own a device may hold.

use wdk_sys::{_WDF_SPECIAL_FILE_TYPE as File, WDF_SPECIAL_FILE_TYPE};

use super::device::of_pnp;
use crate::edge::Cx;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::object::Handle;

/// How many types there are; 0 is none.
const TYPES: usize = File::WdfSpecialFileMax as usize;

/// What a device may hold for the system, and what it holds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SpecialFiles {
    supported: [bool; TYPES],
    held: [u32; TYPES],
}

impl SpecialFiles {
    /// Where a type has its place, if the system knows it.
    fn place(file: WDF_SPECIAL_FILE_TYPE) -> Option<usize> {
        usize::try_from(file).ok().filter(|place| (1..TYPES).contains(place))
    }

    pub(crate) fn knows(file: WDF_SPECIAL_FILE_TYPE) -> bool {
        Self::place(file).is_some()
    }

    pub(crate) fn supports(&self, file: WDF_SPECIAL_FILE_TYPE) -> bool {
        Self::place(file).is_some_and(|place| self.supported[place])
    }

    /// One more file of this type is there, or one less. False if there was none to take away.
    pub(crate) fn count(&mut self, file: WDF_SPECIAL_FILE_TYPE, in_path: bool) -> bool {
        let Some(held) = Self::place(file).map(|place| &mut self.held[place]) else {
            return false;
        };
        let changed = if in_path { held.checked_add(1) } else { held.checked_sub(1) };
        if let Some(changed) = changed {
            *held = changed;
        }
        changed.is_some()
    }

    /// Whether the system cannot do without the device. The display's notification says nothing of that kind.
    pub(crate) fn in_use(&self) -> bool {
        let display = File::WdfSpecialFilePostDisplay as usize;
        self.held.iter().enumerate().any(|(place, held)| place != display && *held > 0)
    }
}

pub(crate) fn set_support(
    cx: &Cx,
    device: Handle,
    file: WDF_SPECIAL_FILE_TYPE,
    supported: u8,
) -> Reply {
    cx.with(|state| {
        let files = &mut of_pnp(state, device)?.special_files;
        match SpecialFiles::place(file) {
            Some(place) if file != File::WdfSpecialFilePostDisplay => {
                files.supported[place] = supported != 0;
                Ok(())
            }
            _ => {
                let rule = "FileType is a WDF_SPECIAL_FILE_TYPE that a device can support: paging, hibernation, dump, boot or guest assigned.";
                let stop = Stop::fault(BugCheck::VerifierError, rule, format!("it is {file}"));
                Err(stop.about(state.describe(device)))
            }
        }
    })
}
