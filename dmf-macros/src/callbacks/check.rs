//! What `#[callbacks]` can be put on.

use proc_macro2::TokenStream;

use super::item::Impl;
use crate::errors::Errors;

/// `#[callbacks(open, close)]`
pub(super) fn no_arguments(arguments: TokenStream, errors: &mut Errors) {
    if !arguments.is_empty() {
        let message = "`#[callbacks]` takes no arguments: the functions of the impl are the list";
        errors.at(arguments, message);
    }
}

/// `impl X { … }`, `impl Clone for X { … }`, `impl Module for X { const CALLBACKS … }`
pub(super) fn implementation(item: &Impl, errors: &mut Errors) {
    match &item.of_trait {
        None => errors.at(
            item.keyword,
            "`#[callbacks]` goes on the impl of a trait, `impl Module for …`; \
             Methods, in an impl of their own, take `#[method]` each",
        ),
        Some(path) if is(path, "Module") => {}
        Some(path) if is(path, "Device") => {
            errors
                .at(path, "a device's callbacks are those of `Module`; write `impl Module for …`");
        }
        Some(path) => errors.at(path, "this trait has no callbacks; expected `impl Module for …`"),
    }
    for method in item.functions.iter().filter_map(|function| function.method.as_ref()) {
        errors.at(
            &method.meta,
            "a callback is no Method: the framework calls it, also when the Module is not open yet; \
             remove this attribute",
        );
    }
    if let Some(constant) = &item.constant {
        let message = "`#[callbacks]` writes this constant from the functions of the impl; \
                       remove it, or remove `#[callbacks]`";
        errors.at(constant, message);
    }
}

fn is(path: &syn::Path, name: &str) -> bool {
    path.segments.last().is_some_and(|last| last.ident == name)
}
