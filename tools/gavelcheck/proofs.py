"""Sections 4.1 and 4.5: proofs of inclusion and consistency (RFC 9162, 2.1.3 and 2.1.4), and the proof of an entry."""

from .crypto import leaf_hash, node_hash
from .notes import Checkpoint, decimal, hash_of
from .values import Broken, Malformed, unbase64

_MOST_BYTES, _MOST_HASHES, _MOST_EXTRA = 1_100_000, 63, 65_535
_HEADER = b"c2sp.org/tlog-proof@v1"


def _path_length(index, size):
    """How many hashes lead from a leaf to the root."""
    last, length = size - 1, 0
    while last:
        length += index & 1 or index < last
        index, last = index >> 1, last >> 1
    return length


def require_inclusion(leaf, index, size, path, root):
    """RFC 9162, 2.1.3.2: the path leads from this leaf to the root."""
    if index >= size:
        raise Broken("E-PROOF-INDEX", f"entry {index} of {size}")
    if len(path) != _path_length(index, size):
        raise Broken("E-PROOF-LENGTH", f"a path of {len(path)} hashes")
    at, last, node = index, size - 1, leaf
    for each in path:
        if at & 1 or at == last:
            node = node_hash(each, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, each)
        at, last = at >> 1, last >> 1
    if node != root:
        raise Broken("E-PROOF-ROOT", "the path leads to another root")


def _consistency_length(old, new):
    """RFC 9162, 2.1.4.1: how many hashes a proof of consistency has."""
    def length(m, n, whole):
        if m == n:
            return 0 if whole else 1
        k = 1 << (n - 1).bit_length() - 1
        return 1 + (length(m, k, whole) if m <= k else length(m - k, n - k, False))
    return length(old, new, True) if old else 0


def require_consistency(old, old_root, new, new_root, proof):
    """RFC 9162, 2.1.4.2: the log of the new size begins with that of the old one."""
    if old > new:
        raise Broken("E-PROOF-SIZES", f"{old} entries are more than {new}")
    if len(proof) != _consistency_length(old, new):
        raise Broken("E-PROOF-LENGTH", f"a proof of {len(proof)} hashes")
    if old == new:
        if old_root != new_root:
            raise Broken("E-PROOF-FORK", f"two roots of {old} entries")
        return
    if old == 0:
        return
    path = list(proof)
    if old & old - 1 == 0:
        path.insert(0, old_root)
    at, last = old - 1, new - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    first = second = path[0]
    for each in path[1:]:
        if at & 1 or at == last:
            first, second = node_hash(each, first), node_hash(each, second)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node_hash(second, each)
        at, last = at >> 1, last >> 1
    if first != old_root or second != new_root:
        raise Broken("E-PROOF-ROOT", "the proof leads to other roots")


class EntryProof:
    """4.5: the proof of an entry, its extra data and the checkpoint."""

    def __init__(self, data):
        if len(data) > _MOST_BYTES:
            raise Broken("E-LOG-PROOF-LIMIT", "a proof of more than 1,100,000 bytes")
        self._rest = data
        if self._next() != _HEADER:
            raise Broken("E-LOG-PROOF-HEADER", "another first line")
        line = self._next()
        self.extra = None
        if line is not None and line.startswith(b"extra "):
            self.extra = self._extra(line[6:])
            line = self._next()
        index = self._number(line)
        if index is None:
            raise Broken("E-LOG-PROOF-INDEX", "no line with the number of an entry")
        self.index, self.path = index, []
        while (line := self._next()) != b"":
            each = None if line is None else hash_of(line.decode("latin-1"))
            if each is None:
                raise Broken("E-LOG-PROOF-PATH", "a line that is no hash")
            if len(self.path) == _MOST_HASHES:
                raise Broken("E-LOG-PROOF-LIMIT", "more than 63 hashes")
            self.path.append(each)
        self.checkpoint = Checkpoint(self._rest)

    def _next(self):
        """The next line, or nothing where none ends."""
        line, feed, rest = self._rest.partition(b"\n")
        if not feed:
            return None
        self._rest = rest
        return line

    @staticmethod
    def _extra(text):
        try:
            data = unbase64(text.decode("latin-1"))
        except (Malformed, UnicodeEncodeError):
            data = b""
        if not 1 <= len(data) <= _MOST_EXTRA:
            raise Broken("E-LOG-PROOF-EXTRA", "extra data that is not 1 to 65,535 bytes in base64")
        return data

    @staticmethod
    def _number(line):
        if line is None or not line.startswith(b"index "):
            return None
        return decimal(line[6:].decode("latin-1"))

    def require_path(self, entry):
        require_inclusion(leaf_hash(entry), self.index, self.checkpoint.size, self.path, self.checkpoint.root)
