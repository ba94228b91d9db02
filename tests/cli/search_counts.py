#!/usr/bin/env python3
"""Counts drawn at random equal what this script counts from the text, with the tokens that
`niger-index inspect --tokens` gives of it: articles, occurrences, articles by month and by source,
collocates. search_counts.py NIGER_INDEX NIGER_SEARCH CORPUS [COUNT [INDEX]]

NIGER_TEST_SEED draws the same again. INDEX: a made one, of CORPUS."""
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

OWN = {"lead", "body", "caption"}
KINDS = ("articles", "occurrences", "month", "source", "collocate")


def plain(name):
    """As a filter takes the name of a source."""
    name = re.sub("[\u0640\u064B-\u0652\u0670]", "", name).lower()
    return name.translate(str.maketrans("\u0622\u0623\u0625\u0629\u0649\u06CC\u06A9",
                                        "\u0627\u0627\u0627\u0647\u064A\u064A\u0643"))


class Corpus:
    """Each text as numbers of stems; NOT_OWN is added to those that are not the article's own."""
    NOT_OWN = 1 << 40
    NO_WORD = -1  # boilerplate is not searched

    def __init__(self, indexer, path):
        self.numbers = {}
        self.words = {}  # a written form of each stem
        self.forms = collections.defaultdict(set)  # stems of each form, without marks
        self.stop_words = set()
        self.articles = []  # title, text, month, source
        self.totals = collections.Counter()
        self.size = 0
        command = [indexer, "inspect", "--tokens", "--json", "--limit", "0", path]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as lines:
            for line in lines.stdout:
                article = json.loads(line)
                if "zones" in article:
                    self.take(article)

    def number(self, token):
        number = self.numbers.setdefault(token["stem"], len(self.numbers))
        if token["stop_word"]:
            self.stop_words.add(number)
        elif re.fullmatch("[\u0621-\u064A]{3,}", token["word"]):
            self.words.setdefault(number, token["word"])
        self.forms[re.sub("[\u0640\u064B-\u0652\u0670]", "", token["word"])].add(number)
        return number

    def take(self, article):
        fields = article["fields"]
        title = [self.number(token) for token in fields.get("title", {}).get("tokens", [])]
        text = []
        for zone in article["zones"]:
            extra = 0 if zone["zone"] in OWN else self.NOT_OWN
            if "tokens" in zone:
                text += [self.number(token) + extra for token in zone["tokens"]]
            else:  # menus are not searched, but stand between what is
                text += [self.NO_WORD] * len(re.findall("[\\w\u0640\u064B-\u0652]+", zone["text"]))
        date = fields.get("date", {})
        month = date.get("value", "")[:7] if date.get("from") != "file time" else ""
        self.articles.append((title, text, month, fields.get("source", {}).get("value", "")))
        for one in title + text:
            if 0 <= one < self.NOT_OWN:
                self.totals[one] += 1
                self.size += 1

    def with_stem(self, stem):
        hidden = stem + self.NOT_OWN
        return [article for article in self.articles
                if any(stem in part or hidden in part for part in article[:2])]

    def occurrences(self, stem):
        return sum(part.count(stem) for article in self.articles for part in article[:2])

    def collocates(self, stem, left, right):
        """stem: before, after, articles; and the number of words in all windows."""
        found = collections.defaultdict(lambda: [0, 0, 0])
        in_windows = 0
        for article in self.articles:
            near = set()
            for part in article[:2]:
                nodes = [at for at, one in enumerate(part) if one == stem]
                places = {}
                for node in nodes:
                    for at in range(max(0, node - left), min(len(part), node + right + 1)):
                        distance = abs(node - at)
                        if at == node or not 0 <= part[at] < self.NOT_OWN or part[at] == stem:
                            continue
                        # Of two as near the one before the word.
                        places[at] = min(places.get(at, (1 << 30, 0)), (distance, node > at))
                for at, (_, is_before) in places.items():
                    found[part[at]][0 if is_before else 1] += 1
                    near.add(part[at])
                in_windows += len(places)
            for one in near:
                found[one][2] += 1
        return found, in_windows


def main():
    indexer, searcher, path = (os.path.abspath(name) for name in sys.argv[1:4])
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 50
    seed = int(os.environ.get("NIGER_TEST_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"NIGER_TEST_SEED={seed}")
    draw = random.Random(seed)
    corpus = Corpus(indexer, path)
    index = os.path.abspath(sys.argv[5]) if len(sys.argv) > 5 else "index"
    if len(sys.argv) <= 5:
        subprocess.run([indexer, "build", "--quiet", "--index", index, path], check=True)

    def asked(*arguments):
        done = subprocess.run([searcher, "-i", index, "--exact", "--all-copies", "--timeout", "0",
                               *arguments], stdout=subprocess.PIPE, check=False, encoding="utf-8")
        return done.stdout

    def answer(*arguments):
        return json.loads(asked("-f", "json", *arguments))

    def facet(field, word):
        answered = answer("-n", "0", "--facet", field, "--facet-values", "0", word)["facets"][0]
        out = collections.Counter({plain(row["value"]): row["count"] for row in answered["values"]})
        if answered["unknown"]:
            out[""] = answered["unknown"]
        return out

    wrong = compared = 0

    def compare(what, word, found, expected):
        nonlocal wrong, compared
        compared += 1
        if found != expected:
            wrong += 1
            print(f"FAILED: {what} of {word}: {found}, counted {expected}", file=sys.stderr)

    # Frequent words as often as rare ones.
    stems = sorted(corpus.words, key=lambda stem: (-corpus.totals[stem], stem))
    while compared < count:
        kind = KINDS[compared % len(KINDS)]
        stem = stems[int(len(stems) ** draw.random()) - 1]
        word = corpus.words[stem]
        if kind == "articles":
            compare(kind, word, answer("-n", "0", word)["total"], len(corpus.with_stem(stem)))
        elif kind == "occurrences":
            compare(kind, word, answer("-n", "0", "--kwic", "--lemma", word)["occurrences"],
                    corpus.occurrences(stem))
        elif kind in ("month", "source"):
            place = 2 if kind == "month" else 3
            counted = collections.Counter(plain(article[place])
                                          for article in corpus.with_stem(stem))
            compare(kind, word, facet(kind, word), counted)
        else:
            left, right = draw.randint(0, 5), draw.randint(1, 5)
            counted, in_windows = corpus.collocates(stem, left, right)
            counted = {one: values for one, values in counted.items() if one in corpus.words}
            if not counted:
                continue
            other = draw.choice(sorted(counted))
            answered = answer("-n", "0", "--kwic", "--lemma", "--collocates", "100000",
                              "--stop-words", "--window", f"L{left},R{right}", word)
            rows = [row for row in answered["collocates"]
                    if other in corpus.forms[row["word"]]]
            values = [[row["before"], row["after"], row["articles"], row["collection"]]
                      for row in rows]
            before, after, articles = counted[other]
            compare(kind, f"{word} L{left},R{right} {corpus.words[other]}",
                    [values, answered["window"]["words"], answered["window"]["collection_words"]],
                    [[[before, after, articles, corpus.totals[other]]], in_windows, corpus.size])
    print(f"{compared} counts, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    os.environ.update(LC_ALL="C.UTF-8")
    with tempfile.TemporaryDirectory() as place:
        arguments = sys.argv[1:]
        sys.argv[1:] = [os.path.abspath(one) if os.path.exists(one) else one for one in arguments]
        os.chdir(place)
        main()
