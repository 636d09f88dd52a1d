#!/usr/bin/env bash
# What Redocly and Spectral find in public documents, and what of it lint finds too.
#
#   tests/corpus/peers.sh FOLDER [COUNT] [SEED]
#
# Draws COUNT (30) of the OpenAPI 3.0 documents in JSON below FOLDER, one of each equal share by size; SEED (4) decides which.
# Fetches both tools with npm into a temporary folder, and runs them with `recommended` and `spectral:oas`.
# The results go to target/corpus/peers: sample.txt, what each tool says, lacking.tsv and ours-alone.tsv.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(realpath "${1:?name a folder with documents}")
count=${2:-30}
seed=${3:-4}
out=target/corpus/peers
command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
(cd "$tools" && npm install --silent --no-audit --no-fund @redocly/cli @stoplight/spectral-cli >/dev/null)
echo 'extends: ["spectral:oas"]' >"$tools/spectral.yaml"
cargo build --quiet --package xtask
xtask=${CARGO_TARGET_DIR:-target}/debug/xtask

# Findings give an exit code of their own; what broke leaves no output, which the comparison reports.
run() { # FILE COMMAND…
  local file=$1 status=0
  shift
  timeout 120 "$@" >"$file" 2>"$file.err" </dev/null || status=$?
  [[ $status -le 1 ]] || echo "$(basename "$file"): exit code $status" >&2
}

rm -rf "$out"
mkdir -p "$out"
python3 tests/corpus/peers.py draw "$folder" "$count" "$seed" >"$out/sample.txt"
number=0
while read -r document; do
  number=$((number + 1))
  # Redocly shows a hundred findings unless told otherwise.
  run "$out/$number.redocly.json" "$tools/node_modules/.bin/redocly" lint --extends recommended \
    --max-problems 1000000 --format json "$document"
  run "$out/$number.spectral.json" "$tools/node_modules/.bin/spectral" lint --ruleset "$tools/spectral.yaml" \
    --format json "$document"
  run "$out/$number.ours.json" "$xtask" lint --format json "$document"
done <"$out/sample.txt"
python3 tests/corpus/peers.py compare "$out"
