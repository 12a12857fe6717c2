//! The docs of what is generated, made from those of the fields.

use quote::{ToTokens, quote};
use syn::{Attribute, Expr, Meta, parse_quote};

use super::{Config, Default, Field};

/// Docs of `new`: what each argument is.
pub(super) fn constructor(config: &Config<'_>) -> Vec<Attribute> {
    let required: Vec<_> = config.fields.iter().filter(|f| f.default.is_none()).collect();
    let mut lines = vec![String::from(match (required.len(), config.fields.len()) {
        (0, _) => " A config in which every field has its default.",
        (some, all) if some == all => " A config: every field is given.",
        _ => " A config from the fields that have no default; the others have theirs.",
    })];
    if !required.is_empty() {
        lines.push(String::new());
        lines.extend(required.into_iter().map(argument));
    }
    lines.iter().map(line).collect()
}

/// Docs of a setter: the field's own, then range and default.
pub(super) fn setter(field: &Field<'_>) -> Vec<Attribute> {
    let name = field.ident.to_string();
    let mut docs = vec![line(format!(" Sets [`{0}`](Self::{0}).", name.trim_start_matches("r#")))];
    if !field.docs.is_empty() {
        docs.push(line(""));
        docs.extend(field.docs.iter().copied().cloned());
    }
    docs.push(line(""));
    docs.push(line(format!(" {}", limits(field))));
    docs
}

/// ``- `count`: Number of buffers. Range: `1..=9`.``
fn argument(field: &Field<'_>) -> String {
    let first = field.docs.first().map(|doc| text(doc)).unwrap_or_default();
    let item = format!(" - `{}`: {}", field.ident, first.trim());
    let item = format!("{} {}", item.trim_end_matches([':', ' ']), limits(field));
    item.trim_end().to_owned()
}

/// ``Range: `1..=9`. Default: `3`.``
fn limits(field: &Field<'_>) -> String {
    let range = field
        .range
        .as_ref()
        .map(|range| format!("Range: `{}..={}`.", source(&range.least), source(&range.most)));
    let default = field.default.as_ref().map(|default| match default {
        Default::OfType => String::from("Default: that of its type."),
        Default::Value(expr) => format!("Default: `{}`.", source(expr)),
    });
    [range, default].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The expression about as it was typed: tokens are printed with a space between them.
fn source(expr: &Expr) -> String {
    let spaced = expr.to_token_stream().to_string();
    [(" :: ", "::"), (" . ", "."), (" (", "("), ("( ", "("), (" )", ")"), (" ,", ","), ("- ", "-")]
        .iter()
        .fold(spaced, |text, (from, to)| text.replace(from, to))
}

fn text(doc: &Attribute) -> String {
    match &doc.meta {
        Meta::NameValue(meta) => match &meta.value {
            Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => text.value(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn line(text: impl AsRef<str>) -> Attribute {
    let text = text.as_ref();
    let doc = quote!(doc = #text);
    parse_quote!(#[#doc])
}
