"""Sections 8.8 to 8.15: rosters, objections, objectives, risks, interests, proxies, commitments, formalities."""

from . import polls
from .acts_records import add_step, check_signatory, open_risk, versions_of_commitment
from .events_polls import check_carrier
from .motions import known_motion, rule_of, subjects, text_name
from .shapes import identifier, OLD_DECISIONS
from .undoing import undo_policies_to_come
from .values import canonical, contains, digest, Malformed, parse, plus, plus_months, Refused, require, time_of


# 8.8 Rosters and old decisions

def old_decisions_attested(j):
    register, data = j.register, j.data
    j.body(data["body"])
    j.secretary()
    batches = register.old_batches.of(body=data["body"])
    same = [b for b in batches if b.source == data["source"]]
    require(not any(b.part == data["part"] for b in same), "E-BATCH-TWICE")
    require(len(same) == data["part"] - 1 and all(b.parts == data["parts"] for b in same), "E-BATCH-ORDER")
    content = j.documents.content(data["batch"], True)
    if content is not None:
        try:
            document = parse(content, "document")
            OLD_DECISIONS(document)
        except Malformed as error:
            raise Refused("E-BATCH-MALFORMED") from error
        require(len(document["decisions"]) == data["count"], "E-BATCH-MALFORMED")
    last = batches[-1] if batches else None
    if last:
        j.saw(last.entry)
    first = last.first + last.count if last else 1
    try:
        identifier(f"old-{data['body']}.{first + data['count']}")
    except Malformed as error:
        raise Refused("E-ID-TAKEN") from error
    j.name_salted(data["batch"])
    state = {"batch": data["batch"], "body": data["body"], "count": data["count"], "first": first}
    if last:
        state["previous"] = last.state
    register.old_batches.add(id=j.id, first=first, secretary=j.by, attested=j.now, entry=j.n,
                             state=digest(canonical(state)), adopted_by=None,
                             **{name: data[name] for name in ("body", "count", "batch", "source", "part", "parts")})


def roster_attested(j):
    register, data = j.register, j.data
    roster = register.rosters.one(id=data["roster"])
    require(roster and contains(roster, j.now), "E-ROSTER-UNKNOWN")
    j.saw(roster.entry)
    j.secretary()
    as_of = time_of(data["as_of"])
    require(as_of <= j.now, "E-ATTESTED-AHEAD")
    require(roster.attested is None or as_of >= roster.attested, "E-ATTESTED-BEHIND")
    groups, places = register.roster_groups, register.roster_places

    def group(name):
        return next((g for g in groups.of(roster=roster.id) if g.group == name and g.closed_entry is None), None)

    def place(line):
        return next((p for p in places.of(roster=roster.id) if p.left_entry is None
                     and (p.group, p.handle, p.role) == (line["group"], line["handle"], line["role"])), None)

    for line in data["opened"]:
        require(not group(line["group"]), "E-GROUP-OPEN")
        number = sum(g.group == line["group"] for g in groups.of(roster=roster.id)) + 1
        groups.add(roster=roster.id, group=line["group"], number=number, title=line["title"], kind=line.get("kind"),
                   parent=line.get("parent"), start=as_of, end=None, entry=j.n, closed_entry=None)
    for line in data["left"]:
        found = place(line)
        require(found, "E-PLACE-UNKNOWN")
        found.end, found.left_entry = as_of, j.n
    for line in data["joined"]:
        require(group(line["group"]), "E-GROUP-UNKNOWN")
        require(not place(line), "E-PLACE-TAKEN")
        number = sum((p.group, p.handle, p.role) == (line["group"], line["handle"], line["role"])
                     for p in places.of(roster=roster.id)) + 1
        places.add(roster=roster.id, number=number, start=as_of, end=None, entry=j.n, left_entry=None, **line)
    for name in data["closed"]:
        found = group(name)
        require(found, "E-GROUP-UNKNOWN")
        require(not any(p.group == name and p.left_entry is None for p in places.of(roster=roster.id)),
                "E-GROUP-OCCUPIED")
        found.end, found.closed_entry = as_of, j.n
    roster.attested, roster.entry = as_of, j.n


# 8.9 Objections

def decision_objected(j):
    register, data = j.register, j.data
    motion = known_motion(register, data["motion"])
    require(motion.state == "carried" and motion.rescinded is None, "E-MOTION-NOT-CARRIED")
    time = register.objection_times.one(motion=motion.id)
    require(time and contains(time, j.now), "E-OBJECTION-CLOSED")
    j.saw(time.entry)
    known = register.organizations.one(id=data["organization"])
    require(known, "E-ORGANIZATION-UNKNOWN")
    require(known.principal == j.by, "E-PRINCIPAL-NOT")
    j.in_standing(known.id)
    require(time.delay.get("class") in (None, register.member(known.id, j.now).klass), "E-OBJECTION-CLASS")
    before = register.objections.of(motion=motion.id)
    require(not any(o.organization == known.id for o in before), "E-OBJECTION-TWICE")
    j.name_salted(data["reason"])
    register.objections.add(motion=motion.id, organization=known.id, person=j.by, event=j.id, entry=j.n,
                            reason=data["reason"])
    if len(before) + 1 < time.delay["objections"]:
        return
    to_come = [motion.acts[effect.index] for effect in register.effects.of(motion=motion.id)
               if effect.state == "done" and effect.effective > j.now
               and effect.act in ("policy.amend", "policy.supersede", "policy.repeal")]
    take_back = undo_policies_to_come(j, motion, j.now, to_come)
    motion.rescinded = j.now
    register.reverse(motion.id, kind="objected", by=j.id, at=j.now, entry=j.n, reason=None)
    for version in register.policies.of(motion=motion.id):
        if register.policy_reaches(version, j.now):
            version.end, version.ended_by, version.in_favour = max(version.start, j.now), j.id, None
    take_back()


# 8.10 to 8.14

def _signs_for(j, owner):
    kind, _, name = owner.partition(":")
    if kind == "body":
        return j.register.body(name, j.now) and j.register.chair(name, j.now) == j.by
    if kind == "organization":
        known = j.register.organizations.one(id=name)
        return known and j.register.member(name, j.now) and known.principal == j.by
    return name == j.by and j.register.person(name, j.now)


def objective_reported(j):
    register, data = j.register, j.data
    version = register.version_at(register.objectives.of(objective=data["objective"]), j.now)
    require(version, "E-OBJECTIVE-UNKNOWN")
    j.saw(version.entry)
    require(_signs_for(j, version.owner), "E-OWNER-NOT")
    as_of = time_of(data["as_of"])
    require(as_of <= j.now, "E-REPORT-AHEAD")
    wanted = "value" if version.target else "reached"
    require(data.keys() & {"value", "reached"} == {wanted}, "E-REPORT-MEASURE")
    j.check_public_text(data.get("text"))
    j.name_own_text()
    register.objective_reports.add(objective=version.objective, version=version.version, as_of=as_of,
                                   value=data.get("value"), reached=data.get("reached"), text=named_text(data), person=j.by,
                                   event=j.id, entry=j.n, recorded=j.now)


def named_text(data):
    return text_name(data["text"]) if "text" in data else None


def risk_identified(j):
    register, data = j.register, j.data
    j.body(data["body"])
    j.in_standing(j.person(j.by).organization)
    j.check_public_text(data.get("text"))
    series, number = j.new_number("r", "risk", data["body"])
    j.name_own_text()
    register.count(series)
    risk = register.risks.add(id=j.id, number=number, body=data["body"], title=data["title"], identified_by=j.by,
                              state="identified", owner=None, review_by=None, review_within=None, steps=0, entry=j.n)
    add_step(register, risk, "identified", j.id, j.now, j.n, person=j.by, text=named_text(data))


def risk_owned(j):
    risk = open_risk(j.register, j.data["risk"])
    j.saw(risk.entry)
    require(risk.owner is None, "E-RISK-OWNED")
    require(_signs_for(j, j.data["owner"]), "E-OWNER-NOT")
    risk.owner = j.data["owner"]
    add_step(j.register, risk, "owned", j.id, j.now, j.n, person=j.by, owner=risk.owner)


def risk_reviewed(j):
    risk = open_risk(j.register, j.data["risk"])
    j.saw(risk.entry)
    require(risk.owner is not None and risk.review_within is not None, "E-RISK-UNDECIDED")
    require(_signs_for(j, risk.owner), "E-OWNER-NOT")
    review_by = time_of(j.data["review_by"])
    require(review_by > j.now, "E-DEADLINE-PAST")
    require(review_by <= plus(j.now, risk.review_within), "E-REVIEW-TOO-LATE")
    j.check_public_text(j.data.get("text"))
    j.name_own_text()
    risk.review_by = review_by
    add_step(j.register, risk, "reviewed", j.id, j.now, j.n, person=j.by, review_by=review_by, text=named_text(j.data))


def _declarable(j, about_what, but=None):
    if about_what is None:
        return
    kind, _, name = about_what.partition(":")
    if kind == "motion":
        j.saw(known_motion(j.register, name).final_entry)
    if kind == "body":
        j.body(name)
    require(not any(i.about == about_what and i is not but for i in j.register.declared(j.by, j.now)),
            "E-INTEREST-TWICE")


def _own_interest(j, name):
    interest = j.register.interests.one(id=name)
    require(interest, "E-INTEREST-UNKNOWN")
    require(interest.person == j.by, "E-INTEREST-OF-ANOTHER")
    require(interest.end is None or interest.end > j.now, "E-INTEREST-ENDED")
    return interest


def interest_declared(j):
    j.person(j.by)
    _declarable(j, j.data.get("about"))
    j.name_salted(j.data.get("text"))
    j.register.interests.add(id=j.id, person=j.by, about=j.data.get("about"), text=j.data.get("text"), start=j.now,
                             entry=j.n, end=None)


def interest_amended(j):
    interest = _own_interest(j, j.data["interest"])
    j.saw(interest.entry)
    _declarable(j, j.data.get("about"), interest)
    j.name_salted(j.data.get("text"))
    if interest.about != j.data.get("about"):
        interest.start, interest.entry = j.now, j.n
    interest.about, interest.text = j.data.get("about"), j.data.get("text")


def interest_ended(j):
    interest = _own_interest(j, j.data["interest"])
    j.saw(interest.entry)
    interest.end = j.now


def seat_recused(j):
    register, data = j.register, j.data
    interest = _own_interest(j, data["interest"]) if "interest" in data else None
    fields = dict(seat=data["seat"], person=j.by, cause="holder", interest=data.get("interest"),
                  reason=data.get("reason"), event=j.id, entry=j.n)
    if "poll" in data:
        poll = j.poll()
        j.open_poll(poll)
        j.saw(poll.entry)
        elector = next((e for e in poll.electors if e["seat"] == data["seat"]), None)
        require(elector, "E-BALLOT-NOT-ELECTOR")
        j.holder_of(data["seat"])
        require("ineligible" not in elector, "E-BALLOT-INELIGIBLE")
        require(data["seat"] not in polls.recused_seats(register, poll), "E-RECUSED-ALREADY")
        motion = register.motions.one(id=poll.motion)
        late = not (interest and interest.about in subjects(register, motion) and interest.entry < poll.entry)
        j.name_salted(data.get("reason"))
        register.recusals.add(source=poll.seal, motion=motion.id, late=late, **fields)
        _turnout_without(j, poll, elector, late)
        return
    motion = known_motion(register, data["motion"])
    j.saw(motion.final_entry)
    require(motion.state in ("proposed", "open", "tied", "no_quorum") or motion.reconsider, "E-MOTION-SETTLED")
    seat = j.holder_of(data["seat"])
    require(seat["voting"] and seat["body"] in dict(motion.requirements), "E-MOTION-BODY")
    require(not any(p.body == seat["body"] and p.closed is None for p in register.polls.of(motion=motion.id)),
            "E-RECUSAL-POLL")
    own = [r for r in register.recusals.of(source=motion.id) if r.seat == data["seat"]]
    require(not any(r.person == j.by for r in own), "E-RECUSED-ALREADY")
    j.name_salted(data.get("reason"))
    if own:
        for name, value in fields.items():
            if name != "seat":
                setattr(own[0], name, value)
    else:
        register.recusals.add(source=motion.id, motion=motion.id, late=False, **fields)


def _turnout_without(j, poll, elector, late):
    """What a recusal from a poll changes of its turnout."""
    turnout = j.register.turnouts.one(poll=poll.seal)
    if not turnout:
        return
    ballot = polls.last_ballots(j.register.ballots.of(poll=poll.seal)).get(elector["seat"])
    turnout.present -= polls.made_present(poll, ballot)
    base = poll.rule["quorum"]["base"]
    if "ineligible" in elector and "from_quorum" in poll.rule.get("formalities", {}):
        polls.reach_quorum(poll, turnout, j.now)
        return
    counted = (base == "seats" or base == "holders" and ("person" in elector or ballot is not None)
               or base == "active" and elector.get("active"))
    if counted and not late and "from_quorum" in poll.rule.get("recusal", {}):
        turnout.whole -= elector["weight"]
    elif base == "holders" and "person" not in elector and ballot is None:
        turnout.whole += elector["weight"]
    polls.reach_quorum(poll, turnout, j.now)


def proxy_granted(j):
    register, data = j.register, j.data
    seat = j.holder_of(data["seat"])
    body, scope = seat["body"], "body"
    if "poll" in data:
        poll, scope = j.poll(), "poll"
        j.open_poll(poll)
        j.saw(poll.entry)
        require(any(e["seat"] == data["seat"] for e in poll.electors), "E-BALLOT-NOT-ELECTOR")
        rule = poll.rule
    elif "motion" in data:
        motion, scope = known_motion(register, data["motion"]), "motion"
        j.saw(motion.final_entry)
        require(body in dict(motion.requirements), "E-MOTION-BODY")
        rule = rule_of(register, motion.requirements, body, j.now)
    else:
        rule = register.rule(register.bodies.one(id=body).definition["rule"], j.now)
        require(rule, "E-RULE-UNKNOWN")
        if "meeting" in data:
            meeting, scope = j.meeting(), "meeting"
            require(meeting.body == body, "E-SEAT-ELSEWHERE")
            require(meeting.adjourned is None, "E-MEETING-ADJOURNED")
    require("proxies" in rule and seat["voting"], "E-PROXY-NOT-ALLOWED")
    require(data["person"] != j.by, "E-PROXY-CARRIER")
    check_carrier(j, data["person"], rule, body)
    expires = time_of(data["expires"]) if "expires" in data else None
    require(expires is None or expires > j.now, "E-PROXY-ENDED")
    register.proxies.add(id=j.id, seat=data["seat"], body=body, grantor=j.by, carrier=data["person"], scope=scope,
                         subject=data.get(scope), entry=j.n, granted=j.now, expires=expires, revoked=None)


def proxy_revoked(j):
    proxy = j.register.proxies.one(id=j.data["proxy"])
    require(proxy, "E-PROXY-UNKNOWN")
    require(j.by in (proxy.grantor, proxy.carrier), "E-PROXY-OF-ANOTHER")
    j.saw(proxy.entry)
    require(j.register.standing(proxy, j.now), "E-PROXY-ENDED")
    proxy.revoked = j.now


def _commitment(j):
    """commitment.signed, 1 and 2, but that it is not signed."""
    register, data = j.register, j.data
    initiative = register.initiatives.one(id=data["initiative"])
    require(initiative and contains(initiative, j.now), "E-INITIATIVE-UNKNOWN")
    versions = versions_of_commitment(register, data["initiative"], data["commitment"])
    require(versions and versions[-1].state != "ended" and versions[-1].version == data["version"],
            "E-COMMITMENT-UNKNOWN")
    version = versions[-1]
    j.saw(version.entry)
    require(version.state != "signed", "E-COMMITMENT-SIGNED")
    require(j.now < version.renew_by, "E-DEADLINE-PAST")
    return version


def _sign(j, version, state, source):
    version.state, version.signed_at, version.signed_event, version.source = state, j.now, j.id, source
    version.entry = j.n


def commitment_signed(j):
    version = _commitment(j)
    require(version.signatory == j.by and version.key == j.data.get("key"), "E-SIGNATORY-NOT")
    if version.key is None:
        check_signatory(j.register, version.partner, j.by, None, j.now)
    _sign(j, version, "signed", None)


def commitment_attested(j):
    version = _commitment(j)
    j.secretary()
    require(version.state == "offered", "E-COMMITMENT-SIGNED")
    _sign(j, version, "attested", j.data["source"])


# 8.15

def formality_met(j):
    register, data = j.register, j.data
    formality = register.formalities(j.now).get(data["formality"])
    require(formality, "E-FORMALITY-UNKNOWN")
    require(formality["per"] in data, "E-FORMALITY-BEARER")
    if "organization" in data:
        require(register.member(data["organization"], j.now), "E-MEMBER-NOT")
        own = register.organizations.one(id=data["organization"]).principal
    else:
        own = j.person(data["person"]).id
    _attests(j, formality, own)
    require("document" not in formality or data.get("document") == formality["document"], "E-FORMALITY-DOCUMENT")
    if "until" in data:
        until, months = time_of(data["until"]), formality.get("valid_months")
        require(until > j.now and (months is None or until <= plus_months(j.now, months)), "E-FORMALITY-UNTIL")
    register.fulfilments.add(
        id=j.id, formality=formality["id"], organization=data.get("organization"), person=data.get("person"),
        document=data.get("document"), attester=j.by, met=j.now, entry=j.n,
        until=time_of(data["until"]) if "until" in data else None, lapsed=None, lapsed_by=None, reason=None)


def _attests(j, formality, own):
    attester = j.register.officer(formality["office"], j.now) if "office" in formality else own
    require(attester == j.by, "E-FORMALITY-ATTESTER")


def formality_lapsed(j):
    register, data = j.register, j.data
    fulfilment = register.fulfilments.one(id=data["met"])
    require(fulfilment, "E-FORMALITY-NOT-MET")
    j.saw(fulfilment.entry)
    formality = register.formalities(j.now).get(fulfilment.formality)
    require(formality, "E-FORMALITY-UNKNOWN")
    require("revocable" in formality, "E-FORMALITY-STANDS")
    _attests(j, formality, None)
    end = register.fulfilment_ends(fulfilment, formality)
    require(end is None or j.now < end, "E-FORMALITY-OVER")
    j.name_salted(data.get("reason"))
    fulfilment.lapsed, fulfilment.lapsed_by, fulfilment.reason = j.now, j.id, data.get("reason")
