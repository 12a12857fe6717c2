//! The `.sys` file, built without the WDK.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Package, Result, link, told, tools::Tools};
use crate::shell;

/// The target of Windows drivers.
const TARGET: &str = "x86_64-pc-windows-msvc";

/// The files of an image.
pub(super) struct Built {
    pub(super) sys: PathBuf,
    pub(super) map: PathBuf,
    pub(super) pdb: PathBuf,
}

/// Builds the image in the package's working folder.
pub(super) fn build(package: &Package, tools: &Tools) -> Result<Built> {
    let folder = package.work.join("image");
    fs::create_dir_all(&folder).map_err(|error| told("cannot make", &folder, &error))?;
    shell::run(&mut cargo(package, tools, &folder))?;
    let library = folder.join(TARGET).join("release").join(format!("{}.lib", package.name));
    link::link(package, &folder, &library)?;
    let file = |extension: &str| folder.join(format!("{}.{extension}", package.name));
    Ok(Built { sys: file("sys"), map: file("map"), pdb: file("pdb") })
}

/// Compiles the driver and all that it needs into one library: the linker is run by us, because
/// what `rustc` tells it has a random name in it, which would be in the debug information.
fn cargo(package: &Package, tools: &Tools, folder: &Path) -> Command {
    let mut cargo = Command::new(&tools.cargo);
    cargo
        .current_dir(&package.source)
        .args(["rustc", "--lib", "--crate-type", "staticlib"])
        .args(["--release", "--target", TARGET])
        .args(["-Zbuild-std=core", "-Zbuild-std-features=compiler-builtins-mem"])
        .env("RUSTC", &tools.rustc)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", folder)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(package, tools).join("\x1f"));
    if package.is_sample {
        cargo.arg("--locked");
    }
    // What `cargo xtask` was started with belongs to another toolchain.
    for variable in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTFLAGS", "RUSTDOC", "RUSTC_WRAPPER"] {
        cargo.env_remove(variable);
    }
    cargo
}

fn flags(package: &Package, tools: &Tools) -> Vec<String> {
    let mut flags = ["--cfg=dmf_no_wdk", "--cfg=dmf_sys_image"].map(ToOwned::to_owned).to_vec();
    for (path, name) in source_folders(package, tools) {
        flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    }
    flags
}

/// Where sources lie on this machine, and what stands for it in the image.
fn source_folders(package: &Package, tools: &Tools) -> Vec<(PathBuf, &'static str)> {
    let mut folders = vec![
        (tools.sysroot.join("lib/rustlib/src/rust"), "rust"),
        (PathBuf::from("/usr/lib/rustlib/src/rust"), "rust"),
        (crate::workspace_root(), "."),
        (package.root.clone(), "driver"),
    ];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok());
    for registry in registries.into_iter().flatten().flatten() {
        folders.push((registry.path(), "crates"));
    }
    folders
}
