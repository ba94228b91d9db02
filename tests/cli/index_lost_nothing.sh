#!/usr/bin/env bash
# Nothing is lost in silence: one odd value costs its own record at most, names of all letters keep
# their kinds under any locale, and what is dropped is named and ends in status 1.
source "$(dirname "$0")/cli.sh"
command -v python3 >/dev/null || finish

python3 - <<'SCRIPT'
import gzip, io, json, os, tarfile, zipfile
os.mkdir("json"); os.mkdir("names"); os.mkdir("web")
def record(number, extra=""):
    return '{"id":"%d","title":"خبر %d","text":"نص الخبر رقم %d في الصباح"%s}' % (number, number, number, extra)
odd = {"nan": ',"v":NaN', "surrogate": ',"v":"\\ud83d"', "large": ',"v":' + "9" * 40, "infinite": ',"v":1e999'}
for name, extra in odd.items():
    records = [record(n, extra if n == 500 else "") for n in range(1, 1002)]
    with open("json/%s.json" % name, "w") as file:
        file.write("[" + ",\n".join(records) + "]")
with open("json/open.json", "w") as file:
    file.write("[" + ",\n".join(record(n) for n in range(1, 1002)))
with open("json/cut.jsonl", "w") as file:
    file.write("\n".join(record(n) for n in range(1, 1002))[:-30])
table = "title,text\nأول,نص الخبر الأول في الصباح\nثان,نص الخبر الثاني في الصباح\n".encode()
with zipfile.ZipFile("names/u.zip", "w") as archive:
    archive.writestr("أخبار/جدول.csv", table)
with zipfile.ZipFile("names/u.zip", "a") as archive:
    archive.writestr("خبر.md", "---\ntitle: عنوان\n---\nنص الخبر في الصباح\n")
with tarfile.open("names/pax.tar", "w", format=tarfile.PAX_FORMAT) as tar:
    entry = tarfile.TarInfo("أخبار/" + "جدول" * 30 + ".csv"); entry.size = len(table); tar.addfile(entry, io.BytesIO(table))
with tarfile.open("names/ustar.tar", "w", format=tarfile.USTAR_FORMAT) as tar:
    entry = tarfile.TarInfo("جدول.csv"); entry.size = len(table); tar.addfile(entry, io.BytesIO(table))
# A zip of an old system: the bytes of windows-1256 without the flag for UTF-8.
with zipfile.ZipFile("names/old.zip", "w") as archive:
    info = zipfile.ZipInfo("xxxx.csv"); archive.writestr(info, table)
data = open("names/old.zip", "rb").read().replace(b"xxxx.csv", "جدول".encode("cp1256") + b".csv")
open("names/old.zip", "wb").write(data)
page = "<html><h1>جسر جديد</h1><p>أعلنت البلدية أن الجسر سيفتح قبل نهاية الشهر.</p></html>".encode()
def response(url, headers, body):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body
    return b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"
open("web/a.warc", "wb").write(response(b"http://x.example/a", b"Content-Encoding: gzip\r\n", gzip.compress(page)) +
    response(b"http://x.example/b", b"Content-Encoding: gzip\r\n", gzip.compress(page)[:-20]))
SCRIPT

for name in nan surrogate large infinite; do
  run 0 "$program" build --index json_idx "json/$name.json"
  same "articles of a file with one odd value: $name" 1001 "$(articles json_idx)"
done
run 1 "$program" build --index json_idx json/open.json
same "articles of an array that is not closed" 1001 "$(articles json_idx)"
says "json/open.json: damaged: byte " "not closed"
run 1 "$program" build --index json_idx json/cut.jsonl --quiet
silent
same "articles beside a record that is cut off" 1000 "$(articles json_idx)"
run 0 "$program" status --index json_idx
says "cut.jsonl#1001: damaged: line 1001, byte "

# Names of all letters, whatever the locale.
for locale in C C.UTF-8; do
  export LC_ALL=$locale
  run 0 "$program" build --index names_idx names/u.zip
  same "articles of names in UTF-8 under $locale" 3 "$(articles names_idx)"
  run 0 "$program" inspect names/u.zip
  says "أخبار/جدول.csv#2" "خبر.md" "csv" "markdown"
  for archive in pax.tar ustar.tar old.zip; do
    run 0 "$program" build --index names_idx "names/$archive"
    same "articles of $archive under $locale" 2 "$(articles names_idx)"
  done
  run 0 "$program" inspect names/old.zip
  says "%CC%CF%E6%E1.csv#2"
done
export LC_ALL=C

run 1 "$program" build --index web_idx web/a.warc
same "pages of a web archive" 1 "$(articles web_idx)"
says "a.warc#http://x.example/b: damaged: " "gzip"
finish
