//! `#[callbacks]`: an `impl Module for X` says which callbacks it has.

mod check;
mod item;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::errors::Errors;
use item::{Function, Impl};

/// The methods of `Module` that a tree walk calls.
///
/// Another name is left to rustc, which suggests the similar one of the trait.
const KNOWN: &[&str] = &[
    "open",
    "close",
    "notification_register",
    "notification_unregister",
    "resources_assign",
    "prepare_hardware",
    "release_hardware",
    "d0_entry",
    "d0_entry_post_interrupts_enabled",
    "d0_exit",
    "d0_exit_pre_interrupts_disabled",
    "self_managed_io_init",
    "self_managed_io_suspend",
    "self_managed_io_restart",
    "self_managed_io_flush",
    "self_managed_io_cleanup",
    "surprise_removal",
    "query_remove",
    "query_stop",
    "relations_query",
    "usage_notification",
    "arm_wake_from_s0",
    "disarm_wake_from_s0",
    "wake_from_s0_triggered",
    "arm_wake_from_sx",
    "disarm_wake_from_sx",
    "wake_from_sx_triggered",
    "device_control",
    "internal_device_control",
    "read",
    "write",
    "file_create",
    "file_cleanup",
    "file_close",
];

/// The impl with `const CALLBACKS` added, or as it was.
pub(crate) fn expand(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    check::no_arguments(arguments, &mut errors);
    let Some(mut parsed) = errors.keep(syn::parse2::<Impl>(item.clone())) else {
        return quote!(#errors #item);
    };
    check::implementation(&parsed, &mut errors);
    if errors.is_empty() {
        parsed.append(constant(&parsed.functions));
    }
    quote!(#errors #parsed)
}

/// `const CALLBACKS`: one bit a function.
fn constant(functions: &[Function]) -> TokenStream {
    let known = functions.iter().filter(|function| KNOWN.iter().any(|name| function.ident == name));
    let (always, sometimes): (Vec<_>, Vec<_>) = known.partition(|f| f.cfgs.is_empty());
    let always = always.into_iter().map(bit);
    let set = quote!(::dmf_core::Callbacks::NONE #(.with(#always))*);
    let value = if sometimes.is_empty() { set } else { with_cfgs(&set, &sometimes) };
    quote! {
        const CALLBACKS: ::dmf_core::Callbacks = #value;
    }
}

/// Callbacks under a `#[cfg]` are counted under the same one.
fn with_cfgs(always: &TokenStream, sometimes: &[&Function]) -> TokenStream {
    let cfgs = sometimes.iter().map(|function| &function.cfgs);
    let bits = sometimes.iter().map(|function| bit(function));
    let set = proc_macro2::Ident::new("set", proc_macro2::Span::mixed_site());
    quote! {{
        let #set = #always;
        #(#(#cfgs)* let #set = #set.with(#bits);)*
        #set
    }}
}

/// `Callback::DeviceControl` for `fn device_control`.
fn bit(function: &Function) -> TokenStream {
    let name = function.ident.to_string();
    let camel: String = name.split('_').map(capitalised).collect();
    let word = format_ident!("{camel}");
    quote!(::dmf_core::Callback::#word)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
