//! Compiling and linking the driver, as for Windows.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{overlay, sources::Sources};
use crate::{
    package::{
        files::{fresh, told},
        imports,
    },
    shell, workspace_root,
};

const CLANG: &str = "clang-19";

/// The Modules that the driver needs, and those that the framework itself does.
const MODULES: [&str; 6] =
    ["BufferPool", "BufferQueue", "HashTable", "NotifyUserWithRequest", "RingBuffer", "Time"];

/// The part of the framework that no driver with one device uses. It needs more of the WDK.
const NOT_BUILT: &str = "DmfFilter.c";

/// What the files of this repository are: ours.
const OURS: [&str; 3] = ["driver.c", "stub.c", "ways.c"];

/// For the processor and the compiler that Windows' drivers are made for, optimised as they are. The
/// headers of mingw-w64 are for GCC, and those of clang declare a function of the C library in another
/// way.
const OPTIONS: &str = "--target=x86_64-pc-windows-msvc -O2 -mno-red-zone -ffunction-sections \
    -fgnuc-version=4.2.1 -nostdinc -Wno-builtin-macro-redefined -U__STDC_HOSTED__ \
    -D_AMD64_ -D_WIN64 -D_WIN32_WINNT=0x0A00 -DNTDDI_VERSION=0x0A000000 \
    -DKMDF_VERSION_MAJOR=1 -DKMDF_VERSION_MINOR=33 -DDMF_DONT_INCLUDE_PEPFX";

/// C DMF's projects compile its files as C++. Their warnings are not ours to mend.
const THEIRS: &str = "-x c++ -fno-exceptions -fno-rtti -Wno-everything";

/// All that is compiled, and with what.
pub(super) struct Build {
    /// Where the results go.
    folder: PathBuf,
    theirs: Vec<PathBuf>,
    options: Vec<String>,
    /// Folders with headers that are not ours.
    headers: Vec<PathBuf>,
}

impl Build {
    /// Finds everything.
    pub(super) fn new(
        dmf: &Sources,
        wdf: &Sources,
        mingw: &Path,
        folder: &Path,
    ) -> Result<Self, String> {
        if !mingw.join("ddk").join("ntddk.h").is_file() {
            return Err(format!(
                "{} has not the kernel headers of mingw-w64; they are in Debian's package \
                 mingw-w64-common",
                mingw.display()
            ));
        }
        let [framework, library] =
            ["Framework", "Modules.Library"].map(|name| dmf.path.join("Dmf").join(name));
        let core = framework.join("Modules.Core");
        let wdf = wdf.path.join("src/publicinc/wdf/kmdf/1.33");
        let mut theirs = c_files(&framework)?;
        theirs.retain(|file| !file.ends_with(NOT_BUILT));
        theirs.extend(c_files(&core)?);
        theirs.extend(MODULES.map(|name| library.join(format!("Dmf_{name}.c"))));

        let resources =
            shell::output(Command::new(CLANG).arg("-print-resource-dir")).map_err(|why| {
                format!("{why}\nThis takes Debian's packages clang-19, lld-19 and llvm-19.")
            })?;
        let of_dmf = [framework, core, library];
        let folders: Vec<_> = of_dmf.iter().cloned().chain([wdf.clone()]).collect();
        let view = folder.join("overlay.json");
        fs::create_dir_all(folder).map_err(|error| told("cannot make", folder, &error))?;
        overlay::make(&view, &folders, &theirs, &shim())?;
        let mut options: Vec<_> = OPTIONS.split_whitespace().map(str::to_owned).collect();
        options.push("-ivfsoverlay".into());
        options.push(view.display().to_string());
        let compilers = Path::new(&resources).join("include");
        let headers = [compilers, shim(), overlay::NOWHERE.into()].into_iter();
        let headers = headers.chain(folders).chain([mingw.join("ddk"), mingw.to_owned()]).collect();
        Ok(Self { folder: folder.to_owned(), theirs, options, headers })
    }

    /// Builds the image `name`, with further options; its path.
    pub(super) fn image(&self, name: &str, options: &[&str]) -> Result<PathBuf, String> {
        let folder = fresh(&self.folder.join(name))?;
        let ours = OURS.map(|name| workspace_root().join("benches").join("c-dmf").join(name));
        let strict: Vec<_> = ["-std=c17", "-Wall", "-Wextra", "-Werror"].into();
        let theirs: Vec<_> = THEIRS.split(' ').collect();
        let ours = ours.iter().map(|file| (file, &strict));
        let mut objects = Vec::new();
        for (file, dialect) in self.theirs.iter().map(|file| (file, &theirs)).chain(ours) {
            let object = Path::new(file.file_name().unwrap_or_default()).with_extension("obj");
            let mut clang = Command::new(CLANG);
            clang.current_dir(&folder).args(&self.options).args(dialect).args(options);
            for headers in &self.headers {
                clang.arg("-isystem").arg(headers);
            }
            clang.arg("-include").arg(shim().join("annotations.h"));
            shell::output(clang.arg("-c").arg(file).arg("-o").arg(&object))?;
            objects.push(object);
        }
        let image = format!("{name}.sys");
        let mut link = Command::new("lld-link-19");
        link.current_dir(&folder).args([
            "/NOLOGO",
            "/DRIVER",
            "/SUBSYSTEM:NATIVE",
            "/NODEFAULTLIB",
        ]);
        link.args(["/ENTRY:FxDriverEntry", "/OPT:REF,ICF"]).arg(format!("/OUT:{image}"));
        shell::output(link.args(objects).args(imports::libraries(&folder)?))?;
        Ok(folder.join(image))
    }
}

/// The compiler, for people.
pub(super) fn compiler() -> Result<String, String> {
    let version = shell::output(Command::new(CLANG).arg("--version"))?;
    Ok(version.lines().next().unwrap_or_default().to_owned())
}

/// Our headers that stand for others.
fn shim() -> PathBuf {
    workspace_root().join("benches").join("c-dmf").join("shim")
}

/// The files in C in a folder, sorted.
fn c_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| told("cannot list", folder, &error))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "c"));
    files.sort();
    Ok(files)
}
