//! All mistakes of one expansion, reported together.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The mistakes found so far.
///
/// Parsing and checking go on after a mistake, so that an author sees all of them at once.
#[derive(Default)]
#[must_use = "mistakes that are not emitted are lost"]
pub(crate) struct Errors {
    found: Option<syn::Error>,
}

impl Errors {
    /// Reports a mistake on exactly `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        match &mut self.found {
            Some(found) => found.combine(error),
            None => self.found = Some(error),
        }
    }

    /// Takes a result apart, keeping its error here.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_none()
    }

    pub(crate) fn count(&self) -> usize {
        self.found.iter().flatten().count()
    }
}

impl ToTokens for Errors {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(found) = &self.found {
            tokens.extend(found.to_compile_error());
        }
    }
}
