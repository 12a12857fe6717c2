//! Running other programs.

use std::process::Command;

/// Runs a program to its end; what it prints is shown.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let name = name_of(command);
    let status = command.status().map_err(|error| format!("cannot start {name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed: {status}")) }
}

/// Runs a program to its end and returns what it printed; shown only if it fails.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let name = name_of(command);
    let output = command.output().map_err(|error| format!("cannot start {name}: {error}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_end().to_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        let said = format!("{}\n{}", text(&output.stdout), text(&output.stderr));
        Err(format!("{name} failed: {}\n{}", output.status, said.trim()))
    }
}

fn name_of(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
