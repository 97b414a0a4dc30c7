"""Vectors of a ledger that follows another one, held against a copy of that one (FORMAT.md, 14.2)."""

from forge import ORIGIN, b64
from vectors_base import Bench, base, the_charter
from vectors_trails import changed, edited, vector

NEXT = "next.example/ledger"
START = "2026-02-05T09:00:00Z"


def head(f, size):
    return {"root": b64(f.found.roots[size]), "size": size}


def successor(ledger="next-ledger", **predecessor):
    """A ledger of its founding alone, whose genesis names the one that it follows."""
    f = Bench(the_charter(), START, NEXT, ledger, predecessor={"origin": ORIGIN, **predecessor})
    assert not any(f.codes), f.codes
    return f


def unsound_founding(**predecessor):
    """The files of a ledger whose genesis is refused, for what it says of the one that it follows."""
    f = Bench(the_charter(), START, NEXT, "next-ledger", predecessor={"origin": ORIGIN} | predecessor)
    return {**f.files, **f.export()}


def other_ledger():
    """Another ledger under the same name: it was founded a second later."""
    f = base()
    other = Bench(the_charter(), "2026-01-05T09:00:01Z")
    while len(other.lines) < len(f.lines):
        other.propose("p1", "board", title="Another history")
    return other


def vectors():
    f = base()
    size, files = len(f.lines), f.export()
    longer, shorter = base(), changed(f.lines[:20], files, sealed=True)
    longer.vote("p2", longer.poll, "s2", "no")
    all_left, lost = successor(**head(f, size)), {"lost": head(f, size)}
    two_lost = successor(**head(f, 20), **lost)
    unsound = changed([*f.lines[:12], edited(f.lines[12], lambda e: e["event"].update(by="p4")), *f.lines[13:]], files)
    broken = {**files, "documents/" + "0" * 64: b"a"}
    wrong = "F-PREDECESSOR"
    for name, cause, follower, old, *faults in [
            ("same-key", "The successor has the key of the ledger that it follows.", successor("ledger", **head(f, size)), files, wrong),
            ("other-ledger", "The copy is of another ledger under that name.", all_left, other_ledger().export(), wrong),
            ("other-root", "The genesis names another root of that size.", successor(root=b64(bytes(32)), size=size), files, wrong),
            ("shorter", "The copy has fewer entries than the successor goes on from.", all_left, shorter, wrong),
            ("lost-other-root", "The copy has the entries that were lost, and the genesis names another root of them.",
             successor(**head(f, 20), lost={"root": b64(bytes(32)), "size": size}), files, wrong),
            ("altered", "An entry of the copy was altered.", all_left, unsound, wrong),
            ("document", "The copy has a document that is not what its name says.", all_left, broken, wrong)]:
        yield vector("predecessor-" + name, cause, follower.export(), *faults, held={"predecessor": old}, genesis=follower.genesis)
    for name, cause, files_of in [
            ("itself", "The genesis names its own ledger as the one that it follows.", unsound_founding(**head(f, size), origin=NEXT)),
            ("empty", "The genesis goes on from no entries.", unsound_founding(**head(f, 0))),
            ("lost-none", "The genesis says to be lost what it goes on from.", unsound_founding(**head(f, size), lost=head(f, size)))]:
        yield vector("predecessor-" + name, cause, files_of, found=True, genesis=None)
    for name, cause, follower, old, verdict in [
            ("fits", "The copy has just the entries that the successor goes on from.", all_left, files, "valid"),
            ("lost", "Two entries were lost, and the copy does not have them.", two_lost, shorter, "valid"),
            ("lost-there", "Two entries were lost to the successor, and the copy has them.", two_lost, files, "valid"),
            ("beyond", "The copy has an entry that the successor does not know of.", all_left, longer.export(), "weaker"),
            ("not-looked-at", "No copy of the ledger that it follows is at hand: it is whole without.", all_left, None, "valid")]:
        held = {} if old is None else {"held": {"predecessor": old}}
        yield vector("predecessor-" + name, cause, follower.export(), verdict=verdict, genesis=follower.genesis, **held)
