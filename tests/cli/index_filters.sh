#!/usr/bin/env bash
# An index is no command: the filter programs that it keeps run only where the run names them itself.
# index_filters.sh NIGER_INDEX
source "$(dirname "$0")/cli.sh"

# The program notes that it ran, and prints a text.
printf 'echo run >>%s/notes\ncat "$1"\n' "$work" >filter.sh
filter=".doc=sh $work/filter.sh %s"
times() { grep -c run notes 2>/dev/null || true; }

write_articles source 1 2
echo 'نص من المرشح عن نيامي' >source/a.doc
run 0 "$program" build --index theirs --filter "$filter" source
same "articles with the filter" 3 "$(articles theirs)"
echo '{"id":"b1","title":"عنوان","text":"نص عن أغاديز"}' >source/b.json
run 0 "$program" update --index theirs --filter "$filter"
run 0 "$program" remove --index theirs b1
# As out of a stranger's tar: all of it belongs to whoever unpacks it.
cp -a theirs idx
ran=$(times)
echo 'نص آخر من المرشح عن نيامي' >source/a.doc

# refused COMMAND…: before anything is done or run; the program and what to type are named.
refused() {
  run 2 "$@"
  complains "$work/filter.sh" "--filter" "idx"
  same "times that the program ran at: $*" "$ran" "$(times)"
  same "articles after: $*" 3 "$(articles idx)"
}
write_articles more 5 5
mkdir config
printf 'filter = .pdf=pdftotext -q %%s -\n' >config/niger.conf
refused "$program" update --index idx
refused "$program" update --index idx --dry-run
refused "$program" update --index idx --retry --accept-removals
refused "$program" update --index idx --filter ".doc=sh $work/other.sh %s"
refused env NIGER_CONFIG=config/niger.conf "$program" update --index idx
refused "$program" add --index idx more
refused "$program" drop --index idx source
refused "$program" restore --index idx b1
refused "$program" build --index idx

# What names no program anew: nothing is read that needs one.
run 0 "$program" status --index idx --backlog
run 0 "$program" check --index idx
run 0 "$program" purge --index idx
mv source moved
run 0 "$program" move --index idx source moved
mv moved source
same "times that the program ran" "$ran" "$(times)"
rm -rf idx && cp -a theirs idx

# The copy in `sources` is believed no more: with the database of a generation gone.
for file in idx/gen-*/postlist.glass; do : >"$file"; done
run 2 "$program" check --index idx --repair
[[ "$err" == *"$work/filter.sh"* ]] || fail "repair does not name the program: $err"
run 2 "$program" build --index idx
complains "$work/filter.sh"
same "times that the program ran with a broken index" "$ran" "$(times)"
run 0 "$program" check --index idx --repair --filter "$filter"
[ "$(times)" -gt "$ran" ] || fail "a filter that was named did not run"
rm -rf idx && cp -a theirs idx
ran=$(times)

# Named again, on the line, in the environment or in a config file, it runs.
run 0 "$program" update --index idx --filter "$filter"
same "times that the program ran once named" $((ran + 1)) "$(times)"
echo 'نص ثالث من المرشح عن نيامي' >source/a.doc
NIGER_FILTER="$filter" run 0 "$program" update --index idx
same "times by the variable" $((ran + 2)) "$(times)"
# A config file may name more than an index has: these are read from then on.
printf 'filter = %s\nfilter = .odt=sh %s/filter.sh %%s\n' "$filter" "$work" >config/niger.conf
echo 'نص من مستند عن زندر' >source/c.odt
run 0 "$program" update --index idx --config config/niger.conf
same "articles with both filters" 4 "$(articles idx)"
run 0 "$program" restore --index idx --config config/niger.conf b1
same "articles once one is back" 5 "$(articles idx)"
run 2 "$program" update --index idx --filter "$filter"
complains ".odt="

# A program that is not there is not kept.
both=(--filter "$filter" --filter ".odt=sh $work/filter.sh %s")
run 2 "$program" update --index idx "${both[@]}" --filter '.pdf=none-such-program %s'
complains "no program none-such-program"
run 2 "$program" update --index idx "${both[@]}" --filter '.pdf=cat'
complains ".pdf=cat" "%s"

# An empty one runs none, and the index keeps none.
ran=$(times)
echo 'نص رابع من المرشح عن نيامي' >source/a.doc
run 0 "$program" update --index idx --filter ''
says "1 changed" # read as the text that it is
same "times without any" "$ran" "$(times)"
run 0 "$program" update --index idx
run 0 "$program" build --index idx
same "times after that" "$ran" "$(times)"
finish
