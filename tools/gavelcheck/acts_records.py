"""Section 9: acts about rules and powers, minutes, rosters, documents, objectives, risks and initiatives."""

from .acts_structure import fresh_key
from .charter import more_than_all, NOT_DELEGATED, same_policy, scope_key, witness_keys
from .values import contains, end_at, reaches_beyond, require, time_of, unbase64


def _reachable(register, rule, body, time):
    require(not any(map(more_than_all, [rule["quorum"], *rule["thresholds"]])), "E-THRESHOLD-UNREACHABLE")
    if register.bodies.one(id=body).definition["kind"] != "assembly":
        voting = register.voting_seats(body, time)
        require(voting, "E-POWER-ORPHANED")
        for threshold in rule["thresholds"]:
            if "class" in threshold and "waived_if_empty" not in threshold:
                require(any(s.get("class") == threshold["class"] for s in voting), "E-THRESHOLD-UNREACHABLE")


def rule_change(it, act, time):
    register, rule = it.register, act["rule"]
    versions = register.rules.of(id=rule["id"])
    beyond = [version for version in versions if reaches_beyond(version, time)]
    for version in beyond:
        it.strict_enough(version.definition)
    for power in register.powers_at(time):
        for need in power["requires"]:
            if need["rule"] == rule["id"]:
                require(register.body(need["body"], time), "E-BODY-UNKNOWN")
                _reachable(register, rule, need["body"], time)
    require(not any(map(more_than_all, [rule["quorum"], *rule["thresholds"]])), "E-THRESHOLD-UNREACHABLE")
    for version in beyond:
        end_at(version, time)
    register.rules.add(id=rule["id"], version=len(versions) + 1, definition=rule, start=time, end=None, motion=it.motion.id)


def power_change(it, act, time):
    register, power = it.register, act["power"]
    versions = register.power_versions(power["act"], power.get("scope"))
    beyond = [version for version in versions if reaches_beyond(version, time)]
    there = register.power(power["act"], power.get("scope"), time)
    for version in dict.fromkeys([there] if there else []) | dict.fromkeys(beyond):
        it.covers(version.definition)
    for need in power["requires"]:
        require(register.body(need["body"], time), "E-BODY-UNKNOWN")
        rule = register.rule(need["rule"], time)
        require(rule, "E-RULE-UNKNOWN")
        _reachable(register, rule, need["body"], time)
    klass = power.get("delay", {}).get("class")
    require(klass is None or register.classes.one(id=klass), "E-CLASS-UNKNOWN")
    for version in beyond:
        end_at(version, time)
    register.powers.add(act=power["act"], scope=scope_key(power.get("scope")), version=len(versions) + 1,
                        definition=power, start=time, end=None, motion=it.motion.id)


def power_delegate(it, act, time):
    register, delegation = it.register, act["delegation"]
    require(not register.delegations.one(id=delegation["id"]), "E-ID-TAKEN")
    require(time_of(delegation["until"]) > time, "E-DELEGATION-OVER")
    require(register.body(delegation["from"], time) and register.body(delegation["to"], time), "E-BODY-UNKNOWN")
    rule = register.rule(delegation["rule"], time)
    require(rule, "E-RULE-UNKNOWN")
    _reachable(register, rule, delegation["to"], time)
    for each in delegation["acts"]:
        require(each["act"] not in NOT_DELEGATED, "E-POWER-RESERVED")
        power = register.power(each["act"], each.get("scope"), time)
        require(power, "E-POWER-MISSING")
        require("reserved" not in power.definition, "E-POWER-RESERVED")
        require(any(need["body"] == delegation["from"] for need in power.definition["requires"]), "E-MOTION-BODY")
        it.covers(power.definition)
    if "countermand" in delegation:
        require(register.power("decision.countermand", {"body": delegation["from"]}, time), "E-POWER-MISSING")
    register.delegations.add(id=delegation["id"], definition=delegation, start=time, end=time_of(delegation["until"]),
                             motion=it.motion.id, ended_by=None)


def delegation_end(it, act, time):
    delegation = it.register.delegations.one(id=act["delegation"])
    require(delegation and reaches_beyond(delegation, time), "E-DELEGATION-OVER")
    end_at(delegation, time)
    delegation.ended_by = it.motion.id


def _check_formalities(it, wanted, time):
    register = it.register
    require(all("office" not in each or register.office(each["office"], time) for each in wanted), "E-FORMALITY-OFFICE")
    changed = {each["id"] for version in register.charters if reaches_beyond(version, time)
               for each in version.formalities if each not in wanted}
    used = {body.definition["rule"] for body in register.bodies}
    used |= {need["rule"] for power in register.powers for need in power.definition["requires"]}
    for name in sorted(used):
        for version in register.rules.of(id=name):
            if reaches_beyond(version, time) and changed & set(version.definition.get("formalities", {}).get("ids", [])):
                it.strict_enough(version.definition)


def _check_witnesses(it, wanted, time):
    register = it.register
    keys = witness_keys(wanted)
    require(not any(key in keys for key in register.ledger_keys()), "E-KEY-IS-WITNESS")
    require(not any(unbase64(key.key) in keys for key in register.keys), "E-KEY-IS-WITNESS")
    before = [version.witnesses for version in register.charters if reaches_beyond(version, time) and version.witnesses]
    if all(same_policy(each, wanted) for each in before):
        return
    used = {body.definition["rule"] for body in register.bodies}
    used |= {need["rule"] for power in register.powers for need in power.definition["requires"]}
    for name in sorted(used):
        for version in register.rules.of(id=name):
            if reaches_beyond(version, time) and "in_time" in version.definition:
                it.strict_enough(version.definition)


def charter_amend(it, act, time):
    register = it.register
    there = register.charter_at(time)
    require(there, "E-LEDGER-NOT-FOUNDED")
    if "formalities" in act:
        _check_formalities(it, act["formalities"], time)
    if "witnesses" in act:
        _check_witnesses(it, act["witnesses"], time)
    for version in register.charters:
        end_at(version, time)
    register.charters.add(version=len(register.charters) + 1, title=there.title, text=act["text"],
                          parameters=act.get("parameters", there.parameters),
                          formalities=act.get("formalities", there.formalities),
                          witnesses=act.get("witnesses", there.witnesses), start=time, end=None,
                          motion=it.motion.id)


def _add_minutes(it, meeting, text):
    meeting.minutes, meeting.approved_by = text, it.motion.id
    it.register.minutes.add(meeting=meeting.id, version=len(it.register.minutes.of(meeting=meeting.id)) + 1, text=text,
                            approved_by=it.motion.id, approved=it.decided, entry=it.entry)


def _meeting(it, act):
    meeting = it.register.meetings.one(id=act["meeting"])
    require(meeting, "E-MEETING-UNKNOWN")
    return meeting


def minutes_approve(it, act, time):
    meeting = _meeting(it, act)
    require(meeting.adjourned is not None, "E-MEETING-NOT-ADJOURNED")
    require(meeting.minutes is None, "E-MINUTES-APPROVED")
    require(meeting.listed is not None and meeting.listed < it.motion.final_entry, "E-MINUTES-LIST")
    _add_minutes(it, meeting, act["text"])


def minutes_correct(it, act, time):
    meeting = _meeting(it, act)
    require(meeting.minutes == act["corrects"] and act["text"] != act["corrects"], "E-MINUTES-OTHER")
    _add_minutes(it, meeting, act["text"])


def old_decisions_adopt(it, act, time):
    batch = next((b for b in it.register.old_batches.of(body=act["body"]) if b.state == act["state"]), None)
    require(batch, "E-STATE-UNKNOWN")
    require(batch.adopted_by is None, "E-STATE-ADOPTED")
    batch.adopted_by = it.motion.id


def roster_grant(it, act, time):
    require(not it.register.rosters.one(id=act["roster"]), "E-ID-TAKEN")
    require(it.register.body(act["body"], time), "E-BODY-UNKNOWN")
    it.register.rosters.add(id=act["roster"], title=act["title"], body=act["body"], start=time, end=None,
                            motion=it.motion.id, ended_by=None, attested=None, entry=it.entry)


def roster_end(it, act, time):
    roster = it.register.rosters.one(id=act["roster"])
    require(roster and contains(roster, time), "E-ROSTER-UNKNOWN")
    end_at(roster, time)
    roster.ended_by = it.motion.id


# Documents, objectives, risks, initiatives

def document_redact(it, act, time):
    document = it.register.documents.one(digest=act["document"])
    require(document, "E-DOCUMENT-UNNAMED")
    require(document.salted, "E-DOCUMENT-PLAIN")
    require(document.redacted_by is None, "E-DOCUMENT-REDACTED")
    document.redacted_by, document.redacted = it.motion.id, time


def document_publish(it, act, time):
    document = it.register.documents.one(digest=act["document"])
    require(document, "E-DOCUMENT-UNNAMED")
    require(document.body and document.published_by is None, "E-DOCUMENT-PUBLIC")
    require(document.redacted_by is None, "E-DOCUMENT-REDACTED")
    document.published_by, document.published = it.motion.id, time


def check_owner(register, owner, time):
    kind, _, identifier = owner.partition(":")
    if kind == "body":
        require(register.body(identifier, time), "E-BODY-UNKNOWN")
    elif kind == "organization":
        require(register.member(identifier, time), "E-MEMBER-NOT")
    else:
        require(register.person(identifier, time), "E-PERSON-UNKNOWN")


def objective_adopt(it, act, time):
    register = it.register
    require(not register.objectives.of(objective=act["objective"]), "E-ID-TAKEN")
    require(register.body(act["body"], time), "E-BODY-UNKNOWN")
    check_owner(register, act["owner"], time)
    require(time_of(act["deadline"]) > time, "E-DEADLINE-PAST")
    register.objectives.add(objective=act["objective"], version=1, body=act["body"], title=act["title"],
                            owner=act["owner"], measure=act["measure"], target=act.get("target"),
                            deadline=time_of(act["deadline"]), text=act.get("text"), start=time, end=None,
                            motion=it.motion.id, entry=it.entry, ended_by=None)


def _objective(it, act, time):
    version = it.register.version_at(it.register.objectives.of(objective=act["objective"]), time)
    require(version, "E-OBJECTIVE-UNKNOWN")
    return version


def objective_amend(it, act, time):
    version = _objective(it, act, time)
    if "owner" in act:
        check_owner(it.register, act["owner"], time)
    require("deadline" not in act or time_of(act["deadline"]) > time, "E-DEADLINE-PAST")
    fields = {name: act.get(name, getattr(version, name)) for name in ("title", "owner", "measure", "target", "text")}
    deadline = time_of(act["deadline"]) if "deadline" in act else version.deadline
    end_at(version, time)
    version.ended_by = it.motion.id
    number = len(it.register.objectives.of(objective=version.objective)) + 1
    it.register.objectives.add(objective=version.objective, version=number, body=version.body, deadline=deadline,
                               start=time, end=None, motion=it.motion.id, entry=it.entry, ended_by=None, **fields)


def objective_drop(it, act, time):
    version = _objective(it, act, time)
    end_at(version, time)
    version.ended_by = it.motion.id


def open_risk(register, identifier):
    risk = register.risks.one(id=identifier)
    require(risk, "E-RISK-UNKNOWN")
    require(risk.state != "closed", "E-RISK-CLOSED")
    return risk


def add_step(register, risk, kind, source, time, entry, person=None, owner=None, review_by=None, text=None):
    risk.steps += 1
    risk.entry = entry
    register.risk_steps.add(risk=risk.id, number=risk.steps, kind=kind, source=source, person=person, owner=owner,
                            review_by=review_by, text=text, time=time, entry=entry)


def risk_assign(it, act, time):
    risk = open_risk(it.register, act["risk"])
    check_owner(it.register, act["owner"], time)
    risk.owner = act["owner"]
    add_step(it.register, risk, "assigned", it.motion.id, time, it.entry, owner=act["owner"])


def _treat(it, act, time, state):
    risk = open_risk(it.register, act["risk"])
    if "owner" in act:
        check_owner(it.register, act["owner"], time)
    review_by = time_of(act["review_by"])
    require(review_by > time, "E-DEADLINE-PAST")
    risk.state, risk.review_by, risk.review_within = state, review_by, review_by - time
    risk.owner = act.get("owner", risk.owner)
    add_step(it.register, risk, state, it.motion.id, time, it.entry, owner=act.get("owner"), review_by=review_by,
             text=act.get("text"))


def risk_mitigate(it, act, time):
    _treat(it, act, time, "mitigated")


def risk_accept(it, act, time):
    _treat(it, act, time, "accepted")


def risk_close(it, act, time):
    risk = open_risk(it.register, act["risk"])
    risk.state = "closed"
    add_step(it.register, risk, "closed", it.motion.id, time, it.entry, text=act.get("text"))


def check_signatory(register, organization, person, key, time):
    """*Signatory* P of organization O, with a key or without (8.14)."""
    if key is None:
        there = register.person(person, time)
        require(there, "E-PERSON-UNKNOWN")
        require(there.organization == organization, "E-PERSON-OF-ANOTHER")
    else:
        require(not register.persons.one(id=person), "E-ID-TAKEN")
        fresh_key(register, key, person)


def _initiative(it, act, time):
    initiative = it.register.initiatives.one(id=act["initiative"])
    require(initiative and contains(initiative, time), "E-INITIATIVE-UNKNOWN")
    return initiative


def initiative_start(it, act, time):
    require(not it.register.initiatives.one(id=act["initiative"]), "E-ID-TAKEN")
    require(it.register.body(act["body"], time), "E-BODY-UNKNOWN")
    it.register.initiatives.add(id=act["initiative"], body=act["body"], title=act["title"], text=act.get("text"),
                                start=time, end=None, motion=it.motion.id, ended_by=None)


def versions_of_commitment(register, initiative, commitment):
    return [c for c in register.commitments.of(initiative=initiative) if c.commitment == commitment]


def _add_commitment(it, **fields):
    it.register.commitments.add(state="offered", motion=it.motion.id, entry=it.entry, signed_at=None, signed_event=None,
                                source=None, ended=None, ended_by=None, **fields)


def initiative_commit(it, act, time):
    _initiative(it, act, time)
    require(not versions_of_commitment(it.register, act["initiative"], act["commitment"]), "E-ID-TAKEN")
    check_signatory(it.register, act["partner"], act["signatory"], act.get("key"), time)
    require(time_of(act["renew_by"]) > time, "E-DEADLINE-PAST")
    _add_commitment(it, initiative=act["initiative"], commitment=act["commitment"], version=1, partner=act["partner"],
                    title=act["title"], text=act["text"], signatory=act["signatory"], key=act.get("key"),
                    renew_by=time_of(act["renew_by"]))


def initiative_renew(it, act, time):
    _initiative(it, act, time)
    versions = versions_of_commitment(it.register, act["initiative"], act["commitment"])
    require(versions and versions[-1].state != "ended", "E-COMMITMENT-UNKNOWN")
    last, renew_by = versions[-1], time_of(act["renew_by"])
    require(renew_by > max(time, last.renew_by), "E-DEADLINE-PAST")
    _add_commitment(it, initiative=last.initiative, commitment=last.commitment, version=last.version + 1,
                    partner=last.partner, title=last.title, text=act.get("text", last.text), signatory=last.signatory,
                    key=last.key, renew_by=renew_by)


def initiative_end(it, act, time):
    initiative = _initiative(it, act, time)
    named, last = act.get("commitment"), {}
    for version in it.register.commitments.of(initiative=initiative.id):
        last[version.commitment] = version
    standing = [c for c in it.register.commitments.of(initiative=initiative.id)
                if named in (None, c.commitment) and c.state != "ended"
                and (c.renew_by > time or last[c.commitment] is c)]
    require(named is None or standing, "E-COMMITMENT-UNKNOWN")
    for version in standing:
        version.state, version.ended, version.ended_by, version.entry = "ended", time, it.motion.id, it.entry
    if named is None:
        end_at(initiative, time)
        initiative.ended_by = it.motion.id
