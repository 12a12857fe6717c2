//! How much code it takes to declare `BufferQueue`.

const DECLARATION: &str = include_str!("../../src/queue/mod.rs");
const CONFIG: &str = include_str!("../../src/queue/config.rs");

/// Lines of code: without comments, blank lines, closing braces, documentation attributes, and
/// imports.
fn code(source: &str) -> impl Iterator<Item = &str> {
    let mut import = false;
    source.lines().map(str::trim).filter(move |line| {
        import |= ["use ", "pub use ", "mod "].iter().any(|start| line.starts_with(start));
        let is_code = !import && !line.is_empty() && !is_documentation(line);
        import &= !line.ends_with(';');
        is_code
    })
}

fn is_documentation(line: &str) -> bool {
    ["//", "#[doc", "#[must_use"].iter().any(|start| line.starts_with(start))
}

/// Lines outside the bodies of functions. `#[method]` counts, and so does the signature, as one
/// line: how it is broken is up to rustfmt.
fn outside_bodies<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    let (mut inside, mut signature) = (0_usize, false);
    lines
        .filter(|line| {
            let counts = inside == 0 && !signature && *line != "}";
            signature |= inside == 0 && line.contains("fn ");
            if signature || inside > 0 {
                inside = inside + line.matches('{').count() - line.matches('}').count();
                signature &= inside == 0;
            }
            counts
        })
        .count()
}

#[test]
fn declaring_buffer_queue_takes_at_most_40_lines() {
    let lines = outside_bodies(code(DECLARATION)) + outside_bodies(code(CONFIG));
    println!("{lines} lines");
    assert!((20..=40).contains(&lines), "{lines} lines");
}

#[test]
fn no_child_is_created_by_hand() {
    for source in [DECLARATION, CONFIG] {
        assert!(!source.contains("wiring") && !source.contains("create"), "{source}");
    }
}

/// CI checks the crate for a target without our host; this says what would break there first.
#[test]
fn the_crate_is_no_std_without_alloc() {
    let root = include_str!("../../src/lib.rs");
    assert!(root.contains("#![no_std]") && !root.contains("extern crate"));
}
