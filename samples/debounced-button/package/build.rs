//! With the WDK, everything that its linker needs; without it, `cargo xtask package` says it.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(all(windows, not(dmf_no_wdk)))]
    wdk_build::configure_wdk_binary_build()?;
    Ok(())
}
