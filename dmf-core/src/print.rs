//! Text for the kernel debugger.

use core::{ffi::CStr, fmt};

/// Writes one line to the kernel debugger. Longer text is cut off.
macro_rules! print {
    ($($argument:tt)*) => {
        $crate::print::line(::core::format_args!($($argument)*))
    };
}
pub(crate) use print;

/// Writes one line to the kernel debugger, in every build. Any IRQL. C: `DbgPrint`, `KdPrint`,
/// `TraceEvents`.
///
/// A line has at most 254 bytes, and what is beyond is cut off; nothing is allocated. A test finds
/// the lines in `machine.debug_output()`. Events that are to be switched on and off, counted and
/// searched are for [`etw::Provider`](crate::etw::Provider).
///
/// ```
/// use dmf_core::prelude::*;
///
/// #[device]
/// pub struct Heater {}
///
/// #[callbacks]
/// impl Module for Heater {
///     fn d0_exit(&self, target: PowerState) -> Result<()> {
///         debug_print!("the heater goes to {target:?}");
///         Ok(())
///     }
/// }
/// # mod example { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/example.rs")); }
/// # example::with_device::<Heater>(|machine, device| {
/// device.sleep().unwrap();
/// assert_eq!(machine.debug_output(), ["the heater goes to D3\n"]);
/// # device.resume().unwrap();
/// # });
/// ```
#[doc(alias("DbgPrint", "DbgPrintEx", "KdPrint", "TraceEvents"))]
#[macro_export]
macro_rules! debug_print {
    ($($argument:tt)*) => {
        $crate::__private::debug_line(::core::format_args!($($argument)*))
    };
}

/// How many bytes a line may have, with its end.
const ROOM: usize = 256;

/// A line under construction: text, then zeros.
struct Line {
    bytes: [u8; ROOM],
    length: usize,
}

impl fmt::Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // The last two bytes stay for the line feed and the NUL.
        let room = self.bytes.iter_mut().skip(self.length).take(ROOM - 2 - self.length);
        for (place, byte) in room.zip(text.bytes()) {
            *place = byte;
            self.length += 1;
        }
        Ok(())
    }
}

/// Formats and prints one line. Any IRQL.
pub fn line(arguments: fmt::Arguments<'_>) {
    let mut line = Line { bytes: [0; ROOM], length: 0 };
    // Writing into the line never fails; it cuts off.
    let _cut = fmt::write(&mut line, arguments);
    if let Some(end) = line.bytes.get_mut(line.length) {
        *end = b'\n';
    }
    if let Ok(text) = CStr::from_bytes_until_nul(&line.bytes) {
        wdk_sys::debug_print(text);
    }
}
