//! The driver's functions: the one place that calls them.

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
