//! Rules about a wired struct that no single attribute can check.

use syn::{Attribute, Field, GenericArgument, ItemStruct, PathArguments, Type};

use super::Kind;
use crate::errors::Errors;

/// `struct Name<'a> { … }`
pub(super) fn generics(item: &ItemStruct, errors: &mut Errors) {
    for lifetime in item.generics.lifetimes() {
        errors.at(
            lifetime,
            "the kernel keeps this struct until the device is removed, so it cannot borrow; \
             own the data, or borrow it for `'static`",
        );
    }
}

/// `#[child(…)] #[init(…)] field: Type`, or `field: Child<M>` with neither.
pub(super) fn helpers(kind: Kind, field: &Field, helpers: &[Attribute], errors: &mut Errors) {
    match helpers {
        [] if is_child(&field.ty) => errors.at(
            &field.ty,
            format!("a child needs its config; put `{}` before this field", kind.example()),
        ),
        [] | [_] => {}
        [first, others @ ..] => {
            for other in others {
                errors.at(&other.meta, twice(first, other));
            }
        }
    }
}

/// Why `other` cannot follow `first`.
fn twice(first: &Attribute, other: &Attribute) -> &'static str {
    if first.path().get_ident() == other.path().get_ident() {
        "this attribute is given twice; a field is made once: keep one"
    } else {
        "a field is either a child or made by a function; keep `#[child]` or `#[init]`"
    }
}

/// Whether `ty` is spelled `Child<…>`, `Option<Child<…>>` or `[Child<…>; N]`.
fn is_child(ty: &Type) -> bool {
    match ty {
        Type::Array(array) => is_child(&array.elem),
        // A type that came in through a `macro_rules!` parameter.
        Type::Group(group) => is_child(&group.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            last.ident == "Child" || last.ident == "Option" && any_child(&last.arguments)
        }),
        _ => false,
    }
}

fn any_child(arguments: &PathArguments) -> bool {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return false;
    };
    arguments.args.iter().any(|arg| matches!(arg, GenericArgument::Type(ty) if is_child(ty)))
}
