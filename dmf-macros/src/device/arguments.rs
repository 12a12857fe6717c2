//! `interface = GUID, symbolic_link = "…", exclusive, name = "…"`

use proc_macro2::TokenStream;
use syn::parse::ParseStream;
use syn::{Expr, Ident, LitStr, Type, parse_quote};

use crate::arguments::{self, Key};
use crate::errors::Errors;
use crate::wiring::Role;

const KNOWN: &[Key] = &[
    Key {
        word: "interface",
        usage: "interface = api::INTERFACE",
        once: "a device has one interface class",
    },
    Key {
        word: "symbolic_link",
        usage: "symbolic_link = \"ProcMon\"",
        once: "a device has one symbolic link",
    },
    Key { word: "exclusive", usage: "exclusive", once: "it is a switch" },
    Key { word: "filter", usage: "filter", once: "it is a switch" },
    Key {
        word: "queue",
        usage: "queue = DefaultQueue::sequential()",
        once: "a device has one default queue",
    },
    Key {
        word: "file_context",
        usage: "file_context = PerHandle",
        once: "a file has one context; put both into one struct",
    },
    Key {
        word: "control",
        usage: "control = ControlDevice::new(\"Name\")",
        once: "a driver has one control device",
    },
    Key { word: "name", usage: "name = \"Monitor\"", once: "a device has one name" },
];

#[derive(Default)]
pub(super) struct Arguments {
    pub(super) interface: Option<Expr>,
    pub(super) symbolic_link: Option<LitStr>,
    pub(super) exclusive: bool,
    pub(super) filter: bool,
    pub(super) queue: Option<Expr>,
    pub(super) file_context: Option<Type>,
    pub(super) control: Option<Expr>,
    name: Option<LitStr>,
}

impl Arguments {
    pub(super) fn parse(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut this = Self::default();
        arguments::each(tokens, KNOWN, errors, |key, input| this.visit(key, input));
        this
    }

    fn visit(&mut self, key: &Ident, input: ParseStream) -> syn::Result<()> {
        match key.to_string().as_str() {
            "interface" => self.interface = Some(interface(input, key)?),
            "symbolic_link" => self.symbolic_link = Some(link(input, key)?),
            "queue" => self.queue = Some(arguments::value(input, key, KNOWN)?),
            "file_context" => self.file_context = Some(arguments::value(input, key, KNOWN)?),
            "control" => self.control = Some(arguments::value(input, key, KNOWN)?),
            "filter" => {
                arguments::alone(input, key)?;
                self.filter = true;
            }
            "name" => self.name = Some(arguments::name(input, key, KNOWN)?),
            _ => {
                arguments::alone(input, key)?;
                self.exclusive = true;
            }
        }
        Ok(())
    }

    /// The Module at the root of the device's tree.
    pub(super) fn role(&self, ident: &Ident) -> Role {
        let default_name = || LitStr::new(&ident.to_string(), ident.span());
        Role {
            name: self.name.clone().unwrap_or_else(default_name),
            config: parse_quote!(::dmf_core::NoConfig),
            options: parse_quote!(Passive),
            open: parse_quote!(Device),
        }
    }
}

/// `= api::INTERFACE`
fn interface(input: ParseStream, key: &Ident) -> syn::Result<Expr> {
    let guid: Expr = arguments::value(input, key, KNOWN)?;
    if !matches!(guid, Expr::Lit(_)) {
        return Ok(guid);
    }
    let message = "an interface is a constant of type `Guid`, which applications use as well; \
                   write `interface = api::INTERFACE`";
    Err(syn::Error::new_spanned(guid, message))
}

/// `= "ProcMon"`
fn link(input: ParseStream, key: &Ident) -> syn::Result<LitStr> {
    let link: LitStr = arguments::value(input, key, KNOWN)?;
    if !link.value().is_empty() && !link.value().contains('\\') {
        return Ok(link);
    }
    let message = "a symbolic link is the name alone, without its folder; \
                   write `symbolic_link = \"ProcMon\"` for `\\\\.\\ProcMon`";
    Err(syn::Error::new_spanned(link, message))
}
