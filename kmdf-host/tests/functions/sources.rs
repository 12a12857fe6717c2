//! The tests of a crate and what they call, as far as names tell.
//!
//! Nothing is resolved: a word in a function's body that is the name of another function in the same file, or in a file
//! of helpers, counts as a call of it. So a callback that is only handed over counts too, which is what is wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A function in a test's source.
#[derive(Debug, Default)]
struct Function {
    is_test: bool,
    words: BTreeSet<String>,
}

/// One file.
#[derive(Debug, Default)]
struct File {
    functions: BTreeMap<String, Function>,
}

/// What a test calls.
#[derive(Debug)]
struct Calls {
    /// Within its file.
    own: BTreeSet<String>,
    /// Through helpers too.
    all: BTreeSet<String>,
}

/// All files of tests, and what each test calls.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// By the name of a test as cargo prints it, after the name of its target.
    tests: BTreeMap<String, Calls>,
}

impl Sources {
    /// Reads the tests of the crate in `folder`, as far as they call one of `functions`.
    pub(crate) fn read(folder: &Path, functions: &BTreeSet<&str>) -> Self {
        let mut files = BTreeMap::new();
        read_folder(&folder.join("tests"), "", &mut files);
        read_folder(&folder.join("src"), "lib", &mut files);
        let mut tests = BTreeMap::new();
        for (module, file) in &files {
            let helpers: Vec<&File> = helpers_of(module, &files).collect();
            for (name, function) in file.functions.iter().filter(|(_, function)| function.is_test) {
                let called = |files: &[&File]| {
                    let mut words = reach(function, files);
                    words.retain(|word| functions.contains(word.as_str()));
                    words
                };
                let own = called(&[file]);
                let all = called(&[&[file], &helpers[..]].concat());
                tests.insert(format!("{module}::{name}"), Calls { own, all });
            }
        }
        Self { tests }
    }

    /// Whether there is a test of that name.
    pub(crate) fn has_test(&self, name: &str) -> bool {
        self.tests.contains_key(name)
    }

    /// Whether a test calls a function.
    pub(crate) fn calls(&self, test: &str, function: &str) -> bool {
        self.tests.get(test).is_some_and(|calls| calls.all.contains(function))
    }

    /// The tests that call a function: those that do it themselves and call the fewest others first.
    pub(crate) fn tests_of(&self, function: &str) -> Vec<&str> {
        let mut found: Vec<(bool, usize, &str)> = self
            .tests
            .iter()
            .filter(|(_, calls)| calls.all.contains(function))
            .map(|(test, calls)| (!calls.own.contains(function), calls.all.len(), test.as_str()))
            .collect();
        found.sort_unstable();
        let themselves = found.iter().filter(|(through_helpers, ..)| !through_helpers).count();
        found.truncate(if themselves > 0 { themselves } else { found.len() });
        found.into_iter().map(|(.., test)| test).collect()
    }
}

/// The files without tests that a test in `module` may use: those of its target, and what all targets share.
fn helpers_of<'a>(
    module: &'a str,
    files: &'a BTreeMap<String, File>,
) -> impl Iterator<Item = &'a File> {
    let target = module.split("::").next().unwrap_or_default();
    let shared = |name: &str| name.split("::").any(|part| part == "support" || part == "rig");
    files
        .iter()
        .filter(|(_, file)| !file.functions.values().any(|function| function.is_test))
        .filter(move |(name, _)| shared(name) || name.split("::").next() == Some(target))
        .map(|(_, file)| file)
}

/// All words of a function and of those it calls.
fn reach(start: &Function, files: &[&File]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut calls = vec![start];
    while let Some(function) = calls.pop() {
        for word in &function.words {
            if words.insert(word.clone()) {
                calls.extend(files.iter().find_map(|file| file.functions.get(word)));
            }
        }
    }
    words
}

/// Reads the files below `folder`, whose module is `module`.
fn read_folder(folder: &Path, module: &str, files: &mut BTreeMap<String, File>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder exists")
        .map(|entry| entry.expect("readable").path())
        .collect();
    entries.sort();
    for path in entries {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("plain names").to_owned();
        let within = |name: &str| {
            if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
        };
        if path.is_dir() {
            read_folder(&path, &within(&stem), files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = if ["main", "mod", "lib"].contains(&stem.as_str()) {
                module.to_owned()
            } else {
                within(&stem)
            };
            let text = std::fs::read_to_string(&path).expect("source is text");
            let tokens: TokenStream =
                text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            collect(tokens, &name, files);
        }
    }
}

/// Finds the functions of a file, its constants, which may refer to functions, and those of the modules in it.
fn collect(tokens: TokenStream, module: &str, files: &mut BTreeMap<String, File>) {
    let mut is_test = false;
    let mut keyword = None;
    let mut name = None;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(quote) if quote.as_char() == '\'' => {
                // A lifetime: `'static` declares nothing.
                tokens.next();
            }
            TokenTree::Ident(ident) if ident == "const" || ident == "static" => {
                if let Some(TokenTree::Ident(name)) =
                    tokens.peek().filter(|next| next.to_string() != "fn")
                {
                    let name = name.to_string();
                    let value = tokens.by_ref().take_while(
                        |token| !matches!(token, TokenTree::Punct(end) if end.as_char() == ';'),
                    );
                    let mut words = BTreeSet::new();
                    gather(value.collect(), &mut words);
                    let functions = &mut files.entry(module.to_owned()).or_default().functions;
                    functions.insert(name, Function { is_test: false, words });
                }
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                is_test |= group.stream().to_string() == "test";
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                match (keyword.take(), name.take()) {
                    (Some("fn"), Some(name)) => {
                        let mut words = BTreeSet::new();
                        gather(group.stream(), &mut words);
                        let functions = &mut files.entry(module.to_owned()).or_default().functions;
                        functions.insert(name, Function { is_test, words });
                        is_test = false;
                    }
                    (Some("mod"), Some(name)) => {
                        collect(group.stream(), &format!("{module}::{name}"), files);
                    }
                    _ => collect(group.stream(), module, files),
                }
            }
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                if keyword.is_some() && name.is_none() {
                    name = Some(word);
                } else if word == "fn" || word == "mod" {
                    keyword = Some(if word == "fn" { "fn" } else { "mod" });
                    name = None;
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => {
                (keyword, name, is_test) = (None, None, false);
            }
            _ => {}
        }
    }
}

/// The words of a body: identifiers, and text that may be a name.
fn gather(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => gather(group.stream(), words),
            TokenTree::Ident(ident) => {
                words.insert(ident.to_string());
            }
            TokenTree::Literal(literal) => {
                words.insert(literal.to_string().trim_matches('"').to_owned());
            }
            TokenTree::Punct(_) => {}
        }
    }
}
