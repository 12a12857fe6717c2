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
                impl ::dmf_core::ModuleType for Plain {
                    type Config = ::dmf_core::NoConfig;
                    const NAME: &'static str = "Plain";
                    const OPTIONS: ::dmf_core::Options = ::dmf_core::Options::Passive;
                    const OPEN: ::dmf_core::OpenOption = ::dmf_core::OpenOption::Create;
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

/// The initialiser of each field, in order.
fn fields(item: TokenStream) -> Vec<String> {
    let expansion = expand(quote!(options = Passive), item);
    let text = crate::testing::pretty(expansion);
    let (_, create) = text.split_once("Ok(Self {").expect("a constructor");
    let (fields, _) = create
        .split_once("base: wiring.finish()")
        .expect("the base");
    fields
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn fields_are_made_in_order() {
    let fields = fields(quote! {
        struct X<T> {
            #[child(config = Config::one)] one: Child<T>,
            #[init(Self::two)] two: Queue,
            three: Lock<T>,
            #[child(config = four, name = "4", lock = parent)] r#type: Option<Child<T>>,
        }
    });
    assert_eq!(
        fields,
        [
            r#"one: wiring.child::<Child<T>>("one", Config::one(wiring.config()))?,"#,
            "two: Self::two(&wiring)?,",
            "three: wiring.field::<Lock<T>>()?,",
            "r#type: wiring",
            r#".child_under_lock::<Option<Child<T>>>("4", four(wiring.config()))?,"#,
        ]
    );
}

#[test]
fn a_raw_field_name_is_an_instance_name_without_the_prefix() {
    let fields = fields(quote!(
        struct X {
            #[child(config = f)]
            r#type: Child<A>,
        }
    ));
    assert_eq!(
        fields,
        [r#"r#type: wiring.child::<Child<A>>("type", f(wiring.config()))?,"#]
    );
}

#[test]
fn a_cfg_follows_its_field() {
    let fields = fields(quote!(
        struct X {
            #[cfg(windows)]
            lock: Lock,
        }
    ));
    assert_eq!(
        fields,
        ["#[cfg(windows)]", "lock: wiring.field::<Lock>()?,"]
    );
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
        &["expected one of: Passive, Dispatch"],
    );
    assert_mistakes(
        expand(quote!(options = Options::Passive), item()),
        &["write the word alone"],
    );
    assert_mistakes(
        expand(quote!(options = Passive, nmae = "X"), item()),
        &["unknown argument `nmae`"],
    );
    assert_mistakes(
        expand(
            quote!(options = Passive, open = Create, open = Create),
            item(),
        ),
        &["`open` is given twice"],
    );
    assert_mistakes(
        expand(quote!(options = Passive, open = D0Entry), item()),
        &["`open = D0Entry` is not supported yet"],
    );
    assert_mistakes(
        expand(quote!(options = Passive, name = X), item()),
        &["`name = \"BufferQueue\"`"],
    );
    assert_mistakes(
        expand(quote!(options = Passive, name = ""), item()),
        &["cannot be empty"],
    );
    assert_mistakes(
        expand(quote!(options), item()),
        &["`options` needs a value"],
    );
    assert_mistakes(
        expand(quote!(options = Passive | Dispatch), item()),
        &["expected `,`"],
    );
    assert_mistakes(
        expand(quote!(= 3, options = Passive), item()),
        &["not an argument"],
    );
}

#[test]
fn all_mistakes_are_reported_together() {
    let item = quote! {
        struct X<'a> {
            base: u32,
            #[child] one: Child<A>,
            two: Child<A>,
            three: [Option<Child<A>>; 2],
            #[child(config = |c| c.four())] four: Child<A>,
            #[child(config = five)] #[init(six)] five: Child<A>,
            #[init] seven: Queue,
            #[child(config = f, lock = own)] eight: Child<A>,
        }
    };
    assert_mistakes(
        expand(
            quote!(config = Config<A, B>, option = Passive, open = Later),
            item,
        ),
        &[
            "unknown argument `option`",
            "unknown `open` word `Later`",
            "at which IRQL",
            "cannot borrow",
            "the macro adds a field of this name",
            "a child needs its config",
            "a child Module needs its config",
            "a child Module needs its config",
            "takes the name of a function",
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
