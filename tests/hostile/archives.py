#!/usr/bin/env python3
"""Hostile archives and compressed files: bombs, files that hold themselves, entries without end."""
import bz2
import gzip
import io
import lzma
import struct
import sys
import tarfile
import zipfile
import zlib

sys.dont_write_bytecode = True
import frame  # noqa: E402
from frame import TEXT, Case  # noqa: E402

STORY = f"عنوان الخبر\n{TEXT}\n".encode()


def quine():
    """A gzip file that unpacks to itself, as Russ Cox explains in "Zip Files All the Way Down": a
    program of "print these bytes" and "repeat the last bytes", each five bytes long."""
    prefix = bytes.fromhex("1f8b08080000000000037175696e00")  # three times five bytes
    suffix = bytes.fromhex("010000ffff") + b"\0" * 10         # the last block, and the checksum

    def literal(units):
        return struct.pack("<BHH", 0, 5 * units, 0xFFFF ^ (5 * units))

    bits = "110"  # bits as they are written: the block's header, the lowest first
    bits = "0" + "10"
    match = "0001000" + "01000" + "110"  # length 10; distance 17 to 24, the fourth of them: 20
    bits += match * 2 + "0000000"        # twice, and the end of the block
    repeat = int(bits[::-1], 2).to_bytes(5, "little")
    four = len(prefix) // 5 + 1
    assert four == 4 and len(suffix) == 15
    zero, one, lit4 = literal(0), literal(1), literal(4)
    program = (lit4 + prefix + lit4 + repeat + one + repeat + one + one +
               lit4 + repeat + one + one + lit4 + repeat + lit4 + repeat + lit4 + repeat + lit4 +
               repeat + lit4 + repeat + zero + zero + lit4 + repeat + zero + zero + lit4 +
               repeat + suffix + repeat + suffix)
    whole = prefix + program
    unpacked = zlib.decompressobj(-15).decompress(whole[len(prefix):])
    assert unpacked == whole, "the file does not hold itself"
    return whole


def chain(*packers, times):
    data = STORY
    for number in range(times):
        data = packers[number % len(packers)](data)
    return data


def zeros(megabytes, packer=gzip.compress):
    return packer(b"\0" * (megabytes << 20))


def tar(entries, **options):
    """A tar file of (name, content)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", **options) as writer:
        for name, content in entries:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            writer.addfile(info, io.BytesIO(content))
    return out.getvalue()


def zipped(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in entries:
            writer.writestr(name, content)
    return out.getvalue()


def overlapping():
    """Many entries of the catalogue that all are the same ten megabytes."""
    data = zipped([("a.txt", STORY), ("b.txt", b"\xd8\xa7 " * (3 << 20))])
    end = data.rindex(b"PK\5\6")
    start = struct.unpack("<I", data[end + 16:end + 20])[0]
    catalogue = data[start:end]
    entries = 20_000
    return (data[:start] + catalogue * entries + b"PK\5\6\0\0\0\0" +
            struct.pack("<HHIIH", 0xFFFF, 0xFFFF, len(catalogue) * entries, start, 0))


def sparse():
    """A file of a terabyte with nothing in it."""
    info = tarfile.TarInfo("hole.txt")
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0",
                        "GNU.sparse.name": "hole.txt", "GNU.sparse.realsize": str(1 << 40)}
    content = f"1\n{(1 << 40) - 4}\n4\n".encode().ljust(512, b"\0") + b"text"
    info.size = len(content)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as writer:
        first = tarfile.TarInfo("a.txt")
        first.size = len(STORY)
        writer.addfile(first, io.BytesIO(STORY))
        writer.addfile(info, io.BytesIO(content))
    return out.getvalue()


def huge_headers():
    """Extended headers that say that they are gigabytes long."""
    info = tarfile.TarInfo("a.txt")
    info.type = b"x"
    info.size = (8 << 30) - 1
    return info.tobuf(tarfile.USTAR_FORMAT) + b"x" * 4096


def many_members(count):
    return gzip.compress(STORY) + gzip.compress(b"") * count


def record(body, headers=b""):
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\n"
            b"Content-Length: %d\r\n\r\n" % len(answer) + answer + b"\r\n\r\n")


def made(content):
    """What takes its time is made when it is needed."""
    return lambda path: path.write_bytes(content())


PAGE = f"<html><body><h1>عنوان الخبر</h1><p>{TEXT}</p>".encode()

CASES = [
    Case("quine.gz", quine(), "named", "a file that holds itself"),
    Case("quine.tar.gz", quine(), "named", "the same under another name"),
    Case("quine-in.zip", zipped([("a.txt", STORY), ("q.gz", quine())]), "read", "in an archive"),
    Case("chain.gz", chain(gzip.compress, times=1000), "named", "a thousand layers"),
    Case("chain-mixed.gz", chain(gzip.compress, bz2.compress, lzma.compress, times=99), "named",
         "layers of several kinds"),
    Case("two-layers.txt.gz.gz", chain(gzip.compress, times=2), "read", "an honest one"),
    Case("bomb.gz", made(lambda: zeros(60)), "named", "nothing but zeros"),
    Case("bomb.bz2", made(lambda: zeros(60, bz2.compress)), "named", "nothing but zeros"),
    Case("bomb.xz", made(lambda: zeros(60, lzma.compress)), "named", "nothing but zeros"),
    Case("bomb-in-bomb.gz", made(lambda: gzip.compress(gzip.compress(zeros(100)))), "named", "three layers"),
    Case("bomb.tar.gz", made(lambda: gzip.compress(
        tar([("a.txt", STORY), ("b.bin", b"\0" * (40 << 20))]))), "read", "an entry that nobody reads"),
    Case("bombs.zip", made(lambda: zipped(
        [("a.txt", STORY)] + [(f"{n}.txt", b"\xd8\xa7 " * (5 << 20)) for n in range(8)])), "read",
         "eight entries of fifteen megabytes"),
    Case("overlapping.zip", made(lambda: overlapping()), "read", "one entry twenty thousand times"),
    Case("hole.tar", sparse(), "read", "a terabyte of nothing"),
    Case("headers.tar", huge_headers(), "named", "headers of eight gigabytes"),
    Case("long-name.tar", tar([("a" * (1 << 20) + ".txt", STORY)], format=tarfile.PAX_FORMAT),
         "named", "a name of a megabyte"),
    Case("long-name.zip", zipped([("ا" * 30_000 + ".txt", STORY)]), "read", "a name of 60,000 bytes"),
    Case("empty-entries.tar.gz", made(lambda: gzip.compress(tar([("a.txt", STORY)] + [
        (f"{n}.txt", b"") for n in range(20_000)]), 1)), "read", "twenty thousand empty files"),
    Case("empty-entries.zip", made(lambda: zipped([("a.txt", STORY)] + [
        (f"{n}.txt", b"") for n in range(10_000)])), "read", "ten thousand empty files"),
    Case("members.txt.gz", made(lambda: many_members(200_000)), "read", "members without content"),
    Case("cut.tar.gz", gzip.compress(tar([("a.txt", STORY), ("b.txt", STORY * 9)]))[:-20],
         "either", "cut off"),
    Case("tiny.warc", record(PAGE) * 10_000, "read", "tiny records"),
    Case("tiny-others.warc", record(PAGE) + b"WARC/1.0\nWARC-Type: request\nContent-Length: 0\n\n\n"
         * 300_000, "read", "tiny records that are no pages"),
    Case("members.warc.gz", b"".join([gzip.compress(record(PAGE), 1)] * 3_000), "read",
         "each record a member"),
    Case("header.warc", record(PAGE) + b"WARC/1.0\r\n" + b"a: b\r\n" * 500_000, "read",
         "headers that never end"),
    Case("lengths.warc", (record(PAGE).replace(b"Content-Length: ", b"Content-Length: 9999")) * 20_000 +
         record(PAGE), "read", "lengths that are all too large"),
    Case("marks.warc", b"WARC/1.0\r\n\r\n" * 200_000 + record(PAGE), "read", "headers without a length"),
    Case("zeros.warc.gz", gzip.compress(record(PAGE) + b"\r\n" * (100 << 20), 9), "either",
         "blank lines"),
    Case("chunks.warc", record(b"1\r\na\r\n" * 200_000, b"Transfer-Encoding: chunked\r\n") +
         record(PAGE), "read", "chunks of one byte"),
    Case("coded.warc", record(quine(), b"Content-Encoding: gzip, gzip, gzip, gzip\r\n") +
         record(PAGE), "read", "a body that holds itself"),
    Case("coded-bomb.warc", record(zeros(60), b"Content-Encoding: gzip\r\n") + record(PAGE),
         "read", "a body of zeros"),
]

if __name__ == "__main__":
    frame.main(CASES)
