#!/usr/bin/env bash
# Indexes as earlier versions of the program wrote them (tests/fixtures): refused by every command
# that would misread them, with the command that helps, and unchanged by it.
# index_formats.sh NIGER_INDEX NIGER_SEARCH FIXTURES
source "$(dirname "$0")/cli.sh"
fixtures=$3
sums() { (cd "$1" && find . -type f -not -name lock -not -name last-run -exec sha256sum {} + | sort); }

mkdir articles
printf 'بئر جديدة في القرية\nحفر أهل القرية بئرا جديدة قرب السوق.\n' >articles/well.txt
tried=0
for fixture in "$fixtures"/format-*.tar.zst; do
  format=${fixture##*/format-}
  format=${format%.tar.zst}
  rm -rf old
  zstd -dqc "$fixture" | tar -x || fail "$fixture cannot be unpacked"
  before=$(sums old)
  says_format() { complains "format $format" "niger-index build --index old"; }
  run 2 "$searcher" -i old بئر
  says_format
  run 2 "$searcher" -i old --show well.txt
  says_format
  for verb in update "remove well.txt" purge "add articles"; do
    run 2 "$program" $verb --index old
    says_format
  done
  run 2 "$program" check --index old
  [[ $out$err == *"format $format"* ]] || fail "check does not name the format: $out$err"
  run 0 "$program" status --index old
  says "format $format" "niger-index build"
  same "the index of format $format after commands that refuse it" "$before" "$(sums old)"
  run 0 "$program" build --index old articles
  run 0 "$searcher" -i old بئر
  says "well.txt"
  tried=$((tried + 1))
done
newest=$("$program" status --json --index old | sed -n 's/.*"format":"\([0-9]*\)".*/\1/p')
same "indexes of each earlier format in $fixtures" $((newest - 1)) "$tried"
finish
