#!/usr/bin/env bash
# The includes of the house point one way: fails where a file includes a room it may not know.
# The table below is ARCHITECTURE.md's picture. Run by ctest; check_layers.sh [ROOT].
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"

# room : rooms it may include (itself always)
allowed=$(cat <<'EOT'
common/base      :
common           : common/base common/letters
common/dates     : common/base common
common/letters   : common/base
common/spelling  : common/base common/letters
common/arabic    : common/base common/letters common/spelling
common/lists     : common/base
common/lexicon   : common/base common/letters common/spelling common/arabic
common/messages  : common/base
common/files     : common/base common/messages
common/processes : common/files
common/index     : common/base common common/letters common/spelling common/arabic common/files common/messages
common/settings  : common/base common/files common/messages
common/sources   : common/base common/files common/index common/messages
indexer/reading/walk       : common/base common/files common/messages
indexer/reading/bytes      : common/base common/letters common/arabic common/files common/messages indexer/reading/walk
indexer/reading/fields     : common/base common common/dates common/letters common/arabic common/lists/rows.h
indexer/reading/page       : common/base common indexer/reading/fields common/lists/rows.h
indexer/reading/articles   : common/base common common/messages indexer/reading/walk indexer/reading/bytes indexer/reading/fields
indexer/reading/formats    : common/base common common/messages indexer/reading/bytes indexer/reading/fields indexer/reading/page indexer/reading/articles
indexer/reading/containers : common/base common/messages indexer/reading/walk indexer/reading/bytes indexer/reading/articles
indexer/reading/xml        : common/base common common/messages indexer/reading/bytes indexer/reading/fields indexer/reading/articles indexer/reading/formats
indexer/reading/office     : common/base common common/messages indexer/reading/bytes indexer/reading/fields indexer/reading/page indexer/reading/articles indexer/reading/formats indexer/reading/containers indexer/reading/xml
indexer/reading/pdf        : common/base common common/messages indexer/reading/bytes indexer/reading/fields indexer/reading/articles
indexer/reading/mail       : common/base common common/messages indexer/reading/bytes indexer/reading/fields indexer/reading/articles indexer/reading/formats
indexer/reading  : common/base common common/files common/messages common/processes indexer/reading/walk indexer/reading/bytes indexer/reading/articles indexer/reading/formats indexer/reading/containers indexer/reading/xml indexer/reading/pdf indexer/reading/office indexer/reading/mail
indexer/isolation : common/base common common/messages common/processes indexer/reading/articles indexer/reading
indexer/folder   : common/base common/files common/index common/messages
indexer/catalog  : common/base common common/files common/index common/messages indexer/folder
indexer/duplicates : common/base common common/letters common/spelling common/arabic common/index common/messages
indexer/vectors  : common/base common/index common/messages
indexer/writing  : common/base common common/letters common/arabic common/files common/index common/messages indexer/folder indexer/catalog indexer/duplicates indexer/vectors common/sources
indexer/checking : common/base common/arabic common/files common/index common/messages common/processes indexer/folder indexer/catalog indexer/duplicates indexer/vectors indexer/writing
indexer/settings : common/base common common/arabic common/index common/messages common/settings indexer/reading/walk indexer/reading/fields indexer/reading/articles indexer/reading indexer/catalog
indexer/running  : common/base common common/arabic common/files common/index common/messages indexer/reading/walk indexer/reading/bytes indexer/reading/fields indexer/reading/articles indexer/reading indexer/isolation indexer/folder indexer/catalog indexer/writing indexer/settings
indexer/app      : common/base common common/arabic common/files common/index common/messages common/settings indexer/reading/walk indexer/reading/fields indexer/reading indexer/isolation indexer/folder indexer/catalog indexer/writing indexer/checking indexer/settings indexer/running common/sources
searcher/base    :
searcher/spelling : common/base common/letters common/spelling
searcher/grammar : common/base common common/dates common/letters common/lists/rows.h
searcher/expansion : common/base common common/dates common/letters common/spelling common/arabic common/index common/messages searcher/base searcher/spelling
searcher/query   : common/base common common/letters common/arabic common/index common/messages searcher/base searcher/spelling searcher/grammar searcher/expansion common/sources
searcher/correction : common/base common/spelling searcher/base searcher/spelling searcher/expansion searcher/query
searcher/index   : common/base common common/index common/messages searcher/expansion common/sources
searcher/response : common/base common common/messages
searcher/highlighting : common/base common common/letters common/arabic common/index searcher/base searcher/query searcher/index searcher/response
searcher/matching : common common/arabic common/index searcher/base searcher/query searcher/index searcher/response searcher/highlighting
searcher/ranking : common/base common common/arabic common/index searcher/base searcher/query searcher/index searcher/response searcher/highlighting searcher/matching
searcher/statistics :
searcher/results : common/base common common/arabic/analyzer.h common/letters common/index common/messages searcher/base searcher/grammar searcher/query searcher/correction searcher/statistics searcher/response searcher/highlighting common/sources
searcher/measuring : common/base common common/letters common/arabic common/index common/messages searcher/base searcher/grammar searcher/query searcher/index searcher/statistics searcher/response searcher/results common/sources
searcher/engine  : common/base common common/letters common/arabic common/index common/messages common/settings/suggestion.h searcher/base searcher/grammar searcher/expansion searcher/index searcher/query searcher/correction searcher/response searcher/highlighting searcher/matching searcher/ranking searcher/results searcher/measuring common/sources
searcher/render  : common/base common common/messages searcher/response/response.h searcher/response/table.h searcher/response/trend.h
searcher/app     : common/base common common/arabic/analyzer.h common/files common/index/schema.h common/messages common/processes common/settings searcher/base searcher/grammar searcher/index searcher/engine searcher/response/response.h searcher/response/table.h searcher/response/trend.h searcher/response/result_options.h searcher/render
EOT
)

# Which rooms may see the libraries behind the seams.
xapian_rooms='^(common/index|common/arabic/xapian_stem|indexer/folder|indexer/catalog|indexer/duplicates|indexer/vectors|indexer/writing|indexer/checking|searcher/query|searcher/expansion/xapian_vocabulary|searcher/index/(index_reader|opened_database)|searcher/highlighting|searcher/matching|searcher/ranking|searcher/results|searcher/measuring|searcher/engine/(search_context|matched_query|result_page|asked_article)|searcher/app/version|indexer/settings/version)'

failed=0
complain() { echo "$1" >&2; failed=1; }

while IFS= read -r file; do
  room=$(dirname "$file")
  line=$(grep -E "^$room +:" <<<"$allowed" || true)
  if [ -z "$line" ]; then
    complain "$file: its folder $room is no room of the house (scripts/check_layers.sh)"
    continue
  fi
  permitted=" ${line#*:} $room "
  while IFS= read -r included; do
    # A compiled list: made of a file of data/ by niger-list-compiler.
    list=${included%.inc}
    case "$included" in
      data/*.inc) [ -f "$list.txt" ] || [ -f "$list.tsv" ] || complain "$file: there is no $list.txt or .tsv"
                  continue ;;
    esac
    [ -f "$included" ] || { complain "$file: includes $included, which is not there"; continue; }
    case "$permitted" in
      *" $(dirname "$included") "* | *" $included "*) ;;
      *) complain "$file: $room may not include $included" ;;
    esac
  done < <(sed -n 's/^#include "\(.*\)"/\1/p' "$file")
  if grep -q '^#include <xapian' "$file" && ! grep -qE "$xapian_rooms" <<<"$file"; then
    complain "$file: Xapian is not known in this room"
  fi
  case "$file" in
    *.h) if grep -q '^#include <unicode/' "$file"; then complain "$file: ICU in a header"; fi ;;
  esac
done < <(find common indexer searcher \( -name '*.h' -o -name '*.cpp' \) | sort)

# A room opens the namespace of its name, below niger, and no other; these are called otherwise:
# what every room needs stands in niger itself, two rooms of one name are told apart, tables of
# constants have the name of their subject, and what is made before main or in place of a library's
# function opens none.
namespaces=$(cat <<'EOT'
common           : niger
common/base      : niger
searcher/base    : niger
searcher/index   : niger::snapshot
searcher/spelling : niger::typing
indexer/settings : niger::run_settings
indexer/app      : niger::index_app
searcher/app     : niger::search_app
common/index/schema.h : niger::schema
searcher/base/match_weights.h : niger::match
searcher/base/ranking.h : niger::ranking
common/messages/before_main.cpp : -
indexer/app/failing_new.cpp : -
indexer/app/main.cpp : -
indexer/app/fast_deflate.cpp : -
searcher/app/main.cpp : -
EOT
)
# A class of another room may be named in advance: a block of such lines alone.
if ! find common indexer searcher \( -name '*.h' -o -name '*.cpp' -o -name '*.cpp.in' \) -print0 | sort -z |
     xargs -0 awk -v table="$namespaces" '
  function complain(what) { print FILENAME ": " what > "/dev/stderr"; failed = 1 }
  function end_file() {
    if (file != "" && own != "-" && !opened) { print file ": opens no " own > "/dev/stderr"; failed = 1 }
  }
  BEGIN {
    count = split(table, rows, "\n")
    for (i = 1; i <= count; ++i) { split(rows[i], row, / *: /); names[row[1]] = row[2] }
  }
  FNR == 1 {
    end_file()
    file = room = FILENAME
    sub(/\/[^\/]*$/, "", room)
    own = room; sub(/.*\//, "", own); own = "niger::" own
    if (room in names) own = names[room]
    if (file in names) own = names[file]
    if (!(file in names) && own != "niger" && home[own] != room) {
      if (home[own] != "") complain("opens " own ", as " home[own] " does")
      home[own] = room
    }
    opened = 0; other = ""
  }
  /^namespace niger/ {
    other = $2 == own ? "" : $2
    if (other == "") opened = 1
    next
  }
  /^}/ { other = ""; next }
  other != "" && !/^(class|struct|enum|enum class) [A-Za-z]+( : [a-z0-9_:]+)?;/ && !/^$/ {
    complain("opens " other ", which is not the namespace of " room)
    other = ""
  }
  own != "-" && /^using namespace (niger|[a-z_]+;)/ { complain("a using-directive: name what is used") }
  FILENAME ~ /\.h$/ && /^using [a-z_]+::[A-Za-z_:]+;/ {
    complain("a name of another room is taken over in a header: " $2)
  }
  END { end_file(); exit failed }'; then
  failed=1
fi

# Above the door (searcher/engine, searcher/index) nothing sees Xapian, not by any way of includes.
above='^searcher/(render|app)/'
declare -A parents=()
queue=()
while IFS= read -r file; do
  parents[$file]=""
  queue+=("$file")
done < <(find searcher -name '*.h' -o -name '*.cpp' | grep -E "$above" | grep -v '^searcher/app/version.cpp$' | sort)
while [ ${#queue[@]} -gt 0 ]; do
  file=${queue[0]}
  queue=("${queue[@]:1}")
  if grep -q '^#include <xapian' "$file"; then
    way=$file
    while file=${parents[$file]} && [ -n "$file" ]; do way="$file > $way"; done
    complain "$way: Xapian is seen above the door"
    continue
  fi
  while IFS= read -r included; do
    if [ -f "$included" ] && [ -z "${parents[$included]+known}" ]; then
      parents[$included]=$file
      queue+=("$included")
    fi
  done < <(sed -n 's/^#include "\(.*\)"/\1/p' "$file")
done

# Xapian's one object for "every article" has a count of references that threads would change at
# the same time (clause.h: every_article).
if grep -nE 'Query::MatchAll' -r indexer searcher --include='*.cpp' --include='*.h' |
     grep -v 'searcher/query/clause.h'; then
  complain "Query::MatchAll is shared by all threads: every_article()"
fi
# A room that opens on what it holds: thirty files at most, each of one subject.
while read -r count room; do
  if [ "$count" -gt 30 ]; then
    complain "$room: $count files are more than the eye takes in: make rooms of it"
  fi
done < <(find common indexer searcher \( -name '*.h' -o -name '*.cpp' \) -exec dirname {} + | sort | uniq -c)
# A file of one subject is read in one go: three hundred and fifty lines at most.
while read -r lines file; do
  if [ "$lines" -gt 350 ] && [ "$file" != total ]; then
    complain "$file: $lines lines are more than one subject: make files of it"
  fi
done < <(find common indexer searcher \( -name '*.h' -o -name '*.cpp' \) -exec wc -l {} +)
# Term prefixes and slots have one home: no other file makes a term from a quoted prefix.
if grep -nE 'add_(boolean_)?term\("|add_value\([0-9]|Query\("[A-Z]' -r indexer searcher \
     --include='*.cpp' --include='*.h'; then
  complain "a quoted prefix or a bare slot number stands outside common/index/schema.h"
fi
# A thread that is not joined on the way out ends the program: std::jthread is.
if grep -nE 'std::(thread|async)\b[^:]' -r common indexer searcher --include='*.cpp' --include='*.h'; then
  complain "std::thread and std::async are not joined where something throws: std::jthread"
fi
# The top level holds six folders and the usual root files, nothing else.
if git rev-parse --git-dir >/dev/null 2>&1; then
  while IFS= read -r name; do
    case "$name" in
      common | indexer | searcher | tests | data | scripts | .ci) ;;
      CMakeLists.txt | CMakePresets.json | LICENSE | *.md | .clang-format | .clang-tidy) ;;
      .editorconfig | .gitignore) ;;
      *) complain "$name: the top level is full (ARCHITECTURE.md)" ;;
    esac
  done < <(git ls-files | cut -d/ -f1 | sort -u)
fi
exit $failed
