"""Vectors of delegations, policies, delays and objections: what is refused of them, and which acts about them are void (FORMAT.md, 8.5, 8.9, 9.4 to
9.6). Their ledger is that of vectors_refusals_powers.
"""

from forge import DAY
from gavelcheck.values import canonical, digest, time_of, time_text
from vectors_refusals_powers import (BASES, LATER, OPERATIVE, SHORT, UNTIL, WORDS, adopt, affiliating, allowed, carry, carrying, change_power,
                                     decided, delegate, demand, moving, refused, the_charter, void)
from vectors_trails import founded_on, vector

__all__ = ["BASES", "vectors"]


# Delegations

def delegations():
    yield refused("delegation-unknown", "A motion to end a delegation that nobody made.", "E-DELEGATION-UNKNOWN",
                  moving(("delegation.end", {"delegation": "none"})))
    yield void("delegation-ended", "A delegation is ended that is over.", "E-DELEGATION-OVER", carrying(("delegation.end", {"delegation": "over"})))
    yield void("delegation-ended-late", "A delegation is ended in the second in which it is over.", "E-DELEGATION-OVER", carrying(end_fast(UNTIL)))
    yield allowed("delegation-ended-late", "A delegation is ended a second before it is over.", carrying(end_fast(time_text(time_of(UNTIL) - 1))))
    yield void("delegation-ended-twice", "A delegation is ended twice by one motion.", "E-DELEGATION-OVER",
               carrying(*[("delegation.end", {"delegation": "fast"})] * 2))
    yield void("delegation-over", "An act is delegated until the second of the closing.", "E-DELEGATION-OVER",
               carrying(lambda f: delegate("roster.grant", until=decided(f))))
    yield allowed("delegation-over", "An act is delegated until a second after the closing.",
                  carrying(lambda f: delegate("roster.grant", until=decided(f, more=1))))
    charter = the_charter()
    charter["delegations"][2]["until"] = "2026-01-05T09:01:00Z"
    yield vector("refused-founded-delegation-over", "The charter delegates until the second of the founding.", founded_on(canonical(charter)),
                 found=True, base="refusals-powers", genesis=None)
    yield void("delegation-of-rules", "The power over rules is delegated.", "E-POWER-RESERVED", carrying(delegate("rule.change")))
    yield void("delegation-of-reserved", "An act is delegated whose power is reserved.", "E-POWER-RESERVED", carrying(delegate("member.expel")))
    yield void("delegation-of-missing", "An act is delegated that nobody has the power over.", "E-POWER-MISSING",
               carrying(delegate("member.affiliate")))
    yield void("delegation-first-missing", "Delegated is first an act that nobody has the power over, then one that cannot be.", "E-POWER-MISSING",
               carrying(delegate("member.affiliate", "rule.change")))
    yield void("delegation-unreachable", "The power over rules is delegated, under a rule that asks for a class that no seat of the body has: the "
               "rule is asked for first.", "E-THRESHOLD-UNREACHABLE", carrying(delegate("rule.change", to="team")))
    yield void("delegation-rule", "An act is delegated under a rule that there is not.", "E-RULE-UNKNOWN",
               carrying(delegate("roster.grant", rule="none")))
    below = {"from": "board", "rule": "plain", "to": "team"}
    yield void("delegation-no-countermand", "An act is delegated, to be countermanded by a body that has no power to do so.", "E-POWER-MISSING",
               carrying(delegate("objective.drop", countermand={"within": DAY}, **below)))
    yield allowed("delegation-no-countermand", "An act is delegated, to be countermanded by nobody.",
                  carrying(delegate("objective.drop", **below)))
    yield void("delegation-not-covered", "An act is delegated by a motion that carried under a laxer rule than its power's.", "E-POWER-NOT-COVERED",
               carrying(delegate("risk.accept", **{"from": "board", "rule": "plain", "to": "team"})))
    yield refused("delegation-rule-gone", "A motion under a delegation whose rule was rescinded before it began.", "E-RULE-UNKNOWN", rule_gone)
    yield allowed("delegation-rule-gone", "A motion under a delegation in the second in which its rule begins.", lambda f: by_delegate(f))
    repeal = ("policy.repeal", {"policy": "minutes"})
    yield refused("delegations-mixed", "A motion whose acts are delegated by two delegations.", "E-MOTION-MIXED-DELEGATIONS",
                  moving(adopt("new"), repeal, within="board"))
    yield refused("delegations-mixed-own", "A motion with a delegated act and one of the body's own.", "E-MOTION-MIXED-DELEGATIONS",
                  moving(adopt("new"), objective, within="board"))
    yield allowed("delegations-last", "A motion with acts of two delegations, both of which were delegated later together.", lambda f: (
        carry(f, delegate("policy.adopt", "policy.repeal")), moving(adopt("new"), repeal, within="board")(f)))
    yield refused("delegations-narrower", "A motion with two acts of a kind, of which one was delegated later alone.", "E-MOTION-MIXED-DELEGATIONS",
                  lambda f: (carry(f, delegate(("policy.adopt", {"policy": "new"}))), moving(adopt("new"), adopt("newer"), within="board")(f)))
    yield refused("delegations-mixed-since", "A demand of a poll on a motion of whose acts one was delegated anew since it was moved.",
                  "E-MOTION-MIXED-DELEGATIONS", mixed_since)
    yield allowed("delegations-one", "A motion whose two acts are delegated by one delegation.",
                  moving(adopt("new"), ("policy.amend", {"policy": "minutes", "text": digest(WORDS)}), within="board"))
    yield refused("countermand-not-delegated", "A motion to countermand what was decided without a delegation.", "E-MOTION-NOT-DELEGATED",
                  moving(lambda f: ("decision.countermand", {"motion": f.made})))
    yield void("countermand-never", "A decision is countermanded under a delegation that does not tell of that.", "E-COUNTERMAND-LATE", lambda f: (
        carry(f, ("decision.countermand", {"motion": carry(f, repeal, within="board")}))))
    yield void("countermand-late", "A decision is countermanded in the second in which its time for that is over.", "E-COUNTERMAND-LATE",
               lambda f: countermand(f, f.late))
    yield allowed("countermand-late", "A decision is countermanded in the last second of its time for that.", lambda f: countermand(f, f.late - 1))


def end_fast(time):
    return "delegation.end", {"delegation": "fast", "effective": time}


def objective(f):
    return "objective.adopt", {"body": "board", "deadline": LATER, "measure": "Members", "objective": "new", "owner": "body:board", "title": "Grow"}


def mixed_since(f):
    motion = f.propose("p1", "board", [{"act": act, **members} for act, members in (adopt("new"), adopt("newer"))], [OPERATIVE])
    carry(f, delegate(("policy.adopt", {"policy": "new"})))
    demand(f, motion, "board", "s1")


def rule_gone(f):
    carry(f, ("decision.rescind", {"motion": f.later}))
    by_delegate(f)


def by_delegate(f):
    f.now = time_of(LATER) - 60
    f.propose("p3", "team", [{"act": "policy.repeal", "policy": "minutes"}])


def countermand(f, time):
    f.now = time - 120 - SHORT
    carry(f, ("decision.countermand", {"motion": f.delegated}))


# Policies and what is undone

def on_policy(act, policy, **more):
    text = {"text": digest(WORDS)} if act == "amend" else {}
    return "policy." + act, {"policy": policy, **text, **more}


def policies():
    for act, more in (("amend", {}), ("repeal", {}), ("supersede", {"by": "minutes"})):
        yield void(f"policy-{act}", f"A motion to {act} a policy that nobody adopted.", "E-POLICY-NOT-IN-FORCE",
                   carrying(on_policy(act, "none", **more)))
    yield void("policy-repealed", "A policy is amended after it was repealed by the same motion.", "E-POLICY-NOT-IN-FORCE",
               carrying(on_policy("repeal", "minutes"), on_policy("amend", "minutes")))
    supersede = on_policy("supersede", "minutes", by="quick")
    yield void("policy-supersede-early", "A policy is superseded by another one a second before that begins.", "E-POLICY-NOT-IN-FORCE",
               lambda f: carry_at(f, f.late - 1, supersede))
    yield allowed("policy-supersede-early", "A policy is superseded by another one in the second in which that begins.",
                  lambda f: carry_at(f, f.late, supersede))
    yield allowed("policy-amend-early", "A policy is amended before it begins.", carrying(on_policy("amend", "quick")))
    for name in ("sunset", "review_by"):
        told = "-".join(name.split("_"))
        yield void(f"policy-{told}", f"A policy is adopted with a {name} in the second of its adoption.", "E-POLICY-DATES",
                   carrying(lambda f, name=name: adopt("new", **{name: decided(f)})))
        yield allowed(f"policy-{told}", f"A policy is adopted with a {name} a second after its adoption.",
                      carrying(lambda f, name=name: adopt("new", **{name: decided(f, more=1)})))
    yield void("policy-sunset-delayed", "A policy is adopted with a sunset in the second in which the time for objections is over.", "E-POLICY-DATES",
               carrying(lambda f: adopt("slower", sunset=decided(f, more=2 * DAY))))
    yield allowed("policy-sunset-delayed", "A policy is adopted with a sunset a second after the time for objections is over.",
                  carrying(lambda f: adopt("slower", sunset=decided(f, more=2 * DAY + 1))))
    yield void("policy-dates-amended", "A policy is amended with a sunset in the past.", "E-POLICY-DATES",
               carrying(on_policy("amend", "minutes", sunset="2026-01-05T09:00:00Z")))
    yield void("policy-dates-first", "A policy that nobody adopted is amended with a sunset in the past: the policy is asked for first.",
               "E-POLICY-NOT-IN-FORCE", carrying(on_policy("amend", "none", sunset="2026-01-05T09:00:00Z")))
    yield void("policy-dates-of-another", "A policy is superseded with a date for the other one, which another motion made.", "E-POLICY-DATES",
               carrying(adopt("new"), on_policy("supersede", "new", by="minutes", sunset=LATER)))
    yield allowed("policy-dates-own", "A policy is superseded with a date for the other one, which the motion makes.",
                  carrying(adopt("new"), on_policy("supersede", "minutes", by="new", sunset=LATER)))
    yield void("rescinded-tabling", "A motion about another motion is rescinded.", "E-ACT-NOT-RESCINDABLE",
               carrying(lambda f: ("decision.rescind", {"motion": f.tabling})))
    yield void("rescinded-rule", "A rule to come is rescinded that a power is to be under.", "E-CHARTER-BROKEN", lambda f: (
        carry(f, change_power("roster.grant", "members", "later", effective=LATER), firmly=True),
        carry(f, ("decision.rescind", {"motion": f.later}))))
    yield void("rescinded-agenda", "A motion that carried another one is rescinded.", "E-ACT-NOT-RESCINDABLE", rescind_agenda)
    yield void("rescinded-rescinding", "A motion is rescinded that is to rescind another one a second later.", "E-ACT-NOT-RESCINDABLE",
               lambda f: rescind_rescinding(f, 1))
    yield allowed("rescinded-rescinding", "A motion is rescinded in the second in which it has rescinded another one.",
                  lambda f: rescind_rescinding(f, 0))


def carry_at(f, time, *acts):
    """So that the motion is decided then."""
    f.now = time - 120 - SHORT
    return carry(f, *acts)


def rescind_agenda(f):
    items = [{"motion": f.propose("p1", "members"), "version": 1}]
    carry(f, ("decision.rescind", {"motion": carry(f, ("motion.consent", {"items": items}))}))


def rescind_rescinding(f, seconds):
    time = f.now + DAY
    motion = carry(f, ("decision.rescind", {"effective": time_text(time + seconds), "motion": f.made}))
    carry_at(f, time, ("decision.rescind", {"motion": motion}))


# Delays and objections

def objected(motion, by=3, at=None):
    def change(f):
        if at:
            f.now = at(f) - 60
        f.add("decision.objected", f"p{by}", motion=getattr(f, motion), organization=f"o{by}", reason=f.salted(b"We were not asked."))
    return change


def delays_since(f):
    motion = f.propose("p1", "members", [{"act": act, **members} for act, members in (adopt("slow"), on_policy("amend", "slow"))], [OPERATIVE])
    power = {"act": "policy.amend", "requires": [{"body": "members", "rule": "plain"}], "scope": {"policy": "slow"}}
    carry(f, ("power.change", {"power": power}), firmly=True)
    demand(f, motion)


def twice(f):
    objected("slow")(f)
    objected("slow")(f)


def objections():
    amend = on_policy("amend", "slow")
    yield refused("delays-mixed", "A motion with an act that waits for objections and one that does not.", "E-MOTION-MIXED-DELAYS",
                  moving(adopt("slow"), adopt("new")))
    yield refused("delays-other", "A motion with two acts that wait for objections for different times.", "E-MOTION-MIXED-DELAYS",
                  moving(adopt("slow"), adopt("slower")))
    yield allowed("delays-same", "A motion with two acts that wait for objections alike.", moving(adopt("slow"), amend))
    yield refused("delays-mixed-first", "A motion with acts of two delays, then one that nobody has the power over.", "E-MOTION-MIXED-DELAYS",
                  moving(adopt("slow"), adopt("new"), affiliating))
    yield refused("delays-missing-first", "A motion with an act that nobody has the power over, then acts of two delays.", "E-POWER-MISSING",
                  moving(affiliating, adopt("slow"), adopt("new")))
    yield refused("delays-mixed-body", "A motion with acts of two delays in a body without power over them: the delays are asked for first.",
                  "E-MOTION-MIXED-DELAYS", moving(adopt("slow"), adopt("new"), within="crew"))
    yield refused("delays-mixed-since", "A demand of a poll on a motion of whose acts one does not wait for objections any more.",
                  "E-MOTION-MIXED-DELAYS", delays_since)
    yield refused("objection-closed", "An objection in the second in which the time for it is over.", "E-OBJECTION-CLOSED",
                  objected("slow", at=lambda f: f.slow_end))
    yield allowed("objection-closed", "An objection in the last second of the time for it.", objected("slow", at=lambda f: f.slow_end - 1))
    yield refused("objection-none", "An objection to a decision that waits for none.", "E-OBJECTION-CLOSED", objected("made"))
    yield refused("objection-class", "An objection by a member of another class than may object.", "E-OBJECTION-CLASS", objected("slow", by=1))
    yield refused("objection-closed-class", "An objection by a member of another class, when the time for it is over: the time is asked for first.",
                  "E-OBJECTION-CLOSED", objected("slow", by=1, at=lambda f: f.slow_end))
    yield refused("objection-twice", "A second objection by a member.", "E-OBJECTION-TWICE", twice)


def vectors():
    for group in (delegations, policies, objections):
        yield from group()
