#!/usr/bin/env python3
"""What strangers wrote into fields and names of files is completed in real shells on a terminal:
nothing of it runs, and the program gets exactly the value.
completion.py NIGER_INDEX NIGER_SEARCH SEARCH_COMPLETION_FOLDER INDEX_COMPLETION_FOLDER [SHELL…]"""
import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

indexer, searcher, search_scripts, index_scripts = (os.path.abspath(p) for p in sys.argv[1:5])
shells = sys.argv[5:] or ["bash", "zsh", "fish"]
failures = 0


def fail(text):
    global failures
    failures += 1
    print("FAILED:", text, file=sys.stderr)


# Every way to make a shell do something, or to get a character lost, behind a letter…
VALUES = [
    "d$(touch pwned)", "d`touch pwned`", "d; touch pwned", "d && touch pwned", "d | touch pwned",
    "d'; touch pwned; '", "d& touch pwned", "d > pwned", "d <(touch pwned)", "d${x:=`touch pwned`}",
    "d two  spaces", "d*", "d?[a-z]{a,b}", "d!!", "d! touch", "d~root", "d\\ back\\\\slash", "d#no",
    "d$HOME", "d%d^x", "d=e", "d:e", "d:$(touch pwned)", "d@host $(touch pwned)", "d'one", "d''",
    "d\\'; touch pwned #", "d$'\\x41'", "d(e)", "d|", "d;", "d&", "d\\", "d/e", "d-", "d,e", "d+e",
    "دار النشر", "دار$(touch pwned) النشر", "d\u00a0e", "dir",
]
# … and at the beginning.
LONE = ["$(touch pwned)", "`touch pwned`", "; touch pwned", "~", "~root", "!!", "-d", "--index", "#",
        "=d", "'", "' ; touch pwned ; '", "\\", "&", "*", "(touch pwned)", "{a,b}", "%1", "@d", "- d"]
# Never offered: they cannot be told on a line.
REFUSED = ["dx\ntouch pwned", "dx\x1b[31m", "dx\x9b31m", "dx\u202etouch", "dx\ttouch", "dx\x7f", "dx\r"]

PROBE = """#!/bin/sh
case "$*" in *--complete* | *--help*) exec {real} "$@" ;; esac
printf '%s\\0' "$@" >"{folder}/got"
"""


def build(folder, values, name="index"):
    path = os.path.join(folder, name + ".jsonl")
    with open(path, "w", encoding="utf-8") as lines:
        for number, value in enumerate(values):
            lines.write(json.dumps({"id": f"{name}{number}", "title": "خبر", "text": "نص الخبر",
                                    "source": value}) + "\n")
    place = os.path.join(folder, name)
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run([indexer, "build", "--quiet", "--index", place, path], check=False,
                   stdout=subprocess.DEVNULL)
    return place


class Shell:
    """An interactive shell on a terminal, in which the programs are probes."""

    def __init__(self, kind, folder):
        self.kind = kind
        environment = {"PATH": os.path.join(folder, "bin") + ":/usr/bin:/bin", "HOME": folder,
                       "TERM": "dumb", "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": folder + "/config",
                       "XDG_DATA_HOME": folder + "/data", "PS1": "ready> ", "HISTFILE": ""}
        arguments = {"bash": ["bash", "--norc", "--noprofile", "-i"],
                     "zsh": ["zsh", "-f", "-i"],
                     "fish": ["fish", "--no-config", "-i"]}[kind]
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(arguments[0], arguments, environment)
        self.shown = b""
        for line in {
                "bash": [f"source {search_scripts}/niger-search.bash",
                         f"source {index_scripts}/niger-index.bash",
                         "bind 'set bell-style none'", "set -H"],
                "zsh": ["unsetopt zle_bracketed_paste; PS1='ready> '; unset RPS1",
                        f"fpath=({search_scripts} {index_scripts} $fpath)",
                        "autoload -U compinit; compinit -u -D", "setopt nobeep banghist"],
                "fish": [f"source {search_scripts}/niger-search.fish",
                         f"source {index_scripts}/niger-index.fish",
                         "function fish_prompt; echo 'ready> '; end"]}[kind]:
            self.type(line + "\r")
        self.settle()

    def type(self, text):
        data = text.encode()
        while data:
            data = data[os.write(self.terminal, data):]

    def read(self, seconds):
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return False
        try:
            piece = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.shown += piece
        if b"\x1b[c" in piece or b"\x1b[0c" in piece:
            self.type("\x1b[?62c")
        if b"\x1b[6n" in piece:
            self.type("\x1b[1;1R")
        return bool(piece)

    def settle(self):
        """Waits until the shell answers: it prints a word that it has to make first."""
        mark = f"mark{time.monotonic_ns()}"
        self.type(f"echo {mark[:6]}''{mark[6:]}\r")
        end = time.monotonic() + 60
        while mark.encode() not in self.shown and time.monotonic() < end:
            self.read(0.2)
        if mark.encode() not in self.shown:
            raise RuntimeError(f"{self.kind} does not answer: {self.shown[-500:]!r}")
        self.shown = b""

    def line(self, begun, folder, patience=4.0):
        """Types `begun`, Tab, Enter, and waits until the program was run."""
        self.type(begun + "\t")
        if self.kind != "bash":  # zsh puts a tab in where more input waits
            self.read(2)
            while self.read(0.2):
                pass
        self.type("\r")
        end = time.monotonic() + patience
        while got(folder) is None and time.monotonic() < end:
            self.read(0.05)
        shown = self.shown
        if got(folder) is None:  # a line that is not complete
            self.drop_line()
        self.settle()
        return shown

    def drop_line(self):
        """Ctrl-C, again where it has only ended what completes, until there is a new line."""
        for _ in range(5):
            while self.read(0.3):
                pass
            self.shown = b""
            self.type("\x03")
            for _ in range(20):
                self.read(0.1)
                if b"ready> " in self.shown:
                    return

    def end(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except OSError:
            pass
        os.close(self.terminal)


def got(folder):
    try:
        with open(os.path.join(folder, "got"), "rb") as file:
            return [word.decode("utf-8", "replace") for word in file.read().split(b"\0")[:-1]]
    except FileNotFoundError:
        return None


def forget(folder):
    for name in ("got", "pwned"):
        if os.path.exists(os.path.join(folder, name)):
            os.remove(os.path.join(folder, name))


def try_line(shell, folder, begun, wanted, what):
    """`wanted`: the last word that the program must get; None: any, as long as nothing runs."""
    forget(folder)
    shown = shell.line(begun, folder, 4.0 if wanted is not None else 2.0)
    if os.path.exists(os.path.join(folder, "pwned")):
        fail(f"{shell.kind}, {what}: it RAN after {begun!r}: {shown!r}")
    words = got(folder)
    if wanted is not None and (not words or words[-1] != wanted):
        fail(f"{shell.kind}, {what}: {words!r}, not {wanted!r}, after {begun!r}: {shown!r}")


def offered(index, word):
    answer = subprocess.run([searcher, "--index", index, f"--complete={word}"],
                            stdout=subprocess.PIPE, check=False)
    return answer.stdout.decode("utf-8").splitlines()


def test_shell(kind, folder):
    for name, real in (("niger-search", searcher), ("niger-index", indexer)):
        probe = os.path.join(folder, "bin", name)
        os.makedirs(os.path.dirname(probe), exist_ok=True)
        with open(probe, "w", encoding="utf-8") as file:
            file.write(PROBE.format(real=real, folder=folder))
        os.chmod(probe, 0o755)
    os.makedirs(os.path.join(folder, "dir"), exist_ok=True)
    shell = Shell(kind, folder)
    def try_forms(value, begun, forms):
        choices = offered(os.path.join(folder, "index"), "source:" + begun)
        if len(choices) != 1:
            fail(f"{value!r} is not offered for {begun!r}: {choices}")
            return
        wanted = choices[0]
        for form in forms:
            # Where a quote of the shell begins with the quote that the value begins with, readline
            # would mix them up: nothing is offered then, and nothing may run.
            left = form.endswith(("'", '"')) and form[-1] in (wanted[7:8], value[:1])
            # Behind these fish expects more of the word and leaves a quote open.
            left = left or (kind == "fish" and ("'" in form or '"' in form) and wanted[-1] in "/=@:.,-")
            try_line(shell, folder, f"niger-search -i index {form}{begun}",
                     None if left else wanted, repr(value))
        try_line(shell, folder, f"niger-search --index=index source:{begun}", wanted, repr(value))

    forms = ["source:", "\"source:", "'source:", "source:\"", "source:'", "-- source:"]
    # Each begins otherwise, so that one Tab completes it.
    keyed = [chr(ord("a") + n // 26) + chr(ord("a") + n % 26) + value[1:]
             for n, value in enumerate(VALUES)]
    build(folder, keyed)
    for value in keyed:
        try_forms(value, value[:2], forms)
    for value in LONE:
        build(folder, [value])
        try_forms(value, "", forms[:3])
    # Several at once: the shell puts in what they have in common.
    for values in (VALUES, ["d$(touch pwned)1", "d$(touch pwned)2"], ["d e", "d$e"], ["d'a", "d'b"],
                   ["d;touch pwned;1", "d;touch pwned;2"], LONE):
        build(folder, values)
        for form in ("source:", "\"source:", "'source:", "source:\"", "source:'"):
            try_line(shell, folder, f"niger-search -i index {form}{values[0][0]}", None, "several")
            try_line(shell, folder, f"niger-search -i index {form}", None, "several")
    # What the line holds already is not run by completing it. (On Tab zsh itself expands what was
    # typed, whatever is completed.)
    build(folder, ["dar"])
    for begun in () if kind == "zsh" else ("niger-search -i \"$(touch pwned", "niger-search -i index source:`touch pwned",
                  "niger-search -i index \"source:$(touch pwned) d"):
        forget(folder)
        shell.type(begun + "\t")
        while shell.read(0.3):
            pass
        if os.path.exists(os.path.join(folder, "pwned")):
            fail(f"{kind}: completing ran what was typed: {begun!r}")
        shell.drop_line()
        shell.settle()
    # Names of files and folders.
    for name in ("f$(touch pwned)", "f`touch pwned`", "f; touch pwned", "f two  words", "f'q", "f\"q",
                 "f!x", "f*", "f خبر", "f\\b", "f&touch pwned"):
        inner = os.path.join(folder, "names", name)
        os.makedirs(inner, exist_ok=True)
        for begun in ("niger-index build names/f", "niger-index update -i names/f",
                      "niger-search -i names/f", "niger-search --index=names/f"):
            forget(folder)
            shell.line(begun, folder)
            if os.path.exists(os.path.join(folder, "pwned")):
                fail(f"{kind}: a name of a file ran: {name!r} after {begun!r}")
            words = got(folder)
            last = words[-1].removeprefix("--index=") if words else None
            if last not in (f"names/{name}", f"names/{name}/"):
                fail(f"{kind}: {words!r}, not {name!r}, after {begun!r}")
        os.rmdir(inner)
    shell.end()


def main():
    with tempfile.TemporaryDirectory() as folder:
        index = build(folder, REFUSED + ["dx good"])
        # (a line end at the end of a value is not kept)
        if sorted(offered(index, "source:dx")) != ['source:"dx good"', "source:dx"]:
            fail(f"offered: {offered(index, 'source:dx')}")
        for word in ("-", "--", "-source:d", "--index", "-x", "-\"", "-ق", "", " ", "\x1b", "\ud800"):
            answer = subprocess.run([searcher, "--index", index,
                                     b"--complete=" + word.encode("utf-8", "surrogatepass")],
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
            if answer.returncode not in (0, 1) or answer.stderr:
                fail(f"--complete={word!r}: {answer}")
    for kind in shells:
        if not shutil.which(kind):
            print(f"{kind} is not installed: its completion was not run")
            continue
        with tempfile.TemporaryDirectory() as folder:
            test_shell(kind, folder)
    sys.exit(1 if failures else 0)


main()
