//! `cargo xtask perf`: the counts of `docs/performance.md`, made again or compared.
//!
//! The counts are those of the bench `instructions` of `dmf-benches`, which needs valgrind. They are
//! kept as data in `benches/instructions.json` and as a table in the document; both are written by
//! this command and by nobody else.

mod compare;
mod report;

use std::{env, fs, process::Command};

use clap::Args as ClapArgs;
use report::Report;

use crate::{shell, workspace_root};

/// The counts as data.
const DATA: &str = "benches/instructions.json";
/// The document, in which the table stands between two lines.
const DOCUMENT: &str = "docs/performance.md";
const START: &str = "<!-- counts: written by cargo xtask perf -->\n";
const END: &str = "<!-- end of counts -->\n";

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Write nothing; fail if a count has grown by more than 3 % over the table, or an event of the
    /// Modules is above its goal, or too far above the driver by hand.
    #[arg(long)]
    check: bool,
}

/// # Errors
///
/// What has grown, or why nothing could be counted.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let measured = measure()?;
    if args.check { check(&measured) } else { write(&Report { source: source()?, ..measured }) }
}

fn measure() -> Result<Report, String> {
    shell::output(Command::new("valgrind").arg("--version")).map_err(|why| {
        format!("{why}\nInstructions are counted by valgrind: install the package `valgrind`.")
    })?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut bench = Command::new(cargo);
    bench.current_dir(workspace_root());
    // Flags that change the code would make counts of something else.
    bench.env_remove("RUSTFLAGS");
    bench.args(["bench", "--quiet", "--locked", "--package", "dmf-benches"]);
    bench.args(["--bench", "instructions", "--", "--json"]);
    let json = shell::output(&mut bench)?;
    serde_json::from_str(&json).map_err(|error| format!("the bench printed no counts: {error}"))
}

/// Which source is counted: a commit, or what is going to be the next one.
fn source() -> Result<String, String> {
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        shell::output(git.current_dir(workspace_root()).args(arguments))
    };
    let commit = git(&["rev-parse", "--short=10", "HEAD"])?;
    let changed = git(&["status", "--porcelain", "--", "*.rs", "*.toml", "Cargo.lock"])?;
    let place = if changed.trim().is_empty() { "commit" } else { "the commit after" };
    Ok(format!("{place} {}", commit.trim()))
}

fn check(measured: &Report) -> Result<(), String> {
    let committed: Report = serde_json::from_str(&read(DATA)?)
        .map_err(|error| format!("{DATA} holds no counts: {error}"))?;
    if !read(DOCUMENT)?.contains(&block(&committed)) {
        return Err(format!("{DOCUMENT} has another table than {DATA}; run `cargo xtask perf`"));
    }
    if committed.toolchain != measured.toolchain {
        println!("counted with {}, the table with {}", measured.toolchain, committed.toolchain);
    }
    let problems = compare::problems(&committed, measured);
    if problems.is_empty() {
        println!("{} scenarios cost what the table says", measured.rows.len());
        return Ok(());
    }
    Err(format!(
        "{}\nIf that is meant to be so, run `cargo xtask perf` and commit the table with it.",
        problems.join("\n")
    ))
}

fn write(measured: &Report) -> Result<(), String> {
    let json = serde_json::to_string_pretty(measured).map_err(|error| error.to_string())?;
    save(DATA, &(json + "\n"))?;
    let document = read(DOCUMENT)?;
    let lines = format!("{DOCUMENT} needs the lines {START}and {END}");
    let (before, rest) = document.split_once(START).ok_or_else(|| lines.clone())?;
    let (_, after) = rest.split_once(END).ok_or(lines)?;
    save(DOCUMENT, &format!("{before}{}{after}", block(measured)))?;
    println!("{}", measured.table());
    Ok(())
}

/// The table as it stands in the document.
fn block(report: &Report) -> String {
    let Report { toolchain, source, .. } = report;
    format!("{START}\n{}\nCounted with {toolchain}, of {source}.\n\n{END}", report.table())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(workspace_root().join(path)).map_err(|error| format!("{path}: {error}"))
}

fn save(path: &str, text: &str) -> Result<(), String> {
    fs::write(workspace_root().join(path), text).map_err(|error| format!("{path}: {error}"))
}
