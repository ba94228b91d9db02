#!/usr/bin/env bash
# niger-index check finds whatever is broken in an index, and --repair makes right what can be made
# right: in place, of the sources, or of the articles that the index keeps.
source "$(dirname "$0")/cli.sh"

write_articles articles 1 60
for number in $(seq 40); do
  echo "{\"id\":\"$number\",\"title\":\"سجل $number\",\"text\":\"نص السجل $number عن النيجر\"}"
done >articles/records.jsonl
run 0 "$program" build --index whole articles --no-file-dates
answers() {
  printf '%s\t%s\n' 1 'القاعدة الجوية' 2 'نص السجل 7' 3 '"في الصباح"' |
    "$searcher" --index "$1" --queries - --format jsonl --limit 100 2>&1 |
    sed 's/"seconds":[0-9.e-]*//' | cksum
}
wanted=$(answers whole)
fresh() {
  rm -rf idx
  cp -a whole idx
}
# repaired WHAT SAYS: a check finds it, a repair says so and makes it right.
repaired() {
  run 2 "$program" check --index idx
  complains idx
  run 0 "$program" check --repair --index idx
  says "$2"
  same "answers after the repair of $1" "$wanted" "$(answers idx)"
  run 0 "$program" check --index idx
  says "is undamaged: 100 articles"
  run 0 "$program" update --index idx
}
run 0 "$program" check --index whole
says "is undamaged: 100 articles"
run 0 "$program" check --index whole --repair --quiet
silent

# The small files around a generation are made right in place: the generation stays.
fresh && rm idx/current
repaired "a lost current" "now names gen-000001"
fresh && : >idx/current
repaired "an empty current" "now names gen-000001"
fresh && echo "auto gen-000007" >idx/current
repaired "a current that names nothing" "now names gen-000001"
fresh && rm idx/gen-000001/readers
repaired "a lost file of readers" "readers lock was restored"
fresh && rm idx/format
repaired "a lost marker" "marks an index"
fresh && echo 'niger index rubbish' >idx/format
repaired "a marker of rubbish" "marks an index"
same "generations after repairs in place" "gen-000001" "$(cd idx && echo gen-*)"

# Without `current` both programs name what helps, and the same.
fresh && rm idx/current
run 2 "$searcher" --index idx القاعدة
complains "niger-index check --index idx --repair"
fresh && echo rubbish >idx/current
run 2 "$searcher" --index idx القاعدة
complains "niger-index check --index idx --repair"
run 2 "$program" update --index idx
complains "niger-index check --index idx --repair"

# No generation is left, but what the index was made of.
fresh && rm -rf idx/gen-*
repaired "lost generations" "Indexed 100 articles"
fresh && rm -rf idx/gen-* idx/current
repaired "a lost index" "Indexed 100 articles"

# What a killed run left behind is no damage: told, and gone with the next run or a repair.
leave() {
  fresh && mkdir -p idx/gen-000002/parts/3 idx/gen-000001/parts/0
  echo half >idx/gen-000001/v.tmp
  : >idx/gen-000001/tmp1_0.glass
  : >"idx/gen-000001/readers.0123456789abcdef.new"
  run 0 "$program" check --index idx
  says "Left over" "gen-000002" "gen-000001/v.tmp" "gen-000001/tmp1_0.glass" "gen-000001/parts" "is undamaged"
}
gone() {
  run 0 "$program" check --index idx
  [[ "$out" != *"Left over"* ]] || fail "still there after $1: $out"
  same "answers after $1" "$wanted" "$(answers idx)"
}
leave
run 0 "$program" check --repair --index idx
says "left behind was removed" "is undamaged: 100 articles"
gone "a repair"
leave
run 0 "$program" update --index idx
says "Nothing has changed"
gone "an update"
# Not ours, whatever it is called: a finding, and it stays.
fresh && echo mine >idx/gen-000001/notes.tmp && ln -s notes.tmp idx/gen-000001/v.tmp
run 2 "$program" check --index idx
says "v.tmp" "notes.tmp"
run 0 "$program" update --index idx --quiet
[ -L idx/gen-000001/v.tmp ] && [ -f idx/gen-000001/notes.tmp ] || fail "removed what is not ours"

# Broken tables: made again of the sources, also where the database cannot tell them.
for table in postlist docdata termlist; do
  fresh
  size=$(stat -c %s "idx/gen-000001/$table.glass")
  head -c 3000 /dev/urandom |
    dd of="idx/gen-000001/$table.glass" bs=1 seek=$((size / 3)) conv=notrunc status=none
  repaired "a broken $table" "Indexed 100 articles"
  fresh && : >"idx/gen-000001/$table.glass"
  repaired "an empty $table" "Indexed 100 articles"
done
fresh && : >idx/gen-000001/iamglass
repaired "an empty revision" "Indexed 100 articles"
fresh && rm -r idx/gen-000001/*
run 2 "$program" check --index idx
run 0 "$program" build --index idx --quiet --no-file-dates
same "answers after a build of an empty generation" "$wanted" "$(answers idx)"

# Sources that are gone: the index is made again of what it keeps, and says what it has lost.
mv articles away
fresh
size=$(stat -c %s idx/gen-000001/termlist.glass)
head -c 3000 /dev/urandom |
  dd of=idx/gen-000001/termlist.glass bs=1 seek=$((size / 3)) conv=notrunc status=none
run 2 "$program" check --index idx
run 0 "$program" check --repair --index idx
says "cannot read" "Rebuilt from the 100 articles stored in it"
same "answers without the sources" "$wanted" "$(answers idx)"
run 0 "$program" check --index idx
fresh
size=$(stat -c %s idx/gen-000001/docdata.glass)
head -c 3000 /dev/urandom |
  dd of=idx/gen-000001/docdata.glass bs=1 seek=$((size / 3)) conv=notrunc status=none
status=0
"$program" check --repair --index idx >out 2>err || status=$?
case $status in
  1)
    grep -q "Lost: " out || fail "a repair does not say what is lost: $(cat out)"
    run 0 "$program" check --index idx
    mv away articles
    run 0 "$program" update --index idx
    same "answers when the sources are back" "$wanted" "$(answers idx)"
    mv articles away
    ;;
  2) grep -q "no stored article" err || fail "a repair in vain: $(cat err)" ;;
  *) fail "status $status of a repair without sources: $(cat out err)" ;;
esac
fresh && : >idx/gen-000001/postlist.glass
run 2 "$program" check --repair --index idx
complains "idx"
rm idx/sources
run 2 "$program" check --repair --index idx
complains "too damaged to show" "SOURCE"

# What is no index is not repaired.
run 2 "$program" check --repair --index none
complains "no index at none"
[ ! -e none ] || fail "a repair made a folder"
mkdir foreign && echo x >foreign/letter
run 2 "$program" check --repair --index foreign
complains "foreign" "not an index"

# The small files of the folder are read no further than they can be: endless ones, and ones that hold
# nothing but their size.
# A program under a sanitizer reserves more address space than any limit leaves it.
plain=
if (ulimit -v 4000000 && "$program" --version >/dev/null 2>&1) 2>/dev/null; then plain=yes; fi
in_a_gigabyte() { ([ -z "$plain" ] || ulimit -v 1000000; exec "$@"); }
rm -rf small && write_articles many 1 3
run 0 "$program" build --index small many
run 0 "$program" remove --index small 1.txt
for file in sources removed; do
  cp -a small "with_$file"
  truncate -s 20G "with_$file/$file"
  run 0 in_a_gigabyte "$program" update --index "with_$file"
  run 0 "$program" status --index "with_$file"
  same "articles beside $file of 20 GB" 2 "$(articles "with_$file")"
  truncate -s 20G "with_$file/$file"
  for table in "with_$file"/gen-*/postlist.glass; do : >"$table"; done
  run 2 in_a_gigabyte "$program" check --index "with_$file" --repair
  [[ "$err" == *"with_$file/$file"* ]] || fail "not told of $file: $err"
done
finish
