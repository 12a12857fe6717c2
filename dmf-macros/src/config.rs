//! `#[derive(ModuleConfig)]`: constructor, setters and range checks of a Module's config.

mod attribute;
mod check;
mod describe;
mod docs;
mod expand;
mod parse;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, DeriveInput, Expr, Ident, Type};

use crate::errors::Errors;

/// The struct's fields, in order.
struct Config<'a> {
    input: &'a DeriveInput,
    fields: Vec<Field<'a>>,
}

struct Field<'a> {
    ident: &'a Ident,
    ty: &'a Type,
    /// The author's `///` lines.
    docs: Vec<&'a Attribute>,
    default: Option<Default>,
    range: Option<Range>,
}

enum Default {
    /// `#[config(default)]`
    OfType,
    /// `#[config(default = expr)]`
    Value(Expr),
}

/// `#[config(range = least..=most)]`
struct Range {
    least: Expr,
    most: Expr,
}

/// The implementations; with mistakes, one that adds no errors to those reported.
pub(crate) fn expand(item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(input) = errors.keep(syn::parse2::<DeriveInput>(item.clone())) else {
        return quote!(#errors);
    };
    let Some(config) = parse::parse(&input, &mut errors) else {
        return quote!(#errors);
    };
    check::config(&config, &mut errors);
    let implementations = expand::implementations(&config, errors.is_empty());
    quote!(#errors #implementations)
}
