#!/usr/bin/env bash
# scripts/check_layers.sh finds what it is there for: small trees, each with one thing wrong, and one
# with nothing wrong. layers.sh SOURCE_DIR
set -u
check=$1/scripts/check_layers.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0
rows=0

# complaint FILE LINES EXPECTED: of a tree with that file beside a sound one. Nothing expected: no complaint.
complaint() {
  rows=$((rows + 1))
  rm -rf "${tree:?}"/*
  mkdir -p "$tree"/{common/files,common/index,indexer/app,searcher/grammar,searcher/index}
  printf '%s\n' '#pragma once' 'namespace niger::grammar {' 'struct Sound {};' \
    '}  // namespace niger::grammar' > "$tree/searcher/grammar/sound.h"
  mkdir -p "$(dirname "$tree/$1")"
  printf '%b\n' "$2" > "$tree/$1"
  said=$("$check" "$tree" 2>&1)
  status=$?
  if [ -z "$3" ]; then
    [ $status = 0 ] && [ -z "$said" ] && return
  else
    [ $status != 0 ] && [ "$said" = "$1: $3" ] && return
  fi
  echo "$1 with $2" >&2
  echo "  expected: $3" >&2
  echo "  said $status: $said" >&2
  failed=1
}

# A namespace a room, called as its folder, or as the check's table says.
complaint common/files/a.h 'namespace niger::files {\nint a();\n}' ''
complaint common/files/a.h 'namespace niger::files::inner {\nint a();\n}' \
  'opens niger::files::inner, which is not the namespace of common/files
common/files/a.h: opens no niger::files'
complaint common/files/a.h 'namespace niger {\n}' 'opens no niger::files'
complaint common/files/a.cpp 'int a();' 'opens no niger::files'
complaint searcher/index/a.h 'namespace niger::snapshot {\nint a();\n}' ''
complaint searcher/index/a.h 'namespace niger::index {\nint a();\n}' \
  'opens niger::index, which is not the namespace of searcher/index
searcher/index/a.h: opens no niger::snapshot'
complaint common/index/schema.h 'namespace niger::schema {\nint a();\n}' ''
complaint indexer/app/main.cpp 'using namespace niger;\nint main() {}' ''
complaint indexer/grammar/a.h 'namespace niger::grammar {\nint a();\n}' \
  'its folder indexer/grammar is no room of the house (scripts/check_layers.sh)
searcher/grammar/sound.h: opens niger::grammar, as indexer/grammar does'
# Another room's class may be named in advance, no more.
own='namespace niger::files {\nint a();\n}'
complaint common/files/a.h "namespace niger::index {\nclass B;\nenum class C : int;\n}\n$own" ''
complaint common/files/a.h "namespace niger::index {\nclass B;\nint b();\n}\n$own" \
  'opens niger::index, which is not the namespace of common/files'
complaint common/files/a.h "namespace niger::index {\nclass B {\n};\n}\n$own" \
  'opens niger::index, which is not the namespace of common/files'
# Names are taken over one by one, and in source files alone.
complaint common/files/a.cpp 'namespace niger::files {\nusing messages::Text;\n}' ''
complaint common/files/a.h 'namespace niger::files {\nusing messages::Text;\n}' \
  'a name of another room is taken over in a header: messages::Text;'
complaint common/files/a.h 'namespace niger::files {\nusing Taker = int;\n}' ''
complaint common/files/a.cpp 'using namespace niger;\nnamespace niger::files {\n}' \
  'a using-directive: name what is used'
# Includes point one way.
complaint common/files/a.h "#include \"searcher/grammar/sound.h\"\n$own" \
  'common/files may not include searcher/grammar/sound.h'
complaint searcher/grammar/a.h '#include "searcher/grammar/sound.h"\nnamespace niger::grammar {\n}' ''
complaint common/files/a.h "#include \"common/files/b.h\"\n$own" 'includes common/files/b.h, which is not there'
complaint common/files/a.h "#include <xapian.h>\n$own" 'Xapian is not known in this room'
complaint common/files/a.h "$own$(printf '\\n%.0s' {1..350})" \
  '353 lines are more than one subject: make files of it'

[ "$rows" -ge 20 ] || { echo "only $rows rows were tried" >&2; failed=1; }
exit $failed
