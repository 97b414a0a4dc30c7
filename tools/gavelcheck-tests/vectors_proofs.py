"""Vectors of proofs of a decision (16.2) and of ballot requests (12)."""

import json

from forge import DAY, b64, private
from gavelcheck.crypto import signed_blob
from gavelcheck.values import canonical, digest
from vectors_base import OTHER_TEXT, TEXT, VKEY, base, signed_checkpoint
from vectors_receipts import consistency, leaves_of, path_to, root_of

DECIDED = 14  # the closing of the first poll
LEFT_OUT = (5, 6, 7)  # designations to the board, on which the members' decision does not rest


class Parts:
    """The lines of a proof of a decision, as objects."""

    def __init__(self, f, numbers=None, checkpoint=None, motion=None):
        numbers = [n for n in range(DECIDED + 1) if n not in LEFT_OUT] if numbers is None else numbers
        leaves = leaves_of(f)
        self.head = {"checkpoint": (checkpoint or signed_checkpoint(len(leaves), root_of(leaves))).decode(),
                     "motion": motion or f.motion, "schema": "gavel.decision_proof/1"}
        self.entries = [{"entry": json.loads(f.lines[n]), "number": n, "path": list(map(b64, path_to(n, leaves)))} for n in numbers]
        sizes = sorted({each["entry"]["event"]["seen"]["size"] for each in self.entries} - {0})
        self.seen = [{"proof": list(map(b64, consistency(size, leaves))), "root": b64(root_of(leaves[:size])), "size": size}
                     for size in sizes]
        named = {digest(data): data for name, data in f.files.items() if not name.endswith(".salt")}
        first = json.loads(f.lines[0])["event"]["data"]["charter"]
        electorates = {each["entry"]["event"]["data"].get("electorate") for each in self.entries}
        self.documents = [{"bytes": b64(named[name]), "digest": name} for name in sorted({first, digest(TEXT), *electorates} - {None})]

    def lines(self):
        return [self.head, *self.seen, *self.entries, *self.documents]

    def bytes(self):
        return b"".join(canonical(line) + b"\n" for line in self.lines())


def proof(name, cause, data, code=None, **more):
    return {"name": "decision-" + name, "kind": "decision_proof", "cause": cause, "file": data, "log": VKEY, "code": code,
            "verdict": "invalid" if code else "valid", **more}


def decision_vectors(f):
    def made(change=None, numbers=None, **more):
        parts = Parts(f, numbers, **more)
        if change:
            change(parts)
        return parts.bytes()

    good = made()
    numbers = [n for n in range(DECIDED + 1) if n not in LEFT_OUT]
    lines = good.split(b"\n")[:-1]
    yield proof("good", "The proof of a decision.", good)
    yield proof("good-all", "The same with every entry up to the decision.", made(numbers=list(range(DECIDED + 1))))
    yield proof("good-later", "The same with entries after it.", made(numbers=list(range(22))))
    yield proof("good-text-missing", "Without the text, which it tells as missing.", made(
        lambda p: p.documents.__setitem__(slice(None), [d for d in p.documents if d["digest"] != digest(TEXT)])))
    for name, cause, data in [
            ("no-line-feed", "The last line has no line feed.", good[:-1]),
            ("empty-line", "An empty line.", good.replace(b"\n", b"\n\n", 1)),
            ("white-space", "White space in a line.", good.replace(b'"motion":', b'"motion": ', 1)),
            ("schema", "Another schema.", good.replace(b"decision_proof/1", b"decision_proof/2", 1)),
            ("member-more", "A line with a member more.", made(lambda p: p.seen[0].update(zero=0))),
            ("entries-swapped", "Two entries in another order.", b"\n".join(_swapped(lines, -5, -6)) + b"\n"),
            ("entry-twice", "An entry twice.", made(lambda p: p.entries.append(p.entries[-1]))),
            ("heads-swapped", "Two heads in another order.", made(lambda p: p.seen.reverse())),
            ("documents-swapped", "Two documents in another order.", made(lambda p: p.documents.reverse())),
            ("document-first", "A document before the entries.", made(lambda p: p.entries.insert(0, p.documents.pop(0)))),
            ("document-other", "A document that does not have its digest.", made(
                lambda p: p.documents[0].update(bytes=b64(b"other")))),
            ("size-zero", "A head of size 0.", made(lambda p: p.seen.insert(0, {**p.seen[0], "proof": [], "size": 0})))]:
        yield proof(name, cause, data, "E-DECISION-PROOF")
    yield proof("checkpoint-form", "A checkpoint without a signature.", made(
        lambda p: p.head.update(checkpoint=p.head["checkpoint"].split("\n\n")[0] + "\n\n")), "E-NOTE-UNSIGNED")
    yield proof("checkpoint-key", "A checkpoint that another key has signed.", made(
        checkpoint=signed_checkpoint(22, root_of(leaves_of(f)), key="stranger")), "E-SIGNATURE-MISSING")
    yield proof("checkpoint-bad", "A checkpoint whose signature does not hold.", made(
        lambda p: p.head.update(checkpoint=p.head["checkpoint"].replace("\n22\n", "\n23\n"))), "E-SIGNATURE-BAD")
    yield proof("head-root", "A head of another root.", made(lambda p: p.seen[2].update(root=b64(bytes(32)))), "E-PROOF-ROOT")
    yield proof("head-size", "A head of another size.", made(lambda p: p.seen[-1].update(size=16)), "E-PROOF-LENGTH")
    yield proof("head-beyond", "A head of more entries than the checkpoint's.", made(lambda p: p.seen[-1].update(size=23)), "E-PROOF-SIZES")
    yield proof("head-proof", "A proof of consistency with a hash less.", made(lambda p: p.seen[1]["proof"].pop()), "E-PROOF-LENGTH")
    yield proof("head-proof-other", "A proof of consistency with another hash.", made(
        lambda p: p.seen[1]["proof"].__setitem__(0, b64(bytes(32)))), "E-PROOF-ROOT")
    yield proof("head-fork", "A head of the checkpoint's size and another root.", made(
        lambda p: p.seen.append({"proof": [], "root": b64(bytes(32)), "size": 22})), "E-PROOF-FORK")
    yield proof("head-missing", "Without a head that an author had seen.", made(lambda p: p.seen.pop(3)), "E-DECISION-UNPROVED")
    yield proof("path", "An entry with another's path.", made(
        lambda p: p.entries[-1].update(path=p.entries[-2]["path"])), "E-PROOF-ROOT")
    yield proof("path-short", "A path with a hash less.", made(lambda p: p.entries[-1]["path"].pop()), "E-PROOF-LENGTH")
    yield proof("number", "An entry under another number.", made(lambda p: p.entries[-1].update(number=15)), "E-PROOF-ROOT")
    yield proof("number-beyond", "An entry beyond the checkpoint.", made(lambda p: p.entries[-1].update(number=22)), "E-PROOF-INDEX")
    yield proof("choice", "A ballot with another choice.", made(
        lambda p: p.entries[-3]["entry"]["event"]["data"].update(choice="no")), "E-PROOF-ROOT")
    for name, cause, left in [("genesis-missing", "Without the genesis.", 0), ("founder-missing", "Without a founder's acceptance.", 2), ("motion-left-out", "Without the motion.", 8),
                              ("opening-missing", "Without the opening.", 9), ("ballot-missing", "Without a ballot.", 12),
                              ("replaced-ballot-missing", "Without the ballot that was replaced.", 11), ("closing-missing", "Without the closing.", 14)]:
        yield proof(name, cause, made(numbers=[n for n in numbers if n != left]), "E-DECISION-UNPROVED")
    yield proof("charter-missing", "Without the charter.", made(
        lambda p: p.documents.__setitem__(slice(None), [d for d in p.documents if not b64_has(d, "gavel-charter")])), "E-DECISION-UNPROVED")
    yield proof("motion-other", "Of a motion that is not in it.", made(motion="0" * 64), "E-DECISION-UNPROVED")
    yield proof("motion-open", "Of a motion whose poll is open.", made(numbers=list(range(22)), motion=f.second), "E-DECISION-UNPROVED")
    yield from forged_vectors()


def b64_has(line, word):
    import base64
    return word.encode() in base64.b64decode(line["bytes"])


def _swapped(lines, a, b):
    lines = list(lines)
    lines[a], lines[b] = lines[b], lines[a]
    return lines


def forged_vectors():
    """Logs of the registrar's making, signed by the ledger's key, with an entry that is not lawful."""
    for name, cause, n, change, signer in [
            ("forged-signature", "A ballot whose signature does not hold, under a checkpoint over it.", 12,
             lambda e: e["event"]["data"].update(choice="no"), None),
            ("forged-outcome", "A closing of another outcome, signed by its author.", 14, lambda e: e["event"]["data"].update(outcome="failed"), "p1"),
            ("forged-key", "A ballot signed by who may not vote for that seat.", 12,
             lambda e: (e["event"].update(by="p4"), e.update(key=json.loads(base().lines[4])["key"])), "p4")]:
        f = base()
        entry = json.loads(f.lines[n])
        change(entry)
        if signer:
            entry["sig"] = b64(private(signer).sign(signed_blob(canonical(entry["event"]))))
        f.lines[n] = canonical(entry)
        f.lines = f.lines[:n + 1]
        yield proof(name, cause, Parts(f, [each for each in range(n + 1) if each not in LEFT_OUT]).bytes(), "E-DECISION-UNPROVED")
    f = base()
    f.lines[14] = foreign(f.lines[14])
    f.lines = f.lines[:15]
    yield proof("foreign", "An entry of another ledger.", Parts(f).bytes(), "E-RECEIPT-FOREIGN")


def foreign(line):
    entry = json.loads(line)
    entry["event"]["ledger"] = "other.example/ledger"
    return canonical(entry)


# Ballot requests

OPENED, PROPOSED = 19, 17


def request(f, numbers=(PROPOSED, OPENED), checkpoint=None, **changes):
    leaves = leaves_of(f)
    electorate = json.loads(f.lines[OPENED])["event"]["data"].get("electorate")
    roll = f.files["documents/" + electorate] if electorate else b""
    return canonical({
        "checkpoint": (checkpoint or signed_checkpoint(len(leaves), root_of(leaves))).decode(),
        "documents": [{"bytes": b64(OTHER_TEXT)}, {"bytes": b64(roll)}],
        "entries": [{"entry": json.loads(f.lines[n]), "number": n, "path": list(map(b64, path_to(n, leaves)))} for n in numbers],
        "schema": "gavel.ballot_request/1", "seat": "s2", "turn": 1, **changes})


def revised():
    """A ledger whose motion was revised before its poll was opened; the numbers of its three entries."""
    f = base()
    f.add("motion.revised", "p2", acts=[], motion=f.pending, texts=[], title="Better said", version=2)
    seal = f.open("p2", f.pending, "board", DAY)
    assert not f.refused() and f.register.polls.one(seal=seal)
    return f, (21, 22, 23)


def requested(name, cause, data, code=None):
    return {"name": "request-" + name, "kind": "ballot_request", "cause": cause, "file": data, "log": VKEY, "code": code,
            "verdict": "invalid" if code else "valid"}


def request_vectors(f):
    good = request(f)
    value = json.loads(good)
    later, three = revised()
    roll = later.files["documents/" + json.loads(later.lines[23])["event"]["data"]["electorate"]]
    documents = [{"bytes": b64(roll)}]

    def entry(index, **changes):
        entries = json.loads(good)["entries"]
        entries[index].update(changes)
        return request(f, entries=entries)

    yield requested("good", "A request for a ballot.", good)
    yield requested("good-no-text", "Without the text, which is told as missing.", request(f, documents=value["documents"][1:]))
    yield requested("good-revised", "Of a motion that was revised.", request(later, three, documents=documents))
    for name, cause, data in [
            ("line-feed", "A line feed at the end.", good + b"\n"),
            ("white-space", "White space.", good.replace(b'"seat":', b'"seat": ')),
            ("schema", "Another schema.", request(f, schema="gavel.ballot_request/2")),
            ("member-more", "A member more.", request(f, zero=0)),
            ("member-missing", "Without a turn.", canonical({k: v for k, v in value.items() if k != "turn"})),
            ("entries-order", "The entries in another order.", request(f, (OPENED, PROPOSED))),
            ("no-opening", "Without the opening of the poll.", request(f, (PROPOSED,))),
            ("two-openings", "Two openings.", request(f, (9, PROPOSED, OPENED))),
            ("no-motion", "Without the motion.", request(f, (OPENED,))),
            ("other-motion", "With another motion than the poll's.", request(f, (8, OPENED))),
            ("revision-missing", "Without the revision that is sealed.", request(later, (21, 23), documents=documents)),
            ("no-electorate", "Without the electorate.", request(f, documents=value["documents"][:1])),
            ("electorate-other", "With another electorate than the one sealed.", request(
                f, documents=[value["documents"][0], {"bytes": b64(roll.replace(b'"p1"', b'"p4"'))}])),
            ("seat-none", "For a seat that does not vote.", request(f, seat="s9")),
            ("seat-of-another-body", "For a seat of another body.", request(f, seat="members.o2"))]:
        yield requested(name, cause, data, "E-BALLOT-REQUEST")
    yield requested("checkpoint-form", "A checkpoint without a signature.", request(
        f, checkpoint=value["checkpoint"].split("\n\n")[0].encode() + b"\n\n"), "E-NOTE-UNSIGNED")
    yield requested("checkpoint-key", "A checkpoint that another key has signed.", request(
        f, checkpoint=signed_checkpoint(22, root_of(leaves_of(f)), key="stranger")), "E-SIGNATURE-MISSING")
    yield requested("checkpoint-bad", "A checkpoint whose signature does not hold.", request(
        f, checkpoint=value["checkpoint"].replace("\n22\n", "\n23\n").encode()), "E-SIGNATURE-BAD")
    yield requested("path", "An entry with another's path.", entry(1, path=value["entries"][0]["path"]), "E-PROOF-ROOT")
    yield requested("path-short", "A path with a hash less.", entry(1, path=value["entries"][1]["path"][1:]), "E-PROOF-LENGTH")
    yield requested("number", "An entry under another number.", entry(1, number=18), "E-PROOF-ROOT")
    yield requested("number-beyond", "An entry beyond the checkpoint.", entry(1, number=22), "E-PROOF-INDEX")
    title = json.loads(f.lines[PROPOSED])
    title["event"]["data"]["title"] = "Meet in Zurich"
    yield requested("title", "The motion with another title.", entry(0, entry=title), "E-PROOF-ROOT")
    g = base()
    g.lines[OPENED] = foreign(g.lines[OPENED])
    yield requested("foreign", "The opening of another ledger.", request(g), "E-RECEIPT-FOREIGN")
    g = base()
    opening = json.loads(g.lines[OPENED])
    opening["event"]["data"]["texts"] = ["0" * 64]
    g.lines[OPENED] = canonical(opening)
    yield requested("texts", "The poll is sealed over other texts than the motion's.", request(g), "E-BALLOT-REQUEST")


def vectors():
    f = base()
    yield from decision_vectors(f)
    yield from request_vectors(f)
