#!/usr/bin/env python3
"""Records and web archives made to stop a run or to lose what stands beside them: JSON, tables, WARC.

  records.py NIGER_INDEX NIGER_SEARCH [--only PART] [--keep FOLDER]
"""
import gzip
import json
import sys
import zlib

sys.dont_write_bytecode = True
import frame  # noqa: E402
from frame import TEXT, Case  # noqa: E402

RECORD = json.dumps({"title": "خبر", "text": TEXT}, ensure_ascii=False)
NONE = '{"title":"خبر","text":"نص آخر"'


def repeated(piece, size=2_000_000):
    return piece * (size // len(piece.encode()))


def among(odd, before="[", between=",\n", after="]"):
    """The odd record between two that can be read."""
    return before + between.join([RECORD, odd, RECORD]) + after


def json_cases():
    odd = {
        "nan": NONE + ',"v":NaN}',
        "surrogate": NONE + ',"v":"\\ud83d"}',
        "surrogate-name": NONE + ',"\\udc00":1}',
        "large": NONE + ',"v":' + "9" * 500_000 + "}",
        "infinite": NONE + ',"v":1e999}',
        "deep": NONE + ',"v":' + "[" * 100_000 + "]" * 100_000 + "}",
        "deep-open": NONE + ',"v":' + "[" * 100_000 + "}",
        "deep-objects": NONE + ',"v":' + '{"a":' * 100_000 + "}",
        "open-string": NONE + ',"v":"' + "x" * 100_000,
        "open": NONE,
        "closed-twice": NONE + "}}}",
        "controls": NONE + ',"v":"' + "".join(map(chr, range(32))) * 1000 + '"}',
        "nul": NONE + "\0" * 100_000 + "}",
        "commas": NONE + "," * 500_000 + "}",
        "names": NONE + "".join(f',"n{i}":{i}' for i in range(100_000)) + "}",
        "no-object": "1234",
        "words": "كلام بلا أقواس " * 1000,
    }
    for name, record in odd.items():
        yield Case(f"array-{name}.json", among(record))
        yield Case(f"wrapped-{name}.json", among(record, '{"count":3,"articles":[', ",", "]}"))
        yield Case(f"lines-{name}.jsonl", among(record, "", "\n", "\n"))
        yield Case(f"beside-{name}.json", among(record, "", "", ""))
    yield Case("no-end.json", "[" + RECORD + ",\n" + RECORD)
    yield Case("cut.json", "[" + RECORD + ",\n" + RECORD[:-20])
    for number, piece in enumerate(['{"a":', '{"a":"', "[", "{", '"', "\\", ",", "}{", '[{"a":1,', '"" ',
                                    "NaN", '{"a":{"b":1},', '{"title":"', "\\u", "\0"]):
        for start in ("", "[", '{"articles":[{"a":1},'):
            yield Case(f"repeated-{number}-{len(start)}.json", start + repeated(piece), expect="named")
        yield Case(f"repeated-{number}.jsonl", RECORD + "\n" + repeated(piece))


def table_cases():
    row = f'خبر,"{TEXT}"\n'
    for name, lines in {
        "open-quote": '"أول,نص\n' + row * 2000,
        "open-quotes": '"أول,نص\n' * 50_000 + row,
        "double-quotes": '"a\n' + 'b""\n' * 3_000 + row,
        "stray-quotes": '""x\n' * 200_000 + row,
        "many-cells": "أول" + "," * 500_000 + "\n" + row,
        "nul": "\0" * 200_000 + "\n" + row,
    }.items():
        yield Case(f"{name}.csv", "title,text\n" + lines)
    yield Case("header.csv", 'title;"text\nof it";"text"\nخبر;x;' + TEXT + "\n")
    yield Case("wide-header.csv", "title,text" + ",x" * 200_000 + "\n" + row)
    yield Case("returns.csv", "title,text\r" + row.replace("\n", "\r"))


def response(url, headers, body, content_type=b"text/html; charset=utf-8"):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: " + content_type + b"\r\n" + headers + b"\r\n" + body
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url +
            b"\r\nContent-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n")


def archive_cases():
    page = f"<html><h1>خبر</h1><p>{TEXT}</p></html>".encode()
    beside = response(b"http://x.example/beside", b"", page)
    encoded = b"Content-Encoding: %s\r\n"
    packed = gzip.compress(page, mtime=0)
    bomb = gzip.compress(b" " * 60_000_000, mtime=0)
    twice = gzip.compress(gzip.compress(b" " * 200_000_000, mtime=0), mtime=0)
    raw = zlib.compressobj(wbits=-15)
    bare = raw.compress(page) + raw.flush()
    for name, headers, body in [
        ("gzip", encoded % b"gzip", packed),
        ("deflate", encoded % b"deflate", zlib.compress(page)),
        ("deflate-bare", encoded % b"deflate", bare),
    ]:
        yield Case(f"{name}.warc", response(b"http://x.example/a", headers, body))
    for name, headers, body in [
        ("gzip-cut", encoded % b"gzip", packed[:-30]),
        ("gzip-noise", encoded % b"gzip", b"\x1f\x8b" + bytes(range(256)) * 20),
        ("br-noise", encoded % b"br", bytes(range(256)) * 20),
        ("zstd-noise", encoded % b"zstd", b"\x28\xb5\x2f\xfd" + bytes(range(256)) * 20),
        ("unknown", encoded % b"compress", bytes(range(256)) * 20),
        ("codings", encoded % (b"gzip," * 5000 + b"br"), bytes(range(256)) * 20),
        ("chunks", b"Transfer-Encoding: chunked\r\n", b"1\r\n" * 300_000),
        ("chunk-size", b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\nx"),
        ("bomb", encoded % b"gzip", bomb),
        ("bomb-twice", encoded % b"gzip, gzip", twice),
    ]:
        yield Case(f"{name}.warc", response(b"http://x.example/a", headers, body) + beside)


if __name__ == "__main__":
    frame.main([*json_cases(), *table_cases(), *archive_cases()])
