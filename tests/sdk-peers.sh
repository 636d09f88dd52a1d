#!/usr/bin/env bash
# The official Adapay SDKs against the mock: what they sign is accepted, and what the mock signs is accepted by them.
#
#   tests/sdk-peers.sh
#
# It fetches the SDKs from PyPI and npm into a temporary folder.
# An SDK is skipped, with a message, where its interpreter is missing or the packages cannot be had.
# It ends with 1 if a row says FAILED.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/mock.sh
. tests/mock.sh

peers=$PWD/tests/sdk-peers
keys=$PWD/xtask/src/mock/keys
result=0
is_started=

# The table's head and the mock, as soon as there is an SDK to try.
started() {
  [ -z "$is_started" ] || return 0
  start_mock
  # The mock's other name, so that the host of a call can be told.
  page=${address/127.0.0.1/localhost}
  is_started=yes
  printf '%-7s %-28s %-32s %s\n' SDK call operation result
}

python_sdk() {
  command -v python3 >/dev/null || { skipped 'the Python SDK' 'there is no python3' && return; }
  python_packages python adapay==1.3.4 adapay-core==1.2.0 ||
    { skipped 'the Python SDK' "no packages: $(tail -n 1 "$folder/python.log")" && return; }
  started
  "$folder/python/bin/python" "$peers/peer.py" "$address" "$page" "$keys" || result=1
}

npm_sdk() {
  command -v node >/dev/null && command -v npm >/dev/null || { skipped 'the npm SDK' 'there is no node or no npm' && return; }
  # Scripts of packages are not run, and the SDK needs none.
  mkdir "$folder/npm"
  npm install --prefix "$folder/npm" --ignore-scripts --no-audit --no-fund --no-save --fetch-retries 1 adapay@1.3.5 >"$folder/npm.log" 2>&1 ||
    { skipped 'the npm SDK' "no packages: $(tail -n 1 "$folder/npm.log")" && return; }
  started
  # The SDK writes its log into the current folder.
  (cd "$folder" && NODE_PATH="$folder/npm/node_modules" node "$peers/peer.js" "$address" "$page" "$keys") || result=1
}

python_sdk
npm_sdk
exit "$result"
