#!/usr/bin/env bash
# A collection that has moved on disk: the index follows, reads nothing again, and ids stay.
# index_move.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"
ids() { "$searcher" --index "$1" --format trec --limit 100 القاعدة | awk '{ print $3 }' | sort | tr '\n' ' '; }
sources() { "$program" status --json --index "$1" | sed 's/.*"sources":\(\[[^]]*\]\).*/\1/'; }

write_articles old/a 1 3
write_articles old/b/inner 4 5
printf '%s\n' '{"id":"r1","text":"وصلت القاعدة الجوية 6"}' '{"id":"r2","text":"وصلت القاعدة الجوية 7"}' \
  >old/a/two.jsonl
cp old/a/1.txt $'old/a/caf\xe9.txt'
write_articles elsewhere 8 8
run 0 "$program" build --index idx old/a old/b elsewhere
before=$(ids idx)

# What cannot be is refused, and nothing changes.
run 2 "$program" move --index idx old
complains "two paths"
run 2 "$program" move --index idx nowhere old
complains "nowhere" "neither a source" "$work/old/a"
run 2 "$program" move --index idx old elsewhere/below
complains "belongs to the sources"
run 2 "$program" move --index idx old new
complains "$work/new"
mkdir -p empty/a empty/b
run 2 "$program" move --index idx old empty
complains "none of the" "$work/empty"
same "ids after what was refused" "$before" "$(ids idx)"
run 0 "$program" update --index idx
says "Nothing has changed"

# The whole of it, a folder above the sources. Another source need not be there.
mv old new
mv elsewhere away
run 0 "$program" move --index idx old new
says "7 files of $work/old found in $work/new" "9 articles in the index"
mv away elsewhere
same "ids" "$before" "$(ids idx)"
same "sources" "[\"$work/new/a\",\"$work/new/b\",\"$work/elsewhere\"]" "$(sources idx)"
run 0 "$program" check --index idx
run 0 "$program" update --index idx
says "Nothing has changed"
"$searcher" --index idx --format json --limit 100 القاعدة >found.json
! grep -q "$work/old" found.json || fail "a result still names the old place: $(grep -o "$work/old[^\"]*" found.json)"
run 0 "$searcher" --index idx --facet folder -n 0 القاعدة
! grep -q '\bold\b' <<<"$out" || fail "the facet of folders still has the old place: $out"

# Nothing is read: files that nobody may read move as well.
cp -a new third
if [ "$(id -u)" != 0 ]; then chmod 000 third/a/*; fi
run 0 "$program" move --index idx new third
says "7 files"
chmod 644 third/a/*

# Copied without its times: told by content; and differences are left to the update.
rm -rf new
cp -r third fourth
echo 'وصلت القاعدة الجوية 99' >>fourth/a/1.txt
rm fourth/a/2.txt
write_articles fourth/a 10 10
run 0 "$program" move --index idx third fourth
says "5 files of $work/third" "2 files are missing or changed there"
same "ids before the update" "$before" "$(ids idx)"
rm -rf third
run 0 "$program" update --index idx
says "1 article added, 1 changed, 1 removed"
run 0 "$program" check --index idx
same "ids after the update" "$(sed 's|a/2.txt|a/10.txt|' <<<"$before" | tr ' ' '\n' | sort | tr '\n' ' ')" \
  " $(ids idx)"

# Records of a file are known again after a move.
echo '{"id":"r3","text":"وصلت القاعدة الجوية 8"}' >>fourth/a/two.jsonl
run 0 "$program" update --index idx
says "1 article added, 0 changed, 0 removed"
before=$(ids idx)
run 0 "$program" build --index idx
same "ids of a build anew" "$before" "$(ids idx)"
run 0 "$program" check --index idx

# Into a folder of its own: every path begins with another one's.
mkdir -p nest/x/x
write_articles nest/x 1 2
write_articles nest/x/x 1 2
run 0 "$program" build --index nested nest/x
before=$(ids nested)
mv nest/x nest/y && mkdir nest/x && mv nest/y nest/x/x
run 0 "$program" move --index nested nest/x nest/x/x
says "4 files"
same "ids in a folder of its own" "$before" "$(ids nested)"
run 0 "$program" check --index nested
run 0 "$program" update --index nested
says "Nothing has changed"

# What was taken out stays out wherever it goes, and only that: with its file, without it, built anew.
finds() { "$searcher" --index out --format trec --limit 50 "$1" 2>/dev/null | awk '{ print $3 }' | sort | xargs; }
removed() { "$program" status --json --index out | sed 's/.*"removed":\(\[[^]]*\]\).*/\1/'; }
mkdir -p shelf/in
echo 'نص zqxgone هنا' >shelf/gone.txt
echo 'نص zqxstays هنا' >shelf/in/gone.txt
echo '[{"id":1,"text":"نص zqxone هنا"},{"id":2,"text":"نص zqxtwo هنا"}]' >shelf/a.json
echo '[{"id":1,"text":"نص zqxthree هنا"}]' >shelf/in/a.json
printf 'title,text\nأول,نص zqxrow هنا\nثان,نص zqxcell هنا\n' >shelf/c.csv
tar -C shelf -czf shelf/packed.tar.gz a.json in/a.json
run 0 "$program" build --index out shelf
run 0 "$program" remove --index out gone.txt 'shelf/a.json#1' 'c.csv#2' 'packed.tar.gz#in/a.json#1'
before=$(ids out)
settled() {
  same "found of what was removed, $1" "" "$(finds =zqxgone)$(finds =zqxrow)"
  same "found of zqxone, $1" "1" "$(finds =zqxone)" # in the archive
  same "found of zqxthree, $1" "1" "$(finds =zqxthree)"
  same "found of its namesake, $1" 1 "$(finds =zqxstays | wc -w)"
  same "articles, $1" 6 "$(articles out)"
  run 0 "$program" check --index out --quiet
  silent
}
settled "before a move"
rm shelf/gone.txt # the list still has it
run 0 "$program" update --index out --quiet
# Into a folder that it has: what was shelf/in is shelf/in/in, and shelf/in what was shelf.
mv shelf aside && mkdir shelf && mv aside shelf/in
run 0 "$program" move --index out shelf shelf/in
settled "after a move"
[[ "$(removed)" != *"shelf/a.json"* ]] || fail "the list has the old path: $(removed)"
[[ "$(removed)" == *"$work/shelf/in/a.json#1"* ]] || fail "the list lacks the new path: $(removed)"
for key in "shelf/in/a.json#2" "shelf/in/in/a.json#1" "packed.tar.gz#a.json#1"; do
  run 0 "$searcher" --index out --show "$key"
done
run 2 "$searcher" --index out --show "shelf/in/a.json#1"
run 0 "$program" update --index out
says "Nothing has changed"
touch -d '1 hour ago' shelf/in/*.* shelf/in/in/*
echo 'نص zqxgone هنا' >shelf/in/gone.txt # back again
run 0 "$program" update --index out --quiet
settled "after a move and an update"
run 0 "$program" build --index out --quiet
settled "after a move and a build"
run 0 "$program" restore --index out 'shelf/in/a.json#1' gone.txt
same "restored at the new place" gone.txt "$(finds =zqxgone)"
same "restored from the record" "1 1" "$(finds =zqxone)"
run 0 "$program" check --index out

# Killed at any time: all of it is at the old place or all of it at the new one.
write_articles many 100 400
run 0 "$program" build --index kill many
cp -a many other
here=many there=other
for delay in 0.01 0.02 0.03 0.05 0.08 0.12 0.2; do
  "$program" move --index kill --quiet $here $there &
  victim=$!
  sleep "$delay"
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  run 0 "$program" update --index kill
  says "Nothing has changed"
  run 0 "$program" check --index kill
  [ "$(sources kill)" = "[\"$work/$here\"]" ] || { place=$here here=$there there=$place; }
  same "the source after a kill" "[\"$work/$here\"]" "$(sources kill)"
done
finish
