//! `kmdf-host inspect FILE.sys`.

use std::fs;
use std::path::PathBuf;

use kmdf_host::image::{Access, Image, Support};

use crate::Failure;

/// Arguments of `kmdf-host inspect`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The driver's file.
    file: PathBuf,
}

/// Says what an image is.
pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let content = fs::read(&args.file).map_err(|error| {
        Failure::Failed(format!("cannot read {}: {error}", args.file.display()))
    })?;
    let image = Image::parse(&content).map_err(|error| Failure::bad_image(&args.file, &error))?;
    println!("{}: a driver image for x86-64", args.file.display());
    println!("  size in memory   {} bytes", image.size());
    println!("  preferred base   {:#x}", image.preferred_base());
    println!("  entry point      +{:#x}", image.entry_point());
    println!("  relocations      {}", image.relocations());
    println!("  security cookie  {}", if image.has_security_cookie() { "yes" } else { "no" });
    println!("  /INTEGRITYCHECK  {}", if image.has_integrity_check() { "yes" } else { "no" });
    sections(&image);
    imports(&image)
}

fn sections(image: &Image<'_>) {
    println!("sections");
    for section in image.sections() {
        let access = match section.access {
            Access::None => "no access",
            Access::Read => "read",
            Access::Write => "read, write",
            Access::Execute => "read, execute",
        };
        let end = if section.discardable { ", gone after the entry point" } else { "" };
        println!(
            "  {:<8}  +{:#08x}  {:>8} bytes  {access}{end}",
            section.name, section.address, section.size
        );
    }
}

/// Prints the imports; fails if the image cannot be loaded for want of one.
fn imports(image: &Image<'_>) -> Result<(), Failure> {
    println!("imports");
    let mut missing = 0;
    for import in image.imports() {
        let note = match import.support() {
            Support::Present => "",
            Support::Unimplemented => "  (a bug check if it is called)",
            Support::Missing => {
                missing += 1;
                "  (missing)"
            }
        };
        println!("  {import}{note}");
    }
    match missing {
        0 => Ok(()),
        1 => Err(Failure::Failed("kmdf-host cannot load it: one import is missing".into())),
        _ => {
            Err(Failure::Failed(format!("kmdf-host cannot load it: {missing} imports are missing")))
        }
    }
}
