"""Vectors of what motions are refused for (8.5, 9.9): seconds, grounds, motions about motions, consent agendas, reconsidering.

The base is a ledger of five members and a board of four seats, of which the fourth never votes: a motion that failed, a tied one, one without
a quorum, and two that are before the board: one with two acts, and one under a rule with a second, a discussion and demands.
"""

import copy
import functools

from forge import DAY
from gavelcheck.motions import text_name
from gavelcheck.values import canonical, digest, parse, time_text
from vectors_base import RULE, Bench, text_of, the_charter
from vectors_trails import vector

NOBODY = "0" * 64
HOUR = 3_600
ONE, TWO, INNER, ANNEX = b"We meet weekly.\n", b"We meet in public.\n", b"Between us.\n", b"A letter to us.\n"
REASON = b"I was not heard.\n"
SEATS = {"board": "s{}", "members": "members.o{}", "committee": "c{}"}
ODD = {**{name: value for name, value in RULE.items() if name != "recusal"}, "least_window": 0, "reconsider_within": DAY,
       "proxies": {"cap": 1, "carriers": "seat"}}
PLAIN = {name: value for name, value in ODD.items() if name not in ("proxies", "reconsider_within")}
SLOW = {**PLAIN, "id": "slow", "title": "Slow", "seconds": 1, "discussion": HOUR, "open_within": HOUR, "opener": "seats", "opening_seats": 2}
CHAIRED = {**PLAIN, "id": "chaired", "title": "Chaired", "again": True, "casting_vote": True}
STRICT = {**PLAIN, "id": "strict", "title": "Strict", "seconds": 1, "discussion": HOUR}
RULES_OF_ACTS = {
    "policy.adopt": [("board", "odd")], "policy.amend": [("board", "odd")], "policy.repeal": [("board", "slow")],
    "policy.supersede": [("board", "chaired")], "decision.reconsider": [("board", "odd")], "decision.ratify": [("board", "odd")],
    "rule.change": [("members", "strict")], "power.change": [("members", "strict")], "body.amend": [("members", "odd")],
    "member.reclassify": [("members", "plain"), ("board", "odd"), ("committee", "plain")]}


def the_own_charter():
    """Each power over a policy is the board's, by another rule; a member that has no seat there; and a committee."""
    charter = copy.deepcopy(the_charter(organizations=5))
    charter["parameters"]["entries_per_day"] = 1_000
    charter["rules"] = [charter["rules"][0], ODD, SLOW, CHAIRED, STRICT]
    charter["bodies"][1] |= {"participation": {"polls": 2, "then": "vacate"}, "meetings": {
        "called_by": ["chair"], "notice": 0, "quorum": {"base": "holders", "fraction": "0/1", "strictly": False}, "roll_call_disputes": DAY}}
    charter["bodies"].append({"id": "committee", "kind": "committee", "parent": "board", "rule": "plain", "title": "Committee"})
    own = {"body": "committee", "title": "Seat", "voting": True, "weight": 1}
    charter["seats"] += [{**own, "appoints": "organization", "id": f"c{n}", "organization": f"o{n}"} for n in (1, 2)]
    charter["seats"].append({**own, "appoints": "body", "id": "b1"})
    for power in charter["powers"]:
        if power["act"] in RULES_OF_ACTS:
            power["requires"] = [{"body": body, "rule": rule} for body, rule in RULES_OF_ACTS[power["act"]]]
    return charter


@functools.cache
def _pending():
    f = Bench(the_own_charter())
    for n in range(1, 5):
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    inner, f.annex, f.reason = f.document(INNER), f.salted(ANNEX), f.salted(REASON)
    annex = {name: value for name, value in text_of(ANNEX, role="annex", access="body:board", salted=f.annex).items() if name != "sha256"}
    f.failed = f.propose("p1", "board", texts=[text_of(INNER, access="body:board"), annex], title="It fails")
    f.inner = inner
    f.failed_poll = decided(f, f.failed, yes=[1], no=[2, 3], reason=f.reason)
    f.tied = f.propose("p1", "board", title="It is tied")
    f.tied_poll = decided(f, f.tied, yes=[1], no=[2], abstain=[3])
    f.few = f.propose("p1", "board", title="It has no quorum")
    f.few_poll = decided(f, f.few, yes=[1])
    texts = [text_of(ONE), text_of(TWO)]
    f.document(ONE), f.document(TWO)
    f.motion = f.propose("p1", "board", adoptions(), texts, "Meet")
    f.slow = f.propose("p2", "board", [{"act": "policy.repeal", "policy": "meetings"}], title="Repeal it")
    assert not any(f.codes), f.codes
    return f


def pending():
    return copy.deepcopy(_pending())


def adoptions():
    return [{"act": "policy.adopt", "policy": name, "text": digest(content), "title": name.title()}
            for name, content in (("meetings", ONE), ("public", TWO))]


def seat(body, n):
    return SEATS[body].format(n)


def poll_of(f, seal):
    return f.register.polls.one(seal=seal)


def record(f, motion):
    return f.register.motions.one(id=motion)


def decided(f, motion, body="board", yes=(1, 2, 3), no=(), abstain=(), by=None, window=600, reason=None):
    """The seal of a poll opened by the mover, with these ballots, closed at its end; the noes have this reason, the first of them alone."""
    seal = f.open(by or record(f, motion).mover, motion, body, window)
    for choice, voters in (("yes", yes), ("no", no), ("abstain", abstain)):
        for n in voters:
            more = {"reason": reason} if reason and choice == "no" and n == no[0] else {}
            f.vote(f"p{n}", seal, seat(body, n), choice, **more)
    f.now = poll_of(f, seal).closes
    f.close("p3", seal, 0)
    return seal


def about(f, name, motion=None, by="p2", body="board", wait=60, texts=(), **more):
    """The id of a motion with this one act, about the pending motion."""
    act = {"act": "motion." + name, "motion": motion or f.motion, **more}
    return f.add("motion.proposed", by, wait, acts=[act], body=body, texts=list(texts), title=name.title() + " it")


def carried(f, name, motion=None, body="board", yes=(1, 2, 3), **more):
    """A motion about the pending one, carried."""
    found = about(f, name, motion, body=body, **more)
    decided(f, found, body, yes)
    assert record(f, found).state == "carried", f.codes
    return found


def amendment(f, motion=None, title="Meet often", **changes):
    """The members of an amendment that changes the title alone, but for the changes."""
    m = record(f, motion or f.motion)
    result = {"acts": m.acts, "texts": m.texts, "title": title, **changes.pop("result", {})}
    return {"base": list(map(text_name, m.texts)), "result": result, "version": m.version, **changes}


def amend(f, motion=None, by="p2", wait=60, **changes):
    return about(f, "amend", motion, by, wait=wait, **amendment(f, motion, **changes))


def revise(f, motion=None, by="p1", **changes):
    m = record(f, motion or f.motion)
    return f.add("motion.revised", by, **{"acts": m.acts, "motion": m.id, "texts": m.texts, "title": "Revised", "version": m.version + 1, **changes})


def agenda(f, *motions, by="p2", acts=()):
    items = [{"motion": each, "version": record(f, each).version} for each in motions]
    return f.propose(by, "board", [{"act": "motion.consent", "items": items}, *acts], title="By consent")


def own(name, cause, f, *codes):
    """A vector of this ledger; the last entry is the one at fault, where a code is told, and alone."""
    assert [code for codes_of in f.codes for code in codes_of] == list(codes) and f.codes[-1] == list(codes), (name, f.codes)
    first = parse(f.lines[0], "entry")
    return vector(name, cause, f.export(), *[(len(f.lines) - 1, code) for code in codes], base="refusals-motions",
                  genesis=digest(canonical(first["event"])), verdict="invalid" if codes else "valid")


def void(name, cause, f, code):
    """A lawful trail, of which the last act that was performed is void with this code."""
    effect = list(f.register.effects)[-1]
    assert (effect.state, effect.code, effect.entry) == ("void", code, len(f.lines) - 1), (name, effect.code, f.codes)
    return own("void-" + name, cause, f)


def of_code(code, *cases):
    """Vectors of one code, each a name, a cause and what is put on record after the base; without a code, lawful ones."""
    for name, cause, change in cases:
        f = pending()
        change(f)
        yield own(f"refused-{name}" if code else f"lawful-{name}", cause, f, *([code] if code else []))


def at(f, time, make):
    """What is made so that its first entry is recorded exactly at this time."""
    f.now = time
    return make()


# Grounds, seconds and what is moved (8.5)

def grounded(inactive="s4", acts=None, by="p1"):
    return lambda f: f.propose(by, "members", acts or [{"act": "seat.vacate", "seat": inactive}], ground={"inactivity": inactive})


def vacated(name, **more):
    return {"act": "seat.vacate", "seat": name, **more}


def grounds():
    yield from of_code("E-GROUND-NONE", (
        "ground-no-participation", "A motion on the ground of inactivity in a body that expects none.", grounded("members.o4")))
    yield from of_code("E-GROUND-ACTIVE", ("ground-one-poll", "Of a seat that missed one poll, where two make an act due.", grounded("s2")), (
        "ground-voted", "Of a seat that voted in the last poll.", grounded("s1")), (
        "ground-vacant", "Of a seat that nobody holds any more.", lambda f: (
            f.add("seat.recalled", "p4", person="p4", seat="s4"), grounded()(f))))
    yield from of_code("E-GROUND-ACT", ("ground-other-seat", "The act is not that of the inactive seat.", grounded(acts=[vacated("s3")])), (
        "ground-acts-more", "The act that is due, and another one beside it.", grounded(acts=[vacated("s4"), vacated("s3")])), (
        "ground-other-act", "The inactive seat's member would be suspended, where its seat is to be vacated.",
        grounded(acts=[{"act": "member.suspend", "organization": "o4"}])))
    yield from of_code(None, ("ground-due", "A motion to vacate a seat that missed two polls and more.", grounded()), (
        "ground-later", "The act that is due names a time of its own.",
        lambda f: grounded(acts=[vacated("s4", effective=time_text(f.now + DAY))])(f)))


def second(f, n, motion=None, **more):
    return f.add("motion.seconded", f"p{n}", motion=motion or f.slow, seat=f"s{n}", **{"version": 1, **more})


def seconds():
    yield from of_code("E-SECOND-OWN", ("second-own", "The mover seconds the own motion.", lambda f: second(f, 2)))
    yield from of_code("E-SECOND-TWICE", ("second-twice", "A seat seconds a motion again.", lambda f: (second(f, 1), second(f, 1))))
    yield from of_code(None, ("second-after-revision", "A seat seconds a motion again, which was revised.", lambda f: (
        second(f, 1), revise(f, f.slow, "p2"), second(f, 1, version=2))))


def moved():
    adopted = adoptions()[0]
    repealed = {"act": "policy.repeal", "policy": "meetings"}
    yield from of_code("E-MOTION-MIXED-RULES", (
        "mixed-rules", "Two acts for which the board must carry by different rules.", lambda f: f.propose(
            "p1", "board", [adopted, repealed], [text_of(ONE)])), (
        "mixed-rules-revised", "A revision adds an act for which the body must carry by another rule.",
        lambda f: revise(f, acts=[*adoptions(), repealed])))
    yield from of_code("E-ACT-TEXT-CONFIDENTIAL", ("act-text-confidential", "The text of a policy is for the board alone.", lambda f: f.propose(
        "p1", "board", [{**adopted, "text": f.inner}], [text_of(INNER, access="body:board")])))
    yield from of_code("E-MOTION-NOT-CARRIED", ("objected-failed", "An objection to a motion that failed.", lambda f: f.add(
        "decision.objected", "p4", motion=f.failed, organization="o4", reason=f.salted(b"I object.\n"))), (
        "objected-proposed", "An objection to a motion that is not decided.", lambda f: f.add(
            "decision.objected", "p4", motion=f.motion, organization="o4", reason=f.salted(b"I object.\n"))))
    yield from of_code("E-RATIFY-UNKNOWN", ("ratify-unknown", "Ratifying what there is not.", ratify(lambda f: NOBODY)), (
        "ratify-founding", "Ratifying an event that is no motion, poll or meeting.", ratify(lambda f: f.genesis)))


def ratify(event):
    return lambda f: f.propose("p1", "board", [{"act": "decision.ratify", "event": event(f)}], title="Ratify it")


def reconsider(f, motion=None, by="p2", wait=60):
    return f.add("motion.proposed", by, wait, acts=[{"act": "decision.reconsider", "motion": motion or f.failed}], body="board", texts=[],
                 title="Reconsider it")


def reconsidered(f):
    decided(f, reconsider(f))
    return f


def reconsiderings():
    def end(f):
        return poll_of(f, f.failed_poll).closed + DAY

    yield from of_code("E-MOTION-NOT-FAILED", ("reconsider-tied", "Reconsidering a tied motion.", lambda f: reconsider(f, f.tied)), (
        "reconsider-proposed", "Reconsidering what was never voted on.", lambda f: reconsider(f, f.motion)), (
        "reconsider-amended", "An amendment would have a motion reconsidered that did not fail.", lambda f: about(
            f, "amend", f.motion, **amendment(f, result={"acts": [*adoptions(), {"act": "decision.reconsider", "motion": f.few}]}))))
    yield from of_code("E-RECONSIDER-SIDE", ("reconsider-yes", "Reconsidering, moved by who voted yes.", lambda f: reconsider(f, by="p1")), (
        "reconsider-not-voted", "Reconsidering, moved by who did not vote.", lambda f: reconsider(f, by="p4")), (
        "reconsider-no-seat", "Reconsidering, moved by who has no seat any more.", lambda f: (
            f.add("seat.recalled", "p2", person="p2", seat="s2"), reconsider(f))))
    yield from of_code("E-RECONSIDER-LATE", ("reconsider-late", "Reconsidering at the very end of its time.", lambda f: at(
        f, end(f), lambda: reconsider(f, wait=0))), (
        "reconsider-late-yes", "Too late, and by who voted yes: the time is told first.", lambda f: at(
            f, end(f), lambda: reconsider(f, by="p1", wait=0))))
    yield from of_code(None, ("reconsider-last-second", "Reconsidering in the last second of its time, by who voted no.", lambda f: at(
        f, end(f) - 1, lambda: reconsider(f, wait=0))))


# Motions about motions (9.9)

def states():
    tabled = lambda f: carried(f, "table")  # noqa: E731
    yield from of_code("E-MOTION-TABLED", ("tabled-polled", "A poll on a motion that lies on the table.", lambda f: (
        tabled(f), f.open("p1", f.motion, "board", 600))), (
        "tabled-postponed", "A motion on the table is to be postponed.", lambda f: (tabled(f), later(f, DAY))), (
        "tabled-again", "A motion on the table is to be tabled.", lambda f: (tabled(f), about(f, "table", by="p3"))))
    yield from of_code("E-MOTION-NOT-TABLED", ("take-not-tabled", "Taking from the table what does not lie there.", lambda f: about(f, "take")), (
        "take-again", "Taking from the table what was taken.", lambda f: (tabled(f), carried(f, "take"), about(f, "take", by="p3"))))
    yield from of_code("E-MOTION-REFERRED", (
        "referred-polled", "A poll on a motion a second before the report is due.", lambda f: polled_at(f, refer_for(f, 2 * DAY) - 1)), (
        "referred-amended", "An amendment of a motion that is with the committee.", lambda f: (refer_for(f, 2 * DAY), amend(f, by="p3"))))
    yield from of_code("E-MOTION-POSTPONED", (
        "postponed-polled", "A poll on a motion a second before the time to which it was postponed.",
        lambda f: polled_at(f, postponed_for(f, 2 * DAY) - 1)), (
        "postponed-tabled", "A motion that is postponed is to be tabled.", lambda f: (postponed_for(f, 2 * DAY), about(f, "table"))))
    yield from of_code("E-MOTION-NOT-REFERRED", ("report-not-referred", "A report on what was not referred.", lambda f: report(f)), (
        "report-due", "A report at the time at which it was due.", lambda f: at(f, refer_for(f, 2 * DAY), lambda: report(f, 0))), (
        "report-again", "A second report.", lambda f: (reported(f), report(f))))
    yield from of_code(None, (
        "polled-when-report-due", "A poll at the time at which the report was due.", lambda f: polled_at(f, refer_for(f, 2 * DAY))), (
        "polled-when-postponed-to", "A poll at the time to which the motion was postponed.", lambda f: polled_at(f, postponed_for(f, 2 * DAY))), (
        "report-last-second", "A report in the last second before it is due.", lambda f: at(f, refer_for(f, 2 * DAY) - 1, lambda: report(f, 0))))


def refer_for(f, seconds):
    due = f.now + seconds
    decided(f, refer(f, report_by=time_text(due)))
    return due


def postponed_for(f, seconds):
    until = f.now + seconds
    carried(f, "postpone", until=time_text(until))
    return until


def polled_at(f, time):
    f.now = time
    return f.open("p1", f.motion, "board", 600, 0)


def report(f, wait=60):
    return about(f, "report", by="p1", body="committee", wait=wait, recommends="adopt")


def reported(f):
    refer_for(f, 2 * DAY)
    f.add("seat.designated", "p1", person="p1", seat="c1")
    decided(f, report(f), "committee", [1])


def later(f, seconds, wait=60, **more):
    """Moves to postpone the motion, to so many seconds after the moving."""
    return about(f, "postpone", wait=wait, until=time_text(f.now + wait + seconds), **more)


def refer(f, to="committee", motion=None, **more):
    return f.propose("p2", "board", [{"act": "motion.refer", "body": to, "motion": motion or f.motion, **more}], title="Refer it")


def times():
    lapse = ODD["lapse"]
    yield from of_code("E-MOTION-TIME", ("postponed-to-now", "A motion is to be postponed to the present second.", lambda f: later(f, 0)), (
        "postponed-too-far", "A motion is to be postponed by a second more than the lapse of its rule.", lambda f: later(f, lapse + 1)), (
        "report-due-now", "A report is due in the second of the moving.", lambda f: refer(f, report_by=time_text(f.now + 60))))
    yield from of_code(None, ("postponed-one-second", "A motion is to be postponed by a second.", lambda f: later(f, 1)), (
        "postponed-whole-lapse", "A motion is to be postponed by the lapse of its rule.", lambda f: later(f, lapse)))
    yield from of_code("E-REFER-BODY", ("refer-own-body", "A motion is to be referred to the body before which it is.", lambda f: refer(
        f, "board", report_by=time_text(f.now + DAY))), (
        "refer-decides-above", "A motion without acts is to be decided by the body above.", lambda f: refer(
            f, "members", f.propose("p1", "board", title="No acts"), decides=True)))
    yield from of_code(None, ("refer-decides-below", "A motion without acts is to be decided by the committee below.", lambda f: refer(
        f, "committee", f.propose("p1", "board", title="No acts"), decides=True)))


def pendings():
    yield from of_code(
        "E-MOTION-PENDING", ("pending-polled", "A poll on a motion while an amendment of it is pending.", lambda f: (
            amend(f), f.open("p1", f.motion, "board", 600))), (
        "pending-polled-last-second", "A poll in the last second in which an amendment is pending.", lambda f: (
            amend(f), polled_at(f, f.now + DAY - 1))), (
        "pending-higher", "An amendment is moved while tabling is pending.", lambda f: (about(f, "table"), amend(f, by="p3"))), (
        "pending-same", "A second amendment is moved while one is pending.", lambda f: (amend(f), amend(f, by="p3", title="Meet less"))), (
        "pending-by-itself", "The same one again by the same mover, while it is pending: that is told first.", lambda f: (
            about(f, "table"), about(f, "table"))), (
        "pending-revised", "A motion is revised while an amendment of it is voted on.", lambda f: (
            f.open("p2", amend(f), "board", 600), revise(f))), (
        "pending-poll-of-lower", "A poll on an amendment while a postponement is pending.", lambda f: lower(f)))
    yield from of_code(None, (
        "pending-no-more", "A poll a day after an amendment was moved and not polled.", lambda f: (amend(f), polled_at(f, f.now + DAY))), (
        "pending-lower", "A postponement is moved while an amendment is pending.", lambda f: (amend(f), later(f, DAY, by="p3"))))
    yield from of_code("E-MOTION-DILATORY", ("dilatory", "The same mover moves to table a motion again.", lambda f: (
        about(f, "table"), at(f, f.now + DAY, lambda: about(f, "table", wait=0)))), (
        "dilatory-withdrawn", "Who withdrew an amendment moves another one of the same version.", lambda f: (
            f.add("motion.withdrawn", "p2", motion=amend(f)), amend(f, title="Meet less"))))
    yield from of_code(None, ("not-dilatory-other", "Another mover moves to table a motion again.", lambda f: (
        about(f, "table"), at(f, f.now + DAY, lambda: about(f, "table", by="p3", wait=0)))), (
        "not-dilatory-revised", "The same mover moves to table a motion that was revised.", lambda f: (
            about(f, "table"), revise(f), f.add("motion.withdrawn", "p2", motion=f.ids[-2]), about(f, "table"))))


def lower(f):
    first = amend(f)
    later(f, DAY, by="p3")
    f.open("p2", first, "board", 600)


def kinds():
    about_motion = lambda f, name, motion=None: {"act": "motion." + name, "motion": motion or f.motion}  # noqa: E731
    repealed = {"act": "policy.repeal", "policy": "meetings"}
    yield from of_code("E-MOTION-NOT-MAIN", ("table-an-amendment", "An amendment is to be tabled.", lambda f: about(f, "table", amend(f), "p3")), (
        "amend-a-tabling", "Tabling is to be amended.", lambda f: amend(f, about(f, "table"), "p3")), (
        "refer-an-agenda", "A consent agenda is to be referred.", lambda f: refer(
            f, motion=agenda(f, f.motion), report_by=time_text(f.now + DAY))))
    yield from of_code("E-ACT-NOT-ALONE", ("about-two", "A motion tables another and takes it up.", lambda f: f.propose(
        "p2", "board", [about_motion(f, "table"), about_motion(f, "take")])), (
        "consent-and-act", "A consent agenda has an act of its own.", lambda f: agenda(f, f.motion, acts=[repealed])), (
        "appeal-and-act", "An appeal has another act; whether there is the ruling is not asked then.", lambda f: f.propose(
            "p2", "board", [{"act": "ruling.overturn", "ruling": NOBODY}, repealed])), (
        "revised-to-two", "A revision makes a motion table another one, beside its act.", lambda f: revise(
            f, acts=[*adoptions(), about_motion(f, "table", f.slow)])))
    yield from of_code("E-MOTION-KIND", ("revised-to-tabling", "A revision makes a motion one about another.", lambda f: revise(
        f, acts=[about_motion(f, "table", f.slow)], texts=[])), (
        "revised-to-other-main", "A motion to table one is revised to table another one.", lambda f: revise(
            f, about(f, "table"), "p2", acts=[about_motion(f, "table", f.slow)])), (
        "revised-to-postponement", "A motion to table is revised to postpone.", lambda f: revise(
            f, about(f, "table"), "p2", acts=[{**about_motion(f, "postpone"), "until": time_text(f.now + DAY)}])), (
        "revised-to-plain", "A motion to table is revised to have no act.", lambda f: revise(f, about(f, "table"), "p2", acts=[])), (
        "revised-agenda", "A consent agenda is revised.", lambda f: revise(f, agenda(f, f.motion), "p2")))
    yield from of_code("E-MOTION-BODYS-WORDING", ("revised-bodys-wording", "The mover revises what the board has amended.", lambda f: (
        decided(f, amend(f)), revise(f))))


def amendments():
    yield from of_code("E-AMENDMENT-BASE", ("amend-other-version", "An amendment of another version.", lambda f: amend(f, version=2)), (
        "amend-other-texts", "An amendment whose base leaves a text out.", lambda f: amend(f, base=[digest(ONE)])), (
        "amend-texts-order", "An amendment whose base has the texts in another order.", lambda f: amend(f, base=[digest(TWO), digest(ONE)])))
    yield from of_code("E-AMENDMENT-EMPTY", ("amend-nothing", "An amendment that changes nothing.", lambda f: amend(f, title="Meet")))
    yield from of_code("E-AMENDMENT-DEGREE", ("amend-thrice", "An amendment of an amendment of an amendment.", lambda f: amend(
        f, amend(f, amend(f), "p3"), "p4")))
    yield from of_code(None, ("amend-twice", "An amendment of an amendment.", lambda f: amend(f, amend(f), "p3")), (
        "amend-acts-order", "An amendment that changes the order of the acts alone.", lambda f: amend(
            f, title="Meet", result={"acts": adoptions()[::-1]})))


def part(acts, *contents, title="Part"):
    return {"acts": list(acts), "texts": [digest(content) for content in contents], "title": title}


def divisions():
    divide = lambda *parts: lambda f: about(f, "divide", version=1, parts=list(parts))  # noqa: E731
    yield from of_code("E-DIVIDE-PARTS", ("divide-act-left-out", "A division leaves an act out.", divide(part([0], ONE), part([], TWO))), (
        "divide-act-twice", "A division has an act twice.", divide(part([0, 1], ONE, TWO), part([1], TWO))), (
        "divide-act-unknown", "A division has an act that the motion does not have.", divide(part([0], ONE), part([1, 2], TWO))), (
        "divide-text-unknown", "A division has a text that the motion does not have.", divide(part([0], ONE), part([1], TWO, INNER))), (
        "divide-empty-part", "A part of a division has neither act nor text.", divide(part([0], ONE), part([1], TWO), part([]))))
    yield from of_code(None, ("divide", "A motion is to be divided into its two acts.", divide(part([0], ONE), part([1], TWO))))


def agendas():
    pull = lambda f, items, motion: f.add("motion.pulled", "p3", agenda=items, motion=motion, seat="s3")  # noqa: E731
    yield from of_code("E-CONSENT-NOT-MAIN", ("consent-tabling", "A consent agenda with a motion about another one.", lambda f: agenda(
        f, f.motion, about(f, "table"))), (
        "consent-agenda", "A consent agenda on a consent agenda.", lambda f: agenda(f, agenda(f, f.motion), by="p3")))
    yield from of_code("E-CONSENT-MIXED", ("consent-two-rules", "An agenda of motions under two rules.", lambda f: agenda(f, f.motion, f.slow)), (
        "consent-other-body", "A consent agenda with a motion of another body.", lambda f: agenda(f, f.propose("p1", "members"))))
    yield from of_code("E-CONSENT-NOT-LISTED", ("pulled-not-listed", "What is not on the agenda is pulled from it.", lambda f: pull(
        f, agenda(f, f.motion), f.slow)), (
        "pulled-no-agenda", "A motion is pulled from one that is no agenda.", lambda f: pull(f, f.slow, f.motion)), (
        "pulled-again", "A motion is pulled from the agenda again.", pulled_twice))


def pulled_twice(f):
    items = agenda(f, f.motion, f.propose("p3", "board", title="Another item"))
    for n in (3, 1):
        f.add("motion.pulled", f"p{n}", agenda=items, motion=f.motion, seat=f"s{n}")


def vectors():
    for group in (grounds, seconds, moved, reconsiderings, states, times, pendings, kinds, amendments, divisions, agendas):
        yield from group()


BASES = {"refusals-motions": pending}
