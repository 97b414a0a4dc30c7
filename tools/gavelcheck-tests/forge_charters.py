"""Founds ledgers on charters with every field, many of them with a mistake; both programs must agree.

Usage: GAVEL=PROGRAM python3 forge_charters.py FROM TO
"""

import copy
import random
import sys

from forge import DAY, ORIGIN, Forge, a_charter, b64
from forge_caps import Board

HEX = "0" * 64


def mutations(draw, c):
    board, members, plain, odd = c["bodies"][1], c["bodies"][0], c["rules"][0], c["rules"][1]

    def power(act):
        return next(p for p in c["powers"] if p["act"] == act)

    def drop(act):
        c["powers"] = [p for p in c["powers"] if p["act"] != act]

    def deleg(**more):
        c["delegations"] = [{"acts": [{"act": "policy.adopt"}], "from": "members", "id": "d1", "rule": "odd", "title": "D",
                             "to": "board", "until": "2026-03-05T09:00:00Z", **more}]
        for name in [k for k, v in more.items() if v is None]:
            del c["delegations"][0][name]

    def appoint(*pairs):
        c["appointments"] = [{"person": p, "post": s} for s, p in pairs]

    def limit():
        return draw.choice([{"seats": draw.randint(1, 3)}, {"share": draw.choice(["1/1", "1/2", "1/3", "1/100"])}])

    formality = {"attested_by": "member", "id": "f1", "per": "organization", "title": "F1"}
    return [
        lambda: deleg(), lambda: deleg(until="2026-01-05T09:01:00Z"), lambda: deleg(until="2026-01-05T09:01:01Z"),
        lambda: deleg(rule="none"), lambda: deleg(**{"from": "none"}), lambda: deleg(to="none"), lambda: deleg(to="members"),
        lambda: deleg(acts=[{"act": draw.choice(["rule.change", "ruling.overturn", "decision.rescind", "decision.ratify",
                                                 "mandate.grant", "motion.amend", "motion.consent", "member.admit"])}]),
        lambda: deleg(acts=[{"act": "seat.fill", "scope": {"body": "board"}}]), lambda: deleg(countermand={"within": DAY}),
        lambda: (deleg(countermand={"within": DAY, "waits": True}), drop("decision.countermand")),
        lambda: (deleg(), power("policy.adopt").update(reserved=True)), lambda: (deleg(), c["delegations"].append(c["delegations"][0])),
        lambda: deleg(**{"from": "board", "to": "members"}), lambda: c.update(delegations=[]),
        lambda: deleg(acts=[{"act": "policy.adopt"}] * 2),
        lambda: c.update(formalities=[]), lambda: c.update(formalities=[formality]), lambda: c.update(formalities=[formality] * 2),
        lambda: c.update(formalities=[{**formality, "attested_by": "office", "office": draw.choice(["none", "chair"])}]),
        lambda: c.update(formalities=[{**formality, "office": "chair"}]), lambda: c.update(formalities=[{**formality, "revocable": True}]),
        lambda: c.update(formalities=[{**formality, "document": HEX, "valid_months": 1_200}]),
        lambda: odd.update(formalities={"ids": ["f1"]}), lambda: odd.update(formalities={"ids": ["f2", "f1"]}),
        lambda: (odd.update(formalities={"ids": ["f1"], "from_base": True}), c.update(formalities=[formality])),
        lambda: (plain.update(formalities={"ids": ["f1"]}), c.update(formalities=[formality])),
        lambda: (c["rules"].append({**odd, "id": "unused", "formalities": {"ids": ["f9"]}})),
        lambda: odd.update(group_cap=2, organization_cap=draw.choice([1, 2, 3])), lambda: odd.update(group_cap=2),
        lambda: odd.update(group_cap=2, late_quorum=60), lambda: odd.update(group_cap=2, quorum_at="opening"),
        lambda: odd.update(hearing={"notice": 60}), lambda: plain.update(hearing={"notice": 60}),
        lambda: plain.update(hearing={"notice": 90 * DAY}),
        lambda: (plain.update(hearing={"notice": 60}), odd.update(hearing={"notice": draw.choice([59, 60, 61])})),
        lambda: (plain.update(hearing={"notice": 60}), [drop(a) for a in draw.sample(["member.expel", "member.suspend", "seat.vacate"],
                                                                                     draw.randint(1, 3))]),
        lambda: board.update(rulings={"appeal_within": 60}), lambda: members.update(rulings={"appeal_within": 60}),
        lambda: (board.update(rulings={"appeal_within": 60}), drop("ruling.overturn")),
        lambda: power("ruling.overturn")["requires"].append({"body": "board", "rule": "odd"}),
        lambda: power("ruling.overturn").update(requires=[{"body": "board", "rule": "odd"}]),
        lambda: (power("ruling.overturn").update(scope={"body": draw.choice(["board", "members"])}),
                 board.update(rulings={"appeal_within": 60})),
        lambda: plain.update(seconds=draw.choice([1, 2])), lambda: plain.update(casting_vote=True), lambda: plain.update(least_yes=1),
        lambda: plain.update(vetoes=[{"noes": 3}]), lambda: plain["thresholds"][0].update(waived_if_empty=True),
        lambda: plain["thresholds"][0].update({"class": "a"}), lambda: plain["thresholds"].append(plain["thresholds"][0]),
        lambda: plain["thresholds"][0].update(strictly=False), lambda: plain["thresholds"][0].update(fraction="2/3"),
        lambda: plain["thresholds"][0].update(base="seats"),
        lambda: c["parameters"].pop("mandate_longest", None), lambda: (c["parameters"].pop("mandate_longest", None), drop("mandate.grant")),
        lambda: board.update(seat_cap={"on_breach": "stays", "group": limit(), "organization": limit()}),
        lambda: board.update(seat_cap={"on_breach": "stays", "within": 5, "group": limit()}),
        lambda: board.update(seat_cap={"on_breach": "leaves", "group": limit()}), lambda: board.update(seat_cap={"on_breach": "stays"}),
        lambda: members.update(seat_cap={"on_breach": "stays", "group": limit()}),
        lambda: (board.update(seat_cap={"on_breach": "leaves", "within": 0, draw.choice(["group", "organization"]): limit()}),
                 appoint(*[(s, "p1") for s in draw.sample(["s4", "s5", "s6", "s7"], draw.randint(1, 4))])),
        lambda: (board.update(seat_cap={"on_breach": "stays", "group": limit()}), [f.update(group="g") for f in c["founders"][:2]],
                 appoint(("s4", "p1"), ("s5", "p2"), *[("s7", "p1")] * draw.randint(0, 1))),
        lambda: (board.update(seat_cap={"on_breach": "stays", "group": {"seats": 1}}), c["founders"][1].update(group="o1"),
                 appoint(("s4", "p1"), ("s5", "p2"))),
        lambda: board.update(participation={"polls": 1, "then": draw.choice(["vacate", "suspend", "reclassify"])}),
        lambda: board.update(participation={"polls": 1, "then": "reclassify", "class": draw.choice(["a", "zz"])}),
        lambda: members.update(participation={"polls": 1, "then": draw.choice(["vacate", "suspend"])}),
        lambda: members.update(participation={"meetings": 1, "then": "suspend"}),
        lambda: board.update(participation={"meetings": 1, "then": "suspend"}),
        lambda: board.update(participation={"polls": 1, "rules": draw.choice([["none"], ["odd"], ["plain", "odd"]]), "then": "vacate"}),
        lambda: board.update(participation={"meetings": 1, "rules": ["odd"], "then": "vacate"}),
        lambda: board.update(participation={"then": "vacate"}),
        lambda: (board.update(participation={"polls": 1, "then": "vacate"}), drop("seat.vacate")),
        lambda: (board.update(participation={"polls": 1, "then": "vacate"}), power("seat.vacate").update(scope={"body": "board"})),
        lambda: (board.update(participation={"polls": 1, "then": "suspend"}), drop("member.suspend")),
        lambda: (board.update(participation={"polls": 1, "then": "suspend"}), power("member.suspend").update(scope={"body": "board"})),
        lambda: [f.update(group="g") for f in c["founders"][:3]],
        lambda: odd.update(closes_when_all_voted=True, written_consent=True,
                           thresholds=[{"base": "seats", "fraction": "1/1", "strictly": False}],
                           **draw.choice([{}, {"group_cap": 3}, {"formalities": {"ids": ["f1"]}}])),
    ]


def predecessor(draw):
    """The ledger that this one would follow, soundly told or not."""
    root = b64(bytes([draw.randrange(256)]) * 32)
    lost = {"lost": {"root": root, "size": draw.randint(1, 6)}} if draw.random() < 0.6 else {}
    return {"origin": draw.choice([ORIGIN, "old.example/ledger", "old.example/ledger"]), "root": root,
            "size": draw.randint(0, 4), **lost}


def tell(seed):
    draw = random.Random(seed)
    charter = copy.deepcopy(Board(seed % 50).charter)
    for body in charter["bodies"]:
        body.pop("seat_cap", None), body.pop("participation", None)
    count = len(mutations(draw, charter))
    for n in [seed % count] + [draw.randrange(count) for _ in range(seed // count)][:2]:
        mutations(draw, charter)[n]()
    forge = Forge(charter, **draw.choice([{}, {}, {"predecessor": predecessor(draw)}]))
    return forge.compare(f"charter {seed} {forge.codes[0]}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        tell(each)
