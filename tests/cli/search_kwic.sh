#!/usr/bin/env bash
# --kwic: every occurrence in its context. search_kwic.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
mkdir articles
cat >articles/news.jsonl <<'END'
{"id": "n1", "title": "القاعدة الجوية", "text": "غادر الجنود القَاعِدَة أمس. ثم عاد بعضهم إلى قاعدة ثانية.", "source": "رويترز", "date": "2024-04-20"}
{"id": "n2", "title": "محادثات", "text": "تناقش الوفدان حول القاعدتين.", "date": "2024-03-01"}
{"id": "n3", "title": "غيره", "text": "لا شيء."}
END
run 0 "$program" build articles --index index --quiet
run 0 "$searcher" -i index --kwic قاعدة
says '4 occurrences in 2 articles' 'القَاعِدَة' 'القاعدتين'
same "no invisible characters in a pipe" "" "$(grep -P '\x1B|[\x{2066}-\x{2069}]' <<<"$out")"
run 0 "$searcher" -i index --kwic --limit 2 قاعدة
says '4 occurrences in 2 articles, 1–2 shown'
same "two lines" 2 "$(grep -c 'قاعد' <<<"$out")"
run 0 "$searcher" -i index --kwic --limit 2 --offset 3 قاعدة
says '4 occurrences in 2 articles, 4–4 shown'
run 0 "$searcher" -i index --kwic --limit 0 --collocates 2 قاعدة
says '4 occurrences in 2 articles'
same "no line" 0 "$(grep -c 'n1' <<<"$out")"
run 0 "$searcher" -i index --kwic --sort oldest -f csv قاعدة
same "the first by date" n2 "$(sed -n 2p <<<"$out" | cut -d'"' -f2)"
run 0 "$searcher" -i index --kwic --kwic-sort after -f jsonl --collocates 3 قاعدة
python3 - "$out" <<'END' || fail "jsonl"
import json, sys
lines = [json.loads(line) for line in sys.argv[1].splitlines()]
assert [l["word"] for l in lines[:-1]] == ["القاعدتين", "القاعدة", "القَاعِدَة", "قاعدة"], lines
assert lines[-1]["occurrences"] == 4 and lines[-1]["articles"] == 2, lines[-1]
assert len(lines[-1]["collocates"]) == 3
END
run 0 "$searcher" -i index --kwic -f json '"القاعدة الجوية"'
python3 - "$out" <<'END' || fail "a phrase is one occurrence"
import json, sys
answer = json.loads(sys.argv[1])
assert answer["version"] == 1 and [l["word"] for l in answer["lines"]] == ["القاعدة الجوية"], answer
END
run 0 "$searcher" -i index --kwic --color always --bidi isolate -w 60 قاعدة
says $'\x1B[1;33m' $'\u2067' $'\u2069'
run 1 "$searcher" -i index --kwic زرافة
says '0 occurrences'
run 2 "$searcher" -i index --kwic مصدر:رويترز
complains '--kwic' 'only fields'
run 0 "$searcher" -i index --kwic -f html قاعدة
says '<mark>القَاعِدَة</mark>' '4 occurrences in 2 articles' '</html>'
run 0 "$searcher" -i index --kwic -f tsv --columns word,category,id قاعدة
same "columns of lines" $'word\tcategory\tid' "$(head -1 <<<"$out")"
run 0 "$searcher" -i index --kwic --collocates 2 -f csv --no-bom قاعدة
same "collocates in place of lines" $'word,count,before,after\r' "$(head -1 <<<"$out")"
run 2 "$searcher" -i index --collocates 3 قاعدة
complains '--collocates' '--kwic'
run 2 "$searcher" -i index --kwic --facets قاعدة
complains '--kwic' '--facets'
run 2 "$searcher" -i index --kwic-sort up --kwic قاعدة
complains '--kwic-sort'
# A reader that goes away is no error.
for i in $(seq 3000); do printf '{"id": "m%s", "text": "القاعدة رقم %s هنا"}\n' "$i" "$i"; done >articles/many.jsonl
run 0 "$program" build articles --index index --quiet
"$searcher" -i index --kwic قاعدة 2>err | head -1 >/dev/null
same "status of a closed pipe" 0 "${PIPESTATUS[0]}"
[ -s err ] && fail "a closed pipe was told of"
finish
