#!/usr/bin/env bash
# From a fresh Debian 12 to a passed test suite: installs the packages, builds, runs every test
# through CTest, formatting and layering checks included.  test.sh [PRESET], default release.
set -euo pipefail
source "$(dirname "$0")/steps.sh"
preset=${1:-release}

step "Debian packages" "$root/scripts/install_packages.sh"
step "Build ($preset)" build "$preset"
echo "Tests ($preset)"
cd "$root"
# One more at a time than there are cores: the longest tests, which begin first, wait for shells.
if ! ctest --preset "$preset" -j "$(($(nproc) + 1))" --progress; then
  echo "Stopped at the step: Tests ($preset)" >&2
  exit 1
fi
