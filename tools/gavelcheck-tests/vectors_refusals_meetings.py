"""Vectors of a small ledger whose board meets: what is refused of meetings, minutes and dissents (FORMAT.md, 8.7 and 9.7)."""

import copy
import functools

from forge import DAY, b64, public
from gavelcheck.values import canonical, digest, parse, time_text
from vectors_base import KEY_DELAY, Bench, text_of, the_charter
from vectors_trails import vector

BASE = "refusals-meetings"
NOTICE, DISSENT, APPEAL = 7_200, 3_600, DAY
HEARING, MOVER_WAITS = 3_600, 1_800
NOBODY = "0" * 64
WORDS = b"They talked of it for long.\n"
QUORUM = {"base": "holders", "fraction": "1/2", "strictly": False}


def charter():
    """The board and the members meet, and their chairs rule; the council does neither. Expulsions are not heard, mandates not granted."""
    result = the_charter(board_more={"rulings": {"appeal_within": APPEAL}},
                         meetings={"called_by": ["chair"], "calling_seats": 2, "notice": NOTICE, "quorum": QUORUM})
    result["parameters"] |= {"entries_per_day": 1_000}
    plain, odd = result["rules"]
    plain |= {"hearing": {"notice": HEARING}, "open_within": MOVER_WAITS}
    odd["dissent_within"] = DISSENT
    result["rules"].append({**{name: value for name, value in plain.items() if name != "hearing"}, "id": "bare", "title": "Bare"})
    del result["parameters"]["mandate_longest"]
    result["powers"] = [power for power in result["powers"] if power["act"] != "mandate.grant"]
    for power in result["powers"]:
        if power["act"] == "member.expel":
            power["requires"] = [{"body": "members", "rule": "bare"}]
    result["bodies"][0] |= {"meetings": {"called_by": ["chair"], "notice": 0, "quorum": QUORUM}, "rulings": {"appeal_within": APPEAL}}
    result["bodies"].append({"id": "council", "kind": "committee", "parent": "members", "rule": "odd", "title": "Council"})
    result["offices"] += [{"body": "members", "duty": "chair", "id": "mchair", "line": [{"person": "p4"}], "title": "Chair of the members"},
                          {"body": "council", "duty": "chair", "id": "cchair", "line": [{"person": "p1"}], "title": "Chair of the council"}]
    result["seats"] += [{**result["seats"][0], "id": "s5", "title": "Second seat of o1"},
                        {**result["seats"][0], "body": "council", "id": "c1", "title": "Council seat"}]
    return result


def text(f, content=WORDS, **more):
    f.document(content)
    return text_of(content, **more)


def called(f, starts=NOTICE, by="p1", body="board", wait=60, **more):
    """A meeting that starts so many seconds after it is called."""
    return f.add("meeting.called", by, wait, agenda=[], body=body, papers=[], starts=time_text(f.now + wait + starts), title="A meeting", **more)


def carry(f, acts, texts=(), body="members", votes=("p1",), choices=None, wait=60):
    """A motion of p1 that the body carries; its id."""
    motion = f.propose("p1", body, acts, texts)
    decide(f, motion, body, votes, choices, wait)
    return motion


def carry_by_both(f, acts, texts=()):
    """A motion that needs members and board."""
    motion = f.propose("p1", "members", acts, texts)
    decide(f, motion)
    decide(f, motion, "board", ("p1", "p2", "p3"))
    return motion


def decide(f, motion, body="members", votes=("p1",), choices=None, wait=60):
    f.seal = f.open("p1", motion, body, 3_600, wait=wait)
    for n, person in enumerate(votes):
        seat = ("s" if body == "board" else "members.o") + person[1:]
        f.vote(person, f.seal, seat, choices[n] if choices else "yes")
    f.close("p2", f.seal, 3_600)


def minutes(f, meeting, content=WORDS, act="minutes.approve", **more):
    """Act and text of a motion for minutes."""
    told = text(f, content)
    return [{"act": act, "meeting": meeting, "text": told["sha256"], **more}], [told]


@functools.cache
def _base():
    f = Bench(charter())
    for n in range(1, 4):
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    f.past, f.current = called(f), called(f)
    f.now += NOTICE
    for meeting in (f.past, f.current):
        f.add("meeting.opened", "p1", meeting=meeting)
    f.add("meeting.adjourned", "p1", meeting=f.past)
    carry(f, *minutes(f, f.past))
    f.members_poll = f.seal
    carry(f, [], body="board", votes=("p1", "p2", "p3"), choices=("yes", "yes", "no"))
    f.board_poll, f.closed = f.seal, f.now
    f.motion = f.propose("p2", "board", title="To be ruled on")
    f.ruling = f.add("chair.ruled", "p1", body="board", motion=f.motion, out_of_order=True, question="Is it in order?", text=text(f))
    f.ruled = f.now
    f.removal = f.propose("p1", "members", [{"act": "seat.vacate", "seat": "s3"}], [text(f)], "Vacate the third seat")
    f.coming = called(f)
    f.starts = f.now + NOTICE
    f.demanded = called(f, seat="s1")
    f.elsewhere = called(f, by="p4", body="members")
    assert not any(f.codes), f.codes
    return f


def base():
    return copy.deepcopy(_base())


BASES = {BASE: base}


def told(name, cause, f, *codes, base=BASE):
    """A vector of this ledger: the last entry alone is at fault, and of the code that is told; without one, nothing is."""
    files = f.export()
    lines = files["trail.jsonl"].split(b"\n")[:-1]
    faults = [(len(lines) - 1, code) for code in codes]
    return vector(name, cause, files, *faults, verdict="invalid" if codes else "valid", base=base,
                  genesis=digest(canonical(parse(lines[0], "entry")["event"])))


def effects(f, motion):
    return [(effect.state, effect.code) for effect in f.register.effects.of(motion=motion)]


def void(name, cause, f, motion, code, base=BASE):
    """Lawful: the motion has carried, and its act is void for the reason told."""
    assert not any(f.codes) and effects(f, motion) == [("void", code)], (name, f.codes[-5:], effects(f, motion))
    return told("void-" + name, cause, f, base=base)


def told_all(cases, make=base, base=BASE):
    """Each case is a name, a cause, the code or nothing, and what is added to the ledger."""
    for name, cause, code, change in cases:
        f = make()
        change(f)
        yield told(("refused-" if code else "refused-none-") + name, cause, f, *([code] if code else []), base=base)


# Meetings

def opened(f, meeting, by="p1", at=None):
    """Opens a meeting at its time, or at the one told."""
    f.now = f.register.meetings.one(id=meeting).starts if at is None else at
    f.add("meeting.opened", by, 0, meeting=meeting)


def demand(f, by, meeting=None):
    f.add("meeting.demanded", f"p{by}", meeting=meeting or f.demanded, seat=f"s{by}")


def waive(f, *seats, meeting=None):
    for n in seats:
        f.add("meeting.notice_waived", f"p{n}", meeting=meeting or f.coming, seat=f"s{n}")


def short(f, *seats, missing=1):
    """A meeting that lacks so many seconds of its notice, which these seats waive."""
    meeting = called(f, NOTICE - missing)
    waive(f, *seats, meeting=meeting)
    return meeting


def callings():
    yield "meeting-not-held", "A meeting of a body that holds none is called.", "E-MEETINGS-NOT-HELD", lambda f: called(f, body="council")
    yield "meeting-caller-secretary", "A meeting is called by the secretary, where the chair alone may.", "E-MEETING-CALLER", \
        lambda f: called(f, by="p2")
    yield "meeting-caller-other-chair", "A meeting is called by the chair of another body.", "E-MEETING-CALLER", lambda f: called(f, by="p4")
    yield "meeting-caller-seat", "A meeting is called for a seat, where no number of seats may call.", "E-MEETING-CALLER", \
        lambda f: called(f, body="members", seat="members.o1")
    yield "meeting-caller-before-time", "A meeting is called by who may not, for a time that is over: that it may not is told first.", \
        "E-MEETING-CALLER", lambda f: called(f, -1, by="p2")
    yield "meeting-starts-now", "A meeting is called for the very second.", None, lambda f: called(f, 0)
    yield "meeting-demanded-called", "A meeting is demanded that is called.", "E-MEETING-CALLED", lambda f: demand(f, 2, f.coming)
    yield "meeting-demanded-enough", "A meeting is demanded for a third seat, and two had called it.", "E-MEETING-CALLED", \
        lambda f: (demand(f, 2), demand(f, 3))
    yield "meeting-demanded-caller", "The seat for which a meeting was called demands it.", "E-MEETING-DEMAND-TWICE", lambda f: demand(f, 1)
    yield "meeting-demanded-other-seat", "Who has demanded a meeting for one seat demands it for another.", "E-MEETING-DEMAND-TWICE", \
        lambda f: (f.add("seat.designated", "p1", person="p1", seat="s5"),
                   f.add("meeting.demanded", "p1", meeting=f.demanded, seat="s5"))
    yield "meeting-demanded-successor", "A meeting is demanded by who holds now the seat for which it was called.", "E-MEETING-DEMAND-TWICE", \
        lambda f: by_successor(f, "demanded", f.demanded)
    yield "meeting-demanded-unknown", "A meeting is demanded that nobody has called.", "E-MEETING-UNKNOWN", lambda f: demand(f, 2, NOBODY)
    yield "meeting-demanded-lapsed", "A meeting is demanded a day after it would have started.", "E-MEETING-LAPSED", lapsed_demand
    yield "meeting-waived-unknown", "The notice of a meeting is waived that nobody has called.", "E-MEETING-UNKNOWN", \
        lambda f: waive(f, 1, meeting=NOBODY)
    yield "meeting-waived-opened", "The notice of a meeting is waived when it is opened.", "E-MEETING-OPENED", \
        lambda f: waive(f, 1, meeting=f.current)
    yield "meeting-waived-twice", "The notice of a meeting is waived twice for a seat.", "E-NOTICE-WAIVED", lambda f: waive(f, 1, 1)
    yield "meeting-waived-successor", "The notice of a meeting is waived again by who holds the seat now.", "E-NOTICE-WAIVED", \
        lambda f: (waive(f, 1), by_successor(f, "notice_waived", f.coming))
    yield "meeting-waived-lapsed", "The notice of a meeting is waived when it has lapsed.", "E-MEETING-LAPSED", \
        lambda f: (lapse(f), waive(f, 1))


def hand_over(f, n=1):
    """The seat of an organization goes to another person of it, p5."""
    offer = f.add("key.offered", "p5", key=b64(public("p5")), organization=f"o{n}", person="p5")
    f.add("key.vouched", f"p{n}", offer=offer)
    f.now += KEY_DELAY
    appointment = f.add("seat.designated", f"p{n}", person="p5", seat=f"s{n}")
    f.add("seat.accepted", "p5", appointment=appointment, seat=f"s{n}")


def by_successor(f, kind, meeting, n=1):
    hand_over(f, n)
    f.add("meeting." + kind, "p5", meeting=meeting, seat=f"s{n}")


def lapse(f, meeting=None, less=60):
    """The next entry is recorded as many seconds after the meeting lapses as it waits more than `less`."""
    f.now = f.register.meetings.one(id=meeting or f.coming).starts + DAY - less


def lapsed_demand(f):
    lapse(f, f.demanded)
    demand(f, 2)


def openings():
    yield "meeting-opened-unknown", "A meeting is opened that nobody has called.", "E-MEETING-UNKNOWN", \
        lambda f: f.add("meeting.opened", "p1", meeting=NOBODY)
    yield "meeting-opened-twice", "A meeting is opened that is open.", "E-MEETING-OPENED", \
        lambda f: f.add("meeting.opened", "p1", meeting=f.current)
    yield "meeting-opened-twice-by-other", "A meeting that is open is opened by who is no chair: that it is open is told first.", \
        "E-MEETING-OPENED", lambda f: f.add("meeting.opened", "p3", meeting=f.current)
    yield "meeting-opened-again", "A meeting is opened again that is adjourned.", "E-MEETING-OPENED", \
        lambda f: f.add("meeting.opened", "p1", meeting=f.past)
    yield "meeting-opened-demands", "A meeting is opened that one seat has demanded, where two must.", "E-MEETING-DEMANDS", \
        lambda f: opened(f, f.demanded)
    yield "meeting-opened-demands-early", "A meeting is opened before its time that too few seats have demanded: the demands are told first.", \
        "E-MEETING-DEMANDS", lambda f: opened(f, f.demanded, at=f.now + 60)
    yield "meeting-opened-early", "A meeting is opened a second before its time.", "E-MEETING-EARLY", lambda f: opened(f, f.coming, at=f.starts - 1)
    yield "meeting-opened-on-time", "A meeting of due notice is opened in the second in which it starts.", None, lambda f: opened(f, f.coming)
    yield "meeting-opened-lapsed", "A meeting is opened a day after its time.", "E-MEETING-LAPSED", \
        lambda f: opened(f, f.coming, at=f.starts + DAY)
    yield "meeting-opened-lapsed-demands", "A meeting is opened a day late that too few seats have demanded: that it has lapsed is told first.", \
        "E-MEETING-LAPSED", lambda f: opened(f, f.demanded, at=f.register.meetings.one(id=f.demanded).starts + DAY)
    yield "meeting-opened-last-second", "A meeting is opened a second before it lapses.", None, \
        lambda f: opened(f, f.coming, at=f.starts + DAY - 1)
    yield "notice-short", "A meeting is opened whose notice lacks a second.", "E-NOTICE-SHORT", lambda f: opened(f, short(f))
    yield "notice-short-one-left", "A meeting of short notice is opened that all seats but one have waived.", "E-NOTICE-SHORT", \
        lambda f: opened(f, short(f, 1, 2))
    yield "notice-short-early", "A meeting of short notice is opened before its time: the time is told first.", "E-MEETING-EARLY", \
        lambda f: opened(f, short(f), at=f.now + 60)
    yield "notice-short-waived", "A meeting of short notice is opened that two seats have waived and to which the third has come.", None, come_short
    yield "notice-short-demanded", "A meeting is opened whose notice lacks a minute from the last demand on.", "E-NOTICE-SHORT", \
        lambda f: (demand(f, 2), opened(f, f.demanded))


def come_short(f):
    meeting = short(f, 1, 2, missing=3_600)
    f.add("meeting.arrived", "p3", meeting=meeting, seat="s3")
    opened(f, meeting)


def come(f, n, meeting=None, seat=True, wait=60, kind="arrived"):
    f.add("meeting." + kind, f"p{n}", wait, meeting=meeting or f.current, **({"seat": f"s{n}"} if seat else {}))


def seated_later(f, seat=True):
    """p4 comes as a guest, and then a seat is given to it."""
    come(f, 4, seat=False)
    f.add("seat.designated", "p4", person="p4", seat="s4")
    come(f, 4, seat=seat)


def early(f, less):
    f.now = f.starts - 3_600 - less
    come(f, 1, f.coming, wait=0)


def attend(f, *present, meeting=None, by="p2"):
    f.add("meeting.attended", by, meeting=meeting or f.current, present=list(present))


def presences():
    yield "arrived-meeting-unknown", "Somebody comes to a meeting that nobody has called.", "E-MEETING-UNKNOWN", lambda f: come(f, 1, NOBODY)
    yield "arrived-adjourned", "Somebody comes to a meeting that is adjourned.", "E-MEETING-ADJOURNED", lambda f: come(f, 1, f.past)
    yield "arrived-lapsed", "Somebody comes to a meeting that has lapsed.", "E-MEETING-LAPSED", lambda f: (lapse(f), come(f, 1, f.coming))
    yield "arrived-early", "Somebody comes to a meeting an hour and a second before its time.", "E-MEETING-EARLY", lambda f: early(f, 1)
    yield "arrived-hour-before", "Somebody comes to a meeting an hour before its time.", None, lambda f: early(f, 0)
    yield "arrived-twice", "Who is present for a seat comes again.", "E-PRESENT-ALREADY", lambda f: (come(f, 1), come(f, 1))
    yield "arrived-successor", "Who holds the seat now comes for it, while who held it is present.", "E-PRESENT-ALREADY", \
        lambda f: (come(f, 1), by_successor(f, "arrived", f.current))
    yield "departed-successor", "Who holds the seat now leaves for it, for which another came.", None, \
        lambda f: (come(f, 1), by_successor(f, "departed", f.current))
    yield "arrived-guest-twice", "A guest who is present comes again.", "E-PRESENT-ALREADY", \
        lambda f: (come(f, 4, seat=False), come(f, 4, seat=False))
    yield "arrived-guest-twice-seated", "A guest who is present comes again as one, and holds a seat by now: the first is told.", \
        "E-PRESENT-ALREADY", lambda f: seated_later(f, seat=False)
    yield "arrived-again", "Who has left comes again.", None, lambda f: (come(f, 1), come(f, 1, kind="departed"), come(f, 1))
    yield "arrived-attested", "Who was listed as present comes.", None, lambda f: (attend(f, {"seat": "s1"}), come(f, 1))
    yield "arrived-without-seat", "The holder of a seat comes as a guest.", "E-PRESENT-OTHERWISE", lambda f: come(f, 1, seat=False)
    yield "arrived-as-both", "Who is present as a guest comes for a seat.", "E-PRESENT-OTHERWISE", seated_later
    yield "departed-meeting-unknown", "Somebody leaves a meeting that nobody has called.", "E-MEETING-UNKNOWN", \
        lambda f: come(f, 1, NOBODY, kind="departed")
    yield "departed-adjourned", "Somebody leaves a meeting that is adjourned.", "E-MEETING-ADJOURNED", lambda f: come(f, 1, f.past, kind="departed")
    yield "departed-lapsed", "Somebody leaves a meeting that has lapsed.", "E-MEETING-LAPSED", \
        lambda f: (come_early(f), lapse(f), come(f, 1, f.coming, kind="departed"))
    yield "departed-absent", "Somebody leaves a meeting who has not come.", "E-PRESENT-NOT", lambda f: come(f, 1, kind="departed")
    yield "departed-twice", "Who has left leaves again.", "E-PRESENT-NOT", \
        lambda f: (come(f, 1), come(f, 1, kind="departed"), come(f, 1, kind="departed"))
    yield "departed-struck", "Who was struck from the list leaves.", "E-PRESENT-NOT", \
        lambda f: (attend(f, {"seat": "s1"}), attend(f), come(f, 1, kind="departed"))


    yield "departed-listed-again", "Who has left, and was listed as present after that, leaves again.", "E-PRESENT-NOT", \
        lambda f: (attend(f, {"seat": "s1"}), come(f, 1, kind="departed"), attend(f, {"seat": "s1"}), come(f, 1, kind="departed"))
    yield "departed-restored", "Who was struck from the list and is on it again leaves.", None, \
        lambda f: (attend(f, {"seat": "s1"}), attend(f), attend(f, {"seat": "s1"}), come(f, 1, kind="departed"))


def come_early(f):
    f.now = f.starts - 60
    come(f, 1, f.coming)


def lists():
    yield "attended-meeting-unknown", "A list is made of a meeting that nobody has called.", "E-MEETING-UNKNOWN", lambda f: attend(f, meeting=NOBODY)
    yield "attended-not-open", "A list is made of a meeting that is not opened.", "E-MEETING-NOT-OPEN", lambda f: attend(f, meeting=f.coming)
    yield "attended-minutes", "A list is made of a meeting whose minutes are approved.", "E-MINUTES-APPROVED", lambda f: attend(f, meeting=f.past)
    yield "attended-seat-twice", "A list has a seat twice.", "E-PRESENT-TWICE", lambda f: attend(f, {"seat": "s1"}, {"seat": "s2"}, {"seat": "s1"})
    yield "attended-person-twice", "A list has a person twice.", "E-PRESENT-TWICE", lambda f: attend(f, {"person": "guest"}, {"person": "guest"})
    yield "attended-twice-vacant", "A list has a seat twice, before one that is vacant: the first is told.", "E-PRESENT-TWICE", \
        lambda f: attend(f, {"seat": "s1"}, {"seat": "s1"}, {"seat": "s4"})
    yield "attended-holder", "A list has the holder of a seat as a guest.", "E-PRESENT-OTHERWISE", lambda f: attend(f, {"person": "p1"})
    yield "attended-held-then", "A list has as a guest who held a seat at the opening, and does not now.", "E-PRESENT-OTHERWISE", \
        lambda f: (hand_over(f), attend(f, {"person": "p1"}))
    yield "attended-seated-later", "A list has as a guest who was given a seat after the opening.", None, \
        lambda f: (f.add("seat.designated", "p4", person="p4", seat="s4"), attend(f, {"person": "p4"}))
    yield "adjourned-meeting-unknown", "A meeting is adjourned that nobody has called.", "E-MEETING-UNKNOWN", lambda f: adjourn(f, NOBODY)
    yield "adjourned-not-open", "A meeting is adjourned that is not opened.", "E-MEETING-NOT-OPEN", lambda f: adjourn(f, f.coming)
    yield "adjourned-twice", "A meeting is adjourned again.", "E-MEETING-ADJOURNED", lambda f: adjourn(f, f.past)
    yield "adjourned-twice-by-other", "A meeting is adjourned again, by who may not: that it is adjourned is told first.", "E-MEETING-ADJOURNED", \
        lambda f: adjourn(f, f.past, "p3")


def adjourn(f, meeting=None, by="p1"):
    f.add("meeting.adjourned", by, meeting=meeting or f.current)


# Minutes (9.7)

def approvals():
    """Minutes of a meeting that cannot be approved: the motion carries, and its act is void."""
    f = base()
    yield void("minutes-not-adjourned", "Minutes of a meeting that is not adjourned are approved: void.", f,
               carry(f, *minutes(f, f.current)), "E-MEETING-NOT-ADJOURNED")
    f = base()
    yield void("minutes-twice", "Minutes of a meeting that has some are approved: void.", f, carry(f, *minutes(f, f.past, b"Others.\n")),
               "E-MINUTES-APPROVED")
    f = base()
    motion = f.propose("p1", "members", *minutes(f, f.current))
    adjourn(f)
    decide(f, motion)
    yield void("minutes-before-adjourned", "Minutes are approved that were proposed before the meeting was adjourned: void.", f, motion,
               "E-MINUTES-LIST")
    f = base()
    adjourn(f)
    motion = f.propose("p1", "members", *minutes(f, f.current))
    attend(f, {"seat": "s1"})
    decide(f, motion)
    yield void("minutes-listed-later", "Minutes are approved of a meeting whose list was changed after they were proposed: void.", f, motion,
               "E-MINUTES-LIST")
    for name, cause, corrects, content in [("other", "Minutes are corrected that the meeting does not have: void.", NOBODY, b"Others.\n"),
                                           ("same", "Minutes are corrected into themselves: void.", digest(WORDS), WORDS)]:
        f = base()
        acts = minutes(f, f.past, content, "minutes.correct", corrects=corrects)
        yield void("minutes-" + name, cause, f, carry(f, *acts), "E-MINUTES-OTHER")
    f = base()
    adjourn(f)
    motion = f.propose("p1", "members", *minutes(f, f.current))
    attend(f)
    decide(f, motion)
    assert effects(f, motion) == [("done", None)]
    yield told("refused-none-minutes-list-same", "Minutes are approved of a meeting whose list was told again as it was.", f)


def approvals_unknown():
    for act, more in (("approve", {}), ("correct", {"corrects": NOBODY})):
        yield f"minutes-{act}-unknown", f"It is moved to {act} minutes of a meeting that nobody has called.", "E-MEETING-UNKNOWN", \
            lambda f, act=act, more=more: f.propose("p1", "members", *minutes(f, NOBODY, act="minutes." + act, **more))


# Dissents

def dissent(f, n=3, at=None, poll=None, **more):
    if at is not None:
        f.now = at - 60
    f.add("dissent.stated", f"p{n}", poll=poll or f.board_poll, text=text(f, b"I do not agree.\n"), **{"seat": f"s{n}", **more})


def dissents():
    end = lambda f: f.closed + DISSENT  # noqa: E731
    yield "dissent-not-taken", "A dissent from a poll whose rule takes none.", "E-DISSENTS-NOT-TAKEN", \
        lambda f: dissent(f, poll=f.members_poll, seat="members.o3")
    yield "dissent-late", "A dissent in the second in which it is too late.", "E-DISSENT-LATE", lambda f: dissent(f, at=end(f))
    yield "dissent-last-second", "A dissent in the last second, by who voted for it.", None, lambda f: dissent(f, 1, at=end(f) - 1)
    yield "dissent-seated-later", "A dissent for a seat that was vacant at the poll.", None, \
        lambda f: (f.add("seat.designated", "p4", person="p4", seat="s4"), dissent(f, 4))
    yield "dissent-late-not-holder", "A dissent that is too late, for a seat that another holds: that it is late is told first.", \
        "E-DISSENT-LATE", lambda f: dissent(f, at=end(f), seat="s2")
    yield "dissent-twice", "A second dissent of a seat.", "E-DISSENT-TWICE", lambda f: (dissent(f), dissent(f))
    yield "dissent-twice-late", "A second dissent of a seat that is too late: that it is late is told first.", "E-DISSENT-LATE", \
        lambda f: (dissent(f), dissent(f, at=end(f)))


def vectors():
    yield from told_all([*callings(), *openings(), *presences(), *lists(), *approvals_unknown(), *dissents()])
    yield from approvals()
