"""Section 8.16: heads that the charter's witnesses have cosigned."""

import base64

from .notes import Checkpoint
from .policies import Policy
from .values import Broken, FIRST, plus, Refused, require

TOLERANCE = 300


def cosignatures(checkpoint, policy):
    """The pairs of a witness's name and a time of its cosignatures; Broken where a line only claims to be one."""
    found = []
    for name, witness in policy.witnesses.items():
        checkpoint.cosigned_by(witness)
        found += [(int.from_bytes(data[:8], "big"), name) for data in checkpoint.claimed_by(witness.name, witness.id)]
    return sorted(found)


def satisfied(policy, found):
    """The least time by which the quorum was met, or nothing."""
    seen = set()
    for time, name in found:
        seen.add(name)
        if policy.met_by(seen):
            return time
    return None


def head_cosigned(j):
    register = j.register
    charter = register.charter_at(j.now)
    require(charter is not None and charter.witnesses is not None, "E-WITNESSES-NOT-NAMED")
    checkpoint = Checkpoint(j.data["checkpoint"].encode())
    require(checkpoint.size > register.newest_head(), "E-HEAD-NOT-NEWER")
    j.saw(checkpoint.size - 1)
    require(checkpoint.signed_by(register.ledger_key(checkpoint.size)), "E-HEAD-UNSIGNED")
    policy = Policy(charter.witnesses["policy"].encode())
    try:
        found = cosignatures(checkpoint, policy)
    except Broken as error:
        raise Refused("E-COSIGNATURE") from error
    require(all(FIRST <= time <= plus(j.now, TOLERANCE) for time, _ in found), "E-COSIGNED-AHEAD")
    time = satisfied(policy, found)
    require(time is not None, "E-WITNESSES-QUORUM")
    register.cosigned_heads.add(entry=j.n, size=checkpoint.size, root=base64.b64encode(checkpoint.root).decode(), time=time, recorded=j.now,
                                person=j.by, event=j.id)
