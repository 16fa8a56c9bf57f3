#!/usr/bin/env bash
# The long runs of docs/promises.md, outside the test suite: fuzz/long.sh [PART]. All of it takes hours on two cores.
# Parts: inputs, merges, keys, faults, kills, calls, two.
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-all}
# Overflows and debug assertions count as faults. Nothing of it needs a real disk.
export CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true
is() { [ "$part" = all ] || [ "$part" = "$1" ]; }

# So many inputs to each target: those that read whole workbooks are far slower than those that read a date.
inputs() { TCU_ROUNDS=$1 cargo test --release --test fuzz -- --nocapture --test-threads 2 "${@:2}"; }
if is inputs; then
    inputs 2000000 whatever_a_terminal any_config any_date
    inputs 1000000 any_bytes any_filter any_address anything_typed
    inputs 250000 any_text any_packet any_plan
    inputs 50000 any_three_sides any_csv any_workbook
fi
if is merges; then TCU_ROUNDS=20000 cargo test --release --test merge random; fi
# Sixty keys, pastes and clicks a sequence of the first test, twelve of the second.
if is keys; then
    TCU_SEQUENCES=2000 cargo test --release --lib whatever_is_done_the_program_lives
    TCU_SEQUENCES=10000 cargo test --release --lib nothing_is_edited_that_was_not_on_the_screen
fi
if is faults; then TCU_FAULTS=6000 cargo test --release --lib store::faults -- --nocapture; fi
if is kills; then TCU_ROUNDS=1500 cargo test --release --test merge killed -- --nocapture; fi
# Every call to the system, where strace is there.
if is calls; then TCU_ROUNDS=1 cargo test --release --test merge injected -- --nocapture; fi
# About an hour of edits by two programs.
if is two; then TCU_ROUNDS=50000 cargo test --release --test merge two_programs -- --nocapture; fi
