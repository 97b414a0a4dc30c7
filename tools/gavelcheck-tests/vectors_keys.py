"""Vectors of keys that have committed to a next one (FORMAT.md, 8.2)."""

from forge import b64, public
from gavelcheck.crypto import fingerprint
from vectors_base import KEY_DELAY, base
from vectors_trails import vector


def committed(wait=KEY_DELAY, to="p3-drawer"):
    """The base, and the third member's key has committed; so many seconds have passed."""
    f = base()
    f.add("key.committed", "p3", next=fingerprint(public(to)))
    f.now += wait
    return f


def succeed(f, key="p3-drawer", by="p3", **data):
    return f.add("key.succeeded", by, signed_with=key, key=b64(public(key)), **data)


def lawful():
    f = committed()
    succeed(f, since=len(f.lines) - 1)
    f.propose("p3", "board", title="By the next key", signed_with="p3-drawer")
    yield "succeeded", "A next key takes the place of the one that has committed to it, and signs at once.", f, []
    f = committed()
    f.offer = f.add("key.offered", "p3", signed_with="p3-drawer", key=b64(public("p3-drawer")), person="p3")
    f.add("key.rotated", "p3", offer=f.offer)
    f.propose("p3", "board", title="By the next key", signed_with="p3-drawer")
    yield "rotated", "A key is rotated to the next one, which speaks at once.", f, []
    f = committed()
    f.add("key.revoked", "p3", key=fingerprint(public("p3")))
    succeed(f)
    yield "self-revoked", "A key that has revoked itself is followed all the same.", f, []


def unlawful():
    f = committed(KEY_DELAY - 120)
    succeed(f)
    yield "early", "A next key takes the place before the commitment counts.", f, [(23, "E-KEY-UNCOMMITTED")]
    f = committed()
    succeed(f, "p3-other")
    yield "other", "A key to which nobody has committed takes the place.", f, [(23, "E-KEY-UNCOMMITTED")]
    f = committed()
    succeed(f, by="p4")
    yield "of-another", "A next key takes the place of another person's key.", f, [(23, "E-KEY-UNCOMMITTED")]
    f = committed()
    f.add("key.committed", "p3", next=fingerprint(public("p3-thief")))
    succeed(f, "p3-thief")
    yield "replaced-early", "A later commitment counts before its delay is over.", f, [(24, "E-KEY-UNCOMMITTED")]
    f = committed()
    offer = f.add("key.offered", "p3", signed_with="p3-thief", key=b64(public("p3-thief")), person="p3")
    f.add("key.rotated", "p3", offer=offer)
    yield "rotated-elsewhere", "A key is rotated to another one than it has committed to.", f, [(24, "E-KEY-COMMITTED")]
    yield "known", "A key commits to one that the ledger knows.", committed(to="p2-laptop"), [(22, "E-KEY-TAKEN")]
    yield "ledgers", "A key commits to the ledger's.", committed(to="ledger"), [(22, "E-KEY-IS-LEDGERS")]


def vectors():
    for name, cause, f, faults in [*lawful(), *unlawful()]:
        yield vector("next-key-" + name, cause, f.export(), *faults, verdict="invalid" if faults else "valid")
