#!/usr/bin/env bash
# Sources come and go: the list of sources and the index change together or not at all, and articles
# keep their names. index_sources.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"
ids() { "$searcher" --index "$1" --format trec --limit 100 القاعدة | awk '{ print $3 }' | sort | tr '\n' ' '; }
sources() { "$program" status --json --index "$1" | sed 's/.*"sources":\(\[[^]]*\]\).*/\1/'; }

write_articles first 1 2
write_articles second 11 12
write_articles other/second 21 21
printf 'خبر رقم 31\nوصلت القاعدة الجوية 31.\n' >third.txt
run 0 "$program" build --index idx first
same "names with one source" "1.txt 2.txt " "$(ids idx)"

run 0 "$program" add --index idx second
says "Source added: $work/second" "2 articles added"
same "names once a second has come" "1.txt 2.txt second/11.txt second/12.txt " "$(ids idx)"
run 0 "$program" add --index idx other/second/ third.txt
same "names once others have come" \
  "$work/other/second/21.txt 1.txt 2.txt second/11.txt second/12.txt third.txt " "$(ids idx)"
before=$(ids idx)
run 0 "$program" update --index idx
says "Nothing has changed"
run 0 "$program" build --index idx
same "names of a build anew" "$before" "$(ids idx)"
run 0 "$program" add --index idx first/1.txt second
says "first/1.txt already belongs to the source $work/first" "Nothing has changed"

run 0 "$program" drop --index idx first
says "Source dropped: $work/first" "2 removed"
same "names once the first has gone" \
  "$work/other/second/21.txt second/11.txt second/12.txt third.txt " "$(ids idx)"
run 0 "$program" check --index idx
run 2 "$program" drop --index idx first
complains "first" "not a source" "$work/second" "$work/third.txt"
run 2 "$program" drop --index idx second other/second third.txt
complains "needs a source"
run 2 "$program" drop --index idx
complains "no SOURCE"
run 2 "$program" add --index idx nowhere
complains "nowhere"
run 2 "$program" add --index none first
complains "none"
[ ! -e none ] || fail "a refused add made a folder"
same "the sources after what was refused" \
  "[\"$work/second\",\"$work/other/second\",\"$work/third.txt\"]" "$(sources idx)"

# A source whose disk is gone can be dropped.
rm -rf other
run 2 "$program" update --index idx
complains "other/second"
run 0 "$program" drop --index idx other/second
says "1 removed"

# A source above another one: what is there keeps its names, until the one it is called after goes.
run 0 "$program" build --index nest first
mkdir all && mv first second all && ln -s all/first first && ln -s all/second second
run 0 "$program" build --index nest all/first
run 0 "$program" add --index nest all
same "names below a source above" "1.txt 2.txt all/second/11.txt all/second/12.txt " "$(ids nest)"
run 0 "$program" drop --index nest all/first
same "names once the source within is gone" \
  "all/first/1.txt all/first/2.txt all/second/11.txt all/second/12.txt " "$(ids nest)"
run 0 "$program" build --index nest
same "the same of a build anew" \
  "all/first/1.txt all/first/2.txt all/second/11.txt all/second/12.txt " "$(ids nest)"
run 0 "$program" check --index nest

# Files of a list keep their names when their folder comes.
ls -d "$work"/all/first/* | "$program" build --index listed --files-from - --quiet
same "names of a list" "$work/all/first/1.txt $work/all/first/2.txt " "$(ids listed)"
run 0 "$program" add --index listed all/second all/first
same "names of a list and folders" \
  "$work/all/first/1.txt $work/all/first/2.txt second/11.txt second/12.txt " \
  "$(ids listed | sed 's|[^ ]*/all/second/|second/|g')"
run 0 "$program" drop --index listed "$work/all/first/2.txt"

# Killed at any time: sources and articles are those before or those after.
write_articles big 100 400
"$program" build --index kill all/first --quiet
for delay in 0.01 0.03 0.05 0.08 0.12 0.2 0.3; do
  "$program" add --index kill --quiet big &
  victim=$!
  sleep "$delay"
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  count=$(articles kill)
  named=$(sources kill | grep -c "$work/big")
  [ "$count $named" = "2 0" ] || [ "$count $named" = "303 1" ] ||
    fail "after a kill: $count articles, the source named $named times"
  "$program" drop --index kill --quiet big 2>/dev/null
  same "articles once it is dropped" 2 "$(articles kill)"
done
run 0 "$program" check --index kill
finish
