#!/usr/bin/env bash
# What a build learns of words from the company that they keep is told by status, and bounded: with
# few articles, one article many times, another language, or more words than there is memory for.
# index_vectors.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"
python3 - <<'PY'
import json, os, random
chosen = random.Random(5)

def collection(name, texts):
    os.makedirs(name)
    with open(name + "/all.jsonl", "w") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "title": "خبر", "text": text}, ensure_ascii=False) + "\n")

def article(letters, subject):
    words = [a + b + c for a in letters for b in letters for c in letters]
    return " ".join(chosen.choice(words[subject::7]) for _ in range(40))

arabic = "كتبسمرد"
collection("few", [article(arabic, 0) for _ in range(5)])
collection("many", [article(arabic, number % 7) for number in range(400)])
collection("one", [article(arabic, 0)] * 400)
collection("english", [article("bcdfgkl", number % 7) for number in range(400)])
PY

# learned NAME: the stems that have a vector.
learned() { "$program" status --json --index "$1.idx" | sed -n 's/.*"vectors":{"stems":\([0-9]*\).*/\1/p'; }

for name in few many one english; do
  run 0 "$program" build --quiet --index $name.idx $name
  run 0 "$program" check --quiet --index $name.idx
done
same "stems of five articles" 0 "$(learned few)"
same "stems of one article, repeated" 0 "$(learned one)"
[ "$(learned many)" -gt 100 ] || fail "stems of many articles: $(learned many)"
[ "$(learned english)" -gt 100 ] || fail "stems of another language: $(learned english)"
run 0 "$program" status --index few.idx
says "Vectors:     none: there are too few articles"
run 0 "$program" status --index many.idx
says "Vectors:     of $(learned many) stems (" ", learned from 400 articles; changed since: 0"
run 0 "$program" status --lang ar --index many.idx
says "متجهات الجذوع: $(learned many)"
run 0 "$program" status --json --index many.idx
says '"vectors":{"stems":'"$(learned many)"',"bytes":' ',"learned_from":400,"changed":0}'
finish
