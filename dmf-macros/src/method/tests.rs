use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::testing::{assert_contains, assert_expands, assert_mistakes};

fn expand(arguments: TokenStream, item: impl ToTokens) -> TokenStream {
    super::expand(arguments, &item.into_token_stream())
}

#[test]
fn the_body_runs_between_entering_and_leaving() {
    let expansion = expand(
        quote!(irql <= DISPATCH_LEVEL),
        quote! {
            /// Takes a buffer.
            pub fn fetch<'a, U>(&'a self, many: U) -> Option<Buffer<'a>> where U: Into<u32> {
                let entered = many.into();
                self.take(entered)
            }
        },
    );
    assert_expands(
        expansion,
        quote! {
            /// Takes a buffer.
            ///
            /// **Maximum IRQL**: `DISPATCH_LEVEL`
            pub fn fetch<'a, U>(&'a self, many: U) -> Option<Buffer<'a>> where U: Into<u32> {
                let _entered = match ::dmf_core::__private::enter(
                    self,
                    ::dmf_core::__private::level::Dispatch
                ) {
                    ::core::result::Result::Ok(entered) => entered,
                    ::core::result::Result::Err(refused) => {
                        return ::dmf_core::Refusal::refusal(refused)
                    }
                };
                {
                    let entered = many.into();
                    self.take(entered)
                }
            }
        },
    );
}

#[test]
fn a_refusal_can_be_answered_by_hand() {
    let expansion = expand(
        quote!(irql <= PASSIVE_LEVEL, refused = |refused| Err((request, refused))),
        quote!(
            fn add(&self, request: Request) -> Result<(), Rejected> {
                Ok(())
            }
        ),
    );
    let part = quote!(
        return ::core::result::Result::unwrap_or_else(
            ::core::result::Result::Err(refused),
            |refused| Err((request, refused))
        )
    );
    assert_contains(&expansion, &part);
}

#[test]
fn a_half_typed_body_is_kept() {
    let expansion = expand(quote!(irql <= APC_LEVEL), quote!(fn f(&self) { self.list. }));
    assert!(expansion.to_string().ends_with("self . list . } }"), "{expansion}");
}

#[test]
fn mistakes_in_the_arguments() {
    let item = || {
        quote!(
            fn f(&self) {}
        )
    };
    assert_mistakes(expand(quote!(), item()), &["a Method states its maximum IRQL"]);
    assert_mistakes(
        expand(quote!(irql == PASSIVE_LEVEL), item()),
        &["write `irql <= DISPATCH_LEVEL`"],
    );
    assert_mistakes(
        expand(quote!(irql < PASSIVE_LEVEL), item()),
        &["write `irql <= DISPATCH_LEVEL`"],
    );
    assert_mistakes(
        expand(quote!(irql = PASSIVE_LEVEL), item()),
        &["write `irql <= DISPATCH_LEVEL`"],
    );
    assert_mistakes(expand(quote!(irql), item()), &["write `irql <= DISPATCH_LEVEL`"]);
    assert_mistakes(
        expand(quote!(irql <= HIGH_LEVEL), item()),
        &["expected one of: PASSIVE_LEVEL, APC_LEVEL, DISPATCH_LEVEL"],
    );
    assert_mistakes(expand(quote!(irql <= 2), item()), &["expected one of: PASSIVE_LEVEL"]);
    assert_mistakes(expand(quote!(irql <=), item()), &["expected one of: PASSIVE_LEVEL"]);
    assert_mistakes(
        expand(quote!(irql <= APC_LEVEL, refuse = f), item()),
        &["unknown argument `refuse`"],
    );
}

#[test]
fn mistakes_in_the_signature() {
    let method = |item| expand(quote!(irql <= APC_LEVEL), item);
    assert_mistakes(
        method(quote!(
            fn f() {}
        )),
        &["a Method takes `&self`"],
    );
    assert_mistakes(
        method(quote!(
            fn f(&mut self) {}
        )),
        &["its Module is shared"],
    );
    assert_mistakes(
        method(quote!(
            fn f(self: &mut Self) {}
        )),
        &["its Module is shared"],
    );
    assert_mistakes(
        method(quote!(
            fn f(self) {}
        )),
        &["its Module is shared"],
    );
    assert_mistakes(
        method(quote!(
            fn f(self: Arc<Self>) {}
        )),
        &["its Module is shared"],
    );
    assert_mistakes(
        method(quote!(
            fn f(self: &Self) {}
        )),
        &[],
    );
    assert_mistakes(
        method(quote!(
            const async unsafe extern "C" fn f(&self) {}
        )),
        &["cannot be `async`", "cannot be `unsafe`", "cannot be `const`", "remove the ABI"],
    );
    assert_mistakes(method(quote!(impl X {})), &["goes on a function"]);
    assert_mistakes(
        method(quote!(
            struct X {}
        )),
        &["goes on a function"],
    );
}
