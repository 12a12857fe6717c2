//! What `#[module]` and `#[device]` share: a struct whose fields are wired together.

mod attribute;
mod check;
mod create;
mod expand;
mod parse;

use syn::{Attribute, ExprPath, Ident, ItemStruct, LitStr, Type};

pub(crate) use expand::{Role, expand};
pub(crate) use parse::parse;

/// A struct with named fields, and how each of them comes into being.
pub(crate) struct Wired {
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
    Child(ChildArguments),
    /// `#[init(…)]`
    Init(ExprPath),
    /// No attribute: the type makes itself.
    Itself,
}

struct ChildArguments {
    /// The function that makes the child's config.
    config: ExprPath,
    /// The instance name, when it is not the field's.
    name: Option<LitStr>,
    /// The child shares its parent's lock.
    under_lock: bool,
}
