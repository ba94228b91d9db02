#!/usr/bin/env bash
# niger-search where something is wrong: one line that names the thing, and the right exit status.
# search_errors.sh PROGRAM
set -uo pipefail
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
unset NIGER_INDEX NIGER_LIMIT NIGER_LANG LC_MESSAGES LANG 2>/dev/null
export LC_ALL=C.UTF-8
cd "$folder" || exit 1
failures=0

# expect STATUS TEXT ARGUMENT…: the exit status, and what the one line of errors must hold
expect() {
  local status=$1 text=$2
  shift 2
  "$program" "$@" >out 2>err
  local got=$?
  if [ "$got" -ne "$status" ] || ! grep -qF -- "$text" err || [ "$(wc -l <err)" -gt 1 ]; then
    echo "niger-search $*: status $got instead of $status, or no line with '$text':" >&2
    cat err >&2
    failures=$((failures + 1))
  fi
}

expect 2 "no query"
expect 2 "--limit" --limit -3 النيجر
expect 2 "--offset" --offset x النيجر
expect 2 "--format" --format pdf النيجر
expect 2 "--match" --match most النيجر
expect 2 "--sort" --sort up النيجر
expect 2 "--color" --color blue النيجر
expect 2 "--bidi" --bidi up النيجر
expect 2 "--width" --width x النيجر
expect 2 "--snippet" --snippet x النيجر
expect 2 "--limti" --limti 3 النيجر
expect 2 "$folder/nowhere" --index "$folder/nowhere" النيجر
mkdir foreign && echo hello >foreign/file
expect 2 "$folder/foreign" --index "$folder/foreign" النيجر
expect 2 "--lang" --lang fr النيجر
expect 2 "لم يُكتب استعلام" --lang ar
expect 2 "هل تقصد --limit" --lang ar --limti 3 النيجر
expect 2 "--limit يجب أن تكون قيمته عددا صحيحا" --lang ar --limit -3 النيجر
LC_ALL=ar_EG.UTF-8 expect 2 "لم يُكتب استعلام"
LC_ALL=ar_EG.UTF-8 expect 2 "no query" --lang=en
LC_ALL='' LC_MESSAGES=ar LANG=C expect 2 "لا يوجد فهرس في $folder/nowhere" --index "$folder/nowhere" النيجر
NIGER_LANG=ar expect 2 "لا يوجد فهرس" --index "$folder/nowhere" النيجر
expect 2 "--queries" --queries q النيجر
expect 2 "html" --queries q --format html

# A program that reads JSON gets the failure as its answer; of another format only the line.
for wrong in "--format=json --limit -3" "-f jsonl --nonsense" "-f json --index $folder/nowhere" "-fjson"; do
  # shellcheck disable=SC2086
  expect 2 "" $wrong $([ "$wrong" = -fjson ] || echo النيجر)
  python3 - "$(cat out)" "$(cat err)" <<'END' || { echo "no failure in JSON: $wrong" >&2; failures=$((failures + 1)); }
import json, sys
error = json.loads(sys.argv[1])["error"]
assert error["kind"] in ("usage", "index") and error["message"] and error["message"] in sys.argv[2], error
END
done
expect 2 "--limit" -f csv --limit -3 النيجر
[ ! -s out ] || { echo "a failure in csv" >&2; failures=$((failures + 1)); }
expect 2 "the columns are rank, score" -f csv --columns id,nothing النيجر
expect 2 "--columns" -f csv --columns id,,date النيجر
expect 2 "--format csv" --columns id النيجر

for asked in --help --version; do
  "$program" $asked >out 2>err || failures=$((failures + 1))
  grep -q niger-search out || { echo "$asked says nothing" >&2; failures=$((failures + 1)); }
done
"$program" --lang ar --help | grep -q '^الاستعمال: niger-search' || { echo "no help in Arabic" >&2; exit 1; }
exit $((failures > 0))
