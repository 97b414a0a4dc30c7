"""Section 8.19: ballots that were held back."""

from .crypto import event_signature_holds, signed_blob
from .events_polls import check_ballot
from .judgement import Judgement
from .values import DAY, canonical, digest, plus, Refused, require, time_of, unbase64

_TOLERANCE = 300
_MOST_UNTIL = 90 * DAY


def speaking_key(j):
    """7.4, of an event that brings no key along."""
    key = j.register.keys.one(fingerprint=j.key)
    require(key, "E-KEY-UNKNOWN")
    require(key.person == j.by, "E-KEY-OF-ANOTHER")
    if key.start is None:
        raise Refused("E-KEY-UNKNOWN" if key.state == "offered" else "E-KEY-ENDED")
    require(j.now >= key.start, "E-KEY-TOO-YOUNG")
    require(key.end is None or j.now < key.end, "E-KEY-ENDED")
    return unbase64(key.key), key.application


def signed_ballot(j):
    """The voter's event, judged as if it had been recorded when it says that it was signed."""
    handed = j.data["ballot"]
    event = handed["event"]
    return Judgement(j.register, j.documents, j.n, {"event": event, "key": handed["key"], "recorded": event["at"]},
                     digest(canonical(event)))


def ballot_held(j):
    register, voter = j.register, signed_ballot(j)
    poll = voter.poll()
    require("contest_within" in poll.rule, "E-CONTESTS-NOT-HEARD")
    require(poll.closed is None, "E-POLL-CLOSED")
    require(j.now >= poll.closes, "E-HELD-EARLY")
    j.saw(poll.entry)
    require(j.by != voter.by and j.data["seat"] != voter.data["seat"], "E-HELD-BY-VOTER")
    require(any(elector["seat"] == j.data["seat"] for elector in poll.electors), "E-BALLOT-NOT-ELECTOR")
    j.holder_of(j.data["seat"])
    require(poll.opens <= voter.now < poll.closes, "E-HELD-NOT-IN-TIME")
    until = time_of(voter.event["until"])
    require(voter.now <= until <= plus(voter.now, _MOST_UNTIL), "E-UNTIL-TOO-FAR")
    speaking_key(voter)
    at, voter.now = voter.now, j.now
    key = speaking_key(voter)
    voter.now = at
    signature = unbase64(j.data["ballot"]["sig"])
    require(event_signature_holds(*key, signature, signed_blob(canonical(voter.event))), "E-SIGNATURE-WRONG")
    capacity, _, _ = check_ballot(voter, poll)
    cast = voter.data
    j.name_salted(cast.get("reason"))
    register.held_ballots.add(
        poll=poll.seal, seat=cast["seat"], turn=cast["turn"], choice=cast["choice"], person=voter.by, event=voter.id,
        entry=j.n, capacity=capacity, proxy=cast.get("proxy"), reason=cast.get("reason"), signed=at, recorder=j.by,
        recorder_seat=j.data["seat"], held_event=j.id, admitted=None)
