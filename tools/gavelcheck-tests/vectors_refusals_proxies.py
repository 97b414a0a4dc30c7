"""Vectors of what is refused about proxies (8.13), documents (7.6, 9.10) and the opening of polls (8.6), and of acts that are void (9).

The base is that of vectors_refusals_motions.py: the board's rule lets a holder of a seat vote for one other seat.
"""

from forge import DAY, b64, public
from gavelcheck.values import digest, time_text
from vectors_base import KEY_DELAY, text_of
from vectors_refusals_motions import BASES  # noqa: F401: of these too
from vectors_refusals_motions import (ANNEX, HOUR, INNER, NOBODY, ODD, ONE, REASON, about, amend, at, carried, decided, of_code, pending,
                                      poll_of, polled_at, reconsider, reconsidered, record, refer_for, report, revise, second, void)


# Proxies (8.13, 8.6)

def opened(f, window=600):
    """A poll on the pending motion."""
    f.poll = f.open("p1", f.motion, "board", window)
    return f.poll


def grant(f, grantor=4, carrier="p3", wait=60, **scope):
    return f.add("proxy.granted", f"p{grantor}", wait, person=carrier, seat=f"s{grantor}", **scope)


def carry(f, proxy, n=4, by="p3", choice="yes", **more):
    """The ballot of a seat by its proxy."""
    return f.vote(by, f.poll, f"s{n}", choice, proxy=proxy, **more)


def granted(change=None, **scope):
    """A proxy and an open poll, then what is told, and the ballot by that proxy."""
    def make(f):
        proxy = grant(f, **scope)
        opened(f)
        if change:
            change(f, proxy)
        carry(f, proxy)
    return make


def revoke(f, proxy, by="p4"):
    return f.add("proxy.revoked", by, proxy=proxy)


def recall(f, n):
    return f.add("seat.recalled", f"p{n}", person=f"p{n}", seat=f"s{n}")


def expiring(seconds):
    """A ballot by a proxy, so many seconds before that expires."""
    def make(f):
        expires = f.now + HOUR
        proxy = grant(f, expires=time_text(expires))
        opened(f, 2 * HOUR)
        f.now = expires - seconds
        carry(f, proxy, wait=0)
    return make


def meeting(f):
    found = f.add("meeting.called", "p1", agenda=[], body="board", papers=[], title="A meeting", starts=time_text(f.now + 120))
    f.now += 60
    return found


def met(f, open_first):
    """A ballot by a proxy for a meeting, in a poll that was opened before the meeting, or at it."""
    found = meeting(f)
    proxy = grant(f, meeting=found)
    for step in (open_first, not open_first):
        opened(f) if step else f.add("meeting.opened", "p1", meeting=found)
    carry(f, proxy)


def proxies():
    yield from of_code("E-PROXY-UNKNOWN", ("proxy-unknown", "A ballot by a proxy that nobody granted.", lambda f: (opened(f), carry(f, NOBODY))), (
        "proxy-of-other-seat", "A ballot by a proxy that was granted for another seat.", lambda f: (
            opened(f), carry(f, grant(f), n=2))), (
        "proxy-revoked-unknown", "A proxy that nobody granted is revoked.", lambda f: revoke(f, NOBODY)))
    yield from of_code("E-PROXY-OF-ANOTHER", ("proxy-other-carrier", "A ballot by a proxy that another person carries.", lambda f: (
        opened(f), carry(f, grant(f), by="p2"))), (
        "proxy-revoked-by-third", "A proxy is revoked by who neither granted nor carries it.", lambda f: revoke(f, grant(f), "p1")), (
        "proxy-revoked-other-carrier", "A revoked proxy, by another than its carrier: whose it is comes first.", lambda f: (
            opened(f), f.add("proxy.revoked", "p4", proxy=grant(f)), carry(f, f.ids[-2], by="p2"))))
    yield from of_code("E-PROXY-CARRIER", ("proxy-to-itself", "A holder grants a proxy to itself.", lambda f: grant(f, carrier="p4")), (
        "proxy-to-no-seat", "A proxy for who holds no seat of the body, where the rule asks for one.", lambda f: grant(f, carrier="p5")), (
        "proxy-carrier-recalled", "A ballot by proxy of who holds no seat of the body any more.", granted(lambda f, _: recall(f, 3))))
    yield from of_code("E-PROXY-ENDED", ("proxy-granted-expired", "A proxy that expires in the second in which it is granted.",
                                         lambda f: grant(f, expires=time_text(f.now + 60))), (
        "proxy-expired", "A ballot in the second in which its proxy expires.", expiring(0)), (
        "proxy-revoked", "A ballot by a proxy that was revoked.", granted(revoke)), (
        "proxy-revoked-by-carrier", "A ballot by a proxy that its carrier gave back.", granted(lambda f, proxy: revoke(f, proxy, "p3"))), (
        "proxy-grantor-recalled", "A ballot by a proxy of who does not hold the seat any more.", granted(lambda f, _: recall(f, 4))), (
        "proxy-revoked-again", "A proxy is revoked again.", lambda f: (revoke(f, grant(f)), revoke(f, f.ids[-2]))))
    yield from of_code("E-PROXY-SCOPE", ("proxy-for-other-motion", "A ballot by a proxy for another motion.", other_motion), (
        "proxy-for-other-poll", "A ballot by a proxy for another poll.", other_poll), (
        "proxy-for-later-meeting", "A ballot by a proxy for a meeting, in a poll that was opened before it.", lambda f: met(f, True)))
    yield from of_code("E-PROXY-REPLACED", ("proxy-replaced", "A ballot by a proxy in whose place a later one came.", granted(
        lambda f, _: grant(f, carrier="p2"))))
    yield from of_code("E-PROXY-CAP", ("proxy-cap", "Who carries one seat votes for a second one, where the rule allows one.", two_carried))
    yield from of_code(None, ("proxy", "A ballot by proxy.", granted()), (
        "proxy-expires-next-second", "A proxy that expires a second after it was granted.", lambda f: grant(f, expires=time_text(f.now + 61))), (
        "proxy-last-second", "A ballot in the last second of its proxy.", expiring(1)), (
        "proxy-at-meeting", "A ballot by a proxy for a meeting, in a poll that was opened at it.", lambda f: met(f, False)), (
        "proxy-same-seat-again", "Who carries one seat votes for it again.", lambda f: (
            granted()(f), carry(f, f.register.ballots.of(poll=f.poll)[-1].proxy, choice="no", turn=2))), (
        "proxy-later-revoked", "A ballot by a proxy in whose place another one came that was revoked.", granted(
            lambda f, _: revoke(f, grant(f, carrier="p2")))))


def other_motion(f):
    proxy = grant(f, motion=f.propose("p2", "board", title="Another motion"))
    opened(f)
    carry(f, proxy)


def other_poll(f):
    proxy = grant(f, poll=f.open("p2", f.propose("p2", "board", title="Another motion"), "board", HOUR))
    opened(f)
    carry(f, proxy)


def two_carried(f):
    first, other = grant(f), grant(f, 2)
    opened(f)
    carry(f, first)
    carry(f, other, n=2)


def alternate(f):
    """The fourth seat has an alternate, who signs with a key that speaks."""
    offer = f.add("key.offered", "q4", key=b64(public("q4")), organization="o4", person="q4")
    f.add("key.vouched", "p4", offer=offer)
    f.now += KEY_DELAY
    found = f.add("seat.designated", "p4", alternate=True, person="q4", seat="s4")
    f.add("seat.accepted", "q4", appointment=found, seat="s4")


def ballots():
    holder = lambda f, *_: f.vote("p4", f.poll, "s4", "no")  # noqa: E731
    instead = lambda f: f.vote("q4", f.poll, "s4", "yes", alternate=True)  # noqa: E731
    yield from of_code("E-BALLOT-OVERRIDDEN", ("overridden-proxy", "A ballot by proxy of a seat whose holder has voted.", granted(holder)), (
        "overridden-alternate", "A ballot by the alternate of a seat whose holder has voted.", lambda f: (
            alternate(f), opened(f), holder(f), instead(f))), (
        "overridden-alternate-by-proxy", "A ballot by the alternate of a seat for which a proxy has voted.", lambda f: (
            alternate(f), granted()(f), instead(f))))
    yield from of_code(None, ("holder-over-proxy", "The holder votes after the proxy.", lambda f: (granted()(f), holder(f))), (
        "proxy-over-alternate", "The proxy votes after the alternate.", lambda f: (alternate(f), granted(lambda f, _: instead(f))(f))))
    yield from of_code("E-SEAT-WITHOUT-ALTERNATE", ("seat-without-alternate", "An alternate of a seat that may have none.", lambda f: f.add(
        "seat.designated", "p1", alternate=True, person="p1", seat="c1")))


# Documents (7.6, 9.10)

def salted_text(name, content, **more):
    return {**{part: value for part, value in text_of(content, role="annex", **more).items() if part != "sha256"}, "salted": name}


def with_texts(*texts, body="board"):
    return lambda f: f.propose("p3", body, texts=[text(f) if callable(text) else text for text in texts])


def with_act(name, document):
    return lambda f: f.propose("p3", "members", [{"act": "document." + name, "document": document(f)}], title=name.title() + " it")


def done(f, name, document):
    """The members have it redacted or published."""
    decided(f, with_act(name, lambda _: document)(f), "members")
    return f


def documents():
    yield from of_code("E-DOCUMENT-UNNAMED", (
        "redact-unnamed", "A document is to be redacted that no entry names.", with_act("redact", lambda f: NOBODY)), (
        "publish-unnamed", "A document is to be published that no entry names.", with_act("publish", lambda f: NOBODY)))
    yield from of_code("E-DOCUMENT-PLAIN", ("redact-plain", "A plain document is to be redacted.", with_act("redact", lambda f: digest(ONE))))
    yield from of_code("E-DOCUMENT-PUBLIC", (
        "publish-public", "A document is to be published that is everybody's.", with_act("publish", lambda f: digest(ONE))), (
        "publish-reason", "The reason of a ballot is to be published, which is everybody's.", with_act("publish", lambda f: f.reason)))
    yield from of_code("E-DOCUMENT-NAMED", ("text-salted-after-plain", "A text is named as salted that was named as plain.", with_texts(
        text_of(ONE), salted_text(digest(b"We meet in public.\n"), b"We meet in public.\n"))), (
        "text-plain-after-salted", "A text is named as plain that was named as salted.", with_texts(
            text_of(ONE), lambda f: {**text_of(REASON, role="annex"), "sha256": f.reason})), (
        "reason-plain", "The reason of a ballot is a plain document.", lambda f: f.vote("p4", opened(f), "s4", "no", reason=digest(ONE))))
    yield from of_code("E-DOCUMENT-CONFIDENTIAL", (
        "text-public-after-confidential", "What is the board's alone is named as everybody's.", with_texts(text_of(INNER))), (
        "text-of-other-body", "What is the board's alone is named as the members'.", with_texts(
            text_of(INNER, access="body:members"), body="members")))
    yield from of_code("E-DOCUMENT-REDACTED", ("reason-redacted", "The reason of a ballot is a document that was redacted.", lambda f: (
        done(f, "redact", f.reason), f.vote("p4", opened(f), "s4", "no", reason=f.reason))), (
        "text-redacted-public", "A redacted text of the board is named as everybody's: that it is redacted comes first.", lambda f: (
            done(f, "redact", f.annex), with_texts(text_of(ONE), salted_text(f.annex, ANNEX))(f))))
    yield from of_code(None, ("text-confidential-again", "What is the board's alone is named so again.", with_texts(
        text_of(INNER, access="body:board"))))


# The opening of polls, and ties (8.6)

def demand(f, n, motion=None, **more):
    return f.add("poll.demanded", f"p{n}", body="board", motion=motion or f.slow, seat=f"s{n}", **{"version": 1, **more})


def slow_opened(after, seconders=(1,), demanders=(1, 3), by="p1"):
    """A poll on the motion under the slow rule, opened so many seconds after its final text."""
    def make(f):
        for n in seconders:
            second(f, n)
        for n in demanders:
            demand(f, n)
        f.now = record(f, f.slow).final + after
        f.open(by, f.slow, "board", 600, 0)
    return make


def openings():
    yield from of_code("E-SECONDS-MISSING", ("seconds-missing", "A poll on a motion that nobody seconded.", slow_opened(HOUR, ())), (
        "seconds-missing-early", "Neither a second nor the end of the discussion: the second is told first.", slow_opened(HOUR - 1, ())), (
        "seconds-of-old-version", "A poll on a motion that was seconded before it was revised.", lambda f: (
            second(f, 1), revise(f, f.slow, "p2"), demand(f, 1, version=2), demand(f, 3, version=2), at(
                f, f.now + HOUR, lambda: f.open("p1", f.slow, "board", 600)))))
    yield from of_code("E-POLL-DISCUSSION", ("polled-in-discussion", "A poll in the last second of the discussion.", slow_opened(HOUR - 1)), (
        "discussion-demands", "In the discussion, and with one demand of two: the discussion is told first.", slow_opened(HOUR - 1, demanders=[1])), (
        "discussion-mover", "The mover opens the poll in the last second of the discussion.", slow_opened(HOUR - 1, by="p2")))
    yield from of_code("E-DEMANDS-MISSING", ("demands-missing", "A poll is opened with one demand of two.", slow_opened(HOUR, demanders=[1])))
    yield from of_code("E-DEMAND-TWICE", ("demand-twice", "A seat demands a poll again.", lambda f: (demand(f, 1), demand(f, 1))))
    yield from of_code(None, ("discussion-over", "A poll in the second in which the discussion is over.", slow_opened(HOUR)), (
        "opened-by-mover", "The mover opens the poll once the time of others is over, without a demand.",
        slow_opened(2 * HOUR, demanders=(), by="p2")))
    yield from of_code("E-POLL-OPENER", ("opener-mover-early", "The mover opens a poll a second too early.", slow_opened(2 * HOUR - 1, by="p2")), (
        "opener-not-demanded", "Who demanded no poll opens it, with one demand of two: who opens is told first.", slow_opened(
            HOUR, demanders=[1], by="p3")))
    yield from of_code("E-MOTION-FAILED", ("polled-failed", "A poll on a motion that failed.", lambda f: f.open("p1", f.failed, "board", 600)))
    yield from of_code(None, ("polled-reconsidered", "A poll on a motion that failed and is reconsidered.", lambda f: (
        reconsidered(f), f.open("p1", f.failed, "board", 600))))
    yield from again()
    yield from of_code("E-AMENDMENT-BASE", ("amend-polled-revised", "A poll on an amendment of a version that was revised since.", lambda f: (
        amend(f), revise(f), f.open("p2", f.ids[-2], "board", 600))))
    yield from of_code("E-MOTION-TIME", ("postponement-polled-late", "A poll on a postponement to a time that has come.", lambda f: f.open(
        "p2", about(f, "postpone", until=time_text(f.now + 120)), "board", 600)))


def touching(act, before=0):
    """A poll of the board, so many seconds before one of the members is over on an act that changes who votes in the board."""
    def make(f):
        seal = f.open("p1", f.propose("p1", "members", [act], title="Change the board"), "members", HOUR)
        polled_at(f, poll_of(f, seal).closes - before)
    return make


def again():
    vacate = {"act": "seat.vacate", "seat": "s4"}
    create = {"act": "seat.create", "seat": {"appoints": "body", "body": "board", "id": "s9", "title": "Seat", "voting": True, "weight": 1}}
    yield from of_code("E-POLL-NOT-AGAIN", ("again-no-quorum", "A second poll on a motion without a quorum, by a rule that has none.",
                                            lambda f: f.open("p1", f.few, "board", 600)), (
        "again-tied", "A second poll on a tied motion, by a rule that has none.", lambda f: f.open("p1", f.tied, "board", 600)), (
        "again-third", "A third poll, by a rule that has a second one.", lambda f: (superseding(f), f.open("p1", f.third, "board", 600))))
    yield from of_code(None, ("polled-again", "A second poll on a motion without a quorum, by a rule that has one.", superseding))
    yield from of_code("E-POLL-UNCLOSED", ("unclosed", "A poll of a body while one is over and not closed that changes who votes there.",
                                           touching(vacate)), (
        "unclosed-new-seat", "The same of an act that makes a seat of the body.", touching(create)))
    yield from of_code(None, ("unclosed-last-second", "A poll in the last second of one that changes who votes in the body.", touching(vacate, 1)), (
        "unclosed-other-body", "A poll while one is over and not closed that changes who votes in another body.", touching({**vacate, "seat": "c1"})))
    yield from ties()


def superseding(f, ballots=None):
    """A motion under the rule with a casting vote and a second poll: polled twice without a quorum, or once with these ballots."""
    f.third = f.propose("p1", "board", [{"act": "policy.supersede", "by": "public", "policy": "meetings"}], title="Supersede it")
    f.third_poll = decided(f, f.third, **(ballots or {"yes": [1]}))
    if not ballots:
        f.third_poll = decided(f, f.third, yes=[1])


def break_tie(f, by, poll, wait=60):
    return f.add("poll.tie_broken", by, wait, choice="no", poll=poll)


def tied(f):
    superseding(f, {"yes": [1], "no": [2]})
    return f.third_poll


def ties():
    yield from of_code("E-TIE-NO-CASTING-VOTE", (
        "tie-no-casting-vote", "The chair breaks a tie by a rule without a casting vote.", lambda f: break_tie(f, "p1", f.tied_poll)), (
        "tie-no-casting-vote-secretary", "Another than the chair breaks it: the rule is told first.", lambda f: break_tie(f, "p2", f.tied_poll)))
    yield from of_code("E-CHAIR-NOT", ("tie-not-chair", "A tie is broken by the secretary.", lambda f: break_tie(f, "p2", tied(f))), (
        "meeting-opened-not-chair", "A meeting is opened by the secretary.", lambda f: f.add("meeting.opened", "p2", meeting=meeting(f))), (
        "meeting-adjourned-by-member", "A meeting is adjourned by who is neither chair nor secretary.", adjourned("p3")))
    yield from of_code(None, ("tie-chair", "A tie is broken by the chair.", lambda f: break_tie(f, "p1", tied(f))), (
        "meeting-adjourned-by-secretary", "A meeting is adjourned by the secretary.", adjourned("p2")))
    yield from of_code("E-TIE-NOT", ("tie-late", "A tie is broken when the longest window after the closing is over.", late_tie(0)))
    yield from of_code(None, ("tie-last-second", "A tie is broken in the last second in which it can be.", late_tie(1)))


def late_tie(before):
    return lambda f: (tied(f), at(f, poll_of(f, f.third_poll).closed + ODD["longest_window"] - before, lambda: break_tie(f, "p1", f.third_poll, 0)))


def adjourned(by):
    def make(f):
        found = meeting(f)
        f.add("meeting.opened", "p1", meeting=found)
        f.add("meeting.adjourned", by, meeting=found)
    return make


# Acts that are void (9)

def voided(code, name, cause, make):
    f = pending()
    make(f)
    return void(name, cause, f, code)


def decide(f, body, act, by="p2", voters=(1, 2, 3), **more):
    return decided(f, f.propose(by, body, [act], title="Decide it"), body, voters, **more)


def ratify(f, event):
    return decide(f, "board", {"act": "decision.ratify", "event": event})


def both_at_once(f, make):
    """Two motions of one kind by two movers, both open, and closed one after the other."""
    found = [make("p2"), make("p3")]
    seals = [f.open(by, motion, "board", HOUR) for by, motion in zip(("p2", "p3"), found)]
    for seal in seals:
        for n in (1, 2):
            f.vote(f"p{n}", seal, f"s{n}", "yes")
    for seal in seals:
        f.now = max(f.now + 60, poll_of(f, seal).closes)
        f.close("p1", seal, 0)


def late_report(f):
    due = refer_for(f, 2 * DAY)
    f.add("seat.designated", "p1", person="p1", seat="c1")
    found = at(f, due - 300, lambda: report(f, 0))
    decided(f, found, "committee", [1])


def voids():
    yield voided("E-MOTION-NOT-CARRIED", "rescind-failed", "A motion that failed is rescinded: the act is void.", lambda f: decide(
        f, "members", {"act": "decision.rescind", "motion": f.failed}))
    yield voided("E-MOTION-NOT-FAILED", "reconsider-again", "A motion is to be reconsidered already: the second act is void.", lambda f: both_at_once(
        f, lambda by: reconsider(f, by=by)))
    yield voided("E-RATIFY-NOTHING", "ratify-failed", "A motion that failed is ratified: the act is void.", lambda f: ratify(f, f.failed))
    yield voided("E-RATIFY-NOTHING", "ratify-again", "What was ratified is ratified again: the act is void.", lambda f: (
        ratify(f, f.few), ratify(f, f.few_poll)))
    yield voided("E-RATIFY-NOTHING", "ratify-meeting", "A meeting that is not adjourned is ratified: void.", lambda f: ratify(f, meeting(f)))
    yield voided("E-DOCUMENT-REDACTED", "redact-again", "What was redacted is redacted again: the act is void.", lambda f: (
        done(f, "redact", f.reason), done(f, "redact", f.reason)))
    yield voided("E-DOCUMENT-REDACTED", "publish-redacted", "What was redacted is published: the act is void.", lambda f: (
        done(f, "redact", f.annex), done(f, "publish", f.annex)))
    yield voided("E-SEAT-WITHOUT-ALTERNATE", "seat-without-alternate", "The members fill a seat with an alternate, which may have none: void.",
                 lambda f: decide(f, "members", {"act": "seat.fill", "alternate": True, "person": "p3", "seat": "b1"}))
    yield voided("E-MOTION-NOT-TABLED", "take-again", "Two motions take one from the table: the second act is void.", lambda f: (
        carried(f, "table"), both_at_once(f, lambda by: about(f, "take", by=by))))
    yield voided("E-MOTION-TIME", "postponed-too-late", "A postponement carries at the time to which it would be postponed: void.", lambda f: decided(
        f, about(f, "postpone", until=time_text(f.now + 720))))
    yield voided("E-MOTION-NOT-REFERRED", "report-late", "A report carries after it was due: void.", late_report)


def vectors():
    for group in (proxies, ballots, documents, openings, voids):
        yield from group()
