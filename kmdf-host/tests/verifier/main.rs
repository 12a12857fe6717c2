//! Every class of misuse, what it ends with, and `docs/verifier.md`, which shows the texts of these very runs.
//!
//! With `UPDATE_DOCS=1` in the environment the document's table is written anew.
#![cfg(not(feature = "shuttle"))]
#![allow(dead_code, reason = "the rig has more than is needed here")]

mod callbacks;
mod document;
mod locks;
mod objects;
mod requests;
#[path = "../io/rig.rs"]
mod rig;
#[path = "../support/mod.rs"]
mod support;

use kmdf_host::{BugCheck, Crash};

/// A class of misuse.
struct Class {
    /// What a driver does wrong.
    name: &'static str,
    /// The module and name of its test.
    test: &'static str,
    code: BugCheck,
    run: fn() -> Crash,
}

impl Class {
    /// Does what is wrong, and checks what is said about it.
    fn check(&self) {
        let crash = (self.run)();
        assert_eq!(crash.code, self.code, "{crash}");
        assert!(!crash.rule.is_empty() && !crash.detail.is_empty(), "{crash}");
        let text = without_line(crash);
        for word in ["kmdf_host", "Some(", "None", "::", "panicked"] {
            assert!(!text.contains(word), "a driver engineer does not know `{word}`: {text}");
        }
    }
}

/// The report without the line of the call, which changes with the source of these tests.
fn without_line(crash: Crash) -> String {
    Crash { call: None, ..crash }.to_string()
}

/// Declares classes, each with a test of its own.
macro_rules! classes {
    ($($name:literal $code:ident #[test] fn $test:ident() -> Crash $body:block)*) => {
        /// The classes of this module.
        pub(crate) const CLASSES: &[crate::Class] = &[$(crate::Class {
            name: $name,
            test: concat!(module_path!(), "::", stringify!($test)),
            code: kmdf_host::BugCheck::$code,
            run: runs::$test,
        }),*];

        mod runs {
            use super::*;

            $(pub(super) fn $test() -> Crash $body)*
        }

        $(
            #[test]
            fn $test() {
                let found = CLASSES.iter().find(|class| class.test.ends_with(concat!("::", stringify!($test))));
                found.expect("declared above").check();
            }
        )*
    };
}
use classes;

/// All classes, in the order of the document.
fn all() -> impl Iterator<Item = &'static Class> {
    [objects::CLASSES, requests::CLASSES, locks::CLASSES, callbacks::CLASSES].into_iter().flatten()
}

#[test]
fn docs_verifier_shows_what_is_said() {
    document::compare(all());
}
