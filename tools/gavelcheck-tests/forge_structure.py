"""Acts that would make or take away structural mistakes (6.2): rules, powers, bodies and the charter changed at random.

Usage: GAVEL=PROGRAM python3 forge_structure.py FROM TO
"""

import random
import sys

from forge import DAY, time_text
from probes import FORMAL, decide, start, text


def tell(seed):
    draw = random.Random(seed)
    board = {"rulings": {"appeal_within": DAY}} if draw.random() < 0.6 else {}
    rule = {"formalities": {"ids": ["f1"]}} if draw.random() < 0.3 else {}
    f = start(rule, board_more=board, formalities=FORMAL)
    for n in range(1, 5):
        f.add("formality.met", f"p{n}", formality="f1", organization=f"o{n}")
    plain, odd = f.charter["rules"]
    for _ in range(10):
        later = {"effective": time_text(f.now + draw.choice([2, 5, 9]) * DAY)} if draw.random() < 0.35 else {}
        kind, texts = draw.choice(["rule", "rule", "rule", "power", "power", "power", "body", "body", "charter", "rescind", "charter_body"]), []
        if kind == "rule":
            new = {**draw.choice([plain, odd]), "id": draw.choice(["odd", "new", "new", "plain"])}
            for name, value in draw.sample([
                    ("formalities", {"ids": draw.choice([["f1"], ["f1", "f2"], ["f9"]])}), ("group_cap", draw.randint(1, 3)),
                    ("organization_cap", draw.randint(1, 3)), ("hearing", {"notice": draw.choice([60, 600])}), ("least_yes", 1),
                    ("casting_vote", True), ("seconds", draw.randint(0, 2)), ("vetoes", [{"noes": 1}])], draw.randint(0, 2)):
                new[name] = value
            act = {"act": "rule.change", "rule": new}
        elif kind == "power":
            requires = [{"body": draw.choice(["members", "board", "team"]), "rule": draw.choice(["plain", "odd", "new"])}]
            if draw.random() < 0.3:
                requires.append({"body": "board" if requires[0]["body"] != "board" else "members", "rule": "odd"})
            power = {"act": draw.choice(["ruling.overturn", "ruling.overturn", "mandate.grant", "member.expel", "seat.vacate"]),
                     "requires": requires}
            if draw.random() < 0.4:
                power["scope"] = {"body": draw.choice(["board", "team", "members"])}
            act = {"act": "power.change", "power": power}
        elif kind in ("body", "charter_body"):
            body = {k: v for k, v in f.charter["bodies"][1].items() if k != "rulings"}
            for name, value in draw.sample([
                    ("rulings", {"appeal_within": draw.choice([60, DAY, 2 * DAY])}),
                    ("seat_cap", {"on_breach": "stays", "group": {"seats": draw.randint(1, 2)}, "organization": {"share": "1/3"}}),
                    ("seat_cap", {"on_breach": "leaves", "within": 0, "group": {"share": draw.choice(["1/2", "1/5"])}}),
                    ("participation", {"polls": 1, "rules": [draw.choice(["odd", "new"])], "then": "vacate"}),
                    ("participation", {"meetings": 1, "then": "suspend"}),
                    ("participation", {"polls": 1, "class": draw.choice(["a", "zz"]), "then": "reclassify"})], draw.randint(1, 3)):
                body[name] = value
            if draw.random() < 0.2:
                body.pop("meetings")
            act = {"act": "body.amend", "body": body}
            if kind == "charter_body":
                body |= {"id": "team", "parent": "members", "rule": draw.choice(["odd", "new"])}
                mandate = text(f, b"mandate")
                texts.append(mandate)
                act = {"act": "body.charter", "body": body, "mandate": mandate["sha256"], "seats": [
                    {"appoints": "body", "body": "team", "id": f"t{n}", "title": "T", "voting": True, "weight": 1} for n in (1, 2)]}
                texts = [mandate]
            elif later and draw.random() < 0.9:
                later = {}
        elif kind == "charter":
            amended = text(f, b"charter")
            texts = [amended]
            act = {"act": "charter.amend", "text": amended["sha256"]}
            if draw.random() < 0.6:
                act["formalities"] = [each for each in FORMAL if draw.random() < 0.6]
            if draw.random() < 0.5:
                act["parameters"] = {k: v for k, v in f.charter["parameters"].items() if k != "mandate_longest" or draw.random() < 0.5}
        else:
            carried = [m.id for m in f.register.motions if m.state == "carried" and m.rescinded is None]
            if not carried:
                continue
            act = {"act": "decision.rescind", "motion": draw.choice(carried[-3:])}
        if kind != "body":
            act |= later
        mover = f"p{draw.randint(1, 3)}"
        motion = f.propose(mover, "members", [act], texts)
        record = f.register.motions.one(id=motion)
        if not record:
            continue
        for name, _ in record.requirements:
            try:
                seal = f.open(mover, motion, name, 3_000)
            except Exception:
                break
            poll = f.register.polls.one(seal=seal)
            for e in poll.electors if poll else ():
                if "person" in e:
                    f.vote(e["person"], seal, e["seat"], "yes", wait=5)
            if poll:
                f.close("p2", seal, 3_000)
        f.now += draw.choice([0, 0, DAY, 4 * DAY])
    return f.compare(f"structure {seed} {sorted({e.act + ' ' + e.code for e in f.register.effects if e.code})}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        tell(each)
