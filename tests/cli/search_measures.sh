#!/usr/bin/env bash
# --corpus, --keyness, --ngrams, --trend: numbers of a set of articles. search_measures.sh NIGER-INDEX
# NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
mkdir articles
cat >articles/news.jsonl <<'END'
{"id": "n1", "title": "القاعدة الجوية", "text": "غادر الجنود القاعدة الجوية أمس. ثم عاد بعضهم إلى قاعدة ثانية.", "source": "رويترز", "date": "2024-01-20"}
{"id": "n2", "title": "محادثات", "text": "تناقش الوفدان حول القاعدة الجوية. عاد الوفد إلى القاعدة الجوية. بقيت القاعدة الجوية.", "source": "رويترز", "date": "2024-03-01"}
{"id": "n3", "title": "رياضة", "text": "فاز المنتخب على المنتخب الثاني. فاز المنتخب ثانية.", "source": "CNN", "date": "2024-03-09"}
{"id": "n4", "title": "رياضة <&b>", "text": "فاز المنتخب.", "source": "CNN"}
END
run 0 "$program" build articles --index index --quiet

# The collection in numbers: as many words as the analyzer makes.
run 0 "$searcher" -i index --corpus
says '4 articles, 12 sentences, 40 words' 'source' 'رويترز' '2024-03'
run 0 "$searcher" -i index --corpus -f json
python3 - "$out" <<'END' || fail "corpus"
import json, sys
answer = json.loads(sys.argv[1])
assert (answer["articles"], answer["sentences"], answer["words"]) == (4, 12, 40), answer
rows = {(r["source"], r["month"]): (r["articles"], r["sentences"], r["words"]) for r in answer["corpus"]}
assert rows == {("رويترز", "2024-01"): (1, 3, 13), ("رويترز", "2024-03"): (1, 4, 14),
                ("CNN", "2024-03"): (1, 3, 9), ("CNN", None): (1, 2, 4)}, rows
END
run 0 "$searcher" -i index --corpus --facet source -f csv --no-bom مصدر:CNN
same "a source" $'source,articles,sentences,words\r\n"CNN",2,5,13\r' "$out"

# Over time: every format, several queries.
run 0 "$searcher" -i index --trend month القاعدة
says '2 articles' '2024-01         1            3' '2024-02         0            0' '█'
same "occurrences are the lines of --kwic --lemma" "$("$searcher" -i index --kwic --lemma -n 0 -f json القاعدة |
  sed -n 's/.*"occurrences": *\([0-9]*\).*/\1/p')" \
  "$("$searcher" -i index --trend year -f csv --no-bom القاعدة | awk -F, 'NR > 1 { sum += $4 } END { print sum }')"
run 0 "$searcher" -i index --trend month --compare المنتخب --compare 'مصدر:CNN' -f json القاعدة
python3 - "$out" <<'END' || fail "trend"
import json, sys
answer = json.loads(sys.argv[1])
rows = answer["trend"]
assert answer["unit"] == "month" and len(rows) == 3 * 4, rows
march = [r for r in rows if r["month"] == "2024-03"]
assert [r["articles"] for r in march] == [1, 1, 1] and march[2]["occurrences"] is None, march
assert march[0]["per_1000_articles"] == 500 and march[0]["all_articles"] == 2, march
assert [r["articles"] for r in rows if r["month"] is None] == [0, 1, 1], rows
END
run 0 "$searcher" -i index --trend week -f svg 'رياضة' --compare '"<script>" & فاز'
python3 - "$out" <<'END' || fail "svg"
import sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.argv[1])
names = {e.tag.split("}")[1] for e in root.iter()}
assert names == {"svg", "title", "rect", "line", "text", "tspan", "polyline", "circle"}, names
assert not [a for e in root.iter() for a in e.attrib if a.startswith("on") or "href" in a]
assert any("<script>" in (e.text or "") for e in root.iter()), "the query is shown"
END
for unit in day week month year; do
  run 0 "$searcher" -i index --trend $unit -f html رياضة
  says '<svg' 'polyline' '</html>'
done
run 1 "$searcher" -i index --trend year زرافة
says '0 articles'

# Key words of one set against another.
run 0 "$searcher" -i index --keyness '*' -f json مصدر:رويترز
python3 - "$out" <<'END' || fail "keyness"
import json, math, sys
answer = json.loads(sys.argv[1])
rows = answer["keyness"]
word = rows[0]
assert word["word"] == "القاعدة" and word["count"] == 6 and word["other_count"] == 0, rows
assert word["articles"] == 2 and word["percent_difference"] is None, word
a, n, m = word["count"], answer["words"], answer["other_words"]
def part(o, e): return o * math.log(o / e) if o else 0
g2 = 2 * (part(a, a * n / (n + m)) + part(n - a, (n + m - a) * n / (n + m)) +
          part(m, (n + m - a) * m / (n + m)))
assert abs(word["log_likelihood"] - g2) < .006, (word, g2)
END
run 0 "$searcher" -i index --keyness مصدر:CNN -n 1 مصدر:رويترز
says 'words that are more frequent in 2 articles' 'القاعدة'
same "one row" 3 "$(grep -c '' <<<"$out")"
run 2 "$searcher" -i index --keyness زرافة مصدر:رويترز
complains '--keyness' 'زرافة'
run 2 "$searcher" -i index --keyness '*' زرافة
complains 'زرافة' 'no article'
run 2 "$searcher" -i index --keyness مصدر:CNN '*'
complains '--keyness' 'nothing to compare with'

# N-grams, and how they are spread.
run 0 "$searcher" -i index --ngrams 2 -f json '*'
python3 - "$out" <<'END' || fail "ngrams"
import json, sys
answer = json.loads(sys.argv[1])
rows = answer["ngrams"]
sizes = [13, 14, 9, 4]
first = rows[0]
assert (first["ngram"], first["n"], first["count"], first["articles"]) == ("القاعدة الجوية", 2, 5, 2), rows
counts = [2, 3, 0, 0]
p = [c / s for c, s in zip(counts, sizes)]
mean = sum(p) / 4
sd = (sum((x - mean) ** 2 for x in p) / 4) ** .5
assert abs(first["juilland_d"] - (1 - sd / mean / 3 ** .5)) < 6e-5, first
dp = sum(abs(s / sum(sizes) - c / 5) for c, s in zip(counts, sizes)) / 2
assert abs(first["dp"] - dp) < 6e-5, first
assert not [r for r in rows if r["ngram"] == "الجوية غادر"], "of two sentences"
END
run 0 "$searcher" -i index --ngrams 2..5 -f tsv --columns ngram,count '*'
same "of two to five words" $'ngram\tcount\nالقاعدة الجوية\t5' "$out"

run 0 "$searcher" -i index --ngrams 5 --min-count 1 -n 1 -f tsv --columns n,count '*'
same "as seldom as is asked for" $'n\tcount\n5\t1' "$out"
run 0 "$searcher" -i index --keyness '*' --min-count 6 -n 9 -f tsv --columns word مصدر:رويترز
same "as often as is asked for" $'word\nالقاعدة' "$out"

# What cannot be is said, at once.
run 2 "$searcher" -i index --ngrams 100 '*'
complains '--ngrams' '100'
run 2 "$searcher" -i index --ngrams 4..3 '*'
complains '--ngrams' '4..3'
run 2 "$searcher" -i index --trend fortnight قاعدة
complains '--trend' 'fortnight' 'week'
many=()
for i in $(seq 20); do many+=(--compare "كلمة$i"); done
run 2 "$searcher" -i index --trend day "${many[@]}" قاعدة
complains '20' '21'
run 2 "$searcher" -i index --trend day
complains 'no query'
run 2 "$searcher" -i index --compare قطر قاعدة
complains '--compare' '--trend'
run 2 "$searcher" -i index -f svg قاعدة
complains '--format svg' '--trend'
run 2 "$searcher" -i index --corpus --kwic قاعدة
complains '--corpus' '--kwic'
run 2 "$searcher" -i index --keyness '' قاعدة
complains '--keyness'
run 2 "$searcher" -i index --corpus -f csv --columns colour
complains 'colour' 'sentences'
run 0 "$searcher" -i index --lang ar --trend month قاعدة
says 'مرات الورود'
finish
