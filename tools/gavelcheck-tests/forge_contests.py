"""Forges ledgers whose rules wait for ballots that were held back: lawful and not, contested polls, and motions that settle them.

Usage: GAVEL=PROGRAM python3 forge_contests.py FROM TO STEPS
"""

import random
import sys

from forge import DAY, Forge, a_charter, b64, private, public, random_rule
from forge_witnesses import Witnessed
from gavelcheck import charter as charters
from gavelcheck import shapes
from gavelcheck.crypto import fingerprint
from gavelcheck.values import Malformed, time_text

SEATS = [f"s{n}" for n in range(1, 7)]
LONG = 2**53 - 1


class Contests:
    policy, head = Witnessed.policy, Witnessed.head

    def __init__(self, seed):
        self.draw, self.seed = random.Random(seed), seed
        self.polls, self.motions, self.turns, self.proxies = [], [], {}, {}
        charter = self.charter()
        self.forge = Forge(charter)
        self.owner = {seat["id"]: "p" + seat["organization"][1:] for seat in charter["seats"]}
        self.alternates = {}
        for seat, person in self.owner.items():
            if self.draw.random() < 0.9:
                self.add("seat.designated", person, person=person, seat=seat)
        for n in range(1, 5):
            if self.draw.random() < 0.4:
                self.alternate(n)
        for n in range(1, 5):
            for name in ("f1", "f2"):
                if self.draw.random() < 0.9:
                    whose = {"organization": f"o{n}"} if name == "f1" else {"person": f"p{n}"}
                    self.add("formality.met", f"p{n}", formality=name, **whose)
        self.spare_keys()

    # The charter

    def rule(self):
        """A rule under which ballots are waited for, most often one that few ballots can turn."""
        draw = self.draw
        rule = random_rule(draw)
        for name in ("written_consent", "late_quorum", "quorum_at", "closes_when_all_voted", "closes_when_decided", "final_ballots"):
            rule.pop(name, None)
        if draw.random() < 0.6:
            base = draw.choice(["cast", "cast", "present", "seats"])
            rule["thresholds"] = [{"base": base, "fraction": "1/2", "strictly": draw.random() < 0.5}]
        for name, chance in (("organization_cap", 0.5), ("group_cap", 0.5), ("formalities", 0.6), ("least_present", 0.5),
                             ("least_yes", 0.5), ("record_date", 0.8), ("vetoes", 0.4)):
            if draw.random() < chance:
                rule.pop(name, None)
        if rule["quorum"]["base"] != "active" and draw.random() < 0.5:
            rule["quorum"]["fraction"] = draw.choice(["0/1", "1/4", "1/3"])
        if draw.random() < 0.3:
            rule["final_ballots"] = True
            if draw.random() < 0.5:
                rule["closes_when_all_voted"] = True
            if draw.random() < 0.3:
                rule["closes_when_decided"] = draw.choice([0, 600])
        if draw.random() < 0.2:
            rule["in_time"] = "cosigned"
        if draw.random() < 0.2:
            rule["dissent_within"] = DAY
        return rule | {"contest_within": draw.choice([600, 3_600, DAY]), "lapse": draw.choice([2 * DAY, 60 * DAY, 90 * DAY, 90 * DAY])}

    def some_charter(self):
        draw, rule = self.draw, self.rule()
        few = draw.choice([3, 4, 6, 6, 6])
        seats = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{draw.randint(1, 4)}", "title": f"S {n}",
                  "voting": True, "weight": draw.choice([1, 1, 1, draw.randint(1, 3)]), "alternate": True,
                  **({"class": draw.choice("ab")} if draw.random() < 0.6 else {})} for n in range(1, few + 1)]
        formalities = [{"attested_by": "member", "id": "f1", "per": "organization", "title": "F1"},
                       {"attested_by": "member", "id": "f2", "per": "person", "title": "F2"},
                       {"attested_by": "member", "id": "f3", "per": "person", "title": "F3"}]
        board = {"participation": {"polls": draw.randint(1, 2), "then": "vacate"}} if draw.random() < 0.2 else {}
        groups = [(n, draw.choice("gh")) for n in range(1, 5) if draw.random() < 0.4]
        charter = a_charter(rule, seats, groups=groups, board_more=board, formalities=formalities)
        lax = {name: value for name, value in charter["rules"][0].items()} | {"id": "lax", "title": "Lax"}
        twin = {**rule, "id": "twin", "title": "Twin", "contest_within": max(1, rule["contest_within"] - draw.choice([0, 0, 1]))}
        if draw.random() < 0.3:
            twin["thresholds"] = [*twin["thresholds"], {"base": "seats", "fraction": "2/3", "strictly": False}]
        charter["rules"] += [lax, twin]
        if draw.random() < 0.3:
            charter["rules"][0]["contest_within"] = 600
        for power in charter["powers"]:
            if power["act"] == "policy.adopt":
                power["requires"] = draw.choice([
                    [{"body": "board", "rule": "odd"}], [{"body": "members", "rule": "plain"}, {"body": "board", "rule": "odd"}]])
                if draw.random() < 0.25:
                    power["delay"] = {"objections": draw.randint(1, 2), "span": draw.choice([600, DAY])}
            if power["act"] in ("policy.repeal", "seat.vacate", "rule.change"):
                power["requires"] = [{"body": "board", "rule": "odd"}]
                if power["act"] == "policy.repeal" and draw.random() < 0.5:
                    power["retroactive"] = True
            if power["act"] == "poll.settle":
                power["requires"] = draw.choice([
                    [{"body": "members", "rule": "plain"}], [{"body": "board", "rule": "lax"}], [{"body": "board", "rule": "twin"}],
                    [{"body": "members", "rule": "plain"}, {"body": "board", "rule": "odd"}]])
        if draw.random() < 0.8:
            charter["powers"] = [power for power in charter["powers"] if power["act"] != "poll.settle"]
        if draw.random() < 0.3:
            charter["delegations"] = [{"acts": [{"act": "policy.adopt"}], "from": "members", "id": "d1", "rule": "odd", "title": "D",
                                       "to": "board", "until": "2026-12-01T00:00:00Z",
                                       "countermand": {"waits": True, "within": DAY} if draw.random() < 0.5 else {"within": DAY}}]
            for power in charter["powers"]:
                if power["act"] == "policy.adopt":
                    power["requires"] = [{"body": "members", "rule": "plain"}]
        if "in_time" in rule or draw.random() < 0.1:
            charter["witnesses"] = {"policy": self.policy()}
        charter["parameters"]["key_delay"] = draw.choice([0, 0, 3_600])
        return charter

    def charter(self):
        while True:
            charter = self.some_charter()
            try:
                shapes.charter(charter)
            except Malformed:
                continue
            if not charters.mistakes(charter):
                return charter

    # Means

    def add(self, kind, by, wait=None, **data):
        return self.forge.add(kind, by, self.draw.choice([5, 30, 60]) if wait is None else wait, **data)

    def record(self, seal):
        return self.forge.register.polls.one(seal=seal)

    def person(self):
        return f"p{self.draw.randint(1, 4)}"

    def spare_keys(self):
        """A second key of p1, and one of p2 that is revoked before long."""
        for person in ("p1", "p2"):
            name = person + "-more"
            offer = self.add("key.offered", person, signed_with=name, key=b64(public(name)), person=person)
            self.add("key.vouched", person, offer=offer)

    def alternate(self, n):
        """A second person of an organization, the alternate for its seats."""
        person = f"q{n}"
        offer = self.add("key.offered", person, key=b64(public(person)), organization=f"o{n}", person=person)
        self.add("key.vouched", f"p{n}", offer=offer)
        self.forge.now += self.forge.charter["parameters"]["key_delay"]
        for seat in [seat for seat, owner in self.owner.items() if owner == f"p{n}"]:
            self.alternates[seat] = person
            appointment = self.add("seat.designated", f"p{n}", alternate=True, person=person, seat=seat)
            self.add("seat.accepted", person, appointment=appointment, seat=seat)

    def text(self, data):
        return {"access": "public", "lang": "en", "media": "text/plain", "role": "operative", "sha256": self.forge.document(data),
                "size": len(data)}

    def acts(self):
        draw = self.draw
        if draw.random() < 0.35:
            return [], []
        data = f"text {draw.randint(1, 6)}".encode()
        text = self.text(data)
        name = f"policy{draw.randint(1, 6)}"
        act = {"act": "policy.adopt", "policy": name, "text": text["sha256"], "title": "P"}
        if draw.random() < 0.3:
            act = {"act": "policy.repeal", "policy": name}
        elif draw.random() < 0.2:
            act = {"act": "seat.vacate", "seat": draw.choice(SEATS[:3])}
        if draw.random() < 0.3:
            act["effective"] = time_text(self.forge.now + draw.choice([60, DAY, 3 * DAY, 20 * DAY]))
        return [act], [text]

    def consent(self):
        items = [m for m in self.forge.register.motions if m.state == "proposed" and m.body == "board"][-2:]
        return [{"act": "motion.consent", "items": [{"motion": m.id, "version": m.version} for m in items]}] if items else []

    def open(self, motion, wait=30):
        """A poll in each of the bodies that are asked."""
        record = self.forge.register.motions.one(id=motion)
        if not record:
            return
        for body, _ in record.requirements if self.draw.random() < 0.95 else record.requirements[:1]:
            try:
                seal = self.forge.open(record.mover, motion, body, self.draw.choice([1_800, 7_200]), wait)
            except Exception:
                continue
            if self.record(seal):
                self.polls.append(seal)
                self.some_votes(seal)

    def some_votes(self, seal):
        """So many ballots that what is held back may turn it."""
        poll, draw = self.record(seal), self.draw
        many, favour = draw.choice([0.4, 0.7, 1]), draw.choice([0.3, 0.5, 0.7, 1])
        for elector in poll.electors:
            chance, seat = draw.random(), elector["seat"]
            if chance < many:
                self.vote(seal, seat, "yes" if draw.random() < favour else draw.choice(["no", "no", "abstain"]))
            elif chance > 0.95:
                self.add("seat.recused", elector.get("person", "p1"), poll=seal, seat=seat)
            elif chance > 0.85 and "proxies" in poll.rule:
                carrier = self.person()
                self.proxies[seat] = (carrier, self.add("proxy.granted", elector.get("person", "p1"), person=carrier, seat=seat,
                                                        **({"poll": seal} if draw.random() < 0.6 else {})))
        if "in_time" in poll.rule and draw.random() < 0.85:
            self.head(10)

    def voter(self, seal, seat):
        """Who votes for a seat, and as what."""
        poll, draw = self.record(seal), self.draw
        elector = next((e for e in poll.electors if e["seat"] == seat), {}) if poll else {}
        who = elector.get("person", self.owner.get(seat, "p1")), {}
        if seat in self.alternates and draw.random() < 0.3:
            who = self.alternates[seat], {"alternate": True}
        elif seat in self.proxies and draw.random() < 0.6:
            who = self.proxies[seat][0], {"proxy": self.proxies[seat][1]}
        return (self.person(), who[1]) if draw.random() < 0.03 else who

    def turn(self, *of):
        """The next turn, or seldom one that is not."""
        draw, last = self.draw, self.turns.get(of, 0)
        turn = last + draw.choice([1, 1, 1, 1, 1, 1, 1, 1, 2, 500, 1_000, 1_001]) if draw.random() < 0.95 else draw.randint(1, last + 1)
        self.turns[of] = min(max(last, turn), last + 3)
        return min(turn, 1_000_000)

    def vote(self, seal, seat, choice, **more):
        by, capacity = self.voter(seal, seat)
        if self.draw.random() < 0.15:
            more["reason"] = self.draw.choice("012") * 64
        self.forge.vote(by, seal, seat, choice, self.turn(seal, seat, *capacity), self.draw.choice([5, 30]), **capacity, **more)

    # Ballots held back

    def past(self, poll):
        """Some time at which the poll was open, or seldom was not."""
        draw = self.draw
        first, last = poll.opens, poll.closes
        if draw.random() < 0.07:
            return draw.choice([first - 1, first, last - 1, last, last + 1, first - 400])
        return draw.randint(first, last - 1)

    def held(self, seal):
        draw, forge, poll = self.draw, self.forge, self.record(seal)
        if not poll:
            return
        electors = [e["seat"] for e in poll.electors] or SEATS
        seat = draw.choice(electors) if draw.random() < 0.97 else draw.choice(["s9", "members.o1"])
        by, capacity = self.voter(seal, seat)
        told = dict(capacity)
        if draw.random() < 0.2:
            told["reason"] = draw.choice("012") * 64
        how = {}
        if draw.random() < 0.04:
            told["poll"] = draw.choice(["0" * 64, *self.polls])
        chance = draw.random()
        if chance < 0.08:
            how["signed_with"] = draw.choice(["p1-more", "p2-more", "p3", "stranger", "p1"])
        elif chance < 0.2 and by in ("p1", "p2"):
            how["signed_with"] = by + "-more"
        at = self.past(poll)
        if draw.random() < 0.05:
            how["saw"] = draw.randint(1, len(forge.lines))
        if draw.random() < 0.05:
            how["until"] = draw.choice([at, at - 1, poll.closes - 1, poll.closes + 1, at + 91 * DAY])
        changes = {}
        if draw.random() < 0.04:
            changes = draw.choice([
                {"ledger": "other.example/ledger"}, {"seen": {"root": b64(bytes(32)), "size": 3}},
                {"seen": {"root": b64(forge.found.roots[0]), "size": 0}}, {"v": 2}, {"v": 0}, {"type": "poll.opened"},
                {"seen": {"root": b64(bytes(32)), "size": len(forge.lines) + draw.choice([1, 2])}}, {"by": self.person()}, {"zero": 0},
                {"seen": {"root": b64(bytes(32)), "size": LONG}}, {"ledger": "no origin"}, {"at": "2026-02-30T00:00:00Z"},
                {"data": {"choice": "maybe", "poll": seal, "seat": seat, "turn": 1}}, {"data": {"choice": "yes", "poll": seal, "seat": seat}}])
        key = (seal, seat, *capacity)
        handed = forge.ballot(by, told.pop("poll", seal), seat, draw.choice(["yes", "yes", "no", "no", "abstain"]), at,
                              self.turn(*key), changes=changes, **how, **told)
        if draw.random() < 0.03:
            handed |= draw.choice([{"sig": handed["sig"][:-4] + "AA=="}, {"sig": b64(bytes(64))}, {"sig": b64(bytes(69))},
                                   {"sig": b64(bytes(65))}, {"key": fingerprint(public("p4"))}, {"more": 0}, {"key": "SHA256:no"}])
        others = [s for s in electors if s != seat and self.owner.get(s) != by]
        own = draw.choice(others) if others and draw.random() < 0.92 else draw.choice([*electors, "s9", "members.o1"])
        elector = next((e for e in poll.electors if e["seat"] == own), {})
        recorder = elector.get("person", "p1") if draw.random() < 0.96 else self.person()
        saw = draw.randint(1, len(forge.lines)) if draw.random() < 0.02 else None
        forge.add("ballot.held", recorder, draw.choice([5, 30]), saw=saw, ballot=handed, seat=own)

    def late(self, seal):
        """The wait until the poll is over, and then the ballots that were held back."""
        draw, poll, forge = self.draw, self.record(seal), self.forge
        if not poll:
            return
        if draw.random() < 0.95:
            forge.now = max(forge.now, poll.closes - draw.choice([5, 30, 30, 1] if draw.random() < 0.2 else [0]))
        if "in_time" in poll.rule and draw.random() < 0.8:
            self.head(5)
        for _ in range(draw.choice([0, 1, 1, 2, 2, 3, 5, 7])):
            self.held(seal)

    def close(self, seal, soon=0.08):
        draw, forge, poll = self.draw, self.forge, self.record(seal)
        if not poll:
            return
        if draw.random() > soon and poll.closed is None:
            forge.now = max(forge.now, poll.closes + poll.rule.get("contest_within", 0) - draw.choice([5, 5, 5, 5, 5, 5, 6]))
            if "in_time" in poll.rule and draw.random() < 0.3:
                forge.now += DAY
        changed = {}
        if draw.random() < 0.06:
            outcomes = ["carried", "failed", "no_quorum", "tied", "contested"]
            others = [name for name in outcomes[:4] if draw.random() < 0.4]
            changed = draw.choice([
                {"outcome": draw.choice(outcomes)},
                {"held": {"ballots": draw.randint(0, 3), "counted": draw.choice(outcomes), "others": others}},
                {"held": {"ballots": draw.randint(0, 3), "counted": draw.choice(outcomes[:4]), "others": others[::-1]}},
                {"held": {"ballots": 0, "counted": "failed", "others": [], "too_many": True}}])
        try:
            forge.close(self.person(), seal, draw.choice([5, 5, 5, 60]), **changed)
        except Exception as error:
            raise SystemExit(f"{self.seed}: {error!r}") from error

    # Settling

    def settle(self, seal):
        draw, forge = self.draw, self.forge
        held = sorted(each.event for each in forge.register.held_ballots.of(poll=seal))
        admitted = [event for event in held if draw.random() < draw.choice([0, 0.5, 0.5, 1])]
        if draw.random() < 0.05:
            admitted = draw.choice([sorted([*admitted, "0" * 64]), admitted[::-1], admitted + admitted,
                                    sorted({each.event for each in forge.register.held_ballots})])
        act = {"act": "poll.settle", "admitted": admitted, "poll": seal}
        if draw.random() < 0.03:
            act |= draw.choice([{"poll": "0" * 64}, {"poll": draw.choice(self.polls)}, {"effective": time_text(forge.now + DAY)}])
        acts = [act]
        if draw.random() < 0.12:
            acts.append(draw.choice([{**act, "admitted": held}, {"act": "policy.repeal", "policy": "policy1"}, act]))
        if draw.random() < 0.1:
            acts.insert(0, {"act": "policy.repeal", "policy": "policy2"})
        saw = max(1, len(forge.lines) - draw.randint(0, 12)) if draw.random() < 0.06 else None
        poll = self.record(seal)
        body = poll.body if poll and draw.random() < 0.95 else "members"
        motion = forge.add("motion.proposed", self.person(), 30, saw=saw, acts=acts, body=body, texts=[], title="Settle it")
        self.motions.append(motion)
        self.open(motion)
        for own in self.polls[-2:]:
            found = self.record(own)
            if found and found.motion == motion and draw.random() < 0.9:
                if draw.random() < 0.25:
                    self.late(own)
                if draw.random() < 0.15:
                    forge.now += draw.choice([DAY, 10 * DAY])
                for elector in found.electors:
                    if draw.random() < 0.9 and "person" in elector:
                        forge.vote(elector["person"], own, elector["seat"], "yes", 2_000 - draw.randint(1_100, 1_900), 5)
                if "in_time" in found.rule:
                    self.head(5)
                self.close(own, 0.03)

    # Everything

    def another(self):
        """What else can be tried of motions, seats and keys meanwhile."""
        draw, forge = self.draw, self.forge
        motion = draw.choice(self.motions[-4:])
        record = forge.register.motions.one(id=motion)
        kind = draw.choice("demand withdraw dissent tie again void reconsider ratify recall designate rescind revoke change join object".split())
        seal, seat = draw.choice(self.polls[-4:]), draw.choice(SEATS)
        if kind == "demand" and record:
            self.add("poll.demanded", self.owner.get(seat, "p1"), body="board", motion=motion, seat=seat, version=record.version)
        elif kind == "withdraw" and record:
            self.add("motion.withdrawn", record.mover, motion=motion)
        elif kind == "dissent":
            self.add("dissent.stated", self.owner.get(seat, "p1"), poll=seal, seat=seat, text=self.text(b"no"))
        elif kind == "tie":
            self.add("poll.tie_broken", "p1", choice=draw.choice(["yes", "no"]), poll=seal)
        elif kind == "again":
            self.open(motion)
        elif kind in ("void", "reconsider", "ratify", "rescind"):
            act = {"void": {"act": "decision.void", "motion": motion, "text": forge.document(b"void")},
                   "reconsider": {"act": "decision.reconsider", "motion": motion}, "rescind": {"act": "decision.rescind", "motion": motion},
                   "ratify": {"act": "decision.ratify", "event": motion}}[kind]
            own = forge.propose("p1", draw.choice(["members", "board"]), [act], [self.text(b"void")] if kind == "void" else [])
            self.open(own)
            for each in self.polls[-2:]:
                found = self.record(each)
                if found and found.motion == own:
                    for n in range(1, 5):
                        if found.body == "members":
                            self.forge.vote(f"p{n}", each, f"members.o{n}", "yes", self.turn(each, f"members.o{n}"), 5)
                    self.close(each, 0)
        elif kind == "recall":
            self.add("seat.recalled", self.owner.get(seat, "p1"), person=self.owner.get(seat, "p1"), seat=seat)
        elif kind == "designate":
            self.add("seat.designated", self.owner.get(seat, "p1"), person=self.owner.get(seat, "p1"), seat=seat)
        elif kind == "revoke" and draw.random() < 0.4:
            since = {"since": draw.randint(1, len(forge.lines))} if draw.random() < 0.5 else {}
            self.add("key.revoked", "p2", key=fingerprint(public(draw.choice(["p2-more", "p1-more"]))), **since)
        elif kind == "change" and draw.random() < 0.5:
            rule = {**self.forge.charter["rules"][1], "contest_within": draw.choice([60, 7_200])}
            self.motions.append(forge.propose("p1", "board", [{"act": "rule.change", "rule": rule}]))
            self.open(self.motions[-1])
        elif kind == "join":
            n = draw.randint(1, 4)
            self.add("organization.affiliated", f"p{n}", group=draw.choice("ghi"), organization=f"o{n}")
        elif kind == "object":
            self.add("decision.objected", self.person(), motion=motion, organization=f"o{draw.randint(1, 4)}")

    def step(self):
        draw, forge = self.draw, self.forge
        kind = draw.choice("new new new held late late close close close settle settle settle settle other other wait vote".split())
        if kind == "new" or not self.polls:
            acts, texts = self.acts()
            body = "board" if draw.random() < 0.85 else "members"
            motion = forge.propose(self.person(), body, acts, texts)
            if draw.random() < 0.1:
                motion = forge.propose(self.person(), "board", self.consent())
            self.motions.append(motion)
            self.open(motion)
            return
        seal = draw.choice(self.polls[-4:])
        contested = [p.seal for p in forge.register.polls if p.outcome == "contested"]
        undecided = [p.seal for p in forge.register.polls if p.closed is None and ("contest_within" in p.rule or draw.random() < 0.4)]
        if kind == "held":
            self.held(draw.choice(undecided) if undecided and draw.random() < 0.9 else seal)
        elif kind == "late":
            self.late(draw.choice(undecided) if undecided and draw.random() < 0.9 else seal)
        elif kind == "close":
            seal = draw.choice(undecided) if undecided and draw.random() < 0.9 else seal
            if draw.random() < 0.6:
                self.late(seal)
            self.close(seal)
        elif kind == "settle" and (contested or draw.random() < 0.1):
            self.settle(draw.choice(contested) if contested and draw.random() < 0.95 else seal)
        elif kind == "other":
            self.another()
        elif kind == "wait":
            forge.now += draw.choice([60, 600, 3_600, DAY, 2 * DAY if draw.random() < 0.3 else 60])
        elif kind == "vote":
            self.vote(seal, draw.choice(SEATS), draw.choice(["yes", "no", "abstain"]))

    def tell(self, length):
        for _ in range(length):
            self.step()
        return self.forge.compare(f"contests {self.seed}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        world = Contests(each)
        if world.forge.register.founding:  # a witness's key may be a founder's, and nothing comes after that
            world.tell(int(sys.argv[3]))
