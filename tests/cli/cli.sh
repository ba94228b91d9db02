# Sourced by the tests of the programs: a folder of its own, and checks that tell what went wrong.
# Usage of a test: NAME.sh NIGER_INDEX [NIGER_SEARCH]
set -u
program=$1
searcher=${2:-}
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
# As under cron: no home, no language, no settings of whoever runs the test.
unset XDG_CONFIG_HOME XDG_DATA_HOME NIGER_INDEX NIGER_SOURCE HOME
export LC_ALL=C
cd "$work" || exit 1
failures=0

fail() {
  echo "FAILED: $1" >&2
  failures=$((failures + 1))
}

# run STATUS COMMAND…: runs it; its output is then in $out and $err, checked for its exit status.
run() {
  local wanted=$1 status=0
  shift
  "$@" >"$work/.out" 2>"$work/.err" </dev/null || status=$?
  out=$(cat "$work/.out")
  err=$(cat "$work/.err")
  if [ "$status" != "$wanted" ]; then
    fail "status $status, not $wanted: $* ($err)"
  fi
}

# says TEXT… / complains TEXT…: each occurs in the output, or in the one line of the complaint.
says() {
  local text
  for text in "$@"; do
    [[ "$out" == *"$text"* ]] || fail "the output lacks \"$text\": $out"
  done
}
complains() {
  local text
  [ "$(grep -c '' <<<"$err")" = 1 ] || fail "the complaint is not one line: $err"
  [[ "$err" == niger-* ]] || fail "the complaint does not name the program: $err"
  for text in "$@"; do
    [[ "$err" == *"$text"* ]] || fail "the complaint lacks \"$text\": $err"
  done
}
silent() { [ -z "$out$err" ] || fail "not silent: $out$err"; }

# same WHAT WANTED FOUND
same() { [ "$2" = "$3" ] || fail "$1: $3, not $2"; }

# articles INDEX: how many the index holds.
articles() { "$program" status --json --index "$1" | sed -n 's/.*"articles":\([0-9]*\).*/\1/p'; }

# write_articles FOLDER FIRST LAST: small articles, each with words of its own.
write_articles() {
  local number
  mkdir -p "$1"
  for number in $(seq "$2" "$3"); do
    printf 'خبر رقم %s\nوصلت القاعدة الجوية %s إلى النيجر في الصباح. قال المتحدث إن العدد %s.\n' \
      "$number" "$number" "$number" >"$1/$number.txt"
  done
}

# "${as_other[@]}" COMMAND…: as somebody who may be denied something, since root may read everything.
as_other=()
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  as_other=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
can_be_denied() {
  [ "$(id -u)" != 0 ] || [ ${#as_other[@]} -gt 0 ] ||
    { echo "not tested, since root may read everything and setpriv is missing: permission denied"; false; }
}

finish() {
  [ "$failures" = 0 ] || { echo "$failures checks failed" >&2; exit 1; }
  exit 0
}
