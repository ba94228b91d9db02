#!/usr/bin/env bash
# niger-search as a citizen of the shell: completion and the pager.
# search_shell.sh NIGER-INDEX NIGER-SEARCH COMPLETION-FOLDER INDEX-COMPLETION-FOLDER
set -uo pipefail
indexer=$1
program=$2
completion=$3
index_completion=$4
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data LC_ALL=C.UTF-8
unset NIGER_INDEX NIGER_LANG NIGER_PAGER PAGER LESS 2>/dev/null
cd "$folder" || exit 1
failures=0
complain() { echo "$1" >&2; failures=$((failures + 1)); }

mkdir articles
printf 'خبر\nوصلت القاعدة الجوية إلى النيجر.\n' >articles/a.txt
printf '%s\n' '{"id":"n1","title":"خبر","text":"نص","source":"رويترز"}' \
  '{"id":"n2","title":"خبر آخر","text":"نص ثان","source":"قناة الجزيرة"}' >articles/news.jsonl
"$indexer" build --quiet --index index articles || complain "no index"

# Completion. bash and zsh run the functions here, fish completes a command line.
same() { [ "$2" = "$3" ] || complain "$1: '$3' in place of '$2'"; }
ln -s "$program" niger-search && ln -s "$indexer" niger-index && PATH=$folder:$PATH
source "$completion/niger-search.bash"
source "$index_completion/niger-index.bash"
completed() { # FUNCTION LINE: what is offered for its end
  local function=$1 word part IFS=' '
  COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDS=()
  for word in $2; do
    word=${word//:/$'\n':$'\n'} word=${word//=/$'\n'=$'\n'}
    while IFS= read -r part; do [ -n "$part" ] && COMP_WORDS+=("$part"); done <<<"$word"
  done
  [[ $2 == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  $function 2>/dev/null
  IFS='|'
  echo "${COMPREPLY[*]}"
}
search() { completed _niger_search "niger-search $1"; }
same "--forma" "--format" "$(search --forma)"
same "--no-p" "--no-pager" "$(search --no-p)"
same "--format c" "csv" "$(search '--format c')"
same "--format=c" "csv" "$(search --format=c)"
same "-s n" "newest" "$(search '-s n')"
same "--facet pl" "place" "$(search '--facet pl')"
same "tit" "title:" "$(search '-i index tit')"
same "مص" "مصدر:" "$(search '-i index مص')"
same "source: of the index" 'رويترز|\"قناة\ الجزيرة\"' "$(search '-i index source:')"
same "a value" '\"قناة\ الجزيرة\"' "$(search '--index index مصدر:قناه')"
same "an index after an equals sign" 'رويترز' "$(search '--index=index source:رو')"
same "within quotes" 'source:\"قناة الجزيرة\""' "$(search '-i index "source:قن')"
same "within single quotes" 'source:"قناة الجزيرة"' "$(search "-i index 'source:قن")"
same "quotes that begin at the value" '\"قناة الجزيرة\""' "$(search '-i index source:"قن')"
same "what was left out" '' "$(search '-i index source:"قناة"')"
same "an expansion is the shell's" "" "$(search '-i index source:$رو')"
same "a field without values" "" "$(search '-i index title:')"
same "no index" "" "$(search '-i nowhere source:رو')"
for option in $("$program" --help | sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p'); do
  case "|$(search "$option")|" in *"|$option|"*) ;; *) complain "not completed: $option" ;; esac
done
index() { completed _niger_index "niger-index $1"; }
same "commands" "$("$indexer" --help --lang en | sed -n "s/^  \([a-z][a-z]*\)  *.*/\1/p" | tr "\n" "|")--help|--version" "$(index '')"
same "a command" "build" "$(index b)"
same "check --rep" "--repair" "$(index 'check --rep')"
same "build --rep" "--report" "$(index 'build --rep')"
same "--lang a" "auto|ar" "$(index 'status --lang a')"
same "a file is bash's" "" "$(index 'build art')"

if command -v zsh >/dev/null; then
  in_zsh() { # FILE WORD…
    zsh -f -c 'file=$1; shift; words=("$@"); CURRENT=$#; PREFIX=${words[-1]}
      compadd() { while [[ $1 == -* ]]; do [[ $1 == -a ]] && { print -l -- ${(P)2}; return; }
        [[ $1 == -S ]] && shift; shift; done; print -l -- "$@" }
      _describe() { print -l -- ${${(P)2}%%:*} }
      _files() { print files }
      run() { source $file }; run' zsh "$@" 2>&1
  }
  same "zsh: --format" "text json jsonl csv tsv html trec svg" \
    "$(in_zsh "$completion/_niger-search" niger-search --format '' | xargs)"
  in_zsh "$completion/_niger-search" niger-search --f | grep -qx -- --facets || complain "zsh: options"
  same "zsh: values" "source:رويترز" \
    "$(in_zsh "$completion/_niger-search" niger-search -i index source:رو)"
  in_zsh "$index_completion/_niger-index" niger-index '' | grep -qx build || complain "zsh: commands"
  in_zsh "$index_completion/_niger-index" niger-index check --r | grep -qx -- --repair ||
    complain "zsh: options of a command"
else
  echo "zsh is not installed: its completion was not run"
fi
if command -v fish >/dev/null; then
  in_fish() { fish --no-config -c "source $completion/niger-search.fish
    source $index_completion/niger-index.fish; complete -C '$1'" 2>&1 | cut -f1; }
  in_fish "niger-search --form" | grep -qx -- --format || complain "fish: options"
  in_fish "niger-search --format c" | grep -qx csv || complain "fish: values of an option"
  in_fish "niger-search -i index source:رو" | grep -qx "source:رويترز" || complain "fish: values"
  in_fish "niger-index " | grep -qx build || complain "fish: commands"
  in_fish "niger-index check --rep" | grep -qx -- --repair || complain "fish: options of a command"
else
  echo "fish is not installed: its completion was not run"
fi

# The pager: on a terminal only.
"$indexer" build articles --index index --quiet || complain "the build failed"
on_terminal() { script -qec "$1" /dev/null </dev/null >shown 2>&1; }
if ! on_terminal true; then
  echo "no pseudo-terminal can be made here: the pager is not tested"
  exit $((failures > 0))
fi
NIGER_PAGER='cat >paged' on_terminal "$program -i index القاعدة"
grep -q 'القاعدة' paged 2>/dev/null || complain "NIGER_PAGER was not used"
grep -q $'\x1B' paged 2>/dev/null || complain "no colours in the pager"
rm -f paged
PAGER='cat >paged' on_terminal "$program -i index القاعدة"
[ -s paged ] || complain "PAGER was not used"
rm -f paged
NIGER_PAGER='' PAGER='cat >paged' on_terminal "$program -i index القاعدة"
[ -e paged ] && complain "an empty NIGER_PAGER means none"
NIGER_PAGER='cat >paged' on_terminal "$program -i index --no-pager القاعدة"
[ -e paged ] && complain "--no-pager"
grep -q 'القاعدة' shown || complain "nothing shown without a pager"
NIGER_PAGER=/no/such/pager on_terminal "$program -i index القاعدة"
grep -q 'القاعدة' shown || complain "a pager that is missing swallows the answer"
NIGER_PAGER='cat >paged' "$program" -i index القاعدة >out
[ -e paged ] && complain "a pager in a pipe"
NIGER_PAGER=true on_terminal "$program -i index القاعدة; echo status \$?"
grep -q 'status 0' shown || complain "a pager left early is an error: $(cat shown)"
exit $((failures > 0))
