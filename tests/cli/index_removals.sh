#!/usr/bin/env bash
# niger-index update where articles are gone: a few go, but a disk that is not mounted, or a file that
# is just being written anew, does not empty the index.
source "$(dirname "$0")/cli.sh"

write_articles one 1 40
write_articles two 41 45
for number in $(seq 60); do
  echo "{\"id\":\"$number\",\"title\":\"سجل $number\",\"text\":\"نص السجل $number عن النيجر\"}"
done >records
mkdir three && cp records three/records.jsonl
run 0 "$program" build --index idx one two three
before=$(articles idx)
same "articles" 105 "$before"

# A source that is empty, as a mount point without its disk is.
mv two away && mkdir two
run 2 "$program" update --index idx
complains "$work/two" "mounted" "--accept-removals" "is unchanged"
run 2 "$program" update --index idx --dry-run
complains "$work/two"
says "removed	$work/two/41.txt"
run 0 "$program" status --index idx --json
says '"result":"failed"' "$work/two"
same "articles without a source" "$before" "$(articles idx)"
rmdir two && mv away two
run 0 "$program" update --index idx
says "Nothing has changed."

# Most of all files, in a folder of a source.
mkdir away && mv one/1* one/2* one/3* away
run 2 "$program" update --index idx
complains "33 of the 46 indexed files" "mounted"
same "articles without most files" "$before" "$(articles idx)"
mv away/* one/ && rmdir away

# A file that is being written anew: most of its records are missing.
head -3 records >three/records.jsonl
run 2 "$program" update --index idx
complains "57 of the 105 indexed articles" "written"
same "articles without most records" "$before" "$(articles idx)"
run 2 "$program" update --index idx
complains "57 of the 105 indexed articles"

# Where it is meant it is done.
run 0 "$program" update --index idx --accept-removals
says "57 removed"
rm two/*
run 0 "$program" update --index idx --accept-removals
same "articles after accepted removals" 43 "$(articles idx)"
rm -r one/* three/*
run 0 "$program" update --index idx --accept-removals
same "articles when all are gone" 0 "$(articles idx)"
write_articles one 1 2
run 0 "$program" update --index idx
same "articles when some are back" 2 "$(articles idx)"

# What is moved is not gone.
write_articles one 1 60
run 0 "$program" update --index idx
mkdir one/folder && mv one/*.txt one/folder
run 0 "$program" update --index idx
same "articles after a move" 60 "$(articles idx)"
run 2 "$program" build --index idx one --accept-removals
complains "--accept-removals"
finish
