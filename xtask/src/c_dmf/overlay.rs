//! The file system as the compiler is to see it.
//!
//! Microsoft's sources were written for a file system that does not tell upper from lower case, and
//! for a build in which a preprocessor writes a header for each file that traces. Clang's overlay
//! gives them both, with nothing changed or copied.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::package::files::{told, write};

/// A folder that exists for the compiler only.
pub(super) const NOWHERE: &str = "/c-dmf";

/// Headers of the WDK of which nothing is needed, and which mingw-w64 does not have, or has in a
/// form that needs others.
const NOT_NEEDED: [&str; 4] = ["batclass.h", "hidport.h", "spb.h", "wmiguid.h"];

/// The header of C DMF that includes each of its Modules.
const ALL_MODULES: &str = "DmfModules.Library.h";

/// Writes the overlay for the headers in `folders`, and for those that C DMF's `sources` trace with.
pub(super) fn make(
    at: &Path,
    folders: &[PathBuf],
    sources: &[PathBuf],
    shim: &Path,
) -> Result<(), String> {
    let mut roots = Vec::new();
    for folder in folders {
        let files = headers(folder)?.into_iter().map(|name| {
            let place = if name == ALL_MODULES { shim } else { folder };
            file(&name, &place.join(&name))
        });
        roots.push(directory(&folder.display().to_string(), &files.collect::<Vec<_>>()));
    }
    let mut empty = NOT_NEEDED.map(str::to_owned).to_vec();
    empty.extend(traces(sources)?);
    let files: Vec<_> = empty.iter().map(|name| file(name, &shim.join("empty.h"))).collect();
    roots.push(directory(NOWHERE, &files));
    let overlay = json!({ "version": 0, "case-sensitive": "false", "roots": roots });
    write(at, &overlay.to_string())
}

fn file(name: &str, content: &Path) -> Value {
    json!({ "type": "file", "name": name, "external-contents": content })
}

fn directory(name: &str, files: &[Value]) -> Value {
    json!({ "type": "directory", "name": name, "contents": files })
}

/// Whether a name ends so, in upper or lower case.
fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|has| has.eq_ignore_ascii_case(extension))
}

/// The names of the headers in a folder.
fn headers(folder: &Path) -> Result<BTreeSet<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| told("cannot list", folder, &error))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| has_extension(name, "h")).collect())
}

/// The names of the headers that the trace preprocessor would write.
fn traces(sources: &[PathBuf]) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    for source in sources {
        let text = fs::read(source).map_err(|error| told("cannot read", source, &error))?;
        let text = String::from_utf8_lossy(&text);
        let quoted = text
            .lines()
            .filter(|line| line.starts_with("#include"))
            .filter_map(|line| line.split('"').nth(1));
        found.extend(quoted.filter(|name| has_extension(name, "tmh")).map(str::to_owned));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_overlay_has_each_header_and_none_of_the_sources() {
        let folder = std::env::temp_dir().join(format!("c-dmf-overlay-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let source = folder.join("Dmf_X.c");
        for name in ["Dmf_X.h", "DMF_Y.H", ALL_MODULES] {
            write(&folder.join(name), "").unwrap();
        }
        write(&source, "#include \"Dmf_X.h\"\n#include \"Dmf_X.tmh\"\n").unwrap();
        let at = folder.join("overlay.json");
        make(&at, std::slice::from_ref(&folder), &[source], Path::new("/shim")).unwrap();
        let overlay: Value = serde_json::from_str(&fs::read_to_string(&at).unwrap()).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let names = |root: usize| {
            let contents = overlay["roots"][root]["contents"].as_array().unwrap();
            contents.iter().map(|file| file["name"].as_str().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(names(0), ["DMF_Y.H", "DmfModules.Library.h", "Dmf_X.h"]);
        assert_eq!(names(1)[NOT_NEEDED.len()..], ["Dmf_X.tmh"]);
        let all = &overlay["roots"][0]["contents"][1]["external-contents"];
        assert_eq!(all, "/shim/DmfModules.Library.h");
    }
}
