//! `fn create`: every field in order, then the base.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ExprPath, Ident, LitStr};

use super::{ChildArguments, Field, Origin, Wired};

/// The whole function.
pub(super) fn function(wired: &Wired, config_of_parent: bool) -> TokenStream {
    let wiring = Ident::new("wiring", Span::mixed_site());
    let mutable = wired.fields.iter().any(needs_mut).then(|| quote!(mut));
    let fields = wired.fields.iter().map(|field| {
        let Field { ident, cfgs, .. } = field;
        let value = value(field, &wiring, config_of_parent);
        quote!(#(#cfgs)* #ident: #value)
    });
    let base = &wired.base;
    quote! {
        fn create(#mutable #wiring: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
            ::core::result::Result::Ok(Self {
                #(#fields,)*
                #base: #wiring.finish(),
            })
        }
    }
}

/// The function when the input was wrong: there is an error already, this must add none.
pub(super) fn invalid() -> TokenStream {
    quote! {
        fn create(_: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
            ::dmf_core::__private::invalid()
        }
    }
}

/// Functions of the author get the wiring by shared reference.
fn needs_mut(field: &Field) -> bool {
    !matches!(field.origin, Origin::Init(_))
}

/// The expression that makes `field`; a type error lands on what the author wrote.
fn value(field: &Field, wiring: &Ident, config_of_parent: bool) -> TokenStream {
    let ty = &field.ty;
    match &field.origin {
        Origin::Child(child) => {
            let method = Ident::new(child.method(), child.config.span());
            let name = child.name(&field.ident);
            let config = child.config(wiring, config_of_parent);
            quote_spanned!(child.config.span()=> #wiring.#method::<#ty>(#name, #config)?)
        }
        Origin::Init(function) => {
            let call = call(function, quote!(&#wiring));
            quote_spanned!(function.span()=> #call?)
        }
        Origin::Itself => quote_spanned!(ty.span()=> #wiring.field::<#ty>()?),
    }
}

impl ChildArguments {
    fn method(&self) -> &'static str {
        if self.under_lock {
            "child_under_lock"
        } else {
            "child"
        }
    }

    /// The instance name: as given, or the field's.
    fn name(&self, field: &Ident) -> LitStr {
        let unraw = || syn::ext::IdentExt::unraw(field).to_string();
        self.name
            .clone()
            .unwrap_or_else(|| LitStr::new(&unraw(), field.span()))
    }

    /// The call that makes the child's config.
    fn config(&self, wiring: &Ident, config_of_parent: bool) -> TokenStream {
        let parent = config_of_parent.then(|| quote!(#wiring.config()));
        call(&self.config, parent)
    }
}

fn call(function: &ExprPath, argument: impl ToTokens) -> TokenStream {
    quote_spanned!(function.span()=> #function(#argument))
}
