#!/usr/bin/env bash
# The installed programs are built against mistakes with memory: read by readelf from the programs
# themselves. hardening.sh CF_PROTECTION PROGRAM…; CF_PROTECTION: 1 where the compiler has it.
set -uo pipefail
cf_protection=$1
shift
failures=0
complain() { echo "$1" >&2; failures=$((failures + 1)); }
# Not through a pipe into grep -q: readelf would be stopped early, and fail.
has() { grep -qE "$1" <<<"$2"; }

for program in "$@"; do
  header=$(readelf -hlW "$program")
  dynamic=$(readelf -dW "$program")
  symbols=$(readelf --dyn-syms -W "$program")
  has 'Type: +DYN .*Position-Independent' "$header" || complain "$program: not position-independent"
  has 'GNU_RELRO' "$header" || complain "$program: no RELRO"
  has '\(FLAGS\) +BIND_NOW|\(BIND_NOW\)' "$dynamic" || complain "$program: no BIND_NOW"
  has '\(FLAGS_1\).* NOW' "$dynamic" || complain "$program: FLAGS_1 lacks NOW"
  has 'GNU_STACK .* RW ' "$header" || complain "$program: its stack may be executed"
  ! has ' LOAD .* RWE ' "$header" || complain "$program: a segment is writable and executable"
  ! has '\(TEXTREL\)' "$dynamic" || complain "$program: text relocations"
  has ' __stack_chk_fail' "$symbols" || complain "$program: no stack protector"
  has ' __(memcpy|memmove|snprintf|read|memset|fread|vsnprintf|realpath|strncpy)_chk' "$symbols" ||
    complain "$program: nothing is fortified"
  if [ "$cf_protection" = 1 ]; then
    # Whether the whole program is marked lies with every library that is linked into it.
    main=$(readelf -sW "$program" | awk '$8 == "main" { print $2 }')
    [ -n "$main" ] || { complain "$program: no symbol main"; continue; }
    section=$(readelf -SW "$program" | sed 's/^ *\[ *[0-9]*\] *//' | awk '$1 == ".text" { print $3, $4 }')
    offset=$((16#$main - 16#${section% *} + 16#${section#* }))
    first=$(od -An -tx1 -j "$offset" -N 4 "$program")
    [ "$first" = " f3 0f 1e fa" ] || complain "$program: main begins with$first, not with endbr64"
  fi
done
[ "$failures" = 0 ]
