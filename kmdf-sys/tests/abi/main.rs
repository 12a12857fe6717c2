//! What the crate declares is what the headers of KMDF 1.33 say, name by name.
//!
//! The sources are read as the official call macro reads them, as text; the facts are in
//! `abi/kmdf-1.33-abi.json`. Layouts have their own test.

mod source;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use syn::{Fields, Item};

use source::{Signature, enums, expected, facts, integer, items, signatures, text, types};

#[test]
fn the_table_has_every_function_at_its_index() {
    let facts = facts();
    let mut expected: BTreeMap<String, i64> = facts["functions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|function| {
            let name = function["name"].as_str().unwrap();
            (format!("{name}TableIndex"), function["index"].as_i64().unwrap())
        })
        .collect();
    assert_eq!(expected.len(), 458);
    assert_eq!(expected.values().collect::<BTreeSet<_>>().len(), 458);
    expected.insert("WdfFunctionTableNumEntries".to_owned(), 458);
    assert_eq!(enums()["_WDFFUNCENUM"], expected);
}

#[test]
fn every_function_has_its_signature() {
    let (facts, signatures) = (facts(), signatures());
    let mut without = Vec::new();
    for function in facts["functions"].as_array().unwrap() {
        let name = function["name"].as_str().unwrap();
        let (mut parameters, result) = expected(function);
        parameters.insert(0, ("DriverGlobals".to_owned(), "PWDF_DRIVER_GLOBALS".to_owned()));
        match signatures.get(&format!("PFN_{}", name.to_uppercase())) {
            Some(declared) => assert_eq!(declared, &(parameters, result), "{name}"),
            None => without.push((name, function)),
        }
    }
    // What `wdk-sys` does not declare without its USB feature or at all.
    for (name, function) in &without {
        let expected = name.starts_with("WdfUsb")
            || name.starts_with("WdfCx")
            || name.contains("Miniport")
            || function["public"] == Value::Bool(false);
        assert!(expected, "{name} has no signature");
    }
    assert_eq!(without.len(), 65);
}

#[test]
fn every_callback_has_its_signature() {
    let (facts, signatures) = (facts(), signatures());
    let mut checked = 0;
    for (name, callback) in facts["callbacks"].as_object().unwrap() {
        let Some(declared) = callback["pfn"].as_str().and_then(|pfn| signatures.get(pfn)) else {
            // USB readers, and names for the same type as another callback.
            let known = name.contains("USB") || callback["pfn"].is_null();
            assert!(known, "{name} is not declared");
            continue;
        };
        // Callback typedefs carry no parameter names through bindgen.
        let kinds = |(parameters, result): &Signature| {
            let kinds: Vec<String> = parameters.iter().map(|(_, kind)| kind.clone()).collect();
            (kinds, result.clone())
        };
        assert_eq!(kinds(declared), kinds(&expected(callback)), "{name}");
        checked += 1;
    }
    assert!(checked > 100, "{checked} callbacks compared");
}

#[test]
fn every_enum_has_its_values() {
    let (facts, declared) = (facts(), enums());
    let mut checked = BTreeSet::new();
    for (name, fact) in facts["enums"].as_object().unwrap() {
        let module = format!("_{name}");
        let Some(values) = declared.get(&module).or_else(|| declared.get(name)) else {
            assert!(name.to_uppercase().contains("USB"), "{name} is not declared");
            continue;
        };
        let expected: BTreeMap<String, i64> = fact["values"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.clone(), value.as_i64().unwrap()))
            .collect();
        assert_eq!(fact["size"], 4, "{name}");
        assert_eq!(values, &expected, "{name}");
        checked.insert(module);
    }
    checked.insert("_WDFFUNCENUM".to_owned());
    let unchecked: Vec<&String> = declared
        .keys()
        .filter(|name| name.starts_with("_WDF") && !checked.contains(*name))
        .collect();
    assert!(unchecked.is_empty(), "without facts: {unchecked:?}");
}

#[test]
fn every_status_has_its_value() {
    let facts = facts();
    let expected: BTreeMap<String, i64> = facts["ntstatus"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| {
            let digits = value.as_str().unwrap().trim_start_matches("0x");
            let bits = u32::from_str_radix(digits, 16).unwrap();
            (name.clone(), i64::from(bits.cast_signed()))
        })
        .collect();
    let declared: BTreeMap<String, i64> = items(include_str!("../../src/constants.rs"))
        .into_iter()
        .filter_map(|item| match item {
            Item::Const(constant) if text(&constant.ty) == "NTSTATUS" => {
                Some((constant.ident.to_string(), integer(&constant.expr)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(declared, expected);
    assert!(declared.len() > 2600, "{} values", declared.len());
}

#[test]
fn handles_are_pointers_to_types_of_their_own() {
    let types = types();
    for handle in facts()["handles"].as_array().unwrap() {
        let handle = handle.as_str().unwrap();
        let alias = types.iter().find_map(|item| match item {
            Item::Type(alias) if alias.ident == handle => Some(text(&alias.ty)),
            _ => None,
        });
        let alias = alias.unwrap_or_else(|| panic!("{handle} is not declared"));
        // A WDFOBJECT stands for a handle of any type.
        let expected = match handle {
            "WDFOBJECT" => "HANDLE".to_owned(),
            _ => format!("*mut {handle}__"),
        };
        assert_eq!(alias, expected, "{handle}");
    }
}

#[test]
fn structures_have_the_members_of_the_headers_in_their_order() {
    let (facts, types) = (facts(), types());
    let mut checked = 0;
    for (name, fact) in facts["structs"].as_object().unwrap() {
        let tag = format!("_{name}");
        let declared = types.iter().find_map(|item| match item {
            Item::Struct(declared) if declared.ident == tag => Some(&declared.fields),
            _ => None,
        });
        let Some(Fields::Named(declared)) = declared else {
            continue;
        };
        let names: Vec<String> =
            declared.named.iter().map(|field| field.ident.as_ref().unwrap().to_string()).collect();
        if names == ["_unused"] {
            continue;
        }
        let names: Vec<String> =
            names.into_iter().filter(|name| !name.starts_with("__bindgen_padding")).collect();
        let mut anonymous = 0;
        let expected = fact["fields"].as_array().unwrap().iter().map(|field| {
            let anonymous_name = || {
                anonymous += 1;
                format!("__bindgen_anon_{anonymous}")
            };
            field["name"].as_str().map_or_else(anonymous_name, str::to_owned)
        });
        assert_eq!(names, expected.collect::<Vec<_>>(), "{name}");
        checked += 1;
    }
    assert!(checked > 50, "{checked} structures compared");
}
