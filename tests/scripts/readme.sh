#!/usr/bin/env bash
# README.ar.md tells what README.md tells: the same headings, tables, commands and names in the same
# order; comments of commands and what they print are translated. readme.sh SOURCE_DIR
set -u
export LC_ALL=C.UTF-8
root=$1
failed=0

# skeleton FILE: headings and rows of tables by their kind, commands without their comments.
skeleton() {
  awk '/^```/ { code = !code; session = 0; print; next }
       code && /^[$] / { session = 1 }
       code && session && !/^[$] / { next }
       code { sub(/(^| +)# .*/, ""); print; next }
       /^#+ / { print $1 }
       /^\|/ { print "row of " gsub(/\|/, "") }' "$1"
}

# names FILE: what stands in backquotes outside the commands, each once.
names() {
  awk '/^```/ { code = !code; next } !code' "$1" | grep -oP '`[^`]+`' | sort -u
}

for part in skeleton names; do
  if ! diff <("$part" "$root/README.md") <("$part" "$root/README.ar.md"); then
    echo "README.ar.md tells something else than README.md: $part (< README.md, > README.ar.md)" >&2
    failed=1
  fi
done
[ "$(skeleton "$root/README.md" | grep -c '^[$] ')" -ge 5 ] || { echo "no sessions were read" >&2; failed=1; }
[ "$(skeleton "$root/README.md" | grep -c '^##* *$')" -ge 5 ] || { echo "no headings were read" >&2; failed=1; }
[ "$(names "$root/README.md" | wc -l)" -ge 20 ] || { echo "no names were read" >&2; failed=1; }

# No paragraph is left untranslated.
untranslated=$(awk '/^```/ { code = !code; next } !code && NF && !/^(#|\||<\/?div|English:)/' "$root/README.ar.md" |
  grep -vP '\p{Arabic}' | sed 's/`[^`]*`//g' | grep '[a-z]')
[ -z "$untranslated" ] || { echo "not in Arabic: $untranslated" >&2; failed=1; }
exit $failed
