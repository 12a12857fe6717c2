//! Chooses what the crate is, and names `types.rs` to the official call macro.
//!
//! The macro of `wdk-macros` reads the signatures of WDF functions from a file whose path is its
//! first argument. A `macro_rules!` wrapper with the absolute path has to be written at build
//! time, because no macro can expand to a path inside another macro's argument.

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/types.rs");
    println!("cargo::rustc-check-cfg=cfg(kmdf, values(\"wdk\", \"hosted\", \"image\"))");

    let set = |name: &str| env::var_os(name).is_some();
    let without_wdk = !set("CARGO_CFG_WINDOWS") || set("CARGO_CFG_DMF_NO_WDK");
    let kmdf = match (without_wdk, set("CARGO_CFG_DMF_SYS_IMAGE")) {
        (false, _) => "wdk",
        (true, false) => "hosted",
        (true, true) => "image",
    };
    println!("cargo::rustc-cfg=kmdf=\"{kmdf}\"");
    if without_wdk { write_call_macro() } else { Ok(()) }
}

/// Writes the wrapper of the official macro into `OUT_DIR`.
fn write_call_macro() -> io::Result<()> {
    let types = folder("CARGO_MANIFEST_DIR")?.join("src").join("types.rs");
    let types = types.to_str().ok_or_else(|| io::Error::other("the path is not UTF-8"))?;
    let wrapper = format!(
        "/// Calls a WDF function by its C name through the function table.\n\
         ///\n\
         /// # Safety\n\
         ///\n\
         /// The arguments must meet what the documentation of the called function asks, and a\n\
         /// KMDF runtime must be present.\n\
         #[macro_export]\n\
         macro_rules! call_unsafe_wdf_function_binding {{\n\
         \x20   ($($call:tt)*) => {{\n\
         \x20       $crate::__proc_macros::call_unsafe_wdf_function_binding!({types:?}, $($call)*)\n\
         \x20   }};\n\
         }}\n"
    );
    fs::write(folder("OUT_DIR")?.join("call_macro.rs"), wrapper)
}

/// A folder that cargo names in the environment.
fn folder(variable: &str) -> io::Result<PathBuf> {
    let path = env::var_os(variable).map(PathBuf::from);
    path.ok_or_else(|| io::Error::other(format!("cargo did not set {variable}")))
}
