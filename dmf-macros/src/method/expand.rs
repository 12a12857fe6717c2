//! The function with its checks before the author's tokens.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ReturnType, Token};

use super::arguments::Arguments;
use super::item::Method;

pub(super) fn function(method: &Method, arguments: &Arguments, this: Token![self]) -> TokenStream {
    let Method { attributes, visibility, signature, body: author } = method;
    let irql = format!(" **Maximum IRQL**: `{}`", arguments.level);
    let prologue = prologue(method, arguments, this);
    // The author's block stays one: it may begin with items, and lints tell of its own code only.
    // Its braces are the macro's, in the author's place: of the author's own the compiler would say
    // that a body of one expression on one line does without them, which a function does not.
    let mut inner = Group::new(Delimiter::Brace, author.stream());
    inner.set_span(Span::mixed_site().located_at(author.span()));
    let mut body = Group::new(Delimiter::Brace, quote!(#prologue #inner));
    body.set_span(author.span());
    quote! {
        #(#attributes)*
        #[doc = ""]
        #[doc = #irql]
        #visibility #signature #body
    }
}

/// The checks: at compile time that the Module's options allow the level, at run time that the
/// Module is open and the IRQL not too high.
fn prologue(method: &Method, arguments: &Arguments, this: Token![self]) -> TokenStream {
    let level = level(&arguments.level);
    let entered = Ident::new("entered", Span::mixed_site());
    let guard = Ident::new("_entered", Span::mixed_site());
    let refused = Ident::new("refused", Span::mixed_site());
    let answer = answer(method, arguments, &refused);
    quote! {
        let #guard = match ::dmf_core::__private::enter(#this, #level) {
            ::core::result::Result::Ok(#entered) => #entered,
            ::core::result::Result::Err(#refused) => return #answer,
        };
    }
}

/// A level as a value; an error that the Module's options do not allow it lands on the level.
fn level(word: &Ident) -> TokenStream {
    let name = match word.to_string().as_str() {
        "PASSIVE_LEVEL" => "Passive",
        "APC_LEVEL" => "Apc",
        _ => "Dispatch",
    };
    let ident = Ident::new(name, word.span());
    quote_spanned!(word.span()=> ::dmf_core::__private::level::#ident)
}

/// What a Method returns instead of running.
fn answer(method: &Method, arguments: &Arguments, refused: &Ident) -> TokenStream {
    if let Some(answer) = &arguments.refused {
        // `unwrap_or_else` tells a closure the type of its argument; a call would not.
        let called = quote!(::core::result::Result::unwrap_or_else);
        return quote!(#called(::core::result::Result::Err(#refused), #answer));
    }
    let returned = match &method.signature.output {
        ReturnType::Default => method.signature.ident.span(),
        ReturnType::Type(_, ty) => ty.span(),
    };
    quote_spanned!(returned=> ::dmf_core::Refusal::refusal(#refused))
}
