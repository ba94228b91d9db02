#!/usr/bin/env bash
# What is left out of an index, by --exclude, --include and .nigerignore: counted, named, kept with the
# sources, and gone from the index where it becomes so. index_exclude.sh NIGER_INDEX
source "$(dirname "$0")/cli.sh"

write_articles source/news 1 3
write_articles source/drafts 4 6
write_articles source/أرشيف 7 8
cp source/news/1.txt source/news/1.tmp
mkfifo source/drafts/pipe

# A folder that is left out is not entered: nothing is said of the FIFO in it.
run 0 "$program" build --index idx --exclude '*.tmp' --exclude drafts/ --report r.json source
says "1 file excluded" "1 folder excluded"
same "articles" 5 "$(articles idx)"
same "lines of the report on what is excluded" \
  '{"path":"'"$work"'/source/drafts","excluded":true,"folder":true,"pattern":"drafts/","file":""}
{"path":"'"$work"'/source/news/1.tmp","excluded":true,"folder":false,"pattern":"*.tmp","file":""}' \
  "$(grep excluded r.json)"
grep -q 'source/drafts/: drafts/' r.json.txt || fail "the report for people: $(cat r.json.txt)"
run 0 "$program" status --index idx
says "Excluded:    *.tmp" "Excluded:    drafts/"

# An update leaves out the same; a build without a SOURCE, too.
write_articles source/drafts 9 9
cp source/news/1.txt source/news/2.tmp
run 0 "$program" update --index idx
says "Nothing has changed" "2 files excluded"
run 0 "$program" build --index idx
same "articles of a second build" 5 "$(articles idx)"

# What becomes excluded leaves the index, without a question though it is most of it.
printf '%s\n' '# ما ليس للقراءة' 'أرشيف/' 'news/*' '!3.txt' >source/.nigerignore
run 0 "$program" update --index idx --dry-run
says "removed"
run 0 "$program" update --index idx
says "0 articles added, 0 changed, 4 removed; 1 in the index" "excluded"
run 0 "$program" status --index idx
says "Excluded:    2 files, 1 folder by 1 .nigerignore file"
run 0 "$program" status --json --index idx
says '"ignored":{"nigerignore":1,"files":2,"folders":1}'
# What does not read the sources leaves it as it was.
run 0 "$program" purge --index idx
run 0 "$program" status --index idx
says "Last run:" "purge" "Excluded:    2 files, 1 folder by 1 .nigerignore file"
echo '# لا نمط هنا' >source/news/.nigerignore
rm source/.nigerignore
run 0 "$program" update --index idx
says "4 articles added"
run 0 "$program" status --index idx
[[ "$out" != *nigerignore* ]] || fail "a .nigerignore without patterns is told: $out"
run 0 "$program" status --json --index idx
says '"ignored":{"nigerignore":0,"files":0,"folders":0}'
rm source/news/.nigerignore

# Other patterns in their place, and none.
rm source/drafts/pipe
run 2 "$program" update --index idx --exclude '*'
complains "no file would be left" "--accept-removals" "--index idx"
run 0 "$program" update --index idx --exclude 'أر*'
says "1 folder excluded, with everything in it" \
  "Patterns are now: --exclude 'أر*' (before: --exclude '*.tmp' --exclude 'drafts/')"
same "articles once the drafts are in" 9 "$(articles idx)" # 3 news, 2 copies of one, 4 drafts
run 0 "$program" update --index idx --exclude 'أر*' --exclude draft/ --exclude "$work/source/drafts"
says "The pattern draft/ has no effect" "The pattern $work/source/drafts has no effect"
[[ "$out" != *"pattern أر*"* ]] || fail "a pattern that leaves something out is told: $out"
run 0 "$program" update --index idx --exclude ''
says "Patterns are now: no patterns"
same "articles of all" 11 "$(articles idx)"
run 0 "$program" status --index idx
[[ "$out" != *Excluded* ]] || fail "patterns are still told: $out"

# --include: only these, or back again, as they stand in order.
run 0 "$program" build --index two --include 'news/' --exclude '*.tmp' source
same "articles of one folder" 3 "$(articles two)"
run 0 "$program" build --index two --exclude 'news/*' --include '/news/2.txt' --exclude '*.tmp' source
same "articles with one brought back" 7 "$(articles two)"
NIGER_EXCLUDE='*.tmp,drafts' run 0 "$program" build --index two source
same "articles by the variable" 5 "$(articles two)"

# A name that is no UTF-8.
cp source/news/1.txt $'source/caf\xe9.txt'
run 0 "$program" build --index two --exclude $'caf\xe9*' --exclude '*.tmp' source
says "excluded"
same "articles without that name" 9 "$(articles two)"

# An index below a source is no article: not this one, nor another, whatever its state.
write_articles inside 1 2
run 0 "$program" build --index inside/idx --report r.json inside
says "Indexed 2 articles from 2 files" "1 folder excluded"
same "the index in the report" '{"path":"'"$work"'/inside/idx","excluded":true,"folder":true,"pattern":"","file":"","index":true}' \
  "$(grep excluded r.json)"
grep -q 'inside/idx/: an index of Niger' r.json.txt || fail "the index in the report for people: $(cat r.json.txt)"
run 0 "$program" copy --index inside/idx inside/copy
rm inside/copy/current
run 0 "$program" update --index inside/idx
says "Nothing has changed" "2 folders excluded"
run 0 "$program" build --index two --include '*' inside
same "articles beside two indexes" 2 "$(articles two)"
run 2 "$program" build --index four inside/idx
complains "no file"

# A pattern that cannot be understood is refused before anything is done.
for bad in '[a' 'a\' '![' 'a//b' '[[:no:]]'; do
  run 2 "$program" build --index three --exclude "$bad" source
  complains "pattern"
  [ -z "$(ls three 2>/dev/null | grep gen)" ] || fail "$bad left an index behind"
  run 2 "$program" update --index two --include "$bad"
  complains "pattern"
done

# A .nigerignore that cannot be obeyed is told; the folder is read, and nothing hangs.
rm -f $'source/caf\xe9.txt'
for kind in fifo link folder large; do
  rm -rf source/news/.nigerignore
  case $kind in
    fifo) mkfifo source/news/.nigerignore ;;
    link) ln -s /dev/zero source/news/.nigerignore ;;
    folder) mkdir source/news/.nigerignore ;;
    large) { echo '*'; head -c 300000 /dev/zero | tr '\0' '#'; } >source/news/.nigerignore ;;
  esac
  run 1 timeout 60 "$program" build --index two --exclude '*.tmp' --exclude drafts source
  says "news/.nigerignore" "ignored"
  same "articles beside a .nigerignore that is a $kind" 5 "$(articles two)"
done

# Patterns that would take for ever if every way were tried.
rm -rf source/news/.nigerignore
name=$(printf 'a%.0s' {1..200})
cp source/news/1.txt "source/$name"
for _ in {1..200}; do printf '%s\n' '*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b' '**/a*/**/a*/**/b'; done >source/.nigerignore
run 0 timeout 60 "$program" build --index two --exclude '*.tmp' --exclude drafts source
same "articles of hostile patterns" 6 "$(articles two)"

# All of it left out: said so, and the index in use stays.
echo '*' >source/.nigerignore
run 2 "$program" build --index two source
complains "no file"
same "articles after a build of nothing" 6 "$(articles two)"
finish
