#!/usr/bin/env bash
# The installed crontabs, run by a real cron where one can be started, and the units of systemd bring a
# changed file into the index that the same user's `niger-index build` has made, with no index named.
# index_cron.sh NIGER_INDEX BUILT: the folder of crontabs and units. Status 77 where there is no cron.
source "$(dirname "$0")/cli.sh"
built=$2
program_folder=$(dirname "$program")

# As a person at a terminal: a home, and no index named.
mkdir home
export HOME=$work/home
write_articles source 1 3
run 0 "$program" build source
index=$HOME/.local/share/niger/index
same "articles of the build" 3 "$(articles "$index")"

# The command of a crontab as it is, but for this program's folder and this log.
command_of() { sed -n "s|^[0-9][^#]* \* \* \* \*$2 ||p" "$1" | sed "s|/var/log/niger.log|$work/log|"; }
path_of() { sed -n 's/^PATH=//p' "$1"; }
command=$(command_of "$built/niger.crontab" ' root')
of_user=$(command_of "$built/niger-user.crontab" '')
for one in "$command" "$of_user"; do
  [[ "$one" == *"niger-index update"* ]] || fail "a crontab has no line to run: $one"
done
[[ "$(path_of "$built/niger-user.crontab")" == */bin:/usr/bin:/bin ]] || fail "a crontab without a path"

# The units of systemd, where it can judge them; and what they run, as it would run it.
if command -v systemd-analyze >/dev/null; then
  for kind in . user; do
    mkdir -p "units/$kind"
    for unit in niger-index.service niger-index.timer; do
      sed "s|^ExecStart=[^ ]*|ExecStart=$program|; /^Documentation/d" "$built/$kind/$unit" \
        >"units/$kind/$unit"
    done
    mode=$([ $kind = user ] && echo --user || echo --system)
    verdict=$(XDG_RUNTIME_DIR=$work systemd-analyze $mode verify "units/$kind/niger-index.service" \
      "units/$kind/niger-index.timer" 2>&1)
    same "verdict of systemd about its units in $kind" "0 " "$? $verdict"
  done
fi
for unit in niger-index.service user/niger-index.service; do
  grep -q '^IOSchedulingClass=idle' "$built/$unit" || fail "$unit is not nice"
  ! grep -q NIGER_INDEX "$built/$unit" || fail "$unit names another index than the build's"
done
# A service of the system has a home where it has a user; one of --user must have none.
grep -q '^User=root' "$built/niger-index.service" || fail "the service has no user, and no home"
! grep -q '^User=' "$built/user/niger-index.service" || fail "the service of a user names another"

# First without cron: in the bare environment that cron and systemd give.
number=3
for job in "$command" "$of_user" "$(sed -n 's/^ExecStart=.*bin\///p' "$built/niger-index.service")" \
  "$(sed -n 's/^ExecStart=.*bin\///p' "$built/user/niger-index.service")"; do
  number=$((number + 1))
  write_articles source $number $number
  output=$(env -i HOME="$HOME" PATH="$program_folder:/usr/bin:/bin" SHELL=/bin/sh LOGNAME=root \
    sh -c "cd / && $job" 2>&1)
  same "status of $job" 0 $?
  [[ "$job" != *--quiet* ]] || same "what cron would mail" "" "$output"
  same "articles after $job" $number "$(articles "$index")"
done
grep -q "update well: 1 added" log || fail "the log: $(cat log)"

if [ "$failures" = 0 ] && { ! command -v cron >/dev/null || [ "$(id -u)" != 0 ] ||
  [ ! -w /etc/cron.d ] || pidof cron >/dev/null; }; then
  echo "No cron of our own can be started here (none installed, not root, or one is running):" \
    "the job was run in cron's environment only."
  exit 77
fi
job=/etc/cron.d/niger-test-$$
trap 'rm -f "$job"; [ -n "${daemon:-}" ] && kill "$daemon" 2>/dev/null; rm -rf "$work"' EXIT
number=$((number + 1))
write_articles source $number $number
# The crontab whole: only its minute, its folder of programs, its log and the home are this test's.
sed "s|^PATH=|PATH=$program_folder:|; s|^17 |* |; s|/var/log/niger.log|$work/log|; \
  1i HOME=$HOME" "$built/niger.crontab" >"$job"
chmod 644 "$job"
cron -f >/dev/null 2>&1 &
daemon=$!
for _ in $(seq 130); do
  [ "$(articles "$index")" = $number ] && break
  sleep 1
done
same "articles after cron's run" $number "$(articles "$index")"
finish
