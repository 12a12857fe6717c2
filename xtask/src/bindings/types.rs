//! The types as Rust source.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{HEADER, Result, Table, Types, line, spelled, string, table};

/// `types.rs`, in the form that both rustc and the official call macro read.
pub(super) fn render(types: &Types) -> Result<String> {
    let mut out = HEADER.to_owned();
    out.push_str("use crate::bitfield::__BindgenBitfieldUnit;\n");
    let printable = printable(types);
    for (name, shape) in types {
        out.push('\n');
        if let Some(target) = shape.get("alias") {
            line(&mut out, &format!("pub type {name} = {};", spelled(target)?));
        } else if let Some(values) = shape.get("enum_module") {
            enumeration(&mut out, name, shape, table(values)?)?;
        } else {
            record(&mut out, name, shape, printable.contains(name.as_str()))?;
        }
    }
    Ok(out)
}

/// The structs for which `Debug` can be derived: those without a union inside.
fn printable(types: &Types) -> BTreeSet<&str> {
    let mut without: BTreeSet<&str> = types
        .iter()
        .filter(|(_, shape)| shape.get("union").is_some())
        .map(|(name, _)| name.as_str())
        .collect();
    loop {
        let before = without.len();
        for (name, shape) in types {
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
    let structs = types.iter().filter(|(_, shape)| shape.get("struct").is_some());
    structs.map(|(name, _)| name.as_str()).filter(|name| !without.contains(name)).collect()
}

/// An enum as a module of constants, and its type under the name of the C typedef.
fn enumeration(out: &mut String, name: &str, shape: &Value, values: &Table) -> Result<()> {
    line(out, &format!("pub mod {name} {{"));
    for (value_name, value) in values {
        match value_name.as_str() {
            "Type" => line(out, &format!("    pub type Type = {};", spelled(value)?)),
            _ => line(out, &format!("    pub const {value_name}: Type = {};", string(value)?)),
        }
    }
    line(out, "}");
    let typedef = shape.get("typedef").and_then(Value::as_str).or(name.strip_prefix('_'));
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
    match kind.strip_prefix('[').and_then(|array| array.split_once(';')) {
        Some((element, _)) => element.trim(),
        None => kind,
    }
}
