"""A small ledger with bodies below bodies, delegations, delays and rules of unequal strictness, and vectors of it: which acts about bodies, rules
and powers are void, and what is refused for want of a power (FORMAT.md, 8.5, 8.6, 9.2, 9.3, 9.6).
"""

import copy
import functools

from forge import DAY, a_charter
from gavelcheck.values import canonical, digest, parse, time_of, time_text
from vectors_base import Bench, text_of
from vectors_trails import vector

WORDS = b"We meet in public.\n"
OPERATIVE = text_of(WORDS)
NO_EVENT = "0" * 64
LONG, SHORT = 600, 60  # the windows of polls under rules with a least window and without
UNTIL = "2027-01-01T00:00:00Z"
LATER = "2026-02-01T00:00:00Z"  # when the rule `later` and what was delegated under it begin
PLAIN = {"discussion": 0, "id": "plain", "lapse": 300 * DAY, "least_window": 0, "longest_window": 30 * DAY, "mover": "member", "open_within": 0,
         "opener": "proposer", "quorum": {"base": "seats", "fraction": "0/1", "strictly": False}, "seconds": 0,
         "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}], "title": "Plain"}
HALF = {"base": "seats", "fraction": "1/2", "strictly": False}
BOTH = [{"body": "members", "rule": "plain"}, {"body": "board", "rule": "plain"}]
# Of the class nothing is asked but that there are such seats.
CLASSED = {"least_window": LONG, "thresholds": [*PLAIN["thresholds"], {"base": "cast", "class": "a", "fraction": "0/1", "strictly": False}]}


def rule(name, **changes):
    return {**PLAIN, "id": name, "title": name.capitalize(), **changes}


def seat(name, body, organization, **changes):
    return {"appoints": "organization", "body": body, "id": name, "organization": organization, "title": name.upper(), "voting": True, "weight": 1,
            **changes}


def body(name, parent, **changes):
    return {"id": name, "kind": "committee", "parent": parent, "rule": "plain", "title": name.capitalize(), **changes}


def delegation(name, *acts, **changes):
    """Of the members to the board; an act is a name, or the pair of it and its scope."""
    pairs = [act if isinstance(act, tuple) else (act, None) for act in acts]
    return {"acts": [{"act": act, **({"scope": scope} if scope else {})} for act, scope in pairs], "from": "members", "id": name, "rule": "brisk",
            "title": name.capitalize(), "to": "board", "until": UNTIL, **changes}


def the_charter():
    """Nobody has the power over member.affiliate, two bodies have that over member.suspend, and the board has one seat of class a."""
    charter = a_charter(PLAIN, [], organizations=3)
    charter["rules"] = [PLAIN, rule("brisk", **CLASSED), rule("careful", quorum=HALF, again=True), rule("firm", quorum=HALF, **CLASSED)]
    charter["bodies"] = [charter["bodies"][0], body("board", "members", kind="board", rule="brisk"), body("team", "members"), body("crew", "team")]
    charter["seats"] = [seat("s1", "board", "o1", **{"class": "a"}), seat("s2", "board", "o2"), seat("s3", "board", "o3"), seat("t1", "team", "o3"),
                        seat("c1", "crew", "o3")]
    charter["founders"][2]["class"] = "b"
    ways = {"power.change": ("members", "firm"), "rule.change": ("members", "firm"), "charter.amend": ("members", "firm"),
            "roster.end": ("members", "careful"), "risk.accept": ("board", "brisk"), "objective.adopt": ("board", "brisk"),
            "objective.drop": ("board", "plain")}
    powers = {power["act"]: {"act": power["act"]} for power in charter["powers"] if power["act"] != "member.affiliate"}
    for act, power in powers.items():
        place, way = ways.get(act, ("members", "plain"))
        power["requires"] = [{"body": place, "rule": way}]
    powers["member.expel"]["reserved"] = True
    powers["member.suspend"]["requires"] = BOTH
    powers["decision.countermand"]["scope"] = {"body": "members"}
    plainly = {"requires": [{"body": "members", "rule": "plain"}]}
    delay = {"class": "b", "objections": 2, "span": DAY}
    charter["powers"] = [*powers.values(), {"act": "policy.adopt", "delay": delay, "scope": {"policy": "slow"}, **plainly},
                         {"act": "policy.amend", "delay": delay, "scope": {"policy": "slow"}, **plainly},
                         {"act": "policy.adopt", "delay": {**delay, "span": 2 * DAY}, "scope": {"policy": "slower"}, **plainly},
                         {"act": "rule.change", "scope": {"rule": "later"}, **plainly}]
    charter["delegations"] = [
        delegation("fast", "policy.adopt", "policy.amend", countermand={"waits": True, "within": DAY}),
        delegation("other", "policy.repeal"), delegation("over", "policy.supersede", until="2026-01-05T09:30:00Z")]
    return charter


# What a body does

def poll(f, motion, within="members", window=SHORT, voters=(1,), by="p1"):
    """A poll in which these vote yes, closed at its end."""
    seal = f.open(by, motion, within, window)
    for n in voters:
        f.vote(f"p{n}", seal, f"members.o{n}" if within == "members" else f"s{n}", "yes", wait=10)
    f.now = f.register.polls.one(seal=seal).closes
    f.close(by, seal, 0)
    return motion


def carry(f, *acts, within="members", firmly=False, **more):
    """The id of a motion with these acts, carried; an act is its name and members. `firmly` under the rule `firm`."""
    texts = [OPERATIVE] if any({"text", "mandate"} & members.keys() for _, members in acts) else []
    motion = f.propose("p1", within, [{"act": name, **members} for name, members in acts], texts)
    return poll(f, motion, within, LONG if firmly or within == "board" else SHORT, (1, 2) if firmly else (1,), **more)


def decided(f, window=SHORT, more=0):
    """When a motion that is moved next will be decided, or some seconds later."""
    return time_text(f.now + 120 + window + more)


def adopt(name, **more):
    return "policy.adopt", {"policy": name, "text": digest(WORDS), "title": name.capitalize(), **more}


def change_power(act, place, way, **more):
    return "power.change", {"power": {"act": act, "requires": [{"body": place, "rule": way}]}, **more}


def delegate(*acts, **changes):
    return "power.delegate", {"delegation": delegation("new", *acts, **changes)}


@functools.cache
def _ledger():
    """Among others: a decision under a delegation and a policy to which can be objected, both of the last day."""
    f = Bench(the_charter())
    f.document(WORDS)
    f.add("seat.designated", "p1", person="p1", seat="s1")
    f.later = carry(f, ("rule.change", {"effective": LATER, "rule": rule("later")}))
    f.made = carry(f, adopt("minutes"), ("power.delegate", {"effective": LATER, "delegation": delegation(
        "later", "policy.repeal", rule="later", to="team")}))
    f.unpolled = f.propose("p1", "members", [{"act": "roster.end", "roster": "people"}])
    f.polled = f.propose("p1", "members", [{"act": "roster.end", "roster": "people"}])
    poll(f, f.polled, voters=())
    carry(f, change_power("roster.end", "members", "plain"), firmly=True)
    f.main = f.propose("p1", "members", title="To be tabled")
    f.tabling = carry(f, ("motion.table", {"motion": f.main}))
    f.delegated = carry(f, adopt("quick"), within="board")
    f.late = f.now + DAY
    f.slow = carry(f, adopt("slow"))
    f.slow_end = f.now + DAY
    assert not any(f.codes), f.codes
    assert [f.register.motions.one(id=motion).state for motion in (f.polled, f.tabling, f.delegated, f.slow)] == ["no_quorum"] + ["carried"] * 3
    return f


def ledger():
    return copy.deepcopy(_ledger())


BASES = {"refusals-powers": ledger}


# Vectors: a function changes the ledger, or makes another one

def own(name, cause, f, *codes, base="refusals-powers"):
    """The last entry is the one at fault, where a code is told."""
    first = parse(f.lines[0], "entry")
    return vector(name, cause, f.export(), *((len(f.lines) - 1, code) for code in codes), base=base, genesis=digest(canonical(first["event"])),
                  verdict="invalid" if codes else "valid")


def refused(name, cause, code, change, made=ledger, base="refusals-powers"):
    f = made()
    change(f)
    assert f.codes[-1] == [code] and not any(f.codes[:-1]), (name, f.codes)
    return own("refused-" + name, cause, f, code, base=base)


def allowed(name, cause, change, made=ledger, base="refusals-powers"):
    """What is just not refused, by one second or one condition."""
    f = made()
    change(f)
    assert not any(f.codes), (name, f.codes)
    assert all(effect.code is None for effect in f.register.effects if effect.entry == len(f.lines) - 1), name
    return own("refused-not-" + name, cause, f, base=base)


def void(name, cause, code, change, made=ledger, base="refusals-powers"):
    """One act of the motion that carries last is void with this code, and every other one is done."""
    f = made()
    change(f)
    assert not any(f.codes), (name, f.codes)
    told = [effect.code for effect in f.register.effects if effect.entry == len(f.lines) - 1 and effect.code]
    assert told == [code], (name, told)
    return own("void-" + name, cause, f, base=base)


def carrying(*acts, **more):
    return lambda f: carry(f, *[act(f) if callable(act) else act for act in acts], **more)


def moving(*acts, within="members"):
    """The entry that moves these acts."""
    def change(f):
        told = [act(f) if callable(act) else act for act in acts]
        texts = [OPERATIVE] if any("text" in members for _, members in told) else []
        f.propose("p1", within, [{"act": name, **members} for name, members in told], texts)
    return change


# Bodies

def chartered(*seats, effective=None, **changes):
    told = {"body": {**body("new", "members"), **changes}, "mandate": digest(WORDS), "seats": list(seats)}
    return "body.charter", {**told, **({"effective": effective} if effective else {})}


def amended(name, parent, **changes):
    return "body.amend", {"body": body(name, parent, **changes)}


def board(parent="members", **changes):
    return amended("board", parent, **{"kind": "board", "rule": "brisk", **changes})


def dissolved(name):
    return "body.dissolve", {"body": name}


def bodies():
    new = seat("n1", "new", "o1")
    yield void("body-without-seats", "A committee is chartered without a seat.", "E-BODY-WITHOUT-SEATS", carrying(chartered()))
    yield void("body-without-voting-seats", "A committee is chartered with a seat that does not vote.", "E-BODY-WITHOUT-SEATS",
               carrying(chartered({**new, "voting": False})))
    yield allowed("body-with-a-seat", "A committee is chartered with one voting seat.", carrying(chartered(new)))
    yield void("body-without-seats-first",
               "A committee is chartered without a seat and under a rule that there is not: the seats are asked for first.",
               "E-BODY-WITHOUT-SEATS", carrying(chartered(rule="none")))
    yield void("body-rule", "A committee is chartered under a rule that there is not.", "E-RULE-UNKNOWN", carrying(chartered(new, rule="none")))
    yield void("body-kind", "A board is made a committee.", "E-BODY-KIND-FIXED", carrying(board(kind="committee")))
    yield void("body-kind-first", "A board is made a committee under a rule that there is not: the kind is asked for first.", "E-BODY-KIND-FIXED",
               carrying(board(kind="committee", rule="none")))
    yield void("body-circle", "A body is put below one that is below it.", "E-BODY-CIRCLE", carrying(amended("team", "crew")))
    yield void("body-below-itself", "A body is put below itself.", "E-BODY-CIRCLE", carrying(amended("team", "team")))
    yield void("body-below-itself-unruled", "A body is put below itself, under a rule that there is not: the rule is asked for first.",
               "E-RULE-UNKNOWN", carrying(amended("team", "team", rule="none")))
    yield allowed("body-beside", "A body is put below another one.", carrying(amended("crew", "board")))
    yield void("body-rule-later", "A body is put under a rule that begins later.", "E-RULE-UNKNOWN",
               carrying(amended("crew", "team", rule="later")))
    yield void("body-children", "A body is dissolved that another one is below.", "E-BODY-HAS-CHILDREN", carrying(dissolved("team")))
    yield allowed("body-dissolved", "A body is dissolved after the one that was below it, by one motion.",
                  carrying(dissolved("crew"), dissolved("team")))
    yield void("body-rescinded-children", "A body to come is rescinded that another one to come is below.", "E-BODY-HAS-CHILDREN", with_children)
    yield void("body-orphans-power", "A body is dissolved that a power requires.", "E-POWER-ORPHANED", carrying(dissolved("board")))
    yield void("body-orphans-power-first", "A body is dissolved that powers require and others are below: the powers are asked for first.",
               "E-POWER-ORPHANED", carrying(dissolved("members")))
    yield void("body-children-later", "A body is dissolved that another one is to be below.", "E-BODY-HAS-CHILDREN", lambda f: (
        carry(f, chartered(new, effective=LATER, parent="crew")), carry(f, dissolved("crew"))))
    yield void("body-too-deep", "Bodies are chartered one below another: 64 are above the last but one, and 65 above the last.", "E-BODY-CIRCLE",
               carrying(*chain(63)))
    yield void("body-not-covered", "A body that a power requires is put below another one under a laxer rule than the power's.",
               "E-POWER-NOT-COVERED", carrying(board(parent="team")))


def with_children(f):
    first = carry(f, chartered(seat("n1", "new", "o1"), effective=LATER))
    carry(f, chartered(seat("m1", "newer", "o1"), effective=LATER, id="newer", parent="new"))
    carry(f, ("decision.rescind", {"motion": first}))


def chain(length):
    """Bodies below `crew`, above which are two, each below the one before."""
    names = ["crew", *(f"d{n}" for n in range(1, length + 1))]
    return [chartered(seat("e" + name, name, "o1"), id=name, parent=above) for above, name in zip(names, names[1:])]


def ended(name, **more):
    return "seat.end", {"seat": name, **more}


def seats():
    ends = [ended(name) for name in ("s3", "s2", "s1")]
    yield void("seat-of-class", "The last seat of a class is ended that the rule of a power asks for.", "E-THRESHOLD-UNREACHABLE",
               carrying(ended("s1")))
    yield allowed("seat-of-class", "All seats are ended but the one of a class that the rule of a power asks for.", carrying(*ends[:2]))
    yield void("seat-orphans-power", "The last seat is ended of a body that a power requires.", "E-POWER-ORPHANED", carrying(*ends))
    yield void("seat-last", "The only seat is ended of a body that no power requires.", "E-CHARTER-BROKEN", carrying(ended("c1")))
    create = ("seat.create", {"effective": LATER, "seat": seat("c2", "crew", "o3")})
    early = time_text(time_of(LATER) - 1)
    yield void("seat-last-early", "The only seat of a body is ended a second before another one begins.", "E-CHARTER-BROKEN",
               carrying(create, ended("c1", effective=early)))
    yield allowed("seat-last-early", "The only seat of a body is ended in the second in which another one begins.",
                  carrying(create, ended("c1", effective=LATER)))


# Rules and powers (9.6), and what stands in their way (8.5, 8.6)

def changed_rule(name, **changes):
    return "rule.change", {"rule": rule(name, **changes)}


def with_class(name):
    """Of class b there is no seat."""
    return changed_rule(name, least_window=LONG, thresholds=[*CLASSED["thresholds"], {**CLASSED["thresholds"][1], "class": "b"}])


def affiliating(f):
    return "member.affiliate", {"group": "g", "organization": "o1"}


def rules():
    more_than_all = [{"base": "cast", "fraction": "1/1", "strictly": True}]
    yield void("rule-unreachable", "A rule is made that asks for more than all.", "E-THRESHOLD-UNREACHABLE",
               carrying(changed_rule("new", thresholds=more_than_all), firmly=True))
    yield allowed("rule-of-all", "A rule is made that asks for all.", carrying(
        changed_rule("new", thresholds=[{**more_than_all[0], "strictly": False}]), firmly=True))
    yield void("rule-unreachable-quorum", "A rule is made whose quorum is more than all.", "E-THRESHOLD-UNREACHABLE", carrying(
        changed_rule("new", quorum={"base": "seats", "fraction": "1/1", "strictly": True}), firmly=True))
    yield void("rule-unreachable-class", "The rule of a power asks for a class that no seat of its body has.", "E-THRESHOLD-UNREACHABLE",
               carrying(with_class("brisk"), firmly=True))
    yield void("power-unreachable-class", "A power is put under a rule that asks for a class that no seat of its body has.",
               "E-THRESHOLD-UNREACHABLE", carrying(with_class("new"), change_power("risk.accept", "board", "new"), firmly=True))
    yield allowed("rule-class", "A rule that nobody is under asks for a class that no seat has.", carrying(with_class("new"), firmly=True))
    yield void("rule-lax", "A rule becomes stricter than the one under which it can be changed, by a second.", "E-CHARTER-BROKEN",
               carrying(changed_rule("brisk", **{**CLASSED, "least_window": LONG + 1}), firmly=True))
    yield allowed("rule-as-strict", "A rule becomes as strict as the one under which it can be changed.",
                  carrying(changed_rule("brisk", quorum=HALF, **CLASSED), firmly=True))
    yield void("power-rule", "A power is put under a rule that there is not.", "E-RULE-UNKNOWN",
               carrying(change_power("roster.grant", "members", "none"), firmly=True))
    yield void("power-rule-later", "A power is changed that is to be under a rule that begins later.", "E-RULE-UNKNOWN", lambda f: (
        carry(f, change_power("roster.grant", "members", "later", effective=LATER), firmly=True),
        carry(f, change_power("roster.grant", "members", "firm"), firmly=True)))
    yield refused("power-missing", "A motion with an act that nobody has the power over.", "E-POWER-MISSING", moving(affiliating))
    yield refused("power-missing-body", "A motion with an act that nobody has the power over, in a body that has none over its other act: the power "
                  "is asked for first.", "E-POWER-MISSING", moving(adopt("new"), affiliating, within="crew"))
    yield refused("power-changed", "A second poll on a motion whose powers have changed since the first.", "E-POWER-CHANGED",
                  lambda f: f.open("p1", f.polled, "members", SHORT))
    yield refused("power-changed-demand", "A demand of a second poll on a motion whose powers have changed since the first.", "E-POWER-CHANGED",
                  lambda f: demand(f, f.polled))
    yield allowed("power-changed-back", "A second poll on a motion whose powers have changed since the first, and changed back.", changed_back)
    yield allowed("power-changed", "A first poll on a motion whose powers have changed since it was moved.",
                  lambda f: f.open("p1", f.unpolled, "members", SHORT))
    yield allowed("power-changed-demand", "A demand of a first poll on a motion whose powers have changed since it was moved.",
                  lambda f: demand(f, f.unpolled))
    yield refused("power-changed-body", "A demand of a poll in a body that the motion's power required when another one voted, and now does not.",
                  "E-POWER-CHANGED", lambda f: half_polled(f, BOTH[:1]))
    yield allowed("power-changed-order", "A demand of a poll on a motion whose power requires the same bodies as when one voted, in another order.",
                  lambda f: half_polled(f, BOTH[::-1]))


def half_polled(f, requires):
    """Both bodies are to vote on a motion; one has when its power changes."""
    motion = poll(f, f.propose("p1", "members", [{"act": "member.suspend", "organization": "o3"}]))
    carry(f, ("power.change", {"power": {"act": "member.suspend", "requires": requires}}), firmly=True)
    demand(f, motion, "board", "s1")


def changed_back(f):
    carry(f, change_power("roster.end", "members", "careful"), firmly=True)
    f.open("p1", f.polled, "members", SHORT)


def demand(f, motion, within="members", seat="members.o1"):
    f.add("poll.demanded", "p1", body=within, motion=motion, seat=seat, version=1)


def vectors():
    for group in (bodies, seats, rules):
        yield from group()
