//! `new`, `with_…` and `validate`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Config, Default, Field, Range, describe, docs};

pub(super) fn implementations(config: &Config<'_>, valid: bool) -> TokenStream {
    // Without the lifetime it would be another error that `'static` is missing.
    if config.input.generics.lifetimes().next().is_some() {
        return inherent(config);
    }
    let (inherent, validate) = (inherent(config), validate(config, valid));
    let describe = describe::function(config);
    let ident = &config.input.ident;
    let (impl_generics, ty_generics, where_clause) = config.input.generics.split_for_impl();
    quote! {
        #inherent

        #[automatically_derived]
        impl #impl_generics ::dmf_core::ModuleConfig for #ident #ty_generics #where_clause {
            #validate
            #describe
        }
    }
}

/// Constructor and setters.
fn inherent(config: &Config<'_>) -> TokenStream {
    let ident = &config.input.ident;
    let (impl_generics, ty_generics, where_clause) = config.input.generics.split_for_impl();
    let constructor = constructor(config);
    let setters = config.fields.iter().filter(|f| f.default.is_some()).map(|f| setter(config, f));
    quote! {
        impl #impl_generics #ident #ty_generics #where_clause {
            #constructor
            #(#setters)*
        }
    }
}

/// `new(required, fields, in, order)`
fn constructor(config: &Config<'_>) -> TokenStream {
    let (docs, visibility) = (docs::constructor(config), &config.input.vis);
    let required = config.fields.iter().filter(|field| field.default.is_none());
    let parameters = required.map(|Field { ident, ty, .. }| quote!(#ident: #ty));
    let values = config.fields.iter().map(value);
    quote! {
        #(#docs)*
        #[must_use]
        #visibility fn new(#(#parameters),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// The field in the constructor: its parameter or its default.
fn value(field: &Field<'_>) -> TokenStream {
    let ident = field.ident;
    match &field.default {
        None => quote!(#ident),
        Some(Default::Value(expr)) => quote!(#ident: #expr),
        Some(Default::OfType) => {
            quote_spanned!(field.ty.span()=> #ident: ::core::default::Default::default())
        }
    }
}

/// `with_field(self, field)`
fn setter(config: &Config<'_>, field: &Field<'_>) -> TokenStream {
    let Field { ident, ty, .. } = field;
    let (docs, visibility) = (docs::setter(field), &config.input.vis);
    let name = format_ident!("with_{}", ident.unraw(), span = ident.span());
    quote! {
        #(#docs)*
        #[must_use]
        #visibility fn #name(mut self, #ident: #ty) -> Self {
            self.#ident = #ident;
            self
        }
    }
}

/// The range checks; none if a range is wrong.
fn validate(config: &Config<'_>, valid: bool) -> TokenStream {
    let ranges = config.fields.iter().filter_map(|f| f.range.as_ref().map(|range| (f, range)));
    let checks = ranges.filter(|_| valid).map(|(field, range)| check(field, range));
    quote! {
        fn validate(&self) -> ::core::result::Result<(), ::dmf_core::ConfigError> {
            #(#checks)*
            ::core::result::Result::Ok(())
        }
    }
}

fn check(field: &Field<'_>, range: &Range) -> TokenStream {
    let (Field { ident, ty, .. }, Range { least, most }) = (field, range);
    let name = ident.unraw().to_string();
    let allowed = proc_macro2::Ident::new("allowed", proc_macro2::Span::mixed_site());
    quote! {
        let #allowed: ::core::ops::RangeInclusive<#ty> = #least..=#most;
        if !#allowed.contains(&self.#ident) {
            return ::core::result::Result::Err(::dmf_core::ConfigError::out_of_range(
                #name,
                self.#ident as i128,
                *#allowed.start() as i128,
                *#allowed.end() as i128,
            ));
        }
    }
}
