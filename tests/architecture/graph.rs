//! What each module of a crate depends on, and the cycles in that.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Module;

/// One file that names something of another.
pub(crate) struct Dependency {
    /// The file that names it: `store/read/mod`.
    pub from: String,
    /// The file that defines it.
    pub to: String,
    pub line: usize,
}

/// What a path stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// Defined in this file, by its index.
    Local(usize),
    /// Of another crate: its path, `::`-separated.
    External(String),
}

pub(crate) struct Graph<'m> {
    modules: &'m [Module],
    by_path: BTreeMap<&'m str, usize>,
}

impl<'m> Graph<'m> {
    pub(crate) fn of(modules: &'m [Module]) -> Self {
        let by_path = modules
            .iter()
            .enumerate()
            .map(|(index, module)| (module.path(), index))
            .collect();
        Self { modules, by_path }
    }

    /// Every use of one file by another; names passed on by `pub use` count where they are used.
    pub(crate) fn dependencies(&self) -> Vec<Dependency> {
        let mut found = Vec::new();
        for (index, module) in self.modules.iter().enumerate() {
            for mention in module.mentions.iter().filter(|one| !one.is_reexport) {
                if let Some(Resolved::Local(target)) = self.resolve(index, &mention.segments)
                    && target != index
                {
                    found.push(Dependency {
                        from: module.file.clone(),
                        to: self.modules[target].file.clone(),
                        line: mention.line,
                    });
                }
            }
            for (target, line) in self.children_of_macros(index) {
                found.push(Dependency {
                    from: module.file.clone(),
                    to: self.modules[target].file.clone(),
                    line,
                });
            }
        }
        found
    }

    /// The child modules that the macros called in a module name, though the call does not: a list that lies elsewhere
    /// declares them.
    fn children_of_macros(&self, index: usize) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (name, line) in &self.modules[index].macros {
            let templates = self
                .modules
                .iter()
                .filter_map(|one| one.templates.get(name));
            for segments in templates.flatten() {
                let is_child = segments.len() > 1 && self.child(index, &segments[0]).is_some();
                if is_child
                    && let Some(Resolved::Local(target)) = self.resolve(index, segments)
                    && target != index
                {
                    found.push((target, *line));
                }
            }
        }
        found
    }

    /// Paths of other crates that a module names, with their lines.
    pub(crate) fn external(&self, index: usize) -> Vec<(String, usize)> {
        let mentions = self.modules[index].mentions.iter();
        mentions
            .filter_map(|mention| match self.resolve(index, &mention.segments)? {
                Resolved::External(path) => Some((path, mention.line)),
                Resolved::Local(_) => None,
            })
            .collect()
    }

    fn resolve(&self, from: usize, segments: &[String]) -> Option<Resolved> {
        self.walk(from, segments, &mut BTreeSet::new())
    }

    /// `seen` holds the names being looked up, so that imports in a circle end.
    fn walk(
        &self,
        from: usize,
        segments: &[String],
        seen: &mut BTreeSet<(usize, String)>,
    ) -> Option<Resolved> {
        let (first, rest) = segments.split_first()?;
        match first.as_str() {
            "crate" | "tcu" => self.enter("lib", rest, seen),
            "self" => self.enter(self.modules[from].path(), rest, seen),
            "Self" => None,
            "super" => {
                let parent = parent(self.modules[from].path());
                match self.by_path.get(parent) {
                    Some(&index) if rest.first().is_some_and(|next| next == "super") => {
                        self.walk(index, rest, seen)
                    }
                    _ => self.enter(parent, rest, seen),
                }
            }
            name if !rest.is_empty() && self.child(from, name).is_some() => {
                let child = self.child(from, name)?.to_owned();
                self.enter(&child, rest, seen)
            }
            name => match self.lookup(from, name, seen) {
                Some(Found::Here) => Some(Resolved::Local(from)),
                Some(Found::Module(path)) => self.enter(&path, rest, seen),
                Some(Found::Item(index)) => Some(Resolved::Local(index)),
                Some(Found::External(path)) => Some(Resolved::External(
                    std::iter::once(path)
                        .chain(rest.iter().cloned())
                        .collect::<Vec<_>>()
                        .join("::"),
                )),
                // A name that nothing here defines: another crate, the prelude, a local or a generic.
                None if rest.is_empty() => None,
                None => Some(Resolved::External(segments.join("::"))),
            },
        }
    }

    /// A path below a module: `read::ReadResult` below `store`.
    fn enter(
        &self,
        module: &str,
        rest: &[String],
        seen: &mut BTreeSet<(usize, String)>,
    ) -> Option<Resolved> {
        let index = *self.by_path.get(module)?;
        let Some((name, below)) = rest.split_first() else {
            return Some(Resolved::Local(index));
        };
        if name == "super" || name == "self" {
            return self.walk(index, rest, seen);
        }
        // A function may bear the name of a module.
        if let Some(child) = self.child(index, name)
            && !below.is_empty()
        {
            return self.enter(child, below, seen);
        }
        match self.lookup(index, name, seen) {
            Some(Found::Module(path)) => self.enter(&path, below, seen),
            Some(Found::Item(at)) => Some(Resolved::Local(at)),
            Some(Found::External(path)) => Some(Resolved::External(path)),
            Some(Found::Here) | None => Some(Resolved::Local(index)),
        }
    }

    /// The child module of that name.
    fn child(&self, index: usize, name: &str) -> Option<&'m str> {
        let child = match self.modules[index].path() {
            "lib" => name.to_owned(),
            path => format!("{path}/{name}"),
        };
        self.by_path
            .get_key_value(child.as_str())
            .map(|(path, _)| *path)
    }

    fn lookup(
        &self,
        index: usize,
        name: &str,
        seen: &mut BTreeSet<(usize, String)>,
    ) -> Option<Found> {
        if !seen.insert((index, name.to_owned())) {
            return None;
        }
        let found = self.lookup_unseen(index, name, seen);
        seen.remove(&(index, name.to_owned()));
        found
    }

    fn lookup_unseen(
        &self,
        index: usize,
        name: &str,
        seen: &mut BTreeSet<(usize, String)>,
    ) -> Option<Found> {
        let module = &self.modules[index];
        if module.items.contains(name) {
            return Some(Found::Here);
        }
        if let Some(path) = self.child(index, name) {
            return Some(Found::Module(path.to_owned()));
        }
        if let Some(segments) = module.imports.get(name) {
            return self.target(index, segments, seen);
        }
        for segments in &module.globs {
            if let Some(Resolved::Local(base)) = self.walk(index, segments, seen)
                && base != index
                && let Some(found) = self.lookup(base, name, seen)
            {
                return Some(match found {
                    Found::Here => Found::Item(base),
                    other => other,
                });
            }
        }
        None
    }

    /// What an import stands for: a module, or an item of one.
    fn target(
        &self,
        index: usize,
        segments: &[String],
        seen: &mut BTreeSet<(usize, String)>,
    ) -> Option<Found> {
        let resolved = match (self.walk(index, segments, seen), segments) {
            // `use std as …`.
            (None, [name]) if name != "self" => Resolved::External(name.clone()),
            (resolved, _) => resolved?,
        };
        Some(match resolved {
            Resolved::External(path) => Found::External(path),
            Resolved::Local(at) => {
                let path = self.modules[at].path();
                let last = segments.iter().rev().find(|part| *part != "self");
                let is_module = last.is_some_and(|last| {
                    path.rsplit('/').next() == Some(last) && !self.modules[at].items.contains(last)
                        || last == "super"
                });
                if is_module {
                    Found::Module(path.to_owned())
                } else {
                    Found::Item(at)
                }
            }
        })
    }
}

enum Found {
    /// Defined in the module that was asked.
    Here,
    Module(String),
    Item(usize),
    External(String),
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("lib", |(parent, _)| parent)
}

/// Every cycle among siblings: folders and files of one folder, `mod.rs` being one of them. Told by its members with the
/// uses that make it.
pub(crate) fn cycles(dependencies: &[Dependency]) -> Vec<Vec<String>> {
    let mut edges: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for one in dependencies {
        let (from, to) = siblings(&one.from, &one.to);
        edges
            .entry(from)
            .or_default()
            .entry(to)
            .or_insert_with(|| format!("{}:{} uses {}", one.from, one.line, one.to));
    }
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut told = BTreeSet::new();
    for start in edges.keys() {
        if told.contains(start) {
            continue;
        }
        if let Some(cycle) = shortest_cycle(start, &edges) {
            told.extend(cycle.iter().cloned());
            found.push(
                cycle
                    .iter()
                    .zip(cycle.iter().cycle().skip(1))
                    .map(|(from, to)| edges[from][to].clone())
                    .collect(),
            );
        }
    }
    found
}

/// The two entries of one folder at which the paths of two files part.
fn siblings(from: &str, to: &str) -> (String, String) {
    let (a, b): (Vec<_>, Vec<_>) = (from.split('/').collect(), to.split('/').collect());
    let shared = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    (a[..=shared].join("/"), b[..=shared].join("/"))
}

fn shortest_cycle(
    start: &str,
    edges: &BTreeMap<String, BTreeMap<String, String>>,
) -> Option<Vec<String>> {
    let mut paths = std::collections::VecDeque::from([vec![start.to_owned()]]);
    let mut seen = BTreeSet::new();
    while let Some(path) = paths.pop_front() {
        for next in edges.get(path.last()?).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                return Some(path);
            }
            if seen.insert(next.clone()) {
                paths.push_back([path.as_slice(), std::slice::from_ref(next)].concat());
            }
        }
    }
    None
}
