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
assert record["keys"] == sorted(record["keys"]) and len(record["keys"]) == 12, record
assert all(key.endswith(id) for key, id in zip(record["shown_keys"], record["shown"])), record
assert record["index"]["generation"] == "gen-000001" and record["index"]["articles"] == 12, record
assert "12 articles" in record["citation"] and record["index"]["built_at"] in record["citation"]
assert record["options"]["sort"] == "relevance" and record["options"]["exact"] is False
END
# An id that is one of the matches alone may be another article's, too: its key is beside it.
mkdir shared
echo '{"id":"1","title":"أول","text":"نص zqxone"}' >shared/a.json
echo '{"id":"1","title":"ثان","text":"نص آخر"}' >shared/b.json
run 0 "$program" build shared --index shared_idx --quiet
run 0 "$searcher" -i shared_idx --record one.json =zqxone
grep -q "$work/shared/a.json#1" one.json || fail "no key: $(cat one.json)"
run 0 "$searcher" -i shared_idx --format csv =zqxone
says "copy_ids,key" "$work/shared/a.json#1"
run 0 "$searcher" -i shared_idx --kwic --format jsonl =zqxone
says "\"key\":\"$work/shared/a.json#1\""
# A path below the folder one stands in names its article.
run 0 "$searcher" -i shared_idx --show shared/a.json
says "zqxone"
run 0 "$searcher" -i shared_idx --similar shared/a.json -f json
(cd shared && "$searcher" -i ../shared_idx --show ./b.json >/dev/null) || fail "not by the name beside one"
run 2 "$searcher" -i shared_idx --show shared/none.json
complains "shared/none.json"
for option in --new --record; do
  run 2 "$searcher" -i shared_idx $option '' =zqxone
  complains "$option" "none was given"
done
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
