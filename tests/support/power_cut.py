#!/usr/bin/env python3
"""What would a power cut leave of a folder, at some moment of what disk_journal.cpp wrote down?

power_cut.py JOURNAL BEFORE ROOT RESULT POINT MODE SEED

BEFORE is a copy of the folder ROOT as it was when the journal began, BEFORE.inodes has the inodes
of the files in ROOT, "INODE PATH" a line; RESULT becomes what is left of it. POINT is how many entries of the journal happened; "count" prints how many there are. MODE says
what becomes of what was not synced: "none" of it is kept, "some" or "all". What was synced is kept
in any case: a file's bytes by its own sync, names by the sync of their folder. Names reach the disk
in order, as a journaling file system keeps them; of the bytes any write may be there or not.
"""
import os
import random
import shutil
import sys


def entries_of(journal):
    entries = []
    with open(journal, "rb") as stream:
        while line := stream.readline():
            what, rest = line.rstrip(b"\n").split(b" ", 1)
            what = what.decode()
            if what == "write":
                inode, offset, size = map(int, rest.split())
                entries.append((what, inode, offset, stream.read(size)))
            elif what == "truncate":
                inode, size = map(int, rest.split())
                entries.append((what, inode, size))
            elif what == "sync":
                entries.append((what, int(rest)))
            elif what == "create":
                inode, path = rest.split(b" ", 1)
                entries.append((what, int(inode), path))
            elif what == "rename":
                source, target = rest.split(b"\t")
                entries.append((what, source, target))
            else:
                entries.append((what, rest))
    return entries


class File:
    def __init__(self, content):
        self.content = bytearray(content)  # on disk
        self.pending = []

    def keep(self, entry):
        if entry[0] == "truncate":
            del self.content[entry[2]:]
            self.content.extend(bytes(entry[2] - len(self.content)))
        else:
            _, _, offset, data = entry
            self.content.extend(bytes(max(0, offset - len(self.content))))
            self.content[offset:offset + len(data)] = data

    def sync(self):
        for entry in self.pending:
            self.keep(entry)
        self.pending = []


def folder_of(path):
    return path.rsplit(b"/", 1)[0]


def left_over(entries, before, root, mode, chance):
    """The files (path: content) and folders that a cut after these entries leaves."""
    names, folders, by_inode = {}, {root}, {}
    for folder, subfolders, files in os.walk(before):
        shown = root + folder[len(before):]
        folders.update(shown + b"/" + name for name in subfolders)
        for name in files:
            with open(os.path.join(folder, name), "rb") as stream:
                file = File(stream.read())
            names[shown + b"/" + name] = file
    with open(before + b".inodes", "rb") as stream:
        for line in stream:
            inode, path = line.rstrip(b"\n").split(b" ", 1)
            by_inode[int(inode)] = names.get(path)

    pending_names = []  # (entry, file of a create, synced)
    for entry in entries:
        what = entry[0]
        if what in ("write", "truncate"):
            file = by_inode.get(entry[1])
            if file is not None:
                file.pending.append(entry)
        elif what == "sync":
            file = by_inode.get(entry[1])
            if file is not None:
                file.sync()
        elif what == "sync_folder":
            for change in pending_names:
                if folder_of(change[0][-1]) == entry[1]:
                    change[2] = True
        else:
            file = None
            if what == "create":
                file = by_inode[entry[1]] = File(b"")
            pending_names.append([entry, file, False])

    kept = {"none": 0, "all": len(pending_names)}.get(mode, chance.randint(0, len(pending_names)))
    for number, (entry, file, synced) in enumerate(pending_names):
        if number >= kept and not synced:
            continue
        what = entry[0]
        if what == "create":
            names[entry[2]] = file
        elif what == "rename":
            if entry[1] in names:
                names[entry[2]] = names.pop(entry[1])
        elif what == "unlink":
            names.pop(entry[1], None)
        elif what == "mkdir":
            folders.add(entry[1])
        elif what == "rmdir":
            folders.discard(entry[1])
    for file in set(names.values()):
        for entry in file.pending:
            if mode == "all" or (mode == "some" and chance.random() < 0.5):
                file.keep(entry)
    folders = {folder for folder in folders
               if all(parent in folders for parent in parents_of(folder, root))}
    return {path: bytes(file.content) for path, file in names.items()
            if folder_of(path) in folders}, folders


def parents_of(folder, root):
    while len(folder) > len(root):
        folder = folder_of(folder)
        yield folder


def main():
    journal, before, root, result, point, mode, seed = sys.argv[1:]
    entries = entries_of(journal)
    if point == "count":
        print(len(entries))
        return
    root = root.encode()
    files, folders = left_over(entries[:int(point)], before.encode(), root, mode,
                               random.Random(seed))
    shutil.rmtree(result, ignore_errors=True)
    for folder in sorted(folders):
        os.makedirs(result.encode() + folder[len(root):], exist_ok=True)
    for path, content in files.items():
        with open(result.encode() + path[len(root):], "wb") as stream:
            stream.write(content)


main()
