"""Files that were made to stop a run: each is indexed beside a good article, within limits of time
and memory. What must hold of every one: no crash, an end in time, the good article is found, and
the bad file is either read or named with its reason.

A kind of hostile input is a file of this folder: a list of Case, then `frame.main(CASES)`.

  tests/hostile/KIND.py NIGER_INDEX NIGER_SEARCH [--only PART] [--keep FOLDER]
"""
import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

SECONDS = 150           # of one run: a guard against a hang, not a measure
MEMORY = 3 << 30        # of address space; not where a sanitizer reserves more
GOOD = "خبر من أغاديز\nوصلت القافلة إلى أغاديز في الصباح، وقال المتحدث إن الطريق مفتوحة.\n"
GOOD_WORD = "أغاديز"
WORD = "زنجبيل"         # stands in each bad file that can be read
TEXT = f"وصلت سفينة تحمل {WORD} إلى الميناء، وقال القبطان إن الرحلة كانت طويلة وإن البحر هادئ."


@dataclass
class Case:
    """One hostile file. `content`: its bytes, or what writes them to a path. `expect`: "read" (WORD
    is found in it), "named" (the summary names it) or "either"."""
    name: str
    content: bytes | str | Callable[[Path], None]
    expect: str = "read"
    why: str = ""
    options: list[str] = field(default_factory=list)
    seconds: int = SECONDS

    def write(self, folder):
        if callable(self.content):
            self.content(folder / self.name)
        else:
            content = self.content
            (folder / self.name).write_bytes(
                content.encode() if isinstance(content, str) else content)


class Failure(Exception):
    pass


def sanitized(program):
    """True where a sanitizer is linked in, which reserves terabytes of address space."""
    return b"__asan_init" in Path(program).read_bytes()


def limited(memory):
    def apply():
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    return apply


def run(command, cwd, seconds, memory, allowed):
    """(output, errors, status) of a program; Failure where it crashes, hangs or fails otherwise."""
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=limited(memory))
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Failure(f"no end after {seconds} s") from None
    out, err = (text.decode("utf-8", "replace") for text in (out, err))
    if process.returncode < 0:
        raise Failure(f"died of {signal.Signals(-process.returncode).name}: {err[-300:]}")
    if process.returncode not in allowed:
        raise Failure(f"status {process.returncode}: {err[-300:] or out[-300:]}")
    return out, err, process.returncode


class Programs:
    def __init__(self, index, search):
        self.index, self.search = Path(index).resolve(), Path(search).resolve()
        self.memory = 0 if sanitized(index) else MEMORY

    def found(self, folder, word):
        """The names of the files whose articles have the word."""
        out, _, _ = run([self.search, "--index", folder / "index", word, "--format", "json"],
                        folder, SECONDS, self.memory, {0, 1})
        return {Path(hit["path"]).name for hit in json.loads(out)["hits"]}

    def check(self, case, folder):
        """Builds an index of the bad file and the good one, and raises Failure."""
        articles = folder / "articles"
        articles.mkdir()
        for name in ("good.txt", "zgood.txt"):  # read before the bad file, and after it
            (articles / name).write_text(GOOD, encoding="utf-8")
        case.write(articles)
        out, err, status = run([self.index, "build", articles, "--index", folder / "index",
                                "--threads", "2", *case.options], folder, case.seconds,
                               self.memory, {0, 1})
        good = self.found(folder, GOOD_WORD)
        if not good & {"good.txt", "zgood.txt"}:  # copies of each other: one is shown
            raise Failure(f"the good article is not found: {out[-300:]}")
        is_named = case.name in out + err
        is_read = case.name in self.found(folder, WORD)
        if status == 0 and not is_read and case.expect != "either":
            raise Failure("it was neither read nor named")
        if case.expect == "read" and not is_read:
            raise Failure(f"its text is not found: {out[-300:]}")
        if case.expect == "named" and not is_named:
            raise Failure(f"it is not named: {out[-300:]}")
        if case.expect == "either" and not (is_named or is_read):
            raise Failure(f"it is neither found nor named: {out[-300:]}")


def main(cases):
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("search")
    parser.add_argument("--only", default="", help="cases whose name has this in it")
    parser.add_argument("--keep", type=Path, help="write the inputs there, and run nothing")
    options = parser.parse_args()
    # As under cron: no home, no language, no settings of whoever runs the test.
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "NIGER_INDEX", "NIGER_SOURCE", "HOME"):
        os.environ.pop(name, None)
    os.environ["LC_ALL"] = "C.UTF-8"
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), "two cases of one name"
    programs = None if options.keep else Programs(options.index, options.search)
    failures = 0
    for case in (case for case in cases if options.only in case.name):
        folder = Path(tempfile.mkdtemp(prefix="niger-hostile-"))
        try:
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                case.write(options.keep)
                continue
            start = time.monotonic()
            programs.check(case, folder)
            print(f"{time.monotonic() - start:7.2f} s  {case.name}", flush=True)
        except Failure as failure:
            failures += 1
            print(f"FAILED   {case.name} ({case.why}): {failure}", flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(f"{failures} of {len(cases)} cases failed" if failures else 0)
