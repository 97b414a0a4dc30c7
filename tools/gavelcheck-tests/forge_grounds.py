"""Random participation: polls and meetings with few, and motions on the ground of every seat after each.

Usage: GAVEL=PROGRAM python3 forge_grounds.py FROM TO
"""

import random
import sys

from forge import DAY, Forge, a_charter, time_text
from probes import FORMAL, MEET, RULE, seats


def tell(seed):
    draw = random.Random(seed)
    terms = {"polls": draw.randint(1, 3), "then": draw.choice(["vacate", "suspend", "reclassify"])}
    if terms["then"] == "reclassify":
        terms["class"] = "b"
    if draw.random() < 0.4:
        terms["meetings"] = draw.randint(1, 2)
        if draw.random() < 0.5:
            del terms["polls"]
    if "polls" in terms and draw.random() < 0.3:
        terms["rules"] = draw.choice([["odd"], ["odd", "plain"], ["plain"]])
    rule = RULE | ({"formalities": {"ids": ["f1"]}} if draw.random() < 0.4 else {}) | ({"recusal": {"from_base": True}} if draw.random() < 0.3 else {})
    f = Forge(a_charter(rule, seats(), MEET, board_more={"participation": terms}, formalities=FORMAL))
    for n in (1, 2, 3):
        if draw.random() < 0.8:
            f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
        if draw.random() < 0.7:
            f.add("formality.met", f"p{n}", formality="f1", organization=f"o{n}")
    for _ in range(5):
        kind = draw.choice(["poll", "poll", "poll", "meeting", "meeting"])
        if kind == "poll":
            motion = f.propose("p1", "board")
            seal = f.open("p1", motion, "board", 900)
            for n in (1, 2, 3):
                chance = draw.random()
                if chance < 0.35:
                    f.vote(f"p{n}", seal, f"s{n}", "yes")
                elif chance < 0.45:
                    f.add("seat.recused", f"p{n}", poll=seal, seat=f"s{n}")
                elif chance < 0.52:
                    f.add("seat.recalled", f"p{n}", person=f"p{n}", seat=f"s{n}")
                elif chance < 0.6:
                    f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
            f.close("p2", seal, 900)
        else:
            m = f.add("meeting.called", "p1", agenda=[], body="board", papers=[], title="M", starts=time_text(f.now + 60))
            f.add("meeting.opened", "p1", meeting=m)
            for n in (1, 2, 3):
                if draw.random() < 0.3:
                    f.add("meeting.arrived", f"p{n}", meeting=m, seat=f"s{n}")
                elif draw.random() < 0.1:
                    f.add("seat.recalled", f"p{n}", person=f"p{n}", seat=f"s{n}")
                    f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
            f.add("meeting.attended", "p2", meeting=m, present=[{"seat": "s2"}] if draw.random() < 0.3 else [])
            f.add("meeting.adjourned", "p1", meeting=m)
        for n in (1, 2, 3):
            act = {"vacate": {"act": "seat.vacate", "seat": f"s{n}"}, "suspend": {"act": "member.suspend", "organization": f"o{n}"},
                   "reclassify": {"act": "member.reclassify", "class": "b", "organization": f"o{n}"}}[terms["then"]]
            f.propose(f"p{draw.randint(1, 4)}", "members", [act], ground={"inactivity": f"s{n}"})
    lawful = sum(m.ground is not None for m in f.register.motions)
    return f.compare(f"grounds {seed} {lawful} lawful")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        tell(each)
