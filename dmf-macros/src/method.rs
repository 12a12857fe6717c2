//! `#[method]`: checks around a Method's body.

mod arguments;
mod check;
mod expand;
mod item;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;

use crate::errors::Errors;
use arguments::Arguments;
use item::Method;

/// The function with its prologue, or as it was.
pub(crate) fn expand(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = Arguments::parse(arguments, &mut errors);
    let Some(method) = errors.keep(syn::parse2::<Method>(item.clone())) else {
        return quote!(#errors #item);
    };
    let receiver = check::signature(&method.signature, &mut errors);
    match (arguments, receiver) {
        (Some(arguments), Some(this)) if errors.is_empty() => {
            expand::function(&method, &arguments, this)
        }
        _ => quote!(#errors #item),
    }
}
