"""Single questions about sentences of FORMAT.md, each a small forged ledger for both programs.

Usage: GAVEL=PROGRAM python3 probes.py [NAME…]
"""

import itertools
import sys

from forge import DAY, Forge, a_charter, time_text, b64, public

RULE = {"discussion": 0, "id": "odd", "lapse": 30 * DAY, "least_window": 0, "longest_window": 30 * DAY, "mover": "member",
        "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd",
        "quorum": {"base": "seats", "fraction": "0/1", "strictly": False},
        "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
MEET = {"called_by": ["chair"], "notice": 0, "roll_call_disputes": DAY, "quorum": {"base": "holders", "fraction": "0/1", "strictly": False}}
FORMAL = [{"attested_by": "member", "id": "f1", "per": "organization", "title": "F1"},
          {"attested_by": "office", "id": "f2", "office": "secretary", "per": "person", "revocable": True, "title": "F2",
           "document": "1" * 64, "valid_months": 1}]


def seats(count=3, body=2, **more):
    own = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{n}", "title": "S", "voting": True,
            "weight": 1, "alternate": True, **more} for n in range(1, count + 1)]
    return own + [{"appoints": "body", "body": "board", "id": f"b{n}", "title": "S", "voting": True, "weight": 1, **more}
                  for n in range(1, body + 1)]


def start(rule=None, held=(1, 2, 3), **more):
    f = Forge(a_charter(RULE | (rule or {}), seats(), MEET, **more))
    for n in held:
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    return f


def text(f, data=b"text", role="operative"):
    return {"access": "public", "lang": "en", "media": "text/plain", "role": role, "sha256": f.document(data), "size": len(data)}


def decide(f, acts, texts=(), body="members", mover="p1", no=(), close=True, window=3_000):
    motion = f.propose(mover, body, acts, texts)
    if not f.register.motions.one(id=motion):
        return motion
    seal = f.open(mover, motion, body, window)
    poll = f.register.polls.one(seal=seal)
    for e in poll.electors if poll else ():
        if "person" in e:
            f.vote(e["person"], seal, e["seat"], "no" if e["person"] in no else "yes")
    if close:
        f.close("p2", seal, window)
    return motion


def roll_call_of_new_holder(variant):
    f = start({"formalities": {"ids": ["f1"]}}, held=(1, 2), formalities=FORMAL)
    for n in (1, 2):
        f.add("formality.met", f"p{n}", formality="f1", organization=f"o{n}")
    m = f.add("meeting.called", "p1", agenda=[], body="board", papers=[], title="M", starts=time_text(f.now + 60))
    f.add("meeting.opened", "p1", meeting=m)
    motion = f.propose("p1", "board")
    seal = f.open("p1", motion, "board", 9_000)
    f.add("seat.designated", "p3", person="p3", seat="s3")
    if variant != "absent":
        f.add("meeting.arrived", "p3", meeting=m, seat="s3")
    call = f.add("roll_call.recorded", "p2", choices=[{"choice": "yes", "seat": "s3"}], meeting=m, poll=seal)
    f.add("roll_call.confirmed", "p1", roll_call=call)
    f.add("seat.recused", "p3", poll=seal, seat="s3") if variant == "recuse" else f.vote("p3", seal, "s3", "yes")
    f.close("p1", seal, 9_000)
    return f


def formality_order(variant):
    f = start(formalities=FORMAL)
    data = {"document": "1" * 64} if "d" in variant else {}
    if "u" in variant:
        data["until"] = time_text(f.now + (32 * DAY if "l" in variant else -60))
    by = "p3" if "w" in variant else "p2"
    met = f.add("formality.met", by, formality="f2", **({"organization": "o9"} if "o" in variant else
                                                       {"person": "p9" if "x" in variant else "p1"}), **data)
    if not f.refused():
        f.now += 40 * DAY if "t" in variant else 0
        f.add("formality.lapsed", "p2", met=met, saw=len(f.lines) - 1)
        f.add("formality.lapsed", "p1", met=met)
        f.add("formality.lapsed", "p2", met=met, **({"reason": "2" * 64} if "r" in variant else {}))
        f.add("formality.lapsed", "p2", met=met)
    return f


def mandate(variant):
    f = start()
    until = time_text(f.now + 3 * DAY)
    post = "chair" if "o" in variant else "b1"
    if "p" in variant:
        decide(f, [{"act": "seat.fill", "person": "p3", "seat": "b1"}] if post == "b1" else
               [{"act": "office.appoint", "person": "p3", "office": "chair"}])
    t = text(f)
    motion = decide(f, [{"act": "mandate.grant", "person": "p2", "post": post, "text": t["sha256"], "until": until}], [t])
    if "l" in variant:
        f.now += 4 * DAY
    kind, name = ("office.accepted", "office") if post == "chair" else ("seat.accepted", "seat")
    f.add(kind, "p2", appointment=motion, **{name: post})
    if "h" in variant:
        f.add("seat.resigned" if post == "b1" else "office.resigned", "p2", **{name: post})
    if "e" in variant:
        f.now += 5 * DAY
    again = decide(f, [{"act": "mandate.grant", "person": "p3", "post": post, "text": t["sha256"],
                        "until": time_text(f.now + 9 * DAY)}], [t])
    f.add(kind, "p3", appointment=again, **{name: post})
    fill = decide(f, [{"act": "seat.fill", "person": "p4", "seat": "b1"}] if post == "b1" else
                  [{"act": "office.appoint", "person": "p4", "office": "chair"}])
    f.add(kind, "p4", appointment=fill, **{name: post})
    if "r" in variant:
        decide(f, [{"act": "decision.rescind", "motion": fill}])
    decide(f, [], body="board")
    return f


def appeal_after(variant):
    f = start(board_more={"rulings": {"appeal_within": DAY}})
    motion = f.propose("p1", "board")
    ruling = f.add("chair.ruled", "p1", body="board", motion=motion, out_of_order=True, question="Q", text=text(f))
    own = f.propose("p2", "members", [{"act": "ruling.overturn", "ruling": ruling}])
    other = f.propose("p3", "members", [{"act": "ruling.overturn", "ruling": ruling}])
    seal = f.open("p2", own, "members", 3_000)
    no = {"tie": ("p1", "p2"), "fail": ("p1", "p2", "p3")}.get(variant, ())
    for n in range(1, 5) if variant != "none" else ():
        f.vote(f"p{n}", seal, f"members.o{n}", "no" if f"p{n}" in no else "yes")
    try:
        f.open("p3", other, "members", 3_000)
    except Exception:
        pass
    f.close("p1", seal, 3_000)
    f.propose("p4", "members", [{"act": "ruling.overturn", "ruling": ruling}])
    if variant == "rescind":
        decide(f, [{"act": "decision.rescind", "motion": own}])
    if variant == "reconsider" or variant == "fail":
        decide(f, [{"act": "decision.reconsider", "motion": own}])
    decide(f, [{"act": "decision.void", "motion": own, "text": (t := text(f, b"why"))["sha256"]}], [t])
    f.add("ruling.withdrawn", "p1", ruling=ruling)
    f.add("chair.ruled", "p1", body="board", motion=motion, out_of_order=True, question="Q", text=text(f))
    f.add("interest.declared", "p1", about="motion:" + motion)
    f.propose("p1", "board", [{"act": "motion.table", "motion": motion}])
    f.propose("p1", "board", [{"act": "motion.refer", "motion": other, "body": "members", "report_by": time_text(f.now + 9_000)}])
    f.add("motion.revised", "p3", acts=[], motion=other, texts=[], title="R", version=2)
    return f


def seen(variant):
    f = start(board_more={"rulings": {"appeal_within": DAY}})
    motion = f.propose("p1", "board")
    ruling = f.add("chair.ruled", "p1", body="board", motion=motion, question="Q", text=text(f), saw=len(f.lines) - (variant == "r"))
    ruling = f.add("chair.ruled", "p1", body="board", motion=motion, question="Q", text=text(f))
    f.propose("p2", "members", [{"act": "ruling.overturn", "ruling": ruling}], saw=len(f.lines) - 1)
    f.add("ruling.withdrawn", "p1", ruling=ruling, saw=len(f.lines) - 2)
    a = f.add("organization.affiliated", "p1", group="g", organization="o1")
    b = f.add("organization.affiliated", "p2", group="g", organization="o2")
    f.add("affiliation.confirmed", "p1", affiliation=b, organization="o2", saw=len(f.lines) - 1)
    f.add("affiliation.confirmed", "p1", affiliation=b, organization="o3")
    f.add("affiliation.confirmed", "p3", affiliation=b, organization="o2")
    f.add("affiliation.confirmed", "p2", affiliation=b, organization="o2")
    f.add("affiliation.confirmed", "p1", affiliation=b, organization="o2")
    f.add("seat.designated", "p1", person="p1", seat="s1", effective=time_text(f.now + DAY))
    f.add("seat.recalled", "p1", person="p1", seat="s1", saw=len(f.lines) - 1)
    f.add("seat.recalled", "p1", person="p1", seat="s1", effective=time_text(f.now + 2 * DAY))
    f.add("seat.recalled", "p1", person="p1", seat="members.o1")
    return f


def consent_heard(variant):
    f = start()
    f = Forge(a_charter(RULE, seats(), MEET))
    f = Forge((c := a_charter(RULE, seats(), MEET, board_more={"rulings": {"appeal_within": DAY}})) and
              {**c, "rules": [c["rules"][0] | {"hearing": {"notice": 600}}, c["rules"][1]]})
    m = f.propose("p1", "members", [{"act": "member.suspend", "organization": "o3"}], [text(f)])
    agenda = f.propose("p2", "members", [{"act": "motion.consent", "items": [{"motion": m, "version": 1}]}])
    if "h" in variant:
        f.add("hearing.called", "p2", at=time_text(f.now + 60 + 600), motion=m)
    if "w" in variant:
        f.add("hearing.waived", "p3", motion=m, organization="o3")
    f.add("hearing.called", "p2", at=time_text(f.now + 60 + 600), motion=agenda)
    if "l" in variant:
        f.now += 600
    try:
        f.open("p2", agenda, "members", 3_000)
    except Exception:
        pass
    f.add("hearing.answered", "p3", motion=m, organization="o3", text=text(f, b"a"))
    f.add("hearing.answered", "p3", motion=m, organization="o3", text=text(f, b"b"))
    return f


def broken_charter(variant):
    """charter.amend that leaves a rule's formality, or mandates, without what they ask for."""
    rule = {"formalities": {"ids": ["f1"]}}
    f = start(rule, formalities=FORMAL)
    t = text(f)
    params = {k: v for k, v in f.charter["parameters"].items() if k != "mandate_longest"}
    act = {"act": "charter.amend", "text": t["sha256"]}
    act |= {"parameters": params} if "m" in variant else {}
    act |= {"formalities": []} if "f" in variant else {}
    act |= {"effective": time_text(f.now + 5 * DAY)} if "l" in variant else {}
    decide(f, [act], [t])
    decide(f, [{"act": "seat.create", "seat": {"appoints": "body", "body": "board", "id": "s9", "title": "S", "voting": True, "weight": 1}}])
    power = next(p for p in f.charter["powers"] if p["act"] == "mandate.grant")
    decide(f, [{"act": "power.change", "power": {**power, "scope": {"body": "board"}}}])
    decide(f, [{"act": "rule.change", "rule": {**f.charter["rules"][1], "id": "new"}}])
    decide(f, [{"act": "body.amend", "body": {**f.charter["bodies"][1], "rulings": {"appeal_within": 60}}}])
    decide(f, [], body="board")
    return f


def accused_seat(variant):
    c = a_charter(RULE, seats(), MEET)
    c["rules"][0]["hearing"] = {"notice": 600}
    c["seats"].append({"appoints": "ex_officio", "body": "board", "id": "x1", "office": "chair", "title": "X", "voting": True, "weight": 1})
    f = Forge(c)
    f.add("key.offered", "q2", signed_with="q2", key=b64(public("q2")), organization="o2", person="q2")
    f.add("key.vouched", "p2", offer=f.ids[-1])
    f.add("seat.designated", "p2", person="q2", seat="s2", alternate=True)
    f.add("seat.accepted", "q2", appointment=f.ids[-1], seat="s2")
    if "h" in variant:
        f.add("seat.designated", "p2", person="p2", seat="s2", **({"effective": time_text(f.now + 900)} if "l" in variant else {}))
    if "c" in variant:
        f.add("seat.designated", "p2", person="p2", seat="members.o2")
    name = "x1" if "x" in variant else "members.o2" if "m" in variant else "s2"
    salted = {"access": "body:members", "lang": "en", "media": "text/plain", "role": "annex", "salted": "3" * 64, "size": 9}
    m = f.propose("p1", "members", [{"act": "seat.vacate", "seat": name}, {"act": "member.suspend", "organization": "o9"}], [text(f)])
    f.add("hearing.waived", "q2", motion=m, seat=name)
    f.add("hearing.waived", "p2", motion=m, seat=name)
    f.add("hearing.waived", "p2", motion=m, organization="o9")
    f.add("hearing.answered", "p2", motion=m, seat=name, text={**salted, "access": "body:board"})
    f.add("hearing.answered", "p2", motion=m, seat=name, text={**salted, "role": "operative"})
    f.add("hearing.answered", "p2", motion=m, seat=name, text=salted)
    f.add("hearing.answered", "q2", motion=m, seat=name, text=salted)
    f.add("hearing.answered", "p2", motion=m, seat="s9", text=salted)
    f.now += 900
    f.add("hearing.answered", "p2", motion=m, seat=name, text=text(f, b"late"))
    f.add("motion.revised", "p1", acts=f.register.motions.one(id=m).acts, motion=m, texts=[text(f, b"new")], title="N", version=2)
    f.add("hearing.answered", "p2", motion=m, seat=name, text=text(f, b"again"))
    f.add("motion.revised", "p1", acts=f.register.motions.one(id=m).acts, motion=m, texts=[], title="N", version=3)
    f.add("motion.revised", "p1", acts=[], motion=m, texts=[], title="N", version=3)
    f.add("hearing.waived", "p2", motion=m, seat=name)
    return f


def recall_mandate(variant):
    """Recalls and the vacancy that they leave, also beside holdover, caps and mandates."""
    own = seats(holdover=True, term_months=1)
    f = Forge(a_charter(RULE, own, MEET, board_more={"seat_cap": {"on_breach": variant or "stays", "group": {"seats": 1},
                                                                  **({"within": 600} if variant == "leaves" else {})}}))
    f.add("seat.designated", "p1", person="p1", seat="s1", effective=time_text(f.now + 600))
    f.add("seat.recalled", "p1", person="p1", seat="s1", effective=time_text(f.now + 900))
    decide(f, [], body="board")
    f.now += 900
    decide(f, [], body="board")
    f.add("seat.designated", "p1", person="p1", seat="s1")
    fill = decide(f, [{"act": "seat.fill", "person": "p1", "seat": "b1"}])
    fill = decide(f, [{"act": "seat.fill", "person": "p2", "seat": "b1"}])
    f.add("organization.affiliated", "p2", group="g", organization="o2", effective=time_text(f.now + 3_600))
    a = f.add("organization.affiliated", "p1", group="g", organization="o1")
    f.add("affiliation.confirmed", "p1", affiliation=a, organization="o1")
    f.add("affiliation.confirmed", "p2", affiliation=a, organization="o1")
    f.add("seat.accepted", "p2", appointment=fill, seat="b1")
    f.now += 4_000
    decide(f, [], body="board")
    decide(f, [{"act": "seat.fill", "person": "p3", "seat": "b1"}])
    t = text(f)
    decide(f, [{"act": "mandate.grant", "person": "p3", "post": "b1", "text": t["sha256"], "until": time_text(f.now + DAY)}], [t])
    decide(f, [{"act": "body.amend", "body": {k: v for k, v in f.charter["bodies"][1].items() if k != "seat_cap"}}])
    decide(f, [], body="board")
    return f


def cap_edge(variant):
    """A breach that ends at, just before or just after the instant at which the holder would leave."""
    f = Forge(a_charter(RULE, seats(), MEET, board_more={"seat_cap": {"on_breach": "leaves", "within": 600, "group": {"seats": 1}}}))
    for n in (1, 2, 3):
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    f.add("organization.affiliated", "p1", group="g", organization="o1")
    a = f.add("organization.affiliated", "p2", group="g", organization="o2")
    f.add("affiliation.confirmed", "p1", affiliation=a, organization="o2")
    began = f.now
    if "o" in variant:
        f.add("organization.disaffiliated", "p2", organization="o2", effective=time_text(began + 600 + int(variant[1:])))
    elif "r" in variant:
        f.add("seat.recalled", "p1", person="p1", seat="s1", effective=time_text(began + 600 + int(variant[1:])))
    motion = f.propose("p3", "board")
    f.open("p3", motion, "board", 9_000, wait=began + 600 - f.now + (int(variant[1:]) if "t" in variant else 0))
    decide(f, [], body="board", mover="p3")
    decide(f, [{"act": "body.amend", "body": {k: v for k, v in f.charter["bodies"][1].items() if k != "seat_cap"}}], mover="p3")
    f.add("seat.designated", "p2", person="p2", seat="s2")
    decide(f, [], body="board", mover="p3")
    return f


def suspended_group(variant):
    f = start()
    a = f.add("organization.affiliated", "p1", group="g", organization="o1", **(
        {"effective": time_text(f.now + DAY)} if "l" in variant else {}))
    if "s" in variant:
        decide(f, [{"act": "member.suspend", "organization": "o1"}], mover="p2")
    if "e" in variant:
        decide(f, [{"act": "member.expel", "organization": "o1"}], mover="p2")
    a = f.add("organization.affiliated", "p2", group="g", organization="o2")
    f.add("affiliation.confirmed", "p1", affiliation=a, organization="o2")
    f.add("organization.disaffiliated", "p1", organization="o1")
    b = f.add("organization.affiliated", "p3", group="g", organization="o3")
    f.add("affiliation.confirmed", "p2", affiliation=b, organization="o3")
    f.add("organization.affiliated", "p3", group="h", organization="o3")
    f.add("organization.affiliated", "p2", group="h", organization="o2", effective=time_text(f.now + DAY))
    f.add("organization.disaffiliated", "p2", organization="o2", effective=time_text(f.now + DAY))
    f.add("organization.affiliated", "p2", group="h", organization="o2", effective=time_text(f.now + 2 * DAY))
    m = decide(f, [{"act": "member.affiliate", "organization": "o2", "group": "k", "effective": time_text(f.now + 3 * DAY)},
                   {"act": "member.disaffiliate", "organization": "o3", "effective": time_text(f.now + 3 * DAY)}], mover="p4")
    f.add("organization.affiliated", "p2", group="h", organization="o2", effective=time_text(f.now + 9 * DAY))
    f.now += DAY * ("d" in variant)
    decide(f, [{"act": "decision.rescind", "motion": m, **({"effective": time_text(f.now + 2 * DAY)} if "d" in variant else {})}], mover="p4")
    return f


def ended_ground(variant):
    f = start(board_more={"participation": {"polls": 1, "then": "vacate"}})
    motion = f.propose("p1", "board")
    seal = f.open("p1", motion, "board", 600)
    f.vote("p1", seal, "s1", "yes")
    f.close("p1", seal, 600)
    act = {"act": "seat.vacate", "seat": "s3"}
    m = f.propose("p2", "members", [act], ground={"inactivity": "s3"})
    decide(f, [{"act": "seat.end" if variant == "end" else "seat.vacate", "seat": "s3"}])
    f.add("motion.revised", "p2", acts=[act], motion=m, texts=[], title="R", version=2)
    f.add("motion.revised", "p2", acts=[{**act, "effective": time_text(f.now + DAY)}], motion=m, texts=[], title="R", version=3)
    return f


ALL = [(cap_edge, ["", "o0", "o-1", "o1", "r0", "r-1", "r1", "t-1", "t0", "t1"]), (suspended_group, ["", "s", "e", "l", "sl", "d", "sd"]),
       (ended_ground, ["", "end"]), (accused_seat, ["", "h", "hl", "x", "m", "mc", "mch"]), (recall_mandate, ["", "leaves"]), (roll_call_of_new_holder, ["", "absent", "recuse"]),
       (formality_order, ["", "d", "du", "dul", "w", "wd", "o", "x", "xw", "dt", "dr", "uw", "ow"]),
       (mandate, ["".join(c) for n in range(4) for c in itertools.combinations("oplher", n)]),
       (appeal_after, ["", "tie", "fail", "none", "rescind", "reconsider"]), (seen, ["", "r"]),
       (consent_heard, ["", "h", "w", "hl", "hwl"]), (broken_charter, ["m", "f", "mf", "ml", "fl", "mfl"])]

if __name__ == "__main__":
    for probe, variants in ALL:
        if len(sys.argv) > 1 and probe.__name__ not in sys.argv[1:]:
            continue
        for variant in variants:
            f = probe(variant)
            told = [f"{n}:{c}" for n, c in enumerate(f.codes) if c]
            f.compare(f"{probe.__name__} {variant} {told} {[e.code for e in f.register.effects if e.code]}")
