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

/// The table whose lines lead to the screens.
const SCREEN_LINES: &str = "commands/screens";

/// The screens that are places of their own: home, and the review under way.
const APART: [(&str, &[&str]); 3] = [
    ("tui/state/route", &["Portfolio", "Review"]),
    ("tui/app/update/run_command", &["Portfolio", "Review"]),
    ("tui/app/update/mouse", &["Portfolio"]),
];

/// Screens that are named below the table of commands, outside their own files: whoever adds one would have to look there
/// too. What a screen is like is asked of the screen.
pub(crate) fn screens_named(modules: &[Module]) -> Vec<String> {
    let table = modules.iter().find(|module| module.path() == SCREEN_LINES);
    let lines = table.map_or(&[][..], |table| &table.opening_lines);
    let own = |name: &str| lines.iter().find(|line| line.command == name);
    let mut found = Vec::new();
    for module in modules {
        if layer(&module.file) <= layer(SCREEN_LINES) {
            continue;
        }
        for mention in &module.mentions {
            let [.., of, name] = mention.segments.as_slice() else {
                continue;
            };
            let (true, Some(line)) = (of == "Command", own(name)) else {
                continue;
            };
            let file = format!("tui/screens/{}", line.module);
            let is_own = module.path() == file || module.path().starts_with(&format!("{file}/"));
            let is_apart = APART
                .iter()
                .any(|(file, names)| module.file == *file && names.contains(&name.as_str()));
            if !is_own && !is_apart {
                found.push(format!("{}:{} names {name}", module.file, mention.line));
            }
        }
    }
    found
}
