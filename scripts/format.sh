#!/usr/bin/env bash
# Formats every C++ file of the project in place; with --check only tells which are not formatted.
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t files < <(find common indexer searcher tests -name '*.h' -o -name '*.cpp' | sort)
if [ "${1:-}" = "--check" ]; then
  clang-format --dry-run --Werror "${files[@]}"
else
  clang-format -i "${files[@]}"
fi
