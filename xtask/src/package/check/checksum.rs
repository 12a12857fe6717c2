//! The checksum in the optional header, which the kernel checks before it runs a driver.

/// Where the offset of the NT headers is.
const NT_OFFSET: usize = 0x3c;

/// From the NT headers to the field: signature, file header, and the optional header before it.
const FIELD: usize = 4 + 20 + 64;

/// The checksum that a file must have: the sum of its 16-bit words with the carries added in and
/// the field itself left out, plus the file's length.
pub(super) fn of(bytes: &[u8]) -> Option<u32> {
    let field = field(bytes)?;
    let mut sum = 0_u32;
    for (index, word) in bytes.chunks(2).enumerate() {
        if (field..field + 4).contains(&(index * 2)) {
            continue;
        }
        let [low, high] = [word[0], word.get(1).copied().unwrap_or(0)];
        sum += u32::from(u16::from_le_bytes([low, high]));
        sum = (sum & 0xffff) + (sum >> 16);
    }
    sum.checked_add(u32::try_from(bytes.len()).ok()?)
}

/// Where the field is in the file.
pub(super) fn field(bytes: &[u8]) -> Option<usize> {
    let start = bytes.get(NT_OFFSET..NT_OFFSET + 4)?;
    let start = u32::from_le_bytes(start.try_into().ok()?);
    usize::try_from(start).ok()?.checked_add(FIELD)
}
