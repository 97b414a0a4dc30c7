"""Section 9: acts about policies, decisions, and motions about motions (9.9)."""

from . import polls
from .acts_structure import number_of
from .motions import (about, consent, in_order, known_motion, own_rule, part_id, part_of, policy_versions_beyond,
                      ratified, requirements, rule_of)
from .undoing import undo
from .values import contains, plus, require, time_of


def _dates(act):
    return {name: time_of(act[name]) for name in ("review_by", "sunset") if name in act}


def _later_dates(act, time):
    require(all(date > time for date in _dates(act).values()), "E-POLICY-DATES")


def _add_policy(it, time, policy, title, text, dates):
    versions = it.register.policies.of(policy=policy)
    it.register.policies.add(policy=policy, version=len(versions) + 1, title=title, text=text, adopted=it.decided,
                             start=time, end=None, motion=it.motion.id, ended_by=None, in_favour=None,
                             review_by=dates.get("review_by"), sunset=dates.get("sunset"))


def end_policies(versions, time, by, in_favour=None):
    for version in versions:
        version.end = max(version.start, time)
        version.ended_by, version.in_favour = by, in_favour


def policy_adopt(it, act, time):
    require(not it.register.policies.of(policy=act["policy"]), "E-ID-TAKEN")
    _later_dates(act, time)
    _add_policy(it, time, act["policy"], act["title"], act["text"], _dates(act))


def _in_force(it, act, time):
    versions = policy_versions_beyond(it.register, act["policy"], time)
    require(versions, "E-POLICY-NOT-IN-FORCE")
    return versions


def policy_amend(it, act, time):
    versions = _in_force(it, act, time)
    _later_dates(act, time)
    last = versions[-1]
    dates = {"review_by": last.review_by, "sunset": last.sunset, **_dates(act)}
    title = act.get("title", it.register.policies.of(policy=act["policy"])[-1].title)
    end_policies(versions, time, it.motion.id)
    _add_policy(it, time, act["policy"], title, act["text"], dates)


def policy_supersede(it, act, time):
    by = it.register.policy_at(act["by"], time)
    require(by, "E-POLICY-NOT-IN-FORCE")
    versions = _in_force(it, act, time)
    dates = _dates(act)
    if dates:
        _later_dates(act, time)
        require(by.motion == it.motion.id, "E-POLICY-DATES")
    end_policies(versions, time, it.motion.id, act["by"])
    for name, date in dates.items():
        setattr(by, name, date)


def policy_repeal(it, act, time):
    end_policies(_in_force(it, act, time), time, it.motion.id)


def _rescindable(it, act):
    motion = known_motion(it.register, act["motion"])
    require(motion.state == "carried" and motion.rescinded is None, "E-MOTION-NOT-CARRIED")
    return motion


def deciding_polls(register, motion):
    """What decided a motion, in the order of the log: its own polls and those of the agendas with it as an item not pulled (10.5)."""
    found = [p for p in register.polls.of(motion=motion.id) if p.version == motion.version]
    for item in register.consent_items.of(motion=motion.id):
        if item.pulled_by is None:
            found += [p for p in register.polls.of(motion=item.agenda)]
    return sorted(found, key=lambda poll: poll.entry)


def last_failed(register, motion):
    """The last closed of the polls that decided a motion and failed, of several closed at once the last by the log."""
    return max(reversed([poll for poll in deciding_polls(register, motion) if poll.outcome == "failed"]),
               key=lambda poll: poll.closed, default=None)


def decision_rescind(it, act, time):
    motion = _rescindable(it, act)
    require(not about(motion.acts) and not consent(motion.acts)
            and not any(each["act"] == "decision.ratify" for each in motion.acts), "E-ACT-NOT-RESCINDABLE")
    for poll in deciding_polls(it.register, motion):
        if poll.outcome == "carried":
            it.strict_enough(poll.rule)
    required = dict(it.motion.requirements)
    require(all(body in required for body, _ in motion.requirements), "E-MOTION-BODY")
    undo(it, motion, time, "rescinded")


def decision_reconsider(it, act, time):
    motion = known_motion(it.register, act["motion"])
    require(motion.state == "failed" and not motion.reconsider, "E-MOTION-NOT-FAILED")
    last = last_failed(it.register, motion)
    if last and "reconsider_within" in last.rule:
        require(it.motion.final >= last.closed, "E-MOTION-NOT-FAILED")
    motion.reconsider = True


def decision_countermand(it, act, time):
    motion = _rescindable(it, act)
    decision = it.register.delegated_decisions.one(motion=motion.id)
    require(decision and decision.start is not None and contains(decision, it.decided), "E-COUNTERMAND-LATE")
    source = it.register.delegations.one(id=decision.delegation).definition["from"]
    require(it.motion.body in it.register.above(source, it.decided), "E-MOTION-BODY")
    undo(it, motion, time, "countermanded")


def decision_void(it, act, time):
    register = it.register
    motion = known_motion(register, act["motion"])
    require(motion.state == "carried" and motion is not it.motion
            and not any(r.kind == "void" for r in register.reversals.of(motion=motion.id)), "E-MOTION-NOT-CARRIED")
    require(it.motion.body in register.above(motion.body, it.decided), "E-MOTION-BODY")
    if motion.rescinded is None:
        undo(it, motion, time, "void", act["text"])
    else:
        register.reverse(motion.id, kind="void", by=it.motion.id, at=time, entry=it.entry, reason=act["text"])


def decision_ratify(it, act, time):
    register = it.register
    meeting, motion = ratified(register, act["event"])
    if meeting:
        require(meeting.adjourned is not None and not register.ratifications.of(event=meeting.id), "E-RATIFY-NOTHING")
        register.ratifications.add(event=meeting.id, motion=it.motion.id, entry=it.entry)
        return
    require(motion and motion.state == "no_quorum" and not about(motion.acts) and not consent(motion.acts)
            and not any(each["act"] == "decision.ratify" for each in motion.acts), "E-RATIFY-NOTHING")
    for body, _ in motion.requirements:
        closed = [p for p in deciding_polls(register, motion) if p.body == body and p.closed is not None]
        require(closed and (closed[-1].outcome == "carried"
                            or closed[-1].outcome == "no_quorum" and closed[-1].would_carry), "E-RATIFY-NOTHING")
        it.strict_enough(closed[-1].rule)
    needs, _ = requirements(register, motion.acts, motion.body, it.decided)
    for body, rule in needs:
        it.strict_enough(rule_of(register, needs, body, it.decided))
    required = dict(it.motion.requirements)
    require(all(body in required for body, _ in [*motion.requirements, *needs]), "E-MOTION-BODY")
    for event in dict.fromkeys((motion.id, act["event"])):
        register.ratifications.add(event=event, motion=it.motion.id, entry=it.entry)
    motion.state, motion.decided = "carried", it.decided


def end_ruling(register, ruling, state, by, time):
    """*The ruling ends* (ruling.withdrawn)."""
    ruling.state, ruling.ended_by, ruling.ended = state, by, time
    motion = register.motions.one(id=ruling.motion) if ruling.out_of_order else None
    if motion and motion.state == "proposed":
        rule = own_rule(register, motion, time)
        motion.lapses = max(motion.lapses, plus(time, rule["lapse"]))


def ruling_overturn(it, act, time):
    ruling = it.register.rulings.one(id=act["ruling"])
    require(ruling and ruling.state == "standing", "E-RULING-SETTLED")
    end_ruling(it.register, ruling, "overturned", it.motion.id, it.decided)


def decide_state(register, motion, poll, now):
    """10.5 but for the acts; the polls whose outcomes were taken, or nothing of a void motion."""
    if motion.state == "void":
        return None
    before, taken = motion.state, []
    for body, _ in motion.requirements:
        if body == poll.body:
            taken.append(poll)
            continue
        others = [p for p in register.polls.of(motion=motion.id) if p.body == body and p.version == poll.version]
        taken.append(others[-1] if others and others[-1].closed is not None else None)
    outcomes = [each.outcome if each else None for each in taken]
    state = next((name for name in ("failed", "no_quorum", "tied") if name in outcomes), None)
    if state is None:
        state = ("carried" if all(outcome == "carried" for outcome in outcomes)
                 else "open" if None in outcomes else "contested")
    agenda = consent(motion.acts)
    decided = now if state not in ("open", "contested") else None
    for item in agenda["items"] if agenda else []:
        other = register.motions.one(id=item["motion"])
        if other.state == before:
            other.state, other.decided = state, decided
    motion.state, motion.decided = state, decided
    if state == "contested":
        motion.lapses = plus(now, poll.rule["lapse"])
    return taken


def poll_settle(it, act, time):
    register = it.register
    poll = register.polls.one(seal=act["poll"])
    require(poll.outcome == "contested", "E-NOT-CONTESTED")
    motion = register.motions.one(id=poll.motion)
    require(motion.state != "contested" or it.decided < motion.lapses, "E-MOTION-LAPSED")
    require(poll.body in dict(it.motion.requirements), "E-MOTION-BODY")
    it.strict_enough(poll.rule)
    held = register.held_ballots.of(poll=poll.seal)
    require(set(act["admitted"]) <= {each.event for each in held}, "E-HELD-UNKNOWN")
    votes = polls.ballot_votes(polls.timely(register, poll) + [each for each in held if each.event in act["admitted"]])
    count = polls.count(poll, votes, polls.recused_seats(register, poll))
    for each in held:
        if each.event in act["admitted"]:
            each.admitted = it.motion.id
    poll.closed, poll.outcome, poll.settled = it.decided, count.outcome, it.motion.id
    poll.would_carry, poll.sums, poll.quorum_met = count.would_carry == "carried", count.sums, count.quorum_met
    decide_state(register, motion, poll, it.decided)


# Motions about motions (9.9)

def _course(it, motion):
    return it.register.courses.one(motion=motion.id) or add_course(it.register, motion.id)


def add_course(register, motion, **fields):
    names = ("made_version made_by origin tabled_by postponed_until postponed_by referred_to report_due referred_by "
             "reported_by recommends ended_by").split()
    return register.courses.add(motion=motion, **{**dict.fromkeys(names), **fields})


def _lapse_after(it, motion, time):
    motion.lapses = max(motion.lapses, plus(time, own_rule(it.register, motion, it.decided)["lapse"]))


def _about(it, act):
    return in_order(it.register, act, it.motion.texts, it.decided)


def motion_amend(it, act, time):
    motion, result = _about(it, act), act["result"]
    if result["acts"] != motion.acts:
        motion.ground = None
    needs, _ = requirements(it.register, result["acts"], motion.body, it.decided)
    motion.title, motion.texts, motion.acts, motion.requirements = result["title"], result["texts"], result["acts"], needs
    motion.version += 1
    motion.final, motion.final_entry = it.decided, it.entry
    _lapse_after(it, motion, it.decided)
    course = _course(it, motion)
    course.made_version, course.made_by = motion.version, it.motion.id


def motion_refer(it, act, time):
    motion = _about(it, act)
    if "decides" in act:
        part = {"acts": list(range(len(motion.acts))), "texts": [t.get("sha256") or t["salted"] for t in motion.texts],
                "title": motion.title}
        _end_in_parts(it, motion, "referred", act["body"], [part], it.decided)
        return
    due = time_of(act["report_by"])
    course = _course(it, motion)
    course.referred_to, course.report_due, course.referred_by = act["body"], due, it.motion.id
    course.reported_by = course.recommends = None
    _lapse_after(it, motion, due)


def motion_report(it, act, time):
    course = _course(it, _about(it, act))
    course.reported_by, course.recommends = it.motion.id, act["recommends"]


def motion_postpone(it, act, time):
    motion, until = _about(it, act), time_of(act["until"])
    course = _course(it, motion)
    course.postponed_until, course.postponed_by = until, it.motion.id
    _lapse_after(it, motion, until)


def motion_table(it, act, time):
    _course(it, _about(it, act)).tabled_by = it.motion.id


def motion_take(it, act, time):
    _course(it, _about(it, act)).tabled_by = None


def motion_divide(it, act, time):
    motion = _about(it, act)
    _end_in_parts(it, motion, "divided", motion.body, act["parts"], motion.final)


def _end_in_parts(it, motion, state, body, parts, final):
    register = it.register
    motion.state, motion.decided = state, it.decided
    _course(it, motion).ended_by = it.motion.id
    for place, part in enumerate(parts):
        acts, texts = part_of(motion, part)
        needs, _ = requirements(register, acts, body, it.decided)
        series, number = number_of(register, "", "motion", body, it.decided)
        register.count(series)
        new = part_id(it.motion.id, motion.id, place)
        add_motion(register, id=new, number=number, body=body, mover=motion.mover, title=part["title"], texts=texts,
                   acts=acts, requirements=needs, proposed=it.decided, final=final, final_entry=it.entry,
                   lapses=plus(it.decided, rule_of(register, needs, body, it.decided)["lapse"]))
        add_course(register, new, made_version=1, made_by=it.motion.id, origin=motion.id)


def add_motion(register, **fields):
    return register.motions.add(version=1, state="proposed", reconsider=False, decided=None, rescinded=None,
                                **{"ground": None, **fields})


def motion_consent(it, act, time):
    """Nothing itself; the items' acts are performed after its effect."""
