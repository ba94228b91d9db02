#!/usr/bin/env bash
# niger-index speaks Arabic to whom the locale or --lang says so: no English sentence in what it says,
# and what an index made in English keeps is told in Arabic. index_arabic.sh NIGER_INDEX
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8

# in_arabic COMMAND…: every line has Arabic letters, and no two Latin words stand side by side, but
# for paths, options, commands and the names of things.
in_arabic() {
  local text
  text=$("$@" 2>&1 </dev/null)
  grep -qP '\p{Arabic}' <<<"$text" || fail "no Arabic: $*: $text"
  local english
  english=$(sed -E 's/`[^`]*`//g; s/«[^»]*»//g; s/(^| )--?[a-z-]+( [A-Z]+[.A-Z]*(=[A-Z]+)?…?)?//g; s#[^ ]*/[^ ]*##g; s/build, update.*formats//; s/niger-index (build|update|status|check|inspect)//; s/JSON document.*//' <<<"$text" |
    grep -P '[a-z]{2,}[,:]? [a-z]{2,}|^[ -~]*[a-z]{3,} [ -~]*$' | grep -vP '^\{|analyzer|المحلل|\.pdf=')
  [ -z "$english" ] || fail "English among the Arabic of $*: $english"
}

mkdir odd && printf 'x\0\1\2\3' >odd/photo.jpg && : >odd/empty.txt && ln -s nowhere odd/dangling
printf '{"title":"خبر","text":"نص الخبر هنا"}\n{bad\n' >odd/lines.jsonl
printf '%%PDF-1.4\n' >odd/paper.pdf
write_articles articles 1 12
run 1 "$program" build --index idx articles odd --report report
says "Skipped" "no article"

for verb in build update status check inspect; do
  in_arabic "$program" "$verb" --help --lang ar
  in_arabic env LC_ALL=ar_EG.UTF-8 "$program" "$verb" --helpp
done
in_arabic "$program" --help --lang ar
in_arabic env LC_ALL=ar_EG.UTF-8 "$program" --help
in_arabic env LC_ALL=ar_EG.UTF-8 "$program" bulid
in_arabic env LC_ALL=ar_EG.UTF-8 "$program"
in_arabic env LC_ALL=ar "$program" status --index idx --backlog
in_arabic env LC_ALL=ar "$program" check --index idx
in_arabic env LC_ALL=ar "$program" inspect odd/lines.jsonl odd/photo.jpg odd/empty.txt articles/1.txt
in_arabic env LC_ALL=ar "$program" update --index idx
printf 'خبر جديد\nنصه قصير.\n' >articles/13.txt && rm articles/1.txt
in_arabic env LC_ALL=ar "$program" update --index idx --dry-run
in_arabic env LC_ALL=ar "$program" update --index idx
in_arabic "$program" build --lang=ar --index idx2 articles odd --report report.ar
in_arabic cat report.ar.txt
grep -q '"why":"no article: a picture"' report.ar || fail "a report for programs is not in English: $(cat report.ar)"
in_arabic env NIGER_LANG=ar "$program" build --index idx3 nowhere
in_arabic env NIGER_LANG=ar "$program" build --index idx3 odd/empty.txt
in_arabic env NIGER_LANG=ar "$program" build --index odd articles
in_arabic env NIGER_LANG=ar "$program" build --index idx3 --filter pdf articles
in_arabic env NIGER_LANG=ar "$program" build --index idx3 --field body articles
in_arabic env NIGER_LANG=ar "$program" build --index idx3 --memory 3 articles
in_arabic env NIGER_LANG=ar "$program" status --index idx3
rm idx/gen-*/readers
in_arabic env NIGER_LANG=ar "$program" check --index idx
in_arabic env NIGER_LANG=ar "$program" check --repair --index idx
rm -r articles odd
in_arabic env NIGER_LANG=ar "$program" update --index idx
in_arabic env NIGER_LANG=ar "$program" status --index idx

# What was kept in Arabic is told in English, too; what programs read is English in any case.
run 0 "$program" status --index idx2 --lang en
says "no article: a picture" "empty: the file is empty" "missing: a link to nothing"
run 0 env LC_ALL=ar "$program" status --json --index idx
says '"result":"failed","message":"cannot read'
finish
