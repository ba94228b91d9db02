"""What scripts/bench --files measures: an index of many small files over its life. Updates with
nothing and with one per cent changed, queries after them, and queries while a build runs.
"""
import os
import random
import subprocess
import time

import measuring as m

PER_FOLDER = 1000


def write_files(articles, folder, count):
    """`count` files of an article each, the articles again and again where there are fewer."""
    paths = []
    for number in range(count):
        article = articles[number % len(articles)]
        place = folder / f"{number // PER_FOLDER:04}"
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"{number:07}.txt"
        path.write_text(f"{article['title']}\n\n{number} {article['text']}\n", encoding="utf-8")
        paths.append(path)
    return paths


def times_of(programs, index, queries, rounds):
    """Milliseconds of each query in `rounds` runs, the first of which only warms up."""
    out = []
    for number in range(rounds + 1):
        now = m.niger_times(programs, index, queries, True)
        out += now if number else []
    return out


def during_build(programs, build, index, queries):
    """Milliseconds of the queries that run while the index is built anew."""
    child = subprocess.Popen(list(map(str, build)), stdout=subprocess.DEVNULL)
    out = []
    while child.poll() is None:
        out += m.niger_times(programs, index, queries, True)
    if child.returncode != 0:
        m.fail("the build beside the queries failed")
    return out


def measure(programs, articles, count, queries, work, row):
    """Prints a row for each measure of an index of `count` files."""
    files, index = work / "files", work / "life"
    paths = write_files(articles, files, count)
    build = [programs.index, "build", files, "--index", index, "--quiet"]
    update = [programs.index, "update", "--index", index, "--quiet"]
    built = m.run(build)
    row("build of files, CPU", built.cpu, None, "s", 1)
    row("update, nothing changed, CPU", m.run(update).cpu, None, "s")
    if queries is not None:
        quiet = times_of(programs, index, queries, 3)
    chance = random.Random(2)
    later = time.time() + 2
    for path in chance.sample(paths, max(1, count // 100)):
        path.write_text(path.read_text(encoding="utf-8") + " وتغير الخبر اليوم\n", encoding="utf-8")
        os.utime(path, (later, later))
    one_percent = m.run(update)
    row("update, 1 % changed, CPU", one_percent.cpu, built.cpu, "s")
    if queries is None:
        return
    after = times_of(programs, index, queries, 3)
    row("query after it, mean", m.mean(after), m.mean(quiet), "ms")
    for name, way in (("query during a build", []),
                      ("  at nice 10, as cron runs it", ["nice", "-n", "10"])):
        busy = during_build(programs, way + build, index, queries)
        row(f"{name}, p99", m.percentile(busy, .99), m.percentile(quiet, .99), "ms")
