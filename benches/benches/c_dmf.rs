//! Counts what an event costs in C DMF, in images of the driver that `cargo xtask c-dmf` builds.
//!
//! Its arguments are the images. They are of one source, so only their instructions differ. It
//! prints a table of the scenarios, and one of the functions that are called.

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
fn main() -> std::process::ExitCode {
    counts::main()
}

/// Images cannot be run here.
#[cfg(not(all(target_arch = "x86_64", target_os = "linux")))]
fn main() {}

#[cfg(all(target_arch = "x86_64", target_os = "linux"))]
mod counts {
    use std::{collections::BTreeSet, env, path::Path, process::ExitCode};

    use dmf_benches::{
        c_dmf::{Counts, SCENARIOS, Scenario},
        measure::{self, Failed},
        scenario::EVENTS,
    };

    /// A scenario, what was counted, and the instructions in each image.
    type Row = (&'static Scenario, Counts, Vec<u64>);

    pub(crate) fn main() -> ExitCode {
        let arguments: Vec<String> = env::args().skip(1).collect();
        if let [flag, name, image] = &arguments[..]
            && flag == "--scenario"
        {
            return run(name, Path::new(image));
        }
        let images = arguments.iter().filter(|argument| !argument.starts_with("--"));
        let images: Vec<&Path> = images.map(Path::new).collect();
        if images.is_empty() {
            println!("`cargo xtask c-dmf` builds the images of C DMF, and has them counted");
            return ExitCode::SUCCESS;
        }
        match SCENARIOS.iter().map(|scenario| row(scenario, &images)).collect::<Result<Vec<_>, _>>()
        {
            Ok(rows) => print(&rows, &images),
            Err(failed) => {
                eprintln!("{failed}");
                return ExitCode::FAILURE;
            }
        }
        ExitCode::SUCCESS
    }

    /// Runs one scenario, and says what the machine counted.
    fn run(name: &str, image: &Path) -> ExitCode {
        let Some(scenario) = SCENARIOS.iter().find(|scenario| scenario.name == name) else {
            eprintln!("there is no scenario {name:?}");
            return ExitCode::FAILURE;
        };
        println!("{}", serde_json::to_string(&scenario.run(image)).expect("numbers"));
        ExitCode::SUCCESS
    }

    fn row(scenario: &'static Scenario, images: &[&Path]) -> Result<Row, Failed> {
        let (mut counts, mut instructions) = (None, Vec::new());
        for image in images {
            let arguments = ["--scenario".as_ref(), scenario.name.as_ref(), image.as_os_str()];
            let (counted, profile) = measure::again::<Counts>(&arguments)?;
            instructions.push(profile.image_instructions());
            assert!(counts.is_none_or(|other| other == counted), "images of one source");
            counts = Some(counted);
        }
        Ok((scenario, counts.expect("there is an image"), instructions))
    }

    /// What one event has of a count.
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn each(count: u64) -> f64 {
        count as f64 / EVENTS as f64
    }

    /// Cells of a table in Markdown.
    fn cells(cells: impl Iterator<Item = String>) -> String {
        format!(" {} |", cells.collect::<Vec<_>>().join(" | "))
    }

    fn print(rows: &[Row], images: &[&Path]) {
        let names = images.iter().map(|image| image.file_stem().unwrap_or_default().display());
        let names = cells(names.map(|name| format!("instructions, `{name}`")));
        println!("| scenario | WDF calls | lock pairs | allocations |{names}");
        println!("|---|--:|--:|--:|{}", "--:|".repeat(images.len()));
        for (scenario, counts, instructions) in rows {
            let counted = [counts.wdf_calls, counts.lock_pairs, counts.allocations];
            let all = counted.iter().chain(instructions);
            println!("| {} |{}", scenario.name, cells(all.map(|count| each(*count).to_string())));
        }
        // Without time stamps there are fewer of the same.
        let stamped = || rows.iter().filter(|(scenario, ..)| scenario.name.starts_with("stamped"));
        println!("\n| calls |{}", cells(stamped().map(|(scenario, ..)| scenario.name.to_owned())));
        println!("|---|{}", "--:|".repeat(stamped().count()));
        let functions = stamped().flat_map(|(_, counts, _)| counts.calls.keys());
        for function in functions.collect::<BTreeSet<_>>() {
            let of = |counts: &Counts| each(counts.calls.get(function).copied().unwrap_or(0));
            let calls = stamped().map(|(_, counts, _)| of(counts).to_string());
            println!("| `{function}` |{}", cells(calls));
        }
    }
}
