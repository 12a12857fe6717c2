//! `docs/kmdf-functions.md` says the truth: every function is in it, with its state and IRQL, and with tests that exist
//! and call it.
//!
//! With `UPDATE_DOCS=1` in the environment the test writes the tables anew. It keeps the tests that are named there,
//! as far as they are still right, and proposes some for functions without.
#![cfg(not(feature = "shuttle"))]

mod sources;
mod table;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use self::sources::Sources;
use self::table::Table;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in a workspace").into()
}

/// The tests of this crate.
static SOURCES: LazyLock<Sources> = LazyLock::new(|| {
    let functions = kmdf_host::functions();
    let names = functions.iter().map(|function| function.name).collect();
    Sources::read(&workspace().join("kmdf-host"), &names)
});

#[test]
fn the_table_of_functions_is_true() {
    let path = workspace().join("docs/kmdf-functions.md");
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let table = Table::of(&kmdf_host::functions(), &SOURCES, &found);
    let expected = table.write(&found);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &expected).expect("the file can be written");
    } else {
        let differs =
            expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
        assert!(
            expected == found,
            "docs/kmdf-functions.md is out of date; run UPDATE_DOCS=1 cargo test -p kmdf-host --test functions. \
             The first line that differs is\n{differs:#?}"
        );
    }
}

#[test]
fn every_implemented_function_has_a_test_that_calls_it() {
    let table = Table::of(&kmdf_host::functions(), &SOURCES, "");
    assert_eq!(table.untested(), [""; 0]);
}

#[test]
fn the_tests_that_docs_verifier_names_exist() {
    let text = std::fs::read_to_string(workspace().join("docs/verifier.md")).expect("it is there");
    let missing: Vec<&str> =
        table::names_in(&text).filter(|name| !SOURCES.has_test(name)).collect();
    assert_eq!(missing, [""; 0]);
}
