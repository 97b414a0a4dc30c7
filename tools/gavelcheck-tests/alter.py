"""Alters copies of a trail, and compares what both programs find.

Usage: GAVEL=PROGRAM python3 alter.py TRAIL
"""

import json
import os
import re
import shutil
import sys
import tempfile

from both import compare, read
from gavelcheck.crypto import ORDER
from gavelcheck.tables import derived_files, manifest
from gavelcheck.values import canonical, unbase64
from gavelcheck.verification import Verification
import base64


def lines_of(files):
    return files["trail.jsonl"].split(b"\n")[:-1]


def with_lines(files, lines):
    files["trail.jsonl"] = b"".join(line + b"\n" for line in lines)


def edit(n, change):
    def alter(files):
        lines = lines_of(files)
        entry = json.loads(lines[n])
        change(entry)
        lines[n] = canonical(entry)
        with_lines(files, lines)
    return alter


def regenerate(files):
    found = Verification(files, [])
    files.update(derived_files(found.register))
    files["MANIFEST"] = manifest(files)


def put(name, data):
    return lambda files: files.__setitem__(name, data(files) if callable(data) else data)


def write(files, folder):
    for name, data in files.items():
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


def find(files, kind, which=0):
    found = [n for n, line in enumerate(lines_of(files)) if json.loads(line)["event"]["type"] == kind]
    return found[which]


def alterations(files):
    lines = lines_of(files)
    ballot, closed, opened = find(files, "ballot.cast"), find(files, "poll.closed"), find(files, "poll.opened")

    def data(n, **fields):
        return edit(n, lambda e: e["event"]["data"].update(fields))

    def top(n, **fields):
        return edit(n, lambda e: e.update(fields))

    def drop(n):
        return lambda f: with_lines(f, [l for place, l in enumerate(lines_of(f)) if place != n])

    def swap(n):
        def alter(f):
            own = lines_of(f)
            own[n], own[n + 1] = own[n + 1], own[n]
            with_lines(f, own)
        return alter

    def high_s(entry):
        raw = unbase64(entry["sig"])
        s = int.from_bytes(raw[32:], "little") + ORDER
        entry["sig"] = base64.b64encode(raw[:32] + s.to_bytes(32, "little")).decode()

    def small_r(entry):
        raw = unbase64(entry["sig"])
        entry["sig"] = base64.b64encode(b"\1" + bytes(31) + raw[32:]).decode()

    choice = json.loads(lines[ballot])["event"]["data"]["choice"]
    other = "no" if choice == "yes" else "yes"
    sig, key = json.loads(lines[3])["sig"], json.loads(lines[3])["key"]
    document = next(name for name in sorted(files) if re.fullmatch("documents/[0-9a-f]{64}", name)
                    and name + ".salt" not in files and lines[0].find(name[10:].encode()) < 0)
    salted = next((name[:-5] for name in sorted(files) if name.endswith(".salt")), None)
    result = {
        "nothing": lambda f: None,
        "a byte of an entry": lambda f: put("trail.jsonl", f["trail.jsonl"].replace(b'"title":"', b'"title":"X', 1))(f),
        "white space": lambda f: put("trail.jsonl", f["trail.jsonl"].replace(b'"by":', b'"by": ', 1))(f),
        "an entry deleted": drop(closed),
        "the last entry deleted": drop(len(lines) - 1),
        "entries swapped": swap(ballot),
        "another choice": data(ballot, choice=other),
        "another outcome": data(closed, outcome="failed"),
        "another total": edit(closed, lambda e: e["event"]["data"]["totals"].update(yes=99)),
        "another electorate": data(opened, electorate="0" * 64),
        "a signature of another": top(ballot, sig=sig),
        "a key of another": top(ballot, key=key),
        "S beyond the order": edit(ballot, high_s),
        "R of small order": edit(ballot, small_r),
        "recorded earlier": top(ballot, recorded="2019-01-01T00:00:00Z"),
        "recorded later than until": top(ballot, recorded="2099-01-01T00:00:00Z"),
        "at ahead": edit(ballot, lambda e: e["event"].update(at="2098-01-01T00:00:00Z", until="2098-01-02T00:00:00Z")),
        "seen of another root": edit(ballot, lambda e: e["event"]["seen"].update(root="A" * 43 + "=")),
        "seen too large": edit(ballot, lambda e: e["event"]["seen"].update(size=5_000)),
        "unknown kind": edit(ballot, lambda e: e["event"].update(type="ballot.new")),
        "reserved kind": edit(ballot, lambda e: e["event"].update(type="motion.tabled")),
        "unknown version": edit(ballot, lambda e: e["event"].update(v=2)),
        "surplus member": data(ballot, more=True),
        "no last line feed": lambda f: put("trail.jsonl", f["trail.jsonl"][:-1])(f),
        "no entries": put("trail.jsonl", b""),
        "no trail.jsonl": lambda f: f.pop("trail.jsonl"),
        "no checkpoint": lambda f: f.pop("checkpoint"),
        "checkpoint of another size": lambda f: put("checkpoint", f["checkpoint"].replace(
            f"\n{len(lines)}\n".encode(), b"\n7\n"))(f),
        "checkpoint signature": lambda f: put("checkpoint", re.sub(rb"[A-Za-z](?=[A-Za-z0-9+/]{20}=\n)", b"9", f["checkpoint"]))(f),
        "a witness on the checkpoint": lambda f: put("checkpoint", f["checkpoint"] + "— wit.ness AAAAAAA=\n".encode())(f),
        "a witness too short": lambda f: put("checkpoint", f["checkpoint"] + "— wit.ness AAAAAA==\n".encode())(f),
        "log.vkey": put("log.vkey", b"x\n"),
        "allowed_signers": lambda f: put("allowed_signers", f["allowed_signers"][1:])(f),
        "CHECK.md": lambda f: put("CHECK.md", f["CHECK.md"] + b"x")(f),
        "a table altered": lambda f: put("tables/polls.csv", f["tables/polls.csv"].replace(b"carried", b"failed"))(f),
        "a table missing": lambda f: f.pop("tables/polls.csv"),
        "a strange file": put("notes.txt", b"x"),
        "a document altered": lambda f: put(document, f[document] + b"x")(f),
        "a document missing": lambda f: f.pop(document),
        "a document of nobody": put("documents/ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f72b9807785afee48bb", b"a"),
        "the charter missing": lambda f: f.pop("documents/" + json.loads(lines[0])["event"]["data"]["charter"]),
    }
    if salted:
        result["a salt short"] = lambda f: put(salted + ".salt", f[salted + ".salt"][:31])(f)
        result["a salt alone"] = lambda f: f.pop(salted)
        result["no salt"] = lambda f: f.pop(salted + ".salt")
        result["salted missing"] = lambda f: (f.pop(salted), f.pop(salted + ".salt"))
    return result


def main(trail):
    files, _ = read(trail)
    for name, alter in alterations(files).items():
        for again in (False, True):
            copy = dict(files)
            alter(copy)
            if again:
                regenerate(copy)
            folder = tempfile.mkdtemp()
            write(copy, folder)
            compare(name + (", derived files made again" if again else ""), folder)
            shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1])
