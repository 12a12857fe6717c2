//! What is packaged, as the sources say it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::Result;

/// What is packaged, and where.
pub(super) struct Package {
    /// The driver's folder.
    pub(super) root: PathBuf,
    /// The package's folder in it.
    pub(super) source: PathBuf,
    /// What its files are called.
    pub(super) name: String,
    /// What it is, for people.
    pub(super) description: String,
    /// Its version: four numbers.
    pub(super) version: [u16; 4],
    /// How large its image may be, signature included.
    pub(super) most_bytes: usize,
    /// The day of the last commit, as year, month, day.
    pub(super) date: [u16; 3],
    /// Where everything on the way to the package goes.
    pub(super) work: PathBuf,
    /// The finished package.
    pub(super) finished: PathBuf,
}

impl Package {
    /// What the folder `driver` says about its package: one under `samples`, or any other.
    pub(super) fn of(driver: &str, build_number: u16) -> Result<Self> {
        let home = crate::workspace_root();
        let sample = home.join("samples").join(driver);
        let is_sample = sample.is_dir();
        let root = if is_sample { sample } else { PathBuf::from(driver) };
        let Ok(root) = fs::canonicalize(&root) else {
            return Err(format!("there is no driver {driver}, neither in samples nor as a folder"));
        };
        let source = root.join("package");
        let Ok(manifest) = fs::read_to_string(source.join("Cargo.toml")) else {
            return Err(format!("{driver} has no package; see samples/process-monitor"));
        };
        let field = |name: &str| {
            manifest_field(&manifest, name).ok_or_else(|| format!("its Cargo.toml has no {name}"))
        };
        let mut version = [0; 4];
        for (number, text) in version.iter_mut().zip(field("version")?.split('.')) {
            *number = text.parse().map_err(|_| format!("{text} is no version number"))?;
        }
        version[3] = build_number;
        let most = field("most-kib")?.parse::<usize>();
        let most = most.map_err(|_| "most-kib in its Cargo.toml is no number")?;
        let target = if is_sample { home } else { root.clone() }.join("target");
        let folder = root.file_name().ok_or("the driver's folder has no name")?;
        Ok(Self {
            name: field("name")?,
            description: field("description")?,
            version,
            most_bytes: most * 1024,
            date: date_of_sources(&root),
            work: target.join("package-work").join(folder),
            finished: target.join("package").join(folder),
            source,
            root,
        })
    }
}

/// The value of a text field in a manifest.
fn manifest_field(manifest: &str, name: &str) -> Option<String> {
    let value = manifest.lines().find_map(|line| {
        let (field, value) = line.split_once('=')?;
        (field.trim() == name).then(|| value.trim())
    })?;
    Some(value.trim_matches('"').to_owned())
}

/// The day of the last commit, so that the same sources give the same package; a fixed day
/// outside of a repository.
fn date_of_sources(root: &Path) -> [u16; 3] {
    let mut git = std::process::Command::new("git");
    git.current_dir(root).args(["log", "-1", "--format=%cs"]);
    let text = crate::shell::output(&mut git).unwrap_or_default();
    let numbers: Vec<u16> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    numbers.try_into().unwrap_or([2026, 1, 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_states_how_large_the_image_may_be() {
        let package = Package::of("process-monitor", 0).unwrap();
        let readme = fs::read_to_string(crate::workspace_root().join("README.md")).unwrap();
        let size = format!("at most {} KiB", package.most_bytes / 1024);
        let stated =
            readme.lines().any(|line| line.contains("process_monitor.sys") && line.contains(&size));
        assert!(stated, "the README must say of process_monitor.sys: {size}");
    }

    #[test]
    fn what_a_manifest_lacks_is_named() {
        let manifest = "[package]\nname = \"a\"\nversion = \"1.2.3\"\n";
        assert_eq!(manifest_field(manifest, "version").as_deref(), Some("1.2.3"));
        assert_eq!(manifest_field(manifest, "description"), None);
        let error = Package::of("no-such-driver", 0).map(drop).unwrap_err();
        assert!(error.contains("no-such-driver"), "{error}");
    }
}
