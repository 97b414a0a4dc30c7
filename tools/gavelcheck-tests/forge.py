"""Makes ledgers of its own, with lawful and unlawful entries, for both programs to judge.

A forged trail is signed by keys made of seeds, so that what it tests is the judging of entries, not their signatures.

Usage: GAVEL=PROGRAM python3 forge.py FROM TO
"""

import base64
import hashlib
import random
import shutil
import sys
import tempfile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alter import write
from both import compare
from gavelcheck import charter as charters
from gavelcheck import motions, polls, shapes
from gavelcheck.crypto import Tree, fingerprint, signed_blob
from gavelcheck.notes import key_id
from gavelcheck.tables import derived_files, manifest
from gavelcheck.trail import Documents
from gavelcheck.values import DAY, Malformed, canonical, digest, time_of, time_text
from gavelcheck.verification import Verification

ORIGIN = "forged.example/ledger"
FIRST_OF_CONSENT = 10_000  # seeds from here on have rules of written consent


def b64(data):
    return base64.b64encode(data).decode()


def private(name):
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def public(name):
    return private(name).public_key().public_bytes_raw()


class Forge:
    origin, ledger = ORIGIN, "ledger"

    def __init__(self, charter, start="2026-01-05T09:00:00Z", origin=ORIGIN, ledger="ledger", **more):
        """`ledger` is the seed of the ledger's key; what is more stands in the genesis."""
        self.origin, self.ledger = origin, ledger
        self.files, self.lines, self.tree = {}, [], Tree()
        self.now, self.codes, self.ids = time_of(start), [], []
        self.found = Verification({}, [])
        self.found.faults.clear()
        self.found.recorded.clear()
        charter_name = self.document(canonical(charter))
        key = public(ledger)
        vkey = f"{origin}+{key_id(origin, key).hex()}+{b64(bytes([1]) + key)}"
        epoch = {"hash": "sha256", "tree": "rfc6962", "signatures": ["ssh-ed25519", "sk-ssh-ed25519@openssh.com"],
                 "events": [{"type": kind, "v": 1} for kind in shapes.KINDS]}
        self.charter = charter
        first = charter["founders"][0]["principal"]
        self.genesis = self.add("ledger.founded", first, charter=charter_name, epoch=epoch, key=vkey, rehearsal=True, **more)
        for founder in charter["founders"]:
            self.add("charter.accepted", founder["principal"], genesis=self.genesis, key=founder["key"],
                     organization=founder["id"])

    @property
    def register(self):
        return self.found.register

    def document(self, data):
        name = digest(data)
        self.files["documents/" + name] = data
        self.found.documents = Documents(self.files)
        return name

    def add(self, kind, by, wait=60, valid=DAY, signed_with=None, saw=None, **data):
        """Records an event, lawful or not; its id."""
        self.now += wait
        size = len(self.lines) if saw is None else saw
        root = self.found.roots[size]
        event = {"at": time_text(self.now), "by": by, "data": data, "ledger": self.origin,
                 "seen": {"root": b64(root), "size": size}, "type": kind, "until": time_text(self.now + valid), "v": 1}
        raw = canonical(event)
        name = signed_with or by
        entry = {"event": event, "key": fingerprint(public(name)), "recorded": time_text(self.now),
                 "sig": b64(private(name).sign(signed_blob(raw)))}
        line = canonical(entry)
        before = len(self.found.faults)
        self.found._judge_line(len(self.lines), line)
        self.codes.append([fault.code for fault in self.found.faults[before:]])
        self.lines.append(line)
        self.tree.append(line)
        self.found.roots.append(self.tree.root())
        self.ids.append(digest(raw))
        return self.ids[-1]

    def refused(self):
        return self.codes[-1]

    def propose(self, by, body, acts=(), texts=(), title="A motion", **more):
        return self.add("motion.proposed", by, acts=list(acts), body=body, texts=list(texts), title=title, **more)

    def open(self, by, motion_id, body, window, wait=60):
        """Opens a poll as the register would have it."""
        now, register = self.now + wait, self.register
        motion = register.motions.one(id=motion_id)
        needs, _ = motions.requirements(register, motion.acts, motion.body, now)
        rule = register.rule(dict(needs)[body], now)
        electors, _ = polls.electorate(register, body, rule, motion, now)
        sealed = self.document(canonical({"body": body, "electors": electors}))
        return self.add("poll.opened", by, wait, body=body, closes=time_text(now + window), electorate=sealed,
                        motion=motion_id, rule=digest(canonical(rule)),
                        texts=list(map(motions.text_name, motion.texts)), version=motion.version)

    def vote(self, by, seal, seat, choice, turn=1, wait=60, **more):
        poll = self.register.polls.one(seal=seal)
        until = max(0, min(DAY, poll.closes - self.now - wait)) if poll else DAY
        return self.add("ballot.cast", by, wait, until, choice=choice, poll=seal, seat=seat, turn=turn, **more)

    def ballot(self, by, seal, seat, choice, at, turn=1, saw=None, until=None, signed_with=None, changes=(), **more):
        """What a voter signed at that time and nobody recorded: an event with key and signature, as ballot.held tells it."""
        recorded = self.found.recorded
        size = saw if saw is not None else max(1, sum(time <= at for time in recorded))
        poll = self.register.polls.one(seal=seal)
        until = until if until is not None else poll.closes if poll else at + DAY
        event = {"at": time_text(at), "by": by, "data": {"choice": choice, "poll": seal, "seat": seat, "turn": turn, **more},
                 "ledger": self.origin, "seen": {"root": b64(self.found.roots[size]), "size": size}, "type": "ballot.cast",
                 "until": time_text(until), "v": 1, **dict(changes)}
        signer = signed_with or by
        return {"event": event, "key": fingerprint(public(signer)), "sig": b64(private(signer).sign(signed_blob(canonical(event))))}

    def close(self, by, seal, wait=60, **changed):
        """Closes a poll as the register would have it."""
        now, register = self.now + wait, self.register
        poll = register.polls.one(seal=seal)
        call, judged = polls.fates(register, poll)
        votes = polls.votes_with_roll_call(register, poll, judged)
        presence = polls.presence(register, poll, now)
        count = polls.count(poll, votes, polls.recused_seats(register, poll), presence and presence["present"])
        data = {"ballots": polls.ballots_root(register, poll), "outcome": count.outcome, "poll": seal,
                "totals": polls.totals(poll, count.sums)}
        if presence:
            data["presence"] = presence
        if "in_time" in poll.rule:
            data["witnessed"] = polls.witnessed(register, poll)
        if call:
            data["roll_call"] = polls.roll_call_member(call, judged)
        held = polls.held_count(register, poll, votes, polls.recused_seats(register, poll), presence and presence["present"])
        if held:
            data["held"] = held
            if held["others"] or "too_many" in held:
                data["outcome"] = "contested"
        return self.add("poll.closed", by, wait, **{**data, **changed})

    def export(self):
        files = dict(self.files)
        files["trail.jsonl"] = b"".join(line + b"\n" for line in self.lines)
        text = f"{self.origin}\n{len(self.lines)}\n{b64(self.tree.root())}\n"
        signature = key_id(self.origin, public(self.ledger)) + private(self.ledger).sign(text.encode())
        files["checkpoint"] = (text + f"\n— {self.origin} {b64(signature)}\n").encode()
        named = self.found.named
        files = {name: data for name, data in files.items()
                 if not name.startswith("documents/") or (name[10:], False) in named}
        files.update(derived_files(self.register))
        files["MANIFEST"] = manifest(files)
        return files

    def compare(self, name):
        folder = tempfile.mkdtemp()
        try:
            write(self.export(), folder)
            return compare(name, folder)
        finally:
            shutil.rmtree(folder)


def a_charter(rule, seats, meetings=None, offices=True, organizations=4, groups=(), board_more=(), **more):
    """A charter with a board under the rule, and an assembly with all powers."""
    plain = {"discussion": 0, "id": "plain", "lapse": 90 * DAY, "least_window": 0, "longest_window": 30 * DAY,
             "mover": "member", "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Plain",
             "quorum": {"base": "seats", "fraction": "0/1", "strictly": False},
             "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}
    board = {"id": "board", "kind": "board", "parent": "members", "rule": rule["id"], "title": "Board"}
    board |= dict(board_more)
    if meetings:
        board["meetings"] = meetings
    acts = [act for act in shapes.ACTS_IN_ORDER if act not in motions.ABOUT_MOTIONS and act != "motion.consent"]
    return {
        "appointments": [], "bodies": [{"id": "members", "kind": "assembly", "rule": "plain", "title": "Members"}, board],
        "classes": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}], "format": "gavel-charter-v1",
        "founders": [{"class": "a", "id": f"o{n}", "key": b64(public(f"p{n}")), "principal": f"p{n}", "title": f"O {n}",
                      **({"group": dict(groups)[n]} if n in dict(groups) else {})}
                     for n in range(1, organizations + 1)],
        "offices": [{"body": "board", "duty": "chair", "id": "chair", "line": [{"person": "p1"}], "title": "Chair"},
                    {"duty": "secretary", "id": "secretary", "line": [{"person": "p2"}], "title": "Secretary"}],
        "parameters": {"accept_within": 90 * DAY, "entries_per_day": 10_000, "founders_share": "2/3", "key_delay": 0,
                       "mandate_longest": 40 * DAY},
        "powers": [{"act": act, "requires": [{"body": "members", "rule": "plain"}]
                    + [{"body": "board", "rule": rule["id"]}] * (act in ("rule.change", "power.change"))} for act in acts],
        "rules": [plain, rule], "seats": seats, "title": "Forged", **more}


def random_rule(draw):
    """A rule of any kind for polls of the board."""
    def share(bases):
        return {"base": draw.choice(bases), "fraction": draw.choice(["0/1", "1/4", "1/3", "1/2", "2/3", "3/4"]),
                "strictly": draw.random() < 0.3}

    rule = {"discussion": 0, "id": "odd", "lapse": 90 * DAY, "least_window": 0, "longest_window": 30 * DAY,
            "mover": "member", "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd",
            "quorum": share(["seats", "holders", "active"]), "thresholds": []}
    if rule["quorum"]["base"] == "active":
        rule["activity"] = {"polls": draw.randint(1, 2)}
    for _ in range(draw.randint(1, 3)):
        threshold = share(["cast", "present", "seats", "holders"])
        if draw.random() < 0.4:
            threshold["class"] = draw.choice("ab")
            if draw.random() < 0.5:
                threshold["waived_if_empty"] = True
        rule["thresholds"].append(threshold)
    for name in ("again", "casting_vote", "chair_votes_if_decisive", "closes_when_all_voted", "final_ballots",
                 "quorum_without_abstentions", "written_consent"):
        if draw.random() < 0.25:
            rule[name] = True
    for name, low, high in (("least_present", 1, 5), ("least_yes", 1, 5), ("late_quorum", 600, 7_200),
                            ("closes_when_decided", 0, 1_200), ("organization_cap", 1, 4), ("record_date", 60, 600)):
        if draw.random() < 0.25:
            rule[name] = draw.randint(low, high)
    if draw.random() < 0.35:
        rule["group_cap"] = draw.randint(1, 6)
    if draw.random() < 0.5:
        rule["formalities"] = {"ids": draw.choice([["f1"], ["f2"], ["f1", "f2"], ["f1", "f2", "f3"]]),
                               **{name: True for name in ("from_base", "from_quorum") if draw.random() < 0.5}}
    if draw.random() < 0.5:
        rule["proxies"] = {"cap": draw.randint(1, 2), "carriers": draw.choice(["seat", "member"])}
        if draw.random() < 0.5:
            rule["proxies"]["for_quorum"] = True
    if draw.random() < 0.4:
        rule["recusal"] = {name: True for name in ("from_base", "from_quorum", "own_organization") if draw.random() < 0.5}
        if draw.random() < 0.5 or not rule["recusal"]:
            rule["recusal"]["interests"] = ["motion", "organization"]
    if draw.random() < 0.3:
        rule["quorum_at"] = draw.choice(["opening", "closing"])
    if draw.random() < 0.3:
        rule["vetoes"] = [{"noes": draw.randint(1, 3)}]
        if draw.random() < 0.5:
            rule["vetoes"][0]["class"] = draw.choice("ab")
        if draw.random() < 0.5:
            rule["vetoes"][0]["with_reason"] = True
    return rule


def with_written_consent(rule, draw):
    for name in ("casting_vote", "late_quorum", "organization_cap", "quorum_at", "recusal", "vetoes", "least_yes",
                 "group_cap", "formalities"):
        rule.pop(name, None)
    rule["thresholds"] = [{"base": draw.choice(["seats", "holders"]), "fraction": "1/1", "strictly": False}]
    rule |= {"closes_when_all_voted": True, "written_consent": True}


def random_charter(draw, consent):
    while True:
        rule = random_rule(draw)
        if consent:
            with_written_consent(rule, draw)
        seats = []
        for n in range(1, 7):
            seat = {"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{draw.randint(1, 4)}",
                    "title": f"S {n}", "voting": True, "weight": draw.randint(1, 3), "alternate": True}
            if draw.random() < 0.7:
                seat["class"] = draw.choice("ab")
            seats.append(seat)
        meetings = {"called_by": ["chair"], "notice": 0, "roll_call_disputes": DAY,
                    "quorum": {"base": "holders", "fraction": "1/2", "strictly": False}}
        formalities = [
            {"attested_by": "member", "id": "f1", "per": "organization", "title": "F1"},
            {"attested_by": "office", "id": "f2", "office": "secretary", "per": "person", "revocable": True, "title": "F2"},
            {"attested_by": "member", "id": "f3", "per": "person", "title": "F3", "valid_months": 1}]
        board = {}
        if draw.random() < 0.4:
            board["participation"] = {"polls": draw.randint(1, 2), "then": draw.choice(["vacate", "suspend", "reclassify"])}
            if board["participation"]["then"] == "reclassify":
                board["participation"]["class"] = "b"
            if draw.random() < 0.3:
                board["participation"]["meetings"] = 1
            if draw.random() < 0.2:
                board["participation"]["rules"] = ["plain"]
        if draw.random() < 0.4:
            board["seat_cap"] = {"on_breach": draw.choice(["leaves", "stays"]),
                                 "group": draw.choice([{"seats": draw.randint(1, 3)}, {"share": draw.choice(["1/2", "1/3"])}])}
            if board["seat_cap"]["on_breach"] == "leaves":
                board["seat_cap"]["within"] = draw.choice([0, 600, 7_200, DAY])
            if draw.random() < 0.3:
                board["seat_cap"]["organization"] = {"seats": 1}
        groups = [(n, draw.choice("gh")) for n in range(1, 5) if draw.random() < 0.4]
        charter = a_charter(rule, seats, meetings, groups=groups, board_more=board, formalities=formalities)
        try:
            shapes.charter(charter)
        except Malformed:
            continue
        if not charters.mistakes(charter):
            return charter


def random_polls(seed):
    """A few polls under a random rule; both programs must agree on every entry."""
    draw = random.Random(seed)
    charter = random_charter(draw, seed >= FIRST_OF_CONSENT)
    forge = Forge(charter)
    owner = {seat["id"]: "p" + seat["organization"][1:] for seat in charter["seats"]}
    for seat, person in owner.items():
        if draw.random() < 0.8:
            forge.add("seat.designated", person, person=person, seat=seat)
    for n in range(1, 5):
        if draw.random() < 0.8:
            forge.add("formality.met", f"p{n}", formality="f1", organization=f"o{n}")
        if draw.random() < 0.8:
            forge.add("formality.met", "p2", formality="f2", person=f"p{n}")
        if draw.random() < 0.8:
            forge.add("formality.met", f"p{n}", formality="f3", person=f"p{n}",
                      **({"until": time_text(forge.now + 9_000)} if draw.random() < 0.3 else {}))
    meeting = None
    if draw.random() < 0.6:
        meeting = forge.add("meeting.called", "p1", agenda=[], body="board", papers=[], title="M",
                            starts=time_text(forge.now + 60))
        forge.add("meeting.opened", "p1", meeting=meeting)
        for seat, person in owner.items():
            if draw.random() < 0.4:
                forge.add("meeting.arrived", person, meeting=meeting, seat=seat)
        listed = [{"seat": seat} for seat in owner if draw.random() < 0.4]
        forge.add("meeting.attended", "p2", meeting=meeting, present=listed)
    for _ in range(3):
        _between(forge, draw, owner, meeting)
        _random_poll(forge, draw, owner, meeting)
    forge.compare(f"random polls {seed}")


def _between(forge, draw, owner, meeting):
    """Affiliations, formalities, recalls and motions on the ground of inactivity between polls."""
    for _ in range(draw.randint(0, 4)):
        n, other = draw.randint(1, 4), draw.randint(1, 4)
        seat = draw.choice(sorted(owner))
        kind = draw.choice(["join", "join", "leave", "confirm", "lapse", "meet", "recall", "ground", "ground", "wait", "adjourn",
                            "designate"])
        later = {"effective": time_text(forge.now + draw.choice([60, 3_600, DAY]))} if draw.random() < 0.4 else {}
        if kind == "join":
            forge.add("organization.affiliated", f"p{n}", group=draw.choice("ghi"), organization=f"o{n}", **later)
        elif kind == "leave":
            forge.add("organization.disaffiliated", f"p{n}", organization=f"o{n}", **later)
        elif kind == "confirm":
            waiting = [a for a in forge.register.affiliations if a.state == "pending"]
            if waiting:
                forge.add("affiliation.confirmed", f"p{n}", affiliation=waiting[-1].source,
                          organization=waiting[-1].organization)
        elif kind == "lapse" and len(forge.register.fulfilments):
            forge.add("formality.lapsed", "p2", met=draw.choice(list(forge.register.fulfilments)).id)
        elif kind == "meet":
            formality = draw.choice(["f1", "f2", "f3", "f4"])
            forge.add("formality.met", "p2" if formality == "f2" else f"p{n}", formality=formality,
                      **({"organization": f"o{n}"} if formality == "f1" else {"person": f"p{n}"}))
        elif kind == "recall":
            forge.add("seat.recalled", owner[seat], person=owner[seat], seat=seat, **later)
        elif kind == "designate":
            forge.add("seat.designated", owner[seat], person=owner[seat], seat=seat, **later)
        elif kind == "ground":
            held = forge.register.seat(seat, forge.now)
            due = held and forge.register.due(held, forge.now)
            act = due or {"act": "seat.vacate", "seat": seat}
            forge.add("motion.proposed", f"p{n}", acts=[act], body="members", ground={"inactivity": seat}, texts=[],
                      title="G")
        elif kind == "wait":
            forge.now += draw.choice([600, 3_600, DAY])
        elif kind == "adjourn" and meeting and draw.random() < 0.4:
            forge.add("meeting.adjourned", "p1", meeting=meeting)


def _random_poll(forge, draw, owner, meeting):
    mover = draw.choice(["p1", "p2", "p3"])
    motion = forge.propose(mover, "board")
    for seat, person in owner.items():
        if draw.random() < 0.1:
            forge.add("seat.recused", person, motion=motion, seat=seat)
    if draw.random() < 0.5:
        forge.add("interest.declared", draw.choice(["p1", "p2", "p3", "p4"]), about="motion:" + motion)
    proxies = {}
    for seat, person in owner.items():
        if draw.random() < 0.3:
            carrier = draw.choice(["p1", "p2", "p3", "p4"])
            proxies[seat] = (carrier, forge.add("proxy.granted", person, motion=motion, person=carrier, seat=seat))
    if not forge.register.motions.one(id=motion):
        print(forge.codes)
        return
    seal = forge.open(mover, motion, "board", 4 * 3600)
    if not forge.register.polls.one(seal=seal):
        return
    for turn in range(1, 3):
        for seat, person in owner.items():
            chance, choice = draw.random(), draw.choice(["yes", "yes", "no", "abstain"])
            if "written_consent" in forge.charter["rules"][1]:
                chance, choice = chance * 0.5, "yes" if draw.random() < 0.95 else choice
            reason = {"reason": "0" * 64} if draw.random() < 0.3 else {}
            if chance < 0.45:
                forge.vote(person, seal, seat, choice, turn, **reason)
            elif chance < 0.6 and seat in proxies:
                forge.vote(proxies[seat][0], seal, seat, choice, turn, proxy=proxies[seat][1])
            elif chance < 0.65:
                forge.add("seat.recused", person, poll=seal, seat=seat)
            elif chance < 0.7:
                forge.close(person, seal)
            elif chance < 0.74:
                forge.add("seat.recalled", person, person=person, seat=seat)
            elif chance < 0.78:
                forge.add("seat.designated", person, person=person, seat=seat)
            elif chance < 0.8:
                forge.add("organization.affiliated", person, group=draw.choice("ghi"), organization="o" + person[1:])
    if meeting and draw.random() < 0.5:
        choices = [{"choice": draw.choice(["yes", "no"]), "seat": seat} for seat in owner
                   if forge.register.present(forge.register.meetings.one(id=meeting), "seat:" + seat, forge.now)]
        if choices:
            call = forge.add("roll_call.recorded", "p2", choices=choices, meeting=meeting, poll=seal)
            forge.add("roll_call.confirmed", "p1", roll_call=call)
            forge.add("roll_call.disputed", owner[choices[0]["seat"]], roll_call=call, seat=choices[0]["seat"])
    if draw.random() < 0.5:
        forge.close("p1", seal)
    forge.close("p3", seal, 8 * 3600)
    forge.close("p3", seal, 2 * DAY)
    if draw.random() < 0.5:
        forge.add("poll.tie_broken", "p1", choice="yes", poll=seal)


if __name__ == "__main__":
    for each in range(int(sys.argv[1]), int(sys.argv[2])):
        random_polls(each)
