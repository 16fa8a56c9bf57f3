//! The laws that hold for every module, as lists of what breaks them.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::source::Module;

/// The folders of `src/` in their order; each imports only from those before it.
pub(crate) const LAYERS: [&str; 14] = [
    "text", "dates", "model", "schedule", "health", "query", "edit", "analysis", "store", "report",
    "settings", "commands", "tui", "cli",
];

/// The first layers, up to this one, touch neither disk nor clock nor chance nor terminal.
const FIRST_IMPURE: &str = "store";

/// What pure layers must not name, with everything below it.
const IMPURE_PATHS: [&str; 18] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time",
    "chrono::Local",
    "chrono::Utc",
    "chrono::offset::Local",
    "chrono::offset::Utc",
    "crossterm",
    "fastrand",
    "getrandom",
    "notify",
    "rand",
    "tempfile",
];

const IMPURE_MACROS: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

/// Methods of paths and of clocks that ask the system.
const IMPURE_METHODS: [&str; 9] = [
    "canonicalize",
    "elapsed",
    "exists",
    "is_dir",
    "is_file",
    "metadata",
    "read_dir",
    "read_link",
    "symlink_metadata",
];

/// The place of a module's folder in the order.
pub(crate) fn layer(file: &str) -> Option<usize> {
    let folder = file.split('/').next()?;
    LAYERS.iter().position(|name| *name == folder)
}

/// Imports against the order of the layers.
pub(crate) fn against_the_order(graph: &Graph<'_>) -> Vec<String> {
    graph
        .dependencies()
        .iter()
        .filter(|one| match (layer(&one.from), layer(&one.to)) {
            (Some(own), Some(other)) => other > own,
            // The root of the crate holds only the list of layers.
            (Some(_), None) => true,
            _ => false,
        })
        .map(|one| format!("{}:{} uses {}", one.from, one.line, one.to))
        .collect()
}

/// Disk, clock, chance and printing in the pure layers.
pub(crate) fn impurities(modules: &[Module], graph: &Graph<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let first_impure = layer(FIRST_IMPURE);
    for (index, module) in modules.iter().enumerate() {
        if layer(&module.file).is_none() || layer(&module.file) >= first_impure {
            continue;
        }
        let mut tell = |what: &str, line: usize| {
            found.push(format!("{}:{line} names {what}", module.file));
        };
        for (path, line) in graph.external(index) {
            let path = path.replacen("core::", "std::", 1);
            let is_impure = |impure: &str| {
                path.strip_prefix(impure)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
            };
            if IMPURE_PATHS.into_iter().any(is_impure) {
                tell(&path, line);
            }
        }
        for (name, line) in &module.macros {
            if IMPURE_MACROS.contains(&name.as_str()) {
                tell(&format!("{name}!"), *line);
            }
        }
        for (name, line) in &module.methods {
            if IMPURE_METHODS.contains(&name.as_str()) {
                tell(&format!(".{name}()"), *line);
            }
        }
    }
    found
}

/// Types of one name in more than one file.
pub(crate) fn shared_names(modules: &[Module]) -> Vec<String> {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for module in modules {
        for name in &module.types {
            files.entry(name).or_default().push(&module.file);
        }
    }
    files.retain(|_, defined| defined.len() > 1);
    let tell = |(name, defined): (&str, Vec<&str>)| format!("{name} in {}", defined.join(", "));
    files.into_iter().map(tell).collect()
}
