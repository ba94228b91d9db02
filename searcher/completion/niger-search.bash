# Completion of niger-search for bash: options as --help lists them, their values, fields, files.
_niger_search() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $before in
    --format | -f) COMPREPLY=($(compgen -W "text json jsonl csv html trec" -- "$word")); return ;;
    --match | -m) COMPREPLY=($(compgen -W "auto all any" -- "$word")); return ;;
    --sort | -s) COMPREPLY=($(compgen -W "relevance newest oldest" -- "$word")); return ;;
    --color) COMPREPLY=($(compgen -W "auto always never" -- "$word")); return ;;
    --bidi) COMPREPLY=($(compgen -W "auto isolate none" -- "$word")); return ;;
    --lang) COMPREPLY=($(compgen -W "auto ar en" -- "$word")); return ;;
    --index | -i) COMPREPLY=($(compgen -d -- "$word")); return ;;
    --queries | -q) COMPREPLY=($(compgen -f -- "$word")); return ;;
  esac
  if [[ $word == --* ]]; then
    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" --lang en --help 2>/dev/null |
      sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p') --no-pager" -- "$word"))
  elif [[ $word != -* ]]; then
    COMPREPLY=($(compgen -W "title: source: author: place: keyword: category: date: \
      عنوان: مصدر: كاتب: مكان: وسم: قسم: تاريخ:" -- "$word"))
    [[ ${#COMPREPLY[@]} -gt 0 ]] && compopt -o nospace 2>/dev/null
  fi
}
complete -F _niger_search niger-search
