"""The register (7.1) and its readings (7.2).

An interval is kept as `start` and `end` of its record; an `end` of None is open.
"""

from .charter import allowed, scope_key
from .shapes import ACTS_IN_ORDER
from .values import DAY, contains, earliest, end_at, plus, plus_months, reaches_beyond, unbase64


class Journal:
    """What was changed, so that a refused entry or a void act changes nothing."""

    def __init__(self):
        self.undo = []

    def mark(self):
        return len(self.undo)

    def roll_back(self, mark):
        while len(self.undo) > mark:
            self.undo.pop()()


class Record:
    """One record of the register; setting a field is journaled."""

    def __init__(self, journal, fields):
        self.__dict__.update(fields)
        self.__dict__["_journal"] = journal

    def __setattr__(self, name, value):
        old = self.__dict__[name]
        self._journal.undo.append(lambda: self.__dict__.__setitem__(name, old))
        self.__dict__[name] = value


class Table:
    """Records in the order of their first appearance, found by one of the indexed fields, which never change."""

    def __init__(self, journal, indexed):
        self.journal, self.records = journal, []
        self.indexes = {name: {} for name in indexed.split()}

    def add(self, **fields):
        record = Record(self.journal, fields)
        self.records.append(record)
        for name, index in self.indexes.items():
            index.setdefault(fields[name], []).append(record)
        self.journal.undo.append(lambda: self._remove(record))
        return record

    def _remove(self, record):
        self.records.pop()
        for name, index in self.indexes.items():
            index[getattr(record, name)].pop()

    def __iter__(self):
        return iter(self.records)

    def __len__(self):
        return len(self.records)

    def of(self, **field):
        (name, value), = field.items()
        return list(self.indexes[name].get(value, ()))

    def one(self, **field):
        found = self.of(**field)
        return found[-1] if found else None


TABLES = {  # the tables, by the fields by which they are indexed
    "charters": "version", "classes": "id", "admissions": "organization source", "organizations": "id",
    "spans": "organization", "affiliations": "organization source", "persons": "id", "moves": "id person", "keys": "fingerprint key person offer_event",
    "key_confirmations": "offer key", "key_commitments": "key", "key_handings": "entry", "bodies": "id",
    "seats": "id body", "tenures": "seat appointment", "offices": "id", "office_tenures": "office appointment",
    "rules": "id", "powers": "act", "policies": "policy motion", "objection_times": "motion", "objections": "motion",
    "reversals": "motion", "delegations": "id motion", "delegated_decisions": "motion", "objectives": "objective",
    "objective_reports": "objective", "initiatives": "id", "commitments": "initiative", "risks": "id",
    "risk_steps": "risk", "rosters": "id", "roster_groups": "roster", "roster_places": "roster", "motions": "id",
    "courses": "motion", "subsidiary_motions": "motion main", "consent_items": "agenda motion",
    "ratifications": "event", "seconds": "motion", "demands": "motion", "polls": "seal motion", "ballots": "poll",
    "proxies": "id seat", "effects": "motion", "participations": "body", "turnouts": "poll", "meetings": "id body",
    "meeting_demands": "meeting", "waivers": "meeting", "old_batches": "body", "dissents": "poll", "minutes": "meeting",
    "roll_calls": "id poll", "rolled_choices": "roll_call", "attendances": "meeting", "documents": "digest",
    "interests": "id person", "recusals": "source", "counters": "series",
    "rulings": "id motion", "appeals": "motion ruling", "hearings": "motion", "hearing_answers": "motion",
    "absences": "body", "fulfilments": "id formality", "cosigned_heads": "size", "held_ballots": "poll event",
}


class Register:
    def __init__(self):
        self.journal = Journal()
        self.founding = None
        for name, indexed in TABLES.items():
            setattr(self, name, Table(self.journal, indexed))

    # The ledger's own key (4.3)

    def ledger_vkey(self, size=None):
        """The verifier key that signs the checkpoint over so many entries; of the next one where none is given."""
        known = [each.vkey for each in self.key_handings if size is None or each.entry + 1 < size]
        return known[-1] if known else self.founding.vkey

    def ledger_keys(self):
        """The 32 bytes of each key that the ledger has had."""
        return [self.founding.key, *(each.raw for each in self.key_handings)]

    def ledger_key(self, size):
        """The 32 bytes of the key that signs the checkpoint over so many entries."""
        return unbase64(self.ledger_vkey(size).split("+", 2)[2])[1:]

    # Counters (11)

    def last_number(self, series):
        counter = self.counters.one(series=series)
        return counter.last if counter else 0

    def count(self, series):
        counter = self.counters.one(series=series)
        if counter:
            counter.last += 1
            return counter.last
        self.counters.add(series=series, last=1)
        return 1

    # Versions

    @staticmethod
    def version_at(records, time):
        return max((r for r in records if contains(r, time)), key=lambda r: r.version, default=None)

    def charter_at(self, time):
        return self.version_at(self.charters, time)

    def founded(self):
        """Whether the charter's share of the founders has accepted."""
        if self.founding is None or not len(self.charters):
            return False
        top, bottom = map(int, next(iter(self.charters)).parameters["founders_share"].split("/"))
        return self.founding.accepted * bottom >= top * self.founding.founders

    def newest_head(self):
        """The size of the cosigned head with the most entries; 0 where there is none."""
        return max((head.size for head in self.cosigned_heads), default=0)

    def parameters(self, time):
        return self.charter_at(time).parameters

    def rule(self, identifier, time):
        found = self.version_at(self.rules.of(id=identifier), time)
        return found.definition if found else None

    def power_versions(self, act, scope):
        return [power for power in self.powers.of(act=act) if power.scope == scope_key(scope)]

    def power(self, act, scope, time):
        """The power over an act in a scope, as its record (7.2)."""
        return (self.version_at(self.power_versions(act, scope), time)
                or self.version_at(self.power_versions(act, None), time))

    def powers_at(self, time):
        """All powers that are there, as definitions."""
        result = []
        for act in ACTS_IN_ORDER:
            for scope in dict.fromkeys(power.scope for power in self.powers.of(act=act)):
                found = self.version_at([p for p in self.powers.of(act=act) if p.scope == scope], time)
                if found:
                    result.append(found.definition)
        return result

    # Formalities (7.2)

    def formalities(self, time):
        charter = self.charter_at(time)
        return {each["id"]: each for each in (charter.formalities if charter else [])}

    def missing_formalities(self, rule, held, time):
        """The formalities of the rule that are missing of a holder, by their bytes."""
        known = self.formalities(time)
        return [name for name in rule.get("formalities", {}).get("ids", [])
                if name not in known or not self._met(known[name], held, time)]

    def _met(self, formality, held, time):
        bearer = held[1] if formality["per"] == "organization" else held[0]
        return any((f.organization if formality["per"] == "organization" else f.person) == bearer
                   and self.fulfilment_counts(f, formality, time) for f in self.fulfilments.of(formality=formality["id"]))

    @staticmethod
    def fulfilment_ends(fulfilment, formality):
        months = formality.get("valid_months")
        return earliest(fulfilment.until, fulfilment.lapsed,
                        plus_months(fulfilment.met, months) if months else None)

    def fulfilment_counts(self, fulfilment, formality, time):
        end = self.fulfilment_ends(fulfilment, formality)
        return (fulfilment.met <= time and formality.get("document", fulfilment.document) == fulfilment.document
                and (end is None or time < end))

    # Members and persons

    def group(self, organization, time):
        """The id of the affiliate group of an organization, or nothing."""
        found = [a for a in self.affiliations.of(organization=organization) if a.state == "accepted" and contains(a, time)]
        return max(found, key=lambda a: a.number).group if found else None

    def kin(self, organization, other, time):
        """Whether two organizations are one for the limits of groups."""
        if organization == other:
            return True
        group = self.group(organization, time)
        return group is not None and group == self.group(other, time)

    def member(self, organization, time):
        """The span that tells class and standing of a member, or nothing."""
        return max((span for span in self.spans.of(organization=organization) if contains(span, time)),
                   key=lambda span: span.number, default=None)

    def in_standing(self, organization, time):
        span = self.member(organization, time)
        return span is not None and span.standing == "in_standing"

    def membership_end(self, organization, time):
        return self.membership_end_by(organization, time)[0]

    def membership_end_by(self, organization, time):
        """When a membership ends, and by what."""
        beyond = [span for span in self.spans.of(organization=organization) if reaches_beyond(span, time)]
        if not beyond or any(span.end is None for span in beyond):
            return None, None
        last = max(beyond, key=lambda span: span.end)
        return last.end, last.ended_by

    def person(self, identifier, time):
        person = self.persons.one(id=identifier)
        return person if person and contains(person, time) else None

    def persons_of(self, organization):
        """The persons of an organization, as of now."""
        return [person for person in self.persons if person.organization == organization]

    def moves_made(self, identifier):
        return [move for move in self.moves.of(person=identifier) if move.state == "accepted"]

    def organization_of(self, identifier, time):
        """Whose a known person was at a time (7.2)."""
        later = (move.origin for move in self.moves_made(identifier) if move.at > time)
        return next(later, self.persons.one(id=identifier).organization)

    def can_serve(self, identifier, time):
        return (self.person(identifier, time) is not None
                and self.in_standing(self.organization_of(identifier, time), time))

    # Bodies and seats

    def body(self, identifier, time):
        body = self.bodies.one(id=identifier)
        return body if body and contains(body, time) else None

    def assembly_seat(self, body, span):
        """The seat of an assembly for a member, as a definition, or nothing."""
        if span is None or span.standing != "in_standing" or span.klass not in body.get("classes", [span.klass]):
            return None
        return {"id": f"{body['id']}.{span.organization}", "body": body["id"], "class": span.klass, "weight": 1,
                "voting": True, "appoints": "organization", "organization": span.organization}

    def seat(self, identifier, time):
        """The definition of the seat that is there, or nothing."""
        stored = self.seats.one(id=identifier)
        if stored:
            there = contains(stored, time) and self.body(stored.body, time)
            return stored.definition if there else None
        name, dot, organization = identifier.partition(".")
        body = self.body(name, time) if dot else None
        if not body or body.definition["kind"] != "assembly":
            return None
        return self.assembly_seat(body.definition, self.member(organization, time))

    def is_computed(self, seat):
        return self.seats.one(id=seat["id"]) is None

    def seats_of(self, identifier, time):
        """The seats of a body, by the bytes of their ids."""
        body = self.bodies.one(id=identifier)
        if body.definition["kind"] == "assembly":
            found = [self.assembly_seat(body.definition, self.member(organization.id, time))
                     for organization in self.organizations]
        else:
            found = [seat.definition for seat in self.seats.of(body=identifier) if contains(seat, time)]
        return sorted((seat for seat in found if seat), key=lambda seat: seat["id"])

    def voting_seats(self, identifier, time):
        return [seat for seat in self.seats_of(identifier, time) if seat["voting"]]

    # Caps of seats (7.2)

    def counting_tenures(self, body):
        """The tenures that count for the body's cap, the older ones first."""
        found = []
        for seat in self.seats.of(body=body.id):
            if not seat.definition["voting"] or seat.definition["appoints"] == "ex_officio":
                continue
            found += [t for t in self.tenures.of(seat=seat.id)
                      if t.state == "accepted" and not t.alternate and (t.end is None or t.end > t.start)]
        return sorted(found, key=lambda t: (t.start, t.entry, t.seat))

    def _own_end(self, tenure):
        seat = self.seats.one(id=tenure.seat).definition
        return earliest(tenure.end, None if "holdover" in seat else tenure.term_end)

    def held_tenures(self, body, cap=None, since=None):
        """Of the tenures that count, in their order: the tenure, from when to when it is held, and when it left."""
        cap = cap if cap is not None else body.definition.get("seat_cap")
        since = since if since is not None else body.cap_since
        result = []
        for tenure in self.counting_tenures(body):
            end, left = self._own_end(tenure), None
            if cap and cap["on_breach"] == "leaves":
                left = self._leaves(body, cap, since, tenure, end, result)
            result.append((tenure, tenure.start, earliest(end, left), left))
        return result

    def allowed_seats(self, body, limit, time):
        voting = sum(s.definition["voting"] and contains(s, time) for s in self.seats.of(body=body.id))
        return allowed(limit, voting)

    def _beyond(self, body, cap, tenure, older, instant):
        there = [t for t, start, end, _ in older if start <= instant and (end is None or instant < end)]
        for kind in ("organization", "group"):
            if kind not in cap:
                continue
            same = [t for t in there if (t.organization == tenure.organization if kind == "organization"
                                         else self.kin(tenure.organization, t.organization, instant))]
            if len(same) >= self.allowed_seats(body, cap[kind], instant):
                return True
        return False

    def _leaves(self, body, cap, since, tenure, end, older):
        """The first instant at which the tenure was beyond the cap for long enough, or nothing."""
        first = tenure.start if since is None else max(tenure.start, since)
        instants = {first}
        for record in [*self.affiliations, *self.seats.of(body=body.id)]:
            instants |= {record.start, record.end}
        for _, start, stop, _ in older:
            instants |= {start, stop}
        instants = sorted(i for i in instants if i is not None and i >= first and (end is None or i < end))
        beyond_since = None
        for place, instant in enumerate(instants):
            if not self._beyond(body, cap, tenure, older, instant):
                beyond_since = None
                continue
            if beyond_since is None:
                beyond_since = instant
            leaves = beyond_since + cap["within"]
            following = instants[place + 1] if place + 1 < len(instants) else None
            if (following is None or leaves <= following) and (end is None or leaves < end):
                return leaves
        return None

    def left(self, tenure, time):
        """Whether a tenure has left by then, for the cap of its body."""
        stored = self.seats.one(id=tenure.seat)
        body = stored and self.bodies.one(id=stored.body)
        if not body or body.definition.get("seat_cap", {}).get("on_breach") != "leaves":
            return False
        left = next((left for t, _, _, left in self.held_tenures(body) if t is tenure), None)
        return left is not None and left <= time

    def within_cap(self, seat, organization, time):
        """Whether another seat for the organization is within the cap of the seat's body (7.5)."""
        body = self.bodies.one(id=seat["body"])
        cap = body.definition.get("seat_cap")
        if not seat["voting"] or not cap:
            return True
        held = [t for t, start, end, _ in self.held_tenures(body)
                if t.seat != seat["id"] and (start > time or end is None or time < end)]
        for kind in ("organization", "group"):
            if kind in cap:
                same = [t for t in held if (t.organization == organization if kind == "organization"
                                            else self.kin(organization, t.organization, time))]
                if len(same) >= self.allowed_seats(body, cap[kind], time):
                    return False
        return True

    # Participation (7.2)

    def absence(self, body, seat):
        return next((a for a in self.absences.of(body=body) if a.seat == seat), None)

    def last_meetings(self, body, count):
        """The so many meetings of the body that were adjourned last, or nothing where there are not as many."""
        adjourned = sorted((m for m in self.meetings.of(body=body) if m.adjourned is not None),
                           key=lambda m: (m.adjourned, m.called, m.entry))[-count:]
        return adjourned if len(adjourned) == count else None

    def attended(self, seat, meetings):
        return any(a.attendee == "seat:" + seat and a.struck_by is None
                   for meeting in meetings for a in self.attendances.of(meeting=meeting.id))

    def due(self, seat, time):
        """The act that is due of a seat (a definition), or nothing."""
        terms = self.bodies.one(id=seat["body"]).definition.get("participation")
        held = self.holder(seat, time)
        if not terms or not held or not seat["voting"]:
            return None
        if "polls" in terms:
            absence = self.absence(seat["body"], seat["id"])
            if not absence or absence.person != held[0] or absence.missed < terms["polls"]:
                return None
        if "meetings" in terms:
            meetings = self.last_meetings(seat["body"], terms["meetings"])
            if not meetings or self.attended(seat["id"], meetings):
                return None
            first = min(meeting.opened for meeting in meetings)
            then = self.seat(seat["id"], first)
            before = then and self.holder(then, first)
            if not before or before[0] != held[0]:
                return None
        if terms["then"] == "vacate":
            return {"act": "seat.vacate", "seat": seat["id"]}
        if terms["then"] == "suspend":
            return {"act": "member.suspend", "organization": held[1]}
        return {"act": "member.reclassify", "class": terms["class"], "organization": held[1]}

    def _tenure(self, seat, time, alternate):
        found = [t for t in self.tenures.of(seat=seat["id"])
                 if t.state == "accepted" and t.alternate == alternate and contains(t, time)
                 and ("holdover" in seat or t.term_end is None or t.term_end > time)]
        return max(enumerate(found), key=lambda pair: (pair[1].start, pair[0]))[1] if found else None

    def _serving(self, person, organization, time):
        if person and self.in_standing(organization, time) and self.person(person, time):
            return person, organization
        return None

    def holder(self, seat, time):
        """Who holds a seat (a definition) on whose behalf, or nothing."""
        if seat["appoints"] == "ex_officio":
            person = self.officer(seat["office"], time)
            return self._serving(person, self.organization_of(person, time), time) if person else None
        tenure = self._tenure(seat, time, False)
        if tenure:
            return None if self.left(tenure, time) else self._serving(tenure.person, tenure.organization, time)
        if self.is_computed(seat):
            organization = seat["organization"]
            return self._serving(self.organizations.one(id=organization).principal, organization, time)
        return None

    def holds(self, person, seat, time):
        held = self.holder(seat, time)
        return held is not None and held[0] == person

    def alternate(self, seat, time):
        tenure = self._tenure(seat, time, True) if "alternate" in seat else None
        held = tenure and self._serving(tenure.person, tenure.organization, time)
        return held[0] if held else None

    def holds_in(self, person, body, time, voting=False):
        """Whether the person holds a seat of the body, of those that vote or of all."""
        return any(self.holds(person, seat, time) for seat in self.seats_of(body, time) if seat["voting"] or not voting)

    # Offices

    def office(self, identifier, time):
        office = self.offices.one(id=identifier)
        return office if office and contains(office, time) else None

    def officer(self, identifier, time):
        office = self.office(identifier, time)
        if not office:
            return None
        found = [t for t in self.office_tenures.of(office=identifier) if t.state == "accepted" and contains(t, time)]
        if found:
            person = max(enumerate(found), key=lambda pair: (pair[1].start, pair[0]))[1].person
            if self.can_serve(person, time):
                return person
        for step in office.definition["line"]:
            if "person" in step:
                if self.can_serve(step["person"], time):
                    return step["person"]
                continue
            seat = self.seat(step["seat"], time)
            held = self.holder(seat, time) if seat and seat["appoints"] != "ex_officio" else None
            if held:
                return held[0]
        return None

    def chair(self, body, time):
        for office in self.offices:
            if office.definition["duty"] == "chair" and office.definition["body"] == body:
                person = self.officer(office.id, time)
                if person:
                    return person
        return None

    def is_secretary(self, person, time):
        return any(office.definition["duty"] == "secretary" and self.officer(office.id, time) == person
                   for office in self.offices)

    def above(self, identifier, time):
        """The body and those above it, going up through at most 64."""
        result = []
        body = self.body(identifier, time)
        while body and body.id not in result and len(result) < 64:
            result.append(body.id)
            parent = body.definition.get("parent")
            body = self.body(parent, time) if parent else None
        return result

    # Meetings, attendance, interests, proxies

    @staticmethod
    def lapsed(meeting, time):
        return meeting.opened is None and time >= plus(meeting.starts, DAY)

    def present(self, meeting, attendee, time):
        """The attendances of an attendee that are present (7.2)."""
        return [a for a in self.attendances.of(meeting=meeting.id)
                if a.attendee == attendee and a.struck_by is None and contains(a, time)]

    def declared(self, person, time):
        return [interest for interest in self.interests.of(person=person) if contains(interest, time)]

    @staticmethod
    def standing(proxy, time):
        return (proxy.granted <= time and (proxy.expires is None or time < proxy.expires)
                and (proxy.revoked is None or time < proxy.revoked))

    def covers(self, proxy, poll):
        if proxy.body != poll.body:
            return False
        if proxy.scope == "poll":
            return proxy.subject == poll.seal
        if proxy.scope == "motion":
            return proxy.subject == poll.motion
        if proxy.scope == "meeting":
            meeting = self.meetings.one(id=proxy.subject)
            return (meeting.opened is not None and meeting.opened <= poll.opens
                    and (meeting.adjourned is None or poll.opens < meeting.adjourned))
        return True

    def policy_end(self, version):
        """When a version of a policy ends: as decided, but no later than its sunset (7.2)."""
        return earliest(version.end, version.sunset)

    def policy_at(self, policy, time):
        found = [v for v in self.policies.of(policy=policy)
                 if contains(v, time) and (v.sunset is None or time < v.sunset)]
        return max(found, key=lambda v: v.version, default=None)

    def policy_reaches(self, version, time):
        end = self.policy_end(version)
        return end is None or end > time and end > version.start

    # Reversals

    def reverse(self, motion, **fields):
        """A motion has one reversal: a later one takes the place of the earlier (9.5)."""
        known = self.reversals.one(motion=motion)
        if known is None:
            self.reversals.add(motion=motion, **fields)
            return
        for name, value in fields.items():
            setattr(known, name, value)

    # Ends

    def end_person(self, person, time, by, entry):
        """A person ended with the membership, and of it the keys and office tenures (7.5)."""
        if not end_at(person, time):
            return
        for key in self.keys.of(person=person.id):
            if end_at(key, time):
                key.changed = entry
        self.end_tenures([t for t in self.office_tenures if t.person == person.id], time, by)

    def end_tenure(self, tenure, time, by):
        """*A tenure is ended at t* (7.1): whether it was."""
        if tenure.state == "ended" or not end_at(tenure, time):
            return False
        if tenure.state == "pending":
            tenure.state = "ended"
        tenure.ended_by = by
        return True

    def end_tenures_at_start(self, tenures, by):
        for tenure in tenures:
            self.end_tenure(tenure, tenure.start, by)

    def end_affiliations(self, organization, time, by):
        """*Affiliations are ended* (8.3): those that were."""
        return [a for a in self.affiliations.of(organization=organization)
                if self.end_tenure(a, a.start if a.state == "pending" else time, by)]

    def end_tenures(self, tenures, time, by):
        return [tenure for tenure in tenures if self.end_tenure(tenure, time, by)]
