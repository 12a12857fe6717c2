//! `#[config(default = …, range = …)]` on fields.

use proc_macro2::TokenStream;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprRange, Ident, Meta, RangeLimits, Token};

use super::{Default, Range};
use crate::arguments::{self, Key};
use crate::errors::Errors;

const KNOWN: &[Key] = &[
    Key { word: "default", usage: "default = value", once: "a field has one default" },
    Key { word: "range", usage: "range = least..=most", once: "a field has one range" },
];

/// What all `#[config(…)]`s of a field say together.
pub(super) fn parse(
    attributes: &[Attribute],
    errors: &mut Errors,
) -> (Option<Default>, Option<Range>) {
    let (mut default, mut range) = (None, None);
    let list = list(attributes, errors);
    arguments::each(list, KNOWN, errors, |key, input| {
        if key == "default" {
            default = Some(parse_default(input, key)?);
        } else {
            range = Some(parse_range(input, key)?);
        }
        Ok(())
    });
    (default, range)
}

/// The arguments of all attributes as one list, so that a repetition is seen.
fn list(attributes: &[Attribute], errors: &mut Errors) -> TokenStream {
    let mut all = TokenStream::new();
    for attribute in attributes.iter().filter(|a| a.path().is_ident("config")) {
        match &attribute.meta {
            Meta::List(list) => {
                let separator = (!all.is_empty()).then(<Token![,]>::default);
                let tokens = &list.tokens;
                all.extend(quote::quote!(#separator #tokens));
            }
            other => errors.at(
                other,
                "expected parentheses; write `#[config(default = value)]` \
                 or `#[config(range = least..=most)]`",
            ),
        }
    }
    all
}

/// `default` or `default = expr`
fn parse_default(input: ParseStream, key: &Ident) -> syn::Result<Default> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(Default::OfType);
    }
    arguments::value(input, key, KNOWN).map(Default::Value)
}

/// `= least..=most`
fn parse_range(input: ParseStream, key: &Ident) -> syn::Result<Range> {
    let range: Expr = arguments::value(input, key, KNOWN)?;
    match range {
        Expr::Range(ExprRange {
            start: Some(least),
            limits: RangeLimits::Closed(_),
            end: Some(most),
            ..
        }) => Ok(Range { least: *least, most: *most }),
        Expr::Range(ExprRange { limits: RangeLimits::HalfOpen(dots), end: Some(_), .. }) => {
            let message = "a range includes both of its ends; write `..=`";
            Err(syn::Error::new_spanned(dots, message))
        }
        other => {
            let message = "a range states both of its ends; write `range = least..=most`";
            Err(syn::Error::new_spanned(other, message))
        }
    }
}
