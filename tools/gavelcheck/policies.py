"""Section 4.6: which witnesses must have cosigned a checkpoint."""

from .notes import decimal, VerifierKey, WITNESS
from .values import Broken

_MOST_BYTES, _MOST_LINES = 100_000, 64


class Policy:
    def __init__(self, data):
        if len(data) > _MOST_BYTES:
            raise Broken("E-LOG-POLICY-LIMIT", "a policy of more than 100,000 bytes")
        if any(byte < 0x20 and byte not in b"\t\n" or byte == 0x7F for byte in data):
            raise Broken("E-LOG-POLICY-LINE", "a control character in the policy")
        if data and not data.endswith(b"\n"):
            raise Broken("E-LOG-POLICY-LINE", "a last line without a line feed")
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        self._members, self._keys = set(), set()
        for line in data.split(b"\n")[:-1]:
            words = [word.decode("utf-8", "surrogateescape") for word in line.replace(b"\t", b" ").split(b" ") if word]
            if words and not words[0].startswith("#"):
                self._read(words)
        if self.quorum is None:
            raise Broken("E-LOG-POLICY-QUORUM", "a policy without a quorum")

    def _line(self, condition, text):
        if not condition:
            raise Broken("E-LOG-POLICY-LINE", text)

    def _read(self, words):
        kind = words[0]
        if kind == "log" and len(words) in (2, 3):
            self._limit(self.logs)
            key = self._key(words[1], 1)
            self._line(all(key.key != other.key for other in self.logs), "a log's key twice")
            self.logs.append(key)
        elif kind == "witness" and len(words) in (3, 4):
            self._limit(self.witnesses)
            key = self._key(words[2], WITNESS)
            self._line(key.key not in self._keys, "a witness's key twice")
            self._define(words[1])
            self._keys.add(key.key)
            self.witnesses[words[1]] = key
        elif kind == "group" and len(words) >= 4:
            self._limit(self.groups)
            self._group(words[1], words[2], words[3:])
        elif kind == "quorum" and len(words) == 2:
            if self.quorum is not None:
                raise Broken("E-LOG-POLICY-QUORUM", "two quorums")
            self._line(words[1] == "none" or words[1] in self.witnesses or words[1] in self.groups, "an unknown name")
            self.quorum = words[1]
        else:
            self._line(False, f"a line of no kind: {kind}")

    def _limit(self, those):
        if len(those) >= _MOST_LINES:
            raise Broken("E-LOG-POLICY-LIMIT", "more than 64 lines of a kind")

    def _key(self, text, kind):
        try:
            return VerifierKey(text, kind)
        except Broken as error:
            raise Broken("E-LOG-POLICY-LINE", str(error)) from error

    def _define(self, name):
        self._line(name != "none" and name not in self.witnesses and name not in self.groups, f"the name {name} again")

    def _group(self, name, threshold, members):
        for member in members:
            self._line(member in self.witnesses or member in self.groups, f"an unknown name {member}")
            self._line(member not in self._members, f"{member} in a group twice")
            self._members.add(member)
        least = {"all": len(members), "any": 1}.get(threshold, decimal(threshold))
        self._line(least is not None and 1 <= least <= len(members), "a count that no group has")
        self._define(name)
        self.groups[name] = (least, members)

    def require(self, checkpoint):
        """The key of the log that signed, where the quorum has witnessed the checkpoint too; and the names of witnesses."""
        own = [key for key in self.logs if key.name == checkpoint.origin]
        if not own:
            raise Broken("E-LOG-POLICY-LOG", "the policy lists no key of this log")
        signed = [key for key in own if checkpoint.claimed_by(key.name, key.id)]
        for key in signed or own[:1]:
            checkpoint.require_signed_by(key)
        seen = {name for name, key in self.witnesses.items() if checkpoint.cosigned_by(key)}
        if self.quorum != "none" and not self._met(self.quorum, seen):
            raise Broken("E-LOG-POLICY-MISSED", "fewer witnesses than the policy asks for")
        return signed[0], sorted(seen)

    def met_by(self, seen):
        """Whether the quorum, which is not none, is met by these names of witnesses."""
        return self._met(self.quorum, seen)

    def _met(self, name, seen):
        if name in self.witnesses:
            return name in seen
        least, members = self.groups[name]
        return sum(self._met(member, seen) for member in members) >= least
