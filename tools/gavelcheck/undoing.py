"""Section 9.5: a motion undone, with its acts to come."""

from .acts_structure import takes_the_place
from .values import Refused, contains, earliest, end_at, reaches_beyond, require


def undo(it, motion, time, kind, reason=None):
    """*The motion undone*, by a carried motion: decision.rescind, 4, 5 and what it makes."""
    register, by, day = it.register, it.motion.id, max(time, it.decided)
    to_come = [motion.acts[effect.index] for effect in register.effects.of(motion=motion.id)
               if effect.state == "done" and effect.effective > day]
    require(not any(act["act"] in ("decision.rescind", "decision.countermand", "decision.void", "ledger_key.replace") for act in to_come),
            "E-ACT-NOT-RESCINDABLE")
    went = _own_policies(register, motion, day)
    motion.rescinded = time
    register.reverse(motion.id, kind=kind, by=by, at=time, entry=it.entry, reason=reason)
    for delegation in register.delegations.of(motion=motion.id):
        if end_at(delegation, time):
            delegation.ended_by = by
    ended = []
    for version in register.policies.of(motion=motion.id):
        if register.policy_reaches(version, time):
            ended.append((version, version.end, version.ended_by, version.in_favour))
            version.end, version.ended_by, version.in_favour = max(version.start, time), by, None
    for admission in register.admissions.of(source=motion.id):
        if admission.state == "pending":
            admission.state = "rescinded"
    for tenure in [*register.tenures.of(appointment=motion.id), *register.office_tenures.of(appointment=motion.id)]:
        if tenure.state == "pending":
            register.end_tenure(tenure, tenure.start, by)
    for version, *former in ended:
        if version.start <= day:
            _bring_back(it, motion, version, time, former)
    last = [act for act in to_come if act["act"] in ("seat.create", "body.charter")]
    for act in [act for act in to_come if act not in last] + last:
        take_back(it, motion, act, day, went)


def _own_policies(register, motion, day):
    """Where the motion's own versions of each policy went, of the last that is not empty and begins after the day."""
    return {v.policy: (v.end, v.ended_by, v.in_favour) for v in register.policies.of(motion=motion.id)
            if v.start > day and not _empty(v)}


def undo_policies_to_come(it, motion, day, acts):
    """decision.objected: of the acts to come, what decision.rescind tells of policies."""
    went = _own_policies(it.register, motion, day)
    return lambda: [take_back(it, motion, act, day, went) for act in acts]


def _empty(record):
    return record.end is not None and record.end <= record.start


def _bring_back(it, motion, version, time, former):
    """The version before it, in a next version."""
    register = it.register
    versions = register.policies.of(policy=version.policy)
    earlier = [w for w in versions if w.version < version.version and w.motion != motion.id
               and w.start <= version.start and w.ended_by == motion.id]
    if not earlier:
        return
    before = earlier[-1]
    if register.motions.one(id=before.motion).rescinded is not None:
        return
    end, ended_by, in_favour = former
    register.policies.add(policy=version.policy, version=len(versions) + 1, title=before.title, text=before.text,
                          adopted=it.decided, start=max(time, version.start), end=end, review_by=before.review_by,
                          sunset=before.sunset, motion=it.motion.id, ended_by=ended_by, in_favour=in_favour)


def take_back(it, motion, act, day, went):
    """Of one act to come, what its undoing makes."""
    name = act["act"]
    if name in ("policy.amend", "policy.supersede", "policy.repeal"):
        _policy(it, motion, act["policy"], day, went)
    elif name in ("member.suspend", "member.reinstate", "member.reclassify"):
        _membership(it, motion, act["organization"], day)
    elif name in ("member.affiliate", "member.disaffiliate"):
        _affiliations(it, motion, act["organization"], day)
    elif name == "member.expel":
        _expulsion(it, motion, act["organization"], day)
    elif name == "seat.end":
        seat = it.register.seats.one(id=act["seat"])
        effect = next(e for e in it.register.effects.of(motion=motion.id) if motion.acts[e.index] is act)
        if seat.end == effect.effective:
            seat.end = None
        _tenures_go_on(it, motion, it.register.tenures.of(seat=act["seat"]), day, seat.end is None)
    elif name == "seat.vacate":
        _tenures_go_on(it, motion, it.register.tenures.of(seat=act["seat"]), day, False)
    elif name == "key.recover":
        _keys(it, motion, act["offer"], day)
    elif name in ("rule.change", "power.change", "charter.amend"):
        _versions(it, motion, act, day)
    elif name in ("seat.create", "body.charter"):
        _unmake(it, motion, act)


def _keys(it, motion, offer, day):
    register, key = it.register, it.register.keys.one(offer_event=offer)
    if key.recovered_by != motion.id or key.state != "vouched" or key.start <= day:
        return
    start, end = key.start, key.end
    key.state, key.start, key.end, key.changed = "cancelled", None, None, it.entry
    keys = [k for k in register.keys.of(person=key.person) if k.state == "vouched"]
    kept = [k for k in keys if takes_the_place(key, k) and k.end == max(k.start, start)]
    ends = [earliest(end, *(other.start for other in keys if takes_the_place(other, k))) for k in kept]
    for each, new in zip(kept, ends):
        each.end, each.changed = None if new is None else max(each.start, new), it.entry


def _policy(it, motion, policy, day, went):
    end, ended_by, in_favour = went.get(policy, (None, None, None))
    for version in it.register.policies.of(policy=policy):
        if version.ended_by == motion.id and version.motion != motion.id and version.end > day:
            version.end, version.ended_by, version.in_favour = end, ended_by, in_favour


def _membership(it, motion, organization, day):
    spans = it.register.spans.of(organization=organization)
    begun = [span for span in spans if span.source == motion.id and not _empty(span) and span.start > day]
    if not begun:
        return
    end, ended_by = begun[-1].end, begun[-1].ended_by
    for span in begun:
        span.end = span.start
    for span in spans:
        if span not in begun and not _empty(span) and span.ended_by == motion.id and span.end > day:
            span.end, span.ended_by = end, ended_by


def _affiliations(it, motion, organization, day):
    own = [a for a in it.register.affiliations.of(organization=organization) if a.state == "accepted" and not _empty(a)]
    begun = [a for a in own if a.source == motion.id and a.start > day]
    others = [a for a in own if a not in begun]
    for each in begun:
        each.end = each.start
    for each in others:
        if each.ended_by == motion.id and each.end is not None and each.end > day:
            following = next((a for a in others if a.number > each.number), None)
            each.end, each.ended_by = following.start if following else None, None


def _expulsion(it, motion, organization, day):
    register = it.register
    spans = [span for span in register.spans.of(organization=organization)
             if not _empty(span) and span.ended_by == motion.id and span.end is not None and span.end > day]
    if not spans:
        return
    end = spans[-1].end
    for span in spans:
        span.end = span.ended_by = None
    persons = register.persons_of(organization)
    for person in persons:
        if person.end == end:
            person.end = None
    for person in persons:
        for key in register.keys.of(person=person.id):
            if key.state == "vouched" and key.end == max(end, key.start):
                starts = [k.start for k in register.keys.of(person=person.id)
                          if k.state == "vouched" and takes_the_place(k, key)]
                key.end = max(key.start, min(starts)) if starts else None
                key.changed = it.entry
    names = {person.id for person in persons}
    _tenures_go_on(it, motion, [t for t in register.tenures if t.organization == organization], day, False)
    _tenures_go_on(it, motion, [t for t in register.office_tenures if t.person in names], day, False)


def _tenures_go_on(it, motion, tenures, day, seat_taken_back):
    register = it.register
    for tenure in tenures:
        if tenure.state != "accepted" or tenure.ended_by != motion.id or tenure.end is None or tenure.end <= day:
            continue
        ends = []
        if hasattr(tenure, "seat"):
            ends.append(register.membership_end(tenure.organization, day))
            seat = register.seats.one(id=tenure.seat)
            ends.append(seat.end if seat and not seat_taken_back else None)
            others = [t for t in register.tenures.of(seat=tenure.seat) if t.alternate == tenure.alternate]
        else:
            others = register.office_tenures.of(office=tenure.office)
            ends.append(register.membership_end(register.persons.one(id=tenure.person).organization, day))
        ends.append(tenure.mandate)
        ends += [t.start for t in others if t.state == "accepted" and t.start > tenure.start]
        tenure.end = min((end for end in ends if end is not None), default=None)
        tenure.ended_by = None


def _versions(it, motion, act, day):
    register = it.register
    if act["act"] == "rule.change":
        versions = register.rules.of(id=act["rule"]["id"])
    elif act["act"] == "power.change":
        versions = register.power_versions(act["power"]["act"], act["power"].get("scope"))
    else:
        versions = list(register.charters)
    own = [v for v in versions if v.motion == motion.id and v.start > day and not _empty(v)]
    for version in own:
        version.end = version.start

    def left_aside(version):
        made_by = register.motions.one(id=version.motion) if version.motion else None
        return (_empty(version) and made_by is not None and made_by.rescinded is not None
                and made_by.rescinded < version.start)

    rest = [v for v in versions if v not in own and not left_aside(v)]
    for version in rest:
        version.end = min((max(version.start, v.start) for v in rest if v.version > version.version), default=None)
    if act["act"] == "rule.change":
        for version in own:
            it.strict_enough(version.definition)
        for body in register.bodies:
            if body.definition["rule"] == act["rule"]["id"] and reaches_beyond(body, day):
                require(register.rule(act["rule"]["id"], max(body.start, day)), "E-RULE-UNKNOWN")
    if act["act"] == "power.change":
        chartered = {a["body"]["id"] for a in motion.acts if a["act"] == "body.charter"}
        new = {body.id for body in register.bodies if body.id in chartered and body.start > day}
        for version in own:
            needs = [need for need in version.definition["requires"] if need["body"] not in new]
            it.covers({**version.definition, "requires": needs})


def _unmake(it, motion, act):
    from .acts_structure import seat_end
    register = it.register
    if act["act"] == "seat.create":
        seat = register.seats.one(id=act["seat"]["id"])
        if not _empty(seat):
            seat_end(it, {"act": "seat.end", "seat": seat.id}, seat.start)
        return
    body = register.bodies.one(id=act["body"]["id"])
    if _empty(body):
        return
    if not contains(body, body.start):
        raise Refused("E-BODY-UNKNOWN")
    chartered = {a["body"]["id"] for a in motion.acts if a["act"] == "body.charter"}
    require(not any(other.definition.get("parent") == body.id and reaches_beyond(other, body.start)
                    and other.id not in chartered for other in register.bodies), "E-BODY-HAS-CHILDREN")
    start = body.start
    end_at(body, start)
    for seat in register.seats.of(body=body.id):
        end_at(seat, start)
        register.end_tenures(register.tenures.of(seat=seat.id), start, it.motion.id)
    register.end_tenures([t for t in register.tenures if t.seat.startswith(body.id + ".")
                          and not register.seats.one(id=t.seat)], start, it.motion.id)
