"""Forges ledgers about caps of seats and participation: affiliations, fills, caps that change, grounds of inactivity.

Usage: GAVEL=PROGRAM python3 forge_caps.py FROM TO ENTRIES
"""

import random
import sys

from forge import DAY, Forge, a_charter, time_text
from gavelcheck import charter as charters


class Board:
    def __init__(self, seed):
        self.draw, self.seed, self.carried = random.Random(seed), seed, []
        draw = self.draw
        rule = {"discussion": 0, "id": "odd", "lapse": 30 * DAY, "least_window": 0, "longest_window": 30 * DAY, "mover": "seat",
                "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd",
                "quorum": {"base": "seats", "fraction": "0/1", "strictly": False},
                "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
        if draw.random() < 0.3:
            rule["group_cap"] = draw.randint(1, 3)
        if draw.random() < 0.3:
            rule["record_date"] = draw.choice([60, 3_600, DAY])
        seats = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{n}", "title": "S",
                  "voting": True, "weight": 1, "alternate": True} for n in (1, 2, 3)]
        seats += [{"appoints": "body", "body": "board", "id": f"s{n}", "title": "S", "voting": n != 7, "weight": 1, **more}
                  for n, more in ((4, {}), (5, {"term_months": 1}), (6, {"term_months": 1, "holdover": True}), (7, {}))]
        self.board = {"seat_cap": self.cap()} if draw.random() < 0.8 else {}
        self.members = {}
        for body in (self.board, self.members):
            if draw.random() < 0.5:
                body["participation"] = self.participation(body is self.members)
        groups = [(n, "g") for n in (1, 2) if draw.random() < 0.15]
        while True:
            meetings = {"called_by": ["chair"], "notice": 0, "quorum": rule["quorum"] | {"base": "holders"}}
            charter = a_charter(rule, seats, meetings, groups=groups, board_more=self.board)
            charter["bodies"][0] |= self.members
            charter["rules"][0]["mover"] = draw.choice(["member", "seat"])
            if not charters.mistakes(charter):
                break
            if self.board.pop("participation", None) is None:
                self.board.pop("seat_cap", None)
            self.members.pop("participation", None)
        self.charter = charter
        self.forge = Forge(charter)

    def participation(self, assembly):
        draw = self.draw
        terms = {"polls": draw.randint(1, 2), "then": draw.choice((["vacate"] * (not assembly)) + ["suspend", "reclassify"])}
        if terms["then"] == "reclassify":
            terms["class"] = "b"
        if draw.random() < 0.3 and not assembly:
            terms["meetings"] = draw.randint(1, 2)
            if draw.random() < 0.5:
                del terms["polls"]
        if "polls" in terms and draw.random() < 0.3:
            terms["rules"] = draw.choice([["odd"], ["plain"], ["odd", "plain"]])
        return terms

    def cap(self):
        draw = self.draw
        cap = {"on_breach": draw.choice(["leaves", "leaves", "stays"])}
        if self.seed >= 1_000:
            cap["on_breach"] = "leaves" if draw.random() < 0.9 else "stays"
        cap["group"] = draw.choice([{"seats": 1}, {"seats": 2}, {"seats": 3}, {"share": "1/2"}, {"share": "1/3"}])
        if draw.random() < 0.3:
            cap["organization"] = {"seats": 1}
            if draw.random() < 0.2:
                del cap["group"]
        if cap["on_breach"] == "leaves":
            cap["within"] = draw.choice([0, 600, 3_600, DAY, 3 * DAY])
        return cap

    def later(self, chance=0.4):
        if self.draw.random() > chance:
            return {}
        return {"effective": time_text(self.forge.now + self.draw.choice([60, 600, 7_200, 2 * DAY]))}

    def decide(self, mover, acts, body="members", absent=0.0, **more):
        forge = self.forge
        motion = forge.propose(mover, body, acts, **more)
        if not forge.register.motions.one(id=motion):
            return None
        try:
            seal = forge.open(mover, motion, body, 3_000, wait=10)
        except Exception:
            return None
        poll = forge.register.polls.one(seal=seal)
        for elector in poll.electors if poll else ():
            if "person" in elector and self.draw.random() >= absent:
                forge.vote(elector["person"], seal, elector["seat"], "yes", wait=5)
        forge.close(f"p{self.draw.randint(1, 4)}", seal, 3_000)
        record = forge.register.motions.one(id=motion)
        if record.state == "carried" and acts:
            self.carried.append(motion)
            for tenure in list(forge.register.tenures.of(appointment=motion)):
                if self.draw.random() < 0.9:
                    forge.add("seat.accepted", tenure.person, appointment=motion, seat=tenure.seat)
        return motion

    def start(self):
        """All seats held, each for another organization where that can be."""
        for n in (1, 2, 3):
            if self.draw.random() < 0.9:
                self.forge.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}", **self.later(0.3))
        for seat, person in ((4, 4), (5, self.draw.randint(1, 4)), (6, self.draw.randint(1, 4))):
            self.decide("p1", [{"act": "seat.fill", "person": f"p{person}", "seat": f"s{seat}"}])

    def step(self):
        draw, forge = self.draw, self.forge
        n = draw.randint(1, 4)
        kind = draw.choice(["join", "join", "join", "leave", "confirm", "confirm", "affiliate", "affiliate", "disaffiliate", "rescind",
                            "wait", "wait", "show", "show", "show", "amend", "designate", "fill", "end", "create", "ground"]
                           if self.seed >= 1_000 else ["designate", "designate", "fill", "fill", "fill", "join", "join", "join", "leave", "confirm", "confirm",
                            "affiliate", "affiliate", "disaffiliate", "amend", "rescind", "wait", "wait", "show", "show", "show", "ground",
                            "ground", "resign", "recall", "end", "create", "meeting", "mandate", "vacate"])
        if kind == "designate":
            forge.add("seat.designated", f"p{n}", person=f"p{n}", seat=draw.choice([f"s{n}", f"members.o{n}"]), **self.later())
        elif kind in ("fill", "mandate"):
            act = {"act": "seat.fill", "person": f"p{n}", "seat": f"s{draw.randint(4, 7)}", **self.later(0.2)}
            if kind == "mandate":
                name = forge.document(b"urgent")
                act = {"act": "mandate.grant", "person": f"p{n}", "post": act["seat"], "text": name,
                       "until": time_text(forge.now + draw.choice([DAY, 9 * DAY]))}
                self.decide("p1", [act], texts=[{"access": "public", "lang": "en", "media": "text/plain", "role": "operative",
                                                 "sha256": name, "size": 6}])
            else:
                self.decide("p1", [act])
        elif kind == "join":
            forge.add("organization.affiliated", f"p{n}", group=draw.choice("gggh"), organization=f"o{n}", **self.later())
        elif kind == "leave":
            forge.add("organization.disaffiliated", f"p{n}", organization=f"o{n}", **self.later())
        elif kind == "confirm":
            waiting = [a for a in forge.register.affiliations if a.state == "pending"]
            if waiting:
                good = [a.organization for a in forge.register.affiliations if a.group == waiting[0].group and a.state == "accepted"]
                by = "p" + good[0][1:] if good and draw.random() < 0.8 else f"p{n}"
                forge.add("affiliation.confirmed", by, affiliation=waiting[0].source, organization=waiting[0].organization)
        elif kind == "affiliate":
            self.decide("p2", [{"act": "member.affiliate", "group": draw.choice("gh"), "organization": f"o{n}", **self.later(0.3)}])
        elif kind == "disaffiliate":
            self.decide("p2", [{"act": "member.disaffiliate", "organization": f"o{n}", **self.later(0.3)}])
        elif kind == "amend":
            body = {k: v for k, v in self.charter["bodies"][1].items() if k not in ("seat_cap", "participation")}
            if draw.random() < 0.8:
                body["seat_cap"] = self.cap()
            if draw.random() < 0.4:
                body["participation"] = self.participation(False)
            self.decide("p3", [{"act": "body.amend", "body": body}])
        elif kind == "rescind" and self.carried:
            self.decide("p3", [{"act": "decision.rescind", "motion": self.carried[-1], **self.later(0.1)}])
        elif kind == "wait":
            forge.now += draw.choice([540, 600, 3_600, DAY, 3 * DAY, 20 * DAY])
        elif kind == "show":
            self.decide(f"p{n}", [], "board", absent=0.5)
        elif kind == "ground":
            seat = draw.choice([f"s{draw.randint(1, 6)}", f"members.o{n}"])
            held = forge.register.seat(seat, forge.now)
            due = (held and forge.register.due(held, forge.now)) or {"act": "seat.vacate", "seat": seat}
            mover = f"p{draw.randint(1, 4)}"
            if draw.random() < 0.6:
                self.decide(mover, [{**due, **self.later(0.2)}], ground={"inactivity": seat})
            else:
                motion = forge.propose(mover, "members", [due], ground={"inactivity": seat})
                acts = [due] if draw.random() < 0.6 else []
                forge.add("motion.revised", mover, acts=acts, motion=motion, texts=[], title="R", version=2)
        elif kind == "resign":
            forge.add("seat.resigned", f"p{n}", seat=f"s{draw.randint(1, 7)}", **self.later())
        elif kind == "recall":
            forge.add("seat.recalled", f"p{n}", person=f"p{n}", seat=f"s{n}", **self.later())
        elif kind == "end":
            self.decide("p1", [{"act": "seat.end", "seat": f"s{draw.randint(4, 7)}", **self.later()}])
        elif kind == "create":
            self.decide("p1", [{"act": "seat.create", "seat": {"appoints": "body", "body": "board", "id": f"s{draw.randint(8, 9)}",
                                                               "title": "S", "voting": True, "weight": 1}}])
        elif kind == "vacate":
            self.decide("p1", [{"act": "seat.vacate", "seat": f"s{draw.randint(1, 7)}", **self.later()}])
        elif kind == "meeting":
            meeting = forge.add("meeting.called", "p1", agenda=[], body="board", papers=[], title="M",
                                starts=time_text(forge.now + 60))
            forge.add("meeting.opened", "p1", meeting=meeting)
            for m in (1, 2, 3):
                seat = draw.choice([f"s{m}", f"s{m}", f"s{m + 3}", None])
                forge.add("meeting.arrived", f"p{m}", meeting=meeting, **({"seat": seat} if seat else {}))
            forge.add("meeting.attended", "p2", meeting=meeting, present=[{"seat": f"s{draw.randint(1, 6)}"},
                                                                          {"person": f"p{draw.randint(3, 5)}"}])
            forge.add("meeting.adjourned", "p1", meeting=meeting)

    def tell(self, length):
        if self.seed >= 1_000:
            self.start()
        for _ in range(length):
            self.step()
        for _ in range(2):
            self.decide("p1", [], "board")
        return self.forge.compare(f"caps {self.seed}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        Board(each).tell(int(sys.argv[3]))
