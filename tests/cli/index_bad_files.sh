#!/usr/bin/env bash
# Files that cannot be read, or not to their end: each is reported with its reason, what stands
# beside them is indexed, and the next update makes good what was passing.
source "$(dirname "$0")/cli.sh"

# Permission denied, for one who is not root: root may read everything.
if can_be_denied; then
  mkdir denied
  write_articles denied 1 3
  mkdir denied/closed
  write_articles denied/closed 4 4
  mkdir denied_out
  [ "$(id -u)" != 0 ] || chown 65534 denied_out
  chmod a+rx "$work"
  chmod 000 denied/1.txt denied/closed
  run 1 "${as_other[@]}" "$program" build --index denied_out/idx denied
  says "denied/1.txt: denied: " "Permission denied" "denied/closed: denied: "
  same "articles beside a denied file" 2 "$(articles denied_out/idx)"
  run 1 "${as_other[@]}" "$program" update --index denied_out/idx
  says "denied/1.txt: denied: "
  run 2 "${as_other[@]}" "$program" build --index denied_out/idx denied/closed
  complains "denied/closed" "Permission denied" "is unchanged"
  run 1 "${as_other[@]}" "$program" inspect denied/1.txt
  says "denied/1.txt" "denied: "
  chmod 644 denied/1.txt
  chmod 755 denied/closed
  run 0 "${as_other[@]}" "$program" update --index denied_out/idx
  same "articles once all may be read" 4 "$(articles denied_out/idx)"
fi

# Pipes, sockets, devices and circles of links: never opened, so that nothing waits.
mkdir special
write_articles special 1 2
mkfifo special/pipe
ln -s special/pipe special/to_pipe
ln -s /dev/zero special/zero
ln -s /dev/null special/null.txt
ln -s circle2 special/circle1
ln -s circle1 special/circle2
ln -s nothing special/dangling
mkdir special/deep
ln -s .. special/deep/up
socket=
if command -v python3 >/dev/null; then
  python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("special/socket")'
  socket="special/socket: special: a socket"
fi
run 1 timeout 20 "$program" build --index special_idx special --report special.report
says "special/pipe: special: a FIFO" "special/zero: special: a device" \
  "special/null.txt: special: a device" "special/dangling: missing: a link to nothing" "$socket"
same "articles beside special files" 2 "$(articles special_idx)"
grep -q 'special/circle1: loop' special.report.txt || fail "a circle of links: $(cat special.report.txt)"
grep -q 'special/deep/up: loop' special.report.txt || fail "a link upwards: $(cat special.report.txt)"
for name in pipe zero dangling circle1; do
  run 2 timeout 20 "$program" build --index none "special/$name"
  complains "special/$name" "is unchanged"
done
run 2 timeout 20 "$program" inspect special/pipe
complains "special/pipe" "a FIFO"

# Links out of the sources: named, and followed only where that is asked for.
mkdir -p linked elsewhere/folder
write_articles linked 1 2
write_articles elsewhere 3 3
write_articles elsewhere/folder 4 6
ln -s ../elsewhere/3.txt linked/file.txt
ln -s "$work/elsewhere/folder" linked/folder
ln -s 1.txt linked/again.txt
run 1 "$program" build --index linked_idx linked --report linked.report
says "Skipped 2:" "2 symbolic links lead out of the sources, not followed" \
  "linked/file.txt, " "linked/folder" "--follow-links"
same "articles beside links out of the source" 3 "$(articles linked_idx)"
grep -q '"path":".*linked/folder".*"why":"link: ' linked.report || fail "the report: $(cat linked.report)"
run 0 "$program" status --index linked_idx
says "2 symbolic links lead out of the sources"
run 0 "$program" status --index linked_idx --lang ar
says "الروابط الرمزية التي تخرج من المصادر" ": 2: "
run 1 "$program" update --index linked_idx
says "Nothing has changed." "2 symbolic links"
run 0 "$program" build --index linked_idx --follow-links
same "articles with links that are followed" 7 "$(articles linked_idx)"
write_articles elsewhere/folder 7 7
run 0 "$program" update --index linked_idx
same "articles behind a link, updated" 8 "$(articles linked_idx)"
# No longer followed, what is behind them goes; so does what leads to no end.
run 1 "$program" build --index linked_idx --no-follow-links
same "articles without the links" 3 "$(articles linked_idx)"
run 0 "$program" build --index linked_idx --no-follow-links --exclude folder --exclude file.txt
same "articles without the links, which a pattern leaves out" 3 "$(articles linked_idx)"
ln -s ../../linked elsewhere/folder/back
ln -s .. elsewhere/folder/up
run 0 timeout 60 "$program" build --index loop_idx linked --follow-links
same "articles in a circle of links, and of a file by two ways" 9 "$(articles loop_idx)"
# A link that is named is followed, and what another source has is none of a stranger.
ln -s linked named
run 1 "$program" build --index named_idx named
same "articles of a source that is a link" 3 "$(articles named_idx)"
run 0 "$program" build --index both_idx linked elsewhere
same "articles of two sources with links from one to the other" 9 "$(articles both_idx)"
# One that is put where a file was takes its articles out, and none in.
run 1 "$program" build --index turned_idx linked
ln -sf /etc/passwd linked/2.txt
run 1 "$program" update --index turned_idx
says "1 removed" "linked/2.txt"
rm -r linked/2.txt elsewhere/folder/up elsewhere/folder/back

# Files that vanish, shrink, or become something else between the walk and the reading: a filter
# program does it here, in the moment when its own file is read.
make_moving() {
  rm -rf moving
  mkdir moving
  write_articles moving 1 1
  echo "نص" >moving/a.doc
  write_articles moving 2 6
  mv moving/2.txt moving/vanishing.txt
  for number in $(seq 1 100); do
    echo "{\"title\":\"خبر $number\",\"text\":\"نص الخبر رقم $number في الصباح\"}"
  done >moving/shrinking.jsonl
  mv moving/3.txt moving/turning.txt
  mv moving/4.txt moving/emptied.txt
  cat >moving.sh <<'SCRIPT'
cd moving || exit 1
rm vanishing.txt turning.txt
mkfifo turning.txt
: >emptied.txt
head -n 50 shrinking.jsonl >half && cat half >shrinking.jsonl && rm half
printf 'خبر من مرشح\nنص الخبر الذي كتبه المرشح في الصباح.\n'
SCRIPT
}
make_moving
run 1 timeout 20 "$program" build --threads 1 --index moving_idx moving \
  --filter ".doc=bash moving.sh %s"
says "moving/vanishing.txt: missing: " "moving/turning.txt: special: " "moving/emptied.txt: empty: "
same "articles of files that move" $((1 + 1 + 2 + 50)) "$(articles moving_idx)"
rm moving/turning.txt moving/emptied.txt
write_articles moving 7 7
run 0 "$program" update --index moving_idx --filter ".doc=bash moving.sh %s"
same "articles when all stand still" $((1 + 1 + 2 + 50 + 1)) "$(articles moving_idx)"

# Names of any bytes, as files, in a list, and in an archive.
mkdir names
write_articles names 1 1
odd=$(printf 'names/two\nlines.txt')
cp names/1.txt "$odd"
cp names/1.txt "$(printf 'names/\345\315.txt')"
cp names/1.txt 'names/-e.txt'
cp names/1.txt 'names/ a b;$(rm 1.txt).txt'
cp names/1.txt 'names/%E5%CD.txt' # as the one above is shown
run 0 "$program" build --index names_idx names --report names.report
same "articles with odd names" 6 "$(articles names_idx)"
grep -q 'names/two%0Alines.txt' names.report || fail "a line end in a name: $(cat names.report)"
printf '%s\0' "$odd" names/1.txt >list
run 0 "$program" build --index list_idx --files-from list
same "articles of a list with a line end in a name" 2 "$(articles list_idx)"
(cd names && run 0 "$program" build --index ../dash_idx -- -e.txt)
same "articles of a file called -e.txt" 1 "$(articles dash_idx)"

# An archive never writes to the disk, whatever its entries are called.
if command -v python3 >/dev/null; then
  python3 - <<'SCRIPT'
import io, tarfile, zipfile
story = "خبر من الأرشيف\nنص الخبر الذي في الأرشيف منذ الصباح.\n".encode()
with tarfile.open("up.tar.gz", "w:gz") as tar:
    for name in ("../../etc/passwd", "/etc/niger-test", "a/../../b"):
        entry = tarfile.TarInfo(name)
        entry.size = len(story)
        tar.addfile(entry, io.BytesIO(story))
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    tar.addfile(link)
    device = tarfile.TarInfo("device")
    device.type = tarfile.CHRTYPE
    tar.addfile(device)
with zipfile.ZipFile("up.zip", "w") as archive:
    archive.writestr("../../etc/passwd", story)
    archive.writestr("../niger-test", story)
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a.txt", story)
    archive.writestr("zeros.txt", b" " * 40_000_000)
SCRIPT
  cp /etc/passwd passwd.before
  run 1 "$program" build --index up_idx up.tar.gz up.zip
  says "up.tar.gz#link" "up.tar.gz#device"
  same "articles of entries with odd names" 5 "$(articles up_idx)"
  cmp -s /etc/passwd passwd.before || fail "/etc/passwd was changed"
  [ ! -e /etc/niger-test ] && [ ! -e ../niger-test ] || fail "an entry was written to the disk"
  run 0 "$program" inspect up.zip
  says "../../etc/passwd"

  # Limits, each with the option that moves it.
  run 1 "$program" build --index bomb_idx bomb.zip
  says "bomb.zip" "decompression bomb"
  same "articles before the bomb" 1 "$(articles bomb_idx)"
  run 1 "$program" build --index bomb_idx bomb.zip --max-ratio 100000 # blanks alone
  says "zeros.txt: "
  run 1 "$program" build --index bomb_idx bomb.zip --max-unpacked 1M
  says "bomb.zip" "1048576 bytes when unpacked"
  run 1 "$program" build --index bomb_idx up.tar.gz --max-entries 2
  says "more than 2 entries"
  tar cf inner.tar names/1.txt && tar cf middle.tar inner.tar && tar cf outer.tar middle.tar
  run 0 "$program" build --index nest_idx outer.tar
  same "articles three archives deep" 1 "$(articles nest_idx)"
  run 2 "$program" build --index nest_idx outer.tar --max-nesting 2
  complains "no article" "nested more than 2 deep"
fi
mkdir limits
write_articles limits 1 2
head -c 300000 </dev/zero | tr '\0' 'x' >>limits/2.txt
run 1 "$program" build --index limits_idx limits --max-file 100K
says "limits/2.txt: too-large: a file of 3"
run 1 "$program" build --index limits_idx limits --max-article 100K
says "limits/2.txt: too-large: a page of more than 102400 bytes"
run 0 "$program" build --index limits_idx limits

# Lines with errors are named by their numbers, and the others go on.
mkdir lines
printf '%s\n' '{"title":"أول","text":"نص الخبر الأول."}' '{"title":"ثان","text":' 'كلام' '' \
  '{"title":"خامس","text":"نص الخبر الخامس."}' '[1,2]' '{"title":"سابع","text":"نص\ud800 السابع"}' \
  "$(printf '{"title":"ثامن","text":"\377 نص الثامن"}')" >lines/a.jsonl
run 1 "$program" build --index lines_idx lines --report lines.report
for number in 2 3 6; do
  says "a.jsonl#$number: damaged"
done
[ "$(articles lines_idx)" -ge 2 ] || fail "the good lines are missing"
all=$(($(articles lines_idx) + $(grep -c '^  .*a.jsonl#' <<<"$out")))
same "lines that were indexed or reported" 7 "$all"
head -c 20000 /dev/zero | gzip >lines/cut.txt.gz
for number in $(seq 1 2000); do
  echo "{\"title\":\"خبر $number\",\"text\":\"نص الخبر رقم $number في الصباح $RANDOM\"}"
done | gzip >whole.gz
head -c $(($(wc -c <whole.gz) / 2)) whole.gz >lines/half.jsonl.gz
head -c $(($(wc -c <whole.gz) - 4)) whole.gz >lines/tail.jsonl.gz
run 1 "$program" build --index cut_idx lines
says "half.jsonl.gz: damaged: " "tail.jsonl.gz: damaged: "
[ "$(articles cut_idx)" -gt 1000 ] || fail "what stands before the cuts: $(articles cut_idx)"

# HTML nested a million deep: read, in time and memory that grow with the page alone.
mkdir nested
{
  head -c 1000000 /dev/zero | sed 's/\x00/<div>/g'
  echo "<h1>خبر في الأعماق</h1><p>أعلنت الحكومة أن القاعدة الجوية ستفتح في الصباح.</p>"
} >nested/div.html
for tag in b span a table blockquote font 'svg><g' 'ul><li'; do
  {
    head -c 300000 /dev/zero | sed "s/\x00/<$tag>/g"
    echo "<p>أعلنت الحكومة أن القاعدة الجوية ستفتح في الصباح.</p>"
  } >"nested/$(tr -dc a-z <<<"$tag").html"
done
write_articles nested 1 1
# A program under a sanitizer reserves more address space than any limit leaves it.
(if (ulimit -v 4000000 && "$program" --version >/dev/null 2>&1) 2>/dev/null; then ulimit -v 4000000; fi
 ulimit -s 8192
 timeout 120 "$program" build --index nested_idx nested >nested.out 2>&1
 echo $? >nested.status)
[ "$(cat nested.status)" -le 1 ] || fail "HTML nested deep: $(cat nested.status nested.out)"
read_or_told=$(($(articles nested_idx) + $(grep -c '^  .*html: ' nested.out)))
same "deep pages that were indexed or reported" 10 "$read_or_told"

# Filters that hang, crash, print without end or leave a program behind: stopped and reported.
mkdir filters
write_articles filters 1 1
for name in hang crash flood status none child; do
  echo x >"filters/a.$name"
done
run 1 timeout 60 "$program" build --index filters_idx filters --filter-seconds 1 \
  --max-article 1M --filter ".hang=sleep 50 %s" --filter ".crash=bash -c 'kill -SEGV \$\$' %s" \
  --filter ".flood=yes %s" --filter ".status=bash -c 'exit 7' %s" --filter ".none=true %s" \
  --filter ".child=bash -c 'sleep 50 & echo x' %s"
says "a.hang: filter: " "longer" "a.crash: filter: " "signal 11" "a.flood: filter: " \
  "more than 1048576" "a.status: filter: " "status 7" "a.none: empty" "a.child: filter: "
same "articles beside failing filters" 1 "$(articles filters_idx)"
run 1 "$program" build --index filters_idx filters --filter ".hang=none-such-program %s"
says "a.hang: filter: " "none-such-program cannot be started"
finish
