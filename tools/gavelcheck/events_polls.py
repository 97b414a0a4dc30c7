"""Section 8.6: polls and ballots."""

from . import polls
from .acts import decide
from .events_motions import check_all_heard
from .motions import (appeal, check_no_other_appeal, clear, consent, delay_of, has_seconds, known_motion, main_motion,
                      requirements, requirements_now, rule_of, ruled_out, text_name, touches)
from .values import canonical, DAY, digest, plus, require, time_of


# 8.6 Polls

def poll_demanded(j):
    register, data = j.register, j.data
    motion = known_motion(register, data["motion"])
    require(motion.state not in ("carried", "withdrawn", "void", "divided", "referred"), "E-MOTION-SETTLED")
    require(motion.state != "contested", "E-POLL-CONTESTED")
    require(data["version"] == motion.version, "E-MOTION-VERSION")
    j.saw(motion.final_entry)
    needs = requirements_now(register, motion, j.now)
    require(data["body"] in dict(needs), "E-MOTION-BODY")
    j.vote_in(data["seat"], data["body"])
    before = [d for d in register.demands.of(motion=motion.id)
              if d.version == motion.version and d.body == data["body"]]
    require(not any(d.seat == data["seat"] or d.person == j.by for d in before), "E-DEMAND-TWICE")
    register.demands.add(motion=motion.id, version=motion.version, body=data["body"], seat=data["seat"], person=j.by)


def _pollable(j, motion, body):
    """poll.opened, 2."""
    register = j.register
    before = [p for p in register.polls.of(motion=motion.id) if p.body == body and p.version == motion.version]
    if not before:
        in_hand = motion.state in ("proposed", "open")
        require(motion.state != "contested", "E-POLL-CONTESTED")
        require(in_hand or motion.state == "failed" and motion.reconsider, "E-MOTION-SETTLED")
        if in_hand:
            require(not any(item.pulled_by is None and register.motions.one(id=item.agenda).state == "open"
                            for item in register.consent_items.of(motion=motion.id)), "E-POLL-ALREADY")
            require(j.now < motion.lapses, "E-MOTION-LAPSED")
        return
    last = before[-1]
    require(last.closed is not None, "E-POLL-ALREADY")
    require(motion.state not in ("withdrawn", "void"), "E-MOTION-SETTLED")
    require(last.outcome != "contested", "E-POLL-CONTESTED")
    require(last.outcome != "carried", "E-MOTION-CARRIED")
    require(last.outcome != "failed" or motion.reconsider, "E-MOTION-FAILED")
    require(motion.reconsider or len(before) == 1 and "again" in last.rule, "E-POLL-NOT-AGAIN")


def _ripe(j, motion, rule, needs):
    """poll.opened, 6."""
    require(not ruled_out(j.register, motion), "E-MOTION-RULED-OUT")
    act = appeal(motion.acts)
    if act:
        require(j.register.rulings.one(id=act["ruling"]).state == "standing", "E-RULING-SETTLED")
        check_no_other_appeal(j.register, act["ruling"], motion.id)
    require(has_seconds(j.register, motion, rule), "E-SECONDS-MISSING")
    clear(j.register, motion, j.now)
    require(j.now >= plus(motion.final, rule["discussion"]), "E-POLL-DISCUSSION")
    check_all_heard(j, motion, needs)


def _may_open(j, motion, rule):
    """poll.opened, 7, without the items of a consent agenda."""
    if j.by == motion.mover and (appeal(motion.acts)
                                 or j.now >= plus(motion.final, rule["discussion"] + rule["open_within"])):
        return
    demands = [d for d in j.register.demands.of(motion=motion.id)
               if d.version == motion.version and d.body == j.data["body"]]
    allowed = {"proposer": j.by == motion.mover,
               "chair": j.register.chair(j.data["body"], j.now) == j.by,
               "seats": any(d.person == j.by for d in demands)}
    require(allowed[rule["opener"]], "E-POLL-OPENER")
    require(rule["opener"] != "seats" or len(demands) >= rule["opening_seats"], "E-DEMANDS-MISSING")


def _waits_for_disputes(j, poll):
    """poll.closed, 3."""
    call, judged = polls.fates(j.register, poll)
    return (call is not None and j.now < call.disputes_end
            and any(fate == "counted" and choice.presence == "attested" for choice, fate in judged))


def poll_opened(j):
    register, data = j.register, j.data
    first = register.charters.one(version=1)
    top, bottom = map(int, first.parameters["founders_share"].split("/"))
    require(register.founding.accepted * bottom >= top * register.founding.founders, "E-FOUNDERS-MISSING")
    motion = known_motion(register, data["motion"])
    _pollable(j, motion, data["body"])
    needs = requirements_now(register, motion, j.now)
    require(data["body"] in dict(needs), "E-MOTION-BODY")
    require(data["version"] == motion.version, "E-MOTION-VERSION")
    j.saw(motion.final_entry)
    rule = rule_of(register, needs, data["body"], j.now)
    _ripe(j, motion, rule, needs)
    _may_open(j, motion, rule)
    agenda = consent(motion.acts)
    items = agenda["items"] if agenda else []
    required = [(motion, needs)]
    for item in items:
        other = known_motion(register, item["motion"])
        require(other.state == motion.state, "E-MOTION-SETTLED")
        if other.state == "proposed":
            main_motion(register, other.id, j.now)
        require(other.version == item["version"], "E-MOTION-VERSION")
        j.saw(other.final_entry)
        _ripe(j, other, rule, other.requirements)
        required.append((other, requirements_now(register, other, j.now)))
    require(data["rule"] == digest(canonical(rule)), "E-RULE-CHANGED")
    require(data["texts"] == list(map(text_name, motion.texts)), "E-POLL-TEXTS")
    closes = time_of(data["closes"])
    require(closes > j.now and plus(j.now, rule["least_window"]) <= closes <= plus(j.now, rule["longest_window"]),
            "E-POLL-WINDOW")
    j.body(data["body"])
    for poll in register.polls:
        if (poll.closed is None and j.now >= poll.closes and not _waits_for_disputes(j, poll)
                and not ("contest_within" in poll.rule and j.now < plus(poll.closes, poll.rule["contest_within"]))):
            acts = register.motions.one(id=poll.motion).acts
            require(not touches(register, acts, data["body"], rule), "E-POLL-UNCLOSED")
    electors, causes = polls.electorate(register, data["body"], rule, motion, j.now)
    sealed = canonical({"body": data["body"], "electors": electors})
    require(data["electorate"] == digest(sealed), "E-ELECTORATE-CHANGED")
    meeting = polls.meeting_of(register, data["body"], j.now) if "quorum_at" in rule else None
    poll = register.polls.add(
        seal=j.id, entry=j.n, motion=motion.id, version=motion.version, body=data["body"], rule=rule, electors=electors,
        opens=j.now, closes=closes, notice=j.now - motion.final, meeting=meeting.id if meeting else None, outcome=None,
        closed=None, casting_vote=None, would_carry=False, quorum_met=None, sums=None, choices_called=None, witnessed=None,
        settled=None)
    for elector in electors:
        if elector["seat"] in causes:
            _recuse_elector(j, motion, elector, *causes[elector["seat"]])
    for each, each.requirements in required:
        each.state, each.reconsider = "open", False
        if not consent(each.acts):
            _seal_consequences(j, each)
    if "late_quorum" in rule:
        register.turnouts.add(poll=j.id, present=0, whole=polls.whole_at_opening(poll), reached=None)


def _recuse_elector(j, motion, elector, cause, ground):
    fields = {"interest": None, "reason": None, "event": j.id, "entry": j.n}
    if cause == "holder":
        fields = {name: getattr(ground, name) for name in fields}
    elif cause == "interest":
        fields["interest"] = ground.id
    j.register.recusals.add(source=j.id, motion=motion.id, seat=elector["seat"], person=elector["person"], cause=cause,
                            late=False, **fields)


def _seal_consequences(j, motion):
    """The time for objections and the delegated decision of a motion that is opened (poll.opened)."""
    register = j.register
    delay = delay_of(register, motion.acts, j.now)
    if delay and not register.objection_times.of(motion=motion.id):
        register.objection_times.add(motion=motion.id, delay=delay, entry=None, start=None, end=None)
    if motion.acts and not register.delegated_decisions.of(motion=motion.id):
        _, delegation = requirements(register, motion.acts, motion.body, j.now)
        if delegation:
            register.delegated_decisions.add(
                motion=motion.id, delegation=delegation.id, body=delegation.definition["from"],
                countermand=delegation.definition.get("countermand"), start=None, end=None)


PREVAILS = {"holder": 2, "proxy": 1, "alternate": 0}


def check_carrier(j, name, rule, body):
    person = j.person(name)
    j.in_standing(person.organization)
    require(rule["proxies"]["carriers"] == "member" or j.register.holds_in(name, body, j.now, voting=True),
            "E-PROXY-CARRIER")


def _check_proxy_vote(j, poll):
    """ballot.cast, 5, as `proxy`."""
    register, data = j.register, j.data
    require("proxies" in poll.rule, "E-PROXY-NOT-ALLOWED")
    proxy = register.proxies.one(id=data["proxy"])
    require(proxy and proxy.seat == data["seat"], "E-PROXY-UNKNOWN")
    require(proxy.carrier == j.by, "E-PROXY-OF-ANOTHER")
    j.saw(proxy.entry)
    require(register.standing(proxy, j.now), "E-PROXY-ENDED")
    seat = j.seat(data["seat"])
    require(register.holds(proxy.grantor, seat, j.now), "E-PROXY-ENDED")
    require(register.covers(proxy, poll), "E-PROXY-SCOPE")
    check_carrier(j, j.by, poll.rule, poll.body)
    require(not any(p.entry > proxy.entry and p.grantor == proxy.grantor and register.standing(p, j.now)
                    and register.covers(p, poll) for p in register.proxies.of(seat=data["seat"])), "E-PROXY-REPLACED")
    carried = {b.seat for b in signed_ballots(register, poll) if b.capacity == "proxy" and b.person == j.by}
    require(data["seat"] in carried or len(carried) < poll.rule["proxies"]["cap"], "E-PROXY-CAP")


def check_eligible(j, poll, elector, at=None):
    """ballot.cast, 5, of a rule with formalities; of who holds the seat now, or held it then."""
    if "formalities" in poll.rule:
        at = j.now if at is None else at
        require("ineligible" not in elector, "E-BALLOT-INELIGIBLE")
        seat = j.register.seat(elector["seat"], at)
        require(seat, "E-SEAT-UNKNOWN")
        held = j.register.holder(seat, at)
        if held and held != (elector.get("person"), elector.get("organization")):
            require(not j.register.missing_formalities(poll.rule, held, at), "E-BALLOT-INELIGIBLE")


def signed_ballots(register, poll):
    """Those cast and, after them, those held back."""
    return register.ballots.of(poll=poll.seal) + register.held_ballots.of(poll=poll.seal)


def check_ballot(j, poll):
    """ballot.cast, 2 to 9: the capacity, the elector and the seat's ballots before."""
    register, data = j.register, j.data
    capacity = "proxy" if "proxy" in data else "alternate" if "alternate" in data else "holder"
    require(time_of(j.event["until"]) <= poll.closes, "E-BALLOT-UNTIL")
    j.saw(poll.entry)
    elector = next((e for e in poll.electors if e["seat"] == data["seat"]), None)
    require(elector, "E-BALLOT-NOT-ELECTOR")
    if capacity == "holder":
        j.holder_of(data["seat"])
    elif capacity == "alternate":
        require(register.alternate(j.seat(data["seat"]), j.now) == j.by, "E-ALTERNATE-NOT")
    else:
        _check_proxy_vote(j, poll)
    check_eligible(j, poll, elector)
    require(data["seat"] not in polls.recused_seats(register, poll), "E-BALLOT-RECUSED")
    before = [b for b in signed_ballots(register, poll) if b.seat == data["seat"]]
    require(all(PREVAILS[b.capacity] <= PREVAILS[capacity] for b in before), "E-BALLOT-OVERRIDDEN")
    turns = [b.turn for b in before if b.capacity == capacity]
    require(all(turn < data["turn"] for turn in turns), "E-BALLOT-TURN")
    require(not turns or "final_ballots" not in poll.rule, "E-BALLOT-FINAL")
    require(data["turn"] <= max(turns, default=0) + 1_000, "E-BALLOT-TURN-AHEAD")
    return capacity, elector, before


def ballot_cast(j):
    register, data = j.register, j.data
    poll = j.poll()
    j.open_poll(poll)
    capacity, elector, before = check_ballot(j, poll)
    j.name_salted(data.get("reason"))
    ballot = register.ballots.add(poll=poll.seal, seat=data["seat"], turn=data["turn"], choice=data["choice"],
                                  person=j.by, event=j.id, entry=j.n, capacity=capacity, proxy=data.get("proxy"),
                                  reason=data.get("reason"), recorded=j.now)
    turnout = register.turnouts.one(poll=poll.seal)
    if turnout:
        last = before[-1] if before else None
        turnout.present += polls.made_present(poll, ballot) - polls.made_present(poll, last)
        if poll.rule["quorum"]["base"] == "holders" and "person" not in elector and not before:
            turnout.whole += elector["weight"]
        polls.reach_quorum(poll, turnout, j.now)
    if "written_consent" in poll.rule and polls.signed(register, poll, register.ballots.of(poll=poll.seal)):
        poll.closes = j.now


def poll_closed(j):
    register, data = j.register, j.data
    poll = j.poll()
    require(poll.closed is None, "E-POLL-CLOSED")
    j.saw(poll.entry)
    require(not _waits_for_disputes(j, poll), "E-DISPUTES-OPEN")
    if "in_time" in poll.rule and j.now < plus(poll.closes, DAY):
        covered = register.newest_head()
        require(all(ballot.entry < covered for ballot in register.ballots.of(poll=poll.seal)), "E-BALLOTS-UNCOVERED")
    call, judged = polls.fates(register, poll)
    votes = polls.votes_with_roll_call(register, poll, judged)
    recused, presence = polls.recused_seats(register, poll), polls.presence(register, poll, j.now)
    present = presence["present"] if presence else None
    if j.now < poll.closes:
        require(_all_voted(j, poll, votes, recused) or _decided(j, poll, votes, recused, present), "E-POLL-OPEN")
    elif "contest_within" in poll.rule and j.now < plus(poll.closes, poll.rule["contest_within"]):
        require("final_ballots" in poll.rule and _complete(j, poll, votes, recused), "E-CONTEST-OPEN")
    count = polls.count(poll, votes, recused, present)
    told = {"totals": polls.totals(poll, count.sums), "outcome": count.outcome}
    held = polls.held_count(register, poll, votes, recused, present)
    if held is not None:
        told["held"] = held
        if held["others"] or "too_many" in held:
            told["outcome"] = "contested"
    if presence:
        told["presence"] = presence
    if "in_time" in poll.rule:
        told["witnessed"] = polls.witnessed(register, poll)
    if call:
        told["roll_call"] = polls.roll_call_member(call, judged)
    require({name: data[name] for name in data.keys() - {"ballots", "poll"}} == told, "E-COUNT-WRONG")
    require(data["ballots"] == polls.ballots_root(register, poll), "E-COUNT-BALLOTS")
    poll.witnessed = told.get("witnessed")
    votes = {**polls.ballot_votes(signed_ballots(register, poll)), **votes}  # who took part, in time or not
    poll.closed, poll.outcome, poll.would_carry = j.now, told["outcome"], count.would_carry == "carried"
    poll.sums, poll.quorum_met = count.sums, count.quorum_met
    for choice, fate in judged:
        choice.fate = fate
    if call:
        poll.choices_called = sum(fate == "counted" for _, fate in judged)
    if "polls" in poll.rule.get("activity", {}):
        _participate(j, poll, votes, recused)
    _count_absences(j, poll, votes, recused)
    motion = register.motions.one(id=poll.motion)
    decide(register, motion, poll, j.now, j.n)


def _all_voted(j, poll, votes, recused):
    return "closes_when_all_voted" in poll.rule and _complete(j, poll, votes, recused)


def _complete(j, poll, votes, recused):
    def held_now(name):
        seat = j.register.seat(name, j.now)
        return seat is not None and j.register.holder(seat, j.now) is not None
    return all(
        e["seat"] in votes or e["seat"] in recused or "ineligible" in e or "person" not in e and not held_now(e["seat"])
        for e in poll.electors)


def _decided(j, poll, votes, recused, present):
    after = poll.rule.get("closes_when_decided")
    return (after is not None and j.now >= plus(poll.opens, after)
            and polls.decided_early(poll, votes, recused, present))


def _participate(j, poll, votes, recused):
    number = j.register.count("activity body:" + poll.body)
    for elector in poll.electors:
        seat = elector["seat"]
        took_part = seat in votes or seat in recused
        part = next((p for p in j.register.participations.of(body=poll.body) if p.seat == seat), None)
        if part is None:
            j.register.participations.add(body=poll.body, seat=seat, first=number, last=number if took_part else 0)
        elif took_part:
            part.last = number


def _count_absences(j, poll, votes, recused):
    register, body = j.register, j.register.body(poll.body, j.now)
    terms = body.definition.get("participation", {}) if body else {}
    if "polls" not in terms or poll.rule["id"] not in terms.get("rules", [poll.rule["id"]]):
        return
    for elector in poll.electors:
        seat, person = elector["seat"], elector.get("person")
        absence = register.absence(poll.body, seat)
        if not absence:
            absence = register.absences.add(body=poll.body, seat=seat, person=person, missed=0)
        elif absence.person != person:
            absence.person, absence.missed = person, 0
        if seat in votes or seat in recused:
            absence.missed = 0
        elif person is not None and "ineligible" not in elector:
            absence.missed += 1


def poll_tie_broken(j):
    register, data = j.register, j.data
    poll = j.poll()
    motion = register.motions.one(id=poll.motion)
    last = [p for p in register.polls.of(motion=motion.id) if p.body == poll.body][-1]
    require(poll.outcome == "tied" and poll.casting_vote is None and last is poll and motion.state == "tied", "E-TIE-NOT")
    j.body(poll.body)
    require("casting_vote" in poll.rule, "E-TIE-NO-CASTING-VOTE")
    j.chair_of(poll.body)
    j.saw(poll.entry)
    require(j.now < plus(poll.closed, poll.rule["longest_window"]), "E-TIE-NOT")
    poll.casting_vote, poll.outcome = data["choice"], "carried" if data["choice"] == "yes" else "failed"
    decide(register, motion, poll, j.now, j.n)
