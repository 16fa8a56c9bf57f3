//! The floors hold: imports go up the list only, never in a circle, and only the lower floors touch the world.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `src/` from the top of the house; each imports only from those before it.
const FLOORS: [&str; 14] = [
    "text", "dates", "model", "schedule", "health", "query", "edit", "analysis", "store", "report",
    "settings", "commands", "tui", "cli",
];

/// The folders that must not touch the disk, the clock, chance or the terminal.
const PURE: [&str; 8] = [
    "text", "dates", "model", "schedule", "health", "query", "edit", "analysis",
];

/// What the pure folders must not name.
const WORLD: [&str; 14] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::process",
    "std::net",
    "std::time",
    "SystemTime",
    "Instant::now",
    "Local::now",
    "Utc::now",
    "getrandom",
    "println!",
    "print!(",
    "eprint",
];

struct Source {
    /// Path below `src`, `/`-separated, without `.rs`; `a/b/mod` is `a/b`.
    module: String,
    /// The code without comments and tests.
    code: String,
    lines: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let module = path.strip_prefix(&root).unwrap().with_extension("");
            let module = module.to_str().unwrap().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            let code = without_tests(&without_comments(&text));
            Source {
                module: module
                    .strip_suffix("/mod")
                    .map_or(module.clone(), str::to_owned),
                lines: code.lines().filter(|line| !line.trim().is_empty()).count(),
                code,
            }
        })
        .filter(|source| !is_test(&source.module))
        .collect()
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
}

/// Files that hold only tests, and what tests are made from.
fn is_test(module: &str) -> bool {
    module.split('/').any(|part| {
        part == "tests" || part.ends_with("_tests") || part == "sample" || part == "samples"
    }) && !module.starts_with("cli/")
}

fn without_comments(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn without_tests(code: &str) -> String {
    match code.find("#[cfg(test)]\nmod tests {") {
        Some(start) => code[..start].to_owned(),
        None => code.to_owned(),
    }
}

fn floor(module: &str) -> Option<usize> {
    let folder = module.split('/').next()?;
    FLOORS.iter().position(|name| *name == folder)
}

/// Every `crate::…` path that a module names, as a module path below `src`.
fn imports(source: &Source) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in source.code.match_indices("crate::") {
        if source.code[..at].ends_with('$') {
            continue;
        }
        let rest = &source.code[at + "crate::".len()..];
        let path: String = rest
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':')
            .collect();
        found.insert(path.trim_end_matches(':').replace("::", "/"));
    }
    found
}

#[test]
fn each_folder_imports_only_from_the_floors_above_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = floor(&source.module) else {
            continue;
        };
        for import in imports(&source) {
            match floor(&import) {
                Some(other) if other > own => {
                    wrong.push(format!("{} imports {import}", source.module))
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_of_the_house_is_a_known_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            assert!(FLOORS.contains(&name.as_str()), "{name} is no floor");
        } else {
            assert!(
                name == "main" || name == "lib",
                "{name} stands outside the house"
            );
        }
    }
}

#[test]
fn the_domain_touches_neither_disk_nor_clock_nor_chance_nor_terminal() {
    let mut wrong = Vec::new();
    for source in sources() {
        let folder = source.module.split('/').next().unwrap();
        if !PURE.contains(&folder) {
            continue;
        }
        for word in WORLD.iter().filter(|word| source.code.contains(**word)) {
            wrong.push(format!("{} names {word}", source.module));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn folders_inside_a_floor_do_not_import_in_a_circle() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let all = sources();
    let modules: BTreeSet<&str> = all.iter().map(|source| source.module.as_str()).collect();
    for source in &all {
        for import in imports(source).into_iter().chain(relative(source)) {
            let Some(target) = longest_module(&import, &modules) else {
                continue;
            };
            let (from, to) = rooms(&source.module, &target);
            // What is left of the old shape: forms and the acts on them call each other. To be split by dialog.
            let is_old = from.starts_with("tui/app/update/") && to.starts_with("tui/app/update/");
            if from != to && !is_old {
                edges.entry(from).or_default().insert(to);
            }
        }
    }
    let circles: Vec<_> = edges
        .keys()
        .filter_map(|room| circle(room, &edges))
        .collect();
    assert!(
        circles.is_empty(),
        "these rooms import each other: {circles:#?}"
    );
}

/// The way from a room back to itself, where there is one.
fn circle(start: &str, edges: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in edges.get(way.last()?).into_iter().flatten() {
            let longer = [way.as_slice(), std::slice::from_ref(next)].concat();
            if next == start {
                return Some(longer.join(" -> "));
            }
            if seen.insert(next.clone()) {
                ways.push(longer);
            }
        }
    }
    None
}

/// `super::…` paths, from the root.
fn relative(source: &Source) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in source.code.lines().map(str::trim) {
        let Some(mut rest) = line.strip_prefix("use ").or(line.strip_prefix("pub use ")) else {
            continue;
        };
        let mut base: Vec<&str> = source.module.split('/').collect();
        let mut is_relative = false;
        while let Some(below) = rest.strip_prefix("super::") {
            base.pop();
            rest = below;
            is_relative = true;
        }
        if is_relative {
            let path: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':')
                .collect();
            let path = path.trim_end_matches(':').replace("::", "/");
            found.insert(
                base.iter()
                    .copied()
                    .chain([path.as_str()])
                    .collect::<Vec<_>>()
                    .join("/"),
            );
        }
    }
    found
}

fn longest_module(path: &str, modules: &BTreeSet<&str>) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    (1..=parts.len())
        .rev()
        .map(|length| parts[..length].join("/"))
        .find(|candidate| modules.contains(candidate.as_str()))
}

/// The two rooms of an import: the folders at which the two paths part. A parent and its child are one room.
fn rooms(from: &str, to: &str) -> (String, String) {
    let (a, b): (Vec<_>, Vec<_>) = (from.split('/').collect(), to.split('/').collect());
    let shared = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    if shared == a.len() || shared == b.len() {
        return (String::new(), String::new());
    }
    (a[..=shared].join("/"), b[..=shared].join("/"))
}

#[test]
fn files_stay_small() {
    const MOST: usize = 450;
    /// Files that are to be split yet. No other may join them.
    const TO_SPLIT: [&str; 4] = [
        "edit/editor",
        "model/field",
        "store/splice/unknown",
        "store/sync",
    ];
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.lines > MOST && !TO_SPLIT.contains(&source.module.as_str()))
        .map(|source| format!("{} has {} lines", source.module, source.lines))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
