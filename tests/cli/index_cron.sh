#!/usr/bin/env bash
# The installed crontab line, run by a real cron where one can be started, brings a changed file into
# the index. index_cron.sh NIGER_INDEX CRONTAB UNITS. Status 77 (skipped) where there is no cron.
source "$(dirname "$0")/cli.sh"
crontab=$2
units=$3

write_articles source 1 3
run 0 "$program" build --index idx source --no-file-dates
write_articles source 4 4

# The command of the crontab as it is, for this program, this index and this log.
command=$(sed -n 's/^[0-9][^#]*\* root //p' "$crontab")
[ -n "$command" ] || fail "the crontab has no line to run"
command=${command//niger-index/$program}
command=${command//\/var\/log\/niger.log/$work/log}
printf 'index = %s/idx\n' "$work" >niger.conf
command="export NIGER_CONFIG=$work/niger.conf && $command"

# The units of systemd, where it can judge them.
if command -v systemd-analyze >/dev/null; then
  for unit in niger-index.service niger-index.timer; do
    sed "s|^ExecStart=[^ ]*|ExecStart=$program|; /^Documentation/d" "$units/$unit" >"$unit"
  done
  verdict=$(systemd-analyze verify ./niger-index.service ./niger-index.timer 2>&1)
  same "verdict of systemd about its units" "0 " "$? $verdict"
fi
grep -q '^IOSchedulingClass=idle' "$units/niger-index.service" || fail "the service is not nice"

# First without cron: in the bare environment that cron gives a job.
output=$(env -i PATH=/usr/bin:/bin SHELL=/bin/sh LOGNAME=root sh -c "cd '$work' && $command" 2>&1)
same "status in a bare environment" 0 $?
same "what cron would mail" "" "$output"
same "articles after the job" 4 "$(articles "$work/idx")"
grep -q "update well: 1 added" log || fail "the log: $(cat log)"

if [ "$failures" = 0 ] && { ! command -v cron >/dev/null || [ "$(id -u)" != 0 ] ||
  [ ! -w /etc/cron.d ] || pidof cron >/dev/null; }; then
  echo "No cron of our own can be started here (none installed, not root, or one is running):" \
    "the job was run in cron's environment only."
  exit 77
fi
job=/etc/cron.d/niger-test-$$
trap 'rm -f "$job"; [ -n "${daemon:-}" ] && kill "$daemon" 2>/dev/null; rm -rf "$work"' EXIT
write_articles source 5 5
echo "* * * * * root cd $work && $command" >"$job"
chmod 644 "$job"
cron -f >/dev/null 2>&1 &
daemon=$!
for _ in $(seq 130); do
  [ "$(articles "$work/idx")" = 5 ] && break
  sleep 1
done
same "articles after cron's run" 5 "$(articles "$work/idx")"
finish
