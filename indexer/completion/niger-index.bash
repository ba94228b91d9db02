# Completion of niger-index for bash: commands and options as --help lists them, their values, files.
# Files are left to bash, which quotes their names.
_niger_index() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
  local IFS=$'\n'
  COMPREPLY=()
  if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  # Of the help only names, as compgen expands what it is given.
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W "$("$program" --help --lang en 2>/dev/null |
      sed -n 's/^  \([a-z][a-z]*\)  *.*/\1/p')"$'\n--help\n--version' -- "$word"))
    return
  fi
  case $before in
    --lang) COMPREPLY=($(compgen -W $'auto\nar\nen' -- "$word")); return ;;
    --encoding | -e) COMPREPLY=($(compgen -W $'UTF-8\nUTF-16LE\nUTF-16BE\nwindows-1256\nISO-8859-6\nMacArabic\nIBM720\nIBM864' -- "$word")); return ;;
    --index | -i) compopt -o dirnames; return ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$("$program" "${COMP_WORDS[1]}" --lang en --help 2>/dev/null |
      sed -n 's/^ *\(-[a-zA-Z], \)\{0,1\}\(--[a-z-]*\).*/\2/p')" -- "$word"))
  else
    compopt -o default
  fi
}
complete -F _niger_index niger-index
