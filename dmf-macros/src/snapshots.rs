//! Expansions of whole files, next to their sources in `tests/expand`.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p dmf-macros` writes them.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, File, ImplItem, Item};

#[test]
fn buffer_queue() {
    compare("buffer_queue");
}

#[test]
fn client() {
    compare("client");
}

/// Compares `tests/expand/<name>.rs`, expanded, with `<name>.expanded.rs`.
fn compare(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand");
    let source = std::fs::read_to_string(folder.join(format!("{name}.rs"))).expect("the source");
    let expanded = folder.join(format!("{name}.expanded.rs"));
    let actual = prettyplease::unparse(&expand_file(syn::parse_file(&source).expect("a file")));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&expanded, &actual).expect("a writable snapshot");
    }
    let expected = std::fs::read_to_string(&expanded).unwrap_or_default();
    assert!(actual == expected, "{} is not\n{actual}", expanded.display());
}

/// The file with every macro of this crate expanded.
fn expand_file(mut file: File) -> File {
    let items = file.items.into_iter().map(expand_item);
    file.items = syn::parse2::<File>(items.collect()).expect("items").items;
    file
}

fn expand_item(item: Item) -> TokenStream {
    match item {
        Item::Struct(mut item) => {
            let derived = take_derive(&mut item.attrs)
                .then(|| crate::config::expand(&item.to_token_stream()));
            if derived.is_some() {
                // rustc takes the helpers of a derive away.
                item.fields
                    .iter_mut()
                    .for_each(|f| f.attrs.retain(|a| !a.path().is_ident("config")));
            }
            let module = take(&mut item.attrs, "module");
            let device = take(&mut item.attrs, "device");
            let item = item.to_token_stream();
            let item = match (module, device) {
                (Some(arguments), _) => crate::module::expand(arguments, &item),
                (_, Some(arguments)) => crate::device::expand(arguments, &item),
                _ => item,
            };
            quote!(#item #derived)
        }
        Item::Impl(mut item) => {
            item.items = item.items.into_iter().map(expand_method).collect();
            match take(&mut item.attrs, "callbacks") {
                Some(arguments) => crate::callbacks::expand(arguments, &item.to_token_stream()),
                None => item.to_token_stream(),
            }
        }
        other => other.to_token_stream(),
    }
}

fn expand_method(item: ImplItem) -> ImplItem {
    let ImplItem::Fn(mut function) = item else {
        return item;
    };
    match take(&mut function.attrs, "method") {
        Some(arguments) => {
            let expansion = crate::method::expand(arguments, &function.to_token_stream());
            syn::parse2(expansion).expect("a function")
        }
        None => ImplItem::Fn(function),
    }
}

/// Takes `#[name(arguments)]` off an item.
fn take(attributes: &mut Vec<Attribute>, name: &str) -> Option<TokenStream> {
    let index = attributes.iter().position(|a| a.path().is_ident(name))?;
    match attributes.remove(index).meta {
        syn::Meta::List(list) => Some(list.tokens),
        _ => Some(TokenStream::new()),
    }
}

/// Takes `ModuleConfig` out of `#[derive(…)]`.
fn take_derive(attributes: &mut Vec<Attribute>) -> bool {
    let Some(tokens) = take(attributes, "derive") else {
        return false;
    };
    let text = tokens.to_string();
    let others: Vec<_> = text.split(", ").filter(|name| *name != "ModuleConfig").collect();
    let derived = others.len() < text.split(", ").count();
    let others: TokenStream = others.join(", ").parse().expect("names");
    attributes.push(syn::parse_quote!(#[derive(#others)]));
    derived
}
