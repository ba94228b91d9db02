"""What scripts/evaluate and scripts/bench share: datasets, child processes, TREC runs, statistics.

Standard library only. A dataset is a folder with corpus.jsonl or corpus.jsonl.zst (one object a
line: id, title, text), queries*.tsv (qid TAB query) and qrels.tsv (qid, 0, id, relevance).
"""
import json
import math
import os
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def fail(message):
    """Ends the program with one line that says what is wrong and status 2."""
    print(f"{Path(sys.argv[0]).name}: {message}", file=sys.stderr)
    sys.exit(2)


class Programs:
    """The built programs below one CMake build folder."""

    def __init__(self, build):
        build = Path(build)
        self.index = build / "indexer" / "niger-index"
        self.search = build / "searcher" / "niger-search"
        self.stock = build / "tests" / "stock_xapian"
        for program in (self.index, self.search, self.stock):
            if not program.exists():
                fail(f"{program} is not built: cmake --preset release && "
                     "cmake --build --preset release")


class Cost:
    """What a child process took: wall and CPU seconds, peak resident MB."""

    def __init__(self, wall, cpu, peak_mb):
        self.wall, self.cpu, self.peak_mb = wall, cpu, peak_mb


def run(command, stdin=None, stdout=subprocess.DEVNULL, stderr=None, allowed=(0,)):
    """Runs one child to its end and returns its Cost; any other exit status ends the program."""
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdin=stdin, stdout=stdout,
                             stderr=stderr)
    return wait(child, start, command, allowed)


def wait(child, start, command, allowed=(0,)):
    """Waits for a started child: its Cost by wait4(2), so that children are told apart."""
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in allowed:
        fail(f"{' '.join(map(str, command))[:200]} ended with status {child.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def lines_of(path):
    """The lines of a text file, through zstd(1) where its name ends in .zst."""
    path = Path(path)
    if path.suffix == ".zst":
        child = subprocess.Popen(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE)
        for line in child.stdout:
            yield line.decode("utf-8")
        if child.wait() != 0:
            fail(f"{path} cannot be decompressed")
    else:
        with open(path, encoding="utf-8") as file:
            yield from file


def corpus_file(dataset):
    """The corpus of a dataset folder, or the file itself where a file was named."""
    dataset = Path(dataset)
    if dataset.is_file():
        return dataset
    for name in ("corpus.jsonl", "corpus.jsonl.zst"):
        if (dataset / name).exists():
            return dataset / name
    fail(f"{dataset} holds neither corpus.jsonl nor corpus.jsonl.zst")


def articles_of(dataset, limit=None):
    """Dictionaries with id, title, text of a dataset, in file order."""
    for number, line in enumerate(lines_of(corpus_file(dataset))):
        if limit is not None and number >= limit:
            return
        record = json.loads(line)
        yield {"id": str(record.get("id", number)), "title": record.get("title") or "",
               "text": record.get("text") or record.get("body") or record.get("content") or ""}


def write_jsonl(articles, path, with_title):
    """Writes the articles as niger-index reads them; returns (articles, UTF-8 bytes of text)."""
    count = raw = 0
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            record = dict(article)
            if not with_title:
                del record["title"]
            json.dump(record, out, ensure_ascii=False)
            out.write("\n")
            count += 1
            raw += sum(len(record.get(field, "").encode()) for field in ("title", "text"))
    return count, raw


def write_tsv(articles, paths, with_title):
    """Writes the articles as the baseline reads them, dealt in turn over the given files."""
    files = [open(path, "w", encoding="utf-8") for path in paths]
    for number, article in enumerate(articles):
        title = " ".join(article["title"].split()) if with_title else ""
        text = " ".join(article["text"].split())
        files[number % len(files)].write(f"{article['id']}\t{title}\t{text}\n")
    for file in files:
        file.close()


def niger_times(programs, index, queries, snippets):
    """Milliseconds of each query, as niger-search itself measured them in one process."""
    command = [programs.search, "--index", index, "--queries", queries, "--format", "jsonl",
               "--limit", "10"] + ([] if snippets else ["--snippet", "0"])
    child = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=False)
    if child.returncode not in (0, 1):
        fail(f"niger-search ended with status {child.returncode}")
    return [1000 * json.loads(line)["seconds"] for line in child.stdout.splitlines()]


def folder_bytes(path):
    """Bytes of all files below a folder."""
    return sum(file.stat().st_size for file in Path(path).rglob("*") if file.is_file())


def read_queries(path):
    """[(qid, query)] of a qid TAB query file."""
    pairs = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if "\t" in line:
                qid, query = line.rstrip("\n").split("\t", 1)
                pairs.append((qid, query))
    return pairs


def read_qrels(path):
    """{qid: {id: relevance}} of a TREC qrels file."""
    qrels = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.split()
            if len(fields) == 4:
                qrels.setdefault(fields[0], {})[fields[2]] = int(fields[3])
    return qrels


def read_run(path):
    """{qid: [id, best first]} of a TREC run file."""
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.split()
            if len(fields) == 6:
                found.setdefault(fields[0], []).append((int(fields[3]), fields[2]))
    return {qid: [document for _, document in sorted(hits)] for qid, hits in found.items()}


METRICS = ("MRR@10", "nDCG@10", "Success@1", "Recall@10")


def scores(qrels, found):
    """{qid: {metric: value}} for every judged query; a query without hits scores 0."""
    table = {}
    for qid, judged in qrels.items():
        relevant = {document: grade for document, grade in judged.items() if grade > 0}
        if not relevant:
            continue
        top = found.get(qid, [])[:10]
        ranks = [rank for rank, document in enumerate(top, 1) if document in relevant]
        gain = sum(relevant[document] / math.log2(rank + 1)
                   for rank, document in enumerate(top, 1) if document in relevant)
        ideal = sum(grade / math.log2(rank + 1)
                    for rank, grade in enumerate(sorted(relevant.values(), reverse=True)[:10], 1))
        table[qid] = {"MRR@10": 1 / ranks[0] if ranks else 0.0, "nDCG@10": gain / ideal,
                      "Success@1": 1.0 if 1 in ranks else 0.0,
                      "Recall@10": len(ranks) / len(relevant)}
    return table


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def paired_p_value(ours, theirs, rounds=10000, seed=7):
    """Two-sided paired randomisation test (Fisher; Smucker, Allan, Carterette, CIKM 2007)."""
    differences = [a - b for a, b in zip(ours, theirs) if a != b]
    if not differences:
        return 1.0
    observed = abs(sum(differences))
    generator = random.Random(seed)
    extreme = sum(1 for _ in range(rounds)
                  if abs(sum(d if generator.random() < .5 else -d for d in differences))
                  >= observed - 1e-12)
    return (extreme + 1) / (rounds + 1)


def percentile(values, share):
    """The value below which `share` (0..1) of the values lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]
