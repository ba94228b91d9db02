# Completion of niger-search for bash: options as --help lists them, their values, fields, the values
# that the index has of a field, files.
_niger_search_option() {
  local i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      --index | -i)
        [ "${COMP_WORDS[i + 1]}" = "=" ] && ((++i))
        index=(--index "${COMP_WORDS[i + 1]/#\~\//$HOME/}") ;;
    esac
  done
}
_niger_search() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} index=() start IFS=$'\n'
  COMPREPLY=()
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $before in
    --format | -f) COMPREPLY=($(compgen -W $'text\njson\njsonl\ncsv\nhtml\ntrec' -- "$word")); return ;;
    --match | -m) COMPREPLY=($(compgen -W $'auto\nall\nany' -- "$word")); return ;;
    --sort | -s) COMPREPLY=($(compgen -W $'relevance\nnewest\noldest' -- "$word")); return ;;
    --facet) COMPREPLY=($(compgen -W $'source\nyear\nmonth\nday\nplace\nauthor\nkeyword\ncategory\nfolder' -- "$word")); return ;;
    --kwic-sort) COMPREPLY=($(compgen -W $'text\nbefore\nafter' -- "$word")); return ;;
    --color) COMPREPLY=($(compgen -W $'auto\nalways\nnever' -- "$word")); return ;;
    --bidi) COMPREPLY=($(compgen -W $'auto\nisolate\nnone' -- "$word")); return ;;
    --lang) COMPREPLY=($(compgen -W $'auto\nar\nen' -- "$word")); return ;;
    --index | -i | --state) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
    --queries | -q | --record) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")); return ;;
  esac
  if [[ $word == --* ]]; then
    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" --lang en --help 2>/dev/null |
      sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p'; echo --no-pager)" -- "$word"))
    return
  fi
  # bash may break a word at its colon: the field is then a word or two before.
  start=$word
  if [ "$word" = ":" ]; then start=$before:; elif [ "$before" = ":" ]; then
    start=${COMP_WORDS[COMP_CWORD - 2]}:$word
  fi
  [[ $start == -* ]] && return
  _niger_search_option
  COMPREPLY=($("${COMP_WORDS[0]}" "${index[@]}" --complete "$start" 2>/dev/null))
  if [ "$start" != "$word" ]; then COMPREPLY=("${COMPREPLY[@]#*:}"); fi
  [[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _niger_search niger-search
