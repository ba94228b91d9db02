#!/usr/bin/env bash
# niger-index update: only what has changed, and nothing written where nothing has.
source "$(dirname "$0")/cli.sh"

write_articles articles 1 20
touch -d '1 hour ago' articles/*
run 0 "$program" build --index idx articles --no-file-dates
total=$(articles idx)
revision() { cksum idx/gen-*/iamglass; }

before=$(revision)
run 0 "$program" update --index idx
says "Nothing has changed."
same "the database after an update of nothing" "$before" "$(revision)"
run 0 "$program" update --index idx --quiet
silent

# New, changed, moved, removed, and only touched.
write_articles articles 21 22
echo "خبر آخر عن ميناء جديد" >articles/1.txt
mv articles/2.txt articles/moved.txt
rm articles/3.txt
touch articles/4.txt
run 0 "$program" update --index idx --dry-run
says "new	$work/articles/21.txt" "changed	$work/articles/1.txt" "removed	$work/articles/3.txt" \
  "moved	$work/articles/moved.txt	(was $work/articles/2.txt)" "new time only	$work/articles/4.txt"
same "the database after a dry run" "$before" "$(revision)"
run 0 "$program" update --index idx --log log
same "articles after the update" $((total + 1)) "$(articles idx)"
grep -q "update well: 3 added, 1 changed, 2 removed" log || fail "the log line: $(cat log)"
run 0 "$program" update --index idx
says "Nothing has changed."

# Other content of the same size under the same time: its ctime tells.
touch -r articles/10.txt stamp
sed -i 's/النيجر/الجزئر/' articles/10.txt
touch -r stamp articles/10.txt
run 0 "$program" update --index idx --dry-run
says "changed	$work/articles/10.txt" "1 file to update"
run 0 "$program" update --index idx
says "1 changed"
chmod g+w articles/11.txt
run 0 "$program" update --index idx
says "0 articles added, 0 changed, 0 removed"

# What was skipped for a passing reason is tried again; what stays bad writes nothing.
mkfifo articles/pipe
run 1 "$program" update --index idx
says "articles/pipe"
before=$(revision)
run 1 "$program" update --index idx
says "Nothing has changed." "articles/pipe"
same "the database while a file stays bad" "$before" "$(revision)"
rm articles/pipe
run 0 "$program" update --index idx

# The report is of the files that this run has read.
echo "خبر أخير عن ميناء جديد" >articles/1.txt
printf '\x00\x01\x02' >articles/noise
ln -s . articles/loop
run 1 "$program" update --index idx --report update.report
same "lines of the report" 3 "$(grep -c '' update.report)"
grep -q '"path":".*articles/1.txt","kind":"text".*"articles":1' update.report &&
  grep -q '"path":".*articles/noise","kind":"binary".*"skipped":1' update.report &&
  grep -q '"path":".*articles/loop".*"why":"loop' update.report || fail "$(cat update.report)"
grep -q '^2 files, .* 1 article; 2 files or parts skipped' update.report.txt ||
  fail "the readable report: $(cat update.report.txt)"
run 1 "$program" update --index idx --report update.report
says "Nothing has changed."
! grep -q '1.txt' update.report || fail "a file that was not read: $(cat update.report)"
run 2 "$program" update --index idx --report none/report
complains "none/report" "--report"
rm articles/noise articles/loop
run 0 "$program" update --index idx --report update.report
same "lines of a report of removals" 0 "$(grep -c '' update.report)"
if [ "$(id -u)" != 0 ]; then
  chmod 000 articles/5.txt
  echo "نص جديد" >>articles/6.txt
  run 1 "$program" update --index idx
  chmod 644 articles/5.txt
  run 0 "$program" update --index idx
fi

# An index of much waste (a table with free blocks behind it) is packed anew after an update; where
# there is no room, that is told, and the update stands all the same.
generation=$(echo idx/gen-*)
[ "$(cut -d' ' -f1 "$generation/packed")" -gt 1000 ] || fail "packed: $(cat "$generation/packed")"
truncate -s 10T "$generation/docdata.glass"
echo "خبر عن الرص" >articles/packing.txt
run 0 "$program" update --index idx
says "1 article added" "could not be compacted" "free"
run 0 "$program" status --index idx
says "larger than when it was last compacted"
truncate -s 2M "$generation/docdata.glass"
echo 1 >"$generation/packed"
echo "خبر آخر عن الرص" >articles/packing.txt
run 0 "$program" update --index idx
says "1 changed" "was compacted"
same "generations after packing" 1 "$(ls -d idx/gen-* | wc -l)"
[ ! -e "$generation" ] || fail "the generation of before is still there"
run 0 "$program" status --index idx --json
says "\"packed_bytes\":$(cut -d' ' -f1 idx/gen-*/packed)"
run 0 "$program" check --index idx

finish
