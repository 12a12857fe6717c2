//! Debug output.

use std::ffi::{CStr, c_char};

use crate::machine::thread;

/// `debug_print` of kmdf-sys: the text is kept by the machine.
pub(crate) unsafe extern "C" fn debug_print(text: *const c_char) {
    // SAFETY: the caller passes a string that ends in a NUL.
    let text = unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned();
    match thread::current_kernel() {
        Some(kernel) => kernel.with(|state| state.nt.debug_output.push(text)),
        None => eprintln!("{text}"),
    }
}
