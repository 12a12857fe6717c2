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

/// `struct Name { field: Child<Self> }`: it would never be made to its end, on a stack that ends.
pub(super) fn ends(item: &ItemStruct, errors: &mut Errors) {
    for field in &item.fields {
        if always_child(&field.ty).is_some_and(|child| is_itself(child, item)) {
            errors.at(
                &field.ty,
                "each of these Modules has another one below it, without end; \
                 have the config say where it ends: `Option<Child<Self>>`",
            );
        }
    }
}

/// The `M` of `Child<M>` and `[Child<M>; N]`, of which there is always one.
fn always_child(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Array(array) => always_child(&array.elem),
        Type::Group(group) => always_child(&group.elem),
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|last| last.ident == "Child")?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                return None;
            };
            arguments.args.iter().find_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
        }
        _ => None,
    }
}

/// Whether `ty` is `Self`, or the struct's name with its own parameters.
fn is_itself(ty: &Type, item: &ItemStruct) -> bool {
    let (name, (_, parameters, _)) = (&item.ident, item.generics.split_for_impl());
    let own: Type = syn::parse_quote!(#name #parameters);
    *ty == syn::parse_quote!(Self) || *ty == own
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
