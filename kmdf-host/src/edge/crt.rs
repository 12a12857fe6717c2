//! The C library's functions that the kernel exports, and what compilers expect besides.
//!
//! They are as short as their callers expect: no bookkeeping, no machine. A thread needs none to copy memory.
//!
//! What a driver passes may be a null pointer. Then it is the processor that refuses, and the driver's bug check. So
//! memory is used by instructions and not by Rust's `read` and `copy`, which may not be given such a pointer, and end
//! the process in a debug build.

use std::arch::{asm, naked_asm};
use std::ffi::c_int;

/// Gives the address of each function by its name.
macro_rules! addresses {
    ($($name:ident),* $(,)?) => {
        /// The address of an export.
        pub(super) fn address(name: &str) -> Option<usize> {
            match name {
                $(stringify!($name) => Some($name as *const () as usize),)*
                "RtlCopyMemory" | "RtlMoveMemory" => Some(memmove as *const () as usize),
                "KdDebuggerNotPresent" => Some(&raw const KD_DEBUGGER_NOT_PRESENT as usize),
                "KdDebuggerEnabled" => Some(&raw const KD_DEBUGGER_ENABLED as usize),
                "NtBuildNumber" => Some(&raw const NT_BUILD_NUMBER as usize),
                "InitSafeBootMode" => Some(&raw const INIT_SAFE_BOOT_MODE as usize),
                _ => None,
            }
        }
    };
}

addresses!(
    memcmp,
    memcpy,
    memmove,
    memset,
    strcmp,
    strlen,
    strncmp,
    strncpy_s,
    wcslen,
    wcscmp,
    __chkstk,
    __C_specific_handler,
);

static KD_DEBUGGER_NOT_PRESENT: u8 = 1;
static KD_DEBUGGER_ENABLED: u8 = 0;
static NT_BUILD_NUMBER: u32 = 0xF000_0000 | crate::nt::misc::BUILD;
static INIT_SAFE_BOOT_MODE: u32 = 0;

unsafe extern "win64" fn memcpy(to: *mut u8, from: *const u8, size: usize) -> *mut u8 {
    // SAFETY: the caller's buffers are that long. Overlap, which C forbids, does no harm.
    unsafe { memmove(to, from, size) }
}

unsafe extern "win64" fn memmove(to: *mut u8, from: *const u8, size: usize) -> *mut u8 {
    if to.addr().wrapping_sub(from.addr()) >= size {
        // SAFETY: the caller's buffers are that long.
        unsafe {
            asm!(
                "rep movsb", inout("rcx") size => _, inout("rdi") to => _, inout("rsi") from => _,
                options(nostack, preserves_flags)
            );
        }
        return to;
    }
    // Where the target begins in the source, the end goes first.
    // SAFETY: as above; and there is a byte at least.
    unsafe {
        asm!(
            "2:",
            "mov {byte}, byte ptr [{from} + {count} - 1]",
            "mov byte ptr [{to} + {count} - 1], {byte}",
            "dec {count}",
            "jnz 2b",
            to = in(reg) to, from = in(reg) from, count = inout(reg) size => _, byte = out(reg_byte) _,
            options(nostack)
        );
    }
    to
}

unsafe extern "win64" fn memset(to: *mut u8, value: c_int, size: usize) -> *mut u8 {
    // SAFETY: the caller's buffer is that long.
    unsafe {
        asm!(
            "rep stosb", inout("rcx") size => _, inout("rdi") to => _, in("al") value.to_le_bytes()[0],
            options(nostack, preserves_flags)
        );
    }
    to
}

unsafe extern "win64" fn memcmp(a: *const u8, b: *const u8, size: usize) -> c_int {
    // SAFETY: the caller's buffers are that long.
    unsafe { compare(a, b, size, |_| false) }
}

unsafe extern "win64" fn strlen(text: *const u8) -> usize {
    // SAFETY: the caller's text ends in a NUL.
    unsafe { length(text) }
}

unsafe extern "win64" fn wcslen(text: *const u16) -> usize {
    // SAFETY: the caller's text ends in a NUL.
    unsafe { length(text) }
}

unsafe extern "win64" fn strcmp(a: *const u8, b: *const u8) -> c_int {
    // SAFETY: the caller's texts end in a NUL.
    unsafe { compare(a, b, usize::MAX, |unit| unit == 0) }
}

unsafe extern "win64" fn wcscmp(a: *const u16, b: *const u16) -> c_int {
    // SAFETY: the caller's texts end in a NUL.
    unsafe { compare(a, b, usize::MAX, |unit| unit == 0) }
}

unsafe extern "win64" fn strncmp(a: *const u8, b: *const u8, most: usize) -> c_int {
    // SAFETY: the caller's texts end in a NUL, or are that long.
    unsafe { compare(a, b, most, |unit| unit == 0) }
}

/// Copies at most `count` characters, always ends in a NUL, and fails rather than cut off what was asked for.
unsafe extern "win64" fn strncpy_s(
    to: *mut u8,
    size: usize,
    from: *const u8,
    count: usize,
) -> c_int {
    const INVALID: c_int = 22;
    const RANGE: c_int = 34;
    const TRUNCATE: usize = usize::MAX;
    const TRUNCATED: c_int = 80;
    if to.is_null() || size == 0 {
        return INVALID;
    }
    if from.is_null() {
        // SAFETY: the caller's buffer has a byte at least.
        unsafe { to.write(0) };
        return INVALID;
    }
    // SAFETY: the caller's text ends in a NUL, or is that long.
    let wanted = unsafe { length_up_to(from, count) };
    let fits = wanted.min(size - 1);
    let (copied, result) = match fits == wanted {
        true => (wanted, 0),
        false if count == TRUNCATE => (fits, TRUNCATED),
        false => (0, RANGE),
    };
    // SAFETY: so many are in the text, and the buffer has room for one more.
    unsafe { memcpy(to, from, copied) };
    let end = to.wrapping_add(copied);
    // SAFETY: as above.
    unsafe { end.write(0) };
    result
}

/// A byte, or a unit of UTF-16.
trait Unit: Copy {}

impl Unit for u8 {}
impl Unit for u16 {}

/// The unit at an address.
///
/// # Safety
///
/// There is one.
unsafe fn load<T: Unit>(from: *const T) -> u32 {
    let unit: u32;
    if size_of::<T>() == 1 {
        // SAFETY: the caller's promise.
        unsafe {
            asm!("movzx {:e}, byte ptr [{}]", out(reg) unit, in(reg) from, options(nostack, readonly));
        }
    } else {
        // SAFETY: the caller's promise.
        unsafe {
            asm!("movzx {:e}, word ptr [{}]", out(reg) unit, in(reg) from, options(nostack, readonly));
        }
    }
    unit
}

/// How many units there are before the NUL.
///
/// # Safety
///
/// The text ends in one.
unsafe fn length<T: Unit>(text: *const T) -> usize {
    // SAFETY: the caller's promise.
    unsafe { length_up_to(text, usize::MAX) }
}

/// As [`length`], of at most `most` units.
///
/// # Safety
///
/// The text ends in a NUL, or is that long.
unsafe fn length_up_to<T: Unit>(text: *const T, most: usize) -> usize {
    let mut count = 0;
    while count < most {
        let unit = text.wrapping_add(count);
        // SAFETY: by the caller's promise there is another unit, since no NUL came yet.
        if unsafe { load(unit) } == 0 {
            break;
        }
        count += 1;
    }
    count
}

/// Compares up to `most` units, or up to one that is the last.
///
/// # Safety
///
/// Both are that long, or have a last one.
unsafe fn compare<T: Unit>(
    a: *const T,
    b: *const T,
    most: usize,
    is_last: fn(u32) -> bool,
) -> c_int {
    for at in 0..most {
        let (a, b) = (a.wrapping_add(at), b.wrapping_add(at));
        // SAFETY: the caller's promise.
        let a = unsafe { load(a) };
        // SAFETY: the caller's promise.
        let b = unsafe { load(b) };
        if a != b {
            return if a < b { -1 } else { 1 };
        }
        if is_last(a) {
            break;
        }
    }
    0
}

/// Touches the pages of a large stack frame, of `rax` bytes, in their order; changes no register.
#[unsafe(naked)]
unsafe extern "win64" fn __chkstk() {
    naked_asm!(
        "push r10",
        "push r11",
        "lea r10, [rsp + 24]",
        "mov r11, r10",
        "sub r11, rax",
        "2:",
        "sub r10, 4096",
        "cmp r10, r11",
        "jb 3f",
        "test byte ptr [r10], 0",
        "jmp 2b",
        "3:",
        "pop r11",
        "pop r10",
        "ret",
    )
}

/// What `.pdata` names for code with `__try`. Nobody unwinds an image, so nobody calls it.
#[expect(non_snake_case, reason = "named as compilers do")]
unsafe extern "win64" fn __C_specific_handler() {
    eprintln!(
        "kmdf-host: __C_specific_handler was called; structured exceptions are not delivered"
    );
    std::process::abort();
}

#[cfg(test)]
mod tests {
    use std::ffi::CStr;

    use super::*;

    /// What is in a buffer up to its NUL.
    fn text(buffer: &[u8]) -> &[u8] {
        buffer.split(|byte| *byte == 0).next().expect("there is always one part")
    }

    fn strncpy(size: usize, from: &CStr, count: usize) -> (c_int, Vec<u8>) {
        let mut buffer = *b"????????";
        let from = from.as_ptr().cast();
        // SAFETY: the buffer has eight bytes, and no size here is larger.
        let result = unsafe { strncpy_s(buffer.as_mut_ptr(), size, from, count) };
        (result, text(&buffer).to_vec())
    }

    #[test]
    fn strncpy_s_copies_all_that_was_asked_for_or_fails() {
        assert_eq!(strncpy(8, c"abc", 8), (0, b"abc".to_vec()));
        assert_eq!(strncpy(8, c"abcdef", 3), (0, b"abc".to_vec()));
        assert_eq!(strncpy(4, c"abc", 8), (0, b"abc".to_vec()), "it just fits");
        assert_eq!(strncpy(3, c"abc", 8), (34, Vec::new()), "it does not");
        assert_eq!(strncpy(3, c"abc", usize::MAX), (80, b"ab".to_vec()), "_TRUNCATE");
        assert_eq!(strncpy(0, c"abc", 8).0, 22);
        let mut buffer = [b'?'; 4];
        // SAFETY: the buffer has four bytes.
        let result = unsafe { strncpy_s(buffer.as_mut_ptr(), 4, std::ptr::null(), 1) };
        assert_eq!((result, buffer[0]), (22, 0));
    }

    #[test]
    fn texts_and_bytes_are_compared_as_unsigned() {
        let (a, b) = (c"ab".as_ptr().cast(), c"a\xFF".as_ptr().cast());
        // SAFETY: both end in a NUL.
        assert!(unsafe { strcmp(a, b) } < 0);
        // SAFETY: both end in a NUL.
        assert!(unsafe { strcmp(b, a) } > 0);
        // SAFETY: both end in a NUL.
        assert_eq!(unsafe { strcmp(a, a) }, 0);
        // SAFETY: both end in a NUL.
        assert_eq!(unsafe { strncmp(a, b, 1) }, 0);
        // SAFETY: both have three bytes.
        assert!(unsafe { memcmp(a, b, 3) } < 0);
        // SAFETY: no byte is looked at.
        assert_eq!(unsafe { memcmp(a, b, 0) }, 0);
        let wide = [0xFFFF_u16, 1, 0];
        // SAFETY: it ends in a NUL.
        assert_eq!(unsafe { wcslen(wide.as_ptr()) }, 2);
        // SAFETY: both end in a NUL.
        assert!(unsafe { wcscmp(wide.as_ptr(), [1_u16, 0].as_ptr()) } > 0);
        // SAFETY: it ends in a NUL.
        assert_eq!(unsafe { strlen(a) }, 2);
    }

    #[test]
    fn memory_is_moved_where_it_overlaps() {
        let mut bytes = *b"abcdef";
        let start = bytes.as_mut_ptr();
        // SAFETY: four bytes from the second on are in the array.
        let to = unsafe { memmove(start.wrapping_add(1), start, 4) };
        assert_eq!(to, start.wrapping_add(1));
        assert_eq!(&bytes, b"aabcdf");
        // SAFETY: four bytes from the third on are in the array.
        unsafe { memmove(start, start.wrapping_add(2), 4) };
        assert_eq!(&bytes, b"bcdfdf");
        // SAFETY: the array has that many.
        unsafe { memset(bytes.as_mut_ptr(), 0x1_41, 3) };
        assert_eq!(&bytes, b"AAAfdf", "the lowest byte counts");
    }
}
