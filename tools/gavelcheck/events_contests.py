"""Section 8.19: ballots that were held back."""

from .crypto import event_signature_holds, signed_blob
from .events_polls import check_ballot
from .judgement import Judgement
from .values import DAY, canonical, digest, plus, require, time_of, unbase64

_TOLERANCE = 300
_MOST_UNTIL = 90 * DAY


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
    voter.speaking_key()
    at, voter.now = voter.now, j.now
    key = voter.speaking_key()
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
