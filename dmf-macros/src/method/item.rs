//! A function whose body is raw tokens.
//!
//! A half-typed body must not make the macro fail: an editor would lose completion.

use proc_macro2::Group;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Signature, Visibility};

pub(super) struct Method {
    pub(super) attributes: Vec<Attribute>,
    pub(super) visibility: Visibility,
    pub(super) signature: Signature,
    pub(super) body: Group,
}

impl Parse for Method {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let start = input.span();
        let signature = input.parse().map_err(|error| not_a_function(start, error))?;
        let body = input.parse().map_err(|error: syn::Error| {
            syn::Error::new(error.span(), "a Method has a body: `{ … }`")
        })?;
        Ok(Self { attributes, visibility, signature, body })
    }
}

/// `#[method] impl X { … }`, `#[method] struct X;`, or a signature with a mistake in it.
fn not_a_function(start: proc_macro2::Span, error: syn::Error) -> syn::Error {
    if !error.to_string().starts_with("expected `fn`") {
        return error;
    }
    let message = "`#[method]` goes on a function with `&self`, one attribute a Method";
    syn::Error::new(start, message)
}
