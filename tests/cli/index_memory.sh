#!/usr/bin/env bash
# However long one article is, each process of a build and of an update stays within --memory and
# 128 MB. The article is cut where DocumentMaker says, and the summary and status tell so.
# index_memory.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"
python3 - <<'PY'
import os, random
chosen = random.Random(5)
parts = ["".join(chosen.choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", k=3)) for _ in range(2000)]

def words(count):
    return "".join(map("{}{} ".format, chosen.choices(parts, k=count), chosen.choices(parts, k=count)))

os.makedirs("one"), os.makedirs("many")
head = "عنوان المقال\n\nقنبلة "
open("one/giant.txt", "w").write(head + words(2_000_000))  # 26 MB
open("one/good.txt", "w").write("خبر جيد\n\nوصلت القاعدة الجوية إلى النيجر\n")
for number in range(4):
    open("many/%d.txt" % number, "w").write(head + words(700_000))
PY

# peak_of COMMAND…: the most memory in use at once, in MB: of the process, and of its children.
peak_of() {
  python3 - "$@" <<'PY'
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=open("out", "w"), stderr=open("err", "w")).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, status)
PY
}

# within MEMORY STATUS COMMAND…
within() {
  local memory=$1 wanted=$2 peak status
  shift 2
  read -r peak status < <(peak_of "$program" "$@" --memory "${memory}M")
  [ "$status" = "$wanted" ] || fail "status $status, not $wanted: $* ($(cat err))"
  # 8 MB of it are libraries by which PDF and mail are read, loaded whatever is read.
  [ "$peak" -le $((memory + 144)) ] || fail "$peak MB with --memory ${memory}M: $*"
  echo "$peak MB with --memory ${memory}M: $*"
}

for threads in 1 4; do
  rm -rf idx
  within 512 1 build --index idx one --threads $threads
  grep -q 'giant.txt: only its first 13.,... words are searched' out || fail "not told: $(cat out)"
done
run 0 "$program" status --index idx
says "only its first"
run 0 "$searcher" -i idx 'القاعدة الجوية'
run 0 "$searcher" -i idx --format jsonl 'قنبلة'
run 0 "$program" check --index idx

# A million words, each in four articles: of those in the most articles vectors are learned.
python3 - <<'PY'
import json, os
os.makedirs("distinct")
with open("distinct/all.jsonl", "w") as file:
    for number in range(1600):
        words = " ".join("ك%07dت" % (number // 4 * 2500 + word) for word in range(2500))
        file.write(json.dumps({"id": str(number), "title": "خبر", "text": words + " خبر" * number},
                              ensure_ascii=False) + "\n")
PY
within 128 0 build --index distinct.idx distinct
run 0 "$program" check --index distinct.idx
rm -rf distinct distinct.idx

# Whatever the format: an article within --max-article is read with the settings that there are. The
# words that are searched have a limit of their own, which is told.
python3 - <<'PY'
import csv, json, os
line = "وصلت القاعدة الجوية إلى النيجر ثم عادت من أغاديز إلى نيامي\n"
text = line * (58_000_000 // len(line.encode()))
record = json.dumps({"id": "x", "title": "عنوان", "text": text}, ensure_ascii=False)
for name in "json", "jsonl", "html", "txt", "csv", "one", "utf16":
    os.makedirs("large_" + name)
os.makedirs("attribute")
def put(name, content, kind=None, encoding="utf-8"):
    open("large_%s/a.%s" % (name, kind or name), "w", newline="", encoding=encoding).write(content)
put("json", "[" + record + "]")
put("jsonl", (record + "\n") * 3)
put("html", "<html><meta charset=utf-8><title>عنوان</title><body><p>" + (line * 12 + "</p>\n<p>") * (len(text) // len(line) // 12))
one = "<html><title>عنوان</title><body><p>" + text.replace("\n", " ") + "</p></body></html>"
put("one", one, "html")
put("utf16", one, "html", "utf-16")
open("attribute/a.html", "w").write('<html><body><h1>عنوان</h1><p title="' + text + '">' + line + "</p></body></html>")
put("txt", "عنوان\n\n" + text)
put("csv", 'id,title,text\n1,عنوان,"' + text + '"\n')
PY
rm -rf idx
within 512 0 build --index idx attribute --threads 2
for kind in json jsonl html txt csv one utf16; do
  rm -rf idx
  within 512 1 build --index idx large_$kind --threads 2 --report report.csv
  count=1
  [ $kind != jsonl ] || count=3
  grep -q "^Indexed $count article" out || fail "$kind: $(cat out err)"
  [ "$(grep -c 'words are searched' out)" = $count ] || fail "$kind: not told: $(cat out)"
  grep -q 'words are searched' report.csv || fail "$kind: not in the report: $(cat report.csv)"
done

rm -rf idx
within 512 1 build --index idx many --threads 2
for number in 0 1; do echo 'زيادة' >>many/$number.txt; done
within 512 1 update --index idx --threads 4
finish
