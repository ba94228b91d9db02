#!/usr/bin/env bash
# One writer at a time; signals end a run tidily and soon; a dead writer's lock is no lock.
source "$(dirname "$0")/cli.sh"

# Enough text that a build takes seconds.
mkdir big
awk 'BEGIN { srand(1); for (i = 1; i <= 6000; i++) { file = "big/" i ".txt"
  printf "خبر رقم %d\n", i >file
  for (w = 0; w < 250; w++) printf "كلمة%d ", rand() * 90000 >file
  close(file) } }'
mkdir small
write_articles small 1 3
run 0 "$program" build --index idx small

start_build() {
  "$program" build --index idx --threads 1 big >build.out 2>build.err &
  builder=$!
  for _ in $(seq 200); do
    compgen -G "idx/gen-*/parts" >/dev/null && return
    sleep 0.01
  done
  fail "the build did not start"
}

start_build
run 75 "$program" build --index idx small
complains "build by process $builder" "since" "--wait"
run 75 "$program" update --index idx --quiet --log busy.log
complains "build by process $builder"
grep -q "update not begun: .*build by process $builder" busy.log || fail "the log: $(cat busy.log)"
run 0 "$program" status --index idx
says "Being written: build by process $builder" "Articles:    3"
run 0 "$program" status --index idx --json
says '"writer":"build by process' '"killed_writer":null'

# A run that waits says for whom, and a signal ends it.
"$program" update --index idx --wait 90 >wait.out 2>wait.err &
waiting=$!
for _ in $(seq 200); do
  [ -s wait.err ] && break
  sleep 0.01
done
grep -q "waiting up to 1 min 30 s for build by process $builder" wait.err || fail "$(cat wait.err)"
kill -TERM "$waiting"
wait "$waiting"
same "status of a run that waited" 143 $?

# TERM: gone within a second (two are allowed here, the machine may be busy), index as before.
begin=$(date +%s%N)
kill -TERM "$builder"
wait "$builder"
status=$?
took=$((($(date +%s%N) - begin) / 1000000))
same "status of a build ended by TERM" 143 "$status"
[ "$took" -lt 2000 ] || fail "a build took $took ms to end"
same "articles after TERM" 3 "$(articles idx)"
grep -q "interrupted" build.err || fail "the message: $(cat build.err)"
same "lines of the message" 1 "$(wc -l <build.err)"

# Kill: what is left behind is removed by the next run, which needs no waiting.
start_build
sleep 0.2
kill -9 "$builder"
wait "$builder" 2>/dev/null
same "articles after kill" 3 "$(articles idx)"
run 0 "$program" status --index idx
says "Interrupted: build by process $builder" "Up to date:  as of"
run 0 "$program" status --index idx --json
says '"writer":null' "\"killed_writer\":\"build by process $builder" '"result":"interrupted"' \
  '"last_good":"2' '"last_good_age_seconds":'
run 0 "$program" update --index idx
run 0 "$program" status --index idx --json
says '"killed_writer":null' '"result":"well"'
same "what is left after the next run" "current format gen-000001 identity last-run lock sources" "$(cd idx && echo *)"

# A writer that waits goes on when the lock is free.
start_build
run 0 timeout 400 "$program" update --index idx --wait 360
wait "$builder"
same "status of the build" 0 $?
same "articles after both" 6000 "$(articles idx)"
finish
