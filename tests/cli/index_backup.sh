#!/usr/bin/env bash
# Copies of an index that is in use, beside updates: each is whole, of the state before a run or after
# it. And from one format to the next: what each program says, and a new index beside the old one.
# index_backup.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"
hits() { "$searcher" --index "$1" --format trec --limit 1000 القاعدة | wc -l; }

write_articles source 1 20
run 0 "$program" build --index idx source
run 0 "$program" copy --index idx backup
says "Copied to $work/backup"
same "hits of the copy" 20 "$(hits backup)"
run 0 "$program" check --index backup
run 0 "$program" status --index backup
says "build succeeded" "$work/source"

# A copy is an index of its own, and is copied over by the next one, with searches going on.
write_articles source 21 25
run 0 "$program" update --index idx
same "hits of the copy after an update" 20 "$(hits backup)"
run 0 "$program" copy --index idx backup
same "hits of the next copy" 25 "$(hits backup)"
same "generations of the copy" 1 "$(ls -d backup/gen-* | wc -l)"
run 0 "$program" update --index backup
says "Nothing has changed"

# Back again: the copy of the copy.
rm -rf idx
run 0 "$program" copy --index backup idx
same "hits of what was restored" 25 "$(hits idx)"
run 0 "$program" check --index idx

# What cannot be.
run 2 "$program" copy --index idx
complains "one folder"
run 2 "$program" copy --index idx a b
complains "one folder"
run 2 "$program" copy --index idx idx/inside
complains "within the index"
run 2 "$program" copy --index idx idx
complains "within the index"
run 2 "$program" copy --index none copy
complains "none"
[ ! -e copy ] || fail "a copy of nothing was made"
mkdir foreign && echo x >foreign/letter
run 2 "$program" copy --index idx foreign
complains "foreign" "give another DIR"
same "what was in a foreign folder" letter "$(ls foreign)"

# What is no copy of this index stays: another one, though built of the same sources.
run 0 "$program" build --index another source
run 0 "$program" remove --index another 3.txt
run 2 "$program" copy --index idx another
complains "$work/another" "another index" "$work/source"
same "hits of the other index" 24 "$(hits another)"
run 0 "$program" build --index idx
run 0 "$program" copy --index idx backup
run 0 "$program" copy --index backup idx
run 0 "$program" check --index idx

# A writer keeps a copy waiting, and a copy a writer.
flock idx/lock sleep 3 &
sleep 0.5
run 75 "$program" copy --index idx backup
complains "idx"
run 0 "$program" copy --index idx --wait 60 --quiet backup
wait
flock --shared idx/lock sleep 2 &
sleep 0.5
run 75 "$program" update --index idx
run 0 "$program" copy --index idx backup
run 0 "$program" update --index idx --wait 60 --quiet
wait

# Beside updates, again and again: by the verb, and by cp under the lock as the manual has it.
(
  number=26
  while [ ! -e stop ]; do
    write_articles source $number $((number + 4))
    number=$((number + 5))
    "$program" update --index idx --wait 60 --quiet || touch update-failed
    [ $((number % 4)) = 1 ] && { "$program" build --index idx --wait 60 --quiet || touch update-failed; }
  done
) &
writer=$!
for round in $(seq 12); do
  if [ $((round % 2)) = 0 ]; then
    run 0 "$program" copy --index idx --wait 60 --quiet copy
  else
    rm -rf copy
    run 0 flock idx/lock cp -a --reflink=auto idx copy
  fi
  count=$(hits copy)
  [ $((count % 5)) = 0 ] && [ "$count" -ge 25 ] || fail "a copy holds part of a run: $count hits"
  run 0 "$program" check --index copy --quiet
done
touch stop
wait "$writer"
[ ! -e update-failed ] || fail "an update beside copies failed"

# A copy that was killed leaves the one before, and the next one mends it.
run 0 "$program" copy --index idx backup
before=$(hits backup)
for delay in 0.005 0.01 0.02 0.03; do
  "$program" copy --index idx --quiet backup &
  victim=$!
  sleep $delay
  kill -9 "$victim" 2>/dev/null
  wait "$victim" 2>/dev/null
  same "hits after a copy was killed" "$before" "$(hits backup)"
done
run 0 "$program" copy --index idx backup
run 0 "$program" check --index backup

# A folder of a later version: both programs say so, and nothing is touched.
cp -a backup later
echo 'niger index 2' >later/format
for command in "$program update" "$program status" "$program build"; do
  run 2 $command --index later
  complains "newer version"
done
run 2 "$searcher" --index later القاعدة
complains "newer version"
run 2 "$program" copy --index idx later
complains "newer version"
same "the marker of a later version" "niger index 2" "$(cat later/format)"

# Tables of another format in a folder that this program knows: the command that helps, and that it
# helps: a new index beside the old one, of the same sources, while whoever reads the old one goes on.
if command -v xapian-metadata >/dev/null; then
  for format in 4 99; do
    rm -rf other
    cp -a backup other
    xapian-metadata set other/gen-* niger.format $format
    for command in "$program update" "$program check"; do
      run 2 $command --index other
      [[ "$err" == *"format $format"* && "$err" == *"niger-index build --index other"* ]] ||
        [[ "$out$err" == *"format $format"* ]] || fail "$command on format $format: $out$err"
    done
    run 2 "$searcher" --index other القاعدة
    complains "format $format" "niger-index build --index other"
    run 0 "$program" status --index other
    says "format $format"
    old=$(ls -d other/gen-*)
    exec 9<"$old/readers" && flock --shared 9 # a searcher of the other version
    run 0 "$program" build --index other
    [ -e "$old/postlist.glass" ] || fail "the old generation was taken away from its reader"
    exec 9<&-
    same "hits once it was built again" "$(hits idx)" "$(hits other)"
    run 0 "$program" update --index other
    [ ! -e "$old" ] || fail "the old generation is there still"
  done
else
  echo "No xapian-metadata here: tables of another format were not tried."
fi
finish
