//! The page shows this crate, and nothing that is not in it.

use std::{fs, path::Path};

const PAGE: &str = include_str!("../../../docs/writing-a-module.md");

/// The sources that the page is about.
const SHOWN: [&str; 5] =
    ["src/lib.rs", "src/api.rs", "src/debounce.rs", "src/driver.rs", "tests/button.rs"];
/// The page takes pieces of this one.
const QUOTED: &str = "tests/mistakes.rs";

fn source(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The blocks of Rust on the page.
fn blocks() -> Vec<&'static str> {
    let after = PAGE.split("```rust\n").skip(1);
    after.map(|rest| rest.split("```").next().expect("a block ends")).collect()
}

#[test]
fn every_block_is_from_the_sources() {
    let sources: Vec<_> = SHOWN.iter().chain([&QUOTED]).map(|name| source(name)).collect();
    for block in blocks() {
        assert!(
            sources.iter().any(|source| source.contains(block)),
            "nowhere in the crate:\n{block}"
        );
    }
}

#[test]
fn every_line_of_the_sources_is_on_the_page() {
    let shown = blocks().concat();
    for name in SHOWN {
        for line in source(name).lines() {
            assert!(shown.contains(line), "{name}: the page leaves out\n{line}");
        }
    }
}
