//! What `#[module]` and `#[device]` share: a struct whose fields are wired together.

mod attribute;
mod check;
mod create;
mod expand;
mod parse;

use syn::{Attribute, Expr, Ident, ItemStruct, LitStr, Type};

pub(crate) use expand::{Role, expand};
pub(crate) use parse::parse;

/// Whose fields are wired.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Module,
    Device,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Module => "Module",
            Self::Device => "device",
        }
    }

    /// An attribute of a child as the author could write it.
    fn example(self) -> &'static str {
        match self {
            Self::Module => "#[child(config = Config::for_the_child)]",
            Self::Device => "#[child(config = Self::for_the_child)]",
        }
    }
}

/// A struct with named fields, and how each of them comes into being.
pub(crate) struct Wired {
    kind: Kind,
    /// The author's struct without the attributes that only the macro understands.
    pub(crate) item: ItemStruct,
    fields: Vec<Field>,
    /// The name of the field that the macro adds.
    base: Ident,
}

struct Field {
    ident: Ident,
    ty: Type,
    /// `#[cfg(…)]`s, to be repeated wherever the field is mentioned.
    cfgs: Vec<Attribute>,
    origin: Origin,
}

/// How a field comes into being.
enum Origin {
    /// `#[child(config = …)]`
    Child(Box<ChildArguments>),
    /// `#[init(…)]`: a path or a closure.
    Init(Expr),
    /// No attribute: the type makes itself.
    Itself,
}

/// What `#[child(…)]` says.
struct ChildArguments {
    /// The function that makes the child's config: a path or a closure.
    config: Expr,
    more: ChildOptions,
}

/// What may be left out of `#[child(…)]`.
#[derive(Default)]
struct ChildOptions {
    /// The instance name, when it is not the field's.
    name: Option<LitStr>,
    /// The child shares its parent's lock.
    under_lock: bool,
    /// The word `passive`: the child is used at `PASSIVE_LEVEL` only.
    passive: Option<Ident>,
    /// The function of the parent that is called when the child has opened.
    opened: Option<Expr>,
    /// The function of the parent that is called before the child closes.
    closes: Option<Expr>,
}
