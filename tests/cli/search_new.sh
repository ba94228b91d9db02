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
run 2 new desk --queries q
complains '--new' '--queries'
finish
