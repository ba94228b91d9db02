# Completion of niger-index for bash: commands and options as --help lists them, their values, files.
_niger_index() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
  COMPREPLY=()
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W "$("$program" --help --lang en 2>/dev/null |
      sed -n 's/^  \([a-z][a-z]*\)  *.*/\1/p') --help --version" -- "$word"))
    return
  fi
  case $before in
    --lang) COMPREPLY=($(compgen -W "auto ar en" -- "$word")); return ;;
    --encoding | -e) COMPREPLY=($(compgen -W "UTF-8 UTF-16LE UTF-16BE windows-1256 ISO-8859-6 \
      MacArabic IBM720 IBM864" -- "$word")); return ;;
    --index | -i) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$word")); return ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$("$program" "${COMP_WORDS[1]}" --lang en --help 2>/dev/null |
      sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p')" -- "$word"))
  else
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -F _niger_index niger-index
