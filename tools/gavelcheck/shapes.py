"""The forms of 1.2 and the shapes of entries, charters, events and acts (2, 5, 6, 8, 9).

A form is a function that raises Malformed where a value is not of it.
"""

import base64
import re

from .crypto import is_origin
from .notes import Checkpoint
from .policies import Policy
from .values import Broken, LARGEST_INTEGER, Malformed, time_of, unbase64


def _check(condition, what):
    if not condition:
        raise Malformed(what)


def _pattern(expression, most=10**9):
    compiled = re.compile(expression)

    def form(value):
        _check(isinstance(value, str) and len(value.encode()) <= most and compiled.fullmatch(value), f"not {expression}")
    return form


def integer(least=0, most=LARGEST_INTEGER):
    def form(value):
        _check(isinstance(value, int) and not isinstance(value, bool) and least <= value <= most,
               f"not an integer of {least} to {most}")
    return form


def word(*words):
    def form(value):
        _check(isinstance(value, str) and value in words, f"none of {', '.join(words)}")
    return form


def flag(value):
    _check(value is True, "not true")


def boolean(value):
    _check(isinstance(value, bool), "not a boolean")


def string(value):
    _check(isinstance(value, str), "not a string")


def bytes_of(count):
    def form(value):
        string(value)
        _check(len(unbase64(value)) == count, f"not {count} bytes")
    return form


def array(item, least=0, most=10**9):
    def form(value):
        _check(isinstance(value, list) and least <= len(value) <= most, "not an array of so many items")
        for each in value:
            item(each)
    return form


def object_of(condition=None, **fields):
    """An object of these members; a name with an underscore at its end may be absent."""
    members = {name.rstrip("_"): (form, name.endswith("_")) for name, form in fields.items()}
    required = {name for name, (_, optional) in members.items() if not optional}

    def form(value):
        _check(isinstance(value, dict), "not an object")
        _check(required <= value.keys() <= members.keys(), f"members {sorted(value)} instead of {sorted(members)}")
        for name, each in value.items():
            members[name][0](each)
        if condition:
            _check(condition(value), "members that exclude or demand each other")
    return form


def time(value):
    string(value)
    time_of(value)


def title(value):
    _check(isinstance(value, str) and 1 <= len(value.encode()) <= 300, "not a title")


def fraction(value):
    _check(isinstance(value, str) and re.fullmatch(r"(0|[1-9][0-9]*)/[1-9][0-9]*", value), "not a fraction")
    top, bottom = map(int, value.split("/"))
    _check(top <= bottom <= 1_000_000 and _gcd(top, bottom) == 1, "not a fraction in lowest terms")


def _gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def origin(value):
    _check(isinstance(value, str) and is_origin(value), "not an origin")


_ID = r"[a-z0-9]([.-]?[a-z0-9])*"
identifier = _pattern(_ID, 64)
short_identifier = _pattern(_ID, 48)
undotted = _pattern(r"[a-z0-9](-?[a-z0-9])*", 64)
handle = _pattern(r"[A-Za-z0-9][A-Za-z0-9._-]*", 64)
digest = event = _pattern(r"[0-9a-f]{64}")
key = root = bytes_of(32)


def application(value):
    string(value)
    _check(re.fullmatch(r"ssh:[A-Za-z0-9._@:/-]{0,60}", value), "nothing that a security key signs for")


def fingerprint(value):
    string(value)
    _check(value.startswith("SHA256:"), "not a fingerprint")
    _check(len(unbase64(value[7:] + "=")) == 32, "not a fingerprint")


def _prefixed(*kinds):
    def form(value):
        string(value)
        kind, colon, rest = value.partition(":")
        _check(colon and kind in kinds, "not of " + ", ".join(kinds))
        (event if kind == "motion" else identifier)(rest)
    return form


owner = _prefixed("body", "organization", "person")
subject = _prefixed("organization", "policy", "body", "motion")


def access(value):
    if value != "public":
        _prefixed("body")(value)


SPAN = 316_224_000
seconds = integer(0, SPAN)
some_seconds = integer(1, SPAN)
head = object_of(root=root, size=integer())
text = object_of(lambda it: ("sha256" in it) != ("salted" in it), access=access, lang=_pattern(r"[a-z0-9-]{2,35}"),
                 media=_pattern(r"[a-z0-9.+-]+/[a-z0-9.+-]+", 100), role=word("operative", "annex", "translation"),
                 salted_=digest, sha256_=digest, size=integer(0, 16_777_216))

# Section 6

ACTS_IN_ORDER = """member.admit member.suspend member.reinstate member.expel member.reclassify member.affiliate member.disaffiliate key.recover ledger_key.replace seat.fill seat.vacate
seat.create seat.end body.charter body.amend body.dissolve office.appoint mandate.grant policy.adopt policy.amend policy.supersede
policy.repeal decision.rescind decision.reconsider decision.countermand decision.void decision.ratify ruling.overturn poll.settle rule.change
power.change power.delegate delegation.end charter.amend minutes.approve minutes.correct old_decisions.adopt
roster.grant roster.end motion.amend motion.refer motion.report motion.postpone motion.table motion.take motion.divide
motion.consent document.redact document.publish objective.adopt objective.amend objective.drop risk.assign
risk.mitigate risk.accept risk.close initiative.start initiative.commit initiative.renew initiative.end""".split()
act_name = word(*ACTS_IN_ORDER)
_one_member = lambda it: len(it) == 1
scope = object_of(_one_member, act_=act_name, body_=identifier, policy_=identifier, rule_=identifier)


def _distinct(items):
    return all(item not in items[:place] for place, item in enumerate(items))


parameters = object_of(
    lambda it: 3 * int(it["founders_share"].split("/")[0]) >= 2 * int(it["founders_share"].split("/")[1]),
    accept_within=some_seconds, entries_per_day=integer(1, 10_000_000), founders_share=fraction,
    key_delay=integer(0, 31_622_400), key_recovery_=integer(2, 100), mandate_longest_=integer(1, 31_622_400))
_quorum = object_of(base=word("seats", "holders"), fraction=fraction, strictly=boolean)
meetings = object_of(
    lambda it: _distinct(it["called_by"]) and (it["called_by"] or "calling_seats" in it),
    called_by=array(word("chair", "secretary")), calling_seats_=integer(1, 4_096), notice=seconds, quorum=_quorum,
    roll_call_disputes_=integer(86_400, 31_622_400))


def _ascending(items):
    return items == sorted(set(items), key=str.encode)


def _some_share(value):
    fraction(value)
    _check(not value.startswith("0/"), "a share of nothing")


_limit = object_of(_one_member, seats_=integer(1, 4_096), share_=_some_share)
_seat_cap = object_of(
    lambda it: ("within" in it) == (it["on_breach"] == "leaves") and ("group" in it or "organization" in it),
    group_=_limit, on_breach=word("leaves", "stays"), organization_=_limit, within_=seconds)
_participation = object_of(
    lambda it: ("class" in it) == (it["then"] == "reclassify") and ("meetings" in it or "polls" in it)
    and ("rules" not in it or "polls" in it and _ascending(it["rules"])),
    class_=identifier, meetings_=integer(1, 1_000), polls_=integer(1, 1_000), rules_=array(identifier, 1),
    then=word("vacate", "suspend", "reclassify"))
formality = object_of(
    lambda it: ("office" in it) == (it["attested_by"] == "office") and ("revocable" not in it or "office" in it),
    attested_by=word("member", "office"), document_=digest, id=identifier, office_=identifier,
    per=word("organization", "person"), revocable_=flag, title=title, valid_months_=integer(1, 1_200))


def _no_id_twice(items):
    names = [item["id"] for item in items]
    _check(len(set(names)) == len(names), "an id twice")


def formalities(least):
    def form(value):
        array(formality, least, 64)(value)
        _no_id_twice(value)
    return form


def _body_condition(it):
    assembly = it["kind"] == "assembly"
    return (("classes" not in it or assembly) and not ("seat_cap" in it and assembly)
            and not (assembly and it.get("participation", {}).get("then") == "vacate"))


body = object_of(
    _body_condition, participation_=_participation, rulings_=object_of(appeal_within=some_seconds), seat_cap_=_seat_cap,
    classes_=array(identifier), id=short_identifier,
    kind=word("board", "committee", "working_group", "assembly"), meetings_=meetings, parent_=identifier,
    rule=identifier, title=title)


def _seat_condition(it):
    appoints = it["appoints"]
    return (("office" in it) == (appoints == "ex_officio") and ("organization" in it) == (appoints == "organization")
            and not ("alternate" in it and appoints == "ex_officio"))


seat = object_of(
    _seat_condition, alternate_=flag, appoints=word("body", "organization", "ex_officio"), body=identifier,
    class_=identifier, holdover_=flag, id=identifier, office_=identifier, organization_=identifier,
    term_months_=integer(1, 1_200), title=title, voting=boolean, weight=integer(1, 1_000_000))
office = object_of(
    lambda it: ("body" in it) == (it["duty"] == "chair"), body_=identifier, duty=word("chair", "secretary"),
    id=identifier, line=array(object_of(_one_member, person_=identifier, seat_=identifier), 0, 64), title=title)
_threshold = object_of(
    base=word("cast", "present", "seats", "holders"), class_=identifier, fraction=fraction, strictly=boolean,
    unless_notice_=integer(1, 316_224_000), waived_if_empty_=flag)
_INTERESTS = ["body", "motion", "organization", "policy"]


def _rule_condition(it):
    has = it.__contains__
    whole = any(t["fraction"] == "1/1" and t["base"] in ("seats", "holders") and not t.keys() & {"class", "unless_notice"}
                for t in it["thresholds"])
    excluded = ("casting_vote", "formalities", "late_quorum", "organization_cap", "group_cap", "quorum_at", "recusal")
    return (has("activity") == (it["quorum"]["base"] == "active")
            and it["lapse"] > it["discussion"] + it["open_within"] + it.get("hearing", {}).get("notice", 0)
            and not (has("late_quorum") and (has("organization_cap") or has("group_cap")))
            and it["least_window"] <= it["longest_window"]
            and has("opening_seats") == (it["opener"] == "seats")
            and not (has("quorum_at") and any(map(has, ("quorum_without_abstentions", "late_quorum", "organization_cap", "group_cap"))))
            and not (has("written_consent") and not (has("closes_when_all_voted") and whole))
            and not (has("contest_within") and any(map(has, ("written_consent", "late_quorum", "quorum_at"))))
            and not (has("contest_within") and not has("final_ballots")
                     and (has("closes_when_all_voted") or has("closes_when_decided")))
            and not (has("in_time") and (has("written_consent") or has("late_quorum")))
            and not (has("written_consent") and any(map(has, excluded))))


def witness_policy(value):
    """6, `witnesses`: a policy of 4.6 without logs, with a quorum."""
    _check(isinstance(value, str) and len(value.encode()) <= 4_096, "a policy of more than 4,096 bytes")
    try:
        policy = Policy(value.encode())
    except Broken as error:
        raise Malformed(str(error)) from error
    _check(not policy.logs and policy.quorum != "none", "a policy with a log or without a quorum")


def _signed_checkpoint(value):
    """head.cosigned: a signed note as it is written."""
    string(value)
    try:
        Checkpoint(value.encode())
    except Broken as error:
        raise Malformed(str(error)) from error


witnesses = object_of(policy=witness_policy, within_=some_seconds)
rule = object_of(
    _rule_condition, activity_=object_of(bool, meetings_=integer(1, 1_000), polls_=integer(1, 1_000)), again_=flag,
    casting_vote_=flag, chair_votes_if_decisive_=flag, closes_when_all_voted_=flag, closes_when_decided_=seconds,
    contest_within_=some_seconds,
    discussion=seconds, dissent_within_=some_seconds, final_ballots_=flag,
    formalities_=object_of(lambda it: _ascending(it["ids"]), from_base_=flag, from_quorum_=flag,
                           ids=array(identifier, 1, 64)),
    group_cap_=integer(1, 1_000_000), hearing_=object_of(notice=some_seconds), id=identifier, in_time_=word("cosigned"),
    lapse=integer(1, SPAN),
    late_quorum_=some_seconds, least_present_=integer(1, 1_000_000), least_window=seconds,
    least_yes_=integer(1, 1_000_000), longest_window=some_seconds, mover=word("seat", "member"), open_within=seconds,
    opener=word("chair", "proposer", "seats"), opening_seats_=integer(1, 4_096), organization_cap_=integer(1, 1_000_000),
    proxies_=object_of(cap=integer(0, 4_096), carriers=word("seat", "member"), for_quorum_=flag),
    quorum=object_of(base=word("seats", "holders", "active"), fraction=fraction, strictly=boolean),
    quorum_at_=word("opening", "closing"), quorum_without_abstentions_=flag, reconsider_within_=some_seconds,
    record_date_=some_seconds,
    recusal_=object_of(lambda it: it and it.get("interests", []) == [i for i in _INTERESTS if i in it.get("interests", [])],
                       from_base_=flag, from_quorum_=flag, interests_=array(word(*_INTERESTS), 1, 4),
                       own_organization_=flag),
    seconds=integer(0, 4_096), thresholds=array(_threshold, 1, 16), title=title,
    vetoes_=array(object_of(class_=identifier, noes=integer(1, 1_000_000), with_reason_=flag), 1, 16),
    written_consent_=flag)
_DELAYED = ("policy.adopt", "policy.amend", "policy.supersede", "policy.repeal")
power = object_of(
    lambda it: _distinct([r["body"] for r in it["requires"]])
    and not ("delay" in it and (it["act"] not in _DELAYED or "retroactive" in it)),
    act=act_name, delay_=object_of(class_=identifier, objections=integer(1, 4_096), span=some_seconds),
    requires=array(object_of(body=identifier, rule=identifier), 1, 8), reserved_=flag, retroactive_=flag, scope_=scope)


def _charter_delegations(value):
    array(lambda each: delegation(each), 1)(value)
    _no_id_twice(value)


charter = object_of(
    delegations_=_charter_delegations, formalities_=formalities(1),
    appointments=array(object_of(person=identifier, post=identifier)), bodies=array(body),
    classes=array(object_of(id=identifier, title=title)), format=word("gavel-charter-v1"),
    founders=array(object_of(**{"class": identifier}, group_=identifier, id=identifier, key=key, principal=identifier, title=title)),
    offices=array(office), parameters=parameters, powers=array(power), rules=array(rule), seats=array(seat),
    text_=digest, title=title, witnesses_=witnesses)

# Section 9

_version = integer(1, 9_999)
_target = object_of(direction=word("at_least", "at_most"), unit=title, value=integer())
delegation = object_of(
    lambda it: _distinct(it["acts"]) and it["to"] != it["from"],
    acts=array(object_of(act=act_name, scope_=scope), 1, 64),
    countermand_=object_of(waits_=flag, within=some_seconds), **{"from": identifier}, id=identifier, rule=identifier,
    title=title, to=identifier, until=time)
_ACT_FIELDS = {
    "member.admit": dict({"class": identifier}, key=key, organization=identifier, principal=identifier, title=title),
    "member.suspend": dict(organization=identifier),
    "member.reinstate": dict(organization=identifier),
    "member.expel": dict(organization=identifier),
    "member.reclassify": dict({"class": identifier}, organization=identifier),
    "member.affiliate": dict(group=identifier, organization=identifier),
    "member.disaffiliate": dict(organization=identifier),
    "ledger_key.replace": dict(key=string, sig=bytes_of(64)),
    "key.recover": dict(offer=digest, organization=identifier, person=identifier),
    "seat.fill": dict(alternate_=flag, organization_=identifier, person=identifier, seat=identifier),
    "seat.vacate": dict(seat=identifier),
    "seat.create": dict(seat=seat),
    "seat.end": dict(seat=identifier),
    "body.charter": dict(condition=lambda it: all(s["body"] == it["body"]["id"] for s in it["seats"]), body=body,
                         mandate=digest, seats=array(seat)),
    "body.amend": dict(body=body, mandate_=digest),
    "body.dissolve": dict(body=identifier),
    "office.appoint": dict(office=identifier, person=identifier),
    "mandate.grant": dict(person=identifier, post=identifier, text=digest, until=time),
    "policy.adopt": dict(policy=identifier, review_by_=time, sunset_=time, text=digest, title=title),
    "policy.amend": dict(policy=identifier, review_by_=time, sunset_=time, text=digest, title_=title),
    "policy.supersede": dict(condition=lambda it: it["by"] != it["policy"], by=identifier, policy=identifier,
                             review_by_=time, sunset_=time),
    "policy.repeal": dict(policy=identifier),
    "decision.rescind": dict(motion=event),
    "decision.reconsider": dict(motion=event),
    "decision.countermand": dict(motion=event),
    "decision.void": dict(motion=event, text=digest),
    "decision.ratify": dict(event=event),
    "ruling.overturn": dict(ruling=event),
    "poll.settle": dict(admitted=lambda value: _ballots_let_count(value), poll=event),
    "rule.change": dict(rule=rule),
    "power.change": dict(power=power),
    "power.delegate": dict(delegation=delegation),
    "delegation.end": dict(delegation=identifier),
    "charter.amend": dict(formalities_=formalities(0), parameters_=parameters, text=digest, witnesses_=witnesses),
    "minutes.approve": dict(meeting=event, text=digest),
    "minutes.correct": dict(corrects=digest, meeting=event, text=digest),
    "old_decisions.adopt": dict(body=identifier, state=digest),
    "roster.grant": dict(body=identifier, roster=identifier, title=title),
    "roster.end": dict(roster=identifier),
    "motion.amend": dict(base=array(digest), motion=event, version=integer(1, 9_998),
                         result=object_of(acts=lambda value: acts(value), texts=array(text), title=title)),
    "motion.refer": dict(condition=lambda it: ("decides" in it) != ("report_by" in it), body=identifier, decides_=flag,
                         motion=event, report_by_=time),
    "motion.report": dict(motion=event, recommends=word("adopt", "amend", "reject", "none")),
    "motion.postpone": dict(motion=event, until=time),
    "motion.table": dict(motion=event),
    "motion.take": dict(motion=event),
    "motion.divide": dict(motion=event, version=_version, parts=array(
        object_of(lambda it: it["acts"] == sorted(set(it["acts"])) and _distinct(it["texts"]),
                  acts=array(integer(0, 63)), texts=array(digest), title=title), 2, 16)),
    "motion.consent": dict(items=array(object_of(motion=event, version=_version), 1, 64),
                           condition=lambda it: _distinct([i["motion"] for i in it["items"]])),
    "document.redact": dict(document=digest),
    "document.publish": dict(document=digest),
    "objective.adopt": dict(body=identifier, deadline=time, measure=title, objective=identifier, owner=owner,
                            target_=_target, text_=digest, title=title),
    "objective.amend": dict(deadline_=time, measure_=title, objective=identifier, owner_=owner, target_=_target,
                            text_=digest, title_=title),
    "objective.drop": dict(objective=identifier),
    "risk.assign": dict(owner=owner, risk=event),
    "risk.mitigate": dict(owner_=owner, review_by=time, risk=event, text_=digest),
    "risk.accept": dict(owner_=owner, review_by=time, risk=event, text_=digest),
    "risk.close": dict(risk=event, text_=digest),
    "initiative.start": dict(body=identifier, initiative=identifier, text_=digest, title=title),
    "initiative.commit": dict(commitment=identifier, initiative=identifier, key_=key, partner=identifier, renew_by=time,
                              signatory=identifier, text=digest, title=title),
    "initiative.renew": dict(commitment=identifier, initiative=identifier, renew_by=time, text_=digest),
    "initiative.end": dict(commitment_=identifier, initiative=identifier),
}
_ACTS = {name: object_of(act=word(name), effective_=time, **fields) for name, fields in _ACT_FIELDS.items()}


def act(value):
    _check(isinstance(value, dict) and isinstance(value.get("act"), str) and value["act"] in _ACTS, "no act")
    _ACTS[value["act"]](value)


acts = array(act, 0, 64)

# Section 8

_turn = integer(1, 1_000_000)
_motion = dict(acts=acts, texts=array(text), title=title)
_choice = word("yes", "no", "abstain")
_place = object_of(group=identifier, handle=handle, role=identifier)
_count = integer()
EVENT_DATA = {
    "ledger.founded": object_of(
        charter=digest,
        epoch=object_of(events=array(object_of(type=string, v=integer())), hash=string, signatures=array(string),
                        tree=string),
        key=string, predecessor_=object_of(lost_=head, origin=origin, root=root, size=integer()), rehearsal_=flag),
    "charter.accepted": object_of(genesis=event, key=key, organization=identifier),
    "key.offered": object_of(application_=application, key=key, name_=digest, organization_=identifier, person=identifier),
    "key.vouched": object_of(offer=event),
    "key.rotated": object_of(offer=event),
    "key.cancelled": object_of(key=fingerprint),
    "key.revoked": object_of(key=fingerprint, reason_=digest, since_=integer()),
    "key.confirmed": object_of(offer=digest),
    "key.committed": object_of(next=fingerprint),
    "key.succeeded": object_of(application_=application, key=key, since_=integer()),
    "principal.handed": object_of(organization=identifier, person=identifier),
    "member.accepted": object_of(admission=event, key=key, organization=identifier),
    "member.withdrawn": object_of(effective_=time, organization=identifier),
    "organization.affiliated": object_of(effective_=time, group=identifier, organization=identifier),
    "organization.disaffiliated": object_of(effective_=time, organization=identifier),
    "affiliation.confirmed": object_of(affiliation=event, organization=identifier),
    "person.moved": object_of(organization=identifier),
    "person.confirmed": object_of(move=event, person=identifier),
    "seat.designated": object_of(alternate_=flag, effective_=time, person=identifier, seat=identifier),
    "seat.recalled": object_of(alternate_=flag, effective_=time, person=identifier, seat=identifier),
    "seat.accepted": object_of(appointment=event, seat=identifier),
    "seat.resigned": object_of(effective_=time, seat=identifier),
    "office.accepted": object_of(appointment=event, office=identifier),
    "office.resigned": object_of(effective_=time, office=identifier),
    "motion.proposed": object_of(body=identifier, ground_=object_of(inactivity=identifier), **_motion),
    "motion.revised": object_of(motion=event, version=integer(2, 9_999), **_motion),
    "motion.seconded": object_of(motion=event, seat=identifier, version=_version),
    "motion.withdrawn": object_of(motion=event),
    "motion.pulled": object_of(agenda=event, motion=event, seat=identifier),
    "poll.demanded": object_of(body=identifier, motion=event, seat=identifier, version=_version),
    "poll.opened": object_of(body=identifier, closes=time, electorate=digest, motion=event, rule=digest,
                             texts=array(digest), version=_version),
    "ballot.cast": object_of(lambda it: not ("alternate" in it and "proxy" in it), alternate_=flag, choice=_choice,
                             poll=event, proxy_=event, reason_=digest, seat=identifier, turn=_turn),
    "poll.closed": object_of(
        held_=object_of(ballots=integer(), counted=word("carried", "failed", "no_quorum", "tied"),
                        others=array(word("carried", "failed", "no_quorum", "tied")), too_many_=flag),
        witnessed_=object_of(head_=integer(1), late=integer(), size=integer()),
        ballots=object_of(counted=_count, left_out=_count, root=digest),
        outcome=word("carried", "failed", "no_quorum", "tied", "contested"), poll=event,
        presence_=object_of(at=word("opening", "closing"), meeting=event, present=_count, signed=_count),
        roll_call_=object_of(absent=_count, arrived=_count, counted=_count, disputed=_count, overridden=_count,
                             roll_call=event),
        totals=object_of(abstain=_count, active_=_count, by_alternates_=_count, by_proxies_=_count, eligible=_count,
                         holders=_count, ineligible_=_count, left_out_=_count, no=_count, recused=_count, recused_late_=_count, yes=_count)),
    "poll.tie_broken": object_of(choice=word("yes", "no"), poll=event),
    "meeting.called": object_of(agenda=array(object_of(motion_=event, title=title), 0, 256), body=identifier,
                                papers=array(text), seat_=identifier, starts=time, title=title),
    "meeting.demanded": object_of(meeting=event, seat=identifier),
    "meeting.notice_waived": object_of(meeting=event, seat=identifier),
    "meeting.opened": object_of(meeting=event),
    "meeting.arrived": object_of(meeting=event, seat_=identifier),
    "meeting.departed": object_of(meeting=event, seat_=identifier),
    "meeting.attended": object_of(meeting=event, present=array(
        object_of(lambda it: ("person" in it) != ("seat" in it), name_=digest, person_=handle, seat_=identifier),
        0, 4_096)),
    "meeting.adjourned": object_of(meeting=event),
    "dissent.stated": object_of(poll=event, seat=identifier, text=text),
    "chair.ruled": object_of(lambda it: "out_of_order" not in it or "motion" in it, body=identifier, meeting_=event,
                             motion_=event, out_of_order_=flag, question=title, text=text),
    "ruling.withdrawn": object_of(ruling=event),
    "hearing.called": object_of(at=time, motion=event, text_=text),
    "hearing.answered": object_of(lambda it: ("organization" in it) != ("seat" in it), motion=event,
                                  organization_=identifier, seat_=identifier, text=text),
    "hearing.waived": object_of(lambda it: ("organization" in it) != ("seat" in it), motion=event,
                                organization_=identifier, seat_=identifier),
    "roll_call.recorded": object_of(choices=array(object_of(choice=_choice, seat=identifier), 1), corrects_=event,
                                    meeting=event, poll=event),
    "roll_call.confirmed": object_of(roll_call=event),
    "roll_call.disputed": object_of(reason_=digest, roll_call=event, seat=identifier),
    "old_decisions.attested": object_of(lambda it: it["part"] <= it["parts"], batch=digest, body=identifier,
                                        count=integer(1, 4_096), part=integer(1), parts=integer(1, 1_000_000),
                                        source=digest),
    "roster.attested": object_of(
        as_of=time, closed=array(identifier), joined=array(_place), left=array(_place),
        opened=array(object_of(group=identifier, kind_=identifier, parent_=identifier, title=title)),
        roster=identifier, source=digest),
    "decision.objected": object_of(motion=event, organization=identifier, reason=digest),
    "objective.reported": object_of(as_of=time, objective=identifier, reached_=boolean, text_=text, value_=integer()),
    "risk.identified": object_of(body=identifier, text_=text, title=title),
    "risk.owned": object_of(owner=owner, risk=event),
    "risk.reviewed": object_of(review_by=time, risk=event, text_=text),
    "interest.declared": object_of(bool, about_=subject, text_=digest),
    "interest.amended": object_of(lambda it: len(it) > 1, about_=subject, interest=event, text_=digest),
    "interest.ended": object_of(interest=event),
    "seat.recused": object_of(lambda it: ("motion" in it) != ("poll" in it), interest_=event, motion_=event, poll_=event,
                              reason_=digest, seat=identifier),
    "proxy.granted": object_of(lambda it: len(it.keys() & {"meeting", "motion", "poll"}) <= 1, expires_=time,
                               meeting_=event, motion_=event, person=identifier, poll_=event, seat=identifier),
    "proxy.revoked": object_of(proxy=event),
    "commitment.signed": object_of(commitment=identifier, initiative=identifier, key_=key, version=_version),
    "commitment.attested": object_of(commitment=identifier, initiative=identifier, source=digest, version=_version),
    "formality.met": object_of(lambda it: ("organization" in it) != ("person" in it), document_=digest,
                               formality=identifier, organization_=identifier, person_=identifier, until_=time),
    "formality.lapsed": object_of(met=event, reason_=digest),
    "registrar.handed": object_of(key=string, sig=bytes_of(64)),
    "head.cosigned": object_of(checkpoint=_signed_checkpoint),
    "ballot.held": object_of(ballot=lambda value: _handed_ballot(value), seat=identifier),
}
KINDS = list(EVENT_DATA)  # in the order of 8.16
RESERVED = {"motion.postponed", "motion.referred", "motion.tabled",
            "epoch.raised"}
EVENT = object_of(at=time, by=identifier, data=lambda value: _check(isinstance(value, dict), "data is no object"),
                  ledger=string, seen=head, type=string, until=time, v=integer())
ENTRY = object_of(event=EVENT, key=fingerprint, recorded=time, sig=string)
_HANDED = object_of(event=EVENT, key=fingerprint, sig=lambda value: _signature(value))


def _signature(value):
    string(value)
    try:
        length = len(base64.b64decode(value, validate=True))
    except ValueError as error:
        raise Malformed("a signature that is not base64") from error
    _check(length in (64, 69) and base64.b64encode(base64.b64decode(value)).decode() == value, "no signature")


def _ballots_let_count(value):
    """poll.settle, `admitted`: ascending, each once."""
    array(event)(value)
    _check(all(one < next_one for one, next_one in zip(value, value[1:])), "ballots in another order")


def _handed_ballot(value):
    """ballot.held, `ballot`: an event of the type ballot.cast with key and signature."""
    _HANDED(value)
    _check(value["event"]["type"] == "ballot.cast" and value["event"]["v"] == 1, "no ballot")
    EVENT_DATA["ballot.cast"](value["event"]["data"])
_voice = object_of(choice=_choice, known_=identifier, voter=title)
OLD_DECISIONS = object_of(
    decisions=array(object_of(decided_=time, name=title, outcome_=title, row=integer(1, 1_000_000_000), title_=title,
                              voices=array(_voice)), 1, 4_096),
    format=word("gavel-old-decisions-v1"))
