"""Section 9: what carried motions do, and 10.5: how motions are decided."""

from . import acts_decisions, acts_records, acts_structure, polls, registrar
from .charter import rule_as_strict, structural_mistakes
from .motions import consent, power_over, ratified
from .values import contains, plus, Refused, require, time_of


BREAKING = {"seat.create", "seat.end", "body.charter", "body.amend", "body.dissolve", "rule.change", "power.change",
            "charter.amend", "decision.rescind", "decision.countermand", "decision.void"}


# Performing (9)

def _function(act):
    """The function that does an act."""
    name = act.replace(".", "_")
    return next(vars(module)[name] for module in (acts_structure, acts_decisions, acts_records, registrar) if name in vars(module))


class Performance:
    """The performing of the acts of one carried motion."""

    def __init__(self, register, motion, decided, entry, carried, signature):
        self.register, self.motion, self.decided, self.entry = register, motion, decided, entry
        self.carried = carried  # pairs of body and rule of the polls that carried the motion
        self.signature = signature  # the last signature, where the motion was signed (10.10)

    def strict_enough(self, rule):
        require(any(rule_as_strict(mine, rule) for _, mine in self.carried), "E-RULE-TOO-LAX")

    def covers(self, power):
        for need in power["requires"]:
            rule = self.register.rule(need["rule"], self.decided)
            require(rule, "E-RULE-UNKNOWN")
            above = self.register.above(need["body"], self.decided)
            require(any(body in above and rule_as_strict(mine, rule) for body, mine in self.carried),
                    "E-POWER-NOT-COVERED")

    def base(self):
        return self.decided if self.signature is None else self.signature

    def time(self, act):
        time = time_of(act["effective"]) if "effective" in act else self.base()
        objections = self.register.objection_times.one(motion=self.motion.id)
        if objections:
            time = max(time, objections.end)
        decision = self.register.delegated_decisions.one(motion=self.motion.id)
        if decision and decision.countermand and "waits" in decision.countermand:
            time = max(time, decision.end)
        return time

    def start_times(self):
        """The closing makes the interval for objections and that of a delegated decision (9)."""
        objections = self.register.objection_times.one(motion=self.motion.id)
        if objections and objections.start is None:
            objections.start = self.decided
            objections.end = plus(self.decided, objections.delay["span"])
            objections.entry = self.entry
        decision = self.register.delegated_decisions.one(motion=self.motion.id)
        if decision and decision.countermand and decision.start is None:
            decision.start = self.decided
            decision.end = plus(self.decided, decision.countermand["within"])

    def perform(self):
        self.start_times()
        for index, act in enumerate(self.motion.acts):
            time, mark = self.time(act), self.register.journal.mark()
            try:
                self._do(act, time)
                code = None
            except Refused as refusal:
                self.register.journal.roll_back(mark)
                code = refusal.code
            self.register.effects.add(motion=self.motion.id, index=index, act=act["act"],
                                      state="void" if code else "done", code=code, effective=time, entry=self.entry)
            if not code:
                self._carry_others(act)

    def _carry_others(self, act):
        """The acts of the motions that this one carries (motion.consent, decision.ratify)."""
        others = []
        if act["act"] == "motion.consent":
            others = [self.register.motions.one(id=item["motion"]) for item in act["items"]]
        elif act["act"] == "decision.ratify":
            others = [ratified(self.register, act["event"])[1]]
        carried = self.carried
        if act["act"] == "poll.settle":
            others = [self.register.motions.one(id=self.register.polls.one(seal=act["poll"]).motion)]
            carried = [(poll.body, poll.rule) for other in others for poll in acts_decisions.deciding_polls(self.register, other)
                       if poll.outcome == "carried"]
        for other in others:
            if other and other.state == "carried" and not self.register.effects.of(motion=other.id):
                Performance(self.register, other, self.decided, self.entry, carried, self.signature).perform()

    def _do(self, act, time):
        register = self.register
        if time < self.base():
            power = power_over(register, act, self.motion.acts, self.decided)
            require("retroactive" in power, "E-RETROACTIVE")
        perform = _function(act["act"])
        if act["act"] not in BREAKING:
            perform(self, act, time)
            return
        mark = register.journal.mark()
        perform(self, act, time)
        require(register.charter_at(time), "E-LEDGER-NOT-FOUNDED")
        instants = {time}
        for table in (register.bodies, register.seats, register.rules, register.powers, register.charters):
            instants |= {instant for record in table for instant in (record.start, record.end)
                         if instant is not None and instant > time}
        after = {instant: mistakes_at(register, instant) for instant in sorted(instants)}
        if any(after.values()):
            register.journal.roll_back(mark)
            require(all(after[instant] <= mistakes_at(register, instant) for instant in after), "E-CHARTER-BROKEN")
            perform(self, act, time)


def mistakes_at(register, time):
    """The structural mistakes of what counts at an instant (9)."""
    bodies = [body.definition for body in register.bodies if contains(body, time)]
    names = {body["id"] for body in bodies}
    seats = [seat.definition for seat in register.seats if contains(seat, time) and seat.body in names]
    powers, charter = register.powers_at(time), register.charter_at(time)
    used = {body["rule"] for body in bodies} | {need["rule"] for power in powers for need in power["requires"]}
    rules = {name: register.rule(name, time) for name in used}
    chaired = {office.definition["body"] for office in register.offices
               if contains(office, time) and "body" in office.definition}
    return structural_mistakes(bodies, seats, {name: rule for name, rule in rules.items() if rule}, powers,
                               [klass.id for klass in register.classes], chaired, register.formalities(time),
                               "mandate_longest" in (charter.parameters if charter else {}),
                               charter is not None and charter.witnesses is not None)


# 10.5

def decide(register, motion, poll, now, entry):
    """The motion is decided, after the poll was closed or its tie broken."""
    taken = acts_decisions.decide_state(register, motion, poll, now)
    if taken is not None and motion.state == "carried":
        signature = None
        if all("written_consent" in p.rule and polls.signed(register, p, register.ballots.of(poll=p.seal)) for p in taken):
            signature = min(now, max(p.closes for p in taken))
        Performance(register, motion, now, entry, [(p.body, p.rule) for p in taken], signature).perform()
