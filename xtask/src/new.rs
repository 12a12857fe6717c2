//! `cargo xtask new`: a driver to begin with.
//!
//! What it writes is under `data/new`: a driver with one Module, its test in `kmdf-host`, its INF and
//! its image. It is a workspace of its own, wherever it is.

use std::{
    fs,
    hash::{BuildHasher, Hasher, RandomState},
    io,
    path::{Component, Path, PathBuf},
    process::Command,
};

use crate::shell;

/// The files: where they go, and what is in them.
const FILES: [(&str, &str); 11] = [
    ("Cargo.toml", include_str!("../data/new/Cargo.toml.txt")),
    ("README.md", include_str!("../data/new/README.md")),
    (".gitignore", "/target\n"),
    ("driver/Cargo.toml", include_str!("../data/new/driver/Cargo.toml.txt")),
    ("driver/src/lib.rs", include_str!("../data/new/driver/src/lib.rs")),
    ("driver/src/contract.rs", include_str!("../data/new/driver/src/contract.rs")),
    ("driver/src/counter.rs", include_str!("../data/new/driver/src/counter.rs")),
    ("driver/tests/driver.rs", include_str!("../data/new/driver/tests/driver.rs")),
    ("driver/examples/@NAME@.rs", include_str!("../data/new/driver/examples/NAME.rs")),
    ("package/Cargo.toml", include_str!("../data/new/package/Cargo.toml.txt")),
    ("package/@CRATE@.inx", include_str!("../data/new/package/CRATE.inx")),
];

/// The sources of the image, which have names that cargo would take for the workspace's own.
const IMAGE: [(&str, &str); 2] = [
    ("package/build.rs", include_str!("../data/new/package/build.rs")),
    ("package/src/lib.rs", include_str!("../data/new/package/src/lib.rs")),
];

/// Names with which what is made would not compile: keywords, crates that every crate has, and what
/// the driver's type would be called (see `@TYPE@`), if the driver uses something else of that name.
const TAKEN: &str = "\
    abstract alloc as async await become box break callbacks child config const continue core
    counter crate do dyn else enum err extern false final fn for gen if impl in io-control let
    loop macro match mod module move mut ok override priv pub ref request result return self
    static std struct super test trait true try type typeof unsafe use virtual where while";

/// Arguments of `cargo xtask new`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The driver's folder, which is made: its name is the driver's, in small letters with hyphens.
    folder: PathBuf,
}

/// Makes the driver.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let folder = make(&args.folder)?;
    println!("{} is ready: its README.md says how to go on", folder.display());
    Ok(())
}

/// Makes the driver and returns its folder.
fn make(folder: &Path) -> Result<PathBuf, String> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    check(name)?;
    create(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let made = fs::canonicalize(folder).map_err(|error| error.to_string())?;
    let values = values(name, &made);
    for (file, text) in FILES.into_iter().chain(IMAGE) {
        let path = made.join(fill(file, &values));
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        written
            .and_then(|()| fs::write(&path, fill(text, &values)))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    lock(&made)?;
    Ok(made)
}

/// Makes the folder, and those that it is in. One that is there is left alone.
fn create(folder: &Path) -> io::Result<()> {
    folder.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::create_dir(folder)
}

/// A name that is good for a crate, a service and a file.
fn check(name: &str) -> Result<(), String> {
    let is_good = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !name.contains("--")
        && !name.ends_with('-')
        && name.len() <= 32;
    if !is_good {
        return Err(format!(
            "`{name}` is no name for a driver: it begins with a small letter, and has at most 32 \
             small letters, digits and single hyphens"
        ));
    }
    if TAKEN.split_whitespace().any(|taken| taken == name) {
        return Err(format!("`{name}` is no name for a driver: something else has it already"));
    }
    Ok(())
}

/// What stands for the names in the files.
fn values(name: &str, folder: &Path) -> [(&'static str, String); 7] {
    let words: Vec<&str> = name.split('-').collect();
    let title = capital(&words.join(" "));
    let home = crate::workspace_root();
    [
        ("@NAME@", name.to_owned()),
        ("@CRATE@", words.join("_")),
        ("@TYPE@", words.iter().map(|word| capital(word)).collect()),
        ("@TITLE@", title),
        // Manifests are in folders one deeper than the driver's.
        ("@DMF@", format!("../{}", relative(folder, &home))),
        ("@PATH@", relative(&home, folder)),
        ("@GUID@", guid()),
    ]
}

fn fill(text: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The way from one folder to another, with `/` on every system.
fn relative(from: &Path, to: &Path) -> String {
    let parts = |path: &Path| -> Vec<String> {
        let is_part = |part: &Component<'_>| !matches!(part, Component::CurDir);
        let components = path.components().filter(is_part);
        components.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    };
    let (from, to) = (parts(from), parts(to));
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "..");
    up.chain(to[common..].iter().map(String::as_str)).collect::<Vec<_>>().join("/")
}

/// A random GUID, version 4.
fn guid() -> String {
    // Each state has keys of the system's randomness.
    let random = || RandomState::new().build_hasher().finish();
    let (high, low) = (random(), random());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:x}{:03x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xfff,
        8 | (low >> 62),
        (low >> 48) & 0xfff,
        low & 0xffff_ffff_ffff
    )
}

/// Gives the driver the versions of crates that this workspace was tested with.
fn lock(folder: &Path) -> Result<(), String> {
    let home = crate::workspace_root();
    let image = home.join("samples").join("process-monitor").join("package");
    for (ours, theirs) in [(home, folder.to_owned()), (image, folder.join("package"))] {
        let copied = fs::copy(ours.join("Cargo.lock"), theirs.join("Cargo.lock"));
        copied.map_err(|error| format!("{}: {error}", theirs.display()))?;
        let mut metadata = Command::new(env!("CARGO"));
        metadata.current_dir(theirs).args(["metadata", "--format-version", "1"]);
        shell::output(&mut metadata)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package;

    #[test]
    fn a_name_is_good_for_a_crate_a_service_and_a_file() {
        for name in ["a", "my-driver", "usb2-hub"] {
            assert_eq!(check(name), Ok(()));
        }
        for name in [
            "",
            "-a",
            "a-",
            "a--b",
            "My-driver",
            "2a",
            "a_b",
            "a b",
            "..",
            "größe",
            "module",
            "core",
        ] {
            assert!(check(name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_way_from_one_folder_to_another() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/a/b", "/a/b/c"), "c");
        assert_eq!(way("/a/b/c", "/a"), "../..");
        assert_eq!(way("/a/b", "/c/d"), "../../c/d");
    }

    #[test]
    fn every_guid_is_another_one_of_version_4() {
        let (first, second) = (guid(), guid());
        assert_ne!(first, second);
        let parts: Vec<usize> = first.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(&first[14..15], "4");
        assert!(["8", "9", "a", "b"].contains(&&first[19..20]), "{first}");
    }

    #[test]
    fn no_name_is_left_open() {
        let values = values("my-driver", Path::new("/tmp/my-driver"));
        for (file, text) in FILES.into_iter().chain(IMAGE) {
            let (file, text) = (fill(file, &values), fill(text, &values));
            let open = ["@NAME", "@CRATE", "@TYPE", "@TITLE", "@DMF", "@PATH", "@GUID"];
            assert!(!open.iter().any(|name| text.contains(name) || file.contains(name)), "{file}");
        }
    }

    /// Runs cargo in the new driver's folder, with what is built for this workspace at hand.
    fn cargo(folder: &Path, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(folder).args(arguments);
        cargo.env("CARGO_TARGET_DIR", crate::workspace_root().join("target").join("new-driver"));
        cargo
    }

    #[test]
    #[ignore = "builds a driver, for which tools are needed: cargo xtask ci-package"]
    fn a_new_driver_builds_is_tested_runs_and_is_packaged() {
        let home = crate::workspace_root().join("target").join("new-driver-test");
        let _none_yet = fs::remove_dir_all(&home);
        let folder = make(&home.join("my-driver")).unwrap();
        let again = make(&folder).unwrap_err();
        assert!(again.contains("cannot make") && again.contains("exists"), "{again}");

        shell::output(&mut cargo(&folder, &["fmt", "--all", "--check"])).unwrap();
        let clippy = ["clippy", "--locked", "--all-targets", "--", "-D", "warnings"];
        shell::output(&mut cargo(&folder, &clippy)).unwrap();
        shell::output(&mut cargo(&folder, &["test", "--locked"])).unwrap();

        let sys = package::driver(folder.to_str().unwrap()).unwrap();
        assert_eq!(sys.file_name().unwrap(), "my_driver.sys");
        let said = shell::output(cargo(&folder, &["test", "--locked"]).env("DRIVER_SYS", &sys));
        assert!(said.unwrap().contains("3 passed"));
        for driver in [None, Some(&sys)] {
            assert_eq!(counted(&folder, driver), ["5", "12"]);
        }

        use_another_module(&folder);
        package::driver(folder.to_str().unwrap()).unwrap();
    }

    /// What everybody does first: the lock file of the image does not know the Module's crate yet.
    fn use_another_module(folder: &Path) {
        let manifest = folder.join("driver").join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        let core = text.lines().find(|line| line.starts_with("dmf-core = ")).unwrap();
        let both = format!("{core}\n{}", core.replace("dmf-core", "dmf-buffer-queue"));
        fs::write(&manifest, text.replace(core, &both)).unwrap();
    }

    /// What the example prints when 5 and 7 are typed.
    fn counted(folder: &Path, driver: Option<&PathBuf>) -> Vec<String> {
        let typed = folder.join("typed");
        fs::write(&typed, "5\n7\n\n").unwrap();
        let mut example = cargo(folder, &["run", "--locked", "--example", "my-driver", "--"]);
        if let Some(driver) = driver {
            example.arg("--driver").arg(driver);
        }
        example.stdin(fs::File::open(&typed).unwrap());
        let said = shell::output(&mut example).unwrap();
        said.lines().skip(1).map(ToOwned::to_owned).collect()
    }
}
