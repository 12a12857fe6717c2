//! The machine code of Methods, against that of their hand-written twins.
//!
//! Half a minute, since dmf-core is built once more, optimised:
//! `cargo test -p dmf-core --test cost -- --ignored`.

use std::{env, ffi::OsString, fs, path::Path, process::Command};

/// The instructions of the functions of `methods.rs`, as rustc writes them.
fn compile() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // A folder of its own: the test's own cargo may hold the lock of the usual one.
    let target = root.join("target/cost");
    run(Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&root)
        .args(["build", "--release", "--locked", "-p", "dmf-core", "--target-dir"])
        .arg(&target)
        // Without link-time optimisation: rustc below takes the library's machine code.
        .env("CARGO_PROFILE_RELEASE_LTO", "off"));
    let (release, assembly) = (target.join("release"), target.join("methods.s"));
    run(Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--edition=2024", "--crate-type=lib", "--emit=asm"])
        .args(["-Copt-level=3", "-Ccodegen-units=1", "-Cpanic=abort", "-o"])
        .arg(&assembly)
        .arg("--extern")
        .arg(concat("dmf_core=", &release.join("libdmf_core.rlib")))
        .arg("-L")
        .arg(concat("dependency=", &release.join("deps")))
        .arg(root.join("dmf-core/tests/cost/methods.rs")));
    fs::read_to_string(assembly).expect("rustc wrote the machine code")
}

fn concat(start: &str, path: &Path) -> OsString {
    let mut text = OsString::from(start);
    text.push(path);
    text
}

fn run(command: &mut Command) {
    let status = command.status().expect("it starts");
    assert!(status.success(), "{command:?}: {status}");
}

/// The instructions of one function. What the compiler chose freely is made equal: the names of
/// labels, where in the header the count of those inside lies, and the names of what is called when
/// a Method is not let in at once, and when the last one leaves.
fn instructions(assembly: &str, function: &str) -> Vec<String> {
    let start = format!("{function}:");
    let lines = assembly.lines().skip_while(|line| *line != start).skip(1);
    let lines = lines.take_while(|line| !line.starts_with(".Lfunc_end")).map(str::trim);
    let is_instruction = |line: &&str| !line.starts_with('.') || line.ends_with(':');
    let lines: Vec<_> = lines.filter(is_instruction).map(neutral).collect();
    assert!(!lines.is_empty(), "{function} is missing");
    lines
}

fn neutral(line: &str) -> String {
    let words = line.split_whitespace().map(|word| {
        if let Some(label) = word.strip_prefix(".LBB") {
            return format!(".L{}", label.split_once('_').map_or(label, |(_, place)| place));
        }
        if word.starts_with("*_ZN") && word.contains("wake") {
            return "wake".into();
        }
        if word.contains("enter_checked") || word.contains("look_again") {
            return "look_again".into();
        }
        let number = |text: &str| text.parse::<u32>().is_ok_and(|number| number > 16);
        match word.split_once('(') {
            Some((offset, rest)) if number(offset) => format!("INSIDE({rest}"),
            None if word.starts_with('$') && number(word[1..].trim_end_matches(',')) => {
                "$INSIDE,".into()
            }
            _ => word.into(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
#[ignore = "builds dmf-core once more, optimised: half a minute"]
fn a_method_is_the_machine_code_that_one_would_write_by_hand() {
    let assembly = compile();
    let of = |function| instructions(&assembly, function);
    let (generated, written) = (of("cost_generated"), of("cost_written"));
    assert_eq!(generated, written);
    let children = of("cost_through_child");
    let body = of("cost_body");
    let count = |code: &[String]| code.iter().filter(|line| !line.ends_with(':')).count();
    println!("the body {}, with its checks {}", count(&body), count(&generated));
    assert!(count(&children) <= count(&generated) + 1, "a child is reached by one pointer");
    for code in [&generated, &children] {
        let mut calls: Vec<_> = code.iter().filter(|line| line.starts_with("call")).collect();
        calls.sort();
        // Whoever is not let in at once, and the last to leave a Module that closes.
        assert_eq!(calls, ["callq look_again", "callq wake"]);
    }
}
