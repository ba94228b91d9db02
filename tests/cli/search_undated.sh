#!/usr/bin/env bash
# Articles that tell no date: the time of their file is not taken for one, they are neither new nor
# old, and they are counted and found as what they are.
source "$(dirname "$0")/cli.sh"

mkdir articles
for number in 1 2 3; do
  printf '{"id":"d%s","title":"خبر %s","text":"وصلت القوات إلى أغاديز %s","date":"2024-0%s-11"}\n' \
    "$number" "$number" "$number" "$number" >>articles/dated.jsonl
done
for number in 1 2; do
  printf '{"id":"u%s","title":"نبأ %s","text":"وصلت القافلة إلى أغاديز %s"}\n' \
    "$number" "$number" "$number" >>articles/undated.jsonl
done
run 0 "$program" build --index idx articles
run 0 "$program" status --index idx
says "Dates:       2024-01-11 to 2024-03-11" "No date:     2 articles"
run 0 "$program" status --json --index idx
says '"undated":2'

search() { run 0 "$searcher" -i idx --snippet 0 "$@"; }
order() { search "$@" -f trec; awk '{ print $3 }' <<<"$out" | tr '\n' ' '; }
same "newest first" "d3 d2 d1 " "$(order أغاديز --sort newest | cut -d' ' -f1-3) "
same "oldest first" "d1 d2 d3 " "$(order أغاديز --sort oldest | cut -d' ' -f1-3) "
for query in 'أغاديز date:none' 'تاريخ:بلا أغاديز' 'date:none'; do
  search "$query" --sort newest -f trec
  same "articles of $query" "u1 u2 " "$(awk '{ print $3 }' <<<"$out" | sort | tr '\n' ' ')"
done
search 'أغاديز -date:none' -f trec
same "articles with a date" 3 "$(grep -c '' <<<"$out")"
search أغاديز --recency 100 -f trec
same "the most recent first" "d3 d2 d1" "$(awk '{ print $3 }' <<<"$out" | head -n 3 | tr '\n' ' ' | sed 's/ $//')"
search أغاديز --facet year --timeline -n 0
same "lines of those without a date" 2 "$(grep -c '^ *2  no date$' <<<"$out")"
search أغاديز --facet year --timeline -n 0 -f json
[ "$(grep -o '"unknown": *2' <<<"$out" | grep -c '')" = 2 ] || fail "unknown dates in JSON: $out"
search أغاديز -f json
[[ "$out" != *"$(date +%Y-%m)"* ]] || fail "the day of the file is shown as a date: $out"

run 0 "$program" build --index idx articles --file-dates
run 0 "$program" status --json --index idx
says '"undated":0'
finish
