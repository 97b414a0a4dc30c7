"""Vectors of a small ledger whose charter names two witnesses, and of what they cosigned."""

import copy
import functools

from forge import DAY, ORIGIN, b64, public
from gavelcheck.values import canonical, digest, parse
from vectors_base import Bench, cosignature, signed_checkpoint, the_charter, witness_key
from vectors_trails import vector

BOTH = ("w1", "w2")
POLICY = "".join(f"witness {name} {witness_key(name)}\n" for name in BOTH) + "group both all w1 w2\nquorum both\n"
WITHIN = 10 * DAY


def charter_with(policy=POLICY, **more):
    charter = copy.deepcopy(the_charter())
    for rule in charter["rules"]:
        rule["in_time"] = "cosigned"
    charter["witnesses"] = {"policy": policy, "within": WITHIN, **more}
    return charter


def head(f, size=None, by=BOTH, after=0, wait=60, root=None, origin=ORIGIN, key="ledger", more=b""):
    """A head of the ledger as these cosign it so many seconds after it is recorded."""
    size = len(f.lines) if size is None else size
    root = root if root is not None else f.found.roots[size]
    note = signed_checkpoint(size, root, origin=origin, key=key)
    return (note + b"".join(cosignature(name, note, time=f.now + wait + after) for name in by) + more).decode()


@functools.cache
def _polled():
    f = Bench(charter_with())
    for n in range(1, 5):
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    f.seal = f.open("p1", f.propose("p1", "board"), "board", DAY)
    for n in range(1, 4):
        f.vote(f"p{n}", f.seal, f"s{n}", "yes")
    return f


def polled():
    """Three ballots on an open poll, and no head yet."""
    return copy.deepcopy(_polled())


def decided(change=lambda f: {}, late=True, after=0):
    """The poll closed, with a head in time, a ballot after it and a head too late."""
    f = polled()
    f.add("head.cosigned", "p2", checkpoint=head(f, after=after))
    if late:
        f.vote("p4", f.seal, "s4", "no")
    f.now = f.register.polls.one(seal=f.seal).closes
    if late:
        f.add("head.cosigned", "p2", checkpoint=head(f, after=1))
    f.close("p3", f.seal, **change(f))
    return f.export()


def with_head(**told):
    f = polled()
    f.add("head.cosigned", "p2", checkpoint=head(f, **told))
    return f.export(), len(f.lines) - 1


def overdue(with_a_head):
    f = polled()
    f.now += WITHIN
    if with_a_head:
        f.add("head.cosigned", "p2", checkpoint=head(f))
    f.propose("p1", "board")
    return f.export(), len(f.lines) - 1


def uncovered():
    f = polled()
    f.now = f.register.polls.one(seal=f.seal).closes
    f.close("p3", f.seal)
    return f.export(), len(f.lines) - 1


def own(name, cause, files, *faults, **more):
    """A vector of this ledger, whose genesis is not that of the base."""
    first = parse(files["trail.jsonl"].split(b"\n")[0], "entry")
    return vector(name, cause, files, *faults, genesis=digest(canonical(first["event"])), **more)


def witness_vectors():
    yield own("witnessed", "A poll of which three ballots were in time and one late.", decided(), verdict="valid")
    f = polled()
    last = len(f.lines) + 3
    yield own("witnessed-late-counted", "The closing counts the late ballot too.", decided(
        lambda f: {"witnessed": {"head": len(f.lines) - 1, "late": 0, "size": len(f.lines) - 1}}), (last, "E-COUNT-WRONG"))
    yield own("witnessed-not-told", "The closing does not tell that it asked the witnesses.", decided(
        lambda f: {"witnessed": {"late": 1, "size": 0}}), (last, "E-COUNT-WRONG"))
    for title, cause, code, told in [
            ("root", "A head of another history.", "E-HEAD-UNKNOWN", {"root": bytes(32)}),
            ("origin", "A head of another log.", "E-HEAD-UNKNOWN", {"origin": "other.example/ledger"}),
            ("unsigned", "A head that another key than the ledger's has signed.", "E-HEAD-UNSIGNED", {"key": "p1"}),
            ("one-witness", "One of two witnesses has cosigned.", "E-WITNESSES-QUORUM", {"by": BOTH[:1]}),
            ("stranger", "A witness that the policy does not name has cosigned in another's place.", "E-WITNESSES-QUORUM",
             {"by": ("w1", "w9")}),
            ("ahead", "The witnesses cosigned 301 s after it is recorded.", "E-COSIGNED-AHEAD", {"after": 301})]:
        files, number = with_head(**told)
        yield own("head-" + title, cause, files, (number, code))
    files, _ = with_head(after=300)
    yield own("head-tolerated", "The witnesses cosigned 300 s after it is recorded.", files, verdict="valid")
    other = signed_checkpoint(3, bytes(32))
    files, number = with_head(by=(), more=b"".join(cosignature(name, other) for name in BOTH))
    yield own("head-others-cosignatures", "The cosignatures are of another head.", files, (number, "E-COSIGNATURE"))
    f = polled()
    for _ in range(2):
        f.add("head.cosigned", "p2", checkpoint=head(f, size=5))
    yield own("head-again", "The same head twice.", f.export(), (len(f.lines) - 1, "E-HEAD-NOT-NEWER"))
    f = polled()
    f.add("head.cosigned", "p2", saw=len(f.lines) - 1, checkpoint=head(f))
    yield own("head-unseen", "A head of more entries than its author had seen.", f.export(), (len(f.lines) - 1, "E-SEEN-TOO-SHORT"))
    files, number = overdue(with_a_head=False)
    yield own("head-overdue", "A motion after an entry stood for too long under no head.", files, (number, "E-HEAD-OVERDUE"))
    files, _ = overdue(with_a_head=True)
    yield own("head-in-time", "The head that was due, and then a motion.", files, verdict="valid")
    files, number = uncovered()
    yield own("ballots-uncovered", "A closing over ballots that stand under no head, within a day of the end.", files,
                 (number, "E-BALLOTS-UNCOVERED"))
    f = polled()
    f.add("key.offered", "p1", signed_with="w1", key=b64(public("w1")), person="p1")
    yield own("witness-key-offered", "A person's key that a witness has.", f.export(), (len(f.lines) - 1, "E-KEY-IS-WITNESS"))
