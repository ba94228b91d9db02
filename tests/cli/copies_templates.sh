#!/usr/bin/env bash
# Reports made by templates (scripts/story_templates.py), of which is known which are one story: what
# is grouped is of one story, and what is of one story is grouped. scripts/copies reads lists.
# copies_templates.sh NIGER-INDEX NIGER-SEARCH BUILD
program=$1
copies=$(cd "$(dirname "$0")/../../scripts" && pwd)/copies
. "$(dirname "$0")/cli.sh"
build=$3

seed=${COPIES_SEED:-7}
echo "seed $seed"
"$copies" templates --days 40 --seed "$seed" >reports.jsonl || fail "no reports"
run 0 "$program" build reports.jsonl --index index --quiet
run 0 "$copies" stories --build "$build" --index index reports.jsonl
python3 - "$out" <<'END' || fail "groups of templates: $out"
import sys
shares = [cell.split(" = ")[1] for line in sys.argv[1].splitlines() if line.startswith("all\t")
          for cell in line.split("\t")[1:]]
sys.exit(not (len(shares) == 2 and float(shares[0]) >= .93 and float(shares[1]) >= .97))
END

# Pairs are drawn, judged and scored.
run 0 "$copies" draw --build "$build" --index index reports.jsonl --pairs 40 --seed "$seed"
printf '%s\n' "$out" >list.tsv
grep -q '^group' list.tsv || fail "no pair of a group: $out"
awk -F'\t' -v OFS='\t' '/^#/ {print; next} {$5 = $2 >= .5 ? "C" : "O"; print}' list.tsv >judged.tsv
run 0 "$copies" score --build "$build" --index index judged.tsv
says 'band	judged' 'all	'
run 0 "$copies" agree judged.tsv judged.tsv
says '1.000 alike'
run 0 "$copies" show reports.jsonl list.tsv --brief
says '== 1 '
printf '1\tالرياض\n' >queries.tsv
run 0 "$copies" results --build "$build" --index index queries.tsv --pairs 5
says '# '
# What cannot be.
printf 'group\t0.5\ta\tb\tX\n' >bad.tsv
run 2 "$copies" score --build "$build" --index index bad.tsv
[[ "$err" == *bad.tsv*'no pair'* ]] || fail "a bad verdict: $err"
printf 'group\t0.5\tgone\tr1\tC\n' >gone.tsv
run 2 "$copies" show reports.jsonl gone.tsv
[[ "$err" == *gone* ]] || fail "an unknown article: $err"
finish
