#!/usr/bin/env bash
# niger-index update with files of several records: each record is an article of its own.
source "$(dirname "$0")/cli.sh"

mkdir articles
printf '%s\n' '{"id":"r1","title":"سجل أول","text":"نص السجل الأول عن القاعدة الجوية"}' \
  '{"id":"r2","title":"سجل ثان","text":"نص السجل الثاني عن النيجر"}' >articles/records.jsonl
touch -d '1 hour ago' articles/*
run 0 "$program" build --index idx articles
same "articles" 2 "$(articles idx)"

# Records of one file: one new, one changed, one gone.
printf '%s\n' '{"id":"r2","title":"سجل ثان","text":"نص آخر للسجل الثاني"}' \
  '{"id":"r3","title":"سجل ثالث","text":"نص السجل الثالث"}' >articles/records.jsonl
run 0 "$program" update --index idx --log log
same "articles after the records changed" 2 "$(articles idx)"
tail -1 log | grep -q "1 added, 1 changed, 1 removed" || fail "records: $(tail -1 log)"

# An id that several files share, where ids are unique: the index is as a build would make it.
mkdir shared
echo '{"id":"same","title":"الأول","text":"نص الأول"}' >shared/a.jsonl
echo '{"id":"other","title":"الثاني","text":"نص الثاني"}' >shared/b.jsonl
touch -d '1 hour ago' shared/*
run 0 "$program" build --index shared_idx --ids unique shared
echo '{"id":"same","title":"الثالث","text":"نص الثالث"}' >shared/c.jsonl
run 1 "$program" update --index shared_idx
says "Replaced by a later record with the same id: 1"
same "articles with one id" 2 "$(articles shared_idx)"
rm shared/c.jsonl
run 0 "$program" update --index shared_idx
same "articles when the id is free again" 2 "$(articles shared_idx)"
run 0 "$program" status --index shared_idx --json --backlog
says '"backlog":0'

# Records that go from one file to another, before it or after it, stay the articles that they are.
mkdir moving
for file in a b c; do
  for number in 1 2 3; do
    echo "{\"id\":\"$file$number\",\"title\":\"عنوان\",\"text\":\"نص الخبر $file $number\"}"
  done >moving/$file.jsonl
done
touch -d '1 hour ago' moving/*
run 0 "$program" build --index moving_idx --ids unique moving
sed -n 1p moving/a.jsonl >>moving/c.jsonl
sed -n 1p moving/c.jsonl >>moving/a.jsonl
sed -i 1d moving/a.jsonl
sed -i 1d moving/c.jsonl
run 0 "$program" update --index moving_idx --log log
tail -1 log | grep -q "0 added, [0-9]* changed, 0 removed" || fail "moved records: $(tail -1 log)"
same "articles after two moved" 9 "$(articles moving_idx)"
run 0 "$program" check --index moving_idx

# An id that two changed files bring at once: one is replaced, until it is free again.
echo '{"id":"new","title":"عنوان","text":"نص جديد"}' | tee -a moving/a.jsonl >>moving/b.jsonl
run 1 "$program" update --index moving_idx
same "articles with an id twice" 10 "$(articles moving_idx)"
sed -i '$d' moving/b.jsonl
run 0 "$program" update --index moving_idx
same "the article of the other file stays" 10 "$(articles moving_idx)"
run 0 "$program" check --index moving_idx
finish
