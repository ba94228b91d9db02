#!/usr/bin/env bash
# What becomes a symbolic link after the sources were listed: nobody who may write in a source decides what
# else is read. The swap is made by a filter program, which runs between the walk and the reading of what
# comes after its file. index_links.sh NIGER_INDEX NIGER_SEARCH
source "$(dirname "$0")/cli.sh"

mkdir secret
printf 'سر مكتوم\nهذا نص لا يخص أحدا غير صاحبه، وفيه كلمة زعفران.\n' | tee secret/in.txt >secret/file.txt
cp secret/in.txt secret/page.bbb

# make_source: a fresh one, whose first file is read by the filter program.
make_source() {
  rm -rf source idx
  write_articles source/folder 1 1
  mv source/folder/1.txt source/folder/in.txt
  write_articles source 2 3
  mv source/2.txt source/file.txt
  cp source/3.txt source/page.bbb
  cp source/3.txt source/0.aaa
  write_articles source/real 4 4
  ln -s real/4.txt source/linked.txt
}
cat >swap.sh <<'END'
#!/bin/sh
cd "$(dirname "$1")" && [ -d real ] || exit 1
cat "$1"
case $SWAP in
  file) mv file.txt ../kept.txt && ln -s ../secret/file.txt file.txt ;;
  folder) mv folder away && ln -s ../secret folder ;;
  filtered) rm page.bbb && ln -s ../secret/page.bbb page.bbb ;;
  inner) rm linked.txt && ln -s ../secret/in.txt linked.txt ;;
  target) rm real/4.txt && ln -s ../../secret/in.txt real/4.txt ;;
  replaced) cp 3.txt new && echo "كلمة جديدة: مرجان" >>new && mv new file.txt ;;
esac
END
chmod +x swap.sh

filters=(--filter ".aaa=$work/swap.sh %s" --filter '.bbb=cat %s')
for swap in file folder filtered target; do
  make_source
  SWAP=$swap run 1 "$program" build --index idx --threads 1 "${filters[@]}" source
  says "symbolic link"
  run 1 "$searcher" --index idx --exact زعفران
  # The others are there, and the next update says what has become of the path.
  run 0 "$searcher" --index idx --exact النيجر
  SWAP=none run 1 "$program" update --index idx --threads 1 "${filters[@]}"
  says "symbolic link" "out of the sources"
  run 1 "$searcher" --index idx --exact زعفران
done

# The file that was there before, back again: not forgotten, though nothing of it has changed.
make_source
SWAP=file run 1 "$program" build --index idx --threads 1 "${filters[@]}" source
mv kept.txt source/file.txt
SWAP=none run 0 "$program" update --index idx --threads 1 "${filters[@]}"
says "1 article added"

# A link within the source is read as it was when the sources were listed.
make_source
SWAP=inner run 0 "$program" build --index idx --threads 1 "${filters[@]}" source
run 1 "$searcher" --index idx --exact زعفران

# A file that has taken the place of another is read: programs save files so.
make_source
SWAP=replaced run 0 "$program" build --index idx --threads 1 "${filters[@]}" source
run 0 "$searcher" --index idx --exact مرجان

# Who asks for it has links followed, also those that came since.
make_source
SWAP=file run 0 "$program" build --index idx --threads 1 --follow-links "${filters[@]}" source
run 0 "$searcher" --index idx --exact زعفران

# A source that is a link, and one below a link, are what the person named.
make_source
ln -s source named
SWAP=none run 0 "$program" build --index idx --threads 1 "${filters[@]}" named/
same "articles of a source that is a link" 7 "$(articles idx)"
SWAP=none run 0 "$program" build --index idx --threads 1 "${filters[@]}" "named/real" "named/file.txt"
same "articles of sources below a link" 2 "$(articles idx)"
finish
