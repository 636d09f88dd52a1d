#!/usr/bin/env bash
# Whether the code that the tool writes for public documents compiles.
#
#   tests/corpus/compile.sh FOLDER [COUNT] [SEED]
#
# Draws COUNT (100) of the OpenAPI 3.0 documents below FOLDER, an equal share from each fifth by size; SEED (1) decides which.
# A document that gives no code is named and makes room for the next of its class: that share is what run.sh measures.
# Each module is checked by itself in a copy of the crate without its three APIs, over one target folder.
# One check may take SECONDS (600) and MEMORY (8000) MB of address space.
# The table says document, size, lines, seconds, and the compiler's first error; it fails below 97 of 100.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(realpath "${1:?name a folder with documents}")
count=${2:-100}
seed=${3:-1}
seconds=${SECONDS_CAP:-600}
memory=${MEMORY_CAP:-8000}
work=target/corpus/compile
crate=$work/crate
table=$work/table.tsv

# A copy of the crate whose only API is `src/api/sample.rs`.
copy_crate() {
  rm -rf "$crate"
  mkdir -p "$crate/generated"
  sed 's/^members = .*/members = ["generated"]/' Cargo.toml >"$crate/Cargo.toml"
  cp Cargo.lock "$crate"
  sed -e '/^\[dev-dependencies\]/,/^\[lints\]/{/^\[lints\]/!d}' -e 's/^default = .*/default = ["dep:form_urlencoded"]/' \
    generated/Cargo.toml >"$crate/generated/Cargo.toml"
  mkdir -p "$crate/generated/src/api"
  cp -r generated/src/runtime "$crate/generated/src"
  sed -e '/^#!\[doc = include_str/d' -e '/^#!\[warn(missing_docs)\]/d' -e '/^#\[cfg(feature/,/^pub mod/d' \
    generated/src/lib.rs >"$crate/generated/src/lib.rs"
  printf '/// The API that is checked.\npub mod sample {\n    pub use crate::api::sample::*;\n}\n' >>"$crate/generated/src/lib.rs"
  printf '#[allow(unused_imports)]\n#[rustfmt::skip]\npub mod sample;\n' >"$crate/generated/src/api/mod.rs"
}

# Class, place in the class and path of every document, in the order of drawing.
drawn() {
  { grep -rlE --include='*.json' --include='*.yaml' --include='*.yml' "(^|[{,])[[:space:]]*[\"']?openapi[\"']?[[:space:]]*:[[:space:]]*[\"']?3\.0\." "$folder" || true; } |
    while read -r file; do printf '%s\t%s\n' "$(stat -c %s "$file")" "${file#"$folder"/}"; done |
    sort -k1,1n -k2,2 |
    awk -F'\t' -v seed="$seed" '
      BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
      { size[NR] = $1; path[NR] = $2 }
      END {
        for (n = 1; n <= NR; n++) {
          h = seed * 7919 % 2147483646 + 1
          for (i = 1; i <= length(path[n]); i++) h = (h * 16807 + code[substr(path[n], i, 1)]) % 2147483647
          for (i = 0; i < 8; i++) h = h * 16807 % 2147483647
          printf "%d\t%010d\t%d\t%s\n", int((n - 1) * 5 / NR) + 1, h, size[n], path[n]
        }
      }' |
    sort -k1,1n -k2,2n
}

# Checks the module; prints "ok", or what went wrong first.
check() { # LOG
  local status=0
  (
    ulimit -v $((memory * 1000))
    timeout "$seconds" cargo check --quiet --jobs 1 --message-format short --manifest-path "$crate/Cargo.toml" \
      --target-dir "$work/target" --package payspec >"$1" 2>&1
  ) || status=$?
  if [[ $status -eq 0 ]]; then
    echo ok
  elif [[ $status -eq 124 ]]; then
    echo "more than $seconds s"
  else
    { grep -m1 -E '(^|: )error' "$1" || tail -n 1 "$1"; } | tr '\t' ' '
  fi
}

mkdir -p "$work"
copy_crate
cargo build --quiet --package xtask --example corpus
example=${CARGO_TARGET_DIR:-target}/debug/examples/corpus
drawn >"$work/drawn.tsv"
# The dependencies, without a cap.
: >"$crate/generated/src/api/sample.rs"
cargo check --quiet --manifest-path "$crate/Cargo.toml" --target-dir "$work/target" --package payspec >"$work/check.log" 2>&1 ||
  { cat "$work/check.log" >&2; exit 2; }
printf 'class\tdocument\tbytes\tlines\tseconds\tresult\n' | tee "$table"
checked=0 passed=0 without=0
for class in 1 2 3 4 5; do
  share=$(((count * class) / 5 - (count * (class - 1)) / 5))
  while [[ $share -gt 0 ]] && IFS=$'\t' read -r _ _ bytes path; do
    rm -rf "$work/module"
    if ! "$example" "$folder/$path" --api sample --out "$work/module" --table "$work/one.tsv" >/dev/null 2>"$work/example.log"; then
      echo "the tool could not be run on $path:" >&2
      cat "$work/example.log" >&2
      exit 2
    fi
    module=$(find "$work/module" -name '*.rs' | head -n 1)
    if [[ -z $module ]]; then
      without=$((without + 1))
      printf '%s\t%s\t%s\t\t\tno code: %s\n' "$class" "$path" "$bytes" "$(tail -n 1 "$work/one.tsv" | cut -f 18)" | tee -a "$table"
      continue
    fi
    cp "$module" "$crate/generated/src/api/sample.rs"
    start=$(date +%s.%N)
    result=$(check "$work/check.log")
    took=$(awk "BEGIN { printf \"%.1f\", $(date +%s.%N) - $start }")
    share=$((share - 1)) checked=$((checked + 1))
    if [[ $result == ok ]]; then
      passed=$((passed + 1))
    else
      cp "$module" "$work/failed-$checked.rs"
      cp "$work/check.log" "$work/failed-$checked.log"
    fi
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$class" "$path" "$bytes" "$(wc -l <"$module")" "$took" "$result" | tee -a "$table"
  done < <(awk -F'\t' -v class="$class" '$1 == class' "$work/drawn.tsv")
done
echo "$passed of $checked compile; $without drawn documents gave no code"
if [[ $checked -lt $count ]]; then
  # A class that has fewer documents than its share is checked whole, and the others are not drawn from in its place.
  echo "only $checked of $count were checked: there were no more documents of some class to draw"
  drawn_all=$(wc -l <"$work/drawn.tsv")
  if [[ $((checked + without)) -lt $drawn_all ]]; then
    echo "that is no sample of $count; ask for fewer, or name a folder with more documents"
    exit 1
  fi
fi
[[ $checked -gt 0 ]] && [[ $((passed * 100)) -ge $((checked * 97)) ]]
