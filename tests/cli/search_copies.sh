#!/usr/bin/env bash
# --copies, --all-copies and --similar. search_copies.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
story='بدأ العمال صب خرسانة السد الجديد على رافد النهر قرب تيلابيري، ويقول المهندسون إن بحيرته ستروي أربعين ألف فدان من حقول الأرز والبصل، وإن توربيناته ستضيء ثلاث بلدات قبل نهاية العام المقبل.'
mkdir articles
{
  printf '{"id": "d1", "title": "سد على النهر", "text": "%s", "source": "الجزيرة", "date": "2024-05-03"}\n' "$story"
  printf '{"id": "d2", "title": "خرسانة السد", "text": "%s", "source": "رويترز", "date": "2024-05-01"}\n' "$story"
  printf '{"id": "rice", "title": "أرز النهر", "text": "ينتظر مزارعو الأرز في حقول تيلابيري مياه البحيرة التي سيحجزها السد الجديد.", "source": "رويترز", "date": "2024-06-01"}\n'
  for i in 1 2 3 4 5 6 7 8; do
    printf '{"id": "o%s", "title": "خبر", "text": "قال المتحدث إن الاجتماع رقم %s عقد في نيامي أمس."}\n' $i $i
  done
} >articles/news.jsonl
run 0 "$program" build articles --index index --quiet

run 0 "$searcher" -i index خرسانة --lang en
says '1 article' 'one copy: رويترز, الجزيرة; the first on 2024-05-01'
[[ "$out" != *' = '* ]] || fail "copies are listed unasked: $out"
run 0 "$searcher" -i index خرسانة --copies --lang ar
says 'مقال واحد' 'نسخة واحدة: رويترز، الجزيرة؛ أولها في 2024-05-01' ' = '
run 0 "$searcher" -i index خرسانة --all-copies --lang en
says '2 articles' 'd1' 'd2'
# A run is judged article by article.
run 0 "$searcher" -i index خرسانة -f trec
same "lines of a run" 2 "$(grep -c '' <<<"$out")"
run 0 "$searcher" -i index خرسانة -f json --copies
same "the copies in JSON" "1 2024-05-01 1" "$(python3 -c 'import json, sys
copies = json.load(sys.stdin)["hits"][0]["copies"]
print(copies["count"], copies["first_date"], len(copies["list"]))' <<<"$out")"
run 0 "$searcher" -i index خرسانة -f csv --copies
says 'copies,first_date,copy_ids' ',1,2024-05-01,"d'
run 0 "$searcher" -i index خرسانة -f html --copies --lang ar
says '<ul class="copies">'

run 0 "$searcher" -i index --similar d1 --lang en
says 'articles similar to «سد على النهر»' '1 article' 'rice'
[[ "$out" != *d2* ]] || fail "a copy is like what it is a copy of: $out"
run 1 "$searcher" -i index --similar d1 مصدر:الجزيرة
run 0 "$searcher" -i index --similar rice -f jsonl
same "what is like the other" 1 "$(python3 -c 'import json, sys; print(json.load(sys.stdin)["total"])' <<<"$out")"
# What cannot be.
run 2 "$searcher" -i index --similar gone
complains 'gone' 'id'
run 2 "$searcher" -i index --similar "$work/articles/news.jsonl"
complains 'news.jsonl' '11 articles'
run 2 "$searcher" -i index --similar d1 --show d2
complains '--show' '--similar'
printf 'q1\tسد\nq2\tزرافة\n' >queries
run 0 "$searcher" -i index --similar d1 -q queries -f jsonl
same "similar articles, narrowed by each query" "q1 q2" \
  "$(python3 -c 'import json, sys; print(*[json.loads(line)["query_id"] for line in sys.stdin])' <<<"$out")"
run 0 "$searcher" -i index --similar d1 --recency 50 --explain السد
says 'understood as: السد'
run 0 "$searcher" -i index --similar d1 --kwic السد
says 'occurrence'
run 2 "$searcher" -i index a --copies --all-copies
complains '--copies' '--all-copies'
run 2 "$searcher" -i index a --copies -f trec
complains '--copies' '--format trec'
finish
