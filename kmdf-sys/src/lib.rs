//! The KMDF 1.33 ABI, with or without the WDK.
