#!/usr/bin/env bash
# The man page and --help tell of the same options. index_man.sh PROGRAM MAN_PAGE VERB…
source "$(dirname "$0")/cli.sh"
page=$2
shift 2
in_help=$(for verb in "$@"; do "$program" ${verb:+"$verb"} --help; done |
  sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p' | sort -u)
in_page=$(awk 'after_tp { print } { after_tp = ($0 == ".TP") }' "$page" |
  sed -n 's/\\//g; s/^\.B[RI]* -.*\(--[a-z-]*\).*/\1/p; s/^\.B[RI]* \(--[a-z-]*\).*/\1/p' | sort -u)
[ -n "$in_help" ] || fail "no options in --help"
same "options in $page and --help" "$in_help" "$in_page"
if command -v man >/dev/null; then
  warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
  same "warnings of man about $page" "" "$warnings"
fi
finish
