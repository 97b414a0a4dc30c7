"""Vectors of a small ledger with a roster, objectives, risks, commitments, interests and recusals: what is refused of them (FORMAT.md, 8.8, 8.10 to
8.12, 8.14), and which acts about them are void (9.8, 9.11 to 9.13).
"""

import copy
import functools

import vectors_refusals_powers as powers
from forge import DAY, b64, public
from gavelcheck.values import digest, time_of, time_text
from vectors_base import Bench
from vectors_refusals_powers import LATER, NO_EVENT, WORDS, carry, decided, moving

PLACE = {"group": "core", "handle": "ann", "role": "lead"}
GUEST = {"key": b64(public("guest"))}
REVIEW = 5 * DAY


def the_charter():
    charter = powers.the_charter()
    for power in charter["powers"]:
        if power["act"] in ("objective.adopt", "objective.drop"):
            power["requires"] = [{"body": "members", "rule": "plain"}]
    return charter


def objective(name, owner, **more):
    return "objective.adopt", {"body": "board", "deadline": LATER, "measure": "Members", "objective": name, "owner": owner, "title": name, **more}


def commitment(name, signatory, partner, **more):
    return "initiative.commit", {"commitment": name, "initiative": "joint", "partner": partner, "renew_by": LATER, "signatory": signatory,
                                 "text": digest(WORDS), "title": name.capitalize(), **more}


def initiative(name):
    return "initiative.start", {"body": "board", "initiative": name, "title": name.capitalize()}


def risk_found(f, title):
    return f.add("risk.identified", "p3", body="board", title=title)


def mitigate(f, risk, days=REVIEW, **more):
    return "risk.mitigate", {"review_by": decided(f, more=days), "risk": risk, **more}


def attest(f, joined=(), left=(), opened=(), closed=(), as_of=0, roster="people", by="p2"):
    """The roster is attested as of now, or so many seconds later."""
    f.add("roster.attested", by, as_of=time_text(f.now + 60 + as_of), closed=list(closed), joined=list(joined), left=list(left),
          opened=[{"group": name, "title": name.capitalize()} for name in opened], roster=roster, source=digest(b"list"))


def sign(f, name, by="p3", wait=60, initiative="joint", version=1, **more):
    f.add("commitment.signed", by, wait, commitment=name, initiative=initiative, version=version, **more)


def attest_signing(f, name, **more):
    f.add("commitment.attested", "p2", commitment=name, initiative="joint", source=digest(b"letter"), version=1, **more)


@functools.cache
def _ledger():
    """The risks are: one mitigated that nobody owns, one owned that nobody decided on, one closed, and one mitigated that o1 owns."""
    f = Bench(the_charter())
    f.document(WORDS)
    carry(f, ("roster.grant", {"body": "members", "roster": "people", "title": "People"}),
          objective("grow", "organization:o1", target={"direction": "at_least", "unit": "members", "value": 100}), objective("open", "body:board"),
          initiative("joint"), commitment("offered", "p3", "o3"), commitment("keyed", "guest", "abroad", **GUEST),
          commitment("signed", "p3", "o3"), commitment("attested", "p3", "o3"))
    attest(f, [PLACE], opened=["core", "empty"])
    f.attested = f.now
    sign(f, "signed")
    attest_signing(f, "attested")
    f.loose, f.owned, f.closed, f.decided = (risk_found(f, title) for title in ("Loose", "Owned", "Closed", "Decided"))
    own(f, f.owned)
    carry(f, ("risk.close", {"risk": f.closed}), mitigate(f, f.loose), mitigate(f, f.decided, owner="organization:o1"))
    f.interest = declare(f, "organization:o1")
    f.second_interest = declare(f, "body:board")
    f.ended = declare(f, "policy:minutes")
    f.add("interest.ended", "p3", interest=f.ended)
    f.moved = f.propose("p1", "members", title="Before a poll")
    f.add("seat.recused", "p2", motion=f.moved, seat="members.o2")
    f.motion = f.propose("p1", "members", title="In a poll")
    f.seal = f.open("p1", f.motion, "members", 30 * DAY)
    f.add("seat.recused", "p2", poll=f.seal, seat="members.o2")
    assert not any(f.codes), f.codes
    return f


def ledger():
    return copy.deepcopy(_ledger())


BASES = {"refusals-objectives": ledger}


def of_here(function):
    """A maker of vectors, for this ledger."""
    return functools.partial(function, made=ledger, base="refusals-objectives")


refused, allowed, void = map(of_here, (powers.refused, powers.allowed, powers.void))


def carrying(*acts, **more):
    return powers.carrying(*acts, **more)


# Rosters (8.8, 9.8)

def attesting(*joined, **more):
    return lambda f: attest(f, joined, **more)


def rosters():
    other = {**PLACE, "handle": "bob"}
    yield refused("roster-unknown", "A roster is attested that nobody granted.", "E-ROSTER-UNKNOWN", attesting(roster="none"))
    end = ("roster.end", {"roster": "people"})
    yield refused("roster-ended", "A roster is attested that was ended.", "E-ROSTER-UNKNOWN", lambda f: (carry(f, end, firmly=True), attest(f)))
    yield void("roster-ended-twice", "A roster is ended twice by one motion.", "E-ROSTER-UNKNOWN", carrying(end, end, firmly=True))
    yield refused("attested-ahead", "A roster is attested as of a second later.", "E-ATTESTED-AHEAD", attesting(as_of=1))
    yield allowed("attested-ahead", "A roster is attested as of now.", attesting())
    yield refused("attested-behind", "A roster is attested as of a second before the last time.", "E-ATTESTED-BEHIND", behind(1))
    yield allowed("attested-behind", "A roster is attested again as of the same time.", behind(0))
    yield refused("group-open", "A group is opened that is open.", "E-GROUP-OPEN", attesting(opened=["core"]))
    yield refused("group-open-twice", "A group is opened twice by one attestation.", "E-GROUP-OPEN", attesting(opened=["new", "new"]))
    yield refused("group-open-closed", "A group is opened that the same attestation closes: groups are opened first.", "E-GROUP-OPEN",
                  attesting(opened=["empty"], closed=["empty"]))
    yield refused("group-unknown", "A place in a group that there is not.", "E-GROUP-UNKNOWN", attesting({**PLACE, "group": "none"}))
    yield refused("group-unknown-closed", "A group is closed that there is not.", "E-GROUP-UNKNOWN", attesting(closed=["none"]))
    yield refused("group-closed-twice", "A group is closed twice by one attestation.", "E-GROUP-UNKNOWN", attesting(closed=["empty", "empty"]))
    yield refused("group-occupied", "A group is closed in which a place is open.", "E-GROUP-OCCUPIED", attesting(closed=["core"]))
    yield allowed("group-occupied", "A group is closed when its last place has been left.", attesting(left=[PLACE], closed=["core"]))
    yield refused("group-occupied-joined", "A group is closed in which the same attestation opens a place.", "E-GROUP-OCCUPIED",
                  attesting({**PLACE, "group": "empty"}, closed=["empty"]))
    yield allowed("group-opened", "A group is opened, and a place in it.", attesting({**PLACE, "group": "new"}, opened=["new"]))
    yield refused("place-taken", "A place is opened that is open.", "E-PLACE-TAKEN", attesting(PLACE))
    yield refused("place-taken-twice", "A place is opened twice by one attestation.", "E-PLACE-TAKEN", attesting(other, other))
    yield allowed("place-taken", "A place is left and opened again: places are left first.", attesting(PLACE, left=[PLACE]))
    yield refused("place-unknown", "A place is left that there is not.", "E-PLACE-UNKNOWN", attesting(left=[other]))
    yield refused("place-of-another-role", "A place is left that is open in another role only.", "E-PLACE-UNKNOWN",
                  attesting(left=[{**PLACE, "role": "member"}]))
    yield refused("place-left-twice", "A place is left twice by one attestation.", "E-PLACE-UNKNOWN", attesting(left=[PLACE, PLACE]))
    yield refused("place-left-joined", "A place is left that the same attestation opens: places are left first.", "E-PLACE-UNKNOWN",
                  attesting(other, left=[other]))
    yield refused("place-taken-occupied", "A place is opened that is open, and its group closed: places are opened first.", "E-PLACE-TAKEN",
                  attesting(PLACE, closed=["core"]))


def behind(seconds):
    return lambda f: attest(f, as_of=f.attested - seconds - f.now - 60)


# Objectives (8.10, 9.11)

def reporting(name, by="p1", as_of=0, **told):
    def change(f):
        f.add("objective.reported", by, as_of=time_text(f.now + 60 + as_of), objective=name, **told)
    return change


def objectives():
    drop = ("objective.drop", {"objective": "grow"})
    yield refused("objective-unknown", "A report on an objective that nobody adopted.", "E-OBJECTIVE-UNKNOWN", reporting("none", value=1))
    yield refused("objective-dropped", "A report on an objective that was dropped.", "E-OBJECTIVE-UNKNOWN",
                  lambda f: (carry(f, drop), reporting("grow", value=1)(f)))
    yield refused("objective-moved", "A motion to drop an objective that nobody adopted.", "E-OBJECTIVE-UNKNOWN",
                  moving(("objective.drop", {"objective": "none"})))
    yield void("objective-dropped-twice", "An objective is dropped twice by one motion.", "E-OBJECTIVE-UNKNOWN", carrying(drop, drop))
    yield void("objective-amended-first", "An objective is amended before it is adopted, by one motion.", "E-OBJECTIVE-UNKNOWN",
               carrying(("objective.amend", {"objective": "new", "title": "New"}), objective("new", "body:board")))
    yield refused("owner-not", "A report by another one than the principal of the owner.", "E-OWNER-NOT", reporting("grow", "p2", value=1))
    yield refused("owner-not-chair", "A report by another one than the chair of the owner.", "E-OWNER-NOT", reporting("open", "p2", reached=True))
    yield refused("owner-not-first", "A report by another one than the owner, as of a second later: the owner is asked for first.", "E-OWNER-NOT",
                  reporting("grow", "p2", 1, value=1))
    yield refused("report-ahead", "A report as of a second later.", "E-REPORT-AHEAD", reporting("grow", as_of=1, value=1))
    yield refused("report-ahead-first", "A report as of a second later that tells of no measure: the time is asked for first.", "E-REPORT-AHEAD",
                  reporting("grow", as_of=1))
    yield allowed("report-ahead", "A report as of now.", reporting("grow", value=1))
    yield refused("report-reached", "A report of a milestone on an objective with a target.", "E-REPORT-MEASURE", reporting("grow", reached=True))
    yield refused("report-both", "A report of a milestone and a value.", "E-REPORT-MEASURE", reporting("grow", reached=True, value=100))
    yield refused("report-value", "A report of a value on an objective without a target.", "E-REPORT-MEASURE", reporting("open", value=1))
    yield refused("report-nothing", "A report of neither a value nor a milestone.", "E-REPORT-MEASURE", reporting("open"))
    yield allowed("report-reached", "A report that a milestone is not reached.", reporting("open", reached=False))
    yield void("deadline-now", "An objective is adopted with a deadline in the second of its adoption.", "E-DEADLINE-PAST",
               carrying(lambda f: objective("new", "body:board", deadline=decided(f))))
    yield allowed("deadline-now", "An objective is adopted with a deadline a second after its adoption.",
                  carrying(lambda f: objective("new", "body:board", deadline=decided(f, more=1))))
    yield void("deadline-amended", "An objective is given a deadline in the second of the closing.", "E-DEADLINE-PAST",
               carrying(lambda f: ("objective.amend", {"deadline": decided(f), "objective": "grow"})))


# Risks (8.11, 9.12)

def own(f, risk, owner="person:p3", by="p3"):
    f.add("risk.owned", by, owner=owner, risk=risk)


def owning(risk, *told):
    return lambda f: own(f, getattr(f, risk, NO_EVENT), *told)


def reviewing(risk, by="p1", within=DAY):
    """The next review is so many seconds from now."""
    def change(f):
        f.add("risk.reviewed", by, review_by=time_text(f.now + 60 + within), risk=getattr(f, risk, NO_EVENT))
    return change


def closing(risk):
    return lambda f: ("risk.close", {"risk": getattr(f, risk, NO_EVENT)})


def risks():
    yield refused("risk-unknown", "A risk is owned that nobody identified.", "E-RISK-UNKNOWN", owning("none"))
    yield refused("risk-unknown-reviewed", "A risk is reviewed that nobody identified.", "E-RISK-UNKNOWN", reviewing("none"))
    yield refused("risk-unknown-moved", "A motion to close a risk that nobody identified.", "E-RISK-UNKNOWN", moving(closing("none")))
    yield refused("risk-closed", "A risk is owned that is closed.", "E-RISK-CLOSED", owning("closed"))
    yield refused("risk-closed-reviewed", "A risk is reviewed that is closed.", "E-RISK-CLOSED", reviewing("closed"))
    yield void("risk-closed", "A risk is closed that is closed.", "E-RISK-CLOSED", carrying(closing("closed")))
    yield void("risk-closed-assigned", "A risk that is closed is assigned to nobody known: the risk is asked for first.", "E-RISK-CLOSED",
               carrying(lambda f: ("risk.assign", {"owner": "person:none", "risk": f.closed})))
    yield refused("risk-owned", "A risk is owned that has an owner.", "E-RISK-OWNED", owning("owned"))
    yield refused("risk-owned-first", "A risk that has an owner is owned in another one's name: the owner that it has is asked for first.",
                  "E-RISK-OWNED", owning("decided", "person:p2"))
    yield allowed("risk-owned", "A risk is owned that has none, by an organization.", owning("loose", "organization:o3"))
    yield refused("risk-owner-not", "A risk is owned in another one's name.", "E-OWNER-NOT", owning("loose", "person:p2"))
    yield refused("risk-owner-unknown", "A risk is owned in the name of a body that there is not.", "E-OWNER-NOT", owning("loose", "body:none"))
    yield refused("risk-undecided", "A risk is reviewed that no body has decided on.", "E-RISK-UNDECIDED", reviewing("owned", "p3"))
    yield refused("risk-undecided-unowned", "A risk is reviewed that has no owner.", "E-RISK-UNDECIDED", reviewing("loose"))
    yield refused("risk-reviewed-by-another", "A risk is reviewed by another one than its owner.", "E-OWNER-NOT", reviewing("decided", "p2"))
    yield refused("review-now", "A risk is to be reviewed again in the second of its review.", "E-DEADLINE-PAST", reviewing("decided", within=0))
    yield allowed("review-now", "A risk is to be reviewed again a second after its review.", reviewing("decided", within=1))
    yield refused("review-too-late", "A risk is to be reviewed again a second later than the body allows.", "E-REVIEW-TOO-LATE",
                  reviewing("decided", within=REVIEW + 1))
    yield allowed("review-too-late", "A risk is to be reviewed again in the last second that the body allows.", reviewing("decided", within=REVIEW))
    yield void("review-mitigated", "A risk is mitigated, to be reviewed in the second of the closing.", "E-DEADLINE-PAST",
               carrying(lambda f: mitigate(f, f.loose, 0)))


# Initiatives (8.14, 9.13)

def signing(*told, **more):
    return lambda f: sign(f, *told, **more)


def at_renewal(*told, seconds=0, **more):
    """Signed when it is to be renewed, or so many seconds before."""
    def change(f):
        f.now = time_of(LATER) - 60 - seconds
        sign(f, *told, **more)
    return change


def renewed(name, seconds=0):
    return "initiative.renew", {"commitment": name, "initiative": "joint", "renew_by": time_text(time_of(LATER) + seconds)}


def ended(initiative="joint", **more):
    return "initiative.end", {"initiative": initiative, **more}


def initiatives():
    yield refused("initiative-unknown", "A commitment of an initiative is signed that nobody started.", "E-INITIATIVE-UNKNOWN",
                  signing("offered", initiative="none"))
    yield refused("initiative-ended", "A commitment of an initiative is signed that was ended.", "E-INITIATIVE-UNKNOWN",
                  lambda f: (carry(f, ended()), sign(f, "offered")))
    yield refused("initiative-moved", "A motion to end an initiative that nobody started.", "E-INITIATIVE-UNKNOWN", moving(ended("none")))
    yield void("initiative-ended-twice", "An initiative is ended twice by one motion.", "E-INITIATIVE-UNKNOWN", carrying(ended(), ended()))
    yield void("initiative-committed-first", "A commitment is made before its initiative is started, by one motion.", "E-INITIATIVE-UNKNOWN",
               carrying(commitment("new", "p3", "o3", initiative="new"), initiative("new")))
    yield refused("commitment-unknown", "A commitment is signed that nobody decided on.", "E-COMMITMENT-UNKNOWN", signing("none"))
    yield refused("commitment-version", "A version of a commitment is signed that there is not.", "E-COMMITMENT-UNKNOWN",
                  signing("offered", version=2))
    yield refused("commitment-renewed", "A version of a commitment is signed that is not the last one.", "E-COMMITMENT-UNKNOWN",
                  lambda f: (carry(f, renewed("offered", 1)), sign(f, "offered")))
    yield refused("commitment-ended", "A commitment is signed that was ended.", "E-COMMITMENT-UNKNOWN",
                  lambda f: (carry(f, ended(commitment="offered")), sign(f, "offered")))
    yield void("commitment-ended-twice", "A commitment is ended twice by one motion.", "E-COMMITMENT-UNKNOWN",
               carrying(*[ended(commitment="offered")] * 2))
    yield void("commitment-renewed-unknown", "A commitment is renewed that nobody decided on.", "E-COMMITMENT-UNKNOWN", carrying(renewed("none", 1)))
    yield refused("commitment-signed", "A commitment is signed twice.", "E-COMMITMENT-SIGNED", signing("signed"))
    yield refused("commitment-signed-late", "A signed commitment is signed again when it was to be renewed: the signature is asked for first.",
                  "E-COMMITMENT-SIGNED", at_renewal("signed"))
    yield refused("commitment-signed-attested", "A signed commitment is attested.", "E-COMMITMENT-SIGNED", lambda f: attest_signing(f, "signed"))
    yield refused("commitment-attested-twice", "A commitment is attested twice.", "E-COMMITMENT-SIGNED", lambda f: attest_signing(f, "attested"))
    yield allowed("commitment-attested", "An attested commitment is signed.", signing("attested"))
    yield refused("commitment-late", "A commitment is signed in the second in which it was to be renewed.", "E-DEADLINE-PAST", at_renewal("offered"))
    yield allowed("commitment-late", "A commitment is signed a second before it is to be renewed.", at_renewal("offered", seconds=1))
    yield refused("commitment-late-first", "A commitment is signed by another one when it was to be renewed: the time is asked for first.",
                  "E-DEADLINE-PAST", at_renewal("offered", "p2"))
    yield void("renewal-same", "A commitment is renewed to the second to which it was made.", "E-DEADLINE-PAST", carrying(renewed("offered")))
    yield allowed("renewal-same", "A commitment is renewed to a second later than it was made to.", carrying(renewed("offered", 1)))
    yield void("commitment-now", "A commitment is made that is to be renewed in the second of the closing.", "E-DEADLINE-PAST",
               carrying(lambda f: commitment("new", "p3", "o3", renew_by=decided(f))))
    yield refused("signatory-not", "A commitment is signed by another one than its signatory.", "E-SIGNATORY-NOT", signing("offered", "p2"))
    yield refused("signatory-with-key", "A commitment of a person is signed with a key of its own.", "E-SIGNATORY-NOT",
                  signing("offered", "p3", signed_with="guest", **GUEST))
    yield refused("signatory-without-key", "A commitment with a key of its own is signed by a person.", "E-SIGNATORY-NOT", signing("keyed"))
    yield refused("signatory-other-key", "A commitment is signed with another key than its own.", "E-SIGNATORY-NOT",
                  signing("keyed", "guest", signed_with="thief", key=b64(public("thief"))))
    yield refused("signatory-other-name", "A commitment is signed with its own key in another name.", "E-SIGNATORY-NOT",
                  signing("keyed", "stranger", signed_with="guest", **GUEST))
    yield allowed("signatory-with-key", "A commitment is signed with its own key.", signing("keyed", "guest", signed_with="guest", **GUEST))


# Interests and recusals (8.12)

def declare(f, about, by="p3"):
    return f.add("interest.declared", by, about=about)


def amending(interest, about, by="p3"):
    return lambda f: f.add("interest.amended", by, about=about, interest=getattr(f, interest, NO_EVENT))


def ending(interest, by="p3"):
    return lambda f: f.add("interest.ended", by, interest=getattr(f, interest, NO_EVENT))


def recusing(by=3, interest=None, **told):
    """From the motion or the poll that the ledger calls so."""
    def change(f):
        subject = {name: getattr(f, value) for name, value in told.items()}
        f.add("seat.recused", f"p{by}", seat=f"members.o{by}", **subject, **({"interest": getattr(f, interest, NO_EVENT)} if interest else {}))
    return change


def interests():
    yield refused("interest-unknown", "An interest is amended that nobody declared.", "E-INTEREST-UNKNOWN", amending("none", "organization:o2"))
    yield refused("interest-unknown-ended", "An interest is ended that nobody declared.", "E-INTEREST-UNKNOWN", ending("none"))
    yield refused("interest-unknown-recused", "A seat stands aside for an interest that nobody declared.", "E-INTEREST-UNKNOWN",
                  recusing(interest="none", poll="seal"))
    yield refused("interest-of-another", "An interest is amended that another one declared.", "E-INTEREST-OF-ANOTHER",
                  amending("interest", "organization:o2", "p2"))
    yield refused("interest-of-another-ended", "An interest is ended that another one declared and ended.", "E-INTEREST-OF-ANOTHER",
                  ending("ended", "p2"))
    yield refused("interest-of-another-recused", "A seat stands aside for an interest that another one declared.", "E-INTEREST-OF-ANOTHER",
                  recusing(1, "interest", poll="seal"))
    yield refused("interest-twice", "An interest is declared twice.", "E-INTEREST-TWICE", lambda f: declare(f, "organization:o1"))
    yield allowed("interest-twice", "An interest is declared that another one has, too.", lambda f: declare(f, "organization:o1", "p2"))
    yield refused("interest-amended-twice", "An interest is amended to be about what another one is about.", "E-INTEREST-TWICE",
                  amending("interest", "body:board"))
    yield allowed("interest-amended-same", "An interest is amended to be about what it was about.", amending("interest", "organization:o1"))
    yield allowed("interest-again", "An interest is declared again that was ended.", lambda f: declare(f, "policy:minutes"))
    yield refused("interest-ended", "An interest is amended that was ended.", "E-INTEREST-ENDED", amending("ended", "policy:minutes"))
    yield refused("interest-ended-first", "An interest that was ended is amended to be about what another one is about: its end is asked for first.",
                  "E-INTEREST-ENDED", amending("ended", "body:board"))
    yield refused("interest-ended-twice", "An interest is ended twice.", "E-INTEREST-ENDED", ending("ended"))
    yield refused("interest-ended-recused", "A seat stands aside for an interest that was ended.", "E-INTEREST-ENDED",
                  recusing(interest="ended", poll="seal"))
    yield refused("recused-poll-twice", "A seat stands aside twice from a poll.", "E-RECUSED-ALREADY", recusing(2, poll="seal"))
    yield refused("recused-motion-twice", "A seat stands aside twice from a motion.", "E-RECUSED-ALREADY", recusing(2, motion="moved"))
    yield refused("recused-motion-carried-on", "A seat that has stood aside from a motion stands aside from the poll on it.", "E-RECUSED-ALREADY",
                  lambda f: (f.open("p1", f.moved, "members", DAY), recusing(2, poll="last")(with_last_poll(f))))
    yield refused("recusal-poll", "A seat stands aside from a motion on which a poll is open.", "E-RECUSAL-POLL", recusing(motion="motion"))
    yield refused("recusal-poll-over", "A seat stands aside from a motion on which a poll is over, but not closed.", "E-RECUSAL-POLL", when_over)
    yield allowed("recusal-poll", "A seat stands aside from a motion on which a poll is open, by standing aside from the poll.",
                  recusing(poll="seal"))
    yield refused("recusal-poll-of-two", "A seat stands aside from a motion on which its body votes, and another one is to.", "E-RECUSAL-POLL",
                  lambda f: while_board_votes(f, "p1", "s1"))
    yield allowed("recusal-poll-of-two", "A seat stands aside from a motion on which its body is to vote, and another one does.",
                  lambda f: while_board_votes(f, "p3", "members.o3"))
    yield allowed("recused-successor", "A seat has stood aside from a motion, and does so again when another person holds it.",
                  lambda f: succeeded(f, motion=f.moved))
    yield refused("recused-successor", "A seat has stood aside from a poll, and does so again when another person holds it.", "E-RECUSED-ALREADY",
                  lambda f: succeeded(f, poll=f.seal))
    yield allowed("recusal-before-again", "A seat stands aside from a motion whose poll had no quorum.", without_quorum)


def with_last_poll(f):
    f.last = f.ids[-1]
    return f


def when_over(f):
    f.now = f.register.polls.one(seal=f.seal).closes
    recusing(motion="motion")(f)


def while_board_votes(f, by, seat):
    f.add("seat.designated", "p1", person="p1", seat="s1")
    motion = f.propose("p1", "members", [{"act": "member.suspend", "organization": "o2"}])
    f.open("p1", motion, "board", DAY)
    f.add("seat.recused", by, motion=motion, seat=seat)


def succeeded(f, **subject):
    """Another person becomes principal of o2, and so holds its seat among the members."""
    f.add("key.vouched", "p2", offer=f.add("key.offered", "q2", key=b64(public("q2")), organization="o2", person="q2"))
    f.add("principal.handed", "p2", organization="o2", person="q2")
    f.add("seat.recused", "q2", seat="members.o2", **subject)


def without_quorum(f):
    f.again = f.propose("p1", "members", [{"act": "roster.end", "roster": "people"}])
    powers.poll(f, f.again, voters=())
    recusing(motion="again")(f)


def vectors():
    for group in (rosters, objectives, risks, initiatives, interests):
        yield from group()
