#!/usr/bin/env bash
# What the programs say to a person stands in common/messages/catalogue.inc (and the files that
# it includes) and nowhere else: fails where code holds a sentence of its own. check_messages.sh [ROOT]; run by ctest.
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

# Words of pages that are read, and what programs read: JSON, the log, the lock, names of encodings.
machines='indexer/app/json|field_origin\.cpp|content_kind\.cpp|indexer/reading/.*\p{Arabic}|run_record\.cpp|update_plan\.cpp|lock\.cpp|/encod(ing|ed_twice)\.cpp|"(OLD NEW|this host| not begun: |niger-index inspect|niger-index formats|already locked|nofollow tag|tag nofollow| for articles like )"'

# Two words side by side, or a word of Arabic, are a sentence; markup and style sheets are not.
sentences=$(literals searcher/app searcher/render searcher/results searcher/matching searcher/ranking searcher/highlighting common/settings indexer |
  grep -P '"[^<;]*[a-zA-Z]{2,},? [a-zA-Z]{2,}|\p{Arabic}' |
  grep -vP '(letter_table|stem_filter|page_phrases|line_kind)\.cpp:|'"$machines"'|(Naskh|UI|Pro|Sans)[ A-Za-z]*"$|:"(--|[^"]*[<{;&])' || true)
if [ -n "$sentences" ]; then
  echo "sentences outside common/messages/catalogue.inc:" >&2
  echo "$sentences" >&2
  failed=1
fi

# Errors that a person can cause are reported in both languages.
errors=$(grep -rnE 'throw Error\(' searcher indexer common/settings common/index --include='*.cpp' -A1 |
  grep -vE 'ErrorKind::Internal' | grep 'throw Error(' || true)
if [ -n "$errors" ]; then
  echo "errors in English only (use TextError):" >&2
  echo "$errors" >&2
  failed=1
fi

# A message that nothing says is none.
unused=$(comm -23 <(sed -n 's/^NIGER_MESSAGE(\([A-Za-z0-9]*\),.*/\1/p' common/messages/*.inc | sort -u) \
  <(grep -rhoP --include='*.cpp' --include='*.h' 'Message::\K[A-Za-z0-9]+' common indexer searcher | sort -u))
if [ -n "$unused" ]; then
  echo "messages that no code uses:" >&2
  echo "$unused" >&2
  failed=1
fi
exit $failed
