//! The `.sys` file, built without the WDK.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Package, Result, imports, resource, told, tools::Tools};
use crate::shell;

/// The target of Windows drivers.
const TARGET: &str = "x86_64-pc-windows-msvc";

/// What the linker is told. The process callback that drivers may register asks for
/// `/INTEGRITYCHECK`; `/Brepro` takes the time of the build out of the image.
const LINK: [&str; 12] = [
    "/DRIVER",
    "/SUBSYSTEM:NATIVE,10.00",
    "/NODEFAULTLIB",
    "/ENTRY:FxDriverEntry",
    "/INTEGRITYCHECK",
    "/NXCOMPAT",
    "/DYNAMICBASE",
    "/HIGHENTROPYVA",
    "/RELEASE",
    "/Brepro",
    "/OPT:REF,ICF",
    "/VERSION:10.0",
];

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
    let map = folder.join(format!("{}.map", package.name));
    let mut link: Vec<String> = LINK.iter().map(ToString::to_string).collect();
    link.push(format!("/MAP:{}", map.display()));
    link.extend(imports::libraries(&folder)?);
    link.push(resource::compile(package, &folder)?);
    shell::run(&mut cargo(package, tools, &folder, &link))?;

    let release = folder.join(TARGET).join("release");
    let sys = folder.join(format!("{}.sys", package.name));
    super::copy(&release.join(format!("{}.dll", package.name)), &sys)?;
    Ok(Built { sys, map, pdb: release.join(format!("{}.pdb", package.name)) })
}

fn cargo(package: &Package, tools: &Tools, folder: &Path, link: &[String]) -> Command {
    let mut cargo = Command::new(&tools.cargo);
    cargo
        .current_dir(&package.source)
        .args(["build", "--release", "--locked", "--target", TARGET])
        .args(["-Zbuild-std=core", "-Zbuild-std-features=compiler-builtins-mem"])
        .env("RUSTC", &tools.rustc)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", folder)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(tools, link).join("\x1f"));
    // What `cargo xtask` was started with belongs to another toolchain.
    for variable in ["CARGO", "RUSTUP_TOOLCHAIN", "RUSTFLAGS", "RUSTDOC", "RUSTC_WRAPPER"] {
        cargo.env_remove(variable);
    }
    cargo
}

fn flags(tools: &Tools, link: &[String]) -> Vec<String> {
    let mut flags: Vec<String> = [
        "--cfg=dmf_no_wdk",
        "--cfg=dmf_sys_image",
        "-Clinker=lld-link-19",
        "-Clinker-flavor=lld-link",
    ]
    .map(ToOwned::to_owned)
    .into();
    flags.extend(link.iter().map(|argument| format!("-Clink-arg={argument}")));
    for (path, name) in source_folders(tools) {
        flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    }
    flags
}

/// Where sources lie on this machine, and what stands for it in the image.
fn source_folders(tools: &Tools) -> Vec<(PathBuf, &'static str)> {
    let mut folders = vec![
        (tools.sysroot.join("lib/rustlib/src/rust"), "rust"),
        (PathBuf::from("/usr/lib/rustlib/src/rust"), "rust"),
        (crate::workspace_root(), "."),
    ];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok());
    for registry in registries.into_iter().flatten().flatten() {
        folders.push((registry.path(), "crates"));
    }
    folders
}
