#!/usr/bin/env bash
# A film, a disk image or an archive larger than the disk in the folder refuses nothing: the room on
# the disk is estimated by what will be read. index_large_files.sh NIGER_INDEX
source "$(dirname "$0")/cli.sh"
write_articles articles 1 3
# Sparse: 60 GB that take no room.
printf '\x1aE\xdf\xa3\x00\x00\x00\x00' >articles/film.mkv
truncate -s 60G articles/film.mkv
truncate -s 900G articles/disk.img
run 1 timeout 300 "$program" build --index idx articles
says "Indexed 3 articles from" "film.mkv" "disk.img"
run 1 timeout 300 "$program" update --index idx
touch articles/film.mkv
run 1 timeout 300 "$program" update --index idx
same "articles" 3 "$(articles idx)"

# Packed, it may hold anything: it is tried.
printf 'PK\x03\x04' >articles/photos.zip
truncate -s 900G articles/photos.zip
run 1 timeout 300 "$program" build --index idx articles --max-file 1G
says "Indexed 3 articles from" "photos.zip"

# That there might have been too little room is told where people look afterwards.
run 1 timeout 300 "$program" build --index idx articles --max-file 1G --report big.report
says "Disk space was in doubt: this run might have needed up to"
grep -q '^{"warning":"Disk space was in doubt' big.report || fail "the report: $(cat big.report)"
grep -q '^Disk space was in doubt' big.report.txt || fail "the readable report: $(cat big.report.txt)"
run 0 "$program" status --index idx
says "Warning:     Disk space was in doubt: this run might have needed up to"
run 0 "$program" status --index idx --lang ar
says "تحذير: كانت مساحة القرص موضع شك"
run 0 "$program" status --index idx --json
says '"warning":"Disk space was in doubt'
touch -d '1 hour ago' articles/photos.zip
echo '{"title":"خبر رابع","text":"نص الخبر الرابع"}' >articles/4.jsonl
run 1 timeout 300 "$program" update --index idx
rm articles/photos.zip articles/4.jsonl
run 1 timeout 300 "$program" update --index idx
run 0 "$program" status --index idx --json
says '"warning":""'

# What is text, and has no room, is refused before anything is written.
for line in $(seq 400); do echo '{"title":"خبر","text":"نص"}'; done >articles/huge.jsonl
truncate -s 900G articles/huge.jsonl
run 2 timeout 300 "$program" build --index idx articles
complains "make room"
same "articles" 3 "$(articles idx)"
finish
