use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::testing::{assert_contains, assert_expands, assert_mistakes};

fn expand(item: impl ToTokens) -> TokenStream {
    super::expand(&item.into_token_stream())
}

#[test]
fn a_constructor_setters_and_range_checks() {
    let expansion = expand(quote! {
        pub struct Config<T: Payload> {
            /// Number of buffers.
            /// All of one size.
            #[config(range = 1..=65_536)]
            pub count: u32,
            /// Allocate more.
            #[config(default = false)]
            pub lookaside: bool,
            #[config(default)]
            #[config(range = -1..=LIMIT)]
            pub depth: i8,
            pub seed: T,
        }
    });
    assert_expands(
        expansion,
        quote! {
            impl<T: Payload> Config<T> {
                /// A config from the fields that have no default; the others have theirs.
                ///
                /// - `count`: Number of buffers. Range: `1..=65_536`.
                /// - `seed`
                #[must_use]
                pub fn new(count: u32, seed: T) -> Self {
                    Self { count, lookaside: false, depth: ::core::default::Default::default(), seed }
                }
                /// Sets [`lookaside`](Self::lookaside).
                ///
                /// Allocate more.
                ///
                /// Default: `false`.
                #[must_use]
                pub fn with_lookaside(mut self, lookaside: bool) -> Self {
                    self.lookaside = lookaside;
                    self
                }
                /// Sets [`depth`](Self::depth).
                ///
                /// Range: `-1..=LIMIT`. Default: that of its type.
                #[must_use]
                pub fn with_depth(mut self, depth: i8) -> Self {
                    self.depth = depth;
                    self
                }
            }
            #[automatically_derived]
            impl<T: Payload> ::dmf_core::ModuleConfig for Config<T> {
                fn validate(&self) -> ::core::result::Result<(), ::dmf_core::ConfigError> {
                    let allowed: ::core::ops::RangeInclusive<u32> = 1..=65_536;
                    if !allowed.contains(&self.count) {
                        return ::core::result::Result::Err(::dmf_core::ConfigError::out_of_range(
                            "count",
                            self.count as i128,
                            *allowed.start() as i128,
                            *allowed.end() as i128,
                        ));
                    }
                    let allowed: ::core::ops::RangeInclusive<i8> = -1..=LIMIT;
                    if !allowed.contains(&self.depth) {
                        return ::core::result::Result::Err(::dmf_core::ConfigError::out_of_range(
                            "depth",
                            self.depth as i128,
                            *allowed.start() as i128,
                            *allowed.end() as i128,
                        ));
                    }
                    ::core::result::Result::Ok(())
                }
                fn describe(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.debug_struct("Config")
                        .field("count", &self.count)
                        .field("lookaside", &self.lookaside)
                        .field("depth", &self.depth)
                        .field("seed", &self.seed)
                        .finish()
                }
            }
        },
    );
}

#[test]
fn a_raw_field_name_loses_its_prefix() {
    let expansion = expand(quote! {
        struct Config {
            #[config(default = 1, range = 0..=1)]
            r#type: u8,
        }
    });
    assert_contains(&expansion, &quote!(fn with_type(mut self, r#type: u8)));
    assert_contains(&expansion, &quote!("type", self.r#type as i128,));
}

/// `Debug` of a `str` has tables of what to escape, which no driver needs.
#[test]
fn text_is_described_without_str_s_debug() {
    let expansion = expand(quote! {
        struct Config {
            name: &'static str,
            provider: Option<&'static str>,
            other: Option<&'static u32>,
        }
    });
    let text = quote!(::dmf_core::__private::Text);
    assert_contains(&expansion, &quote!(.field("name", &#text(self.name))));
    assert_contains(&expansion, &quote!(.field("provider", &self.provider.map(#text))));
    assert_contains(&expansion, &quote!(.field("other", &self.other)));
}

#[test]
fn mistakes_in_an_attribute() {
    let field = |attribute: TokenStream| expand(quote!(struct C { #attribute a: u32 }));
    assert_mistakes(field(quote!(#[config])), &["expected parentheses"]);
    assert_mistakes(field(quote!(#[config(defualt = 1)])), &["unknown argument `defualt`"]);
    assert_mistakes(field(quote!(#[config(default, default = 1)])), &["`default` is given twice"]);
    assert_mistakes(field(quote!(#[config(default)] #[config(default)])), &["given twice"]);
    assert_mistakes(field(quote!(#[config(range = 1..2)])), &["write `..=`"]);
    assert_mistakes(field(quote!(#[config(range = 1..)])), &["states both of its ends"]);
    assert_mistakes(field(quote!(#[config(range = ..=2)])), &["states both of its ends"]);
    assert_mistakes(field(quote!(#[config(range = 2)])), &["states both of its ends"]);
    assert_mistakes(field(quote!(#[config(range)])), &["`range` needs a value"]);
    assert_mistakes(field(quote!(#[config(range = 2..=1)])), &["no value is in this range"]);
    assert_mistakes(
        field(quote!(#[config(default = 0, range = 1..=2)])),
        &["the default 0 is not in the field's range 1..=2"],
    );
}

#[test]
fn only_integers_have_a_range() {
    let field = |ty: TokenStream| expand(quote!(struct C { #[config(range = 1..=2)] a: #ty }));
    assert_mistakes(field(quote!(bool)), &["only an integer has a range"]);
    assert_mistakes(field(quote!(Option<u32>)), &["only an integer has a range"]);
    assert_mistakes(field(quote!([u8; 2])), &["only an integer has a range"]);
    assert_mistakes(field(quote!(::core::primitive::u64)), &[]);
}

#[test]
fn only_a_struct_that_owns_its_fields() {
    let expected = "a config is a struct with named fields";
    assert_mistakes(
        expand(quote!(
            struct C;
        )),
        &[expected],
    );
    assert_mistakes(
        expand(quote!(
            struct C(u32);
        )),
        &[expected],
    );
    assert_mistakes(
        expand(quote!(
            enum C {}
        )),
        &[expected],
    );
    assert_mistakes(expand(quote!(union C { a: u32 })), &[expected]);
    assert_mistakes(
        expand(quote!(
            struct C<'a> {
                a: &'a u32,
            }
        )),
        &["a config cannot borrow"],
    );
}
