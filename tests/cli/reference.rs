//! The reference page of the commands is what `--help` says, word for word.

use std::fmt::Write;

/// Writes what every command says of itself. `UPDATE_DOCS=1 cargo test --test cli` writes the page anew.
#[test]
fn the_reference_page_is_what_help_says() {
    let mut page = String::from(
        "# The commands\n\nWhat `tcu --help` and `tcu COMMAND --help` say. This page is written by a test: \
         `UPDATE_DOCS=1 cargo test --test cli reference`.\n",
    );
    add(&mut page, &mut tcu::internal::cli::command(), "tcu");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/commands.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).expect("the page is written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written.replace("\r\n", "\n") == page,
        "docs/commands.md is not what --help says: run UPDATE_DOCS=1 cargo test --test cli reference"
    );
}

fn add(page: &mut String, command: &mut clap::Command, name: &str) {
    let mut command = command.clone().bin_name(name).term_width(100);
    command.build();
    let help = command.render_long_help().to_string();
    let help: Vec<_> = help.lines().map(str::trim_end).collect();
    writeln!(
        page,
        "\n## `{name}`\n\n```text\n{}\n```",
        help.join("\n").trim_end()
    )
    .expect("a text grows");
    let inner: Vec<_> = command.get_subcommands().cloned().collect();
    for mut inner in inner.into_iter().filter(|inner| inner.get_name() != "help") {
        let name = format!("{name} {}", inner.get_name());
        add(page, &mut inner, &name);
    }
}
