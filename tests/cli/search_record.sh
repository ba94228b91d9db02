#!/usr/bin/env bash
# --record: a search that can be cited. search_record.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
write_articles articles 1 12
run 0 "$program" build articles --index index --quiet
run 0 "$searcher" -i index --record record.json -n 3 القاعدة
says '12 articles, 1–3 shown'
python3 - <<'END' || fail "the record is not what it should be"
import json
record = json.load(open("record.json", encoding="utf-8"))
assert record["niger_search_record"] == 1
assert record["query"] == record["understood"] == "القاعدة", record
assert record["total"] == 12 and len(record["ids"]) == 12 and len(record["shown"]) == 3, record
assert record["ids"] == sorted(record["ids"])
assert record["index"]["generation"] == "gen-000001" and record["index"]["articles"] == 12, record
assert "12 articles" in record["citation"] and record["index"]["built_at"] in record["citation"]
assert record["options"]["sort"] == "relevance" and record["options"]["exact"] is False
END
run 0 "$searcher" -i index --record record.json --kwic القاعدة
grep -q '"occurrences": 12' record.json || fail "no count of occurrences"
# What was there stays where the record cannot be written, and nothing is shown.
run 2 "$searcher" -i index --record nowhere/record.json القاعدة
complains 'nowhere/record.json'
same "nothing shown" "" "$out"
run 2 "$searcher" -i index --record articles القاعدة
complains 'articles'
same "nothing half written" "" "$(ls | grep '\.new$')"
ln -s record.json link.json
run 0 "$searcher" -i index --record link.json الجوية
[ -L link.json ] || fail "a link was replaced"
grep -q 'الجوية' record.json || fail "the record was not written through the link"
run 2 "$searcher" -i index --record record.json --queries q
complains '--record' '--queries'
# A search for similar articles is kept, too.
run 0 "$searcher" -i index --similar 3.txt --record similar.json -n 2
grep -q '"similar": "3.txt"' similar.json && grep -q 'for articles like 3.txt:' similar.json ||
  fail "the record of a similar search: $(cat similar.json)"

finish
