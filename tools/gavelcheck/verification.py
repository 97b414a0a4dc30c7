"""Sections 7.3, 7.4 and 14: judging every entry, and the verdict."""

import base64
from collections import namedtuple

from . import charter as charters
from . import shapes
from .crypto import Tree, event_signature_holds, fingerprint, signed_blob, vetted
from .events import HANDLERS
from .judgement import Judgement, NotSupported
from .notes import Checkpoint
from .register import Register
from .tables import derived_files, manifest
from .trail import Documents
from .values import DAY, Malformed, Refused, canonical, day_of, digest, parse, plus, require, time_of, unbase64

Fault = namedtuple("Fault", "entry code text")
TOLERANCE = 300
MOST_UNTIL = 90 * DAY
BRINGS_KEY = {"charter.accepted", "key.offered", "key.succeeded", "member.accepted"}


class Author:
    """What the envelope asks of an author's earlier entries (7.3, 11 and 12)."""

    def __init__(self):
        self.seen, self.events, self.days = 0, set(), {}


class Verification:
    """One verification of the files of a trail."""

    def __init__(self, files, strange, genesis=None, schema=None, succession=None):
        self.files, self.wanted_genesis, self.schema = files, genesis, schema
        self.predecessor, self.followed = None, None
        self.faults, self.unsupported = [], None
        self.register, self.documents = Register(), Documents(files)
        self.roots, self.recorded, self.authors = [Tree().root()], [], {}
        self.named, self.missing = {}, []
        self.origin = self.genesis = None
        self.altered, self.held_heads, self.suspect = [], set(), None
        for name in strange:
            self.fault(None, "F-DERIVED", f"{name}: no trail has this")
            if name.startswith("documents/"):
                self.fault(None, "F-DOCUMENT", f"{name}: no digest names it")
        self._judge_all()
        self._checkpoint()
        self._handings()
        self._documents()
        self._derived()
        if genesis and genesis != self.genesis:
            self.fault(0, "F-GENESIS", f"the genesis is {self.genesis}")
        self.succession, self.beyond = succession, 0
        if succession:
            self._succession(succession)

    # Predecessors (14.2)

    def _succession(self, named):
        """Holds this trail against what its successor's genesis says of it."""
        told = named.get("lost", named)
        if self.origin != named["origin"]:
            self.fault(None, "F-PREDECESSOR", f"the successor follows {named['origin']}")
        elif not self._has(named):
            self.fault(None, "F-PREDECESSOR", f"the successor goes on from another head of {named['size']} entries")
        elif self.size() >= told["size"] and not self._has(told):
            self.fault(None, "F-PREDECESSOR", f"the successor lost another head of {told['size']} entries")
        else:
            self.beyond = max(0, self.size() - told["size"])

    def _has(self, head):
        return head["size"] <= self.size() and base64.b64encode(self.roots[head["size"]]).decode() == head["root"]

    def follow(self, old):
        """Takes the verdict on the ledger that this one follows for a part of its own."""
        self.followed = old
        if old.faults:
            self.fault(None, "F-PREDECESSOR", f"{old.origin} does not verify: {old.faults[0].text}")
        if old.register.founding and self.register.founding:
            others = old.register.ledger_keys()
            if any(key in others for key in self.register.ledger_keys()):
                self.fault(None, "F-PREDECESSOR", f"it has a key of {old.origin}")

    def fault(self, entry, code, text):
        self.faults.append(Fault(entry, code, text))

    def root(self):
        return base64.b64encode(self.roots[-1]).decode()

    def size(self):
        return len(self.recorded)

    # The entries

    def _judge_all(self):
        data, tree = self.files.get("trail.jsonl", b""), Tree()
        lines = data.split(b"\n")
        if lines[-1]:
            self.fault(len(lines) - 1, "F-ENTRY-MISSING", "the last line has no line feed")
        else:
            lines.pop()
        if not lines:
            self.fault(None, "F-EMPTY", "there is no entry")
        for n, line in enumerate(lines):
            self._judge_line(n, line)
            tree.append(line)
            self.roots.append(tree.root())
        self._other_histories()

    def _other_histories(self):
        """F-ENTRY-ALTERED names an entry between the last head that holds and the first that does not (14.1).

        It is the first of these that is at fault itself, if one is, else the first of them.
        """
        if not self.altered:
            return
        n, size = self.altered[0]
        self.suspect = self._first_suspect(size)
        self.fault(self.suspect, "F-ENTRY-ALTERED", f"entries from here to {size - 1} are not all what they were when "
                                                    f"entry {n} was signed")
        if len(self.altered) > 1:
            self.fault(None, "F-SEEN", f"{len(self.altered)} entries saw another history")

    def _first_suspect(self, size):
        held = max((head for head in self.held_heads if head < size), default=0)
        at_fault = {fault.entry for fault in self.faults}
        return next((entry for entry in range(held, size) if entry in at_fault), held)

    def _judge_line(self, n, line):
        before = self.recorded[-1] if self.recorded else None
        try:
            entry = parse(line, "entry")
            shapes.ENTRY(entry)
            event_bytes = canonical(entry["event"])
            parse(event_bytes, "event")
            signature = unbase64(entry["sig"])
            if len(signature) not in (64, 69):
                raise Malformed("a signature of other than 64 or 69 bytes")
        except Malformed as error:
            self.fault(n, "F-ENTRY-MALFORMED", str(error))
            self.recorded.append(before)
            return
        self.recorded.append(time_of(entry["recorded"]))
        j = Judgement(self.register, self.documents, n, entry, digest(event_bytes))
        if n == 0:
            self.origin, self.genesis = j.event["ledger"], j.id
        if self._seen_holds(j):
            self.held_heads.add(j.seen)
        mark, self.checked = self.register.journal.mark(), False
        blob = signed_blob(event_bytes)
        try:
            self._judge(j, entry, before, signature, blob)
            if n == 0:
                self.predecessor = j.data.get("predecessor")
            self._name(j)
        except Refused as refusal:
            self.register.journal.roll_back(mark)
            self.fault(n, refusal.code, f"{j.event['type']} by {j.by} was not lawful")
            if not self.checked:
                self._check_signature_if_known(j, signature, blob, self._seen_holds(j))
        except NotSupported:
            self.register.journal.roll_back(mark)
            if self.unsupported is None:
                self.unsupported = n
        self.register.journal.undo.clear()
        self._remember(j)

    def _remember(self, j):
        """A refused entry, too, is one of its author's (14.1)."""
        if j.event["type"] == "key.offered":
            return
        author = self.authors.setdefault(j.by, Author())
        author.seen = max(author.seen, j.seen)
        author.events.add((j.id, j.seen))
        author.days[day_of(j.now)] = author.days.get(day_of(j.now), 0) + 1

    def _judge(self, j, entry, before, signature, blob):
        kind, known = j.event["type"], True
        require(kind not in shapes.RESERVED, "E-KIND-RESERVED")
        if kind not in shapes.EVENT_DATA or j.event["v"] != 1:
            known = False
            if self.unsupported is None:
                self.unsupported = j.n
        seen_holds = self._seen_holds(j)
        if known:
            self._envelope(j, before)
            self._covered(j)
        elif seen_holds is None:
            raise Refused("E-SEEN-UNKNOWN")
        if self.unsupported is not None:
            self._check_signature_if_known(j, signature, blob, seen_holds)
            return
        key = self._key(j, entry)
        self._check_signature(j, key, signature, blob, seen_holds)
        HANDLERS[kind](j)

    def _seen_holds(self, j):
        """Whether `seen.root` is that of this log; nothing where `seen.size` does not pass (7.3, 7)."""
        if j.seen > j.n or j.seen == 0 and j.n > 0:
            return None
        return unbase64(j.event["seen"]["root"]) == self.roots[j.seen]

    def _check_signature(self, j, key, signature, blob, seen_holds):
        """A signature or seen.root that alone does not hold is a fault, and the entry is judged on (14.1)."""
        self.checked = True
        if not event_signature_holds(*key, signature, blob):
            self.fault(j.n, "F-SIGNATURE", f"the signature of {j.event['type']} by {j.by} does not hold")
        elif seen_holds is False:
            self.altered.append((j.n, j.seen))

    def _check_signature_if_known(self, j, signature, blob, seen_holds):
        key = self.register.keys.one(fingerprint=j.key)
        if key:
            self._check_signature(j, (unbase64(key.key), key.application), signature, blob, seen_holds)
        elif seen_holds is False and self.unsupported is not None:
            self.altered.append((j.n, j.seen))

    def _envelope(self, j, before):
        """7.3, 2 to 12."""
        event = j.event
        try:
            shapes.EVENT_DATA[event["type"]](j.data)
        except Malformed as error:
            raise Refused("E-EVENT-MALFORMED") from error
        at, until = time_of(event["at"]), time_of(event["until"])
        require(at <= plus(j.now, TOLERANCE), "E-SIGNED-AHEAD")
        require(at <= until <= plus(at, MOST_UNTIL), "E-UNTIL-TOO-FAR")
        require(j.now <= until, "E-UNTIL-PASSED")
        if j.n == 0:
            require(event["type"] == "ledger.founded", "E-LEDGER-NOT-FOUNDED")
        else:
            require(self.register.founding or self.unsupported is not None, "E-LEDGER-NOT-FOUNDED")
            require(event["ledger"] == self.origin, "E-LEDGER-OTHER")
        require(self._seen_holds(j) is not None, "E-SEEN-UNKNOWN")
        if j.n > 0:
            if event["type"] == "head.cosigned" and self.unsupported is None:
                self._own_head(j)
            if event["type"] == "ballot.held" and self.unsupported is None:
                self._held_place(j)
            require(before is None or j.now >= before, "E-RECORDED-BACKWARDS")
            last_seen = self.recorded[j.seen - 1]
            require(last_seen is None or at >= plus(last_seen, -TOLERANCE), "E-SIGNED-BEHIND")
        if self.unsupported == 0:
            return
        if event["type"] == "key.offered":
            require(not self.register.keys.of(offer_event=j.id), "E-EVENT-REPEATED")
            return
        author = self.authors.get(j.by)
        if author:
            require((j.id, author.seen) not in author.events or j.seen != author.seen, "E-EVENT-REPEATED")
            require(j.seen >= author.seen, "E-SEEN-BEHIND")
        if event["type"] != "key.succeeded" and self.unsupported is None and self.register.charter_at(j.now):
            done = author.days.get(day_of(j.now), 0) if author else 0
            require(done < self.register.parameters(j.now)["entries_per_day"], "E-RATE-EXCEEDED")

    def _own_head(self, j):
        """head.cosigned, 1: the head is one of this log."""
        checkpoint = Checkpoint(j.data["checkpoint"].encode())
        require(checkpoint.origin == j.event["ledger"] and checkpoint.size <= j.n
                and self._root_of(checkpoint.size) == checkpoint.root, "E-HEAD-UNKNOWN")

    def _held_place(self, j):
        """ballot.held, 1: the place that the voter's event claims."""
        event = j.data["ballot"]["event"]
        size = event["seen"]["size"]
        require(event["ledger"] == j.event["ledger"], "E-LEDGER-OTHER")
        require(1 <= size <= j.n and self._root_of(size) == unbase64(event["seen"]["root"]), "E-SEEN-UNKNOWN")
        last_seen = self.recorded[size - 1]
        require(last_seen is None or time_of(event["at"]) >= plus(last_seen, -TOLERANCE), "E-SIGNED-BEHIND")

    def _root_of(self, size):
        return self.roots[size]

    def _covered(self, j):
        """7.3, 13: nothing but a cosigned head where one is overdue."""
        if j.event["type"] == "head.cosigned" or j.n == 0 or self.unsupported is not None:
            return
        charter = self.register.charter_at(j.now)
        within = (charter.witnesses or {}).get("within") if charter else None
        covered = self.register.newest_head()
        if within is not None and covered < j.n and self.register.founded():
            require(self.recorded[covered] is None or j.now <= plus(self.recorded[covered], within), "E-HEAD-OVERDUE")

    def _key(self, j, entry):
        """7.4: the key that must have signed: its bytes, and the application of a security key."""
        kind = j.event["type"]
        if kind == "ledger.founded":
            return self._brought(entry, self._founder_key(j))
        if kind in BRINGS_KEY or kind == "commitment.signed" and "key" in j.data:
            return self._brought(entry, j.data["key"], j.data.get("application"))
        return j.speaking_key()

    @staticmethod
    def _brought(entry, key, application=None):
        raw = unbase64(key)
        require(entry["key"] == fingerprint(raw, application), "E-KEY-OF-ANOTHER")
        require(vetted(raw), "E-KEY-WEAK")
        return raw, application

    def _founder_key(self, j):
        content = self.documents.content(j.data["charter"], False)
        require(content is not None, "E-CHARTER-MISSING")
        try:
            charter = parse(content, "document")
            shapes.charter(charter)
            wrong = charters.mistakes(charter)
        except Malformed as error:
            raise Refused("E-CHARTER-MALFORMED") from error
        require(not wrong, "E-CHARTER-MALFORMED")
        founder = next((f for f in charter["founders"] if f["principal"] == j.by), None)
        require(founder, "E-FOUNDER-NOT")
        j.charter = charter
        return founder["key"]

    # Documents (5, 14)

    def _name(self, j):
        """The documents that a lawful entry names, plain (False) or salted (True)."""
        if self.unsupported is not None:
            return
        kind, data = j.event["type"], j.data
        names = []
        if kind == "ledger.founded":
            names += [(data["charter"], False), (j.charter.get("text"), False)]
        if kind == "poll.opened":
            names.append((data["electorate"], False))
        for text in [*data.get("texts", []), *data.get("papers", []), data.get("text")]:
            if isinstance(text, dict):
                names.append((text.get("sha256") or text["salted"], "salted" in text))
        if kind.startswith("interest."):
            names.append((data.get("text"), True))
        names += [(data.get(member), True) for member in ("name", "reason", "batch")]
        if kind == "meeting.attended":
            names += [(line.get("name"), True) for line in data["present"]]
        for name, salted in names:
            if name is not None:
                self.named.setdefault((name, salted), j.n)

    def _documents(self):
        for name, text in self.documents.faults:
            self.fault(None, "F-DOCUMENT", f"document {name} {text}")
        redacted = {document.digest for document in self.register.documents if document.redacted_by}
        for name, (salted, _) in self.documents.held.items():
            if name in redacted:
                self.fault(None, "F-DOCUMENT", f"document {name} was redacted and is at hand")
            elif (name, salted) not in self.named and self.unsupported is None:
                self.fault(None, "F-DOCUMENT", f"document {name} is named by no lawful entry")
        for (name, salted), entry in self.named.items():
            if name not in redacted and self.documents.content(name, salted) is None:
                self.missing.append((name, entry))

    # Checkpoint and derived files

    def _checkpoint(self):
        data, size = self.files.get("checkpoint"), len(self.recorded)
        if data is None:
            return self.fault(None, "F-CHECKPOINT", "there is no checkpoint")
        try:
            checkpoint = Checkpoint(data)
        except Malformed as error:
            return self.fault(None, "F-CHECKPOINT", str(error))
        if self.register.founding is None and self.unsupported != 0:
            return self.fault(None, "F-CHECKPOINT", "the genesis is not lawful")
        if self.register.founding is not None and not self._signed(checkpoint):
            return self.fault(None, "F-CHECKPOINT", "the checkpoint is not signed by the ledger's key of its size")
        if checkpoint.size < size:
            return self.fault(None, "F-CHECKPOINT", f"the checkpoint is over {checkpoint.size} of {size} entries")
        if checkpoint.size > size:
            return self.fault(size, "F-ENTRY-MISSING", f"the checkpoint is over {checkpoint.size} entries, here are {size}")
        if checkpoint.root != self.roots[size]:
            suspect = self._first_suspect(size) if self.suspect is None and size else self.suspect
            self.fault(suspect, "F-ROOT", "the checkpoint's root is not that of these entries")
        return None

    def _signed(self, checkpoint):
        return checkpoint.origin == self.origin and checkpoint.signed_by(self.register.ledger_key(checkpoint.size))

    def _handings(self):
        """4.3: the last checkpoint of each key that was handed on, and no others."""
        there = {name for name in self.files if name.startswith("handed/")}
        if self.register.founding is not None:
            for handing in self.register.key_handings:
                if handing.entry + 1 < self.size():
                    self._covering(handing.entry, self.files.get(f"handed/{handing.entry + 1}"))
                    there.discard(f"handed/{handing.entry + 1}")
        for name in sorted(there) if self.unsupported is None else ():
            self.fault(None, "F-DERIVED", f"{name} is the last checkpoint of no key that was handed on")

    def _covering(self, entry, data):
        if data is None:
            return self.fault(entry, "F-CHECKPOINT", f"no checkpoint of the key before covers entry {entry}")
        try:
            checkpoint = Checkpoint(data)
        except Malformed as error:
            return self.fault(None, "F-CHECKPOINT", str(error))
        if not self._signed(checkpoint):
            return self.fault(None, "F-CHECKPOINT", "the checkpoint is not signed by the ledger's key of its size")
        if checkpoint.size != entry + 1:
            self.fault(None, "F-CHECKPOINT", f"the checkpoint over entry {entry} is over {checkpoint.size} entries")
        if checkpoint.size > self.size():
            return self.fault(self.size(), "F-ENTRY-MISSING", f"a checkpoint is over {checkpoint.size} entries")
        if checkpoint.root != self.roots[checkpoint.size]:
            found = self.suspect is not None and self.suspect < checkpoint.size
            self.fault(self.suspect if found else self._first_suspect(checkpoint.size), "F-ROOT",
                       "a checkpoint's root is not that of these entries")
        return None

    def _derived(self):
        expected = {} if self.unsupported is not None else derived_files(self.register, self.schema, self.size())
        for name in sorted(expected):
            if self.files.get(name) != expected[name]:
                self.fault(None, "F-DERIVED", f"{name} is missing or differs")
        if self.files.get("MANIFEST") != manifest(self.files):
            self.fault(None, "F-DERIVED", "MANIFEST is missing or differs")

    # The verdict (14)

    def verdict(self):
        if self.faults:
            return "invalid"
        if self.unsupported is not None:
            return "not supported"
        if self.followed is not None and self.followed.verdict() != "valid":
            return "weaker"
        known = self.wanted_genesis or self.succession
        return "weaker" if self.missing or self.beyond or not known else "valid"
