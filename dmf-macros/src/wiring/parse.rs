//! From the author's struct to the model.

use proc_macro2::TokenStream;
use syn::{Attribute, Ident, Item, ItemStruct, parse_quote};

use super::{Field, Kind, Origin, Wired, check};
use crate::errors::Errors;

/// The model of `item`; `None` if it is not a struct with named fields.
pub(crate) fn parse(kind: Kind, item: &TokenStream, errors: &mut Errors) -> Option<Wired> {
    let parsed = errors.keep(syn::parse2(item.clone()))?;
    let mut item = named_struct(kind, parsed, errors)?;
    check::generics(&item, errors);
    check::ends(&item, errors);
    let base = base(&item, errors);
    let fields = item.fields.iter_mut().filter_map(|field| wire(kind, field, errors)).collect();
    Some(Wired { kind, item, fields, base })
}

/// `enum X { … }`, `union X { … }`, `struct X(…);`, `struct X;`
fn named_struct(kind: Kind, item: Item, errors: &mut Errors) -> Option<ItemStruct> {
    let expected = format!(
        "a {} is a struct with named fields, such as `struct Name {{ field: Type }}`",
        kind.word()
    );
    match item {
        Item::Struct(item) if matches!(item.fields, syn::Fields::Named(_)) => return Some(item),
        Item::Struct(item) if matches!(item.fields, syn::Fields::Unit) => {
            errors.at(
                &item.ident,
                format!("{expected}; one without fields is `struct {} {{}}`", item.ident),
            );
        }
        Item::Struct(item) => errors.at(&item.fields, expected),
        Item::Enum(item) => errors.at(item.enum_token, expected),
        Item::Union(item) => errors.at(item.union_token, expected),
        other => errors.at(other, expected),
    }
    None
}

/// The name of the added field: `base`, or one that does not collide after the error about it.
fn base(item: &ItemStruct, errors: &mut Errors) -> Ident {
    let idents = item.fields.iter().filter_map(|field| field.ident.as_ref());
    let taken = idents.into_iter().find(|ident| *ident == "base");
    if let Some(taken) = taken {
        errors.at(taken, "the macro adds a field of this name; call yours something else");
    }
    quote::format_ident!("{}", if taken.is_some() { "__dmf_base" } else { "base" })
}

/// Takes the helper attributes off `field`.
fn wire(kind: Kind, field: &mut syn::Field, errors: &mut Errors) -> Option<Field> {
    let (helpers, others): (Vec<_>, Vec<_>) = field.attrs.drain(..).partition(is_helper);
    field.attrs = others;
    check::helpers(kind, field, &helpers, errors);
    let origin =
        helpers.first().and_then(|attribute| super::attribute::origin(kind, attribute, errors));
    // A child lives by its own callbacks; whether its parent calls it is up to that.
    if helpers.iter().any(|attribute| attribute.path().is_ident("child")) {
        field.attrs.push(parse_quote!(#[allow(dead_code)]));
    }
    Some(Field {
        ident: field.ident.clone()?,
        ty: field.ty.clone(),
        cfgs: field.attrs.iter().filter(|a| a.path().is_ident("cfg")).cloned().collect(),
        origin: origin.unwrap_or(Origin::Itself),
    })
}

fn is_helper(attribute: &Attribute) -> bool {
    attribute.path().is_ident("child") || attribute.path().is_ident("init")
}
