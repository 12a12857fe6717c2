//! What is packaged, as the sources say it.

use std::{
    fs,
    path::{Component, Path, PathBuf},
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
    /// How large its image may be, signature included, if its manifest states that.
    pub(super) most_bytes: Option<usize>,
    /// Whether it is of this workspace, whose packages are built from the versions in their lock
    /// files and no others. Another driver's follows its manifests, as with every cargo command.
    pub(super) is_sample: bool,
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
        let sample = sample(driver);
        let is_sample = sample.is_some();
        let root = sample.unwrap_or_else(|| PathBuf::from(driver));
        let root = fs::canonicalize(&root).map_err(|_| unknown(driver))?;
        let source = root.join("package");
        let Ok(manifest) = fs::read_to_string(source.join("Cargo.toml")) else {
            return Err(format!(
                "{driver} has no package/Cargo.toml; `cargo xtask new` makes a driver that has one"
            ));
        };
        let field = |name: &str| {
            manifest_field(&manifest, name).ok_or_else(|| format!("its Cargo.toml has no {name}"))
        };
        let mut version = [0; 4];
        for (number, text) in version.iter_mut().zip(field("version")?.split('.')) {
            *number = text.parse().map_err(|_| format!("{text} is no version number"))?;
        }
        version[3] = build_number;
        let most = manifest_field(&manifest, "most-kib").map(|most| most.parse::<usize>());
        let most = most.transpose().map_err(|_| "most-kib in its Cargo.toml is no number")?;
        let target = if is_sample { home } else { root.clone() }.join("target");
        let folder = root.file_name().ok_or("the driver's folder has no name")?;
        Ok(Self {
            name: field("name")?,
            description: field("description")?,
            version,
            most_bytes: most.map(|kib| kib.saturating_mul(1024)),
            is_sample,
            date: date_of_sources(&root),
            work: target.join("package-work").join(folder),
            finished: target.join("package").join(folder),
            source,
            root,
        })
    }
}

/// The folder of a sample, if `driver` is the name of one: a path, whatever it leads to, is none.
pub(crate) fn sample(driver: &str) -> Option<PathBuf> {
    let mut parts = Path::new(driver).components();
    let is_name = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    let folder = crate::workspace_root().join("samples").join(driver);
    (is_name && folder.is_dir()).then_some(folder)
}

/// What is said of a driver that is not there.
pub(crate) fn unknown(driver: &str) -> String {
    format!("there is no driver {driver}, neither in samples nor as a folder")
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
        let size = format!("at most {} KiB", package.most_bytes.unwrap() / 1024);
        let stated =
            readme.lines().any(|line| line.contains("process_monitor.sys") && line.contains(&size));
        assert!(stated, "the README must say of process_monitor.sys: {size}");
    }

    #[test]
    fn a_sample_is_known_by_its_name_and_other_drivers_by_their_paths() {
        let folder = crate::workspace_root().join("samples").join("process-monitor");
        assert_eq!(sample("process-monitor"), Some(folder.clone()));
        for path in [folder.to_str().unwrap(), "../samples/process-monitor", "..", ".", "none", ""]
        {
            assert_eq!(sample(path), None, "{path}");
        }
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
