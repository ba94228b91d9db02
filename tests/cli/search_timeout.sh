#!/usr/bin/env bash
# --timeout: an answer that is cut short has what was found by then, says that it is partial in every
# format, and loses nothing for the next one. search_timeout.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
write_articles articles 1 60
run 0 "$program" build articles --index index --quiet
cut() { "$searcher" -i index --timeout 0.000001 "$@"; }

# Ten hits were found by then: they are shown in any case.
run 3 cut القاعدة -n 20
says 'note: the time limit (--timeout) was reached' 'so far, 1–10 shown'
run 3 cut القاعدة --lang ar
says 'انتهت المهلة (--timeout)' 'حتى انتهاء المهلة'
run 3 cut القاعدة -f json
says '"partial": true' '"code": "partial"'
run 3 cut القاعدة -f jsonl
says '"partial":true'
run 3 cut القاعدة -f html
says '<div class="note" dir="auto">the time limit' 'so far'
run 3 cut القاعدة -f csv
complains 'the time limit (--timeout) was reached'
run 3 cut القاعدة -f trec
complains 'the time limit (--timeout) was reached'
printf 'q1\tالقاعدة\nq2\tالنيجر\n' >queries
for format in text json jsonl csv trec; do
  run 3 cut -q queries -f $format
  same "partial answers of two ($format)" 2 \
    "$(grep -c -e 'was reached' -e '"partial":true' <<<"$out
$err" | sed 's/^4$/2/')"
done
run 3 cut -q queries -f trec
[[ "$err" == *'q1: the time'*'q2: the time'* ]] || fail "which query of a run is partial: $err"

# With everything that is counted or listed besides.
run 3 cut القاعدة -n 0 --facets --timeline
says 'so far'
run 3 cut القاعدة --copies --explain
says 'so far'
run 3 cut القاعدة --recency 50
says 'so far'
run 3 cut القاعدة --kwic
says 'the time limit' 'so far'
run 3 cut القاعدة --kwic -f json
says '"partial": true'
run 3 cut القاعدة --kwic -f jsonl
says '"partial":true'
run 3 cut القاعدة --kwic -f csv
complains 'was reached'
run 3 cut --similar 3.txt -n 20
says 'so far'
run 3 cut --show 3.txt القاعدة
says 'the words of the query are not highlighted' 'القاعدة الجوية 3'
run 3 cut --show 3.txt القاعدة -f json
says '"partial": true'
run 3 cut --show 3.txt القاعدة -f html
says 'not highlighted'
run 3 cut القاعدة --record r.json
grep -q '"partial": true' r.json || fail "a record that does not say that it is partial"
grep -q ', partial' r.json || fail "a citation that does not say so"

# What was not shown is not marked as seen: each article is shown once.
run 3 cut القاعدة --state state --new desk -n 20 -f jsonl
grep -o '"id":"[^"]*"' <<<"$out" >shown
same "shown in time" 10 "$(wc -l <shown)"
run 0 "$searcher" -i index القاعدة --state state --new desk -n 100 -f jsonl
grep -o '"id":"[^"]*"' <<<"$out" >>shown
same "shown in all" 60 "$(sort -u shown | wc -l)"
same "shown once" 60 "$(wc -l <shown)"

# Without a limit, and with one that is not reached.
for seconds in 0 1000; do
  run 0 "$searcher" -i index القاعدة -n 1 --timeout $seconds
  says '60 articles, 1–1 shown'
  run 1 "$searcher" -i index زرافة --timeout $seconds
  run 0 "$searcher" -i index القاعدة --kwic -n 1 --timeout $seconds
  run 0 "$searcher" -i index --show 3.txt القاعدة --timeout $seconds -f json
  [[ "$out" != *partial* ]] || fail "a whole answer that is partial"
done
run 3 env NIGER_TIMEOUT=0.000001 "$searcher" -i index القاعدة
finish
