#!/usr/bin/env bash
# --new: what was not shown to a name before, and nothing lost. search_new.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
write_articles articles 1 3
run 0 "$program" build articles --index index --quiet
new() { "$searcher" -i index --state state --new "$@"; }

run 0 new desk القاعدة -n 2
says '3 articles, 1–2 shown'
run 0 new desk القاعدة
says '1 article'
run 1 new desk القاعدة
silent
run 1 new desk القاعدة -f json
says '"total": 0'
# Another name, and another index, have seen nothing.
run 0 new مكتب القاعدة
says '3 articles'
run 0 "$program" build articles --index other --quiet
run 0 "$searcher" -i other --state state --new desk القاعدة
says '3 articles'
# What is added is new, also when the index is built anew.
write_articles articles 4 4
run 0 "$program" build articles --index index --quiet
run 0 new desk القاعدة
says '1 article' '4.txt'
# Nothing found is not corrected into something else.
run 1 new desk القاعده زرافة --match all
silent
# What nobody received was not shown.
write_articles articles 5 5
run 0 "$program" update --index index --quiet
if [ -w /dev/full ]; then
  "$searcher" -i index --state state --new desk القاعدة >/dev/full 2>err
  same "status on a full disk" 2 $?
fi
run 0 new desk القاعدة
says '5.txt'
# Runs at the same time follow each other: each article is shown once.
write_articles articles 6 25
run 0 "$program" update --index index --quiet
for i in 1 2 3 4 5; do new desk القاعدة -n 5 -f jsonl >"out.$i" & done
wait
same "articles shown by runs at the same time" 20 \
  "$(cat out.* | grep -o '"id":"[^"]*"' | sort -u | wc -l)"
same "none twice" 20 "$(cat out.* | grep -o '"id":"[^"]*"' | wc -l)"
# A copy of a story that was shown is not new, whichever of the two comes first now.
story='وصلت سفينة محملة بالقمح إلى ميناء المدينة صباح اليوم وقال مدير الميناء إن تفريغها سيستمر ثلاثة أيام وإن سفينتين أخريين في الطريق إليه من الشمال'
mkdir ships
printf '{"id":"m1","title":"سفينة قمح","text":"%s"}\n' "$story" >ships/1.jsonl
run 0 "$program" build --quiet --index ships_idx ships
run 0 "$searcher" -i ships_idx --state state --new ships سفينة
for id in a0 z9; do
  printf '{"id":"%s","title":"سفينة قمح","text":"%s"}\n' "$id" "$story" >ships/$id.jsonl
  run 0 "$program" update --quiet --index ships_idx
  run 1 "$searcher" -i ships_idx --state state --new ships سفينة
  silent
done
run 0 "$searcher" -i ships_idx --state state --new ships --all-copies سفينة
says 'a0' 'z9'
# What has another path only is not new: a collection that has moved, a folder or a file that an update
# finds elsewhere, an archive; nor what was built anew since.
write_articles shelf/in 1 3
echo '[{"id":"r1","title":"القاعدة","text":"نص القاعدة الأول"},{"id":"r2","title":"القاعدة","text":"نص القاعدة الثاني"}]' >shelf/a.json
tar -C articles -czf shelf/p.tar.gz 7.txt
run 0 "$program" build --quiet --index moving shelf
moving() { "$searcher" -i moving --state state --new mover --all-copies القاعدة "$@"; }
run 0 moving -n 50
says '6 articles'
nothing_new() {
  run 1 moving
  [ -z "$out" ] || fail "$1 is shown again: $out"
}
mv shelf cupboard
run 0 "$program" move --index moving shelf cupboard
nothing_new "a collection that has moved"
mv cupboard/in cupboard/out
run 0 "$program" update --index moving
says "3 articles added, 0 changed, 3 removed"
nothing_new "a folder that was renamed"
mv cupboard/a.json cupboard/out/b.json
mv cupboard/out/2.txt cupboard/two.txt
mv cupboard/p.tar.gz cupboard/q.tar.gz
run 0 "$program" update --index moving
nothing_new "a file that was renamed"
run 0 "$program" build --quiet --index moving
nothing_new "what was built anew"
run 0 "$program" purge --quiet --index moving
nothing_new "what was purged"
run 0 "$program" check --quiet --index moving
# What comes to the places of before is new.
mkdir cupboard/in
printf 'خبر آخر\nالقاعدة في مكان آخر تماما يوم السبت.\n' >cupboard/in/9.txt
echo '[{"id":"r3","title":"القاعدة","text":"نص القاعدة الثالث"}]' >cupboard/a.json
run 0 "$program" update --index moving
run 0 moving
says '2 articles' 'in/9.txt' 'r3'
# Bad state, bad names, options apart: status 2, and nothing is shown.
for list in state/new/desk.*; do [[ $list == *.lock ]] || printf 'x\n' >"$list"; done
run 2 new desk القاعدة
complains 'damaged' 'desk' 'line 1'
same "nothing shown" "" "$out"
echo file >plain
run 2 "$searcher" -i index --state plain --new desk القاعدة
complains 'plain' '--state'
run 2 new "$(printf 'x%.0s' $(seq 200))" القاعدة
complains '--new'
run 2 new desk --offset 2 القاعدة
complains '--new' '--offset'
run 2 new --lang ar القاعدة
complains '--new NAME'
# Of many queries each article is shown once, by the first that finds it; and so are its lines.
write_articles many 1 3
run 0 "$program" build many --index many_idx --quiet
printf 'q1\tالقاعدة\nq2\tالقاعدة\n' >queries
many() { "$searcher" -i many_idx --state many_state --new "$@"; }
run 0 many batch --queries queries -n 2 -f jsonl
same "articles of two queries" "2 1" "$(python3 -c 'import json, sys
print(*[len(json.loads(line)["hits"]) for line in sys.stdin])' <<<"$out")"
run 1 many batch --queries queries
silent
run 0 many lines --kwic القاعدة
says '3 articles'
run 1 many lines --kwic القاعدة
silent
run 1 many lines القاعدة
silent
finish
