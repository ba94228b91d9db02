#!/usr/bin/env bash
# Kills build, update and packing at random calls that change the disk, and lets the disk fail or
# fill up at others: the index answers as before or as after, never anything else, and the next run carries on.
# index_crash.sh NIGER_INDEX NIGER_SEARCH FAULT_LAYER [POINTS]; NIGER_TEST_SEED repeats a run.
[ -w /dev/shm ] && export TMPDIR=${TMPDIR:-/dev/shm} # the kernel stays: nothing needs a real disk
source "$(dirname "$0")/cli.sh"
source "$(dirname "$0")/crash.sh"
layer=$3
points=${4:-210}
echo "NIGER_TEST_SEED=$seed, $points points"

count_of() {  # calls of an undisturbed run of a verb
  start_from "$1"
  NIGER_FAULT_AT=0 NIGER_FAULT_COUNT=count LD_PRELOAD=$layer "$program" "$task" --index idx --quiet
  cat count
}

attempt=0
for verb in build update packing; do
  calls=$(count_of "$verb")
  [ "$calls" -gt 10 ] || fail "only $calls calls of $verb were seen"
  # The disk fails from each call of an update on, then anything at random calls.
  sweep=0
  [ "$verb" != update ] || sweep=$calls
  for ((point = 1 - sweep; point <= points / 2; point++)); do
    if [ "$point" -le 0 ]; then
      at=$((point + sweep))
      how=EIO
    else
      attempt=$((attempt + 1))
      at=$((RANDOM * 32768 + RANDOM))
      at=$((at % calls + 1))
      case $((RANDOM % 5)) in
        0) how=EIO ;;
        1) how=ENOSPC ;;
        2) how=once ;;
        *) how=kill ;;
      esac
    fi
    where="$verb, $how at call $at of $calls"
    start_from "$verb"
    status=0
    { NIGER_FAULT_AT=$at NIGER_FAULT=$how LD_PRELOAD=$layer \
      "$program" "$task" --index idx --quiet >out 2>err; } 2>/dev/null || status=$?
    as_before_or_after "$where"
    case $how in
      kill) [ "$status" = 137 ] || [ "$status" = 0 ] || fail "$where: status $status" ;;
      *)
        # What cannot be written any more may be of no weight (the note of the last run).
        [ "$status" = 2 ] || [ "$status" = 0 ] || fail "$where: status $status: $(cat err)"
        if [ "$status" = 2 ] && [ "$(grep -c '' err)" != 1 ]; then
          fail "$where: the complaint is not one line: $(cat err)"
        fi
        [ "$status" = 2 ] || [ "$found" = "$wanted_after" ] || fail "$where: said to be well"
        ;;
    esac
    carries_on "$where"
  done
done
[ "$attempt" -ge "$((points / 2 * 3))" ] || fail "only $attempt points"
finish
