#!/usr/bin/env bash
# Every header compiles on its own: nobody has to know what to include before it.
set -euo pipefail
cd "$(dirname "$0")/.."
find common indexer searcher -name '*.h' | sort |
  xargs -P "$(nproc)" -I {} bash -c \
    'printf "#include \"%s\"\n" "$1" | "${CXX:-c++}" -std=c++20 -fsyntax-only -Wall -Wextra -Werror \
       -I . -x c++ - || { echo "does not compile on its own: $1" >&2; exit 255; }' _ {}
