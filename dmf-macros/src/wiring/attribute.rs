//! `#[child(…)]` and `#[init(…)]` on fields.

use proc_macro2::TokenStream;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprPath, Ident, Meta};

use super::{ChildArguments, Origin};
use crate::arguments::{self, Key};
use crate::errors::Errors;

const CHILD: &[Key] = &[
    Key {
        word: "config",
        usage: "config = Config::for_the_child",
        once: "one function makes the child's config",
    },
    Key {
        word: "name",
        usage: "name = \"instance\"",
        once: "an instance has one name",
    },
    Key {
        word: "lock",
        usage: "lock = parent",
        once: "a child shares one lock",
    },
];

/// The origin that a field's attribute states; `None` if the attribute is wrong.
pub(super) fn origin(attribute: &Attribute, errors: &mut Errors) -> Option<Origin> {
    if attribute.path().is_ident("init") {
        return errors.keep(init(attribute)).map(Origin::Init);
    }
    child(attribute, errors).map(Origin::Child)
}

fn child(attribute: &Attribute, errors: &mut Errors) -> Option<ChildArguments> {
    let (mut config, mut name, mut under_lock) = (None, None, false);
    let before = errors.count();
    let list = errors.keep(list(attribute))?;
    arguments::each(list, CHILD, errors, |key, input| {
        match key.to_string().as_str() {
            "config" => config = Some(function(input, key)?),
            "name" => name = Some(arguments::name(input, key, CHILD)?),
            _ => under_lock = lock(input, key)?,
        }
        Ok(())
    });
    if config.is_none() && errors.count() == before {
        errors.at(&attribute.meta, MISSING_CONFIG);
    }
    Some(ChildArguments {
        config: config?,
        name,
        under_lock,
    })
}

const MISSING_CONFIG: &str = "a child needs its config; \
    name the function that makes it from the parent's: `#[child(config = Config::for_the_child)]`";

/// The tokens inside the parentheses; none for a bare `#[child]`.
fn list(attribute: &Attribute) -> syn::Result<TokenStream> {
    match &attribute.meta {
        Meta::Path(_) => Ok(TokenStream::new()),
        Meta::List(list) => Ok(list.tokens.clone()),
        Meta::NameValue(meta) => {
            let message = "expected parentheses; write `#[child(config = Config::for_the_child)]`";
            Err(syn::Error::new_spanned(meta, message))
        }
    }
}

/// `= path::to::function`
fn function(input: ParseStream, key: &Ident) -> syn::Result<ExprPath> {
    path(
        arguments::value(input, key, CHILD)?,
        "`config` takes the name of a function; \
         write the closure as an associated function of the parent's config and name it here: \
         `config = Config::for_the_child`",
    )
}

/// `#[init(path::to::function)]`
fn init(attribute: &Attribute) -> syn::Result<ExprPath> {
    let message = "`#[init]` takes the name of a function that makes the field's value; \
                   write `#[init(Self::make_it)]`";
    let wrong = |_| syn::Error::new_spanned(&attribute.meta, message);
    path(attribute.parse_args().map_err(wrong)?, message)
}

fn path(expr: Expr, message: &str) -> syn::Result<ExprPath> {
    match expr {
        Expr::Path(path) => Ok(path),
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
