"""Sections 8.1 and 9.6: the ledger's key, handed from machine to machine, and which key signs which size (4.3)."""

from .charter import witness_keys
from .notes import VerifierKey, ledger_key
from .values import Broken, require, unbase64
from .crypto import signature_holds


def handed(register, data, entry, source):
    """The handing that an event or an act makes in this entry."""
    keys = register.ledger_keys()
    require(not any(each.entry == entry for each in register.key_handings), "E-LEDGER-KEY-HANDED")
    raw = ledger_key(data["key"], register.founding.origin)
    require(raw, "E-LEDGER-KEY")
    message = b"gavel-ledger-key-v1\0" + f"{register.ledger_vkey()}\n{data['key']}\n".encode()
    require(signature_holds(raw, unbase64(data["sig"]), message), "E-LEDGER-KEY-PROOF")
    persons = [unbase64(each.key) for each in (*register.keys, *register.admissions, *register.commitments) if each.key]
    require(raw not in keys and raw not in persons, "E-LEDGER-KEY-TAKEN")
    require(not any(raw in witness_keys(charter.witnesses) for charter in register.charters), "E-KEY-IS-WITNESS")
    register.key_handings.add(entry=entry, vkey=data["key"], raw=raw, source=source)


def registrar_handed(j):
    j.secretary()
    handed(j.register, j.data, j.n, j.id)


def ledger_key_replace(it, act, time):
    handed(it.register, act, it.entry, it.motion.id)


def require_coverings(register, checkpoint, handed_on, heads):
    """16.2: whoever held a key handed it on, shown by its last checkpoint over a head that is proved."""
    due = [each.entry + 1 for each in register.key_handings if each.entry + 1 < checkpoint.size]
    if due != [each.size for each in handed_on]:
        raise Broken("E-DECISION-UNPROVED", "a key was handed on without its last checkpoint")
    for covering in handed_on:
        if covering.origin != checkpoint.origin:
            raise Broken("E-SIGNATURE-ORIGIN", "the last checkpoint of a key is of another ledger")
        covering.require_signed_by(VerifierKey(register.ledger_vkey(covering.size)))
        if (covering.size, covering.root) not in heads:
            raise Broken("E-DECISION-UNPROVED", "the last checkpoint of a key is of another history")
