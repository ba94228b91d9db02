#!/usr/bin/env bash
# Articles are taken out and stay out, come back, and leave no byte. index_remove.sh NIGER-INDEX
# NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8
index() { "$program" "$1" --index "${idx:-idx}" "${@:2}"; }
finds() { "$searcher" --index "${idx:-idx}" --format trec -n 50 "$@" 2>/dev/null | awk '{ print $3 }' | sort | xargs; }

write_articles source 1 60
echo '[{"id":1,"title":"أول","text":"نص أول zqxalpha"},{"id":2,"title":"ثان","text":"نص ثان zqxbeta"}]' >source/a.json
echo '[{"id":1,"title":"ثالث","text":"نص ثالث zqxgamma"}]' >source/b.json
printf 'title,text\nعنوان,نص zqxdelta هنا\nآخر,نص zqxepsilon هنا\n' >source/c.csv
find source -type f -exec touch -d '2 hours ago' {} +
run 0 index build source
same "articles" 65 "$(articles idx)"

# Which article: none, one of several, several.
run 2 index remove
complains "which article"
run 2 index remove nothing
complains "no article has the id nothing"
run 2 index remove 1
complains "2 articles have the id 1" "a.json#1" "b.json#1" "--all"
run 2 index remove 7.txt 1
same "articles after refusals" 65 "$(articles idx)"
run 0 index remove 'a.json#1' 7.txt --reason 'takedown 12'
says "Removed: $work/source/a.json#1" "2 removed: 63 articles now" "niger-index purge"
same "found after the removal" "" "$(finds =zqxalpha)"
same "its namesake" "1" "$(finds =zqxgamma)"
run 0 index check
run 0 index remove 7.txt
says "Already removed: 7.txt" "0 removed"
run 0 index status
says "Removed articles: 2" "takedown 12" "a.json#1"
run 0 index status --json
says '"removed":[{"key":"'"$work"'/source/a.json#1","path":"'"$work"'/source/a.json","time":"' '"reason":"takedown 12"}'
[ -f idx/removed ] || fail "no list beside the generations"

# It stays out: through updates of its file, also where its text is another, and builds.
echo '[{"id":5,"title":"خامس","text":"نص خامس"},{"id":1,"title":"أول","text":"نص غيره zqxalpha"},{"id":2,"title":"ثان","text":"نص ثان zqxbeta"}]' >source/a.json
echo 'نص آخر تماما' >source/7.txt
run 0 index update
same "found after an update" "" "$(finds =zqxalpha)"
same "articles after an update" 64 "$(articles idx)"
run 0 index update
says "Nothing has changed."
run 0 index build
same "articles after a build" 64 "$(articles idx)"
same "found after a build" "" "$(finds =zqxalpha)"
run 0 index check
# With its file, wherever that goes.
mkdir source/later
mv source/a.json source/later/moved.json
run 0 index update
same "found after a move" "" "$(finds =zqxalpha)"
same "what moved with it" "2" "$(finds =zqxbeta)"
mv source/later/moved.json source/again.json
run 0 index build
same "found after a move and a build" "" "$(finds =zqxalpha)"
rm -f idx/removed
run 0 index update
[ -f idx/removed ] || fail "the list beside the generations was not made again"

# A record without an id of its own is known by its text, wherever it stands; else by its place.
run 0 index remove 'c.csv#2'
same "the record" "" "$(finds =zqxdelta)"
printf 'title,text\nجديد,نص zqxnew هنا\nعنوان,نص zqxdelta هنا\nآخر,نص zqxepsilon هنا\n' >source/c.csv
run 0 index update
same "the record after it has moved down" "" "$(finds =zqxdelta)"
same "the record that has come into its place" 1 "$(finds =zqxnew | wc -w)"
run 0 index check
printf 'title,text\nعنوان,نص zqxdelta وغيره\nآخر,نص zqxepsilon هنا\n' >source/c.csv
run 0 index update
same "the record with another text" "" "$(finds =zqxdelta)"

# Back again.
run 2 index restore nothing
complains "no removed article has the id nothing"
run 0 index restore 7.txt
says "1 restored"
[ "$(finds آخر)" != "" ] || fail "not restored"
run 0 index restore again.json#1
same "found after it is restored" 1 "$(finds =zqxalpha)"
rm source/c.csv
run 1 index restore c.csv#2
says "its file is gone"
run 0 index update --accept-removals
run 0 index status --json
says '"removed":[]'
run 0 index check

# An index built anew in another folder, and one that was never touched by it, are the same.
run 0 "$program" build --index fresh source
same "articles as in a fresh index" "$(articles fresh)" "$(articles idx)"

# The path of a file that has lost an article before means the rest of it; what is gone says no more
# of bytes that may remain.
mkdir rows
printf 'id,title,text\nc5,أول,نص أول هنا\nc6,ثان,نص ثان هنا\nc7,ثالث,نص ثالث هنا\n' >rows/t.csv
echo '{"id":"j1","title":"رابع","text":"نص رابع هنا"}' >rows/j.jsonl
run 0 "$program" build --index rest rows
idx=rest
run 0 index remove c5
run 2 index remove rows/t.csv
complains "2 articles come from the file" "t.csv#c6" "t.csv#c7" "--all"
run 2 index remove t.csv # by the end of its path
complains "2 articles come from the file"
run 0 index purge
run 0 index remove rows/t.csv --all
says "2 removed: 1 articles now"
run 0 index remove rows/t.csv --all
says "Already removed" "0 removed"
[[ "$out" != *"may remain"* ]] || fail "bytes are told of where nothing was removed: $out"

# What becomes up to date is what reads the sources; a mistake in what was typed is no run.
good() { index status --json | sed -n 's/.*"last_good":\("[^"]*"\|null\).*/\1/p'; }
since=$(good)
sleep 1.1
run 0 index remove j1
same "when it was last up to date, after a removal" "$since" "$(good)"
run 0 index status
says "Up to date:  as of ${since//\"/}" "Last run:"
run 2 index remove nothing
run 2 index restore nothing
run 2 index update --report /none/such
run 0 index status
says "remove succeeded"
sleep 1.1
run 0 index update
[ "$(good)" != "$since" ] || fail "an update does not count"
run 0 index restore j1
says "Restored: $work/rows/j.jsonl#j1" "1 restored"
run 0 index status --list 0
says "(--list N lists them)"
unset idx

# Where ids are unique, the id is out, whichever file has it.
mkdir crawl
echo '[{"id":1,"title":"أ","text":"نص zqxone"},{"id":2,"title":"ب","text":"نص"}]' >crawl/a.json
echo '[{"id":1,"title":"ج","text":"نص zqxtwo"}]' >crawl/b.json
idx=uni
run 1 index build --ids unique crawl
run 0 index remove 1
same "unique articles" 1 "$(articles uni)"
run 0 index check
echo '[{"id":1,"title":"د","text":"نص zqxthree"},{"id":3,"title":"ه","text":"نص"}]' >crawl/c.json
run 0 index update
same "the id in another file" "" "$(finds =zqxthree)"
same "unique articles" 2 "$(articles uni)"
run 0 index restore 1
same "the last of them is back" 1 "$(finds =zqxthree)"
run 1 index update
says "Replaced by a later record with the same id: 2"
run 0 index check

# A file's path names its article, whole or from the folder one stands in; of several it lists them.
write_articles plain 1 2
echo '[{"id":"x1","title":"أول","text":"نص أول"},{"id":"x2","title":"ثان","text":"نص ثان"}]' >plain/a.json
echo '{"id":"y1","title":"ثالث","text":"نص ثالث"}' >plain/b.json
run 0 "$program" build --index by_path plain
idx=by_path
run 2 index remove plain/a.json
complains "2 articles come from the file" "plain/a.json" "a.json#x1" "a.json#x2" "--all"
run 2 index remove plain/none.json
complains "plain/none.json"
run 2 index remove ''
run 0 index remove plain/b.json "$work/plain/1.txt"
says "Removed: $work/plain/b.json#y1" "2 removed: 3 articles now"
run 0 index remove plain/b.json
says "0 removed"
(cd plain && "$program" remove --index ../by_path ./2.txt >/dev/null) || fail "not by the name beside one"
same "articles after one beside" 2 "$(articles by_path)"
run 0 index remove --all plain/a.json
same "articles after the last" 0 "$(articles by_path)"

# In another file with another name and other records it is known by its text, after a purge too.
day() { # FILE WORDS-OF-x77 WORDS-OF-x3: a day's export of twelve articles
  for ((i = 1; i <= 10; ++i)); do
    echo '{"id":"n'$i'","title":"خبر '$i'","text":"نص الخبر رقم '$i' من هذا اليوم"}'
  done >"$1"
  printf '{"id":"x77","title":"مسحوب","text":"%s"}\n{"id":"x3","title":"باق","text":"%s"}\n' "$2" "$3" >>"$1"
}
mkdir days
day days/1.jsonl 'نص مسحوب zqxtaken' 'نص باق'
idx=days_index
run 0 index build days
run 0 index remove x77
run 0 index purge
says "nothing of removed articles is left"
rm days/1.jsonl
day days/2.jsonl 'نص مسحوب zqxtaken' 'نص باق تغير'
run 0 index update --accept-removals
same "in a file with another name and text" "" "$(finds =zqxtaken)"
same "the others of it" 11 "$(articles days_index)"
run 0 index build
same "there after a build" "" "$(finds =zqxtaken)"
run 0 index check
sed -i 's/"x77"/"x78"/' days/2.jsonl
run 0 index update
same "with another id" "" "$(finds =zqxtaken)"
run 0 index purge
says "nothing of removed articles is left"
# The id alone may be another article's: it is there, and told, until it is removed, too.
rm days/2.jsonl
day days/3.jsonl 'نص آخر zqxother' 'نص باق'
run 1 index update --accept-removals
says "days/3.jsonl" "with the id of a removed"
same "with the id alone" x77 "$(finds =zqxother)"
run 1 index update
says "with the id of a removed"
run 0 index status
says "days/3.jsonl" "with the id of a removed"
run 1 index build
says "with the id of a removed"
run 0 index check
run 0 index remove x77
run 0 index update
same "removed again" "" "$(finds =zqxother)"
day days/4.jsonl 'نص ثالث zqxthird' 'نص باق'
run 1 index update
says "days/4.jsonl" "with the id of a removed"
run 0 index restore --all x77
same "both restored" 'x77 x77' "$(finds =zqxother OR =zqxthird)"
run 0 index update
run 0 index check

# Where ids are unique, the id is enough.
mkdir one
day one/1.jsonl 'نص مسحوب zqxtaken' 'نص باق'
idx=one_index
run 0 index build --ids unique one
run 0 index remove x77
run 0 index purge
rm one/1.jsonl
day one/2.jsonl 'نص آخر zqxother' 'نص باق تغير'
run 0 index update --accept-removals
same "unique, with another text" "" "$(finds =zqxother)"
run 0 index build
same "unique, after a build" "" "$(finds =zqxother)"
sed -i 's/"x77"/"x78"/; s/نص آخر zqxother/نص مسحوب zqxtaken/' one/2.jsonl
run 0 index update
same "unique, with another id" "" "$(finds =zqxtaken)"
run 0 index check

# A copy that was there when the other was removed stays, wherever its file is moved; a later one
# is kept out, and comes with what was removed when that is restored.
mkdir two
day two/a.jsonl 'نص مسحوب zqxtaken' 'نص باق'
echo '{"id":"y1","title":"مسحوب","text":"نص مسحوب zqxtaken"}' >two/b.jsonl
idx=two_index
run 0 index build two
run 0 index remove x77
same "the copy" y1 "$(finds =zqxtaken)"
run 0 index check
run 0 index purge
says "but the text of one copy that was not removed"
echo '{"id":"y2","title":"آخر","text":"نص آخر"}' >>two/b.jsonl
run 0 index update
same "the copy, its file changed" y1 "$(finds =zqxtaken)"
mv two/b.jsonl two/c.jsonl
run 0 index update
run 0 index build
same "the copy, its file moved" y1 "$(finds =zqxtaken)"
echo '{"id":"y3","title":"مسحوب","text":"نص مسحوب zqxtaken"}' >two/d.jsonl
run 0 index update
same "a copy that came later" y1 "$(finds =zqxtaken)"
mv two moved
run 0 index move two moved
run 0 index build
same "the copy, its folder moved" y1 "$(finds =zqxtaken)"
run 0 index remove y1
run 0 index restore x77
same "one of two restored" x77 "$(finds =zqxtaken)"
run 0 index restore y1
same "all restored" 'x77 y1 y3' "$(finds =zqxtaken)"
run 0 index check
finish
