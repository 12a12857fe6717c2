//! What is promised of names: searching the documentation for that of the C original finds the item.

use std::{fs, path::Path};

/// The crates whose documentation is meant.
const CRATES: [&str; 4] = ["dmf-core", "dmf-macros", "dmf-buffer-queue", "dmf-notify-user"];

#[test]
fn what_the_readme_names_in_c_is_found_by_a_search() {
    let root = crate::workspace_root();
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let mut sources = String::new();
    for name in CRATES {
        collect(&root.join(name).join("src"), &mut sources);
    }
    let names = names_in_c(&readme);
    assert!(names.len() > 12, "{names:?}");
    let found = |name: &&str| sources.contains(&format!("\"{name}\""));
    let missing: Vec<_> = names.into_iter().filter(|name| !found(name)).collect();
    assert_eq!(missing, [""; 0], "each needs a `#[doc(alias)]`");
}

/// The names in the left column of the table, but for those with a part to fill in (`DMF_CONFIG_X`).
fn names_in_c(readme: &str) -> Vec<&str> {
    let table = readme.split("## From C DMF").nth(1).unwrap().split("\n## ").next().unwrap();
    let cells = table.lines().filter_map(|line| line.split('|').nth(1));
    let words = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    words
        .filter(|word| word.starts_with("DMF") || word.starts_with("DECLARE"))
        .filter(|word| word.chars().all(is_part) && !word.contains("_X"))
        .collect()
}

fn collect(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, sources);
        } else {
            sources.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}
