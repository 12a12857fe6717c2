//! What the documents say of the code: every defect has its row, every test that is named exists,
//! every Method of C is found by its name.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const DEFECTS: &str = include_str!("../../docs/defects.md");
const TESTING: &str = include_str!("../../docs/testing.md");

/// The numbers of the specification: of NotifyUserWithRequest, BufferPool, BufferQueue, the framework.
const NUMBERS: [(&str, u32); 4] = [("N", 18), ("B", 19), ("Q", 4), ("F", 14)];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The rows of the tables: the number, and the rest.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    DEFECTS.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | ")).filter(
        |(first, _)| first.len() > 1 && first[1..].bytes().all(|byte| byte.is_ascii_digit()),
    )
}

/// The tests that a text names: `package/target::path::name`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2).filter(|code| code.contains('/') && code.contains("::"))
}

/// The source of a module of a test target: `path` from the target on.
fn source(package: &str, path: &[&str]) -> Option<String> {
    let tests = workspace().join(package).join("tests");
    let (target, modules) = path.split_first()?;
    let mut folder = tests.join(target);
    if modules.is_empty() {
        let single = fs::read_to_string(tests.join(format!("{target}.rs")));
        return single.or_else(|_| fs::read_to_string(folder.join("main.rs"))).ok();
    }
    let (last, above) = modules.split_last()?;
    folder.extend(above);
    fs::read_to_string(folder.join(format!("{last}.rs"))).ok()
}

/// Whether a source has a test of this name, written out or by a macro that takes names.
fn has_test(source: &str, name: &str) -> bool {
    let is_name = |line: &str| {
        let mut words = line.split(|byte: char| !(byte.is_alphanumeric() || byte == '_'));
        words.any(|word| word == name)
    };
    let is_test = |line: &str| line.starts_with("fn ") || line.contains(" / ");
    source.lines().map(str::trim).any(|line| is_test(line) && is_name(line))
}

fn exists(test: &str) -> bool {
    let (package, path) = test.split_once('/').expect("a package");
    let path: Vec<_> = path.split("::").collect();
    let (name, modules) = path.split_last().expect("a name");
    source(package, modules).is_some_and(|source| has_test(&source, name))
}

#[test]
fn every_defect_has_a_row() {
    let expected = NUMBERS
        .iter()
        .flat_map(|(letter, last)| (1..=*last).map(move |number| format!("{letter}{number}")));
    let found: Vec<_> = rows().map(|(number, _)| number).collect();
    assert_eq!(found, expected.collect::<Vec<_>>());
}

#[test]
fn every_row_names_a_test_and_every_named_test_exists() {
    for (number, rest) in rows() {
        assert!(rest.matches('|').count() == 3, "{number}: what C does, why not here, tests");
        assert!(named(rest).next().is_some(), "{number} names no test");
    }
    let missing: Vec<_> =
        rows().flat_map(|(_, rest)| named(rest)).filter(|test| !exists(test)).collect();
    assert_eq!(missing, [""; 0], "there are no such tests");
}

/// P1 to P6, Q1 and Q2, R1 to R9, each with tests that exist.
#[test]
fn every_scenario_has_its_tests() {
    let rows: Vec<_> = TESTING
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(": "))
        .filter(|(first, _)| first.starts_with(['P', 'Q', 'R']))
        .collect();
    let scenarios: Vec<_> = rows.iter().map(|(first, _)| *first).collect();
    let expected =
        ["P1 to P5", "P6", "Q1, Q2", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9"];
    assert_eq!(scenarios, expected);
    for (scenario, rest) in rows {
        assert!(named(rest).next().is_some(), "{scenario}");
        let missing: Vec<_> = named(rest).filter(|test| !exists(test)).collect();
        assert_eq!(missing, [""; 0], "{scenario}");
    }
}

/// A test that cannot fail shows nothing.
#[test]
fn a_test_that_is_not_there_is_noticed() {
    assert!(exists("dmf-notify-user/documents::every_defect_has_a_row"));
    assert!(!exists("dmf-notify-user/documents::every_defect_has_a_ro"));
    assert!(!exists("dmf-notify-user/defects::full::n18_no_such_test"));
    assert!(!exists("dmf-notify-user/nowhere::full::n5_the_oldest_datum_is_discarded"));
}

/// The defects that take several threads have a test that finds them in C's algorithm.
#[test]
fn the_schedules_find_what_takes_several_threads() {
    for number in ["N3", "N4", "N5", "N6", "N11", "N15", "B4", "B7", "Q3", "F4", "F5"] {
        let (_, rest) = rows().find(|(other, _)| *other == number).expect("it has a row");
        let in_c = named(rest).filter(|test| test.contains("_in_c")).count();
        assert!(in_c > 0, "{number}");
    }
}

/// The Methods of the three Modules in C.
const METHODS: [(&str, &[&str]); 3] = [
    (
        "DMF_BufferPool_",
        &[
            "Get",
            "GetWithMemory",
            "GetWithMemoryDescriptor",
            "Put",
            "PutAtHead",
            "PutInSinkWithTimer",
            "ContextGet",
            "ParametersGet",
            "Count",
            "Enumerate",
        ],
    ),
    (
        "DMF_BufferQueue_",
        &[
            "Fetch",
            "Enqueue",
            "EnqueueAtHead",
            "EnqueueWithTimer",
            "Dequeue",
            "DequeueWithMemoryDescriptor",
            "Reuse",
            "Flush",
            "Enumerate",
            "Count",
            "ContextGet",
        ],
    ),
    (
        "DMF_NotifyUserWithRequest_",
        &[
            "EventRequestAdd",
            "RequestProcess",
            "DataProcess",
            "RequestReturn",
            "RequestReturnEx",
            "RequestReturnAll",
            "DataBufferTimestampGet",
            "RequestTimestampGet",
        ],
    ),
];

/// All sources below a folder.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
    {
        if entry.is_dir() {
            sources(&entry, found);
        } else {
            found.push(fs::read_to_string(entry).expect("a source"));
        }
    }
}

fn library() -> Vec<String> {
    let mut found = Vec::new();
    for package in ["dmf-buffer-queue", "dmf-notify-user"] {
        sources(&workspace().join(package).join("src"), &mut found);
    }
    found
}

#[test]
fn every_method_of_c_is_found_by_its_name() {
    let aliases: BTreeSet<String> = library()
        .iter()
        .flat_map(|source| {
            let code = source.lines().map(str::trim).filter(|line| !line.starts_with("//"));
            let names = code.flat_map(|line| line.split('"').skip(1).step_by(2));
            names.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    for (module, methods) in METHODS {
        for method in methods {
            assert!(aliases.contains(&format!("{module}{method}")), "{module}{method}");
        }
    }
}

/// In C two functions without `static` are symbols of every driver that has the library.
#[test]
fn n18_no_symbol_of_a_library_is_exported() {
    for source in library() {
        for attribute in ["no_mangle", "export_name", "#[link"] {
            assert!(!source.contains(attribute), "{attribute}");
        }
    }
}
