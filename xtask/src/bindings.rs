//! `cargo xtask bindings`: kmdf-sys' sources from its ABI data.
//!
//! The data under `kmdf-sys/abi` are facts: what each type of KMDF 1.33 is called, what it holds,
//! and how `wdk-sys` spells it. This command only spells them out as Rust, so the output is never
//! edited by hand.

mod layout;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
};

use serde_json::{Map, Value};

/// Arguments of `cargo xtask bindings`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Change nothing; fail if a checked-in file differs from what the data give.
    #[arg(long)]
    check: bool,
}

type Table = Map<String, Value>;
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
        return Err(format!(
            "out of date: {}; run `cargo xtask bindings`",
            stale.join(", ")
        ));
    }
    Ok(())
}

/// The generated files of `kmdf-sys`, by path inside that crate.
fn render(kmdf_sys: &Path) -> Result<Vec<(&'static str, String)>> {
    let data = Data::load(kmdf_sys)?;
    Ok(vec![
        ("src/types.rs", data.types()?),
        ("src/constants.rs", data.constants()?),
        ("src/nt_exports.rs", data.nt_exports()?),
        (
            "tests/layout/facts.rs",
            layout::facts(&data.abi, &data.types)?,
        ),
    ])
}

/// The ABI data, merged.
struct Data {
    types: BTreeMap<String, Value>,
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

    /// `types.rs`, in the form that both rustc and the official call macro read.
    fn types(&self) -> Result<String> {
        let mut out = HEADER.to_owned();
        out.push_str("use crate::bitfield::__BindgenBitfieldUnit;\n");
        let printable = self.printable();
        for (name, shape) in &self.types {
            out.push('\n');
            if let Some(target) = shape.get("alias") {
                line(
                    &mut out,
                    &format!("pub type {name} = {};", spelled(target)?),
                );
            } else if let Some(values) = shape.get("enum_module") {
                enumeration(&mut out, name, shape, table(values)?)?;
            } else {
                record(&mut out, name, shape, printable.contains(name.as_str()))?;
            }
        }
        Ok(out)
    }

    /// The structs for which `Debug` can be derived: those without a union inside.
    fn printable(&self) -> BTreeSet<&str> {
        let mut without: BTreeSet<&str> = self
            .types
            .iter()
            .filter(|(_, shape)| shape.get("union").is_some())
            .map(|(name, _)| name.as_str())
            .collect();
        loop {
            let before = without.len();
            for (name, shape) in &self.types {
                let by_value = match (shape.get("struct"), shape.get("alias")) {
                    (Some(Value::Object(fields)), _) => fields.values().collect(),
                    (None, Some(target)) => vec![target],
                    _ => Vec::new(),
                };
                if by_value
                    .into_iter()
                    .filter_map(Value::as_str)
                    .any(|held| without.contains(element(held)))
                {
                    without.insert(name);
                }
            }
            if without.len() == before {
                break;
            }
        }
        let structs = self
            .types
            .iter()
            .filter(|(_, shape)| shape.get("struct").is_some());
        structs
            .map(|(name, _)| name.as_str())
            .filter(|name| !without.contains(name))
            .collect()
    }

    /// `constants.rs`: the constants of the headers, then the NTSTATUS values.
    fn constants(&self) -> Result<String> {
        let mut out = HEADER.to_owned();
        out.push_str("use crate::types::NTSTATUS;\n\n");
        for (name, constant) in &self.constants {
            let kind = string(&constant["type"])?;
            let kind = kind.replace("core::", "::core::");
            line(
                &mut out,
                &format!(
                    "pub const {name}: {kind} = {};",
                    string(&constant["value"])?
                ),
            );
        }
        out.push('\n');
        for (name, value) in table(&self.abi["ntstatus"])? {
            let digits = string(value)?.trim_start_matches("0x");
            let bits =
                u32::from_str_radix(digits, 16).map_err(|error| format!("{name}: {error}"))?;
            line(
                &mut out,
                &format!("pub const {name}: NTSTATUS = {};", bits.cast_signed()),
            );
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
            let must_use = if result == "NTSTATUS" {
                "#[must_use] "
            } else {
                ""
            };
            let arguments = arguments.join(", ");
            line(
                &mut out,
                &format!("            {must_use}fn {name}({arguments}) -> {result};"),
            );
        }
        out.push_str("        }\n    };\n}\n");
        Ok(out)
    }
}

/// An enum as a module of constants, and its type under the name of the C typedef.
fn enumeration(out: &mut String, name: &str, shape: &Value, values: &Table) -> Result<()> {
    line(out, &format!("pub mod {name} {{"));
    for (value_name, value) in values {
        match value_name.as_str() {
            "Type" => line(out, &format!("    pub type Type = {};", spelled(value)?)),
            _ => line(
                out,
                &format!("    pub const {value_name}: Type = {};", string(value)?),
            ),
        }
    }
    line(out, "}");
    let typedef = shape
        .get("typedef")
        .and_then(Value::as_str)
        .or(name.strip_prefix('_'));
    if let Some(typedef) = typedef {
        line(out, &format!("pub use self::{name}::Type as {typedef};"));
    }
    Ok(())
}

/// A struct or union with the traits that bindgen gives it.
fn record(out: &mut String, name: &str, shape: &Value, printable: bool) -> Result<()> {
    let (keyword, fields) = match (shape.get("struct"), shape.get("union")) {
        (Some(fields), None) => ("struct", table(fields)?),
        (None, Some(fields)) => ("union", table(fields)?),
        _ => return Err(format!("{name} is neither a struct nor a union")),
    };
    let repr = shape["repr"].as_array().ok_or("repr is no list")?;
    let repr: Vec<&str> = repr.iter().map(string).collect::<Result<_>>()?;
    let debug = if printable { "Debug, " } else { "" };
    line(out, &format!("#[repr({})]", repr.join(", ")));
    line(out, &format!("#[derive({debug}Copy, Clone)]"));
    line(out, &format!("pub {keyword} {name} {{"));
    // A type that the headers only declare: nobody can make a value of it.
    if fields.keys().eq(["_unused"]) {
        line(out, "    _unused: [u8; 0],");
        line(out, "}");
        return Ok(());
    }
    for (field, kind) in fields {
        line(out, &format!("    pub {field}: {},", spelled(kind)?));
    }
    line(out, "}");
    line(out, &format!("crate::zeroed::default_is_zeroed!({name});"));
    Ok(())
}

/// The type held by value in a field: an array's element, or the type itself.
fn element(kind: &str) -> &str {
    match kind
        .strip_prefix('[')
        .and_then(|array| array.split_once(';'))
    {
        Some((element, _)) => element.trim(),
        None => kind,
    }
}

/// A type as this crate spells it: `LONG` and `ULONG` have 32 bits on every host.
fn spelled(kind: &Value) -> Result<String> {
    let kind = string(kind)?;
    let mut out = kind
        .replace("core::ffi::c_longlong", "i64")
        .replace("core::ffi::c_ulonglong", "u64");
    out = out
        .replace("core::ffi::c_long", "i32")
        .replace("core::ffi::c_ulong", "u32");
    Ok(out.replace("core::", "::core::"))
}

fn string(value: &Value) -> Result<&str> {
    value
        .as_str()
        .ok_or_else(|| format!("not a string: {value}"))
}

fn table(value: &Value) -> Result<&Table> {
    value
        .as_object()
        .ok_or_else(|| format!("not a table: {value}"))
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
