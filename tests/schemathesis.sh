#!/usr/bin/env bash
# Schemathesis against the mock: the mock does what the three documents say.
# All of its checks but one, which a check of our own replaces (see `try` below).
#
#   tests/schemathesis.sh [EXAMPLES [SEED]]
#
# EXAMPLES is how many requests are made up for an operation in each phase (200).
# SEED stands for the two fixed ones, 1 and 3: with 3 every rule of x-rules is broken at least once, and 1 has found what 3 did not.
# It fetches Schemathesis from PyPI into a temporary folder, and is skipped, with a message, where that is not possible.
# It ends with 1 if a check fails.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tests/mock.sh
. tests/mock.sh

examples=${1:-200}
read -ra seeds <<<"${2:-1 3}"
result=0

command -v python3 >/dev/null || { skipped 'Schemathesis' 'there is no python3' && exit 0; }
python_packages schemathesis schemathesis==4.32.5 ||
  { skipped 'Schemathesis' "no packages: $(tail -n 1 "$folder/schemathesis.log")" && exit 0; }

export MOCK_TOKEN=mock-token
export SCHEMATHESIS_HOOKS=hooks
export PYTHONPATH=$PWD/tests/schemathesis
export PYTHONDONTWRITEBYTECODE=1

try() { # DOCUMENT OPTION...
  printf '\n== spec/%s.yaml, seed %s\n' "$1" "$seed"
  # `document_decides` in hooks.py stands in for positive_data_acceptance: it also knows the rules between fields (x-rules).
  # What Schemathesis writes goes into the temporary folder as well.
  (
    spec=$PWD/spec/$1.yaml
    cd "$folder"
    "$folder/schemathesis/bin/schemathesis" --no-color run "$spec" --url "$address" \
      --seed "$seed" --max-examples "$examples" --generation-database none --continue-on-failure \
      --checks all --exclude-checks positive_data_acceptance "${@:2}"
  ) || result=1
}

for seed in "${seeds[@]}"; do
  # The mock remembers order numbers, so that each seed has one of its own.
  start_mock --plain --token "$MOCK_TOKEN"
  try adapay --header 'Authorization: api_test_schemathesis'
  try payall --header "Authorization: Bearer $MOCK_TOKEN"
  try umxnt
  stop_mock
done
exit "$result"
