//! Counts the instructions of every scenario, with callgrind.
//!
//! `cargo bench -p dmf-benches --bench instructions` prints the table; after `--`, `--json` prints
//! the same as data, `--files` where the instructions come from, and a text chooses scenarios.

use std::{env, process::ExitCode};

use dmf_benches::{
    measure::{self, Profile},
    scenario::{self, EVENTS, Scenario},
};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    if has("--scenario") {
        return run(arguments.last().map_or("", String::as_str));
    }
    if has("--test") {
        // `cargo test --benches` only asks whether it runs at all.
        return run(scenario::all().next().map_or("", |first| first.name));
    }
    let filter = arguments.iter().find(|argument| !argument.starts_with("--"));
    let show: fn(&Scenario, &Profile) = if has("--files") { show_files } else { |_, _| {} };
    match measure::all(filter.map_or("", String::as_str), show) {
        Ok(report) if has("--json") => {
            println!("{}", serde_json::to_string_pretty(&report).expect("numbers and texts"));
        }
        Ok(report) => println!("{}\n\n{}", report.toolchain, report.table()),
        Err(failed) => {
            eprintln!("{failed}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Runs one scenario, and says what the machine counted.
fn run(name: &str) -> ExitCode {
    let Some(scenario) = scenario::all().find(|scenario| scenario.name == name) else {
        eprintln!("there is no scenario {name:?}");
        return ExitCode::FAILURE;
    };
    let counted = (scenario.run)();
    println!("{}", serde_json::to_string(&counted).expect("numbers"));
    ExitCode::SUCCESS
}

/// Where the instructions of a scenario come from.
fn show_files(scenario: &Scenario, profile: &Profile) {
    println!("{}:\n", scenario.name);
    println!("| source file | instructions |\n|---|--:|");
    for (file, instructions) in profile.by_file(scenario.roots) {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let each = instructions as f64 / EVENTS as f64;
        println!("| {file} | {each} |");
    }
    println!();
}
