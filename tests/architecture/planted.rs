//! Planted violations: the laws find each of them, and nothing in sound sources.

use crate::graph::{Graph, cycles};
use crate::laws;
use crate::source::{Module, modules_of};

/// A crate of these files; every folder and `mod` line is written as a real one would be.
fn planted(files: &[(&str, &str)]) -> Vec<Module> {
    let files: Vec<_> = files
        .iter()
        .map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))
        .collect();
    modules_of(&files)
}

const ROOT: (&str, &str) = (
    "lib",
    "pub mod text; pub mod schedule; pub mod tui; pub mod cli;",
);
const CLI: (&str, &str) = ("cli/mod", "pub fn run() {}");
const TUI: (&str, &str) = ("tui/mod", "pub mod model;");
const TUI_MODEL: (&str, &str) = ("tui/model", "pub struct Model;");

fn order(text: &str) -> Vec<String> {
    let modules = planted(&[
        ROOT,
        CLI,
        TUI,
        TUI_MODEL,
        ("text/mod", "mod wrap;"),
        ("text/wrap", text),
    ]);
    laws::against_the_order(&Graph::of(&modules))
}

#[test]
fn an_import_against_the_order_is_found_however_it_is_written() {
    assert_eq!(
        order("use crate::{cli, tui::model};"),
        ["text/wrap:1 uses cli/mod", "text/wrap:1 uses tui/model"]
    );
    for text in [
        "use crate::tui::{model::{Model}};",
        "use crate::tui::model as shown;",
        "use crate::cli::*;",
        "use super::super::cli::run;",
        "fn f() { crate::cli::run() }",
        "fn f() { super::super::cli::run() }",
        "fn f(model: &crate::tui::model::Model) {}",
        "fn f() { use crate::cli; }",
        "fn f() { assert!(check(crate::cli::run())) }",
        "macro_rules! run { () => { $crate::cli::run() } }",
        "pub use crate::cli::run; fn f() { run() }",
        "impl Default for crate::tui::model::Model {}",
        "fn f() { if let crate::tui::model::Model = g() {} }",
    ] {
        assert!(!order(text).is_empty(), "{text}");
    }
    for text in [
        "use super::Width;",
        "//! crate::cli",
        "/// See [`crate::cli`].\nfn f() {}",
        "fn f() -> &'static str { \"crate::cli::run()\" }",
        "#[cfg(test)] mod tests { use crate::cli; }",
        "#[cfg(all(test, unix))] use crate::cli;",
    ] {
        assert_eq!(order(text), [""; 0], "{text}");
    }
}

#[test]
fn a_name_passed_on_by_another_layer_counts_as_from_where_it_is_defined() {
    let modules = planted(&[
        ("lib", ""),
        CLI,
        ("schedule/mod", "pub use crate::cli::run;"),
        ("schedule/late", "fn f() { super::run() }"),
    ]);
    let wrong = laws::against_the_order(&Graph::of(&modules));
    assert_eq!(wrong, ["schedule/late:1 uses cli/mod"]);
}

fn impure(text: &str) -> Vec<String> {
    let modules = planted(&[
        ROOT,
        ("schedule/mod", "mod graph;"),
        ("schedule/graph", text),
    ]);
    laws::impurities(&modules, &Graph::of(&modules))
}

#[test]
fn disk_clock_chance_and_printing_are_found_in_the_domain() {
    assert_eq!(impure("use std::{fs};"), ["schedule/graph:1 names std::fs"]);
    for text in [
        "use std::{collections::BTreeMap, io::{self, Write}};",
        "use std::time::{SystemTime};",
        "use std as s; fn f() { s::fs::read(\"x\"); }",
        "fn f() { ::std::process::exit(1) }",
        "fn f() { std::env::var(\"HOME\"); }",
        "fn f() { chrono::Local::now(); }",
        "use chrono::Utc as Clock; fn f() { Clock::now(); }",
        "fn f() { getrandom::fill(&mut [0]); }",
        "fn f() { println!(\"late\") }",
        "fn f() { if late { std::eprintln!(\"late\") } }",
        "fn f() { assert!(show(dbg!(1))) }",
        "fn f(path: &std::path::Path) -> bool { path.exists() }",
    ] {
        assert!(!impure(text).is_empty(), "{text}");
    }
    for text in [
        "use std::collections::BTreeMap;",
        "fn f() { format!(\"println!\"); }",
        "#[cfg(test)] mod tests { use std::fs; }",
        "#[test] fn f() { println!(\"x\") }",
    ] {
        assert_eq!(impure(text), [""; 0], "{text}");
    }
}

fn cycle(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let modules = planted(files);
    cycles(&Graph::of(&modules).dependencies())
}

#[test]
fn a_cycle_through_an_inline_path_is_found() {
    let found = cycle(&[
        ("lib", ""),
        ("text/mod", "mod a; mod b;"),
        ("text/a", "pub fn a() { super::b::b() }"),
        ("text/b", "pub fn b() { crate::text::a::a() }"),
    ]);
    assert_eq!(found, [["text/a:1 uses text/b", "text/b:1 uses text/a"]]);
}

#[test]
fn cycles_are_found_between_folders_files_and_a_module_with_its_children() {
    let folders = cycle(&[
        ("lib", ""),
        ("text/mod", "pub mod a; pub mod b;"),
        ("text/a/mod", "pub mod deep;"),
        ("text/a/deep", "use crate::text::b::f;"),
        ("text/a/other", "pub struct Other;"),
        ("text/b/mod", "pub fn f(other: super::a::other::Other) {}"),
    ]);
    assert_eq!(folders.len(), 1, "{folders:?}");
    let through_a_third = cycle(&[
        ("lib", ""),
        ("text/mod", "pub mod a; pub mod b; pub mod c;"),
        ("text/a", "use super::b;"),
        ("text/b", "use super::c;"),
        ("text/c", "fn f() { vec![super::a::g()] }"),
    ]);
    assert_eq!(through_a_third.len(), 1, "{through_a_third:?}");
    let through_reexports = cycle(&[
        ("lib", ""),
        ("text/mod", "mod a; mod b; pub use a::A; pub use b::B;"),
        ("text/a", "use super::B; pub struct A;"),
        ("text/b", "use super::*; pub struct B(A);"),
    ]);
    assert_eq!(through_reexports.len(), 1, "{through_reexports:?}");
    let with_the_parent = cycle(&[
        ("lib", ""),
        ("text/mod", "mod a; pub struct T; fn f() { a::g() }"),
        ("text/a", "use super::T; pub fn g() {}"),
    ]);
    assert_eq!(with_the_parent.len(), 1, "{with_the_parent:?}");
}

#[test]
fn modules_that_a_macro_declares_from_a_list_elsewhere_are_those_of_the_caller() {
    let list = "macro_rules! list { ($m:ident!) => { $m! { A => a::A; } } } pub use list;";
    let files = |child| {
        [
            ("lib", ""),
            ("text/mod", list),
            ("cli/mod", "macro_rules! own { () => {} } list! { own! }"),
            ("cli/a", child),
        ]
    };
    assert_eq!(cycle(&files("pub struct A; use super::B;")).len(), 1);
    assert!(cycle(&files("pub struct A;")).is_empty());
    let modules = planted(&files("pub struct A;"));
    let found = Graph::of(&modules).dependencies();
    let found = found
        .iter()
        .map(|one| format!("{} uses {}", one.from, one.to));
    assert!(
        found
            .collect::<Vec<_>>()
            .contains(&"cli/mod uses cli/a".to_owned())
    );
}

#[test]
fn a_module_that_only_passes_names_on_makes_no_cycle() {
    let found = cycle(&[
        ("lib", ""),
        ("text/mod", "mod a; mod b; pub use a::A; pub use b::B;"),
        ("text/a", "pub struct A;"),
        ("text/b", "use super::A; pub struct B(A);"),
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn two_types_of_one_name_are_found_however_they_are_defined() {
    for (one, other) in [
        ("struct Form;", "enum Form {}"),
        ("trait Form {}", "fn f() { struct Form; }"),
        ("type Form = u8;", "union Form { a: u8 }"),
        (
            "entry! { /// A form.\n Form { a: u8, \"help\"; } }",
            "struct Form;",
        ),
        (
            "choice! { /// A form.\n Form { A = \"a\" } }",
            "struct Form;",
        ),
    ] {
        let modules = planted(&[("lib", ""), ("text/a", one), ("cli/b", other)]);
        let found = laws::shared_names(&modules);
        assert_eq!(found, ["Form in text/a, cli/b"], "{one} {other}");
    }
    for (one, other) in [
        ("struct Form;", "fn form() {}"),
        ("struct Form;", "#[cfg(test)] mod tests { struct Form; }"),
        (
            "#[cfg(unix)] struct Form; #[cfg(not(unix))] struct Form;",
            "",
        ),
        (
            "struct Form;",
            "enum Screen { Form {} } fn f() { show!(Form {}) }",
        ),
        ("struct Form;", "impl Open for Screen { type Form = u8; }"),
    ] {
        let modules = planted(&[("lib", ""), ("text/a", one), ("cli/b", other)]);
        assert_eq!(laws::shared_names(&modules), [""; 0], "{one} {other}");
    }
}

#[test]
fn a_screen_that_is_named_elsewhere_is_found() {
    let table = "macro_rules! lines { ($m:ident!) => { $m! { Agenda \"agenda\" [\"D\"] => agenda::AgendaScreen .screen(); } } }";
    let named = |file: &str, text: &str| {
        let modules = planted(&[("lib", ""), ("commands/screens", table), (file, text)]);
        laws::screens_named(&modules)
    };
    let text = "fn f(c: Command) -> bool { c == Command::Agenda }";
    assert_eq!(named("tui/app/a", text), ["tui/app/a:1 names Agenda"]);
    assert_eq!(named("tui/screens/inbox", text).len(), 1);
    let inside = "fn f(c: Id) -> bool { matches!(c, Id::Of(crate::commands::Command::Agenda)) }";
    assert_eq!(named("tui/app/a", inside).len(), 1);
    for (file, text) in [
        ("tui/screens/agenda", text),
        ("tui/screens/agenda/rows", text),
        ("commands/context", text),
        ("tui/app/a", "fn f() { Command::Quit }"),
        (
            "tui/app/a",
            "#[cfg(test)] mod tests { fn f() { Command::Agenda } }",
        ),
    ] {
        assert_eq!(named(file, text), [""; 0], "{file}: {text}");
    }
}
