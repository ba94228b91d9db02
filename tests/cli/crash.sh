# Sourced by the tests of crashes, after cli.sh: two states of a collection, what an undisturbed
# build makes of each, and what an index may be after a crash. $program and $searcher are set.
seed=${NIGER_TEST_SEED:-$(date +%s)}
RANDOM=$seed

# Sets `source` to a state of the collection.
state() {
  rm -rf source.new
  cp -a "$1" source.new
  rm -rf source
  mv source.new source
}

# What the index answers: by stock tools every term with the number of its articles, and what a
# person is shown.
queries() {
  printf '%s\t%s\n' 1 'القاعدة الجوية' 2 '"القاعدة الجوية ٢٠١"' 3 'أغاديز' 4 'خبر رقم 7' 5 'الصباح -النيجر'
}
answers() {
  {
    xapian-delve -a -v -1 "$1/current" 2>&1 | sort
    queries | "$searcher" --index "$1" --queries - --format jsonl 2>&1 |
      sed 's/"seconds":[0-9.e-]*//'
  } | cksum
}

write_articles before 1 24
cp -r before after
rm after/3.txt
write_articles after 25 30
printf 'خبر آخر\nنص جديد عن القاعدة الجوية ٢٠١ في أغاديز.\n' >after/7.txt
for record in 1 2 3 4; do
  echo "{\"id\":\"r$record\",\"title\":\"سجل\",\"text\":\"نص السجل $record في النيجر\"}"
done >before/records.jsonl
sed 's/السجل 2/السجل الثاني/; /"r3"/d' before/records.jsonl >after/records.jsonl
find before after -type f -exec touch -d '2 hours ago' {} +
touch -d '1 hour ago' after/7.txt after/records.jsonl
mkdir source
state after
run 0 "$program" build --index wanted_after source --no-file-dates
wanted_after=$(answers wanted_after)
state before
run 0 "$program" build --index base source --no-file-dates
wanted_before=$(answers base)
[ "$wanted_before" != "$wanted_after" ] || fail "the two states answer the same"
[ "$(xapian-delve -a -1 base/current | wc -l)" -gt 40 ] || fail "too few terms"
state after

# start_from VERB: makes idx the index of the state before. An update that is to pack it as well
# takes megabytes beside its tables for waste.
start_from() {
  rm -rf idx
  cp -a base idx
  task=$1
  if [ "$1" = packing ]; then
    task=update
    head -c 2000000 /dev/zero >"$(echo idx/gen-*)/tmp1_0.glass"  # a name that Xapian gives
    echo 1 >"$(echo idx/gen-*)/packed"
  fi
}

# as_before_or_after WHERE: idx answers as one of the two states, never anything else.
as_before_or_after() {
  found=$(answers idx)
  if [ "$found" != "$wanted_before" ] && [ "$found" != "$wanted_after" ]; then
    fail "$1: the index answers something else: $found"
  fi
}

# carries_on WHERE: the next run cleans up, makes it right and leaves a sound index.
carries_on() {
  "$program" update --index idx --quiet 2>err || fail "$1: the next run: $(cat err)"
  [ "$(answers idx)" = "$wanted_after" ] || fail "$1: the next run does not make it right"
  rm -f idx/gen-*/tmp1_0.glass
  "$program" check --index idx --quiet >out 2>&1 || fail "$1: not sound: $(cat out)"
  for name in idx/*; do
    case $name in
      idx/current | idx/format | idx/lock | idx/last-run | idx/sources | idx/identity | idx/removed | idx/gen-*) ;;
      *) fail "$1: left behind: $name" ;;
    esac
  done
  [ "$(ls -d idx/gen-* | wc -l)" = 1 ] || fail "$1: generations: $(ls idx)"
}
