#!/usr/bin/env bash
# niger-index build and status, from an empty folder to an index.
source "$(dirname "$0")/cli.sh"

write_articles articles 1 30
run 0 "$program" build --index idx articles
says "Indexed 30 articles from 30 files" "Index: idx"
same "nothing on stderr when it is no terminal" "" "$err"
same "articles" 30 "$(articles idx)"

run 0 "$program" status --index idx
says "Articles:    30" "Source:      $work/articles" "gen-000001" "Last run:" "build succeeded: 30 added"
run 0 "$program" status --index idx --json
says '"version":1' '"articles":30' '"skipped":0' '"result":"well"' '"usable":true' '"backlog":null'
if command -v python3 >/dev/null; then
  python3 -c 'import json,sys; json.load(sys.stdin)' <<<"$out" || fail "status --json is no JSON"
fi

# A second build: the next generation, of the same sources when none are named.
write_articles articles 31 35
run 0 "$program" build --index idx --quiet
silent
same "articles of the second build" 35 "$(articles idx)"
same "generations" "gen-000002" "$(cd idx && echo gen-*)"

# Copies: an exact one, a near one, and one that comes and goes.
story=$(printf 'كلمة%s ' {1..60})
for name in a b; do printf 'خبر %s\n%s\n' $name "$story" >articles/copy-$name.txt; done
printf 'خبر ج\n%s زيادة في آخره\n' "$story" >articles/copy-c.txt
run 0 "$program" update --index idx
run 0 "$program" status --index idx
says "Copies:      1 exact, 1 near, of 1 article"
run 0 "$program" status --index idx --json
says '"copies":{"exact":1,"near":1,"groups":1}'
rm articles/copy-b.txt
run 0 "$program" update --index idx
run 0 "$program" status --index idx
says "Copies:      0 exact, 1 near, of 1 article"
run 0 "$program" check --index idx
rm articles/copy-*.txt
run 0 "$program" update --index idx
run 0 "$program" status --index idx
[[ "$out" != *"Copies:"* ]] || fail "copies that are gone are counted: $out"

# Something skipped: told, counted, kept for status, and status 1.
printf '\x00\x01\x02\x03binary\x00' >articles/noise.txt
: >articles/empty.txt
run 1 "$program" build --index idx articles --list 1
says "Skipped 2:" "… and 1 more"
run 0 "$program" status --index idx
says "Skipped 2:" "articles/noise.txt: binary" "articles/empty.txt: empty"
run 1 "$program" build --index idx articles --quiet
silent
run 1 "$program" build --index idx articles --report report --log log
says "Indexed 35 articles"
grep -q "articles/noise.txt" report || fail "the report lacks a file"
same "lines of the report" 37 "$(wc -l <report)"
grep -q "build skipped: 35 added" log || fail "the log line: $(cat log)"

# The same index on one thread and on three.
run 1 "$program" build --index one articles --threads 1
run 1 "$program" build --index three articles --threads 3
same "terms on any number of threads" \
  "$("$program" status --json --index one | sed 's/.*"terms":\([0-9]*\).*/\1/')" \
  "$("$program" status --json --index three | sed 's/.*"terms":\([0-9]*\).*/\1/')"

# Settings: the command line, the environment, a file, the default.
run 1 env NIGER_INDEX=env_idx NIGER_SOURCE=articles "$program" build
says "Index: env_idx"
printf 'index = conf_idx\nsource = articles\n' >my.conf
run 1 "$program" build --config my.conf
says "Index: conf_idx"
run 1 env NIGER_CONFIG=my.conf "$program" build
says "Index: conf_idx"
run 0 "$program" build --help --config my.conf
says "from index in my.conf" "Usage: niger-index build" "--memory SIZE"
run 1 env NIGER_INDEX=env2 "$program" build --config my.conf
says "Index: env2"
mkdir -p xdg/niger
echo "index = xdg_idx" >xdg/niger/niger.conf
run 1 env XDG_CONFIG_HOME="$work/xdg" "$program" build articles
says "Index: $work/xdg/niger/xdg_idx"
run 1 env XDG_CONFIG_HOME="$work/xdg" "$program" build --config my.conf
says "Index: conf_idx"

# Of the folder one stands in nothing is taken: its file might run a program, or overwrite one.
printf '%s\n' 'index = trap' 'filter = .txt=touch pwned' 'report = pwned' 'log = pwned' >niger.conf
run 1 "$program" build --index plain articles
[ -e pwned ] || [ -e trap ] && fail "settings of a folder that was not named"
run 1 env XDG_CONFIG_HOME=. "$program" build --index plain articles
[ -e pwned ] || [ -e trap ] && fail "settings of a folder that XDG_CONFIG_HOME does not name whole"
rm niger.conf

# A config file is a regular one, not without end, and nobody else may change it.
mkfifo pipe.conf
mkdir folder.conf
truncate -s 1T endless.conf
for file in pipe.conf folder.conf endless.conf /dev/zero /dev/null none.conf; do
  run 2 timeout 20 "$program" build --config "$file" --index plain articles
  complains "$file"
  run 2 timeout 20 env NIGER_CONFIG="$file" "$program" build --index plain articles
  complains "$file"
done
chmod o+w my.conf
run 2 "$program" build --config my.conf
complains "my.conf" "chmod o-w"
chmod o-w my.conf
chmod g+w my.conf
run 1 "$program" build --config my.conf
if [ "$(id -u)" = 0 ]; then
  chown 65534 xdg/niger/niger.conf my.conf
  run 2 env XDG_CONFIG_HOME="$work/xdg" "$program" build articles
  complains "xdg/niger/niger.conf" "belongs to another user" "--config"
  run 1 "$program" build --config my.conf
fi
mkdir home
run 0 env HOME="$work/home" "$program" build
[ -d home/.local/share/niger/index ] || fail "the default index is not below the home"

# Xapian's compression is bound to ours where that was built in.
if [ "${2:-1}" != 0 ]; then
  LD_DEBUG=bindings "$program" build --index bound articles > bindings.txt 2>&1
  for symbol in deflateInit2_ deflate; do
    grep -q "libxapian.* to .*niger-index.*\`$symbol'" bindings.txt ||
      fail "Xapian still asks zlib to compress ($symbol)"
  done
fi

# The program about itself.
run 0 "$program" --help
says "build" "update" "status" "Exit status"
run 0 "$program" --version
says "niger-index" "Xapian" "ICU" "Boost"
run 0 "$program" build --version
says "niger-index"

# A closed pipe is no error.
"$program" status --index idx --list 100000 | true
same "status of a closed pipe" 0 "${PIPESTATUS[0]}"
finish
