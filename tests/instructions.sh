#!/usr/bin/env bash
# How many instructions a call takes, against the same call written by hand with reqwest and serde.
#
#   tests/instructions.sh [CALLS]
#
# One client, sequential calls on loopback with connections kept alive, user instructions as callgrind counts them.
# A run of CALLS (1000) less a run of a tenth, so that setting up does not count; signing is replaced on both sides.
# The server is another process, is not counted, and refuses a request whose bytes differ from the first one's.
# The last column is the ratio; the goal is 1.10 or less, and the script fails above it.
set -euo pipefail
cd "$(dirname "$0")/.."
calls=${1:-1000}
command -v valgrind >/dev/null || { echo "skipped: valgrind is not installed"; exit 0; }
crate=target/instructions
mkdir -p "$crate"
cp -r tests/instructions/. "$crate"
cp Cargo.lock "$crate"
cargo build --quiet --release --manifest-path "$crate/Cargo.toml" --target-dir "$crate/target"
program=$crate/target/release/instructions

# The instructions of one run.
run() { # SIDE API URL CALLS
  valgrind --tool=callgrind --callgrind-out-file="$crate/$1-$2.out" "$program" "$@" 2>"$crate/$1-$2.log" ||
    { cat "$crate/$1-$2.log" >&2; return 1; }
  sed -n 's/.*Collected : //p' "$crate/$1-$2.log"
}

per_call() { # SIDE API URL
  local few many
  few=$(run "$@" $((calls / 10)))
  many=$(run "$@" "$calls")
  echo $(((many - few) / (calls - calls / 10)))
}

failed=0
printf '%-8s %12s %12s %6s\n' API hand payspec ratio
for api in umxnt payall adapay; do
  coproc SERVER { exec "$program" server spec "$api"; }
  server=$SERVER_PID
  trap 'kill "$server"' EXIT
  read -r url <&"${SERVER[0]}"
  hand=$(per_call hand "$api" "$url")
  ours=$(per_call payspec "$api" "$url")
  kill "$server"
  wait "$server" 2>/dev/null || true
  trap - EXIT
  awk "BEGIN { printf \"%-8s %12d %12d %6.3f\\n\", \"$api\", $hand, $ours, $ours / $hand; exit $ours > 1.1 * $hand }" || failed=1
done
exit "$failed"
