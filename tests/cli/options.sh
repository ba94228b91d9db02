#!/usr/bin/env bash
# Every option of both programs, as --help lists them: its default, a value and a bad value. An
# option without a row here fails the test. options.sh NIGER-INDEX NIGER-SEARCH
source "$(dirname "$0")/cli.sh"
export LC_ALL=C.UTF-8 HOME=$work
mkdir a && echo x >file && : >conf

# OPTION DEFAULT GOOD BAD: the default as --help shows it (-: none is shown), a value that is taken,
# a value that is refused (-: there is none: any text is a value; a flag refuses every value).
both='
help - flag -
version - flag -
config - conf EMPTY
lang auto ar fr
'
writing='
index /x/i new/idx EMPTY
memory 512M 1G 1M
wait 0 5 -1
quiet - flag x
list 20 0 x
log - log.txt EMPTY
'
selection='
exclude - *.tmp -
include - *.html -
'
reading="$selection"'
encoding - windows-1256 -
field - body=story -
filter - .x=cat_%s -
hidden - flag x
follow-links - flag x
file-dates - flag x
max-file 64G 1M 0
max-article 64M 1K x
max-unpacked 64G 1G -1
max-ratio 1000 5 0
max-entries 10000000 5 0
max-nesting 3 0 101
filter-seconds 60 5 0
'
# Where files are read in processes of their own.
isolation='
file-time 20 5 x
file-memory 0 1G x
'
build="$writing$reading$isolation
files-from - file EMPTY
ids file unique all
trust-index - flag x
threads 0 2 257
report - r.json EMPTY
"
# What an index keeps is not run on its word.
filter="filter - .x=cat_%s -
trust-index - flag x
"
update="$writing$isolation$selection$filter
retry - flag x
threads 0 2 257
report - r.json EMPTY
dry-run - flag x
accept-removals - flag x
"
add="$writing$isolation$filter
threads 0 2 257
report - r.json EMPTY
accept-removals - flag x
"
drop=$add
move="$writing$isolation"
copy='
index /x/i new/idx EMPTY
wait 0 5 -1
quiet - flag x
'
check="$writing$isolation$filter
repair - flag x
"
remove="$writing$isolation
all - flag x
reason - text -
"
restore="$writing$isolation$filter
threads 0 2 257
all - flag x
"
purge="$writing$isolation"
status='
index /x/i new/idx EMPTY
json - flag x
backlog - flag x
list 20 0 -1
'
inspect="$reading
file-time 20 5 x
file-memory 320M 1G x
tokens - flag x
json - flag x
limit 20 0 -1
"
formats='
json - flag x
'
search='
index /x/i new/idx EMPTY
queries - file -
complete - sou -
show - id -
similar - id -
match auto any most
exact - flag x
wide - flag x
limit 10 0 -1
offset 0 5 x
sort relevance newest up
recency 0 30 101
timeout 10 2.5 -1
new - desk -
copies - flag x
all-copies - flag x
diverse yes no maybe
state /x/s s EMPTY
facets - flag x
facet - source colour
facet-values 10 0 -1
timeline - flag x
corpus - flag x
keyness - * EMPTY
ngrams - 2..4 6
trend - month fortnight
compare - text -
kwic - flag x
kwic-sort - L1,R1 middle
seed - 7 x
form - flag x
lemma - flag x
collocates - 5 x
window - L3,R2 0
min-count - 5 0
stop-words - flag x
collocate-sort - mi3 chi
record - r.json EMPTY
format text json pdf
columns - id EMPTY
bom yes flag x
snippet 220 0 x
explain - flag x
color auto never blue
bidi auto none up
pager - flag x
width 0 40 -1
'

check_program() { # ROWS PROGRAM [VERB]
  local rows=$1 name default good bad help listed shown
  shift
  help=$("$@" --help --lang en)
  listed=$(sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}--\([a-z-]*\).*/\2/p' <<<"$help" | sort -u)
  same "options of $* with a row" "$listed" "$(awk 'NF { print $1 }' <<<"$rows$both" | sort -u)"
  while read -r name default good bad; do
    [ -n "$name" ] || continue
    shown=$(awk -v option="--$name" '$0 ~ "^ *(-[a-zA-Z], )?" option "( |$)" { on = 1; print; next }
      on && /^                    / { print; next } { on = 0 }' <<<"$help" | tr -s ' \n' ' ' |
      sed -n 's/.*(\(default\|now\): \([^,) ]*\).*/\2/p')
    case $default in
      -) same "default of --$name of $*" "" "$shown" ;;
      /x/*) [[ $shown == /* ]] || fail "--$name of $* has no folder as its default: $shown" ;;
      *) [ "$name" = lang ] || same "default of --$name of $*" "$default" "$shown" ;;
    esac
    # Broken command lines that ask for help get help, with what is wrong: so values are seen taken
    # and refused without a run.
    if [ "$good" = flag ]; then
      [[ $("$@" --"$name" --help 2>&1) != *"With the settings as they are"* ]] || fail "--$name of $* is refused"
    else
      good=${good//_/ }
      [[ $("$@" --"$name"="$good" --help 2>&1) != *"With the settings as they are"* &&
        $("$@" --"$name"="$good" --help 2>&1) != *", which "* ]] ||
        fail "--$name $good of $* is refused"
    fi
    case $bad in
      -) continue ;;
      EMPTY) bad= ;;
    esac
    # The complaint names the option, and nothing is done.
    run 2 "$@" "--$name=$bad"
    complains "--$name"
    [ ! -e new ] || fail "--$name=$bad of $* left something behind"
  done <<<"$rows$both"
}

for verb in build update add drop move copy check status inspect formats remove restore purge; do check_program "${!verb}" "$program" "$verb"; done
check_program "$search" "$searcher"

# What may be given once is refused twice with different values, and above all two indexes.
run 2 "$searcher" -i one -i two كلمة
complains "one index" "one" "two"
run 2 "$program" update --index one -i two
complains "one index"
run 2 "$searcher" --limit 1 -n 2 كلمة
complains "--limit" "twice"
run 2 "$program" build --threads 1 --threads 2 a
complains "--threads" "twice"

# What another command takes is told with its name, as it was typed.
while read -r verb option commands; do
  run 2 "$program" "$verb" "$option" file
  complains "niger-index $verb has no option $option;" "it belongs to: $commands"
done <<'ROWS'
update --follow-links niger-index build, niger-index inspect
update --no-hidden niger-index build, niger-index inspect
status --retry niger-index update
inspect -i niger-index build, niger-index update, niger-index copy
check --reason niger-index remove
build --tokens niger-index inspect
build -n niger-index update
ROWS
run 2 "$program" update --follow-link=x
complains "there is no option --follow-link;"
run 2 "$searcher" --trust-index كلمة
complains "there is no option --trust-index;"
finish
