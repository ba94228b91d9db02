# Sourced by quickstart.sh and test.sh: runs one named step, quiet unless it fails.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# step NAME COMMAND…: the command's output is shown only when it fails, with the step's name.
step() {
  local name=$1 log
  shift
  log=$(mktemp)
  printf '%s … ' "$name"
  if "$@" >"$log" 2>&1; then
    echo "done"
    rm -f "$log"
  else
    echo "failed"
    cat "$log" >&2
    rm -f "$log"
    echo "Stopped at the step: $name" >&2
    exit 1
  fi
}

# build PRESET: configures and builds it below $root/build.
build() {
  (cd "$root" && cmake --preset "$1" && cmake --build --preset "$1" -j "$(nproc)")
}
