//! The driver's functions: the one place that calls them.
//!
//! A driver that is linked into the process has functions of C's convention, one that was loaded from an image those of
//! Windows'. Both come as the `extern "C"` types of the headers; the address says which it is.

#[cfg(target_arch = "x86_64")]
use std::mem::transmute;

#[cfg(target_arch = "x86_64")]
use crate::image;

/// A function of a driver that takes `Arguments`.
pub(crate) trait Callback<Arguments> {
    /// What it returns.
    type Result;

    /// Calls it.
    ///
    /// # Safety
    ///
    /// The driver gave the function for this purpose, and the arguments are what its page says.
    unsafe fn invoke(self, arguments: Arguments) -> Self::Result;
}

macro_rules! callback {
    ($($argument:ident: $kind:ident),*) => {
        impl<R, $($kind),*> Callback<($($kind,)*)> for unsafe extern "C" fn($($kind),*) -> R {
            type Result = R;

            unsafe fn invoke(self, ($($argument,)*): ($($kind,)*)) -> R {
                #[cfg(target_arch = "x86_64")]
                if image::contains(self as *const () as usize) {
                    image::prepare();
                    // SAFETY: a function of an image has this type, but for what Windows' convention is called in Rust.
                    let function = unsafe {
                        transmute::<Self, unsafe extern "win64" fn($($kind),*) -> R>(self)
                    };
                    // SAFETY: the caller's promise.
                    return unsafe { function($($argument),*) };
                }
                // SAFETY: the caller's promise.
                unsafe { self($($argument),*) }
            }
        }
    };
}

callback!(a: A);
callback!(a: A, b: B);
callback!(a: A, b: B, c: C);
callback!(a: A, b: B, c: C, d: D);
callback!(a: A, b: B, c: C, d: D, e: E);
callback!(a: A, b: B, c: C, d: D, e: E, f: F);
callback!(a: A, b: B, c: C, d: D, e: E, f: F, g: G);
