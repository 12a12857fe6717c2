//! What a Method's signature can be.

use quote::ToTokens;
use syn::{Receiver, Signature, Token, Type};

use crate::errors::Errors;

const SHARED: &str = "a Method takes `&self`: its Module is shared, \
    by callbacks and by other threads; put what changes under a lock or into an atomic";

/// The receiver's `self`, if the signature is a Method's.
pub(super) fn signature(signature: &Signature, errors: &mut Errors) -> Option<Token![self]> {
    qualifiers(signature, errors);
    let Some(receiver) = signature.receiver() else {
        let message = "a Method takes `&self`: it is called on an open Module; \
                       a function without `&self` needs no `#[method]`";
        errors.at(&signature.ident, message);
        return None;
    };
    reference(receiver, errors);
    Some(receiver.self_token)
}

/// `&mut self`, `self`, `self: Pin<&Self>`
fn reference(receiver: &Receiver, errors: &mut Errors) {
    match &*receiver.ty {
        Type::Reference(reference) => {
            if let Some(mutability) = receiver.mutability.or(reference.mutability) {
                errors.at(mutability, SHARED);
            }
        }
        _ => errors.at(receiver, SHARED),
    }
}

/// `async fn`, `unsafe fn`, `const fn`, `extern "C" fn`
fn qualifiers(signature: &Signature, errors: &mut Errors) {
    refuse(
        signature.asyncness.as_ref(),
        "a Method runs to its end at the IRQL of its caller, so it cannot be `async`; \
         start the work here and report its end by a callback",
        errors,
    );
    refuse(
        signature.unsafety.as_ref(),
        "a Method is called by other Modules' safe code, so it cannot be `unsafe`; \
         check the arguments in its body, or take types that cannot be wrong",
        errors,
    );
    refuse(
        signature.constness.as_ref(),
        "a Method needs an open Module, so it cannot be `const`; remove `const`",
        errors,
    );
    refuse(signature.abi.as_ref(), "a Method is called from Rust; remove the ABI", errors);
}

fn refuse(token: Option<&impl ToTokens>, message: &str, errors: &mut Errors) {
    if let Some(token) = token {
        errors.at(token, message);
    }
}
