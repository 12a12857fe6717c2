//! What an image's bytes are in memory.

use super::{Image, cookie};

impl Image<'_> {
    /// The image as it is in memory at the address `base`, but for the addresses of what it imports.
    #[must_use]
    pub fn memory_at(&self, base: u64) -> Vec<u8> {
        let mut bytes = vec![0; at(self.size)];
        self.lay_out(&mut bytes, base);
        bytes
    }

    /// Writes the image into `bytes`, which are zero and as many as it has, for the address `base`.
    pub(super) fn lay_out(&self, bytes: &mut [u8], base: u64) {
        let headers = at(self.headers);
        bytes[..headers].copy_from_slice(&self.data[..headers]);
        for section in &self.sections {
            let content = &self.data[section.file.clone()];
            bytes[at(section.address)..][..content.len()].copy_from_slice(content);
        }
        let distance = base.wrapping_sub(self.base);
        for fixup in &self.fixups {
            set(bytes, *fixup, get(bytes, *fixup).wrapping_add(distance));
        }
        if let Some(at) = self.cookie
            && get(bytes, at) == cookie::DEFAULT
        {
            set(bytes, at, cookie::fresh());
        }
    }
}

/// An offset in an image.
pub(super) fn at(offset: u32) -> usize {
    usize::try_from(offset).expect("hosts have 64-bit sizes")
}

fn get(bytes: &[u8], place: u32) -> u64 {
    let bytes = bytes[at(place)..].first_chunk().expect("checked when the image was read");
    u64::from_le_bytes(*bytes)
}

/// Writes an address into an image.
pub(super) fn set(bytes: &mut [u8], place: u32, value: u64) {
    bytes[at(place)..][..8].copy_from_slice(&value.to_le_bytes());
}
