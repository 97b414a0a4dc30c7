"""Section 10: electorates, totals, outcomes, the ballots' root, presence, roll calls, early decisions."""

import itertools
import math
from collections import namedtuple

from .charter import ratio
from .crypto import Tree
from .motions import subjects
from .values import canonical, plus

Vote = namedtuple("Vote", "choice capacity reason")


def electorate(register, body, rule, motion, now):
    """10.1: the electors, and for each recused one the cause and, for `holder`, the recusal or, else, the interest."""
    then = now
    if "record_date" in rule:
        then = max(now - rule["record_date"], register.bodies.one(id=body).start)
    concerned = subjects(register, motion)
    chair = register.chair(body, now)
    electors, causes = [], {}
    for seat in register.voting_seats(body, then):
        held = register.holder(seat, then)
        elector = {"seat": seat["id"], "weight": seat["weight"]}
        if "class" in seat:
            elector["class"] = seat["class"]
        if held:
            elector["person"], elector["organization"] = held
            group = register.group(held[1], then) if "group_cap" in rule else None
            if group is not None:
                elector["group"] = group
            missing = register.missing_formalities(rule, held, now)
            if missing:
                elector["ineligible"] = missing
            cause = None if missing else _stands_aside(register, rule, motion, seat["id"], held, concerned, now)
            if cause:
                elector["recused"] = True
                causes[seat["id"]] = cause
        if "activity" in rule:
            elector["active"] = held is not None and _took_part(register, body, rule["activity"], seat["id"])
        if "chair_votes_if_decisive" in rule and held and held[0] == chair:
            elector["chair"] = True
        electors.append(elector)
    return electors, causes


def _stands_aside(register, rule, motion, seat, held, concerned, now):
    person, organization = held
    for recusal in register.recusals.of(source=motion.id):
        if recusal.seat == seat and recusal.person == person:
            return "holder", recusal
    terms = rule.get("recusal", {})
    touching = [i for i in register.declared(person, now)
                if i.about in concerned and i.about.partition(":")[0] in terms.get("interests", [])]
    if touching:
        return "interest", min(touching, key=lambda interest: (interest.entry, interest.id))
    if "own_organization" in terms and "organization:" + organization in concerned:
        return "organization", None
    return None


def _took_part(register, body, activity, seat):
    if "polls" in activity:
        last = register.last_number("activity body:" + body)
        part = next((p for p in register.participations.of(body=body) if p.seat == seat), None)
        back = last - activity["polls"]
        if part is None or part.last > back or part.first > back + 1:
            return True
    if "meetings" in activity:
        adjourned = register.last_meetings(body, activity["meetings"])
        if not adjourned or register.attended(seat, adjourned):
            return True
        if register.seat(seat, min(meeting.opened for meeting in adjourned)) is None:
            return True
    return False


# Totals and outcome (10.2, 10.3)

class Sums:
    def __init__(self):
        self.yes = self.no = self.abstain = self.eligible = self.holders = self.active = 0
        self.recused = self.recused_late = self.by_proxies = self.by_alternates = self.left_out = 0
        self.proxy_abstain = self.reasoned_noes = self.ineligible = 0

    def base(self, name):
        return {"cast": self.yes + self.no, "present": self.yes + self.no + self.abstain, "seats": self.eligible,
                "holders": self.holders, "active": self.active}[name]


def tally(poll, votes, recused, leave, outcasts, klass=None):
    """The sums of 10.2; `recused` tells of each recused seat whether late, `leave` whether those in time are left aside;
    `outcasts` whether the ineligible ones are.

    With a class, its seats alone are added up, with what the cap leaves them among all the seats of their organization.
    """
    everything, room = Sums(), {}
    caps = {name: poll.rule[name] for name in ("organization_cap", "group_cap") if name in poll.rule}

    def take(elector, kind):
        """How much of the weight the caps of the organization and its group leave room for."""
        weight, organization = elector["weight"], elector.get("organization")
        if organization is None:
            return weight
        group = ("group", elector["group"]) if "group" in elector else ("alone", organization)
        owners = {name: (name, kind, organization if name == "organization_cap" else group) for name in caps}
        taken = min([weight, *(room.setdefault(owners[name], caps[name]) for name in caps)])
        for owner in owners.values():
            room[owner] -= taken
        return taken

    for elector in poll.electors:
        sums = everything if klass is None or elector.get("class") == klass else Sums()
        seat, weight = elector["seat"], elector["weight"]
        vote, late = votes.get(seat), recused.get(seat)
        if "ineligible" in elector:
            sums.ineligible += weight
            if outcasts:
                continue
        if late is not None:
            sums.recused += weight
            sums.recused_late += weight if late else 0
            sums.left_out += weight if vote else 0
            if leave and not late:
                continue
        sums.eligible += take(elector, "eligible")
        if "person" in elector or vote or late is not None:
            sums.holders += take(elector, "holders")
        if elector.get("active"):
            sums.active += take(elector, "active")
        if not vote or late is not None:
            continue
        counted = take(elector, "ballots")
        sums.left_out += weight - counted
        setattr(sums, vote.choice, getattr(sums, vote.choice) + counted)
        if vote.capacity == "proxy":
            sums.by_proxies += counted
            sums.proxy_abstain += counted if vote.choice == "abstain" else 0
        if vote.capacity == "alternate":
            sums.by_alternates += counted
        if vote.choice == "no" and vote.reason:
            sums.reasoned_noes += counted
    return everything


def reached(share, amount, whole):
    top, bottom = ratio(share["fraction"])
    left, right = amount * bottom, top * whole
    return whole > 0 and (left > right if share["strictly"] else left >= right)


class Count:
    """The outcome of a poll by these votes and recusals (10.3), before the chair's own ballot is looked at."""

    def __init__(self, poll, votes, recused, presence=None):
        self.poll, self.votes, self.recused = poll, votes, recused
        rule = poll.rule
        self.from_base = ["from_base" in rule.get(each, {}) for each in ("recusal", "formalities")]
        self.sums = tally(poll, votes, recused, *self.from_base)
        self.quorum_met = self._quorum(rule, presence)
        self.vetoed = any(self._veto(veto) for veto in rule.get("vetoes", []))
        self.would_carry = self._would_carry(rule)
        if not self.quorum_met:
            self.outcome = "no_quorum"
        else:
            self.outcome = self.would_carry or ("tied" if self._tied(rule) else "failed")

    def _quorum(self, rule, presence):
        sums = tally(self.poll, self.votes, self.recused,
                     *["from_quorum" in rule.get(each, {}) for each in ("recusal", "formalities")])
        present, cast = sums.base("present"), sums.base("cast")
        if "for_quorum" not in rule.get("proxies", {}):
            present -= sums.by_proxies
            cast -= sums.by_proxies - sums.proxy_abstain
        amount = cast if "quorum_without_abstentions" in rule else present
        if presence is not None:
            amount = presence
        return reached(rule["quorum"], amount, sums.base(rule["quorum"]["base"])) and amount >= rule.get("least_present", 0)

    def _class_sums(self, name):
        return tally(self.poll, self.votes, self.recused, *self.from_base, name)

    def _veto(self, veto):
        sums = self._class_sums(veto["class"]) if "class" in veto else self.sums
        return (sums.reasoned_noes if "with_reason" in veto else sums.no) >= veto["noes"]

    def _thresholds_met(self, rule, more):
        for threshold in rule["thresholds"]:
            if "unless_notice" in threshold and self.poll.notice >= threshold["unless_notice"]:
                continue
            if "class" in threshold:
                sums = self._class_sums(threshold["class"])
                if sums.eligible == 0:
                    if "waived_if_empty" not in threshold:
                        return False
                    continue
                if not reached(threshold, sums.yes, sums.base(threshold["base"])):
                    return False
                continue
            added = more if threshold["base"] in ("cast", "present") else 0
            if not reached(threshold, self.sums.yes + more, self.sums.base(threshold["base"]) + added):
                return False
        return True

    def _would_carry(self, rule):
        """`failed` by a veto, `carried`, or nothing: tied or failed, the quorum left aside."""
        if self.vetoed:
            return "failed"
        enough = self.sums.yes > 0 and self.sums.yes >= rule.get("least_yes", 0)
        return "carried" if enough and self._thresholds_met(rule, 0) else None

    def _tied(self, rule):
        yes = self.sums.yes
        return yes == self.sums.no > 0 and yes + 1 >= rule.get("least_yes", 0) and self._thresholds_met(rule, 1)


def count(poll, votes, recused, presence=None):
    """The count with 10.2's chair_votes_if_decisive: the Count that is told, its sums with all that is left out."""
    full = Count(poll, votes, recused, presence)
    if "chair_votes_if_decisive" not in poll.rule:
        return full
    chair = {elector["seat"]: elector["weight"] for elector in poll.electors
             if elector.get("chair") and elector["seat"] in votes and elector["seat"] not in recused}
    if not chair:
        return full
    less = Count(poll, {seat: vote for seat, vote in votes.items() if seat not in chair}, recused, presence)
    if less.outcome != full.outcome:
        return full
    less.sums.left_out += sum(chair.values())
    return less


def totals(poll, sums):
    """The member `totals` of poll.closed (10.2)."""
    result = {name: getattr(sums, name) for name in ("abstain", "eligible", "holders", "no", "recused", "yes")}
    if "activity" in poll.rule:
        result["active"] = sums.active
    for name in ("by_alternates", "by_proxies", "ineligible", "left_out", "recused_late"):
        if getattr(sums, name) > 0:
            result[name] = getattr(sums, name)
    return result


# What a poll has when it is counted

def last_ballots(ballots):
    """The last ballot in the log of each seat (10.2)."""
    return {ballot.seat: ballot for ballot in ballots}


def ballot_votes(ballots):
    return {seat: Vote(b.choice, b.capacity, b.reason is not None) for seat, b in last_ballots(ballots).items()}


def recused_seats(register, poll):
    return {recusal.seat: recusal.late for recusal in register.recusals.of(source=poll.seal)}


def witnessed(register, poll):
    """10.11: the member `witnessed` of poll.closed, or nothing where the rule does not ask."""
    if "in_time" not in poll.rule:
        return None
    if poll.witnessed is not None:
        return poll.witnessed
    head = max((head for head in register.cosigned_heads if head.time <= poll.closes), key=lambda head: head.size,
               default=None)
    size = head.size if head else 0
    late = sum(ballot.entry >= size for ballot in register.ballots.of(poll=poll.seal))
    return {"late": late, "size": size, **({"head": head.entry} if head else {})}


def timely(register, poll):
    """The ballots of a poll that are in time."""
    ballots, told = register.ballots.of(poll=poll.seal), witnessed(register, poll)
    admitted = [held for held in register.held_ballots.of(poll=poll.seal) if held.admitted is not None]
    return (ballots if told is None else [ballot for ballot in ballots if ballot.entry < told["size"]]) + admitted


MOST_CASES = 1_024


def held_count(register, poll, votes, recused, present):
    """10.12: the member `held` of poll.closed, or nothing where the rule does not ask."""
    if "contest_within" not in poll.rule:
        return None
    held = register.held_ballots.of(poll=poll.seal)
    counted = count(poll, votes, recused, present).outcome
    told = {"ballots": len(held), "counted": counted, "others": []}
    ways = [_ways(len(seats), len(choices)) for (_, choices), seats in _contested_kinds(poll, votes, recused, held)]
    if math.prod(map(len, ways)) > MOST_CASES if None not in ways else True:
        return {**told, "too_many": True}
    kinds = _contested_kinds(poll, votes, recused, held)
    found = set()
    for case in itertools.product(*ways):
        changed = dict(votes)
        for ((_, choices), seats), numbers in zip(kinds, case):
            ends = [choice for choice, number in zip(choices, numbers) for _ in range(number)]
            changed.update(zip(seats, ends))
        found.add(count(poll, changed, recused, present).outcome)
    told["others"] = [name for name in ("carried", "failed", "no_quorum", "tied") if name in found - {counted}]
    return told


def _ways(seats, choices):
    """Every list of so many numbers whose sum is at most that of the seats; nothing where they are too many."""
    if math.comb(seats + choices, choices) > MOST_CASES:
        return None
    return [numbers for numbers in itertools.product(range(seats + 1), repeat=choices) if sum(numbers) <= seats]


def _contested_kinds(poll, votes, recused, held):
    """The kinds of contested seats, each with its choices and its seats."""
    kinds, electors = {}, {elector["seat"]: elector for elector in poll.electors}
    for seat in dict.fromkeys(each.seat for each in held):
        elector, now = electors[seat], votes.get(seat)
        choices = {Vote(b.choice, b.capacity, b.reason is not None) for b in held if b.seat == seat} - {now}
        if seat in recused or not choices:
            continue
        alone = any(name in poll.rule for name in ("organization_cap", "group_cap")) or elector.get("chair")
        like = tuple(str(elector.get(name)) for name in ("weight", "class", "active", "ineligible", "recused"))
        kind = ((seat if alone else None, like, "person" in elector, now), tuple(sorted(choices)))
        kinds.setdefault(kind, []).append(seat)
    return list(kinds.items())


def ballots_root(register, poll):
    """10.4, as the member `ballots` of poll.closed."""
    ballots = register.ballots.of(poll=poll.seal)
    last, recused, tree, counted = last_ballots(timely(register, poll)), recused_seats(register, poll), Tree(), 0
    for ballot in ballots:
        counts = last.get(ballot.seat) is ballot and ballot.seat not in recused
        counted += counts
        tree.append(canonical({"counted": counts, "entry": ballot.entry, "event": ballot.event}))
    return {"counted": counted, "left_out": len(ballots) - counted, "root": tree.root().hex()}


def meeting_of(register, body, now):
    """10.8: the meeting of the body that is opened and not adjourned."""
    found = [m for m in register.meetings.of(body=body) if m.opened is not None and m.adjourned is None]
    return max(found, key=lambda m: (m.opened, m.called, m.entry), default=None)


def presence(register, poll, now):
    """10.8: the presence of a poll, as the member of poll.closed, or nothing."""
    if poll.meeting is None:
        return None
    at = poll.rule["quorum_at"]
    then = poll.opens if at == "opening" else min(poll.closes, now)
    meeting = register.meetings.one(id=poll.meeting)
    present = signed = 0
    recused = recused_seats(register, poll)
    for elector in poll.electors:
        if recused.get(elector["seat"]) is False and "from_quorum" in poll.rule.get("recusal", {}):
            continue
        if "ineligible" in elector and "from_quorum" in poll.rule.get("formalities", {}):
            continue
        there = register.present(meeting, "seat:" + elector["seat"], then)
        present += elector["weight"] if there else 0
        signed += elector["weight"] if any(a.evidence == "signed" for a in there) else 0
    return {"at": at, "meeting": poll.meeting, "present": present, "signed": signed}


def standing_roll_call(register, poll):
    found = [call for call in register.roll_calls.of(poll=poll.seal) if call.corrected_by is None]
    return found[-1] if found else None


def fates(register, poll):
    """10.9: the roll call that counts in the poll, and its choices with their fates; nothing where none counts."""
    call = standing_roll_call(register, poll)
    if call is None or call.confirmed is None:
        return None, []
    voted = {ballot.seat for ballot in register.ballots.of(poll=poll.seal)}
    meeting = register.meetings.one(id=call.meeting)
    result = []
    for choice in register.rolled_choices.of(roll_call=call.id):
        if choice.seat in voted:
            fate = "overridden"
        elif choice.disputed_by is not None:
            fate = "disputed"
        elif any(a.person == choice.person for a in register.present(meeting, "seat:" + choice.seat, call.called)):
            fate = "counted"
        else:
            fate = "absent"
        result.append((choice, fate))
    return call, result


def roll_call_member(call, judged):
    """The member `roll_call` of poll.closed (10.9)."""
    result = {name: sum(fate == name for _, fate in judged) for name in ("absent", "counted", "disputed", "overridden")}
    result["arrived"] = sum(fate == "counted" and choice.presence == "signed" for choice, fate in judged)
    return {"roll_call": call.id, **result}


def votes_with_roll_call(register, poll, judged):
    votes = ballot_votes(timely(register, poll))
    votes.update({choice.seat: Vote(choice.choice, "holder", False) for choice, fate in judged if fate == "counted"})
    return votes


def decided_early(poll, votes, recused, present):
    """10.6."""
    others = [e["seat"] for e in poll.electors if e["seat"] not in votes and e["seat"] not in recused
              and "ineligible" not in e]

    def if_all(choice):
        return count(poll, {**votes, **{seat: Vote(choice, "holder", True) for seat in others}}, recused, present)

    as_it_stands, abstaining = count(poll, votes, recused, present), if_all("abstain")
    if not (as_it_stands.quorum_met and abstaining.quorum_met):
        return False
    carrying = [as_it_stands, abstaining, if_all("no")]
    if "recusal" in poll.rule:
        carrying.append(count(poll, votes, {**recused, **{seat: False for seat in others}}, present))
    if all(each.outcome == "carried" for each in carrying):
        return True
    best = if_all("yes")
    return best.vetoed or best.outcome == "failed" and best.sums.yes < best.sums.no


def signed(register, poll, ballots):
    """10.10: whether the poll is signed by these ballots."""
    votes = ballot_votes(ballots)
    return (all(vote.choice == "yes" for vote in votes.values())
            and all(e["seat"] in votes for e in poll.electors if "person" in e)
            and count(poll, votes, recused_seats(register, poll)).outcome == "carried")


# The turnout under late_quorum (8.6, 8.12)

def whole_at_opening(poll):
    base, result = poll.rule["quorum"]["base"], 0
    for elector in poll.electors:
        if (elector.get("recused") and "from_quorum" in poll.rule.get("recusal", {})
                or "ineligible" in elector and "from_quorum" in poll.rule.get("formalities", {})):
            continue
        if base == "seats" or base == "holders" and "person" in elector or base == "active" and elector.get("active"):
            result += elector["weight"]
    return result


def made_present(poll, ballot):
    """How much weight a ballot makes present for the turnout."""
    if ballot is None or ballot.choice == "abstain" and "quorum_without_abstentions" in poll.rule:
        return 0
    if ballot.capacity == "proxy" and "for_quorum" not in poll.rule.get("proxies", {}):
        return 0
    return next(e["weight"] for e in poll.electors if e["seat"] == ballot.seat)


def reach_quorum(poll, turnout, now):
    """Where the turnout reaches the quorum for the first time, the poll stays open from then on (ballot.cast)."""
    if (turnout.reached is None and reached(poll.rule["quorum"], turnout.present, turnout.whole)
            and turnout.present >= poll.rule.get("least_present", 0)):
        turnout.reached = now
        poll.closes = max(poll.closes, plus(now, poll.rule["late_quorum"]))
