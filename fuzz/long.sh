#!/usr/bin/env bash
# The long runs of docs/promises.md, outside the test suite: fuzz/long.sh [ROUNDS]. It takes hours with many rounds.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-20000}

echo "== inputs from seeds, $rounds a target"
TCU_ROUNDS=$rounds cargo test --release --test fuzz -- --nocapture --test-threads 2
echo "== merges of three, $rounds with bases and $rounds without"
TCU_ROUNDS=$rounds cargo test --release --test merge random
echo "== kills of saves, merges and syncs, and every call to the system struck"
TCU_ROUNDS=$((rounds / 20)) cargo test --release --test merge killed -- --nocapture
TCU_ROUNDS=1 cargo test --release --test merge injected -- --nocapture
echo "== faults at every operation"
for _ in $(seq 30); do
    cargo test --release --lib store::faults
done
echo "== sequences of keys"
TCU_SEQUENCES=$rounds cargo test --release --lib sequences
