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
says '1 article (2 with their copies)' 'one copy: رويترز, الجزيرة; the first on 2024-05-01'
[[ "$out" != *' = '* ]] || fail "copies are listed unasked: $out"
run 0 "$searcher" -i index خرسانة --copies --lang ar
says 'مقال واحد' 'نسخة واحدة: رويترز، الجزيرة؛ أولها في 2024-05-01' ' = '
run 0 "$searcher" -i index خرسانة --all-copies --lang en
says '2 articles (1 without copies)' 'd1' 'd2'
# A run is judged article by article.
run 0 "$searcher" -i index خرسانة -f trec
same "lines of a run" 2 "$(grep -c '' <<<"$out")"
run 0 "$searcher" -i index خرسانة -f json --copies
same "the copies in JSON" "1 2024-05-01 1 1 2 1 same-text" "$(python3 -c 'import json, sys
answer = json.load(sys.stdin)
copies = answer["hits"][0]["copies"]
print(copies["count"], copies["first_date"], len(copies["list"]), answer["total"],
      answer["total_with_copies"], answer["total_without_copies"], copies["list"][0]["kind"])' <<<"$out")"
run 0 "$searcher" -i index خرسانة --all-copies -f json
same "both numbers of all copies" "2 2 1" "$(python3 -c 'import json, sys
answer = json.load(sys.stdin)
print(answer["total"], answer["total_with_copies"], answer["total_without_copies"])' <<<"$out")"
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
# Every copy is listed, however many: what differs is told.
mkdir many
for ((i = 0; i < 250; i++)); do
  printf '{"id": "m%s", "title": "سد", "text": "%s رقم %s", "source": "موقع %s", "date": "2024-05-03"}\n' $i "$story" $i $i
done >many/news.jsonl
run 0 "$program" build many --index many-index --quiet
run 0 "$searcher" -i many-index خرسانة -f jsonl --copies
python3 - "$out" <<'END' || fail "not every copy is listed"
import json, sys
answer = json.loads(sys.argv[1])
listed = {copy["id"] for hit in answer["hits"] for copy in hit["copies"]["list"]}
listed |= {hit["id"] for hit in answer["hits"]}
assert all(hit["copies"]["count"] == len(hit["copies"]["list"]) for hit in answer["hits"])
assert len(listed) == 250 and answer["total"] == 1, (len(listed), answer["total"])
copy = answer["hits"][0]["copies"]["list"][0]
assert copy["kind"] == "edited" and .9 < copy["shared"] < 1 and copy["only_there"], copy
END

# A follow-up is a result of its own, which links to what it follows; a short form is told as one;
# copies of one site are said to be so; an article without a title is shown by its first words.
mkdir follow
lead='عادت مياه النهر إلى مجراها بعد انحسار الفيضان الذي ضرب المنطقة قبل يومين وأغلق المدارس والأسواق في القرى المجاورة، وعاد العمال اليوم إلى موقع البناء لمواصلة العمل.'
tail='وتشرف على المشروع شركة محلية بتمويل من مصرف التنمية، ويعمل فيه مئات العمال من أبناء القرى المجاورة على مدار الساعة. وتقول الحكومة إنها ستعوض المزارعين الذين غمرت المياه أراضيهم، وإنها ستبني لهم قرية جديدة فيها مدرسة ومستوصف وسوق ومسجد. وكان المشروع قد تأخر سنوات بسبب خلاف على التمويل بين الوزارات المعنية.'
{
  printf '{"id": "f1", "title": "سد على النهر", "text": "%s", "source": "الأفق", "date": "2024-05-01"}\n' "$story"
  printf '{"id": "f2", "title": "سد على النهر", "text": "%s", "source": "الأفق", "date": "2024-05-01"}\n' "$story."
  printf '{"id": "f3", "title": "عودة العمال إلى السد على النهر", "text": "%s %s", "source": "الأفق", "date": "2024-05-03"}\n' "$lead" "$story"
  printf '{"id": "s1", "title": "القنطرة", "text": "%s %s", "source": "الأفق", "date": "2024-06-01"}\n' "${story//السد/القنطرة} $lead" "$tail"
  printf '{"id": "s2", "title": "القنطرة", "text": "%s", "source": "النهر", "date": "2024-06-01"}\n' "${story//السد/القنطرة} $lead"
  printf '{"id": "u1", "text": "وصلت قافلة الإغاثة إلى أطراف المدينة المحاصرة."}\n'
} >follow/news.jsonl
run 0 "$program" build follow --index follow-index --quiet
run 0 "$searcher" -i follow-index '"خرسانة السد"' --lang en
says '2 articles (3 with their copies)' 'one copy on the same site' 'follows: الأفق · 2024-05-01 · f1'
run 0 "$searcher" -i follow-index '"خرسانة السد"' --lang ar
says 'نسخة واحدة في الموقع نفسه' 'يتابع: الأفق'
run 0 "$searcher" -i follow-index '"خرسانة السد"' -f html --lang en
says '<div class="follows"'
run 0 "$searcher" -i follow-index '"خرسانة السد"' -f json
same "what follows" "f3 f1" "$(python3 -c 'import json, sys
print(*(part for hit in json.load(sys.stdin)["hits"] if "follows" in hit
        for part in (hit["id"], hit["follows"]["id"])))' <<<"$out")"
run 0 "$searcher" -i follow-index '"خرسانة السد"' -f csv --columns id,follows
says '"f3","f1"'

run 0 "$searcher" -i follow-index القنطرة --lang en
says '1 article (2 with their copies)' 'this is a short form'

run 0 "$searcher" -i follow-index قافلة --lang en
says '1. وصلت قافلة الإغاثة إلى أطراف المدينة المحاصرة. (untitled)'
run 0 "$searcher" -i follow-index قافلة -f html --lang en
says '(untitled)'
run 0 "$searcher" -i follow-index قافلة -f csv --columns title,title_from_lead
says '"وصلت قافلة الإغاثة إلى أطراف المدينة المحاصرة.",true'
run 0 "$searcher" -i follow-index قافلة -f json
same "a stand-in is marked" "True وصلت" "$(python3 -c 'import json, sys
hit = json.load(sys.stdin)["hits"][0]
print(hit["title_from_lead"], hit["title"]["text"].split()[0])' <<<"$out")"

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
