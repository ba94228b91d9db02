#!/usr/bin/env bash
# The labelled pairs of data/copies on the corpus they were drawn from, where somebody has it.
# copies_corpus.sh NIGER-INDEX NIGER-SEARCH PAIRS
source "$(dirname "$0")/cli.sh"
pairs=$3
if [ -z "${NIGER_ANT_CORPUS:-}" ]; then
  echo "skipped: NIGER_ANT_CORPUS does not name the ANT corpus (data/copies/README.md)" >&2
  exit 77
fi
run 0 "$program" build --quiet --index index "$NIGER_ANT_CORPUS"
run 0 "$program" status --index index
grep Copies <<<"$out"
"$searcher" -i index 'date:1900..2100' --copies --snippet 0 -n 1000000 -f jsonl >answer.jsonl ||
  fail "the index does not answer"
python3 - "$pairs" <<'END' || fail "the pairs of data/copies"
import csv, json, sys
group = {}
with open("answer.jsonl", encoding="utf-8") as lines:
    for hit in json.loads(lines.readline())["hits"]:
        for copy in [hit] + hit["copies"].get("list", []):
            group[copy["id"]] = hit["id"]
good = True
with open(sys.argv[1], encoding="utf-8") as lines:
    rows = list(csv.DictReader(lines, delimiter="\t"))
for name, chosen in [("C", "C"), ("D", "D"), ("E", "E"), ("A", "A"), ("B", "B"), ("A and B", "AB")]:
    found = labelled = both = 0
    for row in rows:
        if row["list"] not in chosen:
            continue
        together = group[row["one"]] == group[row["other"]]
        copies = row["copies"] == "1"
        found += together
        labelled += copies
        both += together and copies
    precision, recall = both / found, both / labelled
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f} of {labelled} copies")
    # Of the last, A and B. Their labels take a site's follow-ups for copies: data/copies/README.md.
    good = precision >= 0.95 and recall >= 0.8
sys.exit(not good)
END
finish
