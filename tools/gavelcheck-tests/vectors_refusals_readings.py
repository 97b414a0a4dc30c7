"""Vectors of what is asked first, what an amendment's result is asked, which of several polls is the last, and what names leave (7.6, 8.5, 9, 9.9).

The base is that of vectors_refusals_motions.py.
"""

import copy

from forge import DAY
from gavelcheck.values import time_text
from vectors_base import text_of
from vectors_refusals_motions import BASES  # noqa: F401: of these too
from vectors_refusals_motions import (HOUR, INNER, NOBODY, PLAIN, about, adoptions, agenda, amend, amendment, decided, of_code, own, pending,
                                      poll_of, reconsider, revise, seat)
from vectors_refusals_proxies import decide, done, meeting, opened, ratify, voided, with_texts


def performed(name, cause, change, *acts):
    """A lawful trail, of which the last entry performed these acts."""
    f = pending()
    change(f)
    effects = [(each.act, each.state) for each in f.register.effects if each.entry == len(f.lines) - 1]
    assert effects == [(act, "done") for act in acts], (name, effects, f.codes)
    return own("lawful-" + name, cause, f)


# What is asked first (8.5, 9.9)

def consenting(f):
    return {"act": "motion.consent", "items": [{"motion": f.slow, "version": 1}]}


def resulting(f, *acts, **more):
    """An amendment of the pending motion that results in these acts."""
    return amend(f, result={"acts": list(acts), "texts": []}, **more)


def orders():
    overturn = {"act": "ruling.overturn", "ruling": NOBODY}
    yield from of_code("E-ACT-NOT-ALONE", (
        "revised-appeal-beside", "A revision adds an appeal to other acts: that it is not alone is told before the kind.",
        lambda f: revise(f, acts=[*adoptions(), overturn])), (
        "revised-agenda-beside", "A revision adds a consent agenda to other acts: that it is not alone is told before the kind.",
        lambda f: revise(f, acts=[*adoptions(), consenting(f)])), (
        "amend-agenda-beside", "An amendment adds a consent agenda to other acts.", lambda f: amend(
            f, result={"acts": [*adoptions(), consenting(f)]})))
    yield from of_code("E-MOTION-KIND", (
        "amend-to-agenda", "An amendment makes a consent agenda of a motion.", lambda f: resulting(f, consenting(f))), (
        "revised-agenda-beside-agenda", "A consent agenda is revised to have another act: the kind of what is revised is told first.",
        lambda f: revise(f, agenda(f, f.motion), "p2", acts=[consenting(f), *adoptions()])))
    yield from of_code("E-MOTION-BODY", (
        "mixed-rules-then-body", "A second act asks for another rule, and a third is not the body's: the third is told first.", lambda f: f.propose(
            "p2", "board", [{"act": "policy.supersede", "by": "a", "policy": "b"}, {"act": "policy.repeal", "policy": "x"},
                            {"act": "seat.vacate", "seat": "s4"}])))
    yield from of_code("E-MOTION-UNKNOWN", (
        "amend-unknown-base", "An amendment of another base, with an act about a motion that there is not: that is told first.",
        lambda f: resulting(f, {"act": "decision.rescind", "motion": NOBODY}, base=[])), (
        "report-unknown", "A report on a motion that there is not.", lambda f: about(f, "report", NOBODY, recommends="adopt")))
    yield from of_code("E-DOCUMENT-UNNAMED", (
        "amend-unnamed-base", "An amendment of another base, with an act about a document that no entry names: that is told first.",
        lambda f: resulting(f, {"act": "document.redact", "document": NOBODY}, base=[])))
    yield from of_code("E-NOT-CONTESTED", (
        "amend-settle", "An amendment adds the settling of a poll that is not contested, and is not the body's: the poll is told first.",
        lambda f: resulting(f, {"act": "poll.settle", "admitted": [], "poll": f.failed_poll})))
    yield from of_code("E-POLL-UNKNOWN", ("amend-settle-unknown", "An amendment adds the settling of a poll that there is not.", lambda f: resulting(
        f, {"act": "poll.settle", "admitted": [], "poll": NOBODY}, base=[])))


# What the result of an amendment is asked, at any depth (8.5)

def document_unseen(f):
    motion = f.propose("p1", "members", title="Members")
    seen = len(f.lines)
    late = f.salted(b"A later reason.\n")
    f.vote("p4", opened(f), "s4", "no", reason=late)
    amended = amendment(f, motion, result={"acts": [{"act": "document.redact", "document": late}]})
    f.add("motion.proposed", "p2", saw=seen, acts=[{"act": "motion.amend", "motion": motion, **amended}], body="members", texts=[], title="Amend it")


def nested_unseen(f):
    later = lambda days: {"act": "motion.postpone", "motion": f.slow, "until": time_text(f.now + days * DAY)}  # noqa: E731
    motion = f.propose("p1", "board", [later(2)], title="Postpone it")
    first = amend(f, motion, result={"acts": [later(3)]})
    seen = len(f.lines)
    revise(f, f.slow, "p2")
    act = {"act": "motion.amend", "motion": first, **amendment(f, first)}
    f.add("motion.proposed", "p3", saw=seen, acts=[act], body="board", texts=[], title="Amend it")


def nested_reconsidering(by):
    return lambda f: amend(f, amend(f, result={"acts": [{"act": "decision.reconsider", "motion": f.failed}]}), by)


def results():
    yield from of_code("E-SEEN-TOO-SHORT", (
        "amend-document-unseen", "An amendment results in an act about a document whose entry its mover has not seen.", document_unseen), (
        "amend-nested-unseen", "An amendment of an amendment that results in an act about a motion as its mover has not seen it.", nested_unseen))
    yield from of_code("E-RECONSIDER-SIDE", (
        "amend-nested-reconsider", "An amendment of an amendment that results in reconsidering, moved by who voted yes.", nested_reconsidering("p1")))
    yield from of_code(None, (
        "amend-nested-reconsider", "An amendment of an amendment that results in reconsidering, moved by who voted no.", nested_reconsidering("p3")))


# Documents that are named again (7.6, 9.10)

def documents():
    yield from of_code(None, (
        "reason-confidential", "The reason of a ballot is what was named as the board's alone, and stays that.",
        lambda f: f.vote("p4", opened(f), "s4", "no", reason=f.annex)), (
        "text-published", "What was the board's alone is named as everybody's, once it is published.", lambda f: (
            done(f, "publish", f.inner), with_texts(text_of(INNER))(f))))


# Who may reconsider, and the last of several polls (8.5, 9.5, 10.5)

def recused_no(f):
    seal = opened(f)
    f.vote("p1", seal, "s1", "yes")
    for n in (2, 3, 4):
        f.vote(f"p{n}", seal, f"s{n}", "no")
    f.add("seat.recused", "p2", poll=seal, seat="s2")
    f.now = poll_of(f, seal).closes
    f.close("p3", seal, 0)
    reconsider(f, f.motion)


def called(choice):
    """A motion that failed, with this choice of a seat in a roll call, is to be reconsidered by that seat's holder."""
    def make(f):
        found = meeting(f)
        f.add("meeting.opened", "p1", meeting=found)
        seal = opened(f, HOUR)
        for n, own_choice in ((1, "yes"), (3, "no"), (4, "no")):
            f.vote(f"p{n}", seal, f"s{n}", own_choice)
        f.add("meeting.arrived", "p2", meeting=found, seat="s2")
        call = f.add("roll_call.recorded", "p2", choices=[{"choice": choice, "seat": "s2"}], meeting=found, poll=seal)
        f.add("roll_call.confirmed", "p1", roll_call=call)
        f.now = poll_of(f, seal).closes
        f.close("p3", seal, 0)
        reconsider(f, f.motion)
    return make


def failed_at_once(opening, closing=None):
    """A motion that the members failed is moved to be reconsidered; then two more bodies fail it in one second, and that motion carries."""
    def make(f):
        for n in (1, 2):
            f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"c{n}")
        motion = f.propose("p1", "board", [{"act": "member.reclassify", "class": "b", "organization": "o5"}], title="Reclassify it")
        first = f.open("p1", motion, "members", 600)
        f.vote("p1", first, "members.o1", "no")
        seals = {body: f.open("p1", motion, body, HOUR) for body in opening}
        for body, seal in seals.items():
            for n in (1, 2):
                f.vote(f"p{n}", seal, seat(body, n), "no")
        f.now = poll_of(f, first).closes
        f.close("p3", first, 0)
        again = reconsider(f, motion, "p3")
        f.now = max(poll_of(f, seal).closes for seal in seals.values())
        for body in closing or opening:
            f.close("p3", seals[body], 0)
        decided(f, again)
    return make


def failed_by_consent(f):
    decided(f, agenda(f, f.motion), yes=[1], no=[2, 3])
    decided(f, reconsider(f, f.motion))
    decided(f, f.motion, yes=[1])
    ratify(f, f.motion)


def ratified_by_poll(f):
    ratify(f, f.few_poll)
    assert [each.event for each in f.register.ratifications] == [f.few, f.few_poll]


def lasts():
    board_last, board_first = ["committee", "board"], ["board", "committee"]
    yield from of_code("E-RECONSIDER-SIDE", (
        "reconsider-recused", "Reconsidering, moved by who voted no and then stood aside.", recused_no), (
        "reconsider-called-abstain", "Reconsidering, moved by whose abstention a roll call tells.", called("abstain")))
    yield from of_code(None, ("reconsider-called", "Reconsidering, moved by whose no a roll call tells.", called("no")))
    yield performed("reconsider-at-once", "Of two polls that failed in one second the last has no time to reconsider, which may be moved before.",
                    failed_at_once(board_first), "decision.reconsider")
    yield performed("reconsider-at-once-closed", "The same where the last one was closed before the other: which was opened last counts.",
                    failed_at_once(board_first, board_last), "decision.reconsider")
    yield voided("E-MOTION-NOT-FAILED", "reconsider-at-once", "Of two polls that failed in one second the last has a time to reconsider, "
                 "which was moved before: void.", failed_at_once(board_last))
    yield voided("E-MOTION-NOT-FAILED", "reconsider-at-once-closed", "The same where the last one was closed before the other: void.",
                 failed_at_once(board_last, board_first))
    yield performed("ratify-poll", "A motion is ratified by the seal of its poll: both are ratified.", ratified_by_poll, "decision.ratify")
    yield performed("ratify-after-agenda", "A motion that failed by consent, and had no quorum when it was polled again, is ratified.",
                    failed_by_consent, "decision.ratify", "policy.adopt", "policy.adopt")


# Agendas as the powers stand, and a ground that outlasts its seat (8.5, 8.6)

def board_by(f, rule="chaired"):
    decide(f, "members", {"act": "body.amend", "body": {**copy.deepcopy(f.charter["bodies"][1]), "rule": rule}}, voters=(1, 2, 3, 4))


def item_under_new_rule(f):
    item = f.propose("p1", "board", title="An item")
    board_by(f)
    decided(f, agenda(f, item), yes=[1])
    f.propose("p1", "board", [{"act": "decision.reconsider", "motion": item}], title="Reconsider it")


def inactive(change):
    """The committee may vacate seats, and its seats alone move it; the chair of the board does so on a ground, and then the seat ends."""
    vacate = {"act": "seat.vacate", "seat": "s4"}

    def make(f):
        rule = {**PLAIN, "id": "seated", "title": "Seated", "mover": "seat"}
        changed = f.propose("p2", "members", [
            {"act": "rule.change", "rule": rule},
            {"act": "power.change", "power": {"act": "seat.vacate", "requires": [{"body": "committee", "rule": "seated"}]}}], title="Change it")
        f.add("motion.seconded", "p1", motion=changed, seat="members.o1", version=1)
        f.now += HOUR
        decided(f, changed, "members", (1, 2, 3, 4))
        motion = f.propose("p1", "committee", [vacate], title="Vacate it", ground={"inactivity": "s4"})
        decide(f, "members", {"act": "seat.end", "seat": "s4"})
        assert [each.state for each in f.register.effects][-3:] == ["done"] * 3, f.codes
        revise(f, motion, acts=[{**vacate, **change(f)}])
    return make


def standing():
    yield from of_code("E-POWER-CHANGED", (
        "agenda-power-changed", "A consent agenda with what was polled before its body had another rule.", lambda f: (board_by(f), agenda(f, f.few))))
    yield from of_code(None, (
        "agenda-item-new-rule", "An item that was opened under a new rule of its body, and had no quorum, is to be reconsidered by who voted yes.",
        item_under_new_rule), (
        "ground-seat-ended", "The chair revises a motion on the ground of inactivity in a seat that has ended.", inactive(lambda f: {})))
    yield from of_code("E-MOTION-NOT-MOVER", (
        "ground-seat-ended-acts", "The chair revises such a motion to have another time.", inactive(lambda f: {"effective": time_text(f.now + DAY)})))


def vectors():
    for group in (orders, results, documents, lasts, standing):
        yield from group()
