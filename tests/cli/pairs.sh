#!/usr/bin/env bash
# scripts/pairs over a small collection: which pairs of a query and a text meet; and what real programs
# make of letters' names, of the Latin article and of ابن, which is decided over the whole query.
program=$1
pairs=$(cd "$(dirname "$0")/../../scripts" && pwd)/pairs
. "$(dirname "$0")/cli.sh"
build=$3

printf '{"id":"1","title":"خبر","text":"%s"}\n' "افتتحت السلطات قاعدة قرب المدينة" >corpus.jsonl
pair() { printf '%s\t%s\t%s\t%s\n' "$@"; }
{
  echo '# kind	query	text	meet or apart'
  pair acronym 'إف بي آي' 'عملاء FBI' meet
  pair acronym 'سي إن إن' 'شبكة CNN' meet
  pair acronym 'البي بي سي' 'شبكة BBC' meet
  pair acronym 'BBC' 'قناة البي بي سي' meet
  pair acronym 'إف بي آي' 'شبكة CNN' apart
  pair latin 'al-Sisi' 'عبد الفتاح السيسي' meet
  pair latin 'Deir ez-Zor' 'مدينة دير الزور' meet
  pair latin "Shi'a" 'الطائفة الشيعة' meet
  pair person 'ابن سلمان' 'محمد بن سلمان' meet
  pair person 'ابن' 'كيلو بن محمص' apart
} >good.tsv
run 0 "$pairs" --build "$build" corpus.jsonl good.tsv --verbose
says 'acronym                     meet        4/4    1.000' \
  'latin                       meet        3/3    1.000' \
  'all                         meet        8/8    1.000' \
  'all                         apart       2/2    1.000'

# What is not as it should be is listed; two files are one list.
{
  pair verb 'قال' 'افتتحت السلطات قاعدة' meet
  pair verb 'قاعدة' 'قواعد اللغة' apart
} >bad.tsv
run 0 "$pairs" --build "$build" corpus.jsonl good.tsv bad.tsv --verbose --index kept
says 'missed	verb	قال	افتتحت السلطات قاعدة' 'wrong	verb	قاعدة	قواعد اللغة' \
  'verb                        apart       0/1    0.000' \
  'all                         meet        8/9    0.889'
first=$out
run 0 "$pairs" --build "$build" corpus.jsonl good.tsv bad.tsv --verbose --index kept
same "an index that is kept gives the same" "$first" "$out"

told() { [[ "$err" == *"$1"* ]] || fail "the complaint lacks \"$1\": $err"; }
pair verb 'قال' 'قال' perhaps >broken.tsv
run 2 "$pairs" --build "$build" corpus.jsonl broken.tsv
told 'broken.tsv:1: not kind, query, text, meet or apart'
: >empty.tsv
run 2 "$pairs" --build "$build" corpus.jsonl empty.tsv
told 'no pairs'
run 2 "$pairs" --build "$build/nowhere" corpus.jsonl good.tsv
told 'is not built'

exit $((failures > 0))
