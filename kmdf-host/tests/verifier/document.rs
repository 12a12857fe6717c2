//! The table of `docs/verifier.md`.

use std::fmt::Write as _;
use std::path::Path;

use crate::{Class, without_line};

/// Where the table begins; what is above is written by hand.
const MARK: &str =
    "<!-- What follows is written by `UPDATE_DOCS=1 cargo test -p kmdf-host --test verifier`. -->";

/// Compares the document with the classes, or writes it.
pub(crate) fn compare<'a>(classes: impl Iterator<Item = &'a Class>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verifier.md");
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let above = found.split(MARK).next().unwrap_or_default();
    let mut text = format!("{above}{MARK}\n\n");
    let classes: Vec<&Class> = classes.collect();
    let _ = writeln!(text, "| a driver that… | bug check | test |\n|---|---|---|");
    for class in &classes {
        let code = format!("`{:#X}` {}", class.code.code(), class.code.name());
        let _ = writeln!(
            text,
            "| [{}](#{}) | {code} | `{}` |",
            class.name,
            anchor(class.name),
            class.test
        );
    }
    for class in &classes {
        let _ = write!(
            text,
            "\n### {}\n\n```text\n{}\n```\n",
            class.name,
            anonymous(&without_line((class.run)()))
        );
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &text).expect("the file can be written");
    } else {
        let differs = text.lines().zip(found.lines()).find(|(expected, found)| expected != found);
        assert!(
            text == found,
            "docs/verifier.md is out of date; run UPDATE_DOCS=1 cargo test -p kmdf-host --test verifier. \
             The first line that differs is\n{differs:#?}"
        );
    }
}

/// What a heading's link is.
fn anchor(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    letters.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

/// A text without the numbers that are others in each run: handles and addresses.
fn anonymous(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("0x") {
        let digits = rest[at + 2..].chars().take_while(char::is_ascii_hexdigit).count();
        let (before, number) = rest[..at + 2 + digits].split_at(at);
        out.push_str(before);
        out.push_str(if digits > 8 { "0x…" } else { number });
        rest = &rest[at + 2 + digits..];
    }
    out + rest
}
