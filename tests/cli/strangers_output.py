#!/usr/bin/env python3
"""One article and one path with everything that a terminal obeys, a spreadsheet runs or a page
follows, in every field, through every format and verb: the bytes that come out.
strangers_output.py NIGER_INDEX NIGER_SEARCH"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile

indexer, searcher = (os.path.abspath(path) for path in sys.argv[1:3])
failures = 0
# ESC sequences, BEL, DEL, C1, ends of lines, overrides and embeddings.
BAD = "\x1b]0;owned\x07\x1b[31m\x7f\x9b31m\x85\u2028\u2029\u202e\u202d\u2067\u2068\x08\x0c\x01"
FORMULAS = ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t=", "\r=", " =", "'=",
            "\u202e=", "\x1b="]


def fail(text):
    global failures
    failures += 1
    print("FAILED:", text[:600], file=sys.stderr)


def run(*command, stdin=b"", status=(0, 1)):
    done = subprocess.run(command, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=False, timeout=120)
    if status and done.returncode not in status:
        fail(f"status {done.returncode}: {command}: {done.stderr!r}")
    return done


def check_bytes(what, output, own=""):
    """`own`: characters that the program itself writes there."""
    try:
        text = output.decode("utf-8")
    except UnicodeDecodeError as error:
        fail(f"{what}: not UTF-8: {error}")
        return
    for at, letter in enumerate(text):
        code = ord(letter)
        if letter in "\n" + own:
            continue
        if code < 0x20 or 0x7F <= code <= 0x9F or letter in "\u2028\u2029" or \
                0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
            fail(f"{what}: U+{code:04X} in {text[max(0, at - 40):at + 10]!r}")
            return


def article(number, begin):
    field = begin + "cmd" + BAD + " قيمة"
    return {"id": f"{begin}id{number}{BAD}x", "title": field + " خبر", "text": f"نص {field} الخبر",
            "source": field, "author": field, "place": field, "category": field, "lang": field,
            "keywords": [field, field + "2"], "date": "2024-05-06",
            "url": f"javascript:alert('{number}')" if number % 3 == 0 else
                   f"https://x.example/{BAD}{number}\"><script>" if number % 3 == 1 else
                   f"HTTP://X.example/\" onclick={number}"}


def check_csv(what, output):
    text = output.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")) if "\r" in text else \
            (line.split("\t") for line in text.splitlines()):
        for cell in row:
            if re.match("[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]", cell) and not re.fullmatch(
                    r"-?[0-9.]+", cell):
                fail(f"{what}: a cell that a spreadsheet runs: {cell!r}")


def main():
    os.environ.update(LC_ALL="C.UTF-8", HOME=os.getcwd())
    for name in list(os.environ):
        if name.startswith(("NIGER_", "XDG_")):
            del os.environ[name]
    folder = "=cmd" + BAD.replace("/", "")
    os.mkdir(folder)
    with open(os.path.join(folder, f"-=a{BAD}.jsonl"), "w", encoding="utf-8") as lines:
        for number, begin in enumerate(FORMULAS):
            lines.write(json.dumps(article(number, begin)) + "\n")
        for number in range(3):  # a title of its own; copies of each other
            lines.write(json.dumps({"id": f"=c{number}{BAD}", "text": "نص مكرر طويل عن القاعدة "
                                    "الجوية في أغاديز " * 8, "source": f"@{BAD}{number}"}) + "\n")
    with open(os.path.join(folder, f"+b{BAD}.bin"), "wb") as file:
        file.write(b"\0\1\2binary")
    os.mkfifo(os.path.join(folder, f"pipe{BAD}"))

    for language in ("en", "ar"):
        done = run(indexer, "build", "--lang", language, "--index", "idx", "--report", "report",
                   "--log", "log", folder)
        check_bytes(f"build, {language}", done.stdout)
        check_bytes(f"build, {language}, stderr", done.stderr)
        for verb in ("update", "status", "check"):
            done = run(indexer, verb, "--lang", language, "--index", "idx")
            check_bytes(f"{verb}, {language}", done.stdout + done.stderr, "\t")
        done = run(indexer, "inspect", "--tokens", "--lang", language, "--limit", "0", folder)
        check_bytes(f"inspect, {language}", done.stdout + done.stderr, "\t")
        for name in ("report", "report.txt", "log", "idx/last-run"):
            with open(name, "rb") as file:
                check_bytes(f"{name}, {language}", file.read())
    for verb in (["status", "--json", "--index", "idx"], ["inspect", "--json", folder]):
        done = run(indexer, *verb)
        check_bytes(f"{verb}", done.stdout + done.stderr)
        for line in done.stdout.decode("utf-8").splitlines():
            json.loads(line)
    if "\\u202e" not in run(indexer, "inspect", "--json", folder).stdout.decode("utf-8"):
        fail("inspect --json has lost what it was to show")
    if "<U+202E>" not in run(indexer, "inspect", folder).stdout.decode("utf-8"):
        fail("inspect does not show what turns the direction")

    queries = ["قيمة", "cmd", "القاعدة", f"source:\"=cmd{BAD}\" قيمة", f"{BAD}", f"xx:{BAD} cmd{BAD}"]
    for query in queries:
        for extra in ([], ["--copies"], ["--all-copies"], ["--explain"], ["--facets"],
                      ["--timeline"], ["--facet", "author"], ["--facet", "keyword"], ["--kwic"],
                      ["--kwic", "--collocates", "5"], ["--record", "record"],
                      ["--new", f"n{len(query)}{BAD}", "--state", "state"], ["--lang", "ar"]):
            for form in ("text", "json", "jsonl", "csv", "tsv", "html", "trec"):
                for bidi in (("none", "isolate") if form == "text" else ("none",)):
                    done = run(searcher, "-i", "idx", "-f", form, "--bidi", bidi, "--no-pager", *extra,
                               "--", query, status=(0, 1, 2))
                    own = {"csv": "\r", "tsv": "\t"}.get(form, "")
                    if bidi == "isolate":
                        own += "\u2067\u2068\u2069"
                    what = f"{form} {bidi} {extra} {query!r}"
                    check_bytes(what, done.stdout, own)
                    check_bytes(what + ", stderr", done.stderr)
                    if form in ("csv", "tsv"):
                        check_csv(what, done.stdout)
                    if form == "trec":
                        for line in done.stdout.decode("utf-8").splitlines():
                            if len(line.split()) != 6:
                                fail(f"{what}: {line!r}")
                    if form == "html":
                        for link in re.findall(r'href="([^"]*)"', done.stdout.decode("utf-8")):
                            if not re.match("https?://", link):
                                fail(f"{what}: a link to {link!r}")
                        if re.search(r"<script|<[^>]* onclick", done.stdout.decode("utf-8")):
                            fail(f"{what}: markup of a stranger")
        if os.path.exists("record"):
            with open("record", "rb") as file:
                check_bytes("record", file.read())
    done = run(searcher, "-i", "idx", "-f", "jsonl", "-n", "100", "قيمة")
    ids = [hit["id"] for hit in map(json.loads, done.stdout.decode("utf-8").splitlines())
           if "id" in hit] or [hit["id"] for hit in json.loads(done.stdout.splitlines()[0])["hits"]]
    for name in ids:
        for form in ("text", "json", "html", "csv", "tsv"):
            done = run(searcher, "-i", "idx", "-f", form, "--bidi", "none", "--no-pager",
                       f"--show={name}", status=(0, 1, 2))
            check_bytes(f"--show {name!r} {form}", done.stdout + done.stderr,
                        {"csv": "\r", "tsv": "\t"}.get(form, ""))
            if form in ("csv", "tsv"):
                check_csv(f"--show {name!r} {form}", done.stdout)
    queries_file = "".join(f"={BAD.translate({10: None, 9: None})}{n}\tقيمة\n" for n in range(2))
    for form in ("text", "json", "jsonl", "csv", "tsv", "trec"):
        done = run(searcher, "-i", "idx", "-f", form, "--bidi", "none", "--queries", "-",
                   stdin=queries_file.encode("utf-8"))
        check_bytes(f"--queries {form}", done.stdout + done.stderr,
                    {"csv": "\r", "tsv": "\t"}.get(form, ""))
        if form in ("csv", "tsv"):
            check_csv("--queries", done.stdout)
    for word in ("source:", "author:", "place:", "keyword:", "category:", f"source:{BAD}", BAD):
        done = run(searcher, "-i", "idx", f"--complete={word}", status=(0, 1, 2))
        check_bytes(f"--complete {word!r}", done.stdout + done.stderr)
    for bad in (["-i", f"none{BAD}", "x"], [f"--{BAD}"], ["--queries", f"none{BAD}"],
                ["-i", "idx", "--show", f"none{BAD}"], ["--config", f"none{BAD}", "x"]):
        done = run(searcher, *bad, status=(2,))
        check_bytes(f"{bad}", done.stdout + done.stderr)
    sys.exit(1 if failures else 0)


with tempfile.TemporaryDirectory() as place:
    os.chdir(place)
    main()
