//! What the unit tests of all macros use.

use proc_macro2::TokenStream;
use syn::{Item, LitStr};

/// Asserts that two token streams are the same code.
#[track_caller]
pub(crate) fn assert_expands(actual: TokenStream, expected: TokenStream) {
    let (actual, expected) = (pretty(actual), pretty(expected));
    assert!(actual == expected, "--- expanded\n{actual}\n--- expected\n{expected}");
}

/// The items as rustfmt would print them.
pub(crate) fn pretty(items: TokenStream) -> String {
    let text = items.to_string();
    let file = syn::parse2(items).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    prettyplease::unparse(&file)
}

/// Asserts that `part` is somewhere in `expansion`, however it is spaced.
#[track_caller]
pub(crate) fn assert_contains(expansion: &TokenStream, part: &TokenStream) {
    let [text, part] = [expansion, part].map(|tokens| tokens.to_string().replace(' ', ""));
    assert!(text.contains(&part), "--- no\n{part}\n--- in\n{text}");
}

/// The messages of the `compile_error!`s in an expansion.
pub(crate) fn mistakes(expansion: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(expansion).expect("an expansion is a list of items");
    file.items.iter().filter_map(message).collect()
}

fn message(item: &Item) -> Option<String> {
    let Item::Macro(item) = item else { return None };
    let last = item.mac.path.segments.last()?;
    let message = || item.mac.parse_body::<LitStr>().ok().map(|message| message.value());
    (last.ident == "compile_error").then(message)?
}

/// Asserts that there is one message for each of `expected`, and that it contains it.
#[track_caller]
pub(crate) fn assert_mistakes(expansion: TokenStream, expected: &[&str]) {
    let found = mistakes(expansion);
    let same = found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, expected)| found.contains(expected));
    assert!(same, "--- found\n{found:#?}\n--- expected\n{expected:#?}");
}
