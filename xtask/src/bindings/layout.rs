//! The layout facts as an invocation of the macro in `kmdf-sys/tests/layout.rs`.
//!
//! The facts name members as C does; bindgen gives names to what is anonymous there. The only
//! translation is that naming: sizes, alignments and offsets are the headers', not computed here.

use serde_json::Value;

use super::{HEADER, Result, Types, line, string, table};

/// The facts about every struct and union that `types` declares.
pub(super) fn facts(abi: &Value, types: &Types) -> Result<String> {
    let mut out = HEADER.to_owned();
    out.push_str("layout! {\n");
    for section in ["structs", "nt_structs"] {
        for (name, fact) in table(&abi[section])? {
            if !is_declared(types, name) {
                continue;
            }
            let (size, align) = (number(&fact["size"])?, number(&fact["align"])?);
            line(&mut out, &format!("    {name}: size {size}, align {align} {{"));
            members(&mut out, &fact["fields"], "")?;
            line(&mut out, "    }");
        }
    }
    out.push_str("}\n");
    Ok(out)
}

/// Writes the offset of each member and of the members inside it.
fn members(out: &mut String, fields: &Value, outer: &str) -> Result<()> {
    let (mut anonymous, mut bit_groups, mut in_bits) = (0, 0, false);
    for field in fields.as_array().ok_or("fields is no list")? {
        let starts_bits = field.get("bit").is_some() && !in_bits;
        let continues_bits = field.get("bit").is_some() && in_bits;
        in_bits = starts_bits || continues_bits;
        if continues_bits {
            continue;
        }
        let name = if starts_bits {
            bit_groups += 1;
            format!("_bitfield_{bit_groups}")
        } else if field["name"].is_null() {
            anonymous += 1;
            format!("__bindgen_anon_{anonymous}")
        } else {
            string(&field["name"])?.to_owned()
        };
        let path = format!("{outer}{name}");
        line(out, &format!("        {path} => {},", number(&field["offset"])?));
        if let Some(inner) = field.get("fields") {
            members(out, inner, &format!("{path}."))?;
        }
    }
    Ok(())
}

/// Whether the name stands, through its typedefs, for a struct or union with members.
fn is_declared(types: &Types, name: &str) -> bool {
    let Some(shape) = types.get(name) else {
        return false;
    };
    match shape.get("alias").and_then(Value::as_str) {
        Some(target) => is_declared(types, target),
        None => shape.get("repr").is_some() && shape["struct"].get("_unused").is_none(),
    }
}

fn number(value: &Value) -> Result<u64> {
    value.as_u64().ok_or_else(|| format!("not a number: {value}"))
}
