#!/usr/bin/env bash
# Every path that ARCHITECTURE.md and CONTRIBUTING.md name is there: a folder or a file of the tree,
# the part of a name before its ending at least. architecture.sh SOURCE_DIR
set -u
cd "$1" || exit 1
failed=0
count=0
while IFS=: read -r file path; do
  count=$((count + 1))
  [ -e "$path" ] || compgen -G "$path.*" >/dev/null || {
    echo "$file names $path, which is not there" >&2
    failed=1
  }
done < <(grep -noP '`\K(common|indexer|searcher|tests|scripts|data)/[a-zA-Z0-9_./-]+(?=`)' ARCHITECTURE.md CONTRIBUTING.md |
  sed -E 's/^([^:]*):[0-9]+:/\1:/' | sort -u)
[ "$count" -ge 60 ] || { echo "only $count paths were read" >&2; failed=1; }
exit $failed
