#!/usr/bin/env bash
# The two programs together, on a small collection: build, then ask in every format.
# search_answers.sh NIGER-INDEX NIGER-SEARCH
set -uo pipefail
indexer=$1
program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
unset NIGER_INDEX NIGER_LANG 2>/dev/null
export LC_ALL=C.UTF-8
cd "$folder" || exit 1
failures=0
complain() { echo "$1" >&2; failures=$((failures + 1)); }

mkdir articles
printf 'الانسحاب من أغاديز\nغادر الجنود القَاعِدَة الجوية ٢٠١ أمس.\n' >articles/base.txt
printf 'محادثات\nحول قاعدة جوية في الشمال.\n' >articles/talks.txt
printf 'ضربات\nنفذ الجيش الضربات الجوية ليلا.\n' >articles/strikes.txt
"$indexer" build articles --index index --quiet || complain "the build failed"

"$program" -i index القاعدة الجوية 201 >out || complain "no answer"
grep -q '^1\. ' out || complain "no first rank"
grep -q 'القَاعِدَة الجوية ٢٠١' out || complain "the snippet is not in the article's spelling"
grep -q strikes out && complain "an article without a base was returned"
grep -qP '\x1B|[\x{2066}-\x{2069}]' out && complain "escape codes in a pipe"
"$program" -i index --color always القاعدة | grep -q $'\x1B\[1;33m' || complain "no colour"
"$program" -i index --bidi isolate القاعدة | grep -q $'\u2067' || complain "no isolates"
NIGER_INDEX=index "$program" النيجر >out
[ $? -eq 1 ] || complain "no results must be status 1"
"$program" -i index --format json القاعدة | python3 -c '
import json, sys
answer = json.load(sys.stdin)
assert answer["version"] == 1 and answer["total"] == 2, answer' || complain "json"
printf 'q1\tالقاعدة\nq2\tالضربات\n' >queries.tsv
"$program" -i index --queries queries.tsv --format trec >run || complain "batch"
[ "$(awk '{print $1, $2, $6}' run | sort -u | wc -l)" -eq 2 ] || complain "trec run"
"$program" -i index --queries - --format jsonl <queries.tsv | wc -l | grep -qx 2 || complain "jsonl"
"$program" -i index --format html القاعدة | grep -q 'dir="rtl"' || complain "html"
"$program" -i index --format csv القاعدة | head -1 | grep -q $'^\uFEFFrank,score,id' || complain "csv"
# Every word for people in both languages; codes in neither.
"$program" -i index --lang ar --explain 'القاعدة "' >out || complain "no answer in Arabic"
for text in 'ملاحظة: علامة اقتباس' 'فُهم الاستعلام هكذا: القاعدة' 'بُحث عنها في العنوان والنص' 'مقالان'; do
  grep -qF "$text" out || complain "not said in Arabic: $text"
done
"$program" -i index --explain 'القاعدة "' >out || complain "no answer in English"
for text in 'note: unclosed quote' 'understood as: القاعدة' 'searched in title and text' '2 articles'; do
  grep -qF "$text" out || complain "not said in English: $text"
done
[ "$("$program" -i index --lang ar -f json '(القاعدة' | grep -F '"code"')" = \
  "$("$program" -i index --lang en -f json '(القاعدة' | grep -F '"code"')" ] || complain "codes"
# Quotes among other words are emphasis, and that is said; alone, or with a plus, they ask for a phrase.
headline='غادر الجنود أغاديز «ضربات القاعدة»'
"$program" -i index "$headline" >out || complain "quotes in a headline kept its article out"
grep -qF 'note: quotes among other words' out || complain "not told how the quotes were read"
for query in '«ضربات القاعدة»' 'غادر الجنود أغاديز +«ضربات القاعدة»'; do
  "$program" -i index "$query" >out
  grep -qF 'quotes among other words' out && complain "a phrase was read as emphasis: $query"
  grep -qE 'no article has|none of the articles' out || complain "a phrase that no article has: $query: $(cat out)"
done
# A reader that goes away is no error.
for _ in $(seq 2000); do printf 'q\tالقاعدة\n'; done >many.tsv
"$program" -i index --queries many.tsv 2>err | head -1 >/dev/null
[ "${PIPESTATUS[0]}" -eq 0 ] || complain "a closed pipe was an error"
[ -s err ] && complain "a closed pipe was told of"
# Of a line without end no more is read than a query may have, and the others are answered.
{ printf 'q1\tالقاعدة '; head -c 3000000 /dev/zero | tr '\0' ' '; printf '\nq2\tالضربات\n'; } >long.tsv
for format in trec csv jsonl; do
  "$program" -i index --queries long.tsv --format $format >out 2>err || complain "a long line, $format"
  grep -q 'q2' out || complain "the line after a long one is not answered: $format"
  cat out err | grep -qF 'longer than 64 KB' || complain "not told of the long line: $format: $(cat err)"
done
exit $((failures > 0))
