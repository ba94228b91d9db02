#!/usr/bin/env bash
# niger-index inspect and build --report: what would be indexed of a file, what became of each.
source "$(dirname "$0")/cli.sh"

mkdir news
printf 'سحب القوات من النيجر\nتاريخ النشر: 20 أبريل 2024\nوصلت القوات إلى القاعدة في الصباح.\nوقال المتحدث إن العدد كبير.\nإقرأ أيضاً:\nخبر عن الحوثيين\n' >news/story.txt
printf '{"title":"واحد","text":"نص الخبر"}\nno json\n{"title":"اثنان","text":"نص آخر"}\n' >news/lines.jsonl
printf '\x00\x01\x02\x03' >news/photo.bin
mkfifo news/pipe

run 0 "$program" inspect news/story.txt
says "title     سحب القوات من النيجر  [first line]" "2024-04-20  [text]" "-- related" "خبر عن الحوثيين" \
  "read as text" "UTF-8"
run 0 "$program" inspect --tokens news/story.txt
says $'\tالقوات\tالقوات\t'
run 1 "$program" inspect news
says "damaged: line 2" "photo.bin: read as binary" "pipe: skipped: a FIFO"
run 1 "$program" inspect --limit 1 news/lines.jsonl
says "the first 1 are shown"
run 1 "$program" inspect --json news
if command -v python3 >/dev/null; then
  python3 -c 'import json,sys
lines = [json.loads(line) for line in sys.stdin]
assert [line["fields"]["title"]["value"] for line in lines if "zones" in line] == \
    ["واحد", "اثنان", "سحب القوات من النيجر"], lines
assert sum("skips" in line for line in lines) == 4, lines' <<<"$out" || fail "inspect --json: $out"
fi
run 2 "$program" inspect
complains "FILE"
run 2 "$program" inspect none
complains "none" "No such file"
run 2 "$program" inspect --filter pdf news
complains "filter"
"$program" inspect --limit 0 news/story.txt | true
same "status of a closed pipe" 0 "${PIPESTATUS[0]}"

# The report of a build: two files, every file in them, walked or not.
run 1 "$program" build --index idx news --report report
same "lines of the report" 4 "$(grep -c '"path":' report)"
grep -q '"title":{"first line":1}' report || fail "no origin of a title: $(cat report)"
grep -q 'line 2' report || fail "the damaged line is not in the report"
grep -q "pipe: special: a FIFO" report.txt || fail "the summary lacks the FIFO: $(cat report.txt)"
grep -q "title: 3 (record 2, first line 1)" report.txt || fail "the summary: $(cat report.txt)"
run 2 "$program" build --index idx news --report none/report
complains "none/report"

# A list of files, on standard input too; an update reads the list again.
printf '%s\n' news/story.txt news/gone.txt >list
run 1 "$program" build --index listed --files-from list
says "gone.txt: missing" "Indexed 1 article from 1 file"
"$program" build --index listed --files-from - --quiet < <(printf 'news/story.txt\0news/lines.jsonl\0')
same "articles of a list on standard input" 3 "$(articles listed)"
rm news/lines.jsonl
run 0 "$program" update --index listed
same "articles after a listed file went" 1 "$(articles listed)"
run 0 "$program" status --index listed
says "2 files from a list"
run 2 "$program" build --index listed --files-from none
complains "none"
: >nothing
run 2 "$program" build --index listed --files-from nothing
complains "nothing" "names no file"

# Limits are settable, and what they refuse is reported.
mkdir big
printf 'خبر قصير\nنص الخبر القصير هنا في الصباح.\n' >big/small.txt
head -c 3000 /dev/zero | tr '\0' 'a' >big/large.txt
tar czf big/pack.tgz -C news story.txt
tar cf big/outer.tar -C big pack.tgz
run 1 "$program" build --index limits big --max-article 2K
says "large.txt: too-large"
run 1 "$program" build --index limits big --max-file 1000
says "large.txt: too-large"
run 1 "$program" build --index limits big --max-nesting 1
says "outer.tar#pack.tgz: too-large"
run 1 "$program" build --index limits big --max-unpacked 100
says "pack.tgz" "100 bytes when unpacked"
run 2 "$program" build --index limits big --max-entries 0
complains "--max-entries"
finish
