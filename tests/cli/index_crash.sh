#!/usr/bin/env bash
# Kills build and update at random calls that change the disk, and lets the disk fail or fill up at
# others: the index answers as before or as after, never anything else, and the next run carries on.
# index_crash.sh NIGER_INDEX FAULT_LAYER [POINTS]; NIGER_TEST_SEED repeats a run.
source "$(dirname "$0")/cli.sh"
layer=$2
points=${3:-210}
seed=${NIGER_TEST_SEED:-$(date +%s)}
echo "NIGER_TEST_SEED=$seed, $points points"
RANDOM=$seed

# Two states of a collection, and what an undisturbed build makes of each.
write_articles before 1 24
cp -r before after
rm after/3.txt
write_articles after 25 30
printf 'خبر آخر\nنص جديد عن القاعدة الجوية ٢٠١ في أغاديز.\n' >after/7.txt
# What the index answers, by stock tools: every term with the number of its articles.
answers() { xapian-delve -a -v -1 "$1/current" 2>&1 | sort | cksum; }
terms() { xapian-delve -a -1 "$1/current" | wc -l; }
mkdir source
state() {
  rm -rf source.new
  cp -a "$1" source.new
  rm -rf source
  mv source.new source
}
state after
run 0 "$program" build --index wanted_after source --no-file-dates
wanted_after=$(answers wanted_after)
state before
run 0 "$program" build --index base source --no-file-dates
wanted_before=$(answers base)
[ "$wanted_before" != "$wanted_after" ] || fail "the two states answer the same"
[ "$(terms base)" -gt 40 ] || fail "too few terms"
state after

count_of() {  # calls of an undisturbed run of a verb
  rm -rf idx
  cp -a base idx
  NIGER_FAULT_AT=0 NIGER_FAULT_COUNT=count LD_PRELOAD=$layer "$program" "$1" --index idx --quiet
  cat count
}

attempt=0
for verb in build update; do
  calls=$(count_of "$verb")
  [ "$calls" -gt 10 ] || fail "only $calls calls of $verb were seen"
  for ((point = 0; point < points / 2; point++)); do
    attempt=$((attempt + 1))
    at=$((RANDOM * 32768 + RANDOM))
    at=$((at % calls + 1))
    case $((RANDOM % 4)) in
      0) how=EIO ;;
      1) how=ENOSPC ;;
      *) how=kill ;;
    esac
    where="$verb, $how at call $at of $calls"
    rm -rf idx
    cp -a base idx
    status=0
    { NIGER_FAULT_AT=$at NIGER_FAULT=$how LD_PRELOAD=$layer \
      "$program" "$verb" --index idx --quiet >out 2>err; } 2>/dev/null || status=$?
    found=$(answers idx)
    if [ "$found" != "$wanted_before" ] && [ "$found" != "$wanted_after" ]; then
      fail "$where: the index answers something else: $found"
    fi
    case $how in
      kill) [ "$status" = 137 ] || [ "$status" = 0 ] || fail "$where: status $status" ;;
      *)
        # What cannot be written any more may be of no weight (the note of the last run).
        [ "$status" = 2 ] || [ "$status" = 0 ] || fail "$where: status $status: $(cat err)"
        if [ "$status" = 2 ] && [ "$(grep -c '' err)" != 1 ]; then
          fail "$where: the complaint is not one line: $(cat err)"
        fi
        ;;
    esac
    # The next run cleans up and carries on.
    "$program" update --index idx --quiet 2>err || fail "$where: the next run: $(cat err)"
    [ "$(answers idx)" = "$wanted_after" ] || fail "$where: the next run does not make it right"
    "$program" check --index idx --quiet >out 2>&1 || fail "$where: not sound: $(cat out)"
    for name in idx/*; do
      case $name in
        idx/current | idx/format | idx/lock | idx/last-run | idx/gen-*) ;;
        *) fail "$where: left behind: $name" ;;
      esac
    done
    [ "$(ls -d idx/gen-* | wc -l)" = 1 ] || fail "$where: generations: $(ls idx)"
  done
done
[ "$attempt" -ge "$((points / 2 * 2))" ] || fail "only $attempt points"
finish
