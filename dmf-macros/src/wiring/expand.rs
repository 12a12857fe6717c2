//! The struct as it was, with its base, and `impl ModuleType`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Field, Fields, Ident, LitStr, Type, parse_quote};

use super::{Wired, create};

/// What the arguments of the attribute say.
pub(crate) struct Role {
    pub(crate) name: LitStr,
    pub(crate) config: Type,
    /// A type of `dmf_core::module::options`.
    pub(crate) options: Ident,
    /// A type of `dmf_core::module::open`.
    pub(crate) open: Ident,
}

/// The struct, and what goes into the `const _` after it.
pub(crate) fn expand(wired: &Wired, role: &Role, valid: bool) -> (TokenStream, TokenStream) {
    let item = item(wired, &role.config);
    // Without the lifetime it would be another error that `'static` is missing.
    if wired.item.generics.lifetimes().next().is_some() {
        return (item, TokenStream::new());
    }
    (item, module_type(wired, role, valid))
}

/// The author's struct and the field that connects it with the tree.
fn item(wired: &Wired, config: &Type) -> TokenStream {
    let (mut item, base) = (wired.item.clone(), &wired.base);
    if let Fields::Named(fields) = &mut item.fields {
        let added: Field = parse_quote!(#base: ::dmf_core::ModuleBase<#config>);
        fields.named.push(added);
    }
    quote!(#item)
}

/// The implementation keeps the promise of the unsafe trait: what `wiring.finish()` gives goes into
/// the field that the macro adds, and `base` returns that field.
fn module_type(wired: &Wired, role: &Role, valid: bool) -> TokenStream {
    let (ident, base) = (&wired.item.ident, &wired.base);
    let (impl_generics, ty_generics, where_clause) = wired.item.generics.split_for_impl();
    let Role { name, config, options, open, .. } = role;
    let create = if valid { create::function(wired) } else { create::invalid() };
    quote! {
        ::dmf_core::context_type!(CONTEXT_TYPE, #name);

        #[automatically_derived]
        unsafe impl #impl_generics ::dmf_core::ModuleType for #ident #ty_generics #where_clause {
            type Config = #config;
            type Options = ::dmf_core::module::options::#options;
            type Opens = ::dmf_core::module::open::#open;
            const NAME: &'static str = #name;
            fn context_type() -> &'static ::dmf_core::__private::ContextType {
                &CONTEXT_TYPE
            }
            fn base(&self) -> &::dmf_core::ModuleBase<Self::Config> {
                &self.#base
            }
            #create
        }
    }
}
