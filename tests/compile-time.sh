#!/usr/bin/env bash
# How long the crate alone takes to build, against what plain progenitor makes of the same documents.
#
#   tests/compile-time.sh [RUNS]
#
# Release build, dependencies built before, user plus system time, median of RUNS (5), both in one run.
# The last figure is the ratio; the goal is a third or less for what is generated.
# The crate also holds code by hand that its peer lacks: keys, verification, notifications.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
plain=target/plain-progenitor
export CARGO_TARGET_DIR=$PWD/target/compile-time

cargo run --quiet --package xtask --example plain_progenitor --target-dir target -- "$plain"

# Seconds of user plus system time for building one crate again.
once() { # FOLDER PACKAGE
  cargo clean --quiet --release --manifest-path "$1/Cargo.toml" --package "$2"
  local TIMEFORMAT='%U %S'
  { time cargo build --quiet --release --manifest-path "$1/Cargo.toml" --package "$2" >/dev/null 2>&1; } 2>&1 |
    awk '{ print $1 + $2 }'
}

median() { # FOLDER PACKAGE
  cargo build --quiet --release --manifest-path "$1/Cargo.toml" --package "$2"
  for _ in $(seq "$runs"); do once "$1" "$2"; done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

lines() { cat "$@" | wc -l; }

ours=$(median . payspec)
theirs=$(median "$plain" plain-progenitor)
operations=$(grep -c '^ *pub static [A-Z_]*: Operation' generated/src/api/*.rs | awk -F: '{ sum += $2 } END { print sum }')
echo "payspec:           $ours s, $(lines generated/src/api/*.rs) generated lines, $(($(lines generated/src/api/*.rs) / operations)) per operation"
echo "plain progenitor:  $theirs s, $(lines "$plain"/src/*.rs) generated lines, $(($(lines "$plain"/src/*.rs) / operations)) per operation"
awk "BEGIN { printf \"ratio:             %.2f\\n\", $ours / $theirs }"
