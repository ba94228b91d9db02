#!/usr/bin/env bash
# scripts/audit over a small index: lists the forms of the words of queries, scores a judged list,
# compares two judges, and says what is wrong with what it was given.
program=$1
audit=$(cd "$(dirname "$0")/../../scripts" && pwd)/audit
. "$(dirname "$0")/cli.sh"
build=$3

mkdir articles
article() { printf '%s\n%s\n' "$2" "$3" >"articles/$1.txt"; }
article one "خبر أول" "افتتحت السلطات قاعدة قرب المدينة."
article two "خبر ثان" "افتتحت السلطات قواعد قرب المدن."
article three "خبر ثالث" "زار الوفد برلين ثم موسكو."
run 0 "$program" build articles --index index --quiet

printf '1\tقاعدة برلين\n2\tقاعدة\n' >queries.tsv
run 0 "$audit" list --build "$build" --index index queries.tsv
printf '%s\n' "$out" >list.tsv
row=$(printf 'قاعدة\tقواعد\tbroken-plural\tcertain\t\t1\t1\t\t')
[[ "$out" == *"$row"* ]] || fail "the list lacks the plural: $out"
same "a word of two queries is listed once" 1 "$(grep -c '^قاعدة	قواعد' list.tsv)"
run 0 "$audit" list --build "$build" --index index queries.tsv --sample 1 --seed 3
says '1 words of queries.tsv, seed 3'

# Right and wrong, by articles; what is no longer found; what nobody judged.
printf '# judged\n%s\n' "$(printf 'قاعدة\tقواعد\tbroken-plural\t1\t1\tS\ta plural')" >right.tsv
run 0 "$audit" score --build "$build" --index index right.tsv --before list.tsv
says 'all	1	0	0	0.000' 'right kept, by articles: 1.000' 'forms not judged: 0, in 0 articles'
printf 'قاعدة\tقواعد\tbroken-plural\t1\t1\tW\tno\nقاعدة\tقعود\tsingular\t7\t1\tS\t\n' >wrong.tsv
printf 'قاعدة\tقعود\tsingular\t\t\t7\t1\t\t\n' >before.tsv
run 0 "$audit" score --build "$build" --index index wrong.tsv --before before.tsv --verbose
says 'all	0	0	1	1.000' 'right kept, by articles: 0.000' 'wrong	قاعدة	قواعد' 'lost	قاعدة	قعود'

# Two judges.
run 0 "$audit" agree right.tsv wrong.tsv --merged merged.tsv
says 'S, A, W: 1 forms, agreement 0.000' 'right, wrong: 1 forms, agreement 0.000'
same "two contrary verdicts are none" "" "$(cut -f8 merged.tsv)"
run 0 "$audit" agree right.tsv right.tsv
says 'agreement 1.000'

# Do articles with the word stand above those that have only its plural?
printf '{"title":"%s","text":"%s"}\n' "خبر" "قاعدة" "خبر" "قواعد" >corpus.jsonl
run 0 "$audit" ladder --build "$build" --index index corpus.jsonl
says 'words in 10 articles or more: 0'

# Nothing to work on.
told() { [[ "$err" == *"$1"* ]] || fail "the complaint lacks \"$1\": $err"; }
run 2 "$audit" score --build "$build" --index index list.tsv
told 'list.tsv has no verdict S, A or W'
run 2 "$audit" agree right.tsv list.tsv
told 'no form was judged in both lists'
run 2 "$audit" list --build "$build" --index nowhere queries.tsv
told 'nowhere'
run 2 "$audit" list --build "$build/nowhere" --index index queries.tsv
told 'is not built'

exit $((failures > 0))
