//! Mistakes, and what the author is told: one file a mistake.
//!
//! `TRYBUILD=overwrite cargo test -p dmf-macros --test ui` writes the messages anew. They are those of
//! the compiler that the workspace names, without the component rust-src; others word rustc's part
//! differently.

#[test]
fn mistakes() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/right.rs");
    for kind in ["module", "device", "callbacks", "method", "config"] {
        cases.compile_fail(format!("tests/ui/{kind}/*.rs"));
    }
}
