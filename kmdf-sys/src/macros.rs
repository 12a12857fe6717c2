//! The call macro, with the path that only the build knows.

include!(concat!(env!("OUT_DIR"), "/call_macro.rs"));
