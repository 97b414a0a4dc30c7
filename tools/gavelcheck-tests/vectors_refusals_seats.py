"""Vectors of entries about seats, offices and formalities that are refused (FORMAT.md, 7.5, 8.4 to 8.7 and 8.15).

The base has p1 and p2 in two of the board's seats; a third member's seat is vacant. The members have filled the board's own seat with q2
(of o2), and the secretary's office with p3: neither has accepted. o1 has met the formality of organizations, p1 that of persons.
A meeting of the board is called, and a motion moved there. No organization can have more than two seats of the board, and no group
more than three: o3 and o4 are one.
"""

import copy
import functools

from forge import DAY
from gavelcheck.values import plus_months, time_of, time_text
from vectors_base import KEY_DELAY, Bench
from vectors_refusals_people import FORMALITIES, NOBODY, amend, charter_with, decide, each, newcomer, seconds_before

OATH = "1" * 64
MEETINGS = {"called_by": ["chair"], "notice": 0, "roll_call_disputes": DAY, "quorum": {"base": "holders", "fraction": "0/1", "strictly": False}}


def with_seats():
    """The charter's seats: of o1 to o4, two that the members fill, one of them for a month, and one of the chair ex officio, which does not vote."""
    cap = {"on_breach": "stays", "group": {"seats": 3}, "organization": {"seats": 2}}
    charter = charter_with(board_more={"meetings": MEETINGS, "seat_cap": cap})
    charter["founders"][2]["group"] = "g"
    own = [{"appoints": "body", "body": "board", "id": name, "title": name, "voting": True, "weight": 1, "alternate": True}
           for name in ("b1", "b2")]
    own[1]["term_months"] = 1
    charter["seats"] += [*own, {"appoints": "ex_officio", "body": "board", "id": "c1", "office": "chair", "title": "Chair", "voting": False,
                                "weight": 1}]
    return charter


def fill(seat, person, **more):
    return {"act": "seat.fill", "person": person, "seat": seat, **more}


def designate(f, seat, person, by="p1", **more):
    return f.add("seat.designated", by, person=person, seat=seat, **more)


@functools.cache
def _seats():
    f = Bench(with_seats())
    for person, organization in (("q1", "o1"), ("q2", "o2"), ("r2", "o2")):
        newcomer(f, person, organization)
    for n in (1, 2):
        designate(f, f"s{n}", f"p{n}", f"p{n}")
    f.form = f.add("formality.met", "p1", formality="form", organization="o1")
    f.add("formality.met", "p1", formality="pledge", person="p1")
    f.filled = decide(f, fill("b1", "q2"), {"act": "office.appoint", "office": "secretary", "person": "p3"})
    f.now += KEY_DELAY
    f.meeting = f.add("meeting.called", "p1", agenda=[], body="board", papers=[], starts=time_text(f.now + 120), title="Meeting")
    f.motion = f.propose("p1", "board")
    assert not any(f.codes), f.codes
    return f


def seats():
    return copy.deepcopy(_seats())


BASES = {"refusals-seats": seats}


# 8.4 Seats and offices

def accept(f, seat="b1", by="q2", **more):
    return f.add("seat.accepted", by, **{"appointment": f.filled, "seat": seat, **more})


def take(f, office="secretary", by="p3", **more):
    return f.add("office.accepted", by, **{"appointment": f.filled, "office": office, **more})


def recall(f, seat="s1", person="p1", by="p1", **more):
    return f.add("seat.recalled", by, person=person, seat=seat, **more)


def resign(f, seat="s1", by="p1", **more):
    return f.add("seat.resigned", by, seat=seat, **more)


def second_seat(f):
    """The members fill the other seat of the board with r2, before q2 has accepted the first: then o2 has two, one of them its own."""
    f.filled_too = decide(f, fill("b2", "r2"))
    accept(f)


def designated_beyond(f):
    """o2 gives its seat up, has both seats of the board, and designates its principal anew."""
    recall(f, "s2", "p2", "p2")
    second_seat(f)
    accept(f, "b2", "r2", appointment=f.filled_too)
    designate(f, "s2", "p2", "p2")


def fourth_of_group(f):
    """p3 and p4 are to have a seat each besides those that o3 and o4, one group, take before they accept."""
    f.filled_too = decide(f, fill("b1", "p3"), fill("b2", "p4"))
    for n in (3, 4):
        designate(f, f"s{n}", f"p{n}", f"p{n}")
    accept(f, "b2", "p4", appointment=f.filled_too)
    accept(f, "b1", "p3", appointment=f.filled_too)


def designations():
    yield "designated-unknown", "Somebody is designated for a seat that there is not.", "E-SEAT-UNKNOWN", lambda f: designate(f, "s9", "p1")
    yield "designated-no-member", "Somebody is designated for the seat among the members of an organization that is none.", "E-SEAT-UNKNOWN", \
        lambda f: designate(f, "members.o9", "p1")
    yield "designated-filled", "An organization designates somebody for a seat that the members fill.", "E-SEAT-NOT-DESIGNATED", \
        lambda f: designate(f, "b2", "p1")
    yield "designated-ex-officio", "The chair designates somebody for the seat that the chair has.", "E-SEAT-NOT-DESIGNATED", \
        lambda f: designate(f, "c1", "q1")
    yield "designated-nobody", "An organization designates a person that nobody knows.", "E-PERSON-UNKNOWN", lambda f: designate(f, "s1", "x1")
    yield "designated-suspended", "A suspended organization designates somebody.", "E-MEMBER-NOT", \
        lambda f: (decide(f, {"act": "member.suspend", "organization": "o3"}), designate(f, "s3", "p3", "p3"))
    yield "designated-beyond-cap", "A principal designates itself for a third seat of its organization.", "E-SEAT-CAP", designated_beyond
    yield "recalled-suspended", "A suspended organization recalls who has its seat.", None, \
        lambda f: (decide(f, {"act": "member.suspend", "organization": "o1"}), recall(f))
    yield "recalled-filled", "An organization recalls its person from a seat that the members fill.", "E-SEAT-NOT-DESIGNATED", \
        lambda f: recall(f, "b1", "q2", "p2")
    yield "recalled-another", "An organization recalls a person that does not have its seat.", "E-NOTHING-TO-RECALL", lambda f: recall(f, person="q1")
    yield "recalled-alternate", "An organization recalls as its alternate who holds its seat.", "E-NOTHING-TO-RECALL", \
        lambda f: recall(f, alternate=True)
    yield "recalled-holder", "An organization recalls its alternate as who holds its seat.", "E-NOTHING-TO-RECALL", \
        lambda f: (alternate(f), recall(f, person="q1"))
    yield "recalled-twice", "An organization recalls a person again.", "E-NOTHING-TO-RECALL", lambda f: (recall(f), recall(f))
    yield "recalled-pending", "An organization recalls a person that has not accepted.", None, \
        lambda f: (designate(f, "s1", "q1"), recall(f, person="q1"))
    yield "recalled-computed", "An organization recalls its principal from its seat among the members, for which nobody was designated.", \
        "E-NOTHING-TO-RECALL", lambda f: recall(f, "members.o1")


def after_recall(f):
    """q1 would accept what its organization has recalled."""
    designation = designate(f, "s1", "q1")
    recall(f, person="q1")
    accept(f, "s1", "q1", appointment=designation)


def alternate_beyond(f):
    accept(f)
    accept(f, "b2", "r2", appointment=decide(f, fill("b2", "r2", alternate=True)))


def acceptances():
    yield "seat-accepted-unknown", "A person accepts a seat that there is not.", "E-SEAT-UNKNOWN", lambda f: accept(f, "b9")
    yield "seat-accepted-no-appointment", "A person accepts a seat by a motion that there is not.", "E-APPOINTMENT-UNKNOWN", \
        lambda f: accept(f, appointment=NOBODY)
    yield "seat-accepted-other-seat", "A person accepts another seat than it was appointed to.", "E-APPOINTMENT-UNKNOWN", lambda f: accept(f, "b2")
    yield "seat-accepted-twice", "A person accepts a seat again.", "E-APPOINTMENT-SETTLED", lambda f: (accept(f), accept(f))
    yield "seat-accepted-recalled", "A person accepts a seat after it was recalled.", "E-APPOINTMENT-SETTLED", after_recall
    yield "seat-accepted-by-another", "A person accepts the seat to which another was appointed.", "E-APPOINTMENT-OF-ANOTHER", \
        lambda f: accept(f, by="r2")
    yield "seat-accepted-settled-by-another", "A person accepts the seat that another has accepted: that it is settled tells.", \
        "E-APPOINTMENT-SETTLED", lambda f: (accept(f), accept(f, by="r2"))
    yield "seat-accepted-suspended", "A person of a suspended organization accepts a seat.", "E-MEMBER-NOT", \
        lambda f: (decide(f, {"act": "member.suspend", "organization": "o2"}), accept(f))
    yield "seat-accepted-beyond-cap", "A person accepts a third seat of its organization.", "E-SEAT-CAP", \
        lambda f: (second_seat(f), accept(f, "b2", "r2", appointment=f.filled_too))
    yield "seat-accepted-beyond-group", "A person accepts a second seat of its organization, the fourth of its group.", "E-SEAT-CAP", \
        fourth_of_group
    yield "seat-accepted-ended", "A person accepts a seat that was ended since.", "E-SEAT-UNKNOWN", \
        lambda f: (decide(f, {"act": "seat.end", "seat": "b1"}), accept(f))
    yield "seat-accepted-rescinded", "A person accepts a seat after the motion that gave it was rescinded.", "E-APPOINTMENT-SETTLED", \
        lambda f: (decide(f, {"act": "decision.rescind", "motion": f.filled}), accept(f))
    yield "seat-accepted-replaced", "A person accepts a seat that was given to another since.", "E-APPOINTMENT-SETTLED", \
        lambda f: (decide(f, fill("b1", "r2")), accept(f))
    yield "alternate-accepted", "A person accepts to be the alternate of a third seat, which the cap does not count.", None, alternate_beyond
    yield "seat-accepted", "A person accepts a second seat of its organization.", None, accept
    yield "office-accepted-unknown", "A person accepts an office that there is not.", "E-OFFICE-UNKNOWN", lambda f: take(f, "treasurer")
    yield "office-accepted-no-appointment", "A person accepts an office by a motion that there is not.", "E-APPOINTMENT-UNKNOWN", \
        lambda f: take(f, appointment=NOBODY)
    yield "office-accepted-other-office", "A person accepts another office than it was appointed to.", "E-APPOINTMENT-UNKNOWN", \
        lambda f: take(f, "chair")
    yield "office-accepted-twice", "A person accepts an office again.", "E-APPOINTMENT-SETTLED", lambda f: (take(f), take(f))
    yield "office-accepted-by-another", "A person accepts the office to which another was appointed.", "E-APPOINTMENT-OF-ANOTHER", \
        lambda f: take(f, by="p4")


def resignations():
    yield "resigned-unknown", "A person resigns a seat that there is not.", "E-SEAT-UNKNOWN", lambda f: resign(f, "s9")
    yield "resigned-computed", "A principal resigns its organization's seat among the members, for which nobody was designated.", \
        "E-NOTHING-TO-RESIGN", lambda f: resign(f, "members.o1")
    yield "resigned-suspended", "A principal resigns the seat among the members of a suspended organization, which there is not.", \
        "E-SEAT-UNKNOWN", lambda f: (decide(f, {"act": "member.suspend", "organization": "o2"}), resign(f, "members.o2", "p2"))
    yield "resigned-ex-officio", "The chair resigns the seat that the chair has.", "E-NOTHING-TO-RESIGN", lambda f: resign(f, "c1")
    yield "resigned-over", "A person resigns a seat from a day on on which it has resigned it already.", "E-NOTHING-TO-RESIGN", resigned_twice(0)
    yield "resigned-sooner", "A person resigns a seat a second sooner than it has already.", None, resigned_twice(1)
    yield "resigned-replaced", "A person resigns a seat from the second on in which another will have it.", "E-NOTHING-TO-RESIGN", replaced(0)
    yield "resigned-before-replaced", "A person resigns a seat from the second on before another will have it.", None, replaced(1)
    yield "resigned-alternate", "An alternate resigns.", None, lambda f: (alternate(f), resign(f, "s1", "q1"))
    yield "office-resigned-unknown", "A person resigns an office that there is not.", "E-OFFICE-UNKNOWN", \
        lambda f: f.add("office.resigned", "p1", office="treasurer")
    yield "office-resigned-by-line", "Who is chair by the line of succession resigns the office.", "E-NOTHING-TO-RESIGN", \
        lambda f: f.add("office.resigned", "p1", office="chair")
    yield "office-resigned-pending", "A person resigns an office that it has not accepted.", "E-NOTHING-TO-RESIGN", \
        lambda f: f.add("office.resigned", "p3", office="secretary")
    yield "office-resigned", "A person resigns the office that it has accepted.", None, \
        lambda f: (take(f), f.add("office.resigned", "p3", office="secretary"))


def alternate(f, seat="s1", person="q1", by="p1"):
    accept(f, seat, person, appointment=designate(f, seat, person, by, alternate=True))


def replaced(sooner):
    def change(f):
        day = f.now + DAY
        accept(f, "s1", "q1", appointment=designate(f, "s1", "q1", effective=time_text(day)))
        resign(f, effective=time_text(day - sooner))
    return change


def resigned_twice(sooner):
    def change(f):
        day = f.now + DAY
        resign(f, effective=time_text(day))
        resign(f, effective=time_text(day - sooner))
    return change


# Seats of other bodies, and vacant ones

def second(f, seat, by="p2"):
    return f.add("motion.seconded", by, motion=f.motion, seat=seat, version=1)


def arrive(f, seat, by="p1"):
    return f.add("meeting.arrived", by, meeting=f.meeting, seat=seat)


def attend(f, *names):
    f.add("meeting.opened", "p1", meeting=f.meeting)
    return f.add("meeting.attended", "p2", meeting=f.meeting, present=[{"seat": name} for name in names])


def elsewhere():
    yield "seconded-elsewhere", "A motion of the board is seconded for a seat among the members.", "E-SEAT-ELSEWHERE", \
        lambda f: second(f, "members.o2")
    yield "seconded-no-vote", "A motion is seconded for a seat that does not vote.", "E-SEAT-ELSEWHERE", \
        lambda f: second(f, "c1", "p1")
    yield "seconded", "A motion of the board is seconded for a seat of it.", None, lambda f: second(f, "s2")
    yield "demanded-elsewhere", "A poll of the board is demanded for a seat among the members.", "E-SEAT-ELSEWHERE", \
        lambda f: f.add("poll.demanded", "p2", body="board", motion=f.motion, seat="members.o2", version=1)
    yield "waived-elsewhere", "The notice of a meeting of the board is waived for a seat among the members.", "E-SEAT-ELSEWHERE", \
        lambda f: f.add("meeting.notice_waived", "p1", meeting=f.meeting, seat="members.o1")
    yield "arrived-elsewhere", "A person comes to a meeting of the board for a seat among the members.", "E-SEAT-ELSEWHERE", \
        lambda f: arrive(f, "members.o1")
    yield "arrived-unknown", "A person comes to a meeting for a seat that there is not.", "E-SEAT-UNKNOWN", lambda f: arrive(f, "s9")
    yield "arrived-no-vote", "A person comes to a meeting for a seat that does not vote.", None, lambda f: arrive(f, "c1")
    yield "attended-elsewhere", "The secretary tells that a seat of another body was present.", "E-SEAT-ELSEWHERE", \
        lambda f: attend(f, "s1", "members.o2")
    yield "attended-unknown", "The secretary tells that a seat was present that there is not.", "E-SEAT-UNKNOWN", lambda f: attend(f, "s9")
    yield "attended-vacant", "The secretary tells that a vacant seat was present.", "E-SEAT-VACANT", lambda f: attend(f, "s1", "s3")
    yield "attended-not-accepted", "The secretary tells that a seat was present whose person has not accepted it.", "E-SEAT-VACANT", \
        lambda f: attend(f, "b1")
    yield "attended", "The secretary tells which seats were present.", None, lambda f: attend(f, "s1", "s2", "c1")
    yield "moved-seat-unknown", "A motion would fill a seat of which nobody knows the body.", "E-SEAT-UNKNOWN", \
        lambda f: f.propose("p1", "members", [fill("b9", "p1")])
    yield "moved-office-unknown", "A motion would fill an office that there is not.", "E-OFFICE-UNKNOWN", \
        lambda f: f.propose("p1", "members", [{"act": "office.appoint", "office": "treasurer", "person": "p1"}])


# 8.15 Formalities

def meet(f, formality="form", by="p1", **more):
    return f.add("formality.met", by, formality=formality, **more)


def swear(f, by="p2", person="q1", **more):
    return meet(f, "oath", by, **{"document": OATH, "person": person, **more})


def lapse(f, met, by="p2"):
    return f.add("formality.lapsed", by, met=met)


def until(seconds, months=0, at=None):
    """The oath counts up to so many months and seconds after it is recorded."""
    def change(f):
        f.now = time_of(at) if at else f.now
        now = f.now + 60
        swear(f, until=time_text((plus_months(now, months) if months else now) + seconds))
    return change


def lapsed_before(seconds):
    """The oath is said to have lapsed so many seconds before it ceases to count by itself."""
    def change(f):
        end = f.now + DAY
        met = swear(f, until=time_text(end))
        lapse(seconds_before(f, end, seconds), met)
    return change


def given_up(f):
    """The charter gives up the oath, which counts no more."""
    met = swear(f)
    amend(f, formalities=[formality for formality in FORMALITIES if formality["id"] != "oath"])
    lapse(f, met)


def lapsed_months(seconds):
    """As lapsed_before, of an oath that counts for the month that the charter tells."""
    def change(f):
        met = swear(f)
        lapse(seconds_before(f, plus_months(f.now, 1), seconds), met)
    return change


def formalities():
    yield "met-unknown", "A formality is met that the charter does not have.", "E-FORMALITY-UNKNOWN", lambda f: meet(f, "f9", organization="o1")
    yield "lapsed-given-up", "A formality lapses that the charter has given up.", "E-FORMALITY-UNKNOWN", given_up
    yield "met-by-person", "A person meets the formality of organizations.", "E-FORMALITY-BEARER", lambda f: meet(f, person="p1")
    yield "met-by-organization", "An organization meets the formality of persons.", "E-FORMALITY-BEARER", \
        lambda f: meet(f, "pledge", organization="o1")
    yield "met-no-member", "An organization meets a formality that is no member.", "E-MEMBER-NOT", lambda f: meet(f, organization="o9")
    yield "met-nobody", "A person meets a formality that nobody knows.", "E-PERSON-UNKNOWN", lambda f: swear(f, person="x1")
    yield "met-not-principal", "A person of an organization that is not its principal attests its formality.", "E-FORMALITY-ATTESTER", \
        lambda f: meet(f, by="q1", organization="o1")
    yield "met-for-another", "A principal attests the formality of a person.", "E-FORMALITY-ATTESTER", \
        lambda f: meet(f, "pledge", person="q1")
    yield "met-not-secretary", "A person attests its own formality where the secretary has to.", "E-FORMALITY-ATTESTER", \
        lambda f: swear(f, "q1")
    yield "met-former-secretary", "The former secretary attests a formality.", "E-FORMALITY-ATTESTER", lambda f: (take(f), swear(f))
    yield "met-no-document", "A formality is met without the document that it has.", "E-FORMALITY-DOCUMENT", \
        lambda f: meet(f, "oath", "p2", person="q1")
    yield "met-other-document", "A formality is met with another document.", "E-FORMALITY-DOCUMENT", lambda f: swear(f, document="2" * 64)
    yield "met-until-now", "A formality is met up to the second in which it is recorded.", "E-FORMALITY-UNTIL", until(0)
    yield "met-until-next", "A formality is met up to the second after it is recorded.", None, until(1)
    yield "met-too-long", "A formality is met for a second longer than the month for which it counts.", "E-FORMALITY-UNTIL", until(1, 1)
    yield "met-short-month", "A formality is met on the 31st of January for a second longer than to the 28th of February.", "E-FORMALITY-UNTIL", \
        until(1, 1, "2026-01-31T12:00:00Z")
    yield "met-a-short-month", "A formality is met on the 31st of January to the 28th of February.", None, until(0, 1, "2026-01-31T12:00:00Z")
    yield "met-a-month", "A formality is met for just the month for which it counts.", None, until(0, 1)
    yield "lapsed-unknown", "A fulfilment lapses that there is not.", "E-FORMALITY-NOT-MET", lambda f: lapse(f, NOBODY)
    yield "lapsed-stands", "The fulfilment of a formality lapses that cannot be revoked.", "E-FORMALITY-STANDS", lambda f: lapse(f, f.form)
    yield "lapsed-stands-by-another", "The same, said by another than who attests it: that it stands tells.", "E-FORMALITY-STANDS", \
        lambda f: lapse(f, f.form, "p4")
    yield "lapsed-not-secretary", "Another than the secretary says that a formality has lapsed.", "E-FORMALITY-ATTESTER", \
        lambda f: lapse(f, swear(f), "p1")
    yield "lapsed-twice", "A formality lapses again.", "E-FORMALITY-OVER", lambda f: [lapse(f, met) for met in [swear(f)] * 2]
    yield "lapsed-over", "A formality lapses in the second in which it ceases to count.", "E-FORMALITY-OVER", lapsed_before(0)
    yield "lapsed-last", "A formality lapses in the last second in which it counts.", None, lapsed_before(1)
    yield "lapsed-month-over", "A formality lapses in the second in which its month is over.", "E-FORMALITY-OVER", lapsed_months(0)
    yield "lapsed-month-last", "A formality lapses in the last second of its month.", None, lapsed_months(1)


def opened(f):
    return f.open("p1", f.motion, "board", DAY)


def new_holder(change):
    """s1 goes to q1 after the poll was opened; who held it had met both formalities."""
    def changed(f):
        seal = opened(f)
        accept(f, "s1", "q1", appointment=designate(f, "s1", "q1"))
        change(f, seal)
    return changed


def ballots():
    yield "ballot-ineligible", "A ballot for a seat whose organization had not met the formality when the poll was opened.", "E-BALLOT-INELIGIBLE", \
        lambda f: f.vote("p2", opened(f), "s2", "yes")
    yield "ballot-ineligible-met", "A ballot for a seat whose organization has met the formality since the poll was opened.", \
        "E-BALLOT-INELIGIBLE", met_late
    yield "ballot-new-holder", "A ballot by who has got the seat since the opening, without the formality of persons.", "E-BALLOT-INELIGIBLE", \
        new_holder(lambda f, seal: f.vote("q1", seal, "s1", "yes"))
    yield "ballot-new-holder-met", "A ballot by who has got the seat since the opening, and has met the formality of persons.", None, \
        new_holder(lambda f, seal: (meet(f, "pledge", "q1", person="q1"), f.vote("q1", seal, "s1", "yes")))
    yield "ballot-eligible", "A ballot for a seat whose formalities are met.", None, lambda f: f.vote("p1", opened(f), "s1", "yes")
    yield "ballot-alternate", "A ballot by the alternate of a seat that may not vote for want of a formality.", "E-BALLOT-INELIGIBLE", \
        lambda f: (alternate(f, "s2", "q2", "p2"), f.vote("q2", opened(f), "s2", "yes", alternate=True))
    yield "ballot-first-holder", "A ballot for a seat that was vacant at the opening, without the formalities.", "E-BALLOT-INELIGIBLE", \
        first_holder()
    yield "ballot-first-holder-met", "A ballot for a seat that was vacant at the opening, with the formalities met since.", None, first_holder(True)
    yield "ballot-moved-holder", "A ballot by who has gone since the opening to an organization that has not met the formality.", \
        "E-BALLOT-INELIGIBLE", moved_holder
    yield "recused-new-holder", "Who has got the seat since the opening, without the formality of persons, stands aside.", None, \
        new_holder(lambda f, seal: f.add("seat.recused", "q1", poll=seal, seat="s1"))
    yield "recused-ineligible", "Who may not vote for want of a formality stands aside.", "E-BALLOT-INELIGIBLE", \
        lambda f: f.add("seat.recused", "p2", poll=opened(f), seat="s2")
    yield "roll-call-ineligible", "A roll call has the choice of a seat that may not vote for want of a formality.", "E-BALLOT-INELIGIBLE", \
        roll_call("s2")
    yield "roll-call-vacant", "A roll call has the choice of a vacant seat.", "E-SEAT-VACANT", roll_call("s3")
    yield "roll-call-unknown", "A roll call has the choice of a seat that was ended after the poll was opened.", "E-SEAT-UNKNOWN", roll_call(
        "b2", lambda f: decide(f, {"act": "seat.end", "seat": "b2"}))
    yield "roll-call-new-holder", "A roll call has the choice of who has got the seat since the opening, without the formality of persons.", \
        "E-BALLOT-INELIGIBLE", roll_call("s1", lambda f: accept(f, "s1", "q1", appointment=designate(f, "s1", "q1")))
    yield "roll-call", "A roll call has the choice of a seat whose formalities are met.", None, roll_call("s1")


def meet_both(f, n):
    """An organization and its principal meet the formalities of who votes in the board."""
    meet(f, by=f"p{n}", organization=f"o{n}")
    meet(f, "pledge", f"p{n}", person=f"p{n}")


def met_late(f):
    seal = opened(f)
    meet_both(f, 2)
    f.vote("p2", seal, "s2", "yes")


def first_holder(met=False):
    def change(f):
        seal = opened(f)
        if met:
            meet_both(f, 3)
        designate(f, "s3", "p3", "p3")
        f.vote("p3", seal, "s3", "yes")
    return change


def moved_holder(f):
    """q2 holds a seat of the board on behalf of o2, and of o3 from its move on."""
    accept(f)
    meet_both(f, 2)
    meet(f, "pledge", "q2", person="q2")
    seal = opened(f)
    f.add("person.confirmed", "p3", move=f.add("person.moved", "q2", organization="o3"), person="q2")
    f.vote("q2", seal, "b1", "yes")


def roll_call(seat, change=lambda f: None):
    """A poll of the board is opened in its meeting, and a choice of the seat is told there."""
    def changed(f):
        f.add("meeting.opened", "p1", meeting=f.meeting)
        arrive(f, "s1")
        seal = opened(f)
        change(f)
        f.add("roll_call.recorded", "p2", choices=[{"choice": "yes", "seat": seat}], meeting=f.meeting, poll=seal)
    return changed


def vectors():
    for cases in (designations(), acceptances(), resignations(), elsewhere(), formalities(), ballots()):
        yield from each(cases, seats, "refusals-seats")
