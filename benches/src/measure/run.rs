//! Running the scenarios under callgrind.

use std::{
    env,
    ffi::OsStr,
    fmt, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use serde::de::DeserializeOwned;

use super::{Profile, Report, Row};
use crate::scenario::{self, Counted, EVENTS, Scenario};

/// Why nothing could be measured.
#[derive(Debug)]
pub struct Failed(String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

/// Measures every scenario whose name has `filter` in it. `each` is told of each profile.
///
/// The calling program is started again under valgrind, with `--scenario` and a name, and runs the
/// scenario then.
///
/// # Errors
///
/// Valgrind is not installed, or a scenario fails.
pub fn all(filter: &str, mut each: impl FnMut(&Scenario, &Profile)) -> Result<Report, Failed> {
    let mut rows = Vec::new();
    for scenario in scenario::all().filter(|scenario| scenario.name.contains(filter)) {
        let (counted, profile) = measure(scenario)?;
        let instructions = profile
            .driver_instructions(scenario.roots)
            .ok_or_else(|| Failed(format!("{}: the driver was never entered", scenario.name)))?;
        each(scenario, &profile);
        rows.push(row(scenario.name, &counted, instructions));
    }
    Ok(Report { toolchain: toolchain()?, rows })
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn row(name: &str, counted: &Counted, instructions: u64) -> Row {
    let each = |count: u64| count as f64 / EVENTS as f64;
    Row {
        name: name.to_owned(),
        wdf_calls: each(counted.wdf_calls),
        lock_pairs: each(counted.lock_pairs),
        allocations: each(counted.allocations),
        instructions: each(instructions),
    }
}

fn measure(scenario: &Scenario) -> Result<(Counted, Profile), Failed> {
    again(&["--scenario".as_ref(), scenario.name.as_ref()])
}

/// Starts the calling program again under valgrind, with these arguments: the counts that it prints
/// as JSON, and the profile between [`start`](super::start) and [`stop`](super::stop).
///
/// # Errors
///
/// Valgrind is not installed, or the program fails.
pub fn again<Counts: DeserializeOwned>(arguments: &[&OsStr]) -> Result<(Counts, Profile), Failed> {
    let out = env::temp_dir().join(format!("dmf-benches-{}", std::process::id()));
    let program = env::current_exe().map_err(|error| Failed(format!("this program: {error}")))?;
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .args(["--compress-strings=no", "--compress-pos=no"])
        .arg("--instr-atstart=no")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .args(arguments)
        .output()
        .map_err(|error| Failed(no_valgrind(&error)))?;
    // One file for what was counted, and one for the end of the program.
    let dump = |number: &str| PathBuf::from(format!("{}{number}", out.display()));
    let text = fs::read_to_string(dump(".1"));
    for number in ["", ".1"] {
        let _ = fs::remove_file(dump(number));
    }
    let said = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let counted = serde_json::from_str(&said(&output.stdout));
    match (counted, text) {
        (Ok(counted), Ok(text)) if output.status.success() => Ok((counted, Profile::parse(&text))),
        _ => Err(Failed(format!("{arguments:?} failed:\n{}", said(&output.stderr)))),
    }
}

fn no_valgrind(error: &io::Error) -> String {
    format!("valgrind cannot be started ({error}); it is in the package `valgrind` of most systems")
}

/// The compiler that this program was made with.
fn toolchain() -> Result<String, Failed> {
    let rustc = Path::new(&env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).to_owned();
    let output = Command::new(rustc)
        .arg("--version")
        .output()
        .map_err(|error| Failed(format!("rustc: {error}")))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
