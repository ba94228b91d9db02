#!/usr/bin/env bash
# What others put into the folder of an index stays there through every verb that writes, whatever
# it is called; what stands in place of the index's own files is neither waited for nor followed.
source "$(dirname "$0")/cli.sh"

write_articles articles 1 20
echo precious >victim
mkdir elsewhere && echo precious >elsewhere/postlist.glass

# strangers INDEX: puts files there whose names are near to ours.
strangers() {
  local name
  mkdir -p "$1/building" "$1/gen-000077/parts/3" "$1/gen-77"
  for name in notes notes.new current.new last-run.new building/thesis gen-000077/letter \
    gen-000077/parts/3/photo.jpg gen-77/postlist.glass current.0123456789abcde.new; do
    echo mine >"$1/$name"
  done
  ln -s ../elsewhere "$1/gen-000066"
  ln -s ../../elsewhere "$1/gen-000077/parts/4"
}
all_there() { # WHAT
  local name
  for name in notes notes.new current.new last-run.new building/thesis gen-000077/letter \
    gen-000077/parts/3/photo.jpg gen-77/postlist.glass current.0123456789abcde.new; do
    [ "$(cat "idx/$name" 2>&1)" = mine ] || fail "$1: $name is gone"
  done
  [ -L idx/gen-000066 ] && [ -L idx/gen-000077/parts/4 ] || fail "$1: a link is gone"
  [ "$(cat elsewhere/postlist.glass)" = precious ] || fail "$1: followed a link"
}
run 0 "$program" build --quiet --index idx articles
strangers idx
run 0 "$program" build --quiet --index idx articles
all_there "build"
run 0 "$program" build --quiet --index idx articles
all_there "a second build"
echo "خبر آخر" >articles/more.txt
run 0 "$program" update --quiet --index idx
all_there "update"
current=$(sed 's/auto //' idx/current)
echo 1 >"idx/$current/packed"
truncate -s 2M "idx/$current/docdata.glass"
echo "خبر غيره" >articles/more.txt
run 0 "$program" update --index idx
says "was compacted"
all_there "packing"
rm idx/current
run 0 "$program" check --quiet --repair --index idx
all_there "repair in place"
: >"idx/$(sed 's/auto //' idx/current)/postlist.glass"
run 0 "$program" check --quiet --repair --index idx
all_there "repair by building"
same "articles" 21 "$(articles idx)"

"$program" build --quiet --index whole articles
# In place of the small files: a pipe, a link, a device, an endless file.
stranger_for() { # KIND FILE
  case $1 in
    pipe) mkfifo "$2" ;;
    link) ln -s "$work/victim" "$2" ;;
    device) ln -s /dev/zero "$2" ;;
    endless) truncate -s 1T "$2" ;;
  esac
}
for kind in pipe link device endless; do
  for file in current format last-run sources lock readers packed; do
    rm -rf idx && cp -a whole idx
    target=idx/$file
    case $file in readers | packed) target=idx/$(sed 's/auto //' idx/current)/$file ;; esac
    rm -f "$target"
    stranger_for "$kind" "$target"
    for verb in "status" "check" "update --quiet" "build --quiet" "status"; do
      timeout 60 "$program" $verb --index idx >.out 2>.err </dev/null
      status=$?
      [ "$status" -le 2 ] || fail "$kind for $file, $verb: status $status $(cat .err)"
    done
    timeout 60 "$searcher" --index idx خبر >.out 2>.err </dev/null
    status=$?
    [ "$status" -le 2 ] || fail "$kind for $file, niger-search: status $status $(cat .err)"
    same "$kind for $file: what it pointed to" precious "$(cat victim)"
  done
done
finish
