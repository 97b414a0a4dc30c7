"""Vectors of a small ledger whose board waits for ballots that were held back (8.19), of contested polls, and of what settles them."""

import copy
import functools

from forge import DAY, b64, private, public
from gavelcheck.crypto import Tree, fingerprint, signed_blob
from gavelcheck.values import canonical, digest, parse, time_text
from vectors_base import RULE, Bench, text_of, the_charter
from vectors_trails import founded_on, vector

WAIT = 3_600
WORDS = b"We meet in public.\n"
KEY_WAIT = 7_200


def charter_with(settles=None, **changed):
    """The board's rule waits for ballots held back; `settles` is the rule of a power over `poll.settle`, absent most often."""
    charter = copy.deepcopy(the_charter())
    charter["parameters"]["entries_per_day"] = 1_000
    charter["rules"][1] |= {"contest_within": WAIT, **changed}
    charter["rules"].append({**charter["rules"][0], "id": "lax", "title": "Lax"})
    powers = [power for power in charter["powers"] if power["act"] != "poll.settle"]
    for power in powers:
        if power["act"] == "policy.adopt":
            power["requires"] = [{"body": "board", "rule": "odd"}]
    if settles:
        powers.append({"act": "poll.settle", "requires": [{"body": "board", "rule": settles}]})
    charter["powers"] = powers
    return charter


@functools.cache
def _polled(settles=None, final=False):
    f = Bench(charter_with(settles, **({"final_ballots": True} if final else {})))
    for n in range(1, 5):
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    offer = f.add("key.offered", "p4", signed_with="p4-laptop", key=b64(public("p4-laptop")), person="p4")
    f.add("key.vouched", "p4", offer=offer)
    f.now += KEY_WAIT
    name = f.document(WORDS)
    f.motion = f.propose("p1", "board", [{"act": "policy.adopt", "policy": "meetings", "text": name, "title": "Meetings"}],
                         [text_of(WORDS)], "Meet in public")
    f.seal = f.open("p1", f.motion, "board", DAY)
    f.poll_entry = len(f.lines) - 1
    for n, choice in ((1, "yes"), (2, "yes"), (3, "no")):
        f.vote(f"p{n}", f.seal, f"s{n}", choice)
    assert not any(f.codes), f.codes
    return f


def polled(**told):
    """Two for, one against, and p4 of whom nothing came: with a no of its seat it would be tied."""
    return copy.deepcopy(_polled(**told))


def poll_of(f, seal=None):
    return f.register.polls.one(seal=seal or f.seal)


def over(f):
    """A minute before the poll's end, so that the next entry is recorded with it."""
    f.now = poll_of(f).closes - 60
    return f


def handed(f, voter=4, choice="no", at=None, seal=None, seen=None, **told):
    """What the voter signed ten minutes before the end, having `seen` so many entries, or all that there were."""
    seat = told.pop("seat", f"s{voter}")
    seal = seal or f.seal
    at = at if at is not None else poll_of(f, seal).closes - 600 if poll_of(f, seal) else f.now
    return f.ballot(f"p{voter}", seal, seat, choice, at, saw=seen, **told)


def hold(f, ballot=None, by=1, seat=None, saw=None, wait=60, **told):
    """Puts a ballot on record."""
    return f.add("ballot.held", f"p{by}", wait, saw=saw, ballot=ballot or handed(f, **told), seat=seat or f"s{by}")


def close(f, seal=None, short=0, **changed):
    poll = poll_of(f, seal)
    f.now = max(f.now + 60, poll.closes + poll.rule["contest_within"]) - short
    f.close("p1", poll.seal, 0, **changed)
    return f


def contested(choices=("no",), **told):
    """The poll closed over a no of p4 that may turn it, and more that was held back."""
    f = over(polled(**told))
    f.held_ballots = [digest(canonical(handed(f)["event"]))]
    hold(f)
    for voter, choice in enumerate(choices[1:], 2):
        ballot = handed(f, voter, choice, turn=2)
        f.held_ballots.append(digest(canonical(ballot["event"])))
        hold(f, ballot, by=1)
    return close(f)


def settle_motion(f, admitted=(), by="p1", saw=None, **more):
    """The id of a motion that admits these of the ballots held back."""
    act = {"act": "poll.settle", "admitted": sorted(admitted), "poll": f.seal, **more}
    return f.add("motion.proposed", by, acts=[act], body="board", saw=saw, texts=[], title="Settle it")


def settled(f, admitted=(), wait=0, late=(), **more):
    """The poll settled by all four, each admitted as told; `late` are seats whose no to that was held back."""
    f.now += wait
    seal = f.open("p1", settle_motion(f, admitted, **more), "board", DAY)
    for n in range(1, 4 if late else 5):
        f.vote(f"p{n}", seal, f"s{n}", "no" if late and n == 3 else "yes")
    f.now = poll_of(f, seal).closes - 60
    for n in late:
        hold(f, handed(f, n, "no", seal=seal))
    poll = poll_of(f, seal)
    f.now = poll.closes + poll.rule.get("contest_within", 0)
    f.close("p2", seal, 0)
    return f


def own(name, cause, f, *codes, **more):
    """A vector of this ledger; the last entry is the one at fault, where a code is told."""
    files = f if isinstance(f, dict) else f.export()
    lines = files["trail.jsonl"].split(b"\n")[:-1]
    first = parse(lines[0], "entry")
    faults = [(len(lines) - 1, code) for code in codes]
    return vector("contest-" + name, cause, files, *faults, base="contest", genesis=digest(canonical(first["event"])),
                  **{"verdict": "invalid" if codes else "valid", **more})


def state(f, outcome, motion, settled_by=False):
    """The ledger, which must stand so."""
    poll = poll_of(f)
    found = poll.outcome, f.register.motions.one(id=f.motion).state, poll.settled is not None
    assert not any(f.codes) and found == (outcome, motion, settled_by), (found, f.codes)
    return f


def lawful():
    yield own("nothing-held", "A poll for which was waited in vain.", state(close(over(polled())), "carried", "carried"))
    f = over(polled())
    hold(f, choice="yes")
    yield own("turning-nothing", "A yes held back of a motion that carries anyhow.", state(close(f), "carried", "carried"))
    f = over(polled())
    hold(f, handed(f, 2, "yes", turn=2))
    yield own("same-again", "A ballot held back that says what its seat's says.", state(close(f), "carried", "carried"))
    f = over(polled())
    hold(f, at=poll_of(f).opens)
    yield own("signed-at-opening", "A ballot held back that was signed in the second in which the poll was opened.",
              state(close(f), "contested", "contested"))
    f = over(polled())
    hold(f, signed_with="p4-laptop")
    yield own("other-key", "A ballot held back, signed with the voter's second key.", state(close(f), "contested", "contested"))
    f = over(polled())
    hold(f)
    hold(f, choice="yes", turn=2)
    yield own("two-of-a-seat", "Two ballots of a seat held back, of which the first alone would turn it.",
              state(close(f), "contested", "contested"))
    yield own("contested", "A poll that a ballot held back may turn.", state(contested(), "contested", "contested"))
    f = contested()
    yield own("settled-all", "A contested poll, settled with what was held back: tied.", state(settled(f, f.held_ballots), "tied", "tied", True))
    yield own("settled-none", "A contested poll, settled without what was held back: carried, and its act is performed.",
              state(settled(contested()), "carried", "carried", True))
    f = contested(("no", "no"))
    yield own("settled-some", "A contested poll, settled with one of two ballots held back: failed.",
              state(settled(f, f.held_ballots[1:]), "failed", "failed", True))
    yield own("final-all-voted", "Under final ballots, with all seats voted, nothing is waited for.", all_voted(4))
    yield own("final-not-voted", "Under final ballots a poll without the ballot of a seat is closed at its end.", all_voted(3), "E-CONTEST-OPEN")
    f = settled(contested(), late=(4,))
    yield own("settling-contested", "The poll that is to settle a contested one is contested itself.", state(f, "contested", "contested"))
    f = contested()
    settled(f, ["0" * 64])
    yield own("settled-unknown", "Settling admits a ballot that nobody put on record: the act is void.", state(f, "contested", "contested"))
    yield own("settled-lapsed", "Settling after the contested motion has lapsed: the act is void.",
              state(settled(contested(), wait=30 * DAY), "contested", "contested"))
    yield own("settled-lax", "Settling by a laxer rule than the contested poll's: the act is void.",
              state(settled(contested(settles="lax")), "contested", "contested"))
    f = contested()
    second = settle_motion(f, f.held_ballots)
    settled(f)
    seal = f.open("p1", second, "board", DAY)
    for n in range(1, 5):
        f.vote(f"p{n}", seal, f"s{n}", "yes")
    yield own("settled-twice", "Settling what is settled: the act is void.", state(close(f, seal), "carried", "carried", True))


def all_voted(seats):
    f = polled(final=True)
    if seats == 4:
        f.vote("p4", f.seal, "s4", "abstain")
    f.now = poll_of(f).closes
    f.close("p1", f.seal, 0)
    return f


def one(change):
    """The ledger after the end of the poll, and one entry of which a thing is wrong."""
    f = over(polled())
    change(f)
    return f


def changed(**parts):
    """Puts the ballot on record with other parts of its event, signed as they are."""
    return lambda f: hold(f, changes={name: part(f) if callable(part) else part for name, part in parts.items()})


def with_parts(**parts):
    """Puts the ballot on record with other members beside its event."""
    return lambda f: hold(f, {**handed(f), **{name: part(f) if callable(part) else part for name, part in parts.items()}})


def places():
    """8.19, 1 to 3."""
    yield "ledger", "of another ledger", "E-LEDGER-OTHER", changed(ledger="other.example/ledger")
    yield "ledger-none", "of a ledger that cannot be", "E-LEDGER-OTHER", changed(ledger="no origin")
    yield "seen-nothing", "whose voter had seen nothing", "E-SEEN-UNKNOWN", changed(seen=lambda f: {"root": b64(f.found.roots[0]), "size": 0})
    yield "seen-beyond", "whose voter had seen more than there is", "E-SEEN-UNKNOWN", changed(
        seen=lambda f: {"root": b64(bytes(32)), "size": len(f.lines) + 1})
    yield "seen-root", "whose voter had seen another history", "E-SEEN-UNKNOWN", changed(
        seen=lambda f: {"root": b64(bytes(32)), "size": len(f.lines)})
    yield "signed-behind", "signed 301 s before what its voter had seen", "E-SIGNED-BEHIND", \
        lambda f: hold(f, at=f.found.recorded[-1] - 301, seen=len(f.lines))
    yield "poll-unknown", "of a poll that nobody opened", "E-POLL-UNKNOWN", lambda f: hold(f, handed(f, seal="0" * 64))
    yield "not-heard", "of a poll whose rule waits for none", "E-CONTESTS-NOT-HEARD", not_heard
    yield "poll-closed", "of a poll that is closed", "E-POLL-CLOSED", lambda f: (close(f), hold(f))
    yield "early", "put on record a second before the end", "E-HELD-EARLY", lambda f: hold(f, wait=59)
    yield "poll-unseen", "put on record by who had not seen the poll", "E-SEEN-TOO-SHORT", \
        lambda f: hold(f, by=4, voter=3, turn=2, choice="yes", saw=f.poll_entry)
    yield "by-voter", "put on record by its voter", "E-HELD-BY-VOTER", lambda f: hold(f, by=4, seat="s1")
    yield "for-own-seat", "put on record for the seat that it is of", "E-HELD-BY-VOTER", lambda f: hold(f, seat="s4")
    yield "recorder-elsewhere", "put on record for a seat of another body", "E-BALLOT-NOT-ELECTOR", lambda f: hold(f, seat="members.o1")
    yield "recorder-of-another", "put on record for a seat that another holds", "E-SEAT-NOT-HOLDER", lambda f: hold(f, seat="s2")


def not_heard(f):
    seal = f.open("p1", f.propose("p1", "members"), "members", DAY)
    f.now = poll_of(f, seal).closes
    hold(f, handed(f, seal=seal, seat="members.o4"), seat="members.o1")


def ballots():
    """8.19, 4 to 6."""
    yield "signed-late", "signed when the poll was over", "E-HELD-NOT-IN-TIME", lambda f: hold(f, at=poll_of(f).closes, until=poll_of(f).closes)
    yield "signed-before", "signed a second before the poll was opened", "E-HELD-NOT-IN-TIME", lambda f: hold(f, at=poll_of(f).opens - 1)
    yield "until-before", "to be recorded before it was signed", "E-UNTIL-TOO-FAR", lambda f: hold(f, until=poll_of(f).closes - 601)
    yield "until-after", "that could be recorded after the end", "E-BALLOT-UNTIL", lambda f: hold(f, until=poll_of(f).closes + 1)
    yield "voter-saw-no-poll", "whose voter had not seen the poll", "E-SEEN-TOO-SHORT", lambda f: hold(f, seen=f.poll_entry)
    yield "key-unknown", "with a key that nobody has", "E-KEY-UNKNOWN", lambda f: hold(f, signed_with="stranger")
    yield "key-of-another", "with another's key", "E-KEY-OF-ANOTHER", lambda f: hold(f, signed_with="p3")
    yield "key-ended", "with a key that was revoked after it was signed", "E-KEY-ENDED", revoked
    yield "key-young", "with a key that did not speak yet when it was signed", "E-KEY-TOO-YOUNG", young
    yield "signature", "whose signature is that of another ballot", "E-SIGNATURE-WRONG", with_parts(sig=lambda f: handed(f, choice="yes")["sig"])
    yield "signature-entry", "signed by who puts it on record, in the voter's name", "E-SIGNATURE-WRONG", with_parts(
        sig=lambda f: b64(private("p1").sign(signed_blob(canonical(handed(f)["event"])))))
    yield "signature-long", "with a security key's signature by another key", "E-SIGNATURE-WRONG", with_parts(
        sig=lambda f: b64(private("p4").sign(signed_blob(canonical(handed(f)["event"]))) + bytes([1, 0, 0, 0, 0])))
    yield "not-elector", "for a seat of another body", "E-BALLOT-NOT-ELECTOR", lambda f: hold(f, seat="s1", ballot=handed(f, seat="members.o4"))
    yield "voter-not-holder", "by who does not hold the seat", "E-SEAT-NOT-HOLDER", lambda f: hold(f, handed(f, 4, seat="s3", turn=2))
    yield "not-alternate", "by who is not the seat's alternate", "E-ALTERNATE-NOT", lambda f: hold(f, alternate=True)
    yield "proxy", "by proxy under a rule without", "E-PROXY-NOT-ALLOWED", lambda f: hold(f, proxy="0" * 64)
    yield "turn-same", "with the turn of one that was recorded", "E-BALLOT-TURN", lambda f: hold(f, voter=3, choice="yes", turn=1)
    yield "turn-held", "with a lower turn than one that was held back", "E-BALLOT-TURN", lambda f: (hold(f, turn=3), hold(f, turn=2))
    yield "again", "that is on record", "E-BALLOT-TURN", lambda f: (hold(f), hold(f, by=2))
    yield "turn-ahead", "with a turn 1,001 higher than those before", "E-BALLOT-TURN-AHEAD", lambda f: hold(f, turn=1_001)


def revoked(f):
    ballot = handed(f, signed_with="p4-laptop")
    f.add("key.revoked", "p4", 0, key=fingerprint(public("p4-laptop")))
    hold(f, ballot)


def young(f):
    """The key is offered in the poll's last hour but two, and speaks when the ballot is put on record."""
    f.now = poll_of(f).closes - KEY_WAIT - 300
    offer = f.add("key.offered", "p4", signed_with="p4-new", key=b64(public("p4-new")), person="p4")
    f.add("key.vouched", "p4", offer=offer)
    hold(over(f), signed_with="p4-new")


def forms():
    yield "version", "an event of another version", changed(v=2)
    yield "version-zero", "an event of version 0", changed(v=0)
    yield "type", "an event of another type", changed(type="seat.recused")
    yield "data", "a choice that there is not", changed(
        data=lambda f: {"choice": "maybe", "poll": f.seal, "seat": "s4", "turn": 1})
    yield "data-missing", "no turn", changed(data=lambda f: {"choice": "no", "poll": f.seal, "seat": "s4"})
    yield "event-more", "a member that no event has", changed(zero=0)
    yield "more", "a member beside its event that no ballot has", with_parts(recorded=lambda f: time_text(f.now))
    yield "signature-short", "a signature of 63 bytes", with_parts(sig=b64(bytes(63)))
    yield "key-form", "no fingerprint", with_parts(key="SHA256:none")


def uncanonical(spelling, other):
    """The entry with the ballot's event in another spelling, signed as it stands."""
    f = over(polled())
    f.now += 60
    raw = canonical(f.event("ballot.held", "p1", {"ballot": handed(f), "seat": "s1"}))
    assert spelling in raw
    f.put(f.line(raw.replace(spelling, other, 1), "p1"))
    return f


def closings():
    yield "open", "closed a second before the wait is over", "E-CONTEST-OPEN", lambda f: close(f, short=1)
    yield "open-held", "closed over a ballot held back before the wait is over", "E-CONTEST-OPEN", lambda f: (hold(f), close(f, short=WAIT // 2))
    yield "not-told", "closed without telling what was held back", "E-COUNT-WRONG", lambda f: (hold(f, choice="yes"), closed_without(f, "held"))
    for name, cause, member in [("ballots", "telling of two ballots held back", {"ballots": 2}),
                                ("none", "telling of no ballot held back", {"ballots": 0}),
                                ("counted", "telling another outcome without them", {"counted": "failed"}),
                                ("others", "telling of no other outcome", {"others": []}),
                                ("others-more", "telling of an outcome that is not to be had", {"others": ["failed", "tied"]}),
                                ("too-many", "telling that there are too many cases", {"others": [], "too_many": True})]:
        yield "held-" + name, "closed " + cause, "E-COUNT-WRONG", lambda f, member=member: (hold(f), close(f, held={
            "ballots": 1, "counted": "carried", "others": ["tied"], **member}))
    yield "carried", "closed as carried where it is contested", "E-COUNT-WRONG", lambda f: (hold(f), close(f, outcome="carried"))
    yield "counted-in", "closed with the ballot held back counted", "E-COUNT-WRONG", lambda f: (hold(f), close(
        f, outcome="tied", totals={"abstain": 0, "eligible": 4, "holders": 4, "no": 2, "recused": 0, "yes": 2}))
    yield "not-contested", "closed as contested where nothing turns it", "E-COUNT-WRONG", \
        lambda f: (hold(f, choice="yes"), close(f, outcome="contested"))
    yield "leaf", "closed with the ballot held back among the leaves", "E-COUNT-BALLOTS", leaf
    yield "counted-contested", "closed as contested without what was held back", "E-EVENT-MALFORMED", lambda f: (hold(f), close(
        f, held={"ballots": 1, "counted": "contested", "others": ["tied"]}))


def closing_data(f):
    """The data of the lawful closing."""
    g = copy.deepcopy(f)
    return parse(close(g).lines[-1], "entry")["event"]["data"]


def closed_without(f, name):
    data = closing_data(f)
    del data[name]
    f.now = poll_of(f).closes + WAIT
    f.add("poll.closed", "p1", 0, **data)


def leaf(f):
    ballot = handed(f)
    hold(f, ballot)
    told = closing_data(f)["ballots"]
    tree = Tree()
    for cast in f.register.ballots.of(poll=f.seal):
        tree.append(canonical({"counted": True, "entry": cast.entry, "event": cast.event}))
    tree.append(canonical({"counted": False, "entry": len(f.lines) - 1, "event": digest(canonical(ballot["event"]))}))
    close(f, ballots={**told, "left_out": 1, "root": tree.root().hex()})


def elsewhere_told():
    f = polled()
    seal = f.open("p1", f.propose("p1", "members"), "members", DAY)
    f.now = poll_of(f, seal).closes
    f.close("p1", seal, held={"ballots": 0, "counted": "no_quorum", "others": []})
    return f


def settlings():
    f = close(over(polled()))
    settle_motion(f)
    yield own("settle-nothing", "Settling a poll that is not contested.", f, "E-NOT-CONTESTED")
    f = polled()
    settle_motion(f)
    yield own("settle-open", "Settling a poll that is open.", f, "E-NOT-CONTESTED")
    f = contested()
    settle_motion(f, poll="0" * 64)
    yield own("settle-unknown", "Settling a poll that nobody opened.", f, "E-POLL-UNKNOWN")
    f = contested()
    settle_motion(f, by="p3", saw=len(f.lines) - 2)
    yield own("settle-unseen", "Settling by who had not seen the last ballot held back.", f, "E-SEEN-TOO-SHORT")
    f = contested(("no", "no"))
    f.propose("p1", "board", [{"act": "poll.settle", "admitted": sorted(f.held_ballots)[::-1], "poll": f.seal}])
    yield own("settle-order", "Settling with the ballots in another order.", f, "E-EVENT-MALFORMED")
    f = contested()
    settle_motion(f, f.held_ballots * 2)
    yield own("settle-same", "Settling with a ballot twice.", f, "E-EVENT-MALFORMED")
    f = contested()
    settle_motion(f, effective=time_text(f.now + DAY))
    yield own("settle-later", "Settling from a later time on.", f, "E-ACT-NOT-DEFERRABLE")
    f = contested()
    f.propose("p1", "members", [{"act": "poll.settle", "admitted": [], "poll": f.seal}])
    yield own("settle-elsewhere", "Settling by another body.", f, "E-MOTION-BODY")
    f = contested()
    f.open("p1", f.motion, "board", DAY)
    yield own("open-again", "Another poll on a contested motion.", f, "E-POLL-CONTESTED")
    f = contested()
    f.add("poll.demanded", "p2", body="board", motion=f.motion, seat="s2", version=1)
    yield own("demanded", "A demand of another poll on a contested motion.", f, "E-POLL-CONTESTED")
    f = contested()
    hold(f, choice="no", turn=2)
    yield own("held-after", "A ballot put on record when the poll is closed as contested.", f, "E-POLL-CLOSED")
    f = contested()
    f.add("poll.tie_broken", "p1", choice="yes", poll=f.seal)
    yield own("tie-broken", "The chair decides a contested poll.", f, "E-TIE-NOT")


def recused_before():
    f = polled()
    f.add("seat.recused", "p4", poll=f.seal, seat="s4")
    hold(over(f))
    return f


def charters():
    """Rules that cannot be."""
    for name, cause, more in [("all-voted", "closes when all have voted, who may vote again", {"closes_when_all_voted": True}),
                              ("decided", "closes when it is decided, with ballots that are not final", {"closes_when_decided": 0}),
                              ("late-quorum", "stays open for a late quorum", {"late_quorum": 600}),
                              ("zero", "does so for no time", {"contest_within": 0})]:
        files = founded_on(canonical(charter_with(**more)))
        yield vector("contest-rule-" + name, f"A rule that waits for ballots held back and {cause}.", files, found=True, genesis=None)


def contest_vectors():
    yield from lawful()
    for name, cause, code, change in [*places(), *ballots()]:
        yield own("held-" + name, f"A ballot held back {cause}.", one(change), code)
    yield own("held-recused", "A ballot held back of a seat that stands aside.", recused_before(), "E-BALLOT-RECUSED")
    f = over(polled(final=True))
    hold(f, handed(f, 3, "yes", turn=2))
    yield own("held-final", "A second ballot held back under final ballots.", f, "E-BALLOT-FINAL")
    for name, cause, change in forms():
        yield own("form-" + name, f"A ballot held back with {cause}.", one(change), "E-EVENT-MALFORMED")
    for name, cause, spelling, other in [("space", "white space", b'"choice":', b'"choice": '),
                                         ("escape", "an escape", b'"choice":"no"', b'"choice":"\\u006eo"'),
                                         ("order", "its members in another order", b'"seat":"s4","turn":1', b'"turn":1,"seat":"s4"')]:
        yield own("bytes-" + name, f"A ballot held back whose event is signed with {cause}.", uncanonical(spelling, other), "F-ENTRY-MALFORMED")
    for name, cause, code, change in closings():
        yield own("closed-" + name, f"A poll {cause}.", one(change), code)
    yield own("closed-elsewhere", "A closing that tells of ballots held back where the rule waits for none.", elsewhere_told(), "E-COUNT-WRONG")
    yield from settlings()
    yield from charters()
