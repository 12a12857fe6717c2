//! `#[module]`: a struct becomes a Module.

mod arguments;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

use crate::errors::Errors;
use crate::wiring::{self, Kind};
use arguments::Arguments;

/// The expansion; with mistakes, one that adds no errors to those reported.
pub(crate) fn expand(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = Arguments::parse(arguments, &mut errors);
    let Some(wired) = wiring::parse(Kind::Module, item, &mut errors) else {
        return quote!(#errors #item);
    };
    let role = arguments.role(&wired.item.ident);
    let (item, module_type) = wiring::expand(&wired, &role, errors.is_empty());
    quote! {
        #errors
        #item
        const _: () = { #module_type };
    }
}
