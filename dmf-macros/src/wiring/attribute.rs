//! `#[child(…)]` and `#[init(…)]` on fields.

use proc_macro2::TokenStream;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, Ident, Meta};

use super::{ChildArguments, ChildOptions, Kind, Origin};
use crate::arguments::{self, Key};
use crate::errors::Errors;

const CHILD: &[Key] = &[
    Key {
        word: "config",
        usage: "config = function",
        once: "one function makes the child's config",
    },
    Key { word: "name", usage: "name = \"instance\"", once: "an instance has one name" },
    Key { word: "lock", usage: "lock = parent", once: "a child shares one lock" },
    Key { word: "passive", usage: "passive", once: "an instance is passive or it is not" },
    Key {
        word: "opened",
        usage: "opened = function",
        once: "one function hears that the child has opened",
    },
    Key {
        word: "closes",
        usage: "closes = function",
        once: "one function hears that the child closes",
    },
];

/// The origin that a field's attribute states; `None` if the attribute is wrong.
pub(super) fn origin(kind: Kind, attribute: &Attribute, errors: &mut Errors) -> Option<Origin> {
    if attribute.path().is_ident("init") {
        return errors.keep(init(attribute)).map(Origin::Init);
    }
    child(kind, attribute, errors).map(Box::new).map(Origin::Child)
}

fn child(kind: Kind, attribute: &Attribute, errors: &mut Errors) -> Option<ChildArguments> {
    let (mut config, mut more) = (None, ChildOptions::default());
    let before = errors.count();
    let list = errors.keep(list(kind, attribute))?;
    arguments::each(list, CHILD, errors, |key, input| {
        match key.to_string().as_str() {
            "config" => config = Some(function(input, key)?),
            "name" => more.name = Some(arguments::name(input, key, CHILD)?),
            "passive" => more.passive = Some(arguments::alone(input, key)?),
            "opened" => more.opened = Some(observer(input, key)?),
            "closes" => more.closes = Some(observer(input, key)?),
            _ => more.under_lock = lock(input, key)?,
        }
        Ok(())
    });
    if config.is_none() && errors.count() == before {
        let example = kind.example();
        let message =
            format!("a child needs its config; name the function that makes it: `{example}`");
        errors.at(&attribute.meta, message);
    }
    Some(ChildArguments { config: config?, more })
}

/// The tokens inside the parentheses; none for a bare `#[child]`.
fn list(kind: Kind, attribute: &Attribute) -> syn::Result<TokenStream> {
    match &attribute.meta {
        Meta::Path(_) => Ok(TokenStream::new()),
        Meta::List(list) => Ok(list.tokens.clone()),
        Meta::NameValue(meta) => {
            let message = format!("expected parentheses; write `{}`", kind.example());
            Err(syn::Error::new_spanned(meta, message))
        }
    }
}

/// `= path::to::function`, or a closure
fn function(input: ParseStream, key: &Ident) -> syn::Result<Expr> {
    callable(
        arguments::value(input, key, CHILD)?,
        "`config` takes a function that makes the child's config; \
         write its name alone, without calling it, or a closure",
    )
}

/// `= path::to::function`, or a closure
fn observer(input: ParseStream, key: &Ident) -> syn::Result<Expr> {
    let message = format!(
        "`{key}` takes a function of the parent and the child, `fn(&Self, &TheChild)`; \
         write its name alone, without calling it, or a closure"
    );
    callable(arguments::value(input, key, CHILD)?, &message)
}

/// `#[init(path::to::function)]`, or a closure
fn init(attribute: &Attribute) -> syn::Result<Expr> {
    let message = "`#[init]` takes the name of a function that makes the field's value, \
                   `fn(&Wiring<'_, Self>) -> Result<_>`; write `#[init(Self::make_it)]`";
    let nothing = |_| syn::Error::new_spanned(&attribute.meta, message);
    callable(attribute.parse_args().map_err(nothing)?, message)
}

/// The expression, if it can name a function.
fn callable(expr: Expr, message: &str) -> syn::Result<Expr> {
    match expr {
        Expr::Path(_) | Expr::Closure(_) => Ok(expr),
        // An expression that came in through a `macro_rules!` parameter.
        Expr::Group(group) => callable(*group.expr, message),
        other => Err(syn::Error::new_spanned(other, message)),
    }
}

/// `= parent`
fn lock(input: ParseStream, key: &Ident) -> syn::Result<bool> {
    let whose: Ident = arguments::value(input, key, CHILD)?;
    if whose == "parent" {
        return Ok(true);
    }
    let message = format!(
        "unknown lock `{whose}`; write `lock = parent`, or leave `lock` out: the child then has its own"
    );
    Err(syn::Error::new_spanned(whose, message))
}
