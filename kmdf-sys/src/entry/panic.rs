//! A panic of the driver ends the system, as `wdk-panic` ends it in a driver built with the WDK.

use core::panic::PanicInfo;

use crate::{ntddk, types::ULONG};

/// The bug check of a Rust panic: `RPNC`. Its parameters say where the panic was: address and
/// length of the file's name, line, column.
const RUST_PANIC: ULONG = u32::from_be_bytes(*b"RPNC");

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    let [file, length, line, column] = info.location().map_or([0; 4], |at| {
        let file = at.file();
        [file.as_ptr() as u64, file.len() as u64, at.line().into(), at.column().into()]
    });
    // SAFETY: the export may be called with any numbers at any IRQL.
    unsafe { ntddk::KeBugCheckEx(RUST_PANIC, file, length, line, column) }
}
