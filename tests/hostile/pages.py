#!/usr/bin/env python3
"""Hostile pages of HTML, Markdown and plain text."""
import sys

sys.dont_write_bytecode = True
import frame  # noqa: E402
from frame import TEXT, Case  # noqa: E402

HEAD = f"<html><body><p>{TEXT}</p>"


def page(name, fragment, count, why="", tail="", **more):
    """A page whose story is followed by a fragment over and over."""
    return Case(name + ".html", HEAD + fragment * count + tail, why=why, **more)


DEEP = [  # name, fragment, count: what nests as deep as it is long
    ("deep-divs", "<div>", 200_000),
    ("deep-spans", "<span>", 200_000),
    ("deep-unknown", "<x-a>", 200_000),
    ("deep-lists", "<ul><li>", 100_000),
    ("deep-terms", "<dl><dd>", 100_000),
    ("deep-tables", "<table><tr><td>", 40_000),
    ("deep-objects", "<object>", 100_000),
    ("deep-buttons", "<form><div>", 50_000),
]

CASES = [page(name, fragment, count, "depth") for name, fragment, count in DEEP]

if __name__ == "__main__":
    frame.main(CASES)
