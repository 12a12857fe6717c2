//! What an application sees of C DMF: where it is what it sees of the Modules, and where it is not.
//!
//! `cargo xtask c-dmf` builds the image of C DMF, names it in `C_DMF_IMAGE`, and runs these tests.
//! Without an image they pass over themselves.

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod differs;
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod same;
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod scarce;

/// The image of C DMF, if there is one.
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn image() -> Option<std::ffi::OsString> {
    let image = std::env::var_os("C_DMF_IMAGE");
    if image.is_none() {
        println!("skipped: `cargo xtask c-dmf` builds C DMF, and runs this");
    }
    image
}

/// C DMF with so many places for requests and data, and other parameters; nothing without an image.
#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn start(requests: u32, data: u32, others: &[(&str, u32)]) -> Option<dmf_benches::c_dmf::CDmf> {
    let image = image()?;
    let limits = [("Requests", requests), ("Data", data)];
    let parameters: Vec<_> = limits.into_iter().chain(others.iter().copied()).collect();
    let started = dmf_benches::c_dmf::CDmf::start(image.as_ref(), &parameters);
    Some(started.expect("C DMF starts"))
}
