"""Section 16.1: receipts, and a log held against them."""

from collections import namedtuple

from . import shapes
from .crypto import leaf_hash
from .proofs import EntryProof
from .values import Broken, canonical, Malformed, parse, unbase64

Shown = namedtuple("Shown", "origin number leaf size root")  # what a receipt shows of a log


def entry_of(line):
    """2: the entry that these bytes are."""
    entry = parse(line, "entry")
    shapes.ENTRY(entry)
    parse(canonical(entry["event"]), "event")
    if len(unbase64(entry["sig"])) != 64:
        raise Malformed("a signature of other than 64 bytes")
    return entry


class Receipt:
    """A proof of an entry, and the entry, which is its extra data or comes beside it."""

    def __init__(self, data, beside=None):
        self.proof = EntryProof(data)
        extra = self.proof.extra
        if extra is None and beside is None:
            raise Broken("E-RECEIPT-ENTRY", "the proof holds no entry, and none was named")
        if extra is not None and beside is not None and extra != beside and self._is_entry(extra):
            raise Broken("E-RECEIPT-OTHER", "the proof holds another entry than the one beside it")
        self.line = extra if beside is None else beside
        self.checkpoint = self.proof.checkpoint

    @staticmethod
    def _is_entry(line):
        try:
            entry_of(line)
        except Malformed:
            return False
        return True

    def verify(self, trust):
        """The entry, and the names of the witnesses; `trust` is the ledger's key or a policy."""
        witnesses = trusted(self.checkpoint, trust)
        self.proof.require_path(self.line)
        try:
            entry = entry_of(self.line)
        except Malformed as error:
            raise Broken("E-RECEIPT-MALFORMED", f"what is proved is no entry: {error}") from error
        if entry["event"]["ledger"] != self.checkpoint.origin:
            raise Broken("E-RECEIPT-FOREIGN", "the event is of another ledger")
        return entry, witnesses

    def shows(self):
        """What it shows of a log, once its path leads to its root."""
        self.proof.require_path(self.line)
        at = self.checkpoint
        return Shown(at.origin, self.proof.index, leaf_hash(self.line), at.size, at.root)


def trusted(checkpoint, trust):
    """The checkpoint is signed as the ledger's key or a policy asks; the names of the witnesses."""
    if hasattr(trust, "require"):
        return trust.require(checkpoint)[1]
    checkpoint.require_signed_by(trust)
    return []


def differs(shown, leaves, roots):
    """Why a log of that origin is not the one that a receipt shows, or nothing."""
    if shown.number < len(leaves) and leaves[shown.number] != shown.leaf:
        return f"a receipt shows another entry {shown.number}"
    if shown.size > len(leaves):
        return f"a receipt is under {shown.size} entries, here are {len(leaves)}"
    if roots[shown.size] != shown.root:
        return f"a receipt is under another root of {shown.size} entries"
    return None
