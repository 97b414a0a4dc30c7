"""Forges ledgers about persons who go from one member to another: seats of every kind, caps, ends of memberships.

Usage: GAVEL=PROGRAM python3 forge_moves.py FROM TO ENTRIES
"""

import random
import sys

from forge import DAY, Forge, a_charter, b64, public, time_text


class Moves:
    def __init__(self, seed):
        self.draw, self.seed, self.moves, self.carried = random.Random(seed), seed, [], []
        draw = self.draw
        rule = {"discussion": 0, "id": "odd", "lapse": 30 * DAY, "least_window": 0, "longest_window": 30 * DAY,
                "mover": "member", "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd",
                "quorum": {"base": "seats", "fraction": "0/1", "strictly": False},
                "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
        for name, value in (("record_date", draw.choice([3_600, 5 * DAY])), ("group_cap", 1),
                            ("recusal", {"own_organization": True})):
            if draw.random() < 0.3:
                rule[name] = value
        seats = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{n}", "title": "S",
                  "voting": True, "weight": 1, "alternate": True} for n in (1, 2)]
        seats += [{"appoints": "body", "body": "board", "id": f"s{n}", "title": "S", "voting": n != 7, "weight": 1, **more}
                  for n, more in ((3, {"alternate": True}), (4, {"term_months": 1}), (5, {"term_months": 1, "holdover": True}),
                                  (6, {"alternate": True}), (7, {}))]
        seats.append({"appoints": "ex_officio", "body": "board", "id": "s8", "office": "chair", "title": "S", "voting": True,
                      "weight": 1})
        board = {}
        if draw.random() < 0.6:
            board["seat_cap"] = {"on_breach": draw.choice(["leaves", "leaves", "stays"]), "organization": {"seats": draw.randint(1, 2)}}
            if board["seat_cap"]["on_breach"] == "leaves":
                board["seat_cap"]["within"] = draw.choice([0, 600, DAY, 3 * DAY])
        groups = [(n, "g") for n in (1, 2) if draw.random() < 0.3]
        more = {}
        if draw.random() < 0.4:
            rule["formalities"] = {"ids": ["f1"]}
            more["formalities"] = [{"attested_by": "member", "id": "f1", "per": "organization", "title": "F1"}]
        self.forge = Forge(a_charter(rule, seats, groups=groups, board_more=board, **more))
        for n in range(1, 7):
            self.offer(f"q{n}", f"o{(n - 1) % 3 + 1}")
        self.forge.now += 4 * DAY

    def offer(self, new, organization):
        offer = self.forge.add("key.offered", new, key=b64(public(new)), person=new, organization=organization)
        self.forge.add("key.vouched", "p" + organization[1:], offer=offer)

    def any(self):
        return self.draw.choice([f"q{n}" for n in range(1, 7)] * 3 + [f"p{n}" for n in range(1, 5)])

    def decide(self, acts, body="members", **more):
        forge = self.forge
        mover = f"p{self.draw.randint(1, 4)}"
        motion = forge.propose(mover, body, acts, **more)
        try:
            seal = forge.open(mover, motion, body, 3_000, wait=10)
        except Exception:
            return
        poll = forge.register.polls.one(seal=seal)
        for elector in poll.electors if poll else ():
            if "person" in elector:
                forge.vote(elector["person"], seal, elector["seat"], "yes", wait=5)
                if self.draw.random() < 0.1:
                    self.move()
        try:
            forge.close("p1", seal, 3_000)
        except Exception:
            return
        if acts and forge.register.motions.one(id=motion).state == "carried":
            self.carried.append(motion)

    def later(self, chance=0.4):
        if self.draw.random() > chance:
            return {}
        return {"effective": time_text(self.forge.now + self.draw.choice([60, 600, 2 * DAY, 8 * DAY]))}

    def accept(self):
        for tenure in list(self.forge.register.tenures):
            if tenure.state == "pending" and self.draw.random() < 0.6:
                self.forge.add("seat.accepted", tenure.person, appointment=tenure.appointment, seat=tenure.seat)
        for tenure in list(self.forge.register.office_tenures):
            if tenure.state == "pending" and self.draw.random() < 0.8:
                self.forge.add("office.accepted", tenure.person, appointment=tenure.appointment, office=tenure.office)

    def move(self, who=None):
        draw, forge, person = self.draw, self.forge, who or self.any()
        to = f"o{draw.randint(1, 4)}"
        move = forge.add("person.moved", person, organization=to if draw.random() < 0.97 else "o9")
        self.moves.append((move, person, to))
        if draw.random() < 0.7:
            self.confirm()

    def confirm(self):
        if not self.moves:
            return
        draw = self.draw
        move, person, to = self.moves[-1] if draw.random() < 0.8 else draw.choice(self.moves)
        by = "p" + to[1:]
        known = self.forge.register.organizations.one(id=to)
        if known and draw.random() < 0.9:
            by = known.principal
        saw = {"saw": max(0, len(self.forge.lines) - 2)} if draw.random() < 0.03 else {}
        self.forge.add("person.confirmed", by, move=move, person=person if draw.random() < 0.95 else self.any(), **saw)

    def step(self):
        draw, forge = self.draw, self.forge
        kind = draw.choice("move move move move confirm fill fill fill fill designate designate accept accept accept office office "
                           "withdraw suspend reinstate hand wait wait show show show vacate rescind expel revoke again interest resign end meet "
                           "mandate".split())
        if kind in ("move", "confirm", "accept"):
            getattr(self, kind)()
        elif kind == "fill":
            acts = [{"act": "seat.fill", "person": self.any(), "seat": f"s{draw.randint(3, 7)}",
                     **({"alternate": True} if draw.random() < 0.25 else {}), **self.later(0.3)}]
            if draw.random() < 0.3:
                other = {"act": "seat.fill", "person": acts[0]["person"], "seat": acts[0]["seat"]}
                acts.append(other if "alternate" in acts[0] else {**other, "alternate": True})
            self.decide(acts)
            if draw.random() < 0.7:
                self.accept()
        elif kind == "mandate":
            name = forge.document(b"urgent")
            text = {"access": "public", "lang": "en", "media": "text/plain", "role": "operative", "sha256": name, "size": 6}
            self.decide([{"act": "mandate.grant", "person": self.any(), "post": draw.choice(["s3", "s5", "chair"]), "text": name,
                          "until": time_text(forge.now + draw.choice([DAY, 5 * DAY]))}], texts=[text])
            self.accept()
        elif kind == "designate":
            forge.add("seat.designated", f"p{draw.randint(1, 4)}", person=self.any(),
                      seat=draw.choice(["s1", "s2", "members.o1", "members.o2", "members.o3"]),
                      **({"alternate": True} if draw.random() < 0.3 else {}), **self.later())
        elif kind == "office":
            self.decide([{"act": "office.appoint", "person": self.any(), "office": draw.choice(["chair", "secretary"]), **self.later(0.3)}])
            self.accept()
        elif kind == "withdraw" and draw.random() < 0.4:
            n = draw.randint(1, 4)
            forge.add("member.withdrawn", f"p{n}", organization=f"o{n}",
                      effective=time_text(forge.now + draw.choice([600, 5 * DAY, 30 * DAY])))
        elif kind in ("suspend", "reinstate", "expel") and (kind != "expel" or draw.random() < 0.3):
            self.decide([{"act": "member." + kind, "organization": f"o{draw.randint(1, 4)}", **self.later()}])
        elif kind == "hand":
            n = draw.randint(1, 4)
            forge.add("principal.handed", f"p{n}", organization=f"o{n}", person=self.any())
        elif kind == "wait":
            forge.now += draw.choice([600, DAY, 3 * DAY, 20 * DAY])
        elif kind == "show":
            self.decide([], draw.choice(["board", "board", "members"]))
        elif kind == "vacate":
            self.decide([{"act": draw.choice(["seat.vacate", "seat.end"]), "seat": f"s{draw.randint(3, 7)}", **self.later()}])
        elif kind == "rescind" and self.carried:
            self.decide([{"act": "decision.rescind", "motion": draw.choice(self.carried)}])
        elif kind == "revoke" and draw.random() < 0.3:
            person = self.any()
            from gavelcheck.crypto import fingerprint
            forge.add("key.revoked", f"p{draw.randint(1, 4)}" if draw.random() < 0.7 else person, key=fingerprint(public(person)))
        elif kind == "again":
            person = self.any()
            self.move(person)
            self.move(person)
        elif kind == "interest":
            forge.add("interest.declared", self.any(), about="organization:o2")
        elif kind == "resign":
            forge.add("seat.resigned", self.any(), seat=f"s{draw.randint(1, 7)}", **self.later())
        elif kind == "meet":
            n = draw.randint(1, 4)
            forge.add("formality.met", f"p{n}", formality="f1", organization=f"o{n}")

    def tell(self, length):
        for _ in range(length):
            self.step()
        return self.forge.compare(f"moves {self.seed}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        Moves(each).tell(int(sys.argv[3]))
