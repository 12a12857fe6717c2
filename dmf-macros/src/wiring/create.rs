//! `fn create`: every field in order, then the base.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, ExprClosure, Ident, LitStr, Type};

use super::{ChildArguments, ChildOptions, Field, Kind, Origin, Wired};

/// The whole function.
pub(super) fn function(wired: &Wired) -> TokenStream {
    let wiring = Ident::new("wiring", Span::mixed_site());
    let mutable = wired.fields.iter().any(needs_mut).then(|| quote!(mut));
    let fields = wired.fields.iter().map(|field| {
        let Field { ident, cfgs, .. } = field;
        let value = value(wired.kind, field, &wiring);
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
fn value(kind: Kind, field: &Field, wiring: &Ident) -> TokenStream {
    let ty = &field.ty;
    match &field.origin {
        Origin::Child(child) => {
            let method = child.method(ty);
            let name = child.name(&field.ident);
            let config = child.config(kind, wiring);
            let options = child.options();
            quote_spanned!(child.config.span()=> #wiring.#method::<#ty>(#name, #config, #options)?)
        }
        Origin::Init(function) => {
            let made = init(function, ty, wiring);
            quote_spanned!(function.span()=> #made?)
        }
        Origin::Itself => quote_spanned!(ty.span()=> #wiring.field::<#ty>()?),
    }
}

/// The call of a function of the author; its type is stated, or an error would be about `?`.
fn init(function: &Expr, ty: &Type, wiring: &Ident) -> TokenStream {
    let result = quote_spanned!(ty.span()=> ::dmf_core::Result<#ty>);
    if let Expr::Closure(closure) = function {
        let takes = quote!(&::dmf_core::Wiring<'_, Self>);
        return call_closure(closure, &takes, &result, &quote!(&#wiring));
    }
    let call = quote_spanned!(function.span()=> #function(&#wiring));
    quote_spanned!(ty.span()=> ::core::convert::identity::<#result>(#call))
}

impl ChildArguments {
    /// The function of `Wiring` that makes the child. What it asks of the child is told at the
    /// child's type, or at the word `passive`.
    fn method(&self, ty: &Type) -> Ident {
        match &self.more.passive {
            Some(passive) => Ident::new("passive_child", passive.span()),
            None => Ident::new("child", ty.span()),
        }
    }

    /// What the attribute says besides the config and the name.
    fn options(&self) -> TokenStream {
        let ChildOptions { under_lock, opened, closes, .. } = &self.more;
        let lock = under_lock.then(|| quote!(.with_parents_lock()));
        let opened = opened.iter().map(|f| quote_spanned!(f.span()=> .opened(#f)));
        let closes = closes.iter().map(|f| quote_spanned!(f.span()=> .closes(#f)));
        quote! {
            ::dmf_core::module::ChildOptions::new() #lock #(#opened)* #(#closes)*
        }
    }

    /// The instance name: as given, or the field's.
    fn name(&self, field: &Ident) -> LitStr {
        let of_field = || LitStr::new(&field.unraw().to_string(), field.span());
        self.more.name.clone().unwrap_or_else(of_field)
    }

    /// The call that makes the child's config: from the parent's in a Module, from nothing in a device.
    fn config(&self, kind: Kind, wiring: &Ident) -> TokenStream {
        let span = self.config.span();
        let (takes, parent) = match kind {
            Kind::Module => (quote!(&Self::Config), quote_spanned!(span=> #wiring.config())),
            Kind::Device => (TokenStream::new(), TokenStream::new()),
        };
        match &self.config {
            Expr::Closure(closure) => call_closure(closure, &takes, &quote!(_), &parent),
            path => quote_spanned!(span=> #path(#parent)),
        }
    }
}

/// A closure learns the types of its arguments only where its own type is stated.
fn call_closure(
    closure: &ExprClosure,
    takes: &TokenStream,
    returns: &TokenStream,
    argument: &TokenStream,
) -> TokenStream {
    quote_spanned! {closure.span()=>
        ::core::convert::identity::<fn(#takes) -> #returns>(#closure)(#argument)
    }
}
