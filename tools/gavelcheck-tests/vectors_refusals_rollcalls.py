"""Vectors of a small ledger whose board calls the roll: what is refused of roll calls and their disputes (FORMAT.md, 8.7).

The same ledger is that of vectors_refusals_mandates.
"""

import copy
import functools

from forge import DAY
from gavelcheck.values import canonical, time_text
from vectors_base import Bench, text_of, the_charter
from vectors_refusals_meetings import NOBODY, QUORUM, adjourn, called, carry, hand_over, told_all

BASE = "refusals-rollcalls"
WINDOW, DISPUTES, MANDATE, LONGEST = DAY // 2, DAY, DAY // 4, 40 * DAY
SOURCE, OTHER_SOURCE = "5" * 64, "6" * 64
BALLOT_SIGNED = "E-BALLOTS-SIGNED-ONLY"
WORDS = b"It cannot wait.\n"


def charter():
    """The board takes roll calls, the members do not; the chair of the board is a secretary, too; two of the board's rules want signed ballots."""
    result = the_charter(meetings={"called_by": ["chair"], "notice": 0, "quorum": QUORUM, "roll_call_disputes": DISPUTES})
    result["parameters"] |= {"entries_per_day": 1_000, "mandate_longest": LONGEST}
    plain, odd = result["rules"]
    odd["proxies"] = {"cap": 1, "carriers": "member"}
    result["rules"] += [{**odd, "id": "late", "late_quorum": 3_600, "title": "Late"},
                        {**plain, "id": "waits", "contest_within": 3_600, "title": "Waits"}]
    result["bodies"][0]["meetings"] = {"called_by": ["chair"], "notice": 0, "quorum": QUORUM}
    result["offices"] += [{"body": "members", "duty": "chair", "id": "mchair", "line": [{"person": "p4"}], "title": "Chair of the members"},
                          {"duty": "secretary", "id": "deputy", "line": [{"person": "p1"}], "title": "Deputy secretary"}]
    result["seats"].append({"appoints": "body", "body": "board", "id": "s5", "title": "Adviser", "voting": False, "weight": 1})
    by_board = {"member.suspend": "odd", "decision.rescind": "odd", "decision.void": "odd", "decision.ratify": "odd",
                "poll.settle": "odd", "roster.grant": "late", "roster.end": "waits", "member.expel": "waits"}
    for power in result["powers"]:
        if power["act"] in by_board:
            power["requires"] = [{"body": "board", "rule": by_board[power["act"]]}]
        if power["act"] in ("rule.change", "power.change"):  # no laxer than what they change
            power["requires"] = [{"body": "members", "rule": "waits"}, {"body": "board", "rule": "late"}]
    return result


def begin(f, acts=(), body="board", window=WINDOW, by="p1", texts=()):
    f.moved = f.propose(by, body, acts, texts)
    return f.open(by, f.moved, body, window)


def come(f, n, meeting):
    f.add("meeting.arrived", f"p{n}", meeting=meeting, seat=f"s{n}")


def grant(f, until, post="s5", person="p4"):
    """A mandate that the members grant; its motion."""
    f.document(WORDS)
    text = text_of(WORDS)
    act = {"act": "mandate.grant", "person": person, "post": post, "text": text["sha256"], "until": time_text(until)}
    f.moved = carry(f, [act], [text])
    return f.moved


def batch(count, **more):
    decisions = [{"name": f"Resolution {n}", "row": n, "voices": [{"choice": "yes", "voter": "Ada"}]} for n in range(1, count + 1)]
    return canonical({"decisions": decisions, "format": "gavel-old-decisions-v1", **more})


def attest(f, document, part=1, parts=2, source=SOURCE, count=2, body="board", by="p2"):
    f.add("old_decisions.attested", by, batch=document, body=body, count=count, part=part, parts=parts, source=source)


@functools.cache
def _base():
    """In the open poll p1, who came, and p2, who is listed as present, are said to be for it; p3 is absent. In the other nothing is."""
    f = Bench(charter())
    for n in range(1, 4):
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    f.batch = f.salted(batch(2))
    attest(f, f.batch)
    f.state = f.register.old_batches.of(body="board")[0].state
    f.mandate = grant(f, f.now + MANDATE)
    f.until = f.register.tenures.of(seat="s5")[-1].mandate
    f.meeting, f.past, f.elsewhere = called(f, 0), called(f, 0), called(f, 0, by="p4", body="members")
    for meeting, by in ((f.meeting, "p1"), (f.past, "p1"), (f.elsewhere, "p4")):
        f.add("meeting.opened", by, meeting=meeting)
    adjourn(f, f.past)
    f.coming = called(f, 3_600)
    come(f, 1, f.meeting)
    f.add("meeting.attended", "p2", meeting=f.meeting, present=[{"seat": "s2"}])
    f.members_poll = begin(f, body="members")
    f.free = begin(f)
    f.poll = begin(f)
    f.call = record(f)
    assert not any(f.codes), f.codes
    return f


def base():
    return copy.deepcopy(_base())


BASES = {BASE: base}


# Roll calls

def record(f, *seats, poll=None, meeting=None, by="p2", saw=None, wait=60, **more):
    choices = [{"choice": "yes", "seat": seat} for seat in seats or ("s1", "s2")]
    return f.add("roll_call.recorded", by, wait, saw=saw, choices=choices, meeting=meeting or f.meeting, poll=poll or f.poll, **more)


def correct(f, *seats, **more):
    return record(f, *seats, **{"corrects": f.call, **more})


def confirm(f, call=None, by="p1", wait=60):
    f.add("roll_call.confirmed", by, wait, roll_call=call or f.call)


def dispute(f, n, at=None, call=None, seat=None):
    if at is not None:
        f.now = at - 60
    f.add("roll_call.disputed", f"p{n}", roll_call=call or f.call, seat=seat or f"s{n}")


def closes(f):
    return f.register.polls.one(seal=f.poll).closes


def disputes_end(f):
    return f.register.roll_calls.one(id=f.call).disputes_end


def other_meeting(f):
    """A second meeting, at which p1 is, too."""
    meeting = called(f, 0)
    f.add("meeting.opened", "p1", meeting=meeting)
    come(f, 1, meeting)
    return meeting


def suspension(f):
    return begin(f, [{"act": "member.suspend", "organization": "o4"}])


def suspended(f):
    """The board was too few to suspend a member."""
    f.seal = suspension(f)
    f.vote("p1", f.seal, "s1", "yes")
    f.now = f.register.polls.one(seal=f.seal).closes
    f.close("p1", f.seal)
    return f


def settling(f, act):
    """A ballot that was held back contests the poll on an act; another one is opened to settle it."""
    seal = begin(f, [act])
    end = f.register.polls.one(seal=seal).closes
    f.vote("p1", seal, "s1", "yes")
    ballot = f.ballot("p3", seal, "s3", "no", end - 600)
    f.now = end
    f.add("ballot.held", "p1", 0, ballot=ballot, seat="s1")
    f.now += 3_600
    f.close("p1", seal, 0)
    return begin(f, [{"act": "poll.settle", "admitted": [], "poll": seal}])


def ratifying(f, event):
    return begin(f, [{"act": "decision.ratify", "event": event}])


def undoing(f, how):
    """A suspension is moved, and then what would undo it if it were carried."""
    suspended = f.propose("p1", "board", [{"act": "member.suspend", "organization": "o4"}])
    f.document(WORDS)
    texts = [text_of(WORDS)] if how == "void" else []
    return begin(f, [{"act": "decision." + how, "motion": suspended, **({"text": texts[0]["sha256"]} if texts else {})}], texts=texts)


def agenda(f, acts):
    """A consent agenda with one item of these acts."""
    item = f.propose("p3", "board", acts)
    return begin(f, [{"act": "motion.consent", "items": [{"motion": item, "version": 1}]}])


def recordings():
    free = lambda *seats, **more: lambda f: record(f, *seats, **{"poll": f.free, **more})  # noqa: E731
    yield "recorded-meeting-unknown", "A roll call at a meeting that nobody has called.", "E-MEETING-UNKNOWN", free(meeting=NOBODY)
    yield "recorded-elsewhere", "A roll call of the board at a meeting of the members.", "E-MEETING-ELSEWHERE", \
        lambda f: record(f, poll=f.free, meeting=f.elsewhere)
    yield "recorded-elsewhere-by-other", "A roll call of the board at a meeting of the members, by who is no secretary: the meeting is told first.", \
        "E-MEETING-ELSEWHERE", lambda f: record(f, poll=f.free, meeting=f.elsewhere, by="p3")
    yield "recorded-not-taken", "A roll call of a body that takes none.", "E-ROLLCALLS-NOT-TAKEN", \
        lambda f: record(f, "members.o4", poll=f.members_poll, meeting=f.elsewhere)
    yield "recorded-not-taken-by-other", "A roll call of a body that takes none, by who is no secretary: that it takes none is told first.", \
        "E-ROLLCALLS-NOT-TAKEN", lambda f: record(f, "members.o4", poll=f.members_poll, meeting=f.elsewhere, by="p3")
    yield "recorded-not-open", "A roll call at a meeting that is not opened.", "E-MEETING-NOT-OPEN", \
        lambda f: record(f, poll=f.free, meeting=f.coming)
    yield "recorded-not-open-signed-only", "A roll call on a suspension, at a meeting that is not opened: the meeting is told first.", \
        "E-MEETING-NOT-OPEN", lambda f: record(f, poll=suspension(f), meeting=f.coming)
    yield "recorded-adjourned", "A roll call at a meeting that is adjourned.", "E-MEETING-ADJOURNED", \
        lambda f: record(f, poll=f.free, meeting=f.past)
    yield "recorded-suspension", "A roll call on the suspension of a member.", BALLOT_SIGNED, lambda f: record(f, poll=suspension(f))
    yield "recorded-agenda", "A roll call on a consent agenda with the suspension of a member.", BALLOT_SIGNED, \
        lambda f: record(f, poll=agenda(f, [{"act": "member.suspend", "organization": "o4"}]))
    yield "recorded-rescission", "A roll call on the rescission of a suspension.", BALLOT_SIGNED, lambda f: record(f, poll=undoing(f, "rescind"))
    yield "recorded-voiding", "A roll call on declaring a suspension void.", BALLOT_SIGNED, lambda f: record(f, poll=undoing(f, "void"))
    yield "recorded-ratification", "A roll call on ratifying a suspension.", BALLOT_SIGNED, \
        lambda f: record(f, poll=ratifying(f, suspended(f).moved))
    yield "recorded-ratification-poll", "A roll call on ratifying a poll on a suspension.", BALLOT_SIGNED, \
        lambda f: record(f, poll=ratifying(f, suspended(f).seal))
    yield "recorded-settling", "A roll call on settling a poll on an expulsion.", BALLOT_SIGNED, \
        lambda f: record(f, poll=settling(f, {"act": "member.expel", "organization": "o4"}))
    yield "recorded-settling-plain", "A roll call on settling a poll on what wants no signed ballots.", None, \
        lambda f: record(f, poll=settling(f, {"act": "roster.end", "roster": "others"}))
    yield "recorded-agenda-plain", "A roll call on a consent agenda of which nothing wants signed ballots.", None, \
        lambda f: record(f, poll=agenda(f, []))
    yield "recorded-late-quorum", "A roll call under a rule with a late quorum.", BALLOT_SIGNED, \
        lambda f: record(f, poll=begin(f, [{"act": "roster.grant", "body": "board", "roster": "others", "title": "Others"}]))
    yield "recorded-contests", "A roll call under a rule that waits for ballots held back.", BALLOT_SIGNED, \
        lambda f: record(f, poll=begin(f, [{"act": "roster.end", "roster": "others"}]))
    yield "recorded-again", "A second roll call on a poll that corrects none.", "E-ROLLCALL-STANDS", record
    yield "recorded-corrects-other", "A second roll call on a poll that corrects one that nobody recorded.", "E-ROLLCALL-STANDS", \
        lambda f: correct(f, corrects=NOBODY)
    yield "recorded-corrects-corrected", "A roll call is corrected that was.", "E-ROLLCALL-STANDS", lambda f: (correct(f), correct(f))
    yield "recorded-corrects-meeting", "A roll call is corrected by one at another meeting.", "E-ROLLCALL-STANDS", \
        lambda f: correct(f, "s1", meeting=other_meeting(f))
    yield "recorded-corrects-adjourned", "A roll call is corrected when the meeting is adjourned.", None, \
        lambda f: (adjourn(f, f.meeting), correct(f, "s1"))
    yield "recorded-corrects-confirmed", "A roll call is corrected that is confirmed.", "E-ROLLCALL-CONFIRMED", lambda f: (confirm(f), correct(f))
    yield "recorded-confirmed", "A second roll call on a poll of which one is confirmed: that it is confirmed is told first.", \
        "E-ROLLCALL-CONFIRMED", lambda f: (confirm(f), record(f))
    yield "recorded-corrects-none", "A roll call corrects one on a poll of which there is none.", "E-ROLLCALL-UNKNOWN", \
        lambda f: correct(f, poll=f.free)
    yield "recorded-corrects-none-adjourned", "A roll call corrects one where there is none, at a meeting that is adjourned: the first is told.", \
        "E-ROLLCALL-UNKNOWN", lambda f: correct(f, poll=f.free, meeting=f.past)
    yield "recorded-seat-twice", "A roll call has a seat twice.", "E-PRESENT-TWICE", free("s1", "s2", "s1")
    yield "recorded-seat-twice-absent", "A roll call has an absent seat between two lines of another: the absent one is told, which is first.", \
        "E-PRESENT-NOT", free("s1", "s3", "s1")
    yield "recorded-absent", "A roll call has a seat whose holder has not come.", "E-PRESENT-NOT", free("s1", "s3")
    yield "recorded-guest", "A roll call has a seat whose holder has come as a guest, before the seat was given to it.", "E-PRESENT-NOT", guest_called
    yield "recorded-successor", "A roll call has a seat for which another has come than who holds it now.", "E-PRESENT-NOT", \
        lambda f: (hand_over(f), record(f, "s1", poll=f.free))
    yield "recorded-departed", "A roll call has a seat whose holder has left.", "E-PRESENT-NOT", lambda f: (leave(f), record(f, poll=f.free))
    yield "recorded-departed-corrected", "A roll call is corrected, with a seat whose holder has left after it.", None, \
        lambda f: (leave(f), correct(f))
    yield "recorded-recalled-corrected", "A roll call is corrected, with a seat whose holder was recalled after it.", None, \
        lambda f: (f.add("seat.recalled", "p2", person="p2", seat="s2"), correct(f))
    yield "recorded-absent-corrected", "A roll call is corrected, with a seat whose holder was absent and recalled after it.", "E-PRESENT-NOT", \
        lambda f: (f.add("seat.recalled", "p3", person="p3", seat="s3"), correct(f, "s1", "s2", "s3"))
    yield "recorded-arrived-corrected", "A roll call is corrected, with a seat whose holder has come after it.", "E-PRESENT-NOT", \
        lambda f: (come(f, 3, f.meeting), correct(f, "s1", "s2", "s3"))
    yield "recorded-one-left-out", "A roll call of one seat.", None, free("s1")


def guest_called(f):
    f.add("meeting.arrived", "p4", meeting=f.meeting)
    f.add("seat.designated", "p4", person="p4", seat="s4")
    record(f, "s4", poll=f.free)


def leave(f):
    f.add("meeting.departed", "p1", meeting=f.meeting, seat="s1")


def confirmations():
    yield "confirmed-unknown", "A roll call is confirmed that nobody has recorded.", "E-ROLLCALL-UNKNOWN", lambda f: confirm(f, NOBODY)
    yield "confirmed-corrected", "A roll call is confirmed that was corrected.", "E-ROLLCALL-CORRECTED", lambda f: (correct(f), confirm(f))
    yield "confirmed-corrected-by-other", "A roll call that was corrected is confirmed by who is no chair: that it was corrected is told first.", \
        "E-ROLLCALL-CORRECTED", lambda f: (correct(f), confirm(f, by="p3"))
    yield "confirmed-twice", "A roll call is confirmed twice.", "E-ROLLCALL-CONFIRMED", lambda f: (confirm(f), confirm(f))
    yield "confirmed-twice-late", "A roll call is confirmed again when the poll is over: that it is confirmed is told first.", \
        "E-ROLLCALL-CONFIRMED", lambda f: (confirm(f), setattr(f, "now", closes(f)), confirm(f))
    yield "confirmed-last-second", "A roll call is confirmed a second before the end of the poll.", None, \
        lambda f: (setattr(f, "now", closes(f) - 1), confirm(f, wait=0))
    yield "confirmed-one-hand", "A roll call is confirmed by who recorded it, as chair and secretary.", "E-ROLLCALL-ONE-HAND", \
        lambda f: confirm(f, record(f, poll=f.free, by="p1"))
    yield "confirmed-other-corrected", "A roll call of the secretary is corrected by the chair, as the other secretary, who confirms that.", \
        "E-ROLLCALL-ONE-HAND", lambda f: confirm(f, correct(f, by="p1"))


def disputes():
    yield "disputed-unknown", "A roll call is disputed that nobody has recorded.", "E-ROLLCALL-UNKNOWN", lambda f: dispute(f, 1, call=NOBODY)
    yield "disputed-corrected", "A roll call is disputed that was corrected.", "E-ROLLCALL-CORRECTED", lambda f: (correct(f), dispute(f, 1))
    yield "disputed-corrected-not-listed", "A roll call that was corrected is disputed for a seat that it does not have: the first is told.", \
        "E-ROLLCALL-CORRECTED", lambda f: (correct(f), dispute(f, 3))
    yield "disputed-not-listed", "A roll call is disputed for a seat that it does not have.", "E-ROLLCALL-NOT-LISTED", lambda f: dispute(f, 3)
    yield "disputed-not-listed-late", "A roll call is disputed too late for a seat that it does not have: the seat is told first.", \
        "E-ROLLCALL-NOT-LISTED", lambda f: dispute(f, 3, closes(f))
    yield "disputed-person", "A roll call is disputed for a seat by another than its holder.", "E-ROLLCALL-PERSON", \
        lambda f: dispute(f, 3, seat="s2")
    yield "disputed-person-chair", "A roll call is disputed by the chair for another's seat.", "E-ROLLCALL-PERSON", lambda f: dispute(f, 1, seat="s2")
    yield "disputed-person-successor", "A roll call is disputed by who holds the seat now, and did not then.", "E-ROLLCALL-PERSON", \
        lambda f: (hand_over(f), f.add("roll_call.disputed", "p5", roll_call=f.call, seat="s1"))
    yield "disputed-person-twice", "A choice that is disputed is disputed again by another: that it is another's is told first.", \
        "E-ROLLCALL-PERSON", lambda f: (dispute(f, 2), dispute(f, 3, seat="s2"))
    yield "disputed-twice", "A choice is disputed twice.", "E-DISPUTE-TWICE", lambda f: (dispute(f, 2), dispute(f, 2))
    yield "disputed-twice-late", "A choice is disputed again, too late: that it is disputed is told first.", "E-DISPUTE-TWICE", \
        lambda f: (dispute(f, 2), dispute(f, 2, closes(f)))
    yield "disputed-anew", "A choice is disputed of a roll call that corrects one of which it was disputed.", None, \
        lambda f: (dispute(f, 2), dispute(f, 2, call=correct(f)))
    yield "disputed-recalled", "A choice is disputed by who held the seat then, and does not now.", None, \
        lambda f: (hand_over(f, 2), dispute(f, 2))
    yield "disputed-signed-late", "The choice of one who came is disputed at the end of the poll.", "E-DISPUTES-OVER", \
        lambda f: (confirm(f), dispute(f, 1, closes(f)))
    yield "disputed-signed-last-second", "The choice of one who came is disputed a second before the end of the poll.", None, \
        lambda f: (confirm(f), dispute(f, 1, closes(f) - 1))
    yield "disputed-unconfirmed-late", "A choice of a roll call that nobody has confirmed is disputed at the end of the poll.", \
        "E-DISPUTES-OVER", lambda f: dispute(f, 2, closes(f))
    yield "disputed-attested-after", "The choice of one who is listed as present is disputed at the end of the poll.", None, \
        lambda f: (confirm(f), dispute(f, 2, closes(f)))
    yield "disputed-attested-late", "The choice of one who is listed as present is disputed at the end of the disputes.", "E-DISPUTES-OVER", \
        lambda f: (confirm(f), dispute(f, 2, disputes_end(f)))
    yield "disputed-attested-last-second", "The choice of one who is listed as present is disputed a second before the end of the disputes.", None, \
        lambda f: (confirm(f), dispute(f, 2, disputes_end(f) - 1))
    yield "disputed-closed", "A choice is disputed before the end of the disputes, when the poll is closed.", "E-DISPUTES-OVER", \
        lambda f: (confirm(f), f.vote("p2", f.poll, "s2", "no"), close(f), dispute(f, 2))


def close(f, at=None):
    """Closes the poll at its end, or at the time told."""
    f.now = closes(f) if at is None else at
    f.close("p3", f.poll, 0)


def closings():
    yield "closed-disputes", "A poll is closed at its end, before that of the disputes.", "E-DISPUTES-OPEN", lambda f: (confirm(f), close(f))
    yield "closed-disputes-early", "A poll is closed before its end and that of the disputes: the disputes are told first.", "E-DISPUTES-OPEN", \
        lambda f: (confirm(f), close(f, f.now + 60))
    yield "closed-disputes-second", "A poll is closed a second before the end of the disputes.", "E-DISPUTES-OPEN", \
        lambda f: (confirm(f), close(f, disputes_end(f) - 1))
    yield "closed-disputes-end", "A poll is closed at the end of the disputes.", None, lambda f: (confirm(f), close(f, disputes_end(f)))
    yield "closed-disputed", "A poll is closed at its end when the one choice of who did not come is disputed.", None, \
        lambda f: (confirm(f), dispute(f, 2), close(f))
    yield "closed-overridden", "A poll is closed at its end when who was listed as present has a ballot.", None, \
        lambda f: (confirm(f), f.vote("p2", f.poll, "s2", "no"), close(f))
    yield "closed-absent", "A poll is closed at its end when who was listed as present is not on the list any more.", None, \
        lambda f: (confirm(f), f.add("meeting.attended", "p2", meeting=f.meeting, present=[]), close(f))
    yield "closed-unconfirmed", "A poll is closed at its end whose roll call nobody has confirmed.", None, close


def proxies():
    grant_proxy = lambda meeting: lambda f: f.add("proxy.granted", "p3", meeting=meeting(f), person="p1", seat="s3")  # noqa: E731
    yield "proxy-meeting-unknown", "A proxy for a meeting that nobody has called.", "E-MEETING-UNKNOWN", grant_proxy(lambda f: NOBODY)
    yield "proxy-meeting-adjourned", "A proxy for a meeting that is adjourned.", "E-MEETING-ADJOURNED", grant_proxy(lambda f: f.past)
    yield "proxy-meeting-opened", "A proxy for a meeting that is opened.", None, grant_proxy(lambda f: f.meeting)


def vectors():
    cases = [*recordings(), *confirmations(), *disputes(), *closings()]
    yield from told_all([("rollcall-" + name, *rest) for name, *rest in cases], base, BASE)
    yield from told_all(proxies(), base, BASE)
