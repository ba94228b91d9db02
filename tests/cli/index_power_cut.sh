#!/usr/bin/env bash
# Cuts the power at random moments of build, update and packing, and again during the run that
# follows: of what was not synced nothing, some or all is on disk. The index answers as before or as
# after, what was reported done stays done, and the next run carries on.
# index_power_cut.sh NIGER_INDEX NIGER_SEARCH JOURNAL_LAYER POWER_CUT [POINTS]
[ -w /dev/shm ] && export TMPDIR=${TMPDIR:-/dev/shm}
source "$(dirname "$0")/cli.sh"
source "$(dirname "$0")/crash.sh"
layer=$3
cut=$4
points=${5:-120}
echo "NIGER_TEST_SEED=$seed, $points points"

# journaled VERB NAME: runs it on idx, and keeps what idx was before and what was done to it.
journaled() {
  rm -rf "$2" "$2.inodes" "$2.journal"
  cp -a idx "$2"
  find "$work/idx" -type f -printf '%i %p\n' >"$2.inodes"
  NIGER_JOURNAL=$work/$2.journal NIGER_JOURNAL_ROOT=$work/idx LD_PRELOAD=$layer \
    "$program" "$1" --index idx --quiet || fail "$1: status $?"
  entries=$("$cut" "$2.journal" "$2" "$work/idx" idx count none 0)
}

# cut_at NAME POINT MODE: idx is what is left.
cut_at() { "$cut" "$1.journal" "$1" "$work/idx" idx "$2" "$3" "$RANDOM"; }

for verb in build update packing; do
  start_from "$verb"
  journaled "$task" first
  total=$entries
  [ "$total" -gt 20 ] || fail "only $total entries of $verb were seen"
  # After its end nothing that was not synced is needed.
  cut_at first "$total" none
  [ "$(answers idx)" = "$wanted_after" ] || fail "$verb: a cut after its end brings back the past"
  carries_on "$verb, cut after its end"
  for ((point = 0; point < points / 2; point++)); do
    case $((RANDOM % 3)) in
      0) mode=none ;;
      1) mode=all ;;
      *) mode=some ;;
    esac
    at=$((RANDOM % total + 1))
    where="$verb, $mode kept at entry $at of $total"
    cut_at first "$at" "$mode"
    as_before_or_after "$where"
    # Every fourth time the power goes once more, in the midst of the next run.
    if [ $((point % 4)) = 0 ]; then
      journaled update second
      at=$((RANDOM % entries + 1))
      where="$where, then at entry $at of $entries of an update"
      cut_at second "$at" "$mode"
      as_before_or_after "$where"
    fi
    carries_on "$where"
  done
done
finish
