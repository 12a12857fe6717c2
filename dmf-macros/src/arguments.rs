//! Argument lists of attributes: `key`, `key = value`, separated by commas.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Ident, LitStr, Token};

use crate::errors::Errors;

/// One `key` that an attribute understands.
pub(crate) struct Key {
    pub(crate) word: &'static str,
    /// How the argument is written, for messages.
    pub(crate) usage: &'static str,
    /// Why it cannot be given twice.
    pub(crate) once: &'static str,
}

/// Walks over the arguments in `tokens`; `visit` parses what follows a key.
///
/// Unknown and repeated keys are reported here and skipped, as is an argument that `visit` refuses.
pub(crate) fn each(
    tokens: TokenStream,
    known: &[Key],
    errors: &mut Errors,
    visit: impl FnMut(&Ident, ParseStream) -> syn::Result<()>,
) {
    let parsed = (|input: ParseStream| {
        walk(input, known, errors, visit);
        Ok(())
    })
    .parse2(tokens);
    errors.keep(parsed);
}

fn walk(
    input: ParseStream,
    known: &[Key],
    errors: &mut Errors,
    mut visit: impl FnMut(&Ident, ParseStream) -> syn::Result<()>,
) {
    let mut seen: Vec<Ident> = Vec::new();
    while !input.is_empty() {
        let visited = key(input, known, &seen).and_then(|key| {
            seen.push(key.clone());
            visit(&key, input)
        });
        if let Err(error) = visited.and_then(|()| separator(input, seen.last())) {
            errors.push(error);
            skip_argument(input);
        }
    }
}

/// The value after `key`: `= value`.
pub(crate) fn value<T: Parse>(input: ParseStream, key: &Ident, known: &[Key]) -> syn::Result<T> {
    let usage = known.iter().find(|k| key == k.word).map_or("", |k| k.usage);
    if !input.peek(Token![=]) || input.peek(Token![==]) {
        let message = format!("`{key}` needs a value; write `{usage}`");
        return Err(syn::Error::new_spanned(key, message));
    }
    let equals: Token![=] = input.parse()?;
    let blamed = first_token(input).unwrap_or_else(|| equals.to_token_stream());
    input.parse().map_err(|_| {
        let message = format!("`{key}` cannot take this value; write `{usage}`");
        syn::Error::new_spanned(blamed, message)
    })
}

/// The value after `name`: a string with something in it.
pub(crate) fn name(input: ParseStream, key: &Ident, known: &[Key]) -> syn::Result<LitStr> {
    let name: LitStr = value(input, key, known)?;
    if name.value().is_empty() {
        let message = "a name cannot be empty; leave `name` out to use the declared one";
        return Err(syn::Error::new_spanned(name, message));
    }
    Ok(name)
}

/// A key that takes no value.
pub(crate) fn alone(input: ParseStream, key: &Ident) -> syn::Result<Ident> {
    if !input.peek(Token![=]) {
        return Ok(key.clone());
    }
    let message = format!("`{key}` takes no value; write the word alone, or leave it out");
    Err(syn::Error::new_spanned(key, message))
}

/// The next key, if it is known and new.
fn key(input: ParseStream, known: &[Key], seen: &[Ident]) -> syn::Result<Ident> {
    let blamed = first_token(input);
    let key: Ident = input.parse().map_err(|_| {
        let message = format!("this is not an argument; expected {}", list(known));
        syn::Error::new_spanned(blamed, message)
    })?;
    let Some(found) = known.iter().find(|k| key == k.word) else {
        let message = format!("unknown argument `{key}`; expected {}", list(known));
        return Err(syn::Error::new_spanned(key, message));
    };
    if seen.contains(&key) {
        let message = format!("`{key}` is given twice; {}: keep one", found.once);
        return Err(syn::Error::new_spanned(key, message));
    }
    Ok(key)
}

/// The comma after an argument.
fn separator(input: ParseStream, key: Option<&Ident>) -> syn::Result<()> {
    if input.is_empty() || input.parse::<Option<Token![,]>>()?.is_some() {
        return Ok(());
    }
    let before = key.map(|key| format!(" after `{key}`")).unwrap_or_default();
    let message = format!("expected `,`{before}: each argument is one value");
    Err(syn::Error::new_spanned(first_token(input), message))
}

/// Goes past the next comma that is not inside `<…>`.
fn skip_argument(input: ParseStream) {
    let mut depth = 0_usize;
    let mut joint = false;
    while let Ok(token) = input.parse::<TokenTree>() {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                ',' if depth == 0 => return,
                '<' => depth += 1,
                '>' if !joint => depth = depth.saturating_sub(1),
                _ => {}
            }
            // `->`, `=>` and `>=` close nothing.
            joint = punct.spacing() == Spacing::Joint && "-=".contains(punct.as_char());
        }
    }
}

pub(crate) fn first_token(input: ParseStream) -> Option<TokenStream> {
    input.fork().parse::<TokenTree>().ok().map(ToTokens::into_token_stream)
}

fn list(known: &[Key]) -> String {
    one_of(&known.iter().map(|key| key.usage.to_owned()).collect::<Vec<_>>())
}

/// The alternatives in a message.
pub(crate) fn one_of(usages: &[String]) -> String {
    let quoted: Vec<_> = usages.iter().map(|usage| format!("`{usage}`")).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        _ => format!("one of {}", quoted.join(", ")),
    }
}
