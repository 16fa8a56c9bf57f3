//! Source files as parsed modules: the names they define, import and mention.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A path that a module mentions, as written: `["super", "fields", "select"]`.
pub(crate) struct Mention {
    pub segments: Vec<String>,
    pub line: usize,
    /// Written in a `pub use`, which only passes a name on.
    pub is_reexport: bool,
}

/// A line of the table of commands that opens something: `Agenda "agenda" ["D"] => agenda::AgendaScreen`.
pub(crate) struct OpeningLine {
    pub command: String,
    /// The module of what it opens, below the folder of the screens or of the forms.
    pub module: String,
}

/// One file, without the parts compiled only for tests.
pub(crate) struct Module {
    /// Path below `src`, `/`-separated: `store/read/mod`, `text/wrap`.
    pub file: String,
    /// Names of functions, types, constants and macros defined here.
    pub items: BTreeSet<String>,
    /// The names of the types it defines, those of the macros `entry!` and `choice!` too.
    pub types: BTreeSet<String>,
    /// Names that `use` brings in, with the path each stands for.
    pub imports: BTreeMap<String, Vec<String>>,
    /// Paths imported with `*`.
    pub globs: Vec<Vec<String>>,
    pub mentions: Vec<Mention>,
    /// The paths in the body of each macro that it defines: they stand for something where the macro is called.
    pub templates: BTreeMap<String, Vec<Vec<String>>>,
    /// The lines of the table of commands that it holds, of those that name what they open.
    pub opening_lines: Vec<OpeningLine>,
    /// Macros called, with their lines.
    pub macros: Vec<(String, usize)>,
    /// Methods called, with their lines.
    pub methods: Vec<(String, usize)>,
    /// Child modules that are compiled only for tests.
    pub test_children: BTreeSet<String>,
    /// Lines that hold code, without tests.
    pub lines: usize,
}

impl Module {
    /// The module path: `store/read` for `store/read/mod`.
    pub(crate) fn path(&self) -> &str {
        module_path(&self.file)
    }

    pub(crate) fn parse(file: &str, text: &str) -> syn::Result<Self> {
        let syntax = syn::parse_file(text)?;
        let mut reader = Reader {
            module: Self {
                file: file.to_owned(),
                items: BTreeSet::new(),
                types: BTreeSet::new(),
                imports: BTreeMap::new(),
                globs: Vec::new(),
                mentions: Vec::new(),
                templates: BTreeMap::new(),
                opening_lines: Vec::new(),
                macros: Vec::new(),
                methods: Vec::new(),
                test_children: BTreeSet::new(),
                lines: 0,
            },
            test_lines: BTreeSet::new(),
        };
        reader.visit_file(&syntax);
        let Reader {
            mut module,
            test_lines,
        } = reader;
        let is_code = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        module.lines = text
            .lines()
            .enumerate()
            .filter(|(index, line)| is_code(line) && !test_lines.contains(&(index + 1)))
            .count();
        Ok(module)
    }
}

/// The module path of a file: `store/read` for `store/read/mod`.
pub(crate) fn module_path(file: &str) -> &str {
    file.strip_suffix("/mod").unwrap_or(file)
}

/// Every module below a folder, without those that are compiled only for tests.
pub(crate) fn modules_below(root: &Path) -> Vec<Module> {
    let mut files = Vec::new();
    collect(root, root, &mut files);
    modules_of(&files)
}

/// The modules of `(path without .rs, text)` pairs, without those that are compiled only for tests.
pub(crate) fn modules_of(files: &[(String, String)]) -> Vec<Module> {
    let mut modules: Vec<Module> = files
        .iter()
        .map(|(file, text)| {
            Module::parse(file, text).unwrap_or_else(|error| panic!("{file} is no Rust: {error}"))
        })
        .collect();
    let tests: Vec<String> = modules
        .iter()
        .flat_map(|module| {
            module
                .test_children
                .iter()
                .map(|child| match module.path() {
                    "lib" | "main" => child.clone(),
                    path => format!("{path}/{child}"),
                })
        })
        .collect();
    let is_test = |module: &Module| {
        let path = module.path();
        tests.iter().any(|test| {
            path.strip_prefix(test.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    modules.retain(|module| !is_test(module));
    // `read.rs` beside a folder `read` is the same module as `read/mod.rs`.
    let files: BTreeSet<String> = modules.iter().map(|module| module.file.clone()).collect();
    for module in &mut modules {
        let inside = format!("{}/", module.file);
        if files
            .range(inside.clone()..)
            .next()
            .is_some_and(|next| next.starts_with(&inside))
        {
            module.file = format!("{inside}mod");
        }
    }
    modules
}

fn collect(root: &Path, dir: &Path, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let below = path.strip_prefix(root).unwrap().with_extension("");
            let file = below.to_str().unwrap().replace('\\', "/");
            files.push((file, std::fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
}

struct Reader {
    module: Module,
    test_lines: BTreeSet<usize>,
}

impl Reader {
    fn mention(&mut self, segments: Vec<String>, span: Span, is_reexport: bool) {
        self.module.mentions.push(Mention {
            segments,
            line: span.start().line,
            is_reexport,
        });
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &[String], is_reexport: bool) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            syn::UseTree::Path(path) => {
                self.use_tree(&path.tree, &with(path.ident.to_string()), is_reexport);
            }
            syn::UseTree::Name(name) => self.import(
                before,
                &name.ident,
                &name.ident.to_string(),
                name.span(),
                is_reexport,
            ),
            syn::UseTree::Rename(name) => self.import(
                before,
                &name.ident,
                &name.rename.to_string(),
                name.span(),
                is_reexport,
            ),
            syn::UseTree::Glob(glob) => {
                self.mention(before.to_vec(), glob.span(), is_reexport);
                self.module.globs.push(before.to_vec());
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.use_tree(tree, before, is_reexport);
                }
            }
        }
    }

    fn import(
        &mut self,
        before: &[String],
        ident: &syn::Ident,
        name: &str,
        span: Span,
        reexport: bool,
    ) {
        let mut segments = before.to_vec();
        let name = if ident == "self" {
            before.last().cloned().unwrap_or_default()
        } else {
            segments.push(ident.to_string());
            name.to_owned()
        };
        self.mention(segments.clone(), span, reexport);
        self.module.imports.insert(name, segments);
    }

    /// Paths and macro calls among the tokens of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |at: usize, c: char| matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == c);
        self.module.opening_lines.extend(opening_lines(&trees));
        let mut at = 0;
        while at < trees.len() {
            match &trees[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                // `pub(crate)` says who may see an item, and imports nothing.
                TokenTree::Ident(word) if word == "pub" && is_parenthesis(trees.get(at + 1)) => {
                    at += 1;
                }
                TokenTree::Ident(first) => {
                    let after_dot = at > 0 && is(at - 1, '.');
                    let mut segments = vec![first.to_string()];
                    while is(at + 1, ':') && is(at + 2, ':') {
                        let Some(TokenTree::Ident(next)) = trees.get(at + 3) else {
                            break;
                        };
                        segments.push(next.to_string());
                        at += 3;
                    }
                    let line = first.span().start().line;
                    let last = segments.last().cloned().unwrap_or_default();
                    if is(at + 1, '!') && !is(at + 2, '=') {
                        self.module.macros.push((last, line));
                    } else if after_dot {
                        self.module.methods.push((last, line));
                    } else {
                        self.mention(segments, first.span(), false);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn skips(&mut self, attributes: &[syn::Attribute], span: Span) -> bool {
        let is_test = attributes.iter().any(is_for_tests);
        if is_test {
            self.test_lines.extend(span.start().line..=span.end().line);
        }
        is_test
    }
}

/// The lines of the table of commands among the tokens of a macro.
fn opening_lines(trees: &[TokenTree]) -> Vec<OpeningLine> {
    let lines = trees.windows(6).filter_map(|line| match line {
        [
            TokenTree::Ident(command),
            TokenTree::Literal(_),
            TokenTree::Group(_),
            TokenTree::Punct(equals),
            TokenTree::Punct(_),
            TokenTree::Ident(module),
        ] if equals.as_char() == '=' => Some(OpeningLine {
            command: command.to_string(),
            module: module.to_string(),
        }),
        _ => None,
    });
    lines.collect()
}

fn is_parenthesis(tree: Option<&TokenTree>) -> bool {
    matches!(tree, Some(TokenTree::Group(group)) if group.delimiter() == proc_macro2::Delimiter::Parenthesis)
}

/// `#[test]`, or `#[cfg(test)]` with whatever else it demands.
fn is_for_tests(attribute: &syn::Attribute) -> bool {
    if attribute.path().is_ident("test") {
        return true;
    }
    let syn::Meta::List(list) = &attribute.meta else {
        return false;
    };
    let words = list.tokens.to_string();
    let mut words = words.split(|c: char| !c.is_alphanumeric() && c != '_');
    list.path.is_ident("cfg") && matches!(words.next(), Some("test")) || {
        list.path.is_ident("cfg")
            && list.tokens.to_string().starts_with("all")
            && words.any(|word| word == "test")
    }
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    use syn::Item::*;
    match item {
        Const(item) => &item.attrs,
        Enum(item) => &item.attrs,
        Fn(item) => &item.attrs,
        Impl(item) => &item.attrs,
        Macro(item) => &item.attrs,
        Mod(item) => &item.attrs,
        Static(item) => &item.attrs,
        Struct(item) => &item.attrs,
        Trait(item) => &item.attrs,
        Type(item) => &item.attrs,
        Use(item) => &item.attrs,
        _ => &[],
    }
}

fn defined(item: &syn::Item) -> Option<String> {
    use syn::Item::*;
    Some(match item {
        Const(item) => item.ident.to_string(),
        Enum(item) => item.ident.to_string(),
        Fn(item) => item.sig.ident.to_string(),
        Macro(item) => item.ident.as_ref()?.to_string(),
        Static(item) => item.ident.to_string(),
        Struct(item) => item.ident.to_string(),
        Trait(item) => item.ident.to_string(),
        Type(item) => item.ident.to_string(),
        Union(item) => item.ident.to_string(),
        _ => return None,
    })
}

/// The types that an item defines. A macro that stands as an item defines what it names before braces.
fn defined_types(item: &syn::Item) -> Vec<String> {
    use syn::Item::*;
    match item {
        Enum(_) | Struct(_) | Trait(_) | Type(_) | Union(_) => defined(item).into_iter().collect(),
        Macro(item) if item.ident.is_none() => {
            let tokens: Vec<TokenTree> = item.mac.tokens.clone().into_iter().collect();
            let pairs = tokens.windows(2).filter_map(|pair| match pair {
                [TokenTree::Ident(name), TokenTree::Group(group)]
                    if group.delimiter() == proc_macro2::Delimiter::Brace =>
                {
                    Some(name.to_string())
                }
                _ => None,
            });
            let is_type = |name: &String| name.starts_with(|first: char| first.is_uppercase());
            pairs.filter(is_type).collect()
        }
        _ => Vec::new(),
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if self.skips(attributes(item), item.span()) {
            if let syn::Item::Mod(module) = item {
                self.module.test_children.insert(module.ident.to_string());
            }
            return;
        }
        self.module.items.extend(defined(item));
        self.module.types.extend(defined_types(item));
        let before = self.module.mentions.len();
        visit::visit_item(self, item);
        if let (syn::Item::Macro(_), Some(name)) = (item, defined(item)) {
            let inside = self.module.mentions[before..].iter();
            let paths = inside.map(|one| one.segments.clone()).collect();
            self.module.templates.insert(name, paths);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !self.skips(&item.attrs, item.span()) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_reexport = !matches!(item.vis, syn::Visibility::Inherited);
        self.use_tree(&item.tree, &[], is_reexport);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments = path.segments.iter().map(|part| part.ident.to_string());
        self.mention(segments.collect(), path.span(), false);
        visit::visit_path(self, path);
    }

    /// `pub(crate)` and `pub(super)` name who may use, not what is used.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    /// Attributes name derives and lints, nothing of the crate.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|part| part.ident.to_string());
        self.module
            .macros
            .push((name.unwrap_or_default(), call.span().start().line));
        self.mention(
            call.path
                .segments
                .iter()
                .map(|part| part.ident.to_string())
                .collect(),
            call.span(),
            false,
        );
        self.tokens(call.tokens.clone());
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let line = call.method.span().start().line;
        self.module.methods.push((call.method.to_string(), line));
        visit::visit_expr_method_call(self, call);
    }
}
