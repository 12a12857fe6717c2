use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::testing::{assert_contains, assert_expands, assert_mistakes};

fn expand(arguments: TokenStream, item: impl ToTokens) -> TokenStream {
    super::expand(arguments, &item.into_token_stream())
}

#[test]
fn a_module_without_fields() {
    let expansion = expand(
        quote!(options = Passive),
        quote! {
            /// Docs.
            pub struct Plain {}
        },
    );
    assert_expands(
        expansion,
        quote! {
            /// Docs.
            pub struct Plain {
                base: ::dmf_core::ModuleBase<::dmf_core::NoConfig>
            }
            const _: () = {
                ::dmf_core::context_type!(CONTEXT_TYPE, "Plain");

                #[automatically_derived]
                unsafe impl ::dmf_core::ModuleType for Plain {
                    type Config = ::dmf_core::NoConfig;
                    type Options = ::dmf_core::module::options::Passive;
                    type Opens = ::dmf_core::module::open::Create;
                    const NAME: &'static str = "Plain";
                    fn context_type() -> &'static ::dmf_core::__private::ContextType {
                        &CONTEXT_TYPE
                    }
                    fn base(&self) -> &::dmf_core::ModuleBase<Self::Config> {
                        &self.base
                    }
                    fn create(wiring: ::dmf_core::Wiring<'_, Self>) -> ::dmf_core::Result<Self> {
                        ::core::result::Result::Ok(Self {
                            base: wiring.finish(),
                        })
                    }
                }
            };
        },
    );
}

#[test]
fn fields_are_made_in_order() {
    let expansion = expand(
        quote!(options = Passive),
        quote! {
            struct X<T> {
                #[child(config = Config::one)] one: Child<T>,
                #[init(Self::two)] two: Queue,
                three: Lock<T>,
                #[child(config = four, name = "4", lock = parent)] four: Option<Child<T>>,
                #[child(config = five, passive, opened = Self::here, closes = |x, _| x.gone())]
                five: [Child<T>; 2],
            }
        },
    );
    let initialiser = quote! {
        Self {
            one: wiring.child::<Child<T>>(
                "one",
                Config::one(wiring.config()),
                ::dmf_core::module::ChildOptions::new()
            )?,
            two: ::core::convert::identity::<::dmf_core::Result<Queue>>(Self::two(&wiring))?,
            three: wiring.field::<Lock<T>>()?,
            four: wiring.child::<Option<Child<T>>>(
                "4",
                four(wiring.config()),
                ::dmf_core::module::ChildOptions::new().with_parents_lock()
            )?,
            five: wiring.passive_child::<[Child<T>; 2]>(
                "five",
                five(wiring.config()),
                ::dmf_core::module::ChildOptions::new().opened(Self::here).closes(|x, _| x.gone())
            )?,
            base: wiring.finish(),
        }
    };
    assert_contains(&expansion, &initialiser);
}

#[test]
fn a_closure_is_told_its_argument() {
    let expansion = expand(
        quote!(options = Passive),
        quote!(
            struct X {
                #[child(config = |c| c.one)]
                one: Child<A>,
            }
        ),
    );
    let call =
        quote!(::core::convert::identity::<fn(&Self::Config) -> _>(|c| c.one)(wiring.config()));
    assert_contains(&expansion, &call);
}

#[test]
fn a_raw_field_name_is_an_instance_name_without_the_prefix() {
    let item = quote!(
        struct X {
            #[child(config = f)]
            r#type: Child<A>,
        }
    );
    let expected = quote! {
        r#type: wiring.child::<Child<A>>(
            "type",
            f(wiring.config()),
            ::dmf_core::module::ChildOptions::new()
        )?
    };
    assert_contains(&expand(quote!(options = Passive), item), &expected);
}

#[test]
fn a_cfg_follows_its_field() {
    let item = quote!(
        struct X {
            #[cfg(windows)]
            lock: Lock,
        }
    );
    let expected = quote!(#[cfg(windows)] lock: wiring.field::<Lock>()?);
    assert_contains(&expand(quote!(options = Passive), item), &expected);
}

#[test]
fn arguments_are_needed_once_and_known() {
    let item = || {
        quote!(
            struct X {}
        )
    };
    assert_mistakes(expand(quote!(), item()), &["at which IRQL"]);
    assert_mistakes(
        expand(quote!(options = Fast), item()),
        &["expected one of `options = Passive`, `options = Dispatch`"],
    );
    assert_mistakes(expand(quote!(options = Options::Passive), item()), &["write the word alone"]);
    assert_mistakes(
        expand(quote!(options = Passive, nmae = "X"), item()),
        &["unknown argument `nmae`"],
    );
    assert_mistakes(
        expand(quote!(options = Passive, open = Create, open = Create), item()),
        &["`open` is given twice"],
    );
    assert_mistakes(
        expand(quote!(options = Passive, open = D0), item()),
        &["unknown word `D0`; expected one of `open = Create`, `open = PrepareHardware`"],
    );
    assert_mistakes(
        expand(quote!(options = Passive, name = X), item()),
        &["`name = \"BufferQueue\"`"],
    );
    assert_mistakes(expand(quote!(options = Passive, name = ""), item()), &["cannot be empty"]);
    assert_mistakes(expand(quote!(options), item()), &["`options` needs a value"]);
    assert_mistakes(expand(quote!(options = Passive | Dispatch), item()), &["expected `,`"]);
    assert_mistakes(expand(quote!(= 3, options = Passive), item()), &["not an argument"]);
}

#[test]
fn every_time_to_open_is_known() {
    for word in [
        "Create",
        "PrepareHardware",
        "D0EntrySystemPowerUp",
        "D0Entry",
        "NotifyCreate",
        "NotifyPrepareHardware",
        "NotifyD0Entry",
    ] {
        let word = quote::format_ident!("{word}");
        let item = quote!(
            struct X {}
        );
        let expansion = expand(quote!(options = Passive, open = #word), item);
        let opens = quote!(type Opens = ::dmf_core::module::open::#word;);
        assert_contains(&expansion, &opens);
    }
}

#[test]
fn what_is_said_about_a_child_is_known_and_said_once() {
    let cases = [
        (quote!(passive, passive), "an instance is passive or it is not"),
        (quote!(passive = true), "`passive` takes no value"),
        (quote!(opened = f, opened = g), "one function hears that the child has opened"),
        (quote!(closes = f, closes = g), "one function hears that the child closes"),
        (quote!(opened), "`opened` needs a value; write `opened = function`"),
        (quote!(opened = Self::here()), "`opened` takes a function of the parent and the child"),
        (quote!(closes = 3), "`closes` takes a function of the parent and the child"),
        (quote!(lock = parent, lock = parent), "a child shares one lock"),
        (quote!(pasive), "unknown argument `pasive`; expected one of"),
    ];
    for (said, expected) in cases {
        let item = quote! {
            struct X {
                #[child(config = f, #said)]
                one: Child<A>,
            }
        };
        assert_mistakes(expand(quote!(options = Passive), item), &[expected]);
    }
}

#[test]
fn all_mistakes_are_reported_together() {
    let item = quote! {
        struct X<'a> {
            base: u32,
            #[child] one: Child<A>,
            two: Child<A>,
            three: [Option<Child<A>>; 2],
            #[child(config = Config::four())] four: Child<A>,
            #[child(config = five)] #[init(six)] five: Child<A>,
            #[init] seven: Queue,
            #[child(config = f, lock = own)] eight: Child<A>,
        }
    };
    assert_mistakes(
        expand(quote!(config = Config<A, B>, option = Passive, open = Later), item),
        &[
            "unknown argument `option`",
            "unknown word `Later`; expected one of `open = Create`",
            "cannot borrow",
            "the macro adds a field of this name",
            "a child needs its config",
            "a child needs its config; put",
            "a child needs its config; put",
            "write its name alone",
            "either a child or made by a function",
            "`#[init]` takes the name",
            "unknown lock `own`",
        ],
    );
}

#[test]
fn a_mistake_leaves_the_type_a_module() {
    let expansion = expand(
        quote!(options = Passive, config = Config),
        quote!(
            struct X {
                base: u32,
                #[child]
                one: Child<A>,
            }
        ),
    );
    let part = quote!(one: Child<A>, __dmf_base: ::dmf_core::ModuleBase<Config>);
    assert_contains(&expansion, &part);
    assert_contains(&expansion, &quote!(::dmf_core::__private::invalid()));
}

#[test]
fn only_a_struct_with_named_fields() {
    let wrong = [
        quote!(
            struct X;
        ),
        quote!(
            struct X(u32);
        ),
        quote!(
            enum X {}
        ),
        quote!(union X { a: u32 }),
        quote!(
            fn x() {}
        ),
    ];
    for item in wrong {
        let expansion = expand(quote!(options = Passive), item);
        assert_mistakes(expansion, &["a Module is a struct with named fields"]);
    }
}
