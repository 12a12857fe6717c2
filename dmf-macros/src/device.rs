//! `#[device]`: a struct becomes a client driver's device.

mod arguments;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::errors::Errors;
use crate::wiring::{self, Kind, Wired};
use arguments::Arguments;

/// The expansion; with mistakes, one that adds no errors to those reported.
pub(crate) fn expand(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = Arguments::parse(arguments, &mut errors);
    let Some(wired) = wiring::parse(Kind::Device, item, &mut errors) else {
        return quote!(#errors #item);
    };
    let role = arguments.role(&wired.item.ident);
    let (item, module_type) = wiring::expand(&wired, &role, errors.is_empty());
    let device_type = (!module_type.is_empty()).then(|| device_type(&wired, &arguments));
    quote! {
        #errors
        #item
        const _: () = { #module_type #device_type };
    }
}

/// How applications find the device.
fn device_type(wired: &Wired, arguments: &Arguments) -> TokenStream {
    let ident = &wired.item.ident;
    let (impl_generics, ty_generics, where_clause) = wired.item.generics.split_for_impl();
    let interface = option(arguments.interface.as_ref());
    let symbolic_link = option(arguments.symbolic_link.as_ref());
    let exclusive = arguments.exclusive;
    let filter = arguments.filter.then(|| {
        quote!(
            const FILTER: bool = true;
        )
    });
    let queue = arguments.queue.iter().map(|queue| {
        quote_spanned!(queue.span()=> const QUEUE: ::dmf_core::device::DefaultQueue = #queue;)
    });
    let file_context = arguments.file_context.iter().map(|context| {
        quote_spanned! {context.span()=>
            const FILE_CONTEXT: ::core::option::Option<::dmf_core::io::FileContext> =
                ::core::option::Option::Some(::dmf_core::io::FileContext::of::<#context>());
        }
    });
    let control = arguments.control.iter().map(|control| {
        quote_spanned! {control.span()=>
            const CONTROL: ::core::option::Option<::dmf_core::device::ControlDevice> =
                ::core::option::Option::Some(#control);
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics ::dmf_core::DeviceType for #ident #ty_generics #where_clause {
            const INTERFACE: ::core::option::Option<::dmf_core::Guid> = #interface;
            const SYMBOLIC_LINK: ::core::option::Option<&'static str> = #symbolic_link;
            const EXCLUSIVE: bool = #exclusive;
            #filter
            #(#queue)*
            #(#file_context)*
            #(#control)*
        }
    }
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    value.map_or_else(
        || quote!(::core::option::Option::None),
        |value| quote!(::core::option::Option::Some(#value)),
    )
}
