"""Vectors of trails of a ledger whose key was handed on (4.3): by whom, to whom, and which key signed which size."""

from forge import ORIGIN, b64, private, public
from gavelcheck.notes import key_id
from gavelcheck.tables import derived_files, manifest
from vectors_base import base, signed_checkpoint
from vectors_proofs import DECIDED, LEFT_OUT, Parts, proof as decision_proof
from vectors_receipts import consistency, leaves_of, root_of
from vectors_trails import vector


def vkey(key):
    return f"{ORIGIN}+{key_id(ORIGIN, public(key)).hex()}+{b64(bytes([1]) + public(key))}"


def proof(key="next", after="ledger", signer=None):
    message = b"gavel-ledger-key-v1\0" + f"{vkey(after)}\n{vkey(key)}\n".encode()
    return {"key": vkey(key), "sig": b64(private(signer or key).sign(message))}


def handed(by="p2", then=1, **given):
    """The base, handed on by an entry, and so many entries after it; and the number of that entry."""
    f = base()
    entry = len(f.lines)
    f.put(f.line(f.event("registrar.handed", by, proof(**given)), by))
    for number in range(then):
        f.propose("p1", "board", title=f"After {number}")
    return f, entry


def files_of(f, signer="next", covering=(), **others):
    """The trail, under a checkpoint of this key; `covering` are pairs of a size and who signed it."""
    size = len(f.lines)
    files = {**f.export(), "checkpoint": signed_checkpoint(size, f.tree.root(), key=signer)}
    for covered, key in covering:
        files[f"handed/{covered}"] = signed_checkpoint(covered, f.found.roots[covered], key=key)
    files.update(derived_files(f.register, size=size))
    files.update(others)
    files["MANIFEST"] = manifest(files)
    return files


def vectors():
    f, n = handed()
    right = [(n + 1, "ledger")]
    yield vector("registrar-handed", "The ledger's key handed on, and an entry under the new one.", files_of(f, covering=right),
                 verdict="valid")
    last, _ = handed(then=0)
    yield vector("registrar-handed-last", "The ledger's key handed on by the last entry, which the old key covers.", files_of(last, "ledger"),
                 verdict="valid")
    yield vector("registrar-handed-last-new", "A handing that the new key covers itself.", files_of(last), "F-CHECKPOINT")
    yield vector("registrar-old-after", "A checkpoint by the old key over more than the handing.", files_of(f, "ledger", right), "F-CHECKPOINT")
    yield vector("registrar-stranger-after", "A checkpoint by a key to which nobody handed the ledger.", files_of(f, "thief", right),
                 "F-CHECKPOINT")
    yield vector("registrar-uncovered", "A handing that no checkpoint of the old key covers.", files_of(f), (n, "F-CHECKPOINT"))
    yield vector("registrar-covered-new", "A handing that a checkpoint of the new key covers.", files_of(f, covering=[(n + 1, "next")]),
                 "F-CHECKPOINT")
    yield vector("registrar-covered-root", "A handing that the old key covers with the root of another history.", files_of(
        f, **{f"handed/{n + 1}": signed_checkpoint(n + 1, f.found.roots[n])}), (n, "F-ROOT"))
    yield vector("registrar-covered-size", "The old key's checkpoint before the handing in the place of that over it.", files_of(
        f, **{f"handed/{n + 1}": signed_checkpoint(n, f.found.roots[n])}), "F-CHECKPOINT")
    yield vector("registrar-covered-more", "A last checkpoint of no key that was handed on.", files_of(f, covering=[*right, (3, "ledger")]),
                 "F-DERIVED")
    yield vector("registrar-by-another", "A handing by who is not the secretary.", files_of(handed("p1", 0)[0], "ledger"), (n, "E-SECRETARY-NOT"))
    yield vector("registrar-proof-of-another", "A handing to a key that did not sign it.", files_of(handed(then=0, signer="thief")[0], "ledger"),
                 (n, "E-LEDGER-KEY-PROOF"))
    yield vector("registrar-proof-after-another", "A handing to a key that signed to follow upon another.", files_of(
        handed(then=0, after="thief")[0], "ledger"), (n, "E-LEDGER-KEY-PROOF"))
    yield vector("registrar-key-of-a-person", "A handing to the key of a person.", files_of(handed(then=0, key="p3")[0], "ledger"),
                 (n, "E-LEDGER-KEY-TAKEN"))
    yield vector("registrar-key-again", "A handing to the key that the ledger has.", files_of(handed(then=0, key="ledger")[0], "ledger"),
                 (n, "E-LEDGER-KEY-TAKEN"))


def decision(f, n, covering="ledger", told=True, proved=True, signer="next"):
    """The proof of a decision, under a checkpoint of the key to which the ledger's was handed on afterwards, by entry n."""
    leaves = leaves_of(f)
    numbers = [each for each in range(DECIDED + 1) if each not in LEFT_OUT] + [n]
    parts = Parts(f, numbers, checkpoint=signed_checkpoint(len(leaves), root_of(leaves), key=signer))
    if told:
        parts.head["handed"] = [signed_checkpoint(n + 1, root_of(leaves[:n + 1]), key=covering).decode()]
    if proved:
        parts.seen.append({"proof": list(map(b64, consistency(n + 1, leaves))), "root": b64(root_of(leaves[:n + 1])), "size": n + 1})
    return parts.bytes()


def proof_vectors():
    f, n = handed()
    yield decision_proof("handed", "The proof of a decision after which the ledger's key was handed on, for who knows the first key.", decision(f, n))
    yield decision_proof("handed-new-key", "The same for who knows the new key.", decision(f, n), log=vkey("next"))
    yield decision_proof("handed-uncovered", "Without the checkpoint that covers the handing.", decision(f, n, told=False), "E-DECISION-UNPROVED", log=vkey("next"))
    yield decision_proof("handed-uncovered-first", "Without the checkpoint that covers the handing, for who knows the first key alone.",
                         decision(f, n, told=False), "E-SIGNATURE-MISSING")
    yield decision_proof("handed-covered-new", "The new key covers the handing.", decision(f, n, covering="next"), "E-SIGNATURE-MISSING", log=vkey("next"))
    yield decision_proof("handed-covered-stranger", "A stranger's key covers the handing.", decision(f, n, covering="stranger"), "E-SIGNATURE-MISSING")
    yield decision_proof("handed-unproved", "The checkpoint that covers the handing is of a head that is not proved.", decision(f, n, proved=False),
                         "E-DECISION-UNPROVED")
    last, n = handed(then=0)
    yield decision_proof("handed-more", "A covering checkpoint of a handing that the proof's own covers.", decision(last, n, signer="ledger"),
                         "E-DECISION-UNPROVED")
