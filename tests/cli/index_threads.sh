#!/usr/bin/env bash
# Where the system lets few threads begin, or none, the same index is made with those there are.
# index_threads.sh NIGER_INDEX NIGER_SEARCH FAULT_LAYER
source "$(dirname "$0")/cli.sh"
layer=$3
[ -r "$layer" ] || fail "no layer of faults: $layer"
write_articles articles 1 40
run 0 "$program" build --index idx articles --threads 4 --quiet
"$searcher" -i idx --format jsonl 'القاعدة' >wanted
for most in 0 1 2 3 4; do
  rm -rf again
  NIGER_FAULT_THREADS=$most LD_PRELOAD=$layer \
    run 0 timeout 120 "$program" build --index again articles --threads 4
  says "Indexed 40 articles from 40 files"
  "$searcher" -i again --format jsonl 'القاعدة' | sed 's/"again"/"idx"/' >found
  same "answers after $most threads" "$(sed 's/"seconds":[0-9.]*//' wanted)" \
    "$(sed 's/"seconds":[0-9.]*//' found)"
  NIGER_FAULT_THREADS=$most LD_PRELOAD=$layer run 0 timeout 120 "$program" update --index again --threads 4
  NIGER_FAULT_THREADS=$most LD_PRELOAD=$layer run 0 timeout 120 "$program" check --index again
done
finish
