//! How the program is linked, where `Cargo.toml` has no word for it.

#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |name: &str| var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    let is_linux = target("OS") == "linux" && target("ENV") == "gnu";
    // A static program is linked in ways of its own.
    let is_static = target("FEATURE").split(',').any(|one| one == "crt-static");
    let is_optimised = var("PROFILE").is_ok_and(|profile| profile == "release");
    if is_linux && !is_static && is_optimised {
        // At a fixed address there is nothing to relocate: 60,000 addresses in tables of texts and functions would
        // cost every start more than all else that a short command does.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
