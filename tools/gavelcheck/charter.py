"""Section 6: the charter's strictness (6.1) and mistakes (6.2)."""

from .crypto import vetted
from .policies import Policy
from .values import unbase64

_BASES = ["cast", "present", "active", "holders", "seats"]


def witness_keys(witnesses):
    """The 32 bytes of each key of the witnesses of a charter, which may have none."""
    return {key.key for key in Policy(witnesses["policy"].encode()).witnesses.values()} if witnesses else set()


def same_policy(witnesses, other):
    return witnesses["policy"] == other["policy"]


def ratio(text):
    top, bottom = text.split("/")
    return int(top), int(bottom)


def compare(left, right):
    """The sign of the difference of two fractions."""
    (a, b), (c, d) = ratio(left), ratio(right)
    return (a * d > c * b) - (a * d < c * b)


def _asks_nothing(share):
    return ratio(share["fraction"])[0] == 0 and not share["strictly"]


def share_as_strict(share, other):
    width, other_width = _BASES.index(share["base"]), _BASES.index(other["base"])
    sign = compare(share["fraction"], other["fraction"])
    if ((width == other_width or width > other_width and not _asks_nothing(share))
            and (sign > 0 or sign == 0 and (share["strictly"] or not other["strictly"]))):
        return True
    return _asks_nothing(other) and width <= other_width


def _threshold_as_strict(threshold, other):
    if threshold.get("class") != other.get("class"):
        return False
    if "waived_if_empty" in threshold and "waived_if_empty" not in other:
        return False
    if "unless_notice" in threshold and not ("unless_notice" in other
                                             and threshold["unless_notice"] >= other["unless_notice"]):
        return False
    return share_as_strict(threshold, other)


def _veto_as_strict(veto, other):
    return (veto.get("class") in (None, other.get("class")) and veto["noes"] <= other["noes"]
            and ("with_reason" not in veto or "with_reason" in other))


def rule_as_strict(rule, other):
    """Whether the rule is at least as strict as the other (6.1)."""
    if not share_as_strict(rule["quorum"], other["quorum"]):
        return False
    if rule["quorum"]["base"] == "active" and any(
            rule["activity"].get(by, 0) < other.get("activity", {}).get(by, 0) for by in ("meetings", "polls")):
        return False
    if "quorum_without_abstentions" in other and "quorum_without_abstentions" not in rule:
        return False
    if "quorum_at" in rule and rule["quorum_at"] != other.get("quorum_at"):
        return False
    if not all(any(_threshold_as_strict(mine, its) for mine in rule["thresholds"]) for its in other["thresholds"]):
        return False
    if not all(any(_veto_as_strict(mine, its) for mine in rule.get("vetoes", [])) for its in other.get("vetoes", [])):
        return False
    for name in ("seconds", "discussion", "dissent_within", "contest_within", "least_window", "least_present", "least_yes", "late_quorum"):
        missing = 1 if name == "least_yes" else 0
        if rule.get(name, missing) < other.get(name, missing):
            return False
    if rule.get("hearing", {}).get("notice", 0) < other.get("hearing", {}).get("notice", 0):
        return False
    early = rule.get("closes_when_decided")
    if early is not None and not ("closes_when_decided" in other and other["closes_when_decided"] <= early):
        return False
    if any(rule.get(name) != other.get(name) for name in ("organization_cap", "group_cap",
                                                             "chair_votes_if_decisive", "formalities", "recusal")):
        return False
    if "proxies" in rule and rule["proxies"] != other.get("proxies"):
        return False
    if "in_time" in other and "in_time" not in rule:
        return False
    return not any(name in rule and name not in other for name in ("casting_vote", "again", "closes_when_all_voted"))


def meetings_loosen_roll_calls(meetings, other):
    mine, its = meetings.get("roll_call_disputes"), (other or {}).get("roll_call_disputes")
    return mine is not None and (its is None or mine > its)


def meetings_as_strict(meetings, other):
    return (meetings["notice"] >= other["notice"] and share_as_strict(meetings["quorum"], other["quorum"])
            and not meetings_loosen_roll_calls(meetings, other))


def more_than_all(share):
    """Whether a share is of more than 1/1, that is, strictly 1/1."""
    return share["strictly"] and compare(share["fraction"], "1/1") == 0


def scope_key(scope):
    return tuple(sorted((scope or {}).items()))


def voting_seats(body, seats):
    return [seat for seat in seats if seat["body"] == body["id"] and seat["voting"]]


def has_class(body, seats, classes, wanted):
    """Whether the body has a voting seat of a class; an assembly, where its classes or the charter's name it."""
    if body["kind"] == "assembly":
        return wanted in body.get("classes", classes)
    return any(seat.get("class") == wanted for seat in voting_seats(body, seats))


def power_over(powers, act, scope):
    """The power over an act in a scope: with exactly this scope, else without (7.2)."""
    for wanted in (scope_key(scope), ()):
        for power in powers:
            if power["act"] == act and scope_key(power.get("scope")) == wanted:
                return power
    return None


def above(bodies, identifier):
    """The body and those above it, as ids (at most 64)."""
    result, parents = [], {body["id"]: body.get("parent") for body in bodies}
    while identifier is not None and identifier in parents and identifier not in result and len(result) < 64:
        result.append(identifier)
        identifier = parents[identifier]
    return result


REMOVING = ("member.expel", "member.suspend", "seat.vacate")
NOT_DELEGATED = {"rule.change", "power.change", "charter.amend", "power.delegate", "delegation.end",
                 "decision.countermand", "decision.void", "decision.rescind", "decision.reconsider", "ruling.overturn", "ledger_key.replace"}


def allowed(limit, voting):
    """How many seats a limit of a cap allows, of so many voting seats."""
    if "seats" in limit:
        return limit["seats"]
    top, bottom = ratio(limit["share"])
    return max(1, top * voting // bottom)


def structural_mistakes(bodies, seats, rules, powers, classes, chaired, formalities=(), mandates=False, witnessed=False):
    """The structural mistakes (6.2), each as what tells it apart from others.

    Bodies, seats and powers are lists of definitions, rules a map by id, classes a list of ids; chaired are the ids of
    the bodies that an office chairs, formalities the ids of those that there are, mandates whether they are granted, and
    witnessed whether the charter names witnesses.
    """
    found = set()
    by_id = {body["id"]: body for body in bodies}
    uses = {(body["id"], body["rule"]) for body in bodies}
    uses |= {(need["body"], need["rule"]) for power in powers for need in power["requires"]}
    for body in bodies:
        _mistakes_of_body(body, seats, rules, powers, found)
    removing = [rules[need["rule"]] for power in powers if power["act"] in REMOVING for need in power["requires"]
                if "hearing" in rules.get(need["rule"], {})]
    for identifier, rule in rules.items():
        _mistakes_of_rule(identifier, rule, found)
        for name in rule.get("formalities", {}).get("ids", []):
            if name not in formalities:
                found.add(("formality", identifier, name))
        if "in_time" in rule and not witnessed:
            found.add(("in_time", identifier))
        if "hearing" in rule and not any(other["id"] == identifier or rule_as_strict(rule, other) for other in removing):
            found.add(("hearing", identifier))
        users = [by_id[body] for body, used in uses if used == identifier and body in by_id]
        for body in users:
            _mistakes_of_use(identifier, rule, body, seats, classes, chaired, found)
        if "quorum_at" in rule and users and not any("meetings" in body for body in users):
            found.add(("quorum_at", identifier))
        change = power_over(powers, "rule.change", {"rule": identifier})
        if change and not any(need["rule"] in rules and rule_as_strict(rules[need["rule"]], rule)
                              for need in change["requires"]):
            found.add(("rule.change lax", identifier))
    for power in powers:
        _mistakes_of_power(power, bodies, by_id, rules, powers, found)
        if power["act"] == "mandate.grant" and not mandates:
            found.add(("mandates", scope_key(power.get("scope"))))
        if power["act"] == "ruling.overturn":
            _mistakes_of_appeals(power, rules, found)
    for act in ("rule.change", "power.change", "charter.amend", "member.admit"):
        if not any(power["act"] == act and "scope" not in power for power in powers):
            found.add(("no power", act))
    return found


DUE_ACTS = {"vacate": "seat.vacate", "suspend": "member.suspend", "reclassify": "member.reclassify"}


def _mistakes_of_appeals(power, rules, found):
    own = scope_key(power.get("scope"))
    if len(power["requires"]) > 1:
        found.add(("appeals by several", own))
    for need in power["requires"]:
        rule = rules.get(need["rule"])
        if rule is None:
            continue
        exactly = [{"base": "cast", "fraction": "1/2", "strictly": True}]
        thresholds = [{k: v for k, v in t.items() if k != "waived_if_empty"} for t in rule["thresholds"]]
        if (thresholds != exactly or rule["seconds"] > 1
                or any(name in rule for name in ("vetoes", "least_yes", "casting_vote"))):
            found.add(("appeals not by a majority", own, need["body"]))


def _mistakes_of_body(body, seats, rules, powers, found):
    name, own = body["id"], [seat for seat in seats if seat["body"] == body["id"]]
    voting = [seat for seat in own if seat["voting"]]
    if body["kind"] == "assembly":
        if body.get("classes") == []:
            found.add(("no voting seat", name))
    elif not voting:
        found.add(("no voting seat", name))
    meetings = body.get("meetings")
    if meetings:
        if more_than_all(meetings["quorum"]):
            found.add(("meetings' quorum", name))
        if body["kind"] != "assembly" and meetings.get("calling_seats", 0) > len(voting):
            found.add(("calling seats", name))
    cap = body.get("seat_cap", {})
    if ("group" in cap and "organization" in cap
            and allowed(cap["group"], len(voting)) <= allowed(cap["organization"], len(voting))):
        found.add(("seat cap", name))
    terms = body.get("participation")
    if terms:
        if "meetings" in terms and not meetings:
            found.add(("participation without meetings", name))
        for rule in terms.get("rules", []):
            if rule not in rules:
                found.add(("participation's rule", name, rule))
        if not power_over(powers, DUE_ACTS[terms["then"]], {"body": name} if terms["then"] == "vacate" else None):
            found.add(("participation without power", name))
    if "rulings" in body and not power_over(powers, "ruling.overturn", {"body": name}):
        found.add(("rulings without appeal", name))
    if any(seat["appoints"] == "body" for seat in own) and not power_over(powers, "seat.fill", {"body": name}):
        found.add(("no power over seat.fill", name))
    if (body["kind"] != "assembly" and voting
            and all(s["appoints"] == "body" and "term_months" in s and "holdover" not in s for s in voting)):
        fill = power_over(powers, "seat.fill", {"body": name})
        if fill and any(need["body"] == name for need in fill["requires"]):
            found.add(("body would run out", name))


def _mistakes_of_rule(identifier, rule, found):
    if more_than_all(rule["quorum"]):
        found.add(("quorum", identifier))
    for place, threshold in enumerate(rule["thresholds"]):
        if more_than_all(threshold):
            found.add(("threshold", identifier, place))
        if threshold.get("unless_notice", rule["discussion"] + 1) <= rule["discussion"]:
            found.add(("unless_notice", identifier, place))
    if all("unless_notice" in threshold for threshold in rule["thresholds"]):
        found.add(("all unless_notice", identifier))
    if rule.get("closes_when_decided", -1) >= rule["longest_window"]:
        found.add(("closes_when_decided", identifier))
    if "late_quorum" in rule and _asks_nothing(rule["quorum"]):
        found.add(("late_quorum", identifier))
    if rule.get("proxies", {}).get("cap") == 0:
        found.add(("proxies", identifier))
    if "group_cap" in rule and rule["group_cap"] <= rule.get("organization_cap", 0):
        found.add(("group_cap", identifier))


def _mistakes_of_use(identifier, rule, body, seats, classes, chaired, found):
    name, voting = body["id"], voting_seats(body, seats)
    computed = body["kind"] == "assembly"
    if not computed:
        own = [seat for seat in seats if seat["body"] == name]
        one_less = rule["mover"] == "seat" and all(seat["voting"] for seat in own)
        if rule["seconds"] > len(voting) - one_less:
            found.add(("seconds", identifier, name))
    for place, threshold in enumerate(rule["thresholds"]):
        if ("class" in threshold and "waived_if_empty" not in threshold
                and not has_class(body, seats, classes, threshold["class"])):
            found.add(("class", identifier, place, name))
    if "chair_votes_if_decisive" in rule and name not in chaired:
        found.add(("chair", identifier, name))
    weight = sum(seat["weight"] for seat in voting)
    for which in ("least_present", "least_yes"):
        if not computed and rule.get(which, 0) > weight:
            found.add(("weight", identifier, which, name))
    for place, veto in enumerate(rule.get("vetoes", [])):
        of_class = [seat for seat in voting if veto.get("class") in (None, seat.get("class"))]
        if ("class" in veto and not has_class(body, seats, classes, veto["class"])
                or not computed and veto["noes"] > sum(seat["weight"] for seat in of_class)):
            found.add(("veto", identifier, place, name))


def _mistakes_of_power(power, bodies, by_id, rules, powers, found):
    own = (power["act"], scope_key(power.get("scope")))
    change = power_over(powers, "power.change", {"act": power["act"]})
    for need in power["requires"]:
        if need["body"] not in by_id:
            found.add(("power's body", *own, need["body"]))
        if need["rule"] not in rules:
            found.add(("power's rule", *own, need["body"]))
        if change is None or need["body"] not in by_id or need["rule"] not in rules:
            continue
        if not any(other["body"] in above(bodies, need["body"]) and other["rule"] in rules
                   and rule_as_strict(rules[other["rule"]], rules[need["rule"]]) for other in change["requires"]):
            found.add(("power.change lax", *own, need["body"]))


def _appointed_beyond_cap(charter, body, seats, principals, mistake):
    cap = body.get("seat_cap")
    if not cap:
        return
    voting = voting_seats(body, charter["seats"])
    groups = {founder["id"]: founder.get("group") for founder in charter["founders"]}
    held = [principals[each["person"]] for each in charter["appointments"]
            if each["person"] in principals and seats.get(each["post"]) in voting]
    for name, group in groups.items():
        kin = [other for other in groups if other == name or group is not None and groups[other] == group]
        for kind, members in (("organization", [name]), ("group", kin)):
            mistake(kind in cap and sum(each in members for each in held) > allowed(cap[kind], len(voting)),
                    "appointments beyond the cap")


def mistakes(charter):
    """What makes a charter found nothing (6.2), in words."""
    found = []

    def mistake(condition, what):
        if condition:
            found.append(what)

    def twice(values):
        values = list(values)
        return len(set(values)) != len(values)

    bodies = {body["id"]: body for body in charter["bodies"]}
    seats = {seat["id"]: seat for seat in charter["seats"]}
    offices = {office["id"]: office for office in charter["offices"]}
    classes = [each["id"] for each in charter["classes"]]
    founders = {founder["id"] for founder in charter["founders"]}
    principals = {founder["principal"]: founder["id"] for founder in charter["founders"]}
    rules = {rule["id"]: rule for rule in charter["rules"]}
    for kind in ("classes", "founders", "bodies", "seats", "offices", "rules"):
        mistake(twice(each["id"] for each in charter[kind]), f"an id twice among {kind}")
    mistake(seats.keys() & offices.keys(), "an office with the id of a seat")
    mistake(twice((power["act"], scope_key(power.get("scope"))) for power in charter["powers"]),
            "two powers of one act and scope")
    mistake(not founders, "no founder")
    for founder in charter["founders"]:
        mistake(founder["class"] not in classes, "a founder's class")
        mistake(not vetted(unbase64(founder["key"])), "a founder's key that is not vetted")
        for body in charter["bodies"]:
            mistake(body["kind"] == "assembly" and len(body["id"]) + 1 + len(founder["id"]) > 64, "a seat's name")
    mistake(twice(founder["principal"] for founder in charter["founders"]), "a principal of two founders")
    mistake(twice(founder["key"] for founder in charter["founders"]), "a key of two founders")
    mistake(twice(each["post"] for each in charter["appointments"]), "two appointments to one post")
    for each in charter["appointments"]:
        seat = seats.get(each["post"])
        mistake(each["person"] not in principals, "an appointment of nobody's principal")
        mistake(seat is None and each["post"] not in offices, "an appointment to no post")
        mistake(seat and seat["appoints"] == "ex_officio", "an appointment to a seat ex officio")
        mistake(seat and seat["appoints"] == "organization" and seat["organization"] != principals.get(each["person"]),
                "an appointment to another organization's seat")
    keys = {unbase64(founder["key"]) for founder in charter["founders"]}
    mistake(keys & witness_keys(charter.get("witnesses")), "a witness with a founder's key")
    mistake(not bodies, "no body")
    chaired = {office["body"] for office in charter["offices"] if "body" in office}
    with_secretary = any(office["duty"] == "secretary" for office in charter["offices"])
    for name, body in bodies.items():
        mistake(body["kind"] == "assembly" and "." in name, "an assembly with a dot in its id")
        mistake(body["rule"] not in rules or body.get("parent", name) not in bodies
                or not set(body.get("classes", [])) <= set(classes), "a body's rule, parent or class")
        chain, seen = body.get("parent"), set()
        while chain in bodies and chain not in seen and chain != name:
            seen.add(chain)
            chain = bodies[chain].get("parent")
        mistake(chain == name, "a body above itself")
        mistake("rulings" in body and name not in chaired, "rulings that no office chairs")
        mistake(body.get("participation", {}).get("class") not in [None, *classes], "a participation's class")
        if "meetings" in body:
            mistake(name not in chaired, "meetings that no office chairs")
            mistake(("secretary" in body["meetings"]["called_by"] or "roll_call_disputes" in body["meetings"])
                    and not with_secretary, "meetings without a secretary")
    for name, seat in seats.items():
        mistake(seat["body"] not in bodies or bodies[seat["body"]]["kind"] == "assembly", "a seat's body")
        mistake("." in name, "a seat with a dot in its id")
        mistake(seat.get("organization") is not None and seat["organization"] not in founders, "a seat's organization")
        mistake(seat.get("office") is not None and seat["office"] not in offices, "a seat's office")
    for power in charter["powers"]:
        mistake(power.get("delay", {}).get("class", None) not in [None, *classes], "a delay's class")
    for each in charter.get("delegations", []):
        mistake(each["from"] not in bodies or each["to"] not in bodies or each["rule"] not in rules,
                "a delegation's body or rule")
        for act in each["acts"]:
            power = power_over(charter["powers"], act["act"], act.get("scope"))
            mistake(act["act"] in NOT_DELEGATED or power is None or "reserved" in power
                    or each["from"] not in [need["body"] for need in power["requires"]], "a delegation's act")
        mistake("countermand" in each
                and not power_over(charter["powers"], "decision.countermand", {"body": each["from"]}),
                "a delegation that nobody can countermand")
    for each in charter.get("formalities", []):
        mistake(each.get("office") is not None and each["office"] not in offices, "a formality's office")
    for body in charter["bodies"]:
        _appointed_beyond_cap(charter, body, seats, principals, mistake)
    for office in charter["offices"]:
        mistake(office.get("body") is not None and office["body"] not in bodies, "an office's body")
        for step in office["line"]:
            mistake(step.get("person") is not None and step["person"] not in principals
                    or step.get("seat") is not None and step["seat"] not in seats, "an office's line")
    structural = structural_mistakes(charter["bodies"], charter["seats"], rules, charter["powers"], classes, chaired,
                                     [each["id"] for each in charter.get("formalities", [])],
                                     "mandate_longest" in charter["parameters"], "witnesses" in charter)
    return found + [" ".join(map(str, each)) for each in sorted(structural, key=str)]
