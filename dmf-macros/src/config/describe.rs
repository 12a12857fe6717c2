//! `describe`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, Type};

use super::{Config, Field};

/// The fields and their values, for the dump of a tree. Text without the tables that `Debug` of a
/// `str` looks up what to escape in: they would be in every driver that has a name in a Config.
pub(super) fn function(config: &Config<'_>) -> TokenStream {
    let name = config.input.ident.to_string();
    let formatter = proc_macro2::Ident::new("f", proc_macro2::Span::mixed_site());
    let fields = config.fields.iter().map(|Field { ident, ty, .. }| {
        let name = ident.unraw().to_string();
        match text(ty) {
            Some(Text::Always) => {
                quote_spanned!(ty.span()=> .field(#name, &::dmf_core::__private::Text(self.#ident)))
            }
            Some(Text::Optional) => {
                quote_spanned!(ty.span()=> .field(#name, &self.#ident.map(::dmf_core::__private::Text)))
            }
            None => quote_spanned!(ty.span()=> .field(#name, &self.#ident)),
        }
    });
    quote! {
        fn describe(&self, #formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            #formatter.debug_struct(#name) #(#fields)* .finish()
        }
    }
}

/// How a field is text.
enum Text {
    /// `&'static str`
    Always,
    /// `Option<&'static str>`
    Optional,
}

/// Whether a type is written as text.
fn text(ty: &Type) -> Option<Text> {
    if is_text(ty) {
        return Some(Text::Always);
    }
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if is_text(inner) => Some(Text::Optional),
        _ => None,
    }
}

fn is_text(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else { return false };
    reference.mutability.is_none()
        && matches!(&*reference.elem, Type::Path(path) if path.path.is_ident("str"))
}
