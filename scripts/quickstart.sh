#!/usr/bin/env bash
# From a fresh Debian 12 to an answered query: installs the packages, builds, indexes the sample
# collection and asks it for the air base. Safe to run again.
set -euo pipefail
source "$(dirname "$0")/steps.sh"

step "Debian packages" "$root/scripts/install_packages.sh"
step "Build (release)" build release

index=$root/build/quickstart-index
programs=$root/build/release
echo
"$programs/indexer/niger-index" build "$root/data/articles" --index "$index"
echo
"$programs/searcher/niger-search" --index "$index" "القاعدة الجوية 201"
cat <<EOT

Your own articles:
  $programs/indexer/niger-index build FOLDER
  $programs/searcher/niger-search WORDS

To install both programs, their manual pages and the sample collection:
  sudo cmake --install $root/build/release
EOT
