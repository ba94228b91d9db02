#!/usr/bin/env bash
# An index that one user writes and others read, and what the umask says of its files. As root it is
# tried with users of its own; else with what one user can try.
# index_shared.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"
modes() { find "$1" -printf '%y%m\n' | sort -u | tr '\n' ' '; }

write_articles source 1 5
for mask in 022 027 002 077; do
  rm -rf idx
  (umask $mask && "$program" build --index idx --quiet source)
  case $mask in
    022) wanted="d755 f644 " ;;
    027) wanted="d750 f640 " ;;
    002) wanted="d775 f664 " ;;
    077) wanted="d700 f600 " ;;
  esac
  same "modes under umask $mask" "$wanted" "$(modes idx)"
  write_articles source 6 6
  (umask $mask && "$program" update --index idx --quiet)
  same "modes after an update under umask $mask" "$wanted" "$(modes idx)"
  (umask $mask && "$program" copy --index idx --quiet copy$mask)
  same "modes of a copy under umask $mask" "$wanted" "$(modes copy$mask)"
  rm source/6.txt
done

if [ "$(id -u)" != 0 ] || ! command -v setpriv >/dev/null; then
  echo "Not root, or no setpriv: other users were not tried."
  finish
fi
# A keeper and three readers, of whom two are in the group 64210; uids that nobody has.
chmod 755 "$work"
cp "$program" "$searcher" .
as() { local user=$1; shift; setpriv --reuid "$user" --regid "$1" --clear-groups "${@:2}"; }
keeper() { as 64201 64210 "$@"; }
reader() { as 64202 64210 "$@"; }
stranger() { as 64203 64203 "$@"; }
if ! keeper true 2>/dev/null; then
  echo "Other users cannot be tried here."
  finish
fi
# As the manual has it: a folder of the group, whose files belong to the group too.
mkdir shared && chown 64201:64210 shared && chmod 2750 shared
(umask 027 && keeper ./niger-index build --index shared/idx --quiet source) || fail "the keeper's build"
same "groups of the files" "64210 " "$(find shared -printf '%G\n' | sort -u | tr '\n' ' ')"
run 0 reader ./niger-search --index shared/idx القاعدة
run 0 reader ./niger-index status --index shared/idx
run 0 reader ./niger-index copy --index shared/idx /tmp/niger-copy-$$
rm -rf /tmp/niger-copy-$$
for command in "update" "build" "check --repair" "drop source" "add source/1.txt" "move source other"; do
  run 2 reader ./niger-index $command --index shared/idx
  complains "ermission denied"
done
run 0 reader ./niger-index check --index shared/idx
run 2 stranger ./niger-search --index shared/idx القاعدة
complains "shared/idx"

# A generation that another user reads stays until they are done.
old=$(ls -d shared/idx/gen-*)
reader bash -c "exec 9<$old/readers && flock --shared 9 && touch /tmp/niger-reads-$$ && exec sleep 8" &
held=$!
for _ in $(seq 100); do [ -e /tmp/niger-reads-$$ ] && break; sleep 0.1; done
rm -f /tmp/niger-reads-$$
(umask 027 && keeper ./niger-index build --index shared/idx --quiet)
[ -e "$old/postlist.glass" ] || fail "a generation was taken away from another user's process"
run 0 reader ./niger-search --index shared/idx القاعدة
wait "$held"
(umask 027 && keeper ./niger-index update --index shared/idx --quiet)
[ ! -e "$old" ] || fail "a generation that nobody reads is still there"

# Two keepers of one group, umask 002.
mkdir both && chown 64201:64210 both && chmod 2775 both
(umask 002 && keeper ./niger-index build --index both/idx --quiet source)
write_articles source 7 7
# Whose files they are decides what is read: the other one has to say that they trust it.
for command in "update" "build" "add source/1.txt" "drop source"; do
  run 2 reader ./niger-index $command --index both/idx
  complains "both/idx" "belongs to 64201" "$work/source" "--trust-index"
done
same "articles of an index that was not trusted" 5 "$(articles both/idx)"
(umask 002 && reader ./niger-index update --index both/idx --quiet --trust-index) || fail "the second keeper's update"
write_articles source 8 8
run 2 ./niger-index update --index both/idx # root, too
complains "both/idx" "belongs to 64201" "--trust-index"
echo "trust-index = yes" >trust.conf && chmod 644 trust.conf
(umask 002 && keeper ./niger-index update --index both/idx --quiet --config trust.conf) || fail "the first keeper's update"
(umask 002 && reader ./niger-index build --index both/idx --quiet --trust-index) || fail "the second keeper's build"
run 2 keeper ./niger-index update --index both/idx
complains "belongs to 64202"
run 0 keeper ./niger-index build --index both/own --quiet source # what is named needs no trust
rm -rf both/own
(umask 002 && keeper ./niger-index check --index both/idx --quiet) || fail "the index of two keepers"
same "articles of two keepers" 7 "$(articles both/idx)"
finish
