//! From the author's struct to the model.

use syn::{Attribute, Data, DataStruct, DeriveInput, Fields};

use super::{Config, Field, attribute};
use crate::errors::Errors;

/// The model of `input`; `None` if it is not a struct with named fields that owns its data.
pub(super) fn parse<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<Config<'a>> {
    let data = named_struct(input, errors)?;
    for lifetime in input.generics.lifetimes() {
        errors.at(
            lifetime,
            "a Module keeps its config for as long as its device lives, so a config cannot borrow; \
             own the data, or borrow it for `'static`",
        );
    }
    let fields = data.fields.iter().filter_map(|field| parse_field(field, errors)).collect();
    Some(Config { input, fields })
}

/// `enum X { … }`, `union X { … }`, `struct X(…);`
fn named_struct<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<&'a DataStruct> {
    let expected = "a config is a struct with named fields, such as `struct Config { count: u32 }`";
    match &input.data {
        Data::Struct(data) if matches!(data.fields, Fields::Named(_)) => return Some(data),
        Data::Struct(data) if matches!(data.fields, Fields::Unit) => {
            let message = format!("{expected}; a Module without config leaves `config` out");
            errors.at(&input.ident, message);
        }
        Data::Struct(data) => errors.at(&data.fields, expected),
        Data::Enum(data) => errors.at(data.enum_token, expected),
        Data::Union(data) => errors.at(data.union_token, expected),
    }
    None
}

fn parse_field<'a>(field: &'a syn::Field, errors: &mut Errors) -> Option<Field<'a>> {
    let (default, range) = attribute::parse(&field.attrs, errors);
    Some(Field {
        ident: field.ident.as_ref()?,
        ty: &field.ty,
        docs: field.attrs.iter().filter(|a| is_doc(a)).collect(),
        default,
        range,
    })
}

fn is_doc(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
}
