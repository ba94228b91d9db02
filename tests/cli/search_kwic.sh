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
says '3 occurrences in 1 article' 'القَاعِدَة'
[[ "$out" != *القاعدتين* ]] || fail "an inflected form without --lemma: $out"
run 0 "$searcher" -i index --kwic --form القاعدة
says '3 occurrences in 1 article'
run 0 "$searcher" -i index --kwic قاعدتين
says '1 occurrence in 1 article' 'القاعدتين'
run 0 "$searcher" -i index --kwic --lemma قاعدة
says '4 occurrences in 2 articles' 'القَاعِدَة' 'القاعدتين'
same "no invisible characters in a pipe" "" "$(grep -P '\x1B|[\x{2066}-\x{2069}]' <<<"$out")"
run 0 "$searcher" -i index --kwic --lemma --limit 2 قاعدة
says '4 occurrences in 2 articles, 1–2 shown'
same "two lines" 2 "$(grep -c 'قاعد' <<<"$out")"
run 0 "$searcher" -i index --kwic --lemma --limit 2 --offset 3 قاعدة
says '4 occurrences in 2 articles, 4–4 shown'
run 0 "$searcher" -i index --kwic --lemma --limit 0 --collocates 2 قاعدة
says '4 occurrences in 2 articles'
same "no line" 0 "$(grep -c 'n1' <<<"$out")"
run 0 "$searcher" -i index --kwic --lemma --sort oldest -f csv قاعدة
same "the first by date" n2 "$(sed -n 2p <<<"$out" | cut -d'"' -f2)"
run 0 "$searcher" -i index --kwic --lemma --kwic-sort after -f jsonl --collocates 3 قاعدة
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
run 0 "$searcher" -i index --kwic --lemma -f html قاعدة
says '<mark>القَاعِدَة</mark>' '4 occurrences in 2 articles' '</html>'
run 0 "$searcher" -i index --kwic -f tsv --columns word,category,id قاعدة
same "columns of lines" $'word\tcategory\tid' "$(head -1 <<<"$out")"
run 0 "$searcher" -i index --kwic --collocates 2 -f csv --no-bom قاعدة
same "collocates in place of lines" \
  $'word,count,before,after,articles,collection,expected,log_likelihood,mi,mi3,t_score,dice,log_dice\r' \
  "$(head -1 <<<"$out")"
run 2 "$searcher" -i index --collocates 3 قاعدة
complains '--collocates' '--kwic'
run 0 "$searcher" -i index --kwic --facet source --explain قاعدة
says 'understood as: قاعدة' '3 occurrences' $'source\n        1  رويترز'
run 0 "$searcher" -i index --kwic --facet source -f json قاعدة
says '"facets": [' '"lines": ['
run 0 "$searcher" -i index --kwic --facet source -f tsv قاعدة
says $'field\tkind\tvalue\tcount' $'source\tvalue\tرويترز\t1'
# The order of lines.
run 0 "$searcher" -i index --kwic --lemma --kwic-sort random --seed 3 قاعدة
says '--seed 3'
shuffled=$out
run 0 "$searcher" -i index --kwic --lemma --kwic-sort random --seed 3 قاعدة
same "the same seed, the same order" "$shuffled" "$out"
run 0 "$searcher" -i index --kwic --kwic-sort random -f json قاعدة
grep -qE 'seed [0-9]+' <<<"$out" || fail "no seed is told: $out"
run 0 "$searcher" -i index --kwic --lemma --kwic-sort date -f tsv --columns id قاعدة
same "lines by date" "id n2 n1 n1 n1" "$(tr '\n' ' ' <<<"$out" | sed 's/ *$//')"
for wrong in "--kwic-sort up" "--kwic-sort L0" "--kwic-sort L1,R1,R2,R3" "--kwic-sort random --seed x" \
  "--seed 5" "--collocates 5 --window 0" "--collocates 5 --window L21" "--collocates 5 --min-count 0" \
  "--collocates 5 --collocate-sort chi" "--window 5" "--form --lemma" "-f csv --columns word,nothing"; do
  # shellcheck disable=SC2086
  run 2 "$searcher" -i index --kwic $wrong قاعدة
  complains "$(grep -o -- '--[a-z-]*' <<<"$wrong" | tail -1 | sed 's/--columns/no column is named nothing/; s/--seed/--seed/')"
done
# Many queries.
printf 'q1\tقاعدة\nq2\tجنود\n' >queries
run 0 "$searcher" -i index --kwic --queries queries
says 'q1: 3 occurrences' 'q2: '
run 0 "$searcher" -i index --kwic --queries queries -f tsv --columns query_id,word
same "lines of two queries" $'query_id\tword q1\tالقاعدة q1\tالقَاعِدَة q1\tقاعدة q2\tالجنود ' "$(tr '\n' ' ' <<<"$out")"
run 0 "$searcher" -i index --kwic --queries queries -f json
same "an object a query" "q1 q2" \
  "$(python3 -c 'import json, sys; print(*[json.loads(line)["query_id"] for line in sys.stdin])' <<<"$out")"
# A reader that goes away is no error.
for i in $(seq 3000); do printf '{"id": "m%s", "text": "القاعدة رقم %s هنا"}\n' "$i" "$i"; done >articles/many.jsonl
run 0 "$program" build articles --index index --quiet
"$searcher" -i index --kwic قاعدة 2>err | head -1 >/dev/null
same "status of a closed pipe" 0 "${PIPESTATUS[0]}"
[ -s err ] && fail "a closed pipe was told of"
finish
