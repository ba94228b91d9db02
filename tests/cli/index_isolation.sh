#!/usr/bin/env bash
# Files that crash, hang or swell their reader: each costs itself alone, is named and remembered, and
# is read again only when it changes or --retry asks; no process is left behind, however a run ends.
source "$(dirname "$0")/cli.sh"

# Such a page ends the process that parses it (tests/support/deadly_parser.cpp).
export LD_PRELOAD=$2
deadly='<html><body><p>NIGER-DEADLY</p></body></html>'
page() { # NUMBER
  printf '<html><head><title>خبر رقم %s</title></head><body><p>قالت الحكومة في نيامي إن القاعدة %s ستبقى مفتوحة.</p></body></html>' "$1" "$1"
}
record() { # NUMBER PAGE
  local http
  http=$(printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%s' "$2")
  printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/%s\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
    "$1" "$(printf %s "$http" | wc -c)" "$http"
}
# readers PID: the reading processes of a run.
readers() {
  local process
  for process in /proc/[0-9]*; do
    if { tr '\0' ' ' <"$process/cmdline"; } 2>/dev/null | grep -q -e "--reading-process $1 "; then
      echo "${process#/proc/}"
    fi
  done
}

# The deadly file is named everywhere, what stands beside it is found.
mkdir articles
write_articles articles 1 3
printf %s "$deadly" >articles/deadly.html
{ for i in 1 2 4 5; do record "$i" "$(page "$i")"; [ "$i" != 2 ] || record 3 "$deadly"; done; } >articles/five.warc
run 1 timeout 60 "$program" build --index idx articles --report report
says "articles/deadly.html: reader stopped: reading it crashed" "update --retry" \
  "articles/five.warc#http://e.org/3: reader stopped: "
same "articles beside deadly ones" 7 "$(articles idx)"
grep -q 'articles/deadly.html.*reader stopped' report || fail "the report does not name the deadly file"
grep -q 'deadly.html: reader stopped' report.txt || fail "the summary of the report does not name it"
run 0 "$program" status --index idx
says "articles/deadly.html: reader stopped: " "five.warc#http://e.org/3: reader stopped: "
same "files left by a reader that died" "" "$(find . -name 'core*')"

# Not read again: a filter that takes notes tells when a file is read.
mkdir noted
write_articles noted 1 1
echo x >noted/a.die
cat >filter.sh <<END
echo read >>"$work/notes"
kill -SEGV "\$PPID"
sleep 100
END
export NIGER_FILTER=".die=sh $work/filter.sh %s"
run 1 timeout 60 "$program" build --index noted_idx noted
says "noted/a.die: reader stopped: "
same "times read by build" 1 "$(grep -c read notes)"
run 1 "$program" update --index noted_idx
says "Nothing has changed" "noted/a.die: reader stopped: "
write_articles noted 2 2
run 1 "$program" update --index noted_idx
same "times read once another file has changed" 1 "$(grep -c read notes)"
same "articles" 2 "$(articles noted_idx)"
run 1 "$program" update --index noted_idx --retry
says "noted/a.die: reader stopped: "
same "times read with --retry" 2 "$(grep -c read notes)"
run 0 "$program" update --index noted_idx --retry --dry-run
says "retry" "noted/a.die"
echo longer >noted/a.die
run 1 "$program" update --index noted_idx
same "times read once it has changed" 3 "$(grep -c read notes)"
printf 'echo نص من المرشح عن نيامي\n' >filter.sh
run 0 "$program" update --index noted_idx --retry
same "articles once the filter is mended" 3 "$(articles noted_idx)"
unset NIGER_FILTER

# inspect says it.
run 1 timeout 60 "$program" inspect articles/deadly.html
says "reader stopped: reading it crashed"
run 1 timeout 60 "$program" inspect --json articles/five.warc
says '"record":"http://e.org/3"' '"articles":4,'

# Time and memory: the limits are named, and the options that raise them. The filter makes the clock
# of its reader run, each signal a tenth of a second.
mkdir slow
write_articles slow 1 1
echo x >slow/a.slow
echo 'for i in $(seq 50); do kill -PROF $PPID; sleep 0.02; done; sleep 1000' >slow.sh
run 1 timeout 60 "$program" build --index slow_idx slow --file-time 2 --filter ".slow=sh $work/slow.sh %s"
says "slow/a.slow: reader stopped: " "2.0 s of processor time" "update --retry --file-time"
same "articles beside a slow file" 1 "$(articles slow_idx)"
mkdir large
write_articles large 1 1
head -c 60000000 /dev/zero | tr '\0' a >large/large.txt
run 1 timeout 300 "$program" build --index large_idx large --file-memory 1M
says "large/large.txt: reader stopped: " " MB of memory" "update --retry --file-memory"
same "articles beside a file that swells" 1 "$(articles large_idx)"
run 0 timeout 300 "$program" update --index large_idx --retry --file-memory 1G
same "articles once it may have more" 2 "$(articles large_idx)"

# A stop, or a kill, leaves no process behind: neither a reader nor a filter program.
mkdir hang
write_articles hang 1 1
echo x >hang/a.hang
echo "echo \$\$ >$work/filter_pid; sleep 1000" >hang.sh
gone() { # PID
  local i
  for i in $(seq 100); do
    kill -0 "$1" 2>/dev/null || return 0
    # A zombie is gone, too: whoever runs the test may reap nothing.
    grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null && return 0
    sleep 0.1
  done
  return 1
}
for signal in TERM INT KILL; do
  rm -f filter_pid
  "$program" build --quiet --index "hang_$signal" hang --filter ".hang=sh $work/hang.sh %s" >/dev/null 2>&1 &
  build=$!
  for _ in $(seq 200); do
    [ ! -s filter_pid ] || break
    sleep 0.1
  done
  [ -s filter_pid ] || fail "the filter did not start"
  reader=$(readers "$build")
  [ -n "$reader" ] || fail "no reading process to be seen"
  kill "-$signal" "$build"
  wait "$build" 2>/dev/null
  for left in $reader "$(cat filter_pid)"; do
    gone "$left" || fail "process $left is left after $signal"
  done
done

# What a reader holds open is its own: the lock of the index is not among it.
rm -f filter_pid
"$program" build --quiet --index held hang --filter ".hang=sh $work/hang.sh %s" >/dev/null 2>&1 9<articles/1.txt &
build=$!
for _ in $(seq 200); do
  [ ! -s filter_pid ] || break
  sleep 0.1
done
for reader in $(readers "$build"); do
  open=$(readlink "/proc/$reader/fd/"* 2>/dev/null | grep "^$work" || true)
  same "files of the run that its reader holds" "" "$open"
done
kill -TERM "$build"
wait "$build"

# A program that is replaced while it runs goes on with itself.
cp "$program" ./own && chmod +w own
"$PWD/own" build --quiet --index replaced articles >/dev/null 2>&1 &
build=$!
for _ in $(seq 200); do  # until it runs, and is no shell any more
  [ "$(readlink "/proc/$build/exe")" != "$PWD/own" ] || break
  sleep 0.01
done
rm own
printf '#!/bin/sh\nexit 9\n' >own
wait "$build"
same "status of a run whose program is replaced" 1 $?
same "articles of it" 7 "$(articles replaced)"

# Without a process there is no reading: said, and nothing is half done.
if unshare --mount true 2>/dev/null; then
  run 2 unshare --mount sh -c "mount -t tmpfs none /proc && exec \"$program\" build --index idx articles"
  complains "cannot start the process that reads files" "the index is unchanged"
  same "articles of an index that was not built anew" 7 "$(articles idx)"
  same "generations" 1 "$(ls -d idx/gen-* | wc -l)"
else
  echo "not tested, since no file system may be mounted: a system without /proc"
fi

# What cannot be typed is told as any other word.
run 2 "$program" --reading-process 1 2 3
complains "--reading-process"
finish
