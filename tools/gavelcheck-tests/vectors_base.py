"""The trail that the published vectors (schema/vectors) are made from, and the means to forge further entries of it.

Every key is made of a seed and every time is fixed, so that the same bytes come out each time.
"""

import copy
import functools
import hashlib

from forge import DAY, Forge, ORIGIN, a_charter, b64, private, public
from gavelcheck.crypto import Tree, fingerprint, signed_blob
from gavelcheck.notes import key_id
from gavelcheck.tables import derived_files, manifest
from gavelcheck.values import canonical, digest, time_text

TEXT = b"We publish minutes within a week.\n"
OTHER_TEXT = b"We meet in Geneva.\n"
KEY_DELAY, RATE = 7_200, 8
VKEY = f"{ORIGIN}+{key_id(ORIGIN, public('ledger')).hex()}+{b64(bytes([1]) + public('ledger'))}"
RULE = {"discussion": 0, "id": "odd", "lapse": 30 * DAY, "least_window": 3_600, "longest_window": 30 * DAY, "mover": "member",
        "open_within": 0, "opener": "proposer", "seconds": 0, "title": "Odd", "recusal": {"from_base": True},
        "quorum": {"base": "seats", "fraction": "1/2", "strictly": False},
        "thresholds": [{"base": "cast", "fraction": "1/2", "strictly": True}]}


def the_charter(**more):
    seats = [{"appoints": "organization", "body": "board", "id": f"s{n}", "organization": f"o{n}", "title": f"Seat {n}",
              "voting": True, "weight": 1, "alternate": True} for n in range(1, 5)]
    charter = a_charter(copy.deepcopy(RULE), seats, **more)
    charter["parameters"] |= {"key_delay": KEY_DELAY, "entries_per_day": RATE}
    return charter


def text_of(content, **changes):
    return {"access": "public", "lang": "en", "media": "text/markdown", "role": "operative", "sha256": digest(content),
            "size": len(content), **changes}


def signed_checkpoint(size, root, origin=ORIGIN, key="ledger", name=None, more=b""):
    """A checkpoint with the line of one key, and whatever lines follow."""
    text = f"{origin}\n{size}\n{b64(root)}\n"
    name = name or origin
    signature = key_id(name, public(key)) + private(key).sign(text.encode())
    return (text + f"\n— {name} {b64(signature)}\n").encode() + more


def cosignature(witness, checkpoint, time=1_780_000_000, key=None, message_time=None):
    """4.4: the line of a witness, named by its seed."""
    name, key = f"{witness}.example", key or witness
    body = checkpoint.split(b"\n\n")[0] + b"\n"
    signed = b"cosignature/v1\ntime %d\n" % (time if message_time is None else message_time) + body
    data = key_id(name, public(witness), 4) + time.to_bytes(8, "big") + private(key).sign(signed)
    return f"— {name} {b64(data)}\n".encode()


def witness_key(witness):
    name = f"{witness}.example"
    return f"{name}+{key_id(name, public(witness), 4).hex()}+{b64(bytes([4]) + public(witness))}"


class Bench(Forge):
    """A forged ledger, of which each part of an entry can be said."""

    def event(self, kind, by, data, valid=DAY, saw=None, **changes):
        """The event as its author would sign it now, but for the changes."""
        size = len(self.lines) if saw is None else saw
        return {"at": time_text(self.now), "by": by, "data": data, "ledger": self.origin,
                "seen": {"root": b64(self.found.roots[size]), "size": size}, "type": kind,
                "until": time_text(self.now + valid), "v": 1, **changes}

    def line(self, event, signer, **changes):
        """The entry's bytes; the event is an object, or bytes in whatever spelling, and is signed as it stands."""
        raw = event if isinstance(event, bytes) else canonical(event)
        parts = {"key": fingerprint(public(signer)), "recorded": time_text(self.now),
                 "sig": b64(private(signer).sign(signed_blob(raw))), **changes}
        rest = "".join(f',"{name}":"{parts[name]}"' for name in sorted(parts) if parts[name] is not None)
        return b'{"event":' + raw + rest.encode() + b"}"

    def put(self, line):
        self.found._judge_line(len(self.lines), line)
        self.codes.append([])
        self.lines.append(line)
        self.tree.append(line)
        self.found.roots.append(self.tree.root())
        self.ids.append(None)

    def salted(self, content):
        salt = hashlib.sha256(b"salt" + content).digest()
        name = digest(b"gavel-salted-v1\0" + salt + content)
        self.files |= {f"documents/{name}": content, f"documents/{name}.salt": salt}
        return name

    def export(self):
        files = {"trail.jsonl": b"".join(line + b"\n" for line in self.lines),
                 "checkpoint": signed_checkpoint(len(self.lines), self.tree.root(), self.origin, self.ledger)}
        redacted = {document.digest for document in self.register.documents if document.redacted_by}
        for name, data in self.files.items():
            own, salted = name[10:74], name.endswith(".salt") or name + ".salt" in self.files
            if (own, salted) in self.found.named and own not in redacted:
                files[name] = data
        files.update(derived_files(self.register))
        files["MANIFEST"] = manifest(files)
        return files


def sealed_files(lines, documents):
    """The files of a trail of these lines, whatever is in them: signed and derived again by who holds the ledger's key."""
    from gavelcheck.verification import Verification
    tree = Tree()
    for line in lines:
        tree.append(line)
    files = {"trail.jsonl": b"".join(line + b"\n" for line in lines), "checkpoint": signed_checkpoint(tree.size, tree.root()),
             **documents}
    found = Verification(files, [])
    files.update(derived_files(found.register))
    files["MANIFEST"] = manifest(files)
    return files


def documents_of(files):
    return {name: data for name, data in files.items() if name.startswith("documents/")}


@functools.cache
def _base():
    """An adopted policy, a second key, and an open poll of the board."""
    f = Bench(the_charter())
    for n in range(1, 4):
        f.add("seat.designated", f"p{n}", person=f"p{n}", seat=f"s{n}")
    f.document(TEXT)
    f.motion = f.propose("p1", "members", [{"act": "policy.adopt", "policy": "minutes", "text": digest(TEXT), "title": "Minutes"}],
                         [text_of(TEXT)], "Publish minutes")
    f.first_poll = f.open("p1", f.motion, "members", DAY)
    reason = f.salted(b"We had no time to read it.")
    f.vote("p1", f.first_poll, "members.o1", "yes")
    f.vote("p2", f.first_poll, "members.o2", "no", reason=reason)
    f.vote("p3", f.first_poll, "members.o3", "yes")
    f.vote("p2", f.first_poll, "members.o2", "yes", 2)
    f.close("p1", f.first_poll, DAY)
    f.offer = f.add("key.offered", "p2", signed_with="p2-laptop", key=b64(public("p2-laptop")), person="p2")
    f.add("key.vouched", "p2", offer=f.offer)
    f.document(OTHER_TEXT)
    f.second = f.propose("p1", "board", texts=[text_of(OTHER_TEXT)], title="Meet in Geneva")
    f.add("seat.recused", "p3", motion=f.second, seat="s3")
    f.poll = f.open("p1", f.second, "board", DAY)
    f.vote("p1", f.poll, "s1", "yes")
    f.pending = f.propose("p2", "board", title="Another motion")
    assert not any(f.codes), f.codes
    return f


def base():
    return copy.deepcopy(_base())
