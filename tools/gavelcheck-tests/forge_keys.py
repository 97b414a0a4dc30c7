"""Forges ledgers about the lives of keys: vouched, rotated, cancelled, revoked from an entry on, lost and recovered."""

import random
import sys

from forge import DAY, Forge, a_charter, b64, public
from gavelcheck.crypto import fingerprint


class Lives:
    def __init__(self, seed):
        self.draw, self.seed, self.offers, self.carried = random.Random(seed), seed, [], []
        rule = {"discussion": 0, "id": "odd", "lapse": 30 * DAY, "least_window": 0, "longest_window": 30 * DAY,
                "mover": "member", "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd",
                "quorum": {"base": "seats", "fraction": "0/1", "strictly": False},
                "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
        seats = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{n}", "title": "S",
                  "voting": True, "weight": 1} for n in (1, 2)]
        charter = a_charter(rule, seats)
        charter["parameters"]["key_delay"] = self.draw.choice([0, 600, DAY])
        if self.draw.random() < 0.9:
            charter["parameters"]["key_recovery"] = self.draw.choice([2, 2, 3])
        for power in charter["powers"]:
            if power["act"] == "key.recover" and self.draw.random() < 0.3:
                power["retroactive"] = True
        self.forge = Forge(charter)
        self.keys = {f"p{n}": [f"p{n}"] for n in range(1, 5)}
        for n in range(1, 7):
            self.offer(f"q{n}", f"q{n}", organization=f"o{(n - 1) % 2 + 1}")
            self.vouch(len(self.offers) - 1, f"p{(n - 1) % 2 + 1}")
        self.forge.now += 3 * DAY

    def any(self):
        return self.draw.choice(sorted(self.keys))

    def speaking(self, person):
        found = [k for k in self.keys.get(person, [])
                 if (r := self.forge.register.keys.one(fingerprint=fingerprint(public(k)))) and r.start is not None
                 and r.start <= self.forge.now + 60 and (r.end is None or self.forge.now + 60 < r.end)]
        return self.draw.choice(found or self.keys.get(person) or [person])

    def add(self, kind, by, **data):
        return self.forge.add(kind, by, 60, signed_with=self.speaking(by), **data)

    def offer(self, person, key, **data):
        offer = self.forge.add("key.offered", person, signed_with=key, key=b64(public(key)), person=person, **data)
        self.offers.append((offer, person, key))

    def vouch(self, index, by, kind="key.vouched"):
        offer, person, key = self.offers[index]
        self.add(kind, by, offer=offer)
        if not self.forge.refused():
            self.keys.setdefault(person, []).append(key)

    def decide(self, acts):
        forge, mover = self.forge, f"p{self.draw.randint(1, 4)}"
        motion = forge.propose(mover, "members", acts)
        try:
            seal = forge.open(mover, motion, "members", 3_000, wait=10)
        except Exception:
            return
        poll = forge.register.polls.one(seal=seal)
        for elector in poll.electors if poll else ():
            if "person" in elector:
                forge.vote(elector["person"], seal, elector["seat"], "yes", wait=5)
        try:
            forge.close(self.draw.choice(["p1", "p2", "p3", "p4"]), seal, 3_000)
        except Exception:
            return
        record = forge.register.motions.one(id=motion)
        if record and record.state == "carried":
            self.carried.append(motion)

    def confirm(self, index):
        offer, person, key = self.offers[index]
        record = self.forge.register.persons.one(id=person)
        hands = [name for name in self.keys if (p := self.forge.register.persons.one(id=name)) and record
                 and p.organization == record.organization and name != person]
        self.draw.shuffle(hands)
        for hand in hands[:self.draw.choice([1, 2, 2, 3])] if self.draw.random() < 0.85 else [self.any()]:
            self.add("key.confirmed", hand, offer=offer)
            if self.draw.random() < 0.2:
                self.step()
        found = self.forge.register.keys.one(offer_event=offer)
        if found and found.state == "vouched" and key not in self.keys.setdefault(person, []):
            self.keys[person].append(key)
            for _ in range(self.draw.choice([0, 0, 1, 2])):
                self.stop(person, key)

    def stop(self, person, key):
        """Somebody ends a key that was recovered, or one of the hands, before its first word."""
        draw, size = self.draw, len(self.forge.lines)
        since = {"since": draw.randint(max(0, size - 8), size)}
        others = [k for k in self.keys[person] if k != key] or [person]
        kind = draw.choice(["rotate", "cancel", "revoke", "hand"])
        if kind == "rotate":
            self.offer(person, f"{person}-{draw.randint(1, 99)}")
            self.vouch(len(self.offers) - 1, person, draw.choice(["key.rotated", "key.vouched"]))
        elif kind == "hand":
            hand = draw.choice([each.person for each in self.forge.register.key_confirmations])
            self.add("key.revoked", hand, key=fingerprint(public(self.speaking(hand))), **since)
        else:
            self.forge.add("key.cancelled" if kind == "cancel" else "key.revoked", person, 60, signed_with=draw.choice(others),
                           key=fingerprint(public(key)), **(since if kind == "revoke" and draw.random() < 0.5 else {}))

    def commit(self, person):
        """To a key of the drawer, as a rule; sometimes to one that is known, or waits already."""
        draw = self.draw
        key = f"{person}-next-{draw.randint(1, 4)}" if draw.random() < 0.9 else draw.choice(self.keys[self.any()])
        self.add("key.committed", person, next=fingerprint(public(key)))
        if draw.random() < 0.2:
            self.forge.add("key.cancelled", person, 60, signed_with=draw.choice(self.keys[person]), key=fingerprint(public(key)))
        elif draw.random() < 0.5:
            self.forge.now += DAY
        if draw.random() < 0.2:
            own = self.speaking(person)
            since = {"since": draw.randint(max(0, len(self.forge.lines) - 8), len(self.forge.lines))}
            self.forge.add("key.revoked", person, 60, signed_with=own, key=fingerprint(public(own)), **(since if draw.random() < 0.5 else {}))

    def succeed(self, person):
        """The next key takes a place, mostly one to which somebody has committed."""
        draw, register = self.draw, self.forge.register
        names = {fingerprint(public(f"{each}-next-{n}")): (each, f"{each}-next-{n}") for each in self.keys for n in range(1, 5)}
        waiting = [names[c.next] for c in register.key_commitments if c.next in names]
        person, key = draw.choice(waiting[-6:]) if waiting and draw.random() < 0.9 else (person, f"{person}-next-{draw.randint(1, 4)}")
        way = draw.random()
        if way < 0.3:
            self.offer(person, key)
        if way < 0.2:
            return self.vouch(len(self.offers) - 1, person, draw.choice(["key.rotated", "key.rotated", "key.vouched"]))
        size = len(self.forge.lines)
        since = {"since": draw.randint(max(0, size - 12), size)} if draw.random() < 0.5 else {}
        self.forge.add("key.succeeded", person if draw.random() < 0.95 else self.any(), 60, signed_with=key, key=b64(public(key)), **since)
        if not self.forge.refused():
            self.keys[person].append(key)

    def step(self):
        draw, forge = self.draw, self.forge
        kind = draw.choice("commit commit commit succeed succeed succeed offer offer offer vouch vouch rotate rotate cancel cancel revoke confirm confirm confirm confirm recover wait wait wait "
                           "withdraw expel rescind hand move".split())
        person, index = self.any(), draw.randrange(max(0, len(self.offers) - 4), len(self.offers))
        if kind == "offer":
            self.offer(person, f"{person}-{draw.randint(1, 99)}")
        elif kind in ("vouch", "rotate"):
            by = self.offers[index][1] if draw.random() < 0.9 else person
            self.vouch(index, by, "key.vouched" if kind == "vouch" else "key.rotated")
        elif kind in ("cancel", "revoke"):
            owner = self.offers[index][1] if draw.random() < 0.7 else person
            target = draw.choice(self.keys.get(owner) or [owner])
            data = {}
            if kind == "revoke" and draw.random() < 0.6:
                data["since"] = draw.randint(max(0, len(forge.lines) - 15), len(forge.lines))
            if kind == "cancel" or draw.random() < 0.5:
                by = owner if draw.random() < 0.8 else "p1"
                self.add("key.cancelled" if kind == "cancel" else "key.revoked", by, key=fingerprint(public(target)), **data)
        elif kind == "commit":
            self.commit(person)
        elif kind == "succeed":
            self.succeed(person)
        elif kind == "confirm":
            self.confirm(index)
        elif kind == "recover":
            offer, whose, key = self.offers[index]
            record = forge.register.persons.one(id=whose)
            organization = record.organization if record and draw.random() < 0.9 else "o3"
            self.decide([{"act": "key.recover", "offer": offer, "organization": organization, "person": whose}])
            if (found := forge.register.keys.one(offer_event=offer)) and found.state == "vouched":
                self.keys.setdefault(whose, []).append(key)
        elif kind == "wait":
            forge.now += draw.choice([60, 600, DAY, 2 * DAY])
        elif kind == "withdraw" and draw.random() < 0.2:
            n = draw.randint(1, 4)
            self.add("member.withdrawn", f"p{n}", organization=f"o{n}")
        elif kind == "expel" and draw.random() < 0.3:
            self.decide([{"act": "member.expel", "organization": f"o{draw.randint(1, 4)}"}])
        elif kind == "rescind" and self.carried:
            self.decide([{"act": "decision.rescind", "motion": draw.choice(self.carried)}])
        elif kind == "hand":
            n = draw.randint(1, 2)
            self.add("principal.handed", f"p{n}", organization=f"o{n}", person=self.any())
        elif kind == "move":
            self.add("person.moved", person, organization=f"o{draw.randint(1, 4)}")

    def tell(self, length):
        for _ in range(length):
            self.step()
        return self.forge.compare(f"keys {self.seed}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        Lives(each).tell(int(sys.argv[3]))
