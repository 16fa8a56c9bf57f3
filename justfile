# The usual tasks; `just` alone lists them.

default:
    @just --list

# What must pass before a change lands
ci:
    .ci/run

# Format every source file
fmt:
    .ci/fmt

# The tests of one area: just test edit::
test area="":
    cargo test --lib {{area}}

# Tests of commands, by a part of their name: just commands forecast
commands name="":
    cargo test --test cli {{name}}

# The layers, cycles, and what the domain may touch
architecture:
    cargo test --test architecture

# Without the features, and with each of them alone
features:
    .ci/features

# Write the reference pages anew: fields, rules, keys, commands
docs:
    UPDATE_DOCS=1 cargo test --test reference --test cli

# Write the pictures of the documentation and the tour anew
pictures:
    UPDATE_DOCS=1 cargo test --lib tui::doc_

# Hold the limits on instructions, then time parts, commands and keys beside the floor
bench:
    cargo bench --bench instructions
    cargo bench --bench check
    cargo bench --bench commands
    cargo bench --bench keys -- 1000 10000

# The other systems, as far as compiling goes
cross:
    cargo check --target x86_64-pc-windows-gnu
    cargo check --target aarch64-apple-darwin
    cargo check --target x86_64-unknown-linux-musl

# The sample programme, in a copy that may be changed
try:
    rm -rf target/try && cargo run -- samples target/try && cargo run -- --roadmaps target/try
