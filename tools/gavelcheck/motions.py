"""What motions and their acts are judged by: scopes, requirements, subjects, touches (8.5, 9), motions about motions (9.9)."""

from .charter import scope_key
from .values import DAY, Refused, contains, digest, plus, reaches_beyond, require, time_of

RANKS = {"motion.amend": 1, "motion.divide": 2, "motion.refer": 3, "motion.postpone": 4, "motion.table": 5}
ABOUT_MOTIONS = {*RANKS, "motion.report", "motion.take"}
NOT_DEFERRABLE = {
    "body.amend", "body.dissolve", "decision.reconsider", "decision.countermand", "decision.void", "decision.ratify",
    "ruling.overturn", "poll.settle",
    *ABOUT_MOTIONS, "motion.consent", "document.redact", "document.publish", "objective.adopt", "objective.amend",
    "objective.drop", "risk.assign", "risk.mitigate", "risk.accept", "risk.close", "initiative.start",
    "initiative.commit", "initiative.renew", "initiative.end", "minutes.approve", "minutes.correct",
    "old_decisions.adopt", "roster.grant", "roster.end", "key.recover", "ledger_key.replace"}
SIGNED_ONLY = {"member.admit", "member.suspend", "member.reinstate", "member.expel", "member.reclassify", "member.affiliate",
               "member.disaffiliate", "key.recover", "ledger_key.replace", "rule.change",
               "power.change", "charter.amend", "body.amend", "power.delegate", "delegation.end"}


def about(acts):
    """The one act by which a motion is about another motion, if it is exactly one of its acts (9.9)."""
    found = [act for act in acts if act["act"] in ABOUT_MOTIONS]
    return found[0] if len(found) == 1 else None


def consent(acts):
    return next((act for act in acts if act["act"] == "motion.consent"), None)


def appeal(acts):
    return next((act for act in acts if act["act"] == "ruling.overturn"), None)


def text_name(text):
    return text.get("sha256") or text["salted"]


# Scopes (9)

def made_seat(identifier, acts):
    """The body of the first act that makes a seat of this id, if any."""
    for act in acts:
        seats = [act["seat"]] if act["act"] == "seat.create" else act["seats"] if act["act"] == "body.charter" else []
        for seat in seats:
            if seat["id"] == identifier:
                return seat["body"]
    return None


def seat_body(register, identifier, acts):
    stored = register.seats.one(id=identifier)
    if stored:
        return stored.body
    if "." in identifier:
        return identifier.partition(".")[0]
    return made_seat(identifier, acts)


def ratified(register, event):
    """What a decision.ratify is about: the meeting, or the motion itself or of the poll with this id."""
    motion = register.motions.one(id=event)
    if not motion and register.polls.one(seal=event):
        motion = register.motions.one(id=register.polls.one(seal=event).motion)
    return register.meetings.one(id=event), motion


def _known(record, code):
    require(record, code)
    return record


def scope_of(register, act, acts):
    """The scope to which a power over the act can be narrowed, or nothing; refused where it is not known."""
    name = act["act"]
    family = name.partition(".")[0]
    if name in ("seat.fill", "seat.vacate", "seat.end"):
        return {"body": _known(seat_body(register, act["seat"], acts), "E-SEAT-UNKNOWN")}
    if name == "seat.create":
        return {"body": act["seat"]["body"]}
    if name == "body.amend":
        return {"body": act["body"]["id"]}
    if name == "office.appoint":
        body = _known(register.offices.one(id=act["office"]), "E-OFFICE-UNKNOWN").definition.get("body")
        return {"body": body} if body else None
    if name == "mandate.grant":
        office = register.offices.one(id=act["post"])
        body = (office.definition.get("body") if office
                else _known(seat_body(register, act["post"], acts), "E-SEAT-UNKNOWN"))
        return {"body": body} if body else None
    if name == "ruling.overturn":
        return {"body": _known(register.rulings.one(id=act["ruling"]), "E-RULING-UNKNOWN").body}
    if name == "poll.settle":
        return {"body": _known(register.polls.one(seal=act["poll"]), "E-POLL-UNKNOWN").body}
    if family == "policy":
        return {"policy": act["policy"]}
    if name == "decision.countermand":
        _known(register.motions.one(id=act["motion"]), "E-MOTION-UNKNOWN")
        decision = _known(register.delegated_decisions.one(motion=act["motion"]), "E-MOTION-NOT-DELEGATED")
        return {"body": register.delegations.one(id=decision.delegation).definition["from"]}
    if name == "decision.ratify":
        meeting, motion = ratified(register, act["event"])
        return {"body": _known(motion or meeting, "E-RATIFY-UNKNOWN").body}
    if name == "motion.report":
        _known(register.motions.one(id=act["motion"]), "E-MOTION-UNKNOWN")
        course = register.courses.one(motion=act["motion"])
        return {"body": _known(course and course.referred_to, "E-MOTION-NOT-REFERRED")}
    if family == "decision" or name in ABOUT_MOTIONS:
        return {"body": _known(register.motions.one(id=act["motion"]), "E-MOTION-UNKNOWN").body}
    if name == "rule.change":
        return {"rule": act["rule"]["id"]}
    if name == "power.change":
        return {"act": act["power"]["act"]}
    if name == "power.delegate":
        return {"body": act["delegation"]["from"]}
    if name == "delegation.end":
        return {"body": _known(register.delegations.one(id=act["delegation"]), "E-DELEGATION-UNKNOWN").definition["from"]}
    if family == "minutes":
        return {"body": _known(register.meetings.one(id=act["meeting"]), "E-MEETING-UNKNOWN").body}
    if family == "document":
        document = _known(register.documents.one(digest=act["document"]), "E-DOCUMENT-UNNAMED")
        if name == "document.redact":
            require(document.salted, "E-DOCUMENT-PLAIN")
            return {"body": document.body} if document.body else None
        return {"body": _known(document.body, "E-DOCUMENT-PUBLIC")}
    if name in ("objective.amend", "objective.drop"):
        known = register.objectives.one(objective=act["objective"])
        body = known.body if known else _made_in(acts, "objective.adopt", "objective", act)
        return {"body": _known(body, "E-OBJECTIVE-UNKNOWN")}
    if family == "risk":
        return {"body": _known(register.risks.one(id=act["risk"]), "E-RISK-UNKNOWN").body}
    if family == "initiative" and name != "initiative.start":
        known = register.initiatives.one(id=act["initiative"])
        body = known.body if known else _made_in(acts, "initiative.start", "initiative", act)
        return {"body": _known(body, "E-INITIATIVE-UNKNOWN")}
    if name in ("body.dissolve", "old_decisions.adopt", "objective.adopt", "initiative.start"):
        return {"body": act["body"]}
    return None


def _made_in(acts, name, member, act):
    return next((a["body"] for a in acts if a["act"] == name and a[member] == act[member]), None)


# Requirements (motion.proposed, 1)

def power_over(register, act, acts, now):
    """The definition of the power over an act in its scope, or of the usual one (9.9)."""
    scope = scope_of(register, act, acts)
    power = register.power(act["act"], scope, now)
    if power:
        return power.definition
    if act["act"] in ABOUT_MOTIONS or act["act"] == "decision.ratify":
        body = register.body(scope["body"], now)
        require(body, "E-BODY-UNKNOWN")
        return {"act": act["act"], "requires": [{"body": body.id, "rule": body.definition["rule"]}]}
    if act["act"] == "poll.settle":
        poll = register.polls.one(seal=act["poll"])
        return {"act": act["act"], "requires": [{"body": poll.body, "rule": poll.rule["id"]}]}
    raise Refused("E-POWER-MISSING")


def delay_of(register, acts, now):
    """The delay that the powers over the acts share (motion.proposed, 1)."""
    delays = []
    for act in acts:
        delays.append(power_over(register, act, acts, now).get("delay"))
        require(delays[-1] == delays[0], "E-MOTION-MIXED-DELAYS")
    return delays[0] if delays else None


def _delegation_to(register, act, acts, power, body, now):
    required = {need["body"] for need in power["requires"]}
    scope = scope_key(scope_of(register, act, acts))
    found = [d for d in register.delegations
             if d.definition["to"] == body and contains(d, now) and d.definition["from"] in required
             and any(each["act"] == act["act"] and scope_key(each.get("scope")) in ((), scope)
                     for each in d.definition["acts"])]
    return found[-1] if found and "reserved" not in power else None


def requirements(register, acts, body, now):
    """The requirements of acts moved in a body, as pairs of body and rule; and the delegation, if any."""
    require(register.body(body, now), "E-BODY-UNKNOWN")
    if not acts:
        return [(body, register.bodies.one(id=body).definition["rule"])], None
    if appeal(acts):
        require(len(acts) == 1, "E-ACT-NOT-ALONE")
    agenda = consent(acts)
    if agenda:
        return _consent_requirement(register, acts, agenda, body, now), None
    delay_of(register, acts, now)
    delegation = _common_delegation(register, acts, body, now)
    if delegation:
        return [(body, delegation.definition["rule"])], delegation
    needs = {}
    for act in acts:
        for need in power_over(register, act, acts, now)["requires"]:
            require(needs.setdefault(need["body"], need["rule"]) == need["rule"], "E-MOTION-MIXED-RULES")
    return list(needs.items()), None


def _common_delegation(register, acts, body, now):
    """The delegation under which all the acts are, or nothing where the body has the powers itself."""
    found, own = None, False
    for act in acts:
        power = power_over(register, act, acts, now)
        if any(need["body"] == body for need in power["requires"]):
            own = True
            continue
        delegation = _delegation_to(register, act, acts, power, body, now)
        require(delegation, "E-MOTION-BODY")
        require(found in (None, delegation), "E-MOTION-MIXED-DELEGATIONS")
        found = delegation
    require(not (found and own), "E-MOTION-MIXED-DELEGATIONS")
    return found


def requirements_now(register, motion, now):
    """*The requirements as the powers stand* (poll.opened, 3)."""
    needs, _ = requirements(register, motion.acts, motion.body, now)
    if dict(needs) == dict(motion.requirements):
        return motion.requirements
    require(not register.polls.of(motion=motion.id), "E-POWER-CHANGED")
    return needs


def _consent_requirement(register, acts, agenda, body, now):
    require(len(acts) == 1, "E-ACT-NOT-ALONE")
    common = None
    for item in agenda["items"]:
        motion = register.motions.one(id=item["motion"])
        require(motion, "E-MOTION-UNKNOWN")
        require(not about(motion.acts) and not consent(motion.acts) and not appeal(motion.acts), "E-CONSENT-NOT-MAIN")
        needs = requirements_now(register, motion, now)
        require(len(needs) == 1 and needs[0][0] == body and needs == (common or needs), "E-CONSENT-MIXED")
        common = needs
    return common


def rule_of(register, needs, body, now):
    """The definition of the rule that the body is required to carry by."""
    rule = register.rule(dict(needs)[body], now)
    require(rule, "E-RULE-UNKNOWN")
    return rule


# Texts and acts (motion.proposed, 4 to 6)

def check_texts(texts, documents, access_of=None):
    if access_of:
        require(all(text["access"] in ("public", "body:" + access_of) for text in texts), "E-ACCESS-BODY")
    for text in texts:
        at_hand = documents.size(text_name(text), "salted" in text)
        require(at_hand in (None, text["size"]), "E-TEXT-SIZE")
        require(text["role"] != "operative" or "sha256" in text and text["media"] in ("text/markdown", "text/plain"),
                "E-TEXT-OPERATIVE")
    require(not texts or any(text["role"] == "operative" for text in texts), "E-TEXT-OPERATIVE")
    names = [text_name(text) for text in texts]
    require(len(set(names)) == len(names), "E-TEXT-TWICE")


def check_acts(acts, texts):
    operative = {text["sha256"]: text["access"] for text in texts if text["role"] == "operative" and "sha256" in text}
    for act in acts:
        require("effective" not in act or act["act"] not in NOT_DEFERRABLE, "E-ACT-NOT-DEFERRABLE")
        for member in ("text", "mandate"):
            if member in act:
                require(act[member] in operative, "E-ACT-TEXT")
                require(operative[act[member]] == "public" or act["act"] in ("minutes.approve", "mandate.grant"),
                        "E-ACT-TEXT-CONFIDENTIAL")


def check_times(register, acts, now):
    for act in acts:
        if "effective" in act and time_of(act["effective"]) < now:
            require("retroactive" in power_over(register, act, acts, now), "E-RETROACTIVE")


class NoDocuments:
    """As if no text were at hand."""

    @staticmethod
    def size(_name, _salted):
        return None


# Subjects and touches (9)

def subjects(register, motion):
    return {"motion:" + motion.id}.union(*(_concerned(register, act, motion.acts) for act in motion.acts))


def _about_motion(register, act):
    if act["act"] == "decision.ratify":
        return ratified(register, act["event"])[1]
    if act["act"] == "poll.settle":
        poll = register.polls.one(seal=act["poll"])
        return register.motions.one(id=poll.motion) if poll else None
    if act["act"] == "ruling.overturn":
        ruling = register.rulings.one(id=act["ruling"])
        return register.motions.one(id=ruling.motion) if ruling and ruling.motion else None
    if act["act"].startswith("decision.") or act["act"] in ABOUT_MOTIONS:
        return register.motions.one(id=act["motion"])
    return None


def _items(register, act):
    if act["act"] == "motion.consent":
        return [m for m in (register.motions.one(id=item["motion"]) for item in act["items"]) if m]
    other = _about_motion(register, act)
    return [other] if other else []


def _concerned(register, act, acts, nested=False):
    name, found = act["act"], set()
    family = name.partition(".")[0]
    if family in ("member", "key"):
        found.add("organization:" + act["organization"])
    if name in ("seat.fill", "office.appoint", "mandate.grant"):
        person = register.persons.one(id=act["person"])
        organization = act.get("organization") or (person and person.organization)
        if organization:
            found.add("organization:" + organization)
    if name == "seat.vacate":
        found |= {"organization:" + t.organization for t in register.tenures.of(seat=act["seat"]) if t.state != "ended"}
    if family == "policy":
        found |= {"policy:" + act[member] for member in ("policy", "by") if member in act}
    if name == "mandate.grant":
        office = register.offices.one(id=act["post"])
        body = office.definition.get("body") if office else seat_body(register, act["post"], acts)
        if body:
            found.add("body:" + body)
    if family in ("seat", "body", "office") or name == "roster.grant":
        body = act.get("body")
        if family == "seat":
            body = act["seat"]["body"] if name == "seat.create" else seat_body(register, act["seat"], acts)
        if family == "office":
            office = register.offices.one(id=act["office"])
            body = office and office.definition.get("body")
        if isinstance(body, dict):
            body = body["id"]
        if body:
            found.add("body:" + body)
    if name == "initiative.commit":
        found.add("organization:" + act["partner"])
    if name in ("initiative.renew", "initiative.end"):
        found |= {"organization:" + c.partner for c in register.commitments.of(initiative=act["initiative"])
                  if act.get("commitment") in (None, c.commitment)}
    for other in _items(register, act):
        found.add("motion:" + other.id)
        if not nested:
            found = found.union(*(_concerned(register, each, other.acts, True) for each in other.acts))
    return found


def touches(register, acts, body, rule):
    """Whether an act of these might change who votes in the body, or the rule (poll.opened, 11)."""
    return any(_touches(register, act, acts, body, rule) for act in acts)


def _touches(register, act, acts, body, rule):
    name = act["act"]
    ex_officio = [s.definition for s in register.seats.of(body=body) if s.definition["appoints"] == "ex_officio"]
    if name in ("member.suspend", "member.reinstate", "member.expel", "member.reclassify",
                "member.affiliate", "member.disaffiliate"):
        return (register.bodies.one(id=body).definition["kind"] == "assembly" or bool(ex_officio)
                or any(t.state == "accepted" and t.organization == act["organization"]
                       for s in register.seats.of(body=body) for t in register.tenures.of(seat=s.id)))
    if name == "charter.amend":
        return "formalities" in act
    if name == "mandate.grant":
        if register.offices.one(id=act["post"]):
            return any(seat["office"] == act["post"] for seat in ex_officio)
        name, act = "seat.fill", {"seat": act["post"]}
    if name in ("seat.fill", "seat.vacate", "seat.end"):
        lined = any({"seat": act["seat"]} in register.offices.one(id=seat["office"]).definition["line"]
                    for seat in ex_officio)
        stored = register.seats.one(id=act["seat"])
        own = stored.body if stored else act["seat"].partition(".")[0] if "." in act["seat"] else None
        return own == body or lined
    if name == "seat.create":
        return act["seat"]["body"] == body
    if name == "body.amend":
        return act["body"]["id"] == body
    if name == "body.dissolve":
        return act["body"] == body
    if name == "office.appoint":
        return any(seat["office"] == act["office"] for seat in ex_officio)
    if name == "rule.change":
        return act["rule"]["id"] == rule["id"]
    if name == "power.change":
        power = act["power"]
        versions = [p.definition for p in register.powers.of(act=power["act"])
                    if p.scope in ((), scope_key(power.get("scope")))]
        return any(need["body"] == body for each in [power, *versions] for need in each["requires"])
    if name in ("decision.rescind", "decision.countermand", "decision.void", "decision.ratify", "poll.settle", "motion.consent"):
        return any(touches(register, other.acts, body, rule) for other in _items(register, act))
    return False


# Motions about motions (9.9)

def own_rule(register, motion, now):
    """The rule that the motion's body is required to carry by."""
    return rule_of(register, motion.requirements, motion.body, now)


def has_seconds(register, motion, rule):
    course = register.courses.one(motion=motion.id)
    if course and course.made_version == motion.version:
        return True
    return sum(s.version == motion.version for s in register.seconds.of(motion=motion.id)) >= rule["seconds"]


def ruled_out(register, motion):
    return any(r.out_of_order and r.state == "standing" for r in register.rulings.of(motion=motion.id))


def check_no_other_appeal(register, ruling, own=None):
    """No other appeal from it is open, carried, failed or tied."""
    for each in register.appeals.of(ruling=ruling):
        if each.motion != own:
            require(register.motions.one(id=each.motion).state not in ("open", "carried", "failed", "tied", "contested"),
                    "E-APPEAL-DECIDED")


def pending_on(register, motion, now):
    """The subsidiary motions pending on a motion, in their order."""
    result = []
    for subsidiary in register.subsidiary_motions.of(main=motion.id):
        other = register.motions.one(id=subsidiary.motion)
        if subsidiary.act not in RANKS:
            continue
        if other.state == "open":
            result.append(other)
        elif other.state == "proposed":
            rule = own_rule(register, other, now)
            if (now < plus(other.final, rule["discussion"] + rule["open_within"] + DAY) and now < other.lapses
                    and has_seconds(register, other, rule) and not ruled_out(register, other)):
                result.append(other)
    return result


def _rank(motion):
    act = about(motion.acts)
    return RANKS.get(act["act"], 0) if act else 0


def known_motion(register, identifier):
    motion = register.motions.one(id=identifier)
    require(motion, "E-MOTION-UNKNOWN")
    return motion


def proposed(register, identifier, now):
    motion = known_motion(register, identifier)
    require(motion.state == "proposed", "E-MOTION-SETTLED")
    require(now < motion.lapses, "E-MOTION-LAPSED")
    return motion


def with_a_body(course, now):
    return bool(course and course.report_due is not None and course.report_due > now and course.reported_by is None)


def course_at_hand(register, motion, now):
    course = register.courses.one(motion=motion.id)
    if course:
        require(course.tabled_by is None, "E-MOTION-TABLED")
        require(not with_a_body(course, now), "E-MOTION-REFERRED")
        require(course.postponed_until is None or course.postponed_until <= now, "E-MOTION-POSTPONED")


def at_hand(register, identifier, now):
    motion = proposed(register, identifier, now)
    course_at_hand(register, motion, now)
    return motion


def main_motion(register, identifier, now):
    motion = at_hand(register, identifier, now)
    require(not about(motion.acts) and not consent(motion.acts) and not appeal(motion.acts), "E-MOTION-NOT-MAIN")
    return motion


def _soon(register, time, motion, now):
    require(now < time <= plus(now, own_rule(register, motion, now)["lapse"]), "E-MOTION-TIME")


def in_order(register, act, own_texts, now):
    """The conditions of an act of 9.9; the motion that it is about."""
    name = act["act"]
    if name == "motion.amend":
        return _amend_in_order(register, act, own_texts, now)
    if name == "motion.refer":
        motion = main_motion(register, act["motion"], now)
        require(register.body(act["body"], now), "E-BODY-UNKNOWN")
        require(act["body"] != motion.body, "E-REFER-BODY")
        if "report_by" in act:
            _soon(register, time_of(act["report_by"]), motion, now)
        elif not motion.acts:
            require(motion.body in register.above(act["body"], now), "E-REFER-BODY")
        else:
            requirements(register, motion.acts, act["body"], now)
        return motion
    if name == "motion.report":
        motion = proposed(register, act["motion"], now)
        require(with_a_body(register.courses.one(motion=motion.id), now), "E-MOTION-NOT-REFERRED")
        return motion
    if name == "motion.postpone":
        motion = main_motion(register, act["motion"], now)
        _soon(register, time_of(act["until"]), motion, now)
        return motion
    if name == "motion.table":
        return main_motion(register, act["motion"], now)
    if name == "motion.take":
        motion = proposed(register, act["motion"], now)
        course = register.courses.one(motion=motion.id)
        require(course and course.tabled_by is not None, "E-MOTION-NOT-TABLED")
        return motion
    return _divide_in_order(register, act, now)


def degree(register, motion):
    subsidiary = register.subsidiary_motions.one(motion=motion.id)
    return subsidiary.degree if subsidiary else 0


def _amend_in_order(register, act, own_texts, now):
    motion, result = at_hand(register, act["motion"], now), act["result"]
    require(degree(register, motion) < 2, "E-AMENDMENT-DEGREE")
    other = about(motion.acts)
    require(not appeal(motion.acts), "E-MOTION-NOT-MAIN")
    require(not other or other["act"] in ("motion.amend", "motion.refer", "motion.postpone", "motion.divide"),
            "E-MOTION-NOT-MAIN")
    require(act["version"] == motion.version and act["base"] == list(map(text_name, motion.texts)), "E-AMENDMENT-BASE")
    require((result["title"], result["texts"], result["acts"]) != (motion.title, motion.texts, motion.acts),
            "E-AMENDMENT-EMPTY")
    check_texts(result["texts"], NoDocuments)
    check_acts(result["acts"], result["texts"])
    require(all(text in motion.texts or text in own_texts for text in result["texts"]), "E-ACT-TEXT")
    stays_of_its_kind(register, motion, result["acts"], result["texts"], now)
    requirements(register, result["acts"], motion.body, now)
    check_times(register, result["acts"], now)
    return motion


def _divide_in_order(register, act, now):
    motion = main_motion(register, act["motion"], now)
    require(act["version"] == motion.version, "E-MOTION-VERSION")
    places = sorted(place for part in act["parts"] for place in part["acts"])
    names = {name for part in act["parts"] for name in part["texts"]}
    require(places == list(range(len(motion.acts))) and names == set(map(text_name, motion.texts))
            and all(part["acts"] or part["texts"] for part in act["parts"]), "E-DIVIDE-PARTS")
    for part in act["parts"]:
        acts, texts = part_of(motion, part)
        check_texts(texts, NoDocuments)
        check_acts(acts, texts)
        requirements(register, acts, motion.body, now)
    return motion


def part_of(motion, part):
    """Acts and texts of a part, in the motion's order."""
    return ([motion.acts[place] for place in part["acts"]],
            [text for text in motion.texts if text_name(text) in part["texts"]])


def stays_of_its_kind(register, motion, acts, texts, now):
    ones = [act for act in acts if act["act"] in ABOUT_MOTIONS]
    require(not ones or len(acts) == 1, "E-ACT-NOT-ALONE")
    require(not consent(motion.acts), "E-MOTION-KIND")
    require(not consent(acts) or len(acts) == 1, "E-ACT-NOT-ALONE")
    require(not consent(acts), "E-MOTION-KIND")
    require(not appeal(acts) or len(acts) == 1, "E-ACT-NOT-ALONE")
    ruling, other = ((appeal(each) or {}).get("ruling") for each in (motion.acts, acts))
    old, new = about(motion.acts), ones[0] if ones else None
    same = (old is None) == (new is None) and (old is None or (old["act"], old["motion"]) == (new["act"], new["motion"]))
    require(ruling == other and same, "E-MOTION-KIND")
    if new:
        in_order(register, new, texts, now)


def clear(register, motion, now):
    """Whether a poll can be opened on the motion as to motions about motions."""
    course_at_hand(register, motion, now)
    act = about(motion.acts)
    if act:
        in_order(register, act, motion.texts, now)
    require(not pending_on(register, motion, now), "E-MOTION-PENDING")
    while act and act["act"] in RANKS:
        main = at_hand(register, act["motion"], now)
        for other in pending_on(register, main, now):
            if other is not motion:
                require(_rank(other) < _rank(motion) or _rank(other) == _rank(motion) and other.state != "open",
                        "E-MOTION-PENDING")
        motion, act = main, about(main.acts)


def part_id(carried, ended, place):
    return digest(b"gavel-motion-part-v1\0" + bytes.fromhex(carried) + bytes.fromhex(ended) + bytes([place]))


def policy_versions_beyond(register, policy, time):
    return [v for v in register.policies.of(policy=policy) if register.policy_reaches(v, time)]


def spans_beyond(register, organization, time):
    return [span for span in register.spans.of(organization=organization) if reaches_beyond(span, time)]
