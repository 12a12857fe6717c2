//! The GUID that follows from a provider's name.

use dmf_ioctl::Guid;
use sha1_smol::Sha1;

/// What the names are hashed together with, so that the GUIDs are those of ETW providers only.
const NAMESPACE: [u8; 16] = [
    0x48, 0x2c, 0x2d, 0xb2, 0xc3, 0x90, 0x47, 0xc8, 0x87, 0xf8, 0x1a, 0x15, 0xbf, 0xc1, 0x30, 0xfb,
];

/// The GUID of the provider `name`: the name-based scheme of RFC 4122 (version 5), over the name
/// in upper case and big-endian UTF-16, with the bytes read in the order of a Windows GUID.
pub(super) fn guid(name: &str) -> Guid {
    let mut hash = Sha1::new();
    hash.update(&NAMESPACE);
    for unit in name.encode_utf16() {
        hash.update(&upper(unit).to_be_bytes());
    }
    from_hash(hash.digest().bytes())
}

/// ASCII letters only: a provider's name has no others.
const fn upper(unit: u16) -> u16 {
    if unit >= b'a' as u16 && unit <= b'z' as u16 { unit - 32 } else { unit }
}

const fn from_hash(hash: [u8; 20]) -> Guid {
    let [a0, a1, a2, a3, b0, b1, c0, c1, d0, d1, d2, d3, d4, d5, d6, d7, ..] = hash;
    Guid {
        data1: u32::from_le_bytes([a0, a1, a2, a3]),
        data2: u16::from_le_bytes([b0, b1]),
        data3: u16::from_le_bytes([c0, c1 & 0x0f | 0x50]),
        data4: [d0, d1, d2, d3, d4, d5, d6, d7],
    }
}
