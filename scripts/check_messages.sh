#!/usr/bin/env bash
# What niger-search says to a person stands in common/messages/catalogue.inc and nowhere else: fails
# where its code, or the settings and the index that both programs share, hold a sentence of their
# own. check_messages.sh [ROOT]; run by ctest.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
export LC_ALL=C.UTF-8
failed=0

# Literals of these rooms, comments left out: FILE:LINE:"literal"
literals() {
  grep -rnoP --include='*.cpp' --include='*.h' '^(?!\s*//|#).*' "$@" |
    grep -v 'ErrorKind::Internal' |
    sed -E 's|//( .*)?$||; s|///.*$||' | grep -oP '^[^:]+:[0-9]+:|(?<![\x27\\])"([^"\\]|\\.)*"' |
    awk '/^[^"]/ { at = $0; next } { print at $0 }'
}

# Two words side by side, or a word of Arabic, are a sentence; markup and style sheets are not.
sentences=$(literals searcher/app searcher/render searcher/results common/settings |
  grep -P '"[^<;]*[a-zA-Z]{2,},? [a-zA-Z]{2,}|\p{Arabic}' |
  grep -vP '(letter_table|word_matcher)\.cpp:|(Naskh|UI|Pro|Sans)[ A-Za-z]*"$|:"(--|[^"]*[<{;&])' || true)
if [ -n "$sentences" ]; then
  echo "sentences outside common/messages/catalogue.inc:" >&2
  echo "$sentences" >&2
  failed=1
fi

# Errors that a person can cause are told in both languages.
errors=$(grep -rnE 'throw Error\(' searcher common/settings common/index --include='*.cpp' -A1 |
  grep -vE 'ErrorKind::Internal' | grep 'throw Error(' || true)
if [ -n "$errors" ]; then
  echo "errors in English only (use TextError):" >&2
  echo "$errors" >&2
  failed=1
fi
exit $failed
