//! `irql <= LEVEL, refused = |refused| …`

use proc_macro2::{Span, TokenStream};
use syn::parse::ParseStream;
use syn::{Expr, Ident, Path, Token};

use crate::arguments::{self, Key};
use crate::errors::Errors;

const KNOWN: &[Key] = &[
    Key { word: "irql", usage: "irql <= DISPATCH_LEVEL", once: "a Method has one maximum IRQL" },
    Key { word: "refused", usage: "refused = |refused| …", once: "a refusal has one answer" },
];

const LEVELS: &[&str] = &["PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL"];

pub(super) struct Arguments {
    /// The maximum IRQL.
    pub(super) level: Ident,
    /// What makes the return value when the Module is not open.
    pub(super) refused: Option<Expr>,
}

impl Arguments {
    pub(super) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let (mut level, mut refused) = (None, None);
        arguments::each(tokens, KNOWN, errors, |key, input| {
            if key == "irql" {
                level = Some(maximum(input, key)?);
            } else {
                refused = Some(arguments::value(input, key, KNOWN)?);
            }
            Ok(())
        });
        // After another mistake it may be there, misspelt.
        if level.is_none() && errors.is_empty() {
            errors.push(syn::Error::new(Span::call_site(), MISSING_IRQL));
        }
        Some(Self { level: level?, refused })
    }
}

const MISSING_IRQL: &str = "a Method states its maximum IRQL; \
    write `#[method(irql <= DISPATCH_LEVEL)]`, or APC_LEVEL or PASSIVE_LEVEL";

/// `<= LEVEL`
fn maximum(input: ParseStream, key: &Ident) -> syn::Result<Ident> {
    if input.parse::<Option<Token![<=]>>()?.is_none() {
        let blamed = arguments::first_token(input).unwrap_or_else(|| quote::quote!(#key));
        let message = "a Method states the highest IRQL that it may be called at; \
                       write `irql <= DISPATCH_LEVEL`";
        return Err(syn::Error::new_spanned(blamed, message));
    }
    let blamed = arguments::first_token(input).unwrap_or_else(|| quote::quote!(#key));
    let path = input.parse::<Path>().ok();
    match path.as_ref().and_then(Path::get_ident) {
        Some(level) if LEVELS.iter().any(|known| level == known) => Ok(level.clone()),
        _ => {
            let message = format!("unknown IRQL; expected one of: {}", LEVELS.join(", "));
            Err(path.map_or_else(
                || syn::Error::new_spanned(blamed, &message),
                |path| syn::Error::new_spanned(path, &message),
            ))
        }
    }
}
