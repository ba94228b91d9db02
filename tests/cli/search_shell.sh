#!/usr/bin/env bash
# niger-search as a citizen of the shell: completion and the pager.
# search_shell.sh NIGER-INDEX NIGER-SEARCH COMPLETION-FOLDER
set -uo pipefail
indexer=$1
program=$2
completion=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data LC_ALL=C.UTF-8
unset NIGER_INDEX NIGER_LANG NIGER_PAGER PAGER LESS 2>/dev/null
cd "$folder" || exit 1
failures=0
complain() { echo "$1" >&2; failures=$((failures + 1)); }

# Completion: bash runs it here; the others are read where their shell is installed.
bash -n "$completion/niger-search.bash" || complain "bash does not read the completion"
source "$completion/niger-search.bash"
completed() {
  COMP_WORDS=("$program" "$@")
  COMP_CWORD=$#
  _niger_search
  echo "${COMPREPLY[*]}"
}
same() { [ "$2" = "$3" ] || complain "$1: '$3' in place of '$2'"; }
same "--form" "--format" "$(completed --form)"
same "--no-p" "--no-pager" "$(completed --no-p)"
same "--format c" "csv" "$(completed --format c)"
same "--format=c" "csv" "$(completed --format = c)"
same "-s n" "newest" "$(completed -s n)"
same "tit" "title:" "$(completed tit)"
same "مص" "مصدر:" "$(completed مص)"
for option in $("$program" --help | sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p'); do
  case " $(completed "$option") " in *" $option "*) ;; *) complain "not completed: $option" ;; esac
done
if command -v zsh >/dev/null; then
  zsh -n "$completion/_niger-search" || complain "zsh does not read the completion"
fi
if command -v fish >/dev/null; then
  fish -n "$completion/niger-search.fish" || complain "fish does not read the completion"
fi

# The pager: on a terminal only.
mkdir articles
printf 'خبر\nوصلت القاعدة الجوية إلى النيجر.\n' >articles/a.txt
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
