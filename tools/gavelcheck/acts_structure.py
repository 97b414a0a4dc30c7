"""Section 9: acts about members, seats, bodies and offices; memberships and keys (7.5)."""

from .charter import meetings_as_strict, meetings_loosen_roll_calls, witness_keys
from .crypto import vetted
from .motions import made_seat, spans_beyond
from .values import contains, end_at, moment, plus, reaches_beyond, require, time_of, unbase64


# Memberships and keys (7.5)

def fresh_key(register, key, but_for_signatory=None):
    raw = unbase64(key)
    require(vetted(raw), "E-KEY-WEAK")
    require(not register.keys.of(key=key), "E-KEY-TAKEN")
    require(not any(c.key == key and c.signatory != but_for_signatory for c in register.commitments), "E-KEY-TAKEN")
    require(raw not in register.ledger_keys(), "E-KEY-IS-LEDGERS")
    require(not any(raw in witness_keys(charter.witnesses) for charter in register.charters), "E-KEY-IS-WITNESS")


def check_seat_names(register, organization, time):
    for body in register.bodies:
        if body.definition["kind"] == "assembly" and reaches_beyond(body, time):
            require(len(body.id) + 1 + len(organization) <= 64, "E-SEAT-NAME")


def no_person_of_another(register, identifier, organization):
    person = register.persons.one(id=identifier)
    require(person is None or person.organization == organization, "E-ID-TAKEN")


def named_person(register, identifier, organization, time):
    if not register.persons.one(id=identifier):
        register.persons.add(id=identifier, organization=organization, name=None, start=time, end=time)


def end_membership(register, organization, time, by, entry):
    """*To end a membership* (7.5)."""
    spans = spans_beyond(register, organization, time)
    require(spans, "E-MEMBER-NOT")
    for span in spans:
        end_at(span, time)
        span.ended_by = by
    register.end_tenures([t for t in register.tenures if t.organization == organization], time, by)
    for person in register.persons_of(organization):
        register.end_person(person, time, by, entry)


def number_of(register, prefix, kind, body, now):
    """11: the series and the next number of a motion, meeting or risk."""
    year = moment(now).year
    series = f"{kind} {body} {year}"
    return series, f"{body}-{prefix}{year}-{register.last_number(series) + 1:03d}"


# The acts, as functions of a performance, the act and its time

def _organization_there(it, act, time):
    span = it.register.member(act["organization"], time)
    require(span, "E-MEMBER-NOT")
    return span


def member_admit(it, act, time):
    register, organization = it.register, act["organization"]
    require(register.classes.one(id=act["class"]), "E-CLASS-UNKNOWN")
    require(not spans_beyond(register, organization, time), "E-MEMBER-ALREADY")
    within = register.parameters(it.decided)["accept_within"]
    pending = [a for a in register.admissions.of(organization=organization) if a.state == "pending"]
    require(all(a.source != register.founding.genesis and it.decided >= plus(a.start, within) for a in pending),
            "E-ADMISSION-PENDING")
    no_person_of_another(register, act["principal"], organization)
    fresh_key(register, act["key"])
    check_seat_names(register, organization, time)
    for admission in pending:
        admission.state = "rescinded"
    register.admissions.add(organization=organization, source=it.motion.id, title=act["title"], klass=act["class"],
                            principal=act["principal"], key=act["key"], entry=it.entry, start=time, state="pending")
    named_person(register, act["principal"], organization, it.decided)


def _going_on(it, organization, time, **changes):
    register = it.register
    before = register.member(organization, time)
    klass, standing = before.klass, before.standing
    beyond = spans_beyond(register, organization, time)
    end = register.membership_end(organization, time)
    taken = max((s for s in beyond if s.end == end), key=lambda s: s.number) if end is not None else None
    ended_by = taken.ended_by if taken else None
    for span in beyond:
        end_at(span, time)
        span.ended_by = it.motion.id
    number = max(span.number for span in register.spans.of(organization=organization)) + 1
    fields = {"klass": klass, "standing": standing, **changes}
    register.spans.add(organization=organization, number=number, start=time, end=end, source=it.motion.id,
                       ended_by=ended_by, **fields)


def member_suspend(it, act, time):
    require(_organization_there(it, act, time).standing == "in_standing", "E-MEMBER-SUSPENDED")
    _going_on(it, act["organization"], time, standing="suspended")


def member_reinstate(it, act, time):
    require(_organization_there(it, act, time).standing == "suspended", "E-MEMBER-NOT-SUSPENDED")
    _going_on(it, act["organization"], time, standing="in_standing")


def member_expel(it, act, time):
    end_membership(it.register, act["organization"], time, it.motion.id, it.entry)


def member_reclassify(it, act, time):
    require(it.register.classes.one(id=act["class"]), "E-CLASS-UNKNOWN")
    require(_organization_there(it, act, time).klass != act["class"], "E-MEMBER-IN-CLASS")
    _going_on(it, act["organization"], time, klass=act["class"])


def member_affiliate(it, act, time):
    register, organization = it.register, act["organization"]
    require(register.admissions.of(organization=organization), "E-ORGANIZATION-UNKNOWN")
    own = register.affiliations.of(organization=organization)
    there = max((a for a in own if a.state == "accepted" and contains(a, time)), key=lambda a: a.number, default=None)
    require(not (there and there.group == act["group"] and there.decided), "E-AFFILIATION-ALREADY")
    register.end_affiliations(organization, time, it.motion.id)
    register.affiliations.add(organization=organization, number=len(own) + 1, group=act["group"], source=it.motion.id,
                              decided=True, entry=it.entry, state="accepted", start=time, end=None, ended_by=None)


def member_disaffiliate(it, act, time):
    require(it.register.end_affiliations(act["organization"], time, it.motion.id), "E-AFFILIATION-NOT")


def offered(register, offer):
    """The key that this event offered and that nobody has vouched for."""
    key = register.keys.one(offer_event=offer)
    require(key, "E-OFFER-UNKNOWN")
    require(key.state == "offered", "E-OFFER-SETTLED")
    return key


def takes_the_place(key, other):
    """Whether a key ends the other one of its person when it begins to speak."""
    return key is not other and (key.replaced == other.fingerprint or key.recovered_by is not None
                                 and other.vouched_entry is not None and other.vouched_entry < key.vouched_entry)


def recover(register, key, source, entry, start, time):
    """The key takes the place of every other key of its person."""
    key.state, key.vouched_entry, key.recovered_by, key.changed = "vouched", entry, source, entry
    key.start, key.end = start, None
    end = register.membership_end(register.persons.one(id=key.person).organization, time)
    if end is not None:
        end_at(key, end)
    for other in register.keys.of(person=key.person):
        if other is not key and other.state == "vouched" and end_at(other, start):
            other.changed = entry
        if other.state == "revoked":
            for commitment in register.key_commitments.of(key=other.fingerprint):
                end_at(commitment, start)


def key_recover(it, act, time):
    register = it.register
    _organization_there(it, act, time)
    person = register.person(act["person"], time)
    require(person, "E-PERSON-UNKNOWN")
    require(person.organization == act["organization"], "E-PERSON-OF-ANOTHER")
    key = offered(register, act["offer"])
    require(key.person == act["person"], "E-OFFER-UNKNOWN")
    recover(register, key, it.motion.id, it.entry, time, time)


def _where_made(it, seat):
    """*Where made* (seat.fill): the motion's own seat of that id is the stored one."""
    made = made_seat(seat, it.motion.acts)
    stored = it.register.seats.one(id=seat)
    require(made is None or stored is None or made == stored.body, "E-ID-TAKEN")


def seat_fill(it, act, time):
    register, alternate = it.register, "alternate" in act
    seat = register.seat(act["seat"], time)
    require(seat, "E-SEAT-UNKNOWN")
    _where_made(it, act["seat"])
    require(seat["appoints"] == "body", "E-SEAT-NOT-FILLED")
    require(not alternate or "alternate" in seat, "E-SEAT-WITHOUT-ALTERNATE")
    person = register.person(act["person"], it.decided)
    require(person, "E-PERSON-UNKNOWN")
    require(act.get("organization", person.organization) == person.organization, "E-PERSON-OF-ANOTHER")
    require(register.in_standing(person.organization, it.decided), "E-MEMBER-NOT")
    tenures = register.tenures.of(seat=act["seat"])
    require(not any(t.appointment == it.motion.id for t in tenures), "E-SEAT-HELD")
    tenures = [t for t in tenures if t.alternate == alternate]
    require(not any(t.state == "accepted" and t.mandate is None and contains(t, time)
                    and (t.term_end is None or t.term_end > time) and (alternate or not register.left(t, time))
                    for t in tenures), "E-SEAT-HELD")
    require(alternate or register.within_cap(seat, person.organization, time), "E-SEAT-CAP")
    for tenure in tenures:
        if tenure.state == "pending":
            register.end_tenure(tenure, tenure.start, it.motion.id)
    register.tenures.add(seat=act["seat"], appointment=it.motion.id, entry=it.entry, person=act["person"],
                         organization=person.organization, alternate=alternate, state="pending", start=time, end=None,
                         term_end=None, mandate=None, ended_by=None)


def seat_vacate(it, act, time):
    require(it.register.seat(act["seat"], time), "E-SEAT-UNKNOWN")
    _where_made(it, act["seat"])
    require(it.register.end_tenures(it.register.tenures.of(seat=act["seat"]), time, it.motion.id), "E-SEAT-VACANT")


def _new_seat(register, seat):
    require(not register.seats.one(id=seat["id"]) and not register.offices.one(id=seat["id"]), "E-ID-TAKEN")
    require("." not in seat["id"], "E-SEAT-NAME")
    body = register.bodies.one(id=seat["body"])
    require(body is None or body.definition["kind"] != "assembly", "E-SEAT-IN-ASSEMBLY")
    require("organization" not in seat or register.organizations.one(id=seat["organization"]), "E-ORGANIZATION-UNKNOWN")
    require("office" not in seat or register.offices.one(id=seat["office"]), "E-OFFICE-UNKNOWN")


def _add_seat(it, seat, time):
    it.register.seats.add(id=seat["id"], body=seat["body"], definition=seat, start=time, end=None, motion=it.motion.id)


def seat_create(it, act, time):
    require(it.register.body(act["seat"]["body"], time), "E-BODY-UNKNOWN")
    _new_seat(it.register, act["seat"])
    _add_seat(it, act["seat"], time)


def seat_end(it, act, time):
    register = it.register
    _where_made(it, act["seat"])
    stored = register.seats.one(id=act["seat"])
    require(stored and reaches_beyond(stored, time), "E-SEAT-UNKNOWN")
    body = register.body(stored.body, time)
    if stored.definition["voting"] and body:
        left = [seat for seat in register.voting_seats(body.id, time) if seat["id"] != act["seat"]]
        for power in register.powers_at(time):
            for need in power["requires"]:
                if need["body"] == body.id:
                    require(left, "E-POWER-ORPHANED")
                    rule = register.rule(need["rule"], time)
                    require(rule, "E-RULE-UNKNOWN")
                    for threshold in rule["thresholds"]:
                        if threshold.get("class", "") == stored.definition.get("class") and "waived_if_empty" not in threshold:
                            require(any(s.get("class") == threshold["class"] for s in left), "E-THRESHOLD-UNREACHABLE")
    end_at(stored, time)
    register.end_tenures(register.tenures.of(seat=act["seat"]), time, it.motion.id)


def _sound_body(register, body, time):
    require(register.rule(body["rule"], time), "E-RULE-UNKNOWN")
    require(all(register.classes.one(id=klass) for klass in body.get("classes", [])), "E-CLASS-UNKNOWN")
    parent, chain = body.get("parent"), []
    while parent is not None:
        require(parent != body["id"] and len(chain) < 64, "E-BODY-CIRCLE")
        there = register.body(parent, time)
        require(there, "E-BODY-UNKNOWN")
        chain.append(parent)
        parent = there.definition.get("parent")


def body_charter(it, act, time):
    register, body = it.register, act["body"]
    require(not register.bodies.one(id=body["id"]), "E-ID-TAKEN")
    if body["kind"] == "assembly":
        require("." not in body["id"], "E-SEAT-NAME")
        require(not act["seats"], "E-SEAT-IN-ASSEMBLY")
    else:
        require(any(seat["voting"] for seat in act["seats"]), "E-BODY-WITHOUT-SEATS")
    names = [seat["id"] for seat in act["seats"]]
    require(len(set(names)) == len(names), "E-ID-TAKEN")
    if body["kind"] == "assembly":
        within = register.parameters(it.decided)["accept_within"]
        coming = {a.organization for a in register.admissions if a.state == "pending"
                  and (a.source == register.founding.genesis or it.decided < plus(a.start, within))}
        coming |= {span.organization for span in register.spans if reaches_beyond(span, time)}
        require(all(len(body["id"]) + 1 + len(name) <= 64 for name in coming), "E-SEAT-NAME")
    _sound_body(register, body, time)
    for seat in act["seats"]:
        _new_seat(register, seat)
    register.bodies.add(id=body["id"], definition=body, mandate=act["mandate"], start=time, end=None, motion=it.motion.id,
                        cap_since=None)
    for seat in act["seats"]:
        _add_seat(it, seat, time)


def body_amend(it, act, time):
    register, body = it.register, act["body"]
    stored = register.body(body["id"], time)
    require(stored, "E-BODY-UNKNOWN")
    old = stored.definition
    require(old["kind"] == body["kind"], "E-BODY-KIND-FIXED")
    _sound_body(register, body, time)
    old_rule = register.rule(old["rule"], time)
    if body["rule"] != old["rule"]:
        require(old_rule, "E-RULE-UNKNOWN")
        it.strict_enough(old_rule)
    meetings, before = body.get("meetings"), old.get("meetings")
    loosened = meetings is not None and meetings_loosen_roll_calls(meetings, before)
    powers = [power for power in register.powers_at(time)
              if any(body["id"] in register.above(need["body"], it.decided) for need in power["requires"])]
    if any(body.get(name) != old.get(name) for name in ("classes", "parent", "seat_cap")):
        for power in powers:
            it.covers(power)
    if "rulings" in body and ("rulings" not in old
                              or body["rulings"]["appeal_within"] < old["rulings"]["appeal_within"]):
        for power in powers:
            it.covers(power)
    if before is not None and (meetings is None or not meetings_as_strict(meetings, before)):
        require(old_rule, "E-RULE-UNKNOWN")
        it.strict_enough(old_rule)
    if loosened:
        for power in powers:
            it.covers(power)
    if body.get("seat_cap") != old.get("seat_cap"):
        for tenure, _, _, left in register.held_tenures(stored):
            if left is not None and left <= time:
                register.end_tenure(tenure, left, it.motion.id)
        stored.cap_since = time
    stored.definition = body
    if "mandate" in act:
        stored.mandate = act["mandate"]


def body_dissolve(it, act, time):
    register = it.register
    stored = register.body(act["body"], time)
    require(stored, "E-BODY-UNKNOWN")
    require(not any(need["body"] == act["body"] for power in register.powers_at(time) for need in power["requires"]),
            "E-POWER-ORPHANED")
    require(not any(body.definition.get("parent") == act["body"] and reaches_beyond(body, time)
                    for body in register.bodies), "E-BODY-HAS-CHILDREN")
    end_at(stored, time)
    for seat in register.seats.of(body=act["body"]):
        end_at(seat, time)
        register.end_tenures(register.tenures.of(seat=seat.id), time, it.motion.id)
    if stored.definition["kind"] == "assembly":
        register.end_tenures([t for t in register.tenures if t.seat.startswith(act["body"] + ".")
                              and not register.seats.one(id=t.seat)], time, it.motion.id)
    for motion in register.motions:
        if motion.body == act["body"] and motion.state in ("proposed", "open") and motion is not it.motion:
            motion.state, motion.decided = "void", it.decided


def office_appoint(it, act, time):
    register = it.register
    require(register.office(act["office"], time), "E-OFFICE-UNKNOWN")
    require(register.person(act["person"], it.decided), "E-PERSON-UNKNOWN")
    tenures = register.office_tenures.of(office=act["office"])
    require(not any(t.appointment == it.motion.id for t in tenures), "E-SEAT-HELD")
    for tenure in tenures:
        if tenure.state == "pending":
            register.end_tenure(tenure, tenure.start, it.motion.id)
    register.office_tenures.add(office=act["office"], appointment=it.motion.id, entry=it.entry, person=act["person"],
                                state="pending", start=time, end=None, mandate=None, ended_by=None)


def mandate_grant(it, act, time):
    register, post, until = it.register, act["post"], time_of(act["until"])
    charter = register.charter_at(time)
    longest = charter.parameters.get("mandate_longest") if charter else None
    require(longest is not None, "E-MANDATES-NOT-GRANTED")
    require(time < until <= plus(time, longest), "E-MANDATE-TIME")
    person = register.person(act["person"], it.decided)
    require(person, "E-PERSON-UNKNOWN")
    require(register.in_standing(person.organization, it.decided), "E-MEMBER-NOT")
    office = register.office(post, time)
    if office:
        own = register.office_tenures.of(office=post)
        require(not any(t.state == "accepted" and contains(t, time) for t in own), "E-SEAT-HELD")
    else:
        seat = register.seat(post, time)
        require(seat, "E-SEAT-UNKNOWN")
        _where_made(it, post)
        require(seat["appoints"] == "body", "E-SEAT-NOT-FILLED")
        require(register.holder(seat, time) is None, "E-SEAT-HELD")
        own = [t for t in register.tenures.of(seat=post) if not t.alternate]
    require(not any(t.appointment == it.motion.id for t in own), "E-SEAT-HELD")
    last = max((t for t in own if t.state == "accepted"), key=lambda t: t.start, default=None)
    require(last is None or last.mandate is None, "E-MANDATE-TWICE")
    for tenure in own:
        if tenure.state == "pending" and tenure.mandate is not None:
            register.end_tenure(tenure, tenure.start, it.motion.id)
    fields = dict(appointment=it.motion.id, entry=it.entry, person=person.id, state="pending", start=time, end=None,
                  mandate=until, ended_by=None)
    if office:
        register.office_tenures.add(office=post, **fields)
    else:
        register.tenures.add(seat=post, organization=person.organization, alternate=False, term_end=None, **fields)
