#!/usr/bin/env bash
# Output that nobody can take, and a system with nothing left to give: one line that says what is
# missing, status 2, and an index that is as it was. shortage.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"
write_articles articles 1 40
run 0 "$program" build --index idx articles

# ends STATUS COMMAND…: its status, whatever it says.
ends() {
  local wanted=$1 status=0
  shift
  "$@" >"$work/.out" 2>"$work/.err" </dev/null || status=$?
  err=$(cat "$work/.err")
  [[ " $wanted " == *" $status "* ]] || fail "status $status, not one of $wanted: $* ($err)"
  last=$status
}

# ---- Output -------------------------------------------------------------------------------------

# unwritten COMMAND…: told on a full device and with a closed output; a reader that leaves is no error.
unwritten() {
  local status=0
  "$@" >/dev/full 2>err </dev/null || status=$?
  { [ "$status" = 2 ] && [ "$(grep -c '^niger-.*write' err)" = 1 ]; } ||
    fail "a full device: status $status: $* ($(cat err))"
  status=0
  "$@" >&- 2>err </dev/null || status=$?
  { [ "$status" = 2 ] && [ "$(grep -c '^niger-' err)" = 1 ]; } ||
    fail "a closed output: status $status: $* ($(cat err))"
  { sleep 0.2; "$@" 2>err </dev/null; echo $? >status; } | true
  { [ "$(cat status)" = 0 ] && [ ! -s err ]; } ||
    fail "a closed pipe: status $(cat status): $* ($(cat err))"
}
if [ -c /dev/full ]; then
  for command in "--help" "--version" "build --help" "status --help" "status --version" \
    "status --index idx" "status --json --index idx" "check --index idx" "update --index idx" \
    "update --dry-run --index idx" "inspect articles/1.txt" "inspect --json articles/1.txt" \
    "build --index other articles"; do
    # shellcheck disable=SC2086
    unwritten "$program" $command
  done
  for command in --help --version "-f text" "-f json" "-f jsonl" "-f html" "-f csv" "-f trec" --facets \
    --timeline --kwic "--kwic -f json" "--kwic -f csv" --explain "-n 0" "--show 7.txt" "--show 7.txt -f html"; do
    # shellcheck disable=SC2086
    unwritten "$searcher" -i idx $command خبر
  done
  printf 'q1\tخبر\nq2\tالقاعدة\n' >queries
  unwritten "$searcher" -i idx --queries queries -f trec
  unwritten "$searcher" -i idx --new desk --state state خبر 2>/dev/null
fi

# ---- Permission ---------------------------------------------------------------------------------

if can_be_denied; then
  chmod a+rx "$work"
  run 0 "${as_other[@]}" "$searcher" -i idx خبر
  for place in idx idx/format idx/current idx/gen-000001 idx/gen-000001/readers \
    idx/gen-000001/postlist.glass idx/gen-000001/iamglass; do
    before=$(stat -c %a "$place")
    chmod 000 "$place"
    run 2 "${as_other[@]}" "$searcher" -i idx خبر
    complains "idx" "no permission to read"
    run 2 "${as_other[@]}" "$program" status --index idx
    complains "idx" "no permission to read"
    chmod "$before" "$place"
  done
fi

# ---- Limits -------------------------------------------------------------------------------------

# as_it_was WHAT: after a run that failed, the index answers as before.
as_it_was() { same "articles after $1" 40 "$(articles idx)"; }

# A file that may not grow: the signal does not end the program.
for blocks in 0 1 8; do  # what is said goes through a pipe, whose size has no limit
  err=$( (ulimit -f "$blocks" && exec "$program" build --index idx articles) 2>&1 >/dev/null </dev/null)
  status=$?
  { [ "$status" = 2 ] && [ "$(grep -c '^niger-index: ' <<<"$err")" = 1 ]; } ||
    fail "files of at most $blocks blocks: status $status: $err"
  as_it_was "a file that may not grow"
done

# A program under a sanitizer reserves more address space than any limit leaves it.
plain=
if (ulimit -v 4000000 && "$program" --version >/dev/null 2>&1) 2>/dev/null; then plain=yes; fi

# No descriptors. A sanitizer needs some of its own to look at types.
for count in ${plain:+3 4 5 6 7 8 10 12 14 16 20}; do
  ends "0 2 127" bash -c "ulimit -n $count; exec \"\$@\"" - "$program" build --index idx articles
  [ "$last" != 2 ] || [ "$(grep -c '^niger-index: ' <<<"$err")" = 1 ] ||
    fail "$count descriptors: $err"
  [ "$last" != 2 ] || [[ "$err" == *"Too many open files"* ]] || fail "$count descriptors: $err"
  as_it_was "a run with $count descriptors"
  ends "0 2 127" bash -c "ulimit -n $count; exec \"\$@\"" - "$searcher" -i idx خبر
  [ "$last" != 2 ] || [[ "$err" == *"Too many open files"* ]] || fail "$count descriptors: $err"
done

# No threads beside the first: fewer do the work. A sanitizer looks for leaks in one of its own.
if [ -n "$plain" ] && [ ${#as_other[@]} -gt 0 ] && "${as_other[@]}" bash -c 'ulimit -u 1' 2>/dev/null; then
  mkdir theirs && chown 65534 theirs
  ends "0 2" timeout 60 "${as_other[@]}" bash -c 'ulimit -u 1; exec "$@"' - \
    "$program" build --threads 4 --index theirs/idx articles
  [ "$last" = 0 ] || [ "$(grep -c '^niger-index: ' <<<"$err")" = 1 ] || fail "no threads: $err"
fi

# Too little memory.
if [ -n "$plain" ]; then
  # Also where there is none to begin with, and libraries cannot make what they need before main; the
  # system's own complaint is another where not even these have a place (127). A library by which PDF
  # is read says "Out of memory" and ends the process itself (134), before any line of ours.
  for kilobytes in $(seq 40000 4000 100000); do
    for each in "$program" "$searcher"; do
      ends "0 2 127 134" bash -c "ulimit -v $kilobytes; exec \"\$@\"" - "$each" --version 2>>"$work/.shell"
      [ "$last" != 134 ] || [[ "$each" = "$program" && "$err" = "Out of memory" ]] ||
        fail "$kilobytes KB of memory to begin with: aborted: $err"
      [ "$last" != 2 ] || [[ "$err" == niger-*": not enough memory"* && "$err" != *bad_alloc* ]] ||
        fail "$kilobytes KB of memory to begin with: $err"
    done
  done
  ends "0 2 127" env NIGER_LANG=ar bash -c "ulimit -v 70000; exec \"\$@\"" - "$program" --version
  [ "$last" != 2 ] || [[ "$err" == "niger-index: الذاكرة لا تكفي"* ]] || fail "in Arabic: $err"
  for kilobytes in $(seq 60000 20000 400000); do
    { (ulimit -v "$kilobytes" && exec "$program" --version) >out 2>err; } 2>/dev/null || continue
    ends "0 2" timeout 120 bash -c "ulimit -v $kilobytes; exec \"\$@\"" - \
      "$program" build --index idx articles
    { [ "$last" = 0 ] || [[ "$(grep -c '^niger-index: ' <<<"$err")" = 1 && "$err" != *bad_alloc* ]]; } ||
      fail "$kilobytes KB of memory: $err"
    as_it_was "a run with $kilobytes KB of memory"
    ends "0 2" bash -c "ulimit -v $kilobytes; exec \"\$@\"" - "$searcher" -i idx خبر
    [[ "$err" != *bad_alloc* ]] || fail "$kilobytes KB of memory: $err"
  done
fi
finish
