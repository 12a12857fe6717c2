//! Rules about ranges: the type, the ends, the default.

use syn::{Expr, ExprLit, ExprUnary, Lit, Type, UnOp};

use super::{Config, Default, Field, Range};
use crate::errors::Errors;

const INTEGERS: &[&str] = &["u8", "u16", "u32", "u64", "usize", "i8", "i16", "i32", "i64", "isize"];

pub(super) fn config(config: &Config<'_>, errors: &mut Errors) {
    for field in &config.fields {
        if let Some(range) = &field.range {
            integer(field, errors);
            not_empty(range, errors);
            default_inside(field, range, errors);
        }
    }
}

/// `#[config(range = 1..=2)] name: String`
fn integer(field: &Field<'_>, errors: &mut Errors) {
    if !is_integer(field.ty) {
        let message = format!(
            "only an integer has a range; expected one of: {}. \
             Other rules belong where the value is used",
            INTEGERS.join(", ")
        );
        errors.at(field.ty, message);
    }
}

fn is_integer(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| INTEGERS.iter().any(|integer| last.ident == integer))
        }
        Type::Group(group) => is_integer(&group.elem),
        _ => false,
    }
}

/// `#[config(range = 2..=1)]`
fn not_empty(range: &Range, errors: &mut Errors) {
    let Range { least, most } = range;
    if let (Some(low), Some(high)) = (literal(least), literal(most))
        && low > high
    {
        let message = format!("no value is in this range: {low} is more than {high}");
        errors.at(quote::quote!(#least..=#most), message);
    }
}

/// `#[config(default = 0, range = 1..=2)]`
fn default_inside(field: &Field<'_>, range: &Range, errors: &mut Errors) {
    let Some(Default::Value(expr)) = &field.default else {
        return;
    };
    let (Some(low), Some(high)) = (literal(&range.least), literal(&range.most)) else {
        return;
    };
    if let Some(value) = literal(expr)
        && low <= high
        && !(low..=high).contains(&value)
    {
        let message = format!("the default {value} is not in the field's range {low}..={high}");
        errors.at(expr, message);
    }
}

/// The value of `5` or `-5`; names of constants are for rustc.
fn literal(expr: &Expr) -> Option<i128> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => int.base10_parse().ok(),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => literal(expr).map(|v| -v),
        _ => None,
    }
}
