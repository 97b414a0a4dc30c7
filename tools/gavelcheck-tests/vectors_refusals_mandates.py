"""Vectors of the ledger of vectors_refusals_rollcalls: what is refused of mandates (FORMAT.md, 9.3) and of decisions that are older than the
ledger (8.8, 9.8).
"""

from forge import DAY
from gavelcheck.trail import Documents
from gavelcheck.values import time_text
from vectors_base import text_of
from vectors_refusals_meetings import NOBODY, carry, effects, told, told_all, void
from vectors_refusals_rollcalls import BASE, BASES, LONGEST, MANDATE, OTHER_SOURCE, WORDS, attest, base, batch, grant

__all__ = ["BASES", "vectors"]


# Mandates

def granted_at(f):
    """When a mandate is granted that is moved now: a minute for the motion, the poll, its ballot, and then the hour of the poll."""
    return f.now + 3 * 60 + 3_600


def accept(f, at, by="p4", kind="seat.accepted", **more):
    f.now = at
    f.add(kind, by, 0, appointment=f.moved, **(more or {"seat": "s5"}))


def accept_office(f, less=0):
    grant(f, f.now + DAY, "secretary", "p3")
    accept(f, f.register.office_tenures.of(office="secretary")[-1].mandate - less, "p3", "office.accepted", office="secretary")


def mandate_cases():
    end = lambda f: f.until  # noqa: E731
    mandate = lambda f: setattr(f, "moved", f.mandate)  # noqa: E731
    yield "mandate-over", "A mandate is accepted in the second in which it ends.", "E-MANDATE-OVER", lambda f: (mandate(f), accept(f, end(f)))
    yield "mandate-last-second", "A mandate is accepted a second before it ends.", None, lambda f: (mandate(f), accept(f, end(f) - 1))
    yield "mandate-office-over", "A mandate of an office is accepted in the second in which it ends.", "E-MANDATE-OVER", accept_office
    yield "mandate-office-last-second", "A mandate of an office is accepted a second before it ends.", None, lambda f: accept_office(f, 1)


def mandates():
    for name, cause, after, lawful in [("at-once", "A mandate is granted that ends when it is granted: void.", 0, False),
                                       ("a-second", "A mandate of a second is granted.", 1, True),
                                       ("longest", "A mandate of the longest time is granted.", LONGEST, True),
                                       ("too-long", "A mandate is granted that is a second too long: void.", LONGEST + 1, False)]:
        f = base()
        motion = grant(f, granted_at(f) + after)
        if lawful:
            assert effects(f, motion) == [("done", None)], (name, effects(f, motion))
            yield told("refused-none-mandate-" + name, cause, f, base=BASE)
        else:
            yield void("mandate-" + name, cause, f, motion, "E-MANDATE-TIME", BASE)
    f = base()
    f.document(WORDS)
    later, text = time_text(f.now + 2 * DAY), text_of(WORDS)
    motion = carry(f, [{"act": "mandate.grant", "effective": later, "person": "p4", "post": "secretary", "text": text["sha256"], "until": later}],
                   [text])
    yield void("mandate-later", "A mandate is granted that ends when it begins: void.", f, motion, "E-MANDATE-TIME", BASE)
    for name, cause, post in [("seat", "A mandate of a seat follows upon a mandate: void.", "s5"),
                              ("office", "A mandate of an office follows upon a mandate: void.", "secretary")]:
        f = base()
        followed(f, post)
        yield void("mandate-twice-" + name, cause, f, f.moved, "E-MANDATE-TWICE", BASE)


def followed(f, post):
    """A mandate is accepted, and another granted in the second in which it ends."""
    if post == "s5":
        f.moved, until = f.mandate, f.until
        accept(f, f.now + 60)
    else:
        until = f.now + MANDATE
        grant(f, until, post, "p3")
        accept(f, f.now + 60, "p3", "office.accepted", office=post)
    f.now += until - granted_at(f)
    grant(f, until + DAY, post, "p4")


# Decisions older than the ledger

def told_elsewhere(f, content, **more):
    """A batch of a document that a ballot has named as its reason, so that the document belongs to the trail whatever the batch is."""
    document = f.salted(content)
    f.found.documents = Documents(f.files)  # at hand
    f.vote("p3", f.poll, "s3", "no", reason=document)
    attest(f, document, **{"part": 2, **more})


def batches():
    again = lambda **more: lambda f: attest(f, f.batch, **more)  # noqa: E731
    document = lambda content, **more: lambda f: told_elsewhere(f, content, **more)  # noqa: E731
    yield "batch-twice", "A part of the old decisions is told twice.", "E-BATCH-TWICE", again()
    yield "batch-twice-parts", "A part is told twice, of another number of parts: that it is told twice comes first.", "E-BATCH-TWICE", again(parts=3)
    yield "batch-order", "The last of three parts is told after the first.", "E-BATCH-ORDER", again(part=3, parts=3)
    yield "batch-order-first", "The second part of a source is told of which there is no first.", "E-BATCH-ORDER", again(part=2, source=OTHER_SOURCE)
    yield "batch-order-body", "The second part is told of a body of which there is no first.", "E-BATCH-ORDER", again(part=2, body="members")
    yield "batch-order-parts", "The second of three parts is told after the first of two.", "E-BATCH-ORDER", again(part=2, parts=3)
    yield "batch-second", "The second of two parts is told after the first.", None, again(part=2)
    yield "batch-other-source", "The first part of another source is told.", None, again(source=OTHER_SOURCE)
    yield "batch-count-less", "A batch is said to have fewer decisions than its document.", "E-BATCH-MALFORMED", document(batch(3))
    yield "batch-count-more", "A batch is said to have more decisions than its document.", "E-BATCH-MALFORMED", document(batch(1))
    yield "batch-format", "A batch whose document has another format.", "E-BATCH-MALFORMED", document(batch(2, format="gavel-old-decisions-v2"))
    yield "batch-more", "A batch whose document has a member that there is not.", "E-BATCH-MALFORMED", document(batch(2, more=True))
    yield "batch-no-json", "A batch whose document is no JSON.", "E-BATCH-MALFORMED", document(b"Two decisions.\n")
    yield "batch-line-feed", "A batch whose document is not canonical: it ends in a line feed.", "E-BATCH-MALFORMED", document(batch(2) + b"\n")
    yield "batch-choice", "A batch in whose document somebody chose what cannot be chosen.", "E-BATCH-MALFORMED", \
        document(batch(2).replace(b'"yes"', b'"maybe"'))
    yield "batch-row", "A batch in whose document a decision has the row 0.", "E-BATCH-MALFORMED", document(batch(2).replace(b'"row":1', b'"row":0'))
    yield "batch-date", "A batch in whose document something was decided on a day that there was not.", "E-BATCH-MALFORMED", \
        document(batch(2).replace(b'{"name"', b'{"decided":"2021-02-29T00:00:00Z","name"'))
    yield "batch-title", "A batch in whose document a decision has an empty name.", "E-BATCH-MALFORMED", \
        document(batch(2).replace(b"Resolution 1", b""))
    yield "batch-bytes", "A batch whose document is no UTF-8.", "E-BATCH-MALFORMED", document(batch(2).replace(b"Resolution 1", b"\xff"))
    yield "batch-row-higher", "A batch in whose document a decision has the row 1,000,000,001.", "E-BATCH-MALFORMED", \
        document(batch(2).replace(b'"row":1', b'"row":1000000001'))
    yield "batch-row-high", "A batch in whose document a decision has the row 1,000,000,000.", None, \
        document(batch(2).replace(b'"row":1', b'"row":1000000000'))
    yield "batch-order-malformed", "A batch out of order whose document is no JSON: the order is told first.", "E-BATCH-ORDER", \
        document(b"Two decisions.\n", part=3, parts=3)
    yield "batch-proper", "A batch whose document a ballot has named before.", None, document(batch(2))


def batch_not_at_hand():
    """Nobody can say what is in it: the trail is weaker, and no entry is at fault."""
    f = base()
    document = f.salted(batch(3))
    attest(f, document, part=2)
    del f.files["documents/" + document], f.files[f"documents/{document}.salt"]
    yield {**told("refused-none-batch-not-at-hand", "A batch is said to have fewer decisions than its document, which is not at hand.", f, base=BASE),
           "verdict": "weaker"}


def adopt(f, body="board", state=None):
    return carry(f, [{"act": "old_decisions.adopt", "body": body, "state": state or f.state}])


def adoptions():
    for name, cause, more in [("unknown", "Old decisions are adopted in a state that there was not: void.", {"state": NOBODY}),
                              ("elsewhere", "Old decisions of a body are adopted as those of another: void.", {"body": "members"})]:
        f = base()
        yield void("old-decisions-" + name, cause, f, adopt(f, **more), "E-STATE-UNKNOWN", BASE)
    f = base()
    attest(f, f.batch, part=2)
    motion = adopt(f)
    assert effects(f, motion) == [("done", None)]
    yield told("refused-none-old-decisions-earlier", "Old decisions are adopted in a state before the last.", f, base=BASE)
    f = base()
    adopt(f)
    yield void("old-decisions-adopted", "Old decisions are adopted in a state that is adopted: void.", f, adopt(f), "E-STATE-ADOPTED", BASE)


def vectors():
    yield from told_all([*mandate_cases(), *batches()], base, BASE)
    yield from mandates()
    yield from batch_not_at_hand()
    yield from adoptions()
