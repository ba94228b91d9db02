#!/usr/bin/env bash
# A record's own id is unique within its file at most; where a collection promises more, later
# records replace earlier ones, and it is said. index_ids.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8

# export_of NAME NUMBER…: a JSON array of records with these ids.
export_of() {
  local name=$1 number separator='['
  shift
  for number in "$@"; do
    printf '%s{"id":%s,"title":"خبر %s %s","text":"نص الخبر %s من %s"}' "$separator" "$number" \
      "$name" "$number" "$number" "$name"
    separator=','
  done
  echo ']'
}
search() { "$searcher" --index "$1" "${@:2}"; }

# Three exports with the same running numbers are nine articles.
mkdir three
for name in sahl tall wadi; do export_of $name 1 2 3 >three/$name.json; done
run 0 "$program" build --index idx three
same "articles of three exports" 9 "$(articles idx)"
run 0 search idx --show 1
same "listed articles" 3 "$(grep -c '' <<<"$out")"
says "$work/three/sahl.json#1" "$work/three/tall.json#1" "$work/three/wadi.json#1" "خبر tall 1"
  [[ $err == *"3 articles have the id 1"*": $work/three/"*".json#1"* ]] || fail "no advice: $err"
run 0 search idx --show 1 --format jsonl
says '"total":3' '"key":"'"$work"'/three/wadi.json#1"'
run 0 search idx --show 1 --format html
says "<li><bdi>$work/three/sahl.json#1</bdi>"
run 2 search idx --similar 1
complains "3 articles have the id 1" "$work/three/tall.json#1"
for key in "$work/three/tall.json#2" three/tall.json#2 tall.json#2; do
  run 0 search idx --show "$key"
  says "خبر tall 2"
  run 0 search idx --similar "$key" --format jsonl
done
run 0 search idx --format json -n 1 sahl
says '"id": "' '"key": "'"$work"'/three/sahl.json#' '"record": "'
run 0 search idx --format trec -n 20 خبر
same "ids of a TREC run" "1 1 1 2 2 2 3 3 3" "$(awk '{ print $3 }' <<<"$out" | sort | xargs)"

# A record that comes before others is one article more, and these keep their keys.
export_of tall 7 1 2 3 >three/tall.json
run 0 "$program" update --index idx
says "1 article added" "0 removed; 10 in the index"
# Twice in one file is two articles, and the second has a key of its own.
export_of tall 7 1 1 2 3 >three/tall.json
run 0 "$program" update --index idx
says "11 in the index"
run 0 search idx --show "$work/three/tall.json#1#2"
run 0 "$program" check --index idx
rm three/wadi.json
run 0 "$program" update --index idx
same "articles without one export" 8 "$(articles idx)"

# --new tells articles of one id apart.
mkdir state
run 0 search idx --new desk --state state -n 1 'tall'
first=$out
run 0 search idx --new desk --state state -n 50 'خبر'
[ "$out" != "$first" ] || fail "--new shows the same again"
export_of nahr 1 >three/nahr.json
run 0 "$program" update --index idx
run 0 search idx --new desk --state state 'خبر'
says "nahr"
run 1 search idx --new desk --state state 'خبر'

# A search record tells articles of one id apart, too.
run 0 search idx --record record.json -n 1 'خبر'
same "ids in the record" "$(grep -o '"[^"]*json#[^"]*"' record.json | sort -u | wc -l)" \
  "$(sed -n '/"keys"/,/]/p' record.json | grep -c 'json#')"

# Promised to be unique: the later record counts, by the paths of the files, in whatever order they
# are named; what was replaced is counted, named and status 1.
mkdir crawl
export_of a 1 2 3 >crawl/a.json
export_of b 2 3 3 >crawl/b.json
export_of c 3 >crawl/c.json
run 1 "$program" build --index uni --ids unique --report report.jsonl crawl
same "unique articles" 3 "$(articles uni)"
says "Replaced by a later record with the same id: 4" "crawl/a.json#2" "crawl/b.json#3"
grep -q '"replaced":2,"replaced_ids":\["2","3"\]' report.jsonl || fail "not in the report"
grep -q 'crawl/a.json#2' report.jsonl.txt || fail "not in the report for people"
run 0 search uni --show 3
says "خبر c 3"
run 0 "$program" status --index uni
says "Replaced by a later record with the same id: 4"
run 0 "$program" status --json --index uni
says '"replaced":4'
run 1 "$program" build --index other --ids unique --quiet crawl/c.json crawl/b.json crawl/a.json
run 0 search other --show 3
says "خبر c 3"
run 0 search other --show 2
says "خبر b 2"
# The next to last counts again once the last is gone, though its file is as it was.
rm crawl/c.json
run 1 "$program" update --index uni
run 0 search uni --show 3
says "خبر b 3"
export_of b 9 >crawl/b.json
run 0 "$program" update --index uni
same "after the ids are gone" 4 "$(articles uni)"
run 0 search uni --show 2
says "خبر a 2"
# An earlier record takes no place, a later one does.
export_of A 2 >crawl/A.json
export_of d 1 >crawl/d.json
run 1 "$program" update --index uni
run 0 search uni --show 2
says "خبر a 2"
run 0 search uni --show 1
says "خبر d 1"
run 0 "$program" check --index uni
run 1 "$program" update --index uni
says "Nothing has changed."
# Built again without sources, an index keeps what its ids are unique in.
run 1 "$program" build --index uni
same "built again" 4 "$(articles uni)"
# An article that stays where it is, when an earlier file takes up its id.
export_of 0 9 >crawl/0.json
run 1 "$program" update --index uni
run 0 search uni --show 9
says "خبر b 9"
run 0 "$program" check --index uni
finish
