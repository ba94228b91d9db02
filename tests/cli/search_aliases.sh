#!/usr/bin/env bash
# Aliases of sources, in the file beside the generations. search_aliases.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
mkdir articles
cat >articles/news.jsonl <<'END'
{"id": "n1", "title": "خبر", "text": "جسر على النهر", "source": "alarabia", "date": "2024-04-20"}
{"id": "n2", "title": "خبر آخر", "text": "جسر في المدينة", "source": "العربية نت", "date": "2024-04-21"}
{"id": "n3", "title": "خبر ثالث", "text": "جسر فوق الوادي", "source": "BBC", "date": "2024-04-22"}
END
run 0 "$program" build articles --index index --quiet
run 1 "$searcher" -i index جسر مصدر:قناة
echo 'قناة العربية = alarabia, العربية نت' >index/aliases
found() { "$searcher" -i index -f tsv --columns id "$@" | tail -n +2 | sort | tr '\n' ' '; }
for name in alarabia AlArabia '"العربيه نت"' '"قناة العربية"'; do
  same "articles of $name" "n1 n2 " "$(found جسر source:"$name")"
done
same "articles of another" "n3 " "$(found جسر source:BBC)"
same "articles of any other" "n3 " "$(found 'جسر -source:alarabia')"
run 0 "$searcher" -i index -n 0 -f tsv --columns value,count --facet source جسر
same "counted as one" $'value\tcount\nقناة العربية\t2\nBBC\t1' "$out"
run 0 "$searcher" -i index -f tsv --columns source,articles --corpus --facet source
says $'قناة العربية\t2' $'BBC\t1'
# It is copied, and no run changes it.
run 0 "$program" copy --quiet --index index copied
same "the copy" "$(cat index/aliases)" "$(cat copied/aliases)"
run 0 "$program" update --quiet --index index
run 0 "$program" build articles --index index --quiet
run 0 "$program" check --quiet --index index
same "articles after a build" "n1 n2 " "$(found جسر source:alarabia)"
# Bad lines are named, and the others count.
printf 'no sign here\nقناة العربية = alarabia\nBBC = alarabia\n%s\n= x\n\xff = y\n' "$(printf 'x%.0s' $(seq 2000)) = z" \
  >index/aliases
run 0 "$program" status --index index
says 'aliases, line 1' 'aliases, line 3: alarabia' 'aliases, line 4' 'aliases, line 5' 'aliases, line 6'
[[ "$out" != *'line 2'* ]] || fail "a good line is named: $out"
run 0 "$program" status --index index --json
says '"sources":1,"problems":["'
same "articles with bad lines" "n1 " "$(found جسر مصدر:'"قناة العربية"')"
# A file that is none.
for bad in 'ln -s /etc/passwd' 'mkdir' 'mkfifo'; do
  rm -rf index/aliases
  $bad index/aliases
  same "articles with a bad file" "n1 " "$(found جسر source:alarabia)"
  run 0 "$program" status --index index
  says 'aliases: '
done
rm -rf index/aliases
head -c 70000 /dev/zero >index/aliases
run 0 "$program" status --index index
says 'larger than 65536 bytes'
same "articles with a large file" "n1 " "$(found جسر source:alarabia)"
finish
