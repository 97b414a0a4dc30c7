"""Forges ledgers about rulings and appeals, hearings, and motions about motions beside them.

Usage: GAVEL=PROGRAM python3 forge_rulings.py FROM TO ENTRIES
"""

import random
import sys

from forge import DAY, Forge, a_charter, digest, time_text
from gavelcheck import motions


class Floor:
    def __init__(self, seed):
        self.draw, self.seed = random.Random(seed), seed
        draw = self.draw
        rule = {"discussion": draw.choice([0, 0, 0, 600]), "id": "odd", "lapse": 3 * DAY, "least_window": 0, "longest_window": 30 * DAY,
                "mover": "member", "open_within": draw.choice([0, 3_600]), "opener": draw.choice(["proposer", "chair"]),
                "seconds": draw.choice([0, 0, 0, 1]), "title": "Odd", "quorum": {"base": "seats", "fraction": "0/1", "strictly": False},
                "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
        seats = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{n}", "title": "S", "voting": True,
                  "weight": 1, "alternate": True} for n in (1, 2, 3)]
        seats += [{"appoints": "body", "body": "board", "id": "s4", "title": "S", "voting": True, "weight": 1}]
        meetings = {"called_by": ["chair"], "notice": 0, "quorum": {"base": "holders", "fraction": "0/1", "strictly": False}}
        charter = a_charter(rule, seats, meetings, board_more={"rulings": {"appeal_within": draw.choice([3_600, 2 * DAY])}})
        plain = charter["rules"][0]
        plain |= {"lapse": 3 * DAY, "discussion": draw.choice([0, 0, 0, 600])}
        if draw.random() < 0.8:
            plain["hearing"] = {"notice": draw.choice([600, 3_600])}
        if draw.random() < 0.3:
            plain["open_within"] = 3_600
        for power in charter["powers"]:
            if power["act"] == "ruling.overturn" and draw.random() < 0.5:
                power["requires"] = [{"body": "board", "rule": "odd"}]
            if power["act"] in ("seat.vacate", "policy.adopt") and draw.random() < 0.5:
                power["requires"] = [{"body": "members", "rule": "plain"}, {"body": "board", "rule": "odd"}]
        if draw.random() < 0.5:
            charter["bodies"][0]["rulings"] = {"appeal_within": DAY}
            charter["offices"].append({"body": "members", "duty": "chair", "id": "mchair", "line": [{"person": "p4"}], "title": "M"})
        self.forge = Forge(charter)
        for n in (1, 2, 3):
            self.forge.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
        self.meeting = self.forge.add("meeting.called", "p1", agenda=[], body="board", papers=[], title="M",
                                      starts=time_text(self.forge.now + 60))
        if draw.random() < 0.5:
            self.forge.add("meeting.opened", "p1", meeting=self.meeting)

    def text(self, role="operative", access="public"):
        data = f"text {self.draw.randint(1, 9)}".encode()
        return {"access": access, "lang": "en", "media": "text/plain", "role": role, "sha256": self.forge.document(data),
                "size": len(data)}

    def person(self):
        return f"p{self.draw.randint(1, 4)}"

    def some_motion(self, state=None):
        found = [m for m in self.forge.register.motions if state in (None, m.state)]
        return self.draw.choice(found[-5:]) if found else None

    def poll(self, motion):
        draw, forge = self.draw, self.forge
        if draw.random() < 0.5:
            forge.now += 600
        for body, _ in motion.requirements:
            forge.add("motion.seconded", self.person(), motion=motion.id, seat=draw.choice(["s1", "s2", "s3"]),
                      version=motion.version) if draw.random() < 0.4 else None
            try:
                seal = forge.open(draw.choice([motion.mover, motion.mover, "p1", "p4"]), motion.id, body, 1_200, wait=30)
            except Exception:
                continue
            poll = forge.register.polls.one(seal=seal)
            favour = draw.choice([1, 0.5, 0])
            for elector in poll.electors if poll else ():
                if "person" in elector:
                    forge.vote(elector["person"], seal, elector["seat"], "yes" if draw.random() < favour else "no", wait=5)
            if poll and draw.random() < 0.9:
                forge.close(self.person(), seal, 1_200)

    def step(self):
        draw, forge = self.draw, self.forge
        kind = draw.choice(["propose", "propose", "remove", "remove", "rule", "rule", "rule", "withdraw", "appeal", "appeal", "appeal",
                            "poll", "poll", "poll", "revise", "hear", "hear", "answer", "answer", "waive", "wait", "about", "about",
                            "consent", "end", "rescind", "adjourn"])
        motion, register = self.some_motion("proposed" if draw.random() < 0.8 else None), forge.register
        body = draw.choice(["board", "members"])
        removing = [m for m in register.motions if m.state == "proposed" and any(
            a["act"] in ("member.expel", "member.suspend", "seat.vacate") for a in m.acts)]
        if kind in ("hear", "answer", "waive") and removing and draw.random() < 0.85:
            motion = removing[-1]
        if kind == "propose":
            text = self.text()
            acts = [{"act": "policy.adopt", "policy": f"x{draw.randint(1, 99)}", "text": text["sha256"], "title": "X"}]
            forge.propose(self.person(), body if draw.random() < 0.3 else "members" if (plain := draw.random() < 0.6) else "board",
                          acts if body == "members" else [], [text] if body == "members" else [])
        elif kind == "remove":
            acts = [draw.choice([{"act": "seat.vacate", "seat": draw.choice(["s1", "s2", "s3", "s4", "members.o2"])},
                                 {"act": draw.choice(["member.suspend", "member.suspend", "member.expel"]), "organization": "o4"},
                                 {"act": "member.suspend", "organization": draw.choice(["o2", "o3"])}])
                    for _ in range(draw.choice([1, 1, 2]))]
            forge.propose(self.person(), "members", acts, [self.text()] if draw.random() < 0.85 else [])
            motion = self.some_motion("proposed")
            if motion and draw.random() < 0.6:
                at = time_text(forge.now + 60 + draw.choice([600, 3_600]))
                forge.add("hearing.called", draw.choice(["p2", motion.mover]), at=at, motion=motion.id)
                if draw.random() < 0.5:
                    forge.now += draw.choice([600, 3_600])
                    self.poll(motion)
        elif kind == "rule":
            data = {"motion": motion.id} if motion and draw.random() < 0.85 else {}
            if data and draw.random() < 0.8:
                data["out_of_order"] = True
            if draw.random() < 0.2:
                data["meeting"] = self.meeting
            body = motion.body if motion and draw.random() < 0.8 else body
            text = self.text(draw.choice(["operative", "annex"]), draw.choice(["public", "public", "body:board", "body:members"]))
            forge.add("chair.ruled", "p1" if body == "board" else "p4", body=body, question="Q", text=text, **data)
        elif kind == "withdraw" and len(register.rulings):
            ruling = draw.choice(list(register.rulings))
            forge.add("ruling.withdrawn", "p1" if ruling.body == "board" else "p4", ruling=ruling.id)
        elif kind == "appeal" and len(register.rulings):
            ruling = draw.choice(list(register.rulings)[-3:])
            place = draw.choice(["board", "members"])
            appeal = forge.propose(self.person(), place, [{"act": "ruling.overturn", "ruling": ruling.id}],
                                   wait=draw.choice([60, 60, 60, 4_000]))
            record = register.motions.one(id=appeal)
            if record and draw.random() < 0.7:
                self.poll(record)
        elif kind == "poll" and motion:
            self.poll(motion)
        elif kind == "revise" and motion:
            acts, texts = motion.acts, [self.text()] if draw.random() < 0.5 else motion.texts
            if draw.random() < 0.3 and len(register.rulings):
                acts = draw.choice([[], [{"act": "ruling.overturn", "ruling": draw.choice(list(register.rulings)).id}]])
            forge.add("motion.revised", motion.mover, acts=acts, motion=motion.id, texts=texts, title="R",
                      version=motion.version + 1)
        elif kind == "hear" and motion:
            at = time_text(forge.now + 60 + draw.choice([599, 600, 1_200, 3_599, 3_600, 7_200, 8_000]))
            text = {"text": self.text(draw.choice(["operative", "annex"]))} if draw.random() < 0.5 else {}
            forge.add("hearing.called", draw.choice(["p1", "p2", "p4", motion.mover]), at=at, motion=motion.id, **text)
        elif kind in ("answer", "waive") and motion:
            act = draw.choice(motion.acts) if motion.acts else {}
            who = ({"organization": act["organization"]} if "organization" in act
                   else {"seat": act.get("seat") if isinstance(act.get("seat"), str) else "s1"})
            name = next(iter(who.values()))
            by = draw.choice(["p" + name[-1], self.person()])
            if kind == "answer":
                forge.add("hearing.answered", by, motion=motion.id, text=self.text(draw.choice(["operative", "annex"])), **who)
            else:
                forge.add("hearing.waived", by, motion=motion.id, **who)
        elif kind == "wait":
            forge.now += draw.choice([600, 3_600, 3_600, DAY, 3 * DAY])
        elif kind == "about" and motion:
            text = self.text()
            acts = draw.choice([motion.acts, [], [{"act": "seat.vacate", "seat": "s1"}]])
            act = draw.choice([{"act": "motion.amend", "base": list(map(motions.text_name, motion.texts)), "motion": motion.id,
                                "result": {"acts": acts, "texts": [text] if acts is not motion.acts else motion.texts, "title": "A"},
                                "version": motion.version},
                               {"act": "motion.table", "motion": motion.id},
                               {"act": "motion.postpone", "motion": motion.id, "until": time_text(forge.now + 7_200)},
                               {"act": "motion.take", "motion": motion.id}])
            own = forge.propose(self.person(), motion.body, [act], [text] if act["act"] == "motion.amend" else [])
            record = register.motions.one(id=own)
            if record and draw.random() < 0.7:
                self.poll(record)
        elif kind == "consent" and motion:
            forge.propose(self.person(), motion.body, [{"act": "motion.consent",
                                                        "items": [{"motion": motion.id, "version": motion.version}]}])
        elif kind == "rescind":
            carried = self.some_motion("carried")
            if carried:
                forge.propose(self.person(), "members", [{"act": draw.choice(["decision.rescind", "decision.void", "decision.rescind"]),
                                                          "motion": carried.id, **({"text": digest(b"x")} if False else {})}])
        elif kind == "adjourn" and draw.random() < 0.2:
            forge.add("meeting.adjourned", "p1", meeting=self.meeting)

    def tell(self, length):
        for _ in range(length):
            self.step()
        return self.forge.compare(f"rulings {self.seed}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        Floor(each).tell(int(sys.argv[3]))
