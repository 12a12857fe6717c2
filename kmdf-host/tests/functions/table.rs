//! The tables of `docs/kmdf-functions.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kmdf_host::{Function, Provider};

use crate::sources::Sources;

/// Where the tables begin; what is above is written by hand.
const MARK: &str =
    "<!-- What follows is written by `UPDATE_DOCS=1 cargo test -p kmdf-host --test functions`. -->";

/// How many tests are proposed for a function.
const PROPOSED: usize = 3;

/// A function with the tests that show its rules.
struct Row {
    function: Function,
    tests: Vec<String>,
}

/// All functions.
pub(crate) struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// The functions, with the tests that the document names or else with proposed ones.
    pub(crate) fn of(functions: &[Function], sources: &Sources, document: &str) -> Self {
        let named = named_tests(document);
        let row = |function: &Function| {
            let known = named.get(function.name).into_iter().flatten();
            let mut tests: Vec<String> = known
                .filter(|test| sources.calls(test, function.name))
                .map(|test| (*test).to_owned())
                .collect();
            if tests.is_empty() && function.max_irql.is_some() {
                let found = sources.tests_of(function.name);
                tests = found.into_iter().take(PROPOSED).map(str::to_owned).collect();
            }
            Row { function: *function, tests }
        };
        Self { rows: functions.iter().map(row).collect() }
    }

    /// What is implemented and called by no test. Exports for images have the tests of the images.
    pub(crate) fn untested(&self) -> Vec<&str> {
        self.rows
            .iter()
            .filter(|row| {
                matches!(row.function.provider, Provider::Framework(_) | Provider::Kernel)
            })
            .filter(|row| row.function.max_irql.is_some() && row.tests.is_empty())
            .map(|row| row.function.name)
            .collect()
    }

    /// The document with these tables.
    pub(crate) fn write(&self, document: &str) -> String {
        let above = document.split(MARK).next().unwrap_or_default();
        let framework = |row: &&Row| matches!(row.function.provider, Provider::Framework(_));
        let implemented = |row: &&Row| row.function.max_irql.is_some();
        let mut text = format!("{above}{MARK}\n");
        let done = self.rows.iter().filter(framework).filter(implemented).count();
        let _ = writeln!(
            text,
            "\n## WDF functions: {done} of {} are implemented\n",
            self.rows.iter().filter(framework).count()
        );
        self.write_rows(&mut text, framework);
        let _ = writeln!(text, "\n## Exports of the kernel\n");
        self.write_rows(&mut text, |row| row.function.provider == Provider::Kernel);
        let _ = writeln!(text, "\n## Exports that only a loaded image can name\n");
        self.write_rows(&mut text, |row| {
            matches!(row.function.provider, Provider::KernelForImages | Provider::Loader)
        });
        text
    }

    fn write_rows(&self, text: &mut String, which: impl FnMut(&&Row) -> bool) {
        let _ = writeln!(text, "| function | state | highest IRQL | tests |\n|---|---|---|---|");
        for row in self.rows.iter().filter(which) {
            let (state, irql) = match row.function.max_irql {
                Some(irql) => ("implemented", irql_name(irql)),
                None => ("bug check", ""),
            };
            let tests: Vec<String> = row.tests.iter().map(|test| format!("`{test}`")).collect();
            let _ = writeln!(
                text,
                "| `{}` | {state} | {irql} | {} |",
                row.function.name,
                tests.join("<br>")
            );
        }
    }
}

fn irql_name(irql: u8) -> &'static str {
    match irql {
        0 => "PASSIVE_LEVEL",
        1 => "APC_LEVEL",
        2 => "DISPATCH_LEVEL",
        _ => "any",
    }
}

/// The tests that a document names for each function.
fn named_tests(document: &str) -> BTreeMap<&str, Vec<&str>> {
    let rows = document.lines().filter(|line| line.starts_with("| `"));
    rows.filter_map(|line| {
        let mut names = names_in_code(line);
        Some((names.next()?, names.filter(|name| name.contains("::")).collect()))
    })
    .collect()
}

fn names_in_code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The names of tests in a text: what is in code spans and has a path of a test's form.
pub(crate) fn names_in(text: &str) -> impl Iterator<Item = &str> {
    names_in_code(text).filter(|name| {
        name.contains("::")
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
    })
}
