#!/usr/bin/env bash
# --show: the stored article, whole, by its id. search_show.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
mkdir articles
cat >articles/news.jsonl <<'END'
{"id": "n1", "title": "الانسحاب من أغاديز", "text": "غادر الجنود القَاعِدَة الجوية أمس.\nقال المتحدث إن القاعدتين أخليتا.", "source": "رويترز", "date": "2024-04-20"}
{"id": "n2", "title": "محادثات", "text": "لا جديد.", "url": "javascript:alert(1)"}
END
printf 'خبر\nنص قصير عن نيامي.\nإقرأ أيضاً:\nقصة أخرى عن باماكو.\n' >articles/one.txt
run 0 "$program" build articles --index index --quiet

run 0 "$searcher" -i index --show n1 القاعدة --color always
says 'الانسحاب من أغاديز' 'رويترز' '2024-04-20' 'n1' 'غادر الجنود' \
  $'\x1B[1;33mالقَاعِدَة\x1B[0m' $'\x1B[1;33mالقاعدتين\x1B[0m'
run 0 "$searcher" -i index --show n1
says 'القَاعِدَة'
[[ "$out" != *$'\x1B'* ]] || fail "colours in a pipe"
same "a word lit, in characters" "القَاعِدَة" "$("$searcher" -i index --show n1 قاعدة -f json |
  python3 -c 'import json, sys
text = json.load(sys.stdin)["text"]
first, end = text["highlights"][0]
print(text["text"][first:end])')"
run 0 "$searcher" -i index --show n2 -f html
says 'dir="rtl"' 'لا جديد'
[[ "$out" != *'href="javascript'* ]] || fail "a link that is no web address"
# By path, with the tail of other stories told apart.
run 0 "$searcher" -i index --show "$work/articles/one.txt" --lang en
says 'نيامي' '[related stories]' 'باماكو'
# The id stays when the index is built anew.
run 0 "$program" build articles --index index --quiet
run 0 "$searcher" -i index --show n1
# What cannot be.
run 2 "$searcher" -i index --show gone
complains 'gone' 'id'
run 2 "$searcher" -i index --show "$work/articles/news.jsonl"
complains 'news.jsonl' '2 articles'
run 0 "$searcher" -i index --show n1 -f tsv --columns id,text
says $'id\ttext' $'n1\t'
run 2 "$searcher" -i index --show n1 -f trec
complains '--show' '--format trec'
run 2 "$searcher" -i index --show n1 -q queries
complains '--show' '--queries'
finish
