#!/usr/bin/env python3
"""What a stranger has put in place of a file of an index that Xapian opens itself, of a list that
--new keeps, of a config file or a file of queries: pipes, sockets, devices, folders, links in a
circle, files without end. What must hold of every one: neither program crashes, waits for it or
reads it without end, what a link points to is as it was, and who cannot go on says why.
(tests/cli/index_strangers.sh does this for the small files of an index.)

  tests/hostile/strangers.py NIGER_INDEX NIGER_SEARCH [--only PART]
"""
import argparse
import os
import shutil
import socket
import sys
import tempfile
import time
from pathlib import Path

import frame

SECONDS = 60
STATUSES = {0, 1, 2, 3, 75}
PRECIOUS = "precious\n"


def make_pipe(path, _):
    os.mkfifo(path)


def make_socket(path, _):
    end = socket.socket(socket.AF_UNIX)
    end.bind(os.path.relpath(path))
    end.close()


def make_device(path, _):
    os.symlink("/dev/zero", path)


def make_empty_device(path, _):
    os.symlink("/dev/null", path)


def make_circle(path, _):
    os.symlink(path, path)


def make_folder(path, _):
    os.mkdir(path)
    (path / "within").write_text(PRECIOUS)


def make_endless(path, _):
    with open(path, "wb") as file:
        file.truncate(1 << 40)


def make_link(path, victim):
    os.symlink(victim, path)


def make_pipe_behind_link(path, _):
    os.mkfifo(f"{path}-pipe")
    os.symlink(f"{path}-pipe", path)


KINDS = {"pipe": make_pipe, "socket": make_socket, "device": make_device, "nothing": make_empty_device,
         "circle": make_circle, "folder": make_folder, "endless": make_endless, "link": make_link,
         "pipe behind a link": make_pipe_behind_link}


class Place:
    def __init__(self, programs, root):
        self.index_program, self.search_program = programs.index, programs.search
        self.memory = programs.memory
        self.root = root
        self.victim = root / "victim"
        self.whole = root / "whole"
        self.state = root / "state"
        articles = root / "articles"
        articles.mkdir()
        for number in range(60):
            (articles / f"{number}.txt").write_text(
                f"خبر {number}\nوصلت القافلة إلى أغاديز في الصباح {number}.\n", encoding="utf-8")
        self.victim.write_text(PRECIOUS)
        self.run(self.index_program, "build", "--index", self.whole, articles)
        self.run(self.search_program, "-i", self.whole, "--state", self.state, "--new", "desk", "أغاديز")

    def run(self, program, *arguments):
        """Status and output; Failure for a crash or no end, or where nothing is said of a failure."""
        out, err, status = frame.run([program, *arguments], self.root, SECONDS, self.memory, STATUSES)
        if status == 2 and not err.strip():
            raise frame.Failure(f"status 2 without a word: {arguments}")
        return status, out + err

    def put(self, kind, path):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.is_symlink() or path.exists():
            path.unlink()
        KINDS[kind](path, self.victim)

    def check_victim(self):
        if self.victim.read_bytes() != PRECIOUS.encode():
            raise frame.Failure("what a link pointed to is changed")

    def afresh(self):
        index = self.root / "index"
        shutil.rmtree(index, ignore_errors=True)
        shutil.copytree(self.whole, index, symlinks=True)
        return index

    def generation(self, index):
        return index / (index / "current").read_text().split()[1]

    def search(self, index):
        for options in (["أغاديز"], ["--facets", "--format", "json", '"القافلة إلى"'], ["--complete", "source:"],
                        ["--show", "1.txt"]):
            self.run(self.search_program, "-i", index, *options)


def check_table(place, kind, name):
    index = place.afresh()
    target = place.generation(index) / name
    place.put(kind, target)
    place.search(index)
    # None of them writes an index anew: what a stranger put there is still met by the next.
    for verb in (["status"], ["check"], ["remove", "1.txt"], ["update"], ["copy", place.root / "copy"]):
        place.run(place.index_program, *verb, "--index", index)
        shutil.rmtree(place.root / "copy", ignore_errors=True)
    place.check_victim()
    for verb in (["check", "--repair"], ["build", place.root / "articles"]):
        place.run(place.index_program, *verb, "--index", index)
    place.check_victim()
    status, told = place.run(place.search_program, "-i", index, "أغاديز")
    if status != 0:
        raise frame.Failure(f"the index is not whole after a build: {told}")


def check_removed(place, kind, name):
    index = place.afresh()
    place.put(kind, index / name)
    place.search(index)
    for verb in (["status"], ["check"], ["remove", "1.txt"], ["restore", "1.txt"], ["update"], ["purge"]):
        place.run(place.index_program, *verb, "--index", index)
    place.check_victim()


def check_state(place, kind, _):
    state = place.root / "state-now"
    shutil.rmtree(state, ignore_errors=True)
    shutil.copytree(place.state, state)
    lists = [path for path in state.rglob("*") if path.is_file() and path.stat().st_size > 0]
    if not lists:
        raise frame.Failure("no list of what was shown")
    for path in lists:
        place.put(kind, path)
    for _ in range(2):
        place.run(place.search_program, "-i", place.whole, "--state", state, "--new", "desk", "القافلة")
    place.check_victim()


def check_named_file(place, kind, option):
    """A file that the command line names: a pipe is waited for by intent where queries come by it."""
    if option == "--queries" and kind.startswith("pipe"):
        return
    path = place.root / "named"
    place.put(kind, path)
    for program, rest in ((place.search_program, ["-i", place.whole, "أغاديز"]),
                          (place.index_program, ["status", "--index", place.whole])):
        if option == "--queries":
            if program == place.index_program:
                continue
            rest = rest[:-1]
        verb = rest[:1] if program == place.index_program else []
        status, told = place.run(program, *verb, option, path, *rest[len(verb):])
        if option == "--config" and status != 2 and kind != "link":
            raise frame.Failure(f"{kind} is a config file: {told[-200:]}")
    place.check_victim()


CASES = [("table", check_table, name) for name in ("iamglass", "postlist.glass", "docdata.glass", "termlist.glass",
                                                   "position.glass", "synonym.glass")]
CASES += [("file", check_removed, "removed")]
CASES += [("list of --new", check_state, "")]
CASES += [("option", check_named_file, option) for option in ("--config", "--queries")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("search")
    parser.add_argument("--only", default="", help="cases whose name has this in it")
    options = parser.parse_args()
    for name in list(os.environ):
        if name.startswith(("NIGER_", "XDG_")):
            del os.environ[name]
    failures = 0
    programs = frame.Programs(options.index, options.search)
    with tempfile.TemporaryDirectory(prefix="niger-hostile-") as folder:
        root = Path(folder)
        os.environ.update(LC_ALL="C.UTF-8", HOME=folder)
        os.chdir(root)
        place = Place(programs, root)
        for what, check, name in CASES:
            for kind in KINDS:
                case = f"{what} {name}: {kind}"
                if options.only not in case:
                    continue
                start = time.monotonic()
                try:
                    check(place, kind, name)
                    print(f"{time.monotonic() - start:7.2f} s  {case}", flush=True)
                except frame.Failure as failure:
                    failures += 1
                    print(f"FAILED   {case}: {failure}", flush=True)
    sys.exit(f"{failures} cases failed" if failures else 0)


if __name__ == "__main__":
    main()
