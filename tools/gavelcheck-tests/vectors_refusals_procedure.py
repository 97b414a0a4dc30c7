"""Further vectors of motions and polls (8.5, 8.6, 9.9): the items of consent agendas, what amendments would result in, who comes before whom.

The base is that of vectors_refusals_motions.py.
"""

from forge import DAY, b64, public
from gavelcheck.values import time_text
from vectors_base import KEY_DELAY, text_of
from vectors_refusals_motions import BASES  # noqa: F401: of these too
from vectors_refusals_motions import (HOUR, INNER, NOBODY, about, adoptions, agenda, amend, amendment, at, carried, of_code, poll_of,
                                      reconsider, record, refer, revise, second)
from vectors_refusals_proxies import demand, grant, carry, meeting, opened

REPEALED = {"act": "policy.repeal", "policy": "meetings"}


# Consent agendas at the opening

def listed(change):
    """A consent agenda with the pending motion, then what is told, and the poll on the agenda."""
    def make(f):
        found = agenda(f, f.motion)
        change(f)
        f.open("p2", found, "board", 600)
    return make


def slow_listed(seconded):
    """A poll on an agenda of the motion that needs a second, and which has one or not; the agenda has."""
    def make(f):
        found = agenda(f, f.slow, by="p3")
        for motion in (found, f.slow)[:1 + seconded]:
            second(f, 1, motion)
        demand(f, 1, found), demand(f, 3, found)
        at(f, f.now + HOUR, lambda: f.open("p1", found, "board", 600))
    return make


def agendas():
    yield from of_code("E-MOTION-TABLED", ("agenda-item-tabled", "A poll on an agenda with an item that lies on the table.", listed(
        lambda f: carried(f, "table", by="p3"))))
    yield from of_code("E-MOTION-PENDING", ("agenda-item-pending", "A poll on an agenda with an item of which an amendment is pending.", listed(
        lambda f: amend(f, by="p3"))))
    yield from of_code("E-MOTION-VERSION", ("agenda-item-revised", "A poll on an agenda with an item that was revised since.", listed(revise)))
    yield from of_code("E-SECONDS-MISSING", (
        "agenda-item-not-seconded", "A poll on an agenda that was seconded, with an item that was not.", slow_listed(False)))
    yield from of_code("E-POLL-ALREADY", ("agenda-item-polled", "A poll on a motion while it is voted on by consent.", lambda f: (
        f.open("p2", agenda(f, f.motion), "board", 600), f.open("p1", f.motion, "board", 600))))
    yield from of_code("E-MOTION-SETTLED", ("agenda-item-open", "A poll on an agenda with an item that is voted on by itself.", listed(
        lambda f: f.open("p1", f.motion, "board", 600))))
    yield from of_code(None, ("agenda-item-seconded", "A poll on an agenda that was seconded, as its item was.", slow_listed(True)), (
        "agenda-item-pulled", "A poll on a motion that was pulled from an agenda.", lambda f: (
            f.add("motion.pulled", "p3", agenda=agenda(f, f.motion), motion=f.motion, seat="s3"), f.open("p1", f.motion, "board", 600))))


# What an amendment would result in

def resulting(*acts, **more):
    return lambda f: amend(f, result={"acts": [act(f) if callable(act) else act for act in acts], **more})


def confidential(f):
    """An amendment by which a policy would have a text that is for the board alone, and stands beside the amendment."""
    text = text_of(INNER, access="body:board")
    about(f, "amend", texts=[text], **amendment(f, result={"acts": [{**adoptions()[0], "text": f.inner}], "texts": [text]}))


def postponement(change):
    """A motion to postpone, and an amendment of it to this act."""
    def make(f):
        first = about(f, "postpone", until=time_text(f.now + DAY))
        amend(f, first, "p3", result={"acts": [{"motion": f.motion, **change(f)}]})
    return make


def results():
    tabling = lambda f: {"act": "motion.table", "motion": f.slow}  # noqa: E731
    yield from of_code("E-MOTION-KIND", ("amend-to-tabling", "An amendment makes a motion one that tables another.", resulting(tabling, texts=[])), (
        "amend-postponement-to-tabling", "An amendment makes a postponement a tabling of the same motion.", postponement(
            lambda f: {"act": "motion.table"})), (
        "revised-to-appeal", "A motion is revised to an appeal; whether there is the ruling is not asked then.", lambda f: revise(
            f, acts=[{"act": "ruling.overturn", "ruling": NOBODY}])))
    yield from of_code("E-ACT-NOT-ALONE", ("amend-tabling-beside", "An amendment adds an act that tables another motion.", resulting(
        *adoptions(), tabling)))
    yield from of_code("E-MOTION-MIXED-RULES", ("amend-mixed-rules", "An amendment adds an act for which the body must carry by another rule.",
                                                resulting(*adoptions(), REPEALED)))
    yield from of_code("E-ACT-TEXT-CONFIDENTIAL", ("amend-text-confidential", "An amendment gives a policy a text that is the board's alone.",
                                                   confidential))
    yield from of_code("E-MOTION-TIME", ("amend-postponement-to-now", "An amendment postpones to the second before it is moved.", postponement(
        lambda f: {"act": "motion.postpone", "until": time_text(f.now)})))
    yield from of_code(None, ("amend-postponement", "An amendment postpones by another day.", postponement(
        lambda f: {"act": "motion.postpone", "until": time_text(f.now + 2 * DAY)})))
    yield from of_code("E-AMENDMENT-DEGREE", ("amend-thrice-other-base", "A third amendment, of another base: the degree tells.", lambda f: amend(
        f, amend(f, amend(f), "p3"), "p4", base=[NOBODY])))
    yield from of_code("E-MOTION-VERSION", ("divide-other-version", "A division of another version, that leaves an act out: the version tells.",
                                            lambda f: about(f, "divide", version=2, parts=[
                                                {"acts": [0], "texts": [], "title": "One"}, {"acts": [], "texts": [NOBODY], "title": "Two"}])))
    yield from of_code("E-BODY-UNKNOWN", ("refer-body-unknown", "A motion is to be referred to a body that there is not.", lambda f: refer(
        f, "council", report_by=time_text(f.now + DAY))))


# Which comes first

def again_later(polled):
    """Two motions to table, a day apart; a poll on the second one, where told, and on the first one."""
    def make(f):
        first = about(f, "table")
        other = at(f, f.now + DAY, lambda: about(f, "table", by="p3", wait=0))
        if polled:
            f.open("p3", other, "board", 600)
        f.open("p2", first, "board", 600)
    return make


def secondary(then):
    """An amendment, what is told of it, and a poll on it."""
    def make(f):
        first = amend(f)
        then(f, first)
        f.open("p2", first, "board", 600)
    return make


def precedences():
    yield from of_code("E-MOTION-PENDING", ("pending-same-open", "A poll on a tabling while another one is voted on.", again_later(True)), (
        "pending-secondary", "A poll on an amendment of which an amendment is pending.", secondary(lambda f, first: amend(f, first, "p3"))), (
        "pending-higher-later", "A poll on an amendment while a later tabling is pending.", secondary(lambda f, _: about(f, "table", by="p3"))))
    yield from of_code(None, ("pending-same-not-open", "A poll on a tabling while another one is pending, and not voted on.", again_later(False)))
    yield from of_code("E-MOTION-TABLED", ("tabled-amendment-polled", "A poll on an amendment of what lies on the table.", secondary(
        lambda f, _: carried(f, "table", by="p3"))))
    yield from of_code(None, ("tabled-revised", "What lies on the table is revised.", lambda f: (carried(f, "table"), revise(f))), (
        "tabled-seconded", "What lies on the table is seconded.", lambda f: (carried(f, "table", f.slow), second(f, 1))))
    yield from of_code("E-MOTION-LAPSED", ("polled-lapsed", "A poll in the second in which the motion lapses.", lapsing(0)))
    yield from of_code(None, ("polled-before-lapse", "A poll in the last second before the motion lapses.", lapsing(1)))
    yield from of_code("E-SEEN-TOO-SHORT", ("tabling-unseen", "A motion to table what its mover has not seen revised.", lambda f: (
        revise(f), f.add("motion.proposed", "p2", acts=[{"act": "motion.table", "motion": f.motion}], body="board", saw=len(f.lines) - 1, texts=[],
                         title="Table it"))))
    yield from of_code("E-RECONSIDER-SIDE", ("reconsider-changed-mind", "Reconsidering, moved by who voted no and then yes.", changed_mind))


def lapsing(before):
    return lambda f: at(f, record(f, f.motion).lapses - before, lambda: f.open("p1", f.motion, "board", 600, 0))


def changed_mind(f):
    seal = opened(f)
    f.vote("p2", seal, "s2", "no"), f.vote("p2", seal, "s2", "yes", 2)
    f.vote("p3", seal, "s3", "no"), f.vote("p4", seal, "s4", "no")
    f.now = poll_of(f, seal).closes
    f.close("p3", seal, 0)
    reconsider(f, f.motion)


# Seats that change hands, and proxies for a meeting

def handed_on(f):
    """The fourth seat goes to another person of its organization, whose key speaks."""
    offer = f.add("key.offered", "q4", key=b64(public("q4")), organization="o4", person="q4")
    f.add("key.vouched", "p4", offer=offer)
    f.now += KEY_DELAY
    f.add("seat.recalled", "p4", person="p4", seat="s4")
    found = f.add("seat.designated", "p4", person="q4", seat="s4")
    f.add("seat.accepted", "q4", appointment=found, seat="s4")


def at_meeting(*steps):
    """A ballot by a proxy for a meeting, in a poll; the steps are each a name and the seconds before it."""
    def make(f):
        found = meeting(f)
        proxy = grant(f, meeting=found)
        for name, wait in steps:
            if name == "poll":
                f.poll = f.open("p1", f.motion, "board", 600, wait)
            else:
                f.add("meeting." + name, "p1", wait, meeting=found)
        carry(f, proxy)
    return make


def seats():
    again = {"by": "q4", "seat": "s4", "version": 1}
    yield from of_code("E-SECOND-TWICE", ("second-seat-again", "A seat that has seconded does so again, by who holds it now.", lambda f: (
        second(f, 4), handed_on(f), f.add("motion.seconded", motion=f.slow, **again))))
    yield from of_code("E-DEMAND-TWICE", ("demand-seat-again", "A seat that has demanded a poll does so again, by who holds it now.", lambda f: (
        demand(f, 4), handed_on(f), f.add("poll.demanded", body="board", motion=f.slow, **again))))
    yield from of_code("E-PROXY-SCOPE", (
        "proxy-poll-after-meeting", "A ballot by a proxy for a meeting, in a poll opened in the second in which it was adjourned.",
        at_meeting(("opened", 60), ("adjourned", 60), ("poll", 0))))
    yield from of_code(None, ("proxy-meeting-first-second", "A ballot by a proxy for a meeting, in a poll opened in its first second.",
                              at_meeting(("poll", 60), ("opened", 0))), (
        "proxy-meeting-last-second", "A ballot by a proxy for a meeting, in a poll opened in its last second.",
        at_meeting(("opened", 60), ("poll", 60), ("adjourned", 1))))


def vectors():
    for group in (agendas, results, precedences, seats):
        yield from group()
