#!/usr/bin/env bash
# Runs clang-tidy's short allow-list (.clang-tidy) over every translation unit of a configured
# build folder: tidy.sh [BUILD], default build/release. Every finding is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/release}
if [ ! -f "$build/compile_commands.json" ]; then
  echo "$build has no compile_commands.json: configure it first (cmake --preset release)" >&2
  exit 1
fi
run-clang-tidy -quiet -p "$build" -j "$(nproc)" -extra-arg=-Wno-unknown-warning-option \
  "^$PWD/(common|indexer|searcher)/.*\.cpp$" 2>/dev/null |
  { grep -vE '^(clang-tidy|$)' || true; }
exit "${PIPESTATUS[0]}"
