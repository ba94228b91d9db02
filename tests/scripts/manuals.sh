#!/usr/bin/env bash
# Each manual page has an Arabic one beside it (ar/) with the same sections, options, examples and
# tables in the same order; both render without warnings; once installed, `man -L ar` and whatis find
# the Arabic ones. manuals.sh SOURCE_DIR BUILD_DIR
set -u
export LC_ALL=C.UTF-8
root=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
  echo "FAILED: $1" >&2
  failed=1
}

# skeleton PAGE: its name and section, headings and paragraphs by their kind, tags and examples as they
# stand, of tables the columns before the last. A note of the one language alone stands after .P.
skeleton() {
  awk '/^\.ig/ { ignored = 1 } ignored { if ($0 == "..") ignored = 0; next }
       /^\.TH/ { print $1, $2, $3, $4; next }
       /^\.(SH|SS|PP|br)/ { print $1; next }
       /^\.(nf|EX|TS)/ { verbatim = 1; table = /TS/; print; next }
       /^\.(fi|EE|TE)/ { verbatim = table = 0; next }
       table { sub(/\t[^\t]*$/, ""); print; next }
       verbatim { print; next }
       /^\.T[PQ]/ { tag = 1; print; next }
       tag { print; tag = 0 }' "$1"
}

check_page() { # PAGE
  local page=$1 arabic warnings untranslated
  arabic=$(dirname "$page")/ar/$(basename "$page")
  [ -f "$arabic" ] || { fail "no Arabic page: $arabic"; return; }
  diff <(skeleton "$page") <(skeleton "$arabic") ||
    fail "$arabic tells something else than $page (< English, > Arabic)"
  [ "$(skeleton "$page" | grep -c '^\.SH')" -ge 6 ] || fail "no sections were read of $page"
  [ "$(skeleton "$page" | grep -c '^\.TP')" -ge 9 ] || fail "no tags were read of $page"
  # Three words of English side by side are a sentence that was forgotten.
  untranslated=$(awk '/^\.ig/ { ignored = 1 } ignored { if ($0 == "..") ignored = 0; next }
      /^\.(nf|EX)/ { code = 1 } /^\.(fi|EE)/ { code = 0 } code || /^\./ { next } 1' "$arabic" |
    grep -P '[a-z]{2,} [a-z]{2,} [a-z]{2,}')
  [ -z "$untranslated" ] || fail "not in Arabic, in $arabic: $untranslated"
  command -v man >/dev/null || return 0
  for page in "$page" "$arabic"; do
    warnings=$(MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || fail "man about $page: $warnings"
    warnings=$(groff -ww -t -man -Tutf8 -K utf8 "$page" 2>&1 >/dev/null)
    [ -z "$warnings" ] || fail "groff about $page: $warnings"
  done
}

check_page "$root/indexer/man/niger-index.1"
check_page "$root/searcher/man/niger-search.1"
check_page "$root/searcher/man/niger-query.7"

# What is installed is found by its name, in either language.
cmake --install "$build" --component manuals --prefix "$work" >/dev/null || fail "cannot install"
for page in man1/niger-index.1 man1/niger-search.1 man7/niger-query.7; do
  [ -f "$work/share/man/$page" ] || fail "not installed: share/man/$page"
  [ -f "$work/share/man/ar/$page" ] || fail "not installed: share/man/ar/$page"
done
if command -v man >/dev/null; then
  shown=$(MANPATH="$work/share/man" MANWIDTH=80 man -L ar niger-search 2>/dev/null)
  grep -q 'يعرض المقالات التي تطابق' <<<"$shown" || fail "man -L ar does not show the Arabic page"
  shown=$(MANPATH="$work/share/man" MANWIDTH=80 man -L en niger-search 2>/dev/null)
  tr -s ' ' <<<"$shown" | grep -q 'Shows the articles that match' || fail "man does not show the English page"
  for page in "$work"/share/man/ar/man?/niger-*; do
    [[ "$(lexgrog "$page")" == *"niger-"*" - "*[ابحل]* ]] || fail "whatis cannot read $page"
  done
else
  echo "man-db is not installed: pages were not rendered"
fi
exit $failed
