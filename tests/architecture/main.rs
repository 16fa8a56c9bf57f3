//! The layers of the library: imports follow their order, nothing imports in a cycle, and only the lower layers touch the
//! system. `planted` shows first that a violation of each kind is found.

mod graph;
mod laws;
mod planted;
mod source;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use graph::{Graph, cycles};
use source::Module;

static MODULES: LazyLock<Vec<Module>> = LazyLock::new(|| source::modules_below(&src()));

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn each_layer_imports_only_from_those_before_it() {
    let wrong = laws::against_the_order(&Graph::of(&MODULES));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_is_a_known_layer() {
    for module in MODULES.iter() {
        let known = laws::layer(&module.file).is_some()
            || ["api", "internal", "lib", "main"].contains(&&*module.file);
        assert!(known, "{} belongs to no layer", module.file);
    }
}

#[test]
fn the_domain_touches_neither_disk_nor_clock_nor_chance_nor_terminal() {
    let wrong = laws::impurities(&MODULES, &Graph::of(&MODULES));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_imports_in_a_cycle() {
    let found = cycles(&Graph::of(&MODULES).dependencies());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_screen_is_named_by_its_line_and_its_file_alone() {
    let lines = MODULES.iter().map(|module| module.opening_lines.len());
    assert!(lines.sum::<usize>() > 30, "the table of commands is read");
    let found = laws::screens_named(&MODULES);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_two_types_have_one_name() {
    let shared = laws::shared_names(&MODULES);
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn files_stay_small() {
    const MOST: usize = 450;
    let long: Vec<_> = MODULES
        .iter()
        .filter(|module| module.lines > MOST)
        .map(|module| format!("{} has {} lines", module.file, module.lines))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
