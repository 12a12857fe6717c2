//! The facts, and the declarations as read from the crate's sources.

use std::collections::BTreeMap;

use quote::ToTokens;
use serde_json::Value;
use syn::{Expr, ExprLit, ExprUnary, GenericArgument, Item, Lit, PathArguments, Type, UnOp};

pub(crate) fn facts() -> Value {
    serde_json::from_str(include_str!("../../abi/kmdf-1.33-abi.json")).unwrap()
}

pub(crate) fn items(source: &str) -> Vec<Item> {
    syn::parse_file(source).unwrap().items
}

pub(crate) fn types() -> Vec<Item> {
    items(include_str!("../../src/types.rs"))
}

/// A type without the spaces between its tokens, and without the path of `core`.
pub(crate) fn text(kind: &impl ToTokens) -> String {
    let tokens = kind.to_token_stream().to_string();
    let pointers = tokens.replace("* mut ", "*mut~").replace("* const ", "*const~");
    pointers.replace(' ', "").replace("::core::ffi::", "").replace('~', " ")
}

/// A C type as Rust spells it.
pub(crate) fn rust(c: &str) -> String {
    let c = c.trim_start_matches("volatile ");
    if let Some(pointee) = c.strip_suffix('*') {
        return match pointee.strip_prefix("const ") {
            Some(pointee) => format!("*const {}", rust(pointee)),
            None => format!("*mut {}", rust(pointee)),
        };
    }
    match c {
        "void" => "()".to_owned(),
        "size_t" => "usize".to_owned(),
        // Enums without a tag in C: bindgen names the module after the typedef.
        "DEVICE_REGISTRY_PROPERTY" | "POWER_ACTION" | "DMA_COMPLETION_STATUS" => {
            format!("{c}::Type")
        }
        _ => c.to_owned(),
    }
}

/// A function pointer's parameters, as name and type, and its result.
pub(crate) type Signature = (Vec<(String, String)>, String);

/// The signature in `Option<unsafe extern "C" fn(...) -> ...>`.
pub(crate) fn signature(kind: &Type) -> Option<Signature> {
    let Type::Path(option) = kind else {
        return None;
    };
    let last = option.path.segments.last().filter(|segment| segment.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let Some(GenericArgument::Type(Type::BareFn(function))) = arguments.args.first() else {
        return None;
    };
    assert_eq!(function.abi.to_token_stream().to_string(), "extern \"C\"");
    assert!(function.unsafety.is_some() && function.variadic.is_none());
    let parameters = function.inputs.iter().map(|input| {
        let name = input.name.as_ref().map_or(String::new(), |(name, _)| name.to_string());
        (name, text(&input.ty))
    });
    let result = match &function.output {
        syn::ReturnType::Default => "()".to_owned(),
        syn::ReturnType::Type(_, result) => text(result),
    };
    Some((parameters.collect(), result))
}

/// The function-pointer types by name.
pub(crate) fn signatures() -> BTreeMap<String, Signature> {
    let aliases = types().into_iter().filter_map(|item| match item {
        Item::Type(alias) => Some((alias.ident.to_string(), signature(&alias.ty)?)),
        _ => None,
    });
    aliases.collect()
}

pub(crate) fn expected(function: &Value) -> Signature {
    let parameters = function["params"].as_array().unwrap().iter().map(|parameter| {
        let part = |index: usize| parameter[index].as_str().unwrap();
        (part(0).to_owned(), rust(part(1)))
    });
    (parameters.collect(), rust(function["ret"].as_str().unwrap()))
}

/// The value of an integer constant.
pub(crate) fn integer(value: &Expr) -> i64 {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().unwrap(),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => -integer(expr),
        other => panic!("not an integer: {}", other.to_token_stream()),
    }
}

/// The enum modules: their constants by name.
pub(crate) fn enums() -> BTreeMap<String, BTreeMap<String, i64>> {
    let modules = types().into_iter().filter_map(|item| {
        let Item::Mod(module) = item else { return None };
        let (_, items) = module.content.unwrap();
        let values = items.into_iter().filter_map(|item| match item {
            Item::Const(constant) => {
                assert_eq!(text(&constant.ty), "Type");
                Some((constant.ident.to_string(), integer(&constant.expr)))
            }
            Item::Type(kind) => {
                assert_eq!(
                    (kind.ident.to_string().as_str(), text(&kind.ty).as_str()),
                    ("Type", "c_int")
                );
                None
            }
            other => panic!("in {}: {}", module.ident, other.to_token_stream()),
        });
        Some((module.ident.to_string(), values.collect()))
    });
    modules.collect()
}
