"""Sections 8.1 to 8.4: founding, persons and keys, members, seats and offices."""

from .acts_structure import end_membership, fresh_key, named_person, offered, recover, takes_the_place
from .charter import scope_key, witness_keys
from .crypto import fingerprint, vetted
from .notes import ledger_key
from .judgement import NotSupported
from .register import Record
from .shapes import KINDS
from .values import (contains, earliest, end_at, plus, plus_months, reaches_beyond, Refused, require, time_of,
                     time_text, unbase64)


# 8.1 Founding

def ledger_founded(j):
    register, charter, data = j.register, j.charter, j.data
    require(j.n == 0, "E-LEDGER-FOUNDED")
    epoch = {"hash": "sha256", "tree": "rfc6962", "signatures": ["ssh-ed25519", "sk-ssh-ed25519@openssh.com"],
             "events": [{"type": kind, "v": 1} for kind in KINDS]}
    if data["epoch"] != epoch:
        raise NotSupported
    key = ledger_key(data["key"], j.event["ledger"])
    require(key and vetted(key), "E-LEDGER-KEY")
    require(all(unbase64(founder["key"]) != key for founder in charter["founders"]), "E-KEY-IS-LEDGERS")
    require(key not in witness_keys(charter.get("witnesses")), "E-KEY-IS-WITNESS")
    old = data.get("predecessor")
    require(not old or old["origin"] != j.event["ledger"] and old["size"] > 0
            and ("lost" not in old or old["lost"]["size"] > old["size"]), "E-PREDECESSOR")
    require(all(time_of(each["until"]) > j.now for each in charter.get("delegations", [])), "E-DELEGATION-OVER")
    register.founding = Record(register.journal, {
        "genesis": j.id, "origin": j.event["ledger"], "key": key, "vkey": data["key"],
        "rehearsal": "rehearsal" in data, "founders": len(charter["founders"]), "accepted": 0})
    now = {"start": j.now, "end": None}
    register.charters.add(version=1, title=charter["title"], text=charter.get("text"), parameters=charter["parameters"],
                          formalities=charter.get("formalities", []), witnesses=charter.get("witnesses"), motion=None,
                          **now)
    for each in charter.get("delegations", []):
        register.delegations.add(id=each["id"], definition=each, start=j.now, end=time_of(each["until"]), motion=j.id,
                                 ended_by=None)
    for founder in charter["founders"]:
        if "group" in founder:
            register.affiliations.add(organization=founder["id"], number=1, group=founder["group"], source=j.id,
                                      decided=True, entry=j.n, state="accepted", ended_by=None, **now)
    for klass in charter["classes"]:
        register.classes.add(id=klass["id"], title=klass["title"])
    for rule in charter["rules"]:
        register.rules.add(id=rule["id"], version=1, definition=rule, motion=None, **now)
    for power in charter["powers"]:
        register.powers.add(act=power["act"], scope=scope_key(power.get("scope")), version=1, definition=power,
                            motion=None, **now)
    for body in charter["bodies"]:
        register.bodies.add(id=body["id"], definition=body, mandate=None, motion=None, cap_since=None, **now)
    for seat in charter["seats"]:
        register.seats.add(id=seat["id"], body=seat["body"], definition=seat, motion=None, **now)
    for office in charter["offices"]:
        register.offices.add(id=office["id"], definition=office, **now)
    for founder in charter["founders"]:
        register.admissions.add(organization=founder["id"], source=j.id, title=founder["title"], klass=founder["class"],
                                principal=founder["principal"], key=founder["key"], entry=j.n, start=j.now,
                                state="pending")
        named_person(register, founder["principal"], founder["id"], j.now)
    for each in charter["appointments"]:
        organization = next(f["id"] for f in charter["founders"] if f["principal"] == each["person"])
        fields = dict(appointment=j.id, entry=j.n, person=each["person"], state="pending", ended_by=None, **now)
        if register.seats.one(id=each["post"]):
            register.tenures.add(seat=each["post"], organization=organization, alternate=False, term_end=None, mandate=None,
                                 **fields)
        else:
            register.office_tenures.add(office=each["post"], mandate=None, **fields)


def charter_accepted(j):
    register, data = j.register, j.data
    require(data["genesis"] == register.founding.genesis, "E-GENESIS-UNKNOWN")
    admission = next((a for a in register.admissions.of(organization=data["organization"])
                      if a.source == register.founding.genesis), None)
    require(admission, "E-ADMISSION-UNKNOWN")
    require(admission.state == "pending", "E-ADMISSION-SETTLED")
    j.join(admission, j.now)
    register.founding.accepted += 1


# 8.2 Persons and keys

def key_offered(j):
    register, data = j.register, j.data
    require(j.by == data["person"], "E-OFFER-OF-ANOTHER")
    fresh_key(register, data["key"])
    if register.persons.one(id=data["person"]):
        require("organization" not in data and "name" not in data, "E-ID-TAKEN")
        j.person(data["person"])
        series = f"offers person:{data['person']} {time_text(j.now)[:10]}"
    else:
        require("organization" in data, "E-PERSON-UNKNOWN")
        j.in_standing(data["organization"])
        series = f"offers organization:{data['organization']} {time_text(j.now)[:10]}"
    require(register.last_number(series) < register.parameters(j.now)["entries_per_day"], "E-RATE-EXCEEDED")
    j.name_salted(data.get("name"))
    j.add_key(data["person"], data["key"], application=data.get("application"), organization=data.get("organization"), name=data.get("name"))
    register.count(series)


def _check_vouching(j):
    key = j.register.keys.one(offer_event=j.data["offer"])
    require(key, "E-OFFER-UNKNOWN")
    require(key.state == "offered", "E-OFFER-SETTLED")
    j.saw(key.offer_entry)
    if j.register.persons.one(id=key.person):
        require(j.by == key.person, "E-VOUCHER-OF-ANOTHER")
    else:
        j.principal_of(key.organization)
        j.in_standing(key.organization)
    return key


def _vouch(j, key, at_once=False):
    register = j.register
    known = register.persons.one(id=key.person)
    organization = known.organization if known else key.organization
    end = register.membership_end(organization, j.now)
    key.state, key.vouched_by, key.vouched_entry, key.changed = "vouched", j.key, j.n, j.n
    key.start = j.now if at_once else plus(j.now, register.parameters(j.now)["key_delay"])
    if end is not None:
        end_at(key, end)
    if not known:
        register.persons.add(id=key.person, organization=organization, name=key.name, start=j.now, end=end)


def key_vouched(j):
    _vouch(j, _check_vouching(j))


def key_rotated(j):
    key = _check_vouching(j)
    require(j.register.persons.one(id=key.person), "E-VOUCHER-OF-ANOTHER")
    old = j.register.keys.one(fingerprint=j.key)
    commitment = _commitment(j, old)
    require(not commitment or commitment.next == key.fingerprint, "E-KEY-COMMITTED")
    _vouch(j, key, at_once=commitment is not None)
    key.replaced, old.changed = j.key, j.n
    end_at(old, key.start)


def _end_where_keyless(j, name):
    """A person *where keyless* is ended (key.cancelled)."""
    register = j.register
    person = register.persons.one(id=name)
    if not person or not reaches_beyond(person, j.now):
        return
    if any(key.state == "vouched" and reaches_beyond(key, j.now)
           or key.state == "revoked" and _commitment(j, key) for key in register.keys.of(person=name)):
        return
    end_at(person, j.now)
    own = [t for t in register.tenures if t.person == name and t.organization == person.organization]
    register.end_tenures(own + [t for t in register.office_tenures if t.person == name], j.now, j.id)


def _kept(j, key, start, end, gone=()):
    """The keys that this one was to take the place of, and that end where it would have begun, stay."""
    keys = [k for k in j.register.keys.of(person=key.person) if k is not key and k.state == "vouched" and k not in gone]
    kept = [k for k in keys if takes_the_place(key, k) and k.end == max(k.start, start)]
    ends = [earliest(end, *(other.start for other in keys if takes_the_place(other, k))) for k in kept]
    for each, new in zip(kept, ends):
        each.end, each.changed = None if new is None else max(each.start, new), j.n


def _commitment(j, key):
    """The commitment that *binds* a key now (key.committed)."""
    if key.state != "revoked" and not contains(key, j.now):
        return None
    return next((c for c in reversed(j.register.key_commitments.of(key=key.fingerprint)) if contains(c, j.now)), None)


def key_committed(j):
    register, new = j.register, j.data["next"]
    require(not register.keys.one(fingerprint=new), "E-KEY-TAKEN")
    require(new not in map(fingerprint, register.ledger_keys()), "E-KEY-IS-LEDGERS")
    for other in register.keys.of(person=j.by):
        if other.fingerprint != j.key and (other.state == "revoked" or reaches_beyond(other, j.now)):
            require(not any(c.next == new and reaches_beyond(c, j.now)
                            for c in register.key_commitments.of(key=other.fingerprint)), "E-KEY-TAKEN")
    register.key_commitments.add(key=j.key, next=new, entry=j.n, end=None,
                                 start=plus(j.now, register.parameters(j.now)["key_delay"]))


def key_succeeded(j):
    register, data = j.register, j.data
    offer = register.keys.one(fingerprint=j.key)
    if not (offer and offer.person == j.by and offer.state == "offered"):
        offer = None
        fresh_key(register, data["key"])
    person = j.person(j.by)
    bound = [(key, c) for key in register.keys.of(person=j.by) if (c := _commitment(j, key)) and c.next == j.key]
    require(bound, "E-KEY-UNCOMMITTED")
    old, commitment = bound[0]
    j.saw(commitment.entry)
    require(data.get("since", 0) <= j.n, "E-KEY-SINCE-AHEAD")
    new = offer or j.add_key(j.by, data["key"], application=data.get("application"))
    new.state, new.vouched_by, new.vouched_entry, new.replaced = "vouched", old.fingerprint, j.n, old.fingerprint
    new.start, new.changed = j.now, j.n
    end = register.membership_end(person.organization, j.now)
    if end is not None:
        end_at(new, end)
    _revoke(j, old, data.get("since"), new)


def _cancel_commitments(j):
    """Whether there was one that does not bind yet."""
    new = j.data["key"]
    waiting = [c for key in j.register.keys.of(person=j.by) for c in j.register.key_commitments.of(key=key.fingerprint)
               if c.next == new and c.start > j.now and reaches_beyond(c, j.now)]
    if not waiting:
        return False
    j.saw(max(c.entry for c in waiting))
    require(j.register.keys.one(fingerprint=j.key).vouched_entry < min(c.entry for c in waiting), "E-KEY-NOT-OLDER")
    for commitment in waiting:
        end_at(commitment, j.now)
    return True


def key_cancelled(j):
    register = j.register
    key = register.keys.one(fingerprint=j.data["key"])
    if not (key and key.state == "vouched" and j.now < key.start):
        if _cancel_commitments(j):
            return
        raise Refused("E-KEY-SPEAKS" if key else "E-KEY-UNKNOWN")
    j.saw(key.vouched_entry)
    own = register.keys.one(fingerprint=j.key)
    voucher = register.keys.one(fingerprint=key.vouched_by) if key.vouched_by else None
    person = register.persons.one(id=key.person)
    older = own.person == key.person and own.vouched_entry < key.vouched_entry
    first = (key.organization is not None and voucher and voucher.person != key.person
             and person.organization == key.organization
             and register.organizations.one(id=key.organization).principal == j.by)
    require(older or first, "E-KEY-NOT-OLDER")
    start, end = key.start, key.end
    key.state, key.start, key.end, key.changed = "cancelled", None, None, j.n
    _kept(j, key, start, end)
    _end_where_keyless(j, key.person)


def key_revoked(j):
    register, data = j.register, j.data
    key = register.keys.one(fingerprint=data["key"])
    require(key, "E-KEY-UNKNOWN")
    require(key.state not in ("revoked", "cancelled") or key.state == "revoked" and _commitment(j, key), "E-KEY-ENDED")
    person = register.persons.one(id=key.person)
    if key.person != j.by:
        known = person and register.organizations.one(id=person.organization)
        require(known and known.principal == j.by, "E-KEY-OF-ANOTHER")
    else:
        own = register.keys.one(fingerprint=j.key)
        require(key is own or key.state == "offered" or own.vouched_entry < key.vouched_entry, "E-KEY-NOT-OLDER")
    j.saw(key.offer_entry if key.vouched_entry is None else key.vouched_entry)
    require(data.get("since", 0) <= j.n, "E-KEY-SINCE-AHEAD")
    j.name_salted(data.get("reason"))
    _revoke(j, key, data.get("since"))


def _gone(register, key, since):
    """The key and, with `since`, those that stand on it from there on, through keys too that have ended."""
    reached = [key]
    if since is not None:
        for voucher in reached:
            reached += [k for k in register.keys if k.vouched_by == voucher.fingerprint and k.vouched_entry >= since
                        and k not in reached]
            for confirmation in register.key_confirmations.of(key=voucher.fingerprint):
                found = register.keys.one(offer_event=confirmation.offer)
                if (confirmation.entry >= since and found not in reached
                        and found.recovered_by is not None and found.vouched_by is not None):
                    reached.append(found)
    return [k for k in reached if k is key or k.state == "vouched"], reached


def _revoke(j, key, since, new=None):
    """Revokes a key; `new` is the one that takes its place in this entry, and stays whatever goes."""
    register = j.register
    gone, reached = _gone(register, key, since)
    gone = [each for each in gone if each is not new]
    intervals = [(each, each.start, each.end) for each in gone if each.state == "vouched"]
    for each in gone:
        each.state, each.changed = "revoked", j.n
        each.revoked_entry = j.n if each.revoked_entry is None else each.revoked_entry
        each.compromised_since = each.compromised_since if since is None else since
        end_at(each, j.now)
        for commitment in register.key_commitments.of(key=each.fingerprint):
            if each.fingerprint != j.key or commitment.start > j.now:
                end_at(commitment, j.now)
    for each, start, end in intervals:
        if start is not None and j.now < start:
            _kept(j, each, start, end, reached)
    for name in dict.fromkeys(each.person for each in gone):
        _end_where_keyless(j, name)


def key_confirmed(j):
    register = j.register
    key = offered(register, j.data["offer"])
    j.saw(key.offer_entry)
    parameters = register.parameters(j.now)
    require("key_recovery" in parameters, "E-RECOVERY-NONE")
    recovered = j.person(key.person)
    require(j.by != recovered.id, "E-RECOVERY-OWN")
    require(register.persons.one(id=j.by).organization == recovered.organization, "E-PERSON-OF-ANOTHER")
    own = register.keys.one(fingerprint=j.key)
    require(j.now >= plus(own.start, parameters["key_delay"]), "E-RECOVERY-YOUNG")
    earlier = register.key_confirmations.of(offer=j.data["offer"])
    require(all(each.person != j.by for each in earlier), "E-RECOVERY-TWICE")
    register.key_confirmations.add(offer=j.data["offer"], person=j.by, key=j.key, entry=j.n)

    def stands(confirmation):
        hand = register.person(confirmation.person, j.now)
        return (hand and hand.organization == recovered.organization
                and register.keys.one(fingerprint=confirmation.key).state == "vouched")
    if sum(1 for each in earlier if stands(each)) + 1 >= parameters["key_recovery"]:
        key.vouched_by = j.key
        recover(register, key, j.id, j.n, plus(j.now, parameters["key_delay"]), j.now)


def principal_handed(j):
    known = j.principal_of(j.data["organization"])
    person = j.person(j.data["person"])
    require(person.organization == known.id, "E-PERSON-OF-ANOTHER")
    require(known.principal != person.id, "E-PRINCIPAL-ALREADY")
    known.principal = person.id


# 8.3 Members

def member_accepted(j):
    register, data = j.register, j.data
    admission = next((a for a in register.admissions.of(source=data["admission"])
                      if a.organization == data["organization"] and register.motions.one(id=a.source)), None)
    require(admission, "E-ADMISSION-UNKNOWN")
    require(admission.state == "pending", "E-ADMISSION-SETTLED")
    require(j.now < plus(admission.start, register.parameters(j.now)["accept_within"]), "E-ADMISSION-LAPSED")
    j.join(admission, max(j.now, admission.start))


def member_withdrawn(j):
    j.principal_of(j.data["organization"])
    time = j.effective()
    end_membership(j.register, j.data["organization"], time, j.id, j.n)


def undecided(j, organization, time):
    require(not any(a.state == "accepted" and a.decided and reaches_beyond(a, time)
                    for a in j.register.affiliations.of(organization=organization)), "E-AFFILIATION-DECIDED")


def _member_of_group(j, group, but, names):
    """Whether one of these organizations, another than `but`, is a member now and of the group, now or to come."""
    register = j.register
    return any(name != but and register.member(name, j.now)
               and any(a.state == "accepted" and a.group == group and reaches_beyond(a, j.now)
                       for a in register.affiliations.of(organization=name)) for name in names)


def organization_affiliated(j):
    register, organization, group = j.register, j.data["organization"], j.data["group"]
    j.principal_of(organization)
    time = j.effective()
    undecided(j, organization, time)
    require(register.group(organization, time) != group, "E-AFFILIATION-ALREADY")
    own = register.affiliations.of(organization=organization)
    others = dict.fromkeys(a.organization for a in register.affiliations)
    waits = _member_of_group(j, group, organization, others)
    if waits:
        register.end_tenures_at_start([a for a in own if a.state == "pending"], j.id)
    else:
        register.end_affiliations(organization, time, j.id)
    register.affiliations.add(organization=organization, number=len(own) + 1, group=group, source=j.id, decided=False,
                              entry=j.n, state="pending" if waits else "accepted", start=time, end=None, ended_by=None)


def organization_disaffiliated(j):
    organization = j.data["organization"]
    j.principal_of(organization)
    time = j.effective()
    undecided(j, organization, time)
    require(j.register.end_affiliations(organization, time, j.id), "E-AFFILIATION-NOT")


def affiliation_confirmed(j):
    register, data = j.register, j.data
    pending = next((a for a in register.affiliations.of(source=data["affiliation"])
                    if a.organization == data["organization"] and a.state == "pending"), None)
    require(pending, "E-AFFILIATION-UNKNOWN")
    author = j.person(j.by)
    require(_member_of_group(j, pending.group, data["organization"], [author.organization]), "E-AFFILIATION-GROUP")
    j.principal_of(author.organization)
    j.saw(pending.entry)
    time = max(j.now, pending.start)
    undecided(j, data["organization"], time)
    for other in register.affiliations.of(organization=data["organization"]):
        if other is not pending:
            register.end_tenure(other, other.start if other.state == "pending" else time, pending.source)
    pending.state, pending.start = "accepted", time


def _movable(j, name):
    """person.moved, 1: the person."""
    person = j.person(name)
    require(person.end is None, "E-MOVE-ENDING")
    known = j.register.organizations.one(id=person.organization)
    require(not known or known.principal != name, "E-MOVE-PRINCIPAL")
    return person


def person_moved(j):
    register, organization = j.register, j.data["organization"]
    person = _movable(j, j.by)
    require(organization != person.organization, "E-MOVE-OWN")
    require(register.organizations.one(id=organization), "E-ORGANIZATION-UNKNOWN")
    j.in_standing(organization)
    for move in register.moves.of(person=j.by):
        if move.state == "pending":
            move.state, move.settled_by = "ended", j.id
    register.moves.add(id=j.id, person=j.by, origin=person.organization, organization=organization, entry=j.n,
                       state="pending", at=None, settled_by=None)


def person_confirmed(j):
    register, data = j.register, j.data
    move = next((m for m in register.moves.of(id=data["move"])
                 if m.person == data["person"] and m.state == "pending"), None)
    require(move, "E-MOVE-UNKNOWN")
    j.principal_of(move.organization)
    j.in_standing(move.organization)
    person = _movable(j, data["person"])
    j.saw(move.entry)
    old, new = person.organization, move.organization
    move.state, move.at, move.settled_by = "accepted", j.now, j.id
    end, ended_by = register.membership_end_by(new, j.now)
    person.organization = new
    if end is not None:
        register.end_person(person, end, ended_by, j.n)
    _move_tenures(j, person.id, old, new)
    if end is not None:
        register.end_tenures([t for t in register.tenures if t.person == person.id and t.organization == new
                              and t.state == "accepted"], end, ended_by)


def _move_tenures(j, person, old, new):
    """person.confirmed: what becomes of the tenures on behalf of the old organization."""
    register, renewed = j.register, set()
    moving = [t for t in register.tenures if t.person == person and t.organization == old
              and t.state in ("pending", "accepted") and reaches_beyond(t, j.now)]

    def goes_on(tenure):
        """Whether an accepted tenure that began before is continued by a new one."""
        seat = register.seats.one(id=tenure.seat)
        if not seat or seat.definition["appoints"] != "body" or tenure.state == "pending" or tenure.start >= j.now:
            return False
        over = tenure.term_end is not None and tenure.term_end <= j.now and "holdover" not in seat.definition
        return not over and not register.left(tenure, j.now)

    going_on = [goes_on(tenure) for tenure in moving]
    held = {t.seat for t, going in zip(moving, going_on) if going and not t.alternate}
    for tenure, going in zip(moving, going_on):
        seat = register.seats.one(id=tenure.seat)
        if not seat or seat.definition["appoints"] != "body":
            register.end_tenure(tenure, tenure.start if tenure.state == "pending" else j.now, j.id)
        elif tenure.state == "pending" or tenure.start >= j.now:
            tenure.organization = new
        else:
            kept = {name: getattr(tenure, name) for name in ("end", "term_end", "mandate", "ended_by")}
            register.end_tenure(tenure, j.now, j.id)
            if going and tenure.seat not in renewed and not (tenure.alternate and tenure.seat in held):
                renewed.add(tenure.seat)
                register.tenures.add(seat=tenure.seat, appointment=j.id, entry=j.n, person=person, organization=new,
                                     alternate=tenure.alternate, state="accepted", start=j.now, **kept)


# 8.4 Seats and offices

def seat_designated(j):
    register, data = j.register, j.data
    seat, alternate = j.seat(data["seat"]), "alternate" in data
    require(seat["appoints"] == "organization", "E-SEAT-NOT-DESIGNATED")
    require(not alternate or "alternate" in seat, "E-SEAT-WITHOUT-ALTERNATE")
    j.principal_of(seat["organization"])
    j.in_standing(seat["organization"])
    person = j.person(data["person"])
    require(person.organization == seat["organization"], "E-PERSON-OF-ANOTHER")
    time = j.effective()
    for tenure in register.tenures.of(seat=data["seat"]):
        if tenure.alternate == alternate and tenure.state == "pending":
            register.end_tenure(tenure, tenure.start, j.id)
    tenure = register.tenures.add(seat=data["seat"], appointment=j.id, entry=j.n, person=person.id,
                                  organization=person.organization, alternate=alternate, state="pending", start=time,
                                  end=None, term_end=None, mandate=None, ended_by=None)
    if person.id == j.by:
        _accept(j, tenure, seat)


def seat_recalled(j):
    register, data = j.register, j.data
    seat = j.seat(data["seat"])
    require(seat["appoints"] == "organization", "E-SEAT-NOT-DESIGNATED")
    j.principal_of(seat["organization"])
    time = j.effective()
    own = [t for t in register.tenures.of(seat=data["seat"])
           if t.person == data["person"] and t.alternate == ("alternate" in data)
           and (t.state == "pending" or t.state == "accepted" and reaches_beyond(t, time))]
    require(own, "E-NOTHING-TO-RECALL")
    for tenure in own:
        j.saw(tenure.entry)
    for tenure in own:
        register.end_tenure(tenure, tenure.start if tenure.state == "pending" else time, j.id)


def _accept(j, tenure, seat):
    register = j.register
    stored = register.seats.one(id=tenure.seat)
    start = max(j.now, tenure.start)
    if not tenure.alternate:
        j.within_cap(seat, tenure.organization, start)
    end = earliest(register.membership_end(tenure.organization, j.now), stored.end if stored else None, tenure.mandate)
    tenure.state, tenure.start, tenure.end = "accepted", start, None if end is None else max(start, end)
    if "term_months" in seat and tenure.mandate is None:
        tenure.term_end = plus_months(start, seat["term_months"])
    for other in register.tenures.of(seat=tenure.seat):
        if other is not tenure and other.state == "accepted" and other.alternate == tenure.alternate:
            register.end_tenure(other, start, tenure.appointment)


def _appointed(j, tenures):
    """The tenure of the appointment that the author accepts."""
    found = [t for t in tenures if t.appointment == j.data["appointment"]]
    require(found, "E-APPOINTMENT-UNKNOWN")
    pending = [t for t in found if t.state == "pending"]
    require(pending, "E-APPOINTMENT-SETTLED")
    own = [t for t in pending if t.person == j.by]
    require(own, "E-APPOINTMENT-OF-ANOTHER")
    j.saw(own[0].entry)
    return own[0]


def seat_accepted(j):
    seat = j.seat(j.data["seat"])
    tenure = _appointed(j, j.register.tenures.of(seat=j.data["seat"]))
    j.in_standing(tenure.organization)
    require(tenure.mandate is None or j.now < tenure.mandate, "E-MANDATE-OVER")
    _accept(j, tenure, seat)


def seat_resigned(j):
    seat, time = j.seat(j.data["seat"]), j.effective()
    own = [t for t in j.register.tenures.of(seat=j.data["seat"])
           if t.person == j.by and t.state == "accepted" and contains(t, j.now) and reaches_beyond(t, time)]
    if not own:
        raise Refused("E-NOTHING-TO-RESIGN" if j.register.holds(j.by, seat, j.now) else "E-SEAT-NOT-HOLDER")
    j.register.end_tenures(own, time, j.id)


def _office(j):
    office = j.register.office(j.data["office"], j.now)
    require(office, "E-OFFICE-UNKNOWN")
    return office


def office_accepted(j):
    register, office = j.register, _office(j)
    tenure = _appointed(j, register.office_tenures.of(office=office.id))
    require(tenure.mandate is None or j.now < tenure.mandate, "E-MANDATE-OVER")
    person = j.person(j.by)
    tenure.state, tenure.start = "accepted", max(j.now, tenure.start)
    end = earliest(register.membership_end(person.organization, j.now), office.end, tenure.mandate)
    tenure.end = None if end is None else max(tenure.start, end)
    for other in register.office_tenures.of(office=office.id):
        if other is not tenure and other.state == "accepted":
            register.end_tenure(other, tenure.start, tenure.appointment)


def office_resigned(j):
    office, time = _office(j), j.effective()
    own = [t for t in j.register.office_tenures.of(office=office.id)
           if t.person == j.by and t.state == "accepted" and contains(t, j.now) and reaches_beyond(t, time)]
    require(own, "E-NOTHING-TO-RESIGN")
    j.register.end_tenures(own, time, j.id)
