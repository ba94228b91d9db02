#!/usr/bin/env bash
# Bad input: each time one line that names the thing, the right status, and nothing half-written.
source "$(dirname "$0")/cli.sh"

write_articles articles 1 5
run 0 "$program" build --index idx articles
before=$(articles idx)

# The command line.
run 2 "$program"
complains "no command" "build"
run 2 "$program" biuld
complains "biuld" "did you mean build?"
run 2 "$program" build --indx x
complains "--indx" "did you mean --index?"
run 2 "$program" build --memory 1
complains "--memory" "512M"
run 2 "$program" build --threads -3
complains "--threads" "-3"
run 2 "$program" update --threads many
complains "--threads" "many"
run 2 "$program" build --index
complains "--index needs a value"
run 2 "$program" update articles
complains "articles"
run 2 env NIGER_THREADS=many "$program" build --index idx articles
complains "NIGER_THREADS" "many"
echo "[index]
thraeds = 3" >niger.conf
run 2 "$program" build --config niger.conf --index idx articles
complains "niger.conf" "thraeds" "did you mean threads?"
rm niger.conf

# The sources.
run 2 "$program" build --index idx none
complains "none" "No such file" "is unchanged"
mkdir empty
run 2 "$program" build --index idx empty
complains "no file" "empty"
mkdir useless
printf '\x00\x01\x02' >useless/a
run 2 "$program" build --index idx useless
complains "no article" "useless"
run 2 "$program" build --index idx ""
complains "SOURCE"
run 2 "$program" build --index idx articles --field body
complains "--field" "OURS=THEIRS"
run 2 "$program" build --index idx articles --filter pdf
complains "filter" "pdf"
same "the index after failed builds" "$before" "$(articles idx)"
same "files after failed builds" "current format gen-000001 identity last-run lock sources" "$(cd idx && echo *)"

# One bad article never stops a build.
mkdir mixed
write_articles mixed 1 3
printf 'خبر \xff\xfe مكسور في القاعدة الجوية 201\nنص قصير عن النيجر والقاعدة.\n' >mixed/broken.txt
head -c 100000 /dev/urandom >mixed/noise.bin
ln -s nowhere mixed/dangling
mkfifo mixed/pipe
run 1 "$program" build --index mixed_idx mixed
says "mixed/noise.bin" "mixed/pipe" "mixed/dangling"
[ "$(articles mixed_idx)" -ge 3 ] || fail "good articles are missing beside bad ones"
if [ "$(id -u)" != 0 ]; then
  chmod 000 mixed/1.txt
  run 1 "$program" build --index mixed_idx mixed
  says "mixed/1.txt: denied"
fi

# Odd names are shown on one line; a cut archive gives what it can, and is reported.
mkdir odd
write_articles odd 1 2
cp odd/1.txt "$(printf 'odd/two\nlines.txt')"
cp odd/1.txt "$(printf 'odd/\351\377.txt')"
ln -s . odd/loop
for number in $(seq 1 3000); do
  printf '{"title":"خبر %s","text":"نص الخبر رقم %s في الصباح"}\n' "$number" "$number"
done | gzip >odd/whole.jsonl.gz
head -c $(($(wc -c <odd/whole.jsonl.gz) / 2)) odd/whole.jsonl.gz >odd/cut.jsonl.gz
rm odd/whole.jsonl.gz
head -c 30000000 /dev/zero | gzip >odd/zeros.gz
run 1 "$program" build --index odd_idx odd --report odd.report --filter ".doc=sh -c 'kill -9 \$\$' %s"
says "cut.jsonl.gz: damaged" "zeros.gz: empty"
same "lines about the skipped" 3 "$(grep -c '^  .*odd/' <<<"$out")"
[ "$(articles odd_idx)" -gt 100 ] || fail "what stands before the cut is missing"
grep -q 'odd/two%0Alines.txt' odd.report || fail "a line end in a name: $(cat odd.report)"
grep -q 'odd/%E9%FF.txt' odd.report || fail "a name that is not UTF-8: $(cat odd.report)"
grep -q 'odd/loop: loop' odd.report.txt || fail "a loop of links: $(cat odd.report.txt)"
cp odd/1.txt odd/a.doc
run 1 "$program" build --index odd_idx odd --filter ".doc=sh -c 'kill -9 \$\$' %s"
says "a.doc: filter"
run 1 "$program" build --index odd_idx odd --filter ".doc=yes %s" --max-article 1M
says "a.doc: filter"
run 1 "$program" build --index odd_idx odd --filter ".doc=sleep 60 %s" --filter-seconds 1
says "a.doc: filter"

# The index folder.
run 2 "$program" status --index none
complains "no index at none" "niger-index build"
run 2 "$program" update --index none
complains "no index at none"
[ ! -e none ] || fail "update made a folder"
mkdir foreign
echo x >foreign/letter
run 2 "$program" build --index foreign articles
complains "foreign" "contains other files"
run 2 "$program" status --index foreign
complains "foreign" "not an index of Niger"
same "files in a foreign folder" "letter" "$(cd foreign && echo *)"
run 2 "$program" build --index articles/1.txt articles
complains "articles/1.txt"
run 2 "$program" build --index /proc/none articles
complains "/proc/none"
cp -r idx newer
echo "niger index 99" >newer/format
run 2 "$program" status --index newer
complains "newer version"
run 2 "$program" build --index newer articles
complains "newer version"
cp -r idx truncated
: >truncated/current
run 2 "$program" status --index truncated
complains "truncated" "damaged" "niger-index check --index truncated --repair"
rm truncated/sources
run 2 "$program" build --index truncated
complains "truncated" "too damaged" "SOURCE"
run 0 "$program" build --index truncated articles
same "articles after a repair by build" 5 "$(articles truncated)"
cp -r idx cut
truncate -s 10 cut/gen-000001/iamglass
run 2 "$program" status --index cut
complains "cut" "niger-index build"
run 2 "$program" update --index cut
complains "cut" "niger-index build"
rm cut/sources
run 2 "$program" build --index cut
complains "cut" "too damaged" "SOURCE"
run 0 "$program" build --index cut articles

# A folder that cannot be written, for one who is not its owner.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  cp -r idx readonly
  chmod -R a+rX "$work"
  other() { run "$1" setpriv --reuid=65534 --regid=65534 --clear-groups "$program" "${@:2}"; }
  other 0 status --index readonly
  other 0 check --index readonly
  says "is undamaged" "Not checked: the blocks"
  for verb in build update "check --repair"; do
    # shellcheck disable=SC2086
    other 2 $verb --index readonly
    complains "readonly" "Permission denied"
  done
  other 2 build --index readonly/new articles
  complains "readonly/new" "Permission denied"
  other 0 status --index readonly
fi

# A disk that is full: nothing is begun that has no room, and nothing is left behind.
mkdir full
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=400k tmpfs full 2>/dev/null; then
  run 0 "$program" build --index full/idx articles
  echo "خبر آخر عن النيجر" >articles/1.txt
  head -c 500000 /dev/zero >full/filler 2>/dev/null
  run 2 "$program" update --index full/idx
  complains "full/idx" "are free" "make room"
  run 0 "$program" check --index full/idx
  rm full/filler
  run 0 "$program" update --index full/idx
  umount full
fi

# Sources that vanish do not empty the index.
mv articles elsewhere
run 2 "$program" update --index idx
complains "articles" "is unchanged"
mkdir articles
run 2 "$program" update --index idx
complains "gone" "mounted"
same "the index when its sources vanished" "$before" "$(articles idx)"
run 0 "$program" status --index idx
says "update failed:" "Up to date:  as of"
run 2 "$program" update --index idx --log none/log
complains "none/log"
finish
