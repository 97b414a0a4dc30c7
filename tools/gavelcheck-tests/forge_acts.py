"""Forges ledgers with random acts, keys and offices, most entries lawful; both programs must agree on every one.

Usage: GAVEL=PROGRAM python3 forge_acts.py FROM TO ENTRIES [POOL]
"""

import random
import sys

from forge import DAY, Forge, a_charter, b64, digest, public, time_text
from gavelcheck import motions
from gavelcheck.crypto import fingerprint


POOLS = {
    "undo": ("policy.adopt policy.amend policy.amend policy.repeal policy.supersede decision.rescind decision.rescind "
             "decision.void seat.fill seat.vacate seat.end seat.create member.suspend member.reinstate member.reclassify "
             "member.expel rule.change power.change charter.amend body.charter").split(),
    "new": ("member.affiliate member.affiliate member.disaffiliate mandate.grant mandate.grant mandate.grant charter.amend "
            "charter.amend body.amend body.amend body.amend seat.fill seat.fill seat.fill seat.vacate seat.vacate member.expel "
            "member.suspend decision.rescind decision.rescind decision.void policy.adopt seat.end seat.create rule.change "
            "power.change member.reinstate").split(),
    "caps": ("member.affiliate member.affiliate member.affiliate member.disaffiliate member.disaffiliate seat.fill seat.fill seat.fill "
             "seat.fill seat.fill body.amend body.amend decision.rescind decision.rescind seat.vacate seat.create seat.end").split(),
    "mandates": ("mandate.grant mandate.grant mandate.grant mandate.grant seat.fill office.appoint decision.rescind "
                 "decision.void seat.vacate seat.end charter.amend").split(),
    "hearings": "member.suspend member.expel member.reinstate seat.vacate seat.vacate seat.fill charter.amend rule.change".split(),
    "delegate": "policy.adopt policy.amend policy.repeal power.delegate delegation.end decision.countermand".split()}


class Story:
    def __init__(self, seed, pool=None):
        self.pool = POOLS.get(pool)
        self.draw = random.Random(seed)
        self.seed = seed
        rule = {"discussion": 0, "id": "odd", "lapse": 30 * DAY, "least_window": 0, "longest_window": 30 * DAY, "mover": "member",
                "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd",
                "quorum": {"base": "seats", "fraction": "0/1", "strictly": False},
                "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
        seats = [{"appoints": "organization", "body": "board", "id": "s1", "organization": "o1", "title": "S1", "voting": True,
                  "weight": 1, "alternate": True},
                 {"appoints": "body", "body": "board", "id": "s2", "title": "S2", "voting": True, "weight": 1, "term_months": 2},
                 {"appoints": "body", "body": "board", "id": "s3", "title": "S3", "voting": True, "weight": 1, "alternate": True},
                 {"appoints": "ex_officio", "body": "board", "id": "s4", "office": "chair", "title": "S4", "voting": True,
                  "weight": 2}]
        meetings = {"called_by": ["chair", "secretary"], "notice": 0, "calling_seats": 2,
                    "quorum": {"base": "holders", "fraction": "1/2", "strictly": False}}
        new = pool in ("new", "caps", "mandates", "hearings") or self.draw.random() < 0.3
        board, more = {}, {}
        if new:
            formalities = [{"attested_by": "member", "id": "f1", "per": "organization", "title": "F1"},
                           {"attested_by": "office", "id": "f2", "office": "secretary", "per": "person", "title": "F2",
                            "revocable": True}]
            more = {"formalities": formalities}
            board = {"rulings": {"appeal_within": 5 * DAY}}
            if self.draw.random() < (0.9 if pool == "caps" else 0.6):
                board["seat_cap"] = self.cap()
            if self.draw.random() < 0.3:
                board["participation"] = {"polls": 1, "then": "vacate"}
            if self.draw.random() < 0.3:
                rule["formalities"] = {"ids": ["f1"]}
            if self.draw.random() < 0.4:
                more["delegations"] = [{"acts": [{"act": "policy.adopt"}], "from": "members", "id": "d1", "rule": "odd",
                                        "title": "D", "to": "board", "until": "2026-02-05T09:00:00Z"}]
            seats += [{"appoints": "body", "body": "board", "id": name, "title": name, "voting": True, "weight": 1,
                       **extra} for name, extra in (("s7", {"holdover": True, "term_months": 1}), ("s8", {}))]
        charter = a_charter(rule, seats, meetings, board_more=board, groups=[(1, "g"), (2, "g")] if new and self.draw.random() < 0.6 else (), **more)
        if new and self.draw.random() < 0.75:
            charter["rules"][0]["hearing"] = {"notice": 3_600}
            charter["rules"][0]["open_within"] = self.draw.choice([0, 7_200])
        if new:
            charter["bodies"][0]["rulings"] = {"appeal_within": DAY}
            charter["offices"].append({"body": "members", "duty": "chair", "id": "mchair", "line": [{"person": "p4"}],
                                       "title": "M"})
        self.new = new
        charter["appointments"] = [{"person": "p1", "post": "s1"}, {"person": "p2", "post": "s2"},
                                   {"person": "p3", "post": "chair"}]
        if self.draw.random() < 0.5:
            for power in charter["powers"]:
                if power["act"] in ("policy.amend", "policy.repeal", "member.suspend", "member.reclassify", "seat.vacate"):
                    if power["act"].startswith("policy") and self.draw.random() < 0.5:
                        power["delay"] = {"objections": 1, "span": 2 * DAY}
                    else:
                        power["retroactive"] = True
        self.forge = Forge(charter)
        self.keys = {f"p{n}": [f"p{n}"] for n in range(1, 5)}
        self.offers, self.carried, self.texts = [], [], {}
        self.genesis = self.forge.genesis
        for post, person in (("s1", "p1"), ("s2", "p2")):
            self.add("seat.accepted", person, appointment=self.genesis, seat=post)
        self.add("office.accepted", "p3", appointment=self.genesis, office="chair")

    def cap(self):
        cap = {"on_breach": self.draw.choice(["leaves", "stays"])}
        cap["group"] = self.draw.choice([{"seats": 1}, {"seats": 2}, {"share": "1/2"}, {"share": "2/3"}])
        if self.pool == POOLS["caps"]:
            cap["group"] = {"seats": self.draw.choice([1, 2, 2])}
        if self.draw.random() < 0.3:
            cap["organization"] = {"seats": 1}
        if cap["on_breach"] == "leaves":
            cap["within"] = self.draw.choice([0, 3_600, DAY, 3 * DAY])
        return cap

    def pick(self, *values):
        return self.draw.choice(values)

    def person(self):
        return self.draw.choice(sorted(self.keys))

    def add(self, kind, by, wait=60, **data):
        keys = self.keys.get(by, [by])
        good = [k for k in keys if (r := self.forge.register.keys.one(fingerprint=fingerprint(public(k))))
                and r.start is not None and r.start <= self.forge.now + wait and (r.end is None or self.forge.now + wait < r.end)]
        key = self.draw.choice(good or keys)
        return self.forge.add(kind, by, wait, signed_with=key, **data)

    def effective(self):
        if self.draw.random() < (0.3 if self.pool else 0.6):
            return {}
        return {"effective": time_text(self.forge.now + self.draw.choice([-DAY] * (not self.pool) + [DAY, 5 * DAY, 20 * DAY]))}

    def text(self):
        data = f"text {self.draw.randint(1, 5)}".encode()
        name = self.forge.document(data)
        return name, {"access": "public", "lang": "en", "media": "text/plain", "role": "operative", "sha256": name,
                      "size": len(data)}

    def act(self):
        pick, register = self.pick, self.forge.register
        organization, seat = pick("o2", "o3", "o4", "n1", "n2"), pick("s1", "s2", "s3", "s4", "s5", "s6", "t1", "members.o2")
        if self.new and self.draw.random() < 0.7:
            seat = pick("s1", "s2", "s3", "s7", "s8")
        person, policy, texts = pick("p1", "p2", "p3", "p4", *("n1", "q1", "q2") * (not self.new)), pick("x", "y"), []
        name = pick("member.admit", "member.suspend", "member.reinstate", "member.expel", "member.reclassify", "seat.fill",
                    "seat.fill", "seat.vacate", "seat.create", "seat.end", "body.charter", "body.amend", "body.dissolve",
                    "office.appoint", "policy.adopt", "policy.adopt", "policy.amend", "policy.amend", "policy.supersede",
                    "policy.repeal", "decision.rescind", "decision.rescind", "decision.rescind", "decision.void",
                    "decision.reconsider", "rule.change", "power.change", "power.delegate", "charter.amend", "objective.adopt",
                    "objective.amend", "objective.drop", "initiative.start", "initiative.commit", "initiative.renew",
                    "initiative.end", "roster.grant", "roster.end", "motion.amend", "motion.postpone", "motion.table",
                    "motion.refer", "motion.divide", "decision.ratify", "decision.countermand", "delegation.end",
                    *("member.affiliate", "member.disaffiliate", "mandate.grant", "mandate.grant") * self.new)
        if self.pool:
            name = self.draw.choice(self.pool)
        act = {"act": name, **self.effective()}
        motion = self.draw.choice([m.id for m in register.motions] or ["0" * 64])
        carried = [m.id for m in register.motions if m.state == "carried" and m.rescinded is None]
        if self.pool and carried:
            motion = carried[-1] if self.draw.random() < 0.7 else self.draw.choice(carried)
        if name == "member.admit":
            act |= {"class": pick("a", "b"), "key": b64(public(organization)), "organization": organization,
                    "principal": organization, "title": "N"}
        elif name.startswith("member."):
            act |= {"organization": organization}
            if name == "member.affiliate":
                act |= {"group": pick("g", "h")}
            if name == "member.reclassify":
                act |= {"class": pick("a", "b")}
        elif name == "seat.fill":
            act |= {"person": person, "seat": seat}
            if self.pool == POOLS["caps"]:
                act["seat"] = pick("s2", "s3", "s7", "s8")
                act.pop("effective", None)
            elif self.draw.random() < 0.3:
                act["alternate"] = True
        elif name in ("seat.vacate", "seat.end"):
            act |= {"seat": seat}
        elif name == "mandate.grant":
            digest_of, text = self.text()
            texts.append(text)
            act |= {"person": person, "post": pick("s2", "s3", "s7", "s8", "chair", "secretary", "members.o2", "mchair"), "text": digest_of,
                    "until": time_text(self.forge.now + self.draw.choice([DAY, 3 * DAY, 9 * DAY, 30 * DAY, 60 * DAY]))}
            if self.draw.random() < 0.6:
                act.pop("effective", None)
        elif name == "seat.create":
            body = pick("board", "team")
            act |= {"seat": {"appoints": "body", "body": body, "id": pick("s5", "s6"), "title": "S", "voting": pick(True, False),
                             "weight": 1}}
        elif name in ("body.charter", "body.amend"):
            body = {"id": pick("team", "team", "board"), "kind": pick("committee", "board"), "rule": pick("plain", "odd", "new"),
                    "title": "T", "parent": pick("members", "board")}
            if self.new and self.draw.random() < 0.6:
                body |= {"id": "board", "kind": "board", "rule": "odd", "parent": "members",
                         "meetings": self.forge.charter["bodies"][1]["meetings"]}
            if self.new:
                if self.draw.random() < 0.5:
                    body["seat_cap"] = self.cap()
                if self.draw.random() < 0.5:
                    body["rulings"] = {"appeal_within": self.draw.choice([3_600, 5 * DAY])}
                if self.draw.random() < 0.3:
                    body["participation"] = {"polls": self.pick(1, 2), "then": self.pick("vacate", "suspend")}
            act |= {"body": body}
            if name == "body.charter":
                mandate, text = self.text()
                texts.append(text)
                act |= {"mandate": mandate, "seats": [{"appoints": "body", "body": body["id"], "id": "t1", "title": "T1",
                                                       "voting": True, "weight": 1}]}
        elif name == "body.dissolve":
            act |= {"body": pick("team", "board")}
        elif name == "office.appoint":
            act |= {"office": pick("chair", "secretary"), "person": person}
        elif name in ("policy.adopt", "policy.amend"):
            digest_of, text = self.text()
            texts.append(text)
            act |= {"policy": policy, "text": digest_of}
            if name == "policy.adopt" or self.draw.random() < 0.3:
                act["title"] = "P" + policy
            if self.draw.random() < 0.3:
                act["sunset"] = time_text(self.forge.now + self.draw.choice([2, 9, 30]) * DAY)
        elif name == "policy.supersede":
            act |= {"policy": "x", "by": "y"}
        elif name == "policy.repeal":
            act |= {"policy": policy}
        elif name == "decision.ratify":
            act |= {"event": motion}
        elif name == "decision.void":
            digest_of, text = self.text()
            texts.append(text)
            act |= {"motion": motion, "text": digest_of}
        elif name.startswith("decision."):
            act |= {"motion": motion}
        elif name == "rule.change":
            rule = dict(self.forge.charter["rules"][self.draw.randint(0, 1)])
            rule |= {"id": pick("plain", "odd", "new"), "seconds": self.draw.randint(0, 1)}
            act |= {"rule": rule}
        elif name == "power.change":
            act |= {"power": {"act": pick("policy.adopt", "seat.fill", "member.admit"),
                              "requires": [{"body": pick("members", "board", "team"), "rule": pick("plain", "odd", "new")}]}}
            if self.draw.random() < 0.4:
                act["power"]["scope"] = {"body": "board"} if act["power"]["act"] == "seat.fill" else {"policy": "x"}
        elif name == "power.delegate":
            act |= {"delegation": {"acts": [{"act": "policy.amend"}, {"act": "policy.adopt"}, {"act": "policy.repeal"}], "from": "members",
                                   "id": pick("d1", "d2"), "rule": "odd", "title": "D", "to": "board",
                                   "until": time_text(self.forge.now + 40 * DAY), "countermand": {"within": 2 * DAY}}}
            if self.draw.random() < 0.5:
                act["delegation"]["countermand"]["waits"] = True
        elif name == "delegation.end":
            act |= {"delegation": pick("d1", "d2")}
        elif name == "charter.amend":
            digest_of, text = self.text()
            texts.append(text)
            act |= {"text": digest_of}
            if self.new and self.draw.random() < 0.7:
                own = [dict(each) for each in self.forge.charter["formalities"]]
                own = [each for each in own if self.draw.random() < 0.8]
                for each in own:
                    if self.draw.random() < 0.3:
                        each["title"] = "Other"
                    if self.draw.random() < 0.2:
                        each["valid_months"] = 1
                act |= {"formalities": own}
            if self.new and self.draw.random() < 0.3:
                act |= {"parameters": {k: v for k, v in self.forge.charter["parameters"].items()
                                       if k != "mandate_longest" or self.draw.random() < 0.4}}
        elif name.startswith("objective."):
            act |= {"objective": pick("g", "h")}
            if name == "objective.adopt":
                act |= {"body": "board", "deadline": time_text(self.forge.now + 9 * DAY), "measure": "m", "title": "O",
                        "owner": pick("body:board", "organization:o1", "person:p2")}
            elif name == "objective.amend":
                act |= {"title": "Other"}
        elif name.startswith("initiative."):
            act |= {"initiative": pick("i", "k")}
            if name == "initiative.start":
                act |= {"body": "board", "title": "I"}
            elif name == "initiative.commit":
                digest_of, text = self.text()
                texts.append(text)
                act |= {"commitment": pick("c", "e"), "partner": "o2", "renew_by": time_text(self.forge.now + 9 * DAY),
                        "signatory": pick("p2", "p3"), "text": digest_of, "title": "C"}
            elif name == "initiative.renew":
                act |= {"commitment": pick("c", "e"), "renew_by": time_text(self.forge.now + self.draw.choice([9, 20]) * DAY)}
            elif self.draw.random() < 0.5:
                act |= {"commitment": "c"}
        elif name.startswith("roster."):
            act |= {"roster": pick("r", "t")}
            if name == "roster.grant":
                act |= {"body": "board", "title": "R"}
        else:
            act, texts = self.about_motion(name)
        if name.startswith(("objective", "initiative", "roster")) and self.draw.random() < 0.95:
            act.pop("effective", None)
        return act, texts

    def about_motion(self, name):
        known = [m for m in self.forge.register.motions if m.state == "proposed"]
        motion = self.draw.choice(known) if known else None
        act, texts = {"act": name, "motion": motion.id if motion else "0" * 64}, []
        if name == "motion.amend":
            digest_of, text = self.text()
            texts = [text]
            act |= {"base": list(map(motions.text_name, motion.texts)) if motion else [], "version": motion.version if motion else 1,
                    "result": {"acts": [], "texts": [text], "title": "Amended"}}
        elif name == "motion.postpone":
            act |= {"until": time_text(self.forge.now + self.draw.choice([DAY, 3 * DAY]))}
        elif name == "motion.refer":
            act |= {"body": self.pick("board", "members", "team")}
            act |= {"decides": True} if self.draw.random() < 0.5 else {"report_by": time_text(self.forge.now + 3 * DAY)}
        elif name == "motion.divide":
            names = list(map(motions.text_name, motion.texts)) if motion else []
            count = len(motion.acts) if motion else 0
            act |= {"version": motion.version if motion else 1, "parts": [
                {"acts": list(range(count))[:1], "texts": names, "title": "One"},
                {"acts": list(range(count))[1:], "texts": names, "title": "Two"}]}
        return act, texts

    def show_board(self):
        """A poll of the board, whose electorate tells who holds its seats."""
        mover = self.pick("p1", "p2", "p3")
        motion = self.add("motion.proposed", mover, acts=[], body="board", texts=[], title="B")
        record = self.forge.register.motions.one(id=motion)
        if record:
            self.poll(mover, record, "board")

    def motion(self):
        if self.new and self.draw.random() < 0.4:
            self.show_board()
        acts, texts = [], []
        for _ in range(self.pick(1, 1, 1, 2) if self.pool else self.pick(1, 1, 2, 3)):
            act, own = self.act()
            acts.append(act)
            texts += [text for text in own if text not in texts]
        if self.new and not texts and self.draw.random() < 0.8 and any(
                a["act"] in ("member.expel", "member.suspend", "seat.vacate") for a in acts):
            texts.append(self.text()[1])
        mover = self.person()
        body = self.pick("members", "members", "members", "board")
        if len(self.forge.register.delegations) and acts[0]["act"].startswith("policy"):
            body = self.pick("members", "board")
        motion = self.add("motion.proposed", mover, acts=acts, body=body, texts=texts, title="M")
        record = self.forge.register.motions.one(id=motion)
        if record and self.new:
            self.hear(record)
        if not record or self.draw.random() < 0.15:
            return
        for body, _ in record.requirements:
            self.poll(mover, record, body)

    def hear(self, record):
        """Rulings on a motion, appeals from them, and hearings of whom it would remove."""
        draw, names = self.draw, [act["act"] for act in record.acts]
        if any(name in ("member.expel", "member.suspend", "seat.vacate") for name in names) and draw.random() < 0.8:
            by = self.pick("p4", "p2", "p3", record.mover)
            at = time_text(self.forge.now + self.pick(3_660, 3_661, 7_200, 60_000))
            texts = {"text": self.text()[1]} if draw.random() < 0.5 else {}
            self.add("hearing.called", by, motion=record.id, at=at, **texts)
            for act in record.acts:
                who = {"organization": act["organization"]} if "organization" in act else {"seat": act["seat"]} if isinstance(
                    act.get("seat"), str) else {"organization": "o1"}
                kind = self.pick("hearing.answered", "hearing.waived", None)
                if kind:
                    text = {"text": self.text()[1]} if kind == "hearing.answered" else {}
                    speaker = "p" + act["organization"][1:] if act.get("organization", "n")[0] == "o" else self.person()
                    self.add(kind, self.pick(speaker, self.person()), motion=record.id, **who, **text)
            if draw.random() < 0.6:
                self.forge.now += self.pick(600, 7_200)
        if draw.random() < 0.25:
            self.rule_on(record)

    def rule_on(self, record):
        chair = {"members": "p4", "board": "p3"}.get(record.body, "p1")
        data = {"out_of_order": True} if self.draw.random() < 0.8 else {}
        about = {"motion": record.id, **data} if self.draw.random() < 0.9 else {}
        ruling = self.add("chair.ruled", chair if self.draw.random() < 0.9 else self.person(), body=record.body, question="Q",
                          text=self.text()[1], **about)
        if self.draw.random() < 0.3:
            self.add("ruling.withdrawn", chair, ruling=ruling)
        if self.draw.random() < 0.5:
            self.add("chair.ruled", chair, body=record.body, question="Q", text=self.text()[1], **about)
        for _ in range(self.pick(0, 1, 2)):
            mover = self.person()
            appeal = self.add("motion.proposed", mover, acts=[{"act": "ruling.overturn", "ruling": ruling}], body=record.body
                              if self.draw.random() < 0.2 else "members", texts=[], title="A")
            motion = self.forge.register.motions.one(id=appeal)
            if motion and self.draw.random() < 0.9:
                self.poll(self.pick(mover, self.person()), motion, motion.body)

    def poll(self, mover, record, body):
        forge = self.forge
        try:
            seal = forge.open(mover, record.id, body, 3_600)
        except Exception:
            return
        poll = forge.register.polls.one(seal=seal)
        if not poll:
            return
        for elector in poll.electors:
            if "person" in elector and self.draw.random() < 0.9:
                forge.vote(elector["person"], seal, elector["seat"], "yes" if self.draw.random() < 0.9 else "no", wait=10)
        forge.close(self.person(), seal, 3_600)
        if record.state == "carried":
            self.follow(record)

    def follow(self, record):
        for tenure in list(self.forge.register.tenures.of(appointment=record.id)):
            if self.draw.random() < 0.7:
                self.add("seat.accepted", tenure.person, appointment=record.id, seat=tenure.seat)
        for tenure in list(self.forge.register.office_tenures.of(appointment=record.id)):
            self.add("office.accepted", tenure.person, appointment=record.id, office=tenure.office)
        for admission in list(self.forge.register.admissions.of(source=record.id)):
            self.add("member.accepted", admission.principal, admission=record.id, key=admission.key,
                     organization=admission.organization)
            if not self.forge.refused():
                self.keys.setdefault(admission.principal, []).append(admission.principal)

    def other(self):
        pick, person = self.pick, self.person()
        organization = pick("o1", "o2", "o3", "o4", "n1")
        if self.new and self.draw.random() < 0.6:
            person, organization = self.draw.choice([(f"p{n}", f"o{n}") for n in range(1, 5)])
        calm = (["join", "join", "leave", "confirm", "confirm", "recall", "meet", "meet", "lapse", "revise", "reseat", "wait", "wait",
                 "wait", "resign", "resign", "designate", "resign_office", "meeting"] if self.new and self.pool else None)
        kind = pick("offer", "offer", "vouch", "vouch", "rotate", "cancel", "revoke", "hand", "withdraw", "designate", "resign",
                    "resign_office", "object", "wait", "wait", "interest", "withdraw_motion", "meeting",
                    *("join", "join", "leave", "confirm", "recall", "meet", "lapse", "revise", "reseat", "meet", "leave", "wait") * 2 * self.new)
        if calm:
            kind = pick(*calm)
        if kind == "offer":
            new = pick("q1", "q2", person)
            key = f"{new}-{self.draw.randint(1, 99)}"
            data = {} if self.forge.register.persons.one(id=new) else {"organization": organization}
            offer = self.forge.add("key.offered", new, signed_with=key, key=b64(public(key)), person=new, **data)
            self.offers.append((offer, new, key))
        elif kind in ("vouch", "rotate") and self.offers:
            offer, new, key = self.draw.choice(self.offers)
            by = new if self.forge.register.persons.one(id=new) else person
            self.add("key.vouched" if kind == "vouch" else "key.rotated", by, offer=offer)
            if not self.forge.refused():
                self.keys.setdefault(new, []).append(key)
        elif kind in ("cancel", "revoke"):
            target = self.draw.choice([k for keys in self.keys.values() for k in keys])
            data = {"since": self.draw.randint(0, len(self.forge.lines))} if kind == "revoke" and self.draw.random() < 0.5 else {}
            if self.draw.random() < 0.5:
                self.add("key.cancelled" if kind == "cancel" else "key.revoked", person, key=fingerprint(public(target)), **data)
        elif kind == "hand":
            self.add("principal.handed", person, organization=organization, person=self.person())
        elif kind == "withdraw" and self.draw.random() < 0.4:
            self.add("member.withdrawn", person, organization=organization, **self.effective())
        elif kind == "designate":
            data = {"alternate": True} if self.draw.random() < 0.4 else {}
            self.add("seat.designated", person, person=self.person(), seat=pick("s1", "members.o2", "members.o3"), **data,
                     **self.effective())
        elif kind == "resign":
            self.add("seat.resigned", person, seat=pick("s1", "s2", "s3"), **self.effective())
        elif kind == "resign_office":
            self.add("office.resigned", person, office=pick("chair", "secretary"), **self.effective())
        elif kind == "object" and len(self.forge.register.motions):
            motion = self.draw.choice(list(self.forge.register.motions)).id
            self.add("decision.objected", person, motion=motion, organization=organization, reason=digest(b"reason"))
        elif kind == "wait":
            self.forge.now += self.draw.choice([3_600, DAY, 6 * DAY])
        elif kind == "interest":
            self.add("interest.declared", person, about=pick("policy:x", "body:board", "organization:o2"))
        elif kind == "withdraw_motion" and len(self.forge.register.motions):
            self.add("motion.withdrawn", person, motion=self.draw.choice(list(self.forge.register.motions)).id)
        elif kind == "join":
            self.add("organization.affiliated", person, group=pick("g", "h"), organization=organization, **self.effective())
        elif kind == "leave":
            self.add("organization.disaffiliated", person, organization=organization, **self.effective())
        elif kind == "confirm":
            waiting = [a for a in self.forge.register.affiliations if a.state == "pending"]
            if waiting:
                self.add("affiliation.confirmed", person, affiliation=waiting[-1].source, organization=waiting[-1].organization)
        elif kind == "recall":
            data = {"alternate": True} if self.draw.random() < 0.4 else {}
            self.add("seat.recalled", person, person=self.person(), seat=pick("s1", "members.o2", "members.o3"), **data,
                     **self.effective())
        elif kind == "meet":
            if self.draw.random() < 0.5:
                self.add("formality.met", person, formality="f1", organization=organization)
            else:
                self.add("formality.met", pick("p2", person), formality=pick("f2", "f2", "f1"), person=self.person())
        elif kind == "lapse" and len(self.forge.register.fulfilments):
            self.add("formality.lapsed", pick("p2", person), met=self.draw.choice(list(self.forge.register.fulfilments)).id)
        elif kind == "reseat":
            self.add("seat.designated", "p1", person="p1", seat="s1", **self.effective())
        elif kind == "revise":
            open_motions = [m for m in self.forge.register.motions if m.state == "proposed"]
            if open_motions:
                motion = self.draw.choice(open_motions)
                self.add("motion.revised", motion.mover, motion=motion.id, version=motion.version + 1, title="R",
                         acts=motion.acts, texts=motion.texts)
        elif kind == "meeting":
            self.a_meeting(person)

    def a_meeting(self, person):
        meeting = self.add("meeting.called", "p3", agenda=[], body="board", papers=[], title="M",
                           starts=time_text(self.forge.now + 60))
        self.add("meeting.opened", "p3", meeting=meeting)
        self.add("meeting.arrived", person, meeting=meeting, seat=self.pick("s1", "s2", "s4"))
        present = [{"seat": seat} for seat in ("s1", "s2", "s4") if self.draw.random() < 0.6]
        self.add("meeting.attended", "p2", meeting=meeting, present=present)
        for seat in ("s1", "s2", "s4"):
            if self.draw.random() < 0.3:
                self.add("meeting.departed", self.person(), meeting=meeting, seat=seat)
        if self.draw.random() < 0.5:
            self.add("meeting.attended", "p2", meeting=meeting, present=present[::-1])
        self.add("meeting.adjourned", self.pick("p2", "p3"), meeting=meeting)

    def tell(self, length):
        for _ in range(length):
            self.motion() if self.draw.random() < (0.55 if self.new else 0.85 if self.pool else 0.6) else self.other()
        return self.forge.compare(f"random acts {self.seed}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        Story(each, sys.argv[4] if len(sys.argv) > 4 else None).tell(int(sys.argv[3]))
