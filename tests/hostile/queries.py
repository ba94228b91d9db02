#!/usr/bin/env python3
"""Queries that were made to stop a search: each construct of the query language, alone and beside
each other one, over and over to the 64 KB that are read, on an index of articles that have all the
words. What must hold of every one: no crash, an end in time without --timeout, and an answer.

  tests/hostile/queries.py NIGER_INDEX NIGER_SEARCH [--only PART]
"""
import argparse
import itertools
import json
import os
import random
import sys
import tempfile
from pathlib import Path

import frame

SEED = 20261128
QUERY_BYTES = 64 * 1024
PAIRS = 160             # of all pairs, so many are tried
BATCH = 20              # queries in one process
WORDS = ["في", "من", "على", "زلزال", "بركان", "طنجة", "جسر", "قطار", "أمريكا", "عبدالله", "نيسان", "Google", "201"]
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def word(i):
    return WORDS[i % len(WORDS)]


CONSTRUCTS = {  # what stands at the i-th place
    "word": word, "exact": lambda i: "=" + word(i), "one exact": lambda i: "=في",
    "minus": lambda i: "-" + word(i), "minus exact": lambda i: "-=" + word(i),
    "plus": lambda i: "+" + word(i), "wildcard": lambda i: LETTERS[i % len(LETTERS)] + "*",
    "one wildcard": lambda i: "ا*", "minus wildcard": lambda i: "-" + LETTERS[i % len(LETTERS)] + "*",
    "phrase": lambda i: f'"{word(i)} {word(i // 7)}"', "minus phrase": lambda i: f'-"{word(i)} {word(i // 7)}"',
    "near": lambda i: f"{word(i)} near:9 {word(i // 7 + 1)}", "title": lambda i: "title:" + word(i),
    "title exact": lambda i: "title:=" + word(i), "source": lambda i: f"source:a{i}",
    "unknown field": lambda i: f"{LETTERS[i % 28]}{LETTERS[i // 28 % 28]}ق:x", "date": lambda i: f"date:20{i % 25:02}-{i % 12 + 1:02}",
    "date words": lambda i: f"تاريخ:آخر {i % 30 + 1} أيام", "no date": lambda i: "date:من الشهر الماضي إلى x",
    "typo": lambda i: word(i)[::-1] + "خظ", "compound": lambda i: "عبد" + word(i), "other layout": lambda i: "hgkd[v",
    "equals": lambda i: "=", "title equals": lambda i: "title:=", "equals title": lambda i: "=title:",
    "dash": lambda i: "-", "no": lambda i: "ليس", "not": lambda i: "NOT", "plus sign": lambda i: "+",
    "open": lambda i: "(", "open minus": lambda i: "-(", "close": lambda i: ")", "quote": lambda i: '"',
    "guillemet": lambda i: "«", "single quote": lambda i: "'a", "or": lambda i: "OR", "and": lambda i: "و",
    "near alone": lambda i: "near:3", "star": lambda i: "*", "comma": lambda i: "،", "long word": lambda i: "كتب" * 400,
}


def repeated(constructs, separator):
    parts, size, i = [], 0, 0
    while size < QUERY_BYTES:
        part = separator.join(CONSTRUCTS[one](i) for one in constructs)
        parts.append(part)
        size += len((part + separator).encode())
        i += 1
    return separator.join(parts).encode()[:QUERY_BYTES].decode("utf-8", "ignore")


def cases():
    for name, separator in itertools.product(CONSTRUCTS, (" ", " OR ", "")):
        yield f"{name} ×N, joined by {separator!r}", repeated([name], separator)
    pairs = list(itertools.combinations(CONSTRUCTS, 2))
    for one, other in random.Random(SEED).sample(pairs, PAIRS):
        yield f"{one} and {other} ×N", repeated([one, other], " ")
    for depth in (17, 1000, 20000):
        yield f"{depth} parentheses", "(" * depth + "جسر" + ")" * depth
        yield f"{depth} parentheses and signs", "-(" * depth + "جسر" + ")" * depth


def write_articles(folder):
    folder.mkdir()
    draw = random.Random(SEED)
    syllables = [a + b for a in LETTERS for b in "اوي"]
    with open(folder / "articles.jsonl", "w", encoding="utf-8") as out:
        for i in range(400):
            text = [draw.choice(WORDS) for _ in range(60)]
            text += ["".join(draw.choices(syllables, k=3)) for _ in range(60)]
            out.write(json.dumps({"id": f"n{i}", "title": " ".join(text[:4]), "text": " ".join(text),
                                  "source": f"موقع {i % 90}"}, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("search")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    os.environ["LC_ALL"] = "C.UTF-8"
    programs = frame.Programs(options.index, options.search)
    chosen = [(name, query) for name, query in cases() if options.only in name]
    failures = 0
    with tempfile.TemporaryDirectory(prefix="niger-hostile-") as name:
        folder = Path(name)
        write_articles(folder / "articles")
        frame.run([programs.index, "build", folder / "articles", "--index", folder / "index"],
                  folder, frame.SECONDS, programs.memory, {0})

        def answers(some):
            lines = "".join(f"{i}\t{query}\n" for i, (_, query) in enumerate(some))
            (folder / "queries").write_text(lines, encoding="utf-8")
            out, _, _ = frame.run(
                [programs.search, "-i", folder / "index", "-q", "queries", "-f", "jsonl",
                 "--timeout", "0"], folder, frame.SECONDS * len(some), programs.memory, {0, 1})
            return [json.loads(line) for line in out.splitlines()]

        for start in range(0, len(chosen), BATCH):
            batch = chosen[start:start + BATCH]
            try:
                if len(answers(batch)) != len(batch):
                    raise frame.Failure("some queries were not answered")
            except frame.Failure:
                for one in batch:  # which of them it is
                    try:
                        if len(answers([one])) != 1:
                            raise frame.Failure("it was not answered")
                    except frame.Failure as failure:
                        failures += 1
                        print(f"FAILED   {one[0]}: {failure}", flush=True)
    print(f"{len(chosen)} queries")
    sys.exit(f"{failures} failed" if failures else 0)


if __name__ == "__main__":
    main()
