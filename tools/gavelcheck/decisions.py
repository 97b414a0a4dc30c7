"""Section 16.2: the proof of a decision, judged by the same code as a trail, but on the entries that are in it."""

import base64

from . import shapes
from .crypto import leaf_hash
from .notes import Checkpoint, VerifierKey, hash_of
from .proofs import require_consistency, require_inclusion
from .receipts import trusted
from .register import Register
from .registrar import require_coverings
from .trail import Documents
from .values import Broken, canonical, digest, Malformed, parse, unbase64
from .verification import Verification

_MOST_BYTES = 268_435_456
_HASHES = shapes.array(shapes.bytes_of(32))
_HEAD_LINE = shapes.object_of(checkpoint=shapes.string, handed_=shapes.array(shapes.string), motion=shapes.event, schema=shapes.word("gavel.decision_proof/1"))
_SEEN_LINE = shapes.object_of(proof=_HASHES, root=shapes.bytes_of(32), size=shapes.integer(1))
ENTRY_LINE = shapes.object_of(entry=shapes.ENTRY, number=shapes.integer(), path=_HASHES)
_DOCUMENT_LINE = shapes.object_of(bytes=shapes.string, digest=shapes.digest, salt_=shapes.bytes_of(32))


class Sparse(Verification):
    """The judging of entries of which others are missing."""

    def __init__(self, documents):
        self.files, self.wanted_genesis, self.schema = {}, None, None
        self.faults, self.unsupported = [], None
        self.register, self.documents = Register(), documents
        self.roots, self.recorded, self.authors = {}, [], {}
        self.named, self.missing = {}, []
        self.origin = self.genesis = None
        self.altered, self.held_heads, self.suspect = [], set(), None

    def _seen_holds(self, j):
        return None if j.seen not in self.roots else super()._seen_holds(j)

    def _root_of(self, size):
        return self.roots.get(size)

    def _covered(self, j):
        """Some of the entries do not tell which ones stand under which head."""

    def judge(self, number, line):
        """Whether the entry is lawful after those before it that are here."""
        last = self.recorded[-1] if self.recorded else None
        self.recorded.extend([last] * (number - len(self.recorded)))
        self._judge_line(number, line)
        return not self.faults and not self.altered and self.unsupported is None


class DecisionProof:
    def __init__(self, data):
        if len(data) > _MOST_BYTES or not data.endswith(b"\n"):
            raise Broken("E-DECISION-PROOF", "too long, or without a line feed at its end")
        self.heads, self.entries, self.files = [], [], {}
        try:
            self._read([parse(line, "submission") for line in data[:-1].split(b"\n")])
        except Broken:
            raise
        except Malformed as error:
            raise Broken("E-DECISION-PROOF", str(error)) from error

    def _read(self, lines):
        first = lines.pop(0)
        _HEAD_LINE(first)
        self.motion = first["motion"]
        self.checkpoint = Checkpoint(first["checkpoint"].encode())
        self.handed = [Checkpoint(note.encode()) for note in first.get("handed", [])]
        sizes = [each.size for each in self.handed]
        if any(before >= after for before, after in zip(sizes, sizes[1:])) or first.get("handed") == []:
            raise Malformed("checkpoints in another order, or an empty list")
        order = []
        for line in lines:
            if isinstance(line, dict) and "size" in line:
                _SEEN_LINE(line)
                order.append((0, line["size"]))
                self.heads.append((line["size"], hash_of(line["root"]), list(map(unbase64, line["proof"]))))
            elif isinstance(line, dict) and "entry" in line:
                ENTRY_LINE(line)
                order.append((1, line["number"]))
                self.entries.append((line["number"], canonical(line["entry"]), list(map(unbase64, line["path"]))))
            else:
                _DOCUMENT_LINE(line)
                order.append((2, line["digest"]))
                self._document(line)
        if any(before >= after for before, after in zip(order, order[1:])):
            raise Malformed("lines in another order, or twice")

    def _document(self, line):
        content, salt = unbase64(line["bytes"]), unbase64(line["salt"]) if "salt" in line else None
        if digest(content if salt is None else b"gavel-salted-v1\0" + salt + content) != line["digest"]:
            raise Malformed("a document that does not have the hash that names it")
        self.files["documents/" + line["digest"]] = content
        if salt is not None:
            self.files[f"documents/{line['digest']}.salt"] = salt

    def verify(self, trust):
        """The judgement of its entries, when it holds; `trust` is a key of the ledger or a policy."""
        try:
            trusted(self.checkpoint, trust)
        except Broken as error:
            # The key that is known may be an earlier one, which the entries say was handed on.
            if error.code != "E-SIGNATURE-MISSING" or not self.handed or hasattr(trust, "require"):
                raise
            sparse = self._judged()
            if sparse.register.founding is None or trust.key not in sparse.register.ledger_keys():
                raise
            self.checkpoint.require_signed_by(VerifierKey(sparse.register.ledger_vkey(self.checkpoint.size)))
        sparse = self._judged()
        self._require_decided(sparse.register)
        return sparse

    def _judged(self):
        sparse, own = Sparse(Documents(self.files)), self.checkpoint
        sparse.roots[0] = base64.b64decode("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        for size, root, proof in self.heads:
            require_consistency(size, root, own.size, own.root, proof)
            sparse.roots[size] = root
        for number, line, path in self.entries:
            require_inclusion(leaf_hash(line), number, own.size, path, own.root)
            if parse(line, "entry")["event"]["ledger"] != own.origin:
                raise Broken("E-RECEIPT-FOREIGN", f"entry {number} is of another ledger")
            if not sparse.judge(number, line):
                why = "; ".join(fault.code for fault in sparse.faults) or "another history, or not supported"
                raise Broken("E-DECISION-UNPROVED", f"entry {number}: {why}")
        return sparse

    def _require_decided(self, register):
        if not register.motions.one(id=self.motion):
            raise Broken("E-DECISION-UNPROVED", "the motion is not in it")
        polls = register.polls.of(motion=self.motion)
        if not polls or any(poll.closed is None for poll in polls):
            raise Broken("E-DECISION-UNPROVED", "no poll on the motion is in it, or one is not closed")
        if not self.checkpoint.signed_by(register.ledger_key(self.checkpoint.size)):
            raise Broken("E-DECISION-UNPROVED", "the genesis names another key than the one that signed")
        require_coverings(register, self.checkpoint, self.handed, {(size, root) for size, root, _ in self.heads})
