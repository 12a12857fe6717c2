use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::testing::{assert_expands, assert_mistakes};

fn expand(item: impl ToTokens) -> TokenStream {
    super::expand(TokenStream::new(), &item.into_token_stream())
}

#[test]
fn one_bit_a_function() {
    let expansion = expand(quote! {
        impl<T: Payload> Module for Queue<T> where T: Copy {
            fn open(&self) -> Result<()> { fn read() {} Ok(()) }
            fn d0_exit_pre_interrupts_disabled(&self) -> Result<()> { Ok(()) }
        }
    });
    assert_expands(
        expansion,
        quote! {
            impl<T: Payload> Module for Queue<T> where T: Copy {
                fn open(&self) -> Result<()> { fn read() {} Ok(()) }
                fn d0_exit_pre_interrupts_disabled(&self) -> Result<()> { Ok(()) }
                const CALLBACKS: ::dmf_core::Callbacks = ::dmf_core::Callbacks::NONE
                    .with(::dmf_core::Callback::Open)
                    .with(::dmf_core::Callback::D0ExitPreInterruptsDisabled);
            }
        },
    );
}

#[test]
fn a_misspelt_callback_is_left_to_rustc() {
    assert_expands(
        expand(quote!(impl Module for X { fn d0_enty(&self) {} })),
        quote! {
            impl Module for X {
                fn d0_enty(&self) {}
                const CALLBACKS: ::dmf_core::Callbacks = ::dmf_core::Callbacks::NONE;
            }
        },
    );
}

#[test]
fn a_callback_is_counted_under_its_cfg() {
    let expansion = expand(quote! {
        impl Module for X {
            #[inline]
            fn open(&self) {}
            #[cfg(windows)]
            fn close(&self) {}
            fn read(&self) {}
        }
    });
    assert_expands(
        expansion,
        quote! {
            impl Module for X {
                #[inline]
                fn open(&self) {}
                #[cfg(windows)]
                fn close(&self) {}
                fn read(&self) {}
                const CALLBACKS: ::dmf_core::Callbacks = {
                    let set = ::dmf_core::Callbacks::NONE
                        .with(::dmf_core::Callback::Open)
                        .with(::dmf_core::Callback::Read);
                    #[cfg(windows)]
                    let set = set.with(::dmf_core::Callback::Close);
                    set
                };
            }
        },
    );
}

#[test]
fn a_half_typed_body_is_kept() {
    let expansion = expand(quote!(impl Module for X { fn close(&self) { self.list. } }));
    assert!(expansion.to_string().contains("Callback :: Close"), "{expansion}");
}

#[test]
fn mistakes() {
    assert_mistakes(expand(quote!(impl Device for X {})), &["those of `Module`"]);
    assert_mistakes(expand(quote!(impl X {})), &["on the impl of a trait"]);
    assert_mistakes(expand(quote!(impl Clone for X {})), &["this trait has no callbacks"]);
    assert_mistakes(
        expand(quote!(impl Module for X { const CALLBACKS: C = C::ALL; })),
        &["writes this constant"],
    );
    assert_mistakes(
        expand(quote!(
            struct X {}
        )),
        &["goes on an impl"],
    );
    let arguments = super::expand(quote!(open), &quote!(impl Module for X {}));
    assert_mistakes(arguments, &["takes no arguments"]);
}

#[test]
fn every_path_to_the_trait_will_do() {
    for item in [
        quote!(impl dmf_core::Module for X {}),
        quote!(
            impl<const N: usize> ::dmf_core::Module for [X; N] {}
        ),
    ] {
        assert_mistakes(expand(item), &[]);
    }
}
