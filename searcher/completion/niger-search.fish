# Completion of niger-search for fish: options as --help lists them, their values, fields, the values
# that the index has of a field, files.
function __niger_search_options
    niger-search --help 2>/dev/null |
        string replace -rf '^ *(?:-[a-zA-Z], )?(--[a-z-]+)(?: [A-Z]+)? *(.*)' '$1\t$2'
    printf '%s\n' --no-pager
end
function __niger_search_words
    set -l typed (commandline -opc)
    set -l index
    for i in (seq 2 (count $typed))
        if contains -- $typed[$i] -i --index
            set index --index $typed[(math $i + 1)]
        else if string match -q -- '--index=*' $typed[$i]
            set index $typed[$i]
        end
    end
    niger-search $index --complete (commandline -ct | string unescape) 2>/dev/null
end
complete -c niger-search -f
complete -c niger-search -n 'string match -q -- "-*" (commandline -ct)' -a '(__niger_search_options)'
complete -c niger-search -n 'not string match -q -- "-*" (commandline -ct)' -a '(__niger_search_words)'
complete -c niger-search -s f -l format -x -a 'text json jsonl csv tsv html trec svg'
complete -c niger-search -s m -l match -x -a 'auto some all any'
complete -c niger-search -s s -l sort -x -a 'relevance newest oldest'
complete -c niger-search -l facet -x -a 'source year month day place author keyword category folder'
complete -c niger-search -l trend -x -a 'day week month year'
complete -c niger-search -l kwic-sort -x -a 'text article date source random before after L1,R1,R2'
complete -c niger-search -l collocate-sort -x -a 'count ll mi mi3 t dice logdice'
complete -c niger-search -l color -x -a 'auto always never'
complete -c niger-search -l bidi -x -a 'auto isolate none'
complete -c niger-search -l lang -x -a 'auto ar en'
complete -c niger-search -s i -l index -x -a '(__fish_complete_directories)'
complete -c niger-search -l state -x -a '(__fish_complete_directories)'
complete -c niger-search -s q -l queries -r -F
complete -c niger-search -l record -r -F
complete -c niger-search -l config -r -F
