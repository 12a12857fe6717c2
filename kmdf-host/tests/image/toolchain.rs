//! Builds drivers in C with LLVM, where it is there.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The programs that a build takes, and the Debian packages that have them.
const TOOLS: [(&str, &str); 3] =
    [("clang-19", "clang-19"), ("lld-link-19", "lld-19"), ("llvm-dlltool-19", "llvm-19")];

/// What the drivers import.
const KERNEL: &[&str] = &[
    "DbgPrint",
    "DbgPrintEx",
    "ExFreePoolWithTag",
    "KeGetCurrentThread",
    "MmGetSystemRoutineAddress",
    "RtlCopyUnicodeString",
    "RtlInitUnicodeString",
    "__chkstk",
    "_vsnprintf",
    "memcmp",
    "memcpy",
    "memset",
    "sprintf_s",
    "strlen",
];
const LOADER: &[&str] = &["WdfVersionBind", "WdfVersionBindClass", "WdfVersionUnbind"];

/// Whether the tools are there; says on the console what to install if not.
fn are_there() -> bool {
    let folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    let is_missing =
        |tool: &&(&str, &str)| !folders.iter().any(|folder| folder.join(tool.0).is_file());
    let missing: Vec<_> = TOOLS.iter().filter(is_missing).map(|(_, package)| *package).collect();
    if !missing.is_empty() {
        println!("skipped: a driver in C takes these Debian packages: {}", missing.join(" "));
    }
    missing.is_empty()
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn import_library(folder: &Path, file: &str, names: &[&str]) -> PathBuf {
    let (definition, library) =
        (folder.join(format!("{file}.def")), folder.join(format!("{file}.lib")));
    let mut text = format!("LIBRARY \"{file}\"\nEXPORTS\n");
    for name in names {
        writeln!(text, "    {name}").expect("text takes text");
    }
    fs::write(&definition, text).expect("the folder can be written");
    let mut dlltool = Command::new("llvm-dlltool-19");
    dlltool.args(["-m", "i386:x86-64", "-d"]).arg(&definition).arg("-l").arg(&library);
    run(&mut dlltool);
    library
}

/// The C driver with these definitions; nothing, if there are no tools for it.
pub(crate) fn echo(definitions: &[&str]) -> Option<Vec<u8>> {
    static BUILT: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::new(BTreeMap::new());
    if !are_there() {
        return None;
    }
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    let image = built.entry(definitions.join(" ")).or_insert_with(|| build(definitions));
    Some(image.clone())
}

fn build(definitions: &[&str]) -> Vec<u8> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/image/c");
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let folder = folder.path();
    let mut objects = Vec::new();
    for source in ["echo", "stub"] {
        let object = folder.join(format!("{source}.obj"));
        let mut clang = Command::new("clang-19");
        clang.args([
            "--target=x86_64-pc-windows-msvc",
            "-c",
            "-O1",
            "-ffreestanding",
            "-mno-red-zone",
        ]);
        clang.args([
            "-Wall",
            "-Wextra",
            "-Werror",
            "-Wno-missing-field-initializers",
            "-Wno-multichar",
        ]);
        clang.args(["-Wno-incompatible-library-redeclaration", "-fno-builtin"]);
        clang.args(definitions.iter().map(|definition| format!("-D{definition}")));
        clang.arg(sources.join(format!("{source}.c"))).arg("-o").arg(&object);
        run(&mut clang);
        objects.push(object);
    }
    let image = folder.join("echo.sys");
    let mut link = Command::new("lld-link-19");
    link.args(["/DRIVER", "/SUBSYSTEM:NATIVE", "/NODEFAULTLIB", "/ENTRY:FxDriverEntry"]);
    link.arg("/SECTION:INIT,ERD");
    link.arg(format!("/OUT:{}", image.display())).args(&objects);
    link.arg(import_library(folder, "ntoskrnl.exe", KERNEL));
    link.arg(import_library(folder, "WDFLDR.SYS", LOADER));
    run(&mut link);
    fs::read(image).expect("the linker has written it")
}
