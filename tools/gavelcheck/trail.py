"""Section 13: reading an exported trail, a folder or a tar file, and its documents (5)."""

import os
import re
import stat

from .tables import TABLE_NAMES
from .values import digest

_HANDED = re.compile(r"handed/[1-9][0-9]{0,17}")
_DOCUMENT = re.compile(r"documents/([0-9a-f]{64})(\.salt)?")
FIXED = {"trail.jsonl", "checkpoint", "log.vkey", "allowed_signers", "CHECK.md", "MANIFEST",
         *(f"tables/{name}.csv" for name in TABLE_NAMES)}
_MOST_BYTES = 64 * 2**30


class Unreadable(Exception):
    """What is no trail at all."""


def is_trail_name(name):
    return name in FIXED or _DOCUMENT.fullmatch(name) is not None or _HANDED.fullmatch(name) is not None


def read(path):
    """The files of a trail by their names, and the names that no trail has."""
    try:
        if os.path.isdir(path):
            files, strange = _read_folder(path)
        else:
            with open(path, "rb") as file:
                files, strange = _read_tar(file), []
    except OSError as error:
        raise Unreadable(str(error)) from error
    if "trail.jsonl" not in files:
        raise Unreadable("it has no trail.jsonl")
    return files, strange


def _read_folder(path):
    files, strange = {}, []
    for entry in sorted(os.listdir(path)):
        full = os.path.join(path, entry)
        mode = os.lstat(full).st_mode
        if stat.S_ISDIR(mode) and entry in ("documents", "tables", "handed"):
            for name in sorted(os.listdir(full)):
                _take(os.path.join(full, name), f"{entry}/{name}", files, strange)
            if not os.listdir(full):
                strange.append(entry)
        else:
            _take(full, entry, files, strange)
    return files, strange


def _take(full, name, files, strange):
    if not is_trail_name(name) or not stat.S_ISREG(os.lstat(full).st_mode):
        strange.append(name)
        return
    with open(full, "rb") as file:
        files[name] = file.read()


def _read_tar(file):
    """POSIX ustar and its kin, as strictly as the page says."""
    files, zeros = {}, bytes(512)
    while True:
        header = file.read(512)
        if len(header) != 512:
            raise Unreadable("the tar file ends without a block of zeros")
        if header == zeros:
            break
        if sum(header[:148]) + 8 * 32 + sum(header[156:]) != _octal(header[148:156]):
            raise Unreadable("a header of the tar file whose sum is wrong")
        if header[156:157] not in (b"0", b"\0") or any(header[345:500]):
            raise Unreadable("a type or prefix in the tar file that no trail has")
        name = header[:100].split(b"\0")[0].decode("utf-8", "replace")
        if not is_trail_name(name) or name in files:
            raise Unreadable(f"{name}: a name in the tar file that no trail has, or that stands twice")
        size = _octal(header[124:136])
        if size > _MOST_BYTES:
            raise Unreadable("more than 64 GiB")
        files[name] = file.read(size)
        if len(files[name]) != size or len(file.read(-size % 512)) != -size % 512:
            raise Unreadable("the tar file is cut off")
    while block := file.read(65_536):
        if any(block):
            raise Unreadable("something after the end of the tar file")
    return files


def _octal(field):
    match = re.fullmatch(rb"([0-7]+)[ \0]*", field)
    if not match:
        raise Unreadable("a number in the tar file that is not octal")
    return int(match.group(1), 8)


class Documents:
    """The documents at hand: a name, whether salted, and the bytes."""

    def __init__(self, files):
        self.held, self.faults = {}, []
        for name, data in files.items():
            match = _DOCUMENT.fullmatch(name)
            if not match:
                continue
            own, salt = match.group(1), files.get(f"documents/{match.group(1)}.salt")
            if match.group(2):
                if f"documents/{own}" not in files:
                    self.faults.append((own, "is a salt alone"))
                continue
            if salt is not None and len(salt) != 32:
                self.faults.append((own, "has a salt of other than 32 bytes"))
            elif digest(data if salt is None else b"gavel-salted-v1\0" + salt + data) != own:
                self.faults.append((own, "does not have the hash that names it"))
            else:
                self.held[own] = (salt is not None, data)

    def content(self, name, salted):
        """The bytes of a document that is at hand with this name, plain or salted."""
        held = self.held.get(name)
        return held[1] if held and held[0] == salted else None

    def size(self, name, salted):
        content = self.content(name, salted)
        return None if content is None else len(content)
