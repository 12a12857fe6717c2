//! `cargo xtask bindings`: kmdf-sys' sources from its ABI data.
//!
//! The data under `kmdf-sys/abi` are facts: what each type of KMDF 1.33 is called, what it holds,
//! and how `wdk-sys` spells it. This command only spells them out as Rust, so the output is never
//! edited by hand.

mod layout;
mod types;

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use serde_json::{Map, Value};

/// Arguments of `cargo xtask bindings`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Change nothing; fail if a checked-in file differs from what the data give.
    #[arg(long)]
    check: bool,
}

type Table = Map<String, Value>;
type Types = BTreeMap<String, Value>;
type Result<T> = std::result::Result<T, String>;

/// Says on top of every generated file where it comes from.
const HEADER: &str = "// Written by `cargo xtask bindings` from kmdf-sys/abi. Do not edit.\n\n";

/// Writes the generated files, or with `--check` compares them.
pub(crate) fn run(args: &Args) -> Result<()> {
    let kmdf_sys = crate::workspace_root().join("kmdf-sys");
    let mut stale = Vec::new();
    for (name, text) in render(&kmdf_sys)? {
        let path = kmdf_sys.join(name);
        if fs::read_to_string(&path).is_ok_and(|checked_in| checked_in == text) {
            continue;
        }
        stale.push(name);
        if !args.check {
            fs::write(path, text).map_err(|error| format!("cannot write {name}: {error}"))?;
        }
    }
    if args.check && !stale.is_empty() {
        return Err(format!("out of date: {}; run `cargo xtask bindings`", stale.join(", ")));
    }
    Ok(())
}

/// The generated files of `kmdf-sys`, by path inside that crate.
fn render(kmdf_sys: &Path) -> Result<Vec<(&'static str, String)>> {
    let data = Data::load(kmdf_sys)?;
    Ok(vec![
        ("src/types.rs", types::render(&data.types)?),
        ("src/constants.rs", data.constants()?),
        ("src/nt_exports.rs", data.nt_exports()?),
        ("tests/layout/facts.rs", layout::facts(&data.abi, &data.types)?),
    ])
}

/// The ABI data, merged.
struct Data {
    types: Types,
    functions: BTreeMap<String, Value>,
    constants: Table,
    abi: Value,
}

impl Data {
    fn load(kmdf_sys: &Path) -> Result<Self> {
        let read = |name: &str| -> Result<Value> {
            let text = fs::read_to_string(kmdf_sys.join("abi").join(name))
                .map_err(|error| format!("cannot read {name}: {error}"))?;
            serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))
        };
        let surface = read("wdk-sys-0.5.2-surface.json")?;
        let additions = read("additions.json")?;
        let abi = read("kmdf-1.33-abi.json")?;
        let merged = |section: &str| -> Result<Table> {
            let mut all = table(&surface[section])?.clone();
            for (name, value) in table(&additions[section])? {
                if all.insert(name.clone(), value.clone()).is_some() {
                    return Err(format!("{name} is in the surface and in the additions"));
                }
            }
            Ok(all)
        };
        Ok(Self {
            types: merged("types")?.into_iter().collect(),
            functions: merged("ntddk_functions")?.into_iter().collect(),
            constants: merged("constants")?,
            abi,
        })
    }

    /// `constants.rs`: the constants of the headers, then the NTSTATUS values.
    fn constants(&self) -> Result<String> {
        let mut out = HEADER.to_owned();
        out.push_str("use crate::types::NTSTATUS;\n\n");
        for (name, constant) in &self.constants {
            let kind = string(&constant["type"])?;
            let kind = kind.replace("core::", "::core::");
            line(&mut out, &format!("pub const {name}: {kind} = {};", string(&constant["value"])?));
        }
        out.push('\n');
        for (name, value) in table(&self.abi["ntstatus"])? {
            let digits = string(value)?.trim_start_matches("0x");
            let bits =
                u32::from_str_radix(digits, 16).map_err(|error| format!("{name}: {error}"))?;
            line(&mut out, &format!("pub const {name}: NTSTATUS = {};", bits.cast_signed()));
        }
        Ok(out)
    }

    /// `nt_exports.rs`: the list macro of the non-variadic kernel exports.
    fn nt_exports(&self) -> Result<String> {
        let mut out = HEADER.to_owned();
        out.push_str(
            "/// Passes the list of kernel exports to the macro that is named by the argument.\n\
             ///\n\
             /// Each entry is `fn Name(Parameter: TYPE, ...) -> TYPE;`, preceded by attributes.\n\
             #[doc(hidden)]\n#[macro_export]\nmacro_rules! nt_exports {\n    \
             ($consumer:ident) => {\n        $consumer! {\n",
        );
        for (name, function) in &self.functions {
            if function.get("variadic").is_some() {
                continue;
            }
            let arguments = function["args"].as_array().ok_or("args is no list")?;
            let arguments: Vec<String> = arguments.iter().map(spelled).collect::<Result<_>>()?;
            let result = spelled(&function["ret"])?;
            let must_use = if result == "NTSTATUS" { "#[must_use] " } else { "" };
            let arguments = arguments.join(", ");
            line(&mut out, &format!("            {must_use}fn {name}({arguments}) -> {result};"));
        }
        out.push_str("        }\n    };\n}\n");
        Ok(out)
    }
}

/// A type as this crate spells it: `LONG` and `ULONG` have 32 bits on every host.
fn spelled(kind: &Value) -> Result<String> {
    let kind = string(kind)?;
    let mut out =
        kind.replace("core::ffi::c_longlong", "i64").replace("core::ffi::c_ulonglong", "u64");
    out = out.replace("core::ffi::c_long", "i32").replace("core::ffi::c_ulong", "u32");
    Ok(out.replace("core::", "::core::"))
}

fn string(value: &Value) -> Result<&str> {
    value.as_str().ok_or_else(|| format!("not a string: {value}"))
}

fn table(value: &Value) -> Result<&Table> {
    value.as_object().ok_or_else(|| format!("not a table: {value}"))
}

fn line(out: &mut String, text: &str) {
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checked_in_files_are_what_the_data_give() {
        run(&Args { check: true }).unwrap();
    }
}
