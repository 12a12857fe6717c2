use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::testing::{assert_contains, assert_mistakes};

fn expand(arguments: TokenStream, item: impl ToTokens) -> TokenStream {
    super::expand(arguments, &item.into_token_stream())
}

#[test]
fn a_child_is_configured_without_a_config() {
    let expansion = expand(
        quote!(),
        quote!(
            struct Monitor {
                #[child(config = Self::notify)]
                notify: Child<Notify>,
            }
        ),
    );
    let expected = quote! {
        wiring.child::<Child<Notify>>(
            "notify",
            Self::notify(),
            ::dmf_core::module::ChildOptions::new()
        )?
    };
    assert_contains(&expansion, &expected);
}

#[test]
fn a_device_states_how_it_is_found() {
    let expansion = expand(
        quote!(interface = api::GUID, symbolic_link = "ProcMon", exclusive),
        quote!(
            struct Monitor {}
        ),
    );
    for part in [
        quote!(
            const NAME: &'static str = "Monitor";
        ),
        quote!(
            type Options = ::dmf_core::module::options::Passive;
        ),
        quote!(
            type Opens = ::dmf_core::module::open::Device;
        ),
        quote!(::core::option::Option::Some(api::GUID);),
        quote!(::core::option::Option::Some("ProcMon");),
        quote!(
            const EXCLUSIVE: bool = true;
        ),
    ] {
        assert_contains(&expansion, &part);
    }
}

#[test]
fn a_device_may_keep_something_with_each_handle() {
    let expansion = expand(
        quote!(file_context = api::Order),
        quote!(
            struct Shop {}
        ),
    );
    assert_contains(
        &expansion,
        &quote! {
            const FILE_CONTEXT: ::core::option::Option<::dmf_core::io::FileContext> =
                ::core::option::Option::Some(::dmf_core::io::FileContext::of::<api::Order>());
        },
    );
}

#[test]
fn nothing_is_required() {
    let expansion = expand(
        quote!(),
        quote!(
            struct Monitor {}
        ),
    );
    let none = quote!(::core::option::Option::None;).to_string();
    assert_eq!(expansion.to_string().matches(&none).count(), 2, "{expansion}");
    assert_contains(
        &expansion,
        &quote!(
            const EXCLUSIVE: bool = false;
        ),
    );
}

#[test]
fn mistakes() {
    let item = || {
        quote!(
            struct X {}
        )
    };
    assert_mistakes(expand(quote!(options = Passive), item()), &["unknown argument `options`"]);
    assert_mistakes(expand(quote!(exclusive = true), item()), &["takes no value"]);
    assert_mistakes(expand(quote!(interface), item()), &["`interface` needs a value"]);
    assert_mistakes(expand(quote!(file_context), item()), &["`file_context` needs a value"]);
    assert_mistakes(
        expand(quote!(file_context = A, file_context = B), item()),
        &["a file has one context"],
    );
    assert_mistakes(
        expand(quote!(symbolic_link = "\\DosDevices\\X"), item()),
        &["a symbolic link is the name alone"],
    );
    assert_mistakes(
        expand(
            quote!(),
            quote!(
                struct X;
            ),
        ),
        &["a device is a struct with named fields"],
    );
}
