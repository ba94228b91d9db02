# Completion of niger-search for bash: options as --help lists them, their values, fields, the values
# that the index has of a field, files. What an index holds was written by strangers: it goes into the
# line quoted, and nothing of it, nor of what is typed, is ever expanded here.

# Reads the line up to the cursor as the shell would, without expanding it: `words` without their
# quotes; `cur`, the last of them, of which readline replaces what follows its first `base`
# characters, within the quote `open`. Fails where only the shell could read the last word.
_niger_read_line() {
  local line=${COMP_LINE:0:COMP_POINT} char escaped='' begun='' closed='' i
  words=() cur='' base=0 open=''
  for ((i = 0; i < ${#line}; ++i)); do
    char=${line:i:1}
    if [[ -n $escaped ]]; then
      [[ $open == '"' && $char != [\"\\\`\$] ]] && cur+='\'
      cur+=$char escaped=''
    elif [[ -n $open && $char == "$open" ]]; then
      open='' closed=1
    elif [[ $open == "'" ]]; then
      cur+=$char
    elif [[ $char == '\' ]]; then
      escaped=1 begun=1
    elif [[ $char == [\$\`] ]]; then
      return 1
    elif [[ $open == '"' ]]; then
      cur+=$char
    elif [[ $char == [\"\'] ]]; then
      open=$char begun=1 base=${#cur}
    elif [[ $char == [[:space:]] ]]; then
      [[ -n $begun ]] && words+=("$cur")
      cur='' base=0 begun='' closed=''
    elif [[ $char == [\;\&\|\<\>\(\)] ]]; then
      return 1
    else
      cur+=$char begun=1
      [[ $COMP_WORDBREAKS == *"$char"* ]] && base=${#cur}
    fi
  done
  [[ -z $escaped && -z $closed ]]
}

# Sets `quoted` to what stands for TEXT in the line, within the quote `open`.
_niger_quote() { # TEXT
  local i char
  quoted=''
  case $open in
    '')
      printf -v quoted %q "$1" ;;
    "'")
      for ((i = 0; i < ${#1}; ++i)); do
        char=${1:i:1}
        [[ $char == "'" ]] && char="'\\''"
        quoted+=$char
      done ;;
    *)
      for ((i = 0; i < ${#1}; ++i)); do
        char=${1:i:1}
        case $char in
          [\"\\\`\$]) char="\\$char" ;;
          '!') char='"\!"' ;;
        esac
        quoted+=$char
      done ;;
  esac
}

# Offers the lines of standard input that go on as `cur` begins.
_niger_offer() {
  local line quoted common i
  COMPREPLY=()
  while IFS= read -r line; do
    [[ ${line:0:base} == "${cur:0:base}" && ${#line} -gt $base ]] || continue
    _niger_quote "${line:base}"
    # readline would take a quote there for the one that is open.
    [[ -n $open && $quoted == "$open"* ]] && continue
    # Nor does it close a quote behind what ends with one.
    [[ -n $open && $quoted == *"$open" ]] && quoted+=$open
    COMPREPLY+=("$quoted")
  done
  # What all have in common is put into the line: never with half of what quotes a character.
  common=${COMPREPLY[0]}
  for line in "${COMPREPLY[@]}"; do
    for ((i = 0; i < ${#common}; ++i)); do
      [[ ${common:i:1} == "${line:i:1}" ]] || common=${common:0:i}
    done
  done
  line=${common##*[!\\]}
  if ((${#COMPREPLY[@]} > 1 && ${#line} % 2)); then COMPREPLY+=("${common%\\}"); fi
  return 0
}

_niger_search() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} IFS=$'\n'
  local words cur base open index=() i
  COMPREPLY=()
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $before in
    --format | -f) COMPREPLY=($(compgen -W $'text\njson\njsonl\ncsv\ntsv\nhtml\ntrec\nsvg' -- "$word")); return ;;
    --match | -m) COMPREPLY=($(compgen -W $'auto\nsome\nall\nany' -- "$word")); return ;;
    --sort | -s) COMPREPLY=($(compgen -W $'relevance\nnewest\noldest' -- "$word")); return ;;
    --facet) COMPREPLY=($(compgen -W $'source\nyear\nmonth\nday\nplace\nauthor\nkeyword\ncategory\nfolder' -- "$word")); return ;;
    --trend) COMPREPLY=($(compgen -W $'day\nweek\nmonth\nyear' -- "$word")); return ;;
    --kwic-sort) COMPREPLY=($(compgen -W $'text\narticle\ndate\nsource\nrandom\nbefore\nafter\nL1,R1,R2' -- "$word")); return ;;
    --collocate-sort) COMPREPLY=($(compgen -W $'count\nll\nmi\nmi3\nt\ndice\nlogdice' -- "$word")); return ;;
    --color) COMPREPLY=($(compgen -W $'auto\nalways\nnever' -- "$word")); return ;;
    --bidi) COMPREPLY=($(compgen -W $'auto\nisolate\nnone' -- "$word")); return ;;
    --lang) COMPREPLY=($(compgen -W $'auto\nar\nen' -- "$word")); return ;;
    --index | -i | --state) compopt -o dirnames; return ;;
    --queries | -q | --record | --config) compopt -o default; return ;;
  esac
  if [[ $word == --* ]]; then
    # Of the help only names of options, as compgen expands what it is given.
    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" --lang en --help 2>/dev/null |
      sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p'; echo --no-pager)" -- "$word"))
    return
  fi
  _niger_read_line || return 0
  for ((i = 1; i < ${#words[@]}; ++i)); do
    case ${words[i]} in
      --index | -i) index=(--index "${words[i + 1]/#\~\//$HOME/}") ;;
      --index=*) index=(--index "${words[i]#--index=}") ;;
      --) break ;;
    esac
  done
  _niger_offer < <("${COMP_WORDS[0]}" "${index[@]}" --complete "$cur" 2>/dev/null)
  [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *: ]] && compopt -o nospace
  return 0
}
complete -F _niger_search niger-search
