#!/usr/bin/env bash
# Kills remove, restore and purge at random calls that change the disk, and lets the disk fail or fill
# up at others: the article is in the index or in the list of removed ones, never in both or in
# neither, and the next run carries on. index_remove_crash.sh NIGER_INDEX NIGER_SEARCH FAULT_LAYER
# [POINTS]; NIGER_TEST_SEED repeats a run.
[ -w /dev/shm ] && export TMPDIR=${TMPDIR:-/dev/shm} # the kernel stays: nothing needs a real disk
source "$(dirname "$0")/cli.sh"
layer=$3
points=${4:-120}
seed=${NIGER_TEST_SEED:-$(date +%s)}
RANDOM=$seed
echo "NIGER_TEST_SEED=$seed, $points points"

write_articles source 1 30
for id in keep gone; do
  echo "{\"id\":\"$id\",\"title\":\"سجل\",\"text\":\"نص السجل zqx$id\"}"
done >source/records.jsonl
find source -type f -exec touch -d '2 hours ago' {} +
run 0 "$program" build --index with source --no-file-dates
cp -a with without
run 0 "$program" remove --index without gone

# where_is INDEX: what searches and the list say of the article.
where_is() {
  local found listed
  found=$("$searcher" --index "$1" --format trec '=zqxgone' 2>/dev/null | grep -c '')
  listed=$("$program" status --json --index "$1" | grep -c '"removed":\[{')
  "$searcher" --index "$1" --format trec '=zqxkeep' 2>/dev/null | grep -q keep || echo "no other article"
  echo "found $found, listed $listed"
}
before_of() { [ "$1" = remove ] && echo "found 1, listed 0" || echo "found 0, listed 1"; }
after_of() { [ "$1" = restore ] && echo "found 1, listed 0" || echo "found 0, listed 1"; }
start_from() {
  rm -rf idx
  if [ "$1" = remove ]; then cp -a with idx; else cp -a without idx; fi
  if [ "$1" = purge ]; then arguments=(); else arguments=(gone); fi
}

for verb in remove restore purge; do
  start_from $verb
  NIGER_FAULT_AT=0 NIGER_FAULT_COUNT=count LD_PRELOAD=$layer "$program" $verb --index idx --quiet \
    "${arguments[@]}" || fail "$verb: status $?"
  calls=$(cat count)
  [ "$calls" -gt 5 ] || fail "only $calls calls of $verb were seen"
  same "undisturbed $verb" "$(after_of $verb)" "$(where_is idx)"
  for ((point = 1; point <= points / 3; point++)); do
    at=$(((RANDOM * 32768 + RANDOM) % calls + 1))
    case $((RANDOM % 4)) in
      0) how=EIO ;;
      1) how=ENOSPC ;;
      *) how=kill ;;
    esac
    where="$verb, $how at call $at of $calls"
    start_from $verb
    status=0
    { NIGER_FAULT_AT=$at NIGER_FAULT=$how LD_PRELOAD=$layer \
      "$program" $verb --index idx --quiet "${arguments[@]}" >out 2>err; } 2>/dev/null || status=$?
    now=$(where_is idx)
    [ "$now" = "$(before_of $verb)" ] || [ "$now" = "$(after_of $verb)" ] || fail "$where: $now"
    [ "$status" != 0 ] || same "$where: status 0" "$(after_of $verb)" "$now"
    # The next run cleans up, changes nothing of it, and makes list and copy agree again. It has
    # something to write: a file that Xapian left half written is of no harm until then.
    touch -d "$point minutes ago" source/1.txt
    "$program" update --index idx --quiet 2>err || fail "$where: the next run: $(cat err)"
    same "$where: after the next run" "$now" "$(where_is idx)"
    "$program" check --index idx --quiet >out 2>&1 || fail "$where: not sound: $(cat out)"
    rm -rf idx/gen-*
    if "$program" build --index idx --quiet 2>err; then
      same "$where: built anew of what is beside" "$now" "$(where_is idx)"
    else
      fail "$where: not built anew: $(cat err)"
    fi
  done
done
finish
