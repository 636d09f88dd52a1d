# Starts and stops the mock; the scripts beside this file source it.
# shellcheck shell=bash

# What runs xtask; another build of it can be named.
read -ra xtask <<<"${XTASK:-cargo run --quiet --package xtask --}"

# A folder for everything that a script fetches or writes; it goes when the script ends.
folder=$(mktemp -d)
mock=

stop_mock() {
  [ -z "$mock" ] || kill "$mock" 2>/dev/null || true
  [ -z "$mock" ] || wait "$mock" 2>/dev/null || true
  mock=
}
trap 'stop_mock; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

# Builds xtask, starts the mock with these arguments, and sets `address` to http://127.0.0.1:PORT.
start_mock() { # ARGUMENT...
  # Built first, so that the time-out below is the mock's alone; cargo then turns itself into the mock.
  "${xtask[@]}" --help >/dev/null
  "${xtask[@]}" mock "$@" >"$folder/mock.out" &
  mock=$!
  for _ in $(seq 100); do
    address=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$folder/mock.out" || true)
    [ -z "$address" ] || return 0
    kill -0 "$mock" 2>/dev/null || break
    sleep 0.1
  done
  echo "the mock did not start: run \`cargo xtask mock\` and see why" >&2
  return 1
}

# A proxy is of no use for the mock.
export NO_PROXY="127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}"
export no_proxy="$NO_PROXY"

skipped() { # WHAT WHY
  printf 'skipped: %s (%s)\n' "$1" "$2"
}

# Installs packages into a new environment below `folder`; fails if there is no way to do that here.
python_packages() { # ENVIRONMENT PACKAGE...
  python3 -m venv "$folder/$1" >"$folder/$1.log" 2>&1 &&
    "$folder/$1/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 30 "${@:2}" >>"$folder/$1.log" 2>&1
}
