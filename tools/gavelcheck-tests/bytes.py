"""Spellings of an entry's bytes that are no canonical JSON, or just so; and trails as tar files.

Usage: GAVEL=PROGRAM python3 bytes.py TRAIL COUNT
"""

import io
import os
import shutil
import sys
import tarfile
import tempfile

from alter import lines_of, with_lines, write
from both import compare, read

SPELLINGS = {
    "line feed escaped": b"A\\nB", "raw line separator": "A\u2028B".encode(), "unicode escape": b"A\\u0041", "slash escape": b"A\\/B",
    "carriage return": b"A\\rB", "delete": b"A\x7fB", "C1": "A\u0085B".encode(), "noncharacter": "A\ufdd0B".encode(),
    "plane noncharacter": "A\U0001fffeB".encode(), "surrogate": b"A\xed\xa0\x80B", "overlong": b"A\xc0\xafB", "tab raw": b"A\tB",
    "joiner": "A\u200dB".encode(), "too long": b"x" * 301, "longest": b"x" * 300, "300 characters": "é".encode() * 300,
    "empty": b"", "soft hyphen": "A\u00adB".encode(), "bom": "\ufeffA".encode(), "unassigned": "A\u0378B".encode(),
}
REPLACED = {
    "float": (b'"size":14', b'"size":14.0'), "exponent": (b'"size":14', b'"size":14e0'), "negative": (b'"size":14', b'"size":-14'),
    "leading zero": (b'"size":14', b'"size":014'), "too large": (b'"size":14', b'"size":9007199254740992'),
    "null": (b'"size":14', b'"size":null'), "duplicate": (b'"v":1', b'"v":1,"v":1'), "upper name": (b'"v":1', b'"V":1'),
    "time 60": (b"T09:14:00Z", b"T09:14:60Z"), "time 1999": (b'"at":"2026', b'"at":"1999'), "zone": (b"T09:14:00Z", b"T09:14:00+00:00"),
    "padding": (b'=="}', b'="}'), "dirty base64": (b'=="}', b'x="}'), "by upper": (b'"by":"p1"', b'"by":"P1"'),
    "by dots": (b'"by":"p1"', b'"by":"p..1"'), "no object": (b'{"event"', b'[{"event"'),
}


def tar(files, order=sorted, **fields):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.USTAR_FORMAT) as out:
        for name in order(files):
            info = tarfile.TarInfo(name)
            info.size = len(files[name])
            for field, value in fields.items():
                setattr(info, field, value)
            out.addfile(info, io.BytesIO(files[name]))
    return data.getvalue()


def main(trail, n):
    files, _ = read(trail)
    line = lines_of(files)[n]
    before, rest = line.split(b'"title":"', 1) if b'"title":"' in line else (line, b"")
    at = line.rindex(b'"title":"') + 9
    end = line.index(b'"', at)
    variants = {name: line[:at] + text + line[end:] for name, text in SPELLINGS.items()}
    variants |= {name: line.replace(old, new, 1) for name, (old, new) in REPLACED.items()}
    for name, changed in variants.items():
        copy = dict(files)
        lines = lines_of(files)
        lines[n] = changed
        with_lines(copy, lines)
        folder = tempfile.mkdtemp()
        write(copy, folder)
        compare(name, folder)
        shutil.rmtree(folder)
    whole = tar(files)
    tars = {"tar": whole, "tar, other order": tar(files, lambda f: sorted(f, reverse=True), uid=7, mtime=9),
            "tar cut": whole[:700], "tar without end": whole[:whole.rindex(b"\0" * 1024) // 512 * 512 - 10_240],
            "tar with a link": tar(files, type=b"2"), "tar and more": whole + b"x", "tar of a strange file": tar({**files, "x": b""})}
    for name, data in tars.items():
        folder = tempfile.mkdtemp()
        path = os.path.join(folder, "trail.tar")
        with open(path, "wb") as file:
            file.write(data)
        compare(name, path)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
