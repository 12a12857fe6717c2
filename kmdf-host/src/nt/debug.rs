//! Debug output.

use std::ffi::{CStr, c_char};
use std::sync::Arc;

use crate::edge::Cx;
use crate::machine::crash::{BugCheck, Reply, Stop};
use crate::machine::kernel::Kernel;
use crate::machine::thread;

/// Takes text as it is printed.
type Printer = Box<dyn FnMut(&str) + Send>;

/// Where the drivers' debug output goes.
#[derive(Default)]
pub(crate) struct DebugOutput {
    kept: Vec<String>,
    printer: Option<Printer>,
}

impl DebugOutput {
    /// What was printed and is kept.
    pub(crate) fn kept(&self) -> &[String] {
        &self.kept
    }

    /// Gives what was printed so far, and what will be, to `printer` instead of keeping it.
    pub(crate) fn print_with(&mut self, mut printer: Printer) {
        self.kept.drain(..).for_each(|text| printer(&text));
        self.printer = Some(printer);
    }

    fn print(&mut self, text: String) {
        match &mut self.printer {
            Some(printer) => printer(&text),
            None => self.kept.push(text),
        }
    }
}

/// Prints text as a driver's.
pub(crate) fn print(kernel: &Arc<Kernel>, text: String) {
    kernel.with(|state| state.nt.debug_output.print(text));
}

/// `debug_print` of kmdf-sys: the text is kept by the machine.
pub(crate) unsafe extern "C" fn debug_print(text: *const c_char) {
    // SAFETY: the caller passes a string that ends in a NUL.
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned();
    match thread::current_kernel() {
        Some(kernel) => print(&kernel, text),
        None => eprintln!("{text}"),
    }
}

/// `DbgBreakPoint`: nobody is there to go on.
pub(crate) fn break_point(_: &Cx) -> Reply {
    let rule = "A driver breaks into the debugger only where one is attached.";
    let detail = "it called DbgBreakPoint, and there is no debugger";
    Err(Stop::fault(BugCheck::Exception(0x8000_0003), rule, detail))
}
