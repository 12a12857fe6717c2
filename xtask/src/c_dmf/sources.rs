//! The repositories of Microsoft's that are built, both under the MIT license.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{package::files::told, shell};

/// A repository, and the commit whose numbers the documentation has.
pub(super) struct Repository {
    name: &'static str,
    commit: &'static str,
    /// A file that is in each checkout.
    has: &'static str,
}

/// C DMF.
pub(super) const DMF: Repository = Repository {
    name: "DMF",
    commit: "bfac434fd3497259095a1f8d70ed734493228091",
    has: "Dmf/Framework/DmfCore.c",
};

/// The headers of WDF.
pub(super) const WDF: Repository = Repository {
    name: "Windows-Driver-Frameworks",
    commit: "b6191d9543441329154da32f7ab9bdd97228dd3c",
    has: "src/publicinc/wdf/kmdf/1.33/wdf.h",
};

/// A checkout.
pub(super) struct Sources {
    pub(super) path: PathBuf,
    /// Which one, in words.
    pub(super) what: String,
}

impl Sources {
    /// Takes the checkout at `path`, or fetches one into `folder`.
    pub(super) fn find(
        repository: &Repository,
        path: Option<&Path>,
        folder: &Path,
    ) -> Result<Self, String> {
        let Repository { name, commit, has } = *repository;
        let path = match path {
            Some(path) => path.canonicalize().map_err(|error| told("cannot find", path, &error))?,
            None => fetch(repository, &folder.join(name))?,
        };
        if !path.join(has).is_file() {
            return Err(format!("{} is no checkout of {name}: it has no {has}", path.display()));
        }
        let head =
            shell::output(Command::new("git").arg("-C").arg(&path).args(["rev-parse", "HEAD"]));
        let what = match head {
            Ok(head) => format!("microsoft/{name} at {:.10}", head.trim()),
            Err(_) => format!("microsoft/{name} at an unknown commit"),
        };
        if !what.ends_with(&commit[..10]) {
            println!("this is {what}; the documentation's numbers are for {commit:.10}");
        }
        Ok(Self { path, what })
    }
}

fn fetch(repository: &Repository, folder: &Path) -> Result<PathBuf, String> {
    let Repository { name, commit, has } = *repository;
    if folder.join(has).is_file() {
        return Ok(folder.to_owned());
    }
    let url = format!("https://github.com/microsoft/{name}");
    fs::create_dir_all(folder).map_err(|error| told("cannot make", folder, &error))?;
    for arguments in [
        &["init", "--quiet"][..],
        &["fetch", "--quiet", "--depth=1", &url, commit],
        &["checkout", "--quiet", "FETCH_HEAD"],
    ] {
        shell::output(Command::new("git").arg("-C").arg(folder).args(arguments))?;
    }
    Ok(folder.to_owned())
}
