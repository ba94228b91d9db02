#!/usr/bin/env bash
# Any query of a megabyte is answered, with 1 GB of memory and no error: the bounds that
# niger-query(7) states hold end to end. search_bounds.sh NIGER-INDEX NIGER-SEARCH
set -uo pipefail
indexer=$1
program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data LC_ALL=C.UTF-8
unset NIGER_INDEX NIGER_LANG 2>/dev/null
cd "$folder" || exit 1
failures=0
complain() { echo "$1" >&2; failures=$((failures + 1)); }

mkdir articles
for number in $(seq 40); do
  printf 'خبر %s\nاجتمع الوزراء أمس في العاصمة، وأعلن الناطق %s قرارات.\n' "$number" "$number" \
    >"articles/$number.txt"
done
"$indexer" build articles --index index --quiet || complain "the build failed"

python3 - <<'PY'
import random
random.seed(20240520)
pieces = {
    "prefixes": "ا* ", "alternatives": "ا* OR ب* OR ", "fields": "source:ا OR ", "quotes": '«"',
    "parentheses": "(", "phrases": '"الناطق قرارات" ', "exact": "=الناطق -=خبر ", "near": "ا near:9 ",
    "dates": "date:آخر ", "words": "كلمة أخرى ", "minus": "-خبر ", "singles": "'a ", "one word": "ا",
    "mixed": "(«ا* OR =ب near:3 ",
}
for name, piece in pieces.items():
    text = piece * (2**20 // len(piece.encode()))
    open("q " + name, "w").write("1\t" + text + "\n")
words = " OR ".join("كلمة%d" % i for i in range(60000)).encode()[: 2**20]
open("q branches", "wb").write(b"1\t" + words + b"\n")
noise = bytes(random.choice([b for b in range(256) if b not in (10, 13)]) for _ in range(2**20))
open("q noise", "wb").write(b"1\t" + noise + b"\n")
PY
for query in q\ *; do
  (ulimit -v 1048576; timeout 100 "$program" -i index -q "$query" -f jsonl -n 1 >out 2>err)
  status=$?
  [ "$status" -le 1 ] || complain "$query: status $status: $(head -c 300 err)"
  grep -q '"code":"query-shortened"' out || complain "$query: nothing said of its size"
  [ -s err ] && complain "$query: $(head -c 300 err)"
done
exit $((failures > 0))
