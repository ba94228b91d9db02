#!/usr/bin/env bash
# Eight searchers in a loop while updates and builds follow each other: no search fails, and each
# finds what was there before a run or after it, never a part of it.
# index_readers.sh NIGER_INDEX NIGER_SEARCH; NIGER_TEST_SECONDS, default 60, is how long.
source "$(dirname "$0")/cli.sh"
seconds=${NIGER_TEST_SECONDS:-60}

mkdir source
for number in $(seq 10); do
  printf 'خبر ثابت رقم %s\nنص عن مدينة أغاديز وما حولها.\n' "$number" >"source/fixed$number.txt"
done
# The state of the collection after an odd run and after an even one.
state() {
  local number wanted=$((3 + $1 % 2 * 4))
  rm -f source/moving*.txt
  for number in $(seq "$wanted"); do
    printf 'خبر عابر رقم %s\nنص عن ميناء بنزرت، الجولة %s.\n' "$number" "$1" >"source/moving$number.txt"
  done
}
state 0
run 0 "$program" build --index idx source

search() {  # counts hits of a word, and notes what went wrong
  local status=0 hits
  "$searcher" --index idx --format trec --limit 100 "$1" >"out.$2" 2>"err.$2" || status=$?
  hits=$(wc -l <"out.$2")
  if [ "$status" != 0 ]; then
    echo "searching $1: status $status: $(cat "err.$2")" >>"errors.$2"
  elif [[ " $3 " != *" $hits "* ]]; then
    echo "searching $1: $hits hits, not one of $3" >>"errors.$2"
  fi
  echo >>"searches.$2"
}
searchers=()
for one in $(seq 8); do
  while [ ! -e stop ]; do
    search ثابت "$one" "10"
    search بنزرت "$one" "3 7"
  done &
  searchers+=($!)
done

runs=0
end=$((SECONDS + seconds))
while [ "$SECONDS" -lt "$end" ]; do
  runs=$((runs + 1))
  state "$runs"
  if [ $((runs % 5)) = 0 ]; then
    "$program" build --index idx --quiet source 2>writer.err || fail "build: $(cat writer.err)"
  else
    "$program" update --index idx --quiet 2>writer.err || fail "update: $(cat writer.err)"
  fi
done
touch stop
wait "${searchers[@]}"
cat errors.* 2>/dev/null | sort | uniq -c | head -20 >found
[ -s found ] && fail "searches went wrong: $(cat found)"
searches=$(cat searches.* | wc -l)
echo "$searches searches during $runs updates and builds"
[ "$searches" -ge 16 ] && [ "$runs" -ge 2 ] || fail "too few searches or runs to prove anything"
"$program" update --index idx --quiet
same "generations in the end" 1 "$(ls -d idx/gen-* | wc -l)"
run 0 "$program" check --index idx --quiet
finish
