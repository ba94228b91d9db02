#!/usr/bin/env bash
# The installed crontab line, run by a real cron where one can be started, brings a changed file into
# the index. index_cron.sh NIGER_INDEX CRONTAB. Status 77 (skipped) where there is no cron.
source "$(dirname "$0")/cli.sh"
crontab=$2

write_articles source 1 3
run 0 "$program" build --index idx source --no-file-dates
write_articles source 4 4

# The command of the crontab as it is, for this program, this index and this log.
command=$(sed -n 's/^[0-9][^#]*\* root //p' "$crontab")
[ -n "$command" ] || fail "the crontab has no line to run"
command=${command//niger-index/$program}
command=${command//\/var\/log\/niger.log/$work/log}
printf 'index = %s/idx\n' "$work" >niger.conf

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
