//! The impl, with everything inside its braces as raw tokens.
//!
//! A half-typed body must not make the macro fail: an editor would lose completion.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Generics, Path, Token};

pub(super) struct Impl {
    /// Everything before the braces, as written.
    header: TokenStream,
    /// `Module` in `impl Module for X`; none for an inherent impl.
    pub(super) of_trait: Option<Path>,
    pub(super) keyword: Token![impl],
    body: Group,
    pub(super) functions: Vec<Function>,
    /// The name of a `const CALLBACKS` that is there already.
    pub(super) constant: Option<Ident>,
}

pub(super) struct Function {
    pub(super) ident: Ident,
    pub(super) cfgs: Vec<Attribute>,
    /// A `#[method]`, which does not belong here.
    pub(super) method: Option<Attribute>,
}

impl Parse for Impl {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let (header, body) = split(&input.fork());
        let head = input.call(Head::parse)?;
        input.parse::<TokenStream>()?;
        let body = body.ok_or_else(|| input.error("expected `{ … }`"))?;
        let items = body.stream();
        Ok(Self {
            header,
            of_trait: head.of_trait,
            keyword: head.keyword,
            functions: functions(&items),
            constant: constant(&items),
            body,
        })
    }
}

impl Impl {
    /// Adds an item at the end.
    pub(super) fn append(&mut self, item: TokenStream) {
        let span = self.body.span();
        let items: TokenStream = [self.body.stream(), item].into_iter().collect();
        self.body = Group::new(Delimiter::Brace, items);
        self.body.set_span(span);
    }
}

impl ToTokens for Impl {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { header, body, .. } = self;
        tokens.extend(quote!(#header #body));
    }
}

/// The tokens before the last braces, and those braces.
fn split(input: ParseStream) -> (TokenStream, Option<Group>) {
    let mut tokens = Vec::new();
    while let Ok(token) = input.parse::<TokenTree>() {
        tokens.push(token);
    }
    match tokens.pop() {
        Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => {
            (tokens.into_iter().collect(), Some(body))
        }
        last => (tokens.into_iter().chain(last).collect(), None),
    }
}

struct Head {
    keyword: Token![impl],
    of_trait: Option<Path>,
}

impl Head {
    /// `#[…] unsafe impl<…> Module for`
    fn parse(input: ParseStream) -> syn::Result<Self> {
        input.call(Attribute::parse_outer)?;
        input.parse::<Option<Token![unsafe]>>()?;
        let keyword = input.parse().map_err(|error: syn::Error| {
            syn::Error::new(error.span(), "`#[callbacks]` goes on an impl: `impl Module for …`")
        })?;
        input.parse::<Generics>()?;
        let path = input.parse::<Path>().ok();
        let of_trait = path.filter(|_| input.peek(Token![for]));
        Ok(Self { keyword, of_trait })
    }
}

/// `fn name` wherever it is an item of the impl: bodies are groups, so they are not looked into.
fn functions(items: &TokenStream) -> Vec<Function> {
    let mut functions = Vec::new();
    let mut attributes: Vec<Attribute> = Vec::new();
    let mut tokens = items.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (&token, tokens.peek()) {
            (TokenTree::Punct(hash), Some(TokenTree::Group(attribute)))
                if hash.as_char() == '#' =>
            {
                attributes.extend(parse_attribute(attribute));
            }
            (TokenTree::Ident(keyword), Some(TokenTree::Ident(ident))) if keyword == "fn" => {
                functions.push(Function::new(ident, &attributes));
            }
            _ if ends_item(&token) => attributes.clear(),
            _ => {}
        }
    }
    functions
}

impl Function {
    fn new(ident: &Ident, attributes: &[Attribute]) -> Self {
        Self {
            ident: ident.clone(),
            cfgs: attributes.iter().filter(|a| is_called(a, "cfg")).cloned().collect(),
            method: attributes.iter().find(|a| is_called(a, "method")).cloned(),
        }
    }
}

/// Whether `attribute` has this name, with a path before it or none.
fn is_called(attribute: &Attribute, name: &str) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == name)
}

/// The attribute in the brackets.
fn parse_attribute(brackets: &Group) -> Option<Attribute> {
    let parse = |input: ParseStream| Attribute::parse_outer(input);
    let parsed = syn::parse::Parser::parse2(parse, quote!(# #brackets)).ok()?;
    parsed.into_iter().next()
}

fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    }
}

/// `const CALLBACKS`
fn constant(items: &TokenStream) -> Option<Ident> {
    let tokens: Vec<_> = items.clone().into_iter().collect();
    tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Ident(keyword), TokenTree::Ident(name)]
            if keyword == "const" && name == "CALLBACKS" =>
        {
            Some(name.clone())
        }
        _ => None,
    })
}
