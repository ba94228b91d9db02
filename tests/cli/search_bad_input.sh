#!/usr/bin/env bash
# Queries that cannot be meant as they are: answered all the same, with a note of a stable code that
# says in either language what is wrong and what was done; what cannot be done ends with status 2 and
# leaves nothing behind. search_bad_input.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
mkdir articles
printf '%s\n' '{"id":"n1","title":"خبر","text":"وصلت القاعدة الجوية إلى النيجر","source":"رويترز","date":"2024-05-03"}' \
  '{"id":"n2","title":"خبر آخر","text":"نص ثان عن القاعدة","source":"قناة الجزيرة","date":"2023-01-02"}' >articles/n.jsonl
words=$(for one in ب ج د ر ز س ش ص ض ط ع غ ف ق ك م ه خ ح ذ ث ظ ي ن ل; do
  for other in ب ج د ر ز س ش ص ض ط ع غ ف ق ك م ه خ ح ذ ث ظ ي ن ل; do echo "غظ$one${other}ق"; done; done)
printf '{"id":"w","title":"كلمات","text":"%s"}\n' "${words//$'\n'/ }" >>articles/n.jsonl
run 0 "$program" build --quiet --index idx articles

# noted CODE QUERY: a note of this code, in English and in Arabic.
noted() {
  local language text
  for language in en ar; do
    text=$("$searcher" -i idx --lang $language --format json -n 0 -- "$2" 2>&1)
    grep -q "\"code\":\"$1\"" <<<"$(tr -d ' ' <<<"$text")" || fail "no note $1 ($language) of $2: $text"
    text=$("$searcher" -i idx --lang $language -n 0 -- "$2" 2>&1 | grep -m1 -E '^(note|ملاحظة): ')
    [ -n "$text" ] || fail "no line with a note ($language) of $2"
    if [ $language = ar ] && ! grep -q 'ملاحظة: .*[اوي]' <<<"$text"; then
      fail "not in Arabic: $text"
    fi
  done
}
noted unknown-field 'sorce:رويترز'
noted unknown-field 'مصادر:رويترز'
noted unknown-field 'zzz:القاعدة'
noted unknown-value 'source:رويتز'
noted unknown-value 'مصدر:سكاي'
noted impossible-date 'date:2024-02-30'
noted impossible-date 'تاريخ:31-04-2024'
noted bad-date 'date:غدا'
noted reversed-range 'date:2024-05..2024-03'
noted unbalanced-quote '"القاعدة الجوية'
noted unbalanced-quote '«القاعدة الجوية'
noted unbalanced-parenthesis '(القاعدة الجوية'
noted unbalanced-parenthesis 'القاعدة الجوية)'
noted lone-star '* القاعدة'
noted star-inside '=القاعدة*'
noted star-in-phrase '"القاعدة الجو*"'
noted equals-alone '="القاعدة الجوية"'
noted prefix-crowded 'غظ*'
noted prefix-crowded 'غظ*ق'
noted prefix-crowded '/غظ.+/'
noted clauses-left-out "$(seq -s ' OR ' 1 3000)"
noted lone-operator 'القاعدة OR'
noted near-needs-words '(القاعدة الجوية) near:3 "خبر آخر"'
noted near-bounded 'القاعدة near:5000 الجوية'
noted too-deep "$(printf '(%.0s' $(seq 1 300))القاعدة"

run 1 "$searcher" -i idx source:رويتز
says "رويترز"
run 1 "$searcher" -i idx --offset 100 القاعدة
says "there are only"
run 1 "$searcher" -i idx --lang ar --offset 100 القاعدة
says "ملاحظة"

# What cannot be done.
for language in en ar; do
  run 2 "$searcher" -i idx --lang $language --show gone
  complains gone
  run 2 "$searcher" -i idx --lang $language --similar gone
  complains gone
  run 2 "$searcher" -i idx --lang $language --record no/folder/r.json القاعدة
  complains no/folder/r.json
  [ -z "$out" ] || fail "an answer though its record cannot be written: $out"
  run 2 "$searcher" -i idx --lang $language --new desk --state /dev/null/x القاعدة
  complains /dev/null
  [ -z "$out" ] || fail "an answer though what it showed cannot be kept: $out"
done
[ ! -e no ] || fail "something was written"

# A regular expression that is none, or that explodes.
printf '{"id":"a","title":"خبر","text":"%s"}\n' "$(printf 'a%.0s' $(seq 100))" >articles/long.jsonl
run 0 "$program" build --quiet --index long articles
for language in en ar; do
  run 2 timeout 60 "$searcher" -i long --lang $language '/(القاعدة/'
  complains '/(القاعدة/'
  run 2 timeout 60 "$searcher" -i long --lang $language '/(a+)+b/'
  complains '/(a+)+b/'
  run 2 timeout 60 "$searcher" -i long --lang $language --kwic '-/(a|aa)+b/ القاعدة'
  complains '/(a|aa)+b/'
done
run 0 "$searcher" -i long '/القاعد[هة]|قاعد./'
says n1

# A query on standard input; what follows -- is no option.
printf 'القاعدة الجوية\n' | "$searcher" -i idx --format jsonl - | grep -q '"understood":"القاعدة الجوية"' ||
  fail "a query on standard input"
: | "$searcher" -i idx - >/dev/null 2>&1
[ $? = 1 ] || fail "an empty query on standard input"
run 1 "$searcher" -i idx -- --limit
finish
