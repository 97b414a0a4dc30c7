"""Forges ledgers whose charter names witnesses: heads that they cosigned, lawful and not, and polls that count by them.

Usage: GAVEL=PROGRAM python3 forge_witnesses.py FROM TO STEPS
"""

import random
import sys

from forge import DAY, ORIGIN, Forge, a_charter, b64, private, public
from gavelcheck.notes import key_id, WITNESS

NAMES = ["w1", "w2", "w3"]


def cosigner(name):
    return f"witness.example/{name}"


def vkey(name, key=None):
    raw = public(key or name)
    own = cosigner(name)
    return f"{own}+{key_id(own, raw, WITNESS).hex()}+{b64(bytes([WITNESS]) + raw)}"


def line(name, key, data):
    return f"— {name} {b64(key + data)}\n"


class Witnessed:
    def __init__(self, seed):
        self.draw, self.seed, self.polls, self.turns = random.Random(seed), seed, [], {}
        draw = self.draw
        rule = {"discussion": 0, "id": "odd", "lapse": 30 * DAY, "least_window": 0, "longest_window": 30 * DAY,
                "mover": "member", "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd",
                "quorum": {"base": "seats", "fraction": draw.choice(["0/1", "1/2"]), "strictly": False},
                "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
        for name, chance in (("in_time", 0.9), ("closes_when_all_voted", 0.5)):
            if draw.random() < chance:
                rule[name] = "cosigned" if name == "in_time" else True
        if draw.random() < 0.3:
            rule["closes_when_decided"] = 0
        if draw.random() < 0.3:
            rule["reconsider_within"] = DAY
        seats = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{n}", "title": "S",
                  "voting": True, "weight": 1} for n in range(1, 5)]
        charter = a_charter(rule, seats)
        if draw.random() < 0.6:
            charter["rules"][0]["in_time"] = "cosigned"
        charter["witnesses"] = {"policy": self.policy()}
        if draw.random() < 0.5:
            charter["witnesses"]["within"] = draw.choice([1_000, 20_000, DAY])
        self.forge = Forge(charter)
        for n in range(1, 5):
            self.head()
            self.forge.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")

    def policy(self):
        names = self.draw.sample(NAMES, self.draw.randint(1, 3))
        keys = {name: "p1" if self.draw.random() < 0.03 else "ledger" if self.draw.random() < 0.03 else name for name in names}
        lines = [f"witness {name} {vkey(name, keys[name])}\n" for name in names]
        if self.draw.random() < 0.7:
            lines.append(f"group g {self.draw.choice(['all', 'any', '1'])} {' '.join(names)}\nquorum g\n")
        else:
            lines.append(f"quorum {self.draw.choice(names)}\n")
        return "".join(lines)

    def head(self, wait=60):
        """A head of the log, mostly cosigned by enough."""
        draw, forge = self.draw, self.forge
        entries = len(forge.lines)
        size = entries if draw.random() < 0.8 else draw.randint(1, entries + 1)
        root = forge.found.roots[size] if size <= entries and draw.random() < 0.95 else b"\x07" * 32
        origin = ORIGIN if draw.random() < 0.97 else "other.example/ledger"
        text = f"{origin}\n{size}\n{b64(root)}\n"
        signer = "ledger" if draw.random() < 0.96 else "p1"
        note = text + "\n"
        if draw.random() < 0.98:
            note += line(origin, key_id(origin, public(signer)), private(signer).sign(text.encode()))
        now = forge.now + wait
        for name in NAMES:
            if draw.random() < 0.85:
                for _ in range(draw.choice([1, 1, 1, 2])):
                    time = now - draw.choice([0, 0, 60, 3_000, DAY, -300, -301 if draw.random() < 0.1 else 0])
                    time = 0 if draw.random() < 0.01 else time
                    signed = private(name).sign(f"cosignature/v1\ntime {time}\n".encode() + text.encode())
                    if draw.random() < 0.02:
                        signed = signed[:-1] + bytes([signed[-1] ^ 1])
                    note += line(cosigner(name), key_id(cosigner(name), public(name), WITNESS), time.to_bytes(8, "big") + signed)
        if draw.random() < 0.02:
            note += "\n"
        saw = draw.randint(max(0, entries - 3), entries) if draw.random() < 0.05 else None
        return forge.add("head.cosigned", draw.choice(["p1", "p2", "p3", "p4"]), wait, saw=saw, checkpoint=note)

    def open(self):
        try:
            motion = self.forge.propose("p1", "board")
            if self.draw.random() < 0.3:
                motion = self.forge.propose("p1", "board", [{"act": "decision.reconsider", "motion": self.polls[-1][1]}])
            seal = self.forge.open("p1", motion, "board", self.draw.choice([3_000, DAY]), wait=10)
            self.polls.append((seal, motion))
        except Exception:
            return

    def amend(self):
        act = {"act": "charter.amend", "text": "0" * 64, "witnesses": {"policy": self.policy()}}
        if self.draw.random() < 0.5:
            act["witnesses"]["within"] = self.draw.choice([1_000, DAY])
        if self.draw.random() < 0.3:
            rule = dict(self.forge.charter["rules"][0])
            rule.pop("in_time", None)
            act = {"act": "rule.change", "rule": rule}
        try:
            text = self.forge.document(b"articles")
            if "text" in act:
                act["text"] = text
            motion = self.forge.propose("p1", "members", [act],
                                        [{"access": "public", "lang": "en", "media": "text/plain", "role": "operative",
                                          "sha256": text, "size": 8}] if "text" in act else [])
            seal = self.forge.open("p1", motion, "members", 3_000, wait=10)
            for n in range(1, 5):
                self.forge.vote(f"p{n}", seal, f"members.o{n}", "yes", wait=5)
            self.head(5)
            self.forge.close("p2", seal, 3_000)
        except Exception:
            return

    def step(self):
        draw, forge = self.draw, self.forge
        kind = draw.choice("open vote vote vote vote vote head head head close close close wait offer amend".split())
        if kind == "open" or kind in ("vote", "close") and not self.polls:
            self.open()
        elif kind == "vote":
            seal, n = draw.choice(self.polls[-2:])[0], draw.randint(1, 4)
            self.turns[seal, n] = self.turns.get((seal, n), 0) + 1
            forge.vote(f"p{n}", seal, f"s{n}", draw.choice(["yes", "yes", "no", "abstain"]), self.turns[seal, n])
        elif kind == "head":
            self.head(draw.choice([1, 60, 2_000]))
        elif kind == "close":
            seal, _ = draw.choice(self.polls[-2:])
            changed = {}
            if draw.random() < 0.1:
                changed["witnessed"] = {"late": draw.randint(0, 2), "size": draw.randint(0, len(forge.lines))}
            try:
                forge.close(draw.choice(["p1", "p2"]), seal, draw.choice([60, 3_000, DAY]), **changed)
            except Exception:
                return
        elif kind == "wait":
            forge.now += draw.choice([60, 3_000, DAY, 2 * DAY])
        elif kind == "offer":
            name = draw.choice(["w1", f"k{draw.randint(1, 9)}"])
            forge.add("key.offered", "p1", signed_with=name, key=b64(public(name)), person="p1")
        elif kind == "amend" and draw.random() < 0.4:
            self.amend()

    def tell(self, length):
        for _ in range(length):
            self.step()
        return self.forge.compare(f"witnesses {self.seed}")


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        try:
            world = Witnessed(each)
        except Exception as error:  # a charter that founds nothing
            print(f"none  witnesses {each}: {type(error).__name__}")
            continue
        world.tell(int(sys.argv[3]))
