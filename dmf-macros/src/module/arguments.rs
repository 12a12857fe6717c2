//! `name = "…", config = Type, options = Word, open = Word`

use proc_macro2::{Span, TokenStream};
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Path, Type, parse_quote};

use crate::arguments::{self, Key};
use crate::errors::Errors;
use crate::wiring::Role;

const KNOWN: &[Key] = &[
    Key { word: "name", usage: "name = \"BufferQueue\"", once: "a Module has one name" },
    Key { word: "config", usage: "config = Config", once: "a Module has one config type" },
    Key {
        word: "options",
        usage: "options = DispatchMaximum",
        once: "one word says at which IRQL the Module's Methods may run",
    },
    Key { word: "open", usage: "open = Create", once: "a Module opens at one point" },
];

const OPTIONS: &[&str] = &["Passive", "Dispatch", "DispatchMaximum"];

const OPEN: &[&str] = &[
    "Create",
    "PrepareHardware",
    "D0EntrySystemPowerUp",
    "D0Entry",
    "NotifyCreate",
    "NotifyPrepareHardware",
    "NotifyD0Entry",
];

#[derive(Default)]
pub(super) struct Arguments {
    name: Option<LitStr>,
    config: Option<Type>,
    options: Option<Ident>,
    open: Option<Ident>,
}

impl Arguments {
    pub(super) fn parse(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut this = Self::default();
        arguments::each(tokens, KNOWN, errors, |key, input| this.visit(key, input));
        // After another mistake it may be there, misspelt.
        if this.options.is_none() && errors.is_empty() {
            errors.push(syn::Error::new(Span::call_site(), MISSING_OPTIONS));
        }
        this
    }

    fn visit(&mut self, key: &Ident, input: ParseStream) -> syn::Result<()> {
        match key.to_string().as_str() {
            "name" => self.name = Some(arguments::name(input, key, KNOWN)?),
            "config" => self.config = Some(arguments::value(input, key, KNOWN)?),
            "options" => self.options = Some(word(input, key, OPTIONS)?),
            _ => self.open = Some(word(input, key, OPEN)?),
        }
        Ok(())
    }

    /// What was said, or the default of what was not said.
    pub(super) fn role(self, ident: &Ident) -> Role {
        Role {
            name: self.name.unwrap_or_else(|| LitStr::new(&ident.to_string(), ident.span())),
            config: self.config.unwrap_or_else(|| parse_quote!(::dmf_core::NoConfig)),
            // Missing only after an error: then the one that forbids least.
            options: self.options.unwrap_or_else(|| parse_quote!(DispatchMaximum)),
            open: self.open.unwrap_or_else(|| parse_quote!(Create)),
        }
    }
}

const MISSING_OPTIONS: &str = "a Module says at which IRQL its Methods may run; add \
    `options = Passive` (PASSIVE_LEVEL only), `options = Dispatch` or `options = DispatchMaximum`";

/// One of `words`, written alone.
fn word(input: ParseStream, key: &Ident, words: &[&str]) -> syn::Result<Ident> {
    let path: Path = arguments::value(input, key, KNOWN)?;
    match path.get_ident() {
        Some(word) if words.iter().any(|known| word == known) => Ok(word.clone()),
        _ => Err(syn::Error::new_spanned(&path, unknown(&path, key, words))),
    }
}

fn unknown(path: &Path, key: &Ident, words: &[&str]) -> String {
    let given = path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
    if words.contains(&given.as_str()) {
        return format!("write the word alone: `{key} = {given}`");
    }
    let usages: Vec<_> = words.iter().map(|word| format!("{key} = {word}")).collect();
    format!("unknown word `{given}`; expected {}", arguments::one_of(&usages))
}
