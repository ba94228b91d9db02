# Completion of niger-index for fish: commands and options as --help lists them, their values, files.
function __niger_index_commands
    niger-index --help 2>/dev/null | string replace -rf '^  ([a-z]+) +(.*)' '$1\t$2'
end
function __niger_index_options
    set -l typed (commandline -opc)
    niger-index $typed[2] --help 2>/dev/null |
        string replace -rf '^ *(?:-[a-zA-Z], )?(--[a-z-]+)(?: [^ ]+)? *(.*)' '$1\t$2'
end
complete -c niger-index -n 'test (count (commandline -opc)) -eq 1' -f -a '(__niger_index_commands)'
complete -c niger-index -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__niger_index_options)'
complete -c niger-index -l lang -x -a 'auto ar en'
complete -c niger-index -s e -l encoding -x \
    -a 'UTF-8 UTF-16LE UTF-16BE windows-1256 ISO-8859-6 MacArabic IBM720 IBM864'
complete -c niger-index -s i -l index -x -a '(__fish_complete_directories)'
