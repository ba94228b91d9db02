#!/usr/bin/env bash
# --facets, --facet, --timeline, --recency and order from page to page.
# search_facets.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
export NIGER_ALL_COPIES=yes  # the articles are alike
mkdir articles
for i in $(seq 40); do
  printf '{"id": "n%02d", "title": "خبر", "text": "وصلت القاعدة الجوية اليوم", ' "$i"
  [ $((i % 4)) = 0 ] || printf '"source": "%s", ' "$([ $((i % 2)) = 0 ] && echo 'وكالة أنباء' || echo 'وكالة انباء')"
  printf '"date": "2024-0%s-11", ' $((i % 5 + 1))
  printf '"keywords": ["قواعد", "جيش %s"]}\n' $((i % 3))
done >articles/news.jsonl
run 0 "$program" build articles --index index --quiet

run 0 "$searcher" -i index القاعدة --facet source --facet month -n 0
says '       30  وكالة انباء' '       10  unknown' '        8  2024-03'
run 0 "$searcher" -i index القاعدة --facet مصدر --lang ar -n 0
says 'المصدر' 'غير معروف'
run 0 "$searcher" -i index القاعدة --facets --facet day --timeline -f json -n 40
python3 - "$out" <<'END' || fail "the counts do not add up"
import json, sys
answer = json.loads(sys.argv[1])
assert answer["total"] == len(answer["hits"]) == 40
fields = [f["field"] for f in answer["facets"]]
assert fields == ["source", "year", "month", "place", "author", "keyword", "category", "folder", "day"], fields
for facet in answer["facets"]:
    if facet["field"] == "keyword": continue
    total = sum(v["count"] for v in facet["values"]) + facet["others"] + facet["unknown"]
    assert total == 40, facet
keyword = next(f for f in answer["facets"] if f["field"] == "keyword")
assert keyword["values"][0] == {"value": "قواعد", "count": 40}, keyword
timeline = answer["timeline"]
assert timeline["unit"] == "month" and sum(v["count"] for v in timeline["values"]) == 40, timeline
END
# A facet's count is what the search narrowed to its value finds.
run 0 "$searcher" -i index القاعدة 'مصدر:"وكالة أنباء"' -n 0 -f json
says '"total": 30'
run 0 "$searcher" -i index القاعدة --timeline -n 0
says '2024-01' '█'
run 0 "$searcher" -i index القاعدة --facet source --facet-values 1 -f html
says '<caption>source</caption>' '<meter'
# Pages continue each other in every order.
for order in '--sort relevance' '--sort newest' '--sort oldest' '--recency 40'; do
  whole=$("$searcher" -i index القاعدة $order -n 40 -f tsv --columns id | tail -n +2)
  paged=$(for o in 0 7 14 21 28 35; do "$searcher" -i index القاعدة $order -n 7 -o $o -f tsv --columns id | tail -n +2; done)
  same "pages of $order" "$whole" "$paged"
done
same "the newest first with --recency 100" 2024-05-11 \
  "$("$searcher" -i index القاعدة --recency 100 -n 1 -f tsv --columns date | tail -1)"
run 1 "$searcher" -i index القاعدة --offset 100
says '40 articles' 'there are only 40 results'
# What cannot be.
run 2 "$searcher" -i index القاعدة --facet sorce
complains '--facet' 'sorce' 'source'
run 0 "$searcher" -i index القاعدة --facet source --timeline -f tsv
says $'field\tkind\tvalue\tcount' $'source\tvalue\t' $'timeline\tvalue\t20'
run 2 "$searcher" -i index القاعدة --facets -f trec
complains '--facets' '--format trec'
run 2 "$searcher" -i index القاعدة --recency 10 --sort newest
complains '--recency' '--sort newest'
run 2 "$searcher" -i index القاعدة --recency 101
complains '--recency'
run 2 "$searcher" -i index القاعدة --facet-values x
complains '--facet-values'
finish
